"""What a claim's passage says, read off it once and kept: whatever no other article and no weight can change.

Plain lists and words, so that it can be stored beside the claim: comparing a claim with a new one then takes no look at
its article.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimsdb.matching.changes import Change, changes_in
from claimsdb.matching.dates import Day, dates_in
from claimsdb.matching.elapsed import Elapsed, elapsed_in
from claimsdb.matching.names import names_spelled
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.strengths import strengths_in
from claimsdb.matching.words import WORD, concept, concepts, fold, is_number, spelled, tokens, value_of

# The clause stops the words about a number: beyond a full stop, a semicolon or a bracket another thing begins.
CLAUSE = re.compile(r"[;:()\[\]—–]|,\s")
# A word beyond a clause's edge stands this many words further away.
EDGE = 3
# What is counted stands within a few words after its number, if it follows it at all.
COUNTED_REACH = 60
# "75 kilometres (50 miles) west of Oberdorf": what the bracket repeats is passed over.
BRACKETED = re.compile(r"^\s{0,2}\([^()]{1,40}\)")
# A name that says where a distance is measured from stands within this many words of the number.
LANDMARK_REACH = 9
NAME = re.compile(r"[A-Z][^\W_]{1,40}")
WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# "May" is left out, for it is a verb as often.
MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b"
)
# Whole words in capitals are acronyms up to this length, and longer ones a headline's.
LONGEST_ACRONYM = 5
# "Anna Huber, 20, was" and "the 20-year-old Anna Huber": names of up to four words right beside the number.
NAMED_BEFORE = re.compile(r"(?:[A-Z][^\W\d_'’]{1,30}[\s-]){0,3}[A-Z][^\W\d_]{1,30},\s{1,3}$")
# "A 20-year-old British climber" is not called British.
PEOPLE_OF = re.compile(r"\s{1,3}(?:German|[A-Z]\w{1,20}(?:ish|ian|ean|can|ese|ch|eli|iqi|ani))\s[a-z]")
NAMED_AFTER = re.compile(r"\s{1,3}(?:[A-Z][^\W\d_]{1,30}[\s-]){0,3}[A-Z][^\W\d_]{1,30}")
# "Accused thugs Anna Huber", and "Anna Huber, the girl who was shot"; "Englishman" names nobody.
NAMED_SUBJECT = re.compile(
    r"^(?:(?!of\s|by\s|in\s|for\s|with\s|against\s)[a-z-]{2,20}\s){0,3}(?![^\W_]{1,20}(?:man|woman)$)"
    r"(?P<name>(?:[A-Z][^\W\d_'’]{1,30}[\s-]){0,3}[A-Z][^\W\d_]{1,30})(?=,|$)"
)
# Words that make a number part of one before it.
PART_BEFORE = re.compile(
    r"\b(?:including|of which|of whom|among them|of these)(?:\s\S{1,20}){0,2}\s{1,3}$", re.IGNORECASE
)
# "One of the quakes, a 6.3 tremor" does not say which.
ONE_OF = re.compile(r"\bone of (?:the|these|those)(?:\s\S{1,20}){1,3}\s{1,3}$", re.IGNORECASE)
PART_AFTER = re.compile(r"\s{1,3}of (?:them|the|these|those|which|whom)\b", re.IGNORECASE)
# A number that these words follow is not of the one country that another number names.
OF_MANY = re.compile(
    r"[^.;]{0,80}?\b(?:countries|nations|worldwide|nationwide|(?:across|around) the (?:country|region|world|globe))\b"
)
# A duration is counted from the moment that these words introduce, told within this many words.
MOMENT = {"after": "after", "before": "before", "since": "after", "into": "after", "following": "after"}
MOMENT_REACH = 20
# Nobody writes a sentence longer than this; a text that does (a table, a list) is compared by its nearest words.
REACH = 400


@dataclass(slots=True)
class Reading:
    """What was read of one claim: each word as its concept, once, in the order of the text.

    Attributes:
        near: the words about the number, those before it first, backwards from it.
        distances: how many words from the number each of them stands at the nearest.
        sentence: the words of the sentence, the number left out.
        context: the words of the title, of the sentence before and of the article's lead.
        names: capitalised words soon after the number.
        person: the name that stands right before or right after the number.
        part: whether it is said to be part of another number ("five of them", "including two children"), or of one of
            several things ("one of the quakes, a 6.3").
        of_many: whether it is said to be of many countries, or of a whole one.
        days: the days of the week that its sentence names, else those of the sentence before.
        months: the months that its sentence names.
        dates: the days that its sentence names by month and day.
        strengths: the magnitudes of quakes in the sentence, else those of the sentence before.
        named: the names of people and places in the sentence and the sentence before.
        since: for "five minutes after the truce", the words after "after", and "after" itself; else empty.
        counted: the word for what is counted, as far as it follows the number, else "".
        numbers: the other numbers of the sentence, as written.
        addends: the values of the other numbers, a "one" among them.
        changed: the values that the sentence tells as changed, each with the words that say so.
        elapsed: the times that the sentence says have passed up to its telling, in days, each with which sort it is.
        spelling: each concept that the passage spells otherwise, with its last spelling.

    """

    near: list[str]
    distances: list[int]
    sentence: list[str]
    context: list[str]
    names: list[str]
    person: list[str]
    part: bool
    of_many: bool
    days: list[str]
    months: list[str]
    dates: list[Day]
    strengths: list[float]
    named: list[str]
    since: list[str]
    counted: str
    numbers: list[str]
    addends: list[float]
    changed: list[Change]
    elapsed: list[Elapsed]
    spelling: dict[str, str]

    def kept(self) -> list[Any]:
        """Return it as it is stored; ``Reading(*kept)`` brings it back."""
        return [getattr(self, name) for name in self.__slots__]


def read_claim(record: ClaimRecord) -> Reading:
    """Read what every comparison needs off a claim's title and lead, its sentence and the sentence before."""
    before, after = around(record.sentence, record.exact, record.at)
    written = tokens(f"{before} {after}")
    near = nearest(before, after)
    named = names_spelled(f"{record.before[-REACH:]}\n{record.sentence[:REACH]}")
    return Reading(
        near=list(near),
        distances=list(near.values()),
        sentence=list(dict.fromkeys(filter(None, map(concept, written)))),
        context=list(dict.fromkeys(concepts(f"{record.title} {record.before} {record.lead}"))),
        names=_names(after),
        person=_person(before, record.exact, after),
        part=any((PART_BEFORE.search(before), ONE_OF.search(before), PART_AFTER.match(after))),
        of_many=bool(OF_MANY.match(after)),
        days=_days(record.sentence) or _days(record.before),
        months=sorted(set(MONTH.findall(record.sentence[:REACH]))),
        dates=sorted(dates_in(record.sentence[:REACH])),
        strengths=strengths_in(record.sentence[:REACH]) or strengths_in(record.before[-REACH:]),
        named=sorted(named),
        since=_since(after),
        counted=_counted(after),
        numbers=sorted({word for word in written if is_number(word)}),
        addends=sorted(set(filter(None, map(value_of, written)))),
        changed=changes_in(record.sentence[:REACH]),
        elapsed=elapsed_in(record.sentence[:REACH]),
        spelling=respelled(f"{record.title} {record.lead} {record.before} {record.sentence}") | capitals(named),
    )


