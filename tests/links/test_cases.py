"""Conflicts as cases: their steps, what closing keeps, and what opens one again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from claimsdb.claims.models import Mention
from claimsdb.claims.review import merge, part, set_state
from claimsdb.links import cases
from claimsdb.links.decide import decide, rebuild
from claimsdb.links.models import Conflict, Question, Rank
from claimsdb.links.suggest import crossref
from tests.factories import make_claim, make_link, make_measure, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db
STATES = [state.value for state in Conflict.State]


def make_case(*claims, **fields) -> Conflict:
    """Return the case of two claims decided to conflict, or of these."""
    left, right = claims or (make_claim(), make_claim())
    decide(make_link(left, right), make_user("reviewer"), "conflict")
    conflict = Conflict.objects.latest("pk")
    Conflict.objects.filter(pk=conflict.pk).update(**fields)
    conflict.refresh_from_db()
    return conflict


def closed(conflict: Conflict, **fields) -> Conflict:
    """Return the case resolved, or as asked."""
    for name, value in ({"state": "resolved", "outcome": "error", "reason": "A slip."} | fields).items():
        setattr(conflict, name, value)
    return cases.save(conflict)


def state_of(conflict: Conflict) -> str:
    conflict.refresh_from_db()
    return conflict.state


def why(conflict: Conflict) -> str:
    """What the last line of a case's history gives as its reason."""
    return conflict.history.first().history_change_reason or ""


class TestSteps:
    @pytest.mark.parametrize("was", STATES)
    @pytest.mark.parametrize("now", STATES)
    def test_a_case_takes_the_steps_of_the_table_and_no_other(self, was, now):
        conflict = make_case(state=was, outcome="error", reason="A slip.")
        conflict.state = now
        if now in cases.next_states(was):
            assert cases.save(conflict).state == now
        else:
            with pytest.raises(ValidationError, match="can become"):
                cases.save(conflict)
            assert state_of(conflict) == was

    def test_every_state_has_its_steps_and_none_is_a_dead_end(self):
        assert set(cases.STEPS) == set(STATES)
        assert all(cases.STEPS.values())

    @pytest.mark.parametrize(
        ("fields", "named"),
        [
            ({"outcome": ""}, {"outcome"}),
            ({"reason": ""}, {"reason"}),
            ({"outcome": "", "reason": ""}, {"outcome", "reason"}),
            ({"state": "dismissed", "reason": ""}, {"reason"}),
        ],
    )
    def test_a_closed_case_says_how_and_why(self, fields, named):
        with pytest.raises(ValidationError) as refused:
            closed(make_case(), **fields)
        assert set(refused.value.error_dict) == named

    def test_a_best_figure_lies_within_the_range(self):
        with pytest.raises(ValidationError, match="low cannot be above the best"):
            closed(make_case(), resolved_low=3, resolved_best=2)
        with pytest.raises(ValidationError, match="best cannot be above the high"):
            closed(make_case(), resolved_best=4, resolved_high=3)

    def test_what_somebody_saved_meanwhile_is_not_overwritten(self):
        conflict = make_case()
        seen = conflict.changed.isoformat()
        cases.step(conflict, reason="First.")
        conflict.reason = "Second."
        with pytest.raises(ValidationError, match="Somebody saved this"):
            cases.save(conflict, seen=seen)
        assert Conflict.objects.get().reason == "First."

    def test_a_failed_save_keeps_the_ranks_as_they_were(self):
        conflict = make_case()
        mention = cases.mentions_of(conflict).first()
        conflict.state = "resolved"
        with pytest.raises(ValidationError):
            cases.save(conflict, ranks={mention.pk: ("preferred", "The latest.")})
        assert not Rank.objects.exists()


class TestRanks:
    def test_the_preferred_claim_is_the_cases(self):
        conflict = make_case()
        one, other = cases.mentions_of(conflict)
        cases.save(conflict, ranks={one.pk: ("preferred", "Counted."), other.pk: ("deprecated", "A guess.")})
        assert Conflict.objects.get().preferred == one
        assert [(rank.level, rank.why) for rank in Rank.objects.all()] == [
            ("preferred", "Counted."),
            ("deprecated", "A guess."),
        ]

    def test_a_normal_claim_without_a_why_needs_no_row(self):
        conflict = make_case()
        cases.save(conflict, ranks={mention.pk: ("normal", "") for mention in cases.mentions_of(conflict)})
        assert not Rank.objects.exists()

    def test_two_preferred_claims_are_refused(self):
        conflict = make_case()
        with pytest.raises(ValidationError, match="One claim can be preferred"):
            cases.save(conflict, ranks={mention.pk: ("preferred", "") for mention in cases.mentions_of(conflict)})


