import pytest

from claimsdb.matching.align import align
from claimsdb.matching.scored import Scored
from tests.matching.make import prepared


def claim(number: int, article: int, value: float):
    return prepared(id=number, article=article, value=value)


def scores(*pairs):
    return {(p.left.record.id, p.right.record.id): p.score for p in align(Scored(*pair, ()) for pair in pairs)}


def test_a_pair_without_a_rival_stays():
    assert scores((claim(1, 1, 12.0), claim(2, 2, 12.0), 0.8)) == {(1, 2): 0.8}


def test_a_better_answer_lowers_the_other():
    dead, ours, theirs = claim(1, 1, 12.0), claim(2, 2, 12.0), claim(3, 2, 40.0)
    assert scores((dead, ours, 0.9), (dead, theirs, 0.6)) == {(1, 2): 0.9, (1, 3): pytest.approx(0.06)}


def test_a_figure_repeated_below_the_title_is_no_rival():
    dead, title, body = claim(1, 1, 12.0), claim(2, 2, 12.0), claim(3, 2, 12.0)
    assert scores((dead, title, 0.7), (dead, body, 0.9)) == {(1, 2): 0.7, (1, 3): 0.9}


def test_a_length_and_its_conversion_in_brackets_are_no_rivals():
    said = "It struck 75 km (50 miles) west of Oberdorf."
    ours = prepared("75 km", said, id=1, article=1, start=10, end=15, value=75.0, unit="km")
    km, miles = (
        prepared(exact, said, id=number, article=2, start=start, end=end, value=value, unit=unit)
        for number, exact, start, end, value, unit in (
            (2, "75 km", 10, 15, 75.0, "km"),
            (3, "50 miles", 17, 25, 50.0, "mile"),
        )
    )
    assert scores((ours, km, 0.9), (ours, miles, 0.7)) == {(1, 2): 0.9, (1, 3): 0.7}


def test_pairs_of_other_articles_are_no_rivals():
    dead, ours, theirs = claim(1, 1, 12.0), claim(2, 2, 12.0), claim(3, 3, 40.0)
    assert scores((dead, ours, 0.9), (dead, theirs, 0.6)) == {(1, 2): 0.9, (1, 3): 0.6}


def test_a_title_that_differs_from_its_own_text_is_held_against_others():
    title = "Flood kills 12"
    headline = prepared("12", title, id=1, article=1, title=title, value=12.0)
    body = prepared("15", "The flood killed 15.", id=2, article=1, title=title, value=15.0)
    other = claim(3, 2, 15.0)
    assert scores((headline, other, 0.6), (body, other, 0.9)) == {(1, 3): 0.6, (2, 3): 0.9}


def test_two_approximations_of_one_sentence_are_two_answers():
    sentence = "About 100 homes stood, of which about 95 were hit."
    homes, hit = (prepared(f"about {n}", sentence, id=n, article=1, value=float(n)) for n in (100, 95))
    other = claim(200, 2, 100.0)
    assert scores((homes, other, 0.9), (hit, other, 0.6))[95, 200] == pytest.approx(0.06)


def magnitude(number: int, article: int, value: float, **given):
    return prepared(str(value), id=number, article=article, value=value, unit="magnitude", measure="magnitude", **given)


def test_an_article_that_gives_both_figures_means_two_things():
    other, first, second = magnitude(1, 1, 5.8), magnitude(2, 2, 5.2), magnitude(3, 2, 5.8)
    assert scores((other, first, 0.6), (other, second, 0.0))[1, 2] == pytest.approx(0.06)
    assert scores((other, first, 0.6), (other, magnitude(3, 2, 4.1), 0.0))[1, 2] == 0.6


@pytest.mark.parametrize(("title", "score"), [("A 5.6 quake", 0.6), ("A 5.6 quake hit an island.", 0.06)])
def test_a_headline_has_no_full_stop(title, score):
    other, text = magnitude(1, 1, 5.8), magnitude(3, 2, 5.8)
    headline = magnitude(2, 2, 5.6, sentence=title, title=title)
    assert scores((other, headline, 0.6), (other, text, 0.0))[1, 2] == pytest.approx(score)


def test_a_figure_and_the_one_it_was_changed_from_are_no_rivals():
    said = "The 5.2 quake, which the agency originally had put at 5.6, cracked walls."
    other = magnitude(1, 1, 5.6)
    now, then = magnitude(2, 2, 5.2, sentence=said), magnitude(3, 2, 5.6, sentence=said)
    assert scores((other, now, 0.5), (other, then, 0.9)) == {(1, 2): 0.5, (1, 3): 0.9}


def days(number: int, article: int, value: float):
    sentence = f"They saw {value:g} days of riots."
    return prepared(f"{value:g} days", sentence, id=number, article=article, value=value, unit="day")


def test_days_counted_from_one_day_or_the_next_are_no_rivals():
    other, first, second = days(1, 1, 8.0), days(2, 2, 4.0), days(3, 2, 5.0)
    assert scores((other, first, 0.5), (other, second, 0.9)) == {(1, 2): 0.5, (1, 3): 0.9}
    assert scores((other, days(2, 2, 2.0), 0.5), (other, second, 0.9))[1, 2] == pytest.approx(0.05)


def age(number: int, article: int, value: float, name: str):
    sentence = f"{name}, {value:g}, was there."
    return prepared(f"{value:g}", sentence, id=number, article=article, value=value, unit="year", measure="age")


def test_the_age_at_the_deed_and_at_the_trial_are_no_rivals():
    other, at_the_deed = age(1, 1, 20.0, "Ana Lopez"), age(2, 2, 18.0, "Lopez")
    assert scores((other, at_the_deed, 0.5), (other, age(3, 2, 20.0, "Lopez"), 0.9))[1, 2] == 0.5
    assert scores((other, at_the_deed, 0.5), (other, age(3, 2, 20.0, "Juan Huber"), 0.9))[1, 2] == pytest.approx(0.05)


def test_what_was_said_earlier_is_no_rival_of_what_stands_now():
    other, now = claim(1, 1, 40.0), claim(2, 2, 40.0)
    then = prepared("30", "The agency said earlier that it counted 30 dead.", id=3, article=2, value=30.0)
    assert scores((other, now, 0.9), (other, then, 0.5))[1, 3] == 0.5


def inches(number: int, article: int, value: float):
    said = f"The {value:g}-inch laptop is sold from today."
    return prepared(f"{value:g}-inch", said, value=value, unit="inch", measure="size", id=number, article=article)


def test_more_than_one_size_of_an_article_are_models():
    small, large, other = inches(1, 1, 13.0), inches(2, 1, 15.0), inches(3, 2, 11.0)
    assert scores((small, other, 0.5), (large, other, 0.5)) == pytest.approx({(1, 3): 0.05, (2, 3): 0.05})
    assert scores((small, other, 0.5)) == {(1, 3): 0.5}
    same = inches(4, 2, 15.0)
    assert scores((small, other, 0.1), (large, same, 0.5))[2, 4] == 0.5
