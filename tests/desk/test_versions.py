"""Mentions from one version of an article to the next."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from claimsdb.claims.extract import ExtractReport, store
from claimsdb.claims.models import Mention
from claimsdb.desk.models import Carrying
from claimsdb.desk.versions import carry, drop, place
from claimsdb.extraction.extraction import Extraction
from tests.factories import TEXT, make_article, make_claim, make_plan, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db

BODY = (
    "Fighting broke out again on Sunday along the line of contact. "
    f"{TEXT} Both armies have moved guns to the front, and villages on either side were emptied overnight."
)


def make_versions(new=None, **fields):
    """Return an article and the one that revises it."""
    old = make_article(BODY)
    return old, make_article(new or f"Updated. {BODY}", source=old.source, revises=old, **fields)


class TestCarrying:
    def test_a_mention_keeps_how_it_stands_and_what_it_says(self):
        old, new = make_versions()
        speaker = make_speaker()
        said = {"state": "accepted", "touched": True, "speaker": speaker, "cue": "officials said"}
        claim = make_claim(article=old, subject="people", mention=said | {"annotator": (ann := make_user())})
        assert carry(new).carried == 1
        copy = Mention.objects.in_article(new).get()
        assert (copy.exact, copy.state, copy.touched, copy.cue) == (
            "At least 4,000",
            "accepted",
            True,
            "officials said",
        )
        assert (copy.speaker, copy.annotator, copy.carried_from) == (speaker, ann, claim.mention)
        assert (copy.claim.value, copy.claim.subject, copy.claim.measure) == (4000, "people", claim.measure)
        assert new.text[copy.start : copy.end] == copy.exact

    def test_the_old_version_keeps_its_own(self):
        old, new = make_versions()
        mention = make_claim(article=old).mention
        carry(new)
        mention.refresh_from_db()
        assert mention.article == old

    def test_a_rejected_mention_stays_rejected(self):
        old, new = make_versions()
        make_claim(article=old, mention={"state": "rejected", "touched": True})
        carry(new)
        assert Mention.objects.in_article(new).get().state == "rejected"

    def test_the_words_of_the_speaker_move_with_it(self):
        old, new = make_versions()
        start = BODY.index("Anna Petrosyan")
        make_quotation(article=old, mention={"speaker_start": start, "speaker_end": start + 14})
        carry(new)
        copy = Mention.objects.in_article(new).get()
        assert new.text[copy.speaker_start : copy.speaker_end] == "Anna Petrosyan"

    def test_a_claim_stays_in_its_quotation(self):
        old, new = make_versions()
        holder = make_quotation(article=old)
        make_claim("many", old, quotation=holder)
        carry(new)
        claim, quotation = (Mention.objects.in_article(new).get(kind=kind) for kind in ("claim", "quotation"))
        assert claim.claim.quotation == quotation.quotation

    def test_twice_is_once(self):
        old, new = make_versions()
        make_claim(article=old)
        carry(new)
        assert carry(new).carried == 0
        assert Mention.objects.in_article(new).count() == 1

    def test_what_came_to_the_old_version_since_is_carried_too(self):
        old, new = make_versions()
        make_claim(article=old)
        carry(new)
        make_quotation(article=old)
        assert carry(new).carried == 1

    def test_the_engines_suggestion_gives_way_to_what_people_worked_on(self):
        old, new = make_versions()
        make_claim(article=old, mention={"touched": True})
        suggestion = make_claim("At least 4,000 people", new).mention
        carry(new)
        assert not Mention.objects.filter(pk=suggestion.pk).exists()
        assert Mention.objects.in_article(new).get().touched

    def test_what_people_marked_in_the_new_version_stays(self):
        old, new = make_versions()
        make_claim(article=old, mention={"touched": True})
        theirs = make_claim(article=new, mention={"touched": True}).mention
        assert carry(new).there == 1
        assert Mention.objects.in_article(new).get() == theirs

    def test_reading_the_new_version_leaves_what_was_carried_and_worked_on(self):
        old, new = make_versions()
        make_claim(article=old, mention={"touched": True})
        carry(new)
        store(new, Extraction(), ExtractReport())
        assert Mention.objects.in_article(new).count() == 1

    def test_blind_work_is_not_carried(self):
        old, new = make_versions()
        make_claim(article=old, mention={"private_to": make_user()})
        assert carry(new).carried == 0

    def test_what_is_not_sure_waits_and_nothing_moves(self):
        old, new = make_versions(BODY.replace("4,000", "5,000"))
        mention = make_claim(article=old).mention
        assert carry(new).waiting == 1
        waiting = Carrying.objects.get()
        assert (waiting.mention, waiting.article, waiting.state) == (mention, new, "waiting")
        best = waiting.places[0]
        assert new.text[best["start"] : best["end"]] == "At least 5,000"
        assert not Mention.objects.in_article(new).exists()
        assert carry(new).waiting == 0

    def test_an_article_that_revises_nothing_is_refused(self):
        with pytest.raises(ValidationError, match="revises no other"):
            carry(make_article())

    @pytest.mark.parametrize("number", [1, 10])
    def test_the_queries_are_as_many_for_many_mentions(self, django_assert_max_num_queries, number):
        old, new = make_versions()
        for word in BODY.replace(".", "").split()[1 : number + 1]:
            make_claim(word, old)
        with django_assert_max_num_queries(9):
            report = carry(new)
        assert report.carried + report.waiting == number


def make_waiting():
    """Return a mention that waits, its new version, and a person."""
    old, new = make_versions(BODY.replace("4,000", "5,000"))
    make_claim(article=old, mention={"touched": True, "state": "accepted"})
    carry(new)
    return Carrying.objects.get(), new, make_user("annotator")


class TestPlacing:
    def test_a_person_places_it(self):
        waiting, new, person = make_waiting()
        start = new.text.index("At least 5,000")
        mention = place(waiting, start, start + 14, person)
        assert (mention.exact, mention.carried_from) == ("At least 5,000", waiting.mention)
        assert (mention.state, mention.touched) == ("suggested", True)  # the words are others: a person reads them anew
        waiting.refresh_from_db()
        assert (waiting.state, waiting.person, waiting.result) == ("placed", person, mention)

    def test_on_the_same_words_it_stays_as_it_stands(self):
        words = "Then came the count: at least 4,000 were dead, it said, and more were lost. "
        old = make_article(words * 6)
        start = 3 * len(words) + words.index("at least")
        claim = make_claim("at least 4,000", old, mention={"start": start, "end": start + 14, "state": "accepted"})
        carry(new := make_article(words * 9, source=old.source, revises=old))
        copy = place(Carrying.objects.get(mention=claim.mention), start, start + 14, make_user("annotator"))
        assert (copy.article, copy.state) == (new, "accepted")

    def test_what_was_placed_points_to_what_was_carried(self):
        old, new = make_versions(BODY.replace("4,000", "5,000"))
        holder = make_quotation(article=old)
        make_claim(article=old, quotation=holder)
        carry(new)
        place(Carrying.objects.get(), start := new.text.index("5,000"), start + 5, make_user())
        claim, quotation = (Mention.objects.in_article(new).get(kind=kind) for kind in ("claim", "quotation"))
        assert claim.claim.quotation == quotation.quotation

    def test_a_person_drops_it(self):
        waiting, new, person = make_waiting()
        drop(waiting, person)
        waiting.refresh_from_db()
        assert waiting.state == "dropped"
        assert not Mention.objects.in_article(new).exists()

    def test_the_second_is_told_what_the_first_did(self):
        waiting, _, person = make_waiting()
        drop(waiting, person)
        with pytest.raises(ValidationError, match=f"{person} has dropped it meanwhile"):
            place(waiting, 0, 5, make_user())

    @pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (0, 10**6), (-3, 5)])
    def test_it_is_placed_within_the_text(self, start, end):
        waiting, _, person = make_waiting()
        with pytest.raises(ValidationError, match="within it"):
            place(waiting, start, end, person)

    def test_it_is_not_placed_on_words_that_are_marked(self):
        waiting, new, person = make_waiting()
        there = make_claim("At least 5,000", new, mention={"touched": True}).mention
        with pytest.raises(ValidationError, match="marked as such already"):
            place(waiting, there.start, there.end, person)


class TestPages:
    def test_saying_what_an_article_revises_carries_over(self, client):
        client.force_login(make_user("manager"))
        old, new = make_article(BODY), make_article(f"Updated. {BODY}")
        make_claim(article=old)
        data = {"source": new.source_id, "title": "A war", "language": "en", "revises": old.pk}
        page = client.post(reverse("admin:corpus_article_change", args=[new.pk]), data, follow=True)
        assert "Carried over 1, waiting for a person 0, there already 0." in page.text

    def test_the_action_carries_over(self, client):
        client.force_login(make_user("annotator"))
        old, new = make_versions(BODY.replace("4,000", "5,000"))
        make_claim(article=old)
        data = {"action": "carry", "_selected_action": [new.pk, old.pk]}
        page = client.post(reverse("admin:corpus_article_changelist"), data, follow=True)
        assert "waiting for a person 1" in page.text
        assert "Place them" in page.text

    def test_the_action_says_so_where_nothing_is_revised(self, client):
        client.force_login(make_user("annotator"))
        data = {"action": "carry", "_selected_action": [make_article().pk]}
        page = client.post(reverse("admin:corpus_article_changelist"), data, follow=True)
        assert "None of them is said to revise another." in page.text

    def test_a_page_shows_where_it_stood_and_may_stand(self, client):
        waiting, _, person = make_waiting()
        client.force_login(person)
        page = client.get(reverse("admin:desk_carrying_place", args=[waiting.pk])).text
        assert "<mark>At least 4,000</mark>" in page
        assert "<mark>At least 5,000</mark>" in page

    @pytest.mark.parametrize(
        ("data", "state"),
        [
            ({"choice": "0"}, "placed"),
            ({"choice": "words", "words": "At least 5,000"}, "placed"),
            ({"choice": "drop"}, "dropped"),
            ({"choice": "words", "words": "not there"}, "waiting"),
            ({"choice": "words", "words": ""}, "waiting"),
            ({"choice": "2"}, "waiting"),
            ({"choice": "²"}, "waiting"),
            ({}, "waiting"),
        ],
    )
    def test_a_person_decides_by_a_button(self, client, data, state):
        waiting, _, person = make_waiting()
        client.force_login(person)
        assert client.post(reverse("admin:desk_carrying_place", args=[waiting.pk]), data).status_code == 302
        assert Carrying.objects.get().state == state

    def test_the_next_one_follows(self, client):
        old, new = make_versions(BODY.replace("4,000", "5,000").replace("many", "some"))
        make_claim(article=old)
        make_quotation(article=old)
        carry(new)
        first, second = Carrying.objects.all()
        client.force_login(make_user("annotator"))
        response = client.post(reverse("admin:desk_carrying_place", args=[first.pk]), {"choice": "drop"})
        assert response.url == reverse("admin:desk_carrying_place", args=[second.pk])

    def test_who_annotates_the_new_version_blind_sees_none_of_it(self, client):
        waiting, new, person = make_waiting()
        make_plan(person, make_user(), article=new, blind=True)
        client.force_login(person)
        assert client.get(reverse("admin:desk_carrying_place", args=[waiting.pk])).status_code == 404

    def test_a_viewer_decides_nothing(self, client):
        waiting, *_ = make_waiting()
        client.force_login(make_user("viewer"))
        url = reverse("admin:desk_carrying_place", args=[waiting.pk])
        assert "It stands here" not in client.get(url).text
        assert client.post(url, {"choice": "drop"}).status_code == 403


class TestCommand:
    def test_all_new_versions_are_carried_to(self, capsys):
        old, _ = make_versions()
        make_claim(article=old)
        call_command("carry")
        assert capsys.readouterr().out == "Carried over 1, waiting for a person 0, there already 0.\n"

    def test_one_is_said_to_revise_another(self, capsys):
        old, new = make_article(BODY), make_article(f"Updated. {BODY}")
        make_claim(article=old)
        call_command("carry", "--article", new.pk, "--revises", old.pk)
        new.refresh_from_db()
        assert new.revises == old
        assert "Carried over 1" in capsys.readouterr().out

    def test_what_cannot_be_revised_is_refused(self):
        old, new = make_versions()
        for article, revises in ((old, new), (new, new)):
            with pytest.raises(CommandError, match="cannot revise itself"):
                call_command("carry", "--article", article.pk, "--revises", revises.pk)
        for options in (["--revises", str(old.pk)], ["--article", "0", "--revises", str(old.pk)]):
            with pytest.raises(CommandError, match="no such article"):
                call_command("carry", *options)
        with pytest.raises(CommandError, match="revises no other"):
            call_command("carry", "--article", make_article().pk)


def test_a_carried_mention_tells_where_it_comes_from(client):
    client.force_login(make_user("annotator"))
    old, new = make_versions()
    mention = make_claim(article=old).mention
    carry(new)
    copy = Mention.objects.in_article(new).get()
    page = client.get(reverse("admin:claims_mention_change", args=[copy.pk])).text
    assert (
        f'<a href="{reverse("admin:claims_mention_change", args=[mention.pk])}"><bdi>At least 4,000</bdi></a>' in page
    )
