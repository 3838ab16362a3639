"""The steps live in one message of a chat: it is edited, and never repeated.

A press on the message itself changes it in its place. A press elsewhere leads to it where it stands below what was
pressed; else, or where it is not found and asked for once more, the steps come down as the newest message, and the one
before says that they have moved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.buttons import DOUBLE_TAP_SECONDS
from bot.conversation.turn import Conversation
from bot.parts import MovedPlan, OneStep, WholePlan
from bot.session import PlanShown

Steps = OneStep | WholePlan


def show_steps(conversation: Conversation, steps: Steps, pressed: int | None, *, elsewhere: bool = False) -> bool:
    """Shows steps; `pressed` is the message of the button. False where they stand already and are only pointed to."""
    if pressed is not None and not elsewhere:
        _take_over(conversation, pressed)
        conversation.say(replace(steps, replaces=pressed))
        return True
    if pressed is not None and _is_below(conversation, pressed):
        conversation.toast("toast.plan_below")
        _point_to(conversation, steps)
        return False
    _bring_down(conversation, steps)
    return True


def _is_below(conversation: Conversation, pressed: int) -> bool:
    """Whether the steps stand below a message, or are about to; not where that was said and they are missed."""
    standing, shown = conversation.session.plan_message, conversation.session.plan_shown
    # A second tap comes before anybody knows the number of the message that the first one brings.
    is_recent = shown is not None and conversation.world.now - shown.at < DOUBLE_TAP_SECONDS
    if standing is None:
        return is_recent
    return standing > pressed and (is_recent or shown is None or not shown.pointed)


def _point_to(conversation: Conversation, steps: Steps) -> None:
    standing, shown = conversation.session.plan_message, conversation.session.plan_shown
    if standing is None:
        return
    if shown is None or not shown.pointed:
        # Whoever goes on pressing is not put off for as long as that.
        _note(conversation, pinned=are_pinned(conversation), pointed=True)
    conversation.say(replace(steps, replaces=standing, anew=True))


def _bring_down(conversation: Conversation, steps: Steps) -> None:
    session, was_pinned = conversation.session, are_pinned(conversation)
    if session.plan_message is not None:
        conversation.say(MovedPlan(session.plan_message, was_pinned))
    session.plan_message = None
    _note(conversation, pinned=was_pinned)
    conversation.say(replace(steps, pins=steps.pins or was_pinned))


def refresh_steps(conversation: Conversation, steps: Callable[[Conversation], WholePlan]) -> None:
    """Brings the steps on screen up to date after other answers; those of another interview or year stay."""
    standing, shown = conversation.session.plan_message, conversation.session.plan_shown
    if standing is not None and shown is not None and shown.name == _name(conversation) and conversation.is_complete():
        conversation.say(replace(steps(conversation), replaces=standing))


def pin_steps(conversation: Conversation, steps: WholePlan, pressed: int | None) -> None:
    """Pins the message with the steps."""
    show_steps(conversation, replace(steps, pins=True, pinned=True), pressed)
    _note(conversation, pinned=True)


def are_pinned(conversation: Conversation) -> bool:
    """Whether the message with the steps is pinned."""
    shown = conversation.session.plan_shown
    return shown is not None and shown.pinned


def _take_over(conversation: Conversation, message: int) -> None:
    """From now on the steps stand in this message, whichever showed them before."""
    session = conversation.session
    pinned = are_pinned(conversation)
    if session.plan_message not in (None, message):
        conversation.say(MovedPlan(session.plan_message, pinned))
        pinned = False
    session.plan_message = message
    _note(conversation, pinned=pinned)


def _note(conversation: Conversation, *, pinned: bool, pointed: bool = False) -> None:
    conversation.session.plan_shown = PlanShown(_name(conversation), conversation.world.now, pinned, pointed)


def _name(conversation: Conversation) -> str:
    session = conversation.session
    return f"{session.profile}:{session.interview}:{conversation.world.tax_year(session)}"
