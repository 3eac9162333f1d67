"""``manage.py extract``, as a person runs it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from claimsdb.claims.models import Mention
from tests.factories import make_article

TEXT = "At least 4,000 people died in the war. “We lost many,” said Anna Petrosyan."


def printed(*args: str, **options) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def texts(tmp_path):
    def write(*rows) -> str:
        path = tmp_path / "texts.jsonl"
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    return write


class TestWithoutADatabase:
    def test_each_text_gives_a_line_with_its_findings(self, texts):
        [line] = printed("extract", file=texts({"id": "a", "text": TEXT})).splitlines()
        row = json.loads(line)
        assert row["id"] == "a"
        [claim], [quotation] = row["claims"], row["quotations"]
        assert TEXT[claim["start"] : claim["end"]] == "At least 4,000"
        assert (claim["value"], claim["low"], claim["high"], claim["comparator"]) == (4000, 4000, None, "at_least")
        assert claim["measure"] == "deaths"
        assert TEXT[quotation["start"] : quotation["end"]].startswith("We lost many")
        assert (quotation["kind"], quotation["speaker"], quotation["cue"]) == ("direct", "Anna Petrosyan", "said")
        assert TEXT[quotation["speaker_start"] : quotation["speaker_end"]] == "Anna Petrosyan"

    def test_offsets_count_code_points(self, texts):
        text = "🙂🙂 " + TEXT
        row = json.loads(printed("extract", file=texts({"id": "a", "text": text})))
        assert text[row["claims"][0]["start"] :].startswith("At least 4,000")

    def test_every_quantity_where_asked(self, texts):
        row = json.loads(printed("extract", file=texts({"id": 7, "text": "$56bn"}), quantities=True))
        assert row == {
            "id": "7",
            "quantities": [
                {
                    "start": 0,
                    "end": 5,
                    "value": 56_000_000_000,
                    "low": None,
                    "high": None,
                    "comparator": "exactly",
                    "unit": "USD",
                }
            ],
        }

    def test_blank_lines_are_passed_over(self, texts):
        assert len(printed("extract", file=texts("", {"id": "a", "text": TEXT}, "")).splitlines()) == 1

    @pytest.mark.parametrize(
        ("row", "what"),
        [
            ("{", "line 1"),
            ("[]", "each line is an object"),
            ({"id": "a"}, '"text" is missing'),
            ({"text": "x"}, '"id" is missing'),
            ('{"id": "a", "text": "x\\ud800"}', "line 1.*position 1.*surrogates"),
            ({"id": "a", "text": 7}, '"text" is missing'),
            ({"id": "a", "text": "x", "title": 7}, '"title" is no string'),
            ({"id": "a", "text": "x", "published": "yesterday"}, "yesterday"),
            ("[" * 100_000, "line 1"),
        ],
    )
    def test_a_bad_line_is_named(self, texts, row, what):
        with pytest.raises(CommandError, match=what):
            printed("extract", file=texts(row))

    def test_two_texts_with_one_id_are_refused(self, texts):
        with pytest.raises(CommandError, match=r"line 2.*line 1"):
            printed("extract", file=texts({"id": "a", "text": TEXT}, {"id": "a", "text": "Another."}))

    def test_a_file_that_is_not_there_is_named(self):
        with pytest.raises(CommandError, match=r"no file nowhere\.jsonl"):
            printed("extract", file="nowhere.jsonl")

    def test_a_file_in_another_encoding_is_named(self, tmp_path):
        path = tmp_path / "latin.jsonl"
        path.write_bytes('{"id": "a", "text": "é"}'.encode("latin-1"))
        with pytest.raises(CommandError, match=r"latin\.jsonl"):
            printed("extract", file=str(path))

    def test_two_processes_print_the_same(self, texts):
        file = texts(*({"id": number, "text": f"{number} people died. {TEXT}"} for number in range(2, 6)))
        assert printed("extract", file=file, processes=2) == printed("extract", file=file)

    def test_what_does_not_go_together_is_refused(self):
        with pytest.raises(CommandError, match="--from"):
            printed("extract", quantities=True)
        with pytest.raises(CommandError, match="--processes"):
            printed("extract", processes=0)


@pytest.mark.django_db
class TestWithTheDatabase:
    def test_articles_not_read_before_are_read_once(self):
        make_article(TEXT)
        assert "Read 1 articles" in printed("extract")
        assert "Read 0 articles" in printed("extract")
        assert Mention.objects.count() == 2

    def test_all_are_read_again_where_asked(self):
        make_article(TEXT)
        printed("extract")
        assert "Read 1 articles: 2 quotations and claims found, 0 added" in printed("extract", all=True)

    def test_one_article_is_read_where_asked(self):
        make_article(TEXT)
        article = make_article(f"Later. {TEXT}")
        printed("extract", article=article.pk)
        assert set(Mention.objects.values_list("article", flat=True)) == {article.pk}

    def test_an_article_that_is_not_there_is_named(self):
        with pytest.raises(CommandError, match="no article 77"):
            printed("extract", article=77)
