"""What an owner without a job says to be in the own plan already: counted, shown, and taken out of the line."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.conversation.smaller import look_again
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.understanding.in_own_plan import in_own_plan
from core.amounts import as_typed
from core.answers import Answers
from core.mega_backdoor.questions import MEGA
from core.money import ZERO
from core.person import SITUATION
from core.solo_401k.questions import AFTER_TAX_SO_FAR, DEFERRALS_SO_FAR, EMPLOYER_SO_FAR, ENTITY, WAGES_TO_COME

_COUNTED: Final = {
    DEFERRALS_SO_FAR.id: "in_own_plan.deferrals",
    AFTER_TAX_SO_FAR.id: "in_own_plan.after_tax",
    EMPLOYER_SO_FAR.id: "in_own_plan.employer",
    WAGES_TO_COME.id: "in_own_plan.wages",
}


def without_what_is_in(conversation: Conversation, line: str) -> str:
    """Counts what a line says to be in the own plan; what is left of the line, empty where all is dealt with."""
    session, answers = conversation.session, conversation.replay().answers
    if session.interview != MEGA.id or answers.given().get(SITUATION.id) != "self_employed":
        return line
    found = in_own_plan(line, with_wages=answers.given().get(ENTITY.id) == "corporation")
    if found is None or found.told.get(DEFERRALS_SO_FAR, 0) > _most_deferred(answers):
        return line
    session.answers.update({question.id: as_typed(amount) for question, amount in found.told.items()})
    said = [Words(_COUNTED[question.id], {"amount": amount}) for question, amount in found.told.items()]
    is_asking = conversation.open_question() is not None
    if is_asking and found.rest:
        conversation.say(*said)
        return found.rest
    if WAGES_TO_COME not in found.told and session.tried:
        conversation.say(*said)
        look_again(conversation, session.tried)
        return ""
    conversation.ask_next(*said, **({"short": True} if is_asking else {}))
    return ""


def _most_deferred(answers: Answers) -> Decimal:
    """The most that anybody may have deferred in the year; more is another kind of money."""
    limits = answers.year_limits
    return limits.elective_deferrals.value + limits.catch_up_60_63.value if limits else ZERO
