"""Dates as people type them, in any language that has words for days, read beside a given day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.amounts import LONGEST_TEXT, Problem, tidy
from core.date_words import date_words
from core.pay_dates import last_of_month, on_day

_WEEK = 7
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d{2})?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")


def read_date(text: str, today: date, earliest: date | None = None) -> date:
    """The day that a text names, the next one where it names no year; raises `Problem("not_a_date")`.

    Days near today are counted from it; a day of a month is looked for from `earliest` on, today unless given.
    """
    line = tidy(text).strip(" !?,")
    if len(line) > LONGEST_TEXT:
        raise Problem("not_a_date")
    try:
        found = _read(line, today, earliest or today)
    except ValueError:
        found = None
    if found is None:
        raise Problem("not_a_date")
    return found


def _read(line: str, today: date, earliest: date) -> date | None:
    words = date_words()
    if iso := _ISO.fullmatch(line):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if line in words.near:
        return today + timedelta(words.near[line])
    if relative := words.ahead.fullmatch(line):
        return _counted(relative[1], relative[2], today)
    if words.month_end.fullmatch(line):
        return last_of_month(earliest)
    if (end := words.end_of.fullmatch(line)) and end[1] in words.month:
        return _next_in(earliest, words.month[end[1]], 31)
    return _by_words(line, today, earliest)


def _counted(count: str, unit: str, today: date) -> date | None:
    number = int(count) if count.isdigit() else date_words().counts.get(count)
    if number is None:
        return None
    return today + timedelta(number * (_WEEK if unit in date_words().weeks else 1))


def _by_words(line: str, today: date, earliest: date) -> date | None:
    """A weekday, a day of a month, or both, where they agree."""
    known = date_words()
    words = [word for word in re.split(r"[\s,]+", line) if word and word not in known.fillers]
    is_next = any(word in known.next for word in words)
    a_week_later = any(word in known.after_next for word in words)
    words = [word for word in words if word not in known.next | known.after_next]
    if not words:
        return None
    weekday = known.weekday.get(words[0].rstrip("."))
    if weekday is None:
        return _day(" ".join(words), earliest)
    if len(words) == 1:
        # Whoever is asked about a later year means a weekday of that one.
        start = earliest if earliest.year > today.year else today
        ahead = (weekday - start.weekday()) % 7
        later = _WEEK if a_week_later else 0
        return start + timedelta(later + (ahead or (_WEEK if is_next or a_week_later else 0)))
    day = _day(" ".join(words[1:]), earliest)
    return day if day and day.weekday() == weekday else None


def _day(text: str, earliest: date) -> date | None:
    if dotted := _DOTTED.fullmatch(text):
        return _dated(int(dotted[1]), int(dotted[2]), dotted[3], earliest)
    if slashed := _SLASHED.fullmatch(text):
        month, day = int(slashed[1]), int(slashed[2])
        return _dated(*((month, day) if month > 12 else (day, month)), slashed[3], earliest)
    words, names = text.split(), date_words().month
    months = [word for word in words if word.rstrip(".") in names]
    rest = [word for word in words if word not in months]
    if len(months) > 1 or not rest:
        return None
    year = rest.pop() if months and len(rest) == 2 and re.fullmatch(r"\d{4}", rest[1]) else None
    number = _number(rest[0]) if len(rest) == 1 else None
    if number is None:
        return None
    return _dated(number, names[months[0].rstrip(".")], year, earliest) if months else _next_day(earliest, number)


def _number(word: str) -> int | None:
    if match := date_words().day_number.fullmatch(word):
        return int(match[1])
    return date_words().ordinal.get(word)


def _dated(day: int, month: int, year: str | None, earliest: date) -> date:
    if year is None:
        date(2000, month, day)  # a day that no year has is no date
        return _next_in(earliest, month, day)
    return date(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _next_in(earliest: date, month: int, day: int) -> date:
    """The next such day of a year; the last of the month where the month is shorter."""
    found = on_day(earliest.year, month, day)
    return found if found >= earliest else on_day(earliest.year + 1, month, day)


def _next_day(earliest: date, day: int) -> date | None:
    """The next such day of a month, this month or a later one that has it."""
    if not 1 <= day <= 31:
        return None
    months = ((earliest.year + (earliest.month + k - 1) // 12, (earliest.month + k - 1) % 12 + 1) for k in range(3))
    found = (on_day(year, month, day) for year, month in months)
    return next(each for each in found if each.day == day and each >= earliest)
