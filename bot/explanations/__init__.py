"""The explanations: topics and glossary terms, their texts as the catalogs hold them, and finding them.

Texts come with their placeholders: the limits of a year under the names of `bot.wording.limit_values`, alike in all
languages. The sentence `yours` names figures of the person's result besides, by the names of `core`; it is to be said
only where each of them is known and the first of them is above zero.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from bot.languages import LANGUAGES
from bot.texts import catalog
from bot.understanding.lexicon import after_opening, lexicon
from bot.understanding.reading import covered
from bot.understanding.topics import AT_MOST, OFFERED, ranked
from bot.understanding.words import line_of

DOMAIN = "topics"
FIRST_TOPICS = ("what_is_it", "plan_permission", "annual_limit")
_SHORTEST_SENTENCE = 15


@dataclass(frozen=True)
class Hits:
    """At most five topics, best first; `clear` where the first one is meant; none for no subject of ours."""

    topics: tuple[str, ...] = ()
    clear: bool = False


@dataclass(frozen=True)
class Topic:
    """One topic of /explain: its id, the topics to read next, and whether its law is unsettled.

    `profiles`: it is about several jobs or a spouse, so that a button leads to the plans of the chat.
    """

    id: str
    related: tuple[str, ...]
    unsettled: bool
    profiles: bool


@dataclass(frozen=True)
class Explanation:
    """The words of a topic in one language, placeholders not filled; `yours` has the person's figures."""

    title: str
    text: str
    yours: str | None
    source: str


@dataclass(frozen=True)
class Definition:
    """A glossary term in one language, with its name in the other one and the topics that say more."""

    name: str
    other_name: str
    text: str
    topics: tuple[str, ...]


