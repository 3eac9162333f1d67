"""Articles to people, and what each may do with theirs."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from claimsdb.claims.models import Assignment, Mention, Plan
from claimsdb.desk.assignments import annotators, assign, finish, reopen, start
from tests.factories import make_article, make_claim, make_plan, make_quotation, make_user

pytestmark = pytest.mark.django_db


def assigned(articles, people, each=1, blind=False, from_suggestions=True):
    return assign(articles, people, each=each, blind=blind, from_suggestions=from_suggestions, by=make_user())


def people_of(article):
    return [assignment.person for assignment in article.plan.assignments.all()]


class TestAssigning:
    def test_articles_are_dealt_evenly(self):
        articles, people = [make_article() for _ in range(4)], [make_user(), make_user()]
        assert assigned(articles, people).articles == 4
        assert [Assignment.objects.filter(person=person).count() for person in people] == [2, 2]

    def test_who_has_fewest_waiting_comes_first(self):
        busy, idle = make_user("annotator"), make_user("annotator")
        make_plan(busy)
        article = make_article()
        assigned([article], list(annotators()))
        assert people_of(article) == [idle]

    def test_two_annotate_each_where_two_are_asked_for(self):
        article, people = make_article(), [make_user(), make_user()]
        assigned([article], people, each=2, blind=True)
        assert people_of(article) == people
        assert article.plan.blind

    def test_an_article_that_nobody_has_begun_is_assigned_anew(self):
        plan = make_plan(make_user(), state="new")
        assigned([plan.article], [other := make_user()])
        assert people_of(plan.article) == [other]

    def test_an_article_that_somebody_has_begun_keeps_its_people(self):
        plan = make_plan(person := make_user())
        report = assigned([plan.article], [make_user()])
        assert [(article, why) for article, why in report.refused] == [(plan.article, "It is in progress already.")]
        assert people_of(plan.article) == [person]

    @pytest.mark.parametrize(("each", "blind"), [(2, False), (3, False), (1, True)])
    def test_too_few_people_and_one_alone_blind_are_refused(self, each, blind):
        with pytest.raises(ValidationError):
            assigned([make_article()], [make_user()], each=each, blind=blind)
        assert not Plan.objects.exists()

    def test_only_those_may_be_chosen_who_may_annotate(self):
        able = [make_user("annotator"), make_user("reviewer")]
        make_user("viewer")
        make_user("annotator", is_active=False)
        assert list(annotators()) == able


class TestStarting:
    def test_a_blind_annotator_gets_a_copy_of_the_suggestions(self):
        article = make_article()
        held = make_claim(article=article, quotation=make_quotation(article=article), subject="people")
        plan = make_plan(make_user(), make_user(), article=article, blind=True, state="new")
        for assignment in plan.assignments.all():
            start(assignment)
            start(assignment)
            own = Mention.objects.filter(private_to=assignment.person)
            claim, quotation = own.get(kind="claim"), own.get(kind="quotation")
            assert (claim.exact, claim.state, claim.touched) == ("At least 4,000", "suggested", False)
            assert (claim.claim.subject, claim.claim.value) == ("people", 4000)
            assert claim.claim.quotation == quotation.quotation
        assert held.mention.private_to is None

    def test_what_was_rejected_is_not_copied(self):
        claim = make_claim(mention={"state": "rejected"})
        plan = make_plan(make_user(), make_user(), article=claim.mention.article, blind=True, state="new")
        start(plan.assignments.first())
        assert not Mention.objects.exclude(private_to=None).exists()

    def test_nothing_is_copied_where_nothing_is_asked_for(self):
        claim = make_claim()
        fields = {"article": claim.mention.article, "blind": True, "from_suggestions": False}
        plan = make_plan(make_user(), make_user(), state="new", **fields)
        start(plan.assignments.first())
        assert Mention.objects.get() == claim.mention

    def test_who_sees_the_other_copies_nothing(self):
        claim = make_claim()
        plan = make_plan(make_user(), make_user(), article=claim.mention.article, state="new")
        start(plan.assignments.first())
        assert Mention.objects.get() == claim.mention

    @pytest.mark.parametrize("number", [1, 20])
    def test_copying_takes_as_many_queries_for_many_mentions(self, django_assert_max_num_queries, number):
        article = make_article("Nine died. " * 20)
        for place in range(number):
            make_claim("Nine", article, mention={"start": 11 * place, "end": 11 * place + 4})
        plan = make_plan(make_user(), make_user(), article=article, blind=True, state="new")
        with django_assert_max_num_queries(11):
            start(plan.assignments.first())
        assert Mention.objects.exclude(private_to=None).count() == number


class TestFinishing:
    def test_who_finishes_without_starting_has_started(self):
        plan = make_plan(make_user(), state="new")
        finish(plan.assignments.get())
        assert plan.assignments.get().state == "finished"
        assert Plan.objects.get().state == "finished"

    def test_one_who_finished_takes_up_again_while_the_other_works(self):
        plan = make_plan(make_user(), make_user(), blind=True)
        mine = plan.assignments.first()
        finish(mine)
        reopen(mine)
        assert [assignment.state for assignment in plan.assignments.all()] == ["in_progress", "in_progress"]

    def test_once_both_are_blind_and_done_it_stays_as_it_is(self):
        plan = make_plan(make_user(), make_user(), blind=True, state="finished")
        with pytest.raises(ValidationError, match="each may see the other's work"):
            reopen(plan.assignments.first())

    def test_what_is_not_blind_is_taken_up_again_when_all_are_done(self):
        plan = make_plan(make_user(), state="finished")
        reopen(plan.assignments.get())
        assert plan.assignments.get().finished is None


class TestPages:
    def test_articles_are_assigned_from_their_list(self, client):
        client.force_login(make_user("reviewer"))
        article, people = make_article(), [make_user("annotator"), make_user("annotator")]
        url = reverse("admin:corpus_article_changelist")
        chosen = {"action": "assign", "_selected_action": [article.pk]}
        page = client.post(url, chosen)
        assert f"{people[0].username} (0 waiting)" in page.text
        form = {"assigning": "yes", "people": [person.pk for person in people], "each": "2", "blind": "on"}
        client.post(url, chosen | form)
        assert people_of(article) == people
        assert (article.plan.blind, article.plan.from_suggestions) == (True, False)

    @pytest.mark.parametrize("form", [{}, {"each": "1", "blind": "on"}, {"each": "2"}, {"each": "9"}, {"people": "x"}])
    def test_a_form_that_lacks_something_assigns_nothing(self, client, form):
        client.force_login(make_user("reviewer"))
        form = {"people": [make_user("annotator").pk]} | form
        chosen = {"action": "assign", "assigning": "yes", "_selected_action": [make_article().pk]}
        page = client.post(reverse("admin:corpus_article_changelist"), chosen | form)
        assert "errorlist" in page.text
        assert not Plan.objects.exists()

    def test_an_annotator_assigns_nothing(self, client):
        client.force_login(make_user("annotator"))
        assert "Assign to people" not in client.get(reverse("admin:corpus_article_changelist")).text

    def test_my_articles_are_mine_and_in_the_order_of_work(self, client):
        me = make_user("annotator")
        for state in ("finished", "new", "in_progress"):
            make_plan(me, state=state)
        make_plan(make_user("annotator"))
        client.force_login(me)
        page = client.get(reverse("admin:claims_assignment_mine")).context["page"]
        assert [assignment.state for assignment in page] == ["in_progress", "new", "finished"]

    @pytest.mark.parametrize(("to", "state"), [("start", "in_progress"), ("finish", "finished")])
    def test_a_button_moves_my_article_on(self, client, to, state):
        me = make_user("annotator")
        plan = make_plan(me, state="new")
        client.force_login(me)
        url = reverse("admin:claims_assignment_move", args=[plan.assignments.get().pk])
        assert client.post(url, {"to": to}).status_code == 302
        assert plan.assignments.get().state == state

    @pytest.mark.parametrize("to", ["", "adjudicated"])
    def test_there_is_no_other_move(self, client, to):
        me = make_user("annotator")
        plan = make_plan(me, state="new")
        client.force_login(me)
        url = reverse("admin:claims_assignment_move", args=[plan.assignments.get().pk])
        assert client.post(url, {"to": to}).status_code == 404

    def test_nobody_moves_anothers_article(self, client):
        plan = make_plan(make_user("annotator"), state="new")
        client.force_login(make_user(is_superuser=True))
        url = reverse("admin:claims_assignment_move", args=[plan.assignments.get().pk])
        assert client.post(url, {"to": "start"}).status_code == 404

    @pytest.mark.parametrize("state", ["new", "in_progress", "finished", "adjudicated", "nonsense"])
    def test_plans_are_narrowed_by_state(self, client, state):
        make_plan(make_user(), state="in_progress")
        client.force_login(make_user("reviewer"))
        page = client.get(reverse("admin:claims_plan_changelist", query={"state": state}))
        assert len(page.context["cl"].result_list) == (state in ("in_progress", "nonsense"))

    @pytest.mark.parametrize("model", ["plan", "assignment"])
    def test_what_is_begun_is_not_taken_back(self, client, model):
        client.force_login(make_user("reviewer"))
        begun, new = make_plan(make_user()), make_plan(make_user(), state="new")
        rows = {"plan": Plan.objects, "assignment": Assignment.objects}[model]
        url = reverse(f"admin:claims_{model}_changelist")
        for chosen, left in (([begun.pk, new.pk], 2), ([new.pk], 1)):
            keys = list(Assignment.objects.filter(plan__in=chosen).values_list("pk", flat=True))
            data = {"action": "delete_selected", "post": "yes"}
            client.post(url, data | {"_selected_action": chosen if model == "plan" else keys})
            assert rows.count() == left
