"""Which link a person decides next."""

import pytest

from claimsdb.links.decide import decide, take_back
from claimsdb.links.models import Link
from claimsdb.review.queue import MOST_WAITING, Place, next_link, skip, unskip, waiting
from tests.factories import (
    make_article,
    make_claim,
    make_link,
    make_measure,
    make_quotation,
    make_source,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_user("annotator")


def keys(person, asked=None, after=None) -> list[int]:
    """The links that a person is given who looks at each and decides none."""
    found = []
    while place := next_link(person, asked or {}, after):
        found.append(place.link.pk)
        after = place.place
        assert len(found) < 50
    return found


def make_scored(*scores) -> list[int]:
    return [make_link(score=score).pk for score in scores]


def test_the_best_comes_first_and_those_of_one_score_by_age(person):
    low, best, also_best = make_scored(0.2, 0.9, 0.9)
    assert keys(person) == [best, also_best, low]


def test_links_that_nothing_scored_come_last(person):
    unscored, scored, also_unscored = make_scored(None, 0.1, None)
    assert keys(person) == [scored, unscored, also_unscored]


def test_what_others_decided_meanwhile_never_comes(person):
    _, second, third = make_scored(0.9, 0.8, 0.7)
    place = next_link(person, {}).place
    decide(Link.objects.get(pk=second), make_user("annotator"), "match")
    assert next_link(person, {}, place).link.pk == third


def test_a_link_behind_whose_place_one_stands_may_be_gone(person):
    first, second = make_scored(0.9, 0.8)
    place = next_link(person, {}).place
    Link.objects.filter(pk=first).delete()
    assert keys(person, after=place) == [second]


def test_rejected_mentions_and_blind_articles_bring_no_link(person):
    link = make_link()
    link.left.state = "rejected"
    link.left.save()
    assert keys(person) == []


def test_what_a_person_skips_comes_to_others_and_among_the_skipped(person):
    link = make_link()
    skip(link, person)
    skip(link, person)
    assert keys(person) == []
    assert keys(make_user("annotator")) == keys(person, {"state": "skipped"}) == [link.pk]
    assert unskip(link, person)
    assert not unskip(link, person)
    assert keys(person) == [link.pk]


def test_what_is_taken_back_waits_again(person):
    link = make_link()
    decide(link, person, "match")
    assert keys(person) == []
    take_back(link, person)
    assert keys(person) == [link.pk]


def test_each_state_gives_its_links(person):
    other = make_user("annotator")
    open_, theirs, ours, disputed = (make_link() for _ in range(4))
    decide(theirs, other, "match")
    decide(ours, person, "match")
    decide(disputed, other, "match")
    decide(disputed, make_user("annotator"), "conflict")
    states = {state: keys(person, {"state": state}) for state in ("open", "second", "disputed", "mine", "skipped")}
    assert states == {
        "open": [open_.pk],
        "second": [theirs.pk],
        "disputed": [disputed.pk],
        "mine": [ours.pk],
        "skipped": [],
    }
    decide(disputed, person, "update")
    assert keys(person, {"state": "disputed"}) == []


def test_links_are_narrowed_by_each_field(person):
    source, other, article = make_source(), make_source(), make_article()
    short, full = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdogan")
    short.merged_into = full
    short.save()
    injured = make_measure("injured")
    left = make_claim(article=make_article(source=source), measure=injured, mention={"speaker": short})
    wanted = make_link(left, make_claim(article=make_article(source=other)), suggested="conflict", score=0.5)
    by_article = make_link(make_claim(article=article), make_claim())
    for asked in (
        {"relation": "conflict"},
        {"measure": injured},
        {"speaker": full},
        {"source": source},
        {"other": other},
        {"source": other, "other": source},
        {"low": 0.4, "high": 0.6},
        {"high": 0.5},
    ):
        assert keys(person, asked) == [wanted.pk], asked
    assert keys(person, {"article": article}) == [by_article.pk]
    assert keys(person, {"source": source, "other": article.source}) == []
    assert keys(person, {"low": 0.6}) == [by_article.pk]


def test_by_question_each_questions_links_come_together_the_newest_question_first(person):
    old, new = (make_claim() for _ in range(2))
    for claim in (old, new):
        decide(make_link(claim, make_claim()), make_user("annotator"), "match")
    of_new, of_old, also_new = (
        make_link(new, make_claim(), score=0.3),
        make_link(old, make_claim(), score=0.9),
        make_link(new, make_claim(), score=0.2),
    )
    make_link(score=0.95)
    assert keys(person, {"order": "question"}) == [of_new.pk, also_new.pk, of_old.pk]


def test_without_a_question_nothing_comes_by_question(person):
    make_link()
    assert keys(person, {"order": "question"}) == []


def test_what_waits_is_counted(person):
    make_scored(0.9, 0.8)
    assert waiting(person, {}) == 2 < MOST_WAITING


@pytest.mark.parametrize("place", [Place(), Place(0.1 + 0.2, 7), Place(None, 5, 3), Place(1.0, 2, 9)])
def test_a_place_is_read_as_it_was_written(place):
    assert Place.read(str(place)) == place


@pytest.mark.parametrize(
    "written", ["", "x", "0.5", "0.5,", "0.5,1", "a,1,2", "0.5,1,2,3", "9" * 5000 + ",1,1", "1,\0,1"]
)
def test_what_is_no_place_is_the_start(written):
    assert Place.read(written) is None


def test_quotations_are_linked_in_the_queue_too(person):
    link = make_link(make_quotation(), make_quotation())
    assert keys(person) == [link.pk]
