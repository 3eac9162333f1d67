"""Who may do what at every address of the API."""

from itertools import product

import pytest
from django.urls import URLPattern, get_resolver
from rest_framework.test import APIClient

from claimsdb.api.urls import urlpatterns
from tests.api.rows import make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ROLES = ["anonymous", "viewer", "annotator", "reviewer", "manager"]
READS = ["get", "head", "options"]
WRITES = ["post", "put", "patch", "delete", "trace"]
# Each address of the API by name: what reading and writing answer to those signed in, and to those who are not.
READ, REFUSED, NO_SUCH_METHOD, NOT_FOUND = 200, 403, 405, 404
READABLE = {"in": (READ, NO_SUCH_METHOD), "out": (REFUSED, REFUSED)}
ACCESS = {
    "api-root": READABLE,
    "schema": READABLE,
    "docs": READABLE,
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
    "nothing-here": {"in": (NOT_FOUND, NOT_FOUND), "out": (NOT_FOUND, NOT_FOUND)},
}


def client_of(role):
    client = APIClient(enforce_csrf_checks=False)
    if role != "anonymous":
        client.force_login(make_user(role))
    return client


def address(name):
    """Return a real address for a name."""
    made = make_one_of_each()
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
    resource, _, page = name.partition("-")
    special = {"api-root": "", "schema": "schema/", "docs": "docs/", "nothing-here": "stories/1/"}
    if name in special:
        return f"/api/v1/{special[name]}"
    return f"/api/v1/{resource}s/" + (f"{rows[resource].pk}/" if page == "detail" else "")


def test_every_address_of_the_api_is_in_the_table():
    assert all(isinstance(pattern, URLPattern) for pattern in urlpatterns)
    assert {pattern.name for pattern in urlpatterns} == set(ACCESS)


def test_no_other_address_of_the_api_stands_outside_its_urls():
    api = [pattern for pattern in get_resolver().url_patterns if str(pattern.pattern).startswith("api")]
    assert [str(pattern.pattern) for pattern in api] == ["api/v1/"]


@pytest.mark.parametrize(("role", "name"), [*product(ROLES, ACCESS)])
def test_each_role_reads_and_writes_what_the_table_says(role, name):
    client, url = client_of(role), address(name)
    reads, writes = ACCESS[name]["out" if role == "anonymous" else "in"]
    assert {method: ask(client, method, url) for method in READS} == dict.fromkeys(READS, reads)
    assert {method: ask(client, method, url) for method in WRITES} == dict.fromkeys(WRITES, writes)


@pytest.mark.parametrize("name", ACCESS)
def test_the_setting_opens_reading_to_all_and_writing_to_none(settings, name):
    settings.API_PUBLIC = True
    client, url = client_of("anonymous"), address(name)
    reads, writes = ACCESS[name]["in"]
    assert {ask(client, method, url) for method in READS} == {reads}
    assert {ask(client, method, url) for method in WRITES} == {writes}


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
    for name in ACCESS:
        if name.endswith(("-list", "-detail")):
            assert made.person.username not in public.get(address(name)).content.decode()
