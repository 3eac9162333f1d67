"""brat's folders, out and in."""

import pytest

from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.exchange.stored.writing import Refused
from claimsdb.links.models import Link
from tests.exchange.trips import back, out
from tests.factories import make_article, make_claim, make_quotation

pytestmark = pytest.mark.django_db

TEXT = "Sony formed a joint venture with Ericsson, and 4,000 people\nlost their jobs."


def written(tmp_path, annotations, text=TEXT):
    """Write a text and its annotations; return the folder."""
    folder = tmp_path / "brat"
    folder.mkdir()
    (folder / "news-1.txt").write_text(text, encoding="utf-8")
    (folder / "news-1.ann").write_text(annotations, encoding="utf-8")
    return folder


def test_the_lines_of_the_manual_are_read(tmp_path):
    # After http://brat.nlplab.org/standoff.html: spans, a relation, an attribute, a note of a person's.
    lines = (
        "T1\tOrganization 0 4\tSony\n"
        "T3\tOrganization 33 41\tEricsson\n"
        "T4\tClaim 47 52\t4,000\n"
        "R1\tOrigin Arg1:T3 Arg2:T1\n"
        "A1\tNegation T4\n"
        "A2\tState T4 accepted\n"
        "#1\tAnnotatorNotes T1\tthis annotation is suspect\n"
    )
    labels = {"Organization": "quotation", "Claim": "claim", "Origin": "related"}
    report = back("brat", written(tmp_path, lines), labels=labels, engine="brat")
    assert Quotation.objects.count() == 2
    assert (Claim.objects.get().value, Claim.objects.get().mention.state) == (4000, "suggested")
    assert Link.objects.get().suggested == "related"
    assert report.passed_over == {"attributes": 1, "notes": 1}


def test_what_brat_writes_is_one_line_a_span_its_words_on_one_line(tmp_path):
    make_quotation("4,000 people\nlost", make_article(TEXT))
    folder = out("brat", tmp_path / "brat")
    (file,) = folder.glob("*.ann")
    assert file.read_text().splitlines()[0] == "T1\tdirect_quotation 47 64\t4,000 people lost"
    assert "[entities]" in (folder / "annotation.conf").read_text()


def test_offsets_are_code_points(tmp_path):
    make_claim("4,000", make_article("😀 4,000 died."))
    folder = out("brat", tmp_path / "brat")
    (file,) = folder.glob("*.ann")
    assert file.read_text().startswith("T1\tclaim 2 7\t4,000\n")


def test_a_span_in_pieces_is_refused_by_name(tmp_path):
    with pytest.raises(Refused) as refused:
        back("brat", written(tmp_path, "T1\tclaim 0 4;10 20\tSony\n"))
    assert str(refused.value.report.troubles[0]) == (
        "news-1.ann, line 1: T1 is in pieces: a mention is one unbroken span; mark it as one in brat"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T2\tclaim 47 52\t9,999\n", "T2: '9,999' does not stand at 47 to 52, but '4,000'"),
        ("T2\tclaim 47 520\t4,000\n", "T2: 47 to 520 is no place in a text of 76 code points"),
        ("T2\tPlace 0 4\tSony\n", "the label 'Place' is none of"),
        ("claim 47 52\n", "no line of brat's"),
        ("T2\tclaim 53 59\tpeople\n", "value: no number is read"),
        ("T2\tclaim 47 52\t4,000\nR1\tbefore Arg1:T1 Arg2:T2\n", "the relation 'before' is none of"),
        ('T2\tclaim 47 52\t4,000\n#1\tAnnotatorNotes T2\t{"unit": "furlongs"}\n', "unit: no unit is called 'furlongs'"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong_and_leaves_nothing(tmp_path, line, said):
    with pytest.raises(Refused) as refused:
        back("brat", written(tmp_path, "T1\tdirect_quotation 0 4\tSony\n" + line))
    (trouble, *_) = refused.value.report.troubles
    assert said in str(trouble)
    assert str(trouble).startswith("news-1.ann, line ")
    assert not Mention.objects.exists()


def test_a_text_that_is_not_there_is_named(tmp_path):
    folder = written(tmp_path, "T1\tclaim 47 52\t4,000\n")
    (folder / "news-1.txt").unlink()
    with pytest.raises(Refused) as refused:
        back("brat", folder)
    assert "the text news-1.txt beside it cannot be read" in str(refused.value.report.troubles[0])


def test_events_and_normalisations_are_passed_over_and_told(tmp_path):
    lines = "T1\tclaim 47 52\t4,000\nE1\tLoss:T1\nN1\tReference T1 Wikidata:Q1\tx\n*\tEquiv T1 T1\n"
    report = back("brat", written(tmp_path, lines))
    assert report.passed_over == {"events": 1, "normalisations": 1, "equivalences": 1}
    assert "Passed over: 1 events" in str(report)
