from tests.extraction.claims.reading import measures


def test_a_part_with_its_own_verb_keeps_its_measure():
    assert measures("It hurt 40 people; three of them were killed.") == ["injured", "deaths"]


def test_a_part_is_measured_as_its_whole():
    assert measures("The quake injured 40 people, 15 of them on the island.") == ["injured", "injured"]
