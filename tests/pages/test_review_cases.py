"""Conflicts as reviewers work on them in a browser, from the front page to the case that opens again."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from claimsdb.claims.models import Claim
from claimsdb.links import cases
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict
from claimsdb.links.roles import make_roles
from tests.factories import make_claim, make_link, make_quotation, make_speaker, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def seeds(live_server, page):
    """Load the annotated seeds, and let their questions and conflicts follow."""
    make_roles(Group, Permission)  # a test with a live server starts from empty tables
    call_command("loaddata", FIXTURES / "measures.json", FIXTURES / "annotated_seeds.json", verbosity=0)
    call_command("rebuild", verbosity=0)


def case_url(live_server, conflict):
    return f"{live_server}{reverse('admin:links_conflict_case', args=[conflict.pk])}"


def sign_out(page):
    page.get_by_role("button", name="Log out").click()
    page.get_by_text("Thanks for spending").wait_for()


def test_the_ceasefire_conflict_is_resolved_and_opens_again_when_a_claim_is_corrected(
    page, live_server, sign_in, seeds, accessible
):
    sign_in("reviewer")
    page.locator("#panel-disagreed ~ ul").get_by_role("link", name=re.compile("ceasefire")).click()
    page.get_by_role("link", name="Open", exact=True).click()

    # Both passages, and the chart.
    expect(page.locator("table.told mark", has_text="five minutes")).to_be_visible()
    expect(page.locator("table.told mark", has_text="only hours")).to_be_visible()
    expect(page.locator("figure.chart-box svg")).to_be_visible()
    accessible()

    # Resolved, with outcome, range, ranks and reason.
    page.get_by_label("Resolved").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("A resolved conflict needs its outcome.")).to_be_visible()
    expect(page.get_by_text("Say why: others will ask.")).to_be_visible()
    page.get_by_label("Outcome").select_option(label="rounding or conversion")
    page.get_by_label("Low").fill("4")
    page.get_by_label("High").fill("1440")
    page.get_by_label("Reason").fill("“Hours” rounds what two articles time in minutes.")
    page.get_by_label("Rank of five minutes").select_option("preferred")
    page.get_by_label("Why five minutes ranks so").fill("Timed from noon.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".case-state")).to_have_text("Resolved")
    expect(page.get_by_text("state: open → resolved")).to_be_visible()
    conflict = Conflict.objects.get(state="resolved")
    assert (conflict.outcome, conflict.resolved_low, conflict.preferred.exact) == ("rounding", 240, "five minutes")
    accessible()
    address = page.url
    sign_out(page)

    # An annotator corrects one claim.
    sign_in("annotator")
    claim = Claim.objects.get(mention=conflict.preferred)
    page.goto(f"{live_server}{reverse('admin:claims_mention_change', args=[claim.pk])}")
    page.locator("#id_claim-0-value").fill("15")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    sign_out(page)

    # The case is open again, and shows what changed and who did it.
    sign_in("reviewer")
    page.goto(address)
    expect(page.locator(".case-state")).to_have_text("Reopened")
    changed = page.locator("section.changed")
    expect(changed).to_contain_text("figure: 5 minutes → 15 minutes")
    expect(page.locator(".was")).to_have_text("was 5 minutes")
    step = page.locator("ol.steps > li").first
    expect(step).to_contain_text("state: resolved → reopened")
    expect(step).to_contain_text("figure: 5 minutes → 15 minutes")
    annotator = conflict.history.first().history_user.username
    assert annotator in step.locator(".who").inner_text()
    accessible()


def test_a_case_of_quotations_is_taken_spoken_of_and_dismissed(page, live_server, sign_in, accessible):
    charge = make_quotation("We lost many,", mention={"cue": "accused", "speaker": make_speaker("Anna Petrosyan")})
    denial = make_quotation("At least 4,000", mention={"cue": "denied", "speaker": make_speaker("Boris Aliyev")})
    decide(make_link(charge, denial), make_user("reviewer"), "conflict")
    sign_in("reviewer")
    page.goto(case_url(live_server, Conflict.objects.get()))
    expect(page.get_by_role("heading", name="Accusation by Anna Petrosyan")).to_be_visible()
    expect(page.get_by_role("heading", name="Denial by Boris Aliyev")).to_be_visible()
    page.get_by_role("button", name="Take it").click()
    expect(page.locator(".case-state")).to_have_text("in review", ignore_case=True)
    page.get_by_label("Your words").fill("Both speak of one day.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator("ol.steps .said")).to_have_text("Both speak of one day.")
    page.get_by_label("Dismissed").check()
    page.get_by_label("Reason").fill("Two towns.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".case-state")).to_have_text("Dismissed")
    accessible()


def test_chosen_cases_are_given_away_and_found_by_the_day_due(page, live_server, sign_in, accessible):
    person = make_user("reviewer")
    for _ in range(2):
        decide(make_link(make_claim(), make_claim()), person, "conflict")
    sign_in("reviewer")
    page.goto(f"{live_server}{reverse('admin:links_conflict_changelist')}")
    page.get_by_label("Select all objects on this page for an action").check()
    page.get_by_label("Action:").select_option("assign")
    page.locator(".actions button").click()
    expect(page.get_by_role("heading", name="Assign 2 conflicts")).to_be_visible()
    accessible()
    page.get_by_label("Assignee").select_option(label=person.username)
    page.get_by_label("Due").fill("2026-01-31")
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text("Assigned: 2.")).to_be_visible()
    page.get_by_role("link", name="Overdue").click()
    expect(page.locator("#result_list .late")).to_have_count(2)


def test_a_conflict_is_opened_by_hand_on_two_quotations(page, live_server, sign_in, accessible):
    one, other = make_quotation("We lost many,"), make_quotation("At least 4,000")
    link = make_link(one, other)
    sign_in("reviewer")
    page.goto(f"{live_server}{reverse('admin:links_conflict_add', query={'link': link.pk})}")
    accessible()
    page.get_by_label("Comment").fill("They speak of one day.")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator(".case-state")).to_have_text("Open")
    assert [mention.pk for mention in cases.mentions_of(Conflict.objects.get())] == [one.pk, other.pk]


def test_a_case_is_read_at_200_percent_and_in_the_dark(page, live_server, sign_in, accessible):
    decide(make_link(), make_user("reviewer"), "conflict")
    sign_in("viewer")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 900})
    page.goto(case_url(live_server, Conflict.objects.get()))
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    accessible()
