import pytest

from tests.extraction.claims.reading import claims


def conversions(text: str) -> dict[str, str]:
    """Return the words of each conversion, with those of what it converts."""
    found = claims(text)
    words = list(found)
    return {exact: words[claim.converts] for exact, claim in found.items() if claim.converts is not None}


@pytest.mark.parametrize(
    "text",
    [
        "The road is 77 km long and 5 miles from the sea.",
        "It grew from 3 km (in 2010) to 12 miles.",
        "The lake covers 5 acres (3 km from the town).",
        "They drove 77 km (12 miles a day).",
        "They paid 12 workers (3 women).",
        "The fence is 4 km, 2.5 miles of it in ruins.",
    ],
)
def test_another_quantity_is_no_conversion(text):
    assert conversions(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They built a 77-kilometer (48-mile) fence.", {"48-mile": "77-kilometer"}),
        ("The bridge cost $12 million (£7.7m) to build.", {"£7.7m": "$12 million"}),
        ("The farm covers 5 acres, or about 2 hectares, of land.", {"about 2 hectares": "5 acres"}),
        ("It fell from about 10 feet (3 metres) up.", {"3 metres": "about 10 feet"}),
        ("At least 20 km [12 miles] of road were lost.", {"12 miles": "At least 20 km"}),
    ],
)
def test_a_quantity_given_twice_is_one_and_its_conversion(text, found):
    assert conversions(text) == found


def test_a_conversion_is_of_what_its_original_is():
    found = claims("The new bridge cost $12 million (£7.7m).")
    assert found["£7.7m"].measure == found["$12 million"].measure
    assert found["£7.7m"].subject == found["$12 million"].subject
