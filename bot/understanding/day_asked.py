"""The days of which somebody asks whether they are in time: `reicht montag?`, `today or tomorrow?`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from bot.understanding.lexicon import lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.reading import covered
from bot.understanding.words import MONTHS, Line, line_of
from core.amounts import Problem
from core.date_words import date_words
from core.mega_backdoor.payroll import NEXT_PAY_DATE

_LONGEST: Final = 4
"""Words of a day: `the 4th of december`."""
_AROUND: Final = ("own:in_time", "own:of_a_day", "heard:filler", "heard:opening", "heard:question")
_A_CHOICE: Final = 2
_MIDDLE, _END = "middle", "end"
_NEXT_WEEK: Final = "heard:next_week"
_MIDST: Final = 15
_SHORT: Final = 2
"""Letters of a weekday that is shortened."""


def days_asked(text: str, today: date) -> tuple[date, ...]:
    """The days that a line asks about and says nothing else, earliest first; none for any other line."""
    line = line_of(text)
    hits = lexicon().find(line.words, _AROUND)
    asks_in_time = any(hit.group == "own:in_time" for hit in hits)
    if not asks_in_time and not line.text.endswith("?"):
        return ()
    named = dict(_days(line, today))
    asks = asks_in_time or len(named) >= _A_CHOICE
    said = covered(hits) | {place for places in named for place in range(*places)}
    return tuple(sorted(set(named.values()))) if named and asks and not line.beside(said) else ()


def days_named(line: Line, today: date) -> frozenset[int]:
    """The words of a line that name a day."""
    return frozenset(place for places, _ in _days(line, today) for place in range(*places))


def day_wished(text: str, today: date) -> date | None:
    """The one day that a line names, or that a week or month begins with: `friday`, `next week`, `im februar`."""
    line = line_of(text)
    if any(word.text in marks("up_to_a_day") for word in line.words):
        # `Before the 31st` is on no day of its own.
        return None
    days = _days(line, today, by_number=True)
    named = {place: day for place, day in days if day >= today} or dict(_spans(line, today))
    if len(set(named.values())) != 1:
        return None
    return in_the_week_named(line, next(iter(named.values())), today)


def in_the_week_named(line: Line, day: date, today: date) -> date:
    """The day that a line names in its week: on a Monday `next week friday` is in eleven days."""
    return day + timedelta(7) if day < _RELATIVE[_NEXT_WEEK](today) and lexicon().has(line, _NEXT_WEEK) else day


def _spans(line: Line, today: date) -> Iterator[tuple[tuple[int, int], date]]:
    """The days on which the weeks and months named begin, or what is said of a month: its middle or its end."""
    parts = {hit.end: hit.group for hit in lexicon_of("leaving").everywhere(line.words, (_MIDDLE, _END))}
    for place, word in enumerate(line.words):
        begins = place > 0 and line.words[place - 1].text in marks("begins_a_month")
        # Whether one `may` is no month.
        number = MONTHS.get(word.text) if begins or place in parts else None
        if number is not None:
            first = date(today.year + (number <= today.month), number, 1)
            yield (place, place + 1), _in_a_month(first, parts.get(place))
    for hit in lexicon().everywhere(line.words, (*_RELATIVE,)):
        yield (hit.start, hit.end), _RELATIVE[hit.group](today)


def _in_a_month(first: date, part: str | None) -> date:
    if part == _END:
        return _next_month(first) - timedelta(1)
    return first.replace(day=_MIDST) if part == _MIDDLE else first


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1)


_RELATIVE: Final[dict[str, Callable[[date], date]]] = {
    _NEXT_WEEK: lambda today: today + timedelta(7 - today.weekday()),
    "heard:in_the_new_year": lambda today: date(today.year + 1, 1, 1),
    "age:next_month": _next_month,
}


def _days(line: Line, today: date, *, by_number: bool = False) -> Iterator[tuple[tuple[int, int], date]]:
    """The days from left to right, each by the most words that name it.

    A number alone is none; `by_number`: it is one behind a word that says so.
    """
    place = 0
    while place < len(line.words):
        ends = range(min(place + _LONGEST, len(line.words)), place, -1)
        found = next(
            ((end, day) for end in ends if (day := _day(line, place, end, today, by_number=by_number)) is not None),
            None,
        )
        if found is not None:
            yield (place, found[0]), found[1]
        place = found[0] if found is not None else place + 1


def _is_said_to_be_a_day(line: Line, place: int) -> bool:
    return place > 0 and line.words[place - 1].text in marks("of_a_day")


def _is_dotted(line: Line, place: int) -> bool:
    """Whether a number is a day and a month: `4.12.`, `bis 4.12`; where nothing says so, `4.12` are dollars."""
    word = line.words[place]
    return "." in word.text and (line.text[word.end : word.end + 1] == "." or _is_said_to_be_a_day(line, place))


def _day(line: Line, start: int, end: int, today: date, *, by_number: bool) -> date | None:
    words = line.words[start:end]
    is_dated = any(word.is_number for word in words) or _is_said_to_be_a_day(line, start)
    if len(words[0].text) <= _SHORT and words[0].text in date_words().weekday and not is_dated:
        # The `do` of `can I do it` is no Donnerstag.
        return None
    is_bare = all(word.is_number for word in words) and not (by_number and _is_said_to_be_a_day(line, start))
    if (is_bare and not _is_dotted(line, start)) or words[0].text in date_words().fillers:
        return None
    try:
        read = NEXT_PAY_DATE.type.read_on(line.slice(start, end), today, today)
    except Problem:
        return None
    if not isinstance(read, date):
        return None
    # On a Monday `Monday` is the next one; who means today says so.
    is_next = read == today and words[0].text in date_words().weekday
    return read + timedelta(7) if is_next else read
