"""doccano's lines, out and in."""

import orjson
import pytest

from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.exchange.exporting import export
from claimsdb.exchange.stored.selection import everything
from claimsdb.exchange.stored.writing import Refused
from tests.exchange.trips import back
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db

# doccano's own examples of its formats: relation extraction, as its import page shows it, and sequence labelling.
RELATIONS = """
{
    "text": "Google was founded on September 4, 1998, by Larry Page and Sergey Brin.",
    "entities": [
        {"id": 0, "start_offset": 0, "end_offset": 6, "label": "ORG"},
        {"id": 1, "start_offset": 22, "end_offset": 39, "label": "DATE"},
        {"id": 2, "start_offset": 44, "end_offset": 54, "label": "PERSON"},
        {"id": 3, "start_offset": 59, "end_offset": 70, "label": "PERSON"}
    ],
    "relations": [
        {"from_id": 0, "to_id": 1, "type": "foundedAt"},
        {"from_id": 0, "to_id": 2, "type": "foundedBy"},
        {"from_id": 0, "to_id": 3, "type": "foundedBy"}
    ]
}
"""
LABELLED = """{"text": "EU rejects German call to boycott British lamb.", "label": [ [0, 2, "ORG"], [11, 17, "MISC"] ]}
{"text": "Peter Blackburn", "label": [ [0, 15, "PERSON"] ]}
{"text": "President Obama", "label": [ [10, 15, "PERSON"] ]}
"""


def written(tmp_path, text):
    """Write a file; return its path."""
    path = tmp_path / "all.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def line(text, *entities, **more):
    """Return a line of entities, each a start, an end and a label."""
    spans = [
        {"id": number, "start_offset": start, "end_offset": end, "label": label}
        for number, (start, end, label) in enumerate(entities)
    ]
    return orjson.dumps({"text": text, "entities": spans} | more).decode() + "\n"


def test_the_documented_relations_are_read(tmp_path):
    labels = {"ORG": "quotation", "DATE": "skip", "PERSON": "speaker", "foundedBy": "said_by"}
    back("doccano", written(tmp_path, RELATIONS), labels=labels)
    quotation = Quotation.objects.get()
    assert (quotation.mention.exact, quotation.mention.speaker.name) == ("Google", "Sergey Brin")
    assert (quotation.mention.speaker_start, quotation.mention.speaker_end) == (59, 70)


def test_the_documented_labels_are_read(tmp_path):
    labels = {"ORG": "mixed_quotation", "MISC": "indirect_quotation", "PERSON": "skip"}
    report = back("doccano", written(tmp_path, LABELLED), labels=labels)
    assert {(row.mention.exact, row.style) for row in Quotation.objects.all()} == {
        ("EU", "mixed"),
        ("German", "indirect"),
    }
    assert report.added["articles"] == 3


def test_unknown_labels_are_named_with_their_lines_and_nothing_is_stored(tmp_path):
    with pytest.raises(Refused) as refused:
        back("doccano", written(tmp_path, LABELLED))
    said = [str(trouble) for trouble in refused.value.report.troubles]
    assert [each.split(" is none")[0] for each in said] == [
        "all.jsonl, line 1: the label 'ORG'",
        "all.jsonl, line 1: the label 'MISC'",
        "all.jsonl, line 2: the label 'PERSON'",
        "all.jsonl, line 3: the label 'PERSON'",
    ]
    assert not Mention.objects.exists()


def test_offsets_are_code_points_both_ways(tmp_path):
    text = "😀 At least 4,000 died."
    make_claim("At least 4,000", make_article(text))
    (entity,) = orjson.loads(b"".join(export("doccano", everything())))["entities"]
    assert (entity["start_offset"], entity["end_offset"]) == (2, 16)
    back("doccano", written(tmp_path, line("😀 4,000 fled.", (2, 7, "claim"))))
    assert Mention.objects.latest("pk").exact == "4,000"


def test_a_new_claim_takes_its_figure_from_its_words(tmp_path):
    back("doccano", written(tmp_path, line("Nearly 5,000 km away.", (0, 15, "claim"))))
    claim = Claim.objects.get()
    assert (claim.comparator, claim.high, claim.unit, claim.base_high) == ("nearly", 5000, "km", 5_000_000)


def test_a_text_that_is_stored_already_is_not_stored_again(tmp_path):
    article = make_article("4,000 died.")
    back("doccano", written(tmp_path, line("4,000 died.", (0, 5, "claim"))))
    assert Mention.objects.get().article == article


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{\n", "not JSON"),
        ("7\n", "a line holds an object"),
        ('{"label": []}\n', "text: a text is wanted"),
        ('{"text": 7}\n', "text: a text is wanted"),
        ('{"text": "x", "entities": 7}\n', "entities: a list of objects is wanted"),
        ('{"text": "x", "label": [[0, "1", "claim"]]}\n', "label: [start, end, label] is wanted"),
        ('{"text": "x", "entities": [{"start_offset": 0}]}\n', "end_offset: a whole number is wanted"),
        (line("4,000 died.", (0, 50, "claim")), "0 to 50 is no place in a text of 11 code points"),
        (line("4,000 died.", (5, 5, "claim")), "5 to 5 is no place"),
        (line("4,000 died.", (6, 10, "claim")), "value: no number is read in 'died'"),
        (line("4,000 died.", (0, 5, "claim"), published="soon"), "published: 'soon' is no day"),
        (line("4,000 died.", (0, 5, "claim"), title="x" * 501), "title: longer than 500 characters"),
        (
            line("4,000 died.", (0, 5, "claim"), claimsdb={"claim:0-5": {"origin": "x", "measure": "none-such"}}),
            "measure: no measure has the slug 'none-such'",
        ),
        (
            line("4,000 died.", (0, 5, "claim"), claimsdb={"claim:0-5": {"origin": "x", "value": "many"}}),
            "value: a finite number is wanted",
        ),
        (
            line("4,000 died.", (0, 5, "claim"), claimsdb={"claim:0-5": {"origin": "x", "colour": "red"}}),
            "colour: no such column in claims",
        ),
        (
            line("4,000 died.", (0, 5, "claim"), claimsdb={"claim:0-5": {"annotator": "nobody", "origin": "nobody"}}),
            "annotator: no user is called 'nobody'",
        ),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong_and_leaves_nothing(tmp_path, text, said):
    with pytest.raises(Refused) as refused:
        back("doccano", written(tmp_path, line("9,000 fled.", (0, 5, "claim")) + text), make_people=False)
    (trouble, *_) = refused.value.report.troubles
    assert said in str(trouble)
    assert str(trouble).startswith("all.jsonl, line 2: ")
    assert not Mention.objects.exists()
