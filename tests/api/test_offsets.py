"""Offsets at the border count what the caller counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.api.offsets import Offsets
from claimsdb.claims.models import Mention
from tests.factories import make_article, make_claim, make_link, make_quotation

SMILES = "😀😀 At least 4,000 died 😀, said Anna. “We lost many,” said Boris."


@given(st.text(), st.data())
def test_offsets_are_those_of_the_encoded_text_and_back(text, data):
    at = data.draw(st.integers(0, len(text)))
    utf16 = len(text[:at].encode("utf-16-le")) // 2
    assert Offsets(text).utf16(at) == utf16
    assert Offsets(text).code_points(utf16) == at


def test_between_the_halves_of_a_character_is_no_offset():
    with pytest.raises(ValueError, match="offset 1"):
        Offsets("😀").code_points(1)


@pytest.mark.django_db
def test_lists_and_details_answer_in_the_unit_asked_for(reader):
    article = make_article(text=SMILES)
    claim, quotation = make_claim(article=article), make_quotation(article=article)
    make_link(claim, make_claim(article=make_article(text=f"😀{SMILES}")))
    for resource, row in (("claims", claim), ("mentions", claim), ("quotations", quotation)):
        (plain,) = [each for each in reader.get(f"/api/v1/{resource}/").json()["results"] if each["id"] == row.pk]
        (listed,) = [
            each
            for each in reader.get(f"/api/v1/{resource}/?offset_unit=utf16").json()["results"]
            if each["id"] == row.pk
        ]
        detail = reader.get(f"/api/v1/{resource}/{row.pk}/?offset_unit=utf16").json()
        assert detail == listed
        assert (plain["offset_unit"], detail["offset_unit"]) == ("codepoint", "utf16")
        units = SMILES.encode("utf-16-le")[2 * detail["start"] : 2 * detail["end"]]
        assert units.decode("utf-16-le") == plain["exact"] == SMILES[plain["start"] : plain["end"]]
    (link,) = reader.get("/api/v1/links/?offset_unit=utf16").json()["results"]
    assert (link["left"]["start"], link["right"]["start"]) == (5, 7)  # two, and three, of two units each, and a space


@pytest.mark.django_db
def test_a_mention_is_marked_and_moved_in_the_unit_that_is_declared(as_role):
    article = make_article(text=SMILES)
    given = {"article": article.pk, "start": 14, "end": 19, "exact": "4,000", "value": 4000}
    client = as_role("annotator")
    response = client.post("/api/v1/claims/?offset_unit=utf16", given)
    assert response.status_code == 201, response.json()
    assert (response.json()["start"], Mention.objects.get().start) == (14, 12)
    url = f"/api/v1/claims/{response.json()['id']}/?offset_unit=utf16"
    assert client.patch(url, {"start": 1}, HTTP_IF_MATCH="*").status_code == 409
    assert client.patch(url, {"start": 5}, HTTP_IF_MATCH="*").json()["exact"] == "At least 4,000"


@pytest.mark.django_db
@pytest.mark.parametrize("resource", ["mentions", "claims", "quotations", "links", "questions"])
def test_a_unit_that_is_none_is_refused_by_name(reader, resource):
    for unit in ("byte", "", "UTF16"):
        response = reader.get(f"/api/v1/{resource}/?offset_unit={unit}")
        assert (response.status_code, response.json()["errors"][0]["attr"]) == (400, "offset_unit")


@pytest.mark.django_db
def test_utf_16_offsets_without_the_ids_that_they_are_found_by_are_refused(reader):
    make_claim()
    response = reader.get("/api/v1/claims/?fields=start,offset_unit&offset_unit=utf16")
    assert response.status_code == 400
    assert [error["attr"] for error in response.json()["errors"]] == ["fields"]
