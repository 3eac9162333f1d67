"""A change says on what it was made, and is refused where that no longer stands."""

import pytest

from claimsdb.api.urls import RESOURCES
from tests.api.rows import make_one_of_each
from tests.factories import make_claim, make_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_detail_carries_a_tag_and_is_not_sent_to_those_who_have_it(reader, resource):
    make_one_of_each()
    url = reader.get(f"/api/v1/{resource}/").json()["results"][0]["url"]
    first = reader.get(url)
    again = reader.get(url, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert reader.get(url, HTTP_IF_NONE_MATCH=f'W/{first["ETag"]}, "other"').status_code == 304
    assert reader.get(url, HTTP_IF_NONE_MATCH='"other"').status_code == 200


def test_a_tag_changes_with_what_stands_around_the_row(reader):
    claim = make_claim()
    url = f"/api/v1/claims/{claim.pk}/"
    before = reader.get(url)["ETag"]
    claim.measure.name = "Deaths"
    claim.measure.save()
    assert reader.get(url, HTTP_IF_NONE_MATCH=before).status_code == 200


def test_a_change_without_a_tag_is_refused(manager):
    url = f"/api/v1/sources/{make_source().pk}/"
    assert manager.patch(url, {"name": "Another"}).status_code == 428
    assert manager.delete(url).status_code == 428


def test_of_two_who_change_the_same_state_the_second_is_refused(manager, as_role):
    source = make_source(name="Lalkar")
    url = f"/api/v1/sources/{source.pk}/"
    seen = manager.get(url)["ETag"]
    first = manager.patch(url, {"name": "The first's"}, HTTP_IF_MATCH=seen)
    assert first.status_code == 200
    assert as_role("manager").patch(url, {"name": "The second's"}, HTTP_IF_MATCH=seen).status_code == 412
    source.refresh_from_db()
    assert source.name == "The first's"
    assert manager.patch(url, {"name": "Again"}, HTTP_IF_MATCH=first["ETag"]).status_code == 200


def test_a_source_that_is_renamed_is_no_reason_to_refuse_a_correction(as_role):
    claim = make_claim()
    url, client = f"/api/v1/claims/{claim.pk}/", as_role("annotator")
    seen = client.get(url)["ETag"]
    claim.mention.article.source.name = "Another name"
    claim.mention.article.source.save()
    assert client.patch(url, {"subject": "people"}, HTTP_IF_MATCH=seen).status_code == 200


@pytest.mark.parametrize("other", ["mentions", "claims"])
def test_a_mention_and_its_claim_are_one_state(as_role, other):
    claim = make_claim()
    client = as_role("annotator")
    seen = client.get(f"/api/v1/claims/{claim.pk}/")["ETag"]
    client.patch(f"/api/v1/{other}/{claim.pk}/", {"cue": "said"}, HTTP_IF_MATCH="*")
    assert client.patch(f"/api/v1/claims/{claim.pk}/", {"subject": "people"}, HTTP_IF_MATCH=seen).status_code == 412


@pytest.mark.parametrize("tag", ["", "*x", '"', '""', "abc", "W/*", '"\xff"', '"' + "a" * 5000 + '"'])
def test_a_tag_that_is_none_is_refused(manager, tag):
    response = manager.patch(f"/api/v1/sources/{make_source().pk}/", {"name": "Another"}, HTTP_IF_MATCH=tag)
    assert response.status_code == 412


def test_a_weak_tag_changes_nothing(manager):
    url = f"/api/v1/sources/{make_source().pk}/"
    assert manager.patch(url, {"name": "Another"}, HTTP_IF_MATCH=f"W/{manager.get(url)['ETag']}").status_code == 412
