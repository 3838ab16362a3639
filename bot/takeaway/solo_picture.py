"""The two ways to fill a solo 401(k), side by side as columns with their amounts beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from bot import texts
from bot.rendering.business import business_left, business_when, shared_limit
from bot.rendering.deferrals import advised_twice
from bot.rendering.own_plan import business_outcome, is_business_first
from bot.takeaway.canvas import AMOUNT, EMPTY, HERO, INK, INNER, LEAD, MARGIN, NOTE, TITLE, Box, Canvas
from bot.takeaway.caption import condition, headline_lines, solo_limit, solo_title
from core.assess import Result
from core.filling import Filling, chosen_of_the_business, most_roth, solo_total
from core.owner import is_owner_alone
from core.solo_401k.names import SoloOutcome

COLOURS = {"deferral": "#0072B2", "employer": "#E69F00", "after_tax_room": "#00A67A", "catch_up": "#B5548F"}

_COLUMN = 150
_TALL = 560
_LABEL = 84
_GAP = 4


class _Label(NamedTuple):
    code: str
    amount: Decimal
    middle: float


class _Frame(NamedTuple):
    """Where a column stands, and how many pixels a dollar has."""

    left: float
    top: float
    foot: float
    scale: float


def draw_solo(card: Canvas, result: Result, solo: dict[str, Filling], language: str) -> None:
    """The own business's plan: what it can take, whether its document allows that, and the two ways to fill it."""
    card.height = round(card.paragraph(solo_title(result, language), card.height, TITLE))
    if _is_refused(result):
        card.height = round(card.paragraph(headline_lines(result, language)[0], card.height + 6, LEAD))
    for line in condition(result, language):
        card.height = round(card.paragraph(line, card.height + 6, LEAD))
    _draw_lead_of_solo(card, result, solo, language)
    if shared := texts.plain(shared_limit(result, language)):
        card.height = round(card.paragraph(shared, card.height + 8, LEAD))
    _draw_plans(card, solo, language)
    if advised_twice(result):
        once = texts.text(language, "picture.deferrals_once")
        card.height = round(card.paragraph(once, card.height + 8, NOTE))
    card.height = round(card.paragraph(solo_limit(result, language), card.height + 8, NOTE))


def _draw_lead_of_solo(card: Canvas, result: Result, solo: dict[str, Filling], language: str) -> None:
    """The headline where the business leads: its amount large and what it leaves to live on, or why there is none."""
    is_first = is_business_first(result)
    if not is_first and not is_owner_alone(result):
        return
    said, *rest = headline_lines(result, language)
    when, amount = texts.plain(business_when(result, language, tap=False)), most_roth(solo).amount_of("after_tax_room")
    y = float(card.height)
    if amount and (when or _is_closed_by_its_document(result)):
        words = "picture.hero.less" if chosen_of_the_business(result) else "picture.solo.hero"
        y = card.paragraph(texts.text(language, words), card.height + 14, LEAD)
        card.write(texts.money(language, amount), MARGIN, y + 4, HERO)
        y += 130
    elif not _is_refused(result):
        y = card.paragraph(said, card.height + 6, LEAD)
    for line in filter(None, (*(rest if is_first else ()), when, business_left(result, language))):
        y = card.paragraph(line, y, LEAD) + 8
    card.height = round(y + 6)


def _is_closed_by_its_document(result: Result) -> bool:
    """Whether the plan's document keeps after-tax money out, for which another one has room."""
    return business_outcome(result) == SoloOutcome.PLAN_LACKS_AFTER_TAX


def _is_refused(result: Result) -> bool:
    """Whether that is the verdict, which then stands before what another document would allow."""
    return is_owner_alone(result) and _is_closed_by_its_document(result)


def _draw_plans(card: Canvas, plans: dict[str, Filling], language: str) -> None:
    """Draws both plans to one scale below what is on the card already."""
    top = card.height + 20
    foot = top + 166 + _TALL
    tallest = max(max(plan.limit, plan.counted_total) + plan.on_top for plan in plans.values())
    scale = _TALL / float(tallest) if tallest else 0.0
    for place, (name, plan) in enumerate(plans.items()):
        _draw_plan(card, name, plan, _Frame(MARGIN + place * (INNER / 2 + 8), top, foot, scale), language)
    card.height = round(foot + 20)


def _draw_plan(card: Canvas, name: str, plan: Filling, frame: _Frame, language: str) -> None:
    card.write(texts.text(language, f"solo.{name}"), frame.left, frame.top, AMOUNT)
    total = texts.text(language, "picture.solo.total", total=texts.money(language, solo_total(name, plan)))
    card.write(total, frame.left, frame.top + 56, LEAD)
    room = max(plan.limit, plan.counted_total)
    head = frame.foot - float(room) * frame.scale
    card.fill(Box(frame.left, head, frame.left + _COLUMN, frame.foot), EMPTY)
    labels = _draw_column(card, plan, frame)
    mark = frame.foot - float(plan.limit) * frame.scale
    card.line([(frame.left - 10, mark), (frame.left + _COLUMN + 10, mark)], INK, 6)
    _draw_labels(card, labels, frame, language)


def _draw_column(card: Canvas, plan: Filling, frame: _Frame) -> list[_Label]:
    """The parts from the foot upwards, catch-up above the limit; returns where their labels belong."""
    labels, y = [], frame.foot
    right = frame.left + _COLUMN
    for part in plan.counted:
        upper = y - float(part.amount) * frame.scale
        card.fill(Box(frame.left, min(upper + _GAP, y - 3), right, y), COLOURS[part.code])
        labels.append(_Label(part.code, part.amount, (upper + y) / 2))
        y = upper
    if plan.on_top:
        y = frame.foot - float(max(plan.limit, plan.counted_total)) * frame.scale - 2 * _GAP
        upper = y - float(plan.on_top) * frame.scale
        card.fill(Box(frame.left, upper, right, y), COLOURS["catch_up"])
        labels.append(_Label("catch_up", plan.on_top, (upper + y) / 2))
    return labels


def _draw_labels(card: Canvas, labels: list[_Label], frame: _Frame, language: str) -> None:
    """Amount and name beside each part; labels of thin parts are moved apart and led to by a line."""
    edge = frame.left + _COLUMN
    for label, y in zip(labels, _apart([label.middle for label in labels], frame.foot), strict=True):
        card.line([(edge, label.middle), (edge + 26, y)], COLOURS[label.code], 4)
        card.write(texts.money(language, label.amount), edge + 36, y - 40, AMOUNT)
        card.write(texts.text(language, f"solo.{label.code}"), edge + 36, y + 6, NOTE)


def _apart(middles: list[float], foot: float) -> list[float]:
    """Heights from the foot upwards, at least a label apart and none below the foot."""
    placed: list[float] = []
    lowest = foot - _LABEL / 2
    for middle in middles:
        placed.append(min(middle, lowest))
        lowest = placed[-1] - _LABEL
    return placed
