"""A question's claims as they are told."""

from datetime import date

import pytest

from claimsdb.corpus.models import Article
from claimsdb.extraction.sentences import REACH
from claimsdb.review.question_claims import claims_of, common_unit, told
from tests.factories import make_article, make_claim, make_speaker
from tests.review.make import make_count, make_question

pytestmark = pytest.mark.django_db


def rows_of(*claims):
    return told(claims_of(make_question(*claims)))


def test_each_claim_stands_in_its_sentence():
    row = rows_of(make_count(24), make_count(30))[0]
    assert (row.passage.before, row.passage.words, row.passage.after) == (
        "On Monday ",
        "24",
        " people died, officials said.",
    )


def test_the_sentence_is_found_far_into_a_long_text_of_which_little_is_read():
    text = "Nothing happened. " * 1000 + "On Monday 24 died. " + "Nothing more. " * 1000
    claim = make_claim("24", make_article(text), value=24, low=None, comparator="exactly")
    question = make_question(claim, make_count(30))
    row = next(row for row in told(claims_of(question)) if row.mention.pk == claim.pk)
    assert row.passage.before + row.passage.words + row.passage.after == "On Monday 24 died."
    assert len(row.mention.around) <= 2 * REACH + 2


def test_claims_go_by_the_day_on_which_they_were_printed():
    late, early = make_count(24, published=date(2024, 7, 9)), make_count(30, published=date(2024, 7, 2))
    assert [row.figure for row in rows_of(late, early)] == ["30", "24"]


def test_figures_are_told_in_the_unit_that_most_are_written_in():
    miles, two, three = (make_count(number, unit=unit) for number, unit in ((12, "mile"), (20, "km"), (21, "km")))
    assert sorted(row.normalised for row in rows_of(miles, two, three)) == ["19.31 km", "20 km", "21 km"]


def test_a_figure_of_another_dimension_says_that_it_is_not_in_the_unit():
    claims = [make_count(12, unit="km"), make_count(20, unit="km"), make_count(5, unit="minute")]
    assert "5 minutes (not in km)" in [row.normalised for row in rows_of(*claims)]


def test_a_unit_that_the_table_does_not_know_is_its_own():
    assert common_unit(["parsec_of_old", "parsec_of_old"]).base == "parsec_of_old"
    assert (
        rows_of(make_count(12, unit="parsec_of_old"), make_count(13, unit="parsec_of_old"))[0].base == "parsec_of_old"
    )


def test_a_copy_has_the_origin_of_what_it_copies():
    first = make_count(24)
    copy = make_count(24)
    Article.objects.filter(pk=copy.mention.article_id).update(derived_from=first.mention.article_id)
    assert {row.origin for row in rows_of(first, copy)} == {first.mention.article_id}


def test_a_speaker_is_named_as_it_now_stands():
    merged = make_speaker(merged_into=make_speaker("Ministry of Health"))
    row = rows_of(make_count(24, mention={"speaker": merged}), make_count(30))[0]
    assert row.said_by == "Ministry of Health"


def test_telling_costs_two_queries_at_any_number(django_assert_num_queries):
    question = make_question(*[make_count(24) for _ in range(6)])
    with django_assert_num_queries(2):
        told(claims_of(question))
