"""Three ways to tell how well a topic fits a typed text; each gives a number per topic, higher is better."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

_NEAREST: Final = 4
_SMOOTHING: Final = 0.3
_NO_DISCOUNTS: Final[Mapping[str, float]] = {}


class Nearest:
    """How alike the nearest phrasings of a topic are: the cosine of features weighted by rarity, 0 to 1."""

    def __init__(
        self, phrasings: Iterable[tuple[str, Collection[str]]], discounts: Mapping[str, float] = _NO_DISCOUNTS
    ) -> None:
        rows = [(topic, frozenset(features)) for topic, features in phrasings]
        self._topics = [topic for topic, _ in rows]
        topics_of: defaultdict[str, set[str]] = defaultdict(set)
        self._rows_with: defaultdict[str, list[int]] = defaultdict(list)
        for row, (topic, features) in enumerate(rows):
            for feature in features:
                topics_of[feature].add(topic)
                self._rows_with[feature].append(row)
        count = len(set(self._topics))
        self._squares = {
            feature: (math.log(1 + count / len(topics)) * discounts.get(feature, 1.0)) ** 2
            for feature, topics in topics_of.items()
        }
        self._unseen = math.log(1 + count) ** 2
        self._lengths = [self._length(features) for _, features in rows]

    def _length(self, features: Iterable[str]) -> float:
        return math.sqrt(sum(self._squares.get(feature, self._unseen) for feature in features)) or 1.0

    def scores(self, features: Collection[str], unknown: int = 0) -> dict[str, float]:
        """Per topic the likeness of the nearest phrasing, weighed with that of the next few."""
        asked = frozenset(features)
        shared: defaultdict[int, float] = defaultdict(float)
        for feature in asked:
            square = self._squares.get(feature, 0.0)
            for row in self._rows_with.get(feature, ()):
                shared[row] += square
        length = math.hypot(self._length(asked), math.sqrt(unknown))
        alike: defaultdict[str, list[float]] = defaultdict(list)
        for row, overlap in shared.items():
            alike[self._topics[row]].append(overlap / (self._lengths[row] * length))
        return {topic: self._weighed(found) for topic, found in alike.items()}

    @staticmethod
    def _weighed(found: list[float]) -> float:
        best = sorted(found, reverse=True)[:_NEAREST]
        return 0.75 * best[0] + 0.25 * sum(best) / _NEAREST


class Odds:
    """By how much the things named speak for a topic rather than for the others: log odds, naive Bayes."""

    def __init__(self, phrasings: Iterable[tuple[str, Collection[str]]]) -> None:
        lines: Counter[str] = Counter()
        uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for topic, names in phrasings:
            lines[topic] += 1
            for name in set(names):
                uses[name][topic] += 1
        self._odds = {
            name: {topic: self._log_odds(by_topic, topic, lines) for topic in lines} for name, by_topic in uses.items()
        }

    @staticmethod
    def _log_odds(uses: Counter[str], topic: str, lines: Counter[str]) -> float:
        inside = (uses[topic] + _SMOOTHING) / (lines[topic] + 2 * _SMOOTHING)
        others = lines.total() - lines[topic]
        outside = (uses.total() - uses[topic] + _SMOOTHING) / (others + 2 * _SMOOTHING)
        return math.log(inside / outside)

    def scores(self, names: Collection[str]) -> dict[str, float]:
        """Per topic the sum over the things named."""
        found: defaultdict[str, float] = defaultdict(float)
        for name in set(names):
            for topic, odds in self._odds.get(name, {}).items():
                found[topic] += odds
        return found


class FullText:
    """SQLite's full-text search (FTS5, BM25) over titles, phrasings and running texts, in memory."""

    _COLUMN_WEIGHTS: Final = "0, 3.0, 4.0, 1.0"

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute("CREATE VIRTUAL TABLE topics USING fts5(topic UNINDEXED, titles, phrasings, texts)")
        self._database.executemany("INSERT INTO topics VALUES (?, ?, ?, ?)", rows)

    def scores(self, names: Collection[str]) -> dict[str, float]:
        """Per topic that has one of the names, its BM25 score as a share of the best one."""
        words = " OR ".join(f'"{name}"' for name in sorted(set(names)))
        ranked = f"SELECT topic, -bm25(topics, {self._COLUMN_WEIGHTS}) FROM topics WHERE topics MATCH ?"  # noqa: S608
        found = dict(self._database.execute(ranked, (words,)))
        best = max(found.values(), default=1.0)
        return {topic: score / best for topic, score in found.items()}
