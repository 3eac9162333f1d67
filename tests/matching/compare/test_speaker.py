from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.speaker import speaker
from tests.matching.make import prepared


def test_different_speakers_may_answer_one_question():
    assert speaker(prepared(speaker="Ana Ruiz"), prepared(speaker="Police")) == SILENT


def test_one_speaker_speaks_for_one_question():
    assert speaker(prepared(speaker="Ana Ruiz"), prepared(speaker="Ana Ruiz")) == (1.0, "Both are said by Ana Ruiz.")
