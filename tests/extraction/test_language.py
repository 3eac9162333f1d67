import pytest

from claimsdb.extraction import language
from claimsdb.extraction.language import LONGEST, chunks, pipeline, read, read_many
from claimsdb.extraction.quotations.find import find_quotations


def test_the_pipeline_is_loaded_once():
    assert pipeline() is pipeline()


def test_no_sentence_runs_over_a_line_end():
    doc = read(pipeline(), "Police close the bridge\nA man of forty was seen there")
    assert [sentence.text.strip() for sentence in doc.sents][1].startswith("A man")


@pytest.mark.parametrize("text", ["", "word", "one two\nthree four\nfive", "x" * 100, "a b " * 50])
def test_chunks_joined_are_the_text(text):
    assert "".join(chunks(text, 20)) == text


def test_a_word_without_an_end_is_cut():
    assert max(len(chunk) for chunk in chunks('"' * 5000 + " end", 50_000)) <= 504


def test_a_long_text_is_read_in_chunks_with_the_same_offsets(monkeypatch):
    monkeypatch.setattr(language, "CHUNK", 50)
    text = "Ann Lee said that the bridge was closed.\n" * 5
    doc = read(pipeline(), text)
    assert doc.text == text
    assert len(find_quotations(doc)) == 5


def test_many_texts_come_back_in_their_order():
    texts = ["One bridge.", "", "Two bridges."]
    assert [doc.text for doc in read_many(pipeline(), texts)] == texts


def test_a_text_over_the_limit_is_refused():
    with pytest.raises(ValueError, match="at most"):
        read(pipeline(), "a" * (LONGEST + 1))


def test_without_the_model_marked_words_are_still_found():
    with pytest.warns(UserWarning, match="not installed"):
        nlp = pipeline("no_such_model")
    text = "“The bridge is closed,” said Ann Lee. She told reporters: “It will open in May.”"
    quotations = find_quotations(read(nlp, text))
    assert [text[q.start : q.end] for q in quotations] == ["The bridge is closed,", "It will open in May."]
    assert quotations[0].attribution.speaker == "Ann Lee"
