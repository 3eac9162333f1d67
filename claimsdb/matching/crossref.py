"""Mentions in, suggestions out: keys, candidate pairs, scores, alignment and reasons in one place.

In memory, ``crossref`` does all of it. Over a database, ``keys_of`` gives the rows to store for a mention, a join on
them the candidate pairs (the same cap per key keeps both alike), and ``score_pairs`` the suggestions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from claimsdb.matching.align import align
from claimsdb.matching.answers import WORTH_LENDING, lend, told_once
from claimsdb.matching.background import Background
from claimsdb.matching.candidates import CAP, candidate_pairs
from claimsdb.matching.features import SHIPPED, Weights, log_odds, logistic
from claimsdb.matching.keys import claim_keys, quotation_keys
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.quotations import PreparedQuotation, compare_quotations, prepare_quotation
from claimsdb.matching.reading import Reading, read_claim
from claimsdb.matching.record import ClaimRecord, QuotationRecord
from claimsdb.matching.relation import relation
from claimsdb.matching.scored import Scored
from claimsdb.matching.suggestion import Relation, Suggestion
from claimsdb.matching.weighing import Weighing

Record = ClaimRecord | QuotationRecord
Prepared = PreparedClaim | PreparedQuotation
NOT_READ: Mapping[int | str, Reading] = {}

# On fifteen annotated clusters F1 of same-question pairs is highest between 0.18 and 0.25. At 0.22 19 of 27 conflicted
# questions are found and 58 in 100 alarms are true; at 0.25 18 and 64, at 0.15 20 and 45.
DEFAULT_SCORE = 0.22
# However alike two passages are, about half of the alarms of a conflict prove to be of two events or two parts of one:
# what a conflict scores above even chances counts for half.
EVEN = 0.5
SOBER = 0.5


@dataclass(frozen=True, slots=True)
class CrossRef:
    """Suggestions, best first; how many of each relation; pairs looked at; keys that too many mentions share."""

    suggestions: list[Suggestion]
    counts: Mapping[Relation, int] = field(default_factory=dict)
    compared: int = 0
    dropped: int = 0


def crossref(
    records: Iterable[Record], background: Background | None = None, *, min_score: float = DEFAULT_SCORE, cap: int = CAP
) -> CrossRef:
    """Find every pair of mentions of different articles worth a person's look, among records held in memory.

    Without a background the sentences, titles and passages of the records themselves serve as one.
    """
    by_id = {record.id: record for record in records}
    background = background or background_of(by_id.values())
    candidates = candidate_pairs(((record.id, record.article, keys_of(record)) for record in by_id.values()), cap)
    pairs = [(by_id[left], by_id[right]) for left, right in candidates]
    kept = score_pairs(pairs, background, min_score=min_score)
    counts = {kind: sum(found.relation is kind for found in kept) for kind in Relation}
    return CrossRef(kept, counts, len(pairs), candidates.dropped)


def keys_of(record: Record) -> frozenset[str]:
    """The keys that a record is found by: claims and quotations never share one."""
    return claim_keys(record) if isinstance(record, ClaimRecord) else quotation_keys(record)


def background_of(records: Iterable[Record]) -> Background:
    """A background from what the records hold of their articles."""
    articles: dict[object, set[str]] = {}
    for record in records:
        articles.setdefault(record.article, set()).update((record.title, record.before, record.sentence))
    return Background.from_texts(" ".join(sorted(texts)) for texts in articles.values())


def score_pairs(
    pairs: Sequence[tuple[Record, Record]],
    background: Background,
    weights: Weights = SHIPPED,
    readings: Mapping[int | str, Reading] = NOT_READ,
    min_score: float = 0.0,
    ready: dict[int | str, Prepared] | None = None,
) -> list[Suggestion]:
    """Score candidate pairs and align those of the same two articles; best first, pairs of unlike kinds left out.

    All candidates of two articles belong into one call: a pair is lowered by better ones of the same claims. A claim
    with a reading, by its id, is not read again. Pairs below ``min_score`` are left out, most of them unweighed. What
    is made ready for it is kept in ``ready``, by its id, for calls with the same background.
    """
    ready = {} if ready is None else ready
    score = Weighing(weights) if min_score >= WORTH_LENDING else partial(score_claims, weights=weights)
    claims: list[Scored] = []
    found: list[Suggestion] = []
    for pair in pairs:
        one, other = pair if pair[0].id <= pair[1].id else pair[::-1]  # type: ignore[operator]  # of one kind in a run
        left, right = (
            ready.get(record.id) or _prepared(record, background, ready, readings) for record in (one, other)
        )
        if isinstance(left, PreparedClaim) and isinstance(right, PreparedClaim):
            if left.measured.dimension == right.measured.dimension:
                claims.append(score(left, right))
        elif isinstance(left, PreparedQuotation) and isinstance(right, PreparedQuotation):
            found.append(_suggest_quotations(left, right))
    found += [_suggest_claims(scored) for scored in align(told_once(lend(claims))) if scored.score >= min_score]
    kept = [suggestion for suggestion in found if suggestion.score >= min_score]
    return sorted(kept, key=lambda suggestion: (-suggestion.score, str(suggestion.left), str(suggestion.right)))


def score_claims(left: PreparedClaim, right: PreparedClaim, weights: Weights = SHIPPED) -> Scored:
    """The probability that two claims of one dimension answer one question."""
    evidence, reasons = log_odds(left, right, weights)
    return Scored(left, right, logistic(evidence), reasons)


def _suggest_claims(pair: Scored) -> Suggestion:
    kind, reason = relation(pair.left, pair.right)
    score = pair.score
    if kind is Relation.CONFLICT and score > EVEN:
        score = EVEN + (score - EVEN) * SOBER
    return Suggestion(
        left=pair.left.record.id,
        right=pair.right.record.id,
        relation=kind,
        score=round(score, 4),
        reasons=tuple(said[:1].upper() + said[1:] for said in (reason, *pair.reasons) if said),
    )


def _suggest_quotations(left: PreparedQuotation, right: PreparedQuotation) -> Suggestion:
    kind, score, reasons = compare_quotations(left, right)
    return Suggestion(left=left.record.id, right=right.record.id, relation=kind, score=round(score, 4), reasons=reasons)


def _prepared(
    record: Record,
    background: Background,
    ready: dict[int | str, Prepared],
    readings: Mapping[int | str, Reading],
) -> Prepared:
    """The record made ready, and kept so."""
    found: Prepared
    if isinstance(record, ClaimRecord):
        found = PreparedClaim(record, readings.get(record.id) or read_claim(record), background)
    else:
        found = prepare_quotation(record, background)
    ready[record.id] = found
    return found
