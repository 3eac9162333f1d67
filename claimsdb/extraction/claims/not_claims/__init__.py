"""Numbers that assert nothing: one idea a file, each a rule from a quantity in its sentence to yes or no."""
