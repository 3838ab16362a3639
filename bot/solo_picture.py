"""The two ways to fill a solo 401(k), side by side as columns with their amounts beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from bot import texts
from bot.canvas import EMPTY, INK, INNER, MARGIN, QUIET, Box, Canvas
from bot.plan_parts import Filling

COLOURS = {"deferral": "#0072B2", "employer": "#E69F00", "after_tax_room": "#00A67A", "catch_up": "#B5548F"}

_COLUMN = 150
_TALL = 560
_LABEL = 84
_GAP = 4


class _Label(NamedTuple):
    code: str
    amount: Decimal
    middle: float


def draw_plans(card: Canvas, plans: dict[str, Filling], language: str) -> None:
    """Draws both plans to one scale below what is on the card already."""
    top = card.height + 20
    tallest = max(max(plan.limit, plan.counted_total) + plan.on_top for plan in plans.values())
    scale = _TALL / float(tallest) if tallest else 0
    for place, (name, plan) in enumerate(plans.items()):
        _draw_plan(card, name, plan, (MARGIN + place * (INNER / 2 + 8), top), scale, language)
    card.height = round(top + 166 + _TALL + 20)


def _draw_plan(
    card: Canvas, name: str, plan: Filling, corner: tuple[float, float], scale: float, language: str
) -> None:
    left, top = corner
    card.write(texts.text(language, f"picture.solo.{name}"), left, top, 40, bold=True)
    total = texts.money(language, plan.counted_total)
    card.write(texts.text(language, "picture.solo.total", total=total), left, top + 56, 34, ink=QUIET)
    foot = top + 166 + _TALL
    room = max(plan.limit, plan.counted_total)
    card.fill(Box(left, foot - float(room) * scale, left + _COLUMN, foot), EMPTY)
    labels = _draw_column(card, plan, left, foot, scale)
    _draw_mark(card, left, foot - float(plan.limit) * scale)
    _draw_labels(card, labels, left, foot, language)


def _draw_column(card: Canvas, plan: Filling, left: float, foot: float, scale: float) -> list[_Label]:
    labels, y = [], foot
    for part in plan.counted:
        upper = y - float(part.amount) * scale
        card.fill(Box(left, min(upper + _GAP, y - 3), left + _COLUMN, y), COLOURS[part.code])
        labels.append(_Label(part.code, part.amount, (upper + y) / 2))
        y = upper
    if plan.on_top:
        y = foot - float(max(plan.limit, plan.counted_total)) * scale - 2 * _GAP
        upper = y - float(plan.on_top) * scale
        card.fill(Box(left, upper, left + _COLUMN, y), COLOURS["catch_up"])
        labels.append(_Label("catch_up", plan.on_top, (upper + y) / 2))
    return labels


def _draw_mark(card: Canvas, left: float, y: float) -> None:
    card.line([(left - 10, y), (left + _COLUMN + 10, y)], INK, 6)


def _draw_labels(card: Canvas, labels: list[_Label], left: float, foot: float, language: str) -> None:
    """Amount and name beside each part; labels of thin parts are moved apart and led to by a line."""
    x = left + _COLUMN + 36
    for label, y in zip(labels, _apart([label.middle for label in labels], foot), strict=True):
        card.line([(left + _COLUMN, label.middle), (x - 10, y)], COLOURS[label.code], 4)
        card.write(texts.money(language, label.amount), x, y - 40, 40, bold=True)
        card.write(texts.text(language, f"picture.solo.{label.code}"), x, y + 6, 30, ink=QUIET)


def _apart(middles: list[float], foot: float) -> list[float]:
    """Heights from the foot upwards, at least a label apart and none below the foot."""
    placed: list[float] = []
    lowest = foot - _LABEL / 2
    for middle in middles:
        placed.append(min(middle, lowest))
        lowest = placed[-1] - _LABEL
    return placed
