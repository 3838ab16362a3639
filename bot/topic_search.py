"""Finds the topics that answer what a person typed, in either language: an index in memory, no state."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.topic_vocabulary import INTENT, PLAIN, Reading, Vocabulary

_AT_MOST = 5
_COLUMN_WEIGHTS = "0, 3.0, 4.0, 1.0"
_FULL_TEXT_SHARE = 0.3
_NEAREST = 4
_KIND_WEIGHTS = {INTENT: 0.5, PLAIN: 0.5}
_LEAST_LIKENESS = {"strong": 0.2, "weak": 0.42, "intent": 0.85}
_CLEAR_LIKENESS = 0.62
_CLEAR_LEAD = 1.12


@dataclass(frozen=True)
class Entry:
    """What is indexed of one topic, in both languages: titles, phrasings that people use, running texts."""

    topic: str
    titles: tuple[str, ...]
    phrasings: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Hits:
    """At most five topics, best first; `clear` where the first is meant beyond doubt; none for what is no subject here."""

    topics: tuple[str, ...] = ()
    clear: bool = False


@dataclass(frozen=True)
class _Score:
    topic: str
    total: float
    likeness: float


class TopicIndex:
    """Ranks by the nearest known phrasings and by full text (FTS5, titles and phrasings before texts).

    Measured on the project's questions: phrasings alone find 2 points more than full text alone, both together most.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        self._vocabulary = Vocabulary()
        for entry in entries:
            for phrasing in (*entry.titles, *entry.phrasings):
                self._vocabulary.learn(phrasing)
        self._phrasings = [
            (entry.topic, frozenset(self._vocabulary.read(phrasing).names))
            for entry in entries
            for phrasing in (*entry.titles, *entry.phrasings)
        ]
        self._weights = self._weigh(len(entries))
        self._lengths = [self._length(names) for _, names in self._phrasings]
        self._with_name: defaultdict[str, list[int]] = defaultdict(list)
        for row, (_, names) in enumerate(self._phrasings):
            for name in names:
                self._with_name[name].append(row)
        self._database = self._full_text(entries)

    def search(self, query: str) -> Hits:
        """The topics that answer a typed text."""
        reading = self._vocabulary.read(query)
        scores = self._rank(reading)
        if not scores or not _on_subject(reading, scores[0].likeness):
            return Hits()
        return Hits(tuple(score.topic for score in scores[:_AT_MOST]), _is_clear(scores))

    def names(self, text: str) -> frozenset[str]:
        """The things that a text names, question words aside; equal sets mean the same subject."""
        return frozenset(n for n in self._vocabulary.read(text).names if self._vocabulary.kinds[n] != INTENT)

    def _weigh(self, topics: int) -> dict[str, float]:
        named_by: defaultdict[str, set[str]] = defaultdict(set)
        for topic, names in self._phrasings:
            for name in names:
                named_by[name].add(topic)
        return {
            name: math.log(1 + topics / len(by)) * _KIND_WEIGHTS.get(self._vocabulary.kinds[name], 1.0)
            for name, by in named_by.items()
        }

    def _weight(self, name: str) -> float:
        return self._weights.get(name, 1.0)

    def _length(self, names: Iterable[str], unknown: int = 0) -> float:
        return math.sqrt(sum(self._weight(name) ** 2 for name in names) + unknown) or 1.0

    def _full_text(self, entries: tuple[Entry, ...]) -> sqlite3.Connection:
        database = sqlite3.connect(":memory:", check_same_thread=False)
        database.execute("CREATE VIRTUAL TABLE topics USING fts5(topic UNINDEXED, titles, phrasings, texts)")
        rows = ((e.topic, *map(self._column, (e.titles, e.phrasings, e.texts))) for e in entries)
        database.executemany("INSERT INTO topics VALUES (?, ?, ?, ?)", rows)
        return database

    def _column(self, parts: tuple[str, ...]) -> str:
        return " ".join(name for part in parts for name in self._vocabulary.read(part).names)

    def _rank(self, reading: Reading) -> list[_Score]:
        if not reading.names:
            return []
        full_text = self._full_text_scores(reading)
        likenesses = self._likenesses(reading)
        scores = []
        for topic in full_text.keys() | likenesses.keys():
            nearest = sorted(likenesses.get(topic, [0.0]), reverse=True)[:_NEAREST]
            nearness = 0.75 * nearest[0] + 0.25 * sum(nearest) / _NEAREST
            scores.append(_Score(topic, nearness + _FULL_TEXT_SHARE * full_text.get(topic, 0.0), nearest[0]))
        return sorted(scores, key=lambda score: (-score.total, score.topic))

    def _likenesses(self, reading: Reading) -> dict[str, list[float]]:
        """Per topic, how alike each of its phrasings is: the cosine of the weighted names, 1 for the same names."""
        shared: defaultdict[int, float] = defaultdict(float)
        asked = frozenset(reading.names)
        for name in asked:
            for row in self._with_name.get(name, ()):
                shared[row] += self._weight(name) ** 2
        length = self._length(asked, reading.unknown)
        found: defaultdict[str, list[float]] = defaultdict(list)
        for row, overlap in shared.items():
            found[self._phrasings[row][0]].append(overlap / (self._lengths[row] * length))
        return found

    def _full_text_scores(self, reading: Reading) -> dict[str, float]:
        words = " OR ".join(f'"{name}"' for name in sorted(set(reading.names)))
        statement = f"SELECT topic, -bm25(topics, {_COLUMN_WEIGHTS}) FROM topics WHERE topics MATCH ?"  # noqa: S608
        scores = dict(self._database.execute(statement, (words,)))
        best = max(scores.values(), default=1.0)
        return {topic: score / best for topic, score in scores.items()}


def _on_subject(reading: Reading, likeness: float) -> bool:
    """Whether the words speak of these topics at all, rather than share a word with them."""
    if reading.strong:
        evidence = 2 * reading.strong + reading.weak
        against = reading.unknown * (1.5 if evidence == 2 else 0.8) + 2 * reading.foreign
        return evidence > against and likeness >= _LEAST_LIKENESS["strong"]
    if reading.foreign or reading.unknown >= max(reading.weak, 1):
        return False
    if reading.weak:
        return likeness >= _LEAST_LIKENESS["weak"]
    return reading.intent > 1 and likeness >= _LEAST_LIKENESS["intent"]


def _is_clear(scores: list[_Score]) -> bool:
    best = scores[0]
    second = scores[1].total if len(scores) > 1 else 0.0
    return best.likeness >= _CLEAR_LIKENESS and best.total >= _CLEAR_LEAD * second
