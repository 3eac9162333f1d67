import pytest

from tests.quantities.reading import exact, measured


@pytest.mark.parametrize("text", ["In June, 26, 27 and 28 came", "Ed scored 30, 12 of them late", "aged 400"])
def test_other_numbers_are_no_ages(text):
    assert all(unit != "year" for _, unit in measured(text))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("a 26-year-old man", "26-year-old", 26),
        ("five years old", "five years old", 5),
        ("a man aged 26", "26", 26),
        ("at the age of 91", "91", 91),
        ("Ann Lee, 31, said", "31", 31),
        ("the driver, 44, was held", "44", 44),
        ("He was 75.", "75", 75),
        ("Ann Lee, who is 28, said", "28", 28),
        ("the dead: Ann Lee, 52.", "52", 52),
        ("dies at 95", "95", 95),
    ],
)
def test_an_age_is_in_years(text, words, value):
    assert (exact(text), measured(text)) == ([words], [(value, "year")])


def test_a_young_age_keeps_its_unit():
    assert exact("a two-week-old war") == ["two-week-old"]
    assert measured("ten months of age") == [(10, "month")]
