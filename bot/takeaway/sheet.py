"""Pages of paper: fonts, colours, and the blocks that a document is set from."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from bot.takeaway.canvas import BOLD, REGULAR

if TYPE_CHECKING:
    from fpdf import FPDF

INK = (27, 31, 36)
QUIET = (90, 97, 107)
RULE = (213, 213, 207)
GROUND = (246, 246, 243)
ACCENT = (0, 96, 150)

MARGIN = 18.0
FOOT = 16.0

Colour = tuple[int, int, int]


class Type(NamedTuple):
    """How a text is set: size in points, leading in millimetres, weight and colour."""

    size: float
    leading: float
    style: str = ""
    colour: Colour = INK

    def at(self, scale: float) -> Type:
        """The same in another size."""
        return self._replace(size=self.size * scale, leading=self.leading * scale)


TITLE = Type(20, 9, "B")
SECTION = Type(12.5, 6, "B", ACCENT)
HEADING = Type(10.5, 6, "B", QUIET)
LARGE = Type(12.5, 6.2)
ROW = Type(10, 5.4)
ROW_BOLD = Type(10, 5.4, "B")
BODY = Type(9.5, 4.7)
DUE = Type(9.5, 5, "", QUIET)
GLOSS = Type(9, 4.4, "", QUIET)
ANSWER = Type(8.5, 4, "", QUIET)
HEADS = Type(8.5, 5, "", QUIET)
SOURCE = Type(8, 3.6, "", QUIET)


def pages_of(language: str, paper: str, heads: tuple[str, str], today: date) -> FPDF:
    """An empty document with its fonts and its description; each page ends with the foot and its number.

    `heads` are the title and the foot.
    """
    from fpdf import FPDF

    title, foot = heads

    class Paper(FPDF):
        def footer(self) -> None:
            self.set_y(2 - FOOT)
            self.set_font("Inter", "", SOURCE.size)
            self.set_text_color(*QUIET)
            self.cell(0, 5, foot)
            # The number of pages, one digit, takes the place of a wider sign only when all pages are there.
            narrower = self.get_string_width("{nb}") - self.get_string_width("0")
            self.set_x(narrower - MARGIN - 30)
            self.cell(30, 5, f"{self.page_no()} / {{nb}}", align="R")

    pages = Paper(format=paper)
    pages.add_font("Inter", "", REGULAR)
    pages.add_font("Inter", "B", BOLD)
    pages.set_margins(MARGIN, MARGIN, MARGIN)
    pages.c_margin = 0
    pages.set_auto_page_break(True, FOOT + 4)
    pages.set_title(title)
    pages.set_lang(language)
    pages.set_creation_date(datetime.combine(today, time(), UTC))
    pages.add_page()
    return pages


class Sheet:
    """The pages under way; each method sets one block below the last. Bold words stand between `**`.

    The scale makes all type and the space between blocks smaller, for a document that would be too long.
    """

    def __init__(self, pages: FPDF, scale: float = 1.0) -> None:
        self.pdf = pages
        self.scale = scale
        self.width = pages.epw

    def use(self, kind: Type) -> float:
        """Sets the font of what comes next; returns its leading in millimetres."""
        scaled = kind.at(self.scale)
        self.pdf.set_font("Inter", scaled.style, scaled.size)
        self.pdf.set_text_color(*scaled.colour)
        return scaled.leading

    def text(self, words: str, kind: Type, *, indent: float = 0.0, width: float = 0.0) -> None:
        """Text in lines from an indent on, as wide as the page where no width is given."""
        leading = self.use(kind)
        self.pdf.set_x(MARGIN + indent)
        wide = width or self.width - indent
        self.pdf.multi_cell(wide, leading, words, align="L", markdown=True, new_x="LMARGIN", new_y="NEXT")

    def height(self, words: str, kind: Type, width: float) -> float:
        """How high a text will be, in millimetres."""
        leading = self.use(kind)
        lines = self.pdf.multi_cell(width, 1, words, align="L", markdown=True, dry_run=True, output="LINES")
        assert isinstance(lines, list)
        return len(lines) * leading

    def keep(self, height: float) -> None:
        """Begins a new page where a block of this height would not fit."""
        if self.pdf.will_page_break(height):
            self.pdf.add_page()

    def gap(self, height: float) -> None:
        """An empty space."""
        self.pdf.ln(height * self.scale)

    def rule(self, below: float = 1.0) -> None:
        """A thin line across the page."""
        self.pdf.set_draw_color(*RULE)
        y = self.pdf.get_y() + 0.4
        self.pdf.line(MARGIN, y, MARGIN + self.width, y)
        self.pdf.ln(below)

    def section(self, title: str, below: float) -> None:
        """A section's heading, on the same page as the first block below it."""
        self.keep(14 + below)
        if self.pdf.get_y() > MARGIN:
            self.gap(5)
        self.text(title, SECTION)
        self.gap(0.4)
        self.rule(3)

    def grid(self, cells: tuple[str, ...], kind: Type) -> None:
        """A line of a table of equal columns: the first on the left, the others on the right."""
        leading = self.use(kind)
        width = self.width / len(cells)
        for place, cell in enumerate(cells):
            self.pdf.cell(width, leading, cell, align="R" if place else "L")
        self.pdf.ln(leading)

    def couples(self, rows: tuple[tuple[str, str], ...], kind: Type) -> None:
        """Labels with their values, two beside each other where both are short enough."""
        leading, half = self.use(kind), self.width / 2 - 5
        beside: tuple[str, str] | None = None
        for row in rows:
            if self.pdf.get_string_width(" ".join(row)) > half:
                self._line(((beside, half),) if beside else (), leading)
                self._line(((row, self.width),), leading)
                beside = None
            elif beside:
                self._line(((beside, half), (row, half)), leading)
                beside = None
            else:
                beside = row
        self._line(((beside, half),) if beside else (), leading)

    def _line(self, couples: tuple[tuple[tuple[str, str], float], ...], leading: float) -> None:
        """Each label at the left end of its width, its value at the right end."""
        if not couples:
            return
        self.keep(leading)
        for place, ((label, value), width) in enumerate(couples):
            left = MARGIN + place * (width + 10)
            self.pdf.set_x(left)
            self.pdf.cell(width, leading, label)
            self.pdf.set_x(left)
            self.pdf.cell(width, leading, value, align="R")
        self.pdf.ln(leading)

    def columns(self, cells: tuple[str, ...], kind: Type, width: float) -> None:
        """A line of a table: the label, then amounts in columns on the right."""
        leading = self.use(kind)
        label, *amounts = cells
        self.pdf.cell(self.width - width * len(amounts), leading, label)
        for amount in amounts:
            self.pdf.cell(width, leading, amount, align="R")
        self.pdf.ln(leading)

    def source(self, words: str, url: str) -> None:
        """A source in small type, linked; nothing where there is none."""
        if words:
            leading = self.use(SOURCE)
            self.pdf.cell(0, leading, words, link=url)
            self.pdf.ln(leading + 0.8 * self.scale)

    def ground(self, height: float, stripe: Colour | None = None) -> float:
        """A tinted ground from here on, with a stripe on its left; returns where it begins."""
        top = float(self.pdf.get_y())
        self.pdf.set_fill_color(*GROUND)
        self.pdf.rect(MARGIN, top, self.width, height, style="F")
        if stripe:
            self.pdf.set_fill_color(*stripe)
            self.pdf.rect(MARGIN, top, 1.6, height, style="F")
        return top

    def box_to_tick(self) -> None:
        """An empty box at the margin, beside the next line."""
        self.pdf.set_draw_color(*QUIET)
        side = 3.6 * self.scale
        self.pdf.rect(MARGIN, self.pdf.get_y() + side / 5, side, side)

    def at_the_right(self, words: str, kind: Type) -> float:
        """A text at the right end of the next line, which stays open; returns the width it takes."""
        if not words:
            return 0.0
        leading = self.use(kind)
        taken = float(self.pdf.get_string_width(words)) + 6
        self.pdf.set_x(MARGIN + self.width - taken)
        self.pdf.cell(taken, leading, words, align="R")
        return taken

    @property
    def filled(self) -> float:
        """How much of the last page is set, from 0 to 1."""
        return float(self.pdf.get_y() / self.pdf.h)

    def finished(self) -> bytes:
        """The file; nothing can be set after it, and the font files are closed."""
        from fpdf.fonts import TTFFont

        document = bytes(self.pdf.output())
        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()
        return document
