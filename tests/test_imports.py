"""The import contracts of pyproject.toml break when they are broken, each of them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# A line that breaks each contract, and the module that it is added to.
VIOLATIONS = [
    ("The house: imports point one way", "corpus/models.py", "import claimsdb.claims.models"),
    ("The house: imports point one way", "matching/keys.py", "import claimsdb.extraction.quotations.marks"),
    ("Verbs are plain Python", "quantities/units.py", "import django.conf"),
    ("Verbs are plain Python", "extraction/extract.py", "import rest_framework"),
    ("Only links meet the matcher", "claims/extract.py", "import claimsdb.matching.keys"),
    ("The house: imports point one way", "desk/apps.py", "import claimsdb.review.apps"),
    ("Only links meet the matcher", "api/urls.py", "import claimsdb.matching.keys"),
]


def lint(folder: Path) -> str:
    """What import-linter says of a copy of the house."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout


@pytest.fixture
def house(tmp_path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", "static", "templates")
    shutil.copytree(ROOT / "claimsdb", tmp_path / "claimsdb", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_contracts(house):
    assert "3 kept, 0 broken" in lint(house)


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS)
def test_a_contract_breaks_when_violated(house, contract, module, line):
    path = house / "claimsdb" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert f"{contract} BROKEN" in lint(house)
