"""The picture of a result: how the annual additions limit is filled, as a card for a phone, and its caption."""

from __future__ import annotations

from decimal import Decimal

from core.assess import Result

from bot import texts
from bot.canvas import EMPTY, INK, INNER, MARGIN, QUIET, Box, Canvas, width_of
from bot.growth_picture import growth_picture
from bot.plan_parts import STILL_POSSIBLE, Filling, job_filling, solo_fillings
from bot.solo_picture import draw_plans

__all__ = ["CAPTION", "after_tax_card", "after_tax_picture", "caption", "growth_picture"]

CAPTION = 900
"""The most characters of a caption; Telegram allows 1,024."""

# Okabe and Ito's colours, which colour-blind people tell apart; lightness differs as well.
COLOURS = {
    "regular_deferrals": "#0072B2",
    "employer_contributions": "#E69F00",
    "after_tax_so_far": "#006D4E",
    STILL_POSSIBLE: "#00A67A",
    "lapsing": "#A9ADB3",
    "closed_by_cap": "#A9ADB3",
    "catch_up_deferrals": "#B5548F",
}
HATCHED = {STILL_POSSIBLE: "#BDE8DA", "lapsing": "#EDEDE9", "closed_by_cap": "#EDEDE9"}

_BAR = 132
_GAP = 4
_ROW = 68


def after_tax_picture(result: Result, language: str) -> bytes | None:
    """The picture as a PNG; None where the result has no figures to draw."""
    card = after_tax_card(result, language)
    return card.png() if card else None


def after_tax_card(result: Result, language: str) -> Canvas | None:
    """The drawn card; None where the result has no figures to draw."""
    job, solo = job_filling(result), solo_fillings(result)
    if not job and not solo:
        return None
    card = Canvas()
    if job:
        _draw_job(card, result, job, language)
    if job and solo:
        card.line([(MARGIN, card.height + 28), (MARGIN + INNER, card.height + 28)], EMPTY)
        card.height += 64
    if solo:
        _draw_solo(card, result, solo, language)
    _source(card, result, language)
    return card


def caption(result: Result, language: str) -> str | None:
    """The picture in words, at most 900 characters without marks; None where there is no picture."""
    job, solo = job_filling(result), solo_fillings(result)
    blocks = [_job_in_words(result, job, language)] if job else []
    if solo:
        lines = [_solo_title(result, language), *_condition(result, language)]
        blocks.append("\n".join([*lines, *(_solo_in_words(name, plan, language) for name, plan in solo.items())]))
    return "\n\n".join(blocks) or None


def _job_title(result: Result, language: str) -> str:
    key = "picture.title.beside_a_business" if result.assessment.solo else "picture.title"
    return texts.text(language, key, year=str(result.tax_year))


def _solo_title(result: Result, language: str) -> str:
    return texts.text(language, "picture.solo.title", year=str(result.tax_year))


def _condition(result: Result, language: str) -> list[str]:
    """That the amounts wait for a document that allows them, where it is so."""
    solo = result.assessment.solo
    waits = solo is not None and solo["outcome"] in ("plan_lacks_after_tax", "plan_needed", "needs_plan_answers")
    return [texts.text(language, "picture.solo.if_allowed")] if waits else []


def _job_in_words(result: Result, job: Filling, language: str) -> str:
    lines = [
        _job_title(result, language),
        texts.text(language, "picture.limit_in_words", limit=texts.money(language, job.limit)),
    ]
    lines += [_line(language, f"picture.part.{part.code}", part.amount) for part in job.counted]
    if job.on_top:
        lines.append(_line(language, "picture.part.catch_up_deferrals", job.on_top))
    return "\n".join(lines)


def _line(language: str, key: str, amount: Decimal) -> str:
    return f"• {texts.text(language, key)}: {texts.money(language, amount)}"


def _solo_in_words(name: str, plan: Filling, language: str) -> str:
    parts = [(part.code, part.amount) for part in plan.counted]
    parts += [("catch_up", plan.on_top)] if plan.on_top else []
    said = ", ".join(
        f"{texts.text(language, f'picture.solo.{code}')} {texts.money(language, amount)}" for code, amount in parts
    )
    total = texts.money(language, plan.counted_total)
    return texts.text(
        language,
        "picture.solo.in_words",
        plan=texts.text(language, f"picture.solo.{name}"),
        total=total,
        parts=said or texts.money(language, Decimal(0)),
    )


