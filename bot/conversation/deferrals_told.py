"""What own deferrals that are told anew make of what stands beside them: a choice on top, and what was in so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.session import Session
from core.interview import Replay
from core.mega_backdoor.questions import DEFERRALS, DEFERRALS_EACH, DEFERRALS_SO_FAR, SPARE, own_deferrals


def drop_what_was_on_top(session: Session, before: Replay, after: Replay) -> list[Words]:
    """What own deferrals were to rise by is no choice any more where they have changed: it may be in them.

    Unless so much is to be kept of each paycheck, which is worked out anew.
    """
    if session.keeps is not None:
        return []
    former, now = (replay.answers.given().get(DEFERRALS.id) for replay in (before, after))
    if former is None or former == now or session.answers.pop(SPARE.id, None) is None:
        return []
    return [Words("less.dropped")]


def said_to_run(conversation: Conversation, given: Mapping[str, Any]) -> list[Words]:
    """That what runs now and what the year comes to are two facts, where both of the own deferrals have been told."""
    answers = conversation.replay().answers
    so_far = answers.wished(DEFERRALS_SO_FAR)
    if DEFERRALS.id not in given or so_far is None:
        return []
    year = own_deferrals(answers)
    return [Words("deferrals.so_far", {"year": year, "so_far": so_far, "to_come": year - so_far})]


def forget_what_was_in(session: Session, given: Mapping[str, Any]) -> None:
    """What of other deferrals was in so far, or goes in from each pay date, says nothing of those just told."""
    if DEFERRALS.id in given:
        for told in (DEFERRALS_SO_FAR, DEFERRALS_EACH):
            session.answers.pop(told.id, None)


def what_waits(untold: Mapping[str, str]) -> dict[str, str]:
    """What was told early of own deferrals, and is offered where they are asked for."""
    return {key: told for key, told in untold.items() if key == DEFERRALS_EACH.id}
