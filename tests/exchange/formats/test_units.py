"""Offsets in UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from claimsdb.exchange.formats.units import Utf16


@given(st.text(alphabet="ab😀é\n", max_size=30))
def test_every_boundary_between_characters_is_found(text):
    units = Utf16(text)
    for at in range(len(text) + 1):
        assert units.code_points(len(text[:at].encode("utf-16-le")) // 2) == at


def test_a_place_within_a_character_is_its_start():
    assert Utf16("a😀b").code_points(2) == 1
