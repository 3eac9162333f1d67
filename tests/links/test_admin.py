"""Links, decisions, questions and conflicts in the admin."""

import pytest
from django.urls import reverse

from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Decision, Link
from tests.factories import make_article, make_claim, make_link, make_quotation, make_source, make_speaker, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def annotator(client):
    person = make_user("annotator")
    client.force_login(person)
    return person


@pytest.fixture
def reviewer(client):
    person = make_user("reviewer")
    client.force_login(person)
    return person


def page_of(client, row):
    """Return the change page of a row."""
    meta = row._meta
    return client.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk]))


def decided(client, link, **form):
    """Post a decision from the link's page."""
    return client.post(reverse("admin:links_link_decide", args=[link.pk]), form, follow=True)


def messages(response):
    """Return what the page then shown says."""
    return [str(message) for message in response.context["messages"]]


def conflict_of_claims(person):
    """Return the conflict that a person's decision makes of two claims."""
    decide(make_link(make_claim(), make_claim("4,000", value=20, low=None, comparator="exactly")), person, "conflict")
    return Conflict.objects.get()


def test_a_links_page_shows_both_sentences_their_figures_and_why(client, annotator):
    left = make_claim("4,000", make_article("It ended. Some 4,000 died.", source=make_source(name="The Gazette")))
    article = make_article("Nearly 5,000 were killed. It ended.", source=make_source(name="The Herald"))
    speaker = make_speaker("Anna Petrosyan")
    right = make_claim(
        "Nearly 5,000", article, value=5000, low=None, high=5000, comparator="nearly", mention={"speaker": speaker}
    )
    page = page_of(client, make_link(left, right, reasons=["Both measure deaths & <wounds>."])).text
    for shown in (
        "Some <mark>4,000</mark> died.",
        "<mark>Nearly 5,000</mark> were killed.",
        "<strong>at least 4,000</strong>",
        "<strong>nearly 5,000</strong>",
        "The Gazette, undated",
        "The Herald, undated",
        "Anna Petrosyan",
        "Both measure deaths &amp; &lt;wounds&gt;.",
        "Score 0.90",
    ):
        assert shown in page


def test_a_link_of_quotations_shows_their_styles(client, annotator):
    page = page_of(client, make_link(make_quotation(), make_quotation())).text
    assert page.count("<dt>Quotation</dt><dd>direct</dd>") == 2


def test_a_link_is_decided_on_its_page_with_a_note(client, annotator):
    link = make_link()
    response = decided(client, link, relation="conflict", note="Two tolls of one day.")
    assert messages(response)[0].startswith("Decided: conflict.")
    decision = Decision.objects.get()
    assert (decision.person, decision.relation, decision.note) == (annotator, "conflict", "Two tolls of one day.")
    assert (decision.settles, Link.objects.get().relation) == (False, "conflict")
    assert "Two tolls of one day." in page_of(client, link).text


def test_deciding_can_lead_to_the_next_open_link(client, annotator):
    first, second, third = make_link(score=0.9), make_link(score=0.8), make_link(score=0.7)
    decide(second, annotator, "match")
    response = decided(client, first, relation="match", _next="1")
    assert response.redirect_chain == [(reverse("admin:links_link_change", args=[third.pk]), 302)]
    response = decided(client, third, relation="match", _next="1")
    assert response.redirect_chain == [(reverse("admin:links_link_change", args=[third.pk]), 302)]


def test_a_reviewers_decision_settles(client, reviewer):
    decided(client, make_link(), relation="match")
    assert Decision.objects.get().settles


@pytest.mark.parametrize("form", [{}, {"relation": "nonsense"}, {"relation": "match", "note": "a\0b"}])
def test_what_is_no_decision_is_refused(client, annotator, form):
    response = decided(client, make_link(), **form)
    assert messages(response)[0].startswith("Nothing was decided.")
    assert not Decision.objects.exists()


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999"])
def test_a_link_that_is_not_there_is_not_decided(client, annotator, key):
    assert client.post(f"/admin/links/link/{key}/decide/", {"relation": "match"}).status_code == 404


def test_a_viewer_sees_no_form_to_decide(client):
    client.force_login(make_user("viewer"))
    assert 'name="relation"' not in page_of(client, make_link()).text


@pytest.mark.parametrize("relation", ["match", "conflict", "update", "related", "different"])
def test_links_are_decided_in_bulk(client, annotator, relation):
    links = [make_link() for _ in range(2)]
    rest = make_link()
    data = {"action": f"decide_{relation}", "_selected_action": [link.pk for link in links]}
    response = client.post(reverse("admin:links_link_changelist"), data, follow=True)
    assert messages(response) == [f"Decided {relation}: 2."]
    assert {link.relation for link in Link.objects.exclude(pk=rest.pk)} == {relation}
    assert Decision.objects.filter(person=annotator).count() == 2


def test_a_viewer_decides_nothing_in_bulk(client):
    client.force_login(make_user("viewer"))
    data = {"action": "decide_match", "_selected_action": [make_link().pk]}
    client.post(reverse("admin:links_link_changelist"), data, follow=True)
    assert not Decision.objects.exists()


