"""Which pairs of two articles stand: an answer that fits another answer better is not crossed with this one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from claimsdb.matching.answers import bracketed
from claimsdb.matching.compare.person import person
from claimsdb.matching.compare.value import nearness
from claimsdb.matching.elapsed import GOES_ON
from claimsdb.matching.going_on import runs_on
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.scored import Scored, may_agree
from claimsdb.matching.updates import changed_from, told_as_changed

# A figure of the title and one of the text, of one measure and unit, are meant for one thing where they are this near:
# 2.5 and 2.6 million, 12 and 15, but not 3 and 12.
NEAR = 0.8
# An article that gives the other's figure itself, of the same measure, seldom means one thing by both: on fifteen
# annotated clusters 2 of 39 such alarms of a conflict were true, titles left out.
ITS_OWN = 0.9

# "The 13- and the 15-inch laptop": an article that gives more than one such size names models by them.
SIZE = "size"

# An article, and the dimension, measure, currency and number of one of its claims.
Figure = tuple[int | str, str, str, str, float]


def align(pairs: Iterable[Scored]) -> list[Scored]:
    """Lower each pair by its strongest rival: the chance that the rival is right is the chance that this one is not."""
    groups: defaultdict[tuple[object, object], list[Scored]] = defaultdict(list)
    for pair in pairs:
        groups[pair.left.record.article, pair.right.record.article].append(pair)
    return [lowered for group in groups.values() for lowered in _align_articles(group)]


def _align_articles(group: list[Scored]) -> list[Scored]:
    """The pairs of two articles, each lowered by its strongest rival."""
    at_left: defaultdict[object, list[Scored]] = defaultdict(list)
    at_right: defaultdict[object, list[Scored]] = defaultdict(list)
    for pair in group:
        at_left[pair.left.record.id].append(pair)
        at_right[pair.right.record.id].append(pair)
    known = [claim for pair in group for claim in (pair.left, pair.right)]
    own = {figure(claim, claim.record.article): claim for claim in known}
    sizes = {(claim.record.article, claim.measured.middle) for claim in known if claim.record.measure == SIZE}
    models = {article for article, number in Counter(article for article, _ in sizes).items() if number > 1}
    lowered = []
    for pair in group:
        if not pair.score:
            lowered.append(pair)
            continue
        rivals = [
            rival.score for rival in at_left[pair.left.record.id] if _rivals(pair, rival, pair.right, rival.right)
        ]
        rivals += [
            rival.score for rival in at_right[pair.right.record.id] if _rivals(pair, rival, pair.left, rival.left)
        ]
        if gives_both(pair.left, pair.right, own) or gives_both(pair.right, pair.left, own) or _models(pair, models):
            rivals.append(ITS_OWN)
        lowered.append(replace(pair, score=pair.score * (1 - max(rivals))) if rivals else pair)
    return lowered


def _models(pair: Scored, articles: Collection[int | str]) -> bool:
    """Whether two sizes that differ are the names of two models, in one of these articles at least."""
    left, right = pair.left.record, pair.right.record
    sized = left.measure == right.measure == SIZE and not may_agree(pair.left, pair.right)
    return sized and (left.article in articles or right.article in articles)


def _rivals(pair: Scored, rival: Scored, claim: PreparedClaim, instead: PreparedClaim) -> bool:
    """Whether a better pair leaves none for this one: two claims of one article give two answers, one of them here."""
    return rival.score > pair.score and not one_answer(instead, claim) and not headlined(instead, claim)


def gives_both(claim: PreparedClaim, other: PreparedClaim, own: Mapping[Figure, PreparedClaim]) -> bool:
    """Whether a claim's article gives, of the same measure, the figure too that the other claim sets against it."""
    itself = own.get(figure(other, claim.record.article))
    if itself is None or may_agree(claim, other):
        return False
    return not one_answer(itself, claim) and not headlined(itself, claim)


def figure(claim: PreparedClaim, article: int | str) -> Figure:
    """What a claim says, to find it again in an article."""
    found = claim.measured
    return article, found.dimension, found.measure, found.currency, found.middle


def one_answer(one: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether two claims of one article may give one answer: one figure twice or changed, or two that fit.

    "Four days of riots" and "five" are told of one thing in one article, counted from one day or the next; of a trial's
    defendant, the age that he was at the deed and the one that he is.
    """
    if one.record.unit != other.record.unit and (bracketed(one, other) or bracketed(other, one)):
        return may_agree(one, other)
    if changed_from(one, other) or changed_from(other, one) or told_as_changed(one) or told_as_changed(other):
        return True
    if person(one, other)[0] == 1.0:
        return True
    if runs_on(one) == runs_on(other) == GOES_ON and nearness(one.measured.middle, other.measured.middle) >= NEAR:
        return True
    if one.measured.currency == other.measured.currency and one.record.sentence == other.record.sentence:
        return one.measured.middle == other.measured.middle
    return may_agree(one, other)


def headlined(one: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether an article's title and its text give two figures for one thing: a title may be wrong, or older."""
    titles = [in_title(claim) for claim in (one, other)]
    same = (one.record.measure, one.record.unit) == (other.record.measure, other.record.unit)
    return any(titles) and not all(titles) and same and nearness(one.measured.middle, other.measured.middle) >= NEAR


def in_title(claim: PreparedClaim) -> bool:
    """Whether a number stands in a headline, which has no full stop; an article without one begins with a sentence."""
    title = claim.record.title
    return claim.record.sentence == title and not title.endswith(".")
