"""The lines that the understanding is trained on and measured with, as they stand in the files beside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("corpora")


@dataclass(frozen=True)
class Typed:
    """A typed line, where it was typed, and everything it may be understood as."""

    language: str
    interview: str
    question: str | None
    text: str
    expected: list[dict[str, Any]]


def natural(path: Path) -> list[Typed]:
    """The lines of a file in the form of natural.tsv."""
    return [_typed(*row[:5]) for row in _rows(path)]


def _typed(language: str, interview: str, question: str, text: str, expected: str) -> Typed:
    found = json.loads(expected)
    return Typed(
        language, interview, None if question == "-" else question, text, found if isinstance(found, list) else [found]
    )


def questions(path: Path) -> list[tuple[str, list[str], str]]:
    """Language, fair topics (none: off the subject) and text of each typed question in a file."""
    return [(row[0], [] if row[1] == "-" else row[1].split(","), row[2]) for row in _rows(path)]


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("language\t"):
            yield line.split("\t")
