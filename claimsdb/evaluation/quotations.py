"""Quotations and the words that name their speakers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from claimsdb.evaluation.calibration import Judged
from claimsdb.evaluation.marks import Style, between_marks, style
from claimsdb.evaluation.mentions import Quotation
from claimsdb.evaluation.result import Agreement, Result, Share
from claimsdb.evaluation.spans import overlap, paired, shared, trimmed

# Annotators differ by a word or two at the ends of long quotations; less than four fifths in common is another stretch.
SAME_WORDS = 0.8
# So much of a direct quotation inside an annotated mixed one is that one's marked words.
PART_OF_MIXED = 0.8

ByArticle = Mapping[str, list[Quotation]]


@dataclass(slots=True)
class Tally:
    """Counts over articles."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    near: int = 0
    attributed: int = 0
    speakers: int = 0
    marks_speakers: bool = False

    def add(self, gold: list[Quotation], found: list[Quotation]) -> None:
        """Count the quotations of one article."""
        pairs = matched(gold, found)
        self.gold += len(gold)
        self.found += len(found)
        self.exact += len({each.span for each in gold} & {each.span for each in found})
        self.near += len(pairs)
        self.marks_speakers |= any(each.speaker_span for each in gold)
        for annotated, other in pairs:
            self.attributed += annotated.speaker_span is not None
            self.speakers += same_speaker(annotated, other)

    def results(self, name: str) -> list[Result]:
        """What the counts say."""
        return [
            Agreement(f"{name}, the same words", self.exact, self.found, self.gold),
            Agreement(f"{name}, IoU ≥ {SAME_WORDS}", self.near, self.found, self.gold),
            Share(f"{name}, speaker right, of found", self.speakers, self.attributed),
            Share(f"{name}, words and speaker", self.speakers, self.gold if self.marks_speakers else 0),
        ]


def score_quotations(texts: Mapping[str, str], gold: ByArticle, found: ByArticle) -> list[Result]:
    """Score direct quotations alone, then all."""
    direct, every = Tally(), Tally()
    for article, annotated in gold.items():
        text = texts[article]
        wanted = bare(text, annotated)
        given = bare(text, found.get(article, []))
        every.add(wanted, given)
        direct.add(*only_direct(text, wanted, given))
    return [*direct.results("direct"), *every.results("all")]


def bare(text: str, quotations: list[Quotation]) -> list[Quotation]:
    """Quotations without the punctuation at their edges; those that are nothing else are left out."""
    cut = [replace(each, span=trimmed(text, each.span)) for each in quotations]
    return [each for each in cut if each.span[0] < each.span[1]]


def only_direct(text: str, gold: list[Quotation], found: list[Quotation]) -> tuple[list[Quotation], list[Quotation]]:
    """The direct quotations among both.

    The marked words of a mixed quotation are truly said, but no direct quotation: neither right nor wrong.
    """
    mask = between_marks(text)
    styles = [style(text, mask, each.span) for each in gold]
    mixed = [each for each, is_style in zip(gold, styles, strict=True) if is_style is Style.MIXED]
    return (
        [each for each, is_style in zip(gold, styles, strict=True) if is_style is Style.DIRECT],
        [
            each
            for each in found
            if style(text, mask, each.span) is Style.DIRECT and not any(part_of(each, whole) for whole in mixed)
        ],
    )


def part_of(quotation: Quotation, whole: Quotation) -> bool:
    """Whether most of a quotation lies within another."""
    start, end = quotation.span
    return shared(quotation.span, whole.span) >= PART_OF_MIXED * (end - start)


def matched(gold: list[Quotation], found: list[Quotation]) -> list[tuple[Quotation, Quotation]]:
    """The quotations that have nearly the same words, the annotated one first."""
    pairs = paired([each.span for each in gold], [each.span for each in found], SAME_WORDS)
    return [(gold[i], found[j]) for i, j in pairs]


def same_speaker(gold: Quotation, found: Quotation) -> bool:
    """Whether the words that name the speaker share any."""
    return bool(gold.speaker_span and found.speaker_span and overlap(gold.speaker_span, found.speaker_span))


def judged_quotations(texts: Mapping[str, str], gold: ByArticle, found: ByArticle) -> list[Judged]:
    """Each quotation's confidence, and whether it is annotated with nearly the same words."""
    judged: list[Judged] = []
    for article, annotated in gold.items():
        given = bare(texts[article], found.get(article, []))
        right = {id(other) for _, other in matched(bare(texts[article], annotated), given)}
        judged += [(each.confidence, id(each) in right) for each in given if each.confidence is not None]
    return judged
