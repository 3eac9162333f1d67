"""Agreement of people, against values computed by hand."""

import pytest

from claimsdb.evaluation.agreement import alpha, alpha_by_pair


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
