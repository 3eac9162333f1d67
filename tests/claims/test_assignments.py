"""Who annotates what, and what each may see of it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from claimsdb.claims.assignments import blind_assignment
from claimsdb.claims.extract import ExtractReport, engine, store
from claimsdb.claims.models import Claim, Mention, Plan, Quotation
from claimsdb.extraction.extraction import Extraction
from claimsdb.links.decide import decide
from claimsdb.links.models import Decision, Link
from tests.asserts import refuses
from tests.factories import make_article, make_claim, make_link, make_mention, make_plan, make_quotation, make_user

pytestmark = pytest.mark.django_db


def make_blind(state="in_progress"):
    """Return an article that two annotate blind, both of them, and what is shared and each one's own on it."""
    ann, bob = make_user("annotator"), make_user("annotator")
    article = make_article()
    make_plan(ann, bob, article=article, blind=True, state=state)
    shared = make_claim(article=article).mention
    own = make_claim(article=article, mention={"private_to": ann}).mention
    others = make_claim(article=article, mention={"private_to": bob}).mention
    return ann, bob, shared, own, others


class TestConstraints:
    def test_words_are_marked_once_for_all(self):
        mention = make_mention("claim", "4,000")
        with refuses("mention_once_per_span|UNIQUE constraint failed: claims_mention"):
            make_mention("claim", "4,000", mention.article)

    def test_words_are_marked_once_by_each_who_is_blind(self):
        mention = make_mention("claim", "4,000", private_to=(ann := make_user()))
        make_mention("claim", "4,000", mention.article)
        make_mention("claim", "4,000", mention.article, private_to=make_user())
        with refuses("mention_once_per_span_and_person|UNIQUE constraint failed: claims_mention"):
            make_mention("claim", "4,000", mention.article, private_to=ann)

    def test_a_third_person_has_no_place(self):
        plan = make_plan(make_user(), make_user())
        with refuses("assignment_place_1_or_2"):
            plan.assignments.create(place=3, person=make_user())

    def test_a_person_annotates_an_article_once(self):
        plan = make_plan(ann := make_user())
        with refuses("assignment_once_per_person|UNIQUE constraint failed: claims_assignment"):
            plan.assignments.create(place=2, person=ann)

    def test_a_state_has_its_times(self):
        plan = make_plan()
        with refuses("assignment_times_follow_state"):
            plan.assignments.create(person=make_user(), state="finished")


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ([], "new"),
        (["new", "new"], "new"),
        (["new", "in_progress"], "in_progress"),
        (["finished", "new"], "in_progress"),
        (["finished", "finished"], "finished"),
    ],
)
def test_an_article_is_as_far_as_its_people(states, state):
    plan = make_plan(*(make_user() for _ in states), state="new")
    for assignment, reached in zip(plan.assignments.all(), states, strict=True):
        made = make_plan(make_user(), state=reached).assignments.get()
        plan.assignments.filter(pk=assignment.pk).update(state=reached, started=made.started, finished=made.finished)
    assert Plan.objects.get(pk=plan.pk).state == state
    assert plan in Plan.objects.in_state(state)
    assert [other for other in Plan.State if plan in Plan.objects.in_state(other)] == [state]


class TestWhatIsSeen:
    def test_a_blind_annotator_sees_only_their_own_of_the_article(self):
        ann, bob, _, own, others = make_blind()
        assert list(Mention.objects.visible_to(ann)) == [own]
        assert list(Mention.objects.visible_to(bob)) == [others]
        assert list(Claim.objects.visible_to(ann)) == [own.claim]

    def test_a_blind_annotator_sees_what_is_shared_of_other_articles(self):
        ann, *_ = make_blind()
        elsewhere = make_quotation()
        assert list(Quotation.objects.visible_to(ann)) == [elsewhere]

    @pytest.mark.parametrize("role", ["viewer", "reviewer", "manager", "superuser"])
    def test_everybody_else_sees_what_is_shared(self, role):
        *_, shared, _, _ = make_blind()
        person = make_user("" if role == "superuser" else role, is_superuser=role == "superuser")
        assert list(Mention.objects.visible_to(person)) == [shared]

    def test_one_who_has_not_signed_in_sees_what_is_shared(self):
        *_, shared, _, _ = make_blind()
        assert list(Mention.objects.visible_to(AnonymousUser())) == [shared]

    def test_both_stay_blind_until_somebody_adjudicates(self):
        ann, _, shared, own, _ = make_blind(state="finished")
        assert list(Mention.objects.visible_to(ann)) == [own]
        reviewer = make_user("reviewer")
        Plan.objects.update(adjudicated=shared.added, adjudicated_by=reviewer)
        assert list(Mention.objects.visible_to(ann)) == [shared]

    def test_two_who_are_not_blind_see_the_same(self):
        ann, bob = make_user("annotator"), make_user("annotator")
        mention = make_claim().mention
        make_plan(ann, bob, article=mention.article)
        assert list(Mention.objects.visible_to(ann)) == list(Mention.objects.visible_to(bob)) == [mention]

    def test_who_has_finished_sees_their_own_and_changes_nothing(self):
        ann, _, _, own, _ = make_blind(state="finished")
        assert list(Mention.objects.visible_to(ann)) == [own]
        assert list(Mention.objects.changeable_by(ann)) == []

    def test_who_works_on_it_changes_their_own(self):
        ann, _, _, own, _ = make_blind()
        assert list(Mention.objects.changeable_by(ann)) == [own]

    def test_the_engine_and_the_links_read_what_is_shared(self):
        *_, shared, _, _ = make_blind()
        assert list(Mention.objects.live()) == list(Mention.objects.untouched()) == [shared]

    def test_links_of_the_article_wait_too(self):
        ann, _, shared, _, _ = make_blind()
        link = make_link(shared.claim)
        decide(link, make_user("reviewer"), "match")
        assert list(Link.objects.visible_to(ann)) == list(Decision.objects.visible_to(ann)) == []
        assert list(Link.objects.visible_to(make_user("viewer"))) == [link]

    def test_a_mention_of_ones_own_is_not_linked(self):
        _, _, _, own, _ = make_blind()
        with pytest.raises(ValueError, match="linked once the article is adjudicated"):
            decide(make_link(own.claim), make_user("annotator"), "match")

    def test_blind_work_is_asked_for_by_person_and_article(self):
        ann, _, shared, _, _ = make_blind()
        assert blind_assignment(ann, shared.article).person == ann
        assert blind_assignment(ann, make_article()) is None
        assert blind_assignment(make_user(), shared.article_id) is None
        assert blind_assignment(AnonymousUser(), shared.article_id) is None

    def test_reading_again_leaves_blind_work_alone(self):
        *_, shared, own, others = make_blind()
        Mention.objects.filter(pk=shared.pk).update(origin=engine())
        store(own.article, Extraction(), ExtractReport())
        assert list(Mention.objects.order_by("pk")) == [own, others]


