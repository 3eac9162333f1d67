"""schema.org, as JSON-LD: what was said as Quotation, what was claimed as Claim with its figure as an Observation, and
what came of a resolved conflict as a ClaimReview of each claim in it.

An Observation is a QuantitativeValue: an exact figure is its value, a bounded one its minValue and maxValue.
"""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

import orjson

from claimsdb.exchange.formats.w3c import digest_iri, iri
from claimsdb.exchange.rows import Answered, ArticleRow, ClaimRow, ConflictRow, Marks, QuotationRow, Rows

CONTEXT = "https://schema.org"
OUTCOMES = {
    "time": "different time",
    "scope": "different scope",
    "rounding": "rounding or conversion",
    "error": "error in a source",
    "partisan": "partisan figure",
    "superseded": "superseded by a later figure",
    "unresolved": "unresolved",
}
# A rating wants a number: within what is held true, or not.
WITHIN, OUTSIDE = 2, 1
# Speakers whom schema.org knows as one person; all else is an organization to it, the nearest that it has.
PEOPLE = ("person", "unnamed")


def write_schema_org(rows: Rows) -> Iterator[bytes]:
    """Give one graph of all of them, one a line."""
    yield b'{"@context":' + orjson.dumps(CONTEXT) + b',"@graph":['
    between = b"\n"
    for thing in things(rows):
        yield between + orjson.dumps(thing)
        between = b",\n"
    yield b"\n]}\n"


def things(rows: Rows) -> Iterator[dict[str, Any]]:
    """Give the articles, each with what was said and claimed in it, then the reviews."""
    kinds = {row.name: row.kind for row in rows.speakers()}
    sources = {row.slug: row for row in rows.sources()}
    for marked in rows.marked():
        yield article_thing(marked.article, getattr(sources.get(marked.article.source), "name", marked.article.source))
        for mention in marked.mentions:
            if mention.state != "rejected":
                yield mention_thing(mention, marked.article, kinds)
    for answered in rows.answered():
        yield from reviews(answered)


def known(thing: dict[str, Any]) -> dict[str, Any]:
    """Return a thing without what is not known of it."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def article_thing(article: ArticleRow, publisher: str) -> dict[str, Any]:
    """Return an article; its text stays here."""
    return known(
        {
            "@type": "Article",
            "@id": digest_iri(article.sha256),
            "headline": article.title,
            "url": article.url,
            "author": article.authors,
            "publisher": {"@type": "Organization", "name": publisher},
            "datePublished": article.published and article.published.isoformat(),
            "inLanguage": article.language,
        }
    )


def speaker_thing(name: str | None, kinds: dict[str, str]) -> dict[str, str] | None:
    """Return a speaker as a person or an organization."""
    if not name:
        return None
    return {"@type": "Person" if kinds.get(name) in PEOPLE else "Organization", "name": name}


def mention_thing(mention: Marks, article: ArticleRow, kinds: dict[str, str]) -> dict[str, Any]:
    """Return words as a Quotation or a Claim."""
    printed = {"@id": digest_iri(article.sha256)}
    said_by = speaker_thing(mention.speaker, kinds)
    thing: dict[str, Any] = {"@id": iri(mention.key), "text": mention.exact, "inLanguage": article.language}
    if isinstance(mention, QuotationRow):
        return known({"@type": "Quotation", **thing, "spokenByCharacter": said_by, "isPartOf": printed})
    return known(
        {
            "@type": "Claim",
            **thing,
            "author": said_by,
            "claimInterpreter": speaker_thing(mention.via, kinds),
            "appearance": printed,
            "datePublished": article.published and article.published.isoformat(),
            "isPartOf": {"@id": iri(mention.quotation)} if mention.quotation else printed,
            "mainEntity": observation(mention),
        }
    )


def observation(claim: ClaimRow) -> dict[str, Any]:
    """Return a figure as an Observation, which is a QuantitativeValue."""
    days = [day.isoformat() for day in (claim.period_start, claim.period_end) if day]
    span = "/".join(days) if len(days) == 2 and days[0] != days[1] else ""
    return known(
        {
            "@type": "Observation",
            "measuredProperty": {"@type": "Property", "name": claim.measure} if claim.measure else None,
            "observationAbout": known({"@type": "Thing", "name": claim.subject}) if claim.subject else None,
            "observationDate": days[-1] if days else None,
            "observationPeriod": span,
            "value": claim.value,
            "minValue": claim.low,
            "maxValue": claim.high,
            "unitText": claim.unit,
            "measurementQualifier": claim.comparator,
            "description": f"{claim.subject}, {claim.place}".strip(", "),
        }
    )


def reviews(answered: Answered) -> Iterator[dict[str, Any]]:
    """Give a review of each claim of a question whose conflict is resolved."""
    conflict = answered.conflict
    if conflict is None or conflict.state != "resolved":
        return
    for claim, article in answered.claims:
        yield review(claim, article, answered, conflict)


def review(claim: ClaimRow, article: ArticleRow, answered: Answered, conflict: ConflictRow) -> dict[str, Any]:
    """Return what came of a claim."""
    held = is_held(claim, conflict)
    outcome = OUTCOMES.get(conflict.outcome, conflict.outcome)
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": f"Not held true: {outcome}"}
    if held is not None:
        rating |= {"ratingValue": WITHIN if held else OUTSIDE, "worstRating": OUTSIDE, "bestRating": WITHIN}
        rating["alternateName"] = "Held true" if held else f"Not held true: {outcome}"
    else:
        rating["alternateName"] = f"Not settled: {outcome}"
    return known(
        {
            "@type": "ClaimReview",
            "@id": iri("review", answered.question.key, claim.key),
            "claimReviewed": f"{answered.question.text}: {claim.exact}",
            "itemReviewed": {
                "@type": "Claim",
                "@id": iri(claim.key),
                "appearance": {"@id": digest_iri(article.sha256)},
            },
            "reviewRating": rating,
            "reviewBody": conflict.reason,
            "datePublished": conflict.changed and conflict.changed.astimezone(UTC).date().isoformat(),
        }
    )


def is_held(claim: ClaimRow, conflict: ConflictRow) -> bool | None:
    """Whether a claim is held true by how its conflict was resolved; None where that says nothing of it."""
    if conflict.preferred == claim.key:
        return True
    low, high = conflict.resolved_low, conflict.resolved_high
    if low is None and high is None:
        return False if conflict.preferred else None
    least = claim.base_value if claim.base_value is not None else claim.base_low
    most = claim.base_value if claim.base_value is not None else claim.base_high
    above = low is None or most is None or most >= low
    below = high is None or least is None or least <= high
    return above and below
