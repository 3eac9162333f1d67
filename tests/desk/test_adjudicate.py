"""A reviewer between two annotators."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from claimsdb.claims.models import Mention, Plan
from claimsdb.desk.adjudicate import close, rule, take_agreed
from claimsdb.desk.models import Ruling
from claimsdb.desk.side_by_side import rows_of
from claimsdb.links.decide import decide
from tests.factories import make_article, make_claim, make_link, make_plan, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


class Desk:
    """Two who are done with an article, and a reviewer."""

    def __init__(self):
        self.ann, self.bob = make_user("annotator", username="ann"), make_user("annotator", username="bob")
        self.reviewer = make_user("reviewer")
        self.article = make_article()
        self.plan = make_plan(self.ann, self.bob, article=self.article, blind=True, state="finished")

    def claim(self, person, words="At least 4,000", mention=None, **fields):
        own = {"private_to": person, "state": "accepted", "touched": True}
        return make_claim(words, self.article, mention=own | (mention or {}), **fields)

    def both(self, words="At least 4,000", **fields):
        return self.claim(self.ann, words, **fields), self.claim(self.bob, words, **fields)

    @property
    def rows(self):
        return rows_of(self.plan, list(self.plan.assignments.all()))

    def rule(self, state, seen="open", row=0):
        return rule(self.plan, self.rows[row].key, state, self.reviewer, seen=seen)

    @property
    def shared(self):
        return list(Mention.objects.shared().order_by("start"))


@pytest.fixture
def desk():
    return Desk()


class TestRows:
    def test_the_same_words_and_fields_are_agreed(self, desk):
        desk.both()
        assert [(row.standing, row.agreed) for row in desk.rows] == [("agreed", True)]

    def test_the_same_words_may_differ_in_their_fields(self, desk):
        desk.claim(desk.ann, value=4000, subject="people")
        desk.claim(desk.bob, value=4000, subject="soldiers", mention={"speaker": make_speaker("Anna")})
        [row] = desk.rows
        assert row.standing == "fields differ"
        assert [(each.name, each.left, each.right) for each in row.differences] == [
            ("speaker", "", "Anna"),
            ("subject", "people", "soldiers"),
        ]

    def test_words_may_overlap(self, desk):
        desk.claim(desk.ann, "At least 4,000")
        desk.claim(desk.bob, "4,000 people")
        assert [row.standing for row in desk.rows] == ["words overlap"]

    def test_what_one_marked_alone_stands_alone(self, desk):
        desk.claim(desk.ann)
        own = {"private_to": desk.bob, "state": "accepted"}
        make_quotation(article=desk.article, mention=own)
        assert [(row.standing, row.left and "ann", row.right and "bob") for row in desk.rows] == [
            ("one alone", "ann", None),
            ("one alone", None, "bob"),
        ]

    def test_a_merged_speaker_is_the_same_speaker(self, desk):
        stands = make_speaker()
        desk.claim(desk.ann, mention={"speaker": stands})
        desk.claim(desk.bob, mention={"speaker": make_speaker(merged_into=stands)})
        assert desk.rows[0].agreed

    def test_what_an_annotator_rejected_is_no_row(self, desk):
        desk.claim(desk.ann, mention={"state": "rejected"})
        assert desk.rows == []

    @pytest.mark.parametrize("number", [1, 8])
    def test_rows_take_as_many_queries_for_many(self, desk, django_assert_num_queries, number):
        words = ["At", "least", "4,000", "people", "died", "in", "the", "war"]
        for word in words[:number]:
            desk.both(word)
        people = list(desk.plan.assignments.all())
        with django_assert_num_queries(2):
            assert sum(row.agreed for row in rows_of(desk.plan, people)) == number


class TestRuling:
    def test_what_is_taken_becomes_shared(self, desk):
        desk.claim(desk.ann, subject="people", mention={"cue": "officials said"})
        desk.rule("left")
        [mention] = desk.shared
        assert (mention.exact, mention.state, mention.touched, mention.cue) == (
            "At least 4,000",
            "accepted",
            True,
            "officials said",
        )
        assert (mention.annotator, mention.claim.subject) == (desk.ann, "people")
        assert mention.history.first().history_user == desk.reviewer
        assert desk.rows[0].state == "left"

    def test_a_suggestion_on_the_same_words_is_what_becomes_of_it(self, desk):
        suggestion = make_claim(article=desk.article, value=1)
        desk.claim(desk.bob, value=4000)
        desk.rule("right")
        suggestion.refresh_from_db()
        assert desk.shared == [suggestion.mention]
        assert (suggestion.value, suggestion.mention.state) == (4000, "accepted")

    def test_a_quotation_is_shared_with_its_style(self, desk):
        make_quotation(article=desk.article, style="mixed", mention={"private_to": desk.ann, "state": "accepted"})
        desk.rule("left")
        assert desk.shared[0].quotation.style == "mixed"

    def test_what_is_rejected_becomes_nothing(self, desk):
        desk.both()
        desk.rule("rejected")
        assert (desk.shared, desk.rows[0].state) == ([], "rejected")

    def test_a_ruling_is_taken_back_with_what_it_made(self, desk):
        desk.both()
        desk.rule("left")
        desk.rule("open", seen="left")
        assert (desk.shared, desk.rows[0].state) == ([], "open")

    def test_what_was_there_before_is_a_suggestion_again(self, desk):
        suggestion = make_claim(article=desk.article).mention
        desk.both()
        desk.rule("left")
        desk.rule("open", seen="left")
        assert [(mention.pk, mention.state) for mention in desk.shared] == [(suggestion.pk, "suggested")]

    def test_what_has_decided_links_stays_as_a_suggestion(self, desk):
        desk.both()
        desk.rule("left")
        decide(make_link(desk.shared[0].claim), desk.reviewer, "match")
        desk.rule("rejected", seen="left")
        assert [mention.state for mention in Mention.objects.shared().in_article(desk.article)] == ["suggested"]

    def test_the_other_is_taken_instead(self, desk):
        desk.claim(desk.ann, "At least 4,000")
        desk.claim(desk.bob, "4,000 people")
        desk.rule("left")
        desk.rule("right", seen="left")
        assert [mention.exact for mention in desk.shared] == ["4,000 people"]

    def test_a_reviewer_who_saw_another_state_is_told(self, desk):
        desk.both()
        desk.rule("left")
        with pytest.raises(ValidationError, match=f"Meanwhile ruled by {desk.reviewer}: left"):
            desk.rule("rejected", seen="open")
        assert desk.rows[0].state == "left"

    @pytest.mark.parametrize("state", ["right", "both", ""])
    def test_there_is_nothing_to_take_on_an_empty_side(self, desk, state):
        desk.claim(desk.ann)
        with pytest.raises(ValidationError, match="nothing to take"):
            desk.rule(state)

    def test_a_row_that_is_not_there_is_told(self, desk):
        with pytest.raises(ValidationError, match="no such row"):
            rule(desk.plan, "90-91", "left", desk.reviewer, seen="open")

    def test_a_row_is_of_what_stands_side_by_side(self, desk):
        mine, theirs = desk.claim(desk.ann, "4,000"), desk.claim(desk.bob, "the war")
        for key in (f"{mine.pk}-{theirs.pk}", f"{theirs.pk}-{mine.pk}", f"0-{mine.pk}", "0-0", "x-1", "9" * 40 + "-0"):
            with pytest.raises(ValidationError, match="no such row"):
                rule(desk.plan, key, "left", desk.reviewer, seen="open")

    def test_nothing_is_ruled_before_both_are_done(self, desk):
        desk.both()
        row = desk.rows[0]
        desk.plan.assignments.filter(place=2).update(state="in_progress", finished=None)
        with pytest.raises(ValidationError, match="have not finished"):
            rule(desk.plan, row.key, "left", desk.reviewer, seen="open")

    def test_all_that_is_agreed_is_taken_at_once(self, desk):
        desk.both("4,000")
        desk.both("the war")
        desk.claim(desk.ann, "Anna")
        assert take_agreed(desk.plan, desk.reviewer) == 2
        assert take_agreed(desk.plan, desk.reviewer) == 0
        assert [mention.exact for mention in desk.shared] == ["4,000", "the war"]

    def test_what_is_taken_at_once_has_its_history_and_is_told(self, desk, monkeypatch):
        told = []
        monkeypatch.setattr("claimsdb.desk.adjudicate.tell", told.append)
        suggestion = make_claim("4,000", desk.article, value=1).mention
        desk.both("4,000", value=4000)
        make_quotation(article=desk.article, mention={"private_to": desk.ann, "state": "accepted"})
        make_quotation(article=desk.article, mention={"private_to": desk.bob, "state": "accepted"})
        take_agreed(desk.plan, desk.reviewer)
        assert told == [[mention.pk for mention in desk.shared]]
        for mention in desk.shared:
            for row in (mention, getattr(mention, mention.kind)):
                assert row.history.filter(history_user=desk.reviewer).count() == 1
        suggestion.refresh_from_db()
        assert (suggestion.state, suggestion.claim.value) == ("accepted", 4000)
        assert suggestion.changed > suggestion.added

    @pytest.mark.parametrize("number", [2, 8])
    def test_all_that_is_agreed_is_taken_in_as_many_queries_as_two(self, desk, django_assert_num_queries, number):
        words = ["At", "least", "4,000", "people", "died", "in", "the", "war"]
        for word in words[:number]:
            desk.both(word)
            make_claim(word, desk.article)
        with django_assert_num_queries(17):
            take_agreed(desk.plan, desk.reviewer)


class TestClosing:
    def test_an_open_row_keeps_it_open(self, desk):
        desk.both()
        with pytest.raises(ValidationError, match="1 still open"):
            close(desk.plan, desk.reviewer)

    def test_once_done_everybody_sees_what_came_of_it(self, desk):
        desk.both()
        desk.rule("left")
        close(desk.plan, desk.reviewer)
        for person in (desk.ann, desk.bob, desk.reviewer):
            assert list(Mention.objects.visible_to(person)) == desk.shared
        assert Plan.objects.get().state == "adjudicated"

    def test_suggestions_that_came_of_no_row_are_turned_down(self, desk):
        make_claim("4,000", desk.article)
        kept = make_claim("the war", desk.article, mention={"touched": True}).mention
        assert close(desk.plan, desk.reviewer) == 1
        assert list(Mention.objects.live()) == [kept]

    def test_a_claim_is_held_by_what_came_of_its_quotation(self, desk):
        own = {"private_to": desk.ann, "state": "accepted"}
        holder = make_quotation(article=desk.article, mention=own)
        desk.claim(desk.ann, quotation=holder)
        desk.rule("left", row=0)
        desk.rule("left", row=1)
        close(desk.plan, desk.reviewer)
        claim, quotation = desk.shared
        assert claim.claim.quotation == quotation.quotation

    def test_nothing_is_ruled_any_more(self, desk):
        desk.both()
        desk.rule("left")
        close(desk.plan, desk.reviewer)
        for again in (close, take_agreed):
            with pytest.raises(ValidationError, match="adjudicated already"):
                again(desk.plan, desk.reviewer)

    def test_what_was_not_blind_is_closed_as_it_stands(self):
        mention = make_claim().mention
        plan = make_plan(make_user("annotator"), article=mention.article, state="finished")
        assert close(plan, make_user("reviewer")) == 0
        mention.refresh_from_db()
        assert mention.state == "suggested"


class TestPage:
    def url(self, desk):
        return reverse("admin:claims_plan_adjudicate", args=[desk.plan.pk])

    def post(self, client, desk, do, seen="open", row=0, **headers):
        key = desk.rows[row].key
        data = {"do": do.format(key=key), f"seen-{key}": seen}
        return client.post(self.url(desk), data, headers=headers)

    def test_a_row_is_ruled_by_a_form(self, client, desk):
        desk.both()
        client.force_login(desk.reviewer)
        response = self.post(client, desk, "left:{key}")
        assert response.url == f"{self.url(desk)}#row-{desk.rows[0].key}"
        assert [ruling.outcome for ruling in Ruling.objects.order_by("mention")] == ["taken", "covered"]

    def test_a_row_is_ruled_by_a_script(self, client, desk):
        desk.both()
        client.force_login(desk.reviewer)
        assert self.post(client, desk, "rejected:{key}", accept="application/json").json()["state"] == "rejected"
        late = self.post(client, desk, "left:{key}", accept="application/json")
        assert (late.status_code, late.json()["error"][:16]) == (409, "Meanwhile ruled ")

    def test_taking_to_edit_leads_to_the_shared_mention_and_back(self, client, desk):
        desk.both()
        client.force_login(desk.reviewer)
        response = self.post(client, desk, "edit-left:{key}")
        assert response.url.startswith(reverse("admin:claims_mention_change", args=[desk.shared[0].pk]))
        form = client.get(response.url).context["adminform"].form
        asked = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        data = {name: value for name, value in asked.items() if value is not None}
        claim = {"comparator": "exactly", "value": "4100", "mention": desk.shared[0].pk}
        data |= {"claim-TOTAL_FORMS": 1, "claim-INITIAL_FORMS": 1, "claim-MIN_NUM_FORMS": 1, "claim-MAX_NUM_FORMS": 1}
        data |= {f"claim-0-{name}": value for name, value in claim.items()} | {"_save": "Save"}
        back = client.post(response.url, data)
        assert back.url == f"{self.url(desk)}#row-{desk.rows[0].key}"
        assert desk.shared[0].claim.value == 4100

    @pytest.mark.parametrize("do", ["", "left", "left:90-91", "nonsense:{key}", "edit-:{key}", ":"])
    def test_nonsense_is_refused_and_changes_nothing(self, client, desk, do):
        desk.both()
        client.force_login(desk.reviewer)
        assert self.post(client, desk, do).status_code == 302
        assert not Ruling.objects.exists()

    def test_the_agreed_are_taken_and_the_article_is_closed(self, client, desk):
        desk.both()
        client.force_login(desk.reviewer)
        for do in ("agreed", "close"):
            client.post(self.url(desk), {"do": do})
        assert Plan.objects.get().adjudicated_by == desk.reviewer
        assert "taken from ann" in client.get(self.url(desk)).text

    def test_an_annotator_compares_and_rules_nothing(self, client, desk):
        desk.both()
        client.force_login(desk.ann)
        assert 'value="left:' not in client.get(self.url(desk)).text
        assert self.post(client, desk, "left:{key}").status_code == 403

    def test_nobody_compares_before_both_are_done(self, client, desk):
        desk.plan.assignments.filter(place=2).update(state="in_progress", finished=None)
        for person in (desk.ann, desk.reviewer):
            client.force_login(person)
            assert client.get(self.url(desk)).url == reverse("admin:claims_assignment_mine")

    def test_what_both_agree_on_is_shown_once(self, client, desk):
        desk.both()
        desk.claim(desk.ann, "the war")
        client.force_login(desk.reviewer)
        page = client.get(self.url(desk)).text
        assert page.count("<mark>At least 4,000</mark>") == 1
        assert "<bdi>ann</bdi> and <bdi>bob</bdi>" in page
        assert page.count("Take it</button>") == 1

    def test_three_hundred_rows_weigh_less_than_the_desk(self, client, desk):
        for start in range(300):
            mention = {"start": start, "end": start + 40, "prefix": "before " * 9, "suffix": " behind" * 9}
            desk.claim(desk.ann if start % 2 else desk.bob, mention=mention, subject="people of the town")
        client.force_login(desk.reviewer)
        response = client.get(self.url(desk), headers={"accept-encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"
        assert len(response.content) < 100_000

    def test_others_compare_nothing(self, client, desk):
        client.force_login(make_user("annotator"))
        assert client.get(self.url(desk)).status_code == 403

    def test_a_plan_that_is_not_there_is_not_found(self, client, desk):
        client.force_login(desk.reviewer)
        for key in (0, 10**30):
            assert client.get(reverse("admin:claims_plan_adjudicate", args=[key])).status_code == 404
