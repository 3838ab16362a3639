"""The words in which people type days: `dates.toml` of every language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from core.typed_words import any_of, tables


class DateWords(BaseModel):
    """The words for days in one language, in lower case.

    `months`, `weekdays` and `ordinals` have the names of each in order, Monday and `first` in front;
    `ordinal_endings` may stand behind an ordinal, `after_number` behind a number that is one (`4th`). `near` are
    days ahead of today, `behind` days before it, `counts` numbers in words (`in two weeks`). `next` and `last` stand
    before a weekday, `after_next` before the one a week later, `end_of` before a month; `month_end` are expressions
    for the last day of a month; `fillers` say nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: tuple[tuple[str, ...], ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[tuple[str, ...], ...] = Field(min_length=7, max_length=7)
    ordinals: tuple[tuple[str, ...], ...] = Field(default=(), max_length=31)
    ordinal_endings: tuple[str, ...] = ("",)
    after_number: tuple[str, ...] = ()
    counts: dict[str, int] = {}
    near: dict[str, int] = {}
    behind: dict[str, int] = {}
    days: tuple[str, ...] = ()
    weeks: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    after_next: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    end_of: tuple[str, ...] = ()
    month_end: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()


class Vocabulary:
    """The words of several languages together, as the reading of a day asks for them."""

    def __init__(self, languages: Iterable[DateWords]) -> None:
        each = tuple(languages)
        self.month = {name: number for one in each for name, number in _numbered(one.months, 1)}
        self.weekday = {name: number for one in each for name, number in _numbered(one.weekdays, 0)}
        self.ordinal = {
            name + end: number
            for one in each
            for name, number in _numbered(one.ordinals, 1)
            for end in one.ordinal_endings
        }
        self.near = {name: days for one in each for name, days in one.near.items()}
        self.behind = {name: days for one in each for name, days in one.behind.items()}
        self.counts = {name: number for one in each for name, number in one.counts.items()}
        self.weeks = frozenset(word for one in each for word in one.weeks)
        self.next = frozenset(word for one in each for word in one.next)
        self.after_next = frozenset(word for one in each for word in one.after_next)
        self.fillers = frozenset(word for one in each for word in one.fillers)
        units = (word for one in each for word in (*one.days, *one.weeks))
        ahead = any_of(word for one in each for word in one.ahead)
        self.ahead = re.compile(rf"{ahead} (\d{{1,2}}|[^\W\d_]+) ({any_of(units)})")
        self.last = re.compile(rf"{any_of(word for one in each for word in one.last)} ")
        self.end_of = re.compile(rf"{any_of(word for one in each for word in one.end_of)} ([^\W\d_]+)")
        self.month_end = re.compile("|".join(pattern for one in each for pattern in one.month_end))
        self.day_number = re.compile(rf"(\d{{1,2}})\.?{any_of(word for one in each for word in one.after_number)}?")


def _numbered(names: Iterable[tuple[str, ...]], first: int) -> Iterable[tuple[str, int]]:
    return ((name, number) for number, alike in enumerate(names, first) for name in alike)


@cache
def date_words() -> Vocabulary:
    """The words of every language that has a folder."""
    return Vocabulary(DateWords.model_validate(table) for table in tables("dates.toml"))
