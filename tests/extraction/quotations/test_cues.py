from claimsdb.extraction.quotations import cues


def test_every_share_is_one():
    assert all(0 < share < 1 for lemmas in cues.table().values() for share in lemmas.values())


def test_every_factor_is_above_nothing():
    assert all(factor > 0 for factor in cues.circumstances().values())


def test_the_forms_of_a_verb_lead_to_it():
    forms = cues.speech()
    assert [forms[form] for form in ("said", "says", "saying", "told", "quipped", "replies", "declaring")] == [
        "say",
        "say",
        "say",
        "tell",
        "quip",
        "reply",
        "declare",
    ]


def test_a_cue_of_several_words_is_known_by_its_first():
    assert ("on",) in cues.phrases()["went"]
    assert ("it",) in cues.phrases()["put"]


def test_a_wrong_lemma_is_set_right():
    assert cues.lemma_of("hop") == "hope"
    assert cues.lemma_of("Say") == "say"
