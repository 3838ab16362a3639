"""An age told while something else is asked: `by the way, i'm only 48` is no amount."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.understanding.as_oneself import is_age
from bot.understanding.case import Case
from bot.understanding.lexicon import TAKING_BACK, lexicon
from bot.understanding.marks import marks
from bot.understanding.reading import covered, parts_told
from bot.understanding.understood import Answered, Change, Understood
from bot.understanding.words import Line
from core.answer_types import AgeBand
from core.question import Question

_I_AM: Final = "heard:i_am"
_YEARS_OLD: Final = "age:years_old"
_AROUND: Final = ("heard:filler", "heard:opening")


def age_told(case: Case) -> Change | None:
    """The age that a line says as `I am 48`, `48 years old` or `no, I'm at 61 actually`, and nothing else."""
    question = next((each for each in case.questions if isinstance(each.type, AgeBand)), None)
    if question is None or question is case.open_question:
        return None
    words, hits = case.line.words, lexicon().find(case.line.words, (_I_AM, _YEARS_OLD, *_AROUND, *TAKING_BACK))
    ages = [place for place in range(len(words)) if is_age(case.line, place)]
    said = {word.start for word in case.line.spoken} <= {words[place].start for place in {*covered(hits), *ages}}
    i_am = [hit.end for hit in hits if hit.group == _I_AM]
    told = i_am and (i_am[-1] in ages or lexicon().has(case.line, *TAKING_BACK))
    told = told or any(hit.group == _YEARS_OLD and hit.start - 1 in ages for hit in hits)
    found = case.answer_in(case.line, question) if told and said and len(ages) == 1 else None
    return Change(found.answers) if found else None


def with_the_age_beside(case: Case, _: Question[Any], found: Understood) -> Understood:
    """What a line is taken for, with the age that a part of its own says: `130k and I'm 52`."""
    if not isinstance(found, Answered):
        return found
    parts = [part for part in parts_told(case.line) if _begins_anew(case.line, part[0])]
    told = [age for part in parts if (age := age_told(replace(case, line=case.line.only(part)))) is not None]
    return replace(found, answers={**told[0].answers, **found.answers}) if len(told) == 1 else found


def _begins_anew(line: Line, place: int) -> bool:
    """Whether a part goes on with something else; `because I'm 52` gives a reason, `since I'm 30` a time."""
    return not place or line.words[place].after_pause or line.words[place - 1].text in marks("joins")
