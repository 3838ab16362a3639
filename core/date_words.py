"""The words in which people type days, of every language: `dates.toml` in the folder of each under `locales`.

A day is read in all languages at once, whatever the language of the chat: people write `dec 4` in a German one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).resolve().parent.parent / "locales"


class DateWords(BaseModel):
    """The words for days in one language, in lower case.

    `months`, `weekdays` and `ordinals` have the names of each in order, Monday and `first` in front;
    `ordinal_endings` may stand behind an ordinal, `after_number` behind a number that is one (`4th`). `near` are
    days ahead of today, `behind` days before it, `counts` numbers in words (`in two weeks`). `next` and `last` stand
    before a weekday, `end_of` before a month; `month_end` are expressions for the last day of a month; `fillers` say
    nothing.
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
        self.fillers = frozenset(word for one in each for word in one.fillers)
        units = (word for one in each for word in (*one.days, *one.weeks))
        ahead = _any(word for one in each for word in one.ahead)
        self.ahead = re.compile(rf"{ahead} (\d{{1,2}}|[^\W\d_]+) ({_any(units)})")
        self.last = re.compile(rf"{_any(word for one in each for word in one.last)} ")
        self.end_of = re.compile(rf"{_any(word for one in each for word in one.end_of)} ([^\W\d_]+)")
        self.month_end = re.compile("|".join(pattern for one in each for pattern in one.month_end))
        self.day_number = re.compile(rf"(\d{{1,2}})(?:\.|{_any(word for one in each for word in one.after_number)})?")


def _numbered(names: Iterable[tuple[str, ...]], first: int) -> Iterable[tuple[str, int]]:
    return ((name, number) for number, alike in enumerate(names, first) for name in alike)


def _any(words: Iterable[str]) -> str:
    """An expression for one of some words, the longest first; of no words, one that nothing matches."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True)) or '(?!)'})"


@cache
def date_words() -> Vocabulary:
    """The words of every language that has a folder."""
    files = sorted(FOLDER.glob("*/dates.toml"))
    return Vocabulary(DateWords(**tomllib.loads(file.read_text("utf-8"))) for file in files)
