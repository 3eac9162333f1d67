import pytest

from tests.quantities.reading import measured, values


@pytest.mark.parametrize("text", ["No number here.", "$", "million euros", "%"])
def test_without_a_number_there_is_no_amount(text):
    assert measured(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$56bn", 56e9, "USD"),
        ("$100m", 100e6, "USD"),
        ("€2.5m", 2.5e6, "EUR"),
        ("US$ 3.5 billion", 3.5e9, "USD"),
        ("A$5m", 5e6, "AUD"),
        ("$A195,900", 195_900, "AUD"),
        ("8MP", 8, "megapixel"),
        ("£910,000", 910_000, "GBP"),
        ("Rs 500 crore", 5e9, "INR"),
        ("R26 million", 26e6, "ZAR"),
        ("EUR 200", 200, "EUR"),
        ("75USD", 75, "USD"),
        ("6,500,000 roubles", 6.5e6, "RUB"),
        ("2 mn-euro", 2e6, "EUR"),
        ("two-million-euro", 2e6, "EUR"),
        ("30 Swiss francs", 30, "CHF"),
        ("30 francs", 30, "franc"),
        ("-$5", -5, "USD"),
        ("$-5.25", -5.25, "USD"),
        ("12 cents", 12, "cent"),
    ],
)
def test_money_is_read_with_its_magnitude_and_currency(text, value, unit):
    assert measured(text) == [(pytest.approx(value), unit)]


def test_an_article_before_a_dollar_sign_is_no_currency():
    assert measured("A $5 bill") == [(5, "USD")]


def test_pounds_are_money_where_money_is_spoken_of_and_weight_elsewhere():
    assert measured("They paid 400 pounds for it") == [(400, "GBP")]
    assert measured("The calf weighs 400 pounds") == [(400, "pound")]
    assert measured("a debt of 3 million pounds") == [(3e6, "GBP")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 48-mile road", 48, "mile"),
        ("4,400km2 of land", 4400, "square_km"),
        ("17 sq miles", 17, "square_mile"),
        ("5 square kilometres", 5, "square_km"),
        ("28 percent", 28, "percent"),
        ("28 per cent", 28, "percent"),
        ("2 percentage points", 2, "percentage_point"),
        ("half an hour", 0.5, "hour"),
        ("a quarter of a mile", 0.25, "mile"),
        ("half a percentage point", 0.5, "percentage_point"),
        ("three decades", 30, "year"),
        ("half a century", 50, "year"),
        ("20 °C", 20, "celsius"),
        ("20 [kg]", 20, "kg"),
        ("5 in.", 5, "inch"),
    ],
)
def test_a_unit_follows_its_number(text, value, unit):
    assert measured(text) == [(value, unit)]


def test_in_is_a_preposition_before_a_word():
    assert measured("killed 12 in Basra") == [(12, "")]


def test_letters_scale_what_is_counted_in_millions():
    assert measured("1.5m people fled 20m") == [(1.5e6, ""), (20, "metre")]


def test_a_network_is_no_count_of_thousand_millions():
    assert values("a 5G mast") == []


@pytest.mark.parametrize("text", ["minus 5", "negative five", "-5", "minus-5"])
def test_a_minus_is_part_of_the_number(text):
    assert values(text) == [-5]


def test_a_margin_has_no_sign():
    assert measured("plus or minus 3 percent") == [(3, "percent")]


def test_a_first_name_is_no_currency():
    assert measured("8 Rand Paul") == [(8, "")]


def test_a_dash_in_a_sentence_is_no_minus():
    assert values("the dead - 5 in all") == [5]


def test_the_unit_of_a_quarter_of_a_year_is_no_second():
    assert ("2008", "second") not in measured("its 12 second-half goals")
    assert measured("its 12 second-half goals") == [(12, "")]
