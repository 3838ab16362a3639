"""An amount that is told beside a part of it which comes on top: `165k plus 20k bonus` is pay of 185k."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, amounts_of, written
from bot.understanding.words import Line
from core.question import Question

_NEAR = 4
"""Words before an amount in which the one that adds it stands: `plus a bonus of 20k`."""


def with_what_is_added(line: Line, told: Mapping[str, object], questions: Sequence[Question[Any]]) -> dict[str, object]:
    """The answers that a line tells, each amount with the part of it that the line adds."""
    found = dict(told)
    for part in questions:
        whole = part.talk.part_of
        if whole is None or part.id not in told or whole.id not in told:
            continue
        first, second = (_amount(line, told[each.id]) for each in (whole, part))
        if first and second and _is_added(line, first, second):
            total = (first.value or Decimal(0)) + (second.value or Decimal(0))
            found[whole.id] = int(written(total)) if total == int(total) else float(total)
    return found


def _amount(line: Line, given: object) -> Amount | None:
    return next((each for each in amounts_of(line) if each.value is not None and str(each.value) == str(given)), None)


def _is_added(line: Line, first: Amount, second: Amount) -> bool:
    """Whether a word between them, near the second, adds it."""
    between = line.words[max(first.end, second.start - _NEAR) : second.start]
    return any(word.text in marks("adds") for word in between)
