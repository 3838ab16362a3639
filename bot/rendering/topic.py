"""Explanations in words: topics with the person's own figures, glossary terms, and choices between topics."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot import texts
from bot.buttons import Act, act_data
from bot.commands import STARTS, canonical
from bot.explanations import Explanation, define, explain_texts, is_dated, points, points_of, topics
from bot.languages import DEFAULT_LANGUAGE
from bot.messages import SCREEN, Button, Message, Rows
from bot.parts import Term, Topic, Topics
from bot.rendering.deadline import deadline_line
from bot.rendering.layout import labelled, rows_of
from bot.rendering.screen import characters_of
from bot.wording import limit_values, shown
from core.assess import Result
from core.limits import Limits
from core.mega_backdoor.names import JobFigure

_COMMAND = re.compile(r"(?<![<\w])/([a-z0-9]+)")


def topic_text(topic: str, language: str, limits: Limits, result: Result | None = None) -> str:
    """A topic as one screen: the answer, the person's own figures where they are known, the rest folded, source."""
    words = explain_texts(topic, language)
    values = limit_values(language, limits)
    own = _own_sentence(words, language, values, result)
    day = deadline_line(result, language) if result and is_dated(topic) else ""
    source = texts.text(language, "topic.source", source=words.source.format(**values))
    answer, _, rest = words.text.format(**values).partition("\n\n")
    # Telegram refuses a quote within a quote: a text that folds its list itself is left as it is.
    folded = rest if not rest or "<blockquote" in rest else f"<blockquote expandable>{rest}</blockquote>"
    head, tail = [f"<b>{words.title.format(**values)}</b>", answer], [folded, source]
    marked = f"👉 {day}" if day else ""
    # The day goes before the figures where a screen has no room for both.
    told = ("\n".join(filter(None, each)) for each in ((marked, own), (marked,), (own,)))
    screens = ["\n\n".join(filter(None, (*head, each, *tail))) for each in told]
    return next((screen for screen in screens if characters_of(screen) <= SCREEN), screens[-1])


def _own_sentence(words: Explanation, language: str, values: Mapping[str, str], result: Result | None) -> str:
    if words.yours is None or result is None:
        return ""
    named = [name for name in re.findall(r"\{(\w+)\}", words.yours) if name not in values]
    figures: dict[str, Any] = result.told.figures
    if JobFigure.ELECTED in figures and JobFigure.PERCENT_WHOLE in named:
        # The percent is that of the smaller amount which the person wants, and not of what is possible.
        return ""
    known = {name: figures.get(name) for name in named}
    if not named or any(not isinstance(value, Decimal) for value in known.values()) or not known[named[0]]:
        return ""
    formatted = {name: shown(language, name, value) for name, value in known.items()}
    return f"👉 {words.yours.format(**values, **formatted)}"


def topic_messages(part: Topic, language: str) -> list[Message]:
    """The explanation, with buttons to what belongs to it."""
    whole = points().get(part.topic)
    related = (whole, *points_of(whole)) if whole else (*points_of(part.topic), *topics()[part.topic].related)
    rows = _topic_rows(tuple(each for each in related if each != part.topic), language)
    rows = (*_starting(part.topic, language), *rows)
    if topics()[whole or part.topic].profiles:
        rows = ((Button(texts.text(language, "button.profiles"), act_data(Act.PROFILE, "all")),), *rows)
    return [Message(topic_text(part.topic, language, part.limits, part.result), rows)]


def _starting(topic: str, language: str) -> Rows:
    """A button for each interview that an explanation says to start."""
    named = {canonical(word) for word in _COMMAND.findall(explain_texts(topic, language).text)}
    return rows_of(
        Button(texts.text(language, f"button.go_{name}"), act_data(Act.GO, name), style="primary")
        for name in STARTS
        if name in named
    )


def term_text(slug: str, language: str, limits: Limits) -> str:
    """A glossary term; in another language with the English name, which the plan's papers use."""
    found = define(slug, language)
    head = texts.text(language, "term.head", name=found.name)
    if language != DEFAULT_LANGUAGE:
        head = f"{head} {texts.text(language, 'term.in_english', name=found.other_name)}"
    return f"{head}\n\n{found.text.format(**limit_values(language, limits))}"


def term_messages(part: Term, language: str) -> list[Message]:
    """The definition, with buttons to the topics that say more."""
    return [
        Message(term_text(part.slug, language, part.limits), _topic_rows(define(part.slug, language).topics, language))
    ]


def topics_messages(part: Topics, language: str) -> list[Message]:
    """Several topics to choose from."""
    beside = rows_of(labelled(language, part.beside)) if part.beside else ()
    return [Message(texts.text(language, part.key), (*_topic_rows(part.topics, language), *beside))]


def _topic_rows(found: tuple[str, ...], language: str) -> Rows:
    return rows_of(Button(explain_texts(topic, language).title, f"topic:{topic}") for topic in found)
