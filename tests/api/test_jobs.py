"""Jobs asked for and read over the API."""

import json
from base64 import b64encode

import pytest
from rest_framework.test import APIClient

from claimsdb.api.resources import RESOURCES
from claimsdb.claims.models import Claim, Mention
from claimsdb.corpus.models import Article, Source
from claimsdb.exchange.catalogue import READABLE
from claimsdb.jobs import running
from claimsdb.jobs.models import Job
from tests.api.rows import make_one_of_each
from tests.factories import TEXT, make_article, make_claim, make_measure, make_quotation, make_source, make_user

pytestmark = pytest.mark.django_db
JOBS = "/api/v1/jobs/"


def client_of(role, **fields):
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(make_user(role, **fields))
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


def run(client, **asked):
    """Ask for a job, and do it; return what is then said of it."""
    response = client.post(JOBS, asked)
    assert response.status_code == 202, response.json()
    running.run(response.json()["id"], 0)
    return client.get(response["Location"]).json()


def file_of(client, **asked):
    """Return the file that an export job writes."""
    return b"".join(client.get(f"{run(client, kind='export', **asked)['url']}file/"))


def test_an_export_takes_the_filters_of_a_list():
    make_claim(measure=make_measure("deaths"))
    make_claim("4,000", measure=make_measure("wounded"))
    written = file_of(client_of("viewer"), format="jsonl", rows="claims", query="measure=deaths&state=suggested")
    claims = [row for row in map(json.loads, written.splitlines()) if row["type"] == "claim"]
    assert [claim["exact"] for claim in claims] == ["At least 4,000"]


@pytest.mark.parametrize("rows", RESOURCES)
def test_every_list_can_be_exported(rows):
    make_one_of_each()
    assert file_of(client_of("viewer"), format="jsonl", rows=rows)


@pytest.mark.parametrize(
    ("asked", "attrs"),
    [
        ({"query": "measure=deaths"}, {"rows"}),
        ({"rows": "claims", "query": "mesure=deaths"}, {"query.mesure"}),
        ({"rows": "claims", "query": "overlaps=5&measure_id=x"}, {"query.overlaps", "query.measure_id"}),
        ({"rows": "claims", "query": "ordering=id"}, {"query.ordering"}),
        ({"rows": "sources", "format": "w3c"}, {"format"}),
    ],
)
def test_an_export_that_no_list_has_is_refused_by_name(asked, attrs):
    response = client_of("viewer").post(JOBS, {"kind": "export", "format": "jsonl"} | asked)
    assert (response.status_code, {error["attr"] for error in response.json()["errors"]}) == (409, attrs)


def test_an_export_of_a_list_holds_nothing_that_is_anothers_own():
    make_claim(mention={"private_to": make_user("annotator")})
    assert b'"claim"' not in file_of(client_of("annotator"), format="jsonl", rows="claims")


@pytest.mark.parametrize("name", READABLE)
def test_what_a_job_exported_a_job_reads(name):
    """Every format that can be read: the mentions of an article, whose text is there where the format has none."""
    manager = client_of("manager", is_superuser=True)
    article = make_article(source=make_source(slug="post"))
    make_claim(article=article, mention={"state": "accepted", "touched": True}), make_quotation(article=article)
    whole = file_of(manager, format=name)
    Mention.objects.all().delete()
    if name != "w3c":
        Article.objects.all().delete()
    file = {"content_base64": b64encode(whole).decode()} if whole.startswith(b"PK") else {"content": whole.decode()}
    job = run(manager, kind="import", format=name, **file)
    assert (job["state"], job["trouble"]) == ("done", "")
    assert sorted(Mention.objects.values_list("kind", "exact")) == [
        ("claim", "At least 4,000"),
        ("quotation", "We lost many,"),
    ]


def test_what_is_wrong_with_a_file_is_told_place_by_place():
    content = '{"type": "source", "slug": "post", "name": "The Post"}\n{"type": "claim"}\n[]\n'
    job = run(client_of("manager", is_superuser=True), kind="import", format="jsonl", content=content)
    assert (job["state"], job["result"]["wrong"]) == ("failed", 2)
    assert [trouble["where"] for trouble in job["result"]["troubles"]] == [
        "posted.jsonl, line 2",
        "posted.jsonl, line 3",
    ]
    assert not Source.objects.exists()


def test_what_is_imported_has_the_history_of_what_a_person_types_in():
    client = client_of("manager", is_superuser=True)
    content = file_of_annotated_article()
    assert (
        run(
            client,
            kind="import",
            format="doccano",
            content=content,
            mine=True,
            source="The Post",
            labels={"TOLL": "claim"},
        )["trouble"]
        == ""
    )
    manager = Job.objects.latest("pk").person
    for row in (Article.objects.get(), Mention.objects.get(), Claim.objects.get()):
        (told,) = row.history.all()
        assert (told.history_type, told.history_user, told.history_change_reason) == ("+", manager, "Imported.")


def file_of_annotated_article():
    return json.dumps({"text": "At least 4,000 died.", "label": [[0, 14, "TOLL"]]})


def test_a_file_of_another_tool_is_read_by_its_labels():
    asked = {"kind": "import", "format": "doccano", "content": file_of_annotated_article(), "source": "The Post"}
    assert "TOLL" in run(client_of("manager", is_superuser=True), **asked)["trouble"]
    run(client_of("manager", is_superuser=True), **asked, labels={"TOLL": "claim"}, engine="labeller 2")
    assert Mention.objects.get().origin == "labeller 2"


@pytest.mark.parametrize(
    "file", [{"content": "a", "content_base64": "YQ=="}, {"content_base64": "YQ"}, {"content_base64": "é"}]
)
def test_a_file_is_given_once_and_readably(file):
    response = client_of("manager", is_superuser=True).post(JOBS, {"kind": "import", "format": "jsonl"} | file)
    assert response.status_code in (400, 409)
    assert not Job.objects.exists()
