"""Take-home pay that is called "after tax" beside pay: `6900 gross, 4000 after tax` tells no contribution."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered, segments
from bot.understanding.understood import Answered, Understood
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR
from core.question import Pay, Question


def with_net_pay_told(case: Case, question: Question[Any], found: Understood) -> Understood:
    """What a line is taken for; beside the pay of a date, an amount that is only "after tax" is what lands."""
    told = found.answers.get(AFTER_TAX_SO_FAR.id) if isinstance(found, Answered) else None
    of_a_date = question.talk.pay is Pay.GROSS and question.talk.each_pay_date
    if not isinstance(found, Answered) or told is None or not of_a_date or not _is_only_net(case, told):
        return found
    net = next(each for each in case.questions if each.talk.pay is Pay.NET)
    answers = {net.id if key == AFTER_TAX_SO_FAR.id else key: given for key, given in found.answers.items()}
    return replace(found, answers=answers)


def _is_only_net(case: Case, told: object) -> bool:
    """Whether the part of the line with this amount says "after tax" and no more, such as "so far" or "put in"."""
    for places in segments(case.line):
        part = case.line.only(places)
        amounts = amounts_of(part)
        hits = lexicon().find(part.words, ("heard:net", "heard:filler"))
        named = any(hit.group == "heard:net" for hit in hits) and not lexicon().has(part, "heard:so_far")
        if named and [str(each.value) for each in amounts] == [str(told)]:
            return len(covered([*hits, *amounts])) == len(part.words)
    return False
