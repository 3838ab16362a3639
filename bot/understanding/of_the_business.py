"""Pay that the owner of a corporation tells, who has no other job: `my w2 salary is 100k` are the wages from it."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.case import Case
from bot.understanding.understood import Answered, Change, Understood
from core.mega_backdoor.payroll import PAY
from core.person import SITUATION
from core.solo_401k.questions import ENTITY, WAGES


def with_wages_for_pay(case: Case, found: Understood) -> Understood:
    """What a line tells, its pay of a job as wages where the person has a corporation and no job."""
    if not isinstance(found, Answered | Change) or PAY.id not in found.answers:
        return found
    known = {**case.situation.answers, **found.answers}
    if known.get(SITUATION.id) != "self_employed" or known.get(ENTITY.id) != "corporation":
        return found
    answers = {WAGES.id if key == PAY.id else key: given for key, given in found.answers.items()}
    return replace(found, answers={**answers, WAGES.id: found.answers.get(WAGES.id, found.answers[PAY.id])})
