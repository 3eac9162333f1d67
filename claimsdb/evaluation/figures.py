"""Numbers as read, against a suite of cases."""

from collections.abc import Mapping
from dataclasses import replace

from claimsdb.evaluation.mentions import Figure
from claimsdb.evaluation.result import Agreement, Result, Share
from claimsdb.evaluation.spans import paired, trimmed

# Numbers are the same to so small a part of them: what floats lose, and no more.
TOLERANCE = 1e-6


def same_number(a: float | None, b: float | None) -> bool:
    """Whether both are there, and the same."""
    return a is not None and b is not None and abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))


def same_bound(a: float | None, b: float | None) -> bool:
    """Whether two bounds are the same, or neither is there."""
    return (a is None and b is None) or same_number(a, b)


def figure_right(gold: Figure, found: Figure) -> bool:
    """Whether the value is right, or, where none is annotated, both bounds."""
    if gold.value is not None:
        return same_number(gold.value, found.value)
    return same_bound(gold.low, found.low) and same_bound(gold.high, found.high)


def score_figures(
    texts: Mapping[str, str], gold: Mapping[str, list[Figure]], found: Mapping[str, list[Figure]]
) -> list[Result]:
    """Score each case; a figure is found where its words share any with the annotated ones."""
    annotated = given = near = exact = right = whole = 0
    for case, figures in gold.items():
        wanted, others = trimmed_figures(texts[case], figures), trimmed_figures(texts[case], found.get(case, []))
        pairs = paired([each.span for each in wanted], [each.span for each in others])
        values = sum(figure_right(wanted[i], others[j]) for i, j in pairs)
        annotated += len(wanted)
        given += len(others)
        near += len(pairs)
        exact += len({each.span for each in wanted} & {each.span for each in others})
        right += values
        whole += values == len(wanted)
    return [
        Agreement("words that overlap", near, given, annotated),
        Agreement("the same words", exact, given, annotated),
        Share("values right, of annotated", right, annotated),
        Share("cases with every value right", whole, len(gold)),
    ]


def trimmed_figures(text: str, figures: list[Figure]) -> list[Figure]:
    """Figures without the punctuation at their edges."""
    return [replace(each, span=trimmed(text, each.span)) for each in figures]
