"""Names and passwords that cannot be, refused without a fault."""

from base64 import b64encode

import pytest
from rest_framework.test import APIClient

from tests.factories import make_user

pytestmark = pytest.mark.django_db


def status(header):
    client = APIClient(raise_request_exception=False)
    client.credentials(HTTP_AUTHORIZATION=header)
    return client.get("/api/v1/claims/").status_code


def basic(text):
    return f"Basic {b64encode(text).decode()}"


def test_a_name_and_password_sign_in():
    user = make_user("viewer", username="anna", password="a-good-password")
    assert status(basic(b"anna:a-good-password")) == 200
    assert status(basic(b"anna:another")) == 401
    user.is_active = False
    user.save()
    assert status(basic(b"anna:a-good-password")) == 401


@pytest.mark.parametrize("header", ["Basic", "Basic !!!", "Basic a b", "Basic /////w==", basic(b"anna")])
def test_what_cannot_be_read_is_refused(header):
    assert status(header) == 401


@pytest.mark.parametrize("name", [b"\0:\0", b"an\0na:secret", b"anna:\0", b"\xff:\xff", b"x" * 5000 + b":x", b":"])
def test_a_name_that_no_user_can_have_is_refused(name):
    make_user("viewer", username="anna")
    assert status(basic(name)) == 401
