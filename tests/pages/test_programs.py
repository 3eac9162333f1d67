"""The admin's pages for those who work with programs: jobs, tokens, engines, in a browser."""

import pytest
from rest_framework.test import APIClient

from claimsdb.claims.models import Mention
from claimsdb.jobs.models import Job
from tests.api.test_engines import CLAIM
from tests.factories import make_article, make_measure, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def make_jobs():
    anna = make_user("annotator", username="anna")
    Job.objects.create(kind="extract", state="running", done=1200, total=5000, person=anna, attempts=1)
    Job.objects.create(
        kind="export",
        state="done",
        person=anna,
        result={"bytes": 41_000_000},
        asked={"format": "csv", "rows": "claims", "query": "measure=deaths"},
    )
    trouble = "posted.jsonl, line 3: exact: '4,000' stands at 0 to 5, not '5,000'"
    return Job.objects.create(
        kind="import",
        state="failed",
        trouble=trouble,
        person=anna,
        asked={"format": "jsonl"},
        result={
            "wrong": 1,
            "troubles": [{"where": "posted.jsonl, line 3", "message": "exact: '4,000' stands at 0 to 5, not '5,000'"}],
        },
    )


def test_a_manager_reads_what_became_of_a_job(page, sign_in, live_server, accessible):
    job = make_jobs()
    sign_in("manager")
    page.goto(f"{live_server}/admin/jobs/job/")
    accessible()
    page.goto(f"{live_server}/admin/jobs/job/{job.pk}/change/")
    accessible()


def test_a_viewer_makes_a_token(page, sign_in, live_server, accessible):
    sign_in("viewer")
    page.goto(f"{live_server}/admin/api/token/")
    accessible()
    page.goto(f"{live_server}/admin/api/token/add/")
    accessible()
    page.get_by_label("Name").fill("nightly import")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("The token").wait_for()
    accessible()
    page.goto(f"{live_server}/admin/api/token/")
    accessible()


def make_engines():
    make_measure()
    client = APIClient()
    client.force_authenticate(make_user("annotator", username="robot"))
    for name, verdicts in (("reader", ("accept", "accept", "reject")), ("desk-model", ("reject",))):
        for verdict in verdicts:
            given = {"engine": name, "version": "1", "article": make_article().pk, "claims": [CLAIM]}
            client.post("/api/v1/engines/mentions/", given, format="json")
            client.post(f"/api/v1/claims/{Mention.objects.latest('pk').pk}/{verdict}/")


def test_a_viewer_compares_engines(page, sign_in, live_server, accessible):
    sign_in("viewer")
    page.goto(f"{live_server}/admin/claims/engine/")
    accessible()
    make_engines()
    page.reload()
    page.get_by_text("desk-model").wait_for()
    accessible()
