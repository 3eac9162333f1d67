"""What was missed, and what was found amiss: each with its words, to be read by whoever mends the rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from claimsdb.evaluation.claims import NOT_ASKED, comparator_right, value_right
from claimsdb.evaluation.figures import figure_right, trimmed_figures
from claimsdb.evaluation.found import Found
from claimsdb.evaluation.gold import Gold
from claimsdb.evaluation.links import placed_among
from claimsdb.evaluation.mentions import Claim, Figure, Quotation
from claimsdb.evaluation.quotations import SAME_WORDS, bare, same_speaker
from claimsdb.evaluation.spans import paired

M = TypeVar("M", Quotation, Claim, Figure)

MISSED, EXTRA = "missed", "not annotated"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is not as annotated.

    Attributes:
        task: the task that it is wrong in.
        what: what is wrong with it.
        article: where it stands; of a link, its first side.
        words: the annotated words, or those found where none are annotated.
        detail: what is annotated, and what was found instead, where that says more.

    """

    task: str
    what: str
    article: str
    words: str
    detail: str = ""

    def row(self) -> dict[str, Any]:
        """The same, ready for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        line = f"{self.task}: {self.what}: {self.article}: {' '.join(self.words.split())}"
        return f"{line} ({self.detail})" if self.detail else line


def wrong_quotations(gold: Gold, found: Found, folded: Callable[[str], str]) -> Iterator[Wrong]:
    """Quotations missed, found amiss, or given to words that name another speaker."""
    for article, quotations in gold.quoted.items():
        text = gold.texts[article]
        wanted, given = bare(text, quotations), bare(text, found.quotations.get(article, []))
        yield from unpaired("quotations", article, text, wanted, given, SAME_WORDS)
        for annotated, other in pairs_of(wanted, given, SAME_WORDS):
            if annotated.speaker_span and not same_speaker(annotated, other):
                names = [text[slice(*each.speaker_span)] if each.speaker_span else "" for each in (annotated, other)]
                yield differing("quotations", "speaker", article, text[slice(*annotated.span)], *names)


def wrong_speakers(gold: Gold, found: Found, folded: Callable[[str], str]) -> Iterator[Wrong]:
    """Quotations whose speaker has another canonical name."""
    for article, quotations in gold.quoted.items():
        text = gold.texts[article]
        for annotated, other in pairs_of(
            bare(text, quotations), bare(text, found.quotations.get(article, [])), SAME_WORDS
        ):
            if annotated.speaker and folded(annotated.speaker) != folded(other.speaker):
                words = text[slice(*annotated.span)]
                yield differing("speakers", "name", article, words, annotated.speaker, other.speaker)


def wrong_claims(gold: Gold, found: Found, folded: Callable[[str], str]) -> Iterator[Wrong]:
    """Claims missed, found amiss, or with another value or comparator."""
    for article, claims in (gold.claims or {}).items():
        text, given = gold.texts[article], found.claims.get(article, [])
        yield from unpaired("claims", article, text, claims, given)
        for annotated, other in pairs_of(claims, given):
            words = text[slice(*annotated.span)]
            if not value_right(annotated, other):
                yield differing("claims", "value", article, words, amount(annotated), amount(other))
            if annotated.comparator not in NOT_ASKED and not comparator_right(annotated, other):
                yield differing("claims", "comparator", article, words, annotated.comparator, other.comparator)


def wrong_figures(gold: Gold, found: Found, folded: Callable[[str], str]) -> Iterator[Wrong]:
    """Figures missed, found amiss, or with another value."""
    for case, figures in (gold.figures or {}).items():
        text = gold.texts[case]
        wanted, given = trimmed_figures(text, figures), trimmed_figures(text, found.figures.get(case, []))
        yield from unpaired("figures", case, text, wanted, given)
        for annotated, other in pairs_of(wanted, given):
            if not figure_right(annotated, other):
                words = text[slice(*annotated.span)]
                yield differing("figures", "value", case, words, amount(annotated), amount(other))


def wrong_links(gold: Gold, found: Found, folded: Callable[[str], str]) -> Iterator[Wrong]:
    """Links between claims missed, suggested amiss, or with another relation."""
    if gold.claim_links is None:
        return
    claims = {claim.id: claim for each in gold.claim_links.ends.values() for claim in each}
    given = {each.pair: each.relation for each in placed_among(gold.claim_links, found.links, "claim")}
    wanted = gold.claim_links.relations
    for pair in sorted({*wanted, *given}, key=sorted):
        if wanted.get(pair) != given.get(pair) and pair <= claims.keys():
            left, right = (claims[each] for each in sorted(pair))
            what = MISSED if pair not in given else EXTRA if pair not in wanted else "relation"
            words = " | ".join(gold.texts[each.article][slice(*each.span)] for each in (left, right))
            yield differing(
                "links", what, f"{left.article} and {right.article}", words, wanted.get(pair, ""), given.get(pair, "")
            )


def pairs_of(gold: list[M], found: list[M], least: float = 0.0) -> list[tuple[M, M]]:
    """The mentions that are paired, the annotated one first."""
    pairs = paired([each.span for each in gold], [each.span for each in found], least)
    return [(gold[i], found[j]) for i, j in sorted(pairs)]


def unpaired(task: str, article: str, text: str, gold: list[M], found: list[M], least: float = 0.0) -> Iterator[Wrong]:
    """The mentions of one article that were missed, then those that nobody annotated."""
    pairs = paired([each.span for each in gold], [each.span for each in found], least)
    for what, mentions, known in ((MISSED, gold, {i for i, _ in pairs}), (EXTRA, found, {j for _, j in pairs})):
        for place, mention in enumerate(mentions):
            if place not in known:
                yield Wrong(task, what, article, text[slice(*mention.span)])


def differing(task: str, what: str, article: str, words: str, wanted: str, given: str) -> Wrong:
    """Something found otherwise than annotated."""
    return Wrong(task, what, article, words, f"{wanted or 'none'}, found {given or 'none'}")


def amount(figure: Figure) -> str:
    """A figure's value, or else its bounds."""
    if figure.value is not None:
        return f"{figure.value:.15g}"
    low, high = ("" if bound is None else f"{bound:.15g}" for bound in (figure.low, figure.high))
    return f"{low} to {high}"


WRONG: Mapping[str, Callable[[Gold, Found, Callable[[str], str]], Iterator[Wrong]]] = {
    "quotations": wrong_quotations,
    "speakers": wrong_speakers,
    "claims": wrong_claims,
    "figures": wrong_figures,
    "links": wrong_links,
}


def wrong(gold: Gold, found: Found, folded: Callable[[str], str], task: str = "") -> Iterator[Wrong]:
    """All that is wrong in one task, or in all; the texts must be known."""
    for name, list_wrong in WRONG.items():
        if not task or name == task:
            yield from list_wrong(gold, found, folded)
