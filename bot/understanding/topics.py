"""What a line is about: the topics that answer it, whether one of them is meant beyond doubt, or a wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.understanding.model import ANSWER, OFF_SUBJECT, model
from bot.understanding.understood import About, Nothing, Wish, WishKind

AT_MOST: Final = 5
OFFERED: Final = 3
_WISH: Final = "wish:"
_CLEAR_LEAD: Final = 0.22
_OFF_LEAD: Final = 0.4
_CLEAR_SCORE: Final = -0.55
_PLAIN_SCORE: Final = -0.2
_PLAIN_LEAD: Final = 0.7
_SURE_WISH: Final = -0.25
_WISH_LEAD: Final = 0.25
_ON_SUBJECT: Final = -0.93
_TOLD: Final = -0.65
_HARDLY: Final = -0.7
_ANSWER_LEAD: Final = 0.5
_FURTHEST: Final = 0.5
_OFF_SUBJECT: Final = -0.6
_NEEDS_MORE: Final = frozenset((WishKind.YEAR, WishKind.WHAT_IF, WishKind.DELETE, WishKind.RESTART))
"""Wishes that say nothing without their year or amount, or take everything away: they must be said in words."""


@dataclass(frozen=True)
class Ranking:
    """The topics best first, with what the model gives to the best, to its lead, and to everything else."""

    topics: tuple[str, ...]
    best: float
    lead: float
    off: float
    answer: float
    wish: WishKind | None
    wish_score: float
    scores: Mapping[str, float]

    @property
    def is_clear(self) -> bool:
        """Whether the first topic is meant beyond doubt."""
        return self.best >= _CLEAR_SCORE and self.lead >= _CLEAR_LEAD and self.best - self.off >= _OFF_LEAD

    @property
    def is_plain(self) -> bool:
        """Whether even a line that is not one question as a whole is about the first topic."""
        return self.is_clear and self.best >= _PLAIN_SCORE and self.best - self.answer >= _PLAIN_LEAD

    @property
    def is_on_subject(self) -> bool:
        """Whether the line speaks of the topics at all."""
        return self.best >= _ON_SUBJECT and self.best >= self.off - _CLEAR_LEAD

    def about(self, *, asks: bool = True) -> About | Nothing:
        """The topic to show, up to three to choose from, or nothing where none is near; nearer for who asks nothing."""
        if self.is_clear and (asks or self.best >= self.answer):
            return About(self.topics[:AT_MOST], clear=True)
        told = self.best >= _TOLD and self.best - self.answer >= -_ANSWER_LEAD
        if self.is_clear or (self.is_on_subject and (asks or told)):
            return About(self.near, clear=False)
        return Nothing(off_subject=self.off >= max(_OFF_SUBJECT, self.best, self.answer))

    @property
    def is_far(self) -> bool:
        """Whether even the first topic is hardly what the line is about."""
        return self.best < _HARDLY

    @property
    def near(self) -> tuple[str, ...]:
        """Up to three topics, none of them much further than the first."""
        return tuple(topic for topic in self.topics[:OFFERED] if self.scores[topic] >= self.best - _FURTHEST)

    def likely_wish(self) -> Wish | None:
        """A wish in words that no list has, where nothing else comes near."""
        if self.wish is None or self.wish in _NEEDS_MORE or self.wish_score < _SURE_WISH:
            return None
        return Wish(self.wish) if self.wish_score - max(self.best, self.off, self.answer) >= _WISH_LEAD else None


@lru_cache(256)
def ranked(text: str) -> Ranking:
    """How a line ranks."""
    scores = model().scores(text)
    off, answer = scores.pop(OFF_SUBJECT), scores.pop(ANSWER)
    wishes = {label: score for label, score in scores.items() if label.startswith(_WISH)}
    topics = sorted((label for label in scores if label not in wishes), key=lambda label: (-scores[label], label))
    wish = max(wishes, key=lambda label: wishes[label])
    best, second = scores[topics[0]], scores[topics[1]]
    kind = WishKind(wish.removeprefix(_WISH))
    return Ranking(tuple(topics), best, best - second, off, answer, kind, wishes[wish], scores)
