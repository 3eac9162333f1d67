"""The figures that a sentence tells as changed: the first word, the one before, the one that was raised."""

import re

from claimsdb.matching.words import values_in

# How the news tells that a figure was the first word, or was changed since.
REVISED = re.compile(
    r"\b(?:preliminar(?:y|ily)|initial(?:ly)?|original(?:ly)?(?! from)|revis(?:ed|ion)|upgraded|downgraded|bumped|"
    r"(?:raised|lowered|increased|sweetened|updated|corrected)\s(?:\S{1,20}\s){0,4}?to|"
    r"earlier (?:reports?|estimates?|said|put|reported|confirmed|estimated)|"
    r"(?:said|reported|confirmed|estimated) earlier)\b",
    re.IGNORECASE,
)
# "Which originally had rated the quake as 4.4": the figure that was changed stands within this many characters.
REACH = 60
# Words of change that tell its direction: what was raised was less before.
RAISED = ("upgraded", "bumped", "raised", "increased", "sweetened")
LOWERED = ("downgraded", "lowered")

# A value, and the words that tell its change.
Change = tuple[float, str]


def changes_in(sentence: str) -> list[Change]:
    """The values that a sentence tells as changed, each with the words that say so."""
    return [
        (value, said.group())
        for said in REVISED.finditer(sentence)
        for value in values_in(sentence[said.end() : said.end() + REACH])
    ]
