"""What is said of somebody, as that person would say it: `is 58, makes 70k` is `I am 58, make 70k`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from bot.understanding.lexicon import tables
from bot.understanding.words import Line, Word

_YOUNGEST, _OLDEST = 16, 99
_UNIT: Final = ("k", "$", "%", "tsd", "percent", "prozent", "dollars", "dollar", "usd", "mio")


@cache
def _of_oneself() -> dict[str, str]:
    """What somebody does, as that person says it: `makes` is `I make`."""
    return {verb: said for table in tables() for verb, said in table["of_oneself"].items()}


def as_oneself(line: Line, behind: int) -> str:
    """The rest of a line, said as if by that person."""
    words = line.words
    if behind >= len(words):
        return ""
    rest = line.slice(behind, len(words))
    verb = _of_oneself().get(words[behind].text)
    if verb is not None:
        following = behind + 1
        return f"{verb} {line.slice(following, len(words))}" if following < len(words) else verb
    if is_age(words, behind):
        said = words[behind - 1].text if behind else ""
        return f"{_of_oneself()['ist' if said == 'ist' else 'is']} {rest}"
    return rest


def is_age(words: Sequence[Word], place: int) -> bool:
    """Whether a number that may be an age stands at a place, with no unit of money behind it."""
    if place >= len(words) or not words[place].text.isdigit():
        return False
    behind = words[place + 1].text if place + 1 < len(words) else ""
    return _YOUNGEST <= int(words[place].text[:4]) <= _OLDEST and behind not in _UNIT
