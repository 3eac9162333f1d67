"""``manage.py evaluate``, as a person runs it."""

import json

import pytest
from django.conf import settings
from django.core.management import CommandError

from tests.claims.test_commands import printed
from tests.evaluation.files import at, write_lines

FIRST = "“We lost many,” said Anna Petrosyan. The 1988-1994 war over Karabakh claimed 30,000 lives."
SECOND = "Armenia and Azerbaijan fought a 1988-94 war over Karabakh. It claimed 30,000 lives."
TEXTS = [{"id": "a", "text": FIRST}, {"id": "b", "text": SECOND}]
SAID = at(FIRST, "We lost many") | at(FIRST, "We lost many", id="q1", doc="a", kind="direct", speaker="Anna Petrosyan")
LIVES = {"value": 30000, "qualifier": "exact", "question": "toll", "exact": "30,000 lives"}


@pytest.fixture
def gold(tmp_path):
    """A folder of annotations, and beside it its texts."""
    folder = tmp_path / "gold"
    naming = at(FIRST, "Anna Petrosyan")
    write_lines(folder / "quotations.jsonl", SAID | {"speaker_start": naming["start"], "speaker_end": naming["end"]})
    write_lines(
        folder / "claims.jsonl",
        at(FIRST, "30,000 lives", id="c1", doc="a", **LIVES),
        at(SECOND, "30,000 lives", id="c2", doc="b", **LIVES),
    )
    write_lines(tmp_path / "texts.jsonl", *TEXTS)
    return folder


def rows(*args, **options):
    """Measurements by task and name: the numbers in them."""
    found = json.loads(printed("evaluate", *args, json=True, **options))
    return {task: {each.pop("name"): each for each in measured} for task, measured in found.items()}


def test_the_engine_is_measured_on_all_that_a_folder_tells(gold, tmp_path):
    found = rows(gold=gold, texts=tmp_path / "texts.jsonl")
    assert set(found) == {"quotations", "speakers", "claims", "links"}
    assert found["quotations"]["direct, words and speaker"] == {"right": 1, "of": 1, "share": 1}
    assert found["speakers"]["canonical name right, of found"] == {"right": 1, "of": 1, "share": 1}
    assert found["claims"]["found"]["right"] == 2
    assert found["links"]["match"]["right"] == 1


def test_one_task_alone(gold, tmp_path):
    assert set(rows("claims", gold=gold, texts=tmp_path / "texts.jsonl")) == {"claims"}


def test_output_made_before_gives_the_same_figures(gold, tmp_path):
    texts = tmp_path / "texts.jsonl"
    (tmp_path / "out.jsonl").write_text(printed("extract", file=str(texts)))
    (tmp_path / "pairs.jsonl").write_text(printed("crossref", file=str(texts)))
    found = [tmp_path / "out.jsonl", tmp_path / "pairs.jsonl"]
    assert rows(gold=gold, texts=texts, found=found) == rows(gold=gold, texts=texts)
    assert rows("links", gold=gold, found=found[1:]) == rows("links", gold=gold, texts=texts)


def test_claims_and_links_of_output_are_measured_without_the_texts(gold, tmp_path):
    output = {"id": "a", "claims": [at(FIRST, "30,000", value=30000)]}
    found = write_lines(tmp_path / "out.jsonl", output)
    measured = rows(gold=gold, found=[found])
    assert set(measured) == {"claims", "links"}
    assert measured["claims"]["found"]["right"] == 1
    with pytest.raises(CommandError, match="cannot measure quotations: their texts are missing"):
        rows("quotations", gold=gold, found=[found])


def test_quotations_in_a_file(tmp_path):
    path = write_lines(tmp_path / "q.jsonl", {"id": "a", "text": FIRST, "quotations": [at(FIRST, "We lost many")]})
    found = rows(gold=path)
    assert set(found) == {"quotations"}
    assert found["quotations"]["direct, the same words"]["right"] == 1


def test_figures_in_a_file_and_the_cases_that_are_passed_over(tmp_path):
    case = {"text": "about $56bn", "quantities": [at("about $56bn", "$56bn", value=56e9)]}
    path = write_lines(tmp_path / "f.jsonl", case | {"id": 1}, case | {"id": 2, "python_unsupported": True})
    assert rows(gold=path)["figures"]["values right, of annotated"] == {"right": 1, "of": 1, "share": 1}
    assert rows(gold=path, all_cases=True)["figures"]["values right, of annotated"]["right"] == 2


