"""Label Studio's tasks, out and in."""

import orjson
import pytest

from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.exchange.exporting import export
from claimsdb.exchange.stored.selection import everything
from claimsdb.exchange.stored.writing import Refused
from claimsdb.links.models import Link
from tests.exchange.trips import back
from tests.factories import make_article, make_claim, make_quotation, make_user

pytestmark = pytest.mark.django_db

# After the example of a task in https://labelstud.io/guide/task_format: what the interface "Named Entity Recognition"
# stores, with a relation between two of its regions as https://labelstud.io/tags/relations shows it.
DOCUMENTED = {
    "id": 1,
    "created_at": "2021-03-09T21:52:49.513742Z",
    "updated_at": "2021-03-09T22:16:08.746926Z",
    "project": 83,
    "data": {"text": "Opossums eat 5,000 ticks a season, said Anna Petrosyan."},
    "annotations": [
        {
            "id": "1001",
            "result": [
                {
                    "from_name": "label",
                    "id": "Dx_aB91ISN",
                    "source": "$text",
                    "to_name": "text",
                    "type": "labels",
                    "value": {"start": 0, "end": 33, "text": "Opossums eat 5,000 ticks a season", "labels": ["Quote"]},
                },
                {
                    "from_name": "label",
                    "id": "t5sp3TyXPo",
                    "source": "$text",
                    "to_name": "text",
                    "type": "labels",
                    "value": {"start": 40, "end": 54, "text": "Anna Petrosyan", "labels": ["Person"]},
                },
                {
                    "from_id": "Dx_aB91ISN",
                    "to_id": "t5sp3TyXPo",
                    "type": "relation",
                    "direction": "right",
                    "labels": ["org:said_by"],
                },
            ],
            "was_cancelled": False,
            "ground_truth": False,
            "created_at": "2021-03-09T22:16:08.728353Z",
            "updated_at": "2021-03-09T22:16:08.728378Z",
            "lead_time": 4.288,
            "result_count": 0,
            "task": 1,
            "completed_by": 10,
        }
    ],
    "predictions": [
        {
            "created_ago": "3 hours",
            "model_version": "model 1",
            "result": [
                {
                    "from_name": "label",
                    "id": "p1",
                    "source": "$text",
                    "to_name": "text",
                    "type": "labels",
                    "score": 0.75,
                    "value": {"start": 13, "end": 18, "text": "5,000", "labels": ["Number"]},
                }
            ],
        }
    ],
}
LABELS = {"Quote": "direct_quotation", "Person": "speaker", "Number": "claim", "org:said_by": "said_by"}


def task(text, *regions, **more):
    """Return a task with an annotation of regions, each a start, an end, its words and its label."""
    result = [
        {
            "id": f"r{number}",
            "type": "labels",
            "from_name": "label",
            "to_name": "text",
            "value": {"start": start, "end": end, "labels": [label]} | ({} if words is None else {"text": words}),
        }
        for number, (start, end, words, label) in enumerate(regions)
    ]
    return {"data": {"text": text}, "annotations": [{"result": result}]} | more


def written(tmp_path, *tasks):
    """Write tasks as Label Studio exports them; return the path."""
    path = tmp_path / "project-1.json"
    path.write_bytes(orjson.dumps(list(tasks), option=orjson.OPT_INDENT_2))
    return path


def test_the_documented_task_is_read(tmp_path):
    report = back("label-studio", written(tmp_path, DOCUMENTED), labels=LABELS, source="Opossum Weekly")
    quotation, claim = Quotation.objects.get(), Claim.objects.get()
    assert str(report).startswith("Added 1 sources, 1 articles, 1 quotations, 1 claims")
    assert quotation.mention.exact == "Opossums eat 5,000 ticks a season"
    assert (quotation.style, quotation.mention.speaker.name) == ("direct", "Anna Petrosyan")
    assert (claim.value, claim.mention.origin, claim.mention.confidence) == (5000, "model 1", 0.75)
    assert quotation.mention.article.source.name == "Opossum Weekly"


def test_one_task_alone_is_read_as_an_array_of_them_is(tmp_path):
    path = tmp_path / "task.json"
    path.write_bytes(orjson.dumps(DOCUMENTED, option=orjson.OPT_INDENT_2))
    back("label-studio", path, labels=LABELS)
    assert Mention.objects.count() == 2


