"""Speakers unknown, speakers that may be one, and merges undone."""

from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from claimsdb.claims.models import Mention, Speaker
from claimsdb.claims.review import merge
from claimsdb.desk import speakers_admin
from claimsdb.desk.models import LeftOpen, Proposal
from claimsdb.desk.speakers import (
    decide,
    name_speaker,
    next_unknown,
    offered,
    propose,
    undo,
    unknown,
    unknown_by_kind,
    waiting_for_a_name,
)
from tests.factories import make_article, make_claim, make_plan, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def annotator(client):
    person = make_user("annotator")
    client.force_login(person)
    return person


class TestUnknown:
    def test_quotations_come_first_and_claims_only_in_a_quotation(self, annotator):
        article = make_article()
        make_claim("4,000", article)
        quotation = make_quotation(article=article)
        held = make_claim("many", article, quotation=quotation)
        assert list(unknown(annotator)) == [quotation.mention, held.mention]

    def test_claims_come_behind_the_quotations_and_round_again(self, annotator):
        article = make_article()
        quotation = make_quotation(article=article)
        older, newer = (make_claim(words, article, quotation=quotation).mention for words in ("people", "many"))
        order = [quotation.mention, newer, older, quotation.mention]
        for before, following in pairwise(order):
            assert next_unknown(annotator, before.pk) == following
        assert next_unknown(annotator, 0) == quotation.mention

    def test_they_are_counted_no_further_than_asked(self, annotator):
        article = make_article()
        quotation = make_quotation(article=article)
        for words in ("people", "many"):
            make_claim(words, article, quotation=quotation)
        assert [waiting_for_a_name(annotator, most) for most in (1, 2, 9)] == [1, 2, 3]

    def test_who_is_known_rejected_or_left_open_does_not_wait(self, annotator):
        make_quotation(mention={"speaker": make_speaker()})
        make_quotation(mention={"state": "rejected"})
        LeftOpen.objects.create(mention=make_quotation().mention, person=annotator)
        assert list(unknown(annotator)) == []

    def test_anothers_own_does_not_wait_for_this_person(self, annotator):
        article = make_article()
        make_plan(other := make_user(), make_user(), article=article, blind=True)
        make_quotation(article=article, mention={"private_to": other})
        assert list(unknown(annotator)) == []
        assert len(unknown(other)) == 1

    def test_the_speakers_of_the_article_are_offered_who_speak_most_first(self):
        article = make_article()
        often, seldom, elsewhere = make_speaker(), make_speaker(), make_speaker()
        for words, speaker in (("At", seldom), ("least", often), ("people", often)):
            make_quotation(words, article, mention={"speaker": speaker})
        make_quotation(mention={"speaker": elsewhere})
        make_quotation("died", article, mention={"speaker": make_speaker(), "state": "rejected"})
        assert offered(make_quotation(article=article).mention) == [often, seldom]

    def test_a_mention_gets_its_speaker(self, annotator):
        mention, speaker = make_quotation().mention, make_speaker()
        name_speaker(mention, speaker, annotator)
        mention.refresh_from_db()
        assert (mention.speaker, mention.touched) == (speaker, True)
        assert mention.history.first().history_user == annotator

    def test_the_second_to_answer_is_told(self, annotator):
        mention = make_quotation().mention
        name_speaker(mention, None, annotator)
        with pytest.raises(ValidationError, match="Meanwhile somebody said"):
            name_speaker(mention, make_speaker(), make_user("annotator"))
        mention.refresh_from_db()
        assert mention.speaker is None

    def test_a_merged_speaker_is_not_given(self, annotator):
        stands = make_speaker("Anna")
        with pytest.raises(ValidationError, match="is merged into Anna"):
            name_speaker(make_quotation().mention, make_speaker(merged_into=stands), annotator)


