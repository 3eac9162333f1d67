"""Tests for ``claimsdb.desk.marks``."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claimsdb.claims.extract import extract_articles
from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article
from claimsdb.links.decide import decide
from tests.desk.asking import Asking
from tests.factories import (
    TEXT,
    make_article,
    make_claim,
    make_link,
    make_measure,
    make_quotation,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db


def span(words, text=TEXT):
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def figure(words="At least 4,000", **fields):
    return {"kind": "claim", **span(words), "comparator": "at_least", "value": "4000", "low": "4000"} | fields


def errors(response, status=400):
    assert response.status_code == status, response.content
    return response.json()["errors"]


class TestReading:
    def test_a_number_is_read_with_what_it_counts_and_widened_to_its_qualifier(self, desk):
        make_measure("deaths", words=["~ die"])
        draft = desk.post("read", kind="claim", **span("4,000")).json()["draft"]
        assert {name: draft[name] for name in ("start", "end", "comparator", "value", "low", "subject", "figure")} == {
            **span("At least 4,000"),
            "comparator": "at_least",
            "value": 4000,
            "low": 4000,
            "subject": "people, war",
            "figure": "at least 4,000",
        }
        assert not Mention.objects.exists()

    def test_words_without_a_number_are_read_as_a_claim_without_a_figure(self, desk):
        draft = desk.post("read", kind="claim", **span("the war")).json()["draft"]
        assert "value" not in draft
        assert {"start": draft["start"], "end": draft["end"]} == span("the war")

    def test_a_quotation_leaves_its_marks_outside_and_names_its_speaker(self, desk):
        draft = desk.post("read", kind="quotation", **span("“We lost many,”")).json()["draft"]
        assert {"start": draft["start"], "end": draft["end"]} == span("We lost many,")
        assert (draft["style"], draft["cue"], draft["new_speaker"]) == ("direct", "said", "Anna Petrosyan")

    def test_a_known_speaker_is_found_by_an_alias(self, desk):
        known = make_speaker("Anna M. Petrosyan")
        known.aliases.create(name="Anna Petrosyan")
        draft = desk.post("read", kind="quotation", **span("lost")).json()["draft"]
        assert draft["speaker"] == {"id": known.pk, "name": "Anna M. Petrosyan"}

    def test_a_claim_knows_the_quotation_that_holds_it(self, client, person):
        text = "“We lost 40 people,” said Anna Petrosyan."
        article = make_article(text)
        holder = make_quotation("We lost 40 people,", article)
        draft = Asking(client, article).post("read", kind="claim", **span("40", text)).json()["draft"]
        assert draft["quotation"] == holder.pk

    def test_a_long_article_is_read_around_the_words(self, client, person):
        text = "Nothing happened.\n" * 5_000 + "On Friday 40 people died.\n" + "Nothing happened.\n" * 5_000
        desk = Asking(client, make_article(text))
        draft = desk.post("read", kind="claim", **span("40", text)).json()["draft"]
        assert (draft["value"], draft["start"]) == (40, text.index("40"))

    @pytest.mark.parametrize("asked", [{"start": 5, "end": 5}, {"start": 9, "end": 4}, {"start": 0, "end": 10**6}])
    def test_a_selection_outside_the_text_is_refused(self, desk, asked):
        assert "start" in errors(desk.post("read", kind="claim", **asked))

    def test_a_selection_of_space_is_refused(self, desk):
        assert "start" in errors(desk.post("read", kind="claim", start=2, end=3))

    def test_a_kind_that_is_none_is_refused(self, desk):
        assert "kind" in errors(desk.post("read", kind="rumour", start=0, end=5))


class TestSaving:
    def test_a_new_claim_stands_on_its_words_and_is_the_persons(self, desk, person):
        measure = make_measure()
        answer = desk.post("save", **figure(measure=measure.pk, subject="people", period_end="2020-11-09")).json()
        claim = Claim.objects.get()
        mention = claim.mention
        assert (mention.exact, mention.state, mention.annotator) == ("At least 4,000", "accepted", person)
        assert (claim.low, claim.base_low, claim.measure, str(claim.period_end)) == (4000, 4000, measure, "2020-11-09")
        assert answer["mentions"][0]["figure"] == "at least 4,000"

    def test_a_new_quotation_may_bring_a_new_speaker(self, desk):
        desk.post(
            "save",
            kind="quotation",
            **span("We lost many,"),
            style="direct",
            cue="said",
            new_speaker="Anna Petrosyan",
            new_speaker_kind="person",
        )
        quotation = Quotation.objects.get()
        assert (quotation.mention.speaker.name, quotation.mention.cue) == ("Anna Petrosyan", "said")

    def test_a_name_that_somebody_has_makes_nobody(self, desk):
        known = make_speaker("Anna Petrosyan")
        desk.post("save", **figure(new_speaker="anna petrosyan"))
        assert Mention.objects.get().speaker == known
        assert Speaker.objects.count() == 1

    def test_a_name_that_two_have_is_refused(self, desk):
        for name in ("Anna M. Petrosyan", "Anna K. Petrosyan"):
            make_speaker(name).aliases.create(name="Petrosyan")
        assert "speaker" in errors(desk.post("save", **figure(new_speaker="Petrosyan")))
        assert not Mention.objects.exists()

    def test_errors_name_their_field_and_nothing_is_half_written(self, desk):
        wrong = errors(desk.post("save", **figure(value="many", unit="parsnips", new_speaker="Anna Petrosyan")))
        assert set(wrong) == {"value", "unit"}
        assert not Mention.objects.exists()
        assert not Speaker.objects.exists()

    def test_a_claim_without_a_number_is_refused(self, desk):
        assert errors(desk.post("save", **figure(value="", low=""))) == {
            "": ["A claim needs a value, a low or a high."]
        }

    def test_words_marked_already_are_refused(self, desk):
        make_claim(article=desk.article)
        assert errors(desk.post("save", **figure())) == {"": ["These very words are already marked as such."]}

    def test_a_span_past_the_end_is_refused_by_its_field(self, desk):
        assert "end" in errors(desk.post("save", **figure() | {"end": 5_000}))

    def test_a_quotation_of_another_article_holds_no_claim_here(self, desk):
        other = make_quotation()
        assert "quotation" in errors(desk.post("save", **figure(quotation=other.pk)))

    def test_a_suggestion_that_is_corrected_is_stood_by_and_keeps_who_found_it(self, desk):
        claim = make_claim(article=desk.article, mention={"origin": "engine", "confidence": 0.7})
        desk.post("save", **figure(low="4100", value="4100"), **desk.seen(claim.pk))
        claim.refresh_from_db()
        assert (claim.low, claim.mention.state, claim.mention.touched) == (4100, "accepted", True)
        assert (claim.mention.origin, claim.mention.annotator) == ("engine", None)

    def test_a_stale_save_is_refused_with_what_the_other_made(self, desk, client):
        claim = make_claim(article=desk.article)
        seen = desk.seen(claim.pk)
        other = make_user("annotator")
        client.force_login(other)
        desk.post("save", **figure(subject="soldiers"), **seen)
        response = desk.post("save", **figure(subject="civilians"), **seen)
        assert response.status_code == 409
        assert response.json()["theirs"]["subject"] == "soldiers"
        assert response.json()["by"] == other.username
        assert Claim.objects.get().subject == "soldiers"

    def test_a_mention_of_another_article_is_not_found(self, desk):
        claim = make_claim()
        assert desk.post("save", **figure(), id=claim.pk, version="").status_code == 404

    def test_a_kind_stays_what_it_was(self, desk):
        claim = make_claim(article=desk.article)
        desk.post("save", **figure() | {"kind": "quotation"}, **desk.seen(claim.pk))
        assert Mention.objects.get().kind == "claim"

    @pytest.mark.parametrize(
        ("asked", "field"),
        [
            ({"start": [1]}, "start"),
            ({"value": True}, "value"),
            ({"cue": "\0"}, "cue"),
            ({"speaker": 10**30}, "speaker"),
            ({"value": 1e308, "low": "", "unit": "km"}, ""),
            ({"kind": None}, "kind"),
            ({"id": -1}, "id"),
            ({"id": {}}, "id"),
        ],
    )
    def test_junk_is_refused_by_its_field(self, desk, asked, field):
        assert set(errors(desk.post("save", **figure() | asked))) == {field}
        assert not Mention.objects.exists()


class TestStates:
    def test_accepting_is_one_step_and_is_taken_back_whole(self, desk):
        claim = make_claim(article=desk.article)
        before = desk.row(claim.pk)
        answer = desk.post("state", **desk.seen(claim.pk), state="accepted").json()
        assert answer["mentions"][0]["state"] == "accepted"
        desk.post("undo", undo=answer["undo"])
        mention = Mention.objects.get()
        assert (mention.state, mention.touched) == ("suggested", False)
        assert {**desk.row(claim.pk), "version": ""} == {**before, "version": ""}

    def test_what_was_rejected_stays_rejected_when_the_article_is_read_again(self, desk):
        extract_articles([desk.article])
        claim = Mention.objects.get(kind="claim")
        desk.post("state", **desk.seen(claim.pk), state="rejected")
        extract_articles([desk.article])
        assert Mention.objects.get(kind="claim").state == "rejected"

    def test_a_state_that_a_person_does_not_give_is_refused(self, desk):
        claim = make_claim(article=desk.article)
        assert "state" in errors(desk.post("state", **desk.seen(claim.pk), state="suggested"))

    def test_a_stale_acceptance_is_refused(self, desk):
        claim = make_claim(article=desk.article)
        response = desk.post("state", id=claim.pk, version="2020-01-01T00:00:00+00:00", state="accepted")
        assert response.status_code == 409
        assert response.json()["by"] == "the engine"

    def test_all_suggestions_above_a_confidence_are_accepted_together_and_taken_back_together(self, desk):
        sure = [
            make_claim(words, desk.article, mention={"confidence": confidence})
            for words, confidence in (("4,000", 0.9), ("At least", 0.8), ("people", 0.5))
        ]
        answer = desk.post("accept", at_least=0.8).json()
        assert {row["id"] for row in answer["mentions"]} == {sure[0].pk, sure[1].pk}
        assert Mention.objects.filter(state="accepted").count() == 2
        desk.post("undo", undo=answer["undo"])
        assert Mention.objects.filter(state="suggested", touched=False).count() == 3

    @pytest.mark.parametrize("least", ["", "0.5", 2, -1, None, True])
    def test_a_confidence_that_is_none_accepts_nothing(self, desk, least):
        assert "at_least" in errors(desk.post("accept", at_least=least))


class TestDeletingAndTakingBack:
    def test_ones_own_mention_is_deleted_and_brought_back_as_it_was(self, desk):
        made = desk.post("save", **figure(subject="people", new_speaker="Officials")).json()["mentions"][0]
        answer = desk.post("delete", id=made["id"], version=made["version"]).json()
        assert answer["gone"] == [made["id"]]
        assert not Mention.objects.exists()
        desk.post("undo", undo=answer["undo"])
        assert {**desk.row(made["id"]), "version": ""} == {**made, "version": ""}

    def test_what_a_deleted_quotation_held_is_given_back_to_it(self, client, person):
        text = "“We lost 40 people,” said Anna Petrosyan."
        article = make_article(text)
        holder = make_quotation("We lost 40 people,", article, mention={"annotator": person})
        claim = make_claim("40", article, quotation=holder)
        desk = Asking(client, article)
        answer = desk.post("delete", **desk.seen(holder.pk)).json()
        claim.refresh_from_db()
        assert claim.quotation is None
        desk.post("undo", undo=answer["undo"])
        claim.refresh_from_db()
        assert claim.quotation == holder

    def test_anothers_mention_is_deleted_by_those_who_may(self, desk, client):
        claim = make_claim(article=desk.article)
        assert desk.post("delete", **desk.seen(claim.pk)).status_code == 403
        client.force_login(make_user("manager"))
        assert desk.post("delete", **desk.seen(claim.pk)).status_code == 200

    def test_a_mention_that_was_decided_on_is_not_deleted(self, desk, person):
        link = make_link(make_claim(article=desk.article, mention={"annotator": person}))
        decide(link, person, "match")
        mine = desk.article.mentions.get()
        assert "reject it instead" in errors(desk.post("delete", **desk.seen(mine.pk)), 409)[""][0]
        assert Mention.objects.filter(pk=mine.pk).exists()

    def test_a_new_mention_is_taken_back(self, desk):
        answer = desk.post("save", **figure()).json()
        assert desk.post("undo", undo=answer["undo"]).json()["gone"] == [answer["mentions"][0]["id"]]
        assert not Mention.objects.exists()

    def test_a_change_is_taken_back_one_by_one(self, desk):
        claim = make_claim(article=desk.article, subject="people")
        undos = []
        for subject in ("soldiers", "civilians"):
            undos += desk.post("save", **figure(subject=subject), **desk.seen(claim.pk)).json()["undo"]
        for subject in ("soldiers", "people"):
            row = desk.row(claim.pk)
            desk.post("undo", undo=[undos.pop() | {"version": row["version"]}])
            claim.refresh_from_db()
            assert claim.subject == subject

    def test_what_somebody_changed_since_is_not_taken_back(self, desk):
        claim = make_claim(article=desk.article)
        answer = desk.post("state", **desk.seen(claim.pk), state="accepted").json()
        desk.post("save", **figure(subject="soldiers"), **desk.seen(claim.pk))
        assert desk.post("undo", undo=answer["undo"]).status_code == 409
        assert Claim.objects.get().subject == "soldiers"

    def test_what_cannot_stand_again_is_told(self, desk):
        made = desk.post("save", **figure()).json()["mentions"][0]
        undo = desk.post("delete", id=made["id"], version=made["version"]).json()["undo"]
        desk.post("save", **figure())
        assert "already marked" in errors(desk.post("undo", undo=undo), 409)[""][0]
        assert Mention.objects.count() == 1

    def test_a_history_of_another_article_is_not_brought_here(self, desk, client, person):
        elsewhere = Asking(client, make_article())
        made = elsewhere.post("save", **figure()).json()["mentions"][0]
        undo = elsewhere.post("delete", id=made["id"], version=made["version"]).json()["undo"]
        assert desk.post("undo", undo=undo).status_code == 404
        assert not Mention.objects.exists()

    @pytest.mark.parametrize(
        "undo", [None, [], [1], [{}], [{"id": 1, "line": "x"}], [{"id": 1, "line": 1, "detail": 1}], [{"id": 10**30}]]
    )
    def test_junk_takes_nothing_back(self, desk, undo):
        claim = make_claim(article=desk.article)
        assert desk.post("undo", undo=undo).status_code in (400, 404, 409)
        assert Claim.objects.get() == claim


def test_a_body_that_is_no_json_is_refused(desk):
    for body in (b"", b"{", b"[]", b'{"start": NaN}', b"\xff", b"[" * 100_000, b'{"kind": "\\ud800"}'):
        response = desk.client.post(desk.url("read"), body, content_type="application/json")
        assert response.status_code == 400


def test_an_article_that_is_not_there_is_not_found(desk):
    desk.article = Article(pk=10**17)
    assert desk.get("mentions").status_code == 404


@pytest.mark.parametrize("name", ["mentions"])
def test_all_mentions_come_in_as_many_queries_as_one(desk, name):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(name).status_code == 200
        return len(captured)

    into = make_speaker(merged_into=make_speaker())
    make_claim(article=desk.article, mention={"speaker": into, "via": make_speaker()})
    queries()
    few = queries()
    for words in ("people", "died", "the war", "officials"):
        make_claim(words, desk.article, mention={"speaker": into, "via": make_speaker()})
        make_quotation(words, desk.article, mention={"speaker": make_speaker()})
    assert queries() == few <= 6


def test_accepting_many_costs_as_many_queries_as_accepting_few(desk):
    def accepted(words):
        for each in words:
            make_claim(each, desk.article, mention={"confidence": 0.9})
        with CaptureQueriesContext(connection) as captured:
            answer = desk.post("accept", at_least=0.9).json()
        assert len(answer["mentions"]) == len(words)
        return len(captured)

    assert accepted(["people"]) == accepted(["died", "the war", "officials", "said"]) <= 26
