"""Dates as people type them in German and English, read beside a given day; the core itself reads no clock."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.amounts import LONGEST_TEXT, Problem, tidy
from core.pay_dates import last_of_month, on_day

_MONTHS = (
    ("january", "jan", "januar", "jänner", "jaenner"),
    ("february", "feb", "februar"),
    ("march", "mar", "märz", "maerz", "mär", "mrz"),
    ("april", "apr"),
    ("may", "mai"),
    ("june", "jun", "juni"),
    ("july", "jul", "juli"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct", "oktober", "okt"),
    ("november", "nov"),
    ("december", "dec", "dezember", "dez"),
)
MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WEEKDAYS = (
    ("monday", "mon", "montag", "mo"),
    ("tuesday", "tue", "tues", "dienstag", "di"),
    ("wednesday", "wed", "weds", "wensday", "wednsday", "mittwoch", "mi"),
    ("thursday", "thu", "thur", "thurs", "donnerstag", "do"),
    ("friday", "fri", "freitag", "fr"),
    ("saturday", "sat", "samstag", "sonnabend", "sa"),
    ("sunday", "sun", "sonntag", "so"),
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_ENGLISH_ORDINALS = re.findall(
    r"\w+",
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth""",
)
_GERMAN_ORDINALS = re.findall(
    r"\w+",
    """erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte
    fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste zweiundzwanzigste
    dreiundzwanzigste vierundzwanzigste fünfundzwanzigste sechsundzwanzigste siebenundzwanzigste
    achtundzwanzigste neunundzwanzigste dreißigste einunddreißigste""",
)
_ORDINAL = {name: number for number, name in enumerate(_ENGLISH_ORDINALS, 1)}
_ORDINAL |= {name + end: number for number, name in enumerate(_GERMAN_ORDINALS, 1) for end in ("", "n", "r", "s")}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "einem": 1, "einer": 1, "zwei": 2, "drei": 3}
_NEAR = {"today": 0, "heute": 0, "tomorrow": 1, "tmrw": 1, "morgen": 1, "übermorgen": 2, "uebermorgen": 2}
_FILLERS = frozenset(
    {
        *("on", "the", "am", "an", "of", "den", "der", "dem", "it", "is", "ist"),
        *("this", "coming", "upcoming", "kommenden", "kommender", "diesen", "dieser"),
    }
)
_NEXT = frozenset(("next", "nächsten", "nächster", "naechsten", "naechster"))

_IN = re.compile(r"in (\d{1,2}|[a-z]+) (day|days|week|weeks|tag|tagen|tage|woche|wochen)")
_MONTH_END = re.compile(
    r"(?:on |am |zum )?(?:the )?(?:last day of (?:the |this )?month|end of (?:the |this )?month|month end|month-end"
    r"|letzte[rn]? (?:tag )?(?:des|im) monats?|monatsletzte[rn]?|monatsende|ende des monats|ultimo)"
)
_END_OF = re.compile(r"(?:at the |am )?(?:end of|ende) ([a-zä]+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d{2})?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_ORDINAL_DAY = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?")


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
    if iso := _ISO.fullmatch(line):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if line in ("day after tomorrow", "the day after tomorrow"):
        return today + timedelta(2)
    if line in _NEAR:
        return today + timedelta(_NEAR[line])
    if relative := _IN.fullmatch(line):
        return _counted(relative[1], relative[2], today)
    if _MONTH_END.fullmatch(line):
        return last_of_month(earliest)
    if (end := _END_OF.fullmatch(line)) and end[1] in MONTH:
        return _next_in(earliest, MONTH[end[1]], 31)
    return _by_words(line, today, earliest)


def _counted(count: str, unit: str, today: date) -> date | None:
    number = int(count) if count.isdigit() else _COUNTS.get(count)
    if number is None:
        return None
    return today + timedelta(number * (7 if unit.startswith("w") else 1))


def _by_words(line: str, today: date, earliest: date) -> date | None:
    """A weekday, a day of a month, or both, where they agree."""
    words = [word for word in re.split(r"[\s,]+", line) if word and word not in _FILLERS]
    is_next = any(word in _NEXT for word in words)
    words = [word for word in words if word not in _NEXT]
    if not words:
        return None
    weekday = _WEEKDAY.get(words[0].rstrip("."))
    if weekday is None:
        return _day(" ".join(words), earliest)
    if len(words) == 1:
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(ahead or (7 if is_next else 0))
    day = _day(" ".join(words[1:]), earliest)
    return day if day and day.weekday() == weekday else None


def _day(text: str, earliest: date) -> date | None:
    if dotted := _DOTTED.fullmatch(text):
        return _dated(int(dotted[1]), int(dotted[2]), dotted[3], earliest)
    if slashed := _SLASHED.fullmatch(text):
        month, day = int(slashed[1]), int(slashed[2])
        return _dated(*((month, day) if month > 12 else (day, month)), slashed[3], earliest)
    words = text.split()
    months = [word for word in words if word.rstrip(".") in MONTH]
    rest = [word for word in words if word not in months]
    if len(months) > 1 or not rest:
        return None
    year = rest.pop() if months and len(rest) == 2 and re.fullmatch(r"\d{4}", rest[1]) else None
    number = _number(rest[0]) if len(rest) == 1 else None
    if number is None:
        return None
    return _dated(number, MONTH[months[0].rstrip(".")], year, earliest) if months else _next_day(earliest, number)


def _number(word: str) -> int | None:
    if match := _ORDINAL_DAY.fullmatch(word):
        return int(match[1])
    return _ORDINAL.get(word)


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
