"""Which part of a payslip a label stands in."""

from __future__ import annotations

from collections.abc import Iterable

from bot.payslip.labels import UNSETTLED, UNSETTLED_EMPLOYER, column_of, kind_of
from bot.payslip.lines import Cell, Line, Row, plain
from core.payslip import OWN, Kind

UNSETTLED_PAYER = "unsettled_payer"
"""Money of the plan of which nobody can say who pays it: both are then left open."""

SIDE = 12
"""Characters that a row may stand left of its section's head."""

EMPLOYERS = ("employer", "company")
OTHERS = ("earnings", "deductions", "taxes", "pre tax", "post tax", "before tax", "employee", "summary", "withholding")
COLUMN_ALONE = frozenset({"current", "current period", "this period", "year to date", "ytd", "year to date totals"})


class Sections:
    """What lies under `Employer contributions` is the employer's, what lies under `Year to date` the year's."""

    def __init__(self) -> None:
        self._heads: list[tuple[int, bool]] = []
        self._last_head: tuple[int, bool] | None = None
        self._is_mixed = False
        self.column: str | None = None
        self.title = ""

    def look_at(self, line: Line) -> None:
        """Remembers a line that may be a head of a section or of columns."""
        self._look_at_columns(line)
        if line.amounts:
            self._last_head = None
        for cell in line.labels:
            is_employers = _is_head(cell, EMPLOYERS, line)
            if is_employers or _is_head(cell, OTHERS, line):
                self._heads = [head for head in self._heads if abs(head[0] - cell.left) > SIDE]
                self._heads.append((cell.left, is_employers))
                self._may_be_mixed(line, cell, is_employers=is_employers)
                self.title = plain(cell.text)

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
        kind = kind_of(label.text)
        if self._is_mixed and kind in (*OWN, Kind.AFTER_TAX, Kind.EMPLOYER, UNSETTLED):
            return UNSETTLED_PAYER
        above = [head for head in self._heads if head[0] <= label.left + SIDE]
        is_employers = bool(above) and max(above)[1]
        if is_employers and kind in (*OWN, Kind.AFTER_TAX):
            return Kind.EMPLOYER
        return UNSETTLED_EMPLOYER if is_employers and kind == UNSETTLED else kind


def _is_head(cell: Cell, words: Iterable[str], line: Line) -> bool:
    """A label without amounts that names a section."""
    followed = any(amount.left > cell.right for amount in line.amounts)
    said = plain(cell.text)
    named = any(word in said for word in words)
    employers = "contribution" in said or "benefit" in said or "paid" in said
    return named and not followed and len(said) < 40 and (words is not EMPLOYERS or employers)
