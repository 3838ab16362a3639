"""Parts to messages: which words, which buttons, in which language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import texts
from bot.messages import READ, Message
from bot.parts import (
    Ask,
    File,
    Growth,
    HrMessage,
    OneStep,
    Outcome,
    Part,
    PlanFindings,
    Reading,
    Record,
    Reminder,
    Reminders,
    Retire,
    Review,
    Share,
    Term,
    Topic,
    Topics,
    Warnings,
    WholePlan,
    Why,
    Words,
)
from bot.rendering import conversation, document, growth, result, topic

_RENDERINGS: dict[type, Callable[[Any, str], list[Message]]] = {
    Growth: growth.growth_messages,
    Reading: lambda part, language: [
        Message(texts.text(language, "document.reading")),
        Message("", attachment=f"{READ}{part.file_id}"),
    ],
    PlanFindings: document.findings_messages,
    File: lambda part, language: [Message(texts.text(language, f"file.{part.kind}"), attachment=part.kind)],
    Words: conversation.words_messages,
    Ask: conversation.ask_messages,
    Record: conversation.record_messages,
    Retire: lambda part, _: [Message("", (), part.replaces)],
    Review: conversation.review_messages,
    HrMessage: conversation.hr_messages,
    Outcome: result.outcome_messages,
    Warnings: result.warnings_messages,
    OneStep: result.one_step_messages,
    WholePlan: result.whole_plan_messages,
    Why: result.why_messages,
    Reminder: result.reminder_messages,
    Reminders: result.reminders_messages,
    Share: result.share_messages,
    Topic: topic.topic_messages,
    Term: topic.term_messages,
    Topics: topic.topics_messages,
}


def render(part: Part, language: str) -> list[Message]:
    """The messages of a part, in order."""
    return _RENDERINGS[type(part)](part, language)


def toast_text(words: Words | None, language: str) -> str | None:
    """The plain text of a toast."""
    return texts.text(language, words.key, **words.values) if words else None
