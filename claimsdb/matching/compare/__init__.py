"""Comparisons, one a file: two prepared mentions in, a score from 0 to 1 and a reason out.

1 speaks for the same question, 0 against it, and 0.5 says nothing. A reason is a sentence for the person who reviews
the pair, or "" where there is nothing to say.
"""

Compared = tuple[float, str]

SILENT: Compared = (0.5, "")
# Words in common that speak for one question are worth a reader's time; fewer are not.
TELLING = 0.5
