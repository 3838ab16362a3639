"""Lines that ask what is to be done by some day, and nothing else: `diese Woche?`, `what do i do on monday`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from bot.understanding.lexicon import lexicon_of
from bot.understanding.reading import covered
from bot.understanding.words import Line, line_of
from core.date_words import date_words

_SPANS: Final[dict[str, Callable[[date], date]]] = {
    "today": lambda today: today,
    "tomorrow": lambda today: today + timedelta(1),
    "this_week": lambda today: today + timedelta(6 - today.weekday()),
    "next_week": lambda today: today + timedelta(13 - today.weekday()),
}
"""Spans of time with their last day; a week ends on its Sunday."""
_WEEKS: Final = ("this_week", "next_week")
_ASKS: Final = "asks"
_SHORT: Final = 2
"""Letters of a weekday that is shortened."""


def span_asked(text: str, today: date) -> date | None:
    """The last day of the span for which a line asks what is to be done; None for any other line."""
    line, words = line_of(text), lexicon_of("to_do")
    hits = words.find(line.words, (*_SPANS, _ASKS, "around"))
    spans = {hit.start: _SPANS[hit.group](today) for hit in hits if hit.group in _SPANS}
    days = spans | dict(_weekdays(line, today))
    groups = {hit.group for hit in hits}
    # A week alone asks for it; a day alone may be an answer or the day of a reminder.
    asks = _ASKS in groups or not groups.isdisjoint(_WEEKS)
    return max(days.values()) if asks and days and not line.beside(covered(hits) | days.keys()) else None


def _weekdays(line: Line, today: date) -> Iterator[tuple[int, date]]:
    """The weekdays that a line names, each as the next one: on a Monday, `Monday` is in a week."""
    for place, word in enumerate(line.words):
        number = date_words().weekday.get(word.text)
        if number is not None and len(word.text) > _SHORT:
            yield place, today + timedelta((number - today.weekday() - 1) % 7 + 1)