def change_value(claim):
    claim.value = claim.low = 9_000
    claim.save()
    claim.mention.save()


def change_comparator(claim):
    claim.comparator = "about"
    claim.save()
    claim.mention.save()


def change_measure(claim):
    claim.measure = make_measure("injured")
    claim.save()
    claim.mention.save()


def change_period(claim):
    claim.period_end = date(2020, 10, 1)
    claim.save()
    claim.mention.save()


def change_span(claim):
    claim.mention.end += 7
    claim.mention.anchor()
    claim.mention.save()


def change_speaker(claim):
    claim.mention.speaker = make_speaker("Anna")
    claim.mention.save()


CHANGES = {
    change_value: "figure: at least 4,000 → at least 9,000",
    change_comparator: "figure: at least 4,000 → about 4,000",
    change_measure: "measure: deaths → injured",
    change_period: "period: none → 2020-10-01",
    change_span: "words: “At least 4,000” → “At least 4,000 people”",
    change_speaker: "speaker: none → Anna",
}


class TestReopening:
    @pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
    @pytest.mark.parametrize("state", ["resolved", "dismissed"])
    def test_a_changed_claim_opens_its_closed_case_and_the_history_says_what(self, change, state):
        claim = make_claim()
        conflict = closed(make_case(claim, make_claim()), state=state)
        change(claim)
        assert cases.follow_changes([claim.pk]) == [conflict]
        assert state_of(conflict) == "reopened"
        assert CHANGES[change] in why(conflict)

    @pytest.mark.parametrize("follow", [cases.reopen_changed, crossref, rebuild])
    def test_a_change_that_nobody_told_of_is_found_by_its_stamp(self, follow):
        claim = make_claim()
        conflict = closed(make_case(claim, make_claim()))
        change_value(claim)
        follow()
        assert state_of(conflict) == "reopened"

    def test_a_claim_that_says_the_same_leaves_its_case_closed(self):
        claim = make_claim()
        conflict = closed(make_case(claim, make_claim()))
        claim.mention.state = "accepted"
        claim.mention.save()
        assert cases.reopen_changed() == []
        assert state_of(conflict) == "resolved"
        assert not conflict.bases.exclude(mention__changed__lte=claim.mention.changed).exists()

    def test_an_open_case_has_nothing_to_open(self):
        claim = make_claim()
        make_case(claim, make_claim())
        change_value(claim)
        assert cases.follow_changes([claim.pk]) == []

    def test_a_case_closed_again_is_closed_on_the_new_figure(self):
        claim = make_claim()
        conflict = closed(make_case(claim, make_claim()))
        change_value(claim)
        cases.reopen_changed()
        conflict.refresh_from_db()
        closed(conflict)
        assert cases.reopen_changed() == []
        assert state_of(conflict) == "resolved"

    def test_a_rejected_claim_opens_its_case(self):
        claim = make_claim()
        conflict = closed(make_case(claim, make_claim()))
        set_state(Mention.objects.filter(pk=claim.pk), Mention.State.REJECTED, make_user())
        assert state_of(conflict) == "reopened"
        assert "state: standing → rejected" in why(conflict)

    def test_merging_two_names_of_one_speaker_changes_nothing(self):
        short, full = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdogan")
        conflict = closed(make_case(make_claim(mention={"speaker": short}), make_claim()))
        merge([short], full)
        assert state_of(conflict) == "resolved"

    def test_merging_the_two_sides_of_a_case_opens_it(self):
        short, full = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdogan")
        claims = make_claim(mention={"speaker": short}), make_claim(mention={"speaker": full})
        conflict = closed(make_case(*claims))
        merge([short], full)
        assert state_of(conflict) == "reopened"
        assert "speakers: two → one: Recep Tayyip Erdogan" in why(conflict)

    def test_parting_one_speaker_into_two_sides_opens_it(self):
        full = make_speaker("Recep Tayyip Erdogan")
        short = make_speaker("Erdogan", merged_into=full)
        claims = make_claim(mention={"speaker": short}), make_claim(mention={"speaker": full})
        conflict = closed(make_case(*claims))
        part([short])
        assert state_of(conflict) == "reopened"

    def test_a_claim_that_leaves_the_question_opens_its_case(self):
        claims = [make_claim() for _ in range(3)]
        conflict = make_case(*claims[:2])
        last = make_link(claims[1], claims[2])
        decide(last, make_user("annotator"), "match")
        conflict.refresh_from_db()
        closed(conflict)
        decide(last, make_user("reviewer"), "different")
        assert state_of(conflict) == "reopened"
        assert "answers it no more" in why(conflict)

    @pytest.mark.parametrize(("relation", "state"), [("conflict", "reopened"), ("match", "resolved")])
    def test_a_claim_that_joins_opens_the_case_where_it_conflicts(self, relation, state):
        one, two, three = make_claim(), make_claim(), make_claim()
        conflict = closed(make_case(one, two))
        decide(make_link(two, three), make_user("reviewer"), relation)
        assert state_of(conflict) == state

    def test_a_changed_quotation_opens_its_case(self):
        quotation = make_quotation()
        conflict = closed(make_case(quotation, make_quotation()))
        quotation.mention.cue = "denied"
        quotation.mention.save()
        cases.follow_changes([quotation.pk])
        assert state_of(conflict) == "reopened"
        assert "cue: none → denied" in why(conflict)

    def test_a_number_without_end_can_be_closed_on(self):
        claim = make_claim(value=None, high=float("inf"))
        conflict = closed(make_case(claim, make_claim()))
        assert cases.changed_since(conflict) == []


