"""Mentions in, links out."""

import pytest

from claimsdb.claims.models import Mention
from claimsdb.links.decide import decide, rebuild
from claimsdb.links.models import Keyed, Link, MentionKey
from claimsdb.links.suggest import crossref, crossref_new
from claimsdb.matching.crossref import DEFAULT_SCORE
from tests.factories import make_article, make_claim, make_measure, make_quotation, make_user

pytestmark = pytest.mark.django_db

TOLL = "The war in Karabakh claimed 30,000 lives between 1988 and 1994, and ended in a truce."
SAME = "Some recalled the war in Karabakh, which claimed 30,000 lives between 1988 and 1994."
OTHER = "The bakery in Lyon sold 30,000 loaves in March alone, its owner told visitors."


def toll(text: str = TOLL, **fields):
    """A claim of 30,000 dead in the war."""
    fields = {"value": 30_000, "low": None, "comparator": "exactly", "subject": "war in Karabakh"} | fields
    deaths = make_measure("deaths", cumulative=True)
    return make_claim("30,000", make_article(text), **{"measure": deaths, "place": "Karabakh"} | fields)


def test_an_empty_store_has_nothing_to_link():
    assert crossref().mentions == 0


def test_two_articles_with_one_figure_are_linked():
    one, two = toll(), toll(SAME)
    report = crossref()
    link = Link.objects.get()
    assert (link.left, link.right) == (one.mention, two.mention)
    assert (link.suggested, link.state, link.relation) == ("match", "open", "")
    assert DEFAULT_SCORE <= link.score <= 1
    assert link.reasons
    assert (report.mentions, report.added) == (2, 1)


def test_two_figures_that_merely_look_alike_are_not():
    toll()
    toll(OTHER, measure=make_measure("sales"), subject="loaves", place="Lyon")
    crossref()
    assert not Link.objects.exists()


def test_two_mentions_of_one_article_are_not():
    article = make_article(f"{TOLL} {SAME}")
    for words in ("30,000 lives between 1988 and 1994, and", "30,000 lives between 1988 and 1994."):
        make_claim(words, article, value=30_000)
    crossref()
    assert not Link.objects.exists()


def test_the_same_words_quoted_twice_are_linked():
    words = "we will never give up a single village of our ancient homeland"
    for speaker in ("He", "Later he"):
        make_quotation(words, make_article(f"{speaker} said: “{words}”."))
    crossref()
    assert Link.objects.get().suggested == "match"


def test_a_rejected_mention_is_not_looked_at():
    toll(mention={"state": "rejected"})
    toll(SAME)
    crossref()
    assert not Link.objects.exists()


def test_crossing_again_changes_nothing():
    toll(), toll(SAME)
    crossref()
    before = list(Link.objects.values()), set(MentionKey.objects.values_list("mention", "key"))
    report = crossref()
    assert (report.mentions, report.added, report.changed, report.dropped) == (0, 0, 0, 0)
    assert (list(Link.objects.values()), set(MentionKey.objects.values_list("mention", "key"))) == before


def test_a_new_article_is_linked_to_the_store():
    toll()
    crossref()
    toll(SAME)
    report = crossref()
    assert (report.mentions, report.added) == (1, 1)


def test_suggesting_again_keeps_the_decision():
    toll(), toll(SAME)
    crossref()
    link = Link.objects.get()
    decide(link, make_user("annotator"), "different")
    Keyed.objects.all().delete()
    crossref()
    link.refresh_from_db()
    assert (link.state, link.relation, link.suggested) == ("decided", "different", "match")


def decided_different():
    """Return the link of two tolls that somebody decided to be of two questions."""
    toll(), toll(SAME)
    crossref()
    decide(Link.objects.get(), make_user("annotator"), "different")
    return Link.objects.get()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"value": 30_001}, id="another value"),
        pytest.param({"comparator": "at_least", "low": 30_000}, id="another bound"),
        pytest.param({"measure": None}, id="another measure"),
        pytest.param({"mention": {"end": -5}}, id="other words"),
    ],
)
def test_a_pair_decided_different_comes_up_anew_when_a_side_changed(change):
    link = decided_different()
    change_claim(link, **change)
    crossref()
    link.refresh_from_db()
    assert (link.state, link.relation, link.suggested) == ("open", "", "match")
    assert link in Link.objects.open()
    assert link.decisions.get().relation == "different"
    rebuild()
    link.refresh_from_db()
    assert link.state == "open"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"subject": "the war"}, id="how its subject is told"),
        pytest.param({"mention": {"state": "accepted"}}, id="that a person accepted it"),
    ],
)
def test_a_pair_decided_different_stays_away_whatever_else_changes(change):
    link = decided_different()
    change_claim(link, **change)
    crossref()
    link.refresh_from_db()
    assert (link.state, link.relation) == ("decided", "different")


