"""docs/api.md tells of every resource and filter, of no other, and its examples work."""

import re
from pathlib import Path

import pytest

from claimsdb.api.filters.claims import WordsFilters
from claimsdb.api.urls import RESOURCES
from tests.api.rows import make_one_of_each
from tests.api.test_views import KEYS, ON_THE_DETAIL_ALONE, WORDS

pytestmark = pytest.mark.django_db

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
EXAMPLES = re.findall(r"^curl .*?https://claims\.example\.org(/[^\s']*)'?(.*)$", TEXT, re.MULTILINE)


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_filter_is_told_of_as_the_schema_tells_it(resource):
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", SECTIONS[resource], re.MULTILINE)
    filters = RESOURCES[resource][1].filterset_class.base_filters
    if resource in ("quotations", "claims"):
        assert "Every filter of mentions but `kind`, and:" in SECTIONS[resource]
        filters = {name: filtered for name, filtered in filters.items() if name not in WordsFilters.base_filters}
    assert {name: words for name, _, words in rows} == {
        name: filtered.extra["help_text"].rstrip(".") for name, filtered in filters.items()
    }


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_word_of_a_choice_is_told_of(resource):
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", SECTIONS[resource], re.MULTILINE))
    filters = RESOURCES[resource][1].filterset_class.base_filters
    for name, takes in rows.items():
        words = filters[name].schema.get("items", {}).get("enum", [])
        assert re.findall(r"`(\w+)`", takes) == words


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_field_is_told_of(resource):
    fields = KEYS[resource] | ON_THE_DETAIL_ALONE.get(resource, set())
    if resource in ("quotations", "claims"):
        fields = fields - WORDS  # told of under mentions
    told = set(re.findall(r"`(\w+)`", TEXT[: TEXT.index("## sources")] + SECTIONS[resource]))
    assert fields - told == set()


def test_no_section_tells_of_a_resource_that_is_not_there():
    assert set(SECTIONS) - {"Asking", "Changes", "Jobs", "Formats", "Errors"} == set(RESOURCES)


@pytest.mark.parametrize(("url", "comment"), EXAMPLES)
def test_every_example_works(reader, url, comment):
    made = make_one_of_each()
    url = url.replace("/articles/1/", f"/articles/{made.first.pk}/")
    assert reader.get(url).status_code == (400 if "400" in comment else 200)


def test_there_is_an_example_for_every_resource():
    assert all(any(f"/{resource}/?" in url for url, _ in EXAMPLES) for resource in RESOURCES)


def test_the_refusal_that_is_shown_is_the_refusal_that_is_given(reader):
    shown = re.search(r'"errors": \[(\{.*?\})\]', TEXT)
    given = reader.get("/api/v1/claims/?mesure=deaths").json()["errors"][0]
    assert all(f'"{key}": "{value}"' in shown[1] for key, value in given.items())
