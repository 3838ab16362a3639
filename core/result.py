"""What an interview comes to: outcome, figures, receipts, reasons, warnings and steps, as typed values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, TypedDict, TypeVar

from core.answers import NotAnswered
from core.receipt import Receipt

T = TypeVar("T")
K = TypeVar("K")
S = TypeVar("S")

Figures = dict[str, Any]


class Reason(NamedTuple):
    """Why the outcome is what it is, with the law it rests on."""

    code: str
    law: str


StepFigure = Decimal | int | str | date | tuple[date, ...] | None


class WhosePlan(StrEnum):
    """Whose plan a step or an entry of the diary is about, where a person has two."""

    JOB = "job"
    BUSINESS = "business"


class Step(NamedTuple):
    """One thing to do: until when, the person's own figures for it, and the plan that it is about."""

    code: str
    due: date | None = None
    figures: Mapping[str, StepFigure] = {}
    part: WhosePlan | None = None


def in_order_of_dates(*groups: Iterable[Step]) -> list[Step]:
    """Steps by their dates; one without a date stays behind the one it follows in its group, the first at the top."""
    placed: list[tuple[date, Step]] = []
    for group in groups:
        at = date.min
        for step in group:
            at = step.due or at
            placed.append((at, step))
    return [step for _, step in sorted(placed, key=lambda each: each[0])]


def first_of(steps: Sequence[Step], part: WhosePlan) -> int | None:
    """The first step of a plan; None where it has none."""
    return next((index for index, step in enumerate(steps) if step.part is part), None)


def comes_next(steps: Sequence[Step], still_open: Iterable[int]) -> int | None:
    """Which of some steps is to be done first: by date, and one without a date before the one it leads to."""
    days = [_day_of(steps, index) for index in range(len(steps))]
    return min(still_open, key=lambda index: (days[index], index), default=None)


def _day_of(steps: Sequence[Step], index: int) -> date:
    """The date of a step; else of the one before it in the same plan, or where none has one, of the next."""
    of_its_plan = [each for each, step in enumerate(steps) if step.part is steps[index].part and step.due]
    near = max((each for each in of_its_plan if each <= index), default=min(of_its_plan, default=None))
    found = None if near is None else steps[near].due
    return found or date.max


class SoloPart(TypedDict):
    """The verdict on the own business, beside or instead of the job's."""

    outcome: str
    figures: Figures


class Told(NamedTuple):
    """The figures and receipts that people are told; `solo` is the own business beside them."""

    figures: Figures
    receipts: dict[str, Receipt]
    solo: SoloPart | None = None


@dataclass(slots=True)
class Assessment:
    """The verdict of one interview. An unfinished one has outcome `incomplete` and the figures that are certain.

    `figures` are by the formulas, each for itself. `by_plan` has them of one plan of the paychecks to come, where
    that is another: what deferrals take of take-home pay and room, after-tax contributions cannot use again. Of an
    IRA whose year is closed it has them of what was paid in. Its `solo` is there where deferrals rise at the job: the
    own plan beside them, with the steps that belong to it.
    """

    outcome: str
    figures: Figures = field(default_factory=dict)
    solo: SoloPart | None = None
    receipts: dict[str, Receipt] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    by_plan: Told | None = None

    @property
    def told(self) -> Told:
        """What people are told to set and to expect: the one plan, or the formulas where nothing comes first."""
        if self.by_plan is None:
            return Told(self.figures, self.receipts, self.solo)
        return Told(self.by_plan.figures, {**self.receipts, **self.by_plan.receipts}, self.by_plan.solo or self.solo)


def certain(names: Mapping[K, Callable[[S], T]], subject: S) -> dict[K, T]:
    """The figures of a subject, by name, that the answers given so far decide."""
    found: dict[K, T] = {}
    for name, of in names.items():
        with suppress(NotAnswered):
            found[name] = of(subject)
    return found


def holds(condition: Callable[[], bool]) -> bool:
    """Whether a condition is certain already; False while an answer is missing."""
    try:
        return condition()
    except NotAnswered:
        return False
