"""One turn of the conversation, pure: session and event in, session and parts to say out.

The answers are the only state of an interview; what is asked next follows from replaying them. Nothing here
knows a language, a door or a database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core.answer_types import Problem
from core.interview import Question, Replay, fallen_away, read_answer
from core.limits import Limits
from core.mega_backdoor.questions import SITUATION

from bot import milestones
from bot.choices import as_choice, looks_like_an_amount
from bot.commands import STARTS, canonical, split_payload
from bot.events import Command, Edited, Event, Pressed, Typed, Unreadable
from bot.explanations import FIRST_TOPICS, find_term, find_topics, topic_ids
from bot.parts import (
    Ask,
    File,
    HrMessage,
    OneStep,
    Outcome,
    Part,
    Record,
    Retire,
    Review,
    Term,
    Topic,
    Topics,
    Warnings,
    WholePlan,
    Why,
    Words,
)
from bot.session import LANGUAGES, LastPress, Session
from bot.world import World

DOUBLE_TAP_SECONDS = 3.0
PLAN_QUESTIONS = ("job.after_tax", "job.route", "job.cap", "job.roth_in_plan", "business.plan")


@dataclass(slots=True)
class Turn:
    """What a turn comes to: the session to keep (None: forget the person), what to say, and a toast for a button."""

    session: Session | None
    parts: list[Part] = field(default_factory=list)
    toast: Words | None = None


def take_turn(session: Session | None, event: Event, world: World, language: str) -> Turn:
    """Takes one event. A person without a session begins in the language given."""
    known = session is not None
    conversation = Conversation(session or Session(language), world)
    match event:
        case Command(name, argument):
            conversation.command(canonical(name), argument.strip())
        case Pressed(data, message) if known or data.startswith("language:"):
            conversation.press(data, message)
        case Typed(text) if known:
            conversation.typed(text)
        case Unreadable(kind) if known:
            conversation.show_where(Words(f"unreadable.{kind}"))
        case Edited():
            conversation.show_where(Words("unreadable.edited"))
        case _:
            conversation.command("start", "")
    return conversation.turn


class Conversation:
    """The session at work within one turn."""

    def __init__(self, session: Session, world: World) -> None:
        self.session = session
        self.world = world
        self.turn = Turn(session)

    def say(self, part: Part) -> None:
        """Adds a part to what is said."""
        self.turn.parts.append(part)

    def toast(self, key: str, **values: Any) -> None:
        """Sets the short note that answers a button."""
        self.turn.toast = Words(key, values)

    # Commands

    def command(self, name: str, argument: str) -> None:
        """A command, by its canonical name."""
        if name in STARTS:
            self.open_interview(name)
            return
        known = {
            "start": lambda: self.start(argument),
            "explain": lambda: self.explain(argument),
            "plan": self.show_plan,
            "change": self.review,
            "back": self.back,
            "cancel": self.cancel,
            "language": lambda: self.choose_language(argument),
            "year": lambda: self.choose_year(argument),
            "remind": lambda: self.show_where(Words("remind.later")),
            "export": lambda: self.say(File("export")),
            "privacy": lambda: self.say(Words("privacy")),
            "delete": lambda: self.say(Words("delete.sure", buttons=(("delete.yes", "delete:yes"), ("delete.no", "delete:no")))),
            "help": lambda: self.say(Words("help", buttons=self._help_buttons())),
        }.get(name)
        if known:
            known()
        else:
            self.show_where(Words("unknown_command"))

    def _help_buttons(self) -> tuple[tuple[str, str], ...]:
        other = "go:continue" if self.session.stage == "asking" else "go:check"
        label = "button.continue" if self.session.stage == "asking" else "button.check"
        return ((label, other), ("button.topics", "go:topics"), ("button.other_language", self._other_language()))

    def _other_language(self) -> str:
        return "language:en" if self.session.language == "de" else "language:de"

    def start(self, payload: str) -> None:
        """The first contact, a return, or a deep link."""
        language, rest = split_payload(payload)
        if language:
            self.session.language = language
        if rest in STARTS:
            self.open_interview(rest)
        elif rest == "hr":
            self.reopen_plan_questions()
        elif rest.startswith("explain_"):
            self.explain_topic(rest.removeprefix("explain_"))
        elif self.session.stage == "asking" or self.session.answers:
            self.welcome_back()
        else:
            self.say(Words("welcome"))
            self.session.stage = "asking"
            self.ask_next()

    def welcome_back(self) -> None:
        """Someone returns: where they were, with the choice to begin anew."""
        if self.session.stage != "asking" and self.world.replay(self.session).next_question is None:
            buttons = (("button.plan", "plan:all"), ("button.change", "plan:change"), ("button.restart", "go:restart"))
            self.say(Words("welcome_back.done", buttons=buttons))
            return
        self.session.stage = "asking"
        self.ask_next(Words("welcome_back.asking"), resumable=True)

    def open_interview(self, name: str) -> None:
        """Begins an interview, or goes on with it; what is known from others is not asked again."""
        session = self.session
        interview = STARTS[name]
        self._keep_changing()
        self._retire()
        resumed = session.interview == interview and session.stage == "asking"
        session.interview = interview
        if name == "solo":
            self._begin_solo()
        replay = self.world.replay(session)
        if replay.next_question is None:
            self.finish()
            return
        session.stage = "asking"
        known = [question.id for question in replay.path if session.answers.get(question.id) is not None]
        notices = [Words(f"interview.{name}")]
        if known:
            notices.append(Words("interview.known", {"questions": tuple(known)}))
        self.ask_next(*notices, resumable=bool(known) or resumed)

    def _begin_solo(self) -> None:
        situation = self.session.answers.get(SITUATION.id)
        if situation is None:
            self.session.answers[SITUATION.id] = "self_employed"
        elif situation == "employee":
            self._put_under_change(SITUATION.id)

    def reopen_plan_questions(self) -> None:
        """The answer from HR has come: exactly the open plan questions are asked."""
        self._keep_changing()
        opened = [key for key in PLAN_QUESTIONS if self.session.answers.get(key) == "unsure"]
        for key in opened:
            del self.session.answers[key]
        if not opened:
            self.show_where(Words("hr.nothing_open"))
            return
        self.session.stage = "asking"
        self.ask_next(Words("hr.answers_came"))

    def explain(self, query: str) -> None:
        """An explanation, and then the open question again."""
        if query:
            self._explain_words(query)
        else:
            self.say(Topics(FIRST_TOPICS, key="topics.ask"))
        if self.session.stage == "asking" and query:
            self.ask_next()

    def explain_topic(self, topic: str) -> None:
        """The explanation of a topic by its id, and then the open question again."""
        if topic not in topic_ids():
            self.explain(topic.replace("_", " "))
            return
        self._say_topic(topic)
        if self.session.stage == "asking":
            self.ask_next()

    def _explain_words(self, query: str) -> None:
        term = find_term(query)
        found = find_topics(query)
        if term is not None:
            self.say(Term(term, self._limits()))
        elif len(found) == 1:
            self._say_topic(found[0])
        elif found:
            self.say(Topics(found))
        else:
            self.say(Topics(FIRST_TOPICS, key="topics.none"))

    def _say_topic(self, topic: str) -> None:
        result = self.world.result(self.session) if self.session.answers else None
        self.say(Topic(topic, self._limits(), result))

    def _limits(self) -> Limits:
        return self.world.limits[self.world.tax_year(self.session)]

    def show_plan(self) -> None:
        """The whole plan, or how far it is."""
        if self.session.stage == "asking":
            self.ask_next(Words("plan.not_ready"))
        elif self.world.replay(self.session).next_question is None:
            self.say(WholePlan(self.world.result(self.session)))
        else:
            self.start("")

    def review(self) -> None:
        """All answers on the path, each with a button to change it."""
        replay = self.world.replay(self.session)
        if not replay.answers.given():
            self.show_where(Words("change.nothing_yet"))
            return
        self.say(Review(replay, self.session.interview))

    def cancel(self) -> None:
        """Pauses; nothing is lost."""
        self._keep_changing()
        self._retire()
        self.session.stage = "idle"
        self.say(Words("cancelled", buttons=(("button.continue", "go:continue"),)))

    def choose_language(self, argument: str, message: int | None = None) -> None:
        """Another language, keeping place and answers."""
        language = {"deutsch": "de", "german": "de", "englisch": "en", "english": "en"}.get(argument.lower(), argument.lower())
        if language not in LANGUAGES:
            self.say(Words("language.choose", buttons=(("language.de", "language:de"), ("language.en", "language:en"))))
            return
        self.session.language = language
        if message is not None and message == self.session.asked_message and self.session.stage == "asking":
            self.ask_next(replaces=message)
        else:
            self.show_where(Words("language.changed"))

    def choose_year(self, argument: str) -> None:
        """Another tax year, among those with limits."""
        years = self.world.limits
        if argument.isascii() and argument.isdigit() and int(argument) in years:
            self.session.answers["tax_year"] = int(argument)
            self.session.told.clear()
            self.show_where(Words("year.changed", {"year": int(argument)}))
        elif argument:
            self.say(Words("year.not_loaded", {"year": argument[:8]}, self._year_buttons()))
        else:
            self.say(Words("year.choose", {"year": self.world.tax_year(self.session)}, self._year_buttons()))

    def _year_buttons(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"={year}", f"tax_year:{year}") for year in sorted(self.world.limits))

    # Buttons

    def press(self, data: str, message: int | None) -> None:
        """A button: an answer, help, back, or one of the program's own."""
        subject, _, value = data.partition(":")
        actions = {
            "go": self._go,
            "plan": self._show,
            "step": lambda value: self._step(value, message),
            "change": self._change,
            "delete": self._delete,
            "language": lambda value: self.choose_language(value, message),
            "tax_year": self.choose_year,
            "topic": self.explain_topic,
        }
        if subject in actions:
            actions[subject](value)
        elif self.session.stage == "asking" and subject == self._open_question_id():
            self._press_on_open_question(subject, value, data, message)
        else:
            self._old_button(data)

    def _open_question_id(self) -> str | None:
        following = self.world.replay(self.session).next_question
        return following.id if following else None

    def _press_on_open_question(self, question_id: str, value: str, data: str, message: int | None) -> None:
        if value == "?":
            self.session.help_open = not (self.session.help_open and message == self.session.asked_message)
            self.ask_next(replaces=message)
        elif value == "<":
            self.back(message)
        else:
            self.session.last_press = LastPress(data, self.world.now)
            if message is not None and message != self.session.asked_message:
                self._retire()
                self.session.asked_message = message
            self.answer(value)

    def _old_button(self, data: str) -> None:
        last = self.session.last_press
        if last and last.data == data and self.world.now - last.at < DOUBLE_TAP_SECONDS:
            self.toast("toast.already_noted")
            return
        self.toast("toast.old_button")
        self.show_where(Words("old_button"))

    def _go(self, where: str) -> None:
        if where == "restart":
            self._retire()
            kept = {key: value for key, value in self.session.answers.items() if key == "tax_year"}
            self.session.answers, self.session.told, self.session.changing = kept, {}, None
            self.session.stage = "asking"
            self.ask_next(Words("restarted"))
        elif where == "topics":
            self.explain("")
        elif where == "hr":
            self.reopen_plan_questions()
        elif where == "continue":
            self.session.stage = "asking"
            self.ask_next_or_finish()
        else:
            self.open_interview(where if where in STARTS else "check")

    def _show(self, what: str) -> None:
        if what == "change":
            self.review()
            return
        if self.world.replay(self.session).next_question is not None:
            self._old_button(f"plan:{what}")
            return
        result = self.world.result(self.session)
        parts: dict[str, Part] = {
            "all": WholePlan(result),
            "why": Why(result),
            "steps": OneStep(result, 0),
            "hr": HrMessage(tuple(result.open_questions)),
        }
        self.say(parts.get(what, Outcome(result)))

    def _step(self, value: str, message: int | None) -> None:
        if self.world.replay(self.session).next_question is not None:
            self._old_button(f"step:{value}")
            return
        result = self.world.result(self.session)
        index = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0
        if index < len(result.assessment.steps):
            self.say(OneStep(result, index, message))
        else:
            self.say(Outcome(result))

    def _change(self, question_id: str) -> None:
        on_path = {question.id for question in self.world.replay(self.session).path}
        if question_id not in on_path or self.session.answers.get(question_id) is None:
            self._old_button(f"change:{question_id}")
            return
        self._keep_changing()
        self._retire()
        self._put_under_change(question_id)
        self.session.stage = "asking"
        self.ask_next()

    def _put_under_change(self, question_id: str) -> None:
        self.session.changing = (question_id, self.session.answers.pop(question_id))

    def _delete(self, value: str) -> None:
        if value == "yes":
            self.turn.session = None
            self.turn.parts = [Words("deleted")]
        else:
            self.show_where(Words("delete.kept"))

    # Typed text

    def typed(self, text: str) -> None:
        """A typed answer where a question is open that the person sees; else something to explain."""
        question = self.world.replay(self.session).next_question if self.session.stage == "asking" else None
        if question is None:
            self.explain(text)
            return
        choice = as_choice(question, text)
        if choice is not None:
            self.answer(choice)
            return
        try:
            self._try(question, text)
        except Problem as problem:
            self._refuse(question, text, problem)
        else:
            self.answer(text.strip())

    def _try(self, question: Question[Any], text: str) -> None:
        read_answer(question, text, self.world.replay(self.session).answers)

    def _refuse(self, question: Question[Any], text: str, problem: Problem) -> None:
        """A reason, unless the text is a question of the person's own."""
        if not looks_like_an_amount(text) and find_topics(text):
            self._explain_words(text)
            self.ask_next()
        else:
            self._ask_again(question, problem)

    def _ask_again(self, question: Question[Any], problem: Problem) -> None:
        self._retire()
        self.ask_next(Words(f"problem.{problem.reason}", {**problem.bounds, "question": question.id}))

    # Answers

    def answer(self, given: Any) -> None:
        """Takes an answer to the open question and goes on."""
        replay = self.world.replay(self.session)
        question = replay.next_question
        assert question is not None
        try:
            read_answer(question, given, replay.answers)
        except Problem as problem:
            self._ask_again(question, problem)
            return
        before = self._replay_before_change(replay)
        self.session.answers[question.id] = given
        changed, self.session.changing = self.session.changing, None
        self.say(Record(question.id, given, self.session.asked_message))
        self.session.asked_message, self.session.help_open = None, False
        lost = fallen_away(before.path, self.world.replay(self.session).path, self.session.answers)
        self._tell_milestones()
        notices = [Words("change.fell_away", {"questions": tuple(lost)})] if lost else []
        self.ask_next_or_finish(*notices, changed=changed is not None)

    def _replay_before_change(self, replay: Replay) -> Replay:
        if self.session.changing is None:
            return replay
        changed, former = self.session.changing
        return self.world.replay(self.session, self.session.answers | {changed: former})

    def _tell_milestones(self) -> None:
        for part in milestones.reached(self.session, self.world):
            self.say(part)

    def ask_next_or_finish(self, *notices: Words, changed: bool = False) -> None:
        """The next question, or the result."""
        if self.world.replay(self.session).next_question is not None:
            self.ask_next(*notices)
            return
        if notices or changed:
            self.turn.parts += notices or [Words("change.done")]
        self.finish()

    def finish(self) -> None:
        """The result, and the first step towards it."""
        self.session.stage, self.session.asked, self.session.asked_message = "done", None, None
        result = self.world.result(self.session)
        self.say(Outcome(result))
        if result.assessment.warnings:
            self.say(Warnings(result))
        if result.assessment.steps:
            self.say(OneStep(result, 0))

    def ask_next(self, *notices: Words, resumable: bool = False, replaces: int | None = None) -> None:
        """Asks the open question; an older copy of it loses its buttons."""
        replay = self.world.replay(self.session)
        question = replay.next_question
        if question is None:
            self.turn.parts += notices
            self.finish()
            return
        if replaces is None:
            self._retire()
        if question.id != self.session.asked:
            self.session.help_open = False
        self.session.asked = question.id
        number = len([q for q in replay.path[: replay.path.index(question)]]) + 1
        keeps = self.session.changing is not None and self.session.changing[0] == question.id
        if keeps and self.session.changing:
            notices = (*notices, Words("change.current", {"answer": (question.id, self.session.changing[1])}))
        total = max(number, milestones.expected_length(self.session, self.world))
        self.say(Ask(question, replay, number, total, notices, self.session.help_open, resumable, keeps, replaces))
        if replaces is not None:
            self.session.asked_message = replaces

    def _retire(self) -> None:
        if self.session.asked_message is not None:
            self.say(Retire(self.session.asked_message))
            self.session.asked_message = None

    def back(self, message: int | None = None) -> None:
        """Forgets the last answer before the open question, or leaves a change as it was."""
        session = self.session
        if session.changing is not None:
            self._keep_changing()
            self._retire()
            session.stage = "asking"
            self.ask_next_or_finish(Words("change.kept"))
            return
        replay = self.world.replay(session)
        following = replay.next_question
        before = replay.path if following is None else replay.path[: replay.path.index(following)]
        if not before:
            self.show_where(Words("back.at_the_start"))
            return
        session.answers.pop(before[-1].id, None)
        session.told.pop("result", None)
        session.stage = "asking"
        self.ask_next(replaces=message)

    def _keep_changing(self) -> None:
        """A change that was not finished leaves the former answer in place."""
        if self.session.changing is not None:
            question_id, former = self.session.changing
            self.session.answers.setdefault(question_id, former)
            self.session.changing = None

    def show_where(self, *notices: Words) -> None:
        """Shows the person where they are: the open question, the result, or how to begin."""
        if self.session.stage == "asking":
            self.ask_next(*notices)
        elif self.session.answers and self.world.replay(self.session).next_question is None:
            self.turn.parts += notices
            self.say(Outcome(self.world.result(self.session)))
        else:
            self.turn.parts += notices
            buttons = (("button.check", "go:check"), ("button.topics", "go:topics"))
            self.say(Words("idle", buttons=buttons))
