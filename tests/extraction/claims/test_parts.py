from tests.extraction.claims.reading import measures


def test_a_part_with_its_own_verb_keeps_its_measure():
    assert measures("It hurt 40 people; three of them were killed.") == ["injured", "deaths"]


def test_a_part_is_measured_as_its_whole():
    assert measures("The quake injured 40 people, 15 of them on the island.") == ["injured", "injured"]


def test_people_included_are_measured_as_the_whole():
    assert measures("The crash killed 12 people, including three children.") == ["deaths", "deaths"]
    assert measures("It left 30 hurt, among them two nurses.") == ["injured", "injured"]


def test_people_included_where_nothing_befell_them_keep_their_measure():
    assert measures("The street has 40 shops, including three nurses.") == ["buildings", "people"]


def test_some_of_the_things_just_counted_are_of_those_things():
    text = "The navy saw five boats. While two of them managed to flee, it boarded the remaining three."
    assert measures(text) == ["ships", "ships", "ships"]


def test_the_rest_of_a_number_of_people_has_no_measure_of_its_own():
    assert measures("Police arrested 26 men. The other four escaped.") == ["arrested", ""]
