"""Whatever is asked, a list answers with rows or with an error that names the parameter: never with a fault."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimsdb.api.pagination import PAGING
from claimsdb.api.urls import RESOURCES
from tests.api.rows import make_one_of_each

pytestmark = pytest.mark.django_db

JUNK = [
    b"",
    b" ",
    b"0",
    b"-1",
    b"1",
    b"1e5",
    b"1e400",
    b"NaN",
    b"Infinity",
    b"9223372036854775807",
    b"9223372036854775808",
    b"-9223372036854775809",
    b"1" + b"0" * 400,
    b"9" * 5000,
    b"true",
    b"\0",
    b"a\0b",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    "٣٤".encode(),
    "İı".encode(),
    b"%",
    b"%%25_",
    b"'; DROP TABLE claims_claim; --",
    b"2020-02-30",
    b"0000-00-00",
    b"0001-01-01",
    b"01/02/2020",
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-14:00",
    b"2020-01-01T00:00:00+99:99",
    b"x" * 2001,
]
NAMES = [
    (resource, name) for resource, (_, viewset) in RESOURCES.items() for name in viewset.filterset_class.base_filters
]
# What can be as described, and still not be: a unit that none is called, an interval that ends before it begins.
COHERENT = ("in_unit", "overlaps")


def hold(reader, resource, name, value):
    """Ask with one parameter, and hold the answer to the promise."""
    response = reader.get(f"/api/v1/{resource}/?{name}={quote(value)}")
    assert response.status_code in (200, 400, *[409] * (name in COHERENT)), (resource, name, value, response.content)
    if response.status_code != 200:
        assert {error["attr"] for error in response.json()["errors"]} == {name}


@pytest.mark.parametrize(("resource", "name"), [*NAMES, *(("sources", name) for name in PAGING)])
def test_junk_in_a_parameter_is_no_fault(reader, resource, name):
    make_one_of_each()
    for value in JUNK:
        hold(reader, resource, name, value)


@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_in_any_parameter_is_no_fault(reader, resource, data):
    filters = RESOURCES[resource][1].filterset_class.base_filters
    name = data.draw(st.sampled_from([*filters, *PAGING]))
    hold(reader, resource, name, data.draw(st.binary(max_size=40) | st.text(max_size=40).map(str.encode)))


@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.binary(max_size=60))
def test_any_query_string_is_no_fault(reader, resource, query):
    assert reader.get(f"/api/v1/{resource}/?{quote(query, safe='&=+;%')}").status_code in (200, 400)
