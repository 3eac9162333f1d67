"""What stands on words is found by them."""

import pytest

from claimsdb.claims.models import Claim, Mention, Quotation
from tests.factories import make_article, make_claim, make_quotation

pytestmark = pytest.mark.django_db


def test_a_quotation_is_found_by_its_own_words_alone():
    quotation = make_quotation("We lost many,")
    assert Quotation.objects.search("lost many").get() == quotation
    assert not Quotation.objects.search("officials").exists()


def test_a_claim_is_found_by_its_words_and_those_beside_it():
    claim = make_claim("At least 4,000")
    assert Claim.objects.search("4,000 died war").get() == claim
    assert Mention.objects.search('"people died"').get() == claim.mention


def test_moved_words_are_found_where_they_now_stand():
    article = make_article()
    mention = make_quotation("We lost many,", article).mention
    mention.start, mention.end = article.text.index("Anna"), article.text.index("Petrosyan") + len("Petrosyan")
    mention.anchor()
    mention.save()
    assert Mention.objects.search("petrosyan").get() == mention
    assert not Mention.objects.search("lost").exists()


def test_deleted_mentions_are_not_found():
    make_claim().mention.delete()
    make_claim(article=make_article("At least 4,000 fled."))
    assert Mention.objects.search("fled").count() == 1
    assert not Mention.objects.search("died").exists()
