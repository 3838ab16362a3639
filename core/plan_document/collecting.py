"""Passages to statements: who is the subject, what was asked, what a list began with."""

import re
from dataclasses import replace

from core.plan_document.boxes import box_statements
from core.plan_document.passages import QUESTION_MARK, Passage
from core.plan_document.statement import DESTINATION, SOURCES, Statement, statement
from core.plan_document.tables import table_statements
from core.plan_document.words import named

AFFIRMS = re.compile(
    r"^(?:A(?:nswer)?\s*\d*[.:)]\s*)?(?:(?:it|they|you|we|there|the plan) (?:is|does|do|are|can|may)\s*[.,;–—-]|"
    r"absolutely|certainly|of course|sure\b|indeed|you bet|definitely)",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"^(?:A(?:nswer)?\s*\d*[.:)]\s*)?(?:neither(?: one| of (?:them|the two))?\s*[.,;–—-]|"
    r"(?:(?:sorry|unfortunately|alas),? )?(?:but )?(?:it|they|you|we|there|the plan) "
    r"(?:is|does|do|are|can|may)\s*(?:not|n[’']t)\s*[.,;–—-]|nope\b|sorry, no\b|(?:i[’']m |we[’']re )?afraid not\b)",
    re.IGNORECASE,
)
YES_NO = re.compile(
    r"^(?:A(?:nswer)?\s*\d*[.:)]\s*)?(?:unfortunately,?\s+)?(yes|no|not)\b"
    r"(?!\s+(?:more|later|less|plan|separate|limit|all|every))",
    re.IGNORECASE,
)
LABEL = re.compile(r"^(?!Step \d)([A-Z][^.:?]{3,60}): (?=[A-Z])")
WHEN = re.compile(r"^(?:when|how often|how soon) (?:can|may) ", re.IGNORECASE)
WHOEVER = re.compile(r"^(?:any|all|every|each|only|anyone|eligible)\b(?!.*\b(?:may|can)\b)", re.IGNORECASE)
WHO = re.compile(r"^(?:who|which \w+) (can|may|is|are) ([^?]+)\?$", re.IGNORECASE)
KINDS = re.compile(
    r"^(?:what (?:are|is) (?:my|your|our|the) (?:\w+ ){0,2}(?:choices|options|types|kinds)\b|"
    r"(?:which|what) (?:(?:(?:types?|kinds?|forms?) of )?(?:employee )?contributions? |contribution \w+ |"
    r"(?:tax treatments?|choices|options|ways|types|kinds|sources) )|"
    r"how (?:can|may|do) (?:i|we|you|participants|employees|members) (?:save|contribute))",
    re.IGNORECASE,
)
HOW_MUCH = re.compile(
    r"^(?:how much|what percentage) .*\b(?:can|may) (?:i|you|we|participants|employees|members|a participant)\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"^(?:as much|up to|any (?:amount|whole|percentage)|between|from|at most|no more than|\$?\d)"
    r"(?!.*\b(?:not|if|unless|depend|match))",
    re.IGNORECASE,
)
"""An answer that gives only an amount: "Up to 10% of pay"."""
UNMARKED = re.compile(
    r"(?:[\d.]+\s+)?(?:(?:am|can|may|do|does|will|must|should|could|did|have) (?:i|we|my)\b|"
    r"[^.;:]*\bis it (?:possible|permitted|allowed) to\b)[^.;:]*$",
    re.IGNORECASE,
)
"""A question without its mark, as in a table of contents."""
LISTED_LINE = re.compile(r"[A-Z][^.:]{2,40}: ")
"""One of several lines that answer a question together: "Pre-tax: up to the limit"."""
ONLY_IF = re.compile(
    r"(?:but )?(?:only (?!if you (?:want|wish|choose|like))|not (?:until|unless|before)\b)", re.IGNORECASE
)
MAY_I = re.compile(r"(?:can|may|am|are|is|do|does) ", re.IGNORECASE)
WHICH_MAY = re.compile(r"(?:which|what) [^?]*\b(?:can|may) (?:i|you|we|participants|be)\b", re.IGNORECASE)
MERELY_NAMES = re.compile(r"(?!.*\b(?:may|can|is|are|will|must|shall|depends?)\b)", re.IGNORECASE)
SAYS_WHEN = re.compile(r"\b(?:any ?time|whenever|only|not until|once|after|while)\b")
SHORT_ANSWER = re.compile(
    r"^([A-Z][^.?!]{2,80}?)\s*(?::|,|\s[-–—])\s*(yes|no|y|n|(?:not )?(?:permitted|allowed|available|offered))\.?$",
    re.IGNORECASE,
)
"""A feature and its answer in a running text: "Roth deferrals – Yes."."""
NEAR = 2
"""So many sentences before and after one may restrict what it permits."""
FAR = 4
"""So many sentences on, "it" may still be the money last named."""
LONGEST = 2500
"""Signs; what is longer without a full stop is a form or a list and no sentence."""
REPLY = re.compile(r"^A(?:nswer)?\s*\d*[.:)]\s*")
ASKED = re.compile(r"^(?:Q(?:uestion)?\s*\d*[.:)]\s*|\d+[.)]\s*)")
RUN_IN = re.compile(
    r"^(?:\(?(?:\d+|[a-z]|[ivx]+)\) )?(?:[A-Z][\w'’-]*|and|or|of|to|for|in|from|the|&)"
    r"(?: (?:[A-Z][\w'’-]*|and|or|of|to|for|in|from|the|&)){0,6}\.$"
)
"""A title in the middle of a paragraph: "(3) After-Tax Contributions."."""
VERB = re.compile(
    r"\b(?:is|are|may|can|will|was|were|has|have|does|do|must|shall|permit|allow|accept|offer|make|contribute|"
    r"elect|not|no|cannot|let|take|provide|match|apply|stop|cease|discontinue|become|remain|stay|get|end|clos|froze|beg[ai]n|continue)\w*\b",
    re.IGNORECASE,
)


