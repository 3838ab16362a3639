"""What is said of somebody, as that person would say it: `is 58, makes 70k` is `I am 58, make 70k`."""

from __future__ import annotations

from functools import cache
from typing import Final

from bot.understanding.ages import YOUNGEST
from bot.understanding.marks import tables
from bot.understanding.numbers import amounts_of
from bot.understanding.words import Line

_OLDEST: Final = 99


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
    if is_age(line, behind):
        said = words[behind - 1].text if behind else ""
        return f"{_of_oneself().get(said, _of_oneself()['is'])} {rest}"
    return rest


def is_age(line: Line, place: int) -> bool:
    """Whether a number in digits that may be an age stands at a place, with no unit of money behind it."""
    found = amounts_of(Line(line.text, line.words[place : place + 2]))
    amount = found[0] if found and found[0].start == 0 and line.words[place].text.isdigit() else None
    return amount is not None and amount.is_bare and amount.value is not None and YOUNGEST <= amount.value <= _OLDEST
