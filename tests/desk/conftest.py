"""An annotator at the desk of an article."""

import pytest

from tests.desk.asking import Asking
from tests.factories import make_article, make_user


@pytest.fixture
def person(client):
    """Return an annotator who is signed in."""
    person = make_user("annotator")
    client.force_login(person)
    return person


@pytest.fixture
def desk(client, person):
    """Return the annotator's desk, with the article that most tests speak of."""
    return Asking(client, make_article())
