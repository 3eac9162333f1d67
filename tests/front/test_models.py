"""When a person was here last: new to them is what came since, until they leave again."""

from datetime import UTC, datetime, timedelta

import pytest

from claimsdb.front.models import Visit
from tests.factories import make_user

pytestmark = pytest.mark.django_db

MONDAY = datetime(2024, 7, 1, 9, tzinfo=UTC)


@pytest.fixture
def person():
    return make_user()


def test_on_the_first_visit_there_is_none_before(person):
    assert Visit.objects.since(person, MONDAY) is None
    assert Visit.objects.since(person, MONDAY + timedelta(minutes=20)) is None


def test_who_was_away_is_told_when_they_left(person):
    Visit.objects.since(person, MONDAY)
    left = MONDAY + timedelta(minutes=30)
    Visit.objects.since(person, left)
    back = MONDAY + timedelta(days=1)
    assert Visit.objects.since(person, back) == left
    assert Visit.objects.since(person, back + timedelta(minutes=50)) == left


def test_looking_again_soon_writes_nothing(person, django_assert_num_queries):
    Visit.objects.since(person, MONDAY)
    with django_assert_num_queries(1):
        Visit.objects.since(person, MONDAY + timedelta(minutes=4))


def test_of_two_looks_at_one_moment_the_first_is_kept(person):
    Visit.objects.since(person, MONDAY)
    late = MONDAY + timedelta(days=1)
    Visit.objects.filter(person=person).update(seen=late)
    Visit.objects.since(person, late + timedelta(minutes=6))
    assert Visit.objects.get().before is None