def test_the_seeds_are_the_gold_where_none_is_named(tmp_path):
    text = (settings.BASE_DIR / "seeds" / "004_c304bef926899786.txt").read_bytes().decode()
    found = write_lines(tmp_path / "out.jsonl", {"id": "004", "claims": [at(text, "30,000 dead", value=30000)]})
    measured = rows(found=[found])
    assert {task: next(iter(each.values())).get("gold") for task, each in measured.items()} == {
        "quotations": 122,
        "speakers": None,
        "claims": 99,
        "links": 28,
    }
    assert measured["claims"]["found"]["right"] == 1


def test_a_table_for_people(gold, tmp_path):
    lines = printed("evaluate", "claims", gold=gold, texts=tmp_path / "texts.jsonl").splitlines()
    assert lines[1] == "claims"
    assert lines[2].split()[:4] == ["found", "2", *lines[2].split()[2:4]]


def test_what_is_wrong_is_listed(gold, tmp_path):
    found = [write_lines(tmp_path / "out.jsonl", {"id": "a", "claims": [at(FIRST, "30,000", value=3)]})]
    options = {"gold": gold, "found": found, "texts": tmp_path / "texts.jsonl", "wrong": True}
    assert printed("evaluate", "claims", **options).splitlines() == [
        "claims: value: a: 30,000 lives (30000, found 3)",
        "claims: missed: b: 30,000 lives",
    ]
    lines = printed("evaluate", json=True, **options).splitlines()
    assert [json.loads(line)["task"] for line in lines] == ["quotations", "claims", "claims", "links"]


def test_calibration_of_all_that_has_a_confidence(gold, tmp_path):
    text = printed("evaluate", "calibration", gold=gold, texts=tmp_path / "texts.jsonl")
    assert [line for line in text.splitlines() if not line.startswith(" ")] == ["quotations", "claims", "links"]
    assert text.count("expected calibration error") == 3
    curves = json.loads(printed("evaluate", "calibration", gold=gold, texts=tmp_path / "texts.jsonl", json=True))
    assert {curve["name"]: curve["n"] > 0 for curve in curves} == {"quotations": True, "claims": True, "links": True}


@pytest.mark.parametrize(
    ("task", "options", "wrong"),
    [
        (None, {"gold": "none.jsonl"}, r"none\.jsonl: No such file"),
        (None, {"gold": "gold"}, "--texts must say"),
        (None, {"gold": "texts.jsonl"}, r"texts\.jsonl, line 1: neither"),
        (None, {"gold": "gold", "texts": "other.jsonl"}, r"quotations\.jsonl, line 1: there is no text of article a"),
        (None, {"gold": "gold", "texts": "texts.jsonl", "found": ["other.jsonl"]}, "none of the annotated articles"),
        (None, {"gold": "gold", "texts": "texts.jsonl", "found": ["bad.jsonl"]}, r"bad\.jsonl, line 1: no JSON"),
        (
            None,
            {"gold": "gold", "texts": "texts.jsonl", "found": ["far.jsonl"]},
            r"far\.jsonl, line 1: it ends at 9999",
        ),
        (None, {"gold": "quoted.jsonl", "texts": "texts.jsonl"}, "--texts goes with a folder"),
        ("figures", {"gold": "gold", "texts": "texts.jsonl"}, "cannot measure figures"),
        ("claims", {"gold": "quoted.jsonl"}, "cannot measure claims"),
        ("calibration", {"gold": "figures.jsonl"}, "cannot measure calibration"),
        (None, {"gold": "gold", "texts": "texts.jsonl", "processes": 0}, "--processes"),
        ("calibration", {"gold": "gold", "texts": "texts.jsonl", "wrong": True}, "--wrong goes with"),
        ("claims", {"gold": "gold", "found": ["far.jsonl"], "wrong": True}, "cannot measure claims: their texts"),
    ],
)
def test_what_cannot_be_measured_is_said(gold, tmp_path, task, options, wrong):
    write_lines(tmp_path / "other.jsonl", {"id": "z", "text": "Other."})
    write_lines(tmp_path / "far.jsonl", {"id": "a", "claims": [{"start": 0, "end": 9999}]})
    write_lines(tmp_path / "quoted.jsonl", {"id": "a", "text": FIRST, "quotations": []})
    write_lines(tmp_path / "figures.jsonl", {"id": "a", "text": FIRST, "quantities": []})
    (tmp_path / "bad.jsonl").write_text("nonsense")
    for name in options.keys() & {"gold", "texts"}:
        options = options | {name: tmp_path / options[name]}
    if "found" in options:
        options = options | {"found": [tmp_path / each for each in options["found"]]}
    with pytest.raises(CommandError, match=wrong):
        printed("evaluate", *([task] if task else []), **options)
