"""What the project says of itself is so."""

import re
import tomllib
from pathlib import Path

import pytest

from claimsdb import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    """The package that a requirement names, as the lock writes it."""
    return re.split(r"[\[<>=!; ]", requirement, maxsplit=1)[0].lower()


def test_the_version_is_written_alike():
    assert PROJECT["project"]["version"] == __version__


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("requirements-dev.txt", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_every_dependency_is_pinned_with_its_hashes(lock, wanted):
    pins = (ROOT / lock).read_text(encoding="utf-8").split("\n    # via")
    text = "\n".join(pins)
    for requirement in wanted:
        assert re.search(rf"^{re.escape(name_of(requirement))}==\S+ [^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)


def test_both_locks_pin_the_same_versions():
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9.-]+==\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")
