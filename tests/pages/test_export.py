"""The page that asks for the format of an export, in a browser."""

import re

import pytest

from tests.factories import make_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_viewer_exports_what_they_ticked_by_keyboard_alone(page, sign_in, live_server, accessible):
    make_claim()
    sign_in("viewer")
    page.goto(f"{live_server}/admin/claims/claim/")
    page.locator("#action-toggle").check()
    page.get_by_label("Action:").select_option(label="Export…")
    page.get_by_role("button", name=re.compile("Go|Run")).click()
    page.get_by_text("1 claim chosen.").wait_for()
    accessible()
    page.get_by_role("radio", name="JSON Lines").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "claims-w3c.jsonld"
