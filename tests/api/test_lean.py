"""What a plan says of rows is what DRF says of them, to the byte."""

import pytest
from django.contrib.auth.models import AnonymousUser
from rest_framework.renderers import JSONRenderer
from rest_framework.test import APIRequestFactory

from claimsdb.api.asking import Asker
from claimsdb.api.displays import DISPLAYS
from claimsdb.api.expanding import EXPANSIONS, fetched
from claimsdb.api.json import ORJSONRenderer
from claimsdb.api.lean import plan_of
from claimsdb.api.shaping import shape
from claimsdb.api.urls import RESOURCES
from tests.api.rows import make_one_of_each
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db

SHAPES = [(resource, "") for resource in RESOURCES] + [
    (resource, name) for resource, (model, _) in RESOURCES.items() for name in EXPANSIONS.get(model, {})
]


@pytest.mark.parametrize("role", ["viewer", None])
@pytest.mark.parametrize(("resource", "expand"), SHAPES)
def test_a_plan_says_the_same_as_the_serializer_does(resource, expand, role):
    make_one_of_each()
    make_claim()  # without all that a claim may have
    request = APIRequestFactory().get("/")
    request.user = make_user(role) if role else AnonymousUser()
    viewset = RESOURCES[resource][1]
    chosen = {expand: EXPANSIONS[RESOURCES[resource][0]][expand]} if expand else {}
    serializer = viewset.serializer_class(context={"request": request})
    shape(serializer, chosen, "")
    rows = fetched(viewset.queryset.order_by("pk"), list(chosen.values()), request.user)
    plain = [serializer.to_representation(row) for row in rows]
    plan = plan_of(viewset.queryset, serializer)
    lean = plan.said([row.pk for row in rows], Asker(request))
    assert ORJSONRenderer().render(lean) == JSONRenderer().render(plain)
    assert lean


def test_a_row_that_is_there_no_more_is_left_out():
    [one, other] = [make_claim().pk for _ in range(2)]
    viewset = RESOURCES["claims"][1]
    said = plan_of(viewset.queryset, viewset.serializer_class()).said([other, other + 1, one], Asker())
    assert [row["id"] for row in said] == [other, one]


@pytest.mark.parametrize("model", DISPLAYS, ids=lambda model: model.__name__)
def test_a_row_is_called_by_its_columns_what_it_calls_itself(model):
    make_one_of_each()
    columns, name = DISPLAYS[model]
    rows = list(model.objects.order_by("pk"))
    values = zip(*model.objects.order_by("pk").values_list(*columns), strict=True)
    assert list(name(*values)) == [str(row) for row in rows]


def test_a_serializer_that_no_column_says_is_an_error_at_once():
    viewset = RESOURCES["questions"][1]
    with pytest.raises(TypeError, match="claims"):
        plan_of(viewset.queryset, viewset.detail_serializer_class())


def test_nothing_to_say_is_no_bytes():
    assert ORJSONRenderer().render(None) == b""
