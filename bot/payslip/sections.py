"""Which part of a payslip a label stands in."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from bot.payslip.labels import (
    POSITION,
    UNSETTLED,
    UNSETTLED_EMPLOYER,
    column_of,
    is_taken_off_pay,
    kind_of,
    says_who_pays,
)
from bot.payslip.lines import Cell, Line, Row, plain
from core.payslip import OWN, Kind

UNSETTLED_PAYER = "unsettled_payer"
"""Money of the plan of which nobody can say who pays it: both are then left open."""

SIDE = 12
"""Characters that a row may stand left of its section's head."""


class Section(StrEnum):
    """What the rows of a part of a payslip are."""

    EARNINGS = "earnings"
    TAKEN_OFF = "taken_off"
    EMPLOYER = "employer"
    OTHER = "other"


EMPLOYERS = ("employer", "company", "univ", "university", "hospital", "college", "er")
GIVES = ("contrib", "contribution", "contributions", "benefit", "benefits", "paid", "match", "items", "cost", "costs")
"""What stands beside the employer in a head of its money."""
TAKEN_OFF = (
    *(
        "deduction",
        "deductions",
        "tax",
        "taxes",
        "withholding",
        "withholdings",
        "withheld",
        "taken out",
        "ded",
        "deds",
        "adjustments",
    ),
    *("pre tax", "post tax", "before tax", "after tax", "pretax", "posttax"),
)
NO_EARNINGS = ("taxable", "statement", "summary")
ELSEWHERE = (
    *("net pay", "you take home", "deposit", "deposits", "distribution", "payment", "bank"),
    *("balance", "balances", "leave", "time off", "employee"),
)
EARNINGS = ("earnings", "earn")
LONGEST_HEAD = 80
"""Signs of a head; three of them may have been pasted as one."""
HEADS = (
    (NO_EARNINGS, Section.OTHER),
    (TAKEN_OFF, Section.TAKEN_OFF),
    (EARNINGS, Section.EARNINGS),
    (ELSEWHERE, Section.OTHER),
)
"""What heads name, the first that fits."""

COLUMN_ALONE = frozenset({"current", "current period", "this period", "year to date", "ytd", "year to date totals"})


