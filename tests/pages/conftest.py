"""A headless chromium on the live server, signed in where a test asks for it."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.factories import make_user

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# It runs as root in containers, without a screen, and calls nobody.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 15_000  # milliseconds: a loaded machine is slow, and a test that hangs is worse than one that fails


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the browser of this run; skip loudly without one, but fail where everything must run."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("No chromium on PATH: the browser tests must run here. apt-get install chromium")
        pytest.skip("NO CHROMIUM ON PATH: the browser tests do not run. apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, live_server: object) -> Iterator[Page]:
    """Return a page of its own session; the test fails if it broke the content security policy or raised an error."""
    context = browser.new_context(viewport={"width": 1360, "height": 900})
    context.set_default_timeout(WAIT)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


@pytest.fixture
def sign_in(page: Page, live_server: object) -> Callable[[str], None]:
    """Return what signs a new person of a role in, through the form."""

    def signed_in(role: str) -> None:
        person = make_user("" if role == "superuser" else role, is_superuser=role == "superuser")
        page.goto(f"{live_server}/admin/login/")
        page.get_by_label("Username").fill(person.username)
        page.get_by_label("Password").fill("a-good-password")
        page.get_by_role("button", name="Log in").click()
        page.get_by_text("Log out").wait_for()

    return signed_in


@pytest.fixture
def accessible(page: Page) -> Callable[[], None]:
    """Return what holds the page, as it stands, against WCAG 2.2 AA."""
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    # To read what a style sheet imports, it would write an inline style, which the page's policy refuses.
    rules = {"runOnly": levels, "preload": False}

    def check() -> None:
        page.locator("main").first.wait_for(state="attached")  # a click may still be on its way
        results = Axe().run(page, options=rules)
        assert results.violations_count == 0, results.generate_report()

    return check
