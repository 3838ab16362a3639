"""The words that people type, of all languages at once: one file of a kind in the folder of each under `locales`.

They are read whatever the language of the chat is: people write `dec 4` in a German one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "locales"


@cache
def tables(name: str) -> tuple[dict[str, Any], ...]:
    """What the languages' files of one kind hold, such as `dates.toml`."""
    return tuple(tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob(f"*/{name}")))


def any_of(words: Iterable[str]) -> str:
    """An expression for one of some words, the longest first; of no words, one that nothing matches."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True)) or '(?!)'})"
