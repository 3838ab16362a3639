"""What a payslip prints: its dates, and amounts by their kind; and what an answer from it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an amount on a payslip is."""

    REGULAR = "regular"
    EXTRA = "extra"
    IMPUTED = "imputed"
    GROSS = "gross"
    NET = "net"
    PRE_TAX = "pre_tax"
    ROTH = "roth"
    CATCH_UP = "catch_up"
    AFTER_TAX = "after_tax"
    EMPLOYER = "employer"


class Amounts(NamedTuple):
    """Dollars of this pay date and of the year so far, with the line they stand in; None where not printed."""

    current: Decimal | None
    year: Decimal | None
    line: str
    clear: bool = True


class Dates(NamedTuple):
    """The pay date and the schedule, with the lines that say so; None where not printed.

    `next_on` is the pay date after this one where it is printed. `due_on` is the schedule's day where a holiday moved
    the pay date; `is_moved` where the slip says so and not from which day.
    """

    paid_on: date | None = None
    schedule: str | None = None
    date_line: str = ""
    schedule_line: str = ""
    next_on: date | None = None
    next_line: str = ""
    due_on: date | None = None
    is_moved: bool = False


@dataclass(frozen=True)
class Payslip:
    """Everything that a payslip prints and that matters here."""

    dates: Dates = field(default_factory=Dates)
    amounts: Mapping[Kind, Amounts] = field(default_factory=dict)


class Found(NamedTuple):
    """An answer from a payslip, with its line; `clear` where it is printed, not projected to the end of the year."""

    value: Decimal | date | str
    line: str
    clear: bool


LARGEST_SHARE_OF_REGULAR_PAY = Decimal("1.25")
"""Gross pay up to this many times regular pay is ordinary: overtime stays below it, a bonus does not."""
AND = " + "
"""Between the lines of which a sum is made."""
OWN = (Kind.PRE_TAX, Kind.ROTH, Kind.CATCH_UP)
"""The kinds that are own deferrals."""
