"""Amounts of the pay date and of the year per kind, read by the columns above them; silent where lines disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from bot.payslip.arithmetic import MOST_HOURS
from bot.payslip.labels import (
    TAKEN_BACK,
    UNSETTLED,
    UNSETTLED_AFTER_TAX,
    UNSETTLED_EMPLOYER,
    UNSETTLED_OWN,
    is_leave,
    names_the_plan,
)
from bot.payslip.lines import Line
from bot.payslip.readings import NO_KINDS, PLAN, SUMMED, Reading, readings_of
from bot.payslip.sections import UNSETTLED_PAYER, Section
from bot.payslip.totals import completed
from core.money import ZERO
from core.payslip import AND, OWN, Amounts, Kind

LEFT_OPEN: Mapping[str, tuple[Kind, ...]] = {
    UNSETTLED: (*OWN, Kind.AFTER_TAX, Kind.NET),
    UNSETTLED_OWN: (*OWN, Kind.NET),
    UNSETTLED_EMPLOYER: (Kind.EMPLOYER,),
    UNSETTLED_AFTER_TAX: (Kind.AFTER_TAX, Kind.NET),
    UNSETTLED_PAYER: (*PLAN, Kind.NET),
    Kind.AFTER_TAX: (Kind.AFTER_TAX, Kind.NET),
    **dict.fromkeys(OWN, OWN),
    **{kind: (kind,) for kind in SUMMED if kind not in (*OWN, Kind.AFTER_TAX)},
}
"""What a row of a kind leaves open where its amounts are not understood: a sum without it would be wrong."""
SECOND_PLAN = re.compile(r"\b(?:401a|457b?|simple|sep|pension|cash balance|defined benefit|[a-z]{0,2}pers|s?trs)\b")
"""Plans of an employer besides the one that takes after-tax money."""
CENT = Decimal("0.01")
LEAST_NET = Decimal("0.1")
"""Of gross pay: less is left of it only where an amount was read under another heading."""


def figures_of(lines: Sequence[Line]) -> dict[Kind, Amounts]:
    """The figures of each kind whose lines agree and are possible beside gross pay."""
    printed = completed(readings_of(lines))
    if any(each.kind in (Kind.GROSS, Kind.NET) and each.current in each.taken_back for each in printed):
        return {}
    readings = [each for each in printed if each.amounts != (None, None) and _is_possible(each)]
    if all(is_leave(each.label) and each.year is None for each in readings if each.kind is Kind.REGULAR):
        readings = [each for each in readings if each.kind is not Kind.REGULAR]
    found = {kind: amounts for kind in Kind if (amounts := _together([r for r in readings if r.kind == kind]))}
    found = {kind: each for kind, each in found.items() if not _may_be_of_several_weeks(kind, found, readings)}
    if Kind.GROSS in found:
        gross = _with_what_was_taken_back(found[Kind.GROSS], readings)
        found = {kind: each for kind, each in found.items() if _fits_into(each, gross)}
    found = {kind: each for kind, each in found.items() if kind not in _out_of_proportion(found)}
    left_open = {kind for each in printed if _is_open(each, found) for kind in LEFT_OPEN.get(each.kind, ())}
    if _is_less_by_what_has_no_name(printed):
        left_open.add(Kind.REGULAR)
    if _is_perhaps_of_another_plan(printed):
        left_open.add(Kind.EMPLOYER)
    return {kind: each for kind, each in found.items() if kind not in left_open}


def printed_kinds(lines: Sequence[Line]) -> set[Kind | str]:
    """The kinds that stand on lines with amounts, understood or not."""
    return {each.kind for each in readings_of(lines) if each.kind}


def _is_open(reading: Reading, found: Mapping[Kind, Amounts]) -> bool:
    """True for a row that is not understood or not possible, and for own money that came to no figure: sums lack it."""
    is_lost = reading.kind in (*OWN, Kind.AFTER_TAX) and reading.kind not in found
    is_doubtful = reading.kind in SUMMED and not _is_possible(reading)
    return is_lost or is_doubtful or reading.amounts == (None, None) or reading.kind in NO_KINDS


def _is_possible(reading: Reading) -> bool:
    """The year so far is at least this pay date; a check of nothing beside direct deposits is no net pay."""
    if reading.kind is Kind.NET and not reading.current and not reading.year:
        return False
    is_taken_back = reading.current is not None and reading.current < 0
    return is_taken_back or reading.current is None or reading.year is None or reading.year >= reading.current


def _is_less_by_what_has_no_name(printed: Sequence[Reading]) -> bool:
    """True where earnings of no kind take pay back, an offset of leave: regular pay is perhaps less."""
    rest = [each for each in printed if each.section is Section.EARNINGS and not _is_of_another_date(each)]
    rest = [each for each in rest if each.kind not in (*Kind,)]
    regular = [each.current or ZERO for each in printed if each.kind is Kind.REGULAR]
    return sum((each.current or ZERO for each in rest), ZERO) < 0 or any(current < 0 for current in regular)


def _is_perhaps_of_another_plan(printed: Sequence[Reading]) -> bool:
    """True where employer money names no plan, and the slip has money of another one that an employer adds to."""
    is_beside = any(SECOND_PLAN.search(each.label) for each in printed)
    return is_beside and any(each.kind is Kind.EMPLOYER and not names_the_plan(each.label) for each in printed)


def _may_be_of_several_weeks(kind: Kind, found: Mapping[Kind, Amounts], readings: Sequence[Reading]) -> bool:
    """True where a row is printed more often than net pay, or gross pay has room for each of them: none is a copy."""
    copies = Counter((each.label, each.amounts) for each in readings if each.kind == kind and any(each.amounts))
    most = max(copies.values(), default=1)
    if kind not in (Kind.REGULAR, *PLAN) or most == 1:
        return False
    gross = found[Kind.GROSS].current if Kind.GROSS in found else None
    nets = sum(each.kind is Kind.NET for each in readings)
    return most > max(1, nets) or (kind is Kind.REGULAR and (gross or ZERO) >= most * (found[kind].current or ZERO) > 0)


def _is_of_another_date(reading: Reading) -> bool:
    """Retroactive pay and corrections: they change what earlier pay dates paid."""
    return reading.kind is Kind.EXTRA or bool(TAKEN_BACK.search(reading.label))


def _with_what_was_taken_back(gross: Amounts, readings: Sequence[Reading]) -> Amounts:
    """Gross pay before corrections of earlier pay dates came off: the pay of this one may be more than what is left."""
    before = list(takewhile(lambda each: each.kind is not Kind.GROSS, readings))
    corrections = [each for each in readings if _is_of_another_date(each)]
    back = [sum((_taken_back(each, at) for each in corrections if _is_pay(each, before)), ZERO) for at in (0, 1)]
    now, so_far = (None if whole is None else whole - less for whole, less in zip(gross[:2], back, strict=True))
    return gross._replace(current=now, year=so_far)


def _is_pay(reading: Reading, before_gross: Sequence[Reading]) -> bool:
    return reading.section is Section.EARNINGS or (reading.section is Section.OTHER and reading in before_gross)


def _taken_back(reading: Reading, at: int) -> Decimal:
    """What a row took back on this date or in the year, as an amount below zero."""
    amount = reading.amounts[at] or ZERO
    return -amount if amount in reading.taken_back else min(amount, ZERO)


def _fits_into(printed: Amounts, gross: Amounts) -> bool:
    """No part of a pay date is more than its gross, none of a year more than the year's."""
    pairs = zip(printed[:2], gross[:2], strict=True)
    return all(part is None or whole is None or part <= whole + CENT for part, whole in pairs)


