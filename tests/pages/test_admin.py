"""The admin as people use it: in a browser, by mouse and by keyboard, under the strict content security policy."""

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import expect

from claimsdb.claims.models import Claim, Mention, Speaker
from claimsdb.corpus.models import Article
from claimsdb.links.decide import decide
from claimsdb.links.models import Decision, Link
from tests.factories import make_article, make_claim, make_link, make_quotation, make_source, make_speaker, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Controls that a screen reader could not name.
NAMELESS = """() => [...document.querySelectorAll("#content input, #content select, #content textarea")]
    .filter(control => control.type !== "hidden" && control.type !== "submit" && control.offsetParent)
    .filter(control => !control.labels?.length && !control.ariaLabel && !control.getAttribute("aria-labelledby"))
    .map(control => control.outerHTML)"""


def address(live_server, name, *args, **query):
    """Return a whole address."""
    return f"{live_server}{reverse(f'admin:{name}', args=args, query=query)}"


def choose(page, label, typed, shown):
    """Find a related row by typing into an autocomplete, and choose it."""
    page.locator(f"select#{label} + .select2").click()
    page.locator(".select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=shown).click()


def test_a_person_signs_in_opens_the_best_link_and_decides(page, live_server, sign_in):
    best, other = make_link(score=0.9, reasons=["Both measure deaths."]), make_link(score=0.5)
    sign_in("annotator")
    page.get_by_role("link", name="Links", exact=True).last.click()
    page.get_by_role("link", name="Open").click()
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator(".side mark")).to_have_text(["At least 4,000", "At least 4,000"])
    expect(page.get_by_text("Both measure deaths.")).to_be_visible()
    page.get_by_label("Conflict: the same question").check()
    page.get_by_label("Note").fill("Two tolls of one day.")
    page.get_by_role("button", name="Decide, then the next open link").click()
    expect(page.get_by_text("Decided: conflict.")).to_be_visible()
    assert page.url == address(live_server, "links_link_change", other.pk)
    decision = Decision.objects.get()
    assert (decision.link, decision.relation, decision.note) == (best, "conflict", "Two tolls of one day.")


def test_a_link_is_decided_by_keyboard_alone(page, live_server, sign_in):
    link = make_link()
    sign_in("annotator")
    page.goto(address(live_server, "links_link_change", link.pk))
    page.get_by_label("Match: the same question").focus()
    for key in ("Space", "ArrowDown", "ArrowDown", "Tab"):  # match, conflict, update; then the note
        page.keyboard.press(key)
    page.keyboard.type("A later count.")
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_text("Decided: update.")).to_be_visible()
    assert Decision.objects.get().note == "A later count."


def test_chosen_claims_are_accepted_together(page, live_server, sign_in):
    claims = [make_claim() for _ in range(3)]
    sign_in("annotator")
    page.goto(address(live_server, "claims_claim_changelist"))
    for claim in claims[:2]:
        page.locator(f'input[name="_selected_action"][value="{claim.pk}"]').check()
    page.get_by_label("Action:").select_option("accept")
    page.locator(".actions button").click()
    expect(page.get_by_text("Accepted: 2.")).to_be_visible()
    assert Mention.objects.filter(state="accepted").count() == 2


def test_a_list_is_narrowed_by_typing_a_source(page, live_server, sign_in):
    wanted = make_article(source=make_source(name="The Gazette"))
    make_claim(article=wanted)
    make_claim()
    sign_in("viewer")
    page.goto(address(live_server, "claims_claim_changelist"))
    choose(page, "filter-mention__article__source__id__exact", "gaz", "The Gazette")
    page.locator("form.autocomplete-filter", has_text="The Gazette").get_by_role("button", name="Show").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    expect(page.locator("#result_list")).to_contain_text("The Gazette")


