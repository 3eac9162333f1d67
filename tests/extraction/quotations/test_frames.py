import pytest

from claimsdb.extraction.quotations.frames import framed
from tests.extraction.quotations.quoting import reading


def frames(text: str, cue: str) -> list[tuple[str, list[str]]]:
    doc = reading(text).doc
    token = next(t for t in doc if t.text == cue)
    return [(f.frame, [doc[start:end].text for start, end in f.pieces]) for f in framed(token)]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("She slept.", "slept", []),
        ("She said the bridge was closed.", "said", [("clause", ["the bridge was closed"])]),
        ("She vowed to close the bridge.", "vowed", [("infinitive", ["to close the bridge"])]),
        ("She condemned the plan.", "condemned", [("object", ["the plan"])]),
        ("She called for a new bridge.", "called", [("preposition:for", ["a new bridge"])]),
        ("He denied the claim that the bridge was closed.", "claim", [("noun_clause", ["that the bridge was closed"])]),
        (
            "She was confident that the bridge was safe.",
            "confident",
            [("adjective_clause", ["that the bridge was safe"])],
        ),
        ("The bridge was closed, according to police.", "according", [("according", ["The bridge was closed,"])]),
    ],
)
def test_a_frame_has_its_name_and_its_content(text, cue, expected):
    got = [(frame, [piece.rstrip(" .") for piece in pieces]) for frame, pieces in frames(text, cue)]
    assert got == expected


def test_what_is_expected_has_two_pieces():
    [(frame, pieces)] = frames("The bridge is expected to close in May.", "expected")
    assert frame == "subject_infinitive"
    assert pieces == ["The bridge", "to close in May"]


def test_a_cue_in_the_midst_of_its_content_parts_it():
    [(_, pieces)] = frames("The bridge, she said, was closed for good.", "said")
    assert [piece.strip(" ,.") for piece in pieces] == ["The bridge", "was closed for good"]
