"""A count comes on request, and says what it is."""

import pytest
from django.db import connection

from claimsdb.api import counting
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def count(reader, **asked):
    return reader.get("/api/v1/sources/", asked).json().get("count")


def test_no_count_unless_asked(reader):
    assert count(reader) is None


def test_a_bounded_count_is_exact_below_its_bound(reader):
    for kind in ("agency", "agency", "other"):
        make_source(kind=kind)
    assert count(reader, count="bounded", kind="agency", page_size=1) == {"rows": 2, "is": "exact"}


def test_a_bounded_count_says_where_it_stopped(reader, monkeypatch):
    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    for _ in range(4):
        make_source()
    assert count(reader, count="bounded") == {"rows": 2, "is": "at least"}


def test_an_estimate_says_that_it_is_one_where_there_is_a_planner_to_ask(reader):
    make_source()
    said = count(reader, count="estimated")
    assert said["is"] == ("estimated" if connection.vendor == "postgresql" else "exact")


def test_only_the_first_page_counts(reader):
    for _ in range(3):
        make_source()
    following = reader.get("/api/v1/sources/?count=bounded&page_size=1").json()["next"]
    assert "count" not in reader.get(following).json()


def test_another_way_to_count_is_refused(reader):
    assert reader.get("/api/v1/sources/?count=all").status_code == 400
