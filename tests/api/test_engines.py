"""Outside engines suggest under their own names, people decide, and how often they agree is told of each."""

import pytest

from claimsdb.claims.extract import ExtractReport, store
from claimsdb.claims.models import Claim, Finding, Mention
from claimsdb.claims.review import set_state
from claimsdb.extraction.extraction import ExtractedClaim, Extraction
from claimsdb.links.decide import decide
from claimsdb.links.models import Link
from tests.factories import TEXT, make_article, make_claim, make_link, make_measure, make_quotation, make_user

pytestmark = pytest.mark.django_db

START, END = TEXT.index("4,000"), TEXT.index("4,000") + 5
CLAIM = {"start": START, "end": END, "exact": "4,000", "value": 4000, "measure": "deaths", "confidence": 0.9}
QUOTATION = {
    "start": TEXT.index("We lost"),
    "end": TEXT.index("We lost") + 13,
    "style": "direct",
    "speaker": "Anna Petrosyan",
}


@pytest.fixture
def engine(as_role):
    """Return a function that posts what an engine finds, as one and the same person."""
    make_measure()
    client = as_role("annotator", username="robot")

    def post(article, *, claims=(), quotations=(), name="reader", version="1", client=client):
        given = {"engine": name, "version": version, "article": article.pk}
        return client.post("/api/v1/engines/mentions/", given | {"claims": [*claims], "quotations": [*quotations]})

    post.client = client
    return post


def errors(response):
    return {error["attr"] for error in response.json()["errors"]}


def test_what_an_engine_finds_is_a_suggestion_under_its_name(engine):
    article = make_article()
    response = engine(article, claims=[CLAIM], quotations=[QUOTATION])
    assert response.json() == {"found": 2, "added": 2, "changed": 0, "dropped": 0}
    claim = Claim.objects.get()
    assert (claim.mention.state, claim.mention.origin, claim.mention.confidence) == ("suggested", "reader 1", 0.9)
    assert (claim.value, claim.measure.slug, claim.base_value) == (4000, "deaths", 4000)
    assert Mention.objects.get(kind="quotation").speaker.name == "Anna Petrosyan"
    article.refresh_from_db()
    assert article.extracted_by == ""


def test_posting_again_replaces_its_own_untouched_suggestions(engine):
    article = make_article()
    engine(article, claims=[CLAIM], quotations=[QUOTATION])
    response = engine(article, claims=[CLAIM | {"value": 4001}], version="2")
    assert response.json() == {"found": 1, "added": 0, "changed": 1, "dropped": 1}
    assert [(claim.value, claim.mention.origin) for claim in Claim.objects.all()] == [(4001, "reader 2")]


def test_what_a_person_worked_on_is_never_overwritten(engine):
    article = make_article()
    engine(article, claims=[CLAIM], quotations=[QUOTATION])
    set_state(Mention.objects.filter(kind="claim"), Mention.State.ACCEPTED, make_user())
    assert engine(article, claims=[CLAIM | {"value": 1}]).json()["dropped"] == 1
    assert Claim.objects.get().value == 4000


def test_words_that_a_person_rejected_are_not_proposed_again_by_any_engine(engine):
    article = make_article()
    engine(article, claims=[CLAIM])
    set_state(Mention.objects.all(), Mention.State.REJECTED, make_user())
    for name in ("reader", "writer"):
        assert engine(article, claims=[CLAIM | {"end": END + 1, "exact": "4,000 "}], name=name).json()["added"] == 0
    assert Mention.objects.get().state == "rejected"


def test_one_engine_never_overwrites_anothers(engine):
    article = make_article()
    engine(article, claims=[CLAIM])
    assert engine(article, claims=[CLAIM | {"value": 5000}], name="writer").json()["added"] == 0
    store(article, Extraction(claims=[ExtractedClaim(start=START, end=END, value=6000.0)]), ExtractReport())
    store(article, Extraction(), ExtractReport())
    assert [(claim.value, claim.mention.origin) for claim in Claim.objects.all()] == [(4000, "reader 1")]
    assert Finding.objects.filter(engine__name="writer").get().mention == Mention.objects.get()


