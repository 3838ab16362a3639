"""The pay date and the schedule that a payslip prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.payslip.lines import Line
from core.payslip import Dates

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
DATE = re.compile(
    r"(?P<iso>\b(?P<iy>\d{4})-(?P<im>\d{1,2})-(?P<id>\d{1,2})\b)"
    r"|(?P<us>\b(?P<um>\d{1,2})[/.-](?P<ud>\d{1,2})[/.-](?P<uy>\d{4}|\d{2})\b)"
    r"|(?P<named>\b(?P<nm>[A-Za-z]{3})[a-z]*\.? (?P<nd>\d{1,2})(?:st|nd|rd|th)?,? (?P<ny>\d{4})\b)"
    r"|(?P<dayfirst>\b(?P<dd>\d{1,2})[ -]?(?P<dm>[A-Za-z]{3})[a-z]*[ -]?(?P<dy>\d{4}|\d{2})\b)"
)
DATE_TEXT = re.compile(re.sub(r"\?P<\w+>", "?:", DATE.pattern))
"""The same without its parts."""
PAID_ON = re.compile(
    r"\b(?:pay(?:ment)?|check|chk|cheque|advice|deposit|paid|issue|payday|disbursement)[ /]*(?:date|day|dt|on)\b"
    r"|\bpayday\b|\bpaid(?=:? \d)",
    re.I,
)
PERIOD = re.compile(
    r"\b(?:pay )?per(?:iod)?\b(?! month| hour)|\bperiod (?:begin|start|end)|\bpay (?:begin|start|end)(?:ning|ing)?\b"
    r"|\bfrom\b.*\bto\b",
    re.I,
)
UNTIL = re.compile(r"\s*(?:[-\u2013]|to\b|thr(?:ough|u)\b)\s*\w")
"""Stands behind a date that begins a period."""
DATE_HEAD = re.compile(r"(?:pay )?period (?:begin|start|end)\w*(?: date)?|(?:pay|check|advice|payment) date", re.I)
"""Headings of dates in a row of headings that was pasted as one."""
SCHEDULES = (
    ("semimonthly", re.compile(r"\bsemi[ -]?mo(?:nthly|nth|n)?\b|\btwice (?:a|per) month\b|\b24 pay(?:s|\b)", re.I)),
    ("biweekly", re.compile(r"\bbi[ -]?(?:weekly|wkly|wk)\b|\bevery (?:two|2|other) weeks?\b|\b26 pay(?:s|\b)", re.I)),
    ("weekly", re.compile(r"(?<!bi)(?<!bi-)(?<!bi )\b(?:weekly|wkly)\b", re.I)),
    ("monthly", re.compile(r"(?<!semi)(?<!semi-)(?<!semi )\b(?:monthly|mthly)\b|\bfor the month of\b", re.I)),
)
FREQUENCY = re.compile(r"\b(?:frequency|schedule|cycle|pay group|payroll|pay type|paid|salary|chk|check date)\b", re.I)


def dates_of(lines: Sequence[Line], *, by_period: bool = True) -> Dates:
    """The pay date and schedule, each only where the slip settles it; `by_period` where its pay is for its period."""
    paid = dict(_labelled(lines, PAID_ON))
    schedule, schedule_line = _schedule(lines, by_period=by_period)
    on, line = next(iter(paid.items())) if len(paid) == 1 else (None, "")
    return Dates(on, schedule, line, schedule_line)


def read_dates(text: str) -> list[date]:
    """All dates in a text, as American payslips write them."""
    return [day for found in DATE.finditer(text) if (day := _date(found))]


def _date(found: re.Match[str]) -> date | None:
    if found["iso"]:
        parts: tuple[int | None, ...] = (int(found["iy"]), int(found["im"]), int(found["id"]))
    elif found["us"]:
        parts = (_year(found["uy"]), int(found["um"]), int(found["ud"]))
    elif found["named"]:
        parts = (int(found["ny"]), MONTHS.get(found["nm"].lower()), int(found["nd"]))
    else:
        parts = (_year(found["dy"]), MONTHS.get(found["dm"].lower()), int(found["dd"]))
    year, month, day = parts
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _labelled(lines: Sequence[Line], label: re.Pattern[str]) -> Iterator[tuple[date, str]]:
    """Dates behind a label on its line, or below it in a row of headings."""
    for line, following in pairwise([*lines, None]):
        assert line is not None
        for found in label.finditer(line.text):
            behind = line.text[found.end() : found.end() + 30]
            days, (between, *after) = read_dates(behind), re.split(DATE_TEXT, behind, maxsplit=1)
            begins_a_period = bool(after and UNTIL.match(after[0]))
            if days and len(between.split()) <= 2 and not PERIOD.search(between) and not begins_a_period:
                yield days[0], line.text
                break
        else:
            if following is not None and any(label.search(cell.text) for cell in line.cells):
                yield from _below(line, following, label)


def _below(heads: Line, values: Line, label: re.Pattern[str]) -> Iterator[tuple[date, str]]:
    """The date under its heading, where headings and values are as many or stand under one another."""
    places = [index for index, cell in enumerate(heads.cells) if label.search(cell.text)]
    if len(places) != 1:
        return
    head = heads.cells[places[0]]
    if read_dates(head.text):
        return
    named = [found.group() for found in DATE_HEAD.finditer(heads.text)]
    if len(heads.cells) == len(values.cells) == 1 and len(named) == len(read_dates(values.text)) > 1:
        days = [read_dates(values.text)[index] for index, name in enumerate(named) if label.search(name)]
    elif len(heads.cells) == len(values.cells):
        days = read_dates(values.cells[places[0]].text)
    else:
        near = [cell for cell in values.cells if cell.left < head.right and cell.right > head.left]
        days = read_dates(near[0].text) if len(near) == 1 else []
    if len(days) == 1:
        yield days[0], values.text


def _schedule(lines: Sequence[Line], *, by_period: bool) -> tuple[str | None, str]:
    """The schedule by its name and by the length of the pay period; none where the two differ."""
    said = {name: line.text for line in lines for name in _named(line.text)}
    printed = {name: text for name, text in _by_periods(lines) if name} if by_period else {}
    if len(said) > 1 or len(printed) > 1 or (said and printed and said.keys() != printed.keys()):
        return None, ""
    return next(iter({**printed, **said}.items()), (None, ""))


def _named(text: str) -> list[str]:
    """The schedules that a line names; `monthly` and `weekly` also stand beside premiums and rates."""
    names = [name for name, pattern in SCHEDULES if pattern.search(text)]
    is_said = FREQUENCY.search(text) or len(text.split()) <= 2
    return [name for name in names if is_said or name in ("biweekly", "semimonthly")]


def _by_periods(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for line, following in pairwise([*lines, None]):
        assert line is not None
        found = PERIOD.search(line.text)
        if found:
            days = read_dates(line.text[found.start() :]) or (read_dates(following.text) if following else [])
            if len(days) >= 2:
                yield schedule_of(days[0], days[1]), line.text
            elif len(days) == 1 and following and PERIOD.search(following.text):
                more = read_dates(following.text)
                if more:
                    yield schedule_of(days[0], more[0]), line.text


def schedule_of(first: date, last: date) -> str:
    """The schedule of a pay period from its first to its last day; empty where none fits."""
    days = (last - first).days + 1
    next_day = last + timedelta(1)
    if days == 7:
        return "weekly"
    if days == 14:
        return "biweekly"
    if first.day == 1 and next_day.day == 1 and 28 <= days <= 31:
        return "monthly"
    if days in (13, 15, 16) and (first.day == 1 or next_day.day == 1 or first.day == 16):
        return "semimonthly"
    return ""
