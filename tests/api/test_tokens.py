"""Programs sign in with tokens: shown once, kept as digests, dead after their day or when they are revoked."""

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from claimsdb.api.models import Token
from claimsdb.api.tokens import MOST_TOKENS, make_token
from claimsdb.claims.models import Speaker
from tests.factories import make_user

pytestmark = pytest.mark.django_db

URL = "/api/v1/tokens/"


def status(secret, url="/api/v1/claims/", method="get", **kwargs):
    client = APIClient(raise_request_exception=False)
    client.credentials(HTTP_AUTHORIZATION=f"Token {secret}")
    return getattr(client, method)(url, **kwargs).status_code


def test_a_token_is_made_shown_once_and_signs_in(as_role):
    client = as_role("viewer")
    response = client.post(URL, {"name": "nightly", "days": 30})
    assert (response.status_code, response["Cache-Control"]) == (201, "no-store")
    secret = response.json()["token"]
    assert status(secret) == 200
    (listed,) = client.get(URL).json()
    assert listed == {key: response.json()[key] for key in ("id", "name", "created", "expiry")}
    token = Token.objects.get()
    assert secret not in (token.digest, token.token_key)
    assert timedelta(days=29) < token.expiry - timezone.now() < timedelta(days=31)


def test_a_token_writes_as_its_person_and_history_says_so():
    _, secret = make_token(make_user("annotator", username="robot"), "x")
    assert status(secret, "/api/v1/speakers/", "post", data={"name": "Ilham Aliyev"}) == 201
    from_history = make_speaker_history()
    assert from_history == ["robot"]


def make_speaker_history():
    """Return who made the speakers that there are."""
    return [entry.history_user.username for entry in Speaker.history.all()]


def test_a_token_that_is_revoked_expired_or_of_somebody_inactive_signs_nobody_in(as_role):
    person = make_user("viewer")
    token, secret = make_token(person, "x")
    Token.objects.update(expiry=timezone.now())
    assert status(secret) == 401
    token, secret = make_token(person, "y")
    assert not Token.objects.filter(name="x").exists()
    client = APIClient()
    client.force_authenticate(person)
    assert client.delete(f"{URL}{token.token_key}/").status_code == 204
    assert status(secret) == 401
    _, secret = make_token(person, "z")
    person.is_active = False
    person.save()
    assert status(secret) == 401


def test_a_bearer_of_a_token_signs_in_too():
    _, secret = make_token(make_user("viewer"), "x")
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert client.get("/api/v1/claims/").status_code == 200


def test_a_token_makes_no_tokens_but_may_revoke():
    token, secret = make_token(make_user("viewer"), "x")
    assert status(secret, URL, "post", data={"name": "y"}) == 403
    assert status(secret, f"{URL}{token.token_key}/", "delete") == 204


def test_nobody_sees_or_revokes_anothers(as_role):
    token, _ = make_token(make_user("viewer"), "x")
    manager = as_role("manager")
    assert manager.get(URL).json() == []
    assert manager.delete(f"{URL}{token.token_key}/").status_code == 404


@pytest.mark.parametrize(
    ("given", "at_fault"),
    [({}, "name"), ({"name": ""}, "name"), ({"name": "x", "days": 0}, "days"), ({"name": "x", "days": 10**9}, "days")],
)
def test_what_makes_no_token_is_refused_by_name(as_role, given, at_fault):
    response = as_role("viewer").post(URL, given)
    assert (response.status_code, response.json()["errors"][0]["attr"]) == (400, at_fault)


def test_there_is_an_end_to_tokens(as_role):
    client = as_role("viewer")
    for number in range(MOST_TOKENS):
        client.post(URL, {"name": f"{number}"})
    assert client.post(URL, {"name": "one more"}).status_code == 403


@pytest.mark.parametrize(
    "header", ["Token", "Token a b", "Token \xff", "Token " + "a" * 5000, "Bearer", "Bearer a", "Token \0"]
)
def test_a_header_that_is_no_token_signs_nobody_in(header):
    client = APIClient(raise_request_exception=False)
    client.credentials(HTTP_AUTHORIZATION=header)
    response = client.get("/api/v1/claims/")
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Token")


def test_signing_in_by_token_takes_one_query(django_assert_num_queries):
    _, secret = make_token(make_user("viewer"), "x")
    assert status(secret) == 200  # the minute's first request looks the role up
    with django_assert_num_queries(2):
        assert status(secret) == 200


def test_the_page_makes_shows_once_and_revokes(client):
    person = make_user("viewer")
    client.force_login(person)
    other, _ = make_token(make_user("viewer"), "somebody else's")
    page = client.post("/admin/api/token/add/", {"name": "my script", "days": 7})
    token = Token.objects.get(user=person)
    secret = page.context["secret"]
    assert secret in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert status(secret) == 200
    listed = client.get("/admin/api/token/").content.decode()
    assert "my script" in listed
    assert secret not in listed
    assert "somebody else" not in listed
    assert client.post(f"/admin/api/token/{token.pk}/delete/", {"post": "yes"}).status_code == 302
    assert status(secret) == 401
    assert client.post(f"/admin/api/token/{other.pk}/delete/", {"post": "yes"}).status_code in (302, 403)
    assert Token.objects.filter(pk=other.pk).exists()


def test_who_may_do_everything_revokes_anybodys(client):
    token, secret = make_token(make_user("viewer"), "x")
    client.force_login(make_user(is_superuser=True))
    client.post(f"/admin/api/token/{token.pk}/delete/", {"post": "yes"})
    assert status(secret) == 401