def test_our_own_suggestions_are_not_an_outside_engines_to_drop(engine):
    article = make_article()
    store(article, Extraction(claims=[ExtractedClaim(start=START, end=END, value=4000.0)]), ExtractReport())
    assert engine(article).json() == {"found": 0, "added": 0, "changed": 0, "dropped": 0}
    assert Claim.objects.count() == 1


def test_a_name_belongs_to_whoever_posts_first_and_ours_to_us(engine, as_role):
    article = make_article()
    engine(article)
    assert engine(article, client=as_role("annotator")).status_code == 403
    assert engine(article, name="claimsdb").status_code == 403


@pytest.mark.parametrize(
    ("changed", "at_fault"),
    [
        ({"exact": "5,000"}, "claims.0.exact"),
        ({"end": 10_000}, "claims.0.end"),
        ({"end": START}, "claims.0.start"),
        ({"value": None}, "claims.0"),
        ({"low": 5, "high": 4}, "claims.0.low"),
        ({"unit": "parsnips"}, "claims.0.unit"),
        ({"measure": "parsnips"}, "claims.0.measure"),
        ({"confidence": 2}, "claims.0.confidence"),
        ({"quotation": 0}, "claims.0.quotation"),
        ({"converts": 0}, "claims.0.converts"),
        ({"speaker": "!!!"}, "claims.0.speaker"),
        ({"period_start": "2020-02-02", "period_end": "2020-01-01"}, "claims.0.period_start"),
        ({"colour": "red"}, "claims.0.colour"),
    ],
)
def test_what_cannot_be_is_refused_by_place_and_leaves_nothing(engine, changed, at_fault):
    response = engine(make_article(), claims=[CLAIM | changed])
    assert response.status_code in (400, 409)
    assert errors(response) == {at_fault}
    assert not Mention.objects.exists()


def test_the_same_words_twice_are_refused(engine):
    assert errors(engine(make_article(), claims=[CLAIM, CLAIM])) == {"claims.1"}


def test_offsets_may_count_utf16_units(engine):
    article = make_article(text="😀 At least 4,000 died.")
    given = {"engine": "reader", "version": "1", "article": article.pk, "claims": [CLAIM | {"start": 12, "end": 17}]}
    response = engine.client.post("/api/v1/engines/mentions/?offset_unit=utf16", given)
    assert response.status_code == 200, response.json()
    assert Mention.objects.get().exact == "4,000"


def test_an_engine_links_mentions_and_drops_its_own_links_alone(engine):
    one, other, third = (make_claim().mention for _ in range(3))
    ours, of_a_person = (
        make_link(one.claim, third.claim, engine="claimsdb 0"),
        make_link(one.claim, other.claim, suggested="", score=None),
    )
    given = {"engine": "matcher", "version": "7", "article": other.article_id}
    pairs = [
        {"left": third.pk, "right": other.pk, "relation": "conflict", "score": 0.8, "reasons": ["4,000 is not 5,000."]}
    ]
    response = engine.client.post("/api/v1/engines/links/", given | {"links": pairs})
    assert response.json() == {"found": 1, "added": 1, "changed": 0, "dropped": 0}
    link = Link.objects.get(engine="matcher 7")
    assert (link.left, link.right, link.suggested, link.state) == (other, third, "conflict", "open")
    assert engine.client.post("/api/v1/engines/links/", given | {"links": []}).json()["dropped"] == 1
    assert set(Link.objects.all()) == {ours, of_a_person}


def test_an_engine_keeps_its_hands_off_others_links_and_decisions(engine):
    one, other = make_claim(), make_claim()
    link = make_link(one, other, suggested="match", score=0.9, engine="claimsdb 0")
    pair = {"left": one.pk, "right": other.pk, "relation": "conflict", "score": 1}
    given = {"engine": "matcher", "version": "7", "article": one.mention.article_id, "links": [pair]}
    assert engine.client.post("/api/v1/engines/links/", given).json()["added"] == 0
    link.refresh_from_db()
    assert (link.suggested, link.engine) == ("match", "claimsdb 0")


