import pytest

from claimsdb.extraction.extraction import Hedge
from tests.extraction.claims.reading import claims


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 30 people.",
        "He said that 30 people were hurt.",
        "Police arrested 140 protesters, who did not resist.",
        "The fire killed 150 sheep and was not put out.",
        "The 40-year-old boxer never recovered.",
        "The minister who denied the report has 12 children.",
    ],
)
def test_what_is_asserted_plainly_has_no_hedge(text):
    assert {claim.hedge for claim in claims(text).values()} == {None}


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The army denied that it had killed 40 civilians.", Hedge.DENIED),
        ("He did not see 90 soldiers there.", Hedge.DENIED),
        ("Ministers denied killing 160 people.", Hedge.DENIED),
        ("An estimated 30,000 people fled.", Hedge.ESTIMATED),
        ("Officials estimate that 120 homes burned.", Hedge.ESTIMATED),
        ("The firm will build 70 houses.", Hedge.EXPECTED),
        ("The city plans to plant 80 trees.", Hedge.EXPECTED),
        ("At least 50 are believed to have drowned.", Hedge.REPORTED),
        ("The quake reportedly injured 60.", Hedge.REPORTED),
        ("Some 110 men were reported missing.", Hedge.REPORTED),
    ],
)
def test_hedges_are_kept(text, hedge):
    assert {claim.hedge for claim in claims(text).values()} == {hedge}
