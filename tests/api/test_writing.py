"""Rows are made, changed and deleted as in the admin, by the same rules, and nobody writes over another's work."""

import pytest

from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Decision, Link, Question
from tests.api.rows import make_one_of_each
from tests.factories import (
    TEXT,
    make_article,
    make_claim,
    make_link,
    make_measure,
    make_quotation,
    make_source,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db

ANY = {"HTTP_IF_MATCH": "*"}


def url(resource, row, verb=""):
    return f"/api/v1/{resource}/{row.pk}/{verb}"


def errors(response):
    """Return the fields at fault, each with what is said of it."""
    return {error["attr"]: error["detail"] for error in response.json()["errors"]}


def test_a_source_is_made_and_answered_with_its_address(manager):
    response = manager.post("/api/v1/sources/", {"name": "Lalkar", "slug": "lalkar", "kind": "newspaper"})
    assert response.status_code == 201
    source = Source.objects.get()
    assert (source.name, source.kind) == ("Lalkar", "newspaper")
    assert response["Location"] == response.json()["url"] == f"http://testserver/api/v1/sources/{source.pk}/"
    assert manager.get(response["Location"]).json() == response.json()


def test_a_name_that_is_taken_is_a_409_that_names_the_field(manager):
    make_source(name="Lalkar")
    response = manager.post("/api/v1/sources/", {"name": "Lalkar", "slug": "another"})
    assert response.status_code == 409
    assert set(errors(response)) == {"name"}


def test_a_field_that_nothing_reads_is_refused_by_name(manager):
    response = manager.post("/api/v1/sources/", {"name": "Lalkar", "slug": "lalkar", "colour": "red", "id": 7})
    assert response.status_code == 400
    assert set(errors(response)) == {"colour", "id"}
    assert not Source.objects.exists()


def test_an_article_is_made_with_its_text(manager):
    source = make_source()
    given = {
        "source": source.pk,
        "text": TEXT,
        "title": "A war",
        "published": "2020-11-09",
        "original_url": "https://a.example/1",
    }
    response = manager.post("/api/v1/articles/", given)
    assert response.status_code == 201, response.json()
    article = Article.objects.get()
    assert (article.text, article.url, str(article.published)) == (TEXT, "https://a.example/1", "2020-11-09")
    assert article.history.get().history_user.groups.get().name == "manager"


def test_the_same_text_of_one_source_is_refused_with_the_article_that_has_it(manager):
    article = make_article()
    response = manager.post("/api/v1/articles/", {"source": article.source_id, "text": article.text})
    assert response.status_code == 409
    assert errors(response) == {"text": f"This source already has this very text: article {article.pk}."}


@pytest.mark.parametrize("text", ["", " \n", 5, None, ["x"], "a\0b", "x" * 10_000_001])
def test_a_text_that_is_none_is_refused(manager, text):
    response = manager.post("/api/v1/articles/", {"source": make_source().pk, "text": text})
    assert response.status_code in (400, 409)
    assert set(errors(response)) == {"text"}


def test_half_a_surrogate_pair_is_refused(manager):
    body = f'{{"source": {make_source().pk}, "text": "broken \\ud800"}}'
    response = manager.post("/api/v1/articles/", body, content_type="application/json")
    assert (response.status_code, set(errors(response))) == (400, {"text"})


def test_an_articles_text_stays_and_its_title_may_change(manager):
    article = make_article()
    response = manager.patch(url("articles", article), {"text": "Another."}, **ANY)
    assert (response.status_code, set(errors(response))) == (400, {"text"})
    assert manager.patch(url("articles", article), {"title": "The war"}, **ANY).json()["title"] == "The war"
    article.refresh_from_db()
    assert (article.title, article.text) == ("The war", TEXT)


def test_an_article_cannot_revise_itself(manager):
    article = make_article()
    response = manager.patch(url("articles", article), {"revises": article.pk}, **ANY)
    assert response.status_code == 409
    article.refresh_from_db()
    assert article.revises is None


def test_an_article_on_which_decisions_stand_is_not_deleted(manager):
    link = make_link()
    decide(link, make_user("annotator"), "match")
    response = manager.delete(url("articles", link.left.article), **ANY)
    assert response.status_code == 409
    assert "stand on it" in errors(response)[None]
    assert Article.objects.count() == 2


def test_an_article_on_which_nobody_has_worked_is_deleted(manager):
    article = make_claim().mention.article
    assert manager.delete(url("articles", article), **ANY).status_code == 204
    assert not Article.objects.exists()
    assert not Mention.objects.exists()


def test_a_speaker_is_made_with_other_names(as_role):
    response = as_role("annotator").post(
        "/api/v1/speakers/", {"name": "Ilham Aliyev", "aliases": ["Aliyev", "Mr Aliyev"]}
    )
    assert response.status_code == 201
    assert response.json()["aliases"] == ["Aliyev", "Mr Aliyev"]


def test_other_names_become_those_given(as_role):
    speaker = make_speaker("Ilham Aliyev")
    speaker.aliases.create(name="Aliyev")
    annotator, reviewer = as_role("annotator"), as_role("reviewer")
    assert annotator.patch(url("speakers", speaker), {"aliases": ["Aliyev", "I. Aliyev"]}, **ANY).status_code == 200
    assert annotator.patch(url("speakers", speaker), {"aliases": []}, **ANY).status_code == 403
    assert {alias.name for alias in speaker.aliases.all()} == {"Aliyev", "I. Aliyev"}
    assert reviewer.patch(url("speakers", speaker), {"aliases": ["I. Aliyev"]}, **ANY).json()["aliases"] == [
        "I. Aliyev"
    ]


def test_speakers_are_merged_and_parted_with_their_history(as_role):
    one, other = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdoğan")
    annotator = as_role("annotator", username="anna")
    response = annotator.post(url("speakers", one, "merge/"), {"into": other.pk})
    assert response.json()["merged_into"]["id"] == other.pk
    assert annotator.post(url("speakers", one, "part/")).json()["merged_into"] is None
    assert {str(entry.history_user) for entry in one.history.filter(history_type="~")} == {"anna"}


def test_a_merge_into_itself_or_into_one_that_is_merged_is_refused(as_role):
    stands = make_speaker("Recep Tayyip Erdoğan")
    one, other = make_speaker("Erdogan"), make_speaker("R. Erdogan", merged_into=stands)
    for into in (one, other):
        response = as_role("annotator").post(url("speakers", one, "merge/"), {"into": into.pk})
        assert (response.status_code, set(errors(response))) == (409, {"into"})


def test_a_merge_reads_nothing_else(as_role):
    one, other = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdoğan")
    response = as_role("annotator").post(url("speakers", one, "merge/"), {"into": other.pk, "why": "The same."})
    assert (response.status_code, set(errors(response))) == (400, {"why"})


def test_a_measure_is_made_and_changed(manager):
    response = manager.post(
        "/api/v1/measures/", {"slug": "drones", "name": "Drones", "dimension": "count", "words": ["drone"]}
    )
    assert response.status_code == 201, response.json()
    changed = manager.patch(response["Location"], {"words": ["drone", "UAV"]}, **ANY)
    assert changed.json()["words"] == ["drone", "UAV"]


def claim_of(article, words="At least 4,000", **fields):
    start = article.text.index(words)
    return {"article": article.pk, "start": start, "end": start + len(words), "exact": words} | fields


def test_a_claim_is_marked_on_its_words(as_role):
    article, measure, speaker = make_article(), make_measure(), make_speaker()
    fields = {"measure": measure.pk, "low": 4000, "comparator": "at_least", "speaker": speaker.pk, "cue": "said"}
    response = as_role("annotator", username="anna").post("/api/v1/claims/", claim_of(article, **fields))
    assert response.status_code == 201, response.json()
    claim = Claim.objects.get()
    assert (claim.mention.exact, claim.mention.suffix[:7]) == ("At least 4,000", " people")
    assert (claim.mention.state, claim.mention.touched, claim.mention.origin) == ("accepted", True, "anna")
    assert (claim.base_low, claim.mention.speaker) == (4000, speaker)
    assert {entry.history_user.username for entry in (claim.history.get(), claim.mention.history.get())} == {"anna"}


def test_a_quotation_is_marked_on_its_words(as_role):
    article = make_article()
    first = as_role("annotator").post("/api/v1/quotations/", claim_of(article, "We lost many,", style="direct"))
    given = claim_of(article, "said Anna", style="indirect", continues=first.json()["id"])
    second = as_role("annotator").post("/api/v1/quotations/", given)
    assert second.json()["continues"]["id"] == first.json()["id"]
    assert Quotation.objects.count() == 2


def test_a_mention_says_its_kind(as_role):
    article = make_article()
    client = as_role("annotator")
    assert client.post("/api/v1/mentions/", claim_of(article, kind="claim", value=4000)).json()["claim"]
    assert client.post("/api/v1/mentions/", claim_of(article, "We lost", kind="quotation", style="direct")).json()[
        "quotation"
    ]
    for kind in ("story", None, 5, ["claim"]):
        response = client.post("/api/v1/mentions/", claim_of(article, kind=kind, value=4000))
        assert (response.status_code, set(errors(response))) == (400, {"kind"})
    assert client.post("/api/v1/mentions/", ["claim"]).status_code == 400


@pytest.mark.parametrize(
    ("fields", "at_fault"),
    [
        ({"exact": "4,000 people"}, "exact"),
        ({"start": 9, "end": 9}, "start"),
        ({"end": 10_000}, "end"),
        ({"start": -1}, "start"),
        ({"start": 10**30}, "start"),
        ({"start": "0"}, "start"),
        ({"start": True}, "start"),
        ({"start": 0.5}, "start"),
        ({"article": 10**30}, "article"),
        ({"article": 1.5}, "article"),
        ({"article": True}, "article"),
        ({"article": 999_999}, "article"),
        ({"speaker": 999_999}, "speaker"),
        ({"speaker_start": 3}, "speaker_end"),
        ({"unit": "parsnips"}, "unit"),
        ({"value": 1e308, "unit": "km"}, None),
        ({"value": "4000"}, "value"),
        ({"value": None}, None),
        ({"low": 5, "high": 4}, None),
        ({"period_start": "2020-02-02", "period_end": "2020-01-01"}, None),
        ({"period_start": "2020-02-30"}, "period_start"),
        ({"comparator": "many"}, "comparator"),
        ({"state": "sure"}, "state"),
        ({"subject": "x\0"}, "subject"),
        ({"subject": "x" * 301}, "subject"),
    ],
)
def test_what_cannot_be_marked_is_refused_by_field_and_leaves_nothing(as_role, fields, at_fault):
    given = claim_of(make_article(), value=4000, **{}) | fields
    response = as_role("annotator").post("/api/v1/claims/", given)
    assert response.status_code in (400, 409), response.json()
    assert set(errors(response)) == {at_fault}
    assert not Mention.objects.exists()


def test_words_that_are_marked_already_are_refused(as_role):
    claim = make_claim()
    response = as_role("annotator").post("/api/v1/claims/", claim_of(claim.mention.article, value=4000))
    assert response.status_code == 409
    assert errors(response) == {None: "These very words are already marked as such."}


def test_a_quotation_of_another_article_holds_no_claim(as_role):
    elsewhere = make_quotation()
    response = as_role("annotator").post("/api/v1/claims/", claim_of(make_article(), value=1, quotation=elsewhere.pk))
    assert (response.status_code, set(errors(response))) == (409, {"quotation"})


def test_a_claim_is_corrected_and_its_words_move(as_role):
    claim = make_claim()
    start = TEXT.index("4,000")
    given = {"value": 4000, "comparator": "exactly", "low": None, "start": start, "end": start + 5, "state": "accepted"}
    response = as_role("annotator", username="anna").patch(url("claims", claim), given, **ANY)
    assert response.status_code == 200, response.json()
    claim = Claim.objects.get()
    assert (claim.mention.exact, claim.low, claim.base_value, claim.mention.touched) == ("4,000", None, 4000, True)
    assert claim.history.latest().history_user.username == "anna"


def test_a_mention_is_changed_without_what_stands_on_it(as_role):
    claim, speaker = make_claim(), make_speaker()
    response = as_role("annotator").patch(url("mentions", claim.mention), {"speaker": speaker.pk}, **ANY)
    assert response.json()["speaker"]["id"] == speaker.pk
    assert not claim.history.filter(history_type="~").exists()


def test_a_mention_stays_in_its_article(as_role):
    response = as_role("annotator").patch(url("claims", make_claim()), {"article": make_article().pk}, **ANY)
    assert (response.status_code, set(errors(response))) == (400, {"article"})


@pytest.mark.parametrize("resource", ["mentions", "claims"])
@pytest.mark.parametrize(("verb", "state"), [("accept/", "accepted"), ("reject/", "rejected")])
def test_a_mention_is_accepted_or_rejected(as_role, resource, verb, state):
    claim = make_claim()
    response = as_role("annotator", username="anna").post(url(resource, claim, verb))
    assert response.json()["state"] == state
    assert claim.mention.history.latest().history_user.username == "anna"


def test_a_claim_is_deleted_with_its_mention(manager):
    claim = make_claim()
    assert manager.delete(url("claims", claim), **ANY).status_code == 204
    assert not Mention.objects.exists()


def test_a_person_links_two_mentions_and_says_what_they_are(as_role):
    left, right = make_claim().mention, make_claim().mention
    given = {"left": right.pk, "right": left.pk, "relation": "conflict", "note": "4,000 is not 5,000."}
    response = as_role("annotator", username="anna").post("/api/v1/links/", given)
    assert response.status_code == 201, response.json()
    said = response.json()
    assert (said["left"]["id"], said["state"], said["relation"]) == (left.pk, "decided", "conflict")
    assert [decision["person"]["display"] for decision in said["decisions"]] == ["anna"]
    assert Conflict.objects.count() == 1


def test_a_link_of_two_kinds_of_one_mention_or_of_a_linked_pair_is_refused(as_role):
    link, quotation = make_link(), make_quotation()
    for left, right in ((link.left, quotation), (link.left, link.left), (link.left, link.right)):
        given = {"left": left.pk, "right": right.pk, "relation": "match"}
        assert as_role("annotator").post("/api/v1/links/", given).status_code == 409
    assert (Link.objects.count(), Decision.objects.count()) == (1, 0)


def test_a_decision_is_appended_and_what_stands_follows(as_role):
    link = make_link()
    said = as_role("annotator").post("/api/v1/decisions/", {"link": link.pk, "relation": "match", "note": "Same."})
    assert said.status_code == 201
    as_role("annotator").post("/api/v1/decisions/", {"link": link.pk, "relation": "conflict"})
    link.refresh_from_db()
    assert link.state == "disputed"
    assert as_role("reviewer").post("/api/v1/decisions/", {"link": link.pk, "relation": "conflict"}).json()["settles"]
    link.refresh_from_db()
    assert (link.state, link.relation) == ("decided", "conflict")
    assert Question.objects.count() == 1


def test_a_question_is_renamed_and_given_back_to_the_engine(as_role):
    question = make_one_of_each().question
    reviewer = as_role("reviewer")
    assert reviewer.patch(url("questions", question), {"text": "How many fell?"}, **ANY).json()["renamed"]
    assert not reviewer.patch(url("questions", question), {"text": ""}, **ANY).json()["renamed"]


def test_a_conflict_is_resolved_with_an_outcome_and_a_reason(as_role):
    made = make_one_of_each()
    reviewer = make_user("reviewer")
    given = {
        "state": "resolved", "outcome": "time", "assignee": reviewer.pk, "resolved_low": 4000, "resolved_high": 5000,
        "due": "2026-12-01", "resolved_best": 4500, "reason": "The second is of a later day.",
    }  # fmt: skip
    response = as_role("reviewer", username="rita").patch(url("conflicts", made.conflict), given, **ANY)
    said = response.json()
    assert response.status_code == 200, said
    assert (said["due"], said["resolved_best"]) == ("2026-12-01", 4500)
    made.conflict.refresh_from_db()
    assert (made.conflict.state, made.conflict.outcome) == ("resolved", "time")
    assert made.conflict.history.latest().history_user.username == "rita"


def test_a_conflict_keeps_its_rules(as_role):
    made = make_one_of_each()
    for given, at_fault in (
        ({"state": "resolved"}, {"outcome", "reason"}),
        ({"state": "reopened"}, {"state"}),
        ({"resolved_low": 5, "resolved_high": 4}, {None}),
        ({"assignee": make_user("viewer").pk}, {"assignee"}),
        ({"ranks": [{"mention": make_claim().pk, "level": "preferred"}]}, {"ranks.0.mention"}),
        ({"ranks": [{"mention": made.claims[0].pk, "level": "normal"}] * 2}, {"ranks.1.mention"}),
        ({"ranks": [{"mention": claim.pk, "level": "preferred"} for claim in made.claims]}, {None}),
    ):
        response = as_role("reviewer").patch(url("conflicts", made.conflict), given, **ANY)
        assert (response.status_code, set(errors(response))) == (409, at_fault)


def test_the_claims_of_a_case_are_ranked(as_role):
    made = make_one_of_each()
    first, second = (claim.pk for claim in made.claims)
    reviewer = as_role("reviewer")

    def ranked(*given):
        ranks = [{"mention": mention, "level": level, "why": why} for mention, level, why in given]
        said = reviewer.patch(url("conflicts", made.conflict), {"ranks": ranks}, **ANY).json()
        kept = [(rank["mention"]["id"], rank["level"], rank["why"]) for rank in said["ranks"]]
        return kept, said["preferred"] and said["preferred"]["id"]

    assert ranked((first, "deprecated", "A misprint."), (second, "preferred", "")) == (
        [(first, "deprecated", "A misprint."), (second, "preferred", "")],
        second,
    )
    assert ranked((second, "normal", "Still late.")) == (
        [(first, "deprecated", "A misprint."), (second, "normal", "Still late.")],
        None,
    )


def test_a_change_of_something_else_keeps_the_ranks(as_role):
    made = make_one_of_each()
    ranks = [{"mention": made.claims[1].pk, "level": "preferred"}]
    address, reviewer = url("conflicts", made.conflict), as_role("reviewer")
    reviewer.patch(address, {"ranks": ranks}, **ANY)
    assert reviewer.patch(address, {"due": None}, **ANY).json()["preferred"]["id"] == made.claims[1].pk


def test_the_detail_of_a_case_tells_what_people_say_of_it(as_role):
    conflict, reviewer = make_one_of_each().conflict, as_role("reviewer", username="rita")
    reviewer.post(url("conflicts", conflict, "comment/"), {"text": "Odd."})
    (said,) = reviewer.get(url("conflicts", conflict)).json()["comments"]
    assert (said["person"]["display"], said["text"]) == ("rita", "Odd.")


def test_a_person_comments_on_a_case(as_role):
    conflict = make_one_of_each().conflict
    assert (
        as_role("reviewer", username="rita").post(url("conflicts", conflict, "comment/"), {"text": "Odd."}).status_code
        == 200
    )
    assert [(str(said.person), said.text) for said in conflict.comments.all()] == [("rita", "Odd.")]


def test_a_decision_is_taken_back(as_role):
    link, annotator = make_link(), as_role("annotator")
    annotator.post("/api/v1/decisions/", {"link": link.pk, "relation": "match"})
    said = annotator.post(url("links", link, "take-back/")).json()
    assert (said["state"], said["decisions"][-1]["relation"]) == ("open", "")
    assert said["decisions"][-1]["display"].endswith(": takes it back")


def test_a_decision_on_what_others_decided_meanwhile_is_refused(as_role):
    link = make_link()
    as_role("annotator").post("/api/v1/decisions/", {"link": link.pk, "relation": "match"})
    response = as_role("annotator").post("/api/v1/decisions/", {"link": link.pk, "relation": "conflict", "seen": 0})
    assert (response.status_code, set(errors(response))) == (409, {"seen"})
    assert Decision.objects.count() == 1


def test_those_who_follow_hear_of_a_claim_that_is_changed(as_role):
    made = make_one_of_each()
    reviewer = as_role("reviewer")
    closed = {"state": "resolved", "outcome": "time", "reason": "Another day."}
    assert reviewer.patch(url("conflicts", made.conflict), closed, **ANY).status_code == 200
    assert reviewer.patch(url("claims", made.claims[0]), {"low": 4500}, **ANY).status_code == 200
    made.conflict.refresh_from_db()
    assert made.conflict.state == "reopened"


def test_a_person_opens_a_case(as_role):
    reviewer, link = as_role("reviewer"), make_link(make_quotation(), make_quotation())
    assert reviewer.post("/api/v1/conflicts/", {"link": link.pk}).status_code == 201
    assert reviewer.post("/api/v1/conflicts/", {"link": link.pk}).status_code == 409
    assert reviewer.post("/api/v1/conflicts/", {}).status_code == 409


def test_a_change_that_is_refused_changes_nothing(as_role):
    speaker = make_speaker("Ilham Aliyev")
    response = as_role("annotator").patch(url("speakers", speaker), {"name": "Aliyev", "aliases": [5]}, **ANY)
    assert response.status_code == 400
    assert Speaker.objects.get().name == "Ilham Aliyev"


def test_there_is_no_put(manager):
    assert manager.put(url("sources", make_source()), {}).status_code == 405
