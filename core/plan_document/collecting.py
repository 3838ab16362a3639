"""Passages to statements: who is the subject, what was asked, what a list began with."""

import re
from dataclasses import replace

from core.plan_document.boxes import box_statements
from core.plan_document.passages import QUESTION_MARK, Passage
from core.plan_document.statement import Statement, statement
from core.plan_document.tables import table_statements
from core.plan_document.words import named

AFFIRMS = re.compile(
    r"^(?:A(?:nswer)?[.:)]\s*)?(?:(?:it|they|you) (?:is|does|do|are|can|may)\s*[.,;–—-]|absolutely|certainly|of course|sure\b)",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"^(?:A(?:nswer)?[.:)]\s*)?(?:it|they|you) (?:is|does|do|are|can|may)\s*(?:not|n[’']t)\s*[.,;–—-]",
    re.IGNORECASE,
)
YES_NO = re.compile(
    r"^(?:A(?:nswer)?[.:)]\s*)?(?:unfortunately,?\s+)?(yes|no|not)\b(?!\s+(?:more|later|less|plan|separate|limit|all|every))",
    re.IGNORECASE,
)
LABEL = re.compile(r"^([A-Z][^.:?]{3,60}): (?=[A-Z])")
WHEN = re.compile(r"^(?:when|how often|how soon) (?:can|may) ", re.IGNORECASE)
SAYS_WHEN = re.compile(r"\b(?:any ?time|whenever|only|not until|once|after|while)\b")
LONGEST = 2500
"""Signs; what is longer without a full stop is no sentence but a form, a list or an attempt to keep us busy."""
REPLY = re.compile(r"^A(?:nswer)?[.:)]\s*")
ASKED = re.compile(r"^(?:Q(?:uestion)?\s*\d*[.:)]\s*|\d+[.)]\s*)")
VERB = re.compile(
    r"\b(?:is|are|may|can|will|was|were|has|have|does|do|must|shall|permit|allow|accept|offer|make|contribute|"
    r"elect|not|no|cannot|let|take|provide|match|apply|stop|cease|discontinue|become|remain|stay|get)\w*\b",
    re.IGNORECASE,
)


def statements_of(passages: list[Passage]) -> list[Statement]:
    """All statements of a document in reading order, each knowing the sentence before and after it."""
    found: list[Statement] = []
    question = run_in = ""
    for position, passage in enumerate(passages):
        if passage.kind != "sentence" and passage.kind != "item":
            found.extend(box_statements(passage) if passage.kind == "box" else table_statements(passage))
            continue
        if len(passage.text) > LONGEST:
            continue
        if passage.first:
            run_in = ""
        if passage.first and (label := LABEL.match(passage.text)):
            run_in = label[1]
        elif passage.first and is_run_in(passage, passages, position):
            run_in = passage.text
            continue
        if QUESTION_MARK.search(passage.text):
            question = passage.text
            continue
        asked = question or (
            passage.heading if passage.heading.endswith("?") and begins(passages, position) else ""
        )
        found.extend(sentence_statements(passage, asked, run_in))
        question, run_in = "", asked or run_in
    return neighboured(found)


def is_run_in(passage: Passage, passages: list[Passage], position: int) -> bool:
    """Whether the first sentence of a paragraph is its title, "After-Tax Contributions.", and more follows."""
    more = position + 1 < len(passages) and not passages[position + 1].first
    short = len(passage.text.split()) <= 8
    return (
        more
        and short
        and not re.search(r"[%$]", passage.text)
        and not VERB.search(passage.text)
        and not YES_NO.match(passage.text)
    )


def begins(passages: list[Passage], position: int) -> bool:
    """Whether this is the first sentence under its heading."""
    return position == 0 or passages[position - 1].heading != passages[position].heading


def sentence_statements(passage: Passage, question: str, run_in: str) -> list[Statement]:
    """The statement of one sentence; the answer to a question also states what was asked."""
    topic = " . ".join(filter(None, (passage.heading, passage.lead, run_in, question)))
    answer, rest = answered(passage.text) if question else ("", "")
    if answer:
        asked = ASKED.sub("", question)
        stated = statement(asked, passage.text, passage.page, topic=topic, answer=answer, kind="answer")
        said = [statement(rest, passage.text, passage.page, topic=topic)] if rest else []
        if len(passage.text.split()) < 3:
            stated = replace(stated, quote=f"{question} {passage.text}")
        return [stated, *said]
    if WHEN.match(ASKED.sub("", question)) and SAYS_WHEN.search(named(passage.text)):
        return [
            statement(
                f"{ASKED.sub('', question).rstrip('?')}: {REPLY.sub('', passage.text)}",
                passage.text,
                passage.page,
                topic=passage.heading,
            )
        ]
    if passage.kind == "item" and passage.lead:
        words = f"{passage.lead.rstrip(':')}: {passage.text}"
        return [statement(words, passage.text, passage.page, topic=passage.heading, kind="item")]
    return [statement(passage.text, passage.text, passage.page, topic=topic)]


def answered(text: str) -> tuple[str, str]:
    """The yes or no with which an answer begins, and the rest of it."""
    if found := YES_NO.match(text):
        rest = "" if found[1].lower() == "not" else text[found.end() :].strip(" ,.;:-–—")
        return ("yes" if found[1].lower() == "yes" else "no"), rest
    if found := AFFIRMS.match(text):
        return "yes", text[found.end() :].strip()
    return ("no", "") if REFUSES.match(text) else ("", "")


def neighboured(found: list[Statement]) -> list[Statement]:
    """The statements with the words of the one before and the one after."""
    return [
        replace(
            each,
            before=found[position - 1].words if position else "",
            after=found[position + 1].words if position + 1 < len(found) else "",
        )
        for position, each in enumerate(found)
    ]
