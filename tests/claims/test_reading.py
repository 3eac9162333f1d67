"""Tests for ``claimsdb.claims.reading``."""

import pytest

from claimsdb.claims import reading
from claimsdb.claims.models import Mention
from claimsdb.claims.reading import read, window
from tests.factories import make_article, make_measure, make_quotation, make_speaker

pytestmark = pytest.mark.django_db


def read_words(article, kind, words):
    start = article.text.index(words)
    return read(Mention.objects.in_article(article), article, kind, start, start + len(words))


def test_a_draft_is_what_the_engine_would_store_and_stores_nothing():
    measure = make_measure(words=["~ die"])
    draft = read_words(make_article(), "claim", "4,000")
    claim = draft.mention.claim
    assert (draft.mention.exact, claim.low, claim.base_low, claim.measure) == ("At least 4,000", 4000, 4000, measure)
    assert not Mention.objects.exists()


def test_a_speaker_whom_nobody_is_called_is_told_by_name():
    draft = read_words(make_article(), "quotation", "We lost many")
    assert (draft.mention.speaker, draft.new_speaker, draft.new_speaker_kind) == (None, "Anna Petrosyan", "person")
    make_speaker("Anna Petrosyan")
    assert read_words(make_article(), "quotation", "We lost many").new_speaker == ""


def test_a_claim_hangs_on_the_shortest_quotation_around_it_that_stands():
    article = make_article("He said that “we lost 40 people”, and left.")
    make_quotation("that “we lost 40 people”, and left", article)
    inner = make_quotation("we lost 40 people", article)
    make_quotation("lost 40", article, mention={"state": "rejected"})
    assert read_words(article, "claim", "40").mention.claim.quotation_id == inner.pk


def test_an_article_is_parsed_once_however_often_it_is_read(monkeypatch):
    article = make_article("Nine people died in a village that nothing else tells of.")
    reading.parsed.cache_clear()
    for words in ("Nine", "village"):
        read_words(article, "claim", words)
    assert reading.parsed.cache_info().misses == 1


def test_of_a_long_text_the_lines_around_the_words_are_read():
    text = "One line.\n" * 20_000
    first, last = window(text, 100_000, 100_010)
    assert text[first - 1] == "\n"
    assert first < 100_000 < 100_010 < last
    assert last - first < 2 * reading.LONGEST_READ
    assert window("short", 0, 5) == (0, 5)
