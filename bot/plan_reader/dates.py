"""When a sentence holds: now, not yet, or no longer, on a given day."""

import re
from datetime import date, timedelta
from typing import Literal

from bot.plan_reader.phrases import has

Time = Literal["now", "not yet", "over"]

NAMES = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(NAMES.split(" "), 1)}
DAY = (
    rf"(?:(?P<month>{'|'.join(MONTHS)}) (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? )?|"
    r"(?P<numeric>\d{1,2}/\d{1,2}/))?(?P<year>(?:19|20)\d\d)"
)
BEGINS = re.compile(
    r"(?<!hired )\b(?:effective|beginning|starting|commencing|coming|from|as of|on or after|on and after|since|after|"
    r"in|take effect|(?:chang|introduc|launch|add|adopt)\w*(?: to (?:the|our) plan)?(?= on\b))"
    r"(?: on| with| as of| from| and after| the)*(?: first (?:payroll|pay period|paycheck|pay date)(?: of| in)?)?"
    rf"(?: plan year| calendar year| year)?s? {DAY}\b"
)
ENDS = re.compile(
    r"(?<!hired )\b(?:until|through|before|prior to|ends?(?:ed)?|closed|stop\w*|ceas\w*|discontinu\w*|withdrawn|frozen|"
    r"up to|removed|at|by)"
    rf"(?: [a-z]+){{0,4}}?(?: on| in| as of| at| of| the| end| year)*s? {DAY}\b"
)
OF_YEAR = r"(?: the)?(?: plan| calendar)?(?: year)?"
DURING = re.compile(
    rf"\b(?:during(?: [a-z]+){{0,5}}|in{OF_YEAR}(?<= year)|for{OF_YEAR}) (20\d\d)\b|\b(20\d\d) plan year\b"
)
DATE = re.compile(re.sub(r"[?]P<[a-z]+>", "?:", DAY), re.IGNORECASE)
THAT_DAY = re.compile(r"(?<=until )then\b|(?<=from )then\b|\bthat (?:date|day)\b", re.IGNORECASE)
"""What stands for a date that a sentence before names."""


def spelled_out(text: str, before: str) -> str:
    """The text with "then" and "that date" as the date that was named last before it."""
    dates = DATE.findall(before) if THAT_DAY.search(text) else []
    return THAT_DAY.sub(dates[-1], text) if dates else text


def begins(words: str) -> date | None:
    """The day from which the words hold, where they give one."""
    match = BEGINS.search(words)
    return _day(match, first=True) if match else None


def ends(words: str) -> date | None:
    """The day up to which the words hold, where they give one."""
    match = ENDS.search(words)
    return _day(match, first=bool(re.match(r"before|prior", match.group()))) if match else None


def is_past(words: str, today: date) -> bool:
    """Whether the words speak of one year that is over: "during 2022", "in the 2023 plan year"."""
    return any(int(year) < today.year for pair in DURING.findall(words) for year in pair if year)


def is_still_to_come(words: str, today: date) -> bool:
    """Whether the words announce a change in a year that has not begun; the booklet of next year holds already."""
    changes = re.search(r"\b(?:chang|coming|new\b|announc)", words)
    return bool(changes) and any(int(year) > today.year for year in re.findall(r"\b20\d\d\b", words))


def is_open(words: str, today: date, *, ever: bool) -> bool:
    """Whether a year, ever or from this one on, neither begins nor ends what the words say in a known way."""
    rest = ENDS.sub("·", BEGINS.sub("·", words))
    rest = re.sub(rf"\bfor{OF_YEAR} {today.year}\b(?! only)", "·", rest)
    return any(
        int(year) >= (0 if ever else today.year) for year in re.findall(r"(?<![$\d,])\b(20\d\d)\b(?![%\d])", rest)
    )


def dated_words(clause: str, sentence: str) -> str:
    """The words whose date counts for a clause: its own, else those of its sentence."""
    return clause if begins(clause) or ends(clause) else sentence


def time_of(words: str, today: date) -> Time:
    """Whether what the words permit or refuse holds on this day."""
    start, end = begins(words), ends(words)
    if start and start > today:
        return "not yet"
    if end and end <= today:
        return "over"
    return "not yet" if start is None and has("future", words) else "now"


def _day(match: re.Match[str], *, first: bool) -> date | None:
    year, month, day = int(match["year"]), match["month"], match["day"]
    try:
        if numeric := match["numeric"]:
            return date(year, *map(int, numeric.strip("/").split("/")))
        if month and day:
            return date(year, MONTHS[month], int(day))
    except ValueError:
        return None
    if month:
        number = MONTHS[month]
        following = date(year + number // 12, number % 12 + 1, 1)
        return date(year, number, 1) if first else following - timedelta(days=1)
    return date(year, 1, 1) if first else date(year, 12, 31)
