"""Buttons: answers to the open question, the program's own, and old ones that lead back to where the person is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.buttons import DOUBLE_TAP_SECONDS, Act, ButtonData, answer_data
from bot.commands import STARTS
from bot.conversation import documents, payslip_buttons, plan_steps, planning, reminders_wished, reminding
from bot.conversation.answering import answer, back, change, correct
from bot.conversation.commands import open_interview, reopen_plan_questions
from bot.conversation.confirming import ask_to_delete, ask_to_restart, delete, restart
from bot.conversation.diary_entries import press_log
from bot.conversation.explaining import explain, explain_topic
from bot.conversation.mail import ask_hr
from bot.conversation.preferences import choose_language, choose_year, press_setting
from bot.conversation.profiles import press_profile
from bot.conversation.season import press_season
from bot.conversation.smaller import press_less
from bot.conversation.supposing import keep_supposed
from bot.conversation.switching import is_opened
from bot.conversation.turn import Conversation
from bot.conversation.years import begin_new_year
from bot.parts import Words
from bot.session import LastPress
from bot.world import PLAN_QUESTIONS
from core.question import Question

Action = Callable[[Conversation, str, int | None], bool]
"""Carries out a button with its value, on its message; False where it has nothing to act on any more."""


def press(conversation: Conversation, data: str, message: int | None) -> None:
    """One press; a button that is no longer of use shows where the person is."""
    pressed = ButtonData.read(data)
    if pressed.profile is not None and not is_opened(conversation, pressed.profile):
        _old_button(conversation, data)
        return
    question = conversation.open_question()
    if question is not None and pressed.subject == question.id:
        if _asked_of_another(conversation, message):
            _old_button(conversation, data)
            return
        _press_on_question(conversation, question, pressed.value, message)
    elif conversation.session.ahead.get(pressed.subject) == pressed.value:
        correct(conversation, {pressed.subject: pressed.value})
    elif pressed.act is None or not _ACTIONS[pressed.act](conversation, pressed.value, message):
        _old_button(conversation, data)


def _asked_of_another(conversation: Conversation, message: int | None) -> bool:
    """Whether an answer stands under a message that asked it for another profile, or may have."""
    session = conversation.session
    known = message is not None and session.asked_message is not None
    return bool(session.others) and known and message != session.asked_message


def _press_on_question(conversation: Conversation, question: Question[Any], value: str, message: int | None) -> None:
    session = conversation.session
    if message is not None and message != session.asked_message:
        conversation.retire()
        session.asked_message, session.help_open = message, False
    if value == "?":
        session.help_open = not session.help_open
        conversation.ask_next(replaces=message)
    elif value == "<":
        back(conversation, message)
    else:
        session.last_press = LastPress(answer_data(question.id, value), conversation.world.now)
        answer(conversation, question, value)


def _old_button(conversation: Conversation, data: str) -> None:
    last = conversation.session.last_press
    if last and last.data == data and conversation.world.now - last.at < DOUBLE_TAP_SECONDS:
        conversation.toast("toast.already_noted")
        return
    conversation.toast("toast.old_button")
    conversation.show_where(Words("old_button"))


def _go(conversation: Conversation, where: str, _: int | None) -> bool:
    if where == "restart":
        ask_to_restart(conversation)
    elif where == "restart_yes":
        restart(conversation)
    elif where == "continue":
        conversation.begin()
    elif where == "topics":
        explain(conversation, "")
    elif where == "hr":
        reopen_plan_questions(conversation)
    elif where == "newyear":
        return begin_new_year(conversation)
    elif where in STARTS:
        open_interview(conversation, where)
    else:
        return False
    return True


def _delete(conversation: Conversation, value: str, _: int | None) -> bool:
    if value == "ask":
        ask_to_delete(conversation)
    else:
        delete(conversation, surely=value == "yes")
    return True


def _ask_hr_about(conversation: Conversation, value: str, _: int | None) -> bool:
    """The message to HR about what a document left open."""
    asked = tuple(key for key in value.split(",") if key in PLAN_QUESTIONS)
    if asked:
        conversation.say(ask_hr(conversation, asked))
    return bool(asked)


def _done(action: Callable[[], None]) -> bool:
    action()
    return True


_ACTIONS: dict[Act, Action] = {
    Act.GO: _go,
    Act.DELETE: _delete,
    Act.CHANGE: lambda conversation, value, _: change(conversation, value),
    Act.TOPIC: lambda conversation, value, _: _done(lambda: explain_topic(conversation, value)),
    Act.LANGUAGE: lambda conversation, value, message: _done(lambda: choose_language(conversation, value, message)),
    Act.TAX_YEAR: lambda conversation, value, _: _done(lambda: choose_year(conversation, value)),
    Act.PLAN: planning.show,
    Act.STEP: plan_steps.show_step,
    Act.TICK: plan_steps.tick,
    Act.GROWTH: planning.show_growth,
    Act.LESS: press_less,
    Act.KEEP: lambda conversation, _, __: keep_supposed(conversation),
    Act.REMIND: reminding.set_reminder,
    Act.TAKE: documents.take_finding,
    Act.REJECT: documents.reject_finding,
    Act.PAYSLIP: payslip_buttons.press,
    Act.HR: _ask_hr_about,
    Act.ZONE: reminders_wished.set_zone,
    Act.SNOOZE: reminding.snooze,
    Act.STOP: reminding.stop,
    Act.SETTINGS: press_setting,
    Act.LOG: press_log,
    Act.SEASON: press_season,
    Act.PROFILE: press_profile,
}
