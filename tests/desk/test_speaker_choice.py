"""Tests for ``claimsdb.desk.speaker_choice``."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_claim, make_speaker

pytestmark = pytest.mark.django_db


def names(desk, words):
    return [row["name"] for row in desk.get("speakers", words=words).json()["speakers"]]


def test_a_speaker_is_found_by_name_and_alias_whatever_the_accents(desk):
    make_speaker("Recep Tayyip Erdoğan").aliases.create(name="The Turkish president")
    make_speaker("Anna Petrosyan")
    assert names(desk, "ERDOGAN") == names(desk, "turkish p") == ["Recep Tayyip Erdoğan"]


def test_names_that_begin_so_come_first_then_those_who_say_more(desk):
    inside, silent, begins = (make_speaker(name) for name in ("John Alien", "Alice", "Ali"))
    make_claim(mention={"speaker": make_speaker("Alija")})
    assert names(desk, "ali") == [begins.name, "Alija", silent.name, inside.name]


def test_two_of_one_name_are_told_apart(desk):
    minister = make_speaker("Ilham Aliyev (minister)", kind="government")
    minister.aliases.create(name="The minister")
    make_claim(mention={"speaker": minister})
    [row] = desk.get("speakers", words="minister").json()["speakers"]
    assert row == {
        "id": minister.pk,
        "name": "Ilham Aliyev (minister)",
        "kind": "government",
        "aliases": ["The minister"],
        "mentions": 1,
    }


def test_one_merged_into_another_is_not_offered(desk):
    make_speaker("Erdogan", merged_into=make_speaker("Recep Tayyip Erdogan"))
    assert names(desk, "erdogan") == ["Recep Tayyip Erdogan"]


def test_nothing_typed_finds_nobody(desk):
    make_speaker("Anna")
    assert names(desk, "") == names(desk, "…") == []


def test_many_cost_as_many_queries_as_one(desk):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            names(desk, "anna")
        return len(captured)

    make_speaker("Anna").aliases.create(name="A.")
    queries()
    few = queries()
    for number in range(6):
        make_speaker(f"Anna {number}").aliases.create(name="A.")
    assert queries() == few