def _out_of_proportion(found: Mapping[Kind, Amounts]) -> set[Kind]:
    """The kinds of which another amount was taken: net pay that is all or nearly nothing of gross pay, hours as pay."""
    kinds = (Kind.NET, Kind.GROSS, Kind.REGULAR)
    net, gross, regular = (found[kind].current if kind in found else None for kind in kinds)
    if net and gross and net < LEAST_NET * gross:
        return {*kinds}
    is_of_hours = regular and regular <= MOST_HOURS and not found[Kind.REGULAR].clear
    hours = {Kind.REGULAR} if is_of_hours and regular and gross and gross > 3 * regular else set()
    return hours | ({Kind.NET} if net and net == gross else set())


def _together(readings: Sequence[Reading]) -> Amounts | None:
    """One figure from all rows of a kind; None where they disagree."""
    different = list({(each.label, each.amounts): each for each in readings}.values())
    if not different:
        return None
    best = max(different, key=lambda each: (each.clear, each.current is not None, each.year is not None))
    if len({each.amounts for each in different}) == 1:
        is_of_two_names = best.kind in (Kind.REGULAR, *PLAN) and len(different) > 1 and any(best.amounts)
        return None if is_of_two_names else Amounts(*best.amounts, best.line, best.clear)
    if best.kind in SUMMED:
        certain = [each for each in different if each.clear or not best.clear]
        if {each.label for each in different} - {each.label for each in certain}:
            return None
        return _summed(certain)
    whole = [each for each in different if None not in each.amounts]
    agreed = {each.amounts for each in whole}
    parts = [each for each in different if None in each.amounts]
    if len(agreed) == 1 and all(_repeats(part, whole[0]) for part in parts):
        return Amounts(*whole[0].amounts, whole[0].line, whole[0].clear)
    return None


def _repeats(part: Reading, whole: Reading) -> bool:
    return all(a is None or a == b for a, b in zip(part.amounts, whole.amounts, strict=True))


def _summed(readings: Sequence[Reading]) -> Amounts | None:
    """Several lines of a kind added up; None where two of them have one label: they may share the year's figure."""
    if len({each.label for each in readings}) < len(readings):
        return None
    columns = ([each.current for each in readings], [each.year for each in readings])
    sums = [None if None in column else sum(map(_dollars, column), Decimal(0)) for column in columns]
    if sums == [None, None]:
        return None
    is_of_date = readings[0].kind is Kind.REGULAR
    lines = [each.line for each in readings if each.current or (each.year and not is_of_date)] or [readings[0].line]
    return Amounts(sums[0], sums[1], AND.join(lines), all(each.clear for each in readings))


def _dollars(amount: Decimal | None) -> Decimal:
    return amount or Decimal(0)
