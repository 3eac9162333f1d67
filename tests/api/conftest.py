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
    return client


@pytest.fixture
def ids(reader, django_assert_max_num_queries):
    """Return a function from a resource and filters to the ids on the first page, asked for with few queries."""

    def ask(resource, **parameters):
        with django_assert_max_num_queries(MOST_QUERIES):
            response = reader.get(f"/api/v1/{resource}/", parameters)
        assert response.status_code == 200, response.content
        return {row["id"] for row in response.json()["results"]}

    return ask
