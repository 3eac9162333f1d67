"""Links on which people differ, and how far they agree."""

import pytest
from django.urls import reverse

from claimsdb.links.decide import decide, take_back
from claimsdb.links.models import Decision, Link
from claimsdb.review.disputes import ON_A_PAGE, agreement, disputes
from tests.factories import make_claim, make_link, make_speaker, make_user

pytestmark = pytest.mark.django_db
DISPUTED, AGREEMENT = (reverse(f"admin:links_link_{name}") for name in ("disputed", "agreement"))


@pytest.fixture
def reviewer(client):
    person = make_user("reviewer")
    client.force_login(person)
    return person


def differ(link=None, notes=("One toll.", "Two tolls.")) -> Link:
    """Return a link of which two people say two things."""
    link = link or make_link()
    for relation, note in zip(("match", "conflict"), notes, strict=True):
        decide(link, make_user("annotator"), relation, note)
    return link


def test_a_dispute_shows_what_both_said_with_their_notes(client, reviewer):
    differ()
    make_link()
    page = client.get(DISPUTED).text
    assert page.count('class="dispute"') == 1
    assert "<strong>match</strong>" in page
    assert "“<bdi>Two tolls.</bdi>”" in page
    assert page.count("<mark>At least 4,000</mark>") == 2


def test_a_reviewer_settles_it_there(client, reviewer):
    link = differ()
    seen = Decision.objects.latest("pk").pk
    page = client.post(DISPUTED, {"link": link.pk, "say": "update", "note": "A week later.", "seen": seen}, follow=True)
    assert "Decided: update." in page.text
    assert "Nobody differs on any link." in page.text
    link.refresh_from_db()
    assert (link.state, link.relation, link.decisions.last().settles) == ("decided", "update", True)


def test_two_reviewers_do_not_settle_it_unseen(client, reviewer):
    link = differ()
    seen = Decision.objects.latest("pk").pk
    decide(link, make_user("reviewer", username="berta"), "match")
    page = client.post(DISPUTED, {"link": link.pk, "say": "update", "seen": seen}, follow=True)
    assert "erta decided it meanwhile" in page.text  # the page writes it large
    link.refresh_from_db()
    assert link.relation == "match"


@pytest.mark.parametrize("form", [{"say": "skip"}, {"say": "back"}, {"say": "x"}, {"link": "x"}])
def test_what_settles_nothing_is_refused(client, reviewer, form):
    link = differ()
    page = client.post(DISPUTED, {"link": link.pk, "say": "match"} | form, follow=True)
    assert "Nothing was decided." in page.text
    assert Decision.objects.count() == 2


def test_an_annotator_reads_but_does_not_settle(client):
    client.force_login(make_user("annotator"))
    link = differ()
    assert "who may settle" in client.get(DISPUTED).text
    assert client.post(DISPUTED, {"link": link.pk, "say": "match"}).status_code == 403


def test_disputes_come_in_pages(reviewer):
    links = [differ(make_link(score=1 - number / 100)) for number in range(ON_A_PAGE + 1)]
    first, place = disputes(reviewer, None)
    second, end = disputes(reviewer, place)
    assert [dispute.link for dispute in first + second] == links
    assert end is None


def test_a_page_costs_the_same_at_any_number_of_disputes(client, reviewer, django_assert_max_num_queries):
    def make_rows(number):
        for _ in range(number):
            claims = (make_claim(mention={"speaker": make_speaker(merged_into=make_speaker())}) for _ in range(2))
            differ(make_link(*claims))

    make_rows(2)
    client.get(DISPUTED)
    with django_assert_max_num_queries(8):
        client.get(DISPUTED)
    make_rows(4)
    with django_assert_max_num_queries(8):
        client.get(DISPUTED)
    with django_assert_max_num_queries(7):
        client.get(AGREEMENT)


class TestAgreement:
    def test_it_is_told_of_each_two_people_and_of_all(self, client, reviewer):
        anna, berta, carla = (make_user("annotator", username=name) for name in ("anna", "berta", "carla"))
        links = [make_link() for _ in range(4)]
        for link, *relations in zip(links, "mcmc", "mcmm", strict=True):
            for person, relation in zip((anna, berta), relations, strict=True):
                decide(link, person, {"m": "match", "c": "conflict"}[relation])
        decide(links[0], carla, "match")
        found = agreement(reviewer)
        assert [(one, other, of.same, of.of) for one, other, of in found.pairs] == [
            ("anna", "berta", 3, 4),
            ("anna", "carla", 1, 1),
            ("berta", "carla", 1, 1),
        ]
        # Four units of two: matches 5, conflicts 3; observed disagreement 2/8, expected 30/56.
        assert found.pairs[0][2].alpha == pytest.approx(1 - (2 / 8) / (30 / 56), abs=1e-6)
        assert (found.overall.same, found.overall.of) == (3, 4)
        page = client.get(AGREEMENT).text
        assert "0.53" in page
        assert "<bdi>berta</bdi>" in page

    def test_what_settles_and_what_was_taken_back_are_left_out(self, reviewer):
        link, anna = make_link(), make_user("annotator")
        decide(link, anna, "match")
        decide(link, reviewer, "conflict")
        decide(link, berta := make_user("annotator"), "conflict")
        take_back(link, berta)
        found = agreement(reviewer)
        assert (found.overall.of, found.decisions, found.pairs) == (0, 1, [])

    def test_it_is_of_the_latest(self, reviewer, monkeypatch):
        anna = make_user("annotator")
        for _ in range(3):
            decide(make_link(), anna, "match")
        monkeypatch.setattr("claimsdb.review.disputes.LATEST", 2)
        assert agreement(reviewer).decisions == 2

    def test_without_any_it_says_so(self, client, reviewer):
        assert "No link was decided by two people yet." in client.get(AGREEMENT).text
