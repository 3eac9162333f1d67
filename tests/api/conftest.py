"""Who asks."""

import pytest
from rest_framework.test import APIClient

from tests.factories import make_user

MOST_QUERIES = 4


@pytest.fixture
def reader():
    """A client of a signed-in viewer, without the queries that signing in takes."""
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(make_user("viewer"))
    client.get("/api/v1/")  # the minute's first request looks the role up
    return client


@pytest.fixture
def as_role():
    """Return a function from a role to a client of a new person of it."""

    def client(role, **fields):
        client = APIClient(raise_request_exception=False)
        client.force_authenticate(make_user(role, **fields))
        return client

    return client


@pytest.fixture
def manager(as_role):
    """A client of a manager, who may write all that anybody may."""
    return as_role("manager")


@pytest.fixture
def ids(reader, django_assert_max_num_queries):
    """Return a function from a resource and filters to the ids on the first page, asked for with few queries."""

    def ask(resource, **parameters):
        with django_assert_max_num_queries(MOST_QUERIES):
            response = reader.get(f"/api/v1/{resource}/", parameters)
        assert response.status_code == 200, response.content
        return {row["id"] for row in response.json()["results"]}

    return ask
