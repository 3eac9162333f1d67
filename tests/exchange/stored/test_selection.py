"""Which rows an export holds."""

import pytest
from django.contrib.auth.models import AnonymousUser

from claimsdb.claims.models import Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.exchange.stored.selection import STARTS, everything, of
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Decision, Question
from tests.factories import make_article, make_claim, make_link, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


def test_every_list_that_can_be_exported_can_be_empty():
    for model in STARTS:
        selection = of(model.objects.none())
        assert selection.size == 0


def test_an_article_brings_its_mentions_their_people_and_its_source():
    article, minister = make_article(), make_speaker("Anna Petrosyan")
    claim = make_claim(article=article, mention={"speaker": make_speaker("Anna P.", merged_into=minister)})
    make_claim()
    selection = of(Article.objects.filter(pk=article.pk))
    assert selection.mentions.tolist() == [claim.pk]
    assert selection.sources.tolist() == [article.source_id]
    assert set(selection.speakers) == set(Speaker.objects.values_list("pk", flat=True))
    assert selection.measures.tolist() == [claim.measure_id]


def test_articles_bring_only_the_links_between_them():
    inside = make_link(make_claim(), make_claim())
    outside = make_link(inside.left.claim, make_claim())
    chosen = Article.objects.filter(pk__in=[inside.left.article_id, inside.right.article_id])
    assert of(chosen).links.tolist() == [inside.pk]
    assert outside.pk in everything().links


def test_a_question_and_a_conflict_bring_their_claims_and_a_decision_its_link():
    link, other = make_link(), make_link()
    person = make_user()
    decide(link, person, "conflict")
    decision = decide(other, person, "match")
    question = link.left.claim.answer.question
    of_question = of(Question.objects.filter(pk=question.pk))
    of_conflict = of(Conflict.objects.all())
    assert set(of_question.mentions) == set(of_conflict.mentions) == {link.left_id, link.right_id}
    assert of_question.conflicts.tolist() == of_conflict.conflicts.tolist() == [question.conflict.pk]
    assert of_conflict.questions.tolist() == [question.pk]
    of_decision = of(Decision.objects.filter(pk=decision.pk))
    assert (of_decision.links.tolist(), of_decision.decisions.tolist()) == ([other.pk], [decision.pk])


def test_lists_of_names_stand_alone():
    claim = make_claim()
    assert of(Source.objects.all()).sources.tolist() == [claim.mention.article.source_id]
    assert of(Measure.objects.all()).size == 0


def test_what_is_anothers_own_is_not_among_what_a_person_may_see():
    anna = make_user("annotator")
    own = make_quotation(mention={"private_to": anna, "annotator": anna})
    shared = make_quotation()
    bob = make_user("annotator")
    seen = of(Quotation.objects.all(), Mention.objects.visible_to(bob))
    assert seen.mentions.tolist() == [shared.pk]
    nobody = of(Quotation.objects.all(), Mention.objects.visible_to(AnonymousUser()))
    assert nobody.mentions.tolist() == [shared.pk]
    assert own.pk in everything().mentions
    assert own.pk not in everything(Mention.objects.visible_to(bob)).mentions
