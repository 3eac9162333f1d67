"""The docs say what is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_their_options_exist(page):
    wrong = []
    for name, rest in re.findall(r"manage\.py ([a-z_]+)([^`\n|>#]*)", page.read_text(encoding="utf-8")):
        if name not in get_commands():
            wrong.append(name)
            continue
        known = load_command_class(get_commands()[name], name).create_parser("manage.py", name)._option_string_actions
        wrong += [f"{name} {option}" for option in re.findall(r"--[a-z-]+", rest) if option not in known]
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_exist(page):
    targets = re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [target for target in targets if not re.search(rf"^{target}:", made, re.MULTILINE)] == []


def test_every_variable_is_documented_and_every_documented_one_is_read():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "claimsdb").rglob("*.py"))
    read = set(re.findall(r'["(](CLAIMSDB_[A-Z_]+)"', code)) | {"DATABASE_URL"}
    page = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE)) == read
