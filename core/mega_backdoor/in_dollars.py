"""What a percentage, a formula or "the most" is in dollars."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from core.amounts import Percent
from core.answers import Answers, NotAnswered
from core.mega_backdoor.election import Election
from core.mega_backdoor.plan_terms import CAP
from core.mega_backdoor.questions import DEFERRALS, EMPLOYER, own_deferrals
from core.money import half_up

_WORTH: dict[str, Callable[[Answers], Decimal | None]] = {
    EMPLOYER.id: lambda answers: Election(answers).employer_contributions,
    CAP.id: lambda answers: Election(answers).plan_cap,
    DEFERRALS.id: own_deferrals,
}


def worth_in_dollars(answers: Answers, question_id: str) -> Decimal | None:
    """What an answer that is no amount comes to, where the answers so far decide it."""
    value, worth = answers.given().get(question_id), _WORTH.get(question_id)
    if worth is None or isinstance(value, Decimal) or value in (None, "none", "unsure"):
        return None
    try:
        return worth(answers)
    except NotAnswered:
        return None


def percent_of_the_year(answers: Answers, share: Percent) -> Decimal | None:
    """What a percent of the year's pay is, as far as a plan may count it; None while the pay is not known."""
    try:
        return half_up(share.of(Election(answers).recognised_pay))
    except NotAnswered:
        return None
