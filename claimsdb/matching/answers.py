"""What one pair of claims lends to others that give the same answer.

A figure stands in the title, again in the first sentence, and once more in brackets in another currency; and the same
figure stands in a third article. What is found for one of these holds for the others, however few words they have.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from claimsdb.matching.compare.dated import dated
from claimsdb.matching.compare.measure import measure
from claimsdb.matching.compare.names import everyday, shared
from claimsdb.matching.compare.period import period
from claimsdb.matching.compare.person import person
from claimsdb.matching.features import log_odds
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.scored import Scored, may_agree

Id = int | str
Neighbours = Mapping[Id, list[tuple[float, PreparedClaim]]]

# What is found for a figure holds for its repetition in the same article nineteen times in twenty.
REPEATED = 0.95
# Claims of two articles lend to one another once it is likelier than this that they give one answer.
SURE = 0.5
# Each claim lends to its surest few: a figure that a hundred articles repeat needs no hundred witnesses.
WITNESSES = 10
# Two claims whose passages name nobody and no place in common are seldom of one event, whatever others vouch for.
UNNAMED = 0.5
VOUCHED = "Another pair speaks for this one: "
# A pair below this has nothing to lend.
WORTH_LENDING = 0.1
# Two numbers are one figure in two units where at most this many characters, a bracket or a stroke, stand between.
BRACKET = 3
# Numbers up to a hundred stand for many things in one article: such a number is repeated only where the same thing is
# counted, in words this much alike.
COMMON = 100
ALIKE = 0.7


def lend(pairs: Iterable[Scored]) -> list[Scored]:
    """Raise each pair to what its repetitions have, then to what third articles vouch for; missed pairs are added."""
    found = {(pair.left.record.id, pair.right.record.id): pair for pair in pairs}
    repetitions = repeated(found.values())
    for neighbours in (repetitions, repetitions):  # once for either side of a pair
        found = spread(found, neighbours)
    found = spread(found, vouching(found.values()))
    return list(found.values())


def spread(found: Mapping[tuple[Id, Id], Scored], neighbours: Neighbours) -> dict[tuple[Id, Id], Scored]:
    """Give each pair's score, less what is lost on the way, to the pairs of one side with the other's neighbours."""
    raised = dict(found)
    for pair in found.values():
        if pair.score < WORTH_LENDING:
            continue
        for kept, left_out in ((pair.left, pair.right), (pair.right, pair.left)):
            for share, instead in neighbours.get(left_out.record.id, ()):
                _raise(raised, kept, instead, share * pair.score, pair)
    return raised


def _raise(
    raised: dict[tuple[Id, Id], Scored], kept: PreparedClaim, instead: PreparedClaim, score: float, lender: Scored
) -> None:
    """Raise one pair to a lent score, unless it has more, is of one article or two things, or stands otherwise."""
    if kept.record.article == instead.record.article or apart(kept, instead):
        return
    left, right = sorted((kept, instead), key=lambda claim: claim.record.id)
    known = raised.get((left.record.id, right.record.id))
    if everyday(left) and everyday(right) and not shared(left, right):
        score *= UNNAMED
    if known and known.score >= score:
        return
    if may_agree(left, right) == may_agree(lender.left, lender.right):
        said = _given(lender.left.record.exact, lender.right.record.exact)
        own = (known and known.reasons) or log_odds(left, right)[1]
        reasons = (said, *(reason for reason in own if not reason.startswith(VOUCHED)))
        raised[left.record.id, right.record.id] = Scored(left, right, score, reasons)


def apart(one: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether nobody else can vouch for a pair: of two measures, two people, or two times, each with its figure."""
    if measure(one, other)[0] == 0.0 or person(one, other)[0] == 0.0:
        return True
    return not may_agree(one, other) and (dated(one, other)[0] == 0.0 or period(one, other)[0] == 0.0)


def _given(ours: str, theirs: str) -> str:
    """The reason for what another pair has lent."""
    return f"{VOUCHED}{ours} and {theirs}."


