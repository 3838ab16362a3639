"""The election paycheck by paycheck, in words, for the PDF and the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot import texts
from bot.rendering.headline import given, values_of
from bot.rendering.raising import raising_step
from bot.rendering.take_home import pay_dates, takes_of_bonus
from bot.takeaway.pieces import Paychecks
from core.assess import Result
from core.mega_backdoor.paychecks import Paycheck, paychecks, with_bonus, with_deferrals
from core.mega_backdoor.plan_terms import CONVERTED_BY_THE_PERSON, ROUTE
from core.money import ZERO

MOST_ROWS = 14
"""Half a year of pay every other week; a longer table says once what is the same on every date, and has its dates
beside one another."""


def paycheck_table(result: Result, language: str) -> Paychecks | None:
    """The pay dates to come with what to do at each; None where nothing is set or the dates are not known."""
    rows = _paychecks(result, language)
    if not rows:
        return None
    percent = _percent_of_the_amounts(result)
    names = list(_columns(rows, percent))
    cells = tuple(_cells(row, percent, names, language) for row in rows)
    heads = tuple(texts.text(language, f"pdf.pay_date.{name}") for name in names)
    table = Paychecks(heads, cells)
    dated = sum(row.day is not None for row in rows)
    return _compact(table, dated, language) if dated > MOST_ROWS else table


def _paychecks(result: Result, language: str) -> tuple[Paycheck, ...]:
    """Each pay date, and at the end the bonus, with what deferrals and the election take of it."""
    figures, step = result.told.figures, raising_step(result)
    bonus, raised = takes_of_bonus(result) or ZERO, step.figures if step else {}
    amount = _dollars(figures.get("from_each_pay_date" if bonus else "per_pay_date"))
    take_home = figures.get("take_home_after_percent" if bonus else "take_home_after")
    converts = bool(amount) and given(result).get(ROUTE.id) in CONVERTED_BY_THE_PERSON
    so_far = values_of(result, language)["after_tax_so_far"]
    deferral = _dollars(raised.get("from_each_pay_date")) or _dollars(raised.get("per_pay_date"))
    rows = paychecks(pay_dates(result), amount, so_far, take_home, converts=converts)
    return with_bonus(with_deferrals(rows, deferral), bonus, _dollars(raised.get("from_bonus")))


def _dollars(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else ZERO


def _percent_of_the_amounts(result: Result) -> Decimal | None:
    """The percent to type; None where its dollars are less than the amounts of the rows, which go to the cent."""
    figures = result.told.figures
    agrees = takes_of_bonus(result) or not figures.get("left_over")
    return figures.get("percent_whole") or None if agrees else None


def _columns(rows: tuple[Paycheck, ...], percent: Decimal | None) -> Iterator[str]:
    """The columns that say something; in place of the percent, which is the same throughout, what deferrals rise by."""
    first = rows[0]
    yield "date"
    if first.deferral:
        yield "deferrals"
    elif first.amount and percent:
        yield "percent"
    if first.amount:
        yield from ("amount", "total")
    if first.take_home is not None:
        yield "left"
    if first.convert_by is not None:
        yield "convert_by"


def _cells(row: Paycheck, percent: Decimal | None, names: list[str], language: str) -> tuple[str, ...]:
    shown = {
        "date": texts.short_day(language, row.day) if row.day else texts.text(language, "pdf.pay_date.bonus"),
        "deferrals": texts.money(language, row.deferral),
        "percent": texts.percent(language, percent) if percent else "",
        "amount": texts.money(language, row.amount),
        "total": texts.money(language, row.in_so_far),
        "left": _left(row.take_home, language),
        "convert_by": texts.short_day(language, row.convert_by) if row.convert_by else "",
    }
    return tuple(shown[name] for name in names)


def _left(take_home: Decimal | None, language: str) -> str:
    """What lands in the bank; a cent that rounding leaves is nothing, as the verdict says."""
    if take_home is None:
        return ""
    return texts.money(language, take_home if take_home >= 1 else ZERO)


def _compact(table: Paychecks, dated: int, language: str) -> Paychecks:
    """The table with what is the same on each date in a line above it, and the bonus in one below."""
    columns = list(zip(*table.rows[:dated], strict=True))
    same = [place for place, column in enumerate(columns) if len(set(column)) == 1]
    varying = [place for place in range(len(columns)) if place not in same]
    each = [texts.text(language, "pdf.pay_date.each"), *(_named(table, table.rows[0], same))]
    bonus = ([row[0], *_named(table, row, range(1, len(row)))] for row in table.rows[dated:])
    rows = tuple(tuple(row[place] for place in varying) for row in table.rows[:dated])
    below = tuple(" · ".join(line) for line in bonus)
    return Paychecks(tuple(table.heads[place] for place in varying), rows, (" · ".join(each),), below)


def _named(table: Paychecks, row: tuple[str, ...], places: Iterable[int]) -> list[str]:
    return [f"{table.heads[place]} {row[place]}" for place in places if row[place]]