def capitals(named: Mapping[str, str]) -> dict[str, str]:
    """The names that are not spelled with one capital alone: "IMF", "McGregor"; a shouted headline's are as others."""
    return {
        meaning: name
        for meaning, name in named.items()
        if name != name.capitalize() and not (name.isupper() and len(name) > LONGEST_ACRONYM)
    }


def respelled(text: str) -> dict[str, str]:
    """Each concept of a text that it spells otherwise, with the last word that stood for it."""
    return {meaning: word for meaning, word in spelled(text).items() if meaning and meaning != word}


def around(sentence: str, exact: str, at: int | None = None) -> tuple[str, str]:
    """What stands before and after the number in its sentence, cut to what a sentence can hold.

    ``at`` is its offset there: "5 dead and 5 hurt" gives one number twice. Without it, the first that is whole.
    """
    if at is None:
        at = sentence.find(exact) if exact else -1
        while at >= 0 and not _whole(sentence, at, at + len(exact)):
            at = sentence.find(exact, at + 1)
    if at < 0:
        return sentence[:REACH], ""
    return sentence[max(0, at - REACH) : at], sentence[at + len(exact) :][:REACH]


def _whole(sentence: str, start: int, end: int) -> bool:
    """Whether the words from start to end are whole: "5" is not in "25", in "1.5" nor in "5,000"."""
    before, after = sentence[max(0, start - 2) : start], sentence[end : end + 2]
    joined = before[-1:].isalnum() or after[:1].isalnum()
    decimal = (before[-1:] in {".", ","} and before[:1].isdigit()) or (after[:1] in {".", ","} and after[1:].isdigit())
    return not joined and not decimal


