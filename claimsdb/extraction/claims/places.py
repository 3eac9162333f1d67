"""Where a claim holds: the place that its words name, else the nearest, else the article's."""

import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from claimsdb.extraction.claims.events import EVENTS
from claimsdb.extraction.claims.setting import Lines, Setting
from claimsdb.extraction.claims.steps import governing_verb, steps_up

TABLE = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
PLACE_NOUNS: frozenset[str] = frozenset(TABLE["nouns"])
COUNTRIES: frozenset[str] = frozenset(TABLE["countries"])
ALIASES: dict[str, str] = TABLE["aliases"]
PLACES = frozenset({"GPE", "LOC", "FAC"})
# A name that is tagged as a place in most of its uses is one in all of them.
MOSTLY = 0.5
# So is one that "in" or "near" stands before in a fifth of its uses, and more than once: people and firms are not.
OFTEN = 0.2
ENTERED_BY = frozenset({"in", "near", "outside", "inside", "across", "around", "throughout"})
LONGEST_NAME = 6
# Of the places of one sentence, so many before and after a quantity may be its own.
BESIDE = 6
AT = frozenset({"in", "at", "near", "on", "outside", "around", "across", "inside", "within", "off", "of", "from"})
# Clauses that tell of another thing than the one around them.
CLAUSES = frozenset({"advcl", "relcl", "acl", "parataxis"})
# Endings of nouns for what is done to a place, which is not where the rest happens.
ACTS = ("tion", "sion", "ment", "ence", "ance", "ship", "ity")
# Sentences in print are rarely nested deeper.
DEEPEST = 12
TOWARDS = frozenset({"to", "into", "towards", "toward"})


def name_of(place: Span) -> str:
    """Return the name of a place, without article, genitive and broken spaces: "United States" of "the U.S.'s"."""
    words = " ".join(place.text.split())
    for ending in ("'s", "’s", " 's", "'", "’"):
        words = words.removesuffix(ending)
    words = words.removeprefix("the ").removeprefix("The ").strip(" -–")
    return ALIASES.get(words, words)


class Places:
    """The places of one article, found once, looked up by sentence."""

    def __init__(self, lines: Lines, title: str = "") -> None:
        self._lines = lines
        self._by_sentence: dict[int, list[Span]] = {}
        self._printed: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for place in settled_places(lines.doc):
            self._by_sentence.setdefault(lines.sentence(place.start).start, []).append(place)
            self._printed.setdefault(spelling_of(place), name_of(place))
            if is_at(place) or name_of(place) in COUNTRIES or name_of(place) in title:
                counts[self._name(place)] += 1
        in_title = [name for name in counts if name in title]
        common = counts.most_common(1)
        self._dominant = max(in_title, key=lambda name: counts[name], default=common[0][0] if common else "")

    def of(self, setting: Setting) -> str:
        """Return the place that a quantity is said of, "" where the article names none.

        A place that its sentence names only aside, "since the dissolution of the Soviet Union", gives way to the one
        that the article is about.
        """
        every = self._by_sentence.get(setting.sentence.start, [])
        at = bisect_left(every, setting.span.start, key=lambda place: place.start)
        beside = every[max(at - BESIDE, 0) : at + BESIDE]
        here = [place for place in beside if not is_goal(place)]
        if here:
            own = [place for place in here if not is_aside(place, setting)]
            return self._name(min(own, key=lambda place: remoteness(place, setting))) if own else self._dominant
        before = self._lines.sentence_before(setting.sentence)
        entered = (
            [place for place in self._by_sentence.get(before.start, []) if is_at(place)] if before is not None else []
        )
        return self._name(entered[-1]) if entered else self._dominant

    def _name(self, place: Span) -> str:
        """Return a place's name as the article first spells it: "Nagorno Karabakh" is "Nagorno-Karabakh"."""
        return self._printed[spelling_of(place)]


def spelling_of(place: Span) -> str:
    """Return the name of a place as all its spellings share it, without hyphens."""
    return name_of(place).replace("-", " ").replace("–", " ").casefold()


def settled_places(doc: Doc) -> Iterator[Span]:
    """Yield the names that are places: known ones, those that say so, and those that the article mostly uses so."""
    names = [(span, name_of(span)) for span in names_in(doc)]
    uses = Counter(name for _, name in names)
    tagged = Counter(name for span, name in names if span.root.ent_type_ in PLACES)
    shown = Counter(name for span, name in names if is_entered(span))
    called = Counter(name for span, name in names if is_called_a_place(span))
    people = surnames(doc)
    for span, name in names:
        if name in people and name not in COUNTRIES:
            continue
        known = name in COUNTRIES or span[-1].lower_ in PLACE_NOUNS or called[name]
        if known or tagged[name] > MOSTLY * uses[name] or shown[name] > max(1, OFTEN * uses[name]):
            yield span