class TestOpenedByHand:
    def test_a_case_opened_on_a_question_outlives_its_regrouping(self):
        one, two = make_claim(), make_claim()
        link = make_link(one, two)
        person = make_user("reviewer")
        decide(link, person, "match")
        conflict = cases.open_by_hand(person, question=Question.objects.get())
        decide(link, person, "update")
        assert Conflict.objects.get() == conflict
        assert (conflict.opened_by, conflict.state) == (person, "open")

    def test_a_case_opened_on_two_quotations_links_them(self):
        one, two = make_quotation(), make_quotation()
        conflict = cases.open_by_hand(make_user("reviewer"), pair=[two.mention, one.mention])
        assert (conflict.link.left_id, conflict.link.right_id, conflict.link.state) == (one.pk, two.pk, "open")
        assert Mention.objects.filter(touched=True).count() == 2

    def test_a_second_case_on_one_thing_is_refused(self):
        conflict = make_case()
        with pytest.raises(ValidationError, match="already"):
            cases.open_by_hand(make_user("reviewer"), question=conflict.question)

    def test_a_pair_that_is_none_is_refused(self):
        one = make_quotation().mention
        for pair in ([one, one], [one], [one, make_claim().mention], []):
            with pytest.raises(ValidationError, match=r"two different quotations|choose two"):
                cases.open_by_hand(make_user("reviewer"), pair=pair)


class TestManyAtOnce:
    def test_cases_are_given_to_a_person_with_a_day(self):
        person, conflicts = make_user("reviewer"), [make_case(), make_case(), closed(make_case())]
        assert cases.assign(conflicts, assignee=person, due=date(2026, 12, 1)) == 2
        assert Conflict.objects.filter(assignee=person, due=date(2026, 12, 1)).count() == 2

    def test_cases_are_dismissed_for_one_reason(self):
        conflicts = [make_case(), make_case(), closed(make_case())]
        assert cases.dismiss(conflicts, "The same wire story.") == 2
        assert Conflict.objects.filter(state="dismissed", reason="The same wire story.").count() == 2


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        (("accused", "denied"), ["accusation", "denial"]),
        (("denied", "said"), ["denial", "accusation"]),
        (("said", "said"), ["statement", "statement"]),
    ],
)
def test_who_accuses_and_who_denies_is_read_off_the_cues(cues, said):
    pair = [make_quotation(mention={"cue": cue}).mention for cue in cues]
    assert cases.stances(pair) == said
