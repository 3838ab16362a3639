"""The steps of a finished plan: all of them or one, ticked off, and the one that comes next."""

from __future__ import annotations

from collections.abc import Callable

from bot.buttons import number
from bot.conversation.living_plan import are_pinned, show_steps
from bot.conversation.settling import settle
from bot.conversation.turn import Conversation
from bot.ledger import known_by_diary
from bot.parts import OneStep, WholePlan
from bot.profile import step_key
from bot.session import Session
from core.assess import Result
from core.result import WhosePlan, comes_next, first_of


def whole_plan(conversation: Conversation, page: int | None = None, *, folded: bool = True) -> WholePlan:
    """The steps, opened at a page, at the step that was on screen, or at the one that comes next."""
    session = conversation.session
    near, session.shown_step = session.shown_step, None
    about = (conversation.result(), tuple(session.ticked), conversation.world.new_year(session))
    by_diary = known_by_diary(session, conversation.world)
    return WholePlan(*about, page=page, near=near, folded=folded, pinned=are_pinned(conversation), by_diary=by_diary)


def _index(value: str, result: Result) -> int | None:
    """The number of a step in a button; None for anything forged."""
    return number(value, len(result.assessment.steps))


def show_step(conversation: Conversation, value: str, message: int | None) -> bool:
    """One step, in place of the one before."""
    if not conversation.is_complete():
        return False
    settle(conversation)
    result = conversation.result()
    index = _index(value, result)
    if index is None:
        return False
    _say_step(conversation, result, index, message)
    return True


def show_step_found(conversation: Conversation, find: Callable[[Result], int | None]) -> bool:
    """The step that is found in the plan as it stands once nothing is only looked at; False where it has none."""
    settle(conversation)
    result = conversation.result()
    index = find(result)
    if index is not None:
        _say_step(conversation, result, index)
    return index is not None


def show_business(conversation: Conversation, message: int | None) -> bool:
    """The first step of the own business, below the result; False where it has none."""
    result = conversation.result()
    index = first_of(result.assessment.steps, WhosePlan.BUSINESS)
    if index is None:
        return False
    show_steps(conversation, OneStep(result, index, tuple(conversation.session.ticked)), message, elsewhere=True)
    conversation.session.shown_step = index
    return True


def tick(conversation: Conversation, value: str, message: int | None) -> bool:
    """Ticks a step off and goes to the next one that is open, or takes a tick back; a done step needs no reminder."""
    if not conversation.is_complete():
        return False
    result, session = conversation.result(), conversation.session
    index = _index(value, result)
    if index is None:
        return False
    key = _key(session, result, index)
    if key in session.ticked:
        session.ticked.remove(key)
        following: int | None = index
    else:
        session.ticked.append(key)
        session.reminders.pop(key, None)
        following = _next_open(session, result, index)
    if following is None:
        show_steps(conversation, whole_plan(conversation), message)
    else:
        _say_step(conversation, result, following, message)
    return True


def is_done(session: Session, result: Result, index: int) -> bool:
    """Whether a step is ticked off."""
    return _key(session, result, index) in session.ticked


def _key(session: Session, result: Result, index: int) -> str:
    return step_key(session.interview, result.tax_year, result.assessment.steps[index].code)


def _next_open(session: Session, result: Result, index: int) -> int | None:
    """The next step after one, or from the beginning, that is not done; None where all are."""
    total = len(result.assessment.steps)
    around = [*range(index + 1, total), *range(index)]
    return next((each for each in around if _key(session, result, each) not in session.ticked), None)


def show_next_step(conversation: Conversation) -> None:
    """Of the steps that are not done the one that is due first, or the result where all are done."""
    settle(conversation)
    session, result = conversation.session, conversation.result()
    steps = result.assessment.steps
    still_open = [index for index in range(len(steps)) if _key(session, result, index) not in session.ticked]
    following = comes_next(steps, still_open)
    if following is not None:
        _say_step(conversation, result, following)
    else:
        conversation.say(conversation.outcome())


def _say_step(conversation: Conversation, result: Result, index: int, message: int | None = None) -> None:
    show_steps(conversation, OneStep(result, index, tuple(conversation.session.ticked)), message)
    conversation.session.shown_step = index
