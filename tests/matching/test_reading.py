import json
from functools import cached_property

from claimsdb.matching.background import Background
from claimsdb.matching.prepared import PreparedClaim, prepare_claim
from claimsdb.matching.reading import Reading, nearest, read_claim
from tests.matching.make import make_claim

FULL = make_claim(
    *["12", "On Monday, 3 May, Anna Huber, 12, was hurt 40 miles (64 km) from Upper Oberdorf with two others."],
    **{"before": "The dam of Oberdorf broke in March.", "title": "Dam breaks", "subject": "people hurt", "place": "Ob"},
)


def test_a_reading_that_went_through_json_prepares_the_same_claim():
    background = Background.from_texts(["The dam broke.", "Huber was hurt."])
    read = Reading(*json.loads(json.dumps(read_claim(FULL).kept())))
    again, claim = PreparedClaim(FULL, read, background), prepare_claim(FULL, background)
    parts = [name for name, part in vars(PreparedClaim).items() if isinstance(part, cached_property)]
    assert [getattr(again, name) for name in parts] == [getattr(claim, name) for name in parts]
    assert len(parts) > 10


def test_a_reading_holds_neither_figures_nor_what_people_fill_in():
    other = make_claim(FULL.exact, FULL.sentence, before=FULL.before, title=FULL.title, value=99.0, unit="mile")
    assert read_claim(other) == read_claim(FULL)


def test_a_word_stands_as_far_off_as_its_nearest_place():
    assert nearest("a flood of floods killed", " people in a flood") == {"kill": 0, "flood": 1, "peopl": 0}


def test_only_other_spellings_are_kept():
    assert read_claim(make_claim("12", "The flood killed 12 people in Ghent.")).spelling == {
        "kill": "killed",
        "peopl": "people",
    }


def test_the_article_s_lead_tells_what_a_claim_far_below_is_about():
    far = make_claim("12", "They counted 12 there.", title="Toll", before="It rained.", lead="A flood struck Oberdorf.")
    assert {"oberdorf", "flood"} <= set(read_claim(far).context)
