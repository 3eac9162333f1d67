"""Words that a person chose, read as the engine reads: snapped, with the figure, the speaker and the cue."""

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from claimsdb.extraction.claims.find import claims_among
from claimsdb.extraction.claims.measures import DEFAULT, MeasureTable
from claimsdb.extraction.extraction import NOBODY, Attribution, ExtractedClaim, ExtractedQuotation, Style
from claimsdb.extraction.quotations.marks import MARK, find_marked
from claimsdb.extraction.sentences import sentence_around
from claimsdb.extraction.snapping import snapped, unquoted
from claimsdb.quantities.quantity import Quantity
from claimsdb.quantities.recognise import recognise

# A quotation that the engine found says how these words are quoted where it holds at least this share of them.
MOSTLY = 0.5


def overlap(item: Quantity | ExtractedQuotation, start: int, end: int) -> int:
    """Return how many characters of a span an item covers."""
    return max(0, min(end, item.end) - max(start, item.start))


def read_quotation(doc: Doc, quotations: list[ExtractedQuotation], start: int, end: int) -> ExtractedQuotation:
    """Return these words as a quotation. Marks at their edges are left outside.

    ``quotations`` are what the engine finds in the same article: the one that covers these words tells how they are
    quoted and by whom; where none does, speaker and cue are those of a quotation in the same sentence, if any.
    """
    start, end = snapped(doc.text, *unquoted(doc.text, *snapped(doc.text, start, end)))
    found = max(quotations, key=lambda item: overlap(item, start, end), default=None)
    if found and overlap(found, start, end) >= MOSTLY * (end - start) > 0:
        return replace(found, start=start, end=end)
    said = said_in_sentence(doc.text, quotations, start, end)
    return ExtractedQuotation(start=start, end=end, style=style_of(doc.text, start, end), attribution=said)


def said_in_sentence(text: str, quotations: list[ExtractedQuotation], start: int, end: int) -> Attribution:
    """Return the attribution of the quotation nearest to a span in its sentence, or nobody's."""
    first, last = sentence_around(text, start, end)
    beside = [item for item in quotations if item.start < last and item.end > first and item.attribution.cue]
    return min(beside, key=lambda item: abs(item.start - start)).attribution if beside else NOBODY


def style_of(text: str, start: int, end: int) -> Style:
    """Return how words are quoted, by the marks around and among them."""
    first, last = sentence_around(text, start, end)
    if any(first + item.start <= start and end <= first + item.end for item in find_marked(text[first:last])):
        return Style.DIRECT
    double = (found for found in MARK.finditer(text, start, end) if found[0] not in "'’‘")
    return Style.MIXED if next(double, None) else Style.INDIRECT


def read_claim(
    doc: Doc,
    quotations: list[ExtractedQuotation],
    start: int,
    end: int,
    *,
    published: date | None = None,
    title: str = "",
    measures: MeasureTable = DEFAULT,
) -> ExtractedClaim:
    """Return these words as a claim; one without any number where none is read in them.

    Words inside a quantity are widened to all of it ("4,000" to "at least 4,000"): its qualifier is what they say.
    """
    start, end = snapped(doc.text, start, end)
    first, last = sentence_around(doc.text, start, end)
    quantities = [item for item in recognise(doc.text[first:last]) if overlap(item, start - first, end - first)]
    if not quantities:
        return ExtractedClaim(start=start, end=end, attribution=said_in_sentence(doc.text, quotations, start, end))
    best = max(quantities, key=lambda item: (overlap(item, start - first, end - first), -item.start))
    whole = replace(best, start=best.start + first, end=best.end + first)
    if whole.start <= start and end <= whole.end:
        start, end = whole.start, whole.end
    found = claims_among(
        [whole], doc, quotations, published=published, title=title, measures=measures, asserts=lambda setting: True
    )
    return replace(found[0], start=start, end=end)
