"""The picture of a result: how the annual additions limit is filled, for a phone, and the caption."""

from __future__ import annotations

from decimal import Decimal

from bot import texts
from bot.rendering.election import deferrals_in_picture
from bot.rendering.headline import verdict
from bot.rendering.own_plan import is_business_first
from bot.rendering.receipt import sources
from bot.rendering.take_home import has_election, nothing_left, takes_of_bonus
from bot.takeaway.canvas import (
    AMOUNT,
    EMPTY,
    FOOT,
    HERO,
    INK,
    INNER,
    LABEL,
    LEAD,
    MARGIN,
    MARK,
    NOTE,
    TITLE,
    Box,
    Canvas,
    width_of,
)
from bot.takeaway.caption import foot, headline_lines, job_title, limit_words, part_name
from bot.takeaway.plan import without_signs
from bot.takeaway.solo_picture import draw_solo
from bot.takeaway.verdict_picture import draw_verdict
from core.assess import Result
from core.both_plans import after_tax_in_both
from core.conversion.questions import CONVERSION
from core.filling import (
    DEFERRALS_RAISED,
    STILL_POSSIBLE,
    Filling,
    Part,
    job_filling,
    solo_fillings,
)
from core.mega_backdoor.names import JobFigure, JobOutcome
from core.money import dollars_down

_GREY = ("below_a_percent", "left_out", "beyond_cap_of_each_date", "lapsing", "unused", "closed_by_cap")
# Okabe and Ito's colours, which colour-blind people tell apart; lightness differs as well.
COLOURS = {
    "regular_deferrals": "#0072B2",
    "employer_contributions": "#E69F00",
    "after_tax_so_far": "#006D4E",
    DEFERRALS_RAISED: "#0072B2",
    STILL_POSSIBLE: "#00A67A",
    "related_additions": "#56B4E9",
    "business_additions": "#56B4E9",
    "catch_up_deferrals": "#B5548F",
    **dict.fromkeys(_GREY, "#A9ADB3"),
}
HATCHED = {
    DEFERRALS_RAISED: "#C2DDEF",
    STILL_POSSIBLE: "#BDE8DA",
    **dict.fromkeys(_GREY, "#EDEDE9"),
}

_DONE = ("filled", "year_over")
"""Outcomes after which nothing more goes in."""

_BAR = 132
_GAP = 4
_ROW = 68
_NEARER = 30
"""Pixels by which the bar moves up below a large amount without a number to type."""
_APART = 32
"""Pixels between a label and its amount, at least."""


def after_tax_picture(result: Result, language: str, known: str = "") -> bytes:
    """The picture of a finished result as a PNG; `known` is what a diary says that knows more than the result."""
    return after_tax_card(result, language, known).png()


def after_tax_card(result: Result, language: str, known: str = "") -> Canvas:
    """The drawn card: how the limit is filled, or the verdict in words where there is nothing to fill."""
    job, solo = job_filling(result), solo_fillings(result)
    card = Canvas()
    if not job and not solo:
        draw_verdict(card, result, language)
    if after_tax_in_both(result):
        card.height = round(card.paragraph(without_signs(verdict(result, language)).strip(), card.height, TITLE)) + 40
    if job:
        _draw_job(card, result, job, language)
    if job and solo:
        card.line([(MARGIN, card.height + 28), (MARGIN + INNER, card.height + 28)], EMPTY)
        card.height += 64
    if solo:
        draw_solo(card, result, solo, language)
    if known:
        card.height = round(card.paragraph(texts.plain(without_signs(known)), card.height + 16, LEAD))
    _source(card, result, language)
    return card


def _draw_job(card: Canvas, result: Result, job: Filling, language: str) -> None:
    y = card.paragraph(job_title(result, language), card.height, TITLE)
    y = _draw_election(card, result, _draw_hero(card, result, job, y + 20, language), language)
    y = _draw_bar(card, job, y + 96, limit_words(result, job.limit, language))
    on_top = [Part("catch_up_deferrals", job.on_top)] if job.on_top else []
    for part in (*job.counted, *on_top):
        y = _draw_row(card, part, part_name(job, part.code, language), y, language)
    card.height = round(y)


def _draw_hero(card: Canvas, result: Result, job: Filling, y: float, language: str) -> float:
    """The large amount below what it is; the verdict in its place where that would be nothing."""
    amount = dollars_down(_hero(result, job))
    if not amount:
        # A business that leads says its verdict, and this one, above its own plan.
        is_said_below = is_business_first(result)
        return _NEARER + (y if is_said_below else card.paragraph(headline_lines(result, language)[0], y, LEAD))
    y = card.paragraph(_hero_words(result, job, language), y, LEAD)
    card.write(texts.money(language, amount), MARGIN, y + 4, HERO)
    return y + 130


