"""The pay date and the schedule that a payslip prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.payslip.days import (
    DATE_TEXT,
    MONTHS,
    UNTIL,
    WEEKDAY,
    day_of_the_year_beside,
    is_period,
    next_day_without_year,
    read_dates,
)
from bot.payslip.lines import Cell, Line
from core.payslip import Dates

PAID_ON = re.compile(
    r"(?<!next )(?<!regular )(?<!scheduled )\b"
    r"(?:(?:pay(?:ment)?|check|chk|cheque|advice|deposit|paid|issue|disbursement)[ /]*(?:date|day|dt|on)\b|payday\b"
    r"|date of (?:payment|pay|check|deposit)\b"
    rf"|paid(?=:? {WEEKDAY}(?:\d|{'|'.join(MONTHS)})))",
    re.I,
)
PAID_NEXT = re.compile(
    r"\bnext (?:scheduled |regular )?(?:pay(?:s|ment|check|roll)?|check|chk|deposit|advice)[ /]*(?:date|day|dt|on)?\b"
    r"|\bnext period\b.*\bpa(?:ys|id)(?: on)?\b",
    re.I,
)
DAY_BEHIND = re.compile(
    rf"(?:{PAID_NEXT.pattern})(?! *period)(?:\W*$|[^\d]{{0,40}}(?:\d|\b(?:mon|tue|wed|thu|fri)))", re.I
)
"""A next pay date, in whatever writing: it may be another than the schedule's."""
DUE_ON = re.compile(r"(?<!next )\b(?:regular|normal|usual|scheduled) (?:pay |check )?(?:date|day)\b", re.I)
"""The day of the schedule, printed beside a pay date that a holiday moved."""
HOLIDAY = re.compile(r"\bholidays?\b", re.I)
MOVED = re.compile(r"\b(?:pay(?:day|check|ment)?|check|deposit)s? (?:will|moves?|is moved|falls?)\b", re.I)
"""Of a pay date that is not the schedule's, in words."""
PERIOD = re.compile(
    r"\b(?:pay )?per(?:iod)?\b(?! month| hour)|\bperiod (?:begin|start|end)|\bpay (?:begin|start|end)(?:ning|ing)?\b"
    r"|\bfrom\b.*\bto\b",
    re.I,
)
BOUNDS = ("(?:begin|start)", "end")
BEGINS = re.compile(r"\b(?:begin|start)(?:s|ning|ing)?\b|\bfrom\b", re.I)
FIRST_DAY, LAST_DAY = (re.compile(rf"\b(?:pay )?period {name}(?:ning|ing|s)?(?: date)?\b", re.I) for name in BOUNDS)
DATE_HEAD = re.compile(r"(?:pay )?period (?:begin|start|end)\w*(?: date)?|(?:pay|check|advice|payment) date", re.I)
"""Headings of dates in a row of headings that was pasted as one."""
MOST_HEADS = 12
"""Lines of headings and values below one another, before it is something else."""
LONGEST_DATE = 36
"""Signs within which a date stands behind its label: a weekday may stand between."""
SCHEDULES = (
    (
        "semimonthly",
        re.compile(r"\bsemi[ -]?mo(?:nthly|nth|n)?\b|\btwice (?:a|per) month\b|(?<![\w/.-])24 pay(?:s|\b)", re.I),
    ),
    (
        "biweekly",
        re.compile(r"\bbi[ -]?(?:weekly|wkly|wk)\b|\bevery (?:two|2|other) weeks?\b|(?<![\w/.-])26 pay(?:s|\b)", re.I),
    ),
    ("weekly", re.compile(r"(?<!bi)(?<!bi-)(?<!bi )\b(?:weekly|wkly)\b", re.I)),
    ("monthly", re.compile(r"(?<!semi)(?<!semi-)(?<!semi )\b(?:monthly|mthly)\b|\bfor the month of\b", re.I)),
)
FREQUENCY = re.compile(r"\b(?:frequency|schedule|cycle|pay group|payroll|pay type|paid|salary|chk|check date)\b", re.I)


def dates_of(lines: Sequence[Line], *, by_period: bool = True) -> Dates:
    """The pay date and schedule, each only where the slip settles it; `by_period` where its pay is for its period."""
    lines = [*lines, *_heads_and_values(lines)]
    schedule, schedule_line = _schedule(lines, by_period=by_period)
    on, line = _only(lines, PAID_ON)
    following, next_line = _only(lines, PAID_NEXT)
    if on is not None and following is None:
        following, next_line = _next_without_year(lines, on)
    due, _ = _only(lines, DUE_ON)
    is_unread = following is None and any(DAY_BEHIND.search(each.text) for each in lines)
    is_moved = due is None and bool(is_unread or HOLIDAY.search(line) or any(MOVED.search(each.text) for each in lines))
    return Dates(on, schedule, line, schedule_line, following, next_line, due, is_moved)


def _only(lines: Sequence[Line], label: re.Pattern[str]) -> tuple[date | None, str]:
    """The one date that the slip prints behind a label, with its line."""
    found = dict(_labelled(lines, label))
    return next(iter(found.items())) if len(found) == 1 else (None, "")


