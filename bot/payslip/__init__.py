"""A payslip as text to the figures it prints, each with the line it stands in; silent where two readings are left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.document.result import Field, PayslipReading
from bot.payslip.dates import dates_of
from bot.payslip.figures import figures_of, printed_kinds
from bot.payslip.headings import tidied
from bot.payslip.lines import Line
from core.ledger.payslip_money import money_of
from core.money import half_up
from core.payslip import Found, Kind, Payslip
from core.payslip_answers import answers_of

__all__ = [
    "LONGEST_SLIP",
    "SHORTEST_SLIP",
    "Field",
    "PayslipReading",
    "fields_of",
    "is_payslip",
    "read_lines",
    "reading_of",
]

LONGEST_SLIP = 300
"""Lines of a payslip; a plan's booklet that prints an example is longer."""

SHORTEST_SLIP = 4
SENTENCE = 9
"""Words of a line without an amount from which it is prose; a booklet has more of it than an example has amounts."""
ELSEWHERE = re.compile(
    r"\b(?:CPP|QPP|RRSP|CRA|CAD|PAYE|HMRC|GBP|EUR|KiwiSaver)\b|[\u00a3\u20ac]|\bnational insurance\b|\bsuperannuation\b"
)
"""What the payslips of other countries print; they have no plan that this is about."""


def read_lines(lines: Sequence[Line]) -> Payslip:
    """What a payslip's lines print; what is not understood is left out."""
    if any(ELSEWHERE.search(line.text) for line in lines):
        return Payslip()
    lines = tidied(lines)
    figures = figures_of(lines)
    regular = figures.get(Kind.REGULAR)
    is_bonus_alone = Kind.EXTRA in figures and not (regular and regular.current)
    dates = dates_of(lines, by_period=not is_bonus_alone)
    # A bonus comes on a day of its own as a rule: the rhythm of pay dates does not begin there.
    return Payslip(dates._replace(is_moved=dates.is_moved or is_bonus_alone), figures)


def fields_of(lines: Sequence[Line], today: date) -> dict[str, Field]:
    """The answers that a payslip gives, by question id."""
    return {question: _field(found) for question, found in answers_of(read_lines(lines), today).items()}


def reading_of(lines: Sequence[Line], today: date) -> PayslipReading:
    """Everything that a payslip says."""
    return PayslipReading(fields_of(lines, today), money_of(read_lines(lines)))


def is_payslip(lines: Sequence[Line]) -> bool:
    """True if a text of mostly amounts prints two of net, gross and regular pay, and a pay date or schedule.

    What somebody types about their pay is in whole dollars; a payslip has cents.
    """
    figures = sum(bool(line.amounts) for line in lines)
    if not any("." in cell.text for line in lines for cell in line.amounts):
        return False
    prose = sum(not line.amounts and len(line.text.split()) >= SENTENCE for line in lines)
    if not SHORTEST_SLIP <= len(lines) <= LONGEST_SLIP or prose >= figures:
        return False
    lines = tidied(lines)
    paid = {Kind.NET, Kind.GROSS, Kind.REGULAR} & printed_kinds(lines)
    dates = dates_of(lines)
    return len(paid) >= 2 and (dates.paid_on or dates.schedule) is not None


def _field(found: Found) -> Field:
    value = found.value
    if isinstance(value, Decimal):
        text = str(half_up(value))
    else:
        text = value.isoformat() if isinstance(value, date) else value
    return Field(text, found.line, "clear" if found.clear else "likely")
