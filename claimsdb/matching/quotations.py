"""Whether two quotations are the same utterance, or a charge and its denial."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from rapidfuzz.fuzz import partial_ratio, ratio

from claimsdb.matching.background import Background
from claimsdb.matching.bag import Bag
from claimsdb.matching.countries import COUNTRIES
from claimsdb.matching.denials import Matter, answered, matter_of
from claimsdb.matching.dispute import CUE_WORDS, Stance, affirmed, negated, stance
from claimsdb.matching.names import names_of
from claimsdb.matching.prepared import weighed
from claimsdb.matching.record import QuotationRecord
from claimsdb.matching.suggestion import Relation
from claimsdb.matching.words import concepts, spelled, stem, tokens

# A longer quotation is compared by its beginning: alignment of letters costs the product of the lengths.
LONGEST = 2000
# Below this the letters of two quotations are alike by chance (measured at a million: recall .97 at 80).
ALIKE = 80.0
# A shorter quotation may be a piece of any sentence: "a historic victory" is compared whole.
WHOLE_BELOW = 5
# "Guilty of two counts of murder" is said in every week's trials: fewer words than these, by two speakers, in passages
# that name nobody in common, are two utterances; and they are a piece of a quotation more than twice as long only where
# nearly every letter is there.
FEW_WORDS = 10
ALIKE_PIECE = 88.0
# The same utterance in other words keeps most of its rare words; with the same speaker fewer are enough.
REWORDED = 0.75
REWORDED_BY_OTHERS = 0.88
# Words in common alone, a name in two reports, are below what is ever suggested.
UNLIKE = 0.2
# A denial that does not say who is charged repeats the charge in part: less in common than this, or a single word, is
# another matter. Among articles of one war, where all share the names of its sides, looser likeness finds more false
# disputes than true ones.
SAME_MATTER = 0.7
SAME_WORDS = 3
SAME_ACTS = 2
# Where the denier is charged by name, one act in common makes it an even bet; each further word in common, surer.
CHARGED, SURER, SUREST = 0.5, 0.1, 0.8
# A denial answers a charge of its own time.
SEASON = timedelta(days=90)
# A statement turned round by "not" must otherwise be nearly the same, in its rare words and in its letters.
TURNED_ROUND = 0.85
ALIKE_TURNED = 85.0


@dataclass(frozen=True, slots=True)
class PreparedQuotation:
    """A quotation with what the comparisons read: its folded text, its rare words, those of its sentence, its names."""

    record: QuotationRecord
    text: str
    words: int
    content: Bag
    matter: Bag
    stance: Stance
    dispute: Matter | None
    negated: bool
    named: frozenset[str]
    passage: frozenset[str]
    spelling: Mapping[str, str]

    def spell(self, words: Iterable[str], at_most: int = 3) -> str:
        """Concepts as the passage spells them, in a row."""
        return ", ".join(map(self.spell_one, islice(words, at_most)))

    def spell_one(self, word: str) -> str:
        """A concept as the passage spells it."""
        return self.spelling.get(word, word)


def prepare_quotation(record: QuotationRecord, background: Background) -> PreparedQuotation:
    """Fold and weigh once what every comparison needs."""
    exact = record.exact[:LONGEST]
    words = tokens(exact)
    passage = f"{record.before[-LONGEST:]}\n{record.sentence[:LONGEST]}\n{record.speaker}"
    return PreparedQuotation(
        record=record,
        text=" ".join(words),
        words=len(words),
        content=weighed(concepts(exact), background),
        matter=weighed(set(concepts(f"{exact} {record.sentence[:LONGEST]}")) - CUE_WORDS, background),
        stance=stance(record),
        dispute=matter_of(record),
        negated=negated(exact),
        named=names_of(passage),
        passage=frozenset(concepts(f"{record.title}\n{passage}")),
        spelling=spelled(f"{record.sentence[:LONGEST]} {exact}"),
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
    if short < FEW_WORDS and not speaker and _strangers(left, right):
        return UNLIKE * alike / 100, ()
    piece = short < FEW_WORDS and max(left.words, right.words) > 2 * short
    if alike >= (ALIKE_PIECE if piece else ALIKE) and short > 1:
        length = min(1.0, short / 12)
        score = 0.45 + 0.35 * (alike - ALIKE) / (100 - ALIKE) * length + 0.1 * length + (0.1 if speaker else 0.0)
        return min(score, 0.99), ("The same words." if alike == 100 else "Nearly the same words.", *said)
    likeness, shared = left.content.likeness(right.content), left.content.shared(right.content)
    enough = likeness >= (REWORDED if speaker else REWORDED_BY_OTHERS)
    if short >= WHOLE_BELOW and enough and len(shared) >= SAME_WORDS:
        return (0.85 if speaker else 0.7) * likeness, (f"The same in other words: {left.spell(shared)}.", *said)
    return UNLIKE * likeness, said


def disputed(left: PreparedQuotation, right: PreparedQuotation) -> tuple[float, tuple[str, ...]] | None:
    """A charge and its denial by another, both explicit; or one statement and the same with "not"."""
    ours, theirs = left.record.speaker, right.record.speaker
    if not ours or not theirs or _same_speaker(left, right):
        return None
    if {left.stance, right.stance} == {Stance.DENIES, Stance.CHARGES} and _one_time(left, right):
        denial, charge = (left, right) if left.stance is Stance.DENIES else (right, left)
        return _answers(denial, charge) or _repeats(denial, charge)
    if left.negated != right.negated and _turned_round(left, right):
        return 0.6, (f"{ours} and {theirs} say the opposite.",)
    return None


def _answers(denial: PreparedQuotation, charge: PreparedQuotation) -> tuple[float, tuple[str, ...]] | None:
    """The score and reasons, where somebody denies what they are charged with by name."""
    answer = answered(denial.dispute, charge.dispute) if denial.dispute and charge.dispute else None
    if answer is None:
        return None
    acts = [_spelled_by_both(act, denial, charge) for act in answer.acts]
    shared = [*acts, *(charge.spell_one(name).title() for name in answer.others)]
    names = " and ".join(
        (party if (party,) in COUNTRIES else charge.spell_one(party)).title() for party in answer.parties
    )
    score = min(SUREST, CHARGED + SURER * (len(shared) - 1))
    return score, (_against(denial, charge, shared), f"The charge names {names}.")


def _spelled_by_both(act: str, denial: PreparedQuotation, charge: PreparedQuotation) -> str:
    """An act in the denial's word, with the charge's where that is another: mercenaries (fighters)."""
    ours, theirs = denial.spell_one(act), charge.spell_one(act)
    return ours if stem(ours) == stem(theirs) else f"{ours} ({theirs})"


def _repeats(denial: PreparedQuotation, charge: PreparedQuotation) -> tuple[float, tuple[str, ...]] | None:
    """The score and reason, where a denial repeats most of a charge, whoever is charged."""
    matter, shared = denial.matter.likeness(charge.matter), denial.matter.shared(charge.matter)
    if matter < SAME_MATTER or len(shared) < SAME_WORDS or not denial.dispute or not charge.dispute:
        return None
    one_side = not denial.dispute.side.isdisjoint(charge.dispute.side)
    if one_side or len(denial.dispute.acts & charge.dispute.acts) < SAME_ACTS:
        return None
    return min(0.9, 0.2 + 0.7 * matter), (_against(denial, charge, map(charge.spell_one, shared)),)


def _against(denial: PreparedQuotation, charge: PreparedQuotation, shared: Iterable[str]) -> str:
    """Who denies, who charges, and what both speak of."""
    return f"Denied by {denial.record.speaker}, charged by {charge.record.speaker}: {', '.join(islice(shared, 3))}."


def _turned_round(left: PreparedQuotation, right: PreparedQuotation) -> bool:
    """Whether two statements are the same but for "not"."""
    alike = left.content.likeness(right.content) >= TURNED_ROUND
    return alike and ratio(affirmed(left.text), affirmed(right.text)) >= ALIKE_TURNED


def _one_time(left: PreparedQuotation, right: PreparedQuotation) -> bool:
    """Whether the articles, as far as their dates are known, are of one time."""
    ours, theirs = left.record.published, right.record.published
    return ours is None or theirs is None or abs(ours - theirs) <= SEASON


def _strangers(left: PreparedQuotation, right: PreparedQuotation) -> bool:
    """Whether both passages give names, and none in common."""
    if not left.named or not right.named:
        return False
    return left.named.isdisjoint(right.passage) and right.named.isdisjoint(left.passage)


def _same_speaker(left: PreparedQuotation, right: PreparedQuotation) -> bool:
    """Whether both name one speaker; a last name stands for the whole."""
    ours, theirs = tokens(left.record.speaker), tokens(right.record.speaker)
    return bool(ours and theirs) and (ours[-1] == theirs[-1] or set(ours) == set(theirs))
