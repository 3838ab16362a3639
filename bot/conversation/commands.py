"""Commands, in either language, at any moment; and what a deep link opens."""

from __future__ import annotations

from collections.abc import Callable

from bot.commands import STARTS, canonical, split_payload
from bot.conversation.answering import back
from bot.conversation.explaining import explain, explain_topic
from bot.conversation.planning import show_plan
from bot.conversation.preferences import choose_language, choose_year
from bot.conversation.reminding import show_reminders
from bot.conversation.turn import Conversation
from bot.languages import others
from bot.parts import File, Review, Words
from bot.world import PLAN_QUESTIONS
from core.assess import TAX_YEAR
from core.mega_backdoor.questions import SITUATION


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
    elif rest == "hr":
        reopen_plan_questions(conversation)
    elif rest.startswith("explain_"):
        explain_topic(conversation, rest.removeprefix("explain_"))
    elif any(key != TAX_YEAR.id for key in conversation.session.answers):
        welcome_back(conversation)
    else:
        conversation.say(Words("welcome"))
        conversation.begin()


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
    session.interview = STARTS[name]
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


def restart(conversation: Conversation) -> None:
    """From the first question; the tax year stays."""
    session = conversation.session
    conversation.retire()
    session.answers = {key: value for key, value in session.answers.items() if key == "tax_year"}
    session.told, session.changing, session.ticked = {}, None, []
    conversation.begin(Words("restarted"))


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
    conversation.session.stage = "idle"
    conversation.say(Words("cancelled", buttons=(("button.continue", "go:continue"),)))


def ask_to_delete(conversation: Conversation) -> None:
    """Asks before everything is removed for good."""
    buttons = (("delete.yes", "delete:yes"), ("delete.no", "delete:no"))
    conversation.say(Words("delete.sure", buttons=buttons))


def show_help(conversation: Conversation) -> None:
    """What the bot can do."""
    asking = conversation.session.stage == "asking"
    buttons = (
        ("button.continue" if asking else "button.check", "go:continue" if asking else "go:check"),
        ("button.topics", "go:topics"),
        *((f"=🌐 {other.name}", f"language:{other.code}") for other in others(conversation.session.language)),
    )
    conversation.say(Words("help", buttons=buttons))


_COMMANDS: dict[str, Callable[[Conversation, str], None]] = {
    "start": start,
    "explain": explain,
    "language": choose_language,
    "year": choose_year,
    "plan": lambda conversation, _: show_plan(conversation),
    "change": lambda conversation, _: review(conversation),
    "back": lambda conversation, _: back(conversation),
    "cancel": lambda conversation, _: cancel(conversation),
    "remind": lambda conversation, _: show_reminders(conversation),
    "export": lambda conversation, _: conversation.say(File("export")),
    "privacy": lambda conversation, _: conversation.say(Words("privacy")),
    "delete": lambda conversation, _: ask_to_delete(conversation),
    "help": lambda conversation, _: show_help(conversation),
}
