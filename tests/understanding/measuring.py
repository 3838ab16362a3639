"""How lines are understood, against what is expected: right, refused, or silently wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from bot.command_line.understand import as_json
from bot.understanding import Situation, understand
from core.limits import built_in_limits
from tests.understanding.corpora import Typed

TODAY = date(2026, 11, 29)
EMPLOYEE: dict[str, Any] = {
    "situation": "employee",
    "job.after_tax": "yes",
    "job.route": "in_plan",
    "age_band": "under_50",
    "job.pay_schedule": "biweekly",
    "job.next_pay_date": "2026-12-04",
    "job.pay_per_date": 5000,
    "job.pay": 130000,
}
"""The first answers of somebody who is paid every two weeks."""
RIGHT, REFUSED, WRONG = "right", "refused", "wrong"


def situation_of(answers: dict[str, Any], interview: str = "mega") -> Situation:
    """A conversation of the corpora's day with these answers given."""
    return Situation(interview, answers, TODAY, built_in_limits()[TODAY.year])


def understood(typed: Typed) -> dict[str, Any]:
    """What `megabackdoor understand` prints for a line."""
    return as_json(understand(typed.text, typed.language, typed.question, situation_of({}, typed.interview)))


def verdict(found: dict[str, Any], expected: list[dict[str, Any]]) -> str:
    """Right where one of the fair results came; wrong where an answer, change or wish was taken that none allows."""
    if any(_same(found, fair) for fair in expected):
        return RIGHT
    taken = "answers" in found or "change" in found or "wish" in found or found.get("clear") is True
    return WRONG if taken else REFUSED


def _same(found: dict[str, Any], fair: dict[str, Any]) -> bool:
    if "ask" in fair or "problem" in fair:
        asked = found.get("ask") or found.get("problem") or {}
        return list(asked) == list(fair.get("ask") or fair["problem"])
    if "topics" in fair:
        if not fair["topics"]:
            return found.get("clear") is False
        return found.get("clear") is True and found["topics"][0] in fair["topics"]
    return found.keys() == fair.keys() and all(_plain(found[key]) == _plain(fair[key]) for key in fair)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def report(lines: Iterable[Typed]) -> tuple[Counter[str], list[str]]:
    """Counts by verdict, and a line for everything that is not right."""
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    for typed in lines:
        found = understood(typed)
        result = verdict(found, typed.expected)
        counts[result] += 1
        if result != RIGHT:
            told = json.dumps(typed.expected[0], ensure_ascii=False)
            mistakes.append(
                f"{result:8}{typed.question or '-'}\t{typed.text}\t{json.dumps(found, ensure_ascii=False)}\t{told}"
            )
    return counts, mistakes
