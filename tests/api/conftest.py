"""Who asks."""

import pytest
from rest_framework.test import APIClient

from tests.factories import make_user


@pytest.fixture
def reader():
    """A client of a signed-in viewer, without the queries that signing in takes."""
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(make_user("viewer"))
    return client


@pytest.fixture
def ids(reader):
    """Return a function from a path and parameters to the ids of the rows of its first page."""

    def ask(resource, **parameters):
        response = reader.get(f"/api/v1/{resource}/", parameters)
        assert response.status_code == 200, response.content
        return {row["id"] for row in response.json()["results"]}

    return ask
