"""A typed line as words: lower case, umlauts and apostrophes folded, numbers whole, signs apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from core.amount_words import amount_words
from core.amounts import without_no_cents
from core.date_words import date_words
from core.typed_words import any_of, tables

LONGEST_LINE: Final = 400
MOST_WORDS: Final = 70
"""What is looked at of one line; everything after it is no answer that a person types."""

_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\t\n\r\u200b", " ") | dict.fromkeys("\u2019\u2018\u02bc`´", "'")
)
_IGNORED = re.compile("[\ufe00-\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_SPELLED_OUT = re.compile("ae|oe|ue")
_INSIDE_A_WORD = re.compile(r"(?<=[^\W_])['\u2010-](?=[^\W\d_])")
_TOKEN = re.compile(
    r"(?P<label>40[13](?:\(?[abk]\)?| \([abk]\)| k)(?![a-z0-9])"
    r"|(?:415|457\(?b?\)?|1099(?:-?r)?|8606|5498)(?![a-z0-9]|[.,']\d)|402\(?g\)?(?![a-z0-9])|415\(?c\)?(?![a-z0-9])|401\(?a\)?\(?17\)?(?![a-z0-9])|w-2(?![a-z0-9])|2a(?![a-z0-9])|[a-z]\d[a-z](?![a-z0-9])|[a-z]{1,3}\d(?![a-z0-9]|[.,]\d))"
    r"|(?P<number>\d+(?:[.,']\d+)*|(?<![^\s$])\.\d+|^,\d+|(?:inf|nan)(?!\w))|(?P<word>[^\W\d_]+)|(?P<pause>[,;.:()\[\]\"„“”'*_]+)|(?P<sign>\S)"
)

FORMS: Final = frozenset({"1099", "415", "457", "5498", "8606"})
"""Numbers of tax forms, plans and sections of the law that may as well be dollars."""

_SAID = amount_words()
_OF_MONEY = re.compile(
    rf" ?(?:\$|(?:k|usd|eur|{any_of(_SAID.dollars)})\b|{any_of((*_SAID.per, *_SAID.each))} {any_of(_SAID.periods)})"
)
_ENDS = re.compile(r"[ .!]*$")
_DAY = re.compile(r"\b\d{1,2}\. ?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign of a line: folded, with its place in the line and whether a pause stands before it."""

    text: str
    start: int
    end: int
    is_number: bool = False
    after_pause: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A typed line: its tidied text, and its words."""

    text: str
    words: tuple[Word, ...]

    @property
    def spoken(self) -> tuple[Word, ...]:
        """The words and numbers without the signs between them."""
        return tuple(word for word in self.words if word.text.isalnum())

    @property
    def unasked(self) -> Line:
        """The line without question marks."""
        return Line(self.text, tuple(word for word in self.words if word.text != "?"))

    def only(self, places: Iterable[int]) -> Line:
        """The line with some of its words alone."""
        return Line(self.text, tuple(self.words[place] for place in places))

    def without(self, places: Collection[int]) -> Line:
        """The line without some of its words."""
        return Line(self.text, tuple(word for place, word in enumerate(self.words) if place not in places))

    def beside(self, places: Collection[int]) -> list[Word]:
        """The words and numbers at none of some places: what a line says beside them."""
        words = (word for place, word in enumerate(self.words) if place not in places)
        return [word for word in words if word.is_number or word.text.isalnum()]

    def slice(self, start: int, end: int) -> str:
        """The tidied text of some of its words, with the full stop of a date."""
        return self.text[self.words[start].start : self._end_of(end)]

    def slice_from(self, place: int) -> str:
        """The tidied text from a sign on, up to the last of its words."""
        return self.text[place : self._end_of(len(self.words))]

    def _end_of(self, end: int) -> int:
        place = self.words[end - 1].end
        return place + self.text.startswith(".", place)


def fold(text: str) -> str:
    """A word without umlauts, whichever way they were typed: `für`, `fuer` and `fur` are one."""
    return _SPELLED_OUT.sub(lambda pair: pair[0][0], text.translate(_UMLAUTS))


MONTHS: Final = {fold(name): number for name, number in date_words().month.items()}


@lru_cache(512)
def line_of(text: str) -> Line:
    """The words of a typed line, as many as are looked at."""
    tidy = _IGNORED.sub("", text[:LONGEST_LINE].translate(_SPACES)).lower().strip()
    tidy = without_no_cents(tidy)
    tidy = _INSIDE_A_WORD.sub(lambda mark: "" if mark[0] == "'" else " ", tidy)
    found: list[Word] = []
    pause = False
    for match in _TOKEN.finditer(tidy):
        if match["pause"]:
            pause = True
            continue
        folded = re.sub(r"[()\s-]", "", match[0]) if match["label"] else fold(match[0])
        is_number = match["number"] is not None or (folded in FORMS and _is_amount(tidy, match.start(), match.end()))
        pause = pause and not (folded in MONTHS and _ends_with_a_day(tidy, match.start()))
        pause = pause and not (found and _is_shortened(tidy, found[-1]))
        found.append(Word(folded, match.start(), match.end(), is_number, pause))
        pause = False
        if len(found) == MOST_WORDS:
            break
    return Line(tidy, tuple(found))


def _ends_with_a_day(line: str, end: int) -> bool:
    """Whether a day stands just before a place, whose full stop ends no sentence: `11. dezember`."""
    return _DAY.search(line, 0, end) is not None


def _is_shortened(line: str, word: Word) -> bool:
    """Whether the full stop behind a word is one of a short form: `12k inkl. match`."""
    return word.text in _abbreviations() and line.startswith(".", word.end)


@cache
def _abbreviations() -> frozenset[str]:
    rows = (table["marks"]["abbreviations"] for table in tables("understanding.toml"))
    return frozenset(fold(word.strip()) for row in rows for word in row.split(","))


def _is_amount(line: str, start: int, end: int) -> bool:
    """Whether the number of a form is an amount: it stands alone, behind a dollar sign or before words of money."""
    before = line[:start].rstrip()
    is_alone = not before and _ENDS.match(line, end) is not None
    return is_alone or before.endswith("$") or _OF_MONEY.match(line, end) is not None
