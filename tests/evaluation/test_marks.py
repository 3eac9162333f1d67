import pytest

from claimsdb.evaluation.marks import Style, between_marks, style


def marked(text):
    return "".join(character for character, inside in zip(text, between_marks(text), strict=True) if inside)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Nothing is said.", ""),
        ("It's the '90s.", ""),
        ('He said "yes" twice.', '"yes"'),
        ("He said “yes” and “no”.", "“yes”“no”"),
        ("He said ''yes'' twice.", "''yes''"),
        ("“It goes on\nAnd on.", "“It goes on"),
        ('“One" more” end', '“One" more”'),
        ("no ” alone", ""),
    ],
)
def test_words_between_double_marks(text, inside):
    assert marked(text) == inside


@pytest.mark.parametrize(
    ("words", "expected"),
    [("All of it", Style.DIRECT), ("said", Style.INDIRECT), ("said “All of it", Style.MIXED), ("...", Style.INDIRECT)],
)
def test_the_style_is_told_by_the_marks(words, expected):
    text = "He said “All of it” ... then."
    start = text.index(words)
    assert style(text, between_marks(text), (start, start + len(words))) is expected
