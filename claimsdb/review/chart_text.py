"""Words on a chart: made fit for XML, measured, cut and wrapped without asking a browser."""

import unicodedata

# How wide a character is, as a share of the font's size, in the sans-serif fonts of browsers: rather too wide.
NARROW, MIDDLE, BROAD = 0.34, 0.58, 1.0
NARROW_LETTERS = frozenset("iljtfrI1.,:;'’‘|!()[] -")
# Kinds of characters that XML cannot hold, or that turn the direction of a line.
UNPRINTABLE = {"Cc", "Cf", "Cs", "Cn"}


def printable(text: str) -> str:
    """Return the text on one line, without what XML cannot hold or what would turn the direction of its line."""
    kept = (" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(letter for letter in kept if unicodedata.category(letter) not in UNPRINTABLE).split())


def measured(text: str, size: float) -> float:
    """Return how wide a text is, about, in a font of this size."""
    return sum(width_of(letter) for letter in text) * size


def width_of(letter: str) -> float:
    """Return how wide a character is, as a share of the font's size."""
    if letter in NARROW_LETTERS:
        return NARROW
    wide = letter in "mwMW@%" or unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF
    return BROAD if wide else MIDDLE


def fitted(text: str, width: float, size: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than this."""
    text = printable(text)
    if measured(text, size) <= width:
        return text
    while text and measured(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, width: float, size: float, most: int = 2) -> list[str]:
    """Return the text in lines no wider than this; what is left after the last is cut."""
    lines: list[str] = []
    words = printable(text).split(" ")
    while words and words != [""]:
        line = [words.pop(0)]
        while words and measured(" ".join([*line, words[0]]), size) <= width:
            line.append(words.pop(0))
        if len(lines) == most - 1:
            line += words
            words = []
        lines.append(fitted(" ".join(line), width, size))
    return lines
