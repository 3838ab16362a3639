"""The whole way of a document: lines, sentences, retrieval, claims, verdicts, passages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.document.result import Passage, PlanReading
from bot.plan_reader.caps import cap_claims
from bot.plan_reader.claims import Claim, Document
from bot.plan_reader.contributions import contribution_claims
from bot.plan_reader.gate import passed
from bot.plan_reader.lines import lines_of
from bot.plan_reader.retrieval import points, ranked
from bot.plan_reader.routes import route_claims
from bot.plan_reader.sections import told_apart
from bot.plan_reader.sentences import sentences_of
from bot.plan_reader.statement import Sentence
from bot.plan_reader.verdict import verdicts
from bot.plan_reader.vocabulary import names_in
from core.plan_finding import Finding

SHOWN = 3
READ_DEEPLY = 400
"""So many sentences of a document are read word by word: those that bear most on the questions."""
GREETING = re.compile(r"(?im)^\s*(?:hi|hello|hey|dear)\b[^\n]{0,60}|^(?:from|subject|to|sent): ")
QUOTED = re.compile(r"(?m)^ *>.*$")
"""What a mail repeats of the one that it answers: questions, and guesses."""
CLOSING = re.compile(
    r"(?i)\b(?:best|kind|warm)? ?(?:regards|wishes)\b|\b(?:thanks|thank you|cheers|sincerely|"
    r"best),\s"
)


@dataclass(frozen=True, slots=True)
class Reasoning:
    """How a document was understood: its sentences, every claim, those that became findings, and what is shown."""

    document: Document
    claims: tuple[Claim, ...]
    chosen: tuple[Claim, ...]
    order: Mapping[str, list[int]]
    """The places of the sentences that bear on each question, best first."""


def read_document(pages: Sequence[str], today: date, deeply: int = READ_DEEPLY) -> PlanReading:
    """What the pages of a document say for the four plan questions, as of this day."""
    reasoning = reason(pages, today, deeply)
    sentences = reasoning.document.sentences
    passages = {question: _passages(sentences, places) for question, places in reasoning.order.items()}
    findings = tuple(_finding(sentences, claim) for claim in reasoning.chosen)
    return PlanReading(len(pages), passages, findings, is_mail("\n".join(pages)))


def reason(pages: Sequence[str], today: date, deeply: int = READ_DEEPLY) -> Reasoning:
    """The claims of the sentences that bear on the questions, and which of them stand."""
    sentences = tuple(sentences_of(lines_of([QUOTED.sub("", page) for page in pages])))
    names = names_in(text for each in sentences for text in (each.topic.partition(" . ")[0], each.says))
    document = Document(sentences, today, names, told_apart(sentences))
    bearing = points(sentences)
    best = {place: max(each.values()) for place, each in enumerate(bearing) if each}
    deep = sorted(best, key=lambda place: -best[place])[:deeply]
    claims = tuple(claim for place in sorted(deep) for claim in claims_of(document, place))
    chosen = tuple(verdicts(claims))
    return Reasoning(document, claims, chosen, ranked(bearing, claims, chosen))


def claims_of(document: Document, place: int) -> list[Claim]:
    """Everything that one sentence says for the four questions."""
    readers = (contribution_claims, route_claims, cap_claims)
    return [passed(document, claim) for reader in readers for claim in reader(document, place)]


def is_mail(text: str) -> bool:
    """Whether a text is a mail, as HR sends it, rather than a plan document."""
    return len(text) < 6000 and bool(GREETING.search(text[:600])) and (bool(CLOSING.search(text)) or "Subject:" in text)


def _passages(sentences: Sequence[Sentence], places: list[int]) -> tuple[Passage, ...]:
    found: dict[str, Passage] = {}
    for place in places:
        sentence = sentences[place]
        found.setdefault(sentence.quote, Passage(sentence.page, sentence.quote))
        if len(found) == SHOWN:
            break
    return tuple(found.values())


def _finding(sentences: Sequence[Sentence], claim: Claim) -> Finding:
    sentence = sentences[claim.place]
    return Finding(claim.question, claim.value, sentence.page, sentence.quote, claim.confidence, claim.condition)