def _hero(result: Result, job: Filling) -> Decimal:
    """What is said large: what can still go in, else what deferrals take of it, else what is in already.

    Without a way to Roth it is the room, whatever the pay carries of it, as in the headline.
    """
    if result.assessment.outcome in _DONE or _is_only_paid_in(job):
        return job.amount_of("after_tax_so_far")
    if result.assessment.outcome == JobOutcome.NO_ROUTE:
        room: Decimal = result.told.figures[JobFigure.AFTER_TAX_REMAINING]
        return room
    return job.amount_of(DEFERRALS_RAISED if _is_for_deferrals_alone(job) else STILL_POSSIBLE)


def _is_only_paid_in(job: Filling) -> bool:
    """Whether nothing more can go in, and something is in: that is said large, not a zero."""
    to_come = job.amount_of(STILL_POSSIBLE) or job.amount_of(DEFERRALS_RAISED)
    return not to_come and bool(job.amount_of("after_tax_so_far"))


def _is_for_deferrals_alone(job: Filling) -> bool:
    """Whether own deferrals take all that the pay to come can carry."""
    return bool(job.amount_of(DEFERRALS_RAISED)) and not job.amount_of(STILL_POSSIBLE)


def _hero_words(result: Result, job: Filling, language: str) -> str:
    """What the large amount is: what is paid in already where nothing more can be, else what is possible or chosen."""
    year = str(result.tax_year)
    outcome = result.assessment.outcome
    if _is_only_paid_in(job) and outcome not in _DONE:
        outcome = "above" if JobFigure.AFTER_TAX_ABOVE_ROOM in result.told.figures else "year_over"
    first = "deferrals_only" if _is_for_deferrals_alone(job) else "less" if job.amount_of("left_out") else ""
    for kind in (first, outcome):
        if texts.has_text(language, f"picture.hero.{kind}"):
            return texts.text(language, f"picture.hero.{kind}", year=year)
    return texts.text(language, "picture.hero")


def _draw_election(card: Canvas, result: Result, y: float, language: str) -> float:
    """The numbers to type, and that they leave nothing where it is so; returns where the bar may begin."""
    y = _draw_numbers(card, result, y, language)
    for line in nothing_left(result, language, half=False):
        y = card.paragraph(texts.plain(line), y + 6, LEAD)
    return y


def _draw_numbers(card: Canvas, result: Result, y: float, language: str) -> float:
    """The numbers to type, below the amount that they come to."""
    figures = result.told.figures
    if first := deferrals_in_picture(result, language):
        y = card.paragraph(first, y, LEAD) + 6
    if not has_election(result):
        return y if first else y - _NEARER
    percent, amount = figures.get("percent_whole"), texts.money(language, figures["per_pay_date"])
    if not percent or takes_of_bonus(result) == 0:
        return card.paragraph(texts.text(language, "picture.election.dollars", amount=amount), y, LEAD)
    shown = texts.percent(language, percent)
    if takes_of_bonus(result):
        return card.paragraph(texts.text(language, "picture.election.with_bonus", percent=shown), y, LEAD)
    return card.paragraph(texts.text(language, "picture.election", percent=shown, amount=amount), y, LEAD)


def _draw_bar(card: Canvas, job: Filling, top: float, limit_words: str) -> float:
    """The bar with the mark of the limit, catch-up beyond it; returns where the rows begin."""
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
    _draw_limit(card, limit_words, MARGIN + float(job.limit) * scale, top)
    return top + _BAR + 56


def _draw_part(card: Canvas, code: str, box: Box) -> None:
    if box.right - box.left <= 3 and code == STILL_POSSIBLE:
        return
    if code in HATCHED:
        card.hatch(box, COLOURS[code], HATCHED[code])
    else:
        card.fill(box, COLOURS[code])


def _draw_limit(card: Canvas, words: str, x: float, top: float) -> None:
    card.write(words, max(float(MARGIN), x - width_of(words, MARK)), top - 66, MARK)
    card.line([(x, top - 18), (x, top + _BAR + 18)], INK, 6)


def _draw_row(card: Canvas, part: Part, name: str, y: float, language: str) -> float:
    """A swatch, the label and the amount in a row; returns where the next one begins."""
    _draw_part(card, part.code, Box(MARGIN, y + 5, MARGIN + 40, y + 45))
    shown = card.write(texts.money(language, part.amount), MARGIN + INNER, y, AMOUNT, "ra")
    left = MARGIN + 62
    card.write(name, left, y, LABEL.fitting(name, shown.left - _APART - left))
    return y + _ROW


def _source(card: Canvas, result: Result, language: str) -> None:
    """Where the limit comes from, and who says so when."""
    line = next(iter(sources(result)), None)
    card.height += 12
    if line is not None:
        key = "picture.source.law" if result.interview == CONVERSION.id else "picture.source"
        words = texts.text(language, key, law=str(line.law), source=str(line.source))
        card.height = round(card.paragraph(words, card.height + 8, NOTE))
    card.height = round(card.paragraph(foot(result, language), card.height + 8, FOOT))
