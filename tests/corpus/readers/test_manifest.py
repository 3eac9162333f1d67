"""Manifests."""

from datetime import date

import pytest

from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.corpus.readers.manifest import parsed, read_manifest

SOURCE = '[[source]]\nslug = "post"\nname = "The Post"\n'


def test_a_folder_without_a_manifest_has_an_empty_one(tmp_path):
    assert read_manifest(tmp_path).drafts == {}


def test_a_manifest_tells_of_a_file_what_its_text_does_not(tmp_path):
    (tmp_path / "manifest.toml").write_text(
        SOURCE + 'kind = "newspaper"\n[source.note]\nname = "From the byline."\n'
        '[[article]]\nfile = "a.txt"\nsource = "post"\ntitle = "Rain"\npublished = 2020-10-18\n'
    )
    draft = read_manifest(tmp_path).drafts["a.txt"]
    assert (draft.title, draft.published, draft.url) == ("Rain", date(2020, 10, 18), "")
    assert (draft.source.slug, draft.source.name, draft.source.kind) == ("post", "The Post", "newspaper")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("[", "not TOML"),
        ("x = 1", "an unknown table, x"),
        ("article = 1", "article is not an array of tables"),
        ("source = [1]", "source 1 is not a table"),
        ('[[source]]\nslug = "post"', "source 1 has no name"),
        (SOURCE + "[[article]]\nfile = 1", "article 1: file is not a str"),
        (SOURCE + '[[article]]\nfile = "a"\nsource = "times"', "of a source that is not listed, times"),
        (SOURCE + '[[article]]\nfile = "a"\nsource = "post"\ndate = 1', "article 1 has an unknown key, date"),
        (SOURCE + '[[article]]\nfile = "a"\nsource = "post"\npublished = "soon"', "published is not a date"),
        (SOURCE + '[[article]]\nfile = "a"\nsource = "post"\n' * 2, "listed twice, a"),
    ],
)
def test_what_is_wrong_is_named(text, trouble):
    with pytest.raises(UnreadableError, match=trouble):
        parsed(text)