def statements_of(passages: list[Passage]) -> list[Statement]:
    """All statements of a document in reading order, each knowing the sentence before and after it."""
    found: list[Statement] = []
    question = run_in = ""
    for position, passage in enumerate(passages):
        if passage.kind in {"box", "row"}:
            found.extend(box_statements(passage) if passage.kind == "box" else table_statements(passage))
            continue
        if len(passage.text) > LONGEST:
            continue
        begins = not question and (passage.first or RUN_IN.match(passage.text))
        title = title_of(passage, passages[position + 1 : position + 2]) if begins else run_in
        if QUESTION_MARK.search(passage.text) or UNMARKED.match(passage.text):
            question, run_in = passage.text, title
        elif title == passage.text:
            run_in = title
        else:
            asked = question or heading_question(passages, position)
            found.extend(sentence_statements(passage, asked, title))
            question = asked if KINDS.match(ASKED.sub("", asked)) and LISTED_LINE.match(passage.text) else ""
            run_in = asked or title
    return neighboured(found)


def title_of(passage: Passage, following: list[Passage]) -> str:
    """What a paragraph begins with as its title: "After-Tax Contributions." or "Loans: You may borrow"."""
    if label := LABEL.match(passage.text):
        return label[1]
    more = bool(following) and not following[0].first and following[0].kind == passage.kind
    says = (
        re.search(r"[%$]|: ", passage.text)
        or any(sign.search(passage.text) for sign in (VERB, SHORT_ANSWER))
        or YES_NO.match(passage.text)
    )
    return passage.text if more and not says and len(passage.text.split()) <= 8 else ""


def heading_question(passages: list[Passage], position: int) -> str:
    """The heading, where it is a question and this is the first sentence under it."""
    heading = passages[position].heading
    begins = position == 0 or passages[position - 1].heading != heading
    return heading if begins and heading.endswith("?") else ""


