"""Programs that write at the same moment: one row for one key, one winner of two changes, nothing lost between them."""

import pytest
from rest_framework.test import APIClient

from claimsdb.api.models import KeptAnswer
from claimsdb.claims.models import Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.jobs.models import Job
from claimsdb.links.models import Decision
from tests.factories import make_link, make_source, make_speaker, make_user
from tests.links.test_together import REVIEWERS, at_once

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5


def client_of(person):
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(person)
    return client


def posted(person, url, given, key=""):
    """Post it eight times at once; return the answers."""
    headers = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    return at_once(lambda _: client_of(person).post(url, given, **headers))


def test_one_key_sent_at_once_makes_one_row():
    person = make_user("manager")
    for number in range(ROUNDS):
        given = {"name": f"Post {number}", "slug": f"post-{number}"}
        answers = posted(person, "/api/v1/sources/", given, f"key-{number}")
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.content for answer in answers}) == 1
        assert sum(answer.get("Idempotency-Replayed") == "true" for answer in answers) == REVIEWERS - 1
    assert Source.objects.count() == KeptAnswer.objects.count() == ROUNDS


def test_one_key_sent_at_once_stores_and_reads_an_article_once():
    given = [{"source": make_source().pk, "text": "At least 4,000 died."}]
    answers = posted(make_user("manager"), "/api/v1/articles/bulk/", given, "bulk-1")
    assert {answer.status_code for answer in answers} == {201}
    assert (Article.objects.count(), Job.objects.count()) == (1, 1)


def test_one_key_with_what_is_refused_leaves_nothing():
    answers = posted(make_user("manager"), "/api/v1/sources/", {"name": "Post"}, "refused-1")
    assert {answer.status_code for answer in answers} == {400}
    assert not Source.objects.exists()
    assert not KeptAnswer.objects.exists()


def test_one_name_without_a_key_is_one_row_and_seven_refusals():
    answers = posted(make_user("manager"), "/api/v1/sources/", {"name": "Post", "slug": "post"})
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * (REVIEWERS - 1)
    assert Source.objects.count() == 1


def test_of_changes_on_one_state_one_is_made_and_the_others_are_refused():
    for turn in range(ROUNDS):
        speaker, person = make_speaker(), make_user("manager")
        url = f"/api/v1/speakers/{speaker.pk}/"
        seen = client_of(person).get(url)["ETag"]
        answers = at_once(
            lambda number, url=url, person=person, seen=seen, turn=turn: client_of(person).patch(
                url, {"name": f"Name {turn}.{number}"}, HTTP_IF_MATCH=seen
            )
        )
        assert sorted(answer.status_code for answer in answers) == [200] + [412] * (REVIEWERS - 1)
        (made,) = (answer.json()["name"] for answer in answers if answer.status_code == 200)
        assert Speaker.objects.get(pk=speaker.pk).name == made
        assert speaker.history.filter(history_type="~").count() == 1


def test_those_who_were_refused_and_try_again_all_get_their_turn():
    speaker, person = make_speaker(), make_user("manager")
    url = f"/api/v1/speakers/{speaker.pk}/"

    def add_alias(number):
        client = client_of(person)
        for _ in range(50):
            seen = client.get(url)
            aliases = [*seen.json()["aliases"], f"Alias {number}"]
            if client.patch(url, {"aliases": aliases}, HTTP_IF_MATCH=seen["ETag"]).status_code == 200:
                return True
        return False

    assert all(at_once(add_alias))
    assert sorted(speaker.aliases.values_list("name", flat=True)) == [f"Alias {number}" for number in range(REVIEWERS)]


def test_a_row_that_is_deleted_at_once_is_deleted_once():
    source, person = make_source(), make_user("manager")
    url = f"/api/v1/sources/{source.pk}/"
    answers = at_once(lambda _: client_of(person).delete(url, HTTP_IF_MATCH="*"))
    assert sorted(answer.status_code for answer in answers) == [204] + [404] * (REVIEWERS - 1)


def test_of_decisions_on_what_was_seen_one_is_appended():
    link, people = make_link(), [make_user("annotator") for _ in range(REVIEWERS)]
    given = {"link": link.pk, "relation": "match", "seen": 0}
    answers = at_once(lambda number: client_of(people[number]).post("/api/v1/decisions/", given))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * (REVIEWERS - 1)
    assert Decision.objects.count() == 1