def surnames(doc: Doc) -> set[str]:
    """Return the last words of people's full names: "Palin" of "Sarah Palin", which no "in" makes a place."""
    return {entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}


def names_in(doc: Doc) -> Iterator[Span]:
    """Yield the runs of proper nouns, hyphens included ("Nagorno-Karabakh"), and what the tagger names beside them."""
    start = 0
    while start < len(doc):
        end = start
        while end < len(doc) and end < start + LONGEST_NAME and continues_name(doc, start, end):
            end += 1
        if end > start:
            yield doc[start:end]
        start = max(end, start + 1)


def continues_name(doc: Doc, start: int, at: int) -> bool:
    """Say whether the token at ``at`` belongs to the name that begins at ``start``."""
    token = doc[at]
    if token.tag_ == "POS" or (at > start and doc[at - 1].tag_ == "POS"):
        return False  # "Somerset's Quantocks" are two names
    if at > start and token.ent_iob_ == "I" and token.ent_type_ in PLACES and not token.is_space:
        return True  # "Gulf of Aden"
    if at > start and token.ent_type_ != doc[at - 1].ent_type_ and not is_hyphen(token) and not is_hyphen(doc[at - 1]):
        return False
    if token.pos_ == "PROPN" or (token.ent_type_ in PLACES and token.is_title and not token.is_stop):
        return token.is_title or token.is_upper or not token.is_alpha
    inside = start < at < len(doc) - 1
    return inside and is_hyphen(token) and not token.whitespace_ and doc[at + 1].pos_ == "PROPN"


def is_hyphen(token: Token) -> bool:
    """Say whether the token joins the parts of a name."""
    return token.text in {"-", "–"}


def is_called_a_place(name: Span) -> bool:
    """Say whether the noun after the name, or before "of", is one for places: "the Aceh region"."""
    if name.root.ent_type_ == "NORP":
        return False
    doc = name.doc
    after = doc[name.end].lower_ if name.end < len(doc) else ""
    of = name.start > 1 and doc[name.start - 1].lower_ == "of"
    return after in PLACE_NOUNS or (of and doc[name.start - 2].lower_ in PLACE_NOUNS)


def is_entered(name: Span) -> bool:
    """Say whether the name follows "in" or "near" with no article, and is no month: "in Barda", not "in the NBA"."""
    if name.start == 0 or name.root.ent_type_ in {"DATE", "TIME", "NORP"}:
        return False
    return name.doc[name.start - 1].lower_ in ENTERED_BY


def remoteness(place: Span, setting: Setting) -> tuple[int, int]:
    """Rank a place of the sentence: on the counted noun's phrase, its verb, elsewhere, an actor; then by distance."""
    distance = min(abs(place.start - setting.span.end), abs(setting.span.start - place.end))
    noun = setting.counted if setting.counted is not None else setting.span.root
    holders = [token.i for token in steps_up(place.root)]
    if noun.i in holders or place.root.i in [token.i for token in steps_up(noun, 4)]:
        return 0, distance
    verb = governing_verb(noun)
    if verb is not None and verb.i in holders[:3] and is_at(place):
        return 1, distance
    return (2 if is_at(place) else 3), distance


def is_aside(place: Span, setting: Setting) -> bool:
    """Say whether a place stands in a clause, or with a noun, that is about another thing than the quantity."""
    if not setting.parsed:
        return False
    if is_glued(place):
        return True
    number, counted = setting.span.root, setting.counted
    above_place = list(steps_up(place.root, DEEPEST))
    if number in above_place or counted in above_place:
        return False
    holders = set(steps_up(number, DEEPEST))
    token = place.root
    for above in above_place:
        if token in holders:
            return False
        if token.dep_ in CLAUSES or (token.lower_ == "of" and is_of_another(above)):
            return True
        token = above
    return False


def is_glued(place: Span) -> bool:
    """Say whether a place is the first part of a word: "US-led"."""
    after = place.doc[place.end : place.end + 2]
    return len(after) == 2 and is_hyphen(after[0]) and not place[-1].whitespace_ and after[1].is_lower


def is_of_another(noun: Token) -> bool:
    """Say whether a noun before "of" is an act with a place as its object: "dissolution of the Soviet Union"."""
    return noun.lower_.endswith(ACTS) and noun.lemma_.lower() not in EVENTS and noun.lower_ not in PLACE_NOUNS


def is_goal(place: Span) -> bool:
    """Say whether the name is where somebody is going: "fled to Armenia"."""
    return place.root.dep_ == "pobj" and place.root.head.lower_ in TOWARDS


def is_at(place: Span) -> bool:
    """Say whether a preposition of place stands before the name: "in Barda", but not "Russia said"."""
    return place.root.dep_ == "pobj" and place.root.head.lower_ in AT
