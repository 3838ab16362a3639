"""Commands, in either language, at any moment; and what a deep link opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.buttons import Act, act_data
from bot.commands import STARTS, canonical, split_payload
from bot.conversation.answering import back
from bot.conversation.confirming import ask_to_delete
from bot.conversation.diary import show_diary
from bot.conversation.explaining import explain, explain_topic
from bot.conversation.overview import show_profiles_beside
from bot.conversation.planning import show_plan
from bot.conversation.preferences import choose_language, choose_year, show_settings
from bot.conversation.reminding import show_reminders
from bot.conversation.turn import Conversation
from bot.parts import Feedback, File, Review, Words
from bot.world import PLAN_QUESTIONS
from core.assess import TAX_YEAR
from core.person import SITUATION

WELCOME: Final = Words("welcome")
"""What somebody reads who is new here."""


def command(conversation: Conversation, word: str, argument: str) -> None:
    """A command by its name or its twin; an unknown one gets a hint."""
    name = canonical(word)
    if name in STARTS:
        open_interview(conversation, name)
    elif name in _COMMANDS:
        _COMMANDS[name](conversation, argument)
    else:
        conversation.show_where(Words("unknown_command"))


def start(conversation: Conversation, payload: str) -> None:
    """The first contact, a return, or a deep link."""
    language, rest = split_payload(payload)
    if language:
        conversation.session.language = language
    if rest in STARTS:
        open_interview(conversation, rest)
    elif rest in _PAYLOADS:
        _PAYLOADS[rest](conversation)
    elif rest.startswith("explain_"):
        explain_topic(conversation, rest.removeprefix("explain_"))
    elif any(key != TAX_YEAR.id for key in conversation.session.answers):
        welcome_back(conversation)
    else:
        conversation.say(WELCOME)
        conversation.begin()


def first_contact(conversation: Conversation) -> None:
    """Somebody begins by typing a line: they are welcomed, and the line is then understood as any other."""
    conversation.say(WELCOME)
    conversation.start()


def welcome_back(conversation: Conversation) -> None:
    """Someone returns: where they were, with the choice to begin anew."""
    if conversation.session.stage == "asking" or not conversation.is_complete():
        conversation.begin(Words("welcome_back.asking"), resumable=True)
        return
    buttons = [("button.plan", "plan:all"), ("button.change", "plan:change"), ("button.restart", "go:restart")]
    if conversation.world.new_year(conversation.session):
        buttons.insert(0, (f"={conversation.world.today.year}", "go:newyear"))
    conversation.say(Words("welcome_back.done", buttons=tuple(buttons)))


def open_interview(conversation: Conversation, name: str) -> None:
    """Begins an interview, or goes on with it; what is known from others is not asked again."""
    session = conversation.session
    conversation.keep_unchanged()
    conversation.retire()
    conversation.enter(STARTS[name])
    known = [q.id for q in conversation.replay().path if session.answers.get(q.id) is not None]
    if name == "solo":
        _begin_solo(conversation)
    if conversation.is_complete():
        conversation.finish()
        return
    notices = [Words(f"interview.{name}")]
    if known:
        notices.append(Words("interview.known", {"questions": tuple(known)}))
    conversation.begin(*notices, resumable=bool(known))


def _begin_solo(conversation: Conversation) -> None:
    answers = conversation.session.answers
    if answers.get(SITUATION.id) == "employee":
        conversation.put_under_change(SITUATION.id)
    else:
        answers.setdefault(SITUATION.id, "self_employed")


def reopen_plan_questions(conversation: Conversation) -> None:
    """The answer from HR has come: exactly the open plan questions are asked."""
    conversation.keep_unchanged()
    answers = conversation.session.answers
    unsure = [key for key in PLAN_QUESTIONS if answers.get(key) == "unsure"]
    if not unsure:
        conversation.show_where(Words("hr.nothing_open"))
        return
    for key in unsure:
        del answers[key]
    conversation.begin(Words("hr.answers_came"))


def review(conversation: Conversation) -> None:
    """All answers on the path, each with a button to change it."""
    replay = conversation.replay()
    if replay.answers.given():
        conversation.say(Review(replay, conversation.session.interview))
    else:
        conversation.show_where(Words("change.nothing_yet"))


def cancel(conversation: Conversation) -> None:
    """Pauses; nothing is lost."""
    conversation.keep_unchanged()
    conversation.retire()
    if conversation.is_complete():
        conversation.session.stage = "done"
        conversation.say(Words("cancelled.done", buttons=(("button.plan", act_data(Act.PLAN, "result")),)))
        return
    conversation.session.stage = "idle"
    conversation.say(Words("cancelled", buttons=(("button.continue", act_data(Act.GO, "continue")),)))


def show_help(conversation: Conversation) -> None:
    """What the bot can do."""
    asking = conversation.session.stage == "asking"
    buttons = (
        ("button.continue", act_data(Act.GO, "continue")) if asking else ("button.check", act_data(Act.GO, "check")),
        ("button.topics", act_data(Act.GO, "topics")),
        ("button.settings", act_data(Act.SETTINGS, "show")),
    )
    conversation.say(Words("help", buttons=buttons, below=_to_whom(conversation)))


def _to_whom(conversation: Conversation) -> Words | None:
    """Where to write to if a figure is wrong, as far as the operator says."""
    contact = conversation.world.contact
    return Words("feedback.whom", {"contact": contact}) if contact else None


def give_feedback(conversation: Conversation) -> None:
    """The case as choices without any amount, ready to be sent to the operator."""
    session, replay = conversation.session, conversation.replay()
    given = replay.answers.given()
    chosen = [f"{key}: {value if isinstance(value, str) else '…'}" for key, value in given.items()]
    case = (f"{session.interview} {conversation.world.tax_year(session)}", *chosen)
    conversation.say(Feedback(case, conversation.world.contact))


_PAYLOADS: dict[str, Callable[[Conversation], None]] = {
    "hr": reopen_plan_questions,
    "hrside": lambda conversation: conversation.say(Words("hrside")),
}

_COMMANDS: dict[str, Callable[[Conversation, str], None]] = {
    "start": start,
    "explain": explain,
    "language": choose_language,
    "settings": lambda conversation, _: show_settings(conversation),
    "feedback": lambda conversation, _: give_feedback(conversation),
    "year": choose_year,
    "plan": lambda conversation, _: show_plan(conversation),
    "log": lambda conversation, _: show_diary(conversation),
    "people": lambda conversation, _: show_profiles_beside(conversation),
    "change": lambda conversation, _: review(conversation),
    "back": lambda conversation, _: back(conversation),
    "cancel": lambda conversation, _: cancel(conversation),
    "remind": lambda conversation, _: show_reminders(conversation),
    "export": lambda conversation, _: conversation.say(File("export")),
    "privacy": lambda conversation, _: conversation.say(Words("privacy", below=_to_whom(conversation))),
    "delete": lambda conversation, _: ask_to_delete(conversation),
    "help": lambda conversation, _: show_help(conversation),
}
