"""Numeric claims: the quantities of an article that assert something, each with what it is a number of."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from claimsdb.extraction.claims.ages import is_age
from claimsdb.extraction.claims.agreement import agreed
from claimsdb.extraction.claims.attribution import Holders, attribute
from claimsdb.extraction.claims.confidence import confidence_of
from claimsdb.extraction.claims.conversions import converted
from claimsdb.extraction.claims.hedges import hedge_of
from claimsdb.extraction.claims.measures import DEFAULT, MeasureTable
from claimsdb.extraction.claims.measuring import choose_measure
from claimsdb.extraction.claims.not_claims.rules import is_claim
from claimsdb.extraction.claims.parts import parts_measured
from claimsdb.extraction.claims.periods import Periods
from claimsdb.extraction.claims.places import Places
from claimsdb.extraction.claims.setting import Lines, Setting, settings_of
from claimsdb.extraction.claims.subjects import subject_of
from claimsdb.extraction.claims.units import completed
from claimsdb.extraction.extraction import ExtractedClaim, ExtractedQuotation
from claimsdb.quantities.quantity import Quantity
from claimsdb.quantities.recognise import recognise
from claimsdb.quantities.units import dimension

AGE, YEAR = "age", "year"
# Years without a word for them are an age that its sentence tells.
UNIT_WORD = re.compile(r"year|yr|decade|centur|millenni|generation", re.IGNORECASE)


def find_claims(
    doc: Doc,
    quotations: Sequence[ExtractedQuotation],
    *,
    published: date | None = None,
    title: str = "",
    measures: MeasureTable = DEFAULT,
) -> list[ExtractedClaim]:
    """Return the numeric claims of a parsed article, in the order of its text.

    ``quotations`` are those of the same text: a claim inside one is its speaker's. ``published`` lets "last week" be
    read as a period; ``title`` names the place where no sentence does.
    """
    quantities = recognise(doc.text)
    return claims_among(quantities, doc, quotations, published=published, title=title, measures=measures)


def claims_among(
    quantities: Iterable[Quantity],
    doc: Doc,
    quotations: Sequence[ExtractedQuotation],
    *,
    published: date | None = None,
    title: str = "",
    measures: MeasureTable = DEFAULT,
    asserts: Callable[[Setting], bool] = is_claim,
) -> list[ExtractedClaim]:
    """Return which of the quantities are claims, as ``asserts`` tells, with their meaning."""
    lines = Lines(doc)
    places = Places(lines, title)
    holders = Holders(quotations)
    periods = Periods(published)
    claims: list[ExtractedClaim] = []
    kept: list[Setting] = []
    for setting in completed(lines, settings_of(lines, quantities)):
        if asserts(setting):
            attribution, quotation = attribute(setting, quotations, holders)
            claim = claim_of(setting, places, measures)
            period, hedge = periods.of(setting), hedge_of(setting, attribution)
            kept.append(setting)
            claims.append(replace(claim, period=period, attribution=attribution, quotation=quotation, hedge=hedge))
    return list(converted(doc.text, weighed(kept, claims)))


def weighed(settings: Sequence[Setting], claims: Sequence[ExtractedClaim]) -> list[ExtractedClaim]:
    """Return the claims with what each tells of the others' measures, and then how sure each is."""
    told = agreed(list(parts_measured(settings, claims)), [setting.line.start for setting in settings])
    return [
        replace(claim, confidence=confidence_of(claim, setting.exact, in_headline=setting.in_headline))
        for claim, setting in zip(told, settings, strict=True)
    ]


def claim_of(setting: Setting, places: Places, measures: MeasureTable) -> ExtractedClaim:
    """Return what a quantity is a number of, of whom and where; its confidence is still its measure's sureness."""
    quantity = setting.quantity
    measure, unit, sureness = measure_of(setting, measures)
    return ExtractedClaim(
        start=quantity.start,
        end=quantity.end,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        unit=unit,
        measure=measure,
        subject=subject_of(setting),
        place=places.of(setting),
        confidence=sureness,
    )


def measure_of(setting: Setting, measures: MeasureTable) -> tuple[str, str, float]:
    """Return a quantity's measure ("" for none), its unit (an age is in years, said or not), and how sure that is."""
    unit = setting.quantity.unit
    if AGE in measures and unit == YEAR and (is_age(setting) or not UNIT_WORD.search(setting.exact)):
        return AGE, unit, 1.0
    measure, sureness = choose_measure(setting, dimension(unit), measures)
    return (measure.slug, unit, sureness) if measure is not None else ("", unit, 0.0)
