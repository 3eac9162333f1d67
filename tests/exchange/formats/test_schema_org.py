"""What schema.org knows of the types that are written, held against the seeds with a conflict resolved."""

import orjson
import pytest
from django.db.models import Count

from claimsdb.claims.models import Mention
from claimsdb.exchange.exporting import export
from claimsdb.exchange.stored.selection import everything
from claimsdb.links.models import Conflict, Question

pytestmark = pytest.mark.usefixtures("seeds")

# The properties of each type at https://schema.org, its parents' among them, that are used here.
CREATIVE_WORK = {"@id", "@type", "author", "datePublished", "headline", "inLanguage", "isPartOf", "publisher", "text"}
CREATIVE_WORK |= {"mainEntity", "url"}
KNOWN = {
    "Article": CREATIVE_WORK,
    "Quotation": CREATIVE_WORK | {"spokenByCharacter"},
    "Claim": CREATIVE_WORK | {"appearance", "claimInterpreter", "firstAppearance"},
    "ClaimReview": CREATIVE_WORK | {"claimReviewed", "itemReviewed", "reviewBody", "reviewRating"},
    "Observation": {"@type", "description", "maxValue", "measuredProperty", "measurementQualifier", "minValue"}
    | {"observationAbout", "observationDate", "observationPeriod", "unitText", "value"},
    "Rating": {"@type", "alternateName", "bestRating", "ratingValue", "worstRating"},
    "Person": {"@type", "name"},
    "Organization": {"@type", "name"},
    "Thing": {"@type", "name"},
    "Property": {"@type", "name"},
}
# What readers of each must find: for ClaimReview, Google's list.
REQUIRED = {
    "Article": {"publisher"},
    "Quotation": {"text", "isPartOf"},
    "Claim": {"text", "appearance", "mainEntity"},
    "ClaimReview": {"claimReviewed", "itemReviewed", "reviewRating", "datePublished"},
    "Rating": {"alternateName"},
    "Observation": {"measurementQualifier"},
    "Person": {"name"},
    "Organization": {"name"},
}


def resolve():
    """Resolve the conflict of the largest question at its first claim; return it."""
    question = Question.objects.annotate(size=Count("answers")).filter(conflict__isnull=False).latest("size", "pk")
    claim = question.answers.earliest("claim").claim
    Conflict.objects.filter(pk=question.conflict.pk).update(
        state="resolved",
        outcome="error",
        reason="The ministry corrected it.",
        resolved_low=claim.base_value or claim.base_low,
        resolved_high=claim.base_value or claim.base_low,
    )
    return question, claim


def things(value):
    """Yield every typed thing in a value."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for part in value.values():
            yield from things(part)
    elif isinstance(value, list):
        for part in value:
            yield from things(part)


def exported():
    """Return the export, parsed."""
    return orjson.loads(b"".join(export("schema-org", everything())))


def test_every_thing_has_the_properties_of_its_type_and_no_other():
    resolve()
    graph = exported()
    assert graph["@context"] == "https://schema.org"
    found = list(things(graph["@graph"]))
    assert {thing["@type"] for thing in found} == set(KNOWN)
    for thing in found:
        assert thing.keys() - KNOWN[thing["@type"]] == set()
        if thing["@type"] != "Claim" or "text" in thing:  # the claim that a review is of is told elsewhere
            assert REQUIRED.get(thing["@type"], set()) - thing.keys() == set()


def test_what_is_not_rejected_is_told_once():
    graph = exported()["@graph"]
    told = [thing for thing in graph if thing["@type"] in ("Quotation", "Claim")]
    assert len(told) == Mention.objects.exclude(state="rejected").count() == 281
    assert len({thing["@id"] for thing in graph}) == len(graph)


def test_a_figure_is_a_value_or_its_bounds():
    observations = [thing for thing in things(exported()) if thing["@type"] == "Observation"]
    assert len(observations) == 98
    assert all({"value", "minValue", "maxValue"} & thing.keys() for thing in observations)


def test_things_that_are_named_elsewhere_are_there():
    resolve()
    graph = exported()["@graph"]
    there = {thing["@id"] for thing in graph}
    named = [
        thing[name]["@id"] for thing in graph for name in ("isPartOf", "appearance", "itemReviewed") if name in thing
    ]
    assert set(named) <= there


def test_each_claim_of_a_resolved_conflict_is_reviewed():
    question, held = resolve()
    reviews = [thing for thing in exported()["@graph"] if thing["@type"] == "ClaimReview"]
    assert len(reviews) == question.answers.count() >= 2
    ratings = {thing["reviewRating"]["alternateName"] for thing in reviews}
    assert ratings == {"Held true", "Not held true: error in a source"}
    assert any(thing["claimReviewed"].endswith(held.mention.exact) for thing in reviews)
    assert {thing["reviewBody"] for thing in reviews} == {"The ministry corrected it."}
