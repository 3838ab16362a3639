"""An answer of a finished result that is open to change: kept by a no, and left for what is wanted of the result."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.conversation.answering import back, correct
from bot.conversation.confirming import said_of_it
from bot.conversation.smaller import what_if
from bot.conversation.turn import Conversation
from bot.understanding import About, AskBack, Change, Nothing, Understood, Wish, WishKind, understand
from bot.understanding.own_case import own_question
from bot.understanding.unnamed import amount_meant
from core.answer_types import Choice, Day
from core.assess import question_by_id
from core.mega_backdoor.questions import LESS

_OF_THE_RESULT: Final = frozenset(
    {
        *(WishKind.RESULT, WishKind.STEPS, WishKind.NEXT, WishKind.WHAT_IF, WishKind.HR, WishKind.SHARE),
        *(WishKind.PDF, WishKind.PICTURE, WishKind.CALENDAR, WishKind.REMIND),
    }
)
_SAY_NO: Final = ("no", "none")
"""Codes of questions to which a no is an answer."""


def answer_was_kept(conversation: Conversation, line: str) -> bool:
    """Keeps the answer that is open to change, where a typed no is none of its answers; False for any other line."""
    question = conversation.open_question()
    if question is None or not _is_under_change(conversation) or said_of_it(line) is not False:
        return False
    if any(code in question.type.codes for code in _SAY_NO):
        return False
    back(conversation)
    return True


def change_was_meant(conversation: Conversation, line: str) -> bool:
    """Takes the amount that a line says was meant for the answer changed just before; False for any other line."""
    session, given = conversation.session, amount_meant(line)
    if given is None or session.stage != "done":
        return False
    if session.tried is not None or not session.changed_from.keys().isdisjoint(LESS):
        return not given.endswith("%") and _smaller_was_meant(conversation, Decimal(given))
    if len(session.changed_from) != 1:
        return False
    question = question_by_id(next(iter(session.changed_from)))
    if question is None or question.volunteered or isinstance(question.type, Choice | Day):
        return False
    correct(conversation, {question.id: given})
    return True


def _smaller_was_meant(conversation: Conversation, amount: Decimal) -> bool:
    """The same for a smaller amount: one that is only looked at stays so."""
    is_decided = conversation.session.tried is None
    return what_if(conversation, Wish(WishKind.WHAT_IF, amount=amount, in_all=None, is_decided=is_decided))


def make_way(conversation: Conversation, line: str) -> None:
    """Leaves the change for a question about the result."""
    if _is_under_change(conversation) and own_question(line) is not None:
        _leave(conversation)


def beside_the_result(conversation: Conversation, line: str, understood: Understood) -> Understood:
    """What a line is beside the result, where it says nothing of the answer that is open to change."""
    if not _is_under_change(conversation):
        return understood
    found = understood
    if isinstance(understood, About | AskBack | Nothing):
        found = understand(line, conversation.session.language, None, conversation.situation())
    is_clear = isinstance(understood, About) and understood.clear
    wishes = isinstance(found, Wish) and found.kind in _OF_THE_RESULT and not is_clear
    changes = isinstance(found, Change) and found is not understood and (found.supposed or not is_clear)
    if not wishes and not changes:
        return understood
    _leave(conversation)
    return found


def _is_under_change(conversation: Conversation) -> bool:
    """Whether the result stands again as soon as the former answer is kept."""
    session = conversation.session
    if session.changing is None or session.stage != "asking":
        return False
    question, former = session.changing
    return conversation.world.replay(session, session.answers | {question: former}).next_question is None


def _leave(conversation: Conversation) -> None:
    session = conversation.session
    conversation.keep_unchanged()
    conversation.retire()
    session.stage, session.asked, session.doubted, session.offered = "done", None, None, None
