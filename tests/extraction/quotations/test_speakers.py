import pytest

from claimsdb.extraction.quotations.speakers import speaker_of, stretch_of
from tests.extraction.quotations.quoting import reading


def speaker(text: str, cue: str) -> str | None:
    doc = reading(text).doc
    head = speaker_of(next(t for t in doc if t.text == cue))
    if head is None:
        return None
    start, end = stretch_of(head)
    return doc[start:end].text


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("It was said that the bridge was closed.", "said", None),
        ("Ann Lee said the bridge was closed.", "said", "Ann Lee"),
        ("The mayor of Oslo said the bridge was closed.", "said", "The mayor of Oslo"),
        ("The mayor, Ann Lee, said the bridge was closed.", "said", "The mayor, Ann Lee"),
        ("Ann Lee got up and said the bridge was closed.", "said", "Ann Lee"),
        ("Ann Lee spoke at noon, saying the bridge was closed.", "saying", "Ann Lee"),
        ("Ann Lee issued a statement saying the bridge was closed.", "saying", "Ann Lee"),
        ("The plan was condemned by Ann Lee.", "condemned", "Ann Lee"),
        ("Ann Lee’s claim that the bridge was closed was false.", "claim", "Ann Lee’s"),
        ("The bridge was closed, according to Ann Lee.", "according", "Ann Lee"),
        ("He met men whom the Azerbaijanis claim aren't there.", "claim", "Azerbaijanis"),
    ],
)
def test_the_speaker_is_whoever_the_cue_leans_on(text, cue, expected):
    assert speaker(text, cue) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Ann Lee’s reports that the bridge was closed were false.", "reports", "Ann Lee’s"),
        ("Ann Lee made allegations that the bridge was closed.", "allegations", "Ann Lee"),
        ("Ann Lee is concerned at multiple reports that the bridge is closed.", "reports", "multiple reports"),
        ("Ann Lee denied rumours that the bridge was closed.", "rumours", "rumours"),
    ],
)
def test_reports_that_nobody_makes_speak_for_themselves(text, cue, expected):
    assert speaker(text, cue) == expected
