"""Which measure a quantity is of: the words around it, the nearest in the syntax first."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimsdb.extraction.claims.evidence import TIME, Evidence, evidence_of
from claimsdb.extraction.claims.lemmas import lemma_of, lemmas_of
from claimsdb.extraction.claims.measures import Measure, MeasureTable, Naming, Role
from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import Setting
from claimsdb.quantities.vague import TWICE

# What a unit alone says, where no word around it says more.
WITHOUT_WORDS = {
    "share": "share",
    "points": "percentage_points",
    "score": "points",
    "money": "money_value",
    "length": "distance",
    "time": "duration",
    "area": "area",
    "speed": "speed",
    "magnitude": "magnitude",
    "temperature": "temperature",
    "mass": "weight",
    "volume": "volume",
    "data": "data_size",
    "frequency": "frequency",
}
# Short lengths are sizes: "a 13-inch screen".
BY_UNIT = {"inch": "size", "cm": "size", "mm": "size"}
PEOPLE, TIMES = "people", "times"
# What befalls people alone, and what counts things: "captured three boats".
OF_PEOPLE = frozenset({"deaths", "injured", "displaced", "arrested", "hostages", "prisoners", "charged"})
OF_THINGS = frozenset({"vehicles", "aircraft", "ships", "missiles", "weapons", "buildings", "settlements"})
# Words that name what the unit says already ("worth", "people") give way to any other word near by.
GENERAL = frozenset({*WITHOUT_WORDS.values(), PEOPLE})
GENERAL_WEIGHT = 0.5
# How sure a measure is that only the unit tells, or only that people are counted.
BY_DEFAULT = 0.6
# A time up to an event measures nothing of the event: "shot two weeks ago".
WHEN = frozenset({"ago", "earlier", "later"})
# The words of a phrase stand this near to its verb: "laid 300 of its workers off".
BESIDE = 8


def choose_measure(setting: Setting, dimension: str, measures: MeasureTable) -> tuple[Measure | None, float]:
    """Return the measure of a quantity whose unit is of ``dimension``, and how sure it is; None where none is named.

    The heaviest evidence decides; of two equal, the phrase before the single word, then the table's order.
    """
    if dimension == TIME and setting.following is not None and setting.following.lower_ in WHEN:
        return measures.get(WITHOUT_WORDS[TIME]), BY_DEFAULT
    if setting.exact.lower() == TWICE:
        return measures.get(TIMES), BY_DEFAULT
    best: tuple[float, int, int] | None = None
    chosen: Measure | None = None
    for evidence in evidence_of(setting, dimension):
        if best is not None and evidence.weight < best[0]:
            continue
        for entry in namings(evidence, dimension, measures):
            weight = evidence.weight * (GENERAL_WEIGHT if entry.measure.slug in GENERAL else 1)
            rank = (weight, len(entry.beside), -measures.rank(entry.measure))
            if best is None or rank > best:
                best, chosen = rank, entry.measure
    if chosen is not None and chosen.slug in OF_PEOPLE and setting.counted is not None:
        chosen = thing_counted(setting.counted, measures) or chosen
    if chosen is not None and best is not None:
        return chosen, max(best[0], BY_DEFAULT) if chosen.slug in GENERAL else best[0]
    slug = BY_UNIT.get(setting.quantity.unit) or WITHOUT_WORDS.get(dimension, "")
    if dimension == "count" and setting.counted is not None and is_person(setting.counted):
        slug = PEOPLE
    return measures.get(slug), BY_DEFAULT


def thing_counted(noun: Token, measures: MeasureTable) -> Measure | None:
    """Return the measure of the things that a noun names, None where it names none: of boats none is arrested."""
    named = (entry.measure for word in lemmas_of(noun) for entry in measures.named_by(word) if entry.role is Role.NAMES)
    return next((measure for measure in named if measure.slug in OF_THINGS), None)


def namings(evidence: Evidence, dimension: str, measures: MeasureTable) -> Iterator[Naming]:
    """Yield what a word may name, among the measures of that dimension; "clashed" names no clash, "injured" injured."""
    token = evidence.token
    for word in lemmas_of(token):
        for entry in measures.named_by(word):
            spelt_out = entry.role is not Role.NAMES or token.pos_ != "VERB" or entry.key == token.lower_
            possible = entry.measure.dimension == dimension and entry.role in evidence.roles
            if possible and spelt_out and fits(entry, evidence):
                yield entry


def fits(entry: Naming, evidence: Evidence) -> bool:
    """Say whether the other words of a measure's phrase stand beside its key word."""
    token = evidence.token
    if not entry.beside:
        return True
    if entry.role is Role.NAMES:
        start = token.i - len(entry.beside)
        before = token.doc[max(start, 0) : token.i]
        return start >= 0 and all(
            word in {lemma_of(left), left.lower_} for word, left in zip(entry.beside, before, strict=True)
        )
    around = token.doc[token.i + 1 : token.i + 1 + BESIDE]
    return all(any(word in {lemma_of(near), near.lower_} for near in around) for word in entry.beside)
