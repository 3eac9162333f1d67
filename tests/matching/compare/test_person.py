from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.person import person
from tests.matching.make import prepared


def aged(sentence: str, exact: str, **given):
    return prepared(exact, sentence, **({"measure": "age"} | given))


def test_only_ages_have_people():
    lopez = aged("Ana Lopez, 20, ran.", "20", measure="people")
    assert person(lopez, lopez) == SILENT


def test_an_age_without_a_name_is_likelier_another_s():
    assert person(aged("A man, 20, ran.", "20"), aged("Ana Lopez, 20, ran.", "20"))[0] < 0.5


def test_a_last_name_stands_for_the_whole():
    left, right = aged("Ana Lopez, 20, ran.", "20"), aged("The 21-year-old Lopez fled.", "21-year-old")
    assert person(left, right) == (1.0, "Both are the age of Ana Lopez.")


def test_two_of_one_family_are_two_people():
    left, right = aged("Ana Lopez, 20, ran.", "20"), aged("Police held Juan Lopez, 24, there.", "24")
    assert person(left, right)[0] == 0.0


def test_a_place_beside_an_age_is_nobody():
    left = aged("A 20-year-old Oberdorf resident ran.", "20-year-old", place="Oberdorf")
    right = aged("A 24-year-old Oberdorf mother ran.", "24-year-old", place="Oberdorf")
    assert person(left, right)[1] == ""


def test_father_and_son_share_a_last_name_and_no_age():
    father = prepared("35", "Huber, 35, was shot.", value=35.0, unit="year", measure="age")
    son = prepared("17-year-old", "It is over, said 17-year-old Jan Huber.", value=17.0, unit="year", measure="age")
    assert person(father, son) == (0.0, "They are the ages of two people.")


def test_the_subject_names_whose_age_it_is():
    left = aged("A man, 20, ran.", "20", subject="the accused Ana Lopez")
    assert person(left, aged("Lopez, who was 18 then, ran.", "18", subject="Lopez")) == (
        1.0,
        "Both are the age of Ana Lopez.",
    )
    of_another = aged("She was 10.", "10", subject="witness against Ana Lopez")
    assert person(left, of_another)[1] == ""


def test_the_name_of_a_people_names_nobody():
    left = aged("The 20-year-old Austrian climber fell.", "20-year-old", subject="Englishman")
    assert person(left, aged("Ana Lopez, 20, fell.", "20"))[1] == ""


def test_a_day_before_an_age_is_nobody():
    left = aged("On Sunday, 20-year-old Ana Lopez fell.", "20-year-old")
    assert person(left, aged("Ana Lopez, 20, fell.", "20"))[0] == 1.0
