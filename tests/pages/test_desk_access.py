"""The desk for everybody: held against WCAG 2.2 AA in each of its states, by keyboard, enlarged, read aloud."""

import pytest
from playwright.sync_api import expect

from claimsdb.claims.models import Mention
from tests.factories import TEXT, make_article, make_claim, make_link, make_quotation, make_speaker
from tests.pages.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page, live_server, sign_in):
    """Return the desk of an article with a mention of every kind and state, and links."""
    article = make_article("\n".join([TEXT, "The war began in May.", "It lasted 44 days.", "Nobody won."] * 12))
    speaker = make_speaker("Anna Petrosyan")
    make_link(
        make_claim(article=article, mention={"speaker": speaker, "confidence": 0.9}), make_claim(), reasons=["Both."]
    )
    make_quotation("At least 4,000 people", article)
    make_claim("44 days", article, mention={"state": "accepted"})
    make_quotation(article=article, mention={"state": "accepted", "speaker": speaker})
    make_quotation("The war began", article, mention={"state": "rejected"})
    sign_in("annotator")
    return Desk(page, live_server, article)


def at_rest(desk):
    """Do nothing."""


def with_a_form(desk):
    """Choose a mention, and all of its form."""
    desk.press("Tab")
    desk.page.locator("#form-more summary").click()


def with_a_claim(desk):
    """Choose a claim."""
    desk.press("Tab", "Tab")
    expect(desk.page.locator("#form-what")).to_have_text("Claim")


def with_partners(desk):
    """Open the partners of a claim."""
    desk.press("Tab", "Tab", "l")
    expect(desk.page.locator("#partner-list [role=option]")).to_have_count(1)


def with_a_search(desk):
    """Search for partners that are not there."""
    desk.press("Tab", "l")
    expect(desk.page.locator("#no-partners")).to_be_visible()


def with_help(desk):
    """Open the help sheet."""
    desk.press("?")
    expect(desk.page.locator("#help")).to_be_visible()


def with_the_legend(desk):
    """Open what the marks mean."""
    desk.page.locator(".legend summary").click()


def narrowed(desk):
    """Enlarge it four times: a window a quarter as wide."""
    desk.page.set_viewport_size({"width": 340, "height": 450})
    desk.press("Tab")


STATES = [at_rest, with_a_form, with_a_claim, with_partners, with_a_search, with_help, with_the_legend, narrowed]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_is_broken_in_any_state(desk, accessible, scheme):
    desk.page.emulate_media(color_scheme=scheme)
    for state in STATES:
        desk.open()
        state(desk)
        accessible()


def test_a_viewers_page_breaks_no_rule(page, live_server, sign_in, accessible):
    article = make_article()
    make_claim(article=article)
    sign_in("viewer")
    desk = Desk(page, live_server, article).open()
    accessible()
    desk.press("Tab")
    expect(desk.page.locator("#f-value")).to_be_disabled()
    expect(desk.page.locator("#save")).to_have_count(0)
    accessible()
    desk.press("a", "q", "Delete", "Enter")
    assert Mention.objects.get().state == "suggested"


def test_enlarged_to_twice_its_size_nothing_is_cut_off_sideways(desk):
    desk.page.set_viewport_size({"width": 680, "height": 450})
    desk.open().press("Tab", "Tab")
    wide = desk.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0
    desk.press("e")
    expect(desk.page.locator("#f-value")).to_be_in_viewport()


def test_what_happens_is_said_in_a_live_region(desk):
    desk.open().press("Tab")
    expect(desk.page.get_by_role("status")).to_have_text("suggested quotation, At least 4,000 people, 1 of 5")
    desk.press("Tab")
    expect(desk.page.get_by_role("status")).to_have_text(
        "suggested claim, At least 4,000, at least 4,000, Anna Petrosyan, 2 of 5"
    )


def test_the_list_is_one_stop_and_goes_by_arrows(desk):
    desk.open()
    desk.page.locator("#list").focus()
    desk.press("ArrowDown", "ArrowDown")
    expect(desk.page.locator("#form-words")).to_have_text("At least 4,000")
    expect(desk.page.locator("#list")).to_be_focused()
    desk.press("a")
    expect(desk.said).to_contain_text("Accepted.")
    desk.kept("accepting")


def test_every_control_is_reached_by_the_tab_key(desk):
    desk.open().press("Escape")
    wanted = {"text", "shown", "list", "accept-all", "at-least", "show-help"}
    seen = set()
    for _ in range(40):
        here = desk.page.evaluate("() => document.activeElement.id")
        seen.add(here)
        desk.press(*(["Escape"] if here == "text" else []), "Tab")
    assert wanted - seen <= {"accept-all"}  # disabled where no suggestion is so sure


def test_the_help_sheet_lists_every_key_and_gives_the_focus_back(desk):
    desk.open().press("?")
    module = f"{desk.url.split('/admin')[0]}/static/desk/keys.js"
    keys = desk.page.evaluate("async (url) => (await import(url)).KEYS.map((row) => row.says)", module)
    expect(desk.page.locator("#help dd")).to_have_text(keys)
    desk.press("Escape")
    expect(desk.page.locator("#help")).to_be_hidden()
    expect(desk.text).to_be_focused()


def test_every_key_does_something_that_the_desk_can_do(desk):
    desk.open()
    base = desk.url.split("/admin")[0]
    missing = desk.page.evaluate(
        """async (base) => {
            const { KEYS } = await import(`${base}/static/desk/keys.js`);
            const names = ["desk", "marking", "deciding", "selecting"];
            const read = async (name) => (await fetch(`${base}/static/desk/${name}.js`)).text();
            const source = (await Promise.all(names.map(read))).join("\\n");
            const isDeed = (name) => new RegExp(`^  (async )?${name}\\\\(`, "m").test(source);
            return KEYS.map((row) => row.does).filter((name) => !isDeed(name));
        }""",
        base,
    )
    assert missing == []


def test_the_list_follows_the_text(desk):
    texts = "\n".join(f"Line {number}: {number + 100} died." for number in range(150))
    article = make_article(texts)
    for number in range(150):
        make_claim(str(number + 100), article)
    other = Desk(desk.page, desk.url.split("/admin")[0], article).open()
    first = desk.page.locator("#list [role=option]").first
    expect(first).to_be_in_viewport()
    desk.page.evaluate(
        "() => { const text = document.getElementById('text'); text.scrollTop = text.scrollHeight / 2; }"
    )
    expect(first).not_to_be_in_viewport()
    assert other.page.evaluate("() => document.getElementById('list').scrollTop") > 1_000
