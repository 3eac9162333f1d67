"""How often each role may ask, and how often anybody may guess."""

from base64 import b64encode

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory
from rest_framework.test import APIClient

from claimsdb.api.throttles import TAKEN
from claimsdb.attempts import MOST_AT_A_NAME, MOST_FROM_AN_ADDRESS, address_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db

URL = "/api/v1/sources/"


@pytest.mark.parametrize("role", ["viewer", "annotator", "reviewer", "manager"])
def test_each_role_has_a_rate_of_its_own(settings, as_role, role):
    settings.API_RATES = dict.fromkeys(settings.API_RATES, 1) | {role: 3}
    client = as_role(role)
    assert [client.get(URL).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert as_role(role).get(URL).status_code == 200


def test_a_process_takes_a_twentieth_at_once_and_all_together_no_more_than_the_limit(settings, as_role, monkeypatch):
    monkeypatch.setattr("claimsdb.api.throttles.MINUTE", 10**9)  # no minute ends within the test
    settings.API_RATES = settings.API_RATES | {"viewer": 40}
    client = as_role("viewer")
    statuses = []
    for _ in range(21):
        statuses.append(client.get(URL).status_code)
        TAKEN.clear()  # another process, which takes two, and loses one
    assert statuses == [200] * 20 + [429]


def test_a_refusal_says_how_long_to_wait(settings, as_role):
    settings.API_RATES = dict.fromkeys(settings.API_RATES, 0)
    response = as_role("viewer").get(URL)
    assert response.json()["errors"][0]["code"] == "throttled"
    assert 0 < int(response["Retry-After"]) <= 60


def test_those_who_have_not_signed_in_are_counted_by_address(settings):
    settings.API_PUBLIC, settings.API_RATES = True, settings.API_RATES | {"anonymous": 1}
    client = APIClient()
    statuses = [client.get(URL, REMOTE_ADDR=address).status_code for address in ("10.0.0.1", "10.0.0.1", "10.0.0.2")]
    assert statuses == [200, 429, 200]


def guess(name, password, address="10.0.0.1"):
    client = APIClient(raise_request_exception=False)
    credentials = b64encode(f"{name}:{password}".encode()).decode()
    return client.get(URL, HTTP_AUTHORIZATION=f"Basic {credentials}", REMOTE_ADDR=address)


def test_after_too_many_guesses_at_a_name_not_even_the_password_helps():
    make_user("viewer", username="anna")
    assert {guess("anna", "wrong").status_code for _ in range(MOST_AT_A_NAME)} == {401}
    response = guess("anna", "a-good-password")
    assert (response.status_code, response.json()["errors"][0]["code"]) == (401, "locked")
    assert guess("anna", "a-good-password", "10.0.0.2").status_code == 200


def test_after_too_many_guesses_from_an_address_none_is_looked_at():
    make_user("viewer", username="anna")
    for number in range(MOST_FROM_AN_ADDRESS):
        guess(f"person-{number}", "wrong")
    assert guess("anna", "a-good-password").status_code == 401


def test_guesses_at_the_admins_door_count_too(client):
    make_user("viewer", username="anna")
    form = {"username": "anna", "password": "wrong"}
    for _ in range(MOST_AT_A_NAME):
        client.post("/admin/login/", form)
    refused = client.post("/admin/login/", form | {"password": "a-good-password"})
    assert refused.status_code == 200
    assert b"Too many wrong passwords" in refused.content
    assert guess("anna", "a-good-password", "127.0.0.1").status_code == 401


def test_a_wrong_password_now_and_then_locks_nobody_out():
    user = make_user("viewer", username="anna")
    request = RequestFactory().get("/")
    assert authenticate(request, username="anna", password="wrong") is None
    assert authenticate(request, username="anna", password="a-good-password") == user


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(settings):
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="1.2.3.4, 10.0.0.7", REMOTE_ADDR="127.0.0.1")
    assert address_of(request) == "127.0.0.1"
    settings.BEHIND_PROXY = True
    assert address_of(request) == "10.0.0.7"


def test_other_origins_get_no_leave_to_read(reader):
    response = reader.get(URL, HTTP_ORIGIN="https://elsewhere.example")
    assert not [name for name in response.headers if name.lower().startswith("access-control-")]
