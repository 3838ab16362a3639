"""The growth chart: this year's after-tax money in Roth against a taxable account, with its assumptions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bot import texts
from bot.canvas import EMPTY, INNER, MARGIN, NAME, TITLE, Canvas, Style
from bot.plan_parts import STILL_POSSIBLE, job_filling, solo_fillings
from core.assess import Result
from core.growth import Assumptions, Grown, growth

ROTH, TAXABLE = "#007A5A", "#C56A00"

_TALL = 470
_BESIDE = 270
_LABEL = 92

MORE_THAN_A_LIFE = 60


def growth_picture(result: Result, language: str, assumptions: Assumptions | None = None) -> bytes | None:
    """The chart as a PNG; None where no after-tax money is possible."""
    card = growth_card(result, language, assumptions or Assumptions())
    return card.png() if card else None


def growth_card(result: Result, language: str, assumptions: Assumptions) -> Canvas | None:
    """The drawn chart; raises ValueError for a time that no chart shows."""
    if not 1 <= assumptions.years <= MORE_THAN_A_LIFE:
        raise ValueError(f"years must be 1 to {MORE_THAN_A_LIFE}")
    amount = _possible(result)
    if not amount:
        return None
    card = Canvas()
    shown = texts.money(language, _whole(amount))
    title = texts.text(language, "picture.growth.title", amount=shown, years=str(assumptions.years))
    y = card.paragraph(title, MARGIN, TITLE) + 40
    y = _draw_curves(card, growth(amount, assumptions), y, result.tax_year, language)
    annual_return = texts.percent(language, assumptions.annual_return)
    tax_on_gain = texts.percent(language, assumptions.tax_on_gain)
    said = texts.text(
        language, "picture.growth.assumptions", annual_return=annual_return, tax_on_gain=tax_on_gain
    )
    card.height = round(card.paragraph(said, y, NAME))
    return card


def _possible(result: Result) -> Decimal:
    """What can still go in after tax: at the job, else in the own plan with Roth first; 0 without a way."""
    if result.assessment.outcome == "no_route":
        return Decimal(0)
    job, solo = job_filling(result), solo_fillings(result)
    if job:
        return next(part.amount for part in job.counted if part.code == STILL_POSSIBLE)
    counted = solo["roth_first"].counted if solo else ()
    return next((part.amount for part in counted if part.code == "after_tax_room"), Decimal(0))


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def _draw_curves(card: Canvas, values: list[Grown], top: float, first_year: int, language: str) -> float:
    """Both curves from zero up, their ends named; returns where the text below begins."""
    foot, wide = top + _TALL, INNER - _BESIDE
    highest = float(max(max(point) for point in values))
    step = wide / (len(values) - 1)

    def place(year: int, value: Decimal) -> tuple[float, float]:
        return MARGIN + year * step, foot - float(value) / highest * (_TALL - 40)

    card.line([(MARGIN, foot), (MARGIN + wide, foot)], EMPTY, 4)
    base = place(0, values[0].roth)[1]
    card.line([(MARGIN, base), (MARGIN + wide, base)], EMPTY, 4)
    ends = {}
    for name, colour in (("taxable", TAXABLE), ("roth", ROTH)):
        points = [place(year, getattr(value, name)) for year, value in enumerate(values)]
        card.line(points, colour, 8)
        card.dot(*points[-1], 12, colour)
        ends[name] = points[-1]
    _draw_ends(card, values[-1], ends, language)
    card.write(str(first_year), MARGIN, foot + 14, NAME)
    card.write(str(first_year + len(values) - 1), MARGIN + wide, foot + 14, NAME, "ra")
    return foot + 90


def _draw_ends(card: Canvas, last: Grown, ends: dict[str, tuple[float, float]], language: str) -> None:
    x, roth_y = ends["roth"]
    heights = {"roth": roth_y, "taxable": max(ends["taxable"][1], roth_y + _LABEL)}
    for name, colour in (("roth", ROTH), ("taxable", TAXABLE)):
        y = heights[name]
        amount = texts.money(language, _whole(getattr(last, name)))
        card.write(amount, x + 34, y - 26, Style(42, bold=True, ink=colour))
        card.write(texts.text(language, f"picture.growth.{name}"), x + 34, y + 22, NAME)
