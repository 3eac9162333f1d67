import pint
import pytest

from claimsdb.quantities.units import all_units, convert, dimension, to_base, unit, unit_table

# Our slugs in pint's words, where they differ. What pint has no word for is counted, judged or ours alone.
IN_PINT = {
    "km": "kilometer", "cm": "centimeter", "dm": "decimeter", "mm": "millimeter", "nanometre": "nanometer",
    "picometre": "picometer", "micrometre": "micrometer", "kg": "kilogram", "square_metre": "meter**2",
    "square_km": "kilometer**2", "square_cm": "centimeter**2", "square_mile": "mile**2", "square_foot": "foot**2",
    "square_yard": "yard**2", "square_inch": "inch**2", "cubic_metre": "meter**3", "cubic_km": "kilometer**3",
    "cubic_cm": "centimeter**3", "cubic_foot": "foot**3", "cubic_inch": "inch**3", "cubic_yard": "yard**3",
    "barrel": "oil_bbl",
    "metre_per_second": "meter/second", "km_per_hour": "kilometer/hour", "mile_per_hour": "mile/hour",
    "celsius": "degC", "fahrenheit": "degF", "watt_hour": "watt*hour", "kilowatt_hour": "kilowatt*hour",
    "megawatt_hour": "megawatt*hour", "gigawatt_hour": "gigawatt*hour", "terawatt_hour": "terawatt*hour",
    "kiloton_tnt": "kiloton_TNT", "megaton_tnt": "megaton_TNT", "kilocalorie": "kilocalorie", "tonne": "metric_ton",
    "megatonne": "megametric_ton", "megabit_per_second": "megabit/second", "gigabit_per_second": "gigabit/second",
    "kilobit_per_second": "kilobit/second", "byte_per_second": "byte/second", "barrel_per_day": "oil_bbl/day",
    "cubic_metre_per_second": "meter**3/second", "mile_per_gallon": "mile/gallon",
}  # fmt: skip
NOT_IN_PINT = {
    "share", "percentage_point", "basis_point", "point", "magnitude", "mach", "turn", "decibel", "pixel",
    "megapixel", "kiloton_tnt", "megaton_tnt", "per_minute",
}  # fmt: skip


@pytest.fixture(scope="module")
def pints():
    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


@pytest.mark.parametrize("slug", sorted(set(unit_table()) - NOT_IN_PINT))
def test_the_table_agrees_with_pint(slug, pints):
    base = unit(slug).base
    theirs = pints.Quantity(7.0, IN_PINT.get(slug, slug)).to("" if base == "share" else IN_PINT.get(base, base))
    assert to_base(7.0, slug)[0] == pytest.approx(theirs.magnitude, rel=1e-5)


def test_a_dimension_has_one_base():
    bases = {}
    for found in all_units().values():
        if found.dimension != "money":
            bases.setdefault(found.dimension, set()).add(found.base)
    assert all(len(of_dimension) == 1 for of_dimension in bases.values())


def test_a_bare_count_is_its_own_base():
    assert to_base(12, "") == (12, "")
    assert dimension("") == "count"


def test_money_stays_in_its_currency():
    assert to_base(5, "EUR") == (5, "EUR")
    assert to_base(50, "cent") == (0.5, "USD")
    assert to_base(5, "XDR") == (5, "XDR")


def test_a_percentage_is_a_share():
    assert to_base(50, "percent") == to_base(0.5, "share")


def test_a_rate_is_made_of_two_units():
    assert dimension("barrel_per_day") == "flow"
    assert to_base(36, "km_per_day")[1] == "metre_per_second"
    assert to_base(1, "litre_per_second") == (0.001, "cubic_metre_per_second")


def test_a_conversion_keeps_to_the_dimension():
    assert convert(100, "celsius", "fahrenheit") == pytest.approx(212)
    assert convert(1.2, "mile", "km") == pytest.approx(1.9312128)
    with pytest.raises(ValueError, match="does not convert"):
        convert(5, "USD", "EUR")


def test_an_unknown_slug_is_an_error():
    with pytest.raises(KeyError, match="furlongs"):
        unit("furlongs")
