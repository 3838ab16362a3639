"""The passages of real wording that the plan reader is measured on."""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.document.result import PlanReading
from bot.plan_reader import read_document

TODAY = date(2026, 11, 29)
QUESTIONS = ("job.after_tax", "job.route", "job.cap", "job.roth_in_plan")
PERMISSIONS = {
    "job.after_tax": {"yes"},
    "job.route": {"automatic", "in_plan", "withdrawal", "both"},
    "job.cap": {"none"},
    "job.roth_in_plan": {"yes"},
}
HERE = Path(__file__).parent
FILES = {
    "learned_from": HERE / "learned_from.jsonl",
    "set_aside": HERE / "set_aside.jsonl",
    "shared": HERE.parents[2] / "shared" / "cases" / "plan_passages.jsonl",
}


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


@cache
def read(text: str) -> PlanReading:
    """What a passage says; each is read once for all that is asked of it."""
    return read_document(text.split("\f"), TODAY)


def cases(path: Path) -> list[Case]:
    return [Case(**_fields(json.loads(line))) for line in path.read_text("utf-8").splitlines() if line]


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in Case.__dataclass_fields__ if name in entry}


CORPORA = {name: cases(path) for name, path in FILES.items() if path.exists()}
ALL = [case for passages in CORPORA.values() for case in passages]

SENTENCES = [
    (question, value, sentence)
    for question, value, sentence in (
        line.split("\t") for line in HERE.joinpath("sentences.tsv").read_text("utf-8").splitlines()[1:]
    )
]
"""Plain sentences, with question and value; `-` permits nothing, `nothing` says nothing, `nocap` no maximum."""
