"""A document under way: the blocks that it is set from, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bot.takeaway.paper import GROUND, HEADING, MARGIN, QUIET, RULE, SECTION, SOURCE, Colour, Type

if TYPE_CHECKING:
    from fpdf import FPDF


_BETWEEN = 10.0
"""Millimetres between what stands beside one another."""


SPACE_OF_HEADING = 10.0
"""Millimetres that a heading within a section takes, with the space around it."""


class Size(NamedTuple):
    """How large type and the space between blocks are set, 1 being ordinary, for a document that would be too long."""

    scale: float
    space: float


ORDINARY = Size(1.0, 1.0)


class Sheet:
    """The pages under way; each method sets one block below the last. Bold words stand between `**`.

    The section `new_page_at` begins a page even where it would fit on the one before.
    """

    def __init__(self, pages: FPDF, size: Size = ORDINARY, new_page_at: int | None = None) -> None:
        self.pdf = pages
        self.scale, self.space = size
        self.width = pages.epw
        self.begun: list[tuple[int, float]] = []
        """On which page each section begins, and how much of that page is set before it, from 0 to 1."""

        self._new_page_at = new_page_at

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
        self.pdf.ln(height * self.space)

    def rule(self, below: float = 1.0) -> None:
        """A thin line across the page."""
        self.pdf.set_draw_color(*RULE)
        y = self.pdf.get_y() + 0.4
        self.pdf.line(MARGIN, y, MARGIN + self.width, y)
        self.pdf.ln(below)

    def section(self, title: str, below: float) -> None:
        """A section's heading, on the same page as the first block below it."""
        if len(self.begun) == self._new_page_at:
            self.pdf.add_page()
        else:
            self.keep(14 + below)
        self.begun.append((self.pdf.page_no(), self.filled))
        if self.pdf.get_y() > MARGIN:
            self.gap(5)
        self.text(title, SECTION)
        self.gap(0.4)
        self.rule(3)

    def heading(self, words: str) -> None:
        """A heading within a section, apart from what stands above it."""
        if self.pdf.get_y() > MARGIN:
            self.gap(1.5)
        self.text(words, HEADING)
        self.gap(1.5)

    def new_page(self) -> None:
        """Begins a page, whatever would still fit on the one before."""
        self.pdf.add_page()

    def grid(self, lines: Sequence[tuple[str, ...]], kind: Type, tables: int = 1) -> None:
        """A line of each table beside one another, of equal columns: the first on the left, the others on the right."""
        leading = self.use(kind)
        width = (self.width - _BETWEEN * (tables - 1)) / tables
        for number, cells in enumerate(lines):
            self.pdf.set_x(MARGIN + number * (width + _BETWEEN))
            for place, cell in enumerate(cells):
                self.pdf.cell(width / len(cells), leading, cell, align="R" if place else "L")
        self.pdf.ln(leading)

    def lines_left(self, kind: Type) -> int:
        """How many lines still fit on the page."""
        left = self.pdf.page_break_trigger - self.pdf.get_y()
        return max(1, int(left / self.use(kind)))

    def couples(self, rows: tuple[tuple[str, str], ...], kind: Type) -> None:
        """Labels with their values, two beside each other; what is too long for that stands below them."""
        leading, half = self.use(kind), (self.width - _BETWEEN) / 2
        short = [row for row in rows if self.pdf.get_string_width(" ".join(row)) <= half]
        for place in range(0, len(short), 2):
            self._line(tuple((row, half) for row in short[place : place + 2]), leading)
        for row in rows:
            if row not in short:
                self._line(((row, self.width),), leading)

    def _line(self, couples: tuple[tuple[tuple[str, str], float], ...], leading: float) -> None:
        """Each label at the left end of its width, its value at the right end."""
        self.keep(leading)
        for place, ((label, value), width) in enumerate(couples):
            left = MARGIN + place * (width + _BETWEEN)
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
        document = bytes(self.pdf.output())
        self.close()
        return document

    def close(self) -> None:
        """Closes the font files, of a document that is wanted or not."""
        from fpdf.fonts import TTFFont

        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()
