"""What if another answer were true: the result with it, looked at without keeping it, and kept by one tap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.buttons import Act, act_data
from bot.conversation.alike import is_answered_so
from bot.conversation.answering import correct
from bot.conversation.smaller import press_less
from bot.conversation.turn import Conversation, problem_words
from bot.parts import Words
from core.amounts import Problem, as_typed
from core.interview import Replay
from core.mega_backdoor.bonus import BONUS_TO_COME, pay_with_bonus
from core.mega_backdoor.payroll import PAY
from core.question import Question

_MOST_RAISED: Final = 4
"""Questions that another answer raises; beside more of them a result would say little."""


def suppose(conversation: Conversation, given: Mapping[str, Any]) -> None:
    """Shows the result with other answers, beside which an ordinary one stands for each question that they raise."""
    session, world = conversation.session, conversation.world
    given = {key: value for key, value in given.items() if not is_answered_so(conversation, key, value)} or given
    given = with_its_pay(conversation, given)
    supposed = dict(given)
    for _ in range(_MOST_RAISED):
        tried = conversation.with_answers({**session.answers, **supposed})
        replay = world.replay(tried)
        raised = replay.next_question
        if raised is None:
            place = conversation.result_above()
            conversation.say(conversation.outcome(place, result=world.result(tried), supposed=supposed))
            session.awaits = "keep"
            return
        if raised.id in supposed:
            _say_why_not(conversation, raised, replay)
            return
        supposed[raised.id] = raised.usual_answer(replay.answers)
    _offer_to_change(conversation, given)


def with_its_pay(conversation: Conversation, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answers with the year's pay that goes with another bonus to come: its gross has the bonus in it."""
    answers = conversation.replay().answers
    if PAY.id in given or BONUS_TO_COME.id not in given:
        return dict(given)
    try:
        bonus = BONUS_TO_COME.type.read(given[BONUS_TO_COME.id])
    except Problem:
        return dict(given)
    pay = pay_with_bonus(answers, bonus)
    return dict(given) if pay is None else {**given, PAY.id: as_typed(pay)}


def _say_why_not(conversation: Conversation, question: Question[Any], replay: Replay) -> None:
    """Says what makes a supposed answer impossible beside the others; nothing is changed."""
    problem = dict(replay.problems).get(question.id)
    if problem is None:
        conversation.say_and_go_on(Words("suppose.not_possible"))
    else:
        conversation.say_and_go_on(problem_words(question.id, problem))


def _offer_to_change(conversation: Conversation, given: Mapping[str, Any]) -> None:
    """Says that a supposed answer raises further questions, which only a change asks."""
    session = conversation.session
    session.supposed, session.tried, session.awaits = dict(given), None, "keep"
    yes, no = ("suppose.change", act_data(Act.KEEP, "supposed")), ("button.plan", act_data(Act.PLAN, "result"))
    conversation.say(Words("suppose.raises", buttons=(yes, no)))


def keep(conversation: Conversation) -> bool:
    """Keeps what was only looked at, an amount or other answers; False where nothing was."""
    tried = conversation.session.tried
    return (tried is not None and press_less(conversation, tried, None)) or keep_supposed(conversation)


def keep_supposed(conversation: Conversation) -> bool:
    """Keeps what was only looked at; False where nothing was."""
    given = conversation.session.supposed
    if given:
        correct(conversation, given, is_meant=True)
    return bool(given)
