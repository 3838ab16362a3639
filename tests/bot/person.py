"""A person in conversation without a door; what the test does not care about is answered as usual."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from bot.commands import STARTS
from bot.conversation import Turn, take_turn
from bot.events import Command, Event, Pressed, Typed
from bot.messages import Button, Message
from bot.on_screen import remember_buttons
from bot.parts import Part
from bot.rendering import toast_text
from bot.session import Session, session_as_json, session_from_json
from bot.world import World
from core.answer_types import Choice
from core.limits import built_in_limits
from core.question import Question
from tests.bot.messages_checked import check_text, rendered

YEAR = 2026
"""The tax year of a test's person: pinned, so that a further file of limits changes nothing of their conversation."""
NOVEMBER = (YEAR, date(YEAR, 11, 23))
COMMAND_OF = {interview: name for name, interview in reversed(STARTS.items())}


class Person:
    """Plays turns without a door; everything that is said is rendered and checked."""

    def __init__(self, language: str, time: tuple[int, date] = NOVEMBER) -> None:
        self.kept: Session | None = None
        self.language = language
        self.world = World(built_in_limits(), time[1], 0.0)
        self.messages: list[Message] = []

    @property
    def session(self) -> Session:
        """What is kept of the person, who is known by now."""
        assert self.kept is not None
        return self.kept

    @session.setter
    def session(self, session: Session) -> None:
        self.kept = session

    def does(self, event: Event) -> Turn:
        """Takes a turn; the session goes through its stored form, and some time passes."""
        self.world = replace(self.world, now=self.world.now + 60)
        turn = take_turn(deepcopy(self.kept), event, self.world, self.language)
        if turn.session is not None:
            assert session_from_json(session_as_json(turn.session), turn.session.shown) == turn.session
        self.kept = turn.session
        language = turn.session.language if turn.session else self.language
        self.messages = [message for part in turn.parts for message in rendered(part, language)]
        if turn.session is not None:
            remember_buttons(turn.session, self.messages)
        if turn.toast:
            check_text(toast_text(turn.toast, language) or "", language, 200)
        assert turn.parts or turn.toast, f"silence after {event}"
        return turn

    def presses(self, data: str) -> Turn:
        return self.does(Pressed(data))

    def asked(self) -> Question[Any] | None:
        """The open question."""
        return self.world.replay(self.session).next_question if self.session.stage == "asking" else None

    def asked_id(self) -> str | None:
        question = self.asked()
        return question.id if question else None

    def tries(self, *events: Event) -> list[Part]:
        """Takes turns that are then as if they had never been."""
        before = self.kept
        parts = [part for event in events for part in self.does(event).parts]
        self.kept = before
        return parts

    def buttons(self) -> list[Button]:
        return [button for message in self.messages for row in message.rows for button in row]

    def answers(self, given: Any) -> Turn:
        """Answers the open question, by a button where it is a choice."""
        question = self.asked()
        assert question is not None
        is_button = isinstance(question.type, Choice) or str(given) in question.type.codes
        if is_button:
            return self.presses(f"{question.id}:{given}")
        turn = self.does(Typed(str(given)))
        # What is possible but not likely is asked back once, and tapped then.
        return self.presses(f"{question.id}:{given}") if self.asked_id() == question.id else turn

    def goes_on(self, given: Mapping[str, Any], until: str | None = None) -> None:
        """Answers as given, and as usual what is not given, up to a question or to the end."""
        for _ in range(60):
            question = self.asked()
            if question is None or question.id == until:
                break
            usual = question.usual_answer(self.world.replay(self.session).answers)
            self.answers(given.get(question.id, usual))
        assert self.asked_id() == until


def begun(interview: str, language: str, time: tuple[int, date] = NOVEMBER) -> Person:
    """Somebody who has just opened an interview."""
    person = Person(language, time)
    person.does(Command("start", f"{language}_{COMMAND_OF[interview]}"))
    if person.world.tax_year(person.session) != time[0]:
        person.does(Command("year", str(time[0])))
    assert person.session.interview == interview
    return person


def asked_for(question: str, given: Mapping[str, Any] | None = None, language: str = "de") -> Person:
    """Somebody before a question of the interview `mega`, everything before it answered."""
    person = begun("mega", language)
    person.goes_on(given or {}, question)
    return person


def finished(given: Mapping[str, Any] | None = None, language: str = "de", interview: str = "mega") -> Person:
    """Somebody with a result."""
    person = begun(interview, language)
    person.goes_on(given or {})
    assert person.session.stage == "done"
    return person
