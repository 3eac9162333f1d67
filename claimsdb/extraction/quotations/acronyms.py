"""Names that an article shortens to their first letters: the Tidewater Institute of Physics (TIP)."""

import re

from claimsdb.extraction.quotations.words import listed

# The longest acronyms have some eight letters; a name has seldom more small words than letters.
LONGEST_ACRONYM = 8
BRACKETED = re.compile(rf"\s\(([A-Z]{{2,{LONGEST_ACRONYM}}})\)")
# So many characters before the bracket hold any name of so few capitals.
WINDOW = 200
# What "D.C." and "the party’s" leave once their marks are off does not count against a name.
EDGE = ".,;:“”\"‘’'"


def acronyms(text: str) -> dict[str, str]:
    """Each acronym that the text explains in brackets, with the words it stands for; the first explanation stands."""
    found: dict[str, str] = {}
    for match in BRACKETED.finditer(text):
        if match[1] not in found and (
            name := _spelled_out(text[max(0, match.start() - WINDOW) : match.start()], match[1])
        ):
            found[match[1]] = name
    return found


def _spelled_out(before: str, acronym: str) -> str:
    """The last words of a text whose capitals are the acronym, "" where they are others."""
    words = before.rpartition("\n")[2].split()
    left = len(acronym)
    for i in range(len(words) - 1, -1, -1):
        word = words[i].strip(EDGE)
        if word[:1].isupper() and word[0] == acronym[left - 1]:
            left -= 1
        elif word.lower() not in listed("joining"):
            return ""
        if not left:
            return " ".join(words[i:])
    return ""
