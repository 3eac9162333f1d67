"""Pages by key: complete, stable, and closed to made-up cursors."""

from base64 import b64encode
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import make_source

pytestmark = pytest.mark.django_db

SOURCES = "/api/v1/sources/"


def test_pages_hold_every_row_once_newest_first(reader):
    made = [make_source().pk for _ in range(7)]
    assert follow(reader, f"{SOURCES}?page_size=3", "next") == made[::-1]


def test_the_way_back_is_the_way_there(reader):
    made = [make_source().pk for _ in range(5)]
    last = f"{SOURCES}?page_size=2"
    while following := reader.get(last).json()["next"]:
        last = following
    back = reader.get(last).json()["previous"]
    assert [row["id"] for row in reader.get(back).json()["results"]] == [made[2], made[1]]


def test_rows_that_come_in_meanwhile_move_nothing(reader):
    made = [make_source().pk for _ in range(4)]
    first = reader.get(f"{SOURCES}?page_size=2").json()
    make_source()
    assert follow(reader, first["next"], "next") == [made[1], made[0]]


def test_a_row_deleted_meanwhile_moves_nothing(reader):
    made = [make_source() for _ in range(4)]
    first = reader.get(f"{SOURCES}?page_size=2").json()
    made[2].delete()
    assert follow(reader, first["next"], "next") == [made[1].pk, made[0].pk]


def test_pages_keep_the_filter(reader):
    for kind in ["agency", "other"] * 3:
        make_source(kind=kind)
    assert len(follow(reader, f"{SOURCES}?page_size=1&kind=agency", "next")) == 3


def test_an_empty_page_is_a_page(reader):
    assert reader.get(SOURCES).json() == {"next": None, "previous": None, "results": []}


def test_a_page_has_at_most_500_rows(reader):
    assert reader.get(f"{SOURCES}?page_size=500").status_code == 200
    assert reader.get(f"{SOURCES}?page_size=501").status_code == 400


@pytest.mark.parametrize("size", ["0", "-1", "1.5", "ten", "٣", "1e2", "9" * 5000, " 5", "\0"])
def test_a_page_size_that_is_none_is_refused(reader, size):
    response = reader.get(SOURCES, {"page_size": size})
    assert response.status_code == 400
    assert response.json()["errors"] == [
        {"code": "invalid", "detail": "Give a number from 1 to 500.", "attr": "page_size"}
    ]


@pytest.mark.parametrize(
    "written", ["", "p=", "p=abc", "p=1.5", "p=-1", "p=%00", "p=" + "9" * 30, "o=5", "o=5&p=3", "p=1&r=1&o=1", "p=٣"]
)
def test_a_cursor_that_was_made_up_is_refused(reader, written):
    cursor = b64encode(written.encode()).decode() or "="
    response = reader.get(SOURCES, {"cursor": cursor})
    assert response.status_code == 400
    assert [error["attr"] for error in response.json()["errors"]] == ["cursor"]


@pytest.mark.parametrize("cursor", ["junk", "====", "é", "\0", "a" * 100_000, "cD0=é"])
def test_junk_for_a_cursor_is_refused(reader, cursor):
    response = reader.get(SOURCES, {"cursor": cursor})
    assert response.status_code == 400
    assert [error["attr"] for error in response.json()["errors"]] == ["cursor"]


def test_a_cursor_leads_on_in_another_length(reader):
    made = [make_source().pk for _ in range(4)]
    following = reader.get(f"{SOURCES}?page_size=1").json()["next"]
    cursor = parse_qs(urlsplit(following).query)["cursor"][0]
    page = reader.get(SOURCES, {"cursor": cursor, "page_size": 2}).json()
    assert [row["id"] for row in page["results"]] == [made[2], made[1]]


def follow(reader, url, direction):
    """Return the ids of all rows from a page on."""
    found = []
    while url:
        page = reader.get(url).json()
        found += [row["id"] for row in page["results"]]
        url = page[direction]
    return found
