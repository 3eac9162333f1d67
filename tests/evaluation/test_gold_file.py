import pytest
from django.conf import settings

from claimsdb.evaluation.gold_file import read_file
from claimsdb.evaluation.lines import BadLineError
from claimsdb.evaluation.mentions import Figure, Quotation
from tests.evaluation.files import at, write_lines

TEXT = "“Yes,” said Anna of the ‘action plan’."


def test_quotations_of_an_article(tmp_path):
    said = at(TEXT, "Yes", kind="direct", speaker="Anna", speaker_start=12, speaker_end=16)
    gold = read_file(write_lines(tmp_path / "g.jsonl", {"id": "a", "text": TEXT, "quotations": [said]}))
    assert gold.texts == {"a": TEXT}
    assert gold.quotations == {
        "a": [Quotation(span=(1, 4), kind="direct", speaker="Anna", speaker_span=(12, 16))],
    }
    assert (gold.figures, gold.claims, gold.articles, gold.names_speakers) == (None, None, {"a"}, True)


def test_marks_that_quote_nobody_are_left_out(tmp_path):
    scare = at(TEXT, "action plan", kind="scare")
    gold = read_file(write_lines(tmp_path / "g.jsonl", {"id": "a", "text": TEXT, "quotations": [scare]}))
    assert (gold.quotations, gold.names_speakers) == ({"a": []}, False)


def test_figures_of_a_case_with_bounds_in_either_place(tmp_path):
    text = "12, 10 to 20, or 3 and more of nothing"
    rows = [
        at(text, "12", value=12),
        at(text, "10 to 20", qualifier={"low": 10, "high": 20}),
        at(text, "3 and more", low=3, qualifier=None),
        at(text, "nothing", value=None, qualifier=None),
    ]
    gold = read_file(write_lines(tmp_path / "g.jsonl", {"id": 1, "text": text, "quantities": rows}))
    assert gold.figures == {
        "1": [Figure(span=(0, 2), value=12), Figure(span=(4, 12), low=10, high=20), Figure(span=(17, 27), low=3)]
    }


def test_unsupported_cases_are_passed_over_unless_asked_for(tmp_path):
    row = {"text": "x", "quantities": []}
    path = write_lines(tmp_path / "g.jsonl", row | {"id": "a"}, row | {"id": "b", "python_unsupported": True})
    assert set(read_file(path).figures) == {"a"}
    assert set(read_file(path, all_cases=True).figures) == {"a", "b"}


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([], "g.jsonl: nothing to measure by"),
        ([{"id": "a", "text": "x"}], "line 1: neither"),
        ([{"text": "x", "quotations": []}], 'line 1: "id"'),
        ([{"id": "a", "quotations": []}], 'line 1: "text"'),
        ([{"id": "a", "text": "x", "quotations": []}] * 2, "line 2: a was there before"),
        ([{"id": "a", "text": "x", "quotations": [{"start": 0, "end": 2}]}], "line 1: it ends at 2"),
        ([{"id": "a", "text": "x", "quantities": [{"start": 0, "end": 1, "value": "2"}]}], 'line 1: "value"'),
        ([{"id": "a", "text": "x", "quotations": [{"start": 0, "end": 1, "exact": "y"}]}], "line 1: at 0 stands 'x'"),
    ],
)
def test_bad_gold_is_named(tmp_path, rows, wrong):
    with pytest.raises(BadLineError, match=wrong):
        read_file(write_lines(tmp_path / "g.jsonl", *rows))


def test_the_examples_of_the_docs_are_read(tmp_path):
    page = (settings.BASE_DIR / "docs" / "measuring.md").read_text(encoding="utf-8")
    examples = [line for line in page.splitlines() if line.startswith('{"id"')]
    golds = []
    for number, example in enumerate(examples):
        path = tmp_path / f"{number}.jsonl"
        path.write_text(example, encoding="utf-8")
        golds.append(read_file(path))
    assert [bool(gold.quotations) for gold in golds] == [True, False, False]
    assert [bool(gold.figures) for gold in golds] == [False, True, True]
