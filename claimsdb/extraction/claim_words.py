"""The word lists of ``claim_words.toml``."""

import tomllib
from pathlib import Path

WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words)
    for name, words in tomllib.loads(Path(__file__).with_name("claim_words.toml").read_text("utf-8")).items()
}
