"""Many rows in one request: all, or none and every error under the place of its row."""

import pytest

from claimsdb.api.bulk import MOST_ARTICLES, MOST_MENTIONS
from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.corpus.models import Article
from claimsdb.jobs.models import Job
from tests.factories import make_article, make_measure, make_source, make_speaker

pytestmark = pytest.mark.django_db


def claim(article, start, **fields):
    return {"kind": "claim", "article": article.pk, "start": start, "end": start + 3, "value": 1, **fields}


def test_articles_are_made_with_their_history(manager):
    source = make_source()
    given = [{"source": source.pk, "text": f"Text {number}.", "title": f"T{number}"} for number in range(3)]
    response = manager.post("/api/v1/articles/bulk/", given)
    assert response.status_code == 201, response.json()
    assert [row["title"] for row in response.json()] == ["T0", "T1", "T2"]
    assert {str(entry.history_user.groups.get()) for entry in Article.history.all()} == {"manager"}
    assert Article.history.count() == 3
    read = [job.asked["article"] for job in Job.objects.filter(kind="read", state="waiting").order_by("pk")]
    assert read == [row["id"] for row in response.json()]


def test_one_wrong_row_leaves_none_and_every_error_has_its_place(manager):
    source = make_source()
    given = [
        {"source": source.pk, "text": "Good."},
        {"source": source.pk, "text": ""},
        {"source": 10**9, "text": "Fine."},
        {"source": source.pk, "text": "Good."},
        "no object",
    ]
    response = manager.post("/api/v1/articles/bulk/", given)
    assert response.status_code == 400
    assert {error["attr"] for error in response.json()["errors"]} == {"1.text", "2.source", "3.text", "4"}
    assert not Article.objects.exists()


def test_mentions_of_both_kinds_are_made_with_their_history(as_role):
    article, speaker, measure = make_article(), make_speaker(), make_measure()
    given = [
        claim(article, 0, speaker=speaker.pk, measure=measure.pk),
        {"kind": "quotation", "article": article.pk, "start": 5, "end": 9, "style": "direct", "exact": "east"},
    ]
    given[1]["exact"] = article.text[5:9]
    response = as_role("annotator").post("/api/v1/mentions/bulk/", given)
    assert response.status_code == 201, response.json()
    assert [row["kind"] for row in response.json()] == ["claim", "quotation"]
    assert (Claim.objects.get().base_value, Claim.objects.get().mention.touched) == (1, True)
    assert (Mention.history.count(), Claim.history.count(), Quotation.history.count()) == (2, 1, 1)


def test_words_that_are_marked_already_or_twice_are_refused_by_place(as_role):
    article = make_article()
    client = as_role("annotator")
    client.post("/api/v1/mentions/bulk/", [claim(article, 0)])
    response = client.post("/api/v1/mentions/bulk/", [claim(article, 4), claim(article, 0), claim(article, 4)])
    assert (response.status_code, {error["attr"] for error in response.json()["errors"]}) == (409, {"1", "2"})
    assert Mention.objects.count() == 1


@pytest.mark.parametrize("resource", ["articles", "mentions"])
@pytest.mark.parametrize("given", [[], {}, "x", None, 5, [[]], [None], [{}]])
def test_what_is_no_list_of_rows_is_refused(manager, resource, given):
    assert manager.post(f"/api/v1/{resource}/bulk/", given).status_code == 400


def test_more_than_the_limit_is_refused(manager):
    for resource, most in (("articles", MOST_ARTICLES), ("mentions", MOST_MENTIONS)):
        response = manager.post(f"/api/v1/{resource}/bulk/", [{}] * (most + 1))
        assert response.json()["errors"] == [
            {"code": "invalid", "detail": f"Give a list of 1 to {most}.", "attr": None}
        ]


def test_a_bulk_under_a_key_is_done_once(manager):
    given = [{"source": make_source().pk, "text": "Good."}]
    for _ in range(2):
        assert manager.post("/api/v1/articles/bulk/", given, HTTP_IDEMPOTENCY_KEY="a-1").status_code == 201
    assert Article.objects.count() == 1
