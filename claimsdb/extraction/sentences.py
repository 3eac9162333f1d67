"""Where a sentence begins and ends, by its punctuation: for showing words in their sentence, at any length of text."""

import re

# An end is a full stop, question or exclamation mark with its closing marks, before white space and what may open a
# sentence; a blank or new line ends one too.
END = re.compile(r"[.!?…][”’\"')\]]{0,3}(?=\s{1,3}[“‘\"'(\[A-Z0-9])|\n")

# Words whose full stop does not end a sentence, as they stand before it.
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|St|Jr|Sr|No|vs|Inc|Co|Corp|Ltd|approx|est"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\b[a-z]\.[a-z])$"
)
LONGEST_ABBREVIATION = 8

# How far a sentence may reach to either side: a list without a full stop is no sentence.
REACH = 1_500


def ends_sentence(text: str, at: int) -> bool:
    """Whether the mark at this offset ends a sentence, and is not that of an abbreviation or an initial."""
    return text[at] != "." or not ABBREVIATED.search(text, max(0, at - LONGEST_ABBREVIATION), at)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence (or sentences) that holds ``text[start:end]``, trimmed of white space."""
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    marks = list(END.finditer(text, floor, start))
    first = next((mark.end() for mark in reversed(marks) if ends_sentence(text, mark.start())), floor)
    last = next(
        (mark.end() for mark in END.finditer(text, max(start, end - 1), ceiling) if ends_sentence(text, mark.start())),
        ceiling,
    )
    return trimmed(text, first, max(last, end))


def sentence_before(text: str, start: int) -> tuple[int, int]:
    """Return the offsets of the sentence before the one that starts at ``start``; empty at the text's beginning."""
    stop = start
    while stop and text[stop - 1].isspace():
        stop -= 1
    if not stop:
        return 0, 0
    return sentence_around(text, stop - 1, stop)[0], stop


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
