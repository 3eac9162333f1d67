from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.part import part
from tests.matching.make import prepared


def test_two_wholes_say_nothing():
    assert part(prepared(), prepared()) == SILENT


def test_a_part_is_not_the_whole():
    child = prepared("two", "The flood killed 12 people, including two children.")
    crew = prepared("two", "Five boats came, and two of them fled.")
    assert part(child, prepared()) == part(prepared(), crew) == (0.0, "two is part of a greater number.")
