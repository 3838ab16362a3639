"""A verdict as a picture, for results that fill no plan: the headline, and the receipt below it."""

from __future__ import annotations

from bot import texts
from bot.rendering.forms import wrong_with_the_form
from bot.rendering.receipt import label, label_of, main_receipts
from bot.takeaway.canvas import AMOUNT, EMPTY, INNER, LABEL, LEAD, MARGIN, TITLE, Canvas
from bot.takeaway.caption import headline_lines
from core.assess import Result

_ROW = 68


def draw_verdict(card: Canvas, result: Result, language: str) -> None:
    """The headline with its reasons, then the lines that lead to the amount."""
    first, *others = headline_lines(result, language)
    y = card.paragraph(first, card.height, TITLE)
    for words in (*others, *map(texts.plain, wrong_with_the_form(result, language))):
        y = card.paragraph(words, y + 16, LEAD)
    for chain in main_receipts(result):
        y = _draw_rule(card, y + 24)
        for line in chain.lines:
            y = _draw_row(card, label_of(language, line), texts.money(language, line.amount), y)
        y = _draw_row(card, label(language, chain.name), texts.money(language, chain.total), _draw_rule(card, y))
    card.height = round(y)


def _draw_row(card: Canvas, words: str, amount: str, y: float) -> float:
    card.write(words, MARGIN, y, LABEL)
    card.write(amount, MARGIN + INNER, y, AMOUNT, "ra")
    return y + _ROW


def _draw_rule(card: Canvas, y: float) -> float:
    card.line([(MARGIN, y), (MARGIN + INNER, y)], EMPTY)
    return y + 20
