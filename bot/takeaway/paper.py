"""Paper: fonts, colours and sizes of type, and empty pages with their foot."""

from __future__ import annotations

import unicodedata
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


def is_in_the_fonts(words: str) -> bool:
    """Whether the letters can be printed: the embedded fonts have Latin ones, and a name may be written in others."""
    return all("LATIN" in unicodedata.name(sign, "") for sign in words if sign.isalpha())


def pages_of(language: str, paper: str, heads: tuple[str, str], today: date) -> FPDF:
    """An empty document with its fonts and its description, its title and its foot."""
    title, foot = heads
    pages = _paper(paper, foot)
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


def _paper(form: str, foot: str) -> FPDF:
    """Pages that each end with the foot and their number."""
    from fpdf import FPDF

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

    return Paper(format=form)
