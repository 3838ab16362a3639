"""Wishes said in words: each does what the command or the button does, or has its own short answer."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversation import commands, confirming, plan_steps, planning, preferences, reminding
from bot.conversation.answering import back, change, take_back_the_change
from bot.conversation.asking_back import open_help
from bot.conversation.kept_of_each import remember_what_is_kept
from bot.conversation.mail import ask_hr
from bot.conversation.smaller import choice_was_taken_back, what_if
from bot.conversation.turn import Conversation
from bot.conversation.years import change_year, result_of_an_earlier_year
from bot.hr_points import asked_of_the_plan
from bot.parts import File, Words
from bot.understanding import Wish, WishKind
from bot.world import PLAN_QUESTIONS
from core.less_of_the_year import is_split_between_plans

_UNDER_A_RESULT = ("plan:more", "plan:fewer")
"""What one of the buttons under a result does, whatever the result is."""


def fulfil(conversation: Conversation, wish: Wish) -> None:
    """Does what the person wishes."""
    language = wish.kind.value.removeprefix("language_")
    if language != wish.kind.value:
        preferences.choose_language(conversation, language)
    else:
        _WISHES[wish.kind](conversation, wish)
    if wish.then is not None and conversation.session.awaits != "keep":
        # A file of what is only looked at would keep it.
        fulfil(conversation, Wish(wish.then))


def _help(conversation: Conversation, _: Wish) -> None:
    if conversation.open_question() is None:
        commands.show_help(conversation)
    else:
        open_help(conversation)


def _change(conversation: Conversation, wish: Wish) -> None:
    if wish.question is None or not change(conversation, wish.question):
        commands.review(conversation)


def _side(what: str) -> Callable[[Conversation, Wish], None]:
    """A side of the result; how far it is where there is none yet."""

    def show(conversation: Conversation, _: Wish) -> None:
        if conversation.session.stage == "asking" or not planning.show(conversation, what, None):
            _not_ready(conversation)

    return show


def _file(what: str) -> Callable[[Conversation, Wish], None]:
    """A file of the result; of an earlier year's, while the questions of the next one are open."""

    def show(conversation: Conversation, wish: Wish) -> None:
        earlier = result_of_an_earlier_year(conversation)
        if earlier is not None:
            change_year(conversation, earlier.tax_year)
        _side(what)(conversation, wish)

    return show


def _result(conversation: Conversation, wish: Wish) -> None:
    if wish.is_decided and conversation.is_complete():
        conversation.say(Words("wish.left_as_it_is"))
    _side("result")(conversation, wish)


def _not_ready(conversation: Conversation) -> None:
    if conversation.session.stage == "asking":
        conversation.remind(Words("plan.not_ready"))
    else:
        conversation.show_where()


def _next(conversation: Conversation, _: Wish) -> None:
    """The one thing to do next: the open question, or the first step that is not done."""
    if conversation.session.stage == "asking":
        conversation.remind(Words("wish.next"))
    elif conversation.is_complete():
        plan_steps.show_next_step(conversation)
    else:
        conversation.show_where()


def _back(conversation: Conversation, _: Wish) -> None:
    """To the question before; from a step or a topic to the result, from a changed result to the one before it."""
    screen = conversation.session.on_screen.values()
    shows_result = not screen or any(data.startswith(_UNDER_A_RESULT) for data in screen)
    if conversation.session.stage == "done" and conversation.is_complete() and not shows_result:
        conversation.say(conversation.outcome())
    elif conversation.session.stage != "done" or not _last_change_was_taken_back(conversation):
        back(conversation)


def _last_change_was_taken_back(conversation: Conversation) -> bool:
    return choice_was_taken_back(conversation) or take_back_the_change(conversation)


def _why(conversation: Conversation, wish: Wish) -> None:
    if conversation.open_question() is None:
        _side("why")(conversation, wish)
    else:
        open_help(conversation)


