"""`megabackdoor explain`: what the chat answers to a question, or the ids of the topics as JSON."""

from __future__ import annotations

from typing import BinaryIO

import orjson

from bot import texts
from bot.explanations import explain_texts, find_term, find_topics, search
from bot.rendering.topic import term_text, topic_text
from core.limits import Limits


def explain_words(query: str, language: str, limits: Limits) -> str:
    """The explanation as plain text; several topics by their titles where none is meant beyond doubt."""
    term = find_term(query)
    if term is not None:
        return texts.plain(term_text(term, language, limits))
    found = find_topics(query)
    if not found:
        return texts.text(language, "explain.nothing")
    if len(found) == 1:
        return texts.plain(topic_text(found[0], language, limits))
    titles = [f"• {explain_texts(topic, language).title}  ({topic})" for topic in found]
    return "\n".join([texts.text(language, "topics.several"), *titles])


def topics_as_json(query: str) -> bytes:
    """The ids of the topics that fit, best first, as one line of JSON."""
    return orjson.dumps({"topics": list(search(query).topics)}) + b"\n"


def explain_lines(source: BinaryIO, sink: BinaryIO) -> None:
    """One query per line in, one JSON object per line out."""
    for line in source:
        sink.write(topics_as_json(line.decode("utf-8", "replace").strip()))
        sink.flush()
