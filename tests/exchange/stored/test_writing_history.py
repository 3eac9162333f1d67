"""What an import stores has the history that typing it in would leave."""

import pytest

from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article
from claimsdb.exchange.stored.writing import Refused
from tests.exchange.trips import back, forget, out
from tests.factories import make_claim, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


def imported(tmp_path, **options):
    """Export all there is, forget it, and import it again."""
    path = out("jsonl", tmp_path / "all.jsonl")
    forget()
    for model in (Article, Speaker, Mention, Quotation, Claim):
        model.history.all().delete()
    back("jsonl", path, **options)


def test_what_people_marked_was_added_by_whoever_imports(tmp_path):
    anna = make_user(username="anna")
    make_claim(mention={"speaker": make_speaker(), "state": "accepted", "touched": True})
    imported(tmp_path, by="anna")
    for model in (Article, Speaker, Mention, Claim):
        (told,) = model.history.all()
        assert (told.history_type, told.history_user, told.history_change_reason) == ("+", anna, "Imported.")


def test_what_an_engine_suggested_has_no_history(tmp_path):
    make_quotation()
    imported(tmp_path)
    assert Quotation.objects.exists()
    assert not Mention.history.exists()
    assert not Quotation.history.exists()


def test_what_was_there_gets_none(tmp_path):
    make_claim(mention={"state": "accepted", "touched": True})
    path = out("jsonl", tmp_path / "all.jsonl")
    before = Mention.history.count()
    back("jsonl", path)
    assert Mention.history.count() == before


def test_a_file_that_is_refused_leaves_none(tmp_path):
    make_claim(mention={"state": "accepted", "touched": True})
    path = out("jsonl", tmp_path / "all.jsonl")
    path.write_bytes(path.read_bytes() + b"[]\n")
    forget()
    before = Article.history.count()
    with pytest.raises(Refused):
        back("jsonl", path)
    assert Article.history.count() == before