class TestUnknownPage:
    url = "/admin/claims/speaker/unknown/"

    def answer(self, client, mention, **data):
        return client.post(self.url, {"mention": mention.pk} | data)

    def test_it_shows_the_words_and_who_else_speaks(self, client, annotator):
        article = make_article()
        make_quotation("At least 4,000", article, mention={"speaker": make_speaker("Anna Petrosyan")})
        make_quotation(article=article)
        page = client.get(self.url).text
        assert "<mark>We lost many,</mark>" in page
        assert "<bdi>Anna Petrosyan</bdi> (1)" in page

    def test_a_key_gives_a_speaker_of_the_article_and_goes_on(self, client, annotator):
        later, first = make_quotation().mention, make_quotation().mention
        speaker = make_speaker()
        response = self.answer(client, first, choice=speaker.pk)
        assert response.url == f"{self.url}?after={first.pk}"
        assert Mention.objects.get(pk=first.pk).speaker == speaker
        assert client.get(response.url).context["mention"] == later

    def test_any_speaker_is_given_by_typing(self, client, annotator):
        mention, speaker = make_quotation().mention, make_speaker()
        self.answer(client, mention, choice="typed", speaker=speaker.pk)
        assert Mention.objects.get().speaker == speaker

    def test_the_article_may_not_tell(self, client, annotator):
        self.answer(client, make_quotation().mention, choice="open")
        assert LeftOpen.objects.get().person == annotator
        assert "Every quotation has its speaker" in client.get(self.url).text

    def test_one_is_skipped_and_the_first_comes_again_at_the_end(self, client, annotator):
        older, newer = make_quotation().mention, make_quotation().mention
        for after, shown in ((newer.pk, older), (older.pk, newer), ("x", newer), ("9" * 40, newer)):
            assert client.get(self.url, {"after": after}).context["mention"] == shown

    @pytest.mark.parametrize(
        "data",
        [{}, {"choice": "typed"}, {"choice": "0"}, {"choice": "²"}, {"choice": "typed", "speaker": "9" * 40}],
    )
    def test_nonsense_changes_nothing(self, client, annotator, data):
        assert self.answer(client, make_quotation().mention, **data).status_code == 302
        assert Mention.objects.get().speaker is None
        assert not LeftOpen.objects.exists()

    def test_a_viewer_answers_nothing(self, client):
        client.force_login(make_user("viewer"))
        mention = make_quotation().mention
        assert "The article does not tell" not in client.get(self.url).text
        assert self.answer(client, mention, choice="open").status_code == 403

    @pytest.mark.parametrize("number", [1, 8])
    def test_it_asks_the_database_as_often_for_many(self, client, annotator, django_assert_max_num_queries, number):
        article = make_article("Nine died, he said. " * 10)
        for place in range(number):
            span = {"start": 20 * place, "end": 20 * place + 4}
            make_quotation("Nine", article, mention=span)
            known = {"speaker": make_speaker(), "start": 20 * place + 5, "end": 20 * place + 9}
            make_quotation("died", article, mention=known)
        with django_assert_max_num_queries(9):
            client.get(self.url)


def proposed(left="Nikol Pashinyan", right="Nikol Pashinian"):
    """Return the one proposal there is of two speakers."""
    make_speaker(left), make_speaker(right)
    propose()
    return Proposal.objects.get()


class TestProposing:
    def test_names_that_may_be_one_are_proposed_and_not_merged(self):
        proposal = proposed()
        assert (str(proposal.left), str(proposal.right), proposal.score) == ("Nikol Pashinyan", "Nikol Pashinian", 0.8)
        assert not Speaker.objects.merged().exists()

    def test_a_surname_alone_is_proposed_last_and_never_merged(self):
        make_speaker("Aliyev"), make_speaker("Ilham Aliyev")
        assert [proposal.score for proposal in proposed_pairs()] == [0.8, 0.3]
        assert not Speaker.objects.merged().exists()

    def test_twice_is_once(self):
        proposed()
        assert str(propose()) == "Compared 2 speakers: 0 merges proposed, 0 dropped."

    def test_different_people_are_not_proposed_again(self):
        decide(proposed(), None, make_user())
        assert propose().added == 0
        assert Proposal.objects.get().state == "different"

    def test_what_nothing_speaks_for_any_more_is_dropped(self):
        proposal = proposed()
        proposal.right.name = "Somebody Else"
        proposal.right.save()
        assert propose().dropped == 1

    def test_names_of_the_merged_speak_for_the_one_that_stands(self):
        stands, other = make_speaker("The Prime Minister of Armenia"), make_speaker("Pashinian")
        make_speaker("Pashinyan", merged_into=stands)
        propose()
        assert {Proposal.objects.get().left, Proposal.objects.get().right} == {stands, other}

    def test_the_unnamed_are_nobody_in_particular(self):
        make_speaker("officials", kind="unnamed"), make_speaker("Officials of", kind="unnamed")
        assert propose().compared == 0

    @pytest.mark.parametrize("number", [2, 12])
    def test_the_queries_are_as_many_for_many(self, django_assert_max_num_queries, number):
        for letter in range(number):
            make_speaker(f"Ann{letter}xx Smith").aliases.create(name="One alias")
        with django_assert_max_num_queries(7):
            propose()

    def test_the_command_says_what_it_did(self, capsys):
        make_speaker("Ilham Aliyev"), make_speaker("Ilham Aliev")
        call_command("propose")
        assert capsys.readouterr().out == "Compared 2 speakers: 1 merges proposed, 0 dropped.\n"


