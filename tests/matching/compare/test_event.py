from claimsdb.matching.compare.event import event
from claimsdb.matching.compare.sentence import sentence
from tests.matching.make import prepared


def test_the_event_is_read_from_titles_too():
    left = prepared("12", "There were 12 dead.", title="Flood in Oberdorf")
    right = prepared("12", "It left 12 dead.", title="Oberdorf under water after flood")
    other = prepared("12", "It left 12 dead.", title="Train derails near Niederdorf")
    assert event(left, right)[0] > event(left, other)[0]
    assert sentence(left, right)[0] == sentence(left, other)[0]