def test_a_claim_is_added_by_pasting_its_words(page, live_server, sign_in):
    make_article("😀 Nearly 5,000 were killed.", title="A second war")
    make_speaker("Anna Petrosyan")
    sign_in("annotator")
    page.goto(address(live_server, "claims_mention_add", kind="claim"))
    choose(page, "id_article", "second", "A second war")
    choose(page, "id_speaker", "petros", "Anna Petrosyan")
    page.get_by_label("Words:").fill("Nearly 5,000")
    page.locator("#id_claim-0-value").fill("5000")
    page.locator("#id_claim-0-comparator").select_option("nearly")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#result_list")).to_contain_text("nearly 5,000")
    mention = Claim.objects.get().mention
    assert (mention.start, mention.exact, mention.speaker.name) == (2, "Nearly 5,000", "Anna Petrosyan")


def test_an_article_is_pasted_and_read_again(page, live_server, sign_in):
    make_source(name="The Gazette")
    sign_in("manager")
    page.goto(address(live_server, "corpus_article_add"))
    choose(page, "id_source", "gaz", "The Gazette")
    page.get_by_label("Title:").fill("A war")
    page.get_by_label("Text:").fill("Nine died.\n<b>Ten</b> lived.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".article-text")).to_have_text("Nine died.\n<b>Ten</b> lived.")
    assert Article.objects.get().text == "Nine died.\n<b>Ten</b> lived."


def test_two_names_of_one_speaker_are_merged(page, live_server, sign_in):
    short, full = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdogan")
    sign_in("annotator")
    page.goto(address(live_server, "claims_speaker_changelist"))
    page.get_by_label("Select all objects on this page for an action").check()
    page.get_by_label("Action:").select_option("merge")
    page.locator(".actions button").click()
    page.get_by_label("Recep Tayyip Erdogan").check()
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("Merged into Recep Tayyip Erdogan: 1.")).to_be_visible()
    assert Speaker.objects.get(pk=short.pk).merged_into == full


def test_words_that_turn_the_direction_of_text_turn_only_their_own(page, live_server, sign_in):
    make_claim("\u202e4,000", make_article("\u202e4,000 died"), subject="\u202esoldiers", place="Shusha")
    sign_in("viewer")
    page.goto(address(live_server, "claims_claim_changelist"))
    left = page.get_by_text("Shusha").bounding_box()["x"]
    assert left > page.get_by_text("soldiers").bounding_box()["x"]


def has_page(name):
    """Say whether the admin has a page of this name."""
    try:
        return bool(reverse(f"admin:{name}"))
    except NoReverseMatch:
        return False


def every_page(live_server):
    """Yield the address of every list, form and history, of a row where there is one."""
    person = make_user("reviewer")
    claims = make_link(make_claim(mention={"speaker": make_speaker()}), make_claim(), reasons=["Both measure deaths."])
    decide(claims, person, "conflict")
    decide(make_link(make_quotation(), make_quotation()), person, "conflict")
    for model in admin.site._registry:
        name, row = f"{model._meta.app_label}_{model._meta.model_name}", model._default_manager.first()
        yield address(live_server, f"{name}_changelist", q="a")
        if has_page(f"{name}_add"):
            yield address(live_server, f"{name}_add")
        if row:
            for page in ("change", "history", "delete"):
                yield address(live_server, f"{name}_{page}", row.pk)
    yield address(live_server, "index")
    yield address(live_server, "claims_mention_add", kind="quotation")
    yield address(live_server, "claims_mention_change", Mention.objects.filter(kind="quotation").first().pk)
    yield address(live_server, "links_link_changelist", article=Link.objects.first().left.article_id)


def test_every_page_keeps_to_the_policy_and_names_every_control(page, live_server, sign_in):
    sign_in("superuser")
    for url in every_page(live_server):
        response = page.goto(url)
        assert response.status in (200, 403), url
        if "/auth/" not in url:  # the stock page of a user leaves its two dates unnamed
            assert page.evaluate(NAMELESS) == [], url


def test_the_browser_finds_the_icon_where_every_page_says(page, live_server, sign_in):
    sign_in("viewer")
    for name in ("index", "corpus_article_changelist", "links_link_changelist"):
        page.goto(address(live_server, name))
        icon = page.locator("link[rel=icon]").get_attribute("href")
        assert page.request.get(f"{live_server}{icon}").headers["content-type"] == "image/svg+xml"
