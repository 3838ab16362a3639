"""Payslips as PDF files of different makes, drawn from the same text: by lines, by cells, and word by word."""

from __future__ import annotations

import re
from collections.abc import Callable

from fpdf import FPDF

ENCODING = "windows-1252"

WIDTH = 4.6
"""Points from one column of the text to the next."""
LEADING = 11
TOP = 760


def by_lines(text: str) -> bytes:
    """Each line as one run of a fixed-width font, as dot-matrix forms are printed."""
    pdf = FPDF(unit="pt", format="letter", orientation="landscape")
    pdf.core_fonts_encoding = ENCODING
    pdf.add_page()
    pdf.set_font("Courier", size=7)
    for number, line in enumerate(text.splitlines()):
        pdf.text(24, 30 + number * LEADING, line)
    return bytes(pdf.output())


def by_cells(text: str) -> bytes:
    """Each cell as a run of a proportional font, amounts flush right and headings larger, as web payroll systems do."""
    pdf = FPDF(unit="pt", format="letter", orientation="landscape")
    pdf.core_fonts_encoding = ENCODING
    pdf.add_page()
    for number, line in enumerate(text.splitlines()):
        pdf.set_font("Helvetica", size=7 if re.search(r"\d\.\d\d", line) else 8)
        for cell in re.finditer(r"\S+(?: {1,2}\S+)*", line):
            words, right = cell[0], 24 + cell.end() * WIDTH
            is_amount = re.fullmatch(r"[-$\d.,*()]+", words)
            left = right - pdf.get_string_width(words) if is_amount else 24 + cell.start() * WIDTH
            pdf.text(left, 30 + number * LEADING, words)
    return bytes(pdf.output())


def word_by_word(text: str) -> bytes:
    """Each word placed by itself with plain PDF operators, as some print drivers write it."""
    runs = []
    for number, line in enumerate(text.splitlines()):
        for word in re.finditer(r"\S+", line):
            shown = word[0].replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            x, y = 24 + word.start() * WIDTH, TOP - number * LEADING
            runs.append(f"BT /F1 {WIDTH / 0.6:.2f} Tf {x:.1f} {y} Td ({shown}) Tj ET")
    return _document("\n".join(runs))


def _document(content: str) -> bytes:
    """The smallest PDF file around a page's content."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content.encode('latin-1', 'replace'))}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body.encode(ENCODING, "replace")))
        body += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(body.encode(ENCODING, "replace"))
    trailer = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    )
    return f"{body}{trailer}startxref\n{start}\n%%EOF".encode(ENCODING, "replace")


MAKES: dict[str, Callable[[str], bytes]] = {"lines": by_lines, "cells": by_cells, "words": word_by_word}
