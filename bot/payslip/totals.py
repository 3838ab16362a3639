"""Sums that a payslip prints: earnings that add up to a total, and gross pay less all that is taken off to net pay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product
from math import prod

from bot.payslip.readings import PLAN, Reading
from bot.payslip.sections import Section
from core.money import ZERO
from core.payslip import AND, Kind

TOTALS = frozenset({"", "total", "totals", "earnings", "total earnings", "gross earnings", "total pay"})
"""What the sum of the earnings is called besides gross pay."""
EARNED = (Kind.REGULAR, Kind.EXTRA, Kind.IMPUTED)
MOST_CHOICES = 2_000
"""Of amounts that may be of this date or of the year, before a block is left as it is."""
TAX = re.compile(r"\b(?:with?h\w*|w h|tax(?:es)?|fica|oasdi|medicare|med ee|f?itw?)\b")
"""In the label of a tax, which may stand beside the earnings."""


def completed(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with what their sums settle: gross pay, and rows of the earnings whose columns were in doubt."""
    with_totals = list(_with_totals(readings))
    gross = {each.current for each in with_totals if each.kind is Kind.GROSS and each.current is not None}
    if not gross:
        return [*with_totals, *_gross_by_net(with_totals)]
    return with_totals


def _with_totals(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Earnings that add up to the total below them are settled by it, and the total is gross pay."""
    block = list[Reading]()
    is_settled = False
    gross = {each.current for each in readings if each.kind is Kind.GROSS and each.current is not None}
    for printed in readings:
        each = _with_gross(printed, gross)
        if not _is_total(each, block):
            if is_settled and _is_leave_that_is_left(each):
                continue
            if _is_earned(each):
                block.append(each)
            else:
                yield each
            continue
        settled = _settled(block, each)
        is_settled = is_settled or settled is not None
        yield from settled if settled is not None else (*block, each)
        block = []
    yield from block


def _with_gross(reading: Reading, gross: set[Decimal]) -> Reading:
    """A total whose columns are in doubt, with the gross pay that is printed elsewhere and stands in it."""
    is_doubtful = reading.current is None and reading.section is Section.EARNINGS and reading.label in TOTALS
    return (
        replace(reading, current=min(gross))
        if is_doubtful and len(gross) == 1 and gross & {*reading.printed}
        else reading
    )


def _is_total(reading: Reading, block: Sequence[Reading]) -> bool:
    is_sum = reading.kind is Kind.GROSS or (reading.section is Section.EARNINGS and reading.label in TOTALS)
    return bool(block) and is_sum and reading.current is not None


def _is_leave_that_is_left(reading: Reading) -> bool:
    """Hours of leave far from the earnings, which have their total already."""
    return reading.kind is Kind.REGULAR and len(reading.printed) == 1 and reading.year is None


def _settled(block: Sequence[Reading], total: Reading) -> list[Reading] | None:
    """The rows of a total with their amounts; None where they do not add up to it."""
    if total.year is not None and (rows := _by_both_sums(block, total)):
        return [*rows, replace(total, kind=Kind.GROSS)]
    known = [each for each in block if each.current is not None]
    doubtful = [each for each in block if each.current is None]
    rest = (total.current or ZERO) - sum((each.current or ZERO for each in known), ZERO)
    if rest and (len(doubtful) != 1 or rest not in doubtful[0].printed):
        return None
    currents = (rest if each.current is None else each.current for each in block)
    rows = [replace(each, current=current, clear=True) for each, current in zip(block, currents, strict=True)]
    return [*rows, replace(total, kind=Kind.GROSS)]


def _by_both_sums(block: Sequence[Reading], total: Reading) -> list[Reading] | None:
    """The rows with the only amounts that add up to this date's total and to the year's; pay taken back is less."""
    choices = [list(_choices(each, block)) for each in block]
    if prod(map(len, choices)) > MOST_CHOICES:
        return None
    fitting = [rows for rows in product(*choices) if _sums(rows) == total.amounts]
    if len(fitting) != 1:
        return None
    pairs = zip(block, fitting[0], strict=True)
    return _of_one_label([replace(each, current=now, year=so_far, clear=True) for each, (now, so_far) in pairs])


def _of_one_label(rows: Sequence[Reading]) -> list[Reading]:
    """The rows with those of one label as one: weeks of a pay period, of which the sums say that each counts."""
    joined = dict[tuple[Kind | str, str], Reading]()
    for row in rows:
        same = joined.get((row.kind, row.label))
        joined[row.kind, row.label] = row if same is None else _added(same, row)
    return list(joined.values())


def _added(one: Reading, other: Reading) -> Reading:
    current, year = ((a or ZERO) + (b or ZERO) for a, b in zip(one.amounts, other.amounts, strict=True))
    return replace(one, current=current, year=year, line=f"{one.line}{AND}{other.line}")


def _sums(rows: Sequence[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    return sum((now for now, _ in rows), ZERO), sum((so_far for _, so_far in rows), ZERO)


def _choices(row: Reading, block: Sequence[Reading]) -> Iterator[tuple[Decimal, Decimal]]:
    """What a row may say for this date and the year: as it was read, or of its amounts one or two in their order."""
    backwards = row.taken_back if any(each.current and not each.taken_back for each in block) else ()
    signed = [-each if each in backwards else each for each in row.printed]
    if row.current is not None and row.year is not None:
        yield (
            -row.current if row.current in backwards else row.current,
            -row.year if row.year in backwards else row.year,
        )
        return
    yield from {*combinations(signed, 2), *((ZERO, each) for each in signed), *((each, ZERO) for each in signed)}


def _gross_by_net(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Gross pay that is not printed: what was earned, where net pay is left of it after all that is taken off."""
    earned = _once(each for each in readings if each.kind in EARNED or _is_earned(each))
    taken = _once(each for each in readings if each.section is Section.TAKEN_OFF and not each.label.startswith("total"))
    nets = {each.current for each in readings if each.kind is Kind.NET and each.current}
    if len(nets) != 1 or not earned or not taken or None in [each.current for each in (*earned, *taken)]:
        return
    pay, off = (sum((each.current or ZERO for each in rows), ZERO) for rows in (earned, taken))
    if pay - off != nets.pop():
        return
    years = [each.year for each in earned]
    year = None if None in years else sum((each or ZERO for each in years), ZERO)
    yield Reading(Kind.GROSS, "gross", pay, year, AND.join(each.line for each in earned), clear=True)


def _is_earned(reading: Reading) -> bool:
    is_other = reading.kind in (*PLAN, Kind.NET, Kind.GROSS) or TAX.search(reading.label)
    return reading.section is Section.EARNINGS and not is_other


def _once(readings: Iterable[Reading]) -> list[Reading]:
    """The readings without the repetitions of a slip that is printed twice."""
    return list({(each.label, each.amounts): each for each in readings}.values())
