"""Who leaves within the year: the day of the last pay that a line tells, or supposes: `my last paycheck is dec 11`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.understanding.case import Case
from bot.understanding.lexicon import Hit, lexicon_of
from bot.understanding.numbers import MOST_DATES, amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Answered, Change
from bot.understanding.words import MONTHS, Line, line_of
from core.amounts import Problem
from core.answers import Answers, NotAnswered
from core.mega_backdoor.leaving import next_pay_dates_before
from core.mega_backdoor.payroll import LAST_PAY_DATE, NEXT_PAY_DATE, PAY, dates_of_the_rest, payroll_open
from core.mega_backdoor.plan_terms import LEAVING
from core.mega_backdoor.questions import MEGA
from core.pay_dates import last_of_month, on_day

_TABLE: Final = "leaving"
_GOES, _LAST_PAY, _PAYCHECK, _ONE = "goes", "last_pay", "paycheck", "one"
_STAYS: Final = "stays"
_OF_THE_MONTH: Final = "of_the_month"
"""The day on which others are paid every month; that somebody leaves, it does not say."""
_LEFT, _MORE, _ONLY, _IN = "left", "more", "only", "in_a_month"
_FROM, _EARLY, _MIDDLE, _UNTIL = "from", "early", "middle", "until"
_THIS_MONTH, _NEXT_MONTH, _MONTHS, _YEAR_END = "this_month", "next_month", "months", "year_end"
_SUPPOSING, _ASKS, _NEXT_IS_LAST, _AROUND = "supposing", "asks", "next_is_last", "around"
_COUNTS, _LAST_OF_A_MONTH = "counts", 31
_GROUPS: Final = (
    *(_NEXT_IS_LAST, _GOES, _LAST_PAY, _PAYCHECK, _ONE, _LEFT, _MORE, _ONLY, _IN, _FROM, _EARLY, _MIDDLE, _UNTIL),
    *(_OF_THE_MONTH, _THIS_MONTH, _NEXT_MONTH, _MONTHS, _YEAR_END, _SUPPOSING, _ASKS, _AROUND),
)
_COUNTING: Final = (_PAYCHECK, _COUNTS, "beside_counts", _LEFT, _MORE, _ONLY, _AROUND)
_LONGEST: Final = 6
"""Words of a date: `on friday the 4th of december`."""
_LATELY: Final = timedelta(days=120)
"""A day that was so short a time ago is not the one of next year."""
_FIFTEENTH, _DECEMBER, _MOST_MONTHS, _YEARS_AHEAD = 15, 12, 12, 5


@dataclass(frozen=True)
class _Day:
    """The last day of pay that a line names, the words that name it, and whether it says that very day."""

    day: date
    words: frozenset[int]
    is_exact: bool


def leaving_told(case: Case) -> Change | Answered | None:
    """The last pay date that a whole line tells or supposes; None where it says anything else, or it changes nothing.

    One that is supposed, or named by its month alone, is only looked at; while a question is open, that is impossible.
    """
    if case.situation.interview != MEGA.id or not case.line.words:
        return None
    if _stays(case):
        return Change({LAST_PAY_DATE.id: "none"})
    found, hits = _told(case)
    if found is None or not LAST_PAY_DATE.may_be_asked(case.answers):
        return None
    supposed = not found.is_exact or case.asks or _has(hits, _SUPPOSING, _ASKS)
    told = {LAST_PAY_DATE.id: found.day.isoformat()}
    if case.open_question is None:
        return Change(told, supposed=supposed) if _dates(case.answers) else None
    if supposed:
        return None
    return _beside_the_open_question(case, told, found.day, is_paid=_has(hits, _LAST_PAY))


def _stays(case: Case) -> bool:
    """Whether somebody who was about to leave says to stay after all."""
    words = case.line.words
    hits = lexicon_of(_TABLE).find(words, (_STAYS, _AROUND))
    leaves = isinstance(case.answers.given().get(LAST_PAY_DATE.id), date)
    return leaves and _has(hits, _STAYS) and len(covered(hits)) == len(words)


def tells_of_leaving(text: str, answers: Answers) -> bool:
    """Whether a whole line tells or supposes a day of leaving, beside a result that pay dates belong to."""
    line = line_of(text)
    return bool(_dates(answers)) and _day_told(line, answers.today, _hits(line)) is not None


def _beside_the_open_question(case: Case, told: dict[str, str], last: date, *, is_paid: bool) -> Change | Answered:
    """The answer to the open question that follows from it, or a change beside it; `is_paid`: it is a pay date."""
    question = case.open_question
    if question is LEAVING:
        return Answered({LEAVING.id: "yes"} | (told if last.year <= case.answers.tax_year else {}))
    if question is NEXT_PAY_DATE and is_paid and PAY.id not in case.situation.answers:
        days = next_pay_dates_before(case.answers, last)
        if len(days) == 1:
            return Answered({NEXT_PAY_DATE.id: days[0].isoformat()} | told)
    return Change(told)


def _told(case: Case) -> tuple[_Day | None, Sequence[Hit]]:
    """What the whole line tells, by a day or by how many pay dates are left."""
    hits = _hits(case.line)
    earliest = max(case.answers.today, date(case.answers.tax_year, 1, 1))
    return _day_told(case.line, earliest, hits) or _counted(case.line, hits, _dates(case.answers)), hits


def _hits(line: Line) -> Sequence[Hit]:
    return lexicon_of(_TABLE).find(line.unasked.words, _GROUPS)


def _has(hits: Sequence[Hit], *groups: str) -> bool:
    return any(hit.group in groups for hit in hits)


def _dates(answers: Answers) -> tuple[date, ...]:
    """The pay dates of the rest of the year, as far as they are known."""
    with suppress(NotAnswered):
        return dates_of_the_rest(answers) if payroll_open(answers) else ()
    return ()


def _day_told(line: Line, earliest: date, hits: Sequence[Hit]) -> _Day | None:
    """The day on which somebody goes or is paid for the last time, where every word of the line is about that."""
    if not _has(hits, _GOES, _LAST_PAY):
        return None
    spoken, said = line.unasked, covered(hits)
    for found in _days(spoken, earliest, hits):
        if len(said | found.words) == len(spoken.words):
            return _day_before(found) if _has(hits, _FROM) else found
    return None


def _day_before(found: _Day) -> _Day:
    """The last day of who is gone from a day on, or from the first of a month."""
    first = found.day if found.is_exact else found.day.replace(day=1)
    return _Day(first - timedelta(1), found.words, found.is_exact)


def _days(line: Line, earliest: date, hits: Sequence[Hit]) -> Iterator[_Day]:
    """The days that some words name: the longest run of words that is one, a month, or so many months from today."""
    yield from _dated(line, earliest)
    if _has(hits, _YEAR_END):
        yield _Day(date(earliest.year, _DECEMBER, 31), frozenset(), is_exact=True)
    for group, ahead in ((_THIS_MONTH, 0), (_NEXT_MONTH, 1)):
        if _has(hits, group):
            yield _Day(last_of_month(_months_on(earliest, ahead)), frozenset(), is_exact=False)
    if not _has(hits, _UNTIL):
        # `Until June` may be with or without June.
        yield from _in_a_month(line, earliest, hits)
    counts = [each for each in amounts_of(line) if each.value is not None and 0 < each.value <= _MOST_MONTHS]
    if _has(hits, _MONTHS) and len(counts) == 1:
        ahead = int(counts[0].value or 0)
        yield _Day(_months_on(earliest, ahead), covered(counts), is_exact=False)


def _dated(line: Line, earliest: date) -> Iterator[_Day]:
    """A day with its date; not one that is just over, which is none of next year."""
    count = len(line.words)
    for length in range(min(_LONGEST, count), 0, -1):
        for start in range(count - length + 1):
            text = line.slice(start, start + length)
            if text.isdigit():
                continue
            with suppress(Problem):
                day = LAST_PAY_DATE.type.read_on(text, earliest, earliest)
                if isinstance(day, date) and _is_meant(text, day, earliest):
                    yield _Day(day, frozenset(range(start, start + length)), is_exact=True)


def _is_meant(text: str, day: date, earliest: date) -> bool:
    """Whether a day is soon, and not that of the next year where the same one is only just past."""
    if not 0 <= day.year - earliest.year <= _YEARS_AHEAD:
        return False
    long_before = date(day.year - 2, 1, 1)
    has_year = LAST_PAY_DATE.type.read_on(text, long_before, long_before) == day
    before = on_day(day.year - 1, day.month, day.day)
    return has_year or not before < earliest <= before + _LATELY


def _in_a_month(line: Line, earliest: date, hits: Sequence[Hit]) -> Iterator[_Day]:
    """The last day of the month that is named, with its year or the next such one; its 15th, or its first."""
    for place, word in enumerate(line.words):
        if word.text not in MONTHS or not _is_behind(hits, place, _IN, _FROM, _EARLY, _MIDDLE):
            # `I may leave` names none.
            continue
        number, following = MONTHS[word.text], line.words[place + 1 : place + 2]
        years = {str(year): year for year in range(earliest.year, earliest.year + _YEARS_AHEAD + 1)}
        has_year = bool(following) and following[0].text in years
        year = years[following[0].text] if has_year else earliest.year + (number < earliest.month)
        last = last_of_month(date(year, number, 1))
        day = 1 if _has(hits, _EARLY) else _FIFTEENTH if _has(hits, _MIDDLE) else last.day
        yield _Day(last.replace(day=day), frozenset(range(place, place + 1 + has_year)), is_exact=False)


def _is_behind(hits: Sequence[Hit], place: int, *groups: str) -> bool:
    return any(hit.end == place and hit.group in groups for hit in hits)


def _months_on(day: date, ahead: int) -> date:
    months = day.year * _DECEMBER + day.month - 1 + ahead
    return on_day(months // _DECEMBER, months % _DECEMBER + 1, day.day)


def _counted(line: Line, hits: Sequence[Hit], dates: Sequence[date]) -> _Day | None:
    """The last of so many pay dates that are left: `only one paycheck left`, `next one is my last`."""
    spoken = line.unasked
    counts = [each for each in amounts_of(spoken) if each.is_bare and 0 < (each.value or 0) <= MOST_DATES]
    number = 1 if _has(hits, _ONE, _NEXT_IS_LAST) else int(counts[0].value or 0) if len(counts) == 1 else 0
    goes, more = _has(hits, _GOES, _NEXT_IS_LAST), _has(hits, _MORE) and _has(hits, _ONLY, _GOES)
    named = _has(hits, _NEXT_IS_LAST) or (_has(hits, _PAYCHECK) and (_has(hits, _LEFT) or more))
    known = covered([*hits, *([] if _has(hits, _ONE) else counts)])
    if not named or not 0 < number <= len(dates) or len(known) < len(spoken.words):
        return None
    # Without a word of leaving, so many may as well be left of the year.
    return _Day(dates[number - 1], frozenset(), is_exact=goes)


def counts_paychecks(text: str) -> bool:
    """Whether a whole line asks or says how many paychecks are left, and names no other number."""
    line = line_of(text)
    hits, amounts = lexicon_of(_TABLE).find(line.words, _COUNTING), amounts_of(line)
    said = {hit.group for hit in hits}
    if not {_PAYCHECK, _COUNTS} <= said or not amounts:
        return False
    values = [each.value if each.is_bare else None for each in amounts]
    if any(value is None or not 0 < value <= _LAST_OF_A_MONTH for value in values):
        return False
    return not line.beside(covered([*hits, *amounts]))
