"""Finds the topics that answer what a person typed, in either language: an index in memory, no state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.explanations.signals import FullText, Nearest, Odds
from bot.explanations.spelling import trigrams
from bot.explanations.vocabulary import INTENT, PLAIN, Reading, Vocabulary

AT_MOST: Final = 5
# Shares of the four signals, by measurement on questions that none of them had seen: the things named
# alone found 85 % first, with the spelling 89 %, with the odds as well 94 %; full text breaks ties.
_NAMES, _SPELLING, _ODDS, _FULL_TEXT = 1.0, 2.0, 0.2, 0.3
_DISCOUNTS: Final = {INTENT: 0.5, PLAIN: 0.5}
_LEAST_EVIDENCE: Final = 7.0
_CLEAR_LEAD: Final = 0.6


@dataclass(frozen=True)
class Entry:
    """What is indexed of one topic, in both languages: titles, phrasings that people use, running texts."""

    topic: str
    titles: tuple[str, ...]
    phrasings: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Hits:
    """At most five topics, best first; `clear` where the first one is meant; none for no subject of ours."""

    topics: tuple[str, ...] = ()
    clear: bool = False


class TopicIndex:
    """Ranks topics by the things a text names, by its spelling, by the odds of its words and by full text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        self._vocabulary = Vocabulary()
        phrasings = [(e.topic, phrasing) for e in entries for phrasing in (*e.titles, *e.phrasings)]
        for _, phrasing in phrasings:
            self._vocabulary.learn(phrasing)
        named = [(topic, self._vocabulary.names(phrasing)) for topic, phrasing in phrasings]
        discounts = {name: _DISCOUNTS.get(kind, 1.0) for name, kind in self._vocabulary.kinds.items()}
        self._by_names = Nearest(named, discounts)
        self._by_spelling = Nearest([(topic, trigrams(phrasing)) for topic, phrasing in phrasings])
        self._by_odds = Odds(named)
        self._by_full_text = FullText(
            (entry.topic, *map(self._column, (entry.titles, entry.phrasings, entry.texts))) for entry in entries
        )

    def search(self, query: str) -> Hits:
        """The topics that answer a typed text."""
        reading = self._vocabulary.read(query)
        if not reading.names:
            return Hits()
        scores = self._scores(query, reading)
        ranked = sorted(scores, key=lambda topic: (-scores[topic], topic))
        if not ranked or not _is_on_subject(reading, scores[ranked[0]]):
            return Hits()
        clear = len(ranked) == 1 or scores[ranked[0]] - scores[ranked[1]] >= _CLEAR_LEAD
        return Hits(tuple(ranked[:AT_MOST]), clear)

    def things_named(self, text: str) -> frozenset[str]:
        """What a text speaks of, question words aside; two texts with equal sets have the same subject."""
        names = self._vocabulary.read(text).names
        return frozenset(name for name in names if self._vocabulary.kinds[name] != INTENT)

    def _column(self, parts: tuple[str, ...]) -> str:
        return " ".join(name for part in parts for name in self._vocabulary.names(part))

    def _scores(self, query: str, reading: Reading) -> dict[str, float]:
        names = self._by_names.scores(reading.names, reading.unknown)
        spelling = self._by_spelling.scores(trigrams(query))
        odds = self._by_odds.scores(reading.names)
        full_text = self._by_full_text.scores(reading.names)
        return {
            topic: _NAMES * names.get(topic, 0.0)
            + _SPELLING * spelling.get(topic, 0.0)
            + _ODDS * odds.get(topic, 0.0)
            + _FULL_TEXT * full_text.get(topic, 0.0)
            for topic in names.keys() | full_text.keys()
        }


def _is_on_subject(reading: Reading, best_score: float) -> bool:
    """Whether the words speak of these topics at all; weights fitted to typed questions on and off them."""
    evidence = 5 * reading.strong + 2 * reading.weak + 2 * best_score
    return evidence - 3 * reading.unknown - 7 * reading.foreign >= _LEAST_EVIDENCE
