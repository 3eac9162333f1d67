"""Texts that break careless formats: they travel through each, with the mention that stands behind the trap."""

import pytest

from tests.exchange.trips import away_and_back, tables
from tests.factories import make_article, make_quotation, make_speaker

pytestmark = pytest.mark.django_db

TRAPS = {
    "astral characters": "😀👩‍👩‍👧 said: the toll rose.",
    "ends of lines of every kind": "One\r\ntwo\rthree\u2028four\u0085five: the toll rose.",
    "tabs and quotation marks": 'A\t"quoted", ‘word’ and `mark`: the toll rose.',
    "formulas": "=cmd|' /C calc'!A0\n+1\n-1\n@x the toll rose.",
    "right to left": "قال \u202eالوزير\u202c: the toll rose.",
    "combining marks": "e\u0301 and \u00e9 differ: the toll rose.",
    "a leading mark of byte order": "\ufeffa mark: the toll rose.",
    "markup": "<script>alert(1)</script> & &amp; {{ x }}: the toll rose.",
    "spaces at both ends": "  the toll rose.  \n",
    "a backslash": "C:\\new\\table \\u0041: the toll rose.",
}
NAMES = {"jsonl": "x.jsonl", "csv": "x", "label-studio": "x.json", "doccano": "x.jsonl", "brat": "x"}
# brat's own text files have no byte order mark: one at the start is read as none.
UNHELD = {("brat", "a leading mark of byte order")}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("trap", TRAPS)
def test_a_text_comes_back_with_what_stands_in_it(tmp_path, name, trap):
    if (name, trap) in UNHELD:
        pytest.skip("told in docs/exchange.md")
    speaker = make_speaker("=Anna\tO’Hara 😀")
    article = make_article(TRAPS[trap], title="'=title", authors='"A", B')
    make_quotation("the toll rose", article, mention={"speaker": speaker, "cue": "said:\t=x"})
    before = tables("articles", "quotations")
    away_and_back(name, tmp_path / NAMES[name])
    after = tables("articles", "quotations")
    assert after["quotations"] == before["quotations"]
    assert [row["text"] for row in after["articles"]] == [row["text"] for row in before["articles"]]


@pytest.mark.parametrize("trap", TRAPS)
def test_an_anchor_holds_in_web_annotations(tmp_path, trap):
    make_quotation("the toll rose", make_article(TRAPS[trap]))
    before = tables("quotations")
    away_and_back("w3c", tmp_path / "x.jsonld", articles=False)
    assert tables("quotations") == before
