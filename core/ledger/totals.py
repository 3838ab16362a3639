"""What the entries add up to; the order in which they were written down does not matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property

from core.conversion.names import Destination
from core.ledger.entries import BY_PAYROLL, OWN_DEFERRALS, Entry, EntryKind
from core.money import ZERO, at_least_zero
from core.payslip import LARGEST_SHARE_OF_REGULAR_PAY


class Totals:
    """Sums in dollars; contributions of one tax year, basis over all years in the diary."""

    bonus_paid_on: date | None = None
    """The day whose after-tax money has a bonus in it that the answers still wait for."""

    def __init__(self, entries: tuple[Entry, ...], tax_year: int, already_in: Decimal) -> None:
        self.entries = entries
        self.already_in = already_in
        self.last_day = date(tax_year, 12, 31)
        self.of_year = tuple(entry for entry in entries if entry.day.year == tax_year)

    def _sum(self, belongs: Callable[[Entry], bool]) -> Decimal:
        return sum((entry.amount for entry in self.of_year if belongs(entry)), ZERO)

    @cached_property
    def after_tax(self) -> Decimal:
        """After-tax contributions of the year: what was in before the diary began, and its entries."""
        return self.already_in + self._sum(lambda entry: entry.kind is EntryKind.AFTER_TAX)

    @cached_property
    def deferrals(self) -> Decimal:
        """Own deferrals of the year in the diary, pre-tax and Roth."""
        return self._sum(lambda entry: entry.kind in OWN_DEFERRALS)

    @cached_property
    def employer(self) -> Decimal:
        """Employer money of the year in the diary."""
        return self._sum(lambda entry: entry.kind is EntryKind.EMPLOYER)

    @cached_property
    def conversions(self) -> tuple[Entry, ...]:
        """The conversions of the year."""
        return tuple(entry for entry in self.of_year if entry.kind is EntryKind.CONVERSION)

    def _basis_of(self, entries: Iterable[Entry]) -> Decimal:
        left = self.already_in
        for entry in entries:
            if entry.kind is EntryKind.AFTER_TAX:
                left += entry.amount
            elif entry.kind is EntryKind.CONVERSION:
                left -= entry.basis
        return left

    @cached_property
    def _basis_left(self) -> Decimal:
        return self._basis_of(self.entries)

    @property
    def basis(self) -> Decimal:
        """After-tax contributions that are not converted yet; never below zero."""
        return at_least_zero(self._basis_left)

    @property
    def not_converted_of_year(self) -> Decimal:
        """After-tax money from before the end of the year that is not Roth yet; older money is converted first."""
        later = (each.amount for each in self.entries if each.kind is EntryKind.AFTER_TAX and each.day > self.last_day)
        return at_least_zero(self._basis_left - sum(later, ZERO))

    @property
    def not_converted_at_year_end(self) -> Decimal:
        """After-tax money that was no Roth yet when the year ended: a conversion in January is of the next one."""
        return at_least_zero(self._basis_of(entry for entry in self.entries if entry.day <= self.last_day))

    @property
    def converted_too_much(self) -> Decimal:
        """What was converted beyond the contributions in the diary: an entry is missing, or a gain."""
        return at_least_zero(-self._basis_left)

    @property
    def gain(self) -> Decimal:
        """The taxable earnings of the year's conversions; a loss takes nothing off another conversion's gain.

        Earnings that were split off to a traditional IRA are not taxable.
        """
        taxed = (entry.gain for entry in self.conversions if entry.destination is not Destination.SPLIT)
        return sum(map(at_least_zero, taxed), ZERO)

    @property
    def last_payroll(self) -> date | None:
        """The last day on which money came out of a paycheck."""
        return max((entry.day for entry in self.of_year if entry.kind in BY_PAYROLL), default=None)

    @cached_property
    def after_tax_by_day(self) -> tuple[tuple[date, Decimal], ...]:
        """The after-tax money of each day on which some went in, the earliest first."""
        by_day: dict[date, Decimal] = {}
        for entry in self.of_year:
            if entry.kind is EntryKind.AFTER_TAX:
                by_day[entry.day] = by_day.get(entry.day, ZERO) + entry.amount
        return tuple(sorted(by_day.items()))

    @property
    def _of_paychecks(self) -> tuple[Decimal, ...]:
        """The after-tax money of each day but the bonus's: that one is no rate of a paycheck."""
        return tuple(amount for day, amount in self.after_tax_by_day if day != self.bonus_paid_on)

    @property
    def last_after_tax(self) -> Decimal | None:
        """The after-tax money of the last day on which some went in: what the election takes now."""
        return self._of_paychecks[-1] if self._of_paychecks else None

    @property
    def usual_after_tax(self) -> Decimal | None:
        """What the election takes of an ordinary paycheck: a last one far above the one before had a bonus in it."""
        last, before = self.last_after_tax, self._of_paychecks[-2:-1]
        if last is None or not before or last <= before[0] * LARGEST_SHARE_OF_REGULAR_PAY:
            return last
        return before[0]
