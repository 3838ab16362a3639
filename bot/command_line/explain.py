"""`megabackdoor explain`: what the chat answers to a question, or the ids of the topics as JSON."""

from __future__ import annotations

import argparse
import sys
from typing import BinaryIO

import orjson

from bot import texts
from bot.explanations import FIRST_TOPICS, explain_texts, find_term, find_topics, more_exactly, search
from bot.rendering.topic import term_text, topic_text
from bot.settings import Settings, SettingsProblem
from core.limits import Limits, limits_of


def run(options: argparse.Namespace, settings: Settings) -> int:
    """The command."""
    query = " ".join(options.words)
    if options.json and options.words:
        sys.stdout.buffer.write(topics_as_json(query))
    elif options.json:
        explain_lines(sys.stdin.buffer, sys.stdout.buffer)
    elif query.strip():
        limits = limits_of(settings.today().year, settings.limits())
        sys.stdout.write(explain_words(query, options.language, limits) + "\n")
    else:
        raise SettingsProblem("explain: say what to explain, such as: megabackdoor explain pro rata")
    return 0


def explain_words(query: str, language: str, limits: Limits) -> str:
    """The explanation in plain text, as in the chat; topics by their titles where none is meant beyond doubt."""
    term = find_term(query)
    if term is not None:
        return texts.plain(term_text(term, language, limits))
    found = find_topics(query)
    if len(found) == 1:
        return texts.plain(topic_text(more_exactly(found[0], query), language, limits))
    titles = [f"• {explain_texts(topic, language).title}  ({topic})" for topic in found or FIRST_TOPICS]
    return "\n".join([texts.text(language, "topics.several" if found else "topics.none"), *titles])


def topics_as_json(query: str) -> bytes:
    """The ids of the topics that fit, best first, as one line of JSON."""
    return orjson.dumps({"topics": list(search(query).topics)}) + b"\n"


def explain_lines(source: BinaryIO, sink: BinaryIO) -> None:
    """One query per line in, one JSON object per line out."""
    for line in source:
        sink.write(topics_as_json(line.decode("utf-8", "replace").strip()))
        sink.flush()
