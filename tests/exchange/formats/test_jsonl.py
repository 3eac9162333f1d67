"""Our own lines in: what is wrong with one is told with its line, its column, and what to do."""

import orjson
import pytest

from claimsdb.claims.models import Claim, Mention
from claimsdb.corpus.models import digest
from claimsdb.exchange.exporting import export
from claimsdb.exchange.stored.selection import everything, of
from claimsdb.exchange.stored.writing import Refused
from claimsdb.links.decide import decide, take_back
from claimsdb.links.models import Comment, Conflict, Decision, Link, Question, Rank
from tests.exchange.trips import back, forget, tables
from tests.factories import make_article, make_claim, make_link, make_quotation, make_source, make_user

pytestmark = pytest.mark.django_db


def written(tmp_path, *lines):
    """Write lines; return the path."""
    path = tmp_path / "all.jsonl"
    path.write_bytes(b"".join(line if isinstance(line, bytes) else orjson.dumps(line) + b"\n" for line in lines))
    return path


def exported():
    """Return all lines of an export, parsed."""
    return [orjson.loads(line) for line in b"".join(export("jsonl", everything())).splitlines()]


def claim_line(printed, /, **more):
    """Return a line of a claim on the first words of an article."""
    key = f"{printed.source.slug}/{printed.sha256}"
    line = {"type": "claim", "key": f"{key}#claim:0-5", "article": key, "start": 0, "end": 5, "exact": "4,000"}
    return line | {"origin": "ours", "value": 4000.0} | more


def test_the_first_line_says_what_the_file_is():
    assert exported()[0] == {"type": "claimsdb", "version": 1, "offset_unit": "codepoint"}


def test_a_file_of_a_later_version_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        back("jsonl", written(tmp_path, {"type": "claimsdb", "version": 2}))
    assert "version: this file is of version 2, and version 1 is read" in str(refused.value.report.troubles[0])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"end": 500}, "start: 500 lies behind the text, which ends at 11; are the offsets in code points?"),
        ({"start": 5}, "start: 5 is not before the end, 5"),
        ({"start": -1}, "start: -1 is less than 0"),
        ({"start": "0"}, "start: a whole number is wanted"),
        ({"start": 2**40}, "start: a whole number is wanted"),
        ({"exact": "5,000"}, "exact: '4,000' stands at 0 to 5, not '5,000'"),
        ({"article": "bbc/" + "0" * 64}, "article: no article has the key"),
        ({"speaker_start": 1}, "speaker_start: the words of the speaker need both offsets"),
        ({"speaker_start": 3, "speaker_end": 2}, "speaker_start: 3 is not before the end, 2"),
        ({"state": "sure"}, "state: 'sure' is none of suggested, accepted, rejected"),
        ({"confidence": 1.5}, "confidence: 1.5 is more than 1"),
        ({"value": None}, "value: a claim needs a value, a low or a high"),
        ({"value": True}, "value: a finite number is wanted"),
        ({"low": 2, "high": 1}, "low: 2 is above the high, 1"),
        ({"unit": "furlongs and more"}, "unit: no unit is called 'furlongs and more'"),
        ({"value": 1e308, "unit": "km"}, "value: too large to be kept in its base unit"),
        ({"period_start": "2020-02-02", "period_end": "2020-02-01"}, "period_end: 2020-02-01 is before the start"),
        ({"period_start": "2020-02-31"}, "period_start: '2020-02-31' is no day"),
        ({"added": "yesterday"}, "added: 'yesterday' is no moment"),
        ({"measure": "none-such"}, "measure: no measure has the slug 'none-such'"),
        ({"annotator": "nobody"}, "annotator: no user is called 'nobody': make them in the admin, or import with"),
        ({"private_to": "nobody"}, "private_to: no user is called 'nobody'"),
        ({"origin": ""}, "origin: it must be there"),
        ({"cue": "x" * 201}, "cue: longer than 200 characters"),
        ({"cue": "a\0"}, "cue: A NUL character stands at offset 1"),
        ({"colour": "red"}, "colour: no such column in claims"),
        ({"type": "cat"}, "type: 'cat' is none of source, speaker"),
    ],
)
def test_a_bad_row_is_named_and_leaves_nothing(tmp_path, more, said):
    article = make_article("4,000 died.")
    sound = claim_line(article, key="x", start=6, end=10, exact="died")
    with pytest.raises(Refused) as refused:
        back("jsonl", written(tmp_path, sound, claim_line(article, **more)), make_people=False)
    (trouble,) = refused.value.report.troubles
    assert str(trouble).startswith("all.jsonl, line 2: ")
    assert said in str(trouble)
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{\n", "not JSON"),
        (b"[]\n", "a line holds an object"),
        (b'{"type": "claim", "value": NaN}\n', "not JSON"),
        (b'{"type": "source", "name": "\\ud800"}\n', "not JSON"),
        (b'{"type": "source", "name": "\xff"}\n', "not UTF-8"),
        (b"[" * 5000 + b"\n", "not JSON"),
        (b'{"type": "source", "slug": "x", "name": "X", "kind": ' + b"9" * 5000 + b"}\n", "not JSON"),
    ],
)
def test_a_line_that_is_none_is_told(tmp_path, line, said):
    with pytest.raises(Refused) as refused:
        back("jsonl", written(tmp_path, line))
    assert said in str(refused.value.report.troubles[0])


