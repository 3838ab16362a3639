"""The session within one turn: what its answers come to, and what is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.parts import Named, Part, Words
from bot.session import Session
from bot.understanding import Situation
from bot.world import World
from core.assess import Result
from core.interview import Replay
from core.limits import Limits, limits_of
from core.question import Question


@dataclass(slots=True)
class Turn:
    """What a turn comes to: the session to keep (None: forget the person), what to say, and a toast for a button."""

    session: Session | None
    parts: list[Part] = field(default_factory=list)
    toast: Words | None = None


class TurnState:
    """One turn under way: the session, the world it is in, and what is said.

    `counted_on` is the day by which an answer about the year's money counts, where it is another than today.
    `missed_before`: the line before was not understood either.
    `read_next` is a line that is read when everything else is done, as if it were typed then.
    """

    def __init__(self, session: Session, world: World) -> None:
        self.session = session
        self.world = world
        self.turn = Turn(session)
        self.counted_on: date | None = None
        self.read_next = ""
        self.missed_before = False
        self._replayed: tuple[object, Replay] | None = None

    def say(self, *parts: Part) -> None:
        """Adds to what is said; in a chat with several profiles each part says whose it is."""
        tag = self.session.tag if self.session.others else None
        self.turn.parts += [Named(tag, part) if tag and not isinstance(part, Named) else part for part in parts]

    def toast(self, key: str) -> None:
        """Sets the short note that answers a button."""
        self.turn.toast = Words(key)

    def replay(self) -> Replay:
        """What the answers so far come to."""
        session = self.session
        state = (session.profile, session.interview, session.stage, tuple(session.answers.items()))
        if self._replayed is None or self._replayed[0] != state:
            self._replayed = (state, self.world.replay(self.session))
        return self._replayed[1]

    def result(self) -> Result:
        """The result of the answers so far."""
        return self.world.result(self.session)

    def limits(self) -> Limits:
        """The limits of the session's tax year, or the newest where its interview needs none."""
        return limits_of(self.world.tax_year(self.session), self.world.limits)

    def is_complete(self) -> bool:
        """Whether the interview has all its answers."""
        return bool(self.session.answers) and self.replay().next_question is None

    def open_question(self) -> Question[Any] | None:
        """The question that the person is being asked."""
        return self.replay().next_question if self.session.stage == "asking" else None

    def situation(self) -> Situation:
        """What understanding a typed line may look at."""
        session, typed = self.session, self.replay().answers.given()
        return Situation(session.interview, session.answers, self.world.today, self.limits(), typed)

    def with_answers(self, answers: Mapping[str, Any]) -> Session:
        """The session as if these were the answers; nothing is kept."""
        return self.session.model_copy(update={"answers": dict(answers)})
