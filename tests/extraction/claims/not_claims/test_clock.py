from tests.extraction.claims.reading import kept


def test_a_length_of_time_is_kept():
    assert kept("The work took 3 hours.") == ["3 hours"]


def test_times_of_day_are_no_claims():
    assert kept("Police were called at 8:30 a.m., left at 3 p.m. and came again at 12:00 GMT.") == []


def test_times_in_broken_type_are_no_claims():
    assert kept("Police were called at 11.30 p. m. and left.") == []
