import pytest

from claimsdb.matching.measured import compatible, measured
from claimsdb.quantities.quantity import Comparator
from tests.matching.make import make_claim


@pytest.mark.parametrize(
    ("ours", "theirs", "together"),
    [
        ({"value": 12.0}, {"value": 12.0}, True),
        ({"value": 12.0}, {"value": 13.0}, False),
        ({"value": 1.0, "unit": "mile"}, {"value": 1.2, "unit": "mile"}, True),
        ({"value": 4.0, "unit": "mile"}, {"value": 5.0, "unit": "mile"}, False),
        ({"value": 75.0, "unit": "km"}, {"value": 50.0, "unit": "mile"}, True),
        ({"value": 75.0, "unit": "km"}, {"value": 75.0, "unit": "mile"}, False),
        ({"value": 4.6, "unit": "magnitude"}, {"value": 4.4}, False),
        ({"value": 2e6, "unit": "EUR"}, {"value": 1.98e6, "unit": "EUR"}, True),
        ({"value": 99.99, "unit": "USD"}, {"value": 99.0, "unit": "USD"}, True),
        ({"value": 1.5, "unit": "USD"}, {"value": 1.0, "unit": "USD"}, False),
        ({"value": None, "low": 2000.0, "high": 9999.0}, {"value": 5000.0}, True),
        ({"value": 20.0, "comparator": Comparator.AT_LEAST}, {"value": 2.0}, False),
        ({"value": 40.0, "comparator": Comparator.MORE_THAN}, {"value": 40.0}, True),
    ],
)
def test_numbers_are_compatible_where_both_can_be_true(ours, theirs, together):
    left, right = measured(make_claim(**ours)), measured(make_claim(**theirs))
    assert compatible(left, right) is together
    assert compatible(right, left) is together


@pytest.mark.parametrize(("number", "together"), [(14_000.0, True), (30_000.0, False), (1000.0, False)])
def test_thousands_end_softly(number, together):
    thousands = make_claim("thousands", "thousands fled", value=None, low=2000.0, high=9999.0)
    assert compatible(measured(thousands), measured(make_claim(value=number))) is together


@pytest.mark.parametrize(("ours", "theirs", "together"), [(600.0, 650.0, True), (600.0, 700.0, False)])
def test_of_two_hedged_numbers_the_room_is_taken_once(ours, theirs, together):
    left, right = (make_claim(value=value, comparator=Comparator.ABOUT) for value in (ours, theirs))
    assert compatible(measured(left), measured(right)) is together


def test_two_decades_are_said_of_twenty_one_years():
    decades = make_claim("two decades", "for two decades", value=20.0, unit="year")
    years = make_claim("21 years", "for 21 years", value=21.0, unit="year")
    assert compatible(measured(decades), measured(years))


def test_money_keeps_its_currency():
    assert measured(make_claim(unit="EUR")).currency == "EUR"
    assert measured(make_claim(unit="km")).currency == ""


def test_a_bare_fraction_is_of_the_kind_of_magnitudes_and_counts_nothing():
    bare = measured(make_claim("4.6", value=4.6, measure="settlements"))
    assert bare.dimension == measured(make_claim(value=4.6, unit="magnitude")).dimension
    assert bare.measure == ""


def test_an_unknown_unit_is_a_dimension_of_its_own():
    assert measured(make_claim(unit="furlong-ish")).dimension == "furlong-ish"


def test_a_claim_without_any_bound_is_compatible_with_all():
    assert compatible(measured(make_claim(value=None)), measured(make_claim(value=7.0)))


def test_a_sum_in_brackets_is_as_exact_as_the_rate_of_its_day():
    bracketed = measured(make_claim("$143 billion", "A €110-billion ($143 billion) bailout.", value=143e9, unit="USD"))
    plain = measured(make_claim("$144 billion", "A $144 billion bailout.", value=144e9, unit="USD"))
    assert bracketed.exchanged
    assert not plain.exchanged
    assert compatible(bracketed, plain)
    assert not compatible(bracketed, measured(make_claim("$170 billion", value=170e9, unit="USD")))
    assert not compatible(
        plain, measured(make_claim("$143 billion", "A bailout of $143 billion.", value=143e9, unit="USD"))
    )


@pytest.mark.parametrize(
    "sentence", ["The quake (5.6) hit 12.", "It (12) is told.", "Since 2009 (it took 12) all went well."]
)
def test_what_stands_in_other_brackets_is_not_converted(sentence):
    assert not measured(make_claim("12", sentence, value=12.0, unit="USD")).exchanged
