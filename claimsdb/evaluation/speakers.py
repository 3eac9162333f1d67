"""Who said it, by canonical name."""

from collections.abc import Callable, Mapping

from claimsdb.evaluation.mentions import Quotation
from claimsdb.evaluation.quotations import ByArticle, bare, matched
from claimsdb.evaluation.result import Result, Share


def score_speakers(
    texts: Mapping[str, str],
    gold: ByArticle,
    found: ByArticle,
    *,
    names: Mapping[str, list[str]],
    folded: Callable[[str], str],
) -> list[Result]:
    """Of the annotated quotations that were found and have a speaker: whose speaker has the right name.

    ``names`` holds other names of a speaker; ``folded`` makes names that differ in case or accents alone the same.
    """
    pairs = [
        (annotated, other)
        for article, quotations in gold.items()
        for annotated, other in matched(bare(texts[article], quotations), bare(texts[article], found.get(article, [])))
        if annotated.speaker
    ]

    def right(annotated: Quotation, other: Quotation, also: list[str]) -> bool:
        return folded(other.speaker) in {folded(name) for name in [annotated.speaker, *also]}

    return [
        Share("canonical name right, of found", sum(right(a, b, []) for a, b in pairs), len(pairs)),
        Share(
            "that or another of their names", sum(right(a, b, names.get(a.speaker, [])) for a, b in pairs), len(pairs)
        ),
    ]
