"""Working together, in a browser: by keyboard, under the strict policy, and open to everybody."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from claimsdb.claims.models import Mention, Plan, Speaker
from claimsdb.claims.review import merge
from claimsdb.desk.models import Carrying, Proposal
from claimsdb.desk.speakers import propose
from claimsdb.desk.versions import carry
from tests.factories import make_article, make_claim, make_plan, make_quotation, make_speaker, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def address(live_server, name, *args, **query):
    """Return a whole address."""
    return f"{live_server}{reverse(f'admin:{name}', args=args, query=query)}"


def make_blind(**fields):
    """Return a plan whose two annotators are done: one row agreed, one that differs, one overlapping, one alone."""
    ann, bob = make_user("annotator", username="ann"), make_user("annotator", username="bob")
    article = make_article()
    plan = make_plan(ann, bob, article=article, blind=True, state="finished")

    def own(person, **more):
        return {"private_to": person, "state": "accepted", "touched": True} | more

    for person in (ann, bob):
        make_claim("At least 4,000", article, mention=own(person))
    make_claim("the war", article, subject="battles", mention=own(ann))
    make_claim("the war", article, subject="wars", value=1, mention=own(bob))
    make_quotation("We lost many,", article, mention=own(ann, speaker=make_speaker("Anna Petrosyan")))
    make_quotation("lost many", article, mention=own(bob))
    make_claim("many", article, mention=own(bob))
    return plan


def test_articles_are_assigned_to_two_who_are_blind(page, live_server, sign_in, accessible):
    article, people = make_article(), [make_user("annotator"), make_user("annotator")]
    sign_in("reviewer")
    page.goto(address(live_server, "corpus_article_changelist"))
    page.locator(f'input[name="_selected_action"][value="{article.pk}"]').check()
    page.get_by_label("Action:").select_option("assign")
    page.locator(".actions button").click()
    accessible()
    for person in people:
        page.get_by_label(f"{person.username} (0 waiting)").check()
    page.get_by_label("Two people an article").check()
    page.get_by_label("Blind: neither sees").check()
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text("Assigned: 1.")).to_be_visible()
    assert Plan.objects.get().blind
    page.goto(address(live_server, "claims_plan_changelist"))
    accessible()
    page.goto(address(live_server, "claims_assignment_changelist"))
    accessible()


def test_an_annotator_starts_and_finishes_their_article(page, live_server, accessible):
    me = make_user("annotator", username="ann")
    plan = make_plan(me, state="new")
    page.goto(address(live_server, "claims_assignment_mine"))
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill("a-good-password")
    page.get_by_role("button", name="Log in").click()
    accessible()
    page.get_by_role("button", name="Start A war").press("Enter")
    page.wait_for_url(address(live_server, "corpus_article_desk", plan.article_id))
    page.goto(address(live_server, "claims_assignment_mine"))
    page.get_by_role("button", name="Finish A war").press("Enter")
    expect(page.get_by_text("Finished: A war.")).to_be_visible()
    assert Plan.objects.get().state == "finished"


def test_a_reviewer_adjudicates_by_keyboard_alone(page, live_server, sign_in, accessible):
    plan = make_blind()
    sign_in("reviewer")
    page.goto(address(live_server, "claims_plan_adjudicate", plan.pk))
    accessible()
    expect(page.locator("#waiting")).to_have_text("4")
    page.keyboard.press("b")
    expect(page.get_by_text("Taken, where both agree: 1.")).to_be_visible()
    page.keyboard.press("j")  # the first that is open: they differ in a field
    page.keyboard.press("2")
    expect(page.locator("#waiting")).to_have_text("2")
    page.keyboard.press("1")  # on from row to row
    expect(page.locator("#waiting")).to_have_text("1")
    page.keyboard.press("x")
    expect(page.locator("#waiting")).to_have_text("0")
    page.keyboard.press("u")
    expect(page.locator("#waiting")).to_have_text("1")
    page.keyboard.press("x")
    expect(page.locator("#waiting")).to_have_text("0")
    accessible()
    page.get_by_role("button", name="Done: adjudicated").press("Enter")
    expect(page.get_by_text("Adjudicated by")).to_be_visible()
    accessible()
    shared = Mention.objects.live().order_by("start")
    assert [mention.exact for mention in shared] == ["At least 4,000", "the war", "We lost many,"]
    assert shared[1].claim.subject == "wars"


def test_a_row_that_another_ruled_meanwhile_is_told(page, live_server, sign_in):
    plan = make_blind()
    sign_in("reviewer")
    page.goto(address(live_server, "claims_plan_adjudicate", plan.pk))
    other = page.context.new_page()
    other.goto(page.url)
    other.keyboard.press("j")
    other.keyboard.press("x")
    expect(other.locator("#waiting")).to_have_text("3")
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("#said")).to_contain_text("Meanwhile ruled by")
    assert not Mention.objects.live().exists()


def test_taking_to_edit_opens_the_mention_and_comes_back(page, live_server, sign_in):
    plan = make_blind()
    sign_in("reviewer")
    page.goto(address(live_server, "claims_plan_adjudicate", plan.pk))
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#id_claim-0-subject").fill("people")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/adjudicate/#row-*")
    assert Mention.objects.live().get().claim.subject == "people"


def test_figures_of_agreement_are_shown_to_everybody(page, live_server, sign_in, accessible):
    make_blind()
    sign_in("reviewer")
    page.goto(address(live_server, "claims_plan_agreement"))
    expect(page.get_by_role("rowheader", name="spans, exact").first).to_be_visible()
    accessible()


def test_a_waiting_mention_is_placed_by_a_key(page, live_server, sign_in, accessible):
    old = make_article("Fighting broke out again on Sunday. At least 4,000 people died in the war, officials said.")
    make_claim(article=old)
    new = make_article(old.text.replace("4,000", "5,000"), revises=old)
    carry(new)
    sign_in("annotator")
    page.goto(address(live_server, "desk_carrying_changelist"))
    accessible()
    page.locator("#result_list tbody th a").first.click()
    accessible()
    page.keyboard.press("1")
    expect(page.get_by_text("Nothing more waits.")).to_be_visible()
    assert Carrying.objects.get().result.exact == "At least 5,000"


def test_an_unknown_speaker_is_named_by_a_key_or_by_typing(page, live_server, sign_in, accessible):
    article = make_article()
    make_quotation("At least 4,000", article, mention={"speaker": make_speaker("Anna Petrosyan")})
    make_speaker("Nikol Pashinyan")
    first, second = make_quotation("people died", article), make_quotation(article=article)
    sign_in("annotator")
    page.goto(address(live_server, "claims_speaker_unknown"))
    accessible()
    page.keyboard.press("1")
    expect(page.get_by_text("Said by Anna Petrosyan.")).to_be_visible()
    page.locator(".select2").click()
    page.locator(".select2-search__field").fill("pashin")
    page.locator(".select2-results__option", has_text="Nikol Pashinyan").click()
    page.get_by_role("button", name="It is this one").click()
    expect(page.get_by_text("Said by Nikol Pashinyan.")).to_be_visible()
    expect(page.get_by_text("Every quotation has its speaker")).to_be_visible()
    accessible()
    assert [Mention.objects.get(pk=row.pk).speaker.name for row in (second, first)] == [
        "Anna Petrosyan",
        "Nikol Pashinyan",
    ]


def test_a_proposed_merge_is_decided_by_a_key_and_undone_on_the_speakers_page(page, live_server, sign_in, accessible):
    stands, _ = make_speaker("Nikol Pashinyan"), make_speaker("Nikol Pashinian")
    make_quotation(mention={"speaker": stands})
    propose()
    sign_in("annotator")
    page.goto(address(live_server, "desk_proposal_changelist"))
    accessible()
    page.locator("#result_list tbody th a").first.click()
    accessible()
    page.keyboard.press("1")
    expect(page.get_by_text("Merged into Nikol Pashinyan")).to_be_visible()
    page.goto(address(live_server, "claims_speaker_change", stands.pk))
    accessible()
    page.get_by_role("button", name="Undo: part Nikol Pashinian again").press("Enter")
    expect(page.get_by_text("is a speaker of its own again")).to_be_visible()
    assert not Speaker.objects.merged().exists()
    assert Proposal.objects.get().state == "different"


def test_lists_of_speakers_lead_to_the_queues(page, live_server, sign_in, accessible):
    merge([make_speaker("Ilham Aliev")], make_speaker("Ilham Aliyev"))
    make_speaker("I. Aliyev")
    sign_in("annotator")
    page.goto(address(live_server, "claims_speaker_changelist"))
    accessible()
    page.get_by_role("button", name="Look for speakers that may be one").click()
    expect(page.get_by_text("1 merges proposed")).to_be_visible()


def test_who_saves_second_is_shown_the_difference(page, live_server, sign_in, accessible):
    claim = make_claim()
    sign_in("annotator")
    page.goto(address(live_server, "claims_mention_change", claim.pk))
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#id_claim-0-subject").fill("people")
    other.get_by_role("button", name="Save", exact=True).click()
    other.get_by_text("was changed successfully").wait_for()
    page.locator("#id_claim-0-subject").fill("soldiers")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("table.overtaken")).to_contain_text("people")
    expect(page.locator("#id_claim-0-subject")).to_have_value("soldiers")
    accessible()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    assert type(claim).objects.get().subject == "soldiers"