class Sections:
    """What lies under `Employer contributions` is the employer's, what lies under `Year to date` the year's."""

    def __init__(self) -> None:
        self._heads: list[tuple[int, Section]] = []
        self._last_head: tuple[int, bool] | None = None
        self._is_mixed = False
        self._is_of_both = False
        self._has_rows = False
        self._is_behind_another_table = False
        self.column: str | None = None
        self.title = ""

    def look_at(self, line: Line) -> None:
        """Remembers a line that may be a head of a section or of columns."""
        self._look_at_columns(line)
        if line.amounts:
            self._last_head = None
        found = [(cell, section) for cell in line.labels if (section := _section_of(cell, line)) is not None]
        self._look_at_tables(line, has_head=bool(found))
        for cell, section in found:
            is_employers = section is Section.EMPLOYER
            self._heads = [head for head in self._heads if abs(head[0] - cell.left) > SIDE]
            self._heads.append((cell.left, section))
            self._may_be_mixed(line, cell, is_employers=is_employers)
            self._is_of_both = is_employers and _names(cell.text, TAKEN_OFF)
            self.title = plain(cell.text)

    def of(self, label: Cell) -> Section:
        """The section that a label stands in."""
        above = [head for head in self._heads if head[0] <= label.left + SIDE]
        return max(above)[1] if above else Section.OTHER

    def in_line(self, label: Cell, line: Line) -> Section:
        """The section of a row: of several rows that were pasted under one head of earnings, the first is in it."""
        section, first = self.of(label), line.cells[0]
        heads = [head for head in self._heads if first.left + SIDE < head[0] <= label.left + SIDE]
        is_beside = section is Section.EARNINGS and label is not first and not heads
        return Section.OTHER if is_beside and label in line.cells else section

    def _look_at_tables(self, line: Line, *, has_head: bool) -> None:
        """Headings of another table below the rows of one, or net pay: what follows may be the employer's or not."""
        names = {column_of(cell.text) for cell in line.labels}
        is_another = self._has_rows and not line.amounts and {"current", "ytd"} <= names
        if has_head:
            self._is_behind_another_table = False
        elif is_another or (line.amounts and any(kind_of(cell.text) is Kind.NET for cell in line.labels)):
            self._is_behind_another_table = True
        self._has_rows = bool(line.amounts)

    def _may_be_mixed(self, line: Line, cell: Cell, *, is_employers: bool) -> None:
        """Heads of the person and of the employer below one another: tables that stood side by side were pasted."""
        last, alone = self._last_head, len(line.labels) == 1
        if last is None:
            self._is_mixed = False
        elif alone and last[1] != is_employers and abs(last[0] - cell.left) <= SIDE:
            self._is_mixed = True
        self._last_head = (cell.left, is_employers) if alone else None

    def _look_at_columns(self, line: Line) -> None:
        """A column named alone above a block of amounts."""
        if line.amounts:
            return
        words = [plain(cell.text) for cell in line.labels]
        if len(words) == 1 and words[0] in COLUMN_ALONE:
            self.column, self._heads = column_of(words[0]), []
        elif any(column_of(word) in ("current", "ytd") for word in words):
            self.column = None

    def total_of_earnings(self, line: Line) -> list[Row]:
        """Amounts without a word below the earnings are their total: gross pay."""
        if line.labels or not self.title.startswith("earnings"):
            return []
        return [Row(line, Cell("Gross", 0, 0), line.amounts)]

    def kind_of(self, label: Cell) -> Kind | str | None:
        """The kind of a label where it stands."""
        kind, section = kind_of(label.text), self.of(label)
        if kind == POSITION:
            return Kind.REGULAR if section is Section.EARNINGS else None
        if self._is_mixed and kind in (*OWN, Kind.AFTER_TAX, Kind.EMPLOYER, UNSETTLED):
            return UNSETTLED_PAYER
        if self._is_of_both:
            return kind if kind not in (Kind.PRE_TAX, UNSETTLED) or says_who_pays(label.text) else UNSETTLED_PAYER
        if section is Section.EMPLOYER and kind in (*OWN, Kind.AFTER_TAX, UNSETTLED) and self._is_behind_another_table:
            return UNSETTLED_PAYER
        if section is Section.EMPLOYER and kind == Kind.PRE_TAX and is_taken_off_pay(label.text):
            return UNSETTLED_PAYER
        if section is Section.EMPLOYER and kind in (*OWN, Kind.AFTER_TAX):
            return Kind.EMPLOYER
        return UNSETTLED_EMPLOYER if section is Section.EMPLOYER and kind == UNSETTLED else kind


def _section_of(cell: Cell, line: Line) -> Section | None:
    """The section that a label without amounts is the head of; None for other labels."""
    if line.amounts and line.amounts[-1].left > cell.right:
        return None
    section = _section_named(cell.text)
    if section is not None or len(cell.text.split()) > 1 or not _names(cell.text, EMPLOYERS):
        return section
    is_of_columns = any(column_of(each.text) in ("current", "ytd") for each in line.labels)
    return Section.EMPLOYER if is_of_columns else None


@lru_cache(4096)
def _section_named(text: str) -> Section | None:
    """The section that a head names by itself."""
    if len(plain(text)) > LONGEST_HEAD:
        return None
    if _names(text, EMPLOYERS) and {*GIVES} & {*_said(text)}:
        return Section.EMPLOYER
    return next((section for words, section in HEADS if _names(text, words)), None)


def is_head(cell: Cell) -> bool:
    """Whether a label is the head of a part of a payslip."""
    return _section_of(cell, Line(cell.text, (cell,))) is not None


def _said(text: str) -> list[str]:
    """The words of a head; what stands in brackets behind it does not count."""
    return plain(text.split("(", maxsplit=1)[0] or text).split()


@lru_cache(4096)
def _names(text: str, words: tuple[str, ...]) -> bool:
    said = f" {' '.join(_said(text))} "
    return any(f" {word} " in said for word in words)
