import pytest

from tests.extraction.quotations.quoting import speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peter Lee, the former mayor, flew to Oslo. The mayor said that the bridge was closed.", "the mayor"),
        ("Danish minister Peter Lee flew to Oslo. A minister said that the bridge was closed.", "a minister"),
        ("Danish minister Peter Lee flew home. The Swedish minister said it was closed.", "Swedish minister"),
        ("Peter Lee flew to Oslo. The minister said that the bridge was closed.", "the minister"),
        ("The bridge was built in May. The ministry said that the bridge was closed.", "the ministry"),
    ],
)
def test_an_office_that_nobody_was_introduced_with_stays_an_office(text, name):
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Danish foreign minister, Peter Lee, flew home. The minister said that it was closed.", "Peter Lee"),
        ("Danish Foreign Minister Peter Lee flew home. The foreign minister said it was closed.", "Peter Lee"),
        ("Peter Lee, the mayor, flew to Oslo. The mayor said that the bridge was closed.", "Peter Lee"),
    ],
)
def test_an_office_is_whoever_was_introduced_with_it(text, name):
    assert speakers(text) == [name]


def test_the_ministry_is_the_one_named_in_full():
    text = "The Ministry of Transport met on Monday. The ministry said that the bridge was closed."
    assert speakers(text) == ["Ministry of Transport"]
