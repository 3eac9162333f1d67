"""Whether two quotations are the same utterance, or a charge and its denial."""

from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio, ratio

from claimsdb.matching.background import Background
from claimsdb.matching.bag import Bag
from claimsdb.matching.dispute import Stance, negated, stance
from claimsdb.matching.prepared import weighed
from claimsdb.matching.record import QuotationRecord
from claimsdb.matching.suggestion import Relation
from claimsdb.matching.words import concepts, tokens

# Below this the letters of two quotations are alike by chance (measured at a million: recall .97 at 80).
ALIKE = 80.0
# A shorter quotation may be a piece of any sentence: "a historic victory" is compared whole.
WHOLE_BELOW = 5
# The same utterance in other words keeps most of its rare words; with the same speaker fewer are enough.
REWORDED = 0.5
REWORDED_BY_OTHERS = 0.75
# A denial repeats the charge in part; less than this in common is another matter.
SAME_MATTER = 0.25
# A statement turned round by "not" must otherwise be nearly the same.
TURNED_ROUND = 0.75


@dataclass(frozen=True, slots=True)
class PreparedQuotation:
    """A quotation with what the comparisons read: its folded text, its rare words, those of its sentence."""

    record: QuotationRecord
    text: str
    words: int
    content: Bag
    matter: Bag
    stance: Stance
    negated: bool


def prepare_quotation(record: QuotationRecord, background: Background) -> PreparedQuotation:
    """Fold and weigh once what every comparison needs."""
    words = tokens(record.exact)
    return PreparedQuotation(
        record=record,
        text=" ".join(words),
        words=len(words),
        content=weighed(concepts(record.exact), background),
        matter=weighed(concepts(f"{record.exact} {record.sentence}"), background),
        stance=stance(record),
        negated=negated(record.exact),
    )


def compare_quotations(left: PreparedQuotation, right: PreparedQuotation) -> tuple[Relation, float, tuple[str, ...]]:
    """The relation, its score and its reasons."""
    dispute = disputed(left, right)
    if dispute:
        return Relation.CONFLICT, *dispute
    return Relation.MATCH, *same_utterance(left, right)


def same_utterance(left: PreparedQuotation, right: PreparedQuotation) -> tuple[float, tuple[str, ...]]:
    """How likely both report one utterance: by its letters, through cuts and small edits, else by its rare words."""
    speaker = _same_speaker(left, right)
    said = (f"Both are said by {left.record.speaker}.",) if speaker else ()
    short = min(left.words, right.words)
    alike = (ratio if short < WHOLE_BELOW else partial_ratio)(left.text, right.text)
    if alike >= ALIKE and short > 1:
        length = min(1.0, short / 12)
        score = 0.45 + 0.35 * (alike - ALIKE) / (100 - ALIKE) * length + 0.1 * length + (0.1 if speaker else 0.0)
        return min(score, 0.99), ("The same words." if alike == 100 else "Nearly the same words.", *said)
    shared = left.content.cosine(right.content)
    if short >= WHOLE_BELOW and shared >= (REWORDED if speaker else REWORDED_BY_OTHERS):
        words = ", ".join(left.content.shared(right.content)[:4])
        return min(0.9, shared * (1.0 if speaker else 0.8)), (f"The same in other words: {words}.", *said)
    return 0.3 * shared, said


def disputed(left: PreparedQuotation, right: PreparedQuotation) -> tuple[float, tuple[str, ...]] | None:
    """A charge and its denial by another, both explicit; or one statement and the same with "not"."""
    ours, theirs = left.record.speaker, right.record.speaker
    if not ours or not theirs or ours == theirs:
        return None
    matter = left.matter.cosine(right.matter)
    if {left.stance, right.stance} == {Stance.DENIES, Stance.CHARGES} and matter >= SAME_MATTER:
        denies, charges = (ours, theirs) if left.stance is Stance.DENIES else (theirs, ours)
        words = ", ".join(left.matter.shared(right.matter)[:4])
        return min(0.9, 0.4 + matter / 2), (f"{denies} denies what {charges} charges: {words}.",)
    if left.negated != right.negated and left.content.cosine(right.content) >= TURNED_ROUND:
        return 0.6, (f"{ours} and {theirs} say the opposite.",)
    return None


def _same_speaker(left: PreparedQuotation, right: PreparedQuotation) -> bool:
    """Whether both name one speaker; a last name stands for the whole."""
    ours, theirs = tokens(left.record.speaker), tokens(right.record.speaker)
    return bool(ours and theirs) and (ours[-1] == theirs[-1] or set(ours) == set(theirs))
