"""What a line of JSON or CSV may say."""

from datetime import date

import pytest

from claimsdb.corpus.readers import draft as module
from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.corpus.readers.record import draft_of


def test_only_the_text_must_be_there():
    draft = draft_of({"text": " It rained. "})
    assert (draft.text, draft.title, draft.source, draft.published, draft.language) == (
        " It rained. ",
        "",
        None,
        None,
        "en",
    )


def test_every_column_is_taken():
    draft = draft_of(
        {
            "text": "It rained.",
            "title": " Rain ",
            "source": "The Post",
            "url": "https://post.example/rain",
            "authors": "Anna Petrosyan",
            "published": "2020-10-18",
            "language": "en-GB",
            "more": 1,
        }
    )
    assert (draft.title, draft.url, draft.authors, draft.language) == (
        "Rain",
        "https://post.example/rain",
        "Anna Petrosyan",
        "en-GB",
    )
    assert draft.source.name == "The Post"
    assert draft.published == date(2020, 10, 18)


def test_null_is_blank():
    draft = draft_of({"text": "It rained.", "title": None, "published": None, "authors": None, "source": None})
    assert (draft.title, draft.published, draft.authors, draft.source) == ("", None, "", None)


def test_authors_may_be_a_list():
    assert draft_of({"text": "It rained.", "authors": ["Anna", "Bela"]}).authors == "Anna, Bela"


@pytest.mark.parametrize("published", ["2020-10-18T23:59:00+04:00", "2020-10-18 23:59", "2020-10-18"])
def test_the_time_after_a_day_is_left_away(published):
    assert draft_of({"text": "It rained.", "published": published}).published == date(2020, 10, 18)


@pytest.mark.parametrize("published", ["18/10/2020", "2020-02-30", "2020", "2020-10-189", "soon"])
def test_what_is_no_day_is_named(published):
    with pytest.raises(UnreadableError, match=f"published: '{published}' is not a date"):
        draft_of({"text": "It rained.", "published": published})


@pytest.mark.parametrize(
    ("record", "trouble"),
    [
        ({}, "no column called text"),
        ({"text": None}, "the text is empty"),
        ({"text": "\n "}, "white space"),
        ({"text": 5}, "text: words are wanted, not int"),
        ({"text": "a", "title": ["b"]}, "title: words are wanted, not list"),
        ({"text": "a", "authors": [1]}, "authors: words are wanted, not list"),
        ({"text": "a", "published": 2020}, "published: words are wanted, not int"),
    ],
)
def test_what_is_wrong_is_named(record, trouble):
    with pytest.raises(UnreadableError, match=trouble):
        draft_of(record)


def test_a_text_past_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(module, "SIZE_LIMIT", 3)
    assert draft_of({"text": "abc"}).text == "abc"
    with pytest.raises(UnreadableError, match="an article may have"):
        draft_of({"text": "abé"})
