"""The passages of real wording that the plan reader is measured on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 29)
QUESTIONS = ("job.after_tax", "job.route", "job.cap", "job.roth_in_plan")
PERMISSIONS = {"yes", "automatic", "in_plan", "withdrawal", "both"}
HERE = Path(__file__).parent
SHARED = Path(__file__).parents[3] / "shared" / "cases" / "plan_passages.jsonl"


@dataclass(frozen=True)
class Case:
    """A passage with what it says for each question, what else is right, and its conditions."""

    id: str
    text: str
    kind: str
    labels: dict[str, str | None]
    accept: dict[str, list[str | None]] = field(default_factory=dict)
    cond: dict[str, list[str]] = field(default_factory=dict)
    decides: dict[str, str] = field(default_factory=dict)

    def label(self, question: str) -> str | None:
        return self.labels.get(question)

    def is_right(self, question: str, value: str | None) -> bool:
        return value == self.label(question) or value in self.accept.get(question, [])


def cases(path: Path) -> list[Case]:
    return [Case(**_fields(json.loads(line))) for line in path.read_text("utf-8").splitlines() if line]


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in Case.__dataclass_fields__ if name in entry}


LEARNED = cases(HERE / "learned_from.jsonl")
SET_ASIDE = cases(HERE / "set_aside.jsonl")


def every() -> Iterator[Case]:
    yield from LEARNED
    yield from SET_ASIDE
