"""From what a payslip prints to answers about the year: as printed, or projected to the year's end from one pay date.

Gross pay of a year is pay as 26 U.S.C. 415(c)(3) counts it, as far as a payslip shows it: before deferrals come off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from core.calendar_dates import is_before_a_holiday
from core.limits import built_in_limits, limits_of
from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY, PAY_PER_DATE, PAY_SCHEDULE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, EMPLOYER
from core.money import ZERO, half_up, is_round_percent, round_percent
from core.pay_dates import LONGEST_PERIOD, due_day, pay_dates
from core.payslip import AND, LARGEST_SHARE_OF_REGULAR_PAY, OWN, Amounts, Found, Kind, Payslip
from core.solo_401k.questions import WAGES

AT_OWN_CORPORATION: Mapping[str, str] = {PAY.id: WAGES.id}
"""What a payslip of the own corporation answers, by what the same field answers at a job."""
LARGEST_PREMIUM = Decimal("0.1")
"""Of gross pay: a premium for shifts or a language that is paid on each date stays below it."""
MOVED_BY = 3
"""Days by which a weekend or a holiday may move a pay date."""
OLDEST = 3
"""Pay periods after which a slip says nothing of the next pay date: its person may be paid otherwise by then."""


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
        """The first pay date that is not on the slip; None where the payslip is older than a few periods.

        Of a slip ahead of its day, that day itself where the one after it is more than a period away.
        """
        paid_on, schedule, printed = self.dates.paid_on, self.dates.schedule, self.printed_next()
        if paid_on is not None and printed is not None and paid_on < self.today <= printed:
            return printed
        if paid_on is None or schedule is None or (self._is_perhaps_moved(paid_on) and paid_on < self.today):
            return None
        if self.today - due_day(schedule, paid_on) > OLDEST * timedelta(LONGEST_PERIOD[schedule]):
            return None
        if paid_on > self.today + timedelta(LONGEST_PERIOD[schedule]):
            return None
        later = [day for day in self.later_dates() or () if day >= self.today]
        if paid_on < self.today or (later and later[0] <= self.today + timedelta(LONGEST_PERIOD[schedule])):
            return later[0] if later else None
        return paid_on

    def _is_perhaps_moved(self, paid_on: date) -> bool:
        """True where the slip says so, and on the day before a holiday, on which the pay may be due."""
        by_weeks = self.dates.schedule in ("weekly", "biweekly") and self.dates.due_on is None
        return self.dates.is_moved or (by_weeks and is_before_a_holiday(paid_on))

    def projected(self, kinds: tuple[Kind, ...]) -> Found | None:
        """The year so far, and what an ordinary date brings on each later one; None where this one does not say it."""
        later, known = self.later_dates(), [self.slip.amounts[kind] for kind in kinds if kind in self.slip.amounts]
        if not self.is_this_year or later is None or not known:
            return None
        if any(each.year is None or each.current is None for each in known):
            return None
        so_far, each_date = sum((each.year or ZERO for each in known), ZERO), _of_an_ordinary_date(known, self.slip)
        if later and each_date is None:
            return None
        total = so_far + len(later) * (each_date or ZERO)
        if later and kinds == OWN and _may_stop_before(total, so_far, self.slip, self.today.year):
            return None
        lines = [each.line for each in known if each.year] or [known[0].line]
        return Found(total, AND.join(lines), not later and all(each.clear for each in known))


def _may_stop_before(total: Decimal, so_far: Decimal, slip: Payslip, year: int) -> bool:
    """True where own deferrals pass a limit at which a payroll system stops them; nobody's age is printed."""
    limits = limits_of(year, built_in_limits())
    without = limits.elective_deferrals.value
    has_catch_up = Kind.CATCH_UP in slip.amounts or so_far > without
    return total > without + (limits.catch_up_50.value if has_catch_up else ZERO)


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


def _of_an_ordinary_date(known: Sequence[Amounts], slip: Payslip) -> Decimal | None:
    """What a date with regular pay alone brings: the same again, or the same percent of regular pay; None in doubt.

    Beside a bonus a round percent says what it was taken of: of regular pay alone, or of all that was paid.
    """
    currents = [each.current for each in known if each.current]
    if not _is_out_of_the_ordinary(slip):
        return sum(currents, ZERO)
    regular, extra, gross, imputed = (
        _of_this_date(slip.amounts, kind) or ZERO for kind in (Kind.REGULAR, Kind.EXTRA, Kind.GROSS, Kind.IMPUTED)
    )
    wholes = {gross - imputed, gross, regular + extra} - {regular, ZERO}
    of_regular = all(is_round_percent(each, regular) for each in currents)
    of_whole = [whole for whole in wholes if currents and all(is_round_percent(each, whole) for each in currents)]
    if not regular or (of_regular and of_whole):
        return None
    if of_regular:
        return sum(currents, ZERO)
    shares = {half_up(sum((round_percent(each, whole) for each in currents), ZERO) * regular) for whole in of_whole}
    return shares.pop() if len(shares) == 1 else None


def _of_this_date(amounts: Mapping[Kind, Amounts], kind: Kind) -> Decimal | None:
    return amounts[kind].current if kind in amounts else None


def _take_home(amounts: Mapping[Kind, Amounts]) -> Found | None:
    """Net pay with the after-tax contribution of this date put back; none where it was no ordinary date.

    Imputed income is in gross pay only: nobody is paid it.
    """
    net, gross = amounts.get(Kind.NET), _of_this_date(amounts, Kind.GROSS)
    imputed = _of_this_date(amounts, Kind.IMPUTED) or ZERO
    regular = _of_this_date(amounts, Kind.REGULAR)
    if net is None or not net.current or gross is None or regular is None:
        return None
    beside = gross - regular if gross - regular != imputed else ZERO
    if (beside or _of_this_date(amounts, Kind.EXTRA)) and not _is_paid_on_each_date(beside, amounts):
        return None
    after_tax = amounts.get(Kind.AFTER_TAX)
    taken_off = (after_tax.current if after_tax else ZERO) or ZERO
    return Found(net.current + taken_off, net.line, net.clear and not taken_off and not beside)


def _is_paid_on_each_date(beside: Decimal, amounts: Mapping[Kind, Amounts]) -> bool:
    """True for a small part of pay beside the regular one that is about as much of the year's: a premium, no bonus."""
    gross, regular = amounts[Kind.GROSS], amounts[Kind.REGULAR]
    if not gross.current or not gross.year or not regular.year or beside <= ZERO:
        return False
    share, of_year = beside / gross.current, 1 - regular.year / gross.year
    return share <= LARGEST_PREMIUM and share / 2 <= of_year <= share * 2


def _so_far(year: _Year) -> Found | None:
    after_tax = year.slip.amounts.get(Kind.AFTER_TAX)
    if not year.is_this_year or after_tax is None or after_tax.year is None:
        return None
    return Found(after_tax.year, after_tax.line, after_tax.clear)
