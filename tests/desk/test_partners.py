"""Tests for ``claimsdb.desk.partners``."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claimsdb.claims.models import Mention
from claimsdb.desk.partners import MOST
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Decision, Link
from tests.factories import make_article, make_claim, make_link, make_measure, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(desk):
    """Return a claim in the article at the desk."""
    return make_claim(article=desk.article)


def found(desk, mention, **asked):
    response = desk.get("partners", mention=mention.pk, **asked)
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["partners"]]


class TestPartners:
    def test_links_come_best_first_and_decided_ones_last(self, desk, mine, person):
        decided, weak, strong = (make_link(mine, make_claim(), score=score) for score in (0.95, 0.3, 0.9))
        decide(decided, person, "match")
        ends = [link.right_id for link in (strong, weak, decided)]
        assert found(desk, mine) == ends

    def test_a_partner_stands_in_its_sentence_with_its_reasons(self, desk, mine):
        text = "It began in May. " * 200 + "\nOfficials said nearly 5,000 people died. It ended in June."
        other = make_claim("nearly 5,000", make_article(text), comparator="nearly", value=5000, low=None, high=5000)
        make_link(mine, other, suggested="conflict", reasons=["Both count the dead."])
        row = desk.get("partners", mention=mine.pk).json()["partners"][0]
        assert (row["before"], row["words"], row["after"]) == ("Officials said ", "nearly 5,000", " people died.")
        assert row["link"]["suggested"] == "conflict"
        assert row["link"]["reasons"] == ["Both count the dead."]
        assert row["figure"] == "nearly 5,000"

    def test_offsets_in_a_window_count_code_points(self, desk, mine):
        text = "😀" * 2_000 + ". Officials e\u0301 said 😀 nearly 5,000 died."
        make_link(mine, make_claim("nearly 5,000", make_article(text)))
        row = desk.get("partners", mention=mine.pk).json()["partners"][0]
        assert row["before"].endswith("😀 ")
        assert row["words"] == "nearly 5,000"

    def test_a_rejected_mention_is_no_partner(self, desk, mine):
        make_link(mine, make_claim(mention={"state": "rejected"}))
        assert found(desk, mine) == []
        assert found(desk, mine, words="4,000") == []

    def test_a_search_goes_by_words_measure_value_and_speaker(self, desk, mine):
        speaker = make_speaker("Anna Petrosyan")
        speaker.aliases.create(name="Mme Petrossian")
        wanted = make_claim(measure=make_measure("wounded"), value=5000, low=None, mention={"speaker": speaker})
        make_claim("thousands", make_article("It is said that thousands fled."), value=90, low=90)
        make_quotation()
        for asked in (
            {"words": "least 4,000"},
            {"words": "peop"},
            {"words": "wounded least"},
            {"words": "wounded"},
            {"measure": wanted.measure_id},
            {"value": "4,900"},
            {"speaker": "petrossian"},
            {"words": "4,000", "speaker": "anna", "value": "5000"},
        ):
            assert found(desk, mine, **asked) == [wanted.pk], asked

    def test_a_word_is_found_beside_a_figure_without_its_accents(self, desk, mine):
        article = make_article("In Bâle nearly 5,000 people died.")
        other = make_claim("nearly 5,000", article)
        assert found(desk, mine, words="bale") == [other.pk]

    def test_a_claim_is_found_by_a_subject_and_a_place_that_its_sentence_does_not_name(self, desk, mine):
        deaths = make_measure("deaths")
        wanted = make_claim("Thirty", make_article("Thirty died."), subject="miners", place="Çorum", measure=deaths)
        make_claim("Forty", make_article("Forty died."), subject="miners", place="Soma")
        for words in ("miners corum", "mine çorum", "CORUM", "deaths corum", "corum dea"):
            assert found(desk, mine, words=words) == [wanted.pk], words

    def test_a_corrected_subject_is_found_and_the_old_one_no_longer(self, desk, mine):
        wanted = make_claim("Thirty", make_article("Thirty died."), subject="miners")
        wanted.subject = "sailors"
        wanted.save()
        assert found(desk, mine, words="sailors") == [wanted.pk]
        assert found(desk, mine, words="miners") == []

    def test_a_search_gives_the_newest_and_no_more_than_a_list_holds(self, desk, mine):
        others = [make_claim() for _ in range(MOST + 2)]
        newest = [claim.pk for claim in reversed(others)][:MOST]
        assert found(desk, mine, words="people") == newest

    def test_a_search_makes_as_many_queries_however_many_it_finds(self, desk, mine):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                found(desk, mine, words="wounded people", speaker="anna", value="4000")
            return len(captured)

        measure, anna = make_measure("wounded"), make_speaker("Anna")
        make_claim(measure=measure, mention={"speaker": anna})
        queries()
        few = queries()
        for _ in range(5):
            make_claim(measure=measure, mention={"speaker": anna})
        assert queries() == few

    def test_a_search_leaves_out_the_article_itself(self, desk, mine):
        make_claim("people", desk.article)
        assert found(desk, mine, words="people") == []

    @pytest.mark.parametrize(
        ("asked", "field"), [({"value": "many"}, "value"), ({"measure": "x"}, "measure"), ({"mention": "x"}, "mention")]
    )
    def test_junk_is_refused_by_its_field(self, desk, mine, asked, field):
        response = desk.get("partners", **{"mention": mine.pk} | asked)
        assert (response.status_code, set(response.json()["errors"])) == (400, {field})

    def test_an_unstorable_word_is_refused(self, desk, mine):
        assert desk.get("partners", mention=mine.pk, words="\0").status_code == 400

    def test_many_partners_cost_as_many_queries_as_one(self, desk, mine):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                found(desk, mine)
            return captured

        make_link(mine, make_claim(mention={"speaker": make_speaker()}))
        queries()
        few = queries()
        for _ in range(5):
            make_link(mine, make_claim(mention={"speaker": make_speaker()}))
        many = queries()
        assert len(many) == len(few) <= 8
        whole = re.compile(r'(?<!\()"corpus_article"."text"')
        assert sum(bool(whole.search(query["sql"])) for query in many) == 1  # that of the desk's own article


class TestLinking:
    def test_a_suggested_link_is_decided(self, desk, mine, person):
        link = make_link(mine, make_claim())
        answer = desk.post("link", mention=mine.pk, other=link.right_id, relation="conflict").json()
        seen = Decision.objects.get().pk
        assert answer["link"] == {"id": link.pk, "relation": "conflict", "state": "decided", "seen": seen}
        assert Decision.objects.get().person == person
        assert Conflict.objects.count() == 1

    def test_two_that_nothing_joined_are_linked_by_the_person(self, desk, mine):
        other = make_claim()
        desk.post("link", mention=other.pk, other=mine.pk, relation="match")
        assert not Link.objects.exists()  # the first is of the article at the desk
        desk.post("link", mention=mine.pk, other=other.pk, relation="match")
        link = Link.objects.get()
        assert (link.left_id, link.right_id, link.suggested, link.relation) == (mine.pk, other.pk, "", "match")

    def test_a_relation_that_is_none_makes_no_link(self, desk, mine):
        response = desk.post("link", mention=mine.pk, other=make_claim().pk, relation="rumour")
        assert "relation" in response.json()["errors"]
        assert not Link.objects.exists()

    @pytest.mark.parametrize("make", [lambda mine: mine, lambda mine: make_quotation()])
    def test_a_pair_that_no_link_joins_is_refused(self, desk, mine, make):
        response = desk.post("link", mention=mine.pk, other=make(mine).pk, relation="match")
        assert response.status_code == 400
        assert not Link.objects.exists()

    def test_a_rejected_mention_is_not_linked(self, desk, mine):
        other = make_claim(mention={"state": "rejected"})
        assert desk.post("link", mention=mine.pk, other=other.pk, relation="match").status_code == 409

    def test_two_who_differ_are_told(self, desk, mine, client):
        link = make_link(mine, make_claim())
        decide(link, make_user("annotator"), "match")
        answer = desk.post("link", mention=mine.pk, other=link.right_id, relation="conflict").json()
        assert answer["link"]["state"] == "disputed"

    def test_a_decision_that_the_person_has_not_seen_is_told_first(self, desk, mine):
        link, other = make_link(mine, make_claim()), make_user("annotator")
        decision = decide(link, other, "match")
        asked = {"mention": mine.pk, "other": link.right_id, "relation": "conflict"}
        response = desk.post("link", **asked, seen=0)
        assert (response.status_code, response.json()["seen"]) == (409, decision.pk)
        assert other.username in response.json()["errors"][""][0]
        assert desk.post("link", **asked, seen=decision.pk).json()["link"]["state"] == "disputed"

    def test_a_decision_is_taken_back_by_who_made_it(self, desk, mine):
        link = make_link(mine, make_claim())
        desk.post("link", mention=mine.pk, other=link.right_id, relation="conflict")
        answer = desk.post("unlink", link=link.pk).json()
        assert (answer["link"]["relation"], answer["link"]["state"]) == ("", "open")
        assert desk.post("unlink", link=link.pk).status_code == 409

    def test_a_link_of_another_article_is_not_taken_back_here(self, desk, person):
        link = make_link()
        decide(link, person, "match")
        assert desk.post("unlink", link=link.pk).status_code == 404

    def test_a_mention_that_is_not_there_is_not_found(self, desk, mine):
        assert desk.post("link", mention=mine.pk, other=10**9, relation="match").status_code == 404
        assert Mention.objects.count() == 1