def test_a_pair_decided_different_stays_away_where_the_engine_suggests_it_no_more():
    link = decided_different()
    change_claim(link, value=12, measure=make_measure("age"), subject="", place="")
    crossref()
    link.refresh_from_db()
    assert (link.state, link.relation) == ("decided", "different")


def test_what_came_up_anew_is_decided_again_and_stays_away_again():
    link = decided_different()
    person = link.decisions.get().person
    for value in (30_001, 30_002):
        change_claim(link, value=value)
        crossref()
        link.refresh_from_db()
        assert link.state == "open"
        decide(link, person, "different")
        Keyed.objects.all().delete()
        crossref()
        link.refresh_from_db()
        assert (link.state, link.relation) == ("decided", "different")


def change_claim(link, mention=None, **fields):
    """Change the claim on the right of a link, and save it and its mention as the desk does."""
    claim = link.right.claim
    for name, value in fields.items():
        setattr(claim, name, value)
    for name, value in (mention or {}).items():
        setattr(claim.mention, name, claim.mention.end + value if name == "end" else value)
    claim.mention.anchor()
    claim.save()
    claim.mention.save()


def written(queries):
    """Return the statements that write."""
    words = ("INSERT", "UPDATE", "DELETE")
    return [query["sql"] for query in queries if any(word in query["sql"].upper().split() for word in words)]


def test_crossing_again_writes_nothing(django_assert_max_num_queries):
    toll(), toll(SAME)
    crossref()
    with django_assert_max_num_queries(15) as queries:
        crossref()
    assert written(queries) == []


def test_comparing_an_article_again_writes_only_that_it_was_compared(django_assert_max_num_queries):
    toll()
    claim = toll(SAME)
    crossref()
    with django_assert_max_num_queries(30) as queries:
        crossref_new(claim.mention.article_id)
    assert [sql.split('"')[1] for sql in written(queries)] == ["links_keyed"]


def test_a_changed_key_alone_is_written(django_assert_max_num_queries):
    toll()
    claim = toll(SAME)
    crossref()
    before = dict(MentionKey.objects.filter(mention=claim.mention).values_list("key", "pk"))
    claim.place = "Shusha"
    claim.save()
    crossref_new(claim.mention.article_id)
    after = dict(MentionKey.objects.filter(mention=claim.mention).values_list("key", "pk"))
    assert before.keys() - after.keys()
    assert after.keys() - before.keys()
    assert all(before[key] == after[key] for key in before.keys() & after.keys())


def test_a_changed_claim_has_its_link_looked_at_again():
    toll()
    claim = toll(SAME)
    crossref()
    claim.value = 12
    claim.measure = make_measure("age")
    claim.subject = claim.place = ""
    claim.save()
    claim.mention.save()
    assert crossref().dropped == 1
    assert not Link.objects.exists()


def test_a_suggestion_goes_with_a_mention_that_is_rejected_and_comes_back_with_it():
    toll()
    claim = toll(SAME)
    crossref()
    for state, links in (("rejected", 0), ("accepted", 1)):
        claim.mention.state = state
        claim.mention.save()
        crossref()
        assert Link.objects.count() == links


def test_a_decided_link_stays_when_it_is_suggested_no_more():
    toll()
    claim = toll(SAME)
    crossref()
    decide(Link.objects.get(), make_user("annotator"), "match")
    Mention.objects.filter(pk=claim.pk).update(state="rejected")
    claim.mention.refresh_from_db()
    claim.mention.save()
    crossref()
    assert Link.objects.get().relation == "match"


def test_a_link_that_a_person_made_stays():
    one, two = toll(), toll(OTHER, measure=make_measure("sales"))
    Link.objects.create(left=one.mention, right=two.mention)
    assert crossref().dropped == 0
    assert Link.objects.exists()


def test_a_key_that_too_many_share_is_capped_and_counted(monkeypatch):
    monkeypatch.setattr("claimsdb.links.candidates.CAP", 2)
    for number in range(5):
        toll(f"{TOLL} Printed by paper {number}.")
    assert crossref().capped > 0
