from datetime import date

from claimsdb.extraction.extract import extract, extract_many

TEXT = "“The bridge is closed,” said Ann Lee."


def test_an_empty_text_holds_nothing():
    assert extract("").quotations == []


def test_a_text_gives_its_quotations():
    [quotation] = extract(TEXT).quotations
    assert quotation.attribution.speaker == "Ann Lee"


def test_many_articles_come_back_in_their_order():
    articles = [(TEXT, "", None), ("Nothing.", "A title", date(2021, 5, 1)), (TEXT, "", None)]
    assert [len(e.quotations) for e in extract_many(articles)] == [1, 0, 1]
