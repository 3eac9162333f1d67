from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.subject import subject
from tests.matching.make import prepared


def test_an_unknown_subject_says_nothing():
    assert subject(prepared(), prepared(subject="flood")) == SILENT


def test_the_same_subject_in_other_forms_is_the_same():
    assert subject(prepared(subject="people killed"), prepared(subject="dead people"))[0] > 0.9


def test_two_subjects_are_named_in_the_reason():
    assert subject(prepared(subject="houses"), prepared(subject="cows")) == (
        0.0,
        "One speaks of “houses”, the other of “cows”.",
    )
