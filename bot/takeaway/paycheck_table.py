"""The election paycheck by paycheck, in words, for the PDF and the text."""

from __future__ import annotations

from decimal import Decimal

from bot import texts
from bot.rendering.election import pay_dates, takes_of_bonus
from bot.rendering.headline import given, values_of
from bot.takeaway.pieces import Paychecks
from core.assess import Result
from core.mega_backdoor.paychecks import Paycheck, paychecks, with_bonus
from core.mega_backdoor.plan_terms import CONVERTED_BY_THE_PERSON, ROUTE

MOST_ROWS = 8
"""A year of weekly pay would fill pages; from here on the middle is left out."""

_FIRST, _LAST = 4, 3


def paycheck_table(result: Result, language: str) -> Paychecks | None:
    """The pay dates to come with what to do at each; None where nothing is elected or the dates are not known."""
    days, figures = pay_dates(result), result.told.figures
    if not days:
        return None
    bonus = takes_of_bonus(result) or Decimal(0)
    amount = figures["from_each_pay_date"] if bonus else figures["per_pay_date"]
    take_home = figures.get("take_home_after_percent" if bonus else "take_home_after")
    converts = given(result).get(ROUTE.id) in CONVERTED_BY_THE_PERSON
    so_far = values_of(result, language)["after_tax_so_far"]
    rows = with_bonus(paychecks(days, amount, so_far, take_home, converts=converts), bonus)
    names = ["date", "percent", "amount", "total"]
    names += ["left"] if take_home is not None else []
    names += ["convert_by"] if converts else []
    cells = [_cells(row, figures.get("percent_whole"), names, language) for row in rows]
    heads = tuple(texts.text(language, f"pdf.pay_date.{name}") for name in names)
    return Paychecks(heads, tuple(_shortened(cells)))


def _cells(row: Paycheck, percent: Decimal | None, names: list[str], language: str) -> tuple[str, ...]:
    shown = {
        "date": texts.short_day(language, row.day) if row.day else texts.text(language, "receipt.bonus_to_come"),
        "percent": texts.percent(language, percent) if percent else "",
        "amount": texts.money(language, row.amount),
        "total": texts.money(language, row.in_so_far),
        "left": texts.money(language, row.take_home) if row.take_home is not None else "",
        "convert_by": texts.short_day(language, row.convert_by) if row.convert_by else "",
    }
    return tuple(shown[name] for name in names)


def _shortened(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    if len(rows) <= MOST_ROWS:
        return rows
    return [*rows[:_FIRST], ("…",), *rows[-_LAST:]]
