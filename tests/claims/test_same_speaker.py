"""Whether two names may be one speaker's."""

import pytest

from claimsdb.claims.same_speaker import MOST_NAMESAKES, compare, likely_pairs, named, skeleton
from tests.asserts import soon


def person(name, *aliases, key=0):
    return named(key, name, "person", aliases)


def body(name, *aliases, key=0):
    return named(key, name, "organization", aliases)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ilham Aliyev"), person("Nikol Pashinyan")),
        (person("Ilham Aliyev"), person("Heydar Aliyev")),
        (person("Anna Petrosyan"), person("Boris Petrosyan")),
        (person("Aliyev"), person("Pashinyan")),
        (person("Ilham Aliyev"), body("Aliyev Foundation")),
        (body("Ministry of Defence"), body("Ministry of Health")),
        (body("United Nations"), person("Un")),
    ],
)
def test_names_with_nothing_in_common_are_two(one, other):
    assert compare(one, other) == (0.0, [])


@pytest.mark.parametrize(
    ("one", "other", "score", "said"),
    [
        (person("Ilham Aliyev"), person("President Ilham Aliyev"), 0.9, "Both are called “"),
        (body("Armenpress"), body("The Agency", "Armenpress"), 0.9, "Both are called “Armenpress”."),
        (person("Ilham Aliyev"), person("Ilham Aliev"), 0.8, "two spellings of one name"),
        (person("Nikol Pashinyan"), person("Nikol Pashinian"), 0.8, "two spellings of one name"),
        (person("Sergei Lavrov"), person("Sergey Lavrov"), 0.8, "two spellings of one name"),
        (person("Recep Tayyip Erdogan"), person("Recep Erdogan"), 0.6, "given names agree"),
        (person("Recep Tayyip Erdoğan"), person("Tayyip Erdogan"), 0.6, "given names agree"),
        (person("N. Pashinyan"), person("Nikol Pashinyan"), 0.6, "given names agree"),
        (person("Pashinyan"), person("Nikol Pashinyan"), 0.3, "others may bear it too"),
        (person("Mr Pashinyan"), person("Nikol Pashinyan"), 0.3, "others may bear it too"),
        (body("UN"), body("United Nations"), 0.7, "“UN” are the initials of “United Nations”."),
        (body("CIS"), body("Commonwealth of Independent States"), 0.7, "initials"),
    ],
)
def test_names_that_may_be_one_speakers_say_why(one, other, score, said):
    for pair in ((one, other), (other, one)):
        likely, reasons = compare(*pair)
        assert likely == score
        assert any(said in reason for reason in reasons)


def test_another_initial_is_another_person():
    assert compare(person("N. Pashinyan"), person("Anna Pashinyan"))[0] == 0


def test_spellings_have_their_bones_in_common():
    assert skeleton("aliyev") == skeleton("aliev")
    assert skeleton("khachaturyan") == skeleton("hachaturian")
    assert skeleton("petrosyan") != skeleton("petrov")


def test_pairs_come_likeliest_first_and_once():
    speakers = [
        person("Nikol Pashinyan", key=1),
        person("Pashinyan", key=2),
        person("Nikol Pashinian", key=3),
        person("Ilham Aliyev", key=4),
    ]
    assert [(one.key, other.key, score) for one, other, score, _ in likely_pairs(speakers)] == [
        (1, 3, 0.8),
        (1, 2, 0.3),
        (2, 3, 0.3),
    ]


def test_a_surname_that_many_bear_says_nothing():
    many = [person(f"{given} Smith", key=key) for key, given in enumerate("Ann Ben Cy Di Ed Flo Gus".split(), start=1)]
    assert len(likely_pairs([person("Smith"), *many[:MOST_NAMESAKES]])) == MOST_NAMESAKES
    assert likely_pairs([person("Smith"), *many]) == []


def test_many_namesakes_are_compared_soon():
    with soon():
        likely_pairs([person(f"Ann{number} Smith", key=number) for number in range(20_000)])
