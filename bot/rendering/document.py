"""What a plan document says, in words: each point with its sentence and page, to be confirmed by a tap."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.buttons import Act, act_data
from bot.document.result import Passage
from bot.messages import Button, Message
from bot.parts import PlanFindings
from bot.wording import answer_text, filled, name_of
from core.plan_finding import Finding

LONGEST_QUOTE = 400
LONGEST_OF_SEVERAL = 220
"""Signs of a quote that stands among others: the message stays on one screen."""


def findings_messages(part: PlanFindings, language: str) -> list[Message]:
    """A head, a message for each finding and each question to decide, and what the document does not say."""
    key = "document.mail" if part.is_mail else "document.head"
    head = Message(texts.text(language, key, count=part.pages))
    given = dict(part.given)
    points = [_finding(each, given.get(each.question), language) for each in part.findings]
    points += [_to_decide(question, passages, codes, language) for question, passages, codes in part.to_decide]
    if not part.missing:
        return [head, *points]
    words = filled(language, "document.missing", {"questions": part.missing})
    ask = Button(texts.text(language, "button.hr"), act_data(Act.HR, ",".join(part.missing)))
    return [head, *points, Message(words, ((ask,),))]


def finding_text(finding: Finding, language: str) -> str:
    """One point: what is taken from it, how clear it is, the sentence and its page."""
    values = {
        "name": name_of(language, finding.question),
        "given": answer_text(language, finding.question, finding.value),
        "confidence": texts.text(language, f"document.{finding.confidence}"),
        "page": str(finding.page),
        "quote": _shortened(finding.quote, LONGEST_QUOTE),
    }
    return filled(language, "document.finding", values) + condition_line(finding.condition, language)


def condition_line(condition: str | None, language: str) -> str:
    """On which condition a document gives an answer, in a line below it; empty where it gives it to all."""
    if condition is None:
        return ""
    key = f"condition.{condition}"
    words = texts.text(language, key if texts.has_text(language, key) else "condition.other")
    return f"\n{texts.text(language, 'document.condition', condition=words)}"


def passages_text(question: str, passages: Sequence[Passage], language: str) -> str:
    """The sentences that bear on a question, best first, each with its page."""
    lines = [
        filled(
            language, "document.passage", {"page": str(each.page), "quote": _shortened(each.quote, LONGEST_OF_SEVERAL)}
        )
        for each in passages
    ]
    return "\n\n".join([filled(language, "document.to_decide", {"name": name_of(language, question)}), *lines])


def _finding(finding: Finding, given: str | None, language: str) -> Message:
    """A finding with its buttons; one that an answer agrees with has none, one that contradicts it is asked."""
    words = finding_text(finding, language)
    if given == finding.value:
        return Message(f"{words}\n{texts.text(language, 'document.agrees')}")
    take = Button(texts.text(language, "button.take"), act_data(Act.TAKE, finding.question, finding.value))
    if given in (None, "unsure"):
        leave = Button(texts.text(language, "button.reject"), act_data(Act.REJECT, finding.question))
        return Message(words, ((take, leave),))
    asked = filled(language, "document.contradicts", {"answer": (finding.question, given)})
    keep = Button(texts.text(language, "button.keep_answer"), act_data(Act.REJECT, finding.question))
    return Message(f"{words}\n\n{asked}", ((take, keep),))


def _to_decide(question: str, passages: Sequence[Passage], codes: Sequence[str], language: str) -> Message:
    rows = tuple(
        (Button(texts.plain(answer_text(language, question, code)), act_data(Act.TAKE, question, code)),)
        for code in codes
    )
    return Message(passages_text(question, passages, language), rows)


def _shortened(quote: str, longest: int) -> str:
    return quote if len(quote) <= longest else quote[: longest - 1].rsplit(" ", 1)[0] + "…"
