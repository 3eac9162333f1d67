"""What the engine read of an article is kept, and read again from the text only where it may be another."""

import pytest
from django.utils import timezone

from claimsdb.claims.models import Mention
from claimsdb.links.models import Keyed
from claimsdb.links.passages import read_kept, read_texts
from claimsdb.links.records import whole
from claimsdb.links.suggest import crossref, engine_now
from tests.factories import make_article, make_claim, make_quotation, make_speaker

pytestmark = pytest.mark.django_db

TEXT = (
    "Flood in Ghent\nRain fell on Sunday. The flood killed 12 people in Ghent, the mayor said. “It is over,” he said."
)


def flood(**fields):
    """Return the mentions of an article on a flood, a claim and a quotation, once the engine has read it."""
    article = make_article(TEXT, title="", published=None)
    mayor = make_speaker("Mayor")
    claim = make_claim(
        *["12", article],
        **{"value": 12, "low": None, "comparator": "exactly", "place": "Ghent", "period_start": "2020-05-03"} | fields,
        mention={"speaker": mayor},
    )
    quotation = make_quotation("It is over,", article, mention={"speaker": mayor, "cue": "said"})
    crossref()
    return claim.mention, quotation.mention


def kept(*mentions):
    """Return what is read of these mentions without their texts."""
    return read_kept({mention.pk for mention in mentions}, engine_now().name)


def told(*mentions):
    """Return what is read of these mentions off their texts."""
    return read_texts(whole(Mention.objects.filter(pk__in=[mention.pk for mention in mentions])))


def test_what_is_kept_is_what_the_text_tells():
    mentions = flood()
    assert kept(*mentions) == told(*mentions)


def test_it_takes_one_query_that_reads_no_text(django_assert_num_queries):
    mentions = flood()
    name = engine_now().name
    with django_assert_num_queries(1) as queries:
        read_kept({mention.pk for mention in mentions}, name)
    assert '"text"' not in queries[0]["sql"]


def test_figures_and_speakers_are_those_of_today():
    claim, quotation = flood()
    claim.claim.value = 13
    claim.claim.save()
    mayor = claim.speaker
    mayor.merged_into = make_speaker("Jan Smit", merged_into=make_speaker("Jan de Smit"))
    mayor.save()
    records = kept(claim, quotation).records
    assert records[claim.pk].value == 13
    assert {record.speaker for record in records.values()} == {"Jan de Smit"}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda mention: mention.save(), id="the mention was changed since"),
        pytest.param(lambda mention: mention.article.save(), id="the article was changed since"),
        pytest.param(lambda mention: Keyed.objects.update(engine="another"), id="another engine read it"),
        pytest.param(lambda mention: Keyed.objects.update(passage=""), id="nothing is kept"),
        pytest.param(lambda mention: Keyed.objects.all().delete(), id="it was never read"),
    ],
)
def test_it_is_read_again_where(change, django_assert_num_queries):
    claim, quotation = flood()
    Keyed.objects.filter(pk=quotation.pk).update(time=timezone.now())
    change(claim)
    name = engine_now().name
    with django_assert_num_queries(3):
        found = read_kept({claim.pk}, name)
    assert found == told(claim)


def test_a_new_title_is_read():
    claim, _ = flood()
    claim.article.title = "Another flood"
    claim.article.save()
    found = kept(claim)
    assert found.records[claim.pk].title == "Another flood"
    assert "another" not in found.readings[claim.pk].context
    assert "flood" in found.readings[claim.pk].context


def test_a_passage_that_was_kept_otherwise_is_read_anew():
    mentions = flood()
    Keyed.objects.update(passage="[]")
    assert kept(*mentions) == told(*mentions)
