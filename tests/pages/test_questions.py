"""The pages of questions, the front page, the report and the comparison, in a browser."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from claimsdb.links.models import Conflict
from tests.factories import make_link, make_source, make_speaker
from tests.review.make import make_count, make_question, questions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The colour of the first series' dots, as the page paints them.
PAINT = "() => getComputedStyle(document.querySelector('.chart path.dot.series-0')).fill"


def address(live_server, name, *args, **query):
    """Return a whole address."""
    return f"{live_server}{reverse(f'admin:{name}', args=args, query=query)}"


def make_dispute():
    """Return a question of three papers that differ, the third a copy."""
    ministry = {"speaker": make_speaker("Ministry of Health")}
    first = make_count(24, source=make_source(name="Gazette"), published=date(2024, 7, 2), mention=ministry)
    second = make_count(3000, source=make_source(name="Herald"), published=date(2024, 7, 3), comparator="at_least")
    copied = first.mention.article
    third = make_count(24, source=make_source(name="Times"), published=date(2024, 7, 4), derived_from=copied)
    return make_question(first, second, third, relation="conflict")


def test_a_dot_leads_to_its_sentence_by_keyboard(page, live_server, sign_in, accessible):
    question = make_dispute()
    sign_in("reviewer")
    page.goto(address(live_server, "links_question_view", question.pk))
    accessible()
    dot = page.get_by_role("link", name="3,000: Herald, 3 Jul 2024").first
    dot.focus()
    page.keyboard.press("Enter")
    row = page.locator("tr:target")
    expect(row).to_contain_text("On Monday 3,000 people died, officials said.")
    expect(row.locator("mark")).to_have_text("3,000")


def test_the_chart_wears_the_colours_of_the_page(page, live_server, sign_in, accessible):
    question = make_dispute()
    sign_in("reviewer")
    page.goto(address(live_server, "links_question_view", question.pk))
    light = page.evaluate(PAINT)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAINT) != light
    accessible()


def test_figures_over_time_lead_to_their_sentences_by_key(page, live_server, sign_in, accessible):
    question = make_dispute()
    sign_in("reviewer")
    page.goto(address(live_server, "links_question_view", question.pk))
    page.get_by_label("Figures", exact=True).select_option(label="over time")
    page.get_by_role("button", name="Draw").click()
    expect(page.locator(".chart text", has_text="Dot: the number as written. Upright line")).to_be_visible()
    accessible()
    page.locator(".chart a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target mark")).to_be_visible()


@pytest.mark.parametrize("width", [320, 680])
def test_the_page_fits_a_narrow_window(page, live_server, sign_in, width):
    question = make_dispute()
    sign_in("reviewer")
    page.set_viewport_size({"width": width, "height": 800})
    for url in (
        address(live_server, "links_question_view", question.pk),
        address(live_server, "index"),
        address(live_server, "links_question_report"),
        address(live_server, "links_question_sources"),
    ):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def test_a_claim_is_moved_out_and_the_move_undone(page, live_server, sign_in):
    question = make_dispute()
    before = questions()
    sign_in("reviewer")
    page.goto(address(live_server, "links_question_view", question.pk))
    page.get_by_role("checkbox", name="at least 3,000, Herald").or_(
        page.get_by_role("checkbox", name="3,000, Herald")
    ).first.check()
    page.get_by_label("Note").first.fill("Another day.")
    page.get_by_role("button", name="Move out").click()
    expect(page.get_by_text("Moved out, by 1 decision.")).to_be_visible()
    assert questions() != before
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.", exact=True)).to_be_visible()
    assert questions() == before


def test_a_question_is_found_by_typing_and_merged(page, live_server, sign_in):
    question = make_dispute()
    other = make_question(make_count(5, subject="the flood"), make_count(5, subject="the flood"))
    sign_in("reviewer")
    page.goto(address(live_server, "links_question_view", question.pk))
    page.locator("select#move-other + .select2").click()
    page.locator(".select2-search__field").fill("flood")
    page.locator(".select2-results__option", has_text=str(other)).click()
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("Merged with another question, by 1 decision.")).to_be_visible()
    assert len(questions()) == 1


def test_a_provisional_question_is_marked_and_confirmed(page, live_server, sign_in, accessible):
    make_link(make_count(24), make_count(3000), suggested="conflict", reasons=["Both count the dead."])
    sign_in("reviewer")
    page.goto(address(live_server, "links_question_changelist"))
    page.get_by_role("link", name="Provisional questions").click()
    accessible()
    page.locator("table.told tbody th a").click()
    expect(page.get_by_text("Provisional.", exact=True)).to_be_visible()
    accessible()
    page.get_by_role("button", name="Confirm all 1").click()
    expect(page.get_by_text("Confirmed.")).to_be_visible()
    assert Conflict.objects.exists()


def test_the_front_page_leads_to_the_most_disagreed_question(page, live_server, sign_in, accessible):
    question = make_dispute()
    sign_in("reviewer")
    page.goto(address(live_server, "index"))
    accessible()
    page.locator("section", has_text="Most disagreed").get_by_role("link").first.click()
    assert page.url == address(live_server, "links_question_view", question.pk)


def test_the_report_is_asked_for_and_taken_away(page, live_server, sign_in, accessible):
    make_dispute()
    sign_in("reviewer")
    page.goto(address(live_server, "links_question_report"))
    accessible()
    page.get_by_label("Published from").fill("2024-07-03")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("article.case")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="markdown").click()
    assert "**24**" in download.value.path().read_text(encoding="utf-8")


def test_sources_are_compared(page, live_server, sign_in, accessible):
    make_dispute()
    sign_in("viewer")
    page.goto(address(live_server, "links_question_sources"))
    accessible()
    expect(page.locator("table.told tbody tr")).to_have_count(3)
    expect(page.locator("table.matrix .conflicts").first).to_be_visible()
