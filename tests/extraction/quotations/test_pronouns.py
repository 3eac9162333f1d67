import pytest

from tests.extraction.quotations.quoting import speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The snow fell. It said that the bridge was closed.", [""]),
        ("Peter Lee came. It said that the bridge was closed.", [""]),
        ("The river rose. Another said that the bridge was closed.", ["Another"]),
        ("The river rose. Both said that the bridge was closed.", ["both"]),
    ],
)
def test_words_with_nothing_to_stand_for_stay_as_they_are(text, names):
    assert [name.lower() for name in speakers(text)] == [name.lower() for name in names]


def test_it_is_the_subject_before_that_is_no_person():
    text = "The Acme company said the bridge was closed. It added that the river had risen."
    assert speakers(text) == ["Acme company", "Acme company"]


def test_another_is_another_of_the_kind_just_named():
    text = "A Danish analyst said the bridge was closed. Another said it was open."
    assert speakers(text) == ["a Danish analyst", "another Danish analyst"]


def test_both_are_the_two_just_joined():
    assert speakers("Danish and Finnish officials met, and both said the bridge was closed.") == [
        "Danish and Finnish officials"
    ]


def test_a_printed_letter_speaks_for_itself():
    text = "The site carried an open letter to the mayor, condemning the new bridge. It demanded that it be closed."
    assert set(speakers(text)) == {"open letter to the mayor"}
