"""The pictures in docs/reviewing.md: ``python docs/images/review.py`` makes them anew from the demo.

It fills a database of its own, serves it, and looks at it with a headless chromium.
"""

import shutil

from playwright.sync_api import Page, expect, sync_playwright
from served_demo import ADMIN, HERE, PASSWORD, served


def sign_in(page: Page, name: str) -> None:
    """Sign in as one of the demo's people."""
    page.context.clear_cookies()
    page.goto(f"{ADMIN}/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_text("Log out").wait_for()


def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """Save what the window shows, or the whole page."""
    page.wait_for_timeout(300)
    page.screenshot(path=HERE / f"{name}.png", full_page=whole)


def take(page: Page) -> None:
    """Take each picture, on the way of the ceasefire's case from the front page to its reopening."""
    sign_in(page, "manager")
    page.goto(f"{ADMIN}/links/link/queue/?state=second&order=question")
    page.locator("#say[data-keys]").wait_for()
    picture(page, "review-queue")

    sign_in(page, "reviewer")
    page.locator("#panel-disagreed ~ ul").get_by_role("link", name="ceasefire").click()
    page.get_by_role("link", name="Open", exact=True).click()
    address = page.url
    picture(page, "review-case", whole=True)
    page.get_by_label("Resolved").check()
    page.get_by_label("Outcome").select_option(label="rounding or conversion")
    page.get_by_label("Reason").fill("“Hours” rounds what two articles time in minutes.")
    page.get_by_label("Rank of five minutes").select_option("preferred")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".case-state")).to_have_text("Resolved")

    sign_in(page, "annotator")
    page.goto(address)
    page.get_by_role("link").filter(has_text="five minutes").first.click()
    page.locator("#id_claim-0-value").fill("15")
    page.get_by_role("button", name="Save", exact=True).click()

    sign_in(page, "reviewer")
    page.goto(address)
    expect(page.locator(".case-state")).to_have_text("Reopened")
    picture(page, "review-reopened", whole=True)
    page.goto(f"{ADMIN}/links/conflict/?of=claims")
    picture(page, "review-conflicts")


def main() -> None:
    """Serve, look, save."""
    with served(), sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": 1360, "height": 900}).new_page()
        page.set_default_timeout(60_000)
        take(page)
        browser.close()


if __name__ == "__main__":
    main()
