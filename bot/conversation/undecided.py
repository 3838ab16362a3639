"""What was read for the person and waits for a yes: an answer of HR, points of a document, a payslip.

It waits until it is taken, left, or replaced by a newer one, whatever is asked or looked at in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.buttons import Act, act_data
from bot.conversation.alike import are_the_same
from bot.conversation.payslips import mark_of, offered
from bot.conversation.turn import Conversation
from bot.parts import HrReply, Words
from bot.understanding.lexicon import lexicon
from bot.understanding.words import line_of
from core.assess import question_by_id

_TAKES: Final = "confirmed:takes"


def says_to_take(line: str) -> bool:
    """Whether a line says in words that something is to be taken; who says no more than yes may mean anything."""
    return lexicon().has(line_of(line), _TAKES)


def offer_to_take(conversation: Conversation, found: Mapping[str, Any], *, again: bool = False) -> None:
    """Shows what was read, beside what still waits of an earlier reading, to be taken as a whole or left."""
    session = conversation.session
    session.found = {**session.found, **found}
    session.found_if = {key: each for key, each in session.found_if.items() if key in session.found.keys() - found}
    answers = session.answers
    former = {
        key: answers[key] for key, value in session.found.items() if answers.get(key) not in (None, "unsure", value)
    }
    conversation.say(HrReply(session.found, former, again=again, conditions=session.found_if))
    session.awaits = "reply"


def ask_beside_the_result(conversation: Conversation) -> None:
    """Asks about what waits below a result, which without it may be of another plan."""
    if _still_waits(conversation) and conversation.session.stage == "done" and conversation.is_complete():
        offer_to_take(conversation, {}, again=True)


def _still_waits(conversation: Conversation) -> bool:
    """Whether something read is no answer yet; what the person has said as well by now waits no longer."""
    session, said = conversation.session, conversation.session.answers
    session.found = {
        key: value
        for key, value in session.found.items()
        if None in (value, said.get(key)) or not are_the_same(question_by_id(key), said[key], value)
    }
    return bool(session.found)


def offered_again(conversation: Conversation) -> bool:
    """Asks once more about what waits, where a yes or no may mean it or nothing; False where nothing waits."""
    session = conversation.session
    if _still_waits(conversation):
        offer_to_take(conversation, {}, again=True)
    elif session.payslip_asked is None and offered(conversation):
        take, leave = (act_data(Act.PAYSLIP, what, mark_of(session)) for what in ("take", "leave"))
        conversation.say(Words("payslip.open", {}, (("button.take_ticked", take), ("button.leave_all", leave))))
        session.awaits = "payslip"
    else:
        return False
    return True
