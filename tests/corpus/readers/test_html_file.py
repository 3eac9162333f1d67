"""HTML files into drafts."""

from datetime import date

import pytest

from claimsdb.corpus.readers import time_limit
from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.corpus.readers.html_file import cut, declared_encoding, draft_of, read_html

HEAD = """<!doctype html><html lang="en-GB"><head><title>The war</title>
<meta property="og:site_name" content="The Post"><meta name="author" content="Anna Petrosyan">
<meta property="article:published_time" content="2020-10-18T08:00:00Z">
<link rel="canonical" href="https://post.example/war"></head>"""
BODY = """<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>The war</h1>
<p>At least 4,000 people died in the war, officials said on Tuesday in the capital.</p>
<p>“We lost many,” said a spokesman of the ministry, who gave no further figures.</p></article></body></html>"""


def test_the_article_is_taken_without_the_menu():
    text = draft_of(HEAD + BODY).text
    assert "At least 4,000 people died" in text
    assert "“We lost many,”" in text
    assert "Sport" not in text


def test_what_the_file_declares_of_itself_is_taken():
    draft = draft_of(HEAD + BODY)
    assert draft.title == "The war"
    assert draft.authors == "Anna Petrosyan"
    assert draft.published == date(2020, 10, 18)
    assert draft.url == "https://post.example/war"
    assert draft.language == "en-GB"
    assert (draft.source.name, draft.source.homepage) == ("The Post", "https://post.example/")


def test_what_it_does_not_declare_stays_blank():
    draft = draft_of("<html>" + BODY)
    assert (draft.authors, draft.published, draft.url, draft.source, draft.language) == ("", None, "", None, "en")


def test_a_date_in_the_text_is_not_taken_for_the_day_of_printing():
    assert draft_of("<html>" + BODY.replace("on Tuesday", "on 3 May 2019")).published is None


@pytest.mark.parametrize("html", ["<html></html>", "<html><body></body></html>", "<div>" * 200_000])
def test_html_without_an_article_is_refused(html):
    with pytest.raises(UnreadableError, match="no article"):
        draft_of(html)


@pytest.mark.parametrize(
    ("html", "encoding"),
    [
        (b"<p>", ""),
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META CHARSET=windows-1251>", "windows-1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "windows-1252"),
        (b" " * 1024 + b'<meta charset="utf-8">', ""),
    ],
)
def test_an_encoding_is_declared_near_the_start(html, encoding):
    assert declared_encoding(html) == encoding


def test_a_file_is_read_in_the_encoding_that_it_declares(tmp_path):
    head = HEAD.replace("<title>", '<meta charset="iso-8859-1"><title>')
    (tmp_path / "a.html").write_bytes((head + BODY).encode("windows-1252"))
    assert "“We lost many,”" in next(read_html(tmp_path / "a.html")).draft.text


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(time_limit, "TIME_LIMIT", 3.0)
    attributes = " ".join(f"a{number}" for number in range(200_000))
    (tmp_path / "slow.html").write_text(f"{HEAD}<p {attributes}>12 people died.</p>")
    (tmp_path / "next.html").write_text(HEAD + BODY)
    with pytest.raises(UnreadableError, match="takes more than 3 seconds"):
        list(read_html(tmp_path / "slow.html"))
    monkeypatch.undo()
    assert next(read_html(tmp_path / "next.html")).draft.title == "The war"


def test_a_title_that_no_column_holds_is_cut():
    assert cut("a " * 400, 500) == ("a " * 250)[:499] + "…"
    assert cut(None, 500) == ""
