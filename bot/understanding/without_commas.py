"""A first line without commas, taken apart where somebody else would put them: `nurse 37 96k biweekly`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from bot.understanding.ages import OLDEST_AT_WORK, YOUNGEST
from bot.understanding.extras import A_YEARS_PAY
from bot.understanding.heads import heads_denied
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import amounts_of
from bot.understanding.words import Line
from core.answer_types import AgeBand
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.person import AGE_BAND
from core.question import Question

_RHYTHMS: Final = f"choices:{PAY_SCHEDULE.id}:"
_NO_AGE: Final = (f"otherwise:{AGE_BAND.id}", "otherwise:any", "otherwise:earlier")


def without_commas(
    line: Line, part: tuple[int, ...], questions: Sequence[Question[Any]], used: Collection[int]
) -> Sequence[tuple[int, ...]]:
    """The places of age, pay, rhythm, `without employees` and the rest of a part, each apart; or the part itself.

    `used` are the places of the words that say something already.
    """
    if (heads := heads_denied(line, part)) and heads != part:
        rest = tuple(place for place in part if place not in heads)
        return (heads, *without_commas(line, rest, questions, used))
    rhythm = _rhythm_in(line, part)
    if _names_another(line.only(place for place in part if place not in {*rhythm, *used}), questions):
        return (part,)
    words = line.only(part)
    amounts = [each for each in amounts_of(words) if part[each.start] not in rhythm]
    ages = [each for each in amounts if each.is_bare and YOUNGEST <= (each.value or 0) <= OLDEST_AT_WORK]
    pay = [each for each in amounts if not each.percent and (each.value or 0) >= A_YEARS_PAY]
    i_am = {hit.end for hit in lexicon().find(words.words, ("heard:i_am",))}
    if len(ages) != 1 or len(ages) + len(pay) != len(amounts) or not (pay or ages[0].start in i_am):
        return (part,)
    found = [tuple(part[place] for place in range(each.start, each.end)) for each in (*ages, *pay)]
    found += [rhythm] if rhythm else []
    rest = tuple(place for place in part if all(place not in places for places in found))
    return (*found, rest) if rest else found


def _rhythm_in(line: Line, part: Sequence[int]) -> tuple[int, ...]:
    """The places of the words that say how often somebody is paid."""
    hits = lexicon().find(line.only(part).words, lexicon().under(_RHYTHMS))
    return tuple(part[place] for hit in hits[:1] for place in range(hit.start, hit.end))


def _names_another(words: Line, questions: Sequence[Question[Any]]) -> bool:
    """Whether words name money other than pay, or years that are no age."""
    told = (each for each in questions if not each.talk.told_early and not isinstance(each.type, AgeBand))
    return bool(lexicon().find(words.words, (*(f"names:{each.id}" for each in told), *_NO_AGE)))
