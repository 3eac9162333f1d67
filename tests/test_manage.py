"""``manage.py`` says what is wrong in a line."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def manage(*args: str, var: Path, **options) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, on a database of its own."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *args],
        env=environment | {"CLAIMSDB_VAR_DIR": str(var)},
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_a_database_without_tables_says_what_to_do(tmp_path):
    done = manage("extract", var=tmp_path)
    assert done.returncode == 1
    assert "run manage.py migrate first" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_traceback_is_there_for_those_who_ask(tmp_path):
    assert "Traceback" in manage("extract", "--traceback", var=tmp_path).stderr


def test_a_reader_who_leaves_is_no_fault(tmp_path):
    texts = tmp_path / "texts.jsonl"
    rows = [{"id": number, "text": f"At least {number} people died. " * 200} for number in range(2, 60)]
    texts.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    command = f"{sys.executable} {ROOT / 'manage.py'} extract --quantities --from {texts} | head -n 1"
    environment = os.environ | {"CLAIMSDB_VAR_DIR": str(tmp_path)}
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.startswith('{"id": "2"')
    assert done.stderr == ""


def test_texts_are_read_from_standard_input_without_a_database(tmp_path):
    line = json.dumps({"id": "a", "text": "At least 68 people were killed."})
    done = manage("extract", "--from", "-", var=tmp_path, input=line)
    assert json.loads(done.stdout)["claims"][0]["value"] == 68
    assert not (tmp_path / "claimsdb.sqlite3").exists()
