"""How sources stand to one another."""

from datetime import date

import pytest

from claimsdb.corpus.models import Article
from claimsdb.review.sources import compare
from tests.factories import make_source, make_speaker
from tests.review.make import make_count, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers():
    return [make_source(name=name) for name in ("Gazette", "Herald", "Times")]


def question_of(papers, *days, relation="match"):
    """Return a question on which each paper has a claim, printed on these days of July."""
    claims = [
        make_count(24, source=paper, published=date(2024, 7, day)) for paper, day in zip(papers, days, strict=True)
    ]
    return make_question(*claims, relation=relation)


def test_sources_share_the_questions_that_both_answer(papers):
    question_of(papers, 1, 2, 3)
    question_of(papers[:2], 1, 2)
    found = {(row.left, row.right): row.questions for row in compare().rows}
    gazette, herald, times = (paper.pk for paper in papers)
    assert found == {(gazette, herald): 2, (gazette, times): 1, (herald, times): 1}


def test_the_earlier_printed_is_first_and_the_same_day_is_a_draw(papers):
    question_of(papers[:2], 1, 2)
    question_of(papers[:2], 5, 3)
    question_of(papers[:2], 4, 4)
    (row,) = compare().rows
    assert (row.first[row.left], row.first[row.right]) == (1, 1)


def test_relations_are_counted_as_decided(papers):
    question_of(papers[:2], 1, 2)
    question_of(papers[:2], 1, 2, relation="conflict")
    (row,) = compare().rows
    assert (row.match, row.conflict, row.update) == (1, 1, 0)


def test_a_copy_prints_the_words_of_the_other(papers):
    mine, theirs = (make_count(24, source=paper).mention.article for paper in papers[:2])
    Article.objects.filter(pk=theirs.pk).update(derived_from=mine)
    (row,) = compare().rows
    assert (row.prints[papers[1].pk], row.prints[papers[0].pk]) == (1, 0)


def test_a_source_that_speaks_in_another_is_quoted_by_it_under_any_case(papers):
    quoted = make_speaker("GAZETTE", kind="publication")
    make_count(24, source=papers[1], mention={"speaker": quoted})
    make_count(24, source=papers[1], mention={"via": quoted})
    (row,) = compare().rows
    assert row.prints[papers[1].pk] == 2


def test_a_person_who_is_called_as_a_source_is_not_it(papers):
    make_count(24, source=papers[1], mention={"speaker": make_speaker("Gazette")})
    assert compare().rows == []


def test_two_sources_are_compared_with_one_another_and_one_with_every_other(papers):
    question_of(papers, 1, 2, 3)
    gazette, herald, times = (paper.pk for paper in papers)
    assert [(row.left, row.right) for row in compare([herald, gazette]).rows] == [(gazette, herald)]
    assert {(row.left, row.right) for row in compare([herald]).rows} == {(gazette, herald), (herald, times)}


def test_older_questions_are_left_out_and_that_is_told(papers):
    for _ in range(3):
        question_of(papers[:2], 1, 2)
    found = compare(newest=2)
    assert (found.rows[0].questions, found.bounded) == (2, True)
    assert compare(newest=None).rows[0].questions == 3


def test_the_matrix_is_the_same_from_either_side(papers):
    question_of(papers, 1, 2, 3)
    cells = [row for _, row in compare().matrix(most=10)]
    for across in range(3):
        assert cells[across][across] is None
        for down in range(3):
            assert cells[across][down] is cells[down][across]


def test_the_number_of_queries_does_not_grow(papers, django_assert_max_num_queries):
    for day in range(1, 6):
        question_of(papers, day, day + 1, day + 2)
    with django_assert_max_num_queries(7):
        compare()
