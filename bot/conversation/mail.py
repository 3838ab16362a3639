"""Questions to HR, and the answer that is pasted: read line by line, and taken with one tap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.buttons import Act, act_data
from bot.conversation.turn import Conversation
from bot.conversation.undecided import offer_to_take
from bot.hr_points import BESIDE_QUESTIONS
from bot.languages import HR_LANGUAGE
from bot.parts import HrMessage, Words
from bot.understanding import Answered, understand
from bot.understanding.said_by_hr import SaidByHr, said_by_hr
from bot.world import PLAN_QUESTIONS

_ANSWERED_LINE = re.compile(r"[ \t>]*([1-9])[.):]? +(\S.*)")
LINES_OF_A_REPLY = 2


def ask_hr(conversation: Conversation, questions: tuple[str, ...]) -> HrMessage:
    """The message to HR; what it asks is remembered, so that a numbered answer can be read."""
    conversation.session.hr_asked = list(questions)
    return HrMessage(questions, conversation.world.link, conversation.world.today)


def reply_was_typed(conversation: Conversation, text: str) -> bool:
    """Reads a numbered answer to the message; False where the text is none."""
    session = conversation.session
    found = dict(_answers(conversation, text))
    read = [question for question in session.hr_asked if question not in BESIDE_QUESTIONS]
    if not found or len(found) < min(LINES_OF_A_REPLY, len(read)):
        return False
    offer_to_take(conversation, found)
    return True


def answer_of_hr_was_told(conversation: Conversation, line: str) -> bool:
    """Reads what HR said, told beside a result: shown to be taken, or how to say it; False for any other line."""
    if conversation.session.stage != "done" or not conversation.is_complete():
        return False
    said = said_by_hr(line, _asked(conversation), conversation.situation())
    if said is None:
        return False
    if said.answers:
        offer_to_take(conversation, said.answers)
        return True
    if "?" in line:
        return False
    _say_it_otherwise(conversation, said)
    return True


def _asked(conversation: Conversation) -> list[str]:
    """What is open in the plan, or all that only the plan can answer."""
    answers = conversation.session.answers
    asked = [question.id for question in conversation.replay().path if question.id in PLAN_QUESTIONS]
    return [key for key in asked if answers.get(key) == "unsure"] or asked


def _say_it_otherwise(conversation: Conversation, said: SaidByHr) -> None:
    """A day that HR named changes no figure; anything else is asked for in the words that can be read."""
    result = ("button.to_result", act_data(Act.PLAN, "result"))
    if said.day is not None:
        remind = ("button.remind", act_data(Act.REMIND, "list"))
        conversation.say(Words("hr.day", {"day": said.day}, (remind, result)))
    else:
        conversation.say(Words("hr.unread", buttons=(("button.answers_came", act_data(Act.GO, "hr")), result)))


def _answers(conversation: Conversation, text: str) -> Iterator[tuple[str, Any]]:
    asked = conversation.session.hr_asked
    for line in text.splitlines():
        match = _ANSWERED_LINE.match(line)
        if match is None or match[2].endswith("?") or int(match[1]) > len(asked):
            continue
        question = asked[int(match[1]) - 1]
        if question in BESIDE_QUESTIONS:
            continue
        understood = understand(match[2], HR_LANGUAGE, question, conversation.situation())
        if isinstance(understood, Answered) and question in understood.answers:
            yield question, understood.answers[question]
