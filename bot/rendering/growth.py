"""The growth chart's message: what is assumed, with buttons to assume something else."""

from __future__ import annotations

from decimal import Decimal

from bot import texts
from bot.messages import Button, Message
from bot.parts import Growth
from core.growth import Assumptions

YEARS = (10, 20, 30)
RETURNS = (4, 6, 8)
TAXES = (0, 15, 24)


def growth_messages(part: Growth, language: str) -> list[Message]:
    """The chart, with one row of buttons for each assumption."""
    assumed = part.assumptions
    years = [(texts.text(language, "growth.years", count=each), assumed._replace(years=each)) for each in YEARS]
    returns = [
        (_percent(language, "growth.return", each), assumed._replace(annual_return=Decimal(each))) for each in RETURNS
    ]
    taxes = [(_percent(language, "growth.tax", each), assumed._replace(tax_on_gain=Decimal(each))) for each in TAXES]
    rows = tuple(tuple(Button(label, _data(each)) for label, each in row) for row in (years, returns, taxes))
    return [Message(texts.text(language, "file.growth"), rows, attachment=_data(assumed))]


def _percent(language: str, key: str, rate: int) -> str:
    return texts.text(language, key, percent=texts.percent(language, Decimal(rate)))


def _data(assumed: Assumptions) -> str:
    return f"growth:{assumed.years}:{assumed.annual_return}:{assumed.tax_on_gain}"