def sentence_statements(passage: Passage, question: str, title: str) -> list[Statement]:
    """The statement of one sentence; the answer to a question also states what was asked."""
    topic = " . ".join(filter(None, (passage.heading, passage.lead, title, question)))
    place = (passage.text, passage.page)
    asked = ASKED.sub("", question)
    answer, rest = answered(passage.text) if question else ("", "")
    if answer:
        quote = passage.text if len(passage.text.split()) > 2 else f"{question} {passage.text}"
        stated = statement(asked, (quote, passage.page), topic=topic, answer=answer, kind="answer")
        return [stated, *([statement(rest, place, topic=topic)] if rest else [])]
    if WHEN.match(asked) and SAYS_WHEN.search(named(passage.text)):
        when = f"{asked.rstrip('?')}: {REPLY.sub('', passage.text)}"
        return [statement(when, place, topic=passage.heading)]
    if (who := WHO.match(asked)) and (WHOEVER.match(passage.text) or not VERB.search(passage.text)):
        return [statement(f"{passage.text.rstrip('.')} {who[1]} {who[2]}.", place, topic=passage.heading)]
    reply = REPLY.sub("", passage.text)
    if (MAY_I.match(asked) and ONLY_IF.match(reply)) or (WHICH_MAY.match(asked) and MERELY_NAMES.match(reply)):
        return [statement(f"{asked.rstrip('?')}: {reply}", place, topic=passage.heading)]
    amount = HOW_MUCH.match(asked) and AMOUNT.match(reply)
    if amount or (KINDS.match(asked) and not VERB.search(passage.text)):
        return [statement(f"{asked.rstrip('?')}: {reply}", place, topic=passage.heading)]
    if passage.kind == "item" and passage.lead:
        words = f"{passage.lead.rstrip(':')}: {passage.text}"
        return [statement(words, place, topic=passage.heading, kind="item")]
    if line := SHORT_ANSWER.match(reply):
        word = "no" if re.match(r"n", line[2], re.IGNORECASE) else "yes"
        return [statement(f"{line[1]}: {line[2]}", place, topic=topic, answer=word, kind="cell")]
    return [statement(passage.text, place, topic=topic)]


def answered(text: str) -> tuple[str, str]:
    """The yes or no with which an answer begins, and the rest of it."""
    if found := YES_NO.match(text):
        rest = "" if found[1].lower() == "not" else text[found.end() :].strip(" ,.;:-–—")
        return ("yes" if found[1].lower() == "yes" else "no"), rest
    if found := AFFIRMS.match(text):
        return "yes", text[found.end() :].strip(" ,.;:-–—")
    return ("no", "") if REFUSES.match(text) else ("", "")


def neighboured(found: list[Statement]) -> list[Statement]:
    """The statements with the words of the one before and the one after, and of those near it on the same page."""
    return [
        replace(
            each,
            before=found[position - 1].words if position else "",
            after=found[position + 1].words if position + 1 < len(found) else "",
            around=around(found, position),
            earlier=earlier(found, position),
        )
        for position, each in enumerate(found)
    ]


def earlier(found: list[Statement], position: int) -> str:
    """The words of the last statement under the same heading that named money, for "it" and "these" some way on."""
    topic = found[position].topic
    for other in reversed(found[max(0, position - FAR) : position]):
        if other.topic != topic and not (topic.endswith("?") and other.topic.endswith("?")):
            return ""
        if SOURCES.search(DESTINATION.sub("", other.words).replace("CONV", "")):
            return other.words
    return ""


def around(found: list[Statement], position: int) -> tuple[str, ...]:
    """The words of the statements near one on its page."""
    if found[position].kind == "box":
        above = found[max(0, position - FAR - NEAR) : position]
        return tuple(other.words for other in above if other.page == found[position].page)
    near = found[max(0, position - NEAR) : position] + found[position + 1 : position + 1 + NEAR]
    return tuple(other.words for other in near if other.page == found[position].page)
