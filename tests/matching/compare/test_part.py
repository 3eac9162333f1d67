from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.part import part, within
from tests.matching.make import prepared


def test_two_wholes_say_nothing():
    assert part(prepared(), prepared()) == SILENT


def test_a_part_is_not_the_whole():
    child = prepared("two", "The flood killed 12 people, including two children.")
    crew = prepared("two", "Five boats came, and two of them fled.")
    assert part(child, prepared()) == part(prepared(), crew) == (0.0, "two is of a part, or of one of several.")


def test_a_sum_is_not_its_addend():
    shot = prepared("three", "He shot three people, killing one.", value=3.0)
    hurt = prepared("two", "He killed a guard and hurt two others.", value=2.0)
    assert part(shot, hurt) == (0.0, "3 is 2 and 1, which stands beside it.")


def test_two_numbers_that_no_other_joins_are_no_sum():
    assert part(prepared(value=12.0), prepared(value=15.0)) == SILENT


def test_one_of_several_is_not_told_which():
    said = "One of the quakes, a {} tremor, was felt abroad."
    one, other = prepared("6.3", said.format("6.3"), value=6.3), prepared("6.6", "A 6.6 tremor was felt.", value=6.6)
    assert part(one, other) == (0.0, "6.3 is of a part, or of one of several.")


def test_many_countries_are_not_one_of_them():
    everywhere = prepared("230,000", "The wave killed 230,000 people in a dozen countries.", value=230_000.0)
    here = prepared("168,000", "The wave killed 168,000 people in Aceh.", value=168_000.0)
    somewhere = prepared("168,000", "The wave killed 168,000 people.", value=168_000.0)
    assert part(everywhere, here) == part(here, everywhere) == (0.0, "230,000 is of many countries.")
    assert part(everywhere, somewhere) == SILENT
    assert within(everywhere, here)


def test_a_part_lies_within_a_whole_that_is_more():
    child = prepared("two", "The flood killed 12 people, including two children.", value=2.0)
    assert within(child, prepared(value=12.0))
    assert not within(child, prepared(value=1.0))
    assert not within(prepared(value=2.0), prepared(value=12.0))


def test_a_share_is_no_part_of_another():
    half = prepared("7%", "The firm had 7% of the market.", value=7.0, unit="percent")
    assert part(half, prepared("10%", "The firm had a share of 10%.", value=10.0, unit="percent")) == SILENT
    assert not within(half, prepared("10%", "The firm had a share of 10%.", value=10.0, unit="percent"))