def test_links_that_cannot_be_are_refused_by_place(engine):
    claim, quotation, elsewhere = make_claim(), make_quotation(), (make_claim(), make_claim())
    rejected = make_claim(mention={"state": "rejected"})
    pairs = [
        (claim.pk, claim.pk),
        (claim.pk, quotation.pk),
        (claim.pk, rejected.pk),
        (elsewhere[0].pk, elsewhere[1].pk),
        (claim.pk, 10**9),
    ]
    links = [{"left": left, "right": right, "relation": "match", "score": 0.5} for left, right in pairs]
    given = {"engine": "matcher", "version": "7", "article": claim.mention.article_id, "links": links}
    response = engine.client.post("/api/v1/engines/links/", given)
    assert (response.status_code, errors(response)) == (409, {f"links.{place}" for place in range(5)})
    assert not Link.objects.exists()


def rates(reader):
    return {
        (row["engine"], row["kind"], row["of"]): (row["decided"], row["accepted"], row["corrected"], row["rejected"])
        for row in reader.get("/api/v1/engines/").json()
    }


def test_rates_tell_what_people_made_of_each_engines_suggestions(engine, reader, as_role):
    for made in ("accepted", "corrected", "rejected"):
        article = make_article()
        engine(article, claims=[CLAIM])
        engine(article, claims=[CLAIM | {"value": 5000}], name="writer")
        mention = Mention.objects.latest("pk")
        client = as_role("annotator")
        if made == "corrected":
            client.patch(f"/api/v1/claims/{mention.pk}/", {"value": 5000, "state": "accepted"}, HTTP_IF_MATCH="*")
        else:
            client.post(f"/api/v1/claims/{mention.pk}/{'accept' if made == 'accepted' else 'reject'}/")
    assert rates(reader) == {
        ("reader", "claim", "deaths"): (3, 0.3333, 0.3333, 0.3333),
        ("writer", "claim", "deaths"): (3, 0.3333, 0.3333, 0.3333),
    }


def test_an_engine_is_not_made_right_by_saying_it_again(engine, reader, as_role):
    article = make_article()
    engine(article, claims=[CLAIM])
    url = f"/api/v1/claims/{Claim.objects.get().pk}/"
    as_role("annotator").patch(url, {"value": 5000, "state": "accepted"}, HTTP_IF_MATCH="*")
    engine(article, claims=[CLAIM | {"value": 5000}])
    assert rates(reader) == {("reader", "claim", "deaths"): (1, 0, 1, 0)}


def test_a_speaker_who_was_merged_is_the_speaker_that_was_said(engine, reader):
    engine(make_article(), quotations=[QUOTATION])
    mention = Mention.objects.get()
    said = mention.speaker
    said.merged_into = type(said).objects.create(name="A. Petrosyan")
    said.save()
    set_state(Mention.objects.all(), Mention.State.ACCEPTED, make_user())
    assert rates(reader) == {("reader", "quotation", ""): (1, 1, 0, 0)}


def test_rates_of_links_are_told_by_relation(reader):
    person = make_user("annotator")
    for relation in ("match", "update", "different", "different"):
        decide(make_link(engine="matcher 7"), person, relation)
    make_link(engine="matcher 7")
    assert rates(reader) == {("matcher", "link", "match"): (4, 0.25, 0.25, 0.5)}


def test_rates_cost_the_same_however_many_are_decided(engine, reader, django_assert_max_num_queries):
    for _ in range(4):
        engine(make_article(), claims=[CLAIM], quotations=[QUOTATION])
    set_state(Mention.objects.all(), Mention.State.ACCEPTED, make_user())
    with django_assert_max_num_queries(6):
        assert len(reader.get("/api/v1/engines/").json()) == 2


def test_the_page_tells_the_rates(engine, client):
    engine(make_article(), claims=[CLAIM])
    client.force_login(make_user("viewer"))
    assert b"Nobody has decided anything" in client.get("/admin/claims/engine/").content
    set_state(Mention.objects.all(), Mention.State.ACCEPTED, make_user())
    page = client.get("/admin/claims/engine/").content.decode()
    assert "reader" in page
    assert "100%" in page
