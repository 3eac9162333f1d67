"""Files in: all of one, or nothing."""

import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claimsdb.claims.models import Mention
from claimsdb.exchange import importing
from claimsdb.exchange.importing import import_file
from claimsdb.exchange.options import Options
from claimsdb.exchange.stored.writing import Refused
from tests.exchange.stored.test_reading import make_rows
from tests.exchange.trips import back, forget, out

pytestmark = pytest.mark.django_db


def troubles(name, path):
    """Return what is said of a path that is refused."""
    with pytest.raises(Refused) as refused:
        import_file(name, path, Options())
    return [str(trouble) for trouble in refused.value.report.troubles]


@pytest.mark.parametrize("name", ["jsonl", "csv", "w3c", "label-studio", "doccano", "brat"])
def test_a_path_that_is_not_there_is_told(name, tmp_path):
    assert troubles(name, tmp_path / "none.jsonl") != []


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    assert "cannot be read" in troubles("jsonl", tmp_path)[0]
    assert "no .ann file is in this folder" in troubles("brat", tmp_path)[0]
    assert "no table of ours" in troubles("csv", tmp_path)[0]


def test_a_zip_that_is_none_is_told(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"no zip")
    assert "not a .zip that can be read" in troubles("csv", path)[0]


def test_a_zip_that_unfolds_to_more_than_is_bearable_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "UNFOLDED", 1_000)
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sources.csv", "a" * 2_000)
    assert "unfolds to more than 1,000 bytes" in troubles("csv", path)[0]


def test_names_in_a_zip_lead_nowhere_else(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../sources.csv", "slug,name\nbbc,BBC\n")
        archive.writestr("evil.sh", "rm -rf /")
    assert back("csv", path).added == {"sources": 1}
    assert not (tmp_path.parent / "sources.csv").exists()


def test_a_schema_org_file_is_not_read(tmp_path):
    with pytest.raises(KeyError):
        import_file("schema-org", tmp_path, Options())


def test_progress_counts_the_rows_read(tmp_path):
    make_rows(2)
    path, told = out("jsonl", tmp_path / "all.jsonl"), []
    import_file("jsonl", path, Options(), told.append)
    assert told == list(range(1, len(told) + 1))


def test_ten_times_the_rows_take_few_queries_more(tmp_path):
    make_rows(20)
    path = out("jsonl", tmp_path / "all.jsonl")
    mentions = Mention.objects.count()
    with CaptureQueriesContext(connection) as captured:
        back("jsonl", path)
    assert mentions == 41
    assert len(captured) < 40
    forget()
    assert back("jsonl", path).added["claims"] == 21
