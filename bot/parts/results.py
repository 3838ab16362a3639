"""What shows a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from bot.understanding.own_case import OwnQuestion
from core.amounts import PercentOfPay
from core.assess import Result
from core.filling import most_in_the_business
from core.ledger.state import Ledger
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.questions import SPARE, TAKE
from core.money import CENT, ZERO
from core.owner import Spared
from core.question import Question
from core.result import WhosePlan
from core.solo_401k.questions import SPARE as OF_THE_BUSINESS
from core.solo_401k.questions import WAGES_TO_COME

SHARES = (75, 50, 25)
"""Percent of what is possible, offered in place of all of it."""


IN_ALL = "all:"
"""Before a smaller amount, in a button: own deferrals and after-tax money have it together."""


OF_THE_YEAR = "year:"
"""The same before what an owner pays into the own plan this year."""


OF_WAGES = "wages:"
"""Before the wages that an own corporation still pays this year."""


def wish_of(value: str) -> tuple[Question[Any], str]:
    """Which wish for less a button's value is, and its amount."""
    prefixes: dict[str, Question[Any]] = {IN_ALL: SPARE, OF_THE_YEAR: OF_THE_BUSINESS, OF_WAGES: WAGES_TO_COME}
    found = next((each for each in prefixes if value.startswith(each)), "")
    return prefixes.get(found, TAKE), value.removeprefix(found)


class Buttons(Enum):
    """Which buttons stand under a result: the usual ones, all of them, or smaller amounts to choose from."""

    USUAL = auto()
    ALL = auto()
    AMOUNTS = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result on one screen; `plain` is for who reads no rich messages.

    `trial` is a smaller amount that is only looked at, as the button that keeps it has it; `outdated` is the day of
    a result whose next pay date has passed since. `has_lines` where last year's conversions have lines on a return.
    `supposed` are other answers with which this result is only looked at. `by_diary` are the plans of which
    the diary has money that the result does not know. `of_pay` is the percent of pay that the trial was meant as,
    `spared` the amount of each month or week.
    """

    result: Result
    replaces: int | None = None
    buttons: Buttons = Buttons.USUAL
    plain: bool = False
    new_year: int | None = None
    trial: str = ""
    outdated: date | None = None
    has_lines: bool = False
    supposed: Mapping[str, Any] = field(default_factory=dict)
    by_diary: Mapping[WhosePlan, Ledger] = field(default_factory=dict)
    of_pay: Decimal | None = None
    spared: Spared | None = None


def is_too_much(outcome: Outcome) -> bool:
    """Whether the amount that is only looked at is more than the pay dates, or the own plan, can take."""
    if not outcome.trial:
        return False
    question, typed = wish_of(outcome.trial)
    if question is WAGES_TO_COME:
        return False
    amount, figures = question.type.read(typed), outcome.result.told.figures
    if question is OF_THE_BUSINESS:
        most = most_in_the_business(outcome.result)
        return isinstance(amount, Decimal) and most is not None and amount > most
    if isinstance(amount, PercentOfPay):
        elected = figures.get(JobFigure.PERCENT_EXACT)
        raised = (figures.get(JobFigure.DEFERRALS_RAISED_PERCENT) or ZERO) if question is SPARE else ZERO
        return isinstance(elected, Decimal) and elected + raised < amount.rate - (1 if raised else CENT)
    most = set_on_each_date(outcome)
    return isinstance(amount, Decimal) and most is not None and amount > most + 2 * CENT


def set_on_each_date(outcome: Outcome) -> Decimal | None:
    """What is set for each pay date of what the trial speaks of; None where that is unknown."""
    figures = outcome.result.told.figures
    raised = figures.get(JobFigure.DEFERRALS_RAISED_PER_PAY_DATE) if outcome.trial.startswith(IN_ALL) else ZERO
    found = figures.get(JobFigure.PER_PAY_DATE)
    return found + (raised or ZERO) if isinstance(found, Decimal) else None


@dataclass(frozen=True, slots=True)
class OwnCase:
    """The answer to a question about the own result, which may be one that is only looked at, as in `Outcome`."""

    asked: OwnQuestion
    result: Result
    trial: str = ""
    supposed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How the result is calculated, in tables; with `plain` as ordinary text alone."""

    result: Result
    plain: bool = False


@dataclass(frozen=True, slots=True)
class OneStep:
    """One step of the plan opened in place of the list, to be ticked off; `anew` as in `WholePlan`."""

    result: Result
    index: int
    ticked: tuple[str, ...] = ()
    replaces: int | None = None
    pins: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """The steps that are due until a day, by date, and the one that comes next where none is."""

    result: Result
    until: date
    due: tuple[int, ...]
    following: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """A step to be reminded of; `late` is the day it was meant to be said, `is_today` that the step itself is due."""

    result: Result
    index: int
    key: str
    late: date | None = None
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class ReminderSet:
    """The step that will be reminded of on a day of the person's own choice."""

    result: Result
    index: int
    day: date


@dataclass(frozen=True, slots=True)
class Reminders:
    """The dated steps with their reminders, to be set and taken back; `paydays` is None where no pay is to come.

    `page` counts the screens; None is the first one, or the one with the step `near`.
    """

    result: Result
    reminders: Mapping[str, int]
    zone: str
    replaces: int | None = None
    paydays: bool | None = None
    page: int | None = None
    near: int | None = None


@dataclass(frozen=True, slots=True)
class Payday:
    """After a pay date: whether the money came in as it should, and is converted.

    `amount` is what the plan elects; `converts` says whether a conversion now is of the same year.
    """

    day: date
    key: str
    amount: Decimal
    converts: bool = True


@dataclass(frozen=True, slots=True)
class WholePlan:
    """The steps with ticks and dates, as many as a screen holds; `new_year` offers the same plan for this year.

    `page` counts the screens; None is the one with the step that comes next, or with the step `near`. `folded` hides
    what is done. `pins` pins the message, `pinned` is one that is. `anew` sends it as a new message where the one that
    it replaces is gone. `by_diary` as in `Outcome`.
    """

    result: Result
    ticked: tuple[str, ...] = ()
    new_year: int | None = None
    replaces: int | None = None
    page: int | None = None
    near: int | None = None
    folded: bool = True
    pins: bool = False
    pinned: bool = False
    anew: bool = False
    by_diary: Mapping[WhosePlan, Ledger] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MovedPlan:
    """The message that showed the steps before: they stand in another one now."""

    replaces: int
    unpins: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons with their law, and the warnings."""

    result: Result


@dataclass(frozen=True, slots=True)
class Share:
    """The result to pass on, with or without its amounts; `link` leads to the bot."""

    result: Result
    link: str
