"""Paths into files."""

import os
from pathlib import Path

from claimsdb.corpus.readers.folders import Failure, File, PassedOver, find


def make(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")


def files(found):
    return [each.path.name for each in found if isinstance(each, File)]


def failures(found):
    return {Path(each.where).name: each.why for each in found if isinstance(each, Failure)}


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    make(tmp_path, "b.txt", "a.HTML", "d/z.csv", "c/y.jsonl", "c/x/w.htm")
    assert files(find([tmp_path])) == ["a.HTML", "b.txt", "y.jsonl", "w.htm", "z.csv"]


def test_hidden_files_are_left_alone_and_others_are_passed_over(tmp_path):
    make(tmp_path, ".a.txt", ".git/b.txt", "c.pdf", "README", "manifest.toml")
    (tmp_path / "manifest.toml").write_text("")
    assert [Path(each.where).name for each in find([tmp_path])] == ["README", "c.pdf"]
    assert all(isinstance(each, PassedOver) for each in find([tmp_path]))


def test_a_file_of_another_format_fails_where_it_is_named(tmp_path):
    make(tmp_path, "c.pdf")
    assert "not a format that is read: .txt, .html" in failures(find([tmp_path / "c.pdf"]))["c.pdf"]


def test_a_path_that_is_not_there_is_named(tmp_path):
    assert failures(find([tmp_path / "no.txt"])) == {"no.txt": "No such file or directory"}
    assert "null" in next(iter(failures(find(["a\0.txt"])).values()))


def test_an_address_is_no_path():
    assert list(find(["https://post.example/war"])) == []


def test_links_that_lead_in_circles_are_named(tmp_path):
    make(tmp_path, "a/b.txt")
    os.symlink("..", tmp_path / "a" / "up")
    os.symlink("loop.txt", tmp_path / "a" / "loop.txt")
    os.symlink("nowhere", tmp_path / "a" / "broken.txt")
    found = list(find([tmp_path]))
    assert files(found) == ["b.txt"]
    assert failures(found) == {
        "up": "a link to a folder that was read already",
        "loop.txt": "Too many levels of symbolic links",
        "broken.txt": "No such file or directory",
    }


def test_what_is_no_regular_file_is_named_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert failures(find([tmp_path])) == {"pipe.txt": "not a regular file"}


def test_a_folder_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "listdir", refuse)
    assert failures(find([tmp_path])) == {tmp_path.name: "Permission denied"}


def test_a_manifest_tells_of_its_folders_files(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    (tmp_path / "manifest.toml").write_text(
        '[[source]]\nslug = "post"\nname = "Post"\n[[article]]\nfile = "a.txt"\nsource = "post"\ntitle = "Rain"\n'
    )
    a, b = find([tmp_path])
    assert (a.known.title, b.known) == ("Rain", None)
    [again] = find([tmp_path / "a.txt"])
    assert again.known.title == "Rain"


def test_a_manifest_with_a_fault_costs_its_folder(tmp_path):
    make(tmp_path, "a.txt", "deeper/b.txt")
    (tmp_path / "manifest.toml").write_text("[")
    found = list(find([tmp_path]))
    assert files(found) == ["b.txt"]
    assert "the folder's files were not read" in failures(found)["manifest.toml"]
    assert "manifest.toml beside it cannot be read" in failures(find([tmp_path / "a.txt"]))["a.txt"]


def test_a_file_that_a_manifest_lists_must_be_there(tmp_path):
    (tmp_path / "manifest.toml").write_text(
        '[[source]]\nslug = "post"\nname = "Post"\n[[article]]\nfile = "a.txt"\nsource = "post"\n'
    )
    assert failures(find([tmp_path])) == {"manifest.toml": "it lists a.txt, which is not there"}


def test_a_name_of_any_bytes_is_shown(tmp_path):
    os.mkdir(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    os.symlink("nowhere", os.fsencode(tmp_path) + b"/caf\xe9.txt/x.txt")
    [failure] = find([tmp_path])
    assert failure.where.endswith("caf�.txt/x.txt")
