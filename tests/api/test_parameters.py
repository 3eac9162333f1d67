"""No parameter is passed over in silence."""

import pytest

from claimsdb.api.urls import RESOURCES
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def refusals(response):
    assert response.status_code == 400
    return {error["attr"]: (error["code"], error["detail"]) for error in response.json()["errors"]}


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_parameter_that_no_list_reads_is_refused(reader, resource):
    assert refusals(reader.get(f"/api/v1/{resource}/?zzz=1")) == {"zzz": ("unknown", "No such parameter.")}


def test_a_misspelt_parameter_is_guessed(reader):
    found = refusals(reader.get("/api/v1/claims/?mesure=deaths"))
    assert found == {"mesure": ("unknown", "No such parameter. Did you mean measure?")}


def test_a_lookup_of_django_is_no_parameter(reader):
    assert "article__source" in refusals(reader.get("/api/v1/mentions/?article__source=1"))


def test_an_empty_value_is_refused(reader):
    assert refusals(reader.get("/api/v1/claims/?measure="))["measure"][0] == "empty"


def test_a_single_value_given_twice_is_refused(reader):
    assert refusals(reader.get("/api/v1/claims/?measure=deaths&measure=area"))["measure"][0] == "repeated"


def test_a_choice_may_be_given_several_times(ids):
    agency, paper, _ = (make_source(kind=kind).pk for kind in ("agency", "newspaper", "other"))
    assert ids("sources", kind=["agency", "newspaper"]) == {agency, paper}


def test_a_detail_reads_no_parameters(reader):
    source = make_source()
    assert "page_size" in refusals(reader.get(f"/api/v1/sources/{source.pk}/?page_size=5"))


@pytest.mark.parametrize("parameter", ["lang=de", "lang=%00", "version=2", "format=yaml"])
def test_the_description_reads_no_parameters(reader, parameter):
    assert set(refusals(reader.get(f"/api/v1/schema/?{parameter}"))) == {parameter.partition("=")[0]}


@pytest.mark.parametrize("parameter", ["lang=%00", "lang=<b>", "script=&lang=%ED%A0%80", "version='", "x=1"])
def test_junk_for_the_page_is_no_fault(reader, parameter):
    response = reader.get(f"/api/v1/docs/?{parameter}", HTTP_ACCEPT="*/*")
    assert response.status_code == 200
    assert b"<b>" not in response.content


def test_the_root_reads_no_parameters(reader):
    assert refusals(reader.get("/api/v1/?a=1")) == {"a": ("unknown", "No parameters are read here.")}


@pytest.mark.parametrize("method", ["put", "trace", "delete"])
def test_a_method_that_an_address_does_not_have_is_told_before_its_parameters(reader, method):
    assert getattr(reader, method)("/api/v1/sources/?name=Lalkar").status_code == 405
