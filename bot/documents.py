"""The personal plan as a PDF of at most three pages, with embedded fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from html import unescape
from typing import TYPE_CHECKING

from core.assess import Result

from bot import texts
from bot.canvas import BOLD, REGULAR
from bot.personal_plan import Bill, Letter, PersonalPlan, Row, Todo, TwoPlans, personal_plan, without_signs

if TYPE_CHECKING:
    from fpdf import FPDF

PAGES = 3
"""The most pages of a plan."""

PAPER = {"en": "letter", "de": "a4"}

INK = (27, 31, 36)
QUIET = (90, 97, 107)
RULE = (213, 213, 207)
GROUND = (246, 246, 243)
ACCENT = (0, 96, 150)

TONES = {"✅": (0, 121, 90), "🟡": (176, 124, 0), "🟠": (190, 85, 20), "❌": (164, 38, 44)}

_MARGIN = 18.0
_FOOT = 16.0
_INDENT = 9.0


def plan_pdf(result: Result, language: str) -> bytes:
    """The plan of a finished interview as a PDF."""
    plan = personal_plan(result, language)
    sheet = _Sheet(plan)
    sheet.heading()
    sheet.verdict()
    sheet.amounts()
    sheet.bullets("pdf.warnings", plan.warnings)
    sheet.steps()
    if plan.letter:
        sheet.letter(plan.letter)
    sheet.bullets("pdf.forms", plan.forms)
    sheet.bullets("pdf.reasons", plan.reasons)
    return sheet.bytes()


def _paper(plan: PersonalPlan) -> FPDF:
    """An empty document with its fonts, its description and a foot on each page."""
    from fpdf import FPDF

    class Paper(FPDF):
        def footer(self) -> None:
            self.set_y(-_FOOT + 2)
            self.set_font("Inter", "", 8)
            self.set_text_color(*QUIET)
            self.cell(0, 5, texts.text(plan.language, "pdf.foot"))
            # The number of pages, one digit, takes the place of a wider sign only when all pages are there.
            narrower = self.get_string_width("{nb}") - self.get_string_width("0")
            self.set_x(-_MARGIN - 30 + narrower)
            self.cell(30, 5, f"{self.page_no()} / {{nb}}", align="R")

    paper = Paper(format=PAPER.get(plan.language, "a4"))
    paper.add_font("Inter", "", REGULAR)
    paper.add_font("Inter", "B", BOLD)
    paper.set_margins(_MARGIN, _MARGIN, _MARGIN)
    paper.c_margin = 0
    paper.set_auto_page_break(True, _FOOT + 4)
    paper.set_title(texts.text(plan.language, "pdf.title", year=str(plan.tax_year)))
    paper.set_lang(plan.language)
    if plan.today:
        paper.set_creation_date(datetime.combine(plan.today, time(), UTC))
    paper.add_page()
    return paper


def _marked(html: str) -> str:
    """A text of the catalogs with its bold words marked as fpdf reads them."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?b>", "**", without_signs(html)))).strip()


