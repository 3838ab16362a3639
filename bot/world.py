"""What a turn may look at beside the session: limits, the date and the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.assess import INTERVIEWS, Result, assess
from core.interview import Interview, Replay
from core.limits import LimitsByYear

from bot.session import Session
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class World:
    """The surroundings of one turn; `now` in seconds since 1970."""

    limits: LimitsByYear
    today: date
    now: float

    def tax_year(self, session: Session) -> int:
        """The session's tax year, by default the calendar year, or the newest year with limits."""
        chosen = session.answers.get("tax_year")
        if isinstance(chosen, int) and chosen in self.limits:
            return chosen
        return self.today.year if self.today.year in self.limits else max(self.limits)

    def interview(self, session: Session) -> Interview:
        """The interview that the session is in."""
        return INTERVIEWS[session.interview][0]

    def replay(self, session: Session, answers: dict[str, object] | None = None) -> Replay:
        """The replay of the session's answers, or of others in their place."""
        given = session.answers if answers is None else answers
        return self.interview(session).replay(given, self.limits[self.tax_year(session)], self.today)

    def result(self, session: Session) -> Result:
        """The result of the session's answers so far."""
        answers = session.answers | {"tax_year": self.tax_year(session)}
        return assess(session.interview, answers, self.limits, self.today)


def world_of(settings: Settings) -> Callable[[], World]:
    """A world for each turn: the limits read once, the date and the clock as they are."""
    limits = settings.limits()
    return lambda: World(limits, settings.today(), time.time())
