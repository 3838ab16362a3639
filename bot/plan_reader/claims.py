"""What one sentence says for one question, and what speaks against relying on it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from bot.plan_reader.statement import Sentence
from core import person
from core.mega_backdoor import plan_terms
from core.plan_finding import Confidence

AFTER_TAX = person.AFTER_TAX.id
ROUTE, CAP, ROTH = plan_terms.ROUTE.id, plan_terms.CAP.id, plan_terms.ROTH_IN_PLAN.id
QUESTIONS = (AFTER_TAX, ROUTE, CAP, ROTH)
OWN_ELECTION = re.compile(
    r"\bI (?:elect|wish|want|choose|authorize|understand)|\b[Mm]y (?:pay|salary|after|pre|before|Roth|contrib|elect)|"
    r"(?i:\b(?:election|enrollment|deferral|change) form\b|\byour current\b)"
)
LINES_OF_A_FORM = 12

OF_OTHERS = ("other_", "topic", "general", "past", "roth", "dated")
"""How a stop begins that shows a sentence to speak of other money, another plan or another time."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a sentence gives for a question; with a stop it is a near miss and no finding."""

    question: str
    value: str
    place: int
    confidence: Confidence = "clear"
    condition: str | None = None
    rules: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    words: str = ""
    """The tagged words that it rests on."""
    given: bool = False
    """Whether it takes over the money from the sentence before it ("you may convert them")."""

    @property
    def speaks_of_this_plan(self) -> bool:
        """Whether it is a near miss that may well be about this money in this plan as it is."""
        return bool(self.stops) and not any(stop.startswith(OF_OTHERS) for stop in self.stops)

    def with_(self, **changes: Any) -> "Claim":
        """The same claim with these fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Document:
    """The sentences of a document and the day on which it is read."""

    sentences: tuple[Sentence, ...]
    today: date
    names: frozenset[str] = frozenset()
    """The words of the names of the employer and its plan."""
    told_apart: frozenset[int] = frozenset()
    """The places of what is said of one of two plans or employers."""

    def before(self, place: int) -> str:
        """What the sentence before this one says, where both stand under the same heading."""
        if place == 0:
            return ""
        own, other = self.sentences[place], self.sentences[place - 1]
        if own.topic != other.topic and other.kind not in {"heading", "question"}:
            return ""
        return other.says

    def is_persons_form(self, place: int) -> bool:
        """Whether it stands in a form that a person fills in, which tells what that person wants and not the plan."""
        near = range(max(0, place - LINES_OF_A_FORM), place + LINES_OF_A_FORM)
        return not self._own_elections.isdisjoint(near)

    @cached_property
    def _own_elections(self) -> frozenset[int]:
        """The places where somebody says what they elect; found once, because each is near many others."""
        return frozenset(
            place for place, each in enumerate(self.sentences) if OWN_ELECTION.search(f"{each.topic} . {each.quote}")
        )

    def around(self, place: int) -> tuple[Sentence, ...]:
        """The two sentences before and after one that stand under the same heading on about the same page."""
        own = self.sentences[place]
        near = self.sentences[max(0, place - 2) : place] + self.sentences[place + 1 : place + 3]
        return tuple(
            other
            for other in near
            if abs(other.page - own.page) <= 1
            and (own.topic.startswith(other.topic) or other.topic.startswith(own.topic))
        )
