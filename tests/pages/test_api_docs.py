"""The page that shows the API, in a browser, under the strict content security policy."""

import pytest
from playwright.sync_api import expect

from claimsdb.api.urls import RESOURCES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_page_shows_every_resource_and_tries_a_request(page, live_server, sign_in):
    sign_in("viewer")
    page.goto(f"{live_server}/api/v1/docs/")
    page.get_by_text("/api/v1/conflicts/{id}/").first.wait_for()
    page.click("text=/api/v1/claims/ >> nth=0")
    page.get_by_text("value_min").first.wait_for()
    page.click("text=Try it out")
    page.click("button.execute")
    expect(page.locator(".live-responses-table td.response-col_status", has_text="200").first).to_be_visible()
    shown = page.inner_text("#swagger-ui")
    assert all(f"/api/v1/{resource}/" in shown for resource in RESOURCES)
