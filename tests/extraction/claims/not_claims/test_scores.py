import pytest

from tests.extraction.claims.reading import kept


def test_a_range_of_something_is_kept():
    assert kept("The trip takes 10-15 minutes.") == ["10-15 minutes"]


def test_some_of_a_number_are_kept():
    assert "10" in kept("Of the victims, 10 of 15 were children.")


@pytest.mark.parametrize(
    "text",
    ["Rovers won 3-1 on Sunday.", "The Rams (11-5) rested.", "Jones was 17-for-20.", "Marlow 65, Denby 53"],
)
def test_results_and_records_are_no_claims(text: str):
    assert kept(text) == []
