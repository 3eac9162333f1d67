"""Session cookies, as they come."""

import pytest
from django.test import Client

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["aaaaaaaa\0bbbb", "x", "", "é" * 40, "a" * 5000])
def test_a_cookie_that_is_no_session_asks_to_sign_in(key):
    client = Client()
    client.cookies["sessionid"] = key
    assert client.get("/admin/").status_code == 302


def test_a_session_holds_from_page_to_page():
    client = Client()
    user = make_user("viewer")
    assert client.login(username=user.username, password="a-good-password")
    assert client.get("/admin/").status_code == 200
