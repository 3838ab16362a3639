"""The finished plan: the result from every side, its steps ticked off, files of it, and the next year."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from bot.buttons import number
from bot.conversation.answering import correct
from bot.conversation.living_plan import pin_steps, show_steps
from bot.conversation.mail import ask_hr
from bot.conversation.paid_since import known_by_a_full_diary
from bot.conversation.plan_steps import show_business, whole_plan
from bot.conversation.season import say_what_comes
from bot.conversation.settling import looked_at, may_still_be_kept, say_it_is_looked_at, settle
from bot.conversation.switching import counted_ids, say_taken
from bot.conversation.turn import Conversation
from bot.hr_points import asked_of_the_plan
from bot.parts import Arithmetic, Buttons, File, Growth, Part, Review, Share, Why, Words
from core.assess import Result
from core.filling import after_tax_to_come
from core.form_1099r.questions import FORM_1099R
from core.growth import Assumptions
from core.mega_backdoor.payroll import NEXT_PAY_DATE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS_SO_FAR

_OF_THE_RESULT = ("result", "more", "fewer")
"""What shows the result itself, as it is kept."""
_EXPLAIN = ("why", "math", "text")
"""What explains the result on screen, a what-if as well, and changes nothing."""


def show_plan(conversation: Conversation) -> None:
    """The whole plan, or how far it is."""
    if conversation.session.stage == "asking":
        conversation.ask_next(Words("plan.not_ready"))
    elif conversation.is_complete():
        _show_list(conversation, None)
    else:
        conversation.show_where()


def _show_list(conversation: Conversation, message: int | None) -> None:
    """The steps, asked for anywhere in the chat."""
    conversation.session.shown_step = None
    shown = show_steps(conversation, whole_plan(conversation), message, elsewhere=True)
    if shown and conversation.session.interview != FORM_1099R.id:
        say_what_comes(conversation)


def _turn_list(conversation: Conversation, what: str, message: int | None) -> bool:
    """The steps by a button of their own: another page, what is done, or pinned; False for any other button."""
    kind, _, page = what.partition(":")
    if kind == "pin":
        pin_steps(conversation, whole_plan(conversation), message)
    elif kind in ("list", "page", "done"):
        show_steps(conversation, whole_plan(conversation, number(page), folded=kind != "done"), message)
    else:
        return False
    return True


def show(conversation: Conversation, what: str, message: int | None) -> bool:
    """One side of the result."""
    kind, _, page = what.partition(":")
    if kind == "change" and conversation.replay().answers.given():
        turned = message if page else None
        conversation.say(Review(conversation.replay(), conversation.session.interview, number(page) or 0, turned))
        return True
    if not conversation.is_complete():
        return False
    if kind in _EXPLAIN:
        say_it_is_looked_at(conversation)
    elif kind == "hr":
        may_still_be_kept(conversation)
    elif kind not in _OF_THE_RESULT:
        settle(conversation)
    if what == "update":
        _update(conversation)
        return True
    if what in ("all", "steps"):
        _show_list(conversation, message)
        return True
    if what == "business":
        return show_business(conversation, message)
    return _turn_list(conversation, what, message) or _show_side(conversation, what, message)


def _show_side(conversation: Conversation, what: str, message: int | None) -> bool:
    result = looked_at(conversation) if what in _EXPLAIN else conversation.result()
    asked = asked_of_the_plan(result)
    parts: dict[str, Callable[[], Part]] = {
        "more": lambda: conversation.outcome(message, Buttons.ALL),
        "fewer": lambda: conversation.outcome(message),
        "why": lambda: Why(result),
        "math": lambda: Arithmetic(result, conversation.session.plain),
        "text": lambda: _as_text(conversation, result),
        # An old button may stand under a result of another interview, which asks the plan nothing.
        "hr": lambda: ask_hr(conversation, asked) if asked else conversation.outcome(),
        "share": lambda: Share(result, conversation.world.link),
        "picture": lambda: File("picture"),
        "pdf": lambda: File("pdf"),
        "ics": lambda: File("ics"),
        # A chart of nothing would never arrive.
        "growth": lambda: Growth(Assumptions()) if after_tax_to_come(result) else conversation.outcome(),
    }
    shown = parts.get(what)
    conversation.say(shown() if shown else conversation.outcome(_in_place(conversation, message)))
    if what in ("math", "text"):
        say_taken(conversation, counted_ids(conversation))
    return True


def _in_place(conversation: Conversation, message: int | None) -> int | None:
    """The message of a button, where it is the one that shows the result; else None, for a new one."""
    return message if message == conversation.session.result_message else None


def _update(conversation: Conversation) -> None:
    """Takes what changes with each pay date from the diary, or asks it again."""
    known = known_by_a_full_diary(conversation)
    if known:
        correct(conversation, known)
        return
    for question in (NEXT_PAY_DATE, AFTER_TAX_SO_FAR, DEFERRALS_SO_FAR):
        conversation.session.answers.pop(question.id, None)
    conversation.begin()


def _as_text(conversation: Conversation, result: Result) -> Arithmetic:
    """The arithmetic as ordinary text, from now on too: this person's app shows no rich messages."""
    conversation.session.plain = True
    return Arithmetic(result, plain=True)


def show_growth(conversation: Conversation, value: str, _: int | None) -> bool:
    """The chart again with other assumptions; a forged button has none that are offered."""
    match [number(each, 100) for each in value.split(":")]:
        case [int(years), int(annual_return), int(tax)] if conversation.is_complete() and 1 <= years <= 60:
            pass
        case _:
            return False
    conversation.say(Growth(Assumptions(years, Decimal(annual_return), Decimal(tax))))
    return True