def test_an_unknown_label_is_named_with_its_place_and_nothing_is_stored(tmp_path):
    with pytest.raises(Refused) as refused:
        back("label-studio", written(tmp_path, DOCUMENTED))
    said = [str(trouble) for trouble in refused.value.report.troubles]
    assert said[0].startswith("project-1.json, record 1, annotations 1: the label 'Quote' is none of direct_quotation")
    assert "--label Quote=claim" in said[0]
    assert not Mention.objects.exists()


def test_offsets_are_written_in_code_points():
    text = "😀 At least 4,000 people died."
    make_claim("At least 4,000", make_article(text))
    (exported,) = orjson.loads(b"".join(export("label-studio", everything())))
    (region,) = exported["predictions"][0]["result"]
    assert (region["value"]["start"], region["value"]["end"]) == (2, 16)


def test_offsets_in_utf16_units_are_told_by_the_words(tmp_path):
    text = "😀 4,000 died, 😀 3,000 fled."
    back("label-studio", written(tmp_path, task(text, (3, 8, "4,000", "claim"), (18, 23, "3,000", "claim"))))
    assert [mention.exact for mention in Mention.objects.order_by("start")] == ["4,000", "3,000"]


def test_offsets_in_code_points_are_told_by_the_words(tmp_path):
    text = "😀 4,000 died, 😀 3,000 fled."
    back("label-studio", written(tmp_path, task(text, (2, 7, "4,000", "claim"), (16, 21, "3,000", "claim"))))
    assert [mention.exact for mention in Mention.objects.order_by("start")] == ["4,000", "3,000"]


def test_without_words_offsets_count_as_the_import_is_told(tmp_path):
    path = written(tmp_path, task("😀 4,000 died.", (3, 8, None, "claim")))
    back("label-studio", path, utf16=True)
    assert Mention.objects.get().exact == "4,000"


def test_people_are_annotations_and_engines_predictions():
    article, anna = make_article(), make_user(username="anna")
    make_claim(article=article, mention={"annotator": anna, "origin": "anna", "state": "accepted", "touched": True})
    make_quotation(article=article, mention={"origin": "claimsdb 1"})
    (exported,) = orjson.loads(b"".join(export("label-studio", everything())))
    assert len(exported["annotations"]) == 1
    assert [each["model_version"] for each in exported["predictions"]] == ["claimsdb 1"]
    assert exported["data"]["text"] == article.text


def test_a_relation_that_points_left_is_turned(tmp_path):
    one = task("4,000 died. 5,000 died.", (0, 5, "4,000", "claim"), (12, 17, "5,000", "claim"))
    relation = {"type": "relation", "from_id": "r0", "to_id": "r1", "direction": "left", "labels": ["conflict"]}
    one["annotations"][0]["result"].append(relation)
    back("label-studio", written(tmp_path, one), engine="ours")
    assert (Link.objects.get().suggested, Link.objects.get().engine) == ("conflict", "ours")


def test_a_cancelled_annotation_is_left_out(tmp_path):
    one = task("4,000 died.", (0, 5, "4,000", "claim"))
    one["annotations"][0]["was_cancelled"] = True
    back("label-studio", written(tmp_path, one))
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"data": {}}, "text: a text is wanted"),
        ({"data": []}, "data: a task holds an object"),
        ([1], "data: a task holds an object"),
        ({"data": {"text": "x"}, "annotations": 7}, "annotations: a list of objects is wanted"),
        (task("4,000 died.", (0, 99, None, "claim")), "0 to 99 is no place in a text of 11 code points"),
        (task("4,000 died.", (0, 5, "9,000", "claim")), "'9,000' does not stand at 0 to 5"),
        (task("4,000 died.", ("a", 5, "9,000", "claim")), "start and end are whole numbers"),
        (task("Many died.", (0, 4, "Many", "claim")), "value: no number is read in 'Many'"),
        ({"data": {"text": "x"}, "annotations": [{"result": [{"type": "brushlabels"}]}]}, "brushlabels are not read"),
        ({"data": {"text": "a\0b"}}, "A NUL character stands at offset 1"),
    ],
)
def test_a_bad_task_is_named_with_what_to_do_and_leaves_nothing(tmp_path, value, said):
    sound = task("4,000 died.", (0, 5, "4,000", "claim"))
    with pytest.raises(Refused) as refused:
        back("label-studio", written(tmp_path, sound, value))
    (trouble, *_) = refused.value.report.troubles
    assert said in str(trouble)
    assert str(trouble).startswith("project-1.json, record 2")
    assert not Mention.objects.exists()