class _Sheet:
    """The pages under way: each method writes one section below the last."""

    def __init__(self, plan: PersonalPlan) -> None:
        self.plan = plan
        self.language = plan.language
        self.pdf = _paper(plan)

    def bytes(self) -> bytes:
        return bytes(self.pdf.output())

    def _font(self, size: float, style: str = "", colour: tuple[int, int, int] = INK) -> None:
        self.pdf.set_font("Inter", style, size)
        self.pdf.set_text_color(*colour)

    def _text(self, words: str, leading: float, *, indent: float = 0.0, width: float = 0.0) -> None:
        """Text in lines from an indent on, bold words marked."""
        self.pdf.set_x(_MARGIN + indent)
        wide = width or self.pdf.epw - indent
        self.pdf.multi_cell(wide, leading, words, align="L", markdown=True, new_x="LMARGIN", new_y="NEXT")

    @contextmanager
    def _kept_together(self, height: float) -> Iterator[None]:
        """A block that begins a new page where it would not fit."""
        if self.pdf.will_page_break(height):
            self.pdf.add_page()
        yield

    def _lines(self, words: str, width: float) -> int:
        """How many lines a text takes in the font that is set."""
        found = self.pdf.multi_cell(width, 1, words, align="L", markdown=True, dry_run=True, output="LINES")
        return len(found)

    def _title(self, key: str, below: float = 24) -> None:
        """A section's heading, on the same page as what begins below it."""
        with self._kept_together(14 + below):
            if self.pdf.get_y() > _MARGIN:
                self.pdf.ln(5)
            self._font(12.5, "B", ACCENT)
            self._text(texts.text(self.language, key), 6)
            self.pdf.set_draw_color(*RULE)
            y = self.pdf.get_y() + 0.8
            self.pdf.line(_MARGIN, y, _MARGIN + self.pdf.epw, y)
            self.pdf.ln(3)

    def heading(self) -> None:
        self._font(20, "B")
        self._text(texts.text(self.language, "pdf.title", year=str(self.plan.tax_year)), 9)
        if self.plan.today:
            self._font(9.5, "", QUIET)
            self._text(texts.text(self.language, "pdf.dated", today=texts.day(self.language, self.plan.today)), 5)
        self.pdf.ln(4)

    def verdict(self) -> None:
        """The verdict on a tinted ground, with a stripe in the colour of its sign."""
        first = next(iter(self.plan.verdict), "")
        tone = next((colour for sign, colour in TONES.items() if sign in first), QUIET)
        blocks = [(12.5 if place == 0 else 10, _marked(part)) for place, part in enumerate(self.plan.verdict)]
        width = self.pdf.epw - 10
        height = 6.0
        for size, words in blocks:
            self._font(size)
            height += self._lines(words, width) * size * 0.5 + 1
        top = self.pdf.get_y()
        self.pdf.set_fill_color(*GROUND)
        self.pdf.rect(_MARGIN, top, self.pdf.epw, height, style="F")
        self.pdf.set_fill_color(*tone)
        self.pdf.rect(_MARGIN, top, 1.6, height, style="F")
        self.pdf.set_y(top + 3.6)
        for size, words in blocks:
            self._font(size)
            self._text(words, size * 0.5, indent=6, width=width)
            self.pdf.ln(1)
        self.pdf.set_y(top + height)

    def amounts(self) -> None:
        """The receipts, and for an own business the two ways to fill its plan."""
        plan = self.plan
        if not plan.bills and not plan.two_plans:
            return
        self._title("pdf.amounts")
        for bill in plan.bills:
            self._bill(bill)
        if plan.two_plans:
            self._two_plans(plan.two_plans)

    def _bill(self, bill: Bill) -> None:
        with self._kept_together(6 * len(bill.rows) + 10):
            for row in bill.rows:
                self._row(row)
            self._rule()
            self._font(10, "B")
            self._amount(bill.total.label, bill.total.amount)
            self.pdf.ln(2)

    def _row(self, row: Row) -> None:
        self._font(10)
        self._amount(row.label, row.amount)
        self._source(row.source, row.url)

    def _source(self, source: str, url: str) -> None:
        if source:
            self._font(8, "", QUIET)
            self.pdf.cell(0, 3.6, source, link=url, new_x="LMARGIN", new_y="NEXT")
            self.pdf.ln(0.8)

    def _amount(self, label: str, amount: str) -> None:
        self.pdf.cell(self.pdf.epw - 40, 5.4, label)
        self.pdf.cell(40, 5.4, amount, align="R", new_x="LMARGIN", new_y="NEXT")

    def _rule(self) -> None:
        self.pdf.set_draw_color(*RULE)
        y = self.pdf.get_y() + 0.4
        self.pdf.line(_MARGIN, y, _MARGIN + self.pdf.epw, y)
        self.pdf.ln(1)

    def _two_plans(self, table: TwoPlans) -> None:
        with self._kept_together(6 * len(table.rows) + 14):
            self._font(10, "B")
            self._columns(*table.heads)
            self._rule()
            for row in table.rows:
                self._font(10, "B" if row is table.total else "")
                self._columns(*row)
            self._source(table.source, table.url)

    def _columns(self, label: str, first: str, second: str) -> None:
        self.pdf.cell(self.pdf.epw - 90, 5.4, label)
        self.pdf.cell(45, 5.4, first, align="R")
        self.pdf.cell(45, 5.4, second, align="R", new_x="LMARGIN", new_y="NEXT")

    def bullets(self, title: str, lines: tuple[str, ...]) -> None:
        """A section of short paragraphs, each behind a dot; none where there are none."""
        if not lines:
            return
        self._title(title, 12)
        self._font(9.5)
        for line in lines:
            words = _marked(line)
            with self._kept_together(self._lines(words, self.pdf.epw - 5) * 4.7):
                self.pdf.cell(5, 4.7, "•")
                self._text(words, 4.7, indent=5)
                self.pdf.ln(1)

    def steps(self) -> None:
        """What to do, with a box to tick and the date."""
        if not self.plan.steps:
            return
        self._title("pdf.steps")
        for number, todo in enumerate(self.plan.steps, 1):
            self._step(number, todo)

    def _step(self, number: int, todo: Todo) -> None:
        how = _marked(todo.how)
        due = self._due(todo.due)
        self._font(9.5)
        height = 5 + self._lines(how, self.pdf.epw - _INDENT) * 4.7
        with self._kept_together(height):
            self.pdf.set_draw_color(*QUIET)
            self.pdf.rect(_MARGIN, self.pdf.get_y() + 0.7, 3.6, 3.6)
            self._font(9.5, "", QUIET)
            self.pdf.set_x(_MARGIN + self.pdf.epw - 60)
            self.pdf.cell(60, 5, due, align="R")
            self._font(10, "B")
            width = self.pdf.epw - _INDENT - (self.pdf.get_string_width(due) + 6 if due else 0)
            self._text(f"{number}. {_marked(todo.title)}", 5, indent=_INDENT, width=width)
            self._font(9.5)
            self._text(how, 4.7, indent=_INDENT)
            self.pdf.ln(2.2)

    def _due(self, due: date | None) -> str:
        return texts.text(self.language, "pdf.due", due=texts.day(self.language, due)) if due else ""

    def letter(self, letter: Letter) -> None:
        """The open points as a message in English on a tinted ground, glossed below."""
        points = [f"{number}. {question}" for number, question in enumerate(letter.questions, 1)]
        words = "\n".join([letter.greeting, "", *points, "", letter.closing])
        width = self.pdf.epw - 8
        self._font(9.5)
        height = self._lines(words, width) * 4.7 + 6
        self._title("pdf.letter", height)
        top = self.pdf.get_y()
        self.pdf.set_fill_color(*GROUND)
        self.pdf.rect(_MARGIN, top, self.pdf.epw, height, style="F")
        self.pdf.set_y(top + 3)
        self._font(9.5)
        self._text(words, 4.7, indent=4, width=width)
        self.pdf.set_y(top + height + 2)
        if letter.gloss:
            self._font(9, "", QUIET)
            gloss = [f"{number}. {question}" for number, question in enumerate(letter.gloss, 1)]
            self._text("\n".join([texts.text(self.language, "pdf.gloss"), *gloss]), 4.4)
