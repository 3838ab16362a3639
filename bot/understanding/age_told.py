"""An age told while something else is asked: `by the way, i'm only 48` is no amount."""

from __future__ import annotations

from typing import Final

from bot.understanding.as_oneself import is_age
from bot.understanding.case import Case
from bot.understanding.lexicon import TAKING_BACK, lexicon
from bot.understanding.reading import covered
from bot.understanding.understood import Change
from core.answer_types import AgeBand

_I_AM: Final = "heard:i_am"
_AROUND: Final = ("heard:filler", "heard:opening")


def age_told(case: Case) -> Change | None:
    """The age that a line says as `I am 48` or `no, I'm at 61 actually` and nothing else; None for any other line."""
    question = next((each for each in case.questions if isinstance(each.type, AgeBand)), None)
    if question is None or question is case.open_question:
        return None
    words, hits = case.line.words, lexicon().find(case.line.words, (_I_AM, *_AROUND, *TAKING_BACK))
    ages = [place for place in range(len(words)) if is_age(case.line, place)]
    said = {word.start for word in case.line.spoken} <= {words[place].start for place in {*covered(hits), *ages}}
    i_am = [hit.end for hit in hits if hit.group == _I_AM]
    told = i_am and (i_am[-1] in ages or any(lexicon().has(case.line, each) for each in TAKING_BACK))
    found = case.answer_in(case.line, question) if told and said and len(ages) == 1 else None
    return Change(found.answers) if found else None
