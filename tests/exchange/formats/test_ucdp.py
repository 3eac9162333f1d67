"""Resolved questions as UCDP writes events."""

import csv
import io

import pytest

from claimsdb.exchange.exporting import export
from claimsdb.exchange.formats.ucdp import COLUMNS
from claimsdb.exchange.stored.selection import everything
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict
from tests.factories import make_article, make_claim, make_link, make_source, make_user

pytestmark = pytest.mark.django_db


def make_conflict(**fields):
    """Return a conflict of three claims, one of them in a copy of another's article."""
    first, second = make_article(title="One"), make_article(title="Two", source=make_source(slug="two-times"))
    copy = make_article("4,000 people were killed.", title="Copy", derived_from=first)
    said = {"base_value": 4000, "value": 4000, "comparator": "exactly", "low": None, "place": "Stepanakert"}
    claims = [make_claim("4,000", article, **said) for article in (first, second, copy)]
    person = make_user("reviewer")
    for other in claims[1:]:
        decide(make_link(claims[0], other), person, "conflict")
    conflict = Conflict.objects.get()
    Conflict.objects.filter(pk=conflict.pk).update(**fields)
    return conflict


def rows():
    """Return the rows of an export."""
    text = b"".join(export("ucdp", everything())).decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_a_resolved_question_is_a_row_with_low_best_and_high():
    make_conflict(state="resolved", outcome="rounding", resolved_low=3900, resolved_best=4000, resolved_high=4500.5)
    (row,) = rows()
    assert list(row) == [column.name for column in COLUMNS]
    assert (row["low"], row["best"], row["high"]) == ("3900", "4000", "4500.5")
    assert (row["number_of_sources"], row["number_of_origins"], row["number_of_claims"]) == ("3", "2", "3")
    assert row["where_description"] == "Stepanakert"
    assert sorted(row["source_headline"].split("; ")) == ["Copy", "One", "Two"]
    assert row["outcome"] == "rounding"


def test_the_best_is_the_preferred_claims_where_no_other_is_given():
    conflict = make_conflict(state="resolved", outcome="error")
    preferred = conflict.question.answers.latest("pk").claim
    Conflict.objects.filter(pk=conflict.pk).update(preferred=preferred.mention)
    assert rows()[0]["best"] == "4000"


def test_without_a_resolution_there_is_a_head_alone():
    make_conflict()
    assert rows() == []
    assert b"".join(export("ucdp", everything())).startswith(b"id,year,question,type,unit,")
