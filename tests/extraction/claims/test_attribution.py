from claimsdb.extraction.claims.attribution import Holders
from claimsdb.extraction.extraction import NOBODY, Attribution, ExtractedQuotation, SpeakerKind, Style
from tests.extraction.claims.reading import claims

TEXT = "Anna Bell said the flood killed 300 people. It was 12 km wide."
BELL = Attribution(speaker="Anna Bell", speaker_kind=SpeakerKind.PERSON, speaker_start=0, speaker_end=9, cue="said")


def quotation(start: int, end: int, attribution: Attribution = NOBODY) -> ExtractedQuotation:
    return ExtractedQuotation(start=start, end=end, style=Style.INDIRECT, attribution=attribution)


def test_the_writer_asserts_what_nobody_says():
    claim = claims(TEXT, [quotation(15, 42, BELL)])["12 km"]
    assert (claim.attribution, claim.quotation) == (NOBODY, None)


def test_a_claim_in_a_quotation_is_its_speakers():
    claim = claims(TEXT, [quotation(15, 42, BELL)])["300"]
    assert (claim.attribution, claim.quotation) == (BELL, 0)


def test_the_innermost_quotation_holds_the_claim():
    assert claims(TEXT, [quotation(0, 60), quotation(15, 42, BELL)])["300"].quotation == 1


def test_a_quotation_that_ends_before_holds_nothing():
    assert Holders([quotation(0, 10), quotation(20, 30)]).innermost(12, 15) is None


def test_a_hedge_has_an_unnamed_speaker():
    attribution = claims("Reportedly, 300 people drowned.")["300"].attribution
    assert (attribution.speaker, attribution.speaker_kind, attribution.cue) == ("", SpeakerKind.UNNAMED, "Reportedly")