def nearest(before: str, after: str) -> dict[str, int]:
    """The words about the number, each with its least distance from it."""
    least: dict[str, int] = {}
    for text, backwards in ((before, True), (after, False)):
        for word, distance in distances(text, backwards=backwards):
            least[word] = min(distance, least.get(word, distance))
    return least


def distances(text: str, *, backwards: bool) -> list[tuple[str, int]]:
    """Each concept of the text before (``backwards``) or after a number, with its distance from it in words."""
    found: list[tuple[str, int]] = []
    distance = 0
    clauses = CLAUSE.split(fold(text))
    for clause in reversed(clauses) if backwards else clauses:
        words = WORD.findall(clause)
        for word in reversed(words) if backwards else words:
            if meaning := concept(word):
                found.append((meaning, distance))
            distance += 1
        distance += EDGE
    return found


def _counted(after: str) -> str:
    """The first word with a meaning right after the number: "people" of "12 people", "rifles" of "six AK 47 rifles"."""
    return next((word for word, distance in distances(after[:COUNTED_REACH], backwards=False) if distance < EDGE), "")


def _person(before: str, exact: str, after: str) -> list[str]:
    """The name that a number in commas or a "20-year-old" stands beside."""
    named_before = NAMED_BEFORE.search(before[-REACH:])
    named_after = None if PEOPLE_OF.match(after) else NAMED_AFTER.match(after)
    aged = exact.lower().endswith("old")  # "On Monday, 20-year-old Anna Huber"
    found = (named_after or named_before) if aged else (named_before or named_after)
    names = NAME.findall(found.group()) if found else []
    return [] if any(name.lower() in WEEKDAYS for name in names) else names


def person_in(subject: str) -> list[str]:
    """The name that a subject is, but for the words that say who that is."""
    found = NAMED_SUBJECT.search(subject[:REACH])
    return NAME.findall(found["name"]) if found else []


def _days(text: str) -> list[str]:
    """The days of the week that a text names."""
    return sorted(WEEKDAYS.intersection(tokens(text[:REACH])))


def _since(after: str) -> list[str]:
    """What a duration is counted from: the preposition right after the number, and the words of what it introduces."""
    words = tokens(after[:REACH])[: 1 + MOMENT_REACH]
    if not words or words[0] not in MOMENT:
        return []
    return sorted({MOMENT[words[0]], *filter(None, map(concept, words[1:]))})


def _names(after: str) -> list[str]:
    """Capitalised words among the first words after the number, up to the clause's edge."""
    clause = CLAUSE.split(BRACKETED.sub(" ", after), maxsplit=1)[0]
    start = " ".join(clause.split(maxsplit=LANDMARK_REACH)[:LANDMARK_REACH])
    return list(dict.fromkeys(NAME.findall(start)))
