import pytest

from tests.extraction.claims.reading import claims


@pytest.mark.parametrize(
    "text",
    [
        "He waited 12 years.",
        "The company is worth $95.",
        "She is four years older.",
        "It was 40 minutes long.",
        "In Paris, 12 people sang.",
        "The budget will be 29 in total.",
    ],
)
def test_other_numbers_are_no_ages(text: str):
    assert all(claim.measure != "age" for claim in claims(text).values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A 26-year-old man fled.", "26-year-old"),
        ("Police held Andrew Lee, 20 and Jonathan Hall, who ran.", "20"),
        ("Ruth Palmer, 66, of Troy was hurt.", "66"),
        ("The singer died at 91.", "91"),
        ("Singer Ann Bell dies at 91", "91"),
        ("He was 95.", "95"),
        ("The girl, aged 15, ran.", "15"),
        ("Teixeira will be 29 in April.", "29"),
        ("The player will be 29 on April 11.", "29"),
    ],
)
def test_ages_are_read_in_years(text: str, words: str):
    claim = claims(text)[words]
    assert (claim.measure, claim.unit) == ("age", "year")


def test_ages_follow_the_children_they_are_of():
    assert [claim.measure for claim in claims("She lost two sons, 11 and 14.").values()][1:] == ["age", "age"]


def test_a_list_of_ages_is_ages():
    assert [claim.measure for claim in claims("He hurt two girls, ages 15 and 12.").values()][1:] == ["age", "age"]
