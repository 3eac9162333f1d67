"""Offsets on both sides of the border: the server counts code points, the browser UTF-16, over the same texts."""

import json

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.extraction.snapping import snapped
from tests.factories import make_article, make_claim, make_source
from tests.pages.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What has put offsets wrong: emoji and their joiners, marks that combine, breaks of every sort, what does not show,
# and letters that run from right to left.
PIECES = [
    *["war", "4,000", " ", "  ", ".", "“", "”", "don’t", "a", "\t", "<b>", "&amp;"],
    *["😀", "👩‍👩‍👧", "👋🏽", "🇦🇲", "𝔘", "𐐀"],
    *["é", "e\u0301", "ñ\u0303\u0325", "क्षि", "ﬁ", "각"],
    *["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\u0085"],
    *["\u200b", "\u200d", "\u200e", "\u202e", "\ufeff", "\u00ad", "\u00a0"],
    *["حرب", "مقتل 40", "שלום", "戦争", "สงคราม"],
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def units(text: str) -> int:
    """Return how long a text is to the browser."""
    return len(text.encode("utf-16-le")) // 2


IMPORT = """async (url) => {
    window.ArticleText = (await import(url)).ArticleText;
    const root = document.createElement("div");
    root.className = "text";
    document.getElementById("desk").append(root);
    window.build = (text) => new ArticleText(root, text);
}"""


@pytest.fixture
def blank(page, live_server, sign_in):
    """Return an open desk, in whose page other texts are put."""
    sign_in("annotator")
    desk = Desk(page, live_server, make_article()).open()
    page.evaluate(IMPORT, f"{live_server}/static/desk/text.js")
    return desk


@settings(max_examples=150, suppress_health_check=QUIET)
@given(st.one_of(TEXTS, ANY))
@example("😀")
@example("\r\n😀\r\n")
def test_every_offset_of_a_text_is_the_same_on_both_sides(blank, text):
    told = blank.page.evaluate(
        """(text) => {
            const article = build(text), points = [...text];
            return {
                units: points.map((_, point) => article.offsets.toUnits(point)),
                points: [...text].map((_, point) => article.offsets.toPoints(article.offsets.toUnits(point))),
                whole: article.range(0, points.length).toString(),
                length: article.offsets.length,
                first: points.map((_, point) => article.range(point, point + 1).toString()),
                places: points.map((_, at) => article.pointOf(...article.locate(article.offsets.toUnits(at), false))),
            };
        }""",
        text,
    )
    assert told["length"] == len(text)
    assert told["units"] == [units(text[:point]) for point in range(len(text))]
    assert told["points"] == told["places"] == list(range(len(text)))
    assert told["first"] == list(text)
    assert told["whole"] == text


@settings(max_examples=60, suppress_health_check=QUIET)
@given(st.one_of(TEXTS, ANY), st.data())
def test_what_is_selected_in_the_browser_is_what_the_server_reads(blank, text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = make_article(text, source=make_source())
    answer = blank.page.evaluate(
        """async ([text, url, start, end]) => {
            const article = build(text);
            article.select(start, end);
            const selected = article.selected();
            if (!selected) return null;
            const token = document.querySelector("#token input").value;
            const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
            const figure = { kind: "claim", comparator: "exactly", value: 1 };
            const asked = { method: "POST", headers, body: JSON.stringify({ ...figure, ...selected }) };
            
            const { mentions, errors } = await (await fetch(url, asked)).json();
            return { selected, errors, shown: mentions && article.words(mentions[0].start, mentions[0].end) };
        }""",
        [text, reverse("admin:corpus_article_desk_save", args=[article.pk]), start, end],
    )
    if answer is None:  # nothing of it shows, and so nothing of it can be selected
        assert not any(map(str.isalnum, text[start:end]))
        return
    assert (answer["selected"], answer["errors"]) == ({"start": start, "end": end}, None)
    assert Mention.objects.get(article=article).exact == answer["shown"] == text[start:end]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("😀😀 Nearly 5,000 died 👩‍👩‍👧.", "Nearly 5,000"),
        ("e\u0301te\u0301: 40 morts.\r\n\r\nPuis 50 morts.", "50"),
        ("\u200b\ufeffzero\u200bwidth: 40 dead", "40"),
        ("قال إن 40 شخصا قتلوا 😀 في الحرب.", "40"),
        ("\u202eturned\u202c 40 died", "40"),
    ],
)
def test_marks_stand_on_their_words(page, live_server, sign_in, text, words):
    article = make_article(text)
    make_claim(words, article)
    sign_in("annotator")
    desk = Desk(page, live_server, article).open()
    assert desk.marked()["claim-suggested-0"] == [words]
    desk.press("Tab")
    assert desk.marked()["chosen"] == [words]


@pytest.mark.parametrize("key", ["q", "c"])
def test_a_word_after_an_emoji_is_marked_by_keys_where_it_stands(page, live_server, sign_in, key):
    text = "👩‍👩‍👧 e\u0301te\u0301\r\n😀 مقتل 40 شخصا"
    article = make_article(text)
    sign_in("annotator")
    desk = Desk(page, live_server, article).open()
    start = text.index("40")
    desk.select(units(text[:start]), units(text[: start + 1])).press(key)
    page.locator("#form:not([hidden])").wait_for()
    if key == "c":
        expect(page.locator("#f-value")).to_have_value("40")
    desk.page.locator("#save").click()
    page.get_by_text("Saved:").wait_for()
    assert Mention.objects.get().exact == "40"
    assert (start, start + 2) == snapped(text, start, start + 1)


def test_right_to_left_paragraphs_run_from_the_right(page, live_server, sign_in):
    sign_in("viewer")
    desk = Desk(page, live_server, make_article("قال إن 40 شخصا.\nThen 50 died.", language="ar")).open()
    directions = desk.page.evaluate(
        "() => [...document.querySelectorAll('#text p')].map((p) => getComputedStyle(p).direction)"
    )
    assert directions == ["rtl", "ltr"]
    assert json.loads(desk.page.locator("#desk-state").text_content())["text"] == Article.objects.get().text
