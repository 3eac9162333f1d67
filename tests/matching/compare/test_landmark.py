from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.landmark import landmark
from tests.matching.make import prepared


def distance(sentence: str, exact: str = "13 miles"):
    return prepared(exact, sentence, unit="mile", value=13.0)


def test_only_lengths_have_landmarks():
    assert landmark(prepared(), prepared()) == SILENT


def test_the_same_landmark_speaks_for_one_question():
    left, right = distance("It lay 13 miles east of Oberdorf."), distance("About 13 miles from Oberdorf it broke.")
    assert landmark(left, right) == (1.0, "Both are measured from Oberdorf.")


def test_two_landmarks_speak_against_it():
    left, right = distance("It lay 13 miles east of Oberdorf."), distance("It lay 13 miles from Niederdorf.")
    assert landmark(left, right)[0] == 0.0
