"""The days that a payslip prints, as American payroll systems write them."""

from __future__ import annotations

import re
from datetime import date

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
_JOINT = r"\s*(?:[-\u2013\u2014]|to\b|thr(?:ough|u)\b)\s*"
UNTIL = re.compile(rf"{_JOINT}\w")
"""Stands behind a date that begins a period."""
_NAMED = rf"(?P<month>\b(?:{'|'.join(MONTHS)})[a-z]*\.?) (?P<first>\d{{1,2}})"
YEAR_AT_ITS_END = (
    re.compile(rf"{_NAMED}{_JOINT}(?P<last>(?P<until>[A-Za-z]{{3}})[a-z]*\.? \d{{1,2}},? (?P<year>\d{{4}})\b)", re.I),
    re.compile(rf"{_NAMED}{_JOINT}(?P<last>(?P<until>)\d{{1,2}}, (?P<year>\d{{4}})\b)", re.I),
)
"""A period of which the year, and perhaps the month, is printed once."""
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]? )?"
WITHOUT_YEAR = re.compile(rf"[: ]*{WEEKDAY}(?P<month>[a-z]{{3}})[a-z]*\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b", re.I)
DAY_AND_MONTH = re.compile(rf"[: ]*(?:(?:is|on) )?{WEEKDAY}(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?![/\d])", re.I)
YEAR = re.compile(r"\b20\d\d\b")


def read_dates(text: str) -> list[date]:
    """All dates in a text."""
    return [day for found in DATE.finditer(_with_years(text)) if (day := _date(found))]


def is_period(text: str) -> bool:
    """Whether a text has two dates and nothing between them but a dash or `to`."""
    parts = re.split(DATE_TEXT, _with_years(text))
    return len(parts) == 3 and bool(UNTIL.fullmatch(f"{parts[1]}0"))


def day_of_the_year_beside(text: str, line: str) -> date | None:
    """A day that a text begins with and whose year is printed once, elsewhere on its line: `Nov 25` of `2026`."""
    found, years = WITHOUT_YEAR.match(text), {*YEAR.findall(line)}
    month = MONTHS.get(found["month"].lower()) if found else None
    try:
        return date(int(*years), month or 0, int(found["day"])) if found and len(years) == 1 else None
    except ValueError:
        return None


def next_day_without_year(text: str, after: date) -> date | None:
    """The first day after another that a text begins with: `Friday 12/4`, `Dec. 15`."""
    found = DAY_AND_MONTH.match(text) or WITHOUT_YEAR.match(text)
    if not found:
        return None
    name = found["month"].lower()
    try:
        day = date(after.year, int(name) if name.isdigit() else MONTHS.get(name, 0), int(found["day"]))
        return day if day > after else day.replace(year=after.year + 1)
    except ValueError:
        return None


def _with_years(text: str) -> str:
    """`Nov 16 - Nov 22, 2026` with the year at both of its dates."""
    for pattern in YEAR_AT_ITS_END:
        text = pattern.sub(_with_year, text)
    return text


def _with_year(period: re.Match[str]) -> str:
    month, until = (MONTHS.get(period[name][:3].lower()) for name in ("month", "until"))
    year = int(period["year"]) - (bool(until) and month == 12 and until == 1)
    last = period["last"] if until else f"{period['month']} {period['last']}"
    return f"{period['month']} {period['first']}, {year} - {last}"


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