def has_a_message_to_hr(conversation: Conversation) -> bool:
    """Whether the result has the message ready that asks the plan what is still open."""
    is_done = conversation.session.stage == "done" and conversation.is_complete()
    return is_done and bool(asked_of_the_plan(conversation.result()))


def _hr(conversation: Conversation, _: Wish) -> None:
    """The message to HR about what is not known of the plan yet."""
    earlier = result_of_an_earlier_year(conversation)
    if earlier is not None and asked_of_the_plan(earlier):
        change_year(conversation, earlier.tax_year)
    if has_a_message_to_hr(conversation):
        planning.show(conversation, "hr", None)
        return
    answers = conversation.session.answers
    asked = [
        q.id for q in conversation.replay().path if q.id in PLAN_QUESTIONS and answers.get(q.id) in (None, "unsure")
    ]
    if asked:
        conversation.say(ask_hr(conversation, tuple(asked)))
        conversation.remind()
    else:
        conversation.show_where(Words("hr.nothing_open"))


def _answer(key: str) -> Callable[[Conversation, Wish], None]:
    """One friendly line, and the way on."""

    def say(conversation: Conversation, _: Wish) -> None:
        conversation.say_and_go_on(Words(key))

    return say


def _greet(conversation: Conversation, wish: Wish) -> None:
    """Greets back, unless the same turn has welcomed the person already."""
    if commands.WELCOME in conversation.turn.parts:
        conversation.remind()
    else:
        _answer("wish.greeting")(conversation, wish)


def _human(conversation: Conversation, _: Wish) -> None:
    contact = conversation.world.contact
    conversation.say_and_go_on(Words("wish.human_at", {"contact": contact}) if contact else Words("wish.human"))


def _year(conversation: Conversation, wish: Wish) -> None:
    preferences.choose_year(conversation, str(wish.year) if wish.year else "")


def _what_if(conversation: Conversation, wish: Wish) -> None:
    if conversation.session.stage == "asking" and wish.left is not None:
        remember_what_is_kept(conversation, wish.left)
        return
    if conversation.session.stage == "asking" or not what_if(conversation, wish):
        if conversation.is_complete() and is_split_between_plans(conversation.result()):
            conversation.say(Words("less.two_plans"))
        _side("result")(conversation, wish)


def _say(act: Callable[[Conversation], None]) -> Callable[[Conversation, Wish], None]:
    return lambda conversation, _: act(conversation)


_WISHES: dict[WishKind, Callable[[Conversation, Wish], None]] = {
    WishKind.HELP: _help,
    WishKind.BACK: _back,
    WishKind.CANCEL: _say(commands.cancel),
    WishKind.RESTART: _say(confirming.ask_to_restart),
    WishKind.CHANGE: _change,
    WishKind.RESULT: _result,
    WishKind.STEPS: _side("steps"),
    WishKind.NEXT: _next,
    WishKind.WHY: _why,
    WishKind.PDF: _file("pdf"),
    WishKind.PICTURE: _file("picture"),
    WishKind.CALENDAR: _file("ics"),
    WishKind.SHARE: _side("share"),
    WishKind.HR: _hr,
    WishKind.REMIND: _say(reminding.show_reminders),
    WishKind.SETTINGS: _say(preferences.show_settings),
    WishKind.PRIVACY: _answer("wish.privacy"),
    WishKind.DELETE: _say(confirming.ask_to_delete),
    WishKind.EXPORT: lambda conversation, _: conversation.say(File("export")),
    WishKind.FEEDBACK: _say(commands.give_feedback),
    WishKind.HUMAN: _human,
    WishKind.WHO: _answer("wish.who"),
    WishKind.THANKS: _answer("wish.thanks"),
    WishKind.GREETING: _greet,
    WishKind.INSULT: _answer("wish.insult"),
    WishKind.YEAR: _year,
    WishKind.WHAT_IF: _what_if,
}