class TestTheAdmin:
    @pytest.mark.parametrize("page", ["change", "history", "delete"])
    @pytest.mark.parametrize("model", ["mention", "claim"])
    @pytest.mark.parametrize("role", ["annotator", "superuser"])
    def test_no_page_shows_anothers_own(self, client, page, model, role):
        _, bob, _, own, _ = make_blind()
        client.force_login(bob if role == "annotator" else make_user(is_superuser=True))
        response = client.get(reverse(f"admin:claims_{model}_{page}", args=[own.pk]), follow=True)
        assert response.status_code in (403, 404) or response.request["PATH_INFO"] == reverse("admin:index")
        assert b"4,000" not in response.content

    def test_no_history_shows_anothers_own_once_it_is_gone(self, client):
        _, bob, _, own, _ = make_blind()
        client.force_login(bob)
        key = own.pk
        own.delete()
        assert client.get(reverse("admin:claims_mention_history", args=[key])).status_code == 404

    @pytest.mark.parametrize("model", ["mention", "claim"])
    def test_a_list_shows_each_their_own(self, client, model):
        ann, _, _, own, _ = make_blind()
        client.force_login(ann)
        page = client.get(reverse(f"admin:claims_{model}_changelist"))
        assert [row.pk for row in page.context["cl"].result_list] == [own.pk]

    def test_autocomplete_offers_what_is_visible(self, client):
        *_, shared, _, _ = make_blind()
        client.force_login(make_user("annotator"))
        query = {"app_label": "links", "model_name": "link", "field_name": "left", "term": "4,000"}
        offered = client.get(reverse("admin:autocomplete", query=query)).json()["results"]
        assert [int(row["id"]) for row in offered] == [shared.pk]

    def test_the_actions_leave_alone_what_is_finished(self, client):
        ann, _, _, own, _ = make_blind(state="finished")
        client.force_login(ann)
        data = {"action": "accept", "_selected_action": [own.pk]}
        client.post(reverse("admin:claims_mention_changelist"), data)
        own.refresh_from_db()
        assert own.state == "suggested"

    def test_a_finished_mention_is_read_and_not_changed(self, client):
        ann, _, _, own, _ = make_blind(state="finished")
        client.force_login(ann)
        url = reverse("admin:claims_mention_change", args=[own.pk])
        assert client.get(url).status_code == 200
        assert client.post(url, {}).status_code == 403

    def marked(self, client, person, article):
        client.force_login(person)
        figure = {"value": "4000", "comparator": "exactly"}
        data = {"article": article.pk, "state": "accepted", "words": "4,000"}
        data |= {"claim-TOTAL_FORMS": 1, "claim-INITIAL_FORMS": 0, "claim-MIN_NUM_FORMS": 1, "claim-MAX_NUM_FORMS": 1}
        data |= {f"claim-0-{name}": value for name, value in figure.items()}
        return client.post(reverse("admin:claims_mention_add", query={"kind": "claim"}), data)

    def test_what_a_blind_annotator_marks_is_their_own(self, client):
        ann, bob, shared, *_ = make_blind()
        for person in (ann, bob):
            assert self.marked(client, person, shared.article).status_code == 302
        made = Mention.objects.filter(exact="4,000")
        assert {mention.private_to for mention in made} == {ann, bob}

    def test_who_has_finished_marks_nothing_more(self, client):
        ann, _, shared, *_ = make_blind(state="finished")
        response = self.marked(client, ann, shared.article)
        assert "You have finished this article." in response.content.decode()
        assert not Mention.objects.filter(exact="4,000").exists()

    def test_what_anybody_else_marks_is_shared(self, client):
        *_, shared, _, _ = make_blind()
        assert self.marked(client, make_user("annotator"), shared.article).status_code == 302
        assert Mention.objects.get(exact="4,000").private_to is None


@pytest.mark.parametrize("resource", ["mentions", "claims"])
def test_the_api_shows_each_what_they_may_see(client, resource):
    ann, _, shared, own, _ = make_blind()
    for person, seen in ((ann, own), (make_user("manager"), shared)):
        client.force_login(person)
        assert [row["id"] for row in client.get(f"/api/v1/{resource}/").json()["results"]] == [seen.pk]
        hidden = ({shared.pk, own.pk} - {seen.pk}).pop()
        assert client.get(f"/api/v1/{resource}/{hidden}/").status_code == 404


def test_a_mention_of_ones_own_has_a_key_of_its_own_in_fixtures():
    *_, shared, own, others = make_blind()
    for mention in (shared, own, others):
        assert Mention.objects.get_by_natural_key(*mention.natural_key()) == mention
