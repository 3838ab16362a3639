"""Phrases that people use, and how much of a line each covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.marks import marks
from bot.understanding.words import Word, fold
from core.date_words import date_words

GAP: Final = ".."
_DAY: Final = "<weekday>"
_SHORT: Final = 4
"""Letters of a weekday that is shortened, and may be another word: `sun`, `so`."""
_WEEKDAYS: Final = frozenset(name for name in map(fold, date_words().weekday) if len(name) > _SHORT)
_LONGEST_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean a group's thing; `*` stands where a word may go on or begin, `..` for a few words."""

    group: str
    parts: tuple[str, ...]

    def length_at(self, words: Sequence[Word], start: int) -> int:
        """How many words of a line it covers from a place on; 0 where it does not stand there."""
        place = start
        for number, part in enumerate(self.parts):
            if part == GAP:
                rest = Phrase(self.group, self.parts[number + 1 :])
                return self._length_behind(rest, words, start, place)
            if place >= len(words) or not fits(part, words[place].text):
                return 0
            place += 1
        return place - start

    @staticmethod
    def _length_behind(rest: Phrase, words: Sequence[Word], start: int, place: int) -> int:
        if not rest.parts:
            return place - start if place < len(words) else 0
        for skipped in range(min(_LONGEST_GAP, len(words) - place) + 1):
            length = rest.length_at(words, place + skipped)
            if length:
                return place + skipped + length - start
            if words[place + skipped : place + skipped + 1] and words[place + skipped].text in marks("not"):
                # `After-tax contributions are not permitted` does not say that they are.
                return 0
        return 0


def of_any_weekday(word: str) -> str:
    """A word of a phrase; one that names a weekday means any of them, so that a phrase stands for seven."""
    return _DAY if word in _WEEKDAYS else word


def fits(part: str, word: str) -> bool:
    """Whether a word of a line is a part of a phrase, or ends or begins as it says."""
    if part == _DAY:
        return word in _WEEKDAYS
    if part[0] == "*":
        return word.endswith(part[1:])
    return word.startswith(part[:-1]) if part[-1] == "*" else part == word