@cache
def _structure() -> dict[str, Any]:
    with Path(__file__).with_name("topics.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def topics() -> dict[str, Topic]:
    """All topics by id, in the order of the menu."""
    rows = _structure()["topics"].items()
    return {
        name: Topic(name, tuple(row["related"]), row.get("unsettled", False), row.get("profiles", False))
        for name, row in rows
    }


@cache
def points() -> dict[str, str]:
    """What topics say more exactly, each under an id of its own: the topic that it belongs to by the point's id."""
    return dict(_structure()["points"])


def points_of(topic: str) -> tuple[str, ...]:
    """The ids of the points of a topic, in the order in which they are shown."""
    return tuple(point for point, whole in points().items() if whole == topic)


def is_dated(topic: str) -> bool:
    """Whether a topic or point is about days, so that the person's own one is told beside it."""
    return topic in _structure()["dated"]


def topic_ids() -> tuple[str, ...]:
    """The ids of all topics, in the order of the menu."""
    return tuple(topics())


def term_slugs() -> tuple[str, ...]:
    """The keys of all glossary terms."""
    return tuple(_structure()["terms"])


def explain_texts(topic: str, language: str) -> Explanation:
    """The words of a topic or of a point; KeyError for an id that is none."""
    key = f"{'point' if topic in points() else 'topic'}.{topic}"
    return Explanation(
        title=_said(language, f"{key}.title"),
        text=_said(language, f"{key}.text"),
        yours=_words(language).get(f"{key}.yours"),
        source=_said(language, f"{key}.source"),
    )


def define(slug: str, language: str) -> Definition:
    """The definition of a glossary term; KeyError for a key that is none."""
    other = next(code for code in LANGUAGES if code != language)
    return Definition(
        name=_said(language, f"term.{slug}.name"),
        other_name=_said(other, f"term.{slug}.name"),
        text=_said(language, f"term.{slug}.text"),
        topics=tuple(_structure()["terms"][slug]),
    )


def search(query: str) -> Hits:
    """The topics that answer a typed text, in either language; for the name of a term, its topics."""
    line = line_of(query)
    if not any(word.text[0].isalnum() for word in line.words):
        return Hits()
    ranking = ranked(line.text)
    hits = Hits(ranking.topics[:AT_MOST], ranking.is_clear) if ranking.is_on_subject else Hits()
    slug = _terms().get(_named_in(query))
    if slug is None:
        return hits
    best = tuple(_structure()["terms"][slug])
    return Hits((*best, *(topic for topic in hits.topics if topic not in best))[:AT_MOST], clear=True)


def find_topics(query: str) -> tuple[str, ...]:
    """For the chat: the one clear topic, up to three to choose from, or none; starters for no text."""
    if not query.strip():
        return FIRST_TOPICS
    hits = search(query)
    return hits.topics[: 1 if hits.clear else OFFERED]


def more_exactly(topic: str, query: str) -> str:
    """The point of a topic whose name, or a way to ask for it, stands in a text word by word, else the topic."""
    asked = {word.text for word in line_of(query).words}
    keys = [(point, f"point.{point}.{key}") for point in points_of(topic) for key in ("title", "aliases")]
    named = {tuple(word.text for word in line_of(line).words): point for point, key in keys for line in _lines(key)}
    said = [words for words in named if words and asked.issuperset(words)]
    return named[max(said, key=len)] if said else topic


def fitting(topic: str, setting: str, query: str = "") -> str:
    """The topic, or the point or topic that says it to somebody in a setting, unless a text names another one."""
    for row in _structure()["instead"]:
        if setting in row["settings"] and topic in row["topics"] and _fits(row, query):
            return str(row["topics"][topic])
    return topic


def _fits(row: Mapping[str, Any], query: str) -> bool:
    line = line_of(query)
    named = {group: lexicon().has(line, row[group]) for group in ("unless", "only") if group in row}
    return not named.get("unless", False) and named.get("only", True)


def find_term(query: str) -> str | None:
    """The glossary term that a text names and asks nothing else about: `true-up`, `was ist eine Basis`."""
    return _terms().get(_named_in(query))


def _named_in(text: str) -> tuple[str, ...]:
    """The words of a text without those that only ask what something is."""
    words = after_opening(line_of(text).words)
    asking = covered(lexicon().find(words, ("heard:definition",)))
    left = tuple(word.text for place, word in enumerate(words) if place not in asking and word.text != "?")
    return left or tuple(word.text for word in words)


@cache
def _words(language: str) -> dict[str, str]:
    return {key: value for key, value in catalog(language, DOMAIN).items() if isinstance(value, str)}


def _said(language: str, key: str) -> str:
    return _words(language)[key]


def _lines(key: str) -> tuple[str, ...]:
    """The lines of a key in all languages, without marks and placeholders."""
    said = "\n".join(_said(language, key) for language in LANGUAGES)
    return tuple(unescape(re.sub(r"<[^>]*>|\{[^}]*\}", " ", said)).splitlines())


@cache
def _terms() -> dict[tuple[str, ...], str]:
    """The terms by the words of their names and aliases."""
    found: dict[tuple[str, ...], str] = {}
    for slug in term_slugs():
        for line in _lines(f"term.{slug}.name") + _lines(f"term.{slug}.aliases"):
            found.setdefault(_named_in(line), slug)
    return found


def phrasings() -> Iterator[tuple[str, str]]:
    """Every way of asking for a topic that the catalogs hold, in all languages, and what is told: `(topic, line)`."""
    keys = [(topic, f"topic.{topic}") for topic in topic_ids()]
    keys += [(topic, f"point.{point}") for point, topic in points().items()]
    for topic, key in keys:
        yield from ((topic, line) for line in _lines(f"{key}.title"))
        yield from ((topic, sentence) for line in _lines(f"{key}.text") for sentence in _sentences(line))
    for topic in topic_ids():
        yield from ((topic, line) for line in _lines(f"topic.{topic}.aliases"))
    for slug, (best, *_) in _structure()["terms"].items():
        yield from ((best, line) for line in (*_lines(f"term.{slug}.name"), *_lines(f"term.{slug}.aliases")))


def _sentences(text: str) -> Iterator[str]:
    yield from (sentence for sentence in re.split(r"(?<=[.!?]) ", text) if len(sentence) > _SHORTEST_SENTENCE)
