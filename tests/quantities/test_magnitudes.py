import pytest

from tests.quantities.reading import exact, measured


def test_a_number_too_large_is_no_magnitude():
    assert measured("magnitude 12") == [(12, "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 4.6-magnitude quake", "4.6-magnitude"),
        ("magnitude 4.6", "magnitude 4.6"),
        ("a magnitude of 4.6", "4.6"),
        ("an M4.6 quake", "M4.6"),
    ],
)
def test_a_magnitude_is_read_with_its_word(text, words):
    assert (exact(text), measured(text)) == ([words], [(4.6, "magnitude")])


def test_a_second_magnitude_shares_the_word():
    assert measured("magnitude 3.1 and 2.4, an hour later") == [(3.1, "magnitude"), (2.4, "magnitude")]