def _next_without_year(lines: Sequence[Line], after: date) -> tuple[date | None, str]:
    """The one next pay date that is printed without its year."""
    found = dict[date, str]()
    for line in lines:
        for label in PAID_NEXT.finditer(line.text):
            day = next_day_without_year(line.text[label.end() :], after)
            found |= {day: line.text} if day else {}
    return next(iter(found.items())) if len(found) == 1 else (None, "")


def _labelled(lines: Sequence[Line], label: re.Pattern[str]) -> Iterator[tuple[date, str]]:
    """Dates behind a label on its line, or below it in a row of headings."""
    for line, following in pairwise([*lines, None]):
        assert line is not None
        days = [day for found in label.finditer(line.text) if (day := _behind(line.text, found.end()))]
        if days:
            yield from ((day, line.text) for day in days)
        elif following is not None and any(label.search(cell.text) for cell in line.cells):
            yield from _below(line, following, label)


def _behind(text: str, at: int) -> date | None:
    """The date close behind a place in a line, unless it begins a period."""
    behind = text[at : at + LONGEST_DATE]
    days, (between, *after) = read_dates(behind), re.split(DATE_TEXT, behind, maxsplit=1)
    if not days:
        return day_of_the_year_beside(behind, text)
    begins_a_period = bool(after and UNTIL.match(after[0]))
    is_another = len(between.split()) > 2 or any(map(str.isdigit, between)) or PERIOD.search(between) or begins_a_period
    return None if is_another else days[0]


def _heads_and_values(lines: Sequence[Line]) -> Iterator[Line]:
    """`Check Date 11/27/2026` of headings of dates that stand below one another, as many dates below them."""
    heads, days = list[str](), list[str]()
    for line in lines:
        text = line.text
        if len(line.cells) != 1 or line.amounts or len(heads) > MOST_HEADS:
            heads, days = [], []
        elif not heads or not (days or read_dates(text)):
            heads = [*heads, text] if heads or DATE_HEAD.fullmatch(text) else []
            days = []
        else:
            days += [text] if read_dates(text) else []
            named = [head for head in heads if DATE_HEAD.fullmatch(head)]
            if len(named) == len(days) > 1:
                yield from (_of_text(f"{head} {day}") for head, day in zip(named, days, strict=True))
                heads, days = [], []


def _of_text(text: str) -> Line:
    return Line(text, (Cell(text, 0, len(text)),), is_placed=False)


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
    said = {name: line.text for line in lines for name in _named(line)}
    printed = {name: text for name, text in _by_periods(lines) if name} if by_period else {}
    if len(said) > 1 or len(printed) > 1 or (said and printed and said.keys() != printed.keys()):
        return None, ""
    return next(iter({**printed, **said}.items()), (None, ""))


def _named(line: Line) -> list[str]:
    """The schedules that a line names; `monthly` and `weekly` also stand beside premiums and rates."""
    names = [name for name, pattern in SCHEDULES if pattern.search(line.text)]
    alone = [line.text, *(() if line.amounts else (cell.text for cell in line.cells if len(cell.text.split()) == 1))]
    is_said = FREQUENCY.search(line.text) or any(len(text.split()) <= 2 and _has_schedule(text) for text in alone)
    return [name for name in names if is_said or name in ("biweekly", "semimonthly")]


def _has_schedule(text: str) -> bool:
    return any(pattern.search(text) for _, pattern in SCHEDULES)


def _by_periods(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The schedules by the pay periods with their label; without one, by the two dates that stand alone."""
    labelled = list(_labelled_periods(lines)) or list(_from_first_to_last(lines))
    if labelled:
        yield from labelled
        return
    for line in lines:
        for cell in () if line.amounts else line.labels:
            days = read_dates(cell.text) if is_period(cell.text) else []
            if len(days) == 2:
                yield schedule_of(days[0], days[1]), line.text


def _from_first_to_last(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The schedule by the one beginning and the one end that are printed apart from one another."""
    (first, line), (last, _) = (_only(lines, label) for label in (FIRST_DAY, LAST_DAY))
    if first and last:
        yield schedule_of(first, last), line


def _labelled_periods(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for line, following in pairwise([*lines, None]):
        assert line is not None
        found = PERIOD.search(line.text)
        if not found:
            continue
        said = line.text[found.start() :]
        days = read_dates(said)
        if len(days) >= 2 and not _is_paid_between(said):
            yield schedule_of(days[0], days[1]), line.text
        elif not days and following and (BEGINS.search(said) or is_period(following.text)):
            below = read_dates(following.text)
            yield from [(schedule_of(below[0], below[1]), line.text)] if len(below) >= 2 else []
        elif len(days) == 1 and following and PERIOD.search(following.text):
            more = [] if PAID_ON.search(following.text) else read_dates(following.text)
            yield from [(schedule_of(days[0], more[0]), line.text)] if more else []


def _is_paid_between(text: str) -> bool:
    """Whether the second date of a text is a pay date."""
    first, second, *_ = (*(found.end() for found in DATE_TEXT.finditer(text)), 0, 0)
    return any(label.search(text, first, second) for label in (PAID_ON, PAID_NEXT))


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
