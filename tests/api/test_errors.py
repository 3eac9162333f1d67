"""Every error has one shape and names what is at fault."""

import pytest
from django.core.exceptions import TooManyFieldsSent
from django.db import IntegrityError
from rest_framework import exceptions

from claimsdb.api.errors import flat, in_one_shape
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def errors(response):
    assert set(response.json()) == {"type", "errors"}
    assert all(set(error) == {"code", "detail", "attr"} for error in response.json()["errors"])
    return response.json()["errors"]


def test_a_bad_value_names_its_parameter(reader):
    response = reader.get("/api/v1/claims/?value_min=many")
    assert response.status_code == 400
    assert response.json()["type"] == "validation_error"
    assert errors(response) == [{"code": "invalid", "detail": "Enter a number.", "attr": "value_min"}]


def test_every_bad_value_is_named_at_once(reader):
    found = errors(reader.get("/api/v1/claims/?value_min=many&article_id=x&comparator=so"))
    assert {error["attr"] for error in found} == {"value_min", "article_id", "comparator"}


def test_a_row_that_is_not_there_is_a_404(reader):
    response = reader.get("/api/v1/claims/1/")
    assert response.status_code == 404
    assert response.json()["type"] == "client_error"
    assert [error["attr"] for error in errors(response)] == [None]


@pytest.mark.parametrize("key", ["abc", "1.5", "-1", "9" * 40, "%00", "%ED%A0%80", "٣", "1e3", "a" * 5000])
def test_an_id_that_is_none_is_a_404(reader, key):
    make_source()
    response = reader.get(f"/api/v1/sources/{key}/")
    assert response.status_code == 404
    assert errors(response)


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_address_that_the_api_does_not_have_is_a_404(reader, method):
    response = getattr(reader, method)("/api/v1/stories/")
    assert response.status_code == 404
    assert errors(response)[0]["detail"] == "Nothing stands at this address."


def test_an_address_with_a_line_break_is_a_404_in_our_shape(reader):
    response = reader.get("/api/v1/jobs/a%0Ab/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")


def test_a_missing_slash_is_added(reader):
    response = reader.get("/api/v1/claims?state=accepted")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/claims/?state=accepted")


def test_a_request_that_django_suspects_is_a_400(reader, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    response = reader.get("/api/v1/claims/?" + "&".join(f"a{number}=1" for number in range(11)))
    assert response.status_code == 400
    assert errors(response)


def test_suspicion_keeps_its_shape():
    assert in_one_shape(TooManyFieldsSent(), {}).data["errors"][0]["code"] == "parse_error"


def test_what_another_stored_meanwhile_is_a_409():
    response = in_one_shape(IntegrityError("duplicate key"), {})
    assert (response.status_code, response.data["errors"][0]["code"]) == (409, "meanwhile")


def test_a_fault_of_the_program_is_left_to_django():
    assert in_one_shape(ZeroDivisionError(), {}) is None


def test_nested_errors_are_laid_flat():
    error = exceptions.ValidationError({"low": ["Too low."], "non_field_errors": ["No."]})
    assert [(part["attr"], part["detail"]) for part in flat(error.get_full_details())] == [
        ("low", "Too low."),
        (None, "No."),
    ]


def test_an_answer_in_another_form_than_json_is_refused(reader):
    response = reader.get("/api/v1/claims/", HTTP_ACCEPT="text/html")
    assert response.status_code == 406
    assert errors(response)
