"""Questions to HR, and the answer that is pasted: read line by line, and taken with one tap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.conversation.turn import Conversation
from bot.hr_points import BESIDE_QUESTIONS
from bot.languages import HR_LANGUAGE
from bot.parts import HrMessage, HrReply
from bot.understanding import Answered, understand

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
    session.found = found
    former = {key: value for key in found if (value := session.answers.get(key)) not in (None, "unsure", found[key])}
    conversation.say(HrReply(found, former))
    return True


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
