from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.landmark import landmark
from tests.matching.make import prepared


def distance(sentence: str, exact: str = "13 miles"):
    return prepared(exact, sentence, unit="mile", value=13.0)


def lasting(sentence: str, exact: str):
    return prepared(exact, sentence, unit="minute", value=5.0)


def test_counts_have_no_landmarks():
    assert landmark(prepared(), prepared()) == SILENT


def test_the_same_landmark_speaks_for_one_question():
    left, right = distance("It lay 13 miles east of Oberdorf."), distance("About 13 miles from Oberdorf it broke.")
    assert landmark(left, right) == (1.0, "Both are measured from Oberdorf.")


def test_two_landmarks_speak_against_it():
    left, right = distance("It lay 13 miles east of Oberdorf."), distance("It lay 13 miles from Niederdorf.")
    assert landmark(left, right)[0] == 0.0


def test_two_mounts_are_two_landmarks():
    left, right = distance("He fell 13 miles from Mount Cook."), distance("He fell 13 miles from Mount Sefton.")
    assert landmark(left, right)[0] == 0.0


def test_a_conversion_in_brackets_is_passed_over():
    left, right = distance("It lay 13 miles (21 km) east of Oberdorf."), distance("It lay 13 miles from Niederdorf.")
    assert landmark(left, right)[0] == 0.0


def test_two_durations_from_one_moment_speak_for_one_question():
    left = lasting("Shots fell five minutes after the truce was to go into effect.", "five minutes")
    right = lasting("It failed only hours after going into effect.", "only hours")
    assert landmark(left, right) == (1.0, "Both count from one moment: effect.")


def test_a_duration_from_a_moment_is_not_a_duration():
    left = lasting("Shots fell five minutes after the truce was to go into effect.", "five minutes")
    assert landmark(left, lasting("The siren howled for five minutes.", "five minutes"))[0] < 0.5


def days(sentence: str, exact: str):
    return prepared(exact, sentence, unit="day", value=5.0)


def test_two_times_that_go_on_speak_for_one_question():
    left, right = (
        days("Five days of riots followed.", "Five days"),
        days("It burns after five days of clashes.", "five days"),
    )
    assert landmark(left, right) == (1.0, "Both count how long it has gone on.")


def test_what_goes_on_and_what_is_past_are_two_questions():
    left, right = days("Five days of riots followed.", "Five days"), days("He was shot five days ago.", "five days")
    assert landmark(left, right) == (0.0, "One counts how long it has gone on, the other what is past.")
