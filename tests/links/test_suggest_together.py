"""Articles compared in one transaction are compared as in one each, and are all or none of them stored."""

from datetime import date

import pytest
from django.db import transaction

from claimsdb.claims.models import Mention, Speaker
from claimsdb.corpus.models import Article
from claimsdb.links import suggest
from claimsdb.links.decide import decide
from claimsdb.links.models import ArticleKey, Keyed, Link, MentionKey
from claimsdb.links.suggest import crossref
from tests.factories import make_article, make_claim, make_measure, make_quotation, make_speaker, make_user
from tests.matching.test_copying import WIRE

pytestmark = pytest.mark.django_db

SAID = "we will never give up a single village of our ancient homeland"


def report(number, *, toll=40, headline="", day=None):
    """Return an article with a toll and a quotation, both by one speaker, in the words of a wire or in others."""
    told = f"{headline}\n{WIRE}\n" if headline else ""
    text = f"{told}At least {toll} people were killed by the flood in Ghent. “{SAID} {number % 3}”, the mayor said."
    article = make_article(text, title=f"Flood in Ghent {number}", published=day or date(2021, 7, 15))
    mayor = {"speaker": Speaker.objects.first() or make_speaker("Mayor"), "cue": "said"}
    deaths = make_measure("deaths", cumulative=True)
    make_claim(f"{toll}", article, measure=deaths, value=toll, low=None, place="Ghent", subject="people", mention=mayor)
    make_quotation(f"{SAID} {number % 3}", article, mention=mayor)
    return article


def store():
    """Fill a store: reports, some of them copies, the first of which was printed last; one mention is rejected."""
    for number in range(4):
        report(number, toll=40 + number % 2)
    for number in range(3):
        report(number, headline=f"The river rose {number}", day=date(2021, 7, 20 - number))
    Mention.objects.filter(article=report(1, toll=55)).update(state=Mention.State.REJECTED)


def go_on():
    """Let people work on what a store holds: decide, reject, merge, correct; and add a copy, printed first of all."""
    person = make_user("annotator")
    for link, relation in zip(Link.objects.order_by("left", "right")[:4], ["match", "different"] * 2, strict=True):
        decide(link, person, relation)
    claims = Mention.objects.live().filter(kind="claim").order_by("pk")
    claims[0].claim.value = 41
    claims[0].claim.save()
    claims[0].save()
    claims[2].claim.value = 500
    claims[2].claim.save()
    claims[2].save()
    Mention.objects.filter(pk=Link.objects.order_by("right").last().right_id).update(state=Mention.State.REJECTED)
    mayor = claims[1].speaker
    mayor.merged_into = make_speaker("Jan de Smit")
    mayor.save()
    report(0, headline="Flood", day=date(2021, 7, 1))
    report(5, toll=41)


def kept():
    """Return all that the engine keeps and suggests, times left out."""
    return {
        "links": list(
            Link.objects.order_by("left", "right").values_list(
                "left", "right", "suggested", "score", "reasons", "engine", "state", "relation"
            )
        ),
        "keys": set(MentionKey.objects.values_list("mention", "key")),
        "passages": set(Keyed.objects.values_list("mention", "engine", "passage")),
        "copies": set(Article.objects.values_list("pk", "derived_from")),
        "runs": sorted(ArticleKey.objects.values_list("article", "key")),
    }


def outcome(monkeypatch, together):
    """Return what comes of cross-referencing so many articles a transaction, and take it back."""
    monkeypatch.setattr(suggest, "TOGETHER", together)
    with transaction.atomic():
        told = crossref()
        found = kept() | {"report": told}
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("known", [0, 5, 5_000], ids=["all read again", "a few are known", "all are known"])
@pytest.mark.parametrize("together", [3, 50])
def test_articles_compared_together_give_what_each_gives_alone(monkeypatch, together, known):
    monkeypatch.setattr("claimsdb.links.passages.MOST_KNOWN", known)
    store()
    alone = outcome(monkeypatch, 1)
    assert outcome(monkeypatch, together) == alone
    assert alone["links"]
    assert any(origin for _, origin in alone["copies"])


@pytest.mark.parametrize("known", [0, 5, 5_000], ids=["all read again", "a few are known", "all are known"])
@pytest.mark.parametrize("together", [3, 50])
def test_so_they_do_once_people_have_worked_on_the_store(monkeypatch, together, known):
    monkeypatch.setattr("claimsdb.links.passages.MOST_KNOWN", known)
    store()
    crossref()
    go_on()
    Keyed.objects.filter(mention__article__pk__lt=Article.objects.earliest("pk").pk + 5).update(engine="another")
    alone = outcome(monkeypatch, 1)
    assert outcome(monkeypatch, together) == alone
    assert alone["report"].added
    assert alone["report"].changed
    assert {state for *_, state, _ in alone["links"]} == {"open", "decided"}


def test_what_was_compared_before_a_crash_stays_and_the_rest_follows(monkeypatch):
    store()
    whole = outcome(monkeypatch, 3)
    real, seen = suggest.crossref_article, []

    def failing(article, *others):
        seen.append(article)
        if len(seen) == 5:
            raise MemoryError
        real(article, *others)

    monkeypatch.setattr(suggest, "crossref_article", failing)
    with pytest.raises(MemoryError):
        crossref()
    assert set(Keyed.objects.values_list("mention__article", flat=True)) == set(seen[:3])
    monkeypatch.setattr(suggest, "crossref_article", real)
    crossref()
    assert kept() == {name: whole[name] for name in kept()}


def test_what_is_held_for_the_next_articles_is_bounded(monkeypatch):
    monkeypatch.setattr("claimsdb.links.passages.MOST_KNOWN", 4)
    store()
    held = []
    real = suggest.Known.take

    def noting(known, own, others):
        real(known, own, others)
        held.append((len(known.read.records), len(own.records) + len(others)))

    monkeypatch.setattr(suggest.Known, "take", noting)
    crossref()
    assert all(known <= 4 + new for known, new in held)
    assert len(held) > 4


def test_articles_of_many_mentions_are_fewer_in_a_transaction(monkeypatch):
    articles = [report(number).pk for number in range(5)]
    assert list(suggest.batches(articles)) == [articles]
    monkeypatch.setattr(suggest, "TOGETHER", 3)
    assert list(suggest.batches(articles)) == [articles[:3], articles[3:]]
    monkeypatch.setattr(suggest, "MENTIONS", 4)
    assert list(suggest.batches(articles)) == [articles[:2], articles[2:3], articles[3:]]
    monkeypatch.setattr(suggest, "MENTIONS", 1)
    assert list(suggest.batches(articles)) == [[article] for article in articles]
