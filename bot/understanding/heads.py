"""People that a line counts, who work for the one that types it: `3 angestellte`, `2 hygienists on payroll`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.words import Line
from core.question import Question, Unit

_MOST: Final = 100
_NO_PEOPLE: Final = ("heard:filler", "heard:i_am", "age:years_old")


def tells_heads(question: Question[Any], line: Line, beside: Collection[str]) -> bool:
    """Whether a line counts people by a word for whoever works for somebody, or denies any: `keine leute`.

    Only `beside` the answer to a question along with which people tell that.
    """
    by_number = question.talk.by_number
    if (
        by_number is None
        or by_number.unit is not Unit.HEADS
        or all(each.id not in beside for each in said_along(question))
    ):
        return False
    counts = {each.end for each in amounts_of(line) if _may_count(each)}
    counted = any(line.words[place].text in marks("heads") for place in counts if place < len(line.words))
    return counted or bool(heads_denied(line, range(len(line.words))))


def heads_denied(line: Line, part: Sequence[int]) -> tuple[int, ...]:
    """The places of the words of a part that say that nobody works there: `ohne mitarbeiter`; none elsewhere."""
    denying, words = marks("denies") | marks("not"), line.words
    pairs = ((a, b) for a, b in pairwise(part) if words[a].text in denying and words[b].text in marks("heads"))
    return next(pairs, ())


def begins_with_heads(line: Line, amount: Amount) -> bool:
    """Whether a line begins with a number and whom it counts: `drei friseurinnen, alle fest`."""
    following = line.words[amount.end : amount.end + 1]
    if amount.start or not _may_count(amount) or not following or following[0].after_pause:
        return False
    others = lexicon().find(line.words[amount.end :], (*_NO_PEOPLE, "otherwise:earlier", "otherwise:later", "heard:no"))
    is_known = any(hit.start == 0 for hit in others) or following[0].text in marks("joins") | marks("spans")
    is_of_now = not any(hit.group in ("otherwise:earlier", "otherwise:later", "heard:no") for hit in others)
    return following[0].text.isalpha() and not is_known and is_of_now


def said_along(question: Question[Any]) -> Iterator[Question[Any]]:
    """The questions in whose answers people tell this one too, and those in whose answers they tell these."""
    for asked in question.talk.said_with:
        yield from (asked, *asked.talk.said_with)


def _may_count(amount: Amount) -> bool:
    return amount.is_bare and amount.value is not None and 0 < amount.value < _MOST
