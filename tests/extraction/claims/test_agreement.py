from claimsdb.extraction.claims.agreement import agreed
from claimsdb.extraction.extraction import ExtractedClaim


def claim(value: float, measure: str, confidence: float, unit: str = "USD") -> ExtractedClaim:
    return ExtractedClaim(start=0, end=1, value=value, measure=measure, confidence=confidence, unit=unit)


def measures(*claims: ExtractedClaim, paragraphs: list[int] | None = None) -> list[str]:
    return [one.measure for one in agreed(claims, paragraphs or list(range(len(claims))))]


def test_small_counts_are_left_alone():
    assert measures(claim(2, "deaths", 0.9, ""), claim(2, "people", 0.6, "")) == ["deaths", "people"]


def test_round_counts_are_left_alone():
    assert measures(claim(40, "deaths", 0.9, ""), claim(40, "people", 0.6, "")) == ["deaths", "people"]


def test_other_figures_are_left_alone():
    assert measures(claim(334e6, "money_deal", 0.9), claim(53e6, "money_value", 0.6)) == ["money_deal", "money_value"]


def test_the_surest_mention_of_a_figure_measures_the_others():
    assert measures(claim(334e6, "money_value", 0.6), claim(334e6, "money_deal", 0.9)) == ["money_deal", "money_deal"]


def test_an_unexplained_sum_goes_on_with_the_measure_of_its_paragraph():
    pair = claim(3e9, "money_sales", 0.9), claim(248e6, "money_value", 0.6)
    assert measures(*pair, paragraphs=[0, 0]) == ["money_sales", "money_sales"]
    assert measures(*pair, paragraphs=[0, 9]) == ["money_sales", "money_value"]
