"""Jobs asked for and read over the API."""

import pytest
from rest_framework.test import APIClient

from claimsdb.corpus.models import Article
from claimsdb.jobs import running
from claimsdb.jobs.models import Job
from tests.factories import TEXT, make_article, make_source, make_user

pytestmark = pytest.mark.django_db
JOBS = "/api/v1/jobs/"


def client_of(role):
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(make_user(role))
    return client


def test_an_article_is_posted_and_read_in_the_background(settings):
    settings.CLAIMSDB_LANGUAGE_MODEL = "none"
    client = client_of("manager")
    response = client.post(JOBS, {"kind": "ingest", "text": TEXT, "source": "The Post"})
    assert response.status_code == 202
    where = response["Location"]
    assert client.get(where).json()["state"] == "waiting"
    running.run(response.json()["id"], 0)
    job = client.get(where).json()
    assert (job["state"], job["result"]["article"]) == ("done", Article.objects.get().pk)


@pytest.mark.parametrize(
    ("asked", "attr"),
    [
        ({}, "kind"),
        ({"kind": "dance"}, "kind"),
        ({"kind": "ingest"}, "text"),
        ({"kind": "ingest", "text": "a", "url": "http://post.example/"}, "text"),
        ({"kind": "ingest", "text": "a\0b"}, "text"),
        ({"kind": "ingest", "text": "a", "format": "jsonl"}, "format"),
        ({"kind": "ingest", "text": "a", "published": "soon"}, "published"),
        ({"kind": "ingest", "text": "a", "nothing": 1}, "nothing"),
        ({"kind": "read"}, "article"),
        ({"kind": "read", "article": 10**9}, "article"),
        ({"kind": "export", "format": "word"}, "format"),
        ({"kind": "import", "format": "w3c"}, "content"),
        ([], "kind"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(asked, attr):
    response = client_of("manager").post(JOBS, asked)
    assert response.status_code in (400, 409)
    assert attr in {error["attr"] for error in response.json()["errors"]}
    assert not Job.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "annotator", "reviewer"])
def test_ingest_is_for_managers(role):
    assert client_of(role).post(JOBS, {"kind": "ingest", "text": TEXT}).status_code == 403
    assert client_of(role).post(JOBS, {"kind": "extract"}).status_code == 403


def test_jobs_are_seen_by_who_asked_and_by_managers():
    viewer, other, manager = client_of("viewer"), client_of("viewer"), client_of("manager")
    where = viewer.post(JOBS, {"kind": "export", "format": "jsonl"})["Location"]
    assert [client.get(where).status_code for client in (viewer, other, manager)] == [200, 404, 200]
    assert [len(client.get(JOBS).json()["results"]) for client in (viewer, other, manager)] == [1, 0, 1]


def test_an_export_is_fetched_by_who_asked():
    make_article()
    viewer, manager = client_of("viewer"), client_of("manager")
    asked = viewer.post(JOBS, {"kind": "export", "format": "jsonl"})
    assert viewer.get(f"{asked['Location']}file/").status_code == 404
    running.run(asked.json()["id"], 0)
    fetched = viewer.get(f"{asked['Location']}file/")
    assert fetched.status_code == 200
    assert TEXT[:20] in fetched.content.decode()
    assert manager.get(f"{asked['Location']}file/").status_code == 404


def test_a_list_of_jobs_costs_few_queries(django_assert_max_num_queries):
    client = client_of("manager")
    for _ in range(5):
        client.post(JOBS, {"kind": "crossref"})
    with django_assert_max_num_queries(4):
        assert len(client.get(JOBS, {"state": "waiting"}).json()["results"]) == 5


def test_an_article_that_is_made_is_read_in_the_background(settings):
    settings.CLAIMSDB_LANGUAGE_MODEL = "none"
    client = client_of("manager")
    given = {"source": make_source().pk, "title": "A war", "text": TEXT}
    article = client.post("/api/v1/articles/", given).json()
    assert article["extracted_by"] == ""
    (job,) = client.get(JOBS, {"kind": "read", "state": "waiting"}).json()["results"]
    running.run(job["id"], 0)
    assert client.get(job["url"]).json()["result"]["article"] == article["id"]
    assert client.get(article["url"]).json()["extracted_by"]


def test_an_article_that_is_refused_leaves_no_job():
    client = client_of("manager")
    given = {"source": make_source().pk, "text": ""}
    assert client.post("/api/v1/articles/", given).status_code == 400
    assert client.post("/api/v1/articles/bulk/", [given | {"text": "Good."}, given]).status_code == 400
    assert not Job.objects.exists()
