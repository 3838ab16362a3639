"""Pay dates as people say them: the part of a line that the core reads as a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bot.understanding.day_asked import in_the_week_named
from bot.understanding.lexicon import lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.numbers import written
from bot.understanding.paid_before import days_that_follow, is_paid
from bot.understanding.reading import Heard, Reading, covered, segments
from bot.understanding.words import MONTHS, Word, fold
from core.amounts import Problem
from core.date_words import date_words
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.question import read_answer

_LONGEST_PERIOD: Final = 31
_SHORTEST_WEEKLY: Final = 3
"""Letters that a weekday has beside the `s` of `freitags`."""
_GROUPED: Final = re.compile(r"\d{1,3}[.,]\d{3}")
_LONGEST: Final = 6
"""Words of a date: `on friday the 4th of december`."""


def names_a_month(words: Iterable[Word]) -> bool:
    """Whether one of some words is a month."""
    return any(word.text in MONTHS for word in words)


def read_day(heard: Heard) -> Reading | None:
    """The day that a line names, or that no pay date comes any more."""
    still_to_come = _still_to_come(heard)
    if still_to_come is None:
        reading = _one_day(heard)
        has_come = reading is not None and is_paid(heard)
        open_day = has_come or reading is None or reading.given is None
        following = days_that_follow(heard) if open_day else ()
        everything = frozenset(range(len(heard.line.words)))
        return Reading(offers=following, words=everything) if has_come or following else reading
    reading = _one_day(replace(heard, line=heard.line.only(still_to_come)))
    return None if reading is None else replace(reading, words=frozenset(range(len(heard.line.words))))


def _still_to_come(heard: Heard) -> tuple[int, ...] | None:
    """The places without what has been paid already, or is paid later: `today's is in, next is 12/31`; None: all."""
    parts = _said_apart(heard)
    left = [part for part in parts if not is_paid(replace(heard, line=heard.line.only(part)))]
    days = [(day[2], part) for part in left if (day := _longest_day(replace(heard, line=heard.line.only(part))))]
    if not days or heard.says("heard:wait", "heard:unsure"):
        return None
    if len(left) < len(parts):
        return days[-1][1]
    rise = len(days) > 1 and all(one < other for (one, _), (other, _) in pairwise(days))
    return days[0][1] if rise and _are_listed(heard, left) else None


def _said_apart(heard: Heard) -> list[tuple[int, ...]]:
    """The parts of a line; the full stop of a day ends none: `die vom 30. ist schon da`."""
    parts: list[tuple[int, ...]] = []
    for part in segments(heard.line):
        last = parts[-1][-1] if parts else None
        is_day = last is not None and last + 1 == part[0] and heard.line.words[last].is_number
        if last is not None and is_day and _only_a_full_stop(heard, last):
            parts[-1] += part
        else:
            parts.append(part)
    return [each for part in parts for each in _before_the_next(heard, part)] if is_paid(heard) else parts


def _only_a_full_stop(heard: Heard, place: int) -> bool:
    """Whether a full stop is all that parts a word from the one behind it."""
    one, other = heard.line.words[place], heard.line.words[place + 1]
    return heard.line.text[one.start : other.start].rstrip().endswith(".")


def _before_the_next(heard: Heard, part: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """A part of a line, divided where the next one is named: `paid today so the next one is the 15th`."""
    begun = [hit.start for hit in heard.hits("heard:the_next_one") if hit.start in part[1:]]
    at = part.index(min(begun)) if begun else 0
    yield from (each for each in (part[:at], part[at:]) if each)


def _are_listed(heard: Heard, parts: Sequence[tuple[int, ...]]) -> bool:
    """Whether nothing but `and` or `then` stands between some parts: `the 15th and the 31st`."""
    between = (heard.line.words[one[-1] + 1 : other[0]] for one, other in pairwise(parts))
    return all(any(word.text in marks("together") | marks("follows") for word in words) for words in between)


def _one_day(heard: Heard) -> Reading | None:
    """The day that a line names where it names just one."""
    named = f"choices:{heard.question.id}:"
    hits = heard.hits(f"{named}none", f"{named}last_day", f"{named}ask", "heard:unsure", "heard:gross")
    groups = [hit.code for hit in hits]
    if "last_day" in groups:
        last = _kept(heard, date(heard.answers.tax_year, 12, 31), covered(hits))
        return replace(last, refused=None)
    past = heard.hits("heard:last_weekday")
    if past and past[-1].end == len(heard.line.words):
        return _kept(heard, heard.answers.today - timedelta(1), covered(past))
    found = _longest_day(heard)
    if found is not None and covered(past).issuperset(range(found[0], found[1])):
        # `Last friday something came`.
        return Reading(words=covered(past))
    again = _every_week_or_other(heard) if found is None or found[1] - found[0] == 1 else None
    if again is not None:
        return again
    if "unsure" in groups and found is None:
        return Reading(words=covered(hits), unsure=True)
    if "none" in groups and found is None:
        return Reading("none", words=covered(hits))
    inside = range(found[0], found[1]) if found else ()
    if any(hit.group.endswith((":ask", ":none")) and hit.start not in inside for hit in hits):
        return Reading(words=covered(hits))
    return _in_the_middle(heard) if found is None else _beside_nothing_else(heard, *found)


def _in_the_middle(heard: Heard) -> Reading | None:
    """The 15th, to be tapped, where a line says the middle of its month: `mitte dezember`."""
    words = heard.line.words
    ends = {hit.end for hit in lexicon_of("leaving").everywhere(words, ("middle",))}
    month = next((MONTHS[words[end].text] for end in ends if end < len(words) and words[end].text in MONTHS), None)
    if month is None:
        return None
    kept = _kept(heard, date(heard.answers.tax_year, month, 15), frozenset(range(len(words))))
    return replace(kept, given=None, offers=(str(kept.given),)) if kept.given else None


def _beside_nothing_else(heard: Heard, start: int, end: int, day: date) -> Reading:
    """The day that some words of a line name, where no word beside them makes it another one."""
    rest = [place for place in range(len(heard.line.words)) if not start <= place < end]
    beside = any(heard.line.words[place].text in marks("spans") or _differs(heard, place, day) for place in rest)
    if beside or _is_of_another_month(heard, start, end, day):
        return Reading(words=frozenset(range(start, end)))
    same = [place for place in rest if _day(heard, place, place + 1) == day]
    return _kept(heard, day, frozenset((*range(start, end), *same)))


def _is_of_another_month(heard: Heard, start: int, end: int, day: date) -> bool:
    """Whether a day that is said without its month belongs to one named further off: `not till late December, 30th`."""
    words = heard.line.words
    months = {MONTHS[word.text] for word in words if word.text in MONTHS}
    alone = sum(word.is_number for word in words[start:end]) == 1 and not names_a_month(words[start:end])
    return alone and len(months) == 1 and day.month not in months


def _every_week_or_other(heard: Heard) -> Reading | None:
    """A day that comes again, `immer freitags`: of every week the next one, of every other week one of two."""
    rhythms = heard.hits(*(f"choices:{PAY_SCHEDULE.id}:{code}" for code in ("weekly", "biweekly")))
    weekdays = date_words().weekday
    # `Does` is no plural of the German `Do`.
    weekly = [text.removesuffix("s") if len(text) > _SHORTEST_WEEKLY else text for text in heard.texts()]
    days = {weekdays[text] for text in (*weekly, *heard.texts()) if text in weekdays}
    plural = any(
        text not in weekdays and single in weekdays for text, single in zip(heard.texts(), weekly, strict=True)
    )
    if len(days) != 1 or not (rhythms or plural) or heard.amounts or names_a_month(heard.line.words):
        return None
    said = {hit.code for hit in rhythms} - {"weekly"}
    schedule = next(iter(said), heard.answers.given().get(PAY_SCHEDULE.id))
    start = heard.answers.earliest_pay_date
    first = start + timedelta((days.pop() - start.weekday()) % 7)
    words = frozenset(range(len(heard.line.words)))
    if schedule == "weekly":
        return _kept(heard, first, words)
    both = (first.isoformat(), (first + timedelta(7)).isoformat())
    return Reading(offers=both if schedule == "biweekly" else (), words=words)


def _differs(heard: Heard, place: int, day: date) -> bool:
    """Whether another word of the line is a day too, and no weekday of the same one."""
    other = _day(heard, place, place + 1)
    if other is None or other == day or _is_a_filler(heard, place):
        return False
    return heard.line.words[place].is_number or other.weekday() != day.weekday()


def _kept(heard: Heard, day: date, words: frozenset[int]) -> Reading:
    """The day, where it can be the next pay date; else why it cannot."""
    try:
        read_answer(heard.question, day.isoformat(), heard.answers)
    except Problem as problem:
        ahead = (day - heard.answers.today).days
        if not (heard.assumed and 0 <= ahead <= _LONGEST_PERIOD):
            return Reading(words=words, refused=problem)
    return Reading(day.isoformat(), words=words)


def _longest_day(heard: Heard) -> tuple[int, int, date] | None:
    """The longest run of words that is a day; of two as long, the later one."""
    count = len(heard.line.words)
    for length in range(min(_LONGEST, count), 0, -1):
        for start in range(count - length, -1, -1):
            day = _day(heard, start, start + length)
            if day is not None and not (length == 1 < count and _is_a_filler(heard, start)):
                return start, start + length, in_the_week_named(heard.line, day, heard.answers.today)
    return None


def _is_a_filler(heard: Heard, place: int) -> bool:
    """Whether a short weekday is as well a word that says nothing: `so 158.600`."""
    word = heard.line.words[place]
    return word.text in date_words().weekday and bool(lexicon().find((word,), ("heard:filler",)))


def _is_money(heard: Heard, start: int, end: int) -> bool:
    """Whether a number among the words is plainly none of a date: a percent, dollars, thousands, a quotient."""
    inside = [a for a in heard.amounts if a.start < end and start < a.end]
    return any(
        a.percent
        or a.dollars
        or a.scaled
        or (a.end - a.start > 1 and a.value != int(a.value or 0))
        or _GROUPED.fullmatch(heard.line.slice(a.start, a.end))
        for a in inside
    )


def _day(heard: Heard, start: int, end: int) -> date | None:
    if _is_money(heard, start, end) or any(word.text in marks("more") for word in heard.line.words[end : end + 1]):
        # `2 more this year` counts pay dates.
        return None
    text = heard.line.slice(start, end)
    if any(word.text != fold(heard.line.text[word.start : word.end]) for word in heard.line.words[start:end]):
        text = " ".join(word.text for word in heard.line.words[start:end])
    return _read(heard, text) or _read(heard, _in_digits(heard, start, end))


def _in_digits(heard: Heard, start: int, end: int) -> str:
    """Words of the line, one that is a number word in digits: `in ten days`."""
    spelled = {a.start: written(a.value) for a in heard.amounts if a.end - a.start == 1 and a.value is not None}
    return " ".join(spelled.get(place, heard.line.words[place].text) for place in range(start, end))


def _read(heard: Heard, text: str) -> date | None:
    try:
        read = heard.question.type.read_on(text, heard.answers.today, heard.answers.earliest_pay_date)
    except Problem:
        return None
    return read if isinstance(read, date) else None
