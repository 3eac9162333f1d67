"""The pages of questions in the admin: what they show, what they do, and what they cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claimsdb.claims.assignments import Assignment, Plan
from claimsdb.corpus.models import Article
from claimsdb.links.models import Question
from claimsdb.review.question_models import Move
from tests.factories import make_article, make_claim, make_link, make_user
from tests.review.make import make_count, make_question, questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    person = make_user("reviewer")
    client.force_login(person)
    return person


def url(name, *args, **query):
    return reverse(f"admin:links_question_{name}", args=args, query=query)


def page(client, name, *args, **query):
    response = client.get(url(name, *args, **query), follow=True)
    assert response.status_code == 200
    return response.content.decode()


def post(client, name, *args, **data):
    response = client.post(url(name, *args), data, follow=True)
    return [str(message) for message in response.context["messages"]]


def keys(*claims):
    return frozenset(claim.pk for claim in claims)


class TestList:
    def test_a_question_is_told_in_numbers(self, client, reviewer):
        minutes = [make_count(number, unit="minute") for number in (4, 5)]
        make_question(*minutes, make_count(24, unit="hour"), relation="conflict")
        row = page(client, "changelist")
        assert '4 to 1,440 minutes <span class="times">×360</span>' in row

    def test_its_words_lead_to_its_page(self, client, reviewer):
        question = make_question(make_count(24), make_count(24))
        assert url("view", question.pk) in page(client, "changelist")


class TestPage:
    def test_it_shows_each_claim_in_its_sentence_and_the_chart(self, client, reviewer):
        question = make_question(make_count(24), make_count(3000), relation="conflict")
        shown = page(client, "view", question.pk)
        assert "<mark>3,000</mark>" in shown
        for row in question.answers.all():
            assert f'href="#claim-{row.claim_id}"' in shown
            assert f'id="claim-{row.claim_id}"' in shown
        assert shown.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart"') == 1

    @pytest.mark.parametrize("asked", [{"by": "as_of", "colour": "speaker"}, {"by": "'", "colour": "<b>"}])
    def test_the_chart_is_drawn_as_asked_and_as_usual_where_that_is_nothing(self, client, reviewer, asked):
        question = make_question(make_count(24), make_count(24))
        assert "<svg" in page(client, "view", question.pk, **asked)

    def test_figures_are_put_over_time_where_that_is_asked_for(self, client, reviewer):
        question = make_question(make_count(24), make_count(30))
        Article.objects.update(published=date(2024, 5, 1))
        assert '<circle class="hit"' in page(client, "view", question.pk, shape="time")
        assert '<circle class="hit"' not in page(client, "view", question.pk)
        assert f"{url('chart', question.pk)}?shape=time&amp;by=" in page(client, "view", question.pk, shape="time")
        assert b'<circle class="hit"' in client.get(url("chart", question.pk), {"shape": "time"}).content

    def test_it_offers_what_is_nearly_sure_to_answer_it_too(self, client, reviewer):
        one, two, three = make_count(24), make_count(24), make_count(30)
        question = make_question(one, two)
        make_link(two, three, score=0.9, reasons=["Both count the dead."])
        shown = page(client, "view", question.pk)
        assert "Nearly sure to answer it too" in shown
        assert "Both count the dead." in shown

    def test_it_costs_the_same_at_any_number_of_claims(self, client, reviewer):
        hub = make_count(24)
        for _ in range(2):
            make_question(hub, make_count(24))
            make_link(hub, make_count(24))
        question = Question.objects.get()
        counted = []
        for _ in range(2):
            client.get(url("view", question.pk))
            with CaptureQueriesContext(connection) as captured:
                client.get(url("view", question.pk))
            counted.append(len(captured))
            for _ in range(4):
                make_question(hub, make_count(24))
                make_link(hub, make_count(24))
        assert counted[0] == counted[1] <= 14

    def test_a_question_that_is_none_is_not_found(self, client, reviewer):
        assert client.get(url("view", 9**25)).status_code == 404
        assert client.get(url("suggested", 9**25)).status_code == 404

    def test_a_viewer_sees_it_and_no_button_to_change_it(self, client):
        client.force_login(make_user("viewer"))
        question = make_question(make_count(24), make_count(24))
        shown = page(client, "view", question.pk)
        assert "Move out" not in shown
        assert "Rename" not in shown

    def test_who_annotates_an_article_blind_is_told_nothing_of_it(self, client, reviewer):
        mine = make_count(98_765)
        question = make_question(make_count(24), mine)
        plan = Plan.objects.create(article=mine.mention.article, blind=True)
        Assignment.objects.create(plan=plan, person=reviewer)
        assert "<mark>98,765</mark>" not in page(client, "view", question.pk)
        lines = b"".join(client.get(url("csv", question.pk)).streaming_content).decode()
        assert "98765" not in lines.split("\n", 1)[1]


class TestFiles:
    def test_the_chart_is_a_file_of_its_own(self, client, reviewer):
        question = make_question(make_count(24), make_count(30))
        response = client.get(url("chart", question.pk))
        assert response["Content-Type"] == "image/svg+xml"
        assert response["Content-Disposition"] == f'attachment; filename="question-{question.pk}.svg"'
        assert response.content.startswith(b"<svg xmlns=")
        assert b"<a " not in response.content

    def test_the_claims_are_a_csv_in_which_nothing_is_a_formula(self, client, reviewer):
        formula = make_claim("24", make_article("=24 died. More."), value=24, low=None, comparator="exactly")
        question = make_question(formula, make_count(30))
        lines = b"".join(client.get(url("csv", question.pk)).streaming_content).decode()
        assert ",'=24 died.," in lines
        assert lines.count("\r\n") == 3


class TestMoves:
    def test_a_claim_is_moved_out_and_back_by_undo(self, client, reviewer):
        claims = [make_count(24) for _ in range(3)]
        question = make_question(*claims)
        told = post(client, "move", question.pk, kind="out", claims=[claims[2].pk], note="Of another day.")
        assert told == ["Moved out, by 1 decision."]
        assert questions() == {keys(*claims[:2])}
        assert "“<bdi>Of another day.</bdi>”" in page(client, "view", question.pk)
        assert post(client, "undo", question.pk, move=Move.objects.get().pk) == ["Undone."]
        assert questions() == {keys(*claims)}

    def test_claims_are_moved_in_and_questions_merged(self, client, reviewer):
        here, there, alone = [make_count(24) for _ in range(2)], [make_count(24) for _ in range(2)], make_count(24)
        question, other = make_question(*here), make_question(*there)
        post(client, "move", question.pk, kind="in", claim=alone.pk)
        post(client, "move", question.pk, kind="merge", other=other.pk)
        assert questions() == {keys(*here, *there, alone)}

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"kind": "out"}, "Choose the claims to move out."),
            ({"kind": "out", "claims": [10**9]}, "Select a valid choice."),
            ({"kind": "out", "claims": ["x"]}, "Select a valid choice."),
            ({"kind": "in"}, "Choose the claim to move in."),
            ({"kind": "in", "claim": "9" * 30}, "Select a valid choice."),
            ({"kind": "merge", "other": "x"}, "Select a valid choice."),
            ({"kind": "teleport"}, "Select a valid choice."),
            ({}, "This field is required."),
            ({"kind": "out", "note": "n" * 3000}, "at most 2000 characters"),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_moves(self, client, reviewer, data, said):
        question = make_question(make_count(24), make_count(24))
        before = questions()
        (told,) = post(client, "move", question.pk, **data)
        assert told.startswith("Nothing was moved.")
        assert said in told
        assert questions() == before

    @pytest.mark.parametrize("move", ["", "x", "9" * 30, "1"])
    def test_a_move_that_is_none_is_not_undone(self, client, reviewer, move):
        question = make_question(make_count(24), make_count(24))
        assert post(client, "undo", question.pk, move=move) == ["Nothing was undone: say which move."]

    def test_a_question_is_renamed_and_names_itself_again(self, client, reviewer):
        question = make_question(make_count(24, subject="war"), make_count(24, subject="war"))
        post(client, "rename", question.pk, text="How many died?")
        assert Question.objects.get().text == "How many died?"
        assert Question.objects.get().renamed
        post(client, "rename", question.pk, text="")
        assert not Question.objects.get().renamed

    def test_a_name_that_nothing_can_store_is_refused(self, client, reviewer):
        question = make_question(make_count(24), make_count(24))
        (told,) = post(client, "rename", question.pk, text="a\0b")
        assert told.startswith("It was not renamed.")


class TestProvisional:
    def test_the_list_leads_to_each_and_one_confirms_it(self, client, reviewer):
        link = make_link(make_count(24), make_count(30), suggested="conflict")
        assert url("suggested", link.left_id) in page(client, "provisional")
        shown = page(client, "suggested", link.left_id)
        assert "<strong>Provisional.</strong>" in shown
        assert "Hollow: suggested, not decided." in shown
        assert post(client, "suggested", link.left_id) == ["Confirmed."]
        assert questions() == {frozenset({link.left_id, link.right_id})}

    def test_confirming_what_was_decided_meanwhile_says_so(self, client, reviewer):
        link = make_link(make_count(24), make_count(30))
        post(client, "suggested", link.left_id)
        assert post(client, "suggested", link.left_id) == ["Nothing is left to confirm: somebody was here before."]


class TestReportAndSources:
    def test_the_report_is_a_page_with_charts(self, client, reviewer):
        question = make_question(make_count(24), make_count(3000), relation="conflict")
        shown = page(client, "report")
        assert "<mark>3,000</mark>" in shown
        assert "<svg" in shown
        assert "No conflict is as asked." in page(client, "report", state="resolved")
        assert "<mark>24</mark>" in page(client, "report", question=question.pk)

    @pytest.mark.parametrize("asked", [{"since": "x"}, {"source": "zz"}, {"state": "gone"}, {"measure": "9" * 30}])
    def test_what_cannot_be_asked_is_told_by_its_field(self, client, reviewer, asked):
        assert 'class="errornote"' in page(client, "report", **asked)
        assert 'class="errornote"' in page(client, "report_file", "csv", **asked)

    @pytest.mark.parametrize("after", ["x", "9" * 30, "-1"])
    def test_a_page_that_is_none_is_the_first(self, client, reviewer, after):
        make_question(make_count(24), make_count(3000), relation="conflict")
        assert "<mark>24</mark>" in page(client, "report", after=after)

    @pytest.mark.parametrize(
        ("kind", "media"), [("csv", "text/csv"), ("json", "application/json"), ("markdown", "text/m")]
    )
    def test_it_is_sent_as_a_file(self, client, reviewer, kind, media):
        make_question(make_count(24), make_count(3000), relation="conflict")
        response = client.get(url("report_file", kind))
        assert response["Content-Type"].startswith(media)
        assert b"3,000" in b"".join(response.streaming_content)

    def test_a_format_that_is_none_is_not_found(self, client, reviewer):
        assert client.get(url("report_file", "pdf")).status_code == 404

    def test_sources_are_compared_on_a_page_and_in_a_file(self, client, reviewer):
        question = make_question(make_count(24), make_count(3000), relation="conflict")
        source = question.answers.first().claim.mention.article.source
        assert source.name in page(client, "sources", one=source.pk)
        lines = b"".join(client.get(url("sources_csv")).streaming_content).decode()
        assert lines.splitlines()[1].endswith(",1,0,1,0,0,0,0,0")

    def test_sources_that_are_none_are_told(self, client, reviewer):
        assert 'class="errornote"' in page(client, "sources", one="zz")
