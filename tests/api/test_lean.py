"""What compiled serializers say is what DRF says."""

import pytest
from rest_framework.renderers import JSONRenderer

from claimsdb.api.json import ORJSONRenderer
from claimsdb.api.lean import row_sayer
from claimsdb.api.urls import RESOURCES
from tests.api.rows import make_one_of_each

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_compiled_serializer_says_the_same_as_it_does_itself(resource):
    make_one_of_each()
    viewset = RESOURCES[resource][1]
    rows = list(viewset.queryset.all())
    serializer = viewset.serializer_class(rows, many=True, context={"request": None})
    plain = JSONRenderer().render(serializer.data)
    lean = JSONRenderer().render([row_sayer(serializer.child)(row) for row in rows])
    assert lean == plain
    assert rows


def test_nothing_to_say_is_no_bytes():
    assert ORJSONRenderer().render(None) == b""
