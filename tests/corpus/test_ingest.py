"""Files into articles."""

import json
import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimsdb.corpus.ingest import article_of, ingest
from claimsdb.corpus.models import Article, Source
from claimsdb.corpus.readers.folders import Failure
from claimsdb.corpus.readers.record import COLUMNS
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"


def write(folder, name, *records):
    path = folder / name
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in records))
    return path


def test_a_text_is_stored_as_it_stands(tmp_path):
    (tmp_path / "a.txt").write_bytes("Rain\r\n\r\nIt rained in Şuşa.\r\n".encode())
    assert str(ingest([tmp_path / "a.txt"])) == "Read 1, skipped 0, failed 0."
    article = Article.objects.get()
    assert article.text == "Rain\r\n\r\nIt rained in Şuşa.\r\n"
    assert article.title == "Rain"


def test_ingesting_twice_adds_nothing(tmp_path):
    write(tmp_path, "a.txt", "It rained.")
    write(tmp_path, "b.jsonl", {"text": "It snowed.", "source": "The Post"})
    ingest([tmp_path])
    assert str(ingest([tmp_path])) == "Read 0, skipped 2, failed 0."
    assert (Article.objects.count(), Source.objects.count()) == (2, 2)


def test_two_sources_may_print_the_same_words(tmp_path):
    path = write(tmp_path, "a.jsonl", *({"text": "It rained.", "source": name} for name in ("The Post", "The Times")))
    assert ingest([path]).read == 2


def test_words_of_an_unknown_source_that_are_there_already_are_skipped(tmp_path):
    make_article("It rained.")
    assert ingest([write(tmp_path, "a.txt", "It rained.")]).skipped == 1


def test_the_five_seeds_come_with_what_the_manifest_knows():
    assert str(ingest([SEEDS])) == "Read 5, skipped 0, failed 0."
    stored = Article.objects.order_by("id").values_list("source__slug", "title", "authors", "published")
    assert list(stored) == [
        ("lalkar", "War in Nagorno-Karabakh", "Lalkar writers", date(2020, 10, 18)),
        (
            "socialistworld-net",
            "What does the Nagorno Karabakh ‘peace deal’ mean for working people of the region?",
            "",
            date(2020, 12, 3),
        ),
        ("unknown-002", "", "", date(2023, 9, 27)),
        (
            "unknown-003",
            "Casualties mount in Armenian-Azeri war as US-brokered ceasefire collapses",
            "",
            date(2020, 10, 29),
        ),
        ("unknown-004", "Russian-brokered ceasefire in Azeri-Armenian war collapses", "", date(2020, 10, 13)),
    ]
    assert Source.objects.get(slug="socialistworld-net").homepage == "https://www.socialistworld.net/"


def test_the_seeds_are_stored_byte_for_byte():
    ingest([SEEDS])
    files = sorted(SEEDS.glob("*.txt"))
    assert [article.text.encode() for article in Article.objects.order_by("id")] == [
        file.read_bytes() for file in files
    ]


def test_the_source_comes_from_the_record_then_the_caller_then_the_address_then_the_file(tmp_path):
    named = {"text": "one", "source": "The Post", "url": "https://www.times.example/1"}
    addressed = {"text": "two", "url": "https://www.times.example/2"}
    path = write(tmp_path, "a.jsonl", named, addressed, {"text": "three"})
    ingest([path])
    sources = [article.source for article in Article.objects.order_by("id")]
    assert [source.name for source in sources] == [
        "The Post",
        "times.example",
        f"Unknown source ({tmp_path.name}/a.jsonl)",
    ]
    assert sources[1].slug == "times-example"
    Article.objects.all().delete()
    ingest([path], source="Desk")
    assert [article.source.name for article in Article.objects.order_by("id")] == ["The Post", "Desk", "Desk"]


@pytest.mark.parametrize("said", ["bbc-news", "BBC News", "bbc news"])
def test_a_source_is_found_by_slug_or_name(tmp_path, said):
    source = make_source(name="BBC News", slug="bbc-news", kind="broadcaster")
    ingest([write(tmp_path, "a.txt", "It rained.")], source=said)
    assert Article.objects.get().source == source


def test_what_a_person_wrote_of_a_source_stays():
    make_source(slug="lalkar", name="Lalkar (London)", country="")
    ingest([SEEDS])
    source = Source.objects.get(slug="lalkar")
    assert (source.name, source.country) == ("Lalkar (London)", "")


def test_a_source_in_any_script_gets_a_slug(tmp_path):
    ingest([write(tmp_path, "a.txt", "It rained.")], source="Հետք")
    assert Source.objects.get().slug.startswith("source-")


def test_a_source_of_no_characters_is_named(tmp_path):
    report = ingest([write(tmp_path, "a.txt", "It rained.")], source="\udce9")
    assert (
        report.failures[0].why == "source name: Half a surrogate pair stands at offset 0: the text was decoded wrongly."
    )


def test_two_files_of_unknown_source_are_not_of_one(tmp_path):
    write(tmp_path, "a.txt", "one")
    write(tmp_path, "b.txt", "two")
    ingest([tmp_path])
    assert Source.objects.count() == 2


