"""What each resource says, and what it costs."""

import re

import pytest

from claimsdb.api.urls import RESOURCES
from tests.api.conftest import MOST_QUERIES
from tests.api.rows import make_one_of_each
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

BRIEF = {"id", "url", "display"}
WORDS = {
    "article", "offset_unit", "start", "end", "exact", "prefix", "suffix", "speaker", "speaker_start", "speaker_end",
    "cue", "via", "state", "touched", "origin", "annotator", "confidence", "added", "changed",
}  # fmt: skip
KEYS = {
    "sources": BRIEF | {"name", "slug", "homepage", "kind", "country", "changed"},
    "articles": BRIEF
    | {"source", "title", "original_url", "authors", "published", "language", "sha256", "revises", "derived_from"}
    | {"extracted_by", "added", "changed"},
    "speakers": BRIEF | {"name", "kind", "wikidata", "aliases", "merged_into", "changed"},
    "measures": BRIEF | {"slug", "name", "dimension", "base_unit", "cumulative", "words", "changed"},
    "mentions": BRIEF | WORDS | {"kind", "quotation", "claim"},
    "quotations": BRIEF | WORDS | {"style", "continues"},
    "claims": BRIEF
    | WORDS
    | {
        "measure",
        "subject",
        "place",
        "value",
        "low",
        "high",
        "comparator",
        "unit",
        "quotation",
        "question",
        "hedge",
        "converts",
    }
    | {"base_value", "base_low", "base_high", "base_unit", "period_start", "period_end"},
    "links": BRIEF
    | {"left", "right", "suggested", "score", "reasons", "engine", "relation", "state", "decisions"}
    | {"added", "changed"},
    "decisions": BRIEF | {"link", "person", "relation", "settles", "note", "time"},
    "questions": BRIEF | {"text", "renamed", "measure", "claims_count", "conflict", "changed"},
    "conflicts": BRIEF
    | {"question", "link", "state", "assignee", "due", "outcome", "resolved_low", "resolved_best", "resolved_high"}
    | {"preferred", "ranks", "reason", "opened_by", "opened", "changed"},
}
ON_THE_DETAIL_ALONE = {
    "speakers": {"merged"},
    "articles": {"text", "offset_unit"},
    "questions": {"claims"},
    "conflicts": {"comments"},
}
WORDS_OF_AN_END = {"article", "offset_unit", "start", "end", "exact", "prefix", "suffix", "speaker", "state"}
END = BRIEF | WORDS_OF_AN_END | {"kind", "claim"}
NESTED = {
    ("articles", "source"): BRIEF | {"slug"},
    ("mentions", "article"): BRIEF | {"source", "published"},
    ("mentions", "speaker"): BRIEF,
    ("mentions", "annotator"): {"id", "display"},
    ("claims", "measure"): BRIEF | {"slug"},
    ("claims", "quotation"): BRIEF,
    ("claims", "question"): BRIEF,
    ("links", "left"): END,
    ("decisions", "link"): BRIEF,
    ("decisions", "person"): {"id", "display"},
    ("questions", "conflict"): BRIEF,
    ("conflicts", "question"): BRIEF,
}


def fetches_text(sql):
    """Say whether a query asks for the text of articles, whatever name Django gives these: T3, T4."""
    names = ["corpus_article", *re.findall(r'JOIN "corpus_article" "?(T\d+)\b', sql)]
    return any(re.search(rf'\b{name}"?\."text"', sql) for name in names)


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_list_says_exactly_this(reader, resource):
    make_one_of_each()
    page = reader.get(f"/api/v1/{resource}/").json()
    assert set(page) == {"next", "previous", "results"}
    assert {frozenset(row) for row in page["results"]} == {frozenset(KEYS[resource])}


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_detail_says_what_the_list_says_and_no_less(reader, resource):
    make_one_of_each()
    for row in reader.get(f"/api/v1/{resource}/").json()["results"]:
        detail = reader.get(row["url"]).json()
        more = ON_THE_DETAIL_ALONE.get(resource, set())
        assert detail.keys() == row.keys() | more
        assert {key: detail[key] for key in row} == row


@pytest.mark.parametrize(("resource", "relation"), NESTED)
def test_a_relation_stands_inside_its_row_in_brief(reader, resource, relation):
    make_one_of_each()
    rows = reader.get(f"/api/v1/{resource}/").json()["results"]
    inside = [row[relation] for row in rows if row[relation]]
    assert inside
    assert {frozenset(brief) for brief in inside} == {frozenset(NESTED[resource, relation])}


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_address_inside_a_row_leads_to_that_row(reader, resource):
    make_one_of_each()
    for row in reader.get(f"/api/v1/{resource}/").json()["results"]:
        for brief in briefs(row):
            found = reader.get(brief["url"]).json()
            assert (found["id"], found["display"]) == (brief["id"], brief["display"])


def briefs(value):
    """Yield every row inside a row that has an address."""
    if isinstance(value, dict):
        if "url" in value:
            yield value
        for part in value.values():
            yield from briefs(part)
    elif isinstance(value, list):
        for part in value:
            yield from briefs(part)


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_list_leaves_the_text_of_articles_in_the_database(reader, resource, django_assert_max_num_queries):
    make_one_of_each()
    with django_assert_max_num_queries(MOST_QUERIES) as asked:
        reader.get(f"/api/v1/{resource}/")
    assert not [query["sql"] for query in asked.captured_queries if fetches_text(query["sql"])]


def test_that_the_text_was_fetched_would_be_seen(reader, django_assert_max_num_queries):
    article = make_one_of_each().first
    with django_assert_max_num_queries(MOST_QUERIES) as asked:
        reader.get(f"/api/v1/articles/{article.pk}/")
    assert any(fetches_text(query["sql"]) for query in asked.captured_queries)


def test_a_question_costs_few_queries_however_many_claims_answer_it(reader, django_assert_max_num_queries):
    question = make_one_of_each().question
    for _ in range(5):
        question.answers.create(claim=make_claim())
    with django_assert_max_num_queries(MOST_QUERIES):
        claims = reader.get(f"/api/v1/questions/{question.pk}/").json()["claims"]
    assert len(claims) == 7
    assert claims[0] == reader.get(claims[0]["url"]).json()


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_list_costs_few_queries_whatever_its_length(reader, resource, django_assert_max_num_queries):
    make_one_of_each()
    with django_assert_max_num_queries(MOST_QUERIES) as short:
        rows = len(reader.get(f"/api/v1/{resource}/").json()["results"])
    for _ in range(3):
        make_one_of_each()
    with django_assert_max_num_queries(MOST_QUERIES) as long:
        assert len(reader.get(f"/api/v1/{resource}/").json()["results"]) > rows
    assert len(long) == len(short)
    assert not any("COUNT(*)" in query["sql"] for query in long.captured_queries)
