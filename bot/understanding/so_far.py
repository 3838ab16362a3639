"""What was deferred so far, and what of it is still to come: `10k so far, 500 a check`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.answers import plain
from bot.understanding.case import Case
from bot.understanding.counted import SMALL
from bot.understanding.lexicon import Hit, lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, written
from bot.understanding.reading import Heard, covered, segments
from bot.understanding.repeated import counted
from bot.understanding.understood import Answered, AskBack
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, DEFERRALS_SO_FAR
from core.mega_backdoor.told_ahead import with_each_date_to_come
from core.question import doubted

_SO_FAR: Final = ("heard:so_far", "heard:to_date", "heard:in_already")
_TO_COME: Final = ("heard:to_come", "heard:from_now_on", "heard:brings_to")
_PER_DATE: Final = "heard:per_date"
_AROUND: Final = ("heard:filler", "heard:opening", "heard:puts_in", "heard:apiece", "heard:one_date")
_NEAR: Final = 2
"""Words between an amount and what says that each paycheck has as much: `500 more a check`."""
_UNKNOWN: Final = 1
_FAR: Final = 9


def told_so_far(case: Case, heard: Heard) -> Answered | AskBack | None:
    """The own deferrals of the year that a line tells in two parts; asked back where it says less of them."""
    if heard.question not in (DEFERRALS, AFTER_TAX_SO_FAR) or case.asks or not _says_so_far(heard):
        return None
    money = [amount for amount in heard.amounts if (amount.value or 0) >= SMALL]
    each = next((amount for amount in money if _is_of_each(heard, amount, money)), None)
    other = [amount for amount in money if amount is not each]
    if len(other) != 1 or any(amount.percent or amount.negative for amount in money):
        return None
    so_far = other[0].value or Decimal(0)
    if heard.question is AFTER_TAX_SO_FAR:
        is_plain = each is not None and _knows_all_but(heard, _UNKNOWN)
        return Answered({AFTER_TAX_SO_FAR.id: plain(written(so_far))}) if is_plain else None
    if each:
        return _with_each(case, heard, so_far, each)
    return _most_in_the_end(case, heard, other[0]) or _of_a_year_to_date(heard, other[0])


def _says_so_far(heard: Heard) -> bool:
    """Whether a line speaks of what has gone in, or of paychecks that are left."""
    return heard.says(*_SO_FAR) or next(lexicon_of("leaving").everywhere(heard.line.words, ("left",)), None) is not None


def _with_each(case: Case, heard: Heard, so_far: Decimal, each: Amount) -> Answered | AskBack:
    """The sum with what each pay date to come brings, or so many paychecks."""
    of_each, count = each.value or Decimal(0), counted(heard, each)
    total = written(so_far + count * of_each) if count else with_each_date_to_come(so_far, of_each, heard.answers)
    if total is None:
        return AskBack(DEFERRALS.id, (written(so_far),))
    is_plain = not case.assumed and _knows_all_but(heard, _UNKNOWN)
    offers = doubted(DEFERRALS, Decimal(total), heard.answers)
    if offers or not is_plain:
        return AskBack(DEFERRALS.id, offers or (total,))
    return Answered({DEFERRALS.id: plain(total)}, untold={DEFERRALS_SO_FAR.id: written(so_far)})


def _most_in_the_end(case: Case, heard: Heard, so_far: Amount) -> Answered | None:
    """The most, where a part of its own says so of the rest: `15k so far, going to max it`."""
    limits = heard.answers.year_limits
    if limits is None or (so_far.value or 0) >= limits.elective_deferrals.value:
        return None
    parts = [case.line.only(part) for part in segments(case.line) if so_far.start not in part]
    found = [case.answer_in(part, heard.question) for part in parts if lexicon().has(part, "heard:max")]
    return found[0] if len(found) == 1 else None


def _of_a_year_to_date(heard: Heard, so_far: Amount) -> AskBack | None:
    """The amount so far, of which nobody says what follows, to be tapped where nothing does."""
    is_alone = len(heard.amounts) == 1 and heard.says("heard:to_date") and _knows_all_but(heard, 0)
    return AskBack(DEFERRALS.id, (written(so_far.value or Decimal(0)),)) if is_alone else None


def _is_of_each(heard: Heard, amount: Amount, money: Sequence[Amount]) -> bool:
    """Whether each paycheck has as much: a phrase that says so stands nearest to it, or a count before it."""
    if counted(heard, amount):
        return True
    hits = lexicon().everywhere(heard.line.words, (_PER_DATE,))
    nearest = [min((_apart(heard, hit, each), each.start) for each in money) for hit in hits]
    return any(place == amount.start and apart <= _NEAR for apart, place in nearest)


def _apart(heard: Heard, hit: Hit, amount: Amount) -> int:
    """How many words stand between a phrase and an amount; many where a pause does."""
    end, start = min(hit.end, amount.end), max(hit.start, amount.start)
    return start - end + sum(_FAR for word in heard.line.words[end : start + 1] if word.after_pause)


def _knows_all_but(heard: Heard, most: int) -> bool:
    """Whether no more than so many words of the line say anything else."""
    line, own = heard.line, [f"{table}:{heard.question.id}" for table in ("names", "called", "shares", "beside")]
    hits = [*lexicon().everywhere(line.words, (*_SO_FAR, *_TO_COME, _PER_DATE))]
    hits += lexicon().find(line.words, (*own, *_AROUND))
    hits += lexicon_of("leaving").everywhere(line.words, ("left", "more", "paycheck", "only"))
    known = covered([*hits, *heard.amounts])
    small = marks("joins") | marks("of_each") | marks("together") | marks("of_a_day")
    others = [word for place, word in enumerate(line.words) if place not in known and word.text not in small]
    return sum(any(map(str.isalnum, word.text)) for word in others) <= most