def test_each_failure_is_named_and_costs_itself_alone(tmp_path):
    write(tmp_path, "empty.txt")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0")
    (tmp_path / "bytes.txt").write_bytes(b"caf\xe9")
    write(tmp_path, "lines.jsonl", {"text": "good"}, "{", {"text": "also good"})
    report = ingest([tmp_path])
    assert (report.read, len(report.failures)) == (2, 4)
    assert report.failures[1] == Failure(str(tmp_path / "bytes.txt"), "not UTF-8: byte 0xE9 at offset 3")
    assert str(report.failures[3]).startswith(f"{tmp_path / 'lines.jsonl'}, line 2: not JSON")


@pytest.mark.parametrize(
    ("record", "trouble"),
    [
        ({"text": "a\0b"}, "text: A NUL character stands at offset 1"),
        ({"text": "a", "title": "b\ud800"}, "title: Half a surrogate pair stands at offset 1"),
        ({"text": "a", "source": "b\0"}, "source name: A NUL character stands at offset 1"),
        ({"text": "a", "language": "e\ud800"}, "language: Half a surrogate pair stands at offset 1"),
        ({"text": "a", "title": "t" * 501}, "title: Ensure this value has at most 500 characters"),
        ({"text": "a", "url": "javascript:alert(1)"}, "url: Enter a valid URL."),
        ({"text": "a", "url": "http://[", "source": "S"}, "url: Enter a valid URL."),
        ({"text": "a", "language": "en-GB-oxendict"}, "language: Ensure this value has at most 10 characters"),
        ({"text": "a", "source": "s" * 201}, "source: name: Ensure this value has at most 200 characters"),
    ],
)
def test_what_cannot_be_stored_is_named_by_field_and_leaves_nothing(tmp_path, record, trouble):
    report = ingest([write(tmp_path, "a.jsonl", record)])
    assert (report.read, len(report.failures)) == (0, 1)
    assert trouble in report.failures[0].why
    assert not Source.objects.exists()


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    path = write(tmp_path, "a.txt", "It rained.")

    def refuse(self, mode):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert ingest([path]).failures == [Failure(str(path), "Permission denied")]


def test_an_article_that_another_process_stored_meanwhile_is_skipped(tmp_path, monkeypatch):
    path = write(tmp_path, "a.jsonl", {"text": "It rained.", "source": "The Post"})

    def late(draft, source):
        make_article(draft.text, source=source)
        return article_of(draft, source)

    monkeypatch.setattr("claimsdb.corpus.ingest.article_of", late)
    report = ingest([path])
    assert (report.skipped, report.failures) == (1, [])


def test_an_article_that_the_database_refuses_is_named_and_takes_its_source_along(tmp_path, monkeypatch):
    def refuse(self, **options):
        raise IntegrityError("the disk says no")

    monkeypatch.setattr(Article, "save", refuse)
    report = ingest([write(tmp_path, "a.txt", "It rained.")])
    assert report.failures[0].why == "the database refuses it: the disk says no"
    assert not Source.objects.exists()


@pytest.mark.parametrize("ending", [".txt", ".html", ".jsonl", ".csv", ".toml"])
@given(data=st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_whatever_break_it(tmp_path, ending, data):
    (tmp_path / f"{'manifest' if ending == '.toml' else 'a'}{ending}").write_bytes(data)
    report = ingest([tmp_path])
    assert report.read + report.skipped + len(report.failures) >= (ending in (".txt", ".html"))


@given(
    record=st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(), max_size=5),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(COLUMNS), inner, max_size=7),
        max_leaves=9,
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_record_whatever_breaks_it(tmp_path, record):
    report = ingest([write(tmp_path, "a.jsonl", json.dumps(record))])
    assert report.read + report.skipped + len(report.failures) == 1


def test_progress_is_told_in_bytes_up_to_the_whole(tmp_path):
    write(tmp_path, "a.txt", "12345")
    (tmp_path / "b.txt").write_bytes(b"\xff\xff")
    told = []
    ingest([tmp_path], progress=lambda *numbers: told.append(numbers))
    assert told == [(5, 7), (7, 7)]


def test_the_command_says_what_it_did(tmp_path):
    out = StringIO()
    call_command("ingest", str(write(tmp_path, "a.txt", "It rained.")), source="The Post", stdout=out)
    assert out.getvalue() == "Read 1, skipped 0, failed 0.\n"
    assert Article.objects.get().source.name == "The Post"


def test_the_command_fails_where_something_failed_and_stores_the_rest(tmp_path):
    write(tmp_path, "a.txt", "It rained.")
    write(tmp_path, "b.txt")
    write(tmp_path, "c.pdf", "%PDF")
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("ingest", str(tmp_path), stdout=out, stderr=err)
    assert stop.value.code == 1
    assert out.getvalue() == "Read 1, skipped 0, failed 1, passed over 1 of other formats.\n"
    assert err.getvalue() == f"{tmp_path}{os.sep}b.txt: the text is empty\n"


def test_the_command_says_where_the_database_cannot_be_used(tmp_path, monkeypatch):
    def refuse(*given, **options):
        raise OperationalError("no such table: corpus_article")

    monkeypatch.setattr(Article.objects, "filter", refuse)
    with pytest.raises(CommandError, match=r"migrate.*no such table"):
        call_command("ingest", str(write(tmp_path, "a.txt", "It rained.")))


def test_no_bar_is_drawn_where_nobody_watches(tmp_path, capfd):
    call_command("ingest", str(write(tmp_path, "a.txt", "It rained.")))
    assert capfd.readouterr().err == ""
