"""What a plan document says, in words: each point with its sentence and page, to be confirmed by a tap."""

from __future__ import annotations

from bot import texts
from bot.messages import Button, Message
from bot.parts import PlanFindings
from bot.wording import answer_text, filled, name_of
from core.plan_document import Finding

LONGEST_QUOTE = 400


def findings_messages(part: PlanFindings, language: str) -> list[Message]:
    """A head, one message per point with its buttons, and what the document does not say."""
    head = Message(texts.text(language, "document.head", count=part.pages))
    points = [Message(finding_text(each, language), _rows(each, language)) for each in part.findings]
    if not part.missing:
        return [head, *points]
    words = filled(language, "document.missing", {"questions": part.missing})
    ask = Button(texts.text(language, "button.hr"), "hr:" + ",".join(part.missing))
    return [head, *points, Message(words, ((ask,),))]


def finding_text(finding: Finding, language: str) -> str:
    """One point: what is taken from it, how clear it is, the sentence and its page."""
    values = {
        "name": name_of(language, finding.question),
        "given": answer_text(language, finding.question, finding.value),
        "confidence": texts.text(language, f"document.{finding.confidence}"),
        "page": str(finding.page),
        "quote": _shortened(finding.quote),
    }
    words = filled(language, "document.finding", values)
    if finding.condition is None:
        return words
    key = f"condition.{finding.condition}"
    condition = texts.text(language, key if texts.has_text(language, key) else "condition.other")
    return f"{words}\n{texts.text(language, 'document.condition', condition=condition)}"


def _shortened(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"


def _rows(finding: Finding, language: str) -> tuple[tuple[Button, ...], ...]:
    take = Button(texts.text(language, "button.take"), f"take:{finding.question}:{finding.value}")
    return ((take, Button(texts.text(language, "button.reject"), f"reject:{finding.question}")),)