def test_a_binary_file_and_an_empty_one_are_told_apart(tmp_path):
    with pytest.raises(Refused) as refused:
        back("jsonl", written(tmp_path, b"\x89PNG\r\n\x1a\n\0\0"))
    assert "cannot be read" in str(refused.value.report.troubles[0])
    assert back("jsonl", written(tmp_path, b"")).changed == 0


def test_troubles_are_counted_where_they_are_too_many_to_show(tmp_path):
    with pytest.raises(Refused) as refused:
        back("jsonl", written(tmp_path, *([{"type": "cat"}] * 70)))
    assert (len(refused.value.report.troubles), refused.value.report.wrong) == (50, 70)
    assert str(refused.value) == "Nothing was imported: 70 records are wrong."


def test_what_a_part_of_a_database_leads_to_outside_itself_is_passed_over_and_counted(tmp_path):
    article = make_article("4,000 died.", revises=make_article("Some died."))
    quotation = make_quotation("4,000 died", article)
    make_claim("4,000", article, quotation=quotation, base_value=4000, base_low=4000)
    path = tmp_path / "part.jsonl"
    part = of(Claim.objects.all())
    path.write_bytes(b"".join(export("jsonl", part)))
    forget()
    report = back("jsonl", path)
    assert report.passed_over == {"quotations that are not there": 1, "revised articles that are not there": 1}
    assert (Claim.objects.get().quotation, Claim.objects.get().mention.article.revises) == (None, None)


def test_what_people_changed_since_is_left_as_it_is(tmp_path):
    claim = make_claim(base_value=4000, base_low=4000)
    path = written(tmp_path, *exported())
    Mention.objects.filter(pk=claim.pk).update(state="rejected", touched=True)
    Claim.objects.filter(pk=claim.pk).update(value=5000)
    assert back("jsonl", path).changed == 0
    assert (Claim.objects.get().value, Mention.objects.get().state) == (5000, "rejected")


def test_decisions_keep_their_persons_times_notes_and_order(tmp_path):
    link = make_link()
    anna, bob = make_user("annotator", username="anna"), make_user("reviewer", username="bob")
    decide(link, anna, "match", "same toll")
    decide(link, anna, "update")
    take_back(link, anna)
    decide(link, bob, "conflict")
    path, before = written(tmp_path, *exported()), list(Decision.objects.order_by("pk").values_list("relation", "time"))
    told = tables("decisions", "links", "questions")
    forget()
    back("jsonl", path)
    assert list(Decision.objects.order_by("pk").values_list("relation", "time")) == before
    assert tables("decisions", "links", "questions") == told
    assert Link.objects.get().relation == "conflict"


def test_a_case_comes_back_with_its_ranks_its_comments_and_what_it_was_closed_on(tmp_path):
    link, person = make_link(), make_user("reviewer", username="bob")
    decide(link, person, "conflict")
    conflict = Conflict.objects.get()
    fields = {"state": "resolved", "outcome": "error", "reason": "A slip.", "resolved_best": 4000, "assignee": person}
    Conflict.objects.filter(pk=conflict.pk).update(**fields, preferred=link.left)
    Rank.objects.create(conflict=conflict, mention=link.left, level="preferred", why="The ministry's own.")
    Comment.objects.create(conflict=conflict, person=person, text="Asked them.")
    Question.objects.update(text="How many died?", renamed=True)
    names = ["conflicts", "ranks", "comments", "questions"]
    path, before = written(tmp_path, *exported()), tables(*names)
    forget()
    back("jsonl", path)
    assert tables(*names) == before
    assert Conflict.objects.get().bases.count() == 2


def test_what_people_made_of_a_case_here_is_not_overwritten(tmp_path):
    link, person = make_link(), make_user("reviewer", username="bob")
    decide(link, person, "conflict")
    Conflict.objects.update(state="resolved", outcome="error", reason="A slip.")
    path = written(tmp_path, *exported())
    Conflict.objects.update(state="in_review", outcome="", reason="", assignee=person)
    assert back("jsonl", path).changed == 0
    assert Conflict.objects.get().state == "in_review"


def test_what_is_an_annotators_own_stays_so(tmp_path):
    anna = make_user("annotator", username="anna")
    article = make_article()
    make_quotation(article=article)
    make_quotation(article=article, mention={"private_to": anna, "annotator": anna})
    path, before = written(tmp_path, *exported()), tables("quotations")
    assert len({row["key"] for row in before["quotations"]}) == 2
    forget()
    back("jsonl", path)
    assert tables("quotations") == before
    assert Mention.objects.filter(private_to__username="anna").count() == 1


def test_a_source_known_by_its_name_under_another_slug_is_found(tmp_path):
    here, text = make_source(name="BBC", slug="bbc-news"), "4,000 died."
    sha256 = digest(text)
    article = {"type": "article", "key": f"bbc/{sha256}", "source": "bbc", "text": text, "sha256": sha256}
    back("jsonl", written(tmp_path, {"type": "source", "slug": "bbc", "name": "BBC"}, article))
    assert here.articles.get().text == text
