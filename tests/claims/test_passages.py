"""A mention's words where they stand."""

from datetime import date

import pytest

from claimsdb.claims.passages import LONGEST_WORDS, among_words, in_sentence, listed, printed
from tests.factories import make_article, make_claim, make_mention, make_quotation, make_source, make_speaker

pytestmark = pytest.mark.django_db


def test_words_stand_in_their_sentence():
    mention = make_mention("claim", "4,000", make_article("It ended. Some 4,000 died in it. Nobody knows."))
    passage = in_sentence(mention)
    assert (passage.before, passage.words, passage.after) == ("Some ", "4,000", " died in it.")


def test_words_in_another_script_and_plane_keep_their_place():
    mention = make_mention("claim", "4,000", make_article("😀😀 Զոհվել է 4,000 մարդ։"))
    assert in_sentence(mention).words == "4,000"


def test_the_mark_is_markup_and_the_words_are_not():
    mention = make_mention("claim", "<b>4,000</b>", make_article("<i>Some <b>4,000</b> died."))
    marked = '<bdi class="passage" lang="en">&lt;i&gt;Some <mark>&lt;b&gt;4,000&lt;/b&gt;</mark> died.</bdi>'
    assert in_sentence(mention).marked() == marked


def test_words_stand_among_those_beside_them():
    text = f"{'before ' * 20}4,000{' after' * 20}"
    passage = among_words(make_mention("claim", "4,000", make_article(text)))
    assert passage.before.startswith("…before")
    assert passage.before.endswith("before ")
    assert passage.after.startswith(" after")
    assert passage.after.endswith("after…")


def test_the_ends_of_a_text_are_not_cut():
    passage = among_words(make_mention("claim", "4,000", make_article("Some 4,000 died.")))
    assert (passage.before, passage.after) == ("Some ", " died.")


def test_a_long_quotation_is_known_by_its_beginning():
    words = "We lost many. " * 40
    passage = among_words(make_quotation(words.strip(), make_article(f"“{words}”")).mention)
    assert passage.words.startswith("We lost many.")
    assert len(passage.words) <= LONGEST_WORDS + 1


def test_a_list_tells_who_said_and_who_printed_it():
    standing = make_speaker("Recep Tayyip Erdogan")
    article = make_article(source=make_source(name="The Gazette"), published=date(2020, 10, 9))
    claim = make_claim(article=article, mention={"speaker": make_speaker("Erdogan", merged_into=standing)})
    assert '<bdi class="printed">Recep Tayyip Erdogan, The Gazette, 9 Oct 2020</bdi>' in listed(claim.mention)


def test_an_article_without_a_date_says_so():
    assert printed(make_article(source=make_source(name="The Gazette"))) == "The Gazette, undated"