class TestDeciding:
    def test_one_is_merged_into_the_one_that_is_kept(self):
        proposal, person = proposed(), make_user()
        decide(proposal, proposal.right, person)
        proposal.refresh_from_db()
        assert proposal.left.merged_into == proposal.right
        assert (proposal.state, proposal.person) == ("merged", person)

    def test_the_second_is_told(self):
        proposal = proposed()
        decide(proposal, None, make_user(username="ann"))
        with pytest.raises(ValidationError, match="ann has decided it meanwhile: different people"):
            decide(proposal, proposal.left, make_user())

    def test_what_was_merged_elsewhere_meanwhile_is_told(self):
        proposal = proposed()
        merge([proposal.left], make_speaker())
        with pytest.raises(ValidationError, match="merged into another meanwhile"):
            decide(proposal, proposal.right, make_user())
        assert not Proposal.objects.waiting().exists()

    def test_a_merge_is_undone_and_not_proposed_again(self):
        proposal, person = proposed(), make_user()
        decide(proposal, proposal.left, person)
        undo(proposal.right, person)
        assert not Speaker.objects.merged().exists()
        assert propose().added == 0
        assert Proposal.objects.get().state == "different"

    def test_a_merge_that_nobody_proposed_is_undone_too(self):
        into, speaker = make_speaker("Ilham Aliyev"), make_speaker("Ilham Aliev")
        merge([speaker], into)
        undo(speaker, make_user())
        assert propose().added == 0

    def test_what_is_not_merged_cannot_be_parted(self):
        with pytest.raises(ValidationError, match="not merged"):
            undo(make_speaker(), make_user())


class TestPages:
    def test_a_pair_shows_sentences_of_both(self, client, annotator):
        proposal = proposed()
        make_quotation(mention={"speaker": proposal.left})
        page = client.get(reverse("admin:desk_proposal_pair", args=[proposal.pk])).text
        assert "<mark>We lost many,</mark>" in page
        assert "may be two spellings of one name." in page

    @pytest.mark.parametrize(
        ("choice", "state"), [("left", "merged"), ("right", "merged"), ("different", "different"), ("", "waiting")]
    )
    def test_a_person_decides_by_a_button(self, client, annotator, choice, state):
        proposal = proposed()
        url = reverse("admin:desk_proposal_pair", args=[proposal.pk])
        assert client.post(url, {"choice": choice}).status_code == 302
        assert Proposal.objects.get().state == state

    def test_the_next_pair_follows(self, client, annotator):
        make_speaker("Ilham Aliyev"), make_speaker("Ilham Aliev")
        proposal_of_others = proposed_pairs()
        url = reverse("admin:desk_proposal_pair", args=[proposal_of_others[0].pk])
        response = client.post(url, {"choice": "different"})
        assert response.url == reverse("admin:desk_proposal_pair", args=[proposal_of_others[1].pk])

    def test_a_button_looks_for_pairs(self, client, annotator):
        make_speaker("Ilham Aliyev"), make_speaker("Ilham Aliev")
        page = client.post(reverse("admin:claims_speaker_propose"), follow=True)
        assert "1 merges proposed" in page.text

    def test_very_many_are_left_to_the_command(self, client, annotator, monkeypatch):
        monkeypatch.setattr(speakers_admin, "MOST_AT_ONCE", 1)
        make_speaker("Ilham Aliyev"), make_speaker("Ilham Aliev")
        page = client.post(reverse("admin:claims_speaker_propose"), follow=True)
        assert "manage.py propose" in page.text
        assert not Proposal.objects.exists()

    def test_a_merge_is_undone_on_the_page_of_either(self, client, annotator):
        into, speaker = make_speaker("Ilham Aliyev"), make_speaker("Ilham Aliev")
        for start in ({}, {"from": into.pk}):
            merge([speaker], into)
            here = reverse("admin:claims_speaker_change", args=[start.get("from", speaker.pk)])
            assert "Undo" in client.get(here).text
            response = client.post(reverse("admin:claims_speaker_part", args=[speaker.pk]), start)
            assert response.url == here
            speaker.refresh_from_db()
            assert speaker.merged_into is None

    @pytest.mark.parametrize("page", ["pair", "part", "propose"])
    def test_a_viewer_decides_nothing(self, client, page):
        proposal = proposed()
        client.force_login(make_user("viewer"))
        args = {"pair": [proposal.pk], "part": [proposal.left_id], "propose": []}[page]
        name = "desk_proposal_pair" if page == "pair" else f"claims_speaker_{page}"
        assert client.post(reverse(f"admin:{name}", args=args), {"choice": "left"}).status_code == 403


def proposed_pairs():
    """Return the proposals of four speakers, in their order."""
    make_speaker("Nikol Pashinyan"), make_speaker("Nikol Pashinian")
    propose()
    return list(Proposal.objects.all())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite takes no partial index for a bound value.")
@pytest.mark.parametrize("analysed", [True, False], ids=["analysed", "never analysed"])
def test_who_is_unknown_is_found_by_the_indexes_of_those_without_a_speaker(annotator, analysed):
    article, speaker = make_article("x" * 3_000), make_speaker()
    words = {"article": article, "kind": "claim", "exact": "x", "origin": "test", "speaker": speaker}
    Mention.objects.bulk_create(Mention(start=at, end=at + 1, **words) for at in range(2_000))
    with connection.cursor() as cursor:
        if analysed:
            cursor.execute("ANALYZE")
    quotations, claims = unknown_by_kind(annotator)
    assert "mention_quotation_unsaid" in quotations.order_by().values("pk")[:100].explain()
    assert "mention_claim_unsaid" in claims.order_by().values("pk")[:100].explain()
