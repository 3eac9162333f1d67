"""The report: which conflicts are in it, and what is told of each."""

from datetime import date

import pytest

from claimsdb.links.models import Conflict, Rank
from claimsdb.review import report
from claimsdb.review.report import Asked, cases, conflicts
from tests.factories import make_measure, make_quotation, make_source, make_speaker
from tests.review.make import decided, make_count, make_question

pytestmark = pytest.mark.django_db


def make_case(*numbers, **fields):
    """Return the conflict of a question of claims with these figures."""
    claims = [make_count(number, **fields) for number in numbers or (24, 3000)]
    return make_question(*claims, relation="conflict").conflict


def make_denial(*names):
    """Return the conflict of two quotations, the second of which denies, of speakers of these names."""
    accuser, denier = ({"speaker": make_speaker(name)} for name in names or ("", ""))
    denier["cue"] = "denied"
    return decided(make_quotation(mention=accuser), make_quotation(mention=denier), "conflict").case


def found(**asked):
    return [case.conflict for case in cases(conflicts(Asked(**asked)))]


def test_every_conflict_is_in_it_the_newest_first():
    first, second, third = make_case(), make_denial(), make_case()
    assert found() == [third, second, first]


def test_only_those_in_which_a_source_has_a_say():
    source = make_source()
    make_case()
    wanted = make_case(source=source)
    assert found(source=source) == [wanted]


def test_a_source_of_a_quotation_has_a_say_too():
    denial = make_denial()
    assert found(source=denial.link.right.article.source) == [denial]


def test_only_those_published_within_the_period():
    make_case(published=date(2024, 6, 1))
    wanted = make_case(published=date(2024, 7, 2))
    make_case(published=date(2024, 8, 1))
    assert found(since=date(2024, 7, 1), until=date(2024, 7, 31)) == [wanted]


def test_only_those_of_a_measure_or_a_question():
    make_denial()
    wanted = make_case()
    assert found(measure=make_measure()) == [wanted]
    assert found(measure=make_measure("injured")) == []
    assert found(question=wanted.question) == [wanted]


def test_only_those_of_a_state_or_of_those_that_are_not_finished():
    unfinished, resolved = make_case(), make_case()
    Conflict.objects.filter(pk=resolved.pk).update(state="resolved", outcome="time")
    assert found(state="resolved") == [resolved]
    assert found(state="unfinished") == [unfinished]


def test_a_case_tells_each_sentence_with_its_source_its_speaker_and_the_outcome():
    case = make_case(24, 3000)
    preferred = case.question.answers.get(claim__value=24).claim.mention
    Rank.objects.create(conflict=case, mention=preferred, level="preferred", why="It counted them.")
    Conflict.objects.filter(pk=case.pk).update(
        state="resolved",
        outcome="scope",
        reason="One city only.",
        resolved_low=24,
        resolved_high=30,
    )
    (told,) = cases(conflicts(Asked()))
    assert (told.state, told.outcome, told.resolved) == ("resolved", "different scope", "24 to 30")
    assert [(line.figure, line.rank) for line in told.lines] == [("24", "preferred"), ("3,000", "")]
    assert told.lines[0].passage.before == "On Monday "
    assert (told.articles, told.origins) == (2, 2)


def test_a_denial_tells_both_sentences():
    make_denial("Anna Petrosyan", "The ministry")
    (told,) = cases(conflicts(Asked()))
    assert told.title == "Statements that cannot both be true: accusation by Anna Petrosyan, denial by The ministry"
    assert [line.passage.words for line in told.lines] == ["We lost many,", "We lost many,"]


def test_a_case_that_nothing_answers_any_more_is_told_without_lines():
    case = make_case()
    Conflict.objects.filter(pk=case.pk).update(reason="Worked on.")
    case.question.answers.all().delete()
    (told,) = cases(conflicts(Asked()))
    assert told.lines == []


def test_batches_of_any_size_tell_all(monkeypatch):
    made = [make_case() for _ in range(5)]
    monkeypatch.setattr(report, "BATCH", 2)
    assert found() == made[::-1]


def test_the_queries_of_a_batch_do_not_grow_with_it(django_assert_max_num_queries):
    for _ in range(4):
        make_case()
        make_denial()
    with django_assert_max_num_queries(6):
        assert len(found()) == 8


def test_what_was_asked_is_said_in_words():
    source = make_source(name="Gazette")
    asked = Asked(source=source, since=date(2024, 7, 1), state="unfinished")
    assert asked.words() == "printed by Gazette, published from 2024-07-01, open, in review or reopened"
    assert Asked().words() == "every conflict"
