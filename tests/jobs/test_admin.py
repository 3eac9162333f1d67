"""The list of jobs in the admin."""

import pytest
from django.urls import reverse

from claimsdb.jobs.models import Job
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_the_list_costs_the_same_at_any_number_of_jobs(client, django_assert_max_num_queries):
    person = make_user("manager")
    client.force_login(person)
    for number in range(3):
        Job.objects.create(kind="export", person=person, done=number, total=3)
    with django_assert_max_num_queries(6):
        page = client.get(reverse("admin:jobs_job_changelist")).content.decode()
    assert "2 of 3" in page


def test_the_list_tells_what_came_of_each_job(client):
    client.force_login(make_user("manager"))
    Job.objects.create(kind="import", state="done", result={"added": {"claims": 1200}, "passed_over": {}})
    Job.objects.create(kind="import", state="failed", trouble="posted.jsonl, line 3: no such unit")
    page = client.get(reverse("admin:jobs_job_changelist")).content.decode()
    assert "added: 1,200 claims; passed over: none" in page
    assert "posted.jsonl, line 3: no such unit" in page


def test_a_refused_file_is_told_place_by_place(client):
    client.force_login(make_user("manager"))
    troubles = [{"where": f"posted.jsonl, line {number}", "message": "<i>"} for number in (3, 5)]
    job = Job.objects.create(kind="import", state="failed", trouble="?", result={"wrong": 2, "troubles": troubles})
    page = client.get(reverse("admin:jobs_job_change", args=[job.pk])).content.decode()
    assert "<div><bdi>wrong: 2</bdi></div><div><bdi>posted.jsonl, line 3: &lt;i&gt;</bdi></div>" in page


def test_a_job_that_failed_says_why(client):
    client.force_login(make_user("manager"))
    job = Job.objects.create(kind="ingest", state="failed", trouble="<b>it is no page</b>", asked={"url": "http://x/"})
    page = client.get(reverse("admin:jobs_job_change", args=[job.pk])).content.decode()
    assert "&lt;b&gt;it is no page" in page
    assert "url: http://x/" in page
