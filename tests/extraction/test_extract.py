from claimsdb.extraction.extract import extract, extract_many
from claimsdb.extraction.extraction import Text

SAID = "“The bridge is closed,” said Ann Lee."


def test_an_empty_text_holds_nothing():
    extraction = extract("")
    assert (extraction.quotations, extraction.claims) == ([], [])


def test_a_text_gives_its_quotations():
    [quotation] = extract(SAID).quotations
    assert quotation.attribution.speaker == "Ann Lee"


def test_many_texts_come_back_in_their_order_each_with_its_own():
    texts = [Text("a", SAID), Text("b", "Nothing."), Text("c", SAID)]
    assert [(text.id, len(found.quotations)) for text, found in extract_many(texts)] == [("a", 1), ("b", 0), ("c", 1)]
