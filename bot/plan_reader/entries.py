"""What a table cell or a check box says of after-tax and of Roth contributions."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bot.plan_reader.boxes import UNLESS
from bot.plan_reader.claims import Claim, Document
from bot.plan_reader.clauses import NAMES, about, about_money, without_harmless
from bot.plan_reader.dates import time_of
from bot.plan_reader.gate import FOR_SOME, condition_of
from bot.plan_reader.phrases import expression, has
from bot.plan_reader.statement import Sentence
from bot.plan_reader.weighing import on_the_day
from bot.plan_reader.words import tagged

CONTRIBUTES = re.compile(
    r"\b(?:offer\w*|available|allow\w*|permit\w*|can i make|contribut\w*|feature|options?|types?|provision|made|"
    r"deferrals?|sources?|make)\b"
)
KINDS_OF = re.compile(
    r"\b(?:contributions?|deferrals?|sav(?:e|ings?))\b|\b(?:plan|we) (?:offer|accept|allow|take|permit)"
)
AMOUNTS = re.compile(r"\b(?:max\w*|limits?|how much|percent\w*|rate)\b")
ELSEWHERE = re.compile(
    r"\b(?:match\w*|vest\w*|test\w*|401\(m\)|order|tax(?:es|ed)?|penalt\w+|loans?|hardship|invest\w*|minimum|min|counts?|earnings|"
    r"withdraw\w*|in-service|"
    r"distribut\w*|conver\w*|CONV|rollovers?|ROLL|roll in|while working|access|eligib\w+ for|frequency|change|"
    r"sources eligible|eligible sources)\b|^sources\W*$"
)


def entry_claims(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    """What a table cell or a check box says; what stands over it has to be understood for a permission."""
    strange = _unknown_over(tagged(document.sentences[place].topic), document.names)
    for claim in _said(document, place, family, question):
        if strange and family == "ROTH":
            yield claim.with_(confidence="likely")
        elif strange and claim.value == "yes":
            yield claim.with_(stops=(*claim.stops, f"over it, unknown word: {strange}"))
        else:
            yield claim


def _said(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    sentence = document.sentences[place]
    words = tagged(sentence.says)
    names = re.sub(r"\b(?:XAT|AT|WAT|ROTH|PRE|EXCEPT)\b", "", words)
    rest = re.sub(r"\bdoes ROTH|\b(?:to|into) ROTH", "", words)
    over = "" if sentence.kind == "row" and CONTRIBUTES.search(names) else sentence.topic
    if (
        "RIRA" in tagged(sentence.sibling)
        or ELSEWHERE.search(names)
        or ELSEWHERE.search(tagged(over))
        or (sentence.kind == "row" and ELSEWHERE.search(tagged(sentence.sibling.partition(" | ")[0])))
        or not re.search(about_money(family), rest)
    ):
        return
    if sentence.kind == "row":
        yield from _cell(document, place, family, question)
    else:
        yield from _box(document, place, family, question)


def _box(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    sentence = document.sentences[place]
    words = tagged(sentence.says)
    claim = Claim(question, sentence.answer, place, rules=(f"{sentence.kind}: {words[:80]}",))
    if sentence.kind == "box":
        over = NAMES.split(tagged(sentence.topic))[0]
        asks = has("negation", over) or over.endswith("?")
        if sentence.answer == "yes" and asks and not UNLESS.match(sentence.topic):
            return
        claim = claim.with_(condition=condition_of(words)[0])
        if about("refuses", family).search(words) or re.search(rf"\bno {about_money(family)}", words):
            claim = claim.with_(value="no")
        if claim.value == "yes":
            claim = on_the_day(claim.with_(words=without_harmless(words)), words, document.today)
        yield claim
    elif document.is_persons_form(place):
        return
    elif not sentence.sibling and sentence.answer == "yes":
        yield claim.with_(value="unsure", confidence="likely", rules=(*claim.rules, "no box is ticked"))
    elif sentence.sibling and _names_contribution(sentence, family):
        yield claim.with_(value="no", confidence="likely", rules=(*claim.rules, "left open beside ticked ones"))


def _unknown_over(topic: str, names: frozenset[str]) -> str:
    """A word over an entry that may turn it to something else than paying in; empty where there is none."""
    rest = expression("over_entries").sub("·", NAMES.sub("·", topic))
    return next((word for word in re.findall(r"[a-z][a-z'-]{2,}", rest) if word not in names), "")


def _names_contribution(sentence: Sentence, family: str) -> bool:
    """Whether an open box names this money among ticked kinds of contributions."""
    own = tagged(sentence.says.rpartition(": ")[2] or sentence.says.rstrip(":").rpartition(": ")[2])
    chosen = tagged(sentence.sibling)
    return bool(re.search(about_money(family), own)) and bool(
        re.search(r"\b(?:PRE|ROTH|matching|nonelective|deferrals?)\b", chosen)
        and not re.search(about_money(family), chosen)
    )


class _Row(NamedTuple):
    """A row of a table: its last cell is the value, the ones before it are the label."""

    sentence: Sentence
    place: int
    label: str
    value: str

    @property
    def rules(self) -> tuple[str, ...]:
        return (f"row: {self.label} = {self.value}",)


def _cell(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    sentence = document.sentences[place]
    parts = [tagged(part) for part in sentence.says.split(" | ")]
    row = _Row(sentence, place, " ".join(parts[:-1]), parts[-1])
    stated = re.search(rf"{about_money(family)}\W+(yes|no)$", row.value)
    if stated and CONTRIBUTES.search(row.label):
        yield Claim(question, "yes" if stated[1] == "yes" else "no", place, rules=row.rules)
    elif KINDS_OF.search(row.label) and re.search(rf"\bPRE\b.*\b{'XAT' if family == 'AT' else family}\b", row.value):
        yield Claim(question, "yes", place, "likely", rules=row.rules, words=row.label)
    elif re.search(about_money(family), row.label):
        yield from _under_its_label(row, family, question, document.today)


def _under_its_label(row: _Row, family: str, question: str, today: date) -> Iterator[Claim]:
    """What the value says of the money that the label names."""
    sentence, label, value = row.sentence, row.label, row.value
    named = re.sub(r"\b(?:XAT|AT|WAT|ROTH|PRE|EXCEPT)\b", "", label)
    limits = AMOUNTS.search(named) or AMOUNTS.search(tagged(sentence.topic))
    amount = re.search(r"[1-9]\d* ?%|\d0 ?%|^up to\b", value) or (limits and re.search(r"\$ ?[1-9]", value))
    condition, _ = condition_of(f"{label} {value}")
    strange = re.sub(r"[^a-z]+", " ", named).strip()
    asks = CONTRIBUTES.search(named) or AMOUNTS.search(named) or not strange
    is_empty = not re.search(r"\w|[✓✔☒✗✘]", value)
    if is_empty or (condition not in FOR_SOME and not asks) or _is_of_something_else(row, family):
        # A dash says nothing, whatever its column is called.
        return
    time = time_of(f"{label}: {value}", today)
    stops = () if time == "now" and (sentence.answer == "no" or not has("ended", value)) else (f"time: {time}",)
    if "$" in value and has("law_limit", value):
        return
    if sentence.answer and not AMOUNTS.search(named):
        told = without_harmless(value.removeprefix("yes"))
        yield Claim(question, sentence.answer, row.place, condition=condition, rules=row.rules, stops=stops, words=told)
    elif (family == "ROTH" and CONTRIBUTES.search(named) and not sentence.answer and not stops) or (
        family == "ROTH" and amount and (not strange or AMOUNTS.search(named))
    ):
        yield Claim(question, "yes", row.place, "likely", rules=row.rules)
    elif amount and not has("law_limit", label):
        yield Claim(question, "yes", row.place, condition=condition, rules=row.rules, stops=stops)


def _is_of_something_else(row: _Row, family: str) -> bool:
    """Whether the value speaks of Roth money, of when money may leave, or of how often."""
    return bool(
        (family == "AT" and re.search(r"\bROTH\b", f"{row.label} {row.value}"))
        or re.search(r"any ?time|59½|hardship", row.value)
        or re.match(r"daily|unlimited|at all times|automatic|x$", row.value)
        or "when" in row.label
    )