def _draw_job(card: Canvas, result: Result, job: Filling, language: str) -> None:
    y = card.paragraph(_job_title(result, language), card.height, 46, bold=True)
    hero_key = f"picture.hero.{result.assessment.outcome}"
    hero = texts.text(language, hero_key if texts.has_text(language, hero_key) else "picture.hero")
    y = card.paragraph(hero, y + 20, 38, ink=QUIET)
    possible = next(part.amount for part in job.counted if part.code == STILL_POSSIBLE)
    card.write(texts.money(language, possible), MARGIN, y + 4, 96, bold=True)
    y = _draw_bar(card, job, y + 196, result, language)
    for part in job.counted:
        y = _draw_row(card, part.code, part.amount, y, language)
    if job.on_top:
        y = _draw_row(card, "catch_up_deferrals", job.on_top, y, language)
    card.height = round(y)


def _draw_bar(card: Canvas, job: Filling, top: float, result: Result, language: str) -> float:
    """The bar with the mark of the limit above it; catch-up lies beyond the mark. Returns where the rows begin."""
    within = max(job.limit, job.counted_total)
    scale = (INNER - (3 * _GAP if job.on_top else 0)) / float(within + job.on_top)
    card.fill(Box(MARGIN, top, MARGIN + float(within) * scale, top + _BAR), EMPTY)
    x = float(MARGIN)
    for part in job.counted:
        end = x + float(part.amount) * scale
        _draw_part(card, part.code, Box(x, top, max(end - _GAP, x + 3), top + _BAR))
        x = end
    if job.on_top:
        start = MARGIN + float(within) * scale + 3 * _GAP
        _draw_part(card, "catch_up_deferrals", Box(start, top, MARGIN + INNER, top + _BAR))
    _draw_limit(card, job.limit, MARGIN + float(job.limit) * scale, top, result, language)
    return top + _BAR + 56


def _draw_part(card: Canvas, code: str, box: Box) -> None:
    if box.right - box.left <= 3 and code == STILL_POSSIBLE:
        return
    if code in HATCHED:
        card.hatch(box, COLOURS[code], HATCHED[code])
    else:
        card.fill(box, COLOURS[code])


def _draw_limit(card: Canvas, limit: Decimal, x: float, top: float, result: Result, language: str) -> None:
    assert result.replay is not None
    by_pay = limit < result.replay.answers.limits.annual_additions.value
    key = "picture.limit_is_pay" if by_pay else "picture.limit"
    words = texts.text(language, key, limit=texts.money(language, limit))
    left = max(float(MARGIN), x - width_of(words, 36, bold=True))
    card.write(words, left, top - 66, 36, bold=True)
    card.line([(x, top - 18), (x, top + _BAR + 18)], INK, 6)


def _draw_row(card: Canvas, code: str, amount: Decimal, y: float, language: str) -> float:
    """A swatch, the label and the amount in a row; returns where the next one begins."""
    _draw_part(card, code, Box(MARGIN, y + 5, MARGIN + 40, y + 45))
    shown = texts.money(language, amount)
    card.write(texts.text(language, f"picture.part.{code}"), MARGIN + 62, y, 40)
    card.write(shown, MARGIN + INNER, y, 40, bold=True, anchor="ra")
    return y + _ROW


def _draw_solo(card: Canvas, result: Result, solo: dict[str, Filling], language: str) -> None:
    assert result.replay is not None
    card.height = round(card.paragraph(_solo_title(result, language), card.height, 46, bold=True))
    for line in _condition(result, language):
        card.height = round(card.paragraph(line, card.height + 6, 38, ink=QUIET))
    draw_plans(card, solo, language)
    limit = texts.money(language, result.replay.answers.limits.annual_additions.value)
    words = texts.text(language, "picture.solo.limit", limit=limit)
    card.height = round(card.paragraph(words, card.height + 8, 30, ink=QUIET))


def _source(card: Canvas, result: Result, language: str) -> None:
    lines = (line for receipt in result.assessment.receipts.values() for line in receipt if line.law)
    line = next(lines, None)
    if line is None:
        return
    words = texts.text(language, "picture.source", law=str(line.law), source=str(line.source))
    card.height = round(card.paragraph(words, card.height + 20, 30, ink=QUIET))
