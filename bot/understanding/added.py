"""An amount that is told beside a part which comes on top: `165k plus 20k bonus`, `base 165k, bonus 20k` are 185k."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, amounts_of, written
from bot.understanding.reading import part_around
from bot.understanding.words import Line, Word
from core.question import Question

_NEAR = 4
"""Words before an amount in which the one that adds it stands: `plus a bonus of 20k`."""


def with_what_is_added(line: Line, told: Mapping[str, object], questions: Sequence[Question[Any]]) -> dict[str, object]:
    """The answers that a line tells, each amount with the part of it that the line adds."""
    return _summed(line, told, questions, lambda first, second: _is_added(line, first, second) or _is_base(line, first))


def on_top_of_its_base(
    line: Line, told: Mapping[str, object], questions: Sequence[Question[Any]]
) -> dict[str, object] | None:
    """The answers with each part on top of what the line calls its base; None where it calls none so."""
    found = _summed(line, told, questions, lambda first, _: _is_base(line, first))
    return None if found == told else found


def _summed(
    line: Line,
    told: Mapping[str, object],
    questions: Sequence[Question[Any]],
    comes_on_top: Callable[[Amount, Amount], bool],
) -> dict[str, object]:
    found = dict(told)
    for part in questions:
        whole = part.talk.part_of
        if whole is None or part.id not in told or whole.id not in told:
            continue
        first, second = (_amount(line, told[each.id]) for each in (whole, part))
        if first and second and comes_on_top(first, second):
            total = (first.value or Decimal(0)) + (second.value or Decimal(0))
            found[whole.id] = int(written(total)) if total == int(total) else float(total)
    return found


def _is_base(line: Line, amount: Amount) -> bool:
    """Whether the words around an amount say that nothing comes on top of it yet: `210k base`."""
    part = part_around(line, amount.start)
    own = [place for place in part if not any(word.is_number for word in _between(line, amount, place))]
    return lexicon().has(line.only(own), "heard:base")


def _between(line: Line, amount: Amount, place: int) -> Sequence[Word]:
    """The words between an amount and a place, that one included, without those of the amount."""
    return line.words[amount.end : place + 1] if place >= amount.end else line.words[place : amount.start]


def _amount(line: Line, given: object) -> Amount | None:
    return next((each for each in amounts_of(line) if each.value is not None and str(each.value) == str(given)), None)


def _is_added(line: Line, first: Amount, second: Amount) -> bool:
    """Whether a word between them, near the second, adds it."""
    between = line.words[max(first.end, second.start - _NEAR) : second.start]
    return any(word.text in marks("adds") for word in between)
