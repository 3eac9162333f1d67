import pytest

from claimsdb.matching.answers import lend, repeats, told_once
from claimsdb.matching.scored import Scored
from tests.matching.make import prepared


def euros(number: int, article: int, **given):
    return prepared("two million euros", unit="EUR", value=2e6, id=number, article=article, **given)


def dollars(number: int, article: int, **given):
    return prepared("$2.6 million", unit="USD", value=2.6e6, id=number, article=article, **given)


def scores(*pairs):
    return {(p.left.record.id, p.right.record.id): p.score for p in lend(Scored(*pair, ()) for pair in pairs)}


def test_a_pair_without_repetitions_lends_nothing():
    assert scores((euros(1, 1), euros(2, 2), 0.8)) == {(1, 2): 0.8}


def test_a_figure_lends_to_its_repetition_below_the_title():
    title, body, other = euros(1, 1), euros(2, 1), euros(3, 2)
    assert scores((title, other, 0.3), (body, other, 0.8)) == {(1, 3): pytest.approx(0.76), (2, 3): 0.8}


def test_a_figure_lends_to_what_stands_behind_it_in_another_currency():
    told = euros(1, 1, start=100, end=117)
    bracketed = dollars(2, 1, start=119, end=131)
    other = euros(3, 2)
    assert scores((told, other, 0.8), (bracketed, other, 0.2))[2, 3] == pytest.approx(0.76)


def test_a_third_article_vouches_for_a_pair():
    one, witness, other = euros(1, 1), euros(2, 2), euros(3, 3)
    assert scores((one, witness, 0.9), (witness, other, 0.8))[1, 3] == pytest.approx(0.72)


def test_agreement_is_not_lent_to_figures_that_differ():
    one, witness, other = euros(1, 1), euros(2, 2), prepared(unit="EUR", value=9e6, id=3, article=3)
    assert scores((one, witness, 0.9), (one, other, 0.05)) == {(1, 2): 0.9, (1, 3): 0.05}


def test_a_witness_passes_on_a_difference_too():
    one, witness, other = euros(1, 1), euros(2, 2), prepared(unit="EUR", value=2.5e6, id=3, article=3)
    assert scores((one, witness, 0.9), (one, other, 0.4))[2, 3] == pytest.approx(0.36)


def test_a_small_number_repeats_only_where_the_same_is_counted():
    dead = prepared("12", "The flood killed 12 people.", id=1)
    again = prepared("12", "A flood that killed 12 people", id=2)
    boats = prepared("12", "It took 12 boats.", id=3)
    assert repeats(dead, again)
    assert not repeats(dead, boats)


def test_a_lent_pair_says_so_once_and_then_speaks_for_itself():
    title, body, other = euros(1, 1), euros(2, 1), euros(3, 2)
    found = lend([Scored(title, other, 0.3, ("own",)), Scored(body, other, 0.8, ("body",))])
    assert found[0].reasons == ("Another pair speaks for this one: two million euros and two million euros.", "own")


def test_a_difference_is_told_once_and_not_again_of_its_conversion():
    def length(number, article, exact, start, value, unit):
        end = start + len(exact)
        return prepared(exact, id=number, article=article, start=start, end=end, value=value, unit=unit)

    ours, ours_again = length(1, 1, "75 km", 10, 75.0, "km"), length(2, 1, "50 miles", 17, 50.0, "mile")
    theirs = length(3, 2, "135 km", 10, 135.0, "km")
    pairs = [Scored(ours, theirs, 0.6, ()), Scored(ours_again, theirs, 0.7, ())]
    assert told_once(pairs) == pairs[:1]
    assert told_once(pairs[1:]) == pairs[1:]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [({"measure": "injured"}, {"measure": "aftershocks"}), ({}, {"sentence": "On Sunday the flood killed 15 people."})],
    ids=["two measures", "two days"],
)
def test_nobody_vouches_for_two_things(ours, theirs):
    one = prepared("12", **({"sentence": "On Monday the flood killed 12 people."} | ours), id=1, article=1)
    witness = prepared("12", id=2, article=2)
    other = prepared("15", **theirs, value=15.0, id=3, article=3)
    assert (1, 3) not in scores((one, witness, 0.9), (witness, other, 0.8))


def test_nobody_vouches_for_the_ages_of_two_people():
    def age(number: int, value: float, name: str):
        given = {"unit": "year", "measure": "age", "sentence": f"{name}, {value:g}, ran."}
        return prepared(f"{value:g}", id=number, article=number, value=value, **given)

    one, witness, other = age(1, 17.0, "Jan Huber"), age(2, 17.0, "Huber"), age(3, 20.0, "Anna Huber")
    assert (1, 3) not in scores((one, witness, 0.9), (witness, other, 0.8))
