"""Who may do what at every address of the API."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver
from rest_framework.test import APIClient

from claimsdb.api.urls import urlpatterns
from claimsdb.jobs.models import Job
from tests.api.rows import make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.django_db

# A row an address and method, a column a role; "anonymous" is not signed in. What is written is empty, so that whoever
# may write is told what is missing: 400, or 428 where it does not say on what a change was made. The job is another
# person's: managers see it, nobody its file.
ROLES, *ROWS = [line.split() for line in Path(__file__).with_suffix(".txt").read_text().splitlines() if line.strip()]
ROLES = ROLES[2:]
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"]


def client_of(role):
    client = APIClient(enforce_csrf_checks=False)
    if role != "anonymous":
        client.force_login(make_user(role))
    return client


def addresses(made):
    """Return a real address for every name in the table."""
    rows = {
        "source": made.first.source,
        "article": made.first,
        "speaker": made.minister,
        "measure": made.claims[0].measure,
        "mention": made.claims[0].mention,
        "quotation": made.quotations[0],
        "claim": made.claims[0],
        "link": made.of_claims,
        "decision": made.decision,
        "question": made.question,
        "conflict": made.conflict,
        "job": Job.objects.create(kind="crossref", person=made.person),
        "token": SimpleNamespace(pk="0123456789abcde"),
    }
    found = {"api-root": "", "schema": "schema/", "docs": "docs/", "nothing-here": "stories/1/"}
    for pattern in urlpatterns:
        if (name := pattern.name) not in found:
            route = re.sub(r"[\^$]", "", str(pattern.pattern))
            key = rows.get(name.partition("-")[0], made.conflict).pk
            if (singular := route.partition("/")[0].removesuffix("s")) in rows:
                key = rows[singular].pk
            found[name] = re.sub(r"\(\?P<\w+>[^)]*\)|<\w+:\w+>", str(key), route)
    return {name: f"/api/v1/{end}" for name, end in found.items()}


def test_every_address_of_the_api_is_in_the_table():
    assert all(isinstance(pattern, URLPattern) for pattern in urlpatterns)
    assert {pattern.name for pattern in urlpatterns} == {name for name, *_ in ROWS}
    assert all([method for each, method, *_ in ROWS if each == name] == METHODS for name, *_ in ROWS)


def test_no_other_address_of_the_api_stands_outside_its_urls():
    api = [pattern for pattern in get_resolver().url_patterns if str(pattern.pattern).startswith("api")]
    assert [str(pattern.pattern) for pattern in api] == ["api/v1/"]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reads_and_writes_what_the_table_says(role):
    assert answers(client_of(role)) == told(role)


def test_the_setting_opens_reading_to_all_and_writing_to_none(settings):
    settings.API_PUBLIC = True
    settings.API_RATES = settings.API_RATES | {"anonymous": 10_000}
    own = {"task-list", "job-list", "job-detail", "job-file", "token-list", "token-detail"}
    reads = {"GET", "HEAD", "OPTIONS"}
    expected = {
        (name, method): told("viewer" if method in reads and name not in own else "anonymous")[name, method]
        for name, method in told("viewer")
    }
    expected["docs", "POST"] = expected["docs", "PUT"] = expected["docs", "PATCH"] = "405"
    expected["docs", "DELETE"] = expected["docs", "TRACE"] = "405"
    found = answers(client_of("anonymous"))
    assert {key: status for key, status in found.items() if key[1] in reads} == {
        key: status for key, status in expected.items() if key[1] in reads
    }
    assert not [key for key, status in found.items() if key[1] not in reads and status.startswith("2")]


def answers(client):
    """Return the status of every method at every address, each as if the others had not been asked."""
    found = {}
    for name, url in addresses(make_one_of_each()).items():
        for method in METHODS:
            with transaction.atomic():
                found[name, method] = str(client.generic(method, url, "", content_type="application/json").status_code)
                transaction.set_rollback(True)
    return found


def told(role):
    """Return what the table says that ``answers`` should be."""
    return {(name, method): row[ROLES.index(role)] for name, method, *row in ROWS}


def test_names_of_people_are_for_those_signed_in(settings, reader):
    made = make_one_of_each()
    settings.API_PUBLIC = True
    public = APIClient()
    url = f"/api/v1/decisions/{made.decision.pk}/"
    assert reader.get(url).json()["person"]["display"] == made.person.username
    assert public.get(url).json()["person"] == {"id": made.person.pk, "display": f"Person {made.person.pk}"}


def test_no_list_tells_the_public_a_username(settings):
    made = make_one_of_each()
    made.claims[0].mention.annotator = made.person
    made.claims[0].mention.origin = made.person.username
    made.claims[0].mention.save()
    settings.API_PUBLIC = True
    public = APIClient()
    for url in addresses(made).values():
        assert made.person.username not in public.get(url, HTTP_ACCEPT="*/*").content.decode()
