"""What an owner without a job says to be in the own plan already: counted, shown, and taken out of the line."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.conversation.smaller import look_again, put_in_place
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.understanding import Answered, understand
from bot.understanding.in_own_plan import InOwnPlan, in_own_plan
from core.amounts import as_typed
from core.answers import Answers
from core.mega_backdoor.questions import LESS_IN_THE_BUSINESS, MEGA
from core.money import ZERO
from core.person import SITUATION
from core.solo_401k.questions import (
    AFTER_TAX_SO_FAR,
    DEFERRALS_SO_FAR,
    EMPLOYER_SO_FAR,
    ENTITY,
    SO_FAR,
    WAGES_TO_COME,
)

_COUNTED: Final = {
    DEFERRALS_SO_FAR.id: "in_own_plan.deferrals",
    AFTER_TAX_SO_FAR.id: "in_own_plan.after_tax",
    EMPLOYER_SO_FAR.id: "in_own_plan.employer",
    WAGES_TO_COME.id: "in_own_plan.wages",
}


def without_what_is_in(conversation: Conversation, line: str) -> str:
    """Counts what a line says to be in the own plan; what is left of the line, empty where all is dealt with."""
    session, answers = conversation.session, conversation.replay().answers
    found = _found(conversation, answers, line) if session.interview == MEGA.id else None
    if found is None or found.told.get(DEFERRALS_SO_FAR, 0) > _most_deferred(answers):
        return line
    cleared = [question.id for question in SO_FAR if found.is_empty and answers.wished(question) is not None]
    is_asking = conversation.open_question() is not None
    if is_asking and not (found.told or cleared):
        # `Nothing yet` is an answer there.
        return line
    ways = LESS_IN_THE_BUSINESS if WAGES_TO_COME in found.told else ()
    told = {question.id: as_typed(amount) for question, amount in found.told.items()}
    put_in_place(conversation, {**dict.fromkeys((*cleared, *ways)), **told})
    rest = found.rest if is_asking or "?" in found.rest else ""
    _say_what_was_counted(conversation, found, goes_on=bool(rest))
    return rest


def _found(conversation: Conversation, answers: Answers, line: str) -> InOwnPlan | None:
    """What the line of an owner without a job tells; of a first line, where what else it says makes it an owner's."""
    given = answers.given()
    if SITUATION.id in given:
        is_owner, is_corporation = given[SITUATION.id] == "self_employed", given.get(ENTITY.id) == "corporation"
        return in_own_plan(line, with_wages=is_corporation) if is_owner else None
    found = in_own_plan(line, with_wages=False, is_first=True)
    if found is None or conversation.open_question() is not SITUATION or not found.rest:
        return None
    said = understand(found.rest, conversation.session.language, SITUATION.id, conversation.situation())
    is_owner = isinstance(said, Answered) and said.answers.get(SITUATION.id) == "self_employed"
    return found if is_owner else None


def _say_what_was_counted(conversation: Conversation, found: InOwnPlan, *, goes_on: bool) -> None:
    session = conversation.session
    said = [Words(_COUNTED[question.id], {"amount": amount}) for question, amount in found.told.items()]
    if found.is_empty and not found.told:
        said = [Words("in_own_plan.nothing")]
    if WAGES_TO_COME in found.told and not any(session.answers.get(question.id) for question in SO_FAR):
        said.append(Words("in_own_plan.is_something_in"))
    if goes_on:
        conversation.say(*said)
    elif WAGES_TO_COME not in found.told and session.tried:
        conversation.say(*said)
        look_again(conversation, session.tried)
    else:
        session.tried = None
        conversation.ask_next(*said, **({"short": True} if conversation.open_question() else {}))


def _most_deferred(answers: Answers) -> Decimal:
    """The most that anybody may have deferred in the year; more is another kind of money."""
    limits = answers.year_limits
    return limits.elective_deferrals.value + limits.catch_up_60_63.value if limits else ZERO
