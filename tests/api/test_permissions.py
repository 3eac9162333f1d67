"""Who may do what at every address of the API."""

import pytest
from django.urls import URLPattern, get_resolver
from rest_framework.test import APIClient

from claimsdb.api.urls import urlpatterns
from claimsdb.jobs.models import Job, JobFile
from tests.api.rows import make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ROLES = ["anonymous", "viewer", "annotator", "reviewer", "manager"]
READS = ["get", "head", "options"]
WRITES = ["post", "put", "patch", "delete", "trace"]
# Each address of the API by name: what reading and writing answer to those signed in, and to those who are not.
READ, SIGN_IN, REFUSED, NO_SUCH_METHOD, NOT_FOUND, ASKED_NOTHING = 200, 302, 403, 405, 404, 400
READABLE = {"in": (READ, NO_SUCH_METHOD), "out": (REFUSED, REFUSED)}
ACCESS = {
    "api-root": READABLE,
    "schema": READABLE,
    "docs": {"in": (READ, NO_SUCH_METHOD), "out": (SIGN_IN, SIGN_IN)},
    "source-list": READABLE,
    "source-detail": READABLE,
    "article-list": READABLE,
    "article-detail": READABLE,
    "speaker-list": READABLE,
    "speaker-detail": READABLE,
    "measure-list": READABLE,
    "measure-detail": READABLE,
    "mention-list": READABLE,
    "mention-detail": READABLE,
    "quotation-list": READABLE,
    "quotation-detail": READABLE,
    "claim-list": READABLE,
    "claim-detail": READABLE,
    "link-list": READABLE,
    "link-detail": READABLE,
    "decision-list": READABLE,
    "decision-detail": READABLE,
    "question-list": READABLE,
    "question-detail": READABLE,
    "conflict-list": READABLE,
    "conflict-detail": READABLE,
    "changes": READABLE,
    "job-list": {"in": (READ, NO_SUCH_METHOD), "out": (REFUSED, REFUSED)},
    "job-detail": {"in": (READ, NO_SUCH_METHOD), "out": (REFUSED, REFUSED)},
    "job-file": {"in": (READ, NO_SUCH_METHOD), "out": (REFUSED, REFUSED)},
    "nothing-here": {"in": (NOT_FOUND, NOT_FOUND), "out": (NOT_FOUND, NOT_FOUND)},
}


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
    }
    found = {"api-root": "", "schema": "schema/", "docs": "docs/", "nothing-here": "stories/1/", "changes": "changes/"}
    for resource, row in rows.items():
        found |= {f"{resource}-list": f"{resource}s/", f"{resource}-detail": f"{resource}s/{row.pk}/"}
    return {name: f"/api/v1/{end}" for name, end in found.items()}


def test_every_address_of_the_api_is_in_the_table():
    assert all(isinstance(pattern, URLPattern) for pattern in urlpatterns)
    assert {pattern.name for pattern in urlpatterns} == set(ACCESS)


def test_no_other_address_of_the_api_stands_outside_its_urls():
    api = [pattern for pattern in get_resolver().url_patterns if str(pattern.pattern).startswith("api")]
    assert [str(pattern.pattern) for pattern in api] == ["api/v1/"]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reads_and_writes_what_the_table_says(role):
    assert answers(client_of(role)) == told("out" if role == "anonymous" else "in")


def test_the_setting_opens_reading_to_all_and_writing_to_none(settings):
    settings.API_PUBLIC = True
    closed = {key: status for key, status in told("out").items() if key[0].startswith("job-")}
    assert answers(client_of("anonymous")) == told("in") | closed


def answers(client):
    """Return the status of every method at every address."""
    made = make_one_of_each()
    own = client.session.get("_auth_user_id")
    job = Job.objects.create(kind="export", state="done", person_id=own)
    JobFile.objects.create(job=job, name="a.jsonl", media_type="text/plain", content=b"{}")
    jobs = {"job-list": "jobs/", "job-detail": f"jobs/{job.pk}/", "job-file": f"jobs/{job.pk}/file/"}
    urls = (addresses(made) | {name: f"/api/v1/{end}" for name, end in jobs.items()}).items()
    return {(name, method): ask(client, method, url) for name, url in urls for method in (*READS, *WRITES)}


def told(where):
    """Return what the table says that ``answers`` should be, for those signed in or out."""
    return {
        (name, method): ACCESS[name][where][methods is WRITES]
        for name in ACCESS
        for methods in (READS, WRITES)
        for method in methods
    } | ({("job-list", "post"): ASKED_NOTHING} if where == "in" else {})


def ask(client, method, url):
    """Return the status that a request is answered with."""
    if method == "trace":
        return client.generic("TRACE", url).status_code
    return getattr(client, method)(url).status_code


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
