"""The growth chart: the after-tax money within reach, every year, in Roth against a taxable account."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from bot import texts
from bot.takeaway.canvas import EMPTY, FOOT, INNER, MARGIN, NAME, TITLE, Canvas, Style, width_of
from bot.takeaway.caption import foot
from core.assess import Result
from core.filling import after_tax_to_come
from core.growth import Assumptions, Grown, growth
from core.money import dollars_down

ROTH, TAXABLE = "#007A5A", "#C56A00"

_TALL = 470
_LABEL = 92
_AWAY = 34

MORE_THAN_A_LIFE = 60


def growth_picture(result: Result, language: str, assumptions: Assumptions | None = None) -> bytes | None:
    """The chart as a PNG; None where no after-tax money is possible."""
    card = growth_card(result, language, assumptions or Assumptions())
    return card.png() if card else None


def growth_caption(result: Result, language: str, assumptions: Assumptions | None = None) -> str | None:
    """The chart in words, without marks; None where there is no chart."""
    amount, assumed = after_tax_to_come(result), assumptions or Assumptions()
    if not amount:
        return None
    ends = _ends(growth(amount, assumed)[-1], language)
    said = [f"• {end.name}: {end.amount}" for end in ends]
    return "\n".join([_title(amount, assumed, language), *said, _assumed(amount, assumed, language)])


def growth_card(result: Result, language: str, assumptions: Assumptions) -> Canvas | None:
    """The drawn chart; raises ValueError for a time that no chart shows."""
    if not 1 <= assumptions.years <= MORE_THAN_A_LIFE:
        raise ValueError(f"years must be 1 to {MORE_THAN_A_LIFE}")
    amount = after_tax_to_come(result)
    if not amount:
        return None
    card = Canvas()
    y = card.paragraph(_title(amount, assumptions, language), MARGIN, TITLE) + 40
    y = _draw_curves(card, growth(amount, assumptions), y, result.tax_year, language)
    y = card.paragraph(_assumed(amount, assumptions, language), y, NAME)
    card.height = round(card.paragraph(foot(result, language), y + 12, FOOT))
    return card


def _title(amount: Decimal, assumptions: Assumptions, language: str) -> str:
    shown = texts.money(language, dollars_down(amount))
    return texts.text(language, "picture.growth.title", amount=shown, count=assumptions.years)


def _assumed(amount: Decimal, assumptions: Assumptions, language: str) -> str:
    return texts.text(
        language,
        "picture.growth.assumptions",
        amount=texts.money(language, dollars_down(amount)),
        annual_return=texts.percent(language, assumptions.annual_return),
        tax_on_gain=texts.percent(language, assumptions.tax_on_gain),
    )


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


class _End(NamedTuple):
    """What is written at the end of a curve."""

    amount: str
    name: str
    colour: str

    @property
    def style(self) -> Style:
        return Style(42, bold=True, ink=self.colour)

    @property
    def width(self) -> float:
        return max(width_of(self.amount, self.style), width_of(self.name, NAME))


def _ends(last: Grown, language: str) -> tuple[_End, _End]:
    roth, taxable = (
        _End(
            texts.money(language, _whole(getattr(last, name))),
            texts.text(language, f"picture.growth.{name}"),
            colour,
        )
        for name, colour in (("roth", ROTH), ("taxable", TAXABLE))
    )
    return roth, taxable


def _draw_curves(card: Canvas, values: list[Grown], top: float, first_year: int, language: str) -> float:
    """Both curves from zero up, their ends named; returns where the text below begins."""
    roth, taxable = _ends(values[-1], language)
    foot, wide = top + _TALL, INNER - max(roth.width, taxable.width) - _AWAY
    scale = (_TALL - 40) / float(max(max(point) for point in values))
    step = wide / (len(values) - 1)
    card.line([(MARGIN, foot), (MARGIN + wide, foot)], EMPTY, 4)
    lowest = top
    for end, curve in (
        (roth, [point.roth for point in values]),
        (taxable, [point.taxable for point in values]),
    ):
        points = [(MARGIN + year * step, foot - float(value) * scale) for year, value in enumerate(curve)]
        card.line(points, end.colour, 8)
        card.dot(*points[-1], 12, end.colour)
        lowest = _draw_end(card, end, points[-1][0] + _AWAY, max(points[-1][1] - 26, lowest))
    card.write(str(first_year), MARGIN, foot + 14, NAME)
    card.write(str(first_year + len(values) - 1), MARGIN + wide, foot + 14, NAME, "ra")
    return foot + 90


def _draw_end(card: Canvas, end: _End, x: float, y: float) -> float:
    """Amount and name of a curve; returns where the next one may stand."""
    card.write(end.amount, x, y, end.style)
    card.write(end.name, x, y + 48, NAME)
    return y + _LABEL
