"""From what a payslip prints to answers about the year: as printed, or projected to the year's end from one pay date.

Gross pay of a year is pay as 26 U.S.C. 415(c)(3) counts it, as far as a payslip shows it: before deferrals come off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from core.limits import built_in_limits, limits_of
from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY, PAY_PER_DATE, PAY_SCHEDULE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, EMPLOYER
from core.money import ZERO, is_round_percent
from core.pay_dates import LONGEST_PERIOD, due_day, pay_dates
from core.solo_401k.questions import WAGES


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


AT_OWN_CORPORATION: Mapping[str, str] = {PAY.id: WAGES.id}
"""What a payslip of the own corporation answers, by what the same field answers at a job."""


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
MOVED_BY = 3
"""Days by which a weekend or a holiday may move a pay date."""
OWN = (Kind.PRE_TAX, Kind.ROTH, Kind.CATCH_UP)
"""The kinds that are own deferrals."""


class _Year:
    """A payslip's figures projected to the end of its calendar year."""

    def __init__(self, slip: Payslip, today: date) -> None:
        self.slip = slip
        self.today = today
        self.dates = slip.dates

    @property
    def is_this_year(self) -> bool:
        return self.dates.paid_on is not None and self.dates.paid_on.year == self.today.year

    def later_dates(self) -> tuple[date, ...] | None:
        """The pay dates after this one, in its calendar year."""
        paid_on, schedule = self.dates.paid_on, self.dates.schedule
        if paid_on is None or schedule is None:
            return None
        due = self.dates.due_on or due_day(schedule, paid_on)
        return tuple(day for day in pay_dates(schedule, self.printed_next() or due, paid_on.year) if day > due)

    def printed_next(self) -> date | None:
        """The pay date after this one as the slip prints it; None where it is no pay period away."""
        paid_on, next_on, schedule = self.dates.paid_on, self.dates.next_on, self.dates.schedule
        if paid_on is None or next_on is None:
            return None
        longest = timedelta(LONGEST_PERIOD.get(schedule or "", max(LONGEST_PERIOD.values())) + MOVED_BY)
        return next_on if paid_on < next_on <= paid_on + longest else None

    def next_date(self) -> date | None:
        """The first pay date that is not on the slip; None where the payslip is older than one period.

        Of a slip ahead of its day, that day itself where the one after it is more than a period away.
        """
        paid_on, schedule, printed = self.dates.paid_on, self.dates.schedule, self.printed_next()
        if paid_on is not None and printed is not None and paid_on < self.today <= printed:
            return printed
        if paid_on is None or schedule is None or (self.dates.is_moved and paid_on < self.today):
            return None
        if self.today - due_day(schedule, paid_on) > timedelta(LONGEST_PERIOD[schedule]):
            return None
        later = [day for day in self.later_dates() or () if day >= self.today]
        if paid_on < self.today or (later and later[0] <= self.today + timedelta(LONGEST_PERIOD[schedule])):
            return later[0] if later else None
        return paid_on

    def projected(self, kinds: tuple[Kind, ...]) -> Found | None:
        """The year so far, and the same again on each later pay date; None where this one is out of the ordinary."""
        later, known = self.later_dates(), [self.slip.amounts[kind] for kind in kinds if kind in self.slip.amounts]
        if not self.is_this_year or later is None or not known:
            return None
        if later and _is_out_of_the_ordinary(self.slip) and not _are_of_regular_pay(known, self.slip):
            return None
        if any(each.year is None or each.current is None for each in known):
            return None
        total = sum(((each.year or ZERO) + len(later) * (each.current or ZERO) for each in known), ZERO)
        if later and kinds == OWN and total > _most_deferrals(self.today.year):
            return None
        lines = [each.line for each in known if each.year] or [known[0].line]
        return Found(total, AND.join(lines), not later and all(each.clear for each in known))


def _most_deferrals(year: int) -> Decimal:
    """The limit at which a payroll system stops own deferrals with a catch-up; nobody's age is printed."""
    limits = limits_of(year, built_in_limits())
    return limits.elective_deferrals.value + limits.catch_up_50.value


