"""The pages of conflicts: the list, a case's page, opening one by hand, steps for many at once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from claimsdb.links import cases
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Link, Question
from tests.factories import make_claim, make_link, make_measure, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    person = make_user("reviewer")
    client.force_login(person)
    return person


def conflict_of_claims(person):
    """Return the conflict that a person's decision makes of two claims."""
    decide(make_link(make_claim(), make_claim("4,000", value=20, low=None, comparator="exactly")), person, "conflict")
    return Conflict.objects.latest("pk")


def url_of(conflict):
    return reverse("admin:links_conflict_case", args=[conflict.pk])


def post(client, conflict, do="save", **fields):
    """Post what a browser posts from a case's page."""
    form = {"do": do, "state": conflict.state, "outcome": "", "reason": ""} | fields
    return client.post(url_of(conflict), form, follow=True)


class TestThePage:
    def test_the_plain_address_leads_to_it(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        response = client.get(reverse("admin:links_conflict_change", args=[conflict.pk]))
        assert (response.status_code, response.url) == (302, url_of(conflict))

    @pytest.mark.parametrize("key", [99_999, 10**30])
    def test_a_case_that_is_none_is_not_found(self, client, reviewer, key):
        assert client.get(f"/admin/links/conflict/{key}/case/").status_code == 404

    def test_it_shows_each_claim_in_its_sentence_with_its_figure(self, client, reviewer):
        page = client.get(url_of(conflict_of_claims(reviewer))).text
        assert "<mark>At least 4,000</mark> people died in the war, officials said." in page
        assert "at least 4,000" in page

    def test_a_case_is_resolved_with_outcome_range_ranks_and_reason(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        one, other = cases.mentions_of(conflict)
        fields = {f"rank-{one.pk}": "preferred", f"why-{one.pk}": "Counted.", f"rank-{other.pk}": "deprecated"}
        response = post(
            client,
            conflict,
            state="resolved",
            assignee=reviewer.pk,
            due="2026-12-01",
            outcome="superseded",
            resolved_low="4000",
            resolved_best="4500",
            resolved_high="5000",
            reason="A week lies between them.",
            **fields,
        )
        conflict.refresh_from_db()
        assert (conflict.state, conflict.preferred, conflict.assignee) == ("resolved", one, reviewer)
        assert (conflict.due, conflict.resolved_best) == (date(2026, 12, 1), 4500)
        assert {rank.mention: rank.level for rank in conflict.ranks.all()} == {one: "preferred", other: "deprecated"}
        assert conflict.history.first().history_user == reviewer
        assert "state: open → resolved" in response.text
        assert "4,500 (4,000 to 5,000)" in client.get(reverse("admin:links_conflict_changelist")).text

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"state": "resolved", "reason": "So."}, "A resolved conflict needs its outcome."),
            ({"state": "resolved", "outcome": "time"}, "Say why: others will ask."),
            ({"state": "reopened"}, "Select a valid choice"),
            ({"resolved_low": "5", "resolved_high": "4"}, "The resolved low cannot be above the high."),
            ({"resolved_low": "inf"}, "Enter a number."),
            ({"due": "soon"}, "Enter a valid date."),
            ({"reason": "a\0b"}, "Null characters are not allowed."),
        ],
    )
    def test_what_cannot_be_is_refused_and_told(self, client, reviewer, fields, said):
        conflict = conflict_of_claims(reviewer)
        response = post(client, conflict, **fields)
        assert said in response.text
        assert Conflict.objects.get().state == "open"

    def test_two_preferred_claims_are_refused(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        ranks = {f"rank-{mention.pk}": "preferred" for mention in cases.mentions_of(conflict)}
        assert "One claim can be preferred, not two." in post(client, conflict, **ranks).text

    def test_what_somebody_did_meanwhile_is_not_overwritten(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        seen = conflict.changed.isoformat()
        assert f'name="seen" value="{seen}"' in client.get(url_of(conflict)).text
        post(client, conflict, seen=seen, reason="First.")
        assert "Somebody saved this" in post(client, conflict, seen=seen, reason="Second.").text
        assert Conflict.objects.get().reason == "First."

    def test_it_offers_only_the_next_steps_and_who_may_take_them(self, client, reviewer):
        viewer, conflict = make_user("viewer"), conflict_of_claims(reviewer)
        form = client.get(url_of(conflict)).context["form"]
        assert [state for state, _ in form.fields["state"].choices] == ["open", "in_review", "resolved", "dismissed"]
        assert list(form.fields["assignee"].queryset) == [reviewer]
        assert viewer not in form.fields["assignee"].queryset

    def test_it_keeps_one_who_may_no_longer_work_on_it(self, client, reviewer):
        conflict, former = conflict_of_claims(reviewer), make_user("viewer")
        Conflict.objects.update(assignee=former)
        post(client, conflict, assignee=former.pk, reason="Waiting.")
        assert Conflict.objects.get().reason == "Waiting."

    def test_a_case_is_taken_with_one_press(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        assert "It is yours." in post(client, conflict, do="take").text
        conflict.refresh_from_db()
        assert (conflict.state, conflict.assignee) == ("in_review", reviewer)

    def test_a_comment_stands_in_what_happened(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        page = post(client, conflict, do="comment", text="Ask <the> desk.").text
        assert "Ask &lt;the&gt; desk." in page
        assert conflict.comments.get().person == reviewer

    def test_an_empty_comment_is_none(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        assert "This field is required." in post(client, conflict, do="comment", text=" ").text
        assert not conflict.comments.exists()

    def test_a_reopened_case_shows_what_changed_and_who_did_it(self, client, reviewer):
        conflict = conflict_of_claims(reviewer)
        post(client, conflict, state="resolved", outcome="error", reason="A slip.")
        claim = conflict.question.answers.first().claim
        claim.value = claim.low = 9_000
        claim.save()
        cases.follow_changes([claim.pk])
        page = client.get(url_of(conflict)).text
        assert "Changed since it was closed" in page
        assert "figure: at least 4,000 → at least 9,000" in page
        assert "was at least 4,000" in page

    def test_a_case_of_quotations_says_who_accuses_and_who_denies(self, client, reviewer):
        charge = make_quotation("We lost many,", mention={"cue": "accused", "speaker": make_speaker("Anna")})
        denial = make_quotation("At least 4,000", mention={"cue": "denied", "speaker": make_speaker("Boris")})
        decide(make_link(charge, denial), reviewer, "conflict")
        page = client.get(url_of(Conflict.objects.get())).text
        assert "Accusation by <bdi>Anna</bdi>" in page
        assert "Denial by <bdi>Boris</bdi>" in page
        assert "“<mark>We lost many,</mark>”" in page
        assert "We lost many," in client.get(reverse("admin:links_conflict_changelist")).text

    def test_what_it_comes_to_is_asked_for_in_the_unit_of_its_claims(self, client, reviewer):
        measure = make_measure("duration", base_unit="second")
        four, five = (make_claim(measure=measure, value=each, low=None, unit="minute") for each in (4, 5))
        decide(make_link(four, five), reviewer, "conflict")
        conflict = Conflict.objects.get()
        assert "What it comes to, in minutes" in client.get(url_of(conflict)).text
        post(client, conflict, state="resolved", outcome="error", reason="A slip.", resolved_best="4.5")
        conflict.refresh_from_db()
        assert conflict.resolved_best == 270
        page = client.get(url_of(conflict)).text
        assert 'value="4.5"' in page
        assert "best: none → 270 seconds" in page
        assert "270 seconds" in client.get(reverse("admin:links_conflict_changelist")).text
        assert "too large" in client.post(url_of(conflict), {"do": "save", "resolved_best": "9e307"}).text

    def test_an_open_case_costs_ten_queries(self, client, reviewer, django_assert_max_num_queries):
        decide(make_link(make_claim(mention={"speaker": make_speaker()})), reviewer, "conflict")
        url = url_of(Conflict.objects.get())
        with django_assert_max_num_queries(10 + 4):  # four for the person who is signed in
            client.get(url)

    def test_a_case_costs_the_same_at_any_number_of_claims(self, client, reviewer, django_assert_max_num_queries):
        hub = make_claim(mention={"speaker": make_speaker(merged_into=make_speaker())})
        for _ in range(2):
            decide(make_link(hub, make_claim()), reviewer, "conflict")
        conflict = Conflict.objects.get()
        for step in range(2):
            cases.comment(conflict, reviewer, f"Step {step}.")
        post(client, conflict, state="resolved", outcome="error", reason="A slip.")
        url = url_of(conflict)
        with django_assert_max_num_queries(20):
            client.get(url)
        for number in range(6):
            decide(make_link(hub, make_claim(mention={"speaker": make_speaker()})), reviewer, "conflict")
            cases.comment(conflict, reviewer, f"More {number}.")
        with django_assert_max_num_queries(20):
            client.get(url)


class TestOpening:
    def test_a_case_is_opened_on_a_question(self, client, reviewer):
        decide(make_link(), reviewer, "match")
        form = {"question": Question.objects.get().pk, "comment": "The unit is missing."}
        client.post(reverse("admin:links_conflict_add"), form)
        conflict = Conflict.objects.get()
        assert (conflict.opened_by, conflict.comments.get().text) == (reviewer, "The unit is missing.")

    def test_a_case_is_opened_on_two_quotations(self, client, reviewer):
        one, other = make_quotation(), make_quotation()
        client.post(reverse("admin:links_conflict_add"), {"one": other.pk, "other": one.pk})
        assert Conflict.objects.get().link == Link.objects.get(left=one.pk, right=other.pk)

    def test_a_case_is_of_one_thing_and_once(self, client, reviewer):
        decide(make_link(), reviewer, "match")
        question, one, other = Question.objects.get().pk, make_quotation().pk, make_quotation().pk
        url = reverse("admin:links_conflict_add")
        assert "These are one mention: choose two." in client.post(url, {"one": one, "other": one}).text
        for form in ({}, {"question": question, "one": one}, {"one": one}):
            assert "A conflict is of one question, or of two different quotations." in client.post(url, form).text
        client.post(url, {"question": question})
        assert "There is a conflict on this already." in client.post(url, {"question": question}).text
        assert "Select a valid choice" in client.post(url, {"one": 9_999_999, "other": other}).text
        assert Conflict.objects.count() == 1

    def test_the_form_starts_from_what_the_address_names(self, client, reviewer):
        link = make_link(make_quotation(), make_quotation())
        form = client.get(reverse("admin:links_conflict_add", query={"link": link.pk})).context["form"]
        assert (form.initial["one"], form.initial["other"]) == (link.left_id, link.right_id)


class TestTheList:
    @pytest.mark.parametrize(("whose", "number"), [("mine", 1), ("nobody", 1), ("", 2)])
    def test_cases_are_found_by_whose_they_are(self, client, reviewer, whose, number):
        Conflict.objects.create(question=Question.objects.create(), assignee=reviewer)
        Conflict.objects.create(question=Question.objects.create())
        page = client.get(reverse("admin:links_conflict_changelist"), {"whose": whose} if whose else {})
        assert len(page.context["cl"].result_list) == number

    @pytest.mark.parametrize(("due", "number"), [("late", 1), ("soon", 1), ("none", 1), ("", 4)])
    def test_cases_are_found_by_the_day_due(self, client, reviewer, due, number):
        today = timezone.localdate()
        for days in (-1, 3, None):
            day = None if days is None else today + timedelta(days=days)
            Conflict.objects.create(question=Question.objects.create(), due=day)
        closed = {"state": "dismissed", "reason": "A copy.", "due": today - timedelta(days=9)}
        Conflict.objects.create(question=Question.objects.create(), **closed)
        page = client.get(reverse("admin:links_conflict_changelist"), {"due": due} if due else {})
        assert len(page.context["cl"].result_list) == number

    def test_cases_are_put_in_the_order_of_their_days(self, client, reviewer):
        first = Conflict.objects.create(question=Question.objects.create(), due=date(2026, 1, 1))
        Conflict.objects.create(question=Question.objects.create(), due=date(2026, 2, 1))
        page = client.get(reverse("admin:links_conflict_changelist"), {"o": "4"})
        assert page.context["cl"].result_list[0] == first
        assert "1 Jan 2026, overdue" in page.text


class TestManyAtOnce:
    def act(self, client, action, conflicts, **fields):
        keys = [conflict.pk for conflict in conflicts]
        form = {"action": action, "_selected_action": keys} | fields
        return client.post(reverse("admin:links_conflict_changelist"), form, follow=True)

    def test_chosen_cases_are_given_away(self, client, reviewer):
        conflicts = [conflict_of_claims(reviewer) for _ in range(2)]
        assert "Assign 2 conflicts" in self.act(client, "assign", conflicts).text
        assert not Conflict.objects.filter(assignee=reviewer).exists()
        assert "Choose a person, a day, or both." in self.act(client, "assign", conflicts, sure="yes").text
        fields = {"assignee": reviewer.pk, "due": "2026-12-01"}
        assert "Assigned: 2." in self.act(client, "assign", conflicts, sure="yes", **fields).text
        assert Conflict.objects.filter(assignee=reviewer, due=date(2026, 12, 1)).count() == 2

    def test_chosen_cases_are_dismissed_for_a_reason(self, client, reviewer):
        conflicts = [conflict_of_claims(reviewer) for _ in range(2)]
        cases.dismiss(conflicts[:1], "A copy.")
        assert "This field is required." in self.act(client, "dismiss", conflicts, sure="yes").text
        page = self.act(client, "dismiss", conflicts, sure="yes", reason="One wire story.").text
        assert "Dismissed: 1. 1 stayed as they were" in page
        assert Conflict.objects.get(reason="One wire story.").history.first().history_user == reviewer

    def test_a_viewer_is_offered_neither(self, client):
        client.force_login(make_user("viewer"))
        Conflict.objects.create(question=Question.objects.create())
        page = client.get(reverse("admin:links_conflict_changelist")).text
        assert "Dismiss…" not in page
