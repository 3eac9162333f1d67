"""Short ways to say what the quotation rules find in a text."""

from claimsdb.extraction import language
from claimsdb.extraction.extraction import ExtractedQuotation, Style
from claimsdb.extraction.quotations.find import find_quotations
from claimsdb.extraction.quotations.finding import Reading


def reading(text: str) -> Reading:
    """The text, parsed, as the rules read it."""
    return Reading(language.read(language.pipeline(), text))


def found(text: str) -> list[ExtractedQuotation]:
    """Every quotation of a text."""
    return find_quotations(language.read(language.pipeline(), text))


def direct(text: str) -> list[tuple[str, str]]:
    """Words and words for the speaker, of every direct quotation."""
    return said(text, Style.DIRECT)


def reported(text: str) -> list[tuple[str, str]]:
    """Words and words for the speaker, of everything reported without marks, or with some words in marks."""
    return said(text, Style.INDIRECT, Style.MIXED)


def said(text: str, *styles: Style) -> list[tuple[str, str]]:
    """Words and words for the speaker, of the quotations of some styles."""
    out = []
    for quotation in found(text):
        start, end = quotation.attribution.speaker_start, quotation.attribution.speaker_end
        if quotation.style in styles:
            out.append((text[quotation.start : quotation.end], text[start:end] if start is not None else ""))
    return out


def speakers(text: str) -> list[str]:
    """The names of the speakers, in the order of the text."""
    return [quotation.attribution.speaker for quotation in found(text)]
