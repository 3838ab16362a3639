"""The session at work within one turn: what is asked, what is shown, and where the person is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.parts import Ask, Outcome, Part, Retire, Words
from bot.session import Session
from bot.world import World
from core.assess import Result
from core.interview import Question, Replay
from core.limits import Limits


@dataclass(slots=True)
class Turn:
    """What a turn comes to: the session to keep (None: forget the person), what to say, and a toast for a button."""

    session: Session | None
    parts: list[Part] = field(default_factory=list)
    toast: Words | None = None


class Conversation:
    """One turn under way: every change of the session and everything said goes through here."""

    def __init__(self, session: Session, world: World) -> None:
        self.session = session
        self.world = world
        self.turn = Turn(session)
        self._replayed: tuple[object, Replay] | None = None

    def say(self, *parts: Part) -> None:
        """Adds to what is said."""
        self.turn.parts += parts

    def toast(self, key: str) -> None:
        """Sets the short note that answers a button."""
        self.turn.toast = Words(key)

    def replay(self) -> Replay:
        """What the answers so far come to."""
        state = (self.session.interview, tuple(self.session.answers.items()))
        if self._replayed is None or self._replayed[0] != state:
            self._replayed = (state, self.world.replay(self.session))
        return self._replayed[1]

    def result(self) -> Result:
        """The result of the answers so far."""
        return self.world.result(self.session)

    def limits(self) -> Limits:
        """The limits of the session's tax year, or the newest where its interview needs none."""
        limits = self.world.limits
        return limits.get(self.world.tax_year(self.session)) or limits[max(limits)]

    def is_complete(self) -> bool:
        """Whether the interview has all its answers."""
        return bool(self.session.answers) and self.replay().next_question is None

    def open_question(self) -> Question[Any] | None:
        """The question that the person is being asked."""
        return self.replay().next_question if self.session.stage == "asking" else None

    def begin(self, *notices: Words, resumable: bool = False) -> None:
        """Starts asking, or shows the result where nothing is open; the tax year is fixed from here on."""
        if self.world.this_year_is_missing(self.session):
            self.say(*notices, Words("year.not_loaded", {"year": str(self.world.today.year)}, self.year_buttons()))
            return
        self.session.answers.setdefault("tax_year", self.world.tax_year(self.session))
        self.session.stage = "asking"
        self.ask_next(*notices, resumable=resumable)

    def year_buttons(self) -> tuple[tuple[str, str], ...]:
        """A button for each year with limits."""
        return tuple((f"={year}", f"tax_year:{year}") for year in sorted(self.world.limits))

    def ask_next(self, *notices: Words, resumable: bool = False, replaces: int | None = None) -> None:
        """Asks the open question, or shows the result; an older copy of the question loses its buttons."""
        replay = self.replay()
        question = replay.next_question
        if question is None:
            self.say(*notices)
            self.finish()
            return
        session = self.session
        problem = dict(replay.problems).get(question.id)
        if problem is not None:
            # A change before it made this answer impossible.
            notices = (*notices, Words(f"problem.{problem.reason}", {**problem.bounds, "question": question.id}))
        if replaces is None:
            self.retire()
        session.help_open = session.help_open and question.id == session.asked
        session.asked = question.id
        number = replay.path.index(question) + 1
        total = max(number, len(self.world.interview(session).usual_path(replay, session.answers)))
        keeps = session.changing is not None and session.changing[0] == question.id
        if keeps and session.changing:
            notices = (*notices, Words("change.current", {"answer": session.changing}))
        self.say(Ask(question, replay, number, total, notices, session.help_open, resumable, keeps, replaces))
        if replaces is not None:
            session.asked_message = replaces

    def finish(self) -> None:
        """The result."""
        session = self.session
        session.stage, session.asked, session.asked_message = "done", None, None
        self.say(self.outcome())

    def outcome(self, replaces: int | None = None, *, more: bool = False) -> Outcome:
        """The result of the answers, to be said as a message of its own or in place of another."""
        session = self.session
        return Outcome(self.result(), replaces, more, session.plain, self.world.new_year(session))

    def show_where(self, *notices: Words) -> None:
        """Shows the person where they are: the open question, the result, or how to begin."""
        if self.session.stage == "asking":
            self.ask_next(*notices)
        elif self.is_complete():
            self.say(*notices, self.outcome())
        else:
            buttons = (("button.check", "go:check"), ("button.topics", "go:topics"))
            self.say(*notices, Words("idle", buttons=buttons))

    def retire(self) -> None:
        """Takes the buttons off the message that shows the open question."""
        if self.session.asked_message is not None:
            self.say(Retire(self.session.asked_message))
            self.session.asked_message = None

    def put_under_change(self, question_id: str) -> None:
        """Opens an answered question again, remembering its answer."""
        self.session.changing = (question_id, self.session.answers.pop(question_id))

    def keep_unchanged(self) -> None:
        """A change that was not finished leaves the former answer in place."""
        if self.session.changing is not None:
            question_id, former = self.session.changing
            self.session.answers.setdefault(question_id, former)
            self.session.changing = None