def answers_of(slip: Payslip, today: date) -> dict[str, Found]:
    """The answers by question id; what a payslip does not settle is not among them."""
    year, amounts = _Year(slip, today), slip.amounts
    found: dict[str, Found | None] = {}
    if slip.dates.schedule is not None:
        found[PAY_SCHEDULE.id] = Found(slip.dates.schedule, slip.dates.schedule_line, True)
    following = year.next_date()
    if following is not None:
        is_printed = following in (slip.dates.paid_on, slip.dates.next_on)
        line = slip.dates.next_line if following == slip.dates.next_on else slip.dates.date_line
        found[NEXT_PAY_DATE.id] = Found(following, line, is_printed)
    found[PAY_PER_DATE.id] = _current(amounts.get(Kind.REGULAR))
    found[PAY.id] = _pay_of_the_year(year)
    found[NET_PAY.id] = _take_home(amounts)
    found[DEFERRALS.id] = year.projected(OWN)
    found[EMPLOYER.id] = year.projected((Kind.EMPLOYER,))
    found[AFTER_TAX_SO_FAR.id] = _so_far(year)
    return {question: answer for question, answer in found.items() if answer is not None}


def _current(amounts: Amounts | None) -> Found | None:
    if amounts is None or not amounts.current:
        return None
    return Found(amounts.current, amounts.line, amounts.clear)


def _pay_of_the_year(year: _Year) -> Found | None:
    """Gross so far, and regular pay on each later date: a bonus is not repeated."""
    later = year.later_dates()
    gross, regular = year.slip.amounts.get(Kind.GROSS), year.slip.amounts.get(Kind.REGULAR)
    if not year.is_this_year or later is None or gross is None or gross.year is None:
        return None
    if not later:
        return Found(gross.year, gross.line, gross.clear)
    if regular is None or not regular.current:
        return None
    return Found(gross.year + len(later) * regular.current, gross.line, False)


def _is_out_of_the_ordinary(slip: Payslip) -> bool:
    """A pay date whose contributions say little about the next ones: no regular pay, or far more than it."""
    regular, gross = (_of_this_date(slip.amounts, kind) for kind in (Kind.REGULAR, Kind.GROSS))
    if not regular:
        return gross is not None
    with_extra = regular + (_of_this_date(slip.amounts, Kind.EXTRA) or ZERO)
    return max(gross or ZERO, with_extra) > regular * LARGEST_SHARE_OF_REGULAR_PAY


def _are_of_regular_pay(known: Sequence[Amounts], slip: Payslip) -> bool:
    """Contributions of a date out of the ordinary that are round percents of regular pay and not of gross pay."""
    kinds = (Kind.REGULAR, Kind.EXTRA, Kind.GROSS)
    regular, extra, gross = (_of_this_date(slip.amounts, kind) or ZERO for kind in kinds)
    currents = [each.current for each in known if each.current]
    if not regular:
        return False
    whole = gross or regular + extra
    return all(is_round_percent(each, regular) and not is_round_percent(each, whole) for each in currents)


def _of_this_date(amounts: Mapping[Kind, Amounts], kind: Kind) -> Decimal | None:
    return amounts[kind].current if kind in amounts else None


def _take_home(amounts: Mapping[Kind, Amounts]) -> Found | None:
    """Net pay with the after-tax contribution of this date put back; none where more than regular pay is in it.

    Imputed income is in gross pay only: nobody is paid it.
    """
    net, gross = amounts.get(Kind.NET), _of_this_date(amounts, Kind.GROSS)
    imputed = _of_this_date(amounts, Kind.IMPUTED) or ZERO
    regular = _of_this_date(amounts, Kind.REGULAR)
    if net is None or not net.current or gross is None or regular is None or gross - regular not in (ZERO, imputed):
        return None
    if _of_this_date(amounts, Kind.EXTRA):
        return None
    after_tax = amounts.get(Kind.AFTER_TAX)
    taken_off = (after_tax.current if after_tax else ZERO) or ZERO
    return Found(net.current + taken_off, net.line, net.clear and not taken_off)


def _so_far(year: _Year) -> Found | None:
    after_tax = year.slip.amounts.get(Kind.AFTER_TAX)
    if not year.is_this_year or after_tax is None or after_tax.year is None:
        return None
    return Found(after_tax.year, after_tax.line, after_tax.clear)
