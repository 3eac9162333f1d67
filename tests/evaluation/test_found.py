import pytest

from claimsdb.evaluation.found import End, Suggested, read_found
from claimsdb.evaluation.lines import BadLineError, Line

LINK = {"left": {"id": "a", "start": 0, "end": 4}, "right": {"id": "b", "start": 1, "end": 2}, "relation": "match"}


def read(*rows, texts=None):
    return read_found([Line("out.jsonl", number, row) for number, row in enumerate(rows, start=1)], texts or {})


def test_the_output_of_both_commands_is_read_together():
    found = read(
        {"id": "a", "quotations": [{"start": 0, "end": 4, "confidence": 0.5}], "claims": [{"start": 0, "end": 2}]},
        {"id": "c", "quantities": [{"start": 0, "end": 2, "value": 3}]},
        LINK | {"kind": "quotation", "score": 0.9},
        LINK,
    )
    assert [each.confidence for each in found.quotations["a"]] == [0.5]
    assert [each.span for each in found.claims["a"]] == [(0, 2)]
    assert [each.value for each in found.figures["c"]] == [3]
    ends = End("a", (0, 4)), End("b", (1, 2))
    assert [(each.kind, each.left, each.right, each.score) for each in found.links] == [
        ("quotation", *ends, 0.9),
        ("claim", *ends, None),
    ]
    assert isinstance(found.links[0], Suggested)
    assert found.articles == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"quotations": []}, '"id"'),
        ({"id": "a", "claims": [{"start": 3, "end": 9}]}, "it ends at 9"),
        ({"id": "a", "claims": [{"start": 3}]}, '"start" and "end"'),
        ({"id": "a", "quotations": [{"start": 0, "end": 1, "confidence": 7}]}, '"confidence" is not between'),
        (LINK | {"left": None}, '"left"'),
        (LINK | {"relation": None}, '"relation"'),
    ],
)
def test_bad_output_is_named(row, wrong):
    with pytest.raises(BadLineError, match=f"out.jsonl, line 1: {wrong}"):
        read(row, texts={"a": "Words"})
