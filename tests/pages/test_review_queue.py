"""The queue as people use it: by keys, without page loads, and beside others."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from claimsdb.links.decide import decide
from claimsdb.links.models import Decision, Link
from claimsdb.review.models import Skip
from tests.factories import make_article, make_claim, make_link, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def queue(page, live_server):
    """Return what opens the queue."""

    def opened(**query):
        page.goto(f"{live_server}{reverse('admin:links_link_queue', query=query or None)}")
        page.locator("#say[data-keys]").wait_for()

    return opened


def make_links(number):
    """Make links from best to worst, each with a number in its passage."""
    return [make_link(claim_in(place), make_claim(), score=0.9 - place / 100) for place in range(number)]


def claim_in(place):
    """Make a claim in a passage with this number."""
    return make_claim("4,000", make_article(f"Passage {place}: 4,000 died."))


def passage(page, place):
    expect(page.locator("#card .side").first).to_contain_text(f"Passage {place}:")


def test_links_are_decided_by_keys_without_a_page_load(page, sign_in, queue, accessible):
    links = make_links(7)
    sign_in("annotator")
    queue()
    page.evaluate("window.stayed = true")
    accessible()
    for place, key in enumerate("mcurds"):
        passage(page, place)
        page.keyboard.press(key)
    passage(page, 6)
    expect(page.get_by_role("status")).to_have_text("Skipped.")
    assert page.evaluate("window.stayed")
    said = list(Decision.objects.order_by("link").values_list("link", "relation"))
    assert said == [
        (link.pk, relation)
        for link, relation in zip(links, ["match", "conflict", "update", "related", "different"], strict=False)
    ]
    assert Skip.objects.get().link == links[5]
    expect(page.locator("#today")).to_have_text("5")
    expect(page.locator("#waiting")).to_have_text("1")
    page.keyboard.press("m")
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()
    accessible()


def test_the_last_is_taken_back_by_key_and_shown_again(page, sign_in, queue):
    make_links(2)
    sign_in("annotator")
    queue()
    page.keyboard.press("c")
    passage(page, 1)
    expect(page.get_by_role("status")).to_have_text("Decided: conflict.")
    page.keyboard.press("z")
    passage(page, 0)
    expect(page.get_by_role("status")).to_have_text("Taken back: conflict.")
    page.keyboard.press("m")
    passage(page, 1)
    expect(page.get_by_role("status")).to_have_text("Decided: match.")
    assert list(Decision.objects.values_list("relation", flat=True)) == ["conflict", "", "match"]


def test_a_note_is_written_and_its_letters_decide_nothing(page, sign_in, queue):
    make_links(2)
    sign_in("annotator")
    queue()
    page.keyboard.press("n")
    page.keyboard.type("much such dust")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    passage(page, 1)
    expect(page.get_by_role("status")).to_have_text("Decided: update.")
    assert Decision.objects.get().note == "much such dust"


def test_keys_can_be_turned_off_and_buttons_pressed(page, sign_in, queue):
    make_links(2)
    sign_in("annotator")
    queue()
    page.get_by_label("Decide by single keys").uncheck()
    page.keyboard.press("m")
    passage(page, 0)
    page.get_by_role("button", name="d Different").click()
    passage(page, 1)
    queue()
    expect(page.get_by_label("Decide by single keys")).not_to_be_checked()
    assert Decision.objects.get().relation == "different"


def test_what_another_decided_while_it_was_at_hand_gives_way_to_the_next(page, sign_in, queue):
    links = make_links(4)
    sign_in("annotator")
    with page.expect_response("**/queue/next/**"):
        queue()
    decide(links[1], make_user("annotator"), "match")  # the card at hand
    page.keyboard.press("m")
    passage(page, 2)
    decide(links[2], make_user("annotator", username="berta"), "match")  # the card that is shown
    page.keyboard.press("c")
    passage(page, 3)
    expect(page.get_by_role("status")).to_contain_text("berta decided it meanwhile.")
    assert Link.objects.get(pk=links[2].pk).decisions.count() == 1


def test_a_decision_that_does_not_arrive_is_told_and_its_link_comes_back(page, sign_in, queue):
    make_links(3)
    sign_in("annotator")
    queue()
    page.route("**/queue/say/**", lambda route: route.abort())
    page.keyboard.press("m")
    expect(page.locator("#told.error")).to_be_visible()
    passage(page, 0)
    page.unroute("**/queue/say/**")
    page.keyboard.press("m")
    passage(page, 1)
    expect(page.get_by_role("status")).to_have_text("Decided: match.")
    assert Decision.objects.count() == 1


def test_without_a_script_the_queue_goes_on(browser, live_server, page, sign_in, queue):
    make_links(2)
    sign_in("annotator")
    plain = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    try:
        reader = plain.new_page()
        reader.goto(f"{live_server}{reverse('admin:links_link_queue')}")
        reader.get_by_role("button", name="Conflict").click()
        passage(reader, 1)
        expect(reader.get_by_text("Decided: conflict.")).to_be_visible()
        reader.get_by_role("button", name="Take back the last").click()
        passage(reader, 0)
    finally:
        plain.close()


def test_the_queue_is_narrowed_by_its_form(page, sign_in, queue, accessible):
    make_links(1)
    make_link(claim_in(9), make_claim(), suggested="conflict", score=0.2)
    sign_in("annotator")
    queue()
    passage(page, 0)
    page.get_by_text("Which links").click()
    accessible()
    page.get_by_label("Suggested", exact=True).select_option("conflict")
    page.get_by_role("button", name="Show").click()
    passage(page, 9)
    expect(page.get_by_text("narrowed by suggested")).to_be_visible()


def test_a_dispute_is_settled_and_agreement_shown(page, live_server, sign_in, accessible):
    for relation in ("match", "conflict"):
        link = make_link()
        decide(link, make_user("annotator"), relation, "One toll.")
        decide(link, make_user("annotator"), "conflict", "Two tolls.")
    sign_in("reviewer")
    page.goto(f"{live_server}{reverse('admin:links_link_disputed')}")
    expect(page.locator(".dispute")).to_have_count(1)
    expect(page.get_by_text("“One toll.”")).to_be_visible()
    accessible()
    page.get_by_label("Note").fill("One is of the wounded.")
    page.get_by_role("button", name="Different").click()
    expect(page.get_by_text("Nobody differs on any link.")).to_be_visible()
    assert Decision.objects.last().settles
    page.get_by_role("link", name="Agreement").click()
    expect(page.get_by_text("Krippendorff’s alpha")).to_be_visible()
    accessible()


@pytest.mark.parametrize("width", [400, 680])
def test_the_queue_is_read_in_a_narrow_window_and_in_the_dark(page, sign_in, queue, accessible, width):
    make_links(2)
    sign_in("annotator")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": width, "height": 900})
    queue()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    accessible()
