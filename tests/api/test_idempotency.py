"""A create that is sent twice is done once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claimsdb.api.models import KeptAnswer
from claimsdb.corpus.models import Source
from claimsdb.links.models import Decision
from tests.factories import make_link

pytestmark = pytest.mark.django_db

URL = "/api/v1/sources/"
GIVEN = {"name": "Lalkar", "slug": "lalkar"}


def test_the_second_of_two_gets_the_answer_of_the_first(manager):
    first = manager.post(URL, GIVEN, HTTP_IDEMPOTENCY_KEY="a-1")
    again = manager.post(URL, GIVEN, HTTP_IDEMPOTENCY_KEY="a-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert (again["Location"], again["ETag"], again["Idempotency-Replayed"]) == (
        first["Location"],
        first["ETag"],
        "true",
    )
    assert Source.objects.count() == 1


def test_a_key_with_another_request_is_refused(manager):
    link = make_link()
    manager.post(URL, GIVEN, HTTP_IDEMPOTENCY_KEY="a-1")
    for url, given in (
        (URL, GIVEN | {"country": "GB"}),
        ("/api/v1/decisions/", {"link": link.pk, "relation": "match"}),
    ):
        response = manager.post(url, given, HTTP_IDEMPOTENCY_KEY="a-1")
        assert response.status_code == 422
        assert response.json()["errors"][0]["code"] == "idempotency_key_reused"
    assert (Source.objects.filter(name="Lalkar").count(), Decision.objects.count()) == (1, 0)


def test_a_key_is_a_persons_own(manager, as_role):
    manager.post(URL, GIVEN, HTTP_IDEMPOTENCY_KEY="a-1")
    assert as_role("manager").post(URL, {"name": "B", "slug": "b"}, HTTP_IDEMPOTENCY_KEY="a-1").status_code == 201


def test_what_was_refused_may_be_mended_under_the_same_key(manager):
    assert manager.post(URL, {"name": "Lalkar"}, HTTP_IDEMPOTENCY_KEY="a-1").status_code == 400
    assert manager.post(URL, GIVEN, HTTP_IDEMPOTENCY_KEY="a-1").status_code == 201


def test_a_key_is_forgotten_after_a_day(manager):
    manager.post(URL, GIVEN, HTTP_IDEMPOTENCY_KEY="a-1")
    KeptAnswer.objects.update(made=timezone.now() - timedelta(hours=25))
    another = manager.post(URL, {"name": "B", "slug": "b"}, HTTP_IDEMPOTENCY_KEY="a-1")
    assert another.status_code == 201
    assert "Idempotency-Replayed" not in another


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 201, "ключ"])
def test_a_key_that_is_none_is_refused_by_name(manager, key):
    response = manager.post(URL, GIVEN, HTTP_IDEMPOTENCY_KEY=key)
    assert response.status_code == 400
    assert response.json()["errors"][0]["attr"] == "Idempotency-Key"
