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
            "Reports that men are being sent upset her.",
            "Reports",
            [("noun_clause", ["that men are being sent"])],
        ),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She denied him a visa.", {"object"}),
        ("She denied all involvement.", {"object", "charge"}),
        ("She denied the accusations of fraud.", {"object", "charge"}),
    ],
)
def test_a_charge_is_denied_and_a_good_is_withheld(text, expected):
    assert {frame for frame, _ in frames(text, "denied")} == expected


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("He met the men whom the claim had ruined.", []),
        ("He met one of the men whom the Azerbaijanis claim aren't there.", ["aren't there"]),
        ("He met the villagers whom the Saudis claim don't exist were filmed.", ["don't exist"]),
    ],
)
def test_a_verb_of_speech_that_the_tagger_takes_for_a_noun_takes_its_clause(text, pieces):
    assert [piece.strip(" .") for _, held in frames(text, "claim") for piece in held] == pieces


def test_what_is_expected_has_two_pieces():
    [(frame, pieces)] = frames("The bridge is expected to close in May.", "expected")
    assert frame == "subject_infinitive"
    assert pieces == ["The bridge", "to close in May"]


def test_a_cue_in_the_midst_of_its_content_parts_it():
    [(_, pieces)] = frames("The bridge, she said, was closed for good.", "said")
    assert [piece.strip(" ,.") for piece in pieces] == ["The bridge", "was closed for good"]
