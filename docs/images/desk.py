"""The pictures of the desk in docs/annotating.md: ``python docs/images/desk.py`` makes them anew from the demo.

It fills a database of its own, serves it, and looks at it with a headless chromium.
"""

import shutil

from playwright.sync_api import Page, expect, sync_playwright
from served_demo import ADMIN, HERE, PASSWORD, served

ARTICLE = "Russian-brokered ceasefire"
# The text of the paragraph from the selection on.
AHEAD = """() => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    return range?.startContainer.data?.slice(range.startOffset) ?? "";
}"""


def open_desk(page: Page) -> None:
    """Sign in as the demo's annotator, and go to the desk of the article."""
    page.goto(f"{ADMIN}/login/?next=/admin/corpus/article/")
    page.get_by_label("Username").fill("annotator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=f"Annotate {ARTICLE}").click()
    expect(page.locator("#text")).to_be_focused()


def press(page: Page, *keys: str) -> None:
    """Press keys."""
    for key in keys:
        page.keyboard.press(key)


def choose(page: Page, words: str) -> None:
    """Choose the mention on these words in the list."""
    page.locator("#list").get_by_role("option").filter(has_text=words).first.click()
    page.locator("#text").focus()


def select(page: Page, words: str) -> None:
    """Select words by keys."""
    while not page.evaluate(AHEAD).startswith(words):
        press(page, "ArrowRight")
    press(page, *["Shift+ArrowRight"] * words.count(" "))


def take(page: Page) -> None:
    """Take each picture."""
    open_desk(page)
    select(page, "two former Soviet republics")
    press(page, "c")
    expect(page.locator("#f-value")).to_be_focused(timeout=30_000)  # the first reading loads the language model
    picture(page, "desk-mark")
    press(page, "Escape")
    press(page, "Tab")
    expect(page.locator("#form-state")).to_contain_text("suggested")
    picture(page, "desk-suggestion")
    choose(page, "five minutes")
    press(page, "l")
    expect(page.locator("#partner-list [role=option]").first).to_be_visible()
    picture(page, "desk-partners")
    press(page, "Escape", "?")
    expect(page.locator("#help")).to_be_visible()
    picture(page, "desk-keys")
    press(page, "Escape")
    page.emulate_media(color_scheme="dark")
    picture(page, "desk-dark")


def picture(page: Page, name: str) -> None:
    """Save what the window shows."""
    page.wait_for_timeout(200)
    page.screenshot(path=HERE / f"{name}.png")


def main() -> None:
    """Serve, look, save."""
    with served(), sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take(browser.new_context(viewport={"width": 1360, "height": 820}).new_page())
        browser.close()


if __name__ == "__main__":
    main()
