from tests.quantities.reading import exact, measured


def test_degrees_above_zero_stay_as_they_are():
    assert measured("20 degrees") == [(20, "degree")]


def test_degrees_below_zero_are_negative():
    assert exact("20 degrees below zero") == ["20 degrees below zero"]
    assert measured("5 °C below zero") == [(-5, "celsius")]
