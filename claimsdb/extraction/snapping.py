"""Where words begin and end: a span that a person drew is moved to whole words, whatever the script."""

import re
import unicodedata

# Characters that hang on the one before them, or bind it to the next: marks, joiners, variation selectors, tags.
HANGING = {"Mn", "Mc", "Me", "Cf", "Sk"}
# Signs that belong to the number beside them, and emoji, whose parts are no words of their own.
SIGNS = {"Sc", "So"}
PERCENT = "%‰"
# A space that shows nothing ends a word all the same.
UNSEEN_SPACES = "\u200b\ufeff\u2060"
# Marks inside a word or a number: don't, 4,000, 12:05, km/h; those of the second row between digits alone.
INSIDE_WORDS = "'’‘-‐‑·"
INSIDE_NUMBERS = ".,:/–"
# Scripts that put no space between words: each character may end one.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Marks around a quotation stand outside it, as does the space beside them.
AROUND_QUOTATIONS = "“”„‟«»\"‘’'‚‹›`"


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of whole words that ``text[start:end]`` touches, trimmed of white space.

    Both come back equal where it touches none.
    """
    start, end = max(0, start), min(len(text), end)
    while start < end and is_space(text[start]):
        start += 1
    while end > start and is_space(text[end - 1]):
        end -= 1
    if start >= end:
        return start, start
    while start and is_inside(text, start):
        start -= 1
    while end < len(text) and is_inside(text, end):
        end += 1
    return start, end


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without quotation marks at its edges, where something else is left."""
    first, last = start, end
    while first < last and (text[first] in AROUND_QUOTATIONS or is_space(text[first])):
        first += 1
    while last > first and (text[last - 1] in AROUND_QUOTATIONS or is_space(text[last - 1])):
        last -= 1
    return (first, last) if first < last else (start, end)


def is_inside(text: str, at: int) -> bool:
    """Whether a cut before ``text[at]`` would part a word, a number, or a character from its marks."""
    before, after = text[at - 1], text[at]
    if is_space(before) or is_space(after):
        return False
    if hangs(after) or unicodedata.category(before) == "Cf":
        return True
    if is_joint(text, at) or is_joint(text, at - 1):
        return True
    base = at - 1
    while base and hangs(text[base]):
        base -= 1
    before = text[base]
    if UNSPACED.match(before) or UNSPACED.match(after):
        return False
    return is_word(before) and is_word(after)


def is_space(character: str) -> bool:
    """Whether it is white space, shown or not."""
    return character.isspace() or character in UNSEEN_SPACES


def hangs(character: str) -> bool:
    """Whether it is nothing without the character before it."""
    return character not in UNSEEN_SPACES and unicodedata.category(character) in HANGING and character not in "^`´"


def is_word(character: str) -> bool:
    """Whether words are made of it."""
    return character.isalnum() or character in PERCENT or character == "_" or unicodedata.category(character) in SIGNS


def is_joint(text: str, at: int) -> bool:
    """Whether ``text[at]`` is a mark inside a word or a number."""
    if not 0 < at < len(text) - 1:
        return False
    before, mark, after = text[at - 1], text[at], text[at + 1]
    if mark in INSIDE_WORDS:
        return (before.isalnum() or hangs(before)) and after.isalnum()
    if mark in INSIDE_NUMBERS and before.isdigit():
        return after.isdigit()
    # The U.S.: a letter alone before the mark.
    return mark == "." and before.isalpha() and after.isalpha() and not (at > 1 and text[at - 2].isalnum())
