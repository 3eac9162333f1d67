"""How fast rows come in and go out, and in how much memory: a store of made-up mentions, imported, then exported.

``CLAIMSDB_VAR_DIR=$(mktemp -d) python benchmarks/exchange.py 100000`` makes a JSONL of so many mentions, imports it
into the database named by the settings, and writes it in every format: each in a process of its own. Last it imports as
many more that people have worked on, whose history is written too.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FORMATS = ["jsonl", "csv", "w3c", "schema-org", "label-studio", "doccano", "brat", "ucdp"]
SENTENCE = "“We counted 1,234 dead in the town of Number {},” said the mayor, and more were hurt in the villages. "
PER_ARTICLE = 50  # mentions: as many as the annotated seeds have


def article_lines(number: int, mentions: int) -> Iterator[dict[str, Any]]:
    """Give an article of so many sentences, each with a quotation and the claim that it holds."""
    sentences = [SENTENCE.format(number * PER_ARTICLE + place) for place in range(mentions // 2)]
    text = "".join(sentences)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    key = f"wire/{sha256}"
    yield {"type": "article", "key": key, "source": "wire", "title": f"News {number}", "text": text, "sha256": sha256}
    said = {"article": key, "origin": "benchmark", "speaker": f"The mayor of {number % 500}", "cue": "said"}
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    for kind, first, last in (("quotation", "We", ",”"), ("claim", "1,234", " dead")):
        for sentence, at in zip(sentences, starts, strict=False):
            start, end = at + sentence.index(first), at + sentence.index(last)
            words = sentence[start - at : end - at]
            row = {"type": kind, "key": f"{key}#{kind}:{start}-{end}", "start": start, "end": end, "exact": words}
            yield row | said | ({"style": "direct"} if kind == "quotation" else {"value": 1234.0})


def made(path: Path, mentions: int, first: int = 0, **worked_on: Any) -> None:
    """Write a file of so many mentions, in articles that are numbered from the first; perhaps with what people did."""
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"type": "source", "slug": "wire", "name": "Wire"}) + "\n")
        for number in range(first, first + mentions // PER_ARTICLE):
            for line in article_lines(number, PER_ARTICLE):
                more = worked_on if line["type"] in ("quotation", "claim") else {}
                file.write(json.dumps(line | more, ensure_ascii=False) + "\n")


def measured(*arguments: str) -> tuple[float, float]:
    """Run a command as in production (debugging keeps every query); return its CPU seconds and peak megabytes."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    process = subprocess.Popen(command, env=os.environ | {"CLAIMSDB_DEBUG": "0"}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(arguments)} failed.")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def told(what: str, mentions: int, spent: float, memory: float, path: Path) -> None:
    """Print what a step cost."""
    size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir())) / 1e6
    print(f"{what:24} {spent:6.1f} CPU s  {mentions / spent:8,.0f} mentions/s  peak {memory:4.0f} MB  {size:6.1f} MB")


def run(mentions: int) -> None:
    """Import, then export."""
    measured("migrate", "--verbosity", "0")
    idle = measured("check")[1]
    print(f"A process that does nothing peaks at {idle:.0f} MB.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        made(path, mentions)
        told("import jsonl", mentions, *measured("import", "jsonl", str(path)), path)
        told("import jsonl again", mentions, *measured("import", "jsonl", str(path)), path)
        for name in FORMATS:
            out = Path(folder) / name
            told(f"export {name}", mentions, *measured("export", name, "--out", str(out)), out)
        for name in ("csv", "w3c", "label-studio", "doccano", "brat"):
            told(
                f"import {name} again",
                mentions,
                *measured("import", name, str(Path(folder) / name)),
                Path(folder) / name,
            )
        made(path, mentions, mentions // PER_ARTICLE, touched=True, state="accepted")
        told("import jsonl, worked on", mentions, *measured("import", "jsonl", str(path)), path)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
