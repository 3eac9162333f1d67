"""Works cited in brackets: (A long way home by Ann Lee, Financial Times, 2 May 2021), (FT 13/11), (Lee, op. cit.)."""

import re
from dataclasses import dataclass

from claimsdb.extraction.quotations import names

# A citation with a long title and three authors is no longer.
BRACKETED = re.compile(r"[\[(]([^\[\]()\n]{3,250})[\])]")
# A day, a year or an issue tells a citation from a name in brackets, and so does "op. cit.".
NUMBERED = re.compile(r"\d")
AGAIN = re.compile(r"\b(?:op\.?\s?cit|ibid)\b", re.IGNORECASE)
# What stands behind the name of a publication: "FT 13/11", "Economist 14 November".
ISSUE = re.compile(r"\s[\d(][\w/.\s-]{0,30}$")
SURNAME = re.compile(r"[A-Z][\w’'-]{2,30}(?=,|\sand\s|\s&\s|$)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation by its characters, brackets included, and the publication it names."""

    start: int
    end: int
    publication: str


def citations(text: str) -> list[Citation]:
    """Every citation whose publication is known, by itself or from an earlier one of the same author."""
    found: list[Citation] = []
    authors: dict[str, str] = {}
    for match in BRACKETED.finditer(text):
        inside = match[1].strip()
        again = AGAIN.search(inside)
        if again is None and not NUMBERED.search(inside):
            continue
        signed = _surnames(inside)
        name = _publication(inside)
        if again is not None and not name:
            name = next((authors[word] for word in signed if word in authors), "")
            if again[0].lower() == "ibid" and found:
                name = found[-1].publication
        if name:
            authors |= dict.fromkeys(signed, name)
            found.append(Citation(match.start(), match.end(), name))
    return found


def _publication(inside: str) -> str:
    """The publication among the parts of a citation, "" where none is known."""
    for part in inside.split(","):
        name = names.publications().get(names.folded(ISSUE.sub("", part.strip())))
        if name:
            return name
    return ""


def _surnames(inside: str) -> list[str]:
    """The last words of the authors: what follows "by", or else what the citation begins with."""
    _, by, rest = inside.rpartition(" by ")
    signed = rest if by else inside.partition(",")[0]
    return SURNAME.findall(signed.partition(",")[0])
