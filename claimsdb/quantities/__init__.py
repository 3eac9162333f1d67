"""The algebra of numbers: quantities read from text, units, intervals, periods. Plain Python."""
