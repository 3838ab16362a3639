"""What lands on each pay date, and what of it shall stay: `4900 a check, I need 3500 of it to live on`."""

from __future__ import annotations

from typing import Any, Final

from bot.understanding.case import Case
from bot.understanding.less import what_if
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import segments
from bot.understanding.understood import Answered
from core.question import Pay, Question

_BOTH: Final = 2


def net_pay_and_what_is_kept(case: Case, question: Question[Any]) -> Answered | None:
    """The take-home pay that one part of a line says, with the wish to keep so much of it that another one says."""
    parts = [case.line.only(places) for places in segments(case.line)]
    parts = [part for part in parts if amounts_of(part)]
    if question.talk.pay is not Pay.NET or case.asks or len(parts) != _BOTH:
        return None
    wishes = [what_if(part, case.situation, strictly=False) for part in parts]
    kept = [wish for wish in wishes if wish is not None and wish.left is not None]
    own = [part for part, wish in zip(parts, wishes, strict=True) if wish is None or wish.left is None]
    told = case.answer_in(own[0], question) if len(kept) == len(own) == 1 else None
    return None if told is None else Answered(told.answers, besides=kept[0])
