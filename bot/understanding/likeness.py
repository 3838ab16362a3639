"""What a line is most like among the answers to one question, by the linear model; for words that no phrase has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.understanding.model import CHOICES, OTHER, model

ASK: Final = "ask"
NUMBER: Final = "number"
"""What the words beside a number are compared with: lines whose number answers the open question, and others."""
OWN: Final = "own"
ANOTHER: Final = "another"
_LIKELY: Final = -0.5
_LEAD: Final = 0.3
GREAT_LEAD: Final = 0.7
_VETO: Final = 0.5
_LETTERS: Final = 4
"""Fewer are like anything: `us` is like `unsure`. Short words that say something are phrases."""


@dataclass(frozen=True)
class Likeness:
    """How much a line speaks for each answer to a question."""

    scores: dict[str, float]

    @property
    def likely(self) -> str | None:
        """The answer that a line is like beyond doubt; None where it is something else, or two come near."""
        return self.ahead_by(_LEAD)

    def ahead_by(self, lead: float) -> str | None:
        """The likely answer, where it leads by so much."""
        ranked = sorted(self.scores, key=lambda label: -self.scores[label])
        if len(ranked) < 2 or ranked[0] in (ASK, OTHER) or self.scores[ranked[0]] < _LIKELY:
            return None
        return ranked[0] if self.scores[ranked[0]] - self.scores[ranked[1]] >= lead else None

    def speaks_against(self, answer: str) -> str | None:
        """Another answer that the line is much more like."""
        other = self.likely
        if other in (None, answer) or self.scores[other] - self.scores.get(answer, -1.0) < _VETO:
            return None
        return other if self.scores[other] > -_VETO else None


def likeness(text: str, question: str) -> Likeness:
    """How a line compares with the answers to a question; `amount` for what is said instead of an amount."""
    enough = sum(sign.isalpha() for sign in text) >= _LETTERS
    return Likeness(model(CHOICES).scores(text, f"{question}:") if enough else {})
