import pytest

from claimsdb.extraction.quotations.marks import find_marked
from tests.asserts import soon


def marked(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Turkey’s and Armenia's leaders met.",
        "It was the ’90s, the '80s were gone.",
        "The players’ union met the workers' council.",
        "Rock ’n’ roll for 'em all.",
        'A 5" pipe and a 6\'2" man.',
    ],
)
def test_apostrophes_and_inches_are_no_marks(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'He said: "Go home."',
        "He said: “Go home.”",
        "He said: ‘Go home.’",
        "He said: 'Go home.'",
        "He said: «Go home.»",
        "He said: „Go home.“",
        "He said: „Go home.”",
        "He said: ``Go home.''",
        "He said: ''Go home.''",
    ],
)
def test_every_kind_of_mark_is_paired(text):
    assert marked(text) == ["Go home."]


def test_inner_marks_stand_in_outer_ones():
    text = "“She called it a ‘big’ win,” he said."
    assert [(text[m.start : m.end], m.depth) for m in find_marked(text)] == [
        ("She called it a ‘big’ win,", 0),
        ("big", 1),
    ]


def test_an_apostrophe_inside_marks_does_not_close_them():
    assert marked("‘It’s the boys’ ball,’ she said.") == ["It’s the boys’ ball,"]


def test_three_straight_strokes_close_the_inner_mark_first():
    assert marked("''He said, 'Go home,''' she said.") == ["He said, 'Go home,'", "Go home,"]


def test_an_open_mark_runs_to_the_end_of_its_paragraph():
    text = "“One.\nTwo."
    assert [(text[m.start : m.end], m.closed) for m in find_marked(text)] == [("One.", False)]


def test_a_quotation_that_every_paragraph_reopens_goes_on():
    marks = find_marked("“One.\n\n“Two.\n\n“Three,” he said.")
    assert [m.reopens for m in marks] == [False, True, True]
    assert [m.closed for m in marks] == [False, False, True]


def test_a_new_quotation_after_a_closed_one_does_not_go_on():
    assert [m.reopens for m in find_marked("“One.”\n\n“Two.”")] == [False, False]


def test_a_mark_that_was_never_closed_ends_where_the_next_of_its_kind_opens():
    assert marked("“One, he said. “Two,” he said.") == ["One, he said.", "Two,"]


@pytest.mark.parametrize("unit", ['"', "'", "“", "”", "‘", "’", "''", '" a', "'a ", "‘a ", " ’s", "“‘"])
def test_a_hundred_thousand_marks_are_read_soon(unit):
    text = unit * (100_000 // len(unit))
    with soon():
        find_marked(text)
