"""Finds the topics that answer what a person typed: one full-text index over both languages, in memory."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.topic_words import Vocabulary, vocabulary

_TITLE, _ALIASES, _TEXT = 6.0, 4.0, 1.0
_CLEAR_LEAD = 1.15
_LEAST_LIKENESS = 0.2
_LEAST_LIKENESS_WEAK = 0.5
_MOST = 5


@dataclass(frozen=True)
class Entry:
    """What the index holds of one topic: id, titles, phrasings and running text of both languages."""

    topic: str
    titles: tuple[str, ...]
    phrasings: tuple[str, ...]
    texts: tuple[str, ...]


class TopicIndex:
    """The full-text index; a search gives topic ids with their scores, best first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        self._words: Vocabulary = vocabulary()
        for entry in entries:
            for phrase in (*entry.titles, *entry.phrasings):
                self._words.learn(phrase)
        self._rows: list[tuple[str, frozenset[str]]] = []
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("CREATE VIRTUAL TABLE topics USING fts5(topic UNINDEXED, titles, aliases, texts)")
        self._db.execute("CREATE VIRTUAL TABLE phrasings USING fts5(words, content='')")
        for entry in entries:
            self._add(entry)
        self._weights = self._rarity(entries)

    def _names(self, text: str) -> tuple[str, ...]:
        return self._words.read(text).names

    def _add(self, entry: Entry) -> None:
        columns = [" ".join(name for part in parts for name in self._names(part)) for parts in (entry.titles, entry.phrasings, entry.texts)]
        self._db.execute("INSERT INTO topics VALUES (?, ?, ?, ?)", (entry.topic, *columns))
        for phrase in (*entry.titles, *entry.phrasings):
            names = self._names(phrase)
            self._rows.append((entry.topic, frozenset(names)))
            self._db.execute("INSERT INTO phrasings(rowid, words) VALUES (?, ?)", (len(self._rows), " ".join(names)))

    def _rarity(self, entries: tuple[Entry, ...]) -> dict[str, float]:
        topics_of: dict[str, set[str]] = defaultdict(set)
        for topic, names in self._rows:
            for name in names:
                topics_of[name].add(topic)
        return {name: math.log(1 + len(entries) / len(topics)) for name, topics in topics_of.items()}
