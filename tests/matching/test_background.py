from claimsdb.matching.background import Background


def test_without_texts_a_word_is_as_rare_as_in_news_at_large():
    assert Background().rarity("kill") < Background().rarity("oberdorf")


def test_a_word_common_in_the_store_weighs_less_than_at_large():
    store = Background.from_texts(["A flood in Oberdorf"] * 100)
    assert store.rarity("oberdorf") < Background().rarity("oberdorf")


def test_a_rare_word_weighs_more_than_a_common_one():
    background = Background.from_texts(["The river rose.", "The river fell in Oberdorf.", "A river."])
    assert background.rarity("oberdorf") > background.rarity("river")


def test_a_word_of_every_text_still_weighs_something():
    assert Background.from_texts(["river", "river"]).rarity("river") > 0


def test_a_word_counts_once_a_text():
    assert Background.from_texts(["river river river"]).frequencies["river"] == 1
