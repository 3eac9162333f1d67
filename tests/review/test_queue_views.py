"""The queue's pages and answers."""

import json

import pytest
from django.urls import reverse

from claimsdb.links.decide import decide
from claimsdb.links.models import Decision, Link
from claimsdb.review.models import Skip
from tests.factories import make_article, make_claim, make_link, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db
QUEUE, NEXT, SAY = (reverse(f"admin:links_link_queue{name}") for name in ("", "_next", "_say"))
JSON = {"Accept": "application/json"}


@pytest.fixture
def annotator(client):
    person = make_user("annotator")
    client.force_login(person)
    return person


def said(client, link, what, query="", **fields):
    """Post what the script posts; return the status and the answer."""
    response = client.post(f"{SAY}?{query}", {"link": link.pk, "say": what} | fields, headers=JSON)
    return response.status_code, json.loads(response.content)


def test_the_page_shows_both_paragraphs_with_figures_as_written_and_in_base_units(client, annotator):
    article = make_article("It began.\nIt lies 12 miles off. They fled.\nIt ended.")
    left = make_claim("12 miles", article, value=12, low=None, comparator="exactly", unit="mile")
    left.set_base()
    left.save()
    make_link(left, make_claim(), reasons=["Both measure <distance>."])
    page = client.get(QUEUE).text
    assert "It lies <mark>12 miles</mark> off. They fled.</bdi>" in page
    assert "<strong>12 miles</strong>" in page
    assert "19,312.128 metres" in page
    assert "Both measure &lt;distance&gt;." in page


def test_an_empty_queue_says_so(client, annotator):
    assert "Nothing waits here." in client.get(QUEUE).text


def test_a_decision_is_answered_with_the_next_card(client, annotator):
    first, second = make_link(score=0.9), make_link(score=0.8)
    page = client.get(QUEUE)
    status, answer = said(client, first, "conflict", note="Two tolls.", seen=0, place=page.context["place"])
    assert (status, answer["message"], answer["undo"]) == (200, "Decided: conflict.", first.pk)
    assert answer["card"]["link"] == second.pk
    assert f'name="link" value="{second.pk}"' in answer["card"]["html"]
    decision = Decision.objects.get()
    assert (decision.link, decision.person, decision.note) == (first, annotator, "Two tolls.")


def test_the_card_behind_a_place_is_kept_at_hand(client, annotator):
    make_link(score=0.9)
    second = make_link(score=0.8)
    place = client.get(QUEUE).context["place"]
    assert client.get(NEXT, {"after": place}).json()["link"] == second.pk
    assert client.get(NEXT, {"after": "0.8,999999,0"}).json()["link"] == 0


def test_what_somebody_decided_meanwhile_is_told_and_nothing_is_added(client, annotator):
    first, second = make_link(score=0.9), make_link(score=0.8)
    decide(first, make_user("annotator", username="berta"), "match")
    status, answer = said(client, first, "conflict", seen=0, place=f"0.9,{first.pk},0")
    assert (status, answer["error"]) == (409, True)
    assert "berta decided it meanwhile" in answer["message"]
    assert (answer["card"]["link"], Decision.objects.count()) == (second.pk, 1)


def test_a_decision_is_taken_back_and_its_link_shown_again(client, annotator):
    link = make_link()
    make_link()
    said(client, link, "match", seen=0)
    status, answer = said(client, link, "back")
    assert (status, answer["message"], answer["card"]["link"]) == (200, "Taken back: match.", link.pk)
    assert [decision.relation for decision in Decision.objects.all()] == ["match", ""]
    assert Link.objects.get(pk=link.pk).state == "open"
    assert said(client, link, "back")[0] == 409


def test_a_skip_is_kept_and_taken_back(client, annotator):
    link = make_link()
    status, answer = said(client, link, "skip")
    assert (status, answer["card"]["link"], Skip.objects.count()) == (200, 0, 1)
    assert said(client, link, "back")[1]["card"]["link"] == link.pk
    assert not Skip.objects.exists()


@pytest.mark.parametrize(
    "form",
    [
        {"say": "nonsense"},
        {"link": 99_999},
        {"link": 10**30},
        {"link": "x"},
        {"seen": -1},
        {"seen": "x"},
        {"note": "x" * 2_001},
        {"note": "a\0b"},
        {"place": "x" * 101},
    ],
)
def test_what_cannot_be_said_is_refused_by_name_and_nothing_is_written(client, annotator, form):
    link = make_link()
    response = client.post(SAY, {"link": link.pk, "say": "match"} | form, headers=JSON)
    assert response.status_code == 400
    assert next(iter(form)) in response.json()["message"]
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "query", ["state=x", "order=x", "relation=x", "low=2", "high=x", "measure=x", "source=99999", "article=x"]
)
def test_a_filter_that_is_none_is_told_by_name(client, annotator, query):
    link = make_link()
    page = client.get(f"{QUEUE}?{query}")
    assert page.status_code == 200
    assert 'class="wrong"' in page.text
    assert page.context["link"] is None
    assert client.get(f"{NEXT}?{query}").status_code == 400
    assert said(client, link, "match", query)[0] == 400


def test_without_a_script_the_page_goes_on_behind_what_was_decided(client, annotator):
    first, second = make_link(score=0.9), make_link(score=0.8)
    place = client.get(QUEUE).context["place"]
    response = client.post(f"{SAY}?low=0.1", {"link": first.pk, "say": "match", "place": place}, follow=True)
    assert "Decided: match." in response.text
    assert response.context["link"] == second
    assert response.context["undo"] == first.pk
    response = client.post(f"{SAY}?low=0.1", {"link": first.pk, "say": "back"}, follow=True)
    assert response.context["link"] == first
    assert "low=0.1" in response.redirect_chain[-1][0]


def test_the_others_words_are_shown_only_where_people_differ(client, annotator):
    link = make_link()
    decide(link, make_user("annotator", username="berta"), "match", "The same toll.")
    assert "The same toll." not in client.get(QUEUE, {"state": "second"}).text
    decide(link, make_user("annotator"), "conflict")
    assert "The same toll." in client.get(QUEUE, {"state": "disputed"}).text


def test_today_and_what_waits_are_shown(client, annotator):
    links = [make_link() for _ in range(3)]
    decide(links[0], annotator, "match")
    context = client.get(QUEUE).context
    assert (context["today"], context["waiting"]) == (1, 2)


@pytest.mark.parametrize(
    "query", ["", "state=second", "state=disputed", "state=mine", "state=skipped", "order=question"]
)
def test_a_page_costs_the_same_at_any_number_of_links(client, annotator, django_assert_max_num_queries, query):
    others = [make_user("annotator") for _ in range(2)]

    def make_rows(number):
        hub = make_claim(mention={"speaker": make_speaker(merged_into=make_speaker())})
        for _ in range(number):
            make_link(hub, make_claim(), reasons=["Both measure deaths."])
            make_link(make_quotation(), make_quotation())
            decide(make_link(hub, make_claim()), others[0], "match")
            decide(make_link(hub, make_claim()), annotator, "match")
            disputed = make_link(hub, make_claim())
            for other, relation in zip(others, ("match", "conflict"), strict=True):
                decide(disputed, other, relation)
            Skip.objects.create(link=make_link(hub, make_claim()), person=annotator)

    make_rows(2)
    client.get(f"{QUEUE}?{query}")
    with django_assert_max_num_queries(13):
        client.get(f"{QUEUE}?{query}")
    make_rows(5)
    with django_assert_max_num_queries(13):
        client.get(f"{QUEUE}?{query}")
    with django_assert_max_num_queries(8):
        client.get(f"{NEXT}?{query}")
