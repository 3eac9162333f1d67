import pytest

from claimsdb.extraction.claims.measures import DEFAULT, Measure, MeasureTable, Role, naming
from claimsdb.quantities.units import all_units

DEATHS = Measure(slug="deaths", name="Deaths", dimension="count", cumulative=True, words=("kill ~", "~ die", "dead"))


def test_a_table_is_built_from_any_rows():
    table = MeasureTable([DEATHS])
    assert table["deaths"] is DEATHS
    assert table.get("injured") is None
    assert [entry.role for entry in table.named_by("die")] == [Role.DOES]


def test_a_slug_stands_once():
    with pytest.raises(ValueError, match="deaths"):
        MeasureTable([DEATHS, DEATHS])


@pytest.mark.parametrize(
    ("words", "role", "key", "beside"),
    [
        ("dead", Role.NAMES, "dead", ()),
        ("death toll", Role.NAMES, "toll", ("death",)),
        ("kill ~", Role.BEFALLS, "kill", ()),
        ("lay ~ off", Role.BEFALLS, "lay", ("off",)),
        ("~ test positive", Role.DOES, "test", ("positive",)),
        ("arrest of ~", Role.HOLDS, "arrest", ()),
    ],
)
def test_words_are_read_by_where_the_counted_stands(words: str, role: Role, key: str, beside: tuple[str, ...]):
    entry = naming(DEATHS, words)
    assert (entry.role, entry.key, entry.beside) == (role, key, beside)


def test_every_base_unit_is_one():
    units = all_units()
    assert all(units[measure.base_unit].base == measure.base_unit for measure in DEFAULT)


def test_base_units_are_of_the_dimension_of_their_measure():
    units = all_units()
    assert all(units[measure.base_unit].dimension == measure.dimension for measure in DEFAULT if measure.base_unit)


def test_no_measure_names_a_word_twice():
    assert all(len(set(measure.words)) == len(measure.words) for measure in DEFAULT)


def test_tolls_grow_and_prices_do_not():
    assert DEFAULT["deaths"].cumulative
    assert not DEFAULT["money_price"].cumulative
