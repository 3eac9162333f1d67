"""Agreement of people, against values computed by hand."""

import pytest

from claimsdb.evaluation.agreement import Compared, Marked, alpha, alpha_by_pair, compare, same_number, side_by_side


def said(person, values):
    return [(person, thing, value) for thing, value in enumerate(values) if value]


def test_nothing_judged_is_no_agreement():
    assert (alpha([]).of, alpha([]).alpha) == (0, None)


def test_a_thing_that_one_person_judged_is_left_out():
    assert alpha([("ann", 1, "match"), ("bob", 2, "match")]).of == 0


def test_one_value_alone_tells_nothing_of_chance():
    agreement = alpha([*said("ann", ["match"] * 3), *said("bob", ["match"] * 3)])
    assert (agreement.same, agreement.of, agreement.alpha) == (3, 3, None)


def test_full_agreement_on_two_values_is_one():
    agreement = alpha([*said("ann", ["match", "conflict"]), *said("bob", ["match", "conflict"])])
    assert (agreement.same, agreement.alpha) == (2, 1)


def test_alpha_of_two_people_as_computed_by_hand():
    ann, bob = ["match", "match", "conflict", "conflict"], ["match", "match", "conflict", "match"]
    # Observed disagreement 1/4. Values: match 5, conflict 3, so expected 2 * 5 * 3 / (8 * 7) = 30/56.
    assert alpha([*said("ann", ann), *said("bob", bob)]).alpha == pytest.approx(1 - 0.25 / (30 / 56), abs=1e-6)


def test_alpha_of_krippendorffs_own_example_with_missing_values():
    # The example of his "Computing Krippendorff's Alpha-Reliability" (2011), section C: nominal, four observers.
    observers = ["123321412---", "1233224125-3", "-3332342251-", "12332441251-"]
    judgements = []
    for person, values in enumerate(observers):
        judgements += [(person, thing, value) for thing, value in enumerate(values) if value != "-"]
    assert alpha(judgements).alpha == pytest.approx(0.743, abs=0.0005)


def test_the_last_word_of_a_person_counts():
    agreement = alpha([("ann", 1, "match"), ("bob", 1, "update"), ("ann", 1, "update")])
    assert (agreement.same, agreement.of) == (1, 1)


def test_relations_by_pair_name_only_those_who_judged_something_in_common():
    judgements = [("ann", 1, "match"), ("bob", 1, "match"), ("bob", 2, "update"), ("eve", 3, "match")]
    assert {pair: (found.same, found.of) for pair, found in alpha_by_pair(judgements).items()} == {
        ("ann", "bob"): (1, 1)
    }


def test_relations_by_pair_count_each_pair_on_its_own():
    judgements = [
        *said("ann", ["match", "conflict"]),
        *said("bob", ["match", "conflict"]),
        *said("eve", ["update", ""]),
    ]
    found = alpha_by_pair(judgements)
    assert found["ann", "bob"].row() == {"same": 2, "of": 2, "alpha": 1.0}
    assert found["ann", "eve"].same == 0


def quotation(start, end, **said):
    return Marked(kind="quotation", span=(start, end), style="direct", **said)


def claim(start, end, **said):
    return Marked(kind="claim", span=(start, end), **said)


def figures(compared):
    return {row["figure"]: (row["same"], row["of"], row["value"]) for row in compared.rows()}


def test_two_who_marked_nothing_have_no_figures():
    assert {value for same, of, value in figures(compare([], [])).values() if of} == set()
    assert figures(compare([], []))["numbers, within 5 %"] == (0, 0, None)


def test_spans_agree_exactly_or_by_overlap():
    # One has 3 marks, the other 2: one pair on the same words, one that overlaps. F1 = 2 * 1 / 5 and 2 * 2 / 5.
    one = [quotation(0, 10), claim(20, 30), claim(40, 50)]
    other = [quotation(0, 10), claim(22, 33)]
    found = figures(compare(one, other))
    assert found["spans, exact"] == (1, 4, pytest.approx(0.4))
    assert found["spans, overlapping"] == (2, 3, pytest.approx(0.8))


def test_words_that_one_quotes_and_the_other_counts_differ_in_type():
    # Types: (quotation direct, claim), (claim, claim). Values: claim 3, quotation 1. Observed 1/2, expected 6/12.
    found = figures(compare([quotation(0, 9), claim(20, 30)], [claim(0, 9), claim(20, 30)]))
    assert found["types"] == (1, 2, pytest.approx(1 - (1 / 2) / (2 * 3 * 1 / (4 * 3))))
    assert found["spans, exact"][0] == 1


def test_measures_are_compared_of_claims_alone():
    one = [claim(0, 5, measure="deaths"), claim(10, 15, measure="area"), quotation(20, 30)]
    other = [claim(0, 5, measure="deaths"), claim(10, 15, measure="deaths"), quotation(20, 30)]
    # Values: deaths 3, area 1: as above, alpha 0.
    assert figures(compare(one, other))["measures"] == (1, 2, pytest.approx(0))


def test_speakers_are_compared_wherever_both_marked_and_nobody_is_a_value():
    one, other = [quotation(0, 9, speaker="1"), claim(20, 30)], [quotation(0, 9, speaker="1"), claim(20, 30)]
    assert figures(compare(one, other))["speakers"] == (2, 2, 1.0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"value": 100}, {"value": 100}, True),
        ({"value": 100}, {"value": 95}, True),
        ({"value": 100}, {"value": 94.9}, False),
        ({"value": -100}, {"value": -104}, True),
        ({"value": 100}, {"value": -100}, False),
        ({"value": 0}, {"value": 0}, True),
        ({"value": 0}, {"value": 1}, False),
        ({"value": 100}, {"low": 100}, False),
        ({"low": 100, "high": 200}, {"low": 101, "high": 199}, True),
        ({"low": 100, "high": 200}, {"low": 100}, False),
    ],
)
def test_numbers_agree_within_a_twentieth(one, other, same):
    assert same_number(claim(0, 1, **one), claim(0, 1, **other)) is same


def test_figures_of_several_articles_are_of_all_their_marks():
    first = compare([claim(0, 5, value=1)], [claim(0, 5, value=1)])
    second = compare([claim(0, 5, value=1), claim(9, 12)], [claim(0, 5, value=2)])
    both = figures(sum([first, second], Compared()))
    assert both["spans, exact"] == (2, 3, pytest.approx(2 * 2 / 5))
    assert both["numbers, within 5 %"] == (1, 2, 0.5)


def test_marks_stand_beside_the_most_alike_and_in_the_order_of_the_text():
    one, other = [claim(50, 60), claim(0, 10)], [claim(8, 12), claim(0, 9), claim(70, 80)]
    assert [(a and a.span, b and b.span) for a, b in side_by_side(one, other)] == [
        ((0, 10), (0, 9)),
        (None, (8, 12)),
        ((50, 60), None),
        (None, (70, 80)),
    ]
