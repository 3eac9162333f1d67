"""Questions in numbers."""

import pytest

from claimsdb.corpus.models import Article
from claimsdb.review.question_summary import Summary, summaries
from tests.review.make import make_count, make_question

pytestmark = pytest.mark.django_db


def summary_of(*claims):
    question = make_question(*claims)
    return summaries([question.pk])[question.pk]


def test_copies_are_articles_but_no_origins():
    claims = [make_count(24) for _ in range(3)]
    Article.objects.filter(pk=claims[2].mention.article_id).update(derived_from=claims[1].mention.article_id)
    found = summary_of(*claims)
    assert (found.claims, found.articles, found.origins) == (3, 3, 2)


def test_the_spread_is_from_the_lowest_to_the_highest_in_the_commonest_unit():
    found = summary_of(make_count(4, unit="minute"), make_count(5, unit="minute"), make_count(24, unit="hour"))
    assert (found.spread, found.times) == ("4 to 1,440 minutes", "×360")


def test_figures_that_agree_have_no_factor():
    found = summary_of(make_count(24), make_count(24))
    assert (found.spread, found.times) == ("24", "")


def test_a_figure_against_nought_is_the_greatest_disagreement():
    found = summary_of(make_count(0), make_count(24))
    assert (found.factor, found.times) == (None, "")
    assert found.disagreement > Summary(factor=1e12, low=1, high=1e12).disagreement


def test_two_queries_tell_of_any_number_of_questions(django_assert_num_queries):
    questions = [make_question(make_count(24), make_count(30)).pk for _ in range(4)]
    with django_assert_num_queries(2):
        assert len(summaries(questions)) == 4