def told_once(pairs: Iterable[Scored]) -> list[Scored]:
    """Leave out a pair that differs where one side only converts, in brackets, a figure whose own pair differs too.

    "75 km (50 miles)" against "135 km (85 miles)" is one difference, and not four.
    """
    found = {(pair.left.record.id, pair.right.record.id): pair for pair in pairs}
    converts = _converted(claim for pair in found.values() for claim in (pair.left, pair.right))

    def is_again(pair: Scored) -> bool:
        left, right = pair.left.record.id, pair.right.record.id
        first = converts.get(left, left), converts.get(right, right)
        known = found.get(first) if first != (left, right) else None
        return known is not None and known.score > 0 and not may_agree(known.left, known.right)

    return [pair for pair in found.values() if may_agree(pair.left, pair.right) or not is_again(pair)]


def _converted(claims: Iterable[PreparedClaim]) -> dict[Id, Id]:
    """Each claim that converts the one before it, with that one."""
    by_article: defaultdict[Id, dict[Id, PreparedClaim]] = defaultdict(dict)
    for claim in claims:
        by_article[claim.record.article][claim.record.id] = claim
    ordered = (sorted(found.values(), key=lambda claim: claim.record.start) for found in by_article.values())
    neighbours = (pair for article in ordered for pair in pairwise(article))
    return {
        other.record.id: one.record.id
        for one, other in neighbours
        if one.measured.dimension == other.measured.dimension and bracketed(one, other) and may_agree(one, other)
    }


def repeated(pairs: Iterable[Scored]) -> Neighbours:
    """For each claim those of its own article that repeat its figure."""
    claims = {claim.record.id: claim for pair in pairs for claim in (pair.left, pair.right)}
    neighbours: defaultdict[Id, list[tuple[float, PreparedClaim]]] = defaultdict(list)
    for group in _may_repeat(claims.values()):
        for at, claim in enumerate(group):
            for other in group[at + 1 : at + 1 + WITNESSES]:
                if repeats(claim, other):
                    neighbours[claim.record.id].append((REPEATED, other))
                    neighbours[other.record.id].append((REPEATED, claim))
    return neighbours


def _may_repeat(claims: Iterable[PreparedClaim]) -> Iterator[list[PreparedClaim]]:
    """Claims of one article with one number, and each claim with the one that follows it."""
    by_number: defaultdict[tuple[Id, str, float], list[PreparedClaim]] = defaultdict(list)
    by_article: defaultdict[Id, list[PreparedClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.record.start):
        by_number[claim.record.article, claim.measured.dimension, claim.measured.middle].append(claim)
        by_article[claim.record.article].append(claim)
    yield from by_number.values()
    for article in by_article.values():
        yield from (list(pair) for pair in pairwise(article) if bracketed(*pair))


def vouching(pairs: Iterable[Scored]) -> Neighbours:
    """For each claim those of other articles that surely give the same answer."""
    neighbours: defaultdict[Id, list[tuple[float, PreparedClaim]]] = defaultdict(list)
    for pair in pairs:
        if pair.score >= SURE and may_agree(pair.left, pair.right):
            neighbours[pair.left.record.id].append((pair.score, pair.right))
            neighbours[pair.right.record.id].append((pair.score, pair.left))
    return {
        claim: sorted(found, key=lambda witness: (-witness[0], str(witness[1].record.id)))[:WITNESSES]
        for claim, found in neighbours.items()
    }


def repeats(one: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether two claims of one article, in the order of its text, give one figure twice."""
    if one.measured.dimension != other.measured.dimension:
        return False
    if bracketed(one, other):
        return may_agree(one, other)
    if one.measured.middle != other.measured.middle or one.measured.currency != other.measured.currency:
        return False
    return telling(one) or (one.counted == other.counted and one.near.likeness(other.near) >= ALIKE)


def telling(claim: PreparedClaim) -> bool:
    """Whether a number is one that an article has once: 4.6 or 30,000, and not 3 or "dozens"."""
    value = claim.record.value
    return value is not None and (value > COMMON or value != int(value))


def bracketed(one: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether the other stands right behind the one, in another unit: "two million euros ($2.6 million)"."""
    gap = other.record.start - one.record.end
    return 0 <= gap <= BRACKET and one.record.unit != other.record.unit