def test_a_person_links_two_mentions_by_deciding_them(client, annotator):
    older, newer = make_claim(), make_claim()
    form = {"left": newer.pk, "right": older.pk, "decision": "match", "note": "The same toll."}
    client.post(reverse("admin:links_link_add"), form)
    link = Link.objects.get()
    assert (link.left_id, link.right_id, link.relation, link.suggested) == (older.pk, newer.pk, "match", "")
    assert Decision.objects.get().note == "The same toll."


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (lambda: [make_claim()] * 2, "These are one mention"),
        (lambda: [make_claim(), make_quotation()], "A claim is linked to a claim"),
        (lambda: [end.claim for end in (lambda link: (link.left, link.right))(make_link())], "already linked"),
    ],
)
def test_a_link_that_cannot_be_is_refused(client, annotator, ends, said):
    left, right = ends()
    before = Link.objects.count()
    response = client.post(reverse("admin:links_link_add"), {"left": left.pk, "right": right.pk, "decision": "match"})
    assert said in response.text
    assert Link.objects.count() == before


def links_listed(client, **query):
    """Return the links that the list shows for a query."""
    response = client.get(reverse("admin:links_link_changelist"), query, follow=True)
    return set(response.context["cl"].result_list)


def test_links_are_found_by_article_mention_and_source_on_either_side(client, annotator):
    link, _other = make_link(), make_link()
    for end in (link.left, link.right):
        assert links_listed(client, article=end.article_id) == {link}
        assert links_listed(client, mention=end.pk) == {link}
        assert links_listed(client, left__article__source__id__exact=end.article.source_id) == {link}


@pytest.mark.parametrize("query", [{"article": "x"}, {"mention": "9" * 30}, {"article": "0"}, {"sure": "x"}])
def test_a_query_for_what_is_not_there_is_no_error(client, annotator, query):
    link = make_link()
    assert links_listed(client, **query) == {link}


@pytest.mark.parametrize(("sure", "scores"), [("0.8", {0.8, 0.9}), ("0.5", {0.5}), ("0", {0.2})])
def test_links_are_found_by_how_sure_the_engine_is(client, annotator, sure, scores):
    for score in (0.2, 0.5, 0.8, 0.9):
        make_link(score=score)
    assert {link.score for link in links_listed(client, sure=sure)} == scores


def test_a_links_list_shows_both_sides_and_what_stands(client, annotator):
    link = make_link(make_claim(), make_claim("4,000"), reasons=["Both measure deaths."])
    page = client.get(reverse("admin:links_link_changelist")).text
    for shown in ("<mark>At least 4,000</mark>", "<mark>4,000</mark>", "match 0.90", "Both measure deaths."):
        assert shown in page
    decide(link, annotator, "update")
    assert '<td class="field-stands">update</td>' in client.get(reverse("admin:links_link_changelist")).text


def test_my_decisions_are_mine(client, annotator):
    mine = decide(make_link(), annotator, "match")
    decide(make_link(), make_user("annotator"), "match")
    response = client.get(reverse("admin:links_decision_changelist"), {"whose": "mine"})
    assert list(response.context["cl"].result_list) == [mine]


def test_a_decision_leads_to_its_link(client, annotator):
    decision = decide(make_link(), annotator, "match", "Sure.")
    page = page_of(client, decision).text
    assert f'<a href="/admin/links/link/{decision.link_id}/change/">' in page
    assert "Sure." in page


def test_a_question_shows_its_answers_and_keeps_a_persons_words(client, reviewer):
    conflict = conflict_of_claims(reviewer)
    question = conflict.question
    page = page_of(client, question).text
    assert "<mark>At least 4,000</mark>" in page
    assert f'<a href="/admin/links/conflict/{conflict.pk}/change/">Conflict, Open</a>' in page
    client.post(reverse("admin:links_question_change", args=[question.pk]), {"text": "How many died?"})
    question.refresh_from_db()
    assert (question.text, question.renamed) == ("How many died?", True)
    decide(make_link(question.answers.first().claim, make_claim()), reviewer, "match")
    question.refresh_from_db()
    assert (question.text, question.answers.count()) == ("How many died?", 3)


def test_saving_a_question_as_it_is_renames_nothing(client, reviewer):
    question = conflict_of_claims(reviewer).question
    client.post(reverse("admin:links_question_change", args=[question.pk]), {"text": question.text})
    question.refresh_from_db()
    assert not question.renamed


def test_a_list_of_links_is_searched_by_words_or_speaker(client, reviewer):
    anna = make_speaker("Anna Petrosyan")
    link = make_link(make_claim(mention={"speaker": anna}), make_claim("3,900", make_article("Some 3,900 left.")))
    make_link(make_claim(), make_claim())
    for words in ("3,900", "3,9", "petros", "anna petrosyan"):
        listed = client.get(reverse("admin:links_link_changelist"), {"q": words}).context["cl"].result_list
        assert [each.pk for each in listed] == [link.pk], words
