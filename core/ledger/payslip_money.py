"""The plan's money on a payslip beside the diary: what is not in it yet, and what it has too much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.ledger.bonus import PAID_AHEAD
from core.ledger.entries import AnyEntry, Entry, EntryKind
from core.money import ROUNDING, ZERO
from core.payslip import Kind, Payslip
from core.result import WhosePlan

_PRINTED: Mapping[EntryKind, tuple[Kind, ...]] = {
    EntryKind.AFTER_TAX: (Kind.AFTER_TAX,),
    EntryKind.DEFERRAL: (Kind.PRE_TAX, Kind.CATCH_UP),
    EntryKind.ROTH_DEFERRAL: (Kind.ROTH,),
    EntryKind.EMPLOYER: (Kind.EMPLOYER,),
}


# Without slots, because it is stored: a key that a newer release added could not be read otherwise.
@dataclass(frozen=True)
class PayslipMoney:
    """What went into the plan by a pay date: dollars of that date where they are printed, and of the year so far.

    `plan` is whose plan it is where an owner may have two.
    """

    day: date
    of_date: dict[EntryKind, Decimal]
    of_year: dict[EntryKind, Decimal]
    plan: WhosePlan | None = None

    @property
    def counts_until(self) -> date:
        """The first day of money that is not on the slip: what comes a few days after a pay date belongs to it."""
        return self.day + PAID_AHEAD + timedelta(1)


def money_of(slip: Payslip) -> PayslipMoney | None:
    """The sums of the year that a slip prints beyond doubt; None without a pay date or any of them."""
    day = slip.dates.paid_on
    of_date: dict[EntryKind, Decimal] = {}
    of_year: dict[EntryKind, Decimal] = {}
    for entry_kind, kinds in _PRINTED.items():
        printed = [slip.amounts[kind] for kind in kinds if kind in slip.amounts]
        years = [each.year for each in printed if each.clear and each.year is not None]
        if not printed or len(years) < len(printed):
            continue
        of_year[entry_kind] = sum(years, ZERO)
        currents = [each.current for each in printed if each.current is not None]
        if len(currents) == len(printed):
            of_date[entry_kind] = sum(currents, ZERO)
    return PayslipMoney(day, of_date, of_year) if day and of_year else None


def after_tax_before(money: PayslipMoney, next_date: str | None) -> Decimal | None:
    """After-tax money that was in before the slip's own date, where that is the next one; None where it is not."""
    sums = [each.get(EntryKind.AFTER_TAX) for each in (money.of_year, money.of_date)]
    if next_date != money.day.isoformat() or sums[0] is None or sums[1] is None:
        return None
    return sums[0] - sums[1]


def known_by(money: PayslipMoney, entries: Iterable[Entry], before: Decimal) -> dict[EntryKind, Decimal]:
    """What the diary has by the slip's day of each kind on it; `before` is after-tax money in the answers alone."""
    first, known = date(money.day.year, 1, 1), dict.fromkeys(money.of_year, ZERO)
    for entry in entries:
        if entry.kind in known and first <= entry.day < money.counts_until:
            known[entry.kind] += entry.amount
    if EntryKind.AFTER_TAX in known:
        known[EntryKind.AFTER_TAX] += before
    return known


def entries_missing(
    money: PayslipMoney, entries: Iterable[Entry], before: Decimal, *, is_answered: bool
) -> tuple[Entry, ...]:
    """The entries that bring the diary up to the slip, dated at its pay date.

    Where the slip's after-tax sum `is_answered` too, money of earlier pay dates stays in the answer, so that the entry
    is what one paycheck brings.
    """
    known = known_by(money, entries, before)
    missing = {kind: of_year - known[kind] for kind, of_year in money.of_year.items()}
    if is_answered and EntryKind.AFTER_TAX in missing:
        paycheck = money.of_date.get(EntryKind.AFTER_TAX, missing[EntryKind.AFTER_TAX])
        missing[EntryKind.AFTER_TAX] = min(missing[EntryKind.AFTER_TAX], paycheck)
    return tuple(Entry(money.day, kind, amount) for kind, amount in missing.items() if amount > ROUNDING)


def above_slip(money: PayslipMoney, entries: Iterable[Entry], before: Decimal) -> dict[EntryKind, Decimal]:
    """The sums in the diary that are above the slip's: an entry is wrong, or counted twice."""
    known = known_by(money, entries, before)
    return {kind: known[kind] for kind, of_year in money.of_year.items() if known[kind] > of_year + ROUNDING}


def corrected_by(money: Entry, entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """The entries that a slip's sum takes the place of: those of its kind and year by its day."""
    until = PayslipMoney(money.day, {}, {}).counts_until
    first = date(money.day.year, 1, 1)
    return tuple(entry for entry in entries if entry.kind is money.kind and first <= entry.day < until)
