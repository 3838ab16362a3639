"""What a table cell or a check box says of after-tax and of Roth contributions."""

import re
from collections.abc import Iterator

from bot.plan_reader.claims import ROTH, Claim, Document
from bot.plan_reader.clauses import NAMES, about_money, without_harmless
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
OTHER_KINDS = re.compile(r"\b(?:PRE|ROTH|matching|nonelective|deferrals?)\b")
"""Kinds of contributions that are ticked beside an open box."""
ELSEWHERE = re.compile(
    r"\b(?:match\w*|vest\w*|test\w*|401\(m\)|order|tax(?:es|ed)?|penalt\w+|loans?|hardship|invest\w*|minimum|min|counts?|earnings|"
    r"withdraw\w*|in-service|"
    r"distribut\w*|conver\w*|CONV|rollovers?|ROLL|roll in|while working|access|eligib\w+ for|frequency|change|"
    r"sources eligible|eligible sources)\b|^sources\W*$"
)


def entry_claims(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    """What a table cell or a check box says; what stands over it has to be understood for a permission."""
    sentence = document.sentences[place]
    if _is_elsewhere(sentence, family):
        return
    read = _cell(document, place, family, question) if sentence.kind == "row" else _box(document, place, question)
    strange = _unknown_over(tagged(sentence.topic), document.names)
    for claim in read:
        if strange and family == "ROTH":
            yield claim.with_(confidence="likely")
        elif strange and claim.value == "yes":
            yield claim.with_(stops=(*claim.stops, f"over it, unknown word: {strange}"))
        else:
            yield claim


def _is_elsewhere(sentence: Sentence, family: str) -> bool:
    """Whether an entry does not name this money, or speaks of something else than paying it in."""
    words = tagged(sentence.says)
    over = "" if sentence.kind == "row" and CONTRIBUTES.search(words) else sentence.topic
    corner = sentence.sibling.partition(" | ")[0] if sentence.kind == "row" else ""
    return (
        "RIRA" in tagged(sentence.sibling)
        or any(ELSEWHERE.search(each) for each in (words, tagged(over), tagged(corner)))
        or not re.search(about_money(family), words)
    )


def _unknown_over(topic: str, names: frozenset[str]) -> str:
    """A word over an entry that may turn it to something else than paying in; empty where there is none."""
    rest = expression("over_entries").sub("·", NAMES.sub("·", topic))
    return next((word for word in re.findall(r"[a-z][a-z'-]{2,}", rest) if word not in names), "")


def _box(document: Document, place: int, question: str) -> Iterator[Claim]:
    sentence = document.sentences[place]
    words = tagged(sentence.says)
    claim = Claim(question, sentence.answer, place, rules=(f"{sentence.kind}: {words[:80]}",))
    if sentence.kind == "box":
        claim = claim.with_(condition=condition_of(words)[0])
        if claim.value == "yes":
            claim = on_the_day(claim.with_(words=without_harmless(words)), words, document.today)
        yield claim
    elif document.is_persons_form(place):
        return
    elif not sentence.sibling and sentence.answer == "yes":
        yield claim.with_(value="unsure", confidence="likely", rules=(*claim.rules, "no box is ticked"))
    elif OTHER_KINDS.search(tagged(sentence.sibling)):
        yield claim.with_(value="no", confidence="likely", rules=(*claim.rules, "left open beside ticked ones"))


def _cell(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    """What the last cell of a row says of the money that it or the cells before it name."""
    *before, value = (tagged(part) for part in document.sentences[place].says.split(" | "))
    label = " ".join(before)
    claim = Claim(question, "yes", place, rules=(f"row: {label} = {value}",))
    if KINDS_OF.search(label) and re.search(rf"\bPRE\b.*\b{'XAT' if family == 'AT' else family}\b", value):
        yield claim.with_(confidence="likely", words=label)
    elif re.search(about_money(family), label) and not _is_of_something_else(label, value, family):
        yield from _valued(document, claim, label, value)


def _is_of_something_else(label: str, value: str, family: str) -> bool:
    """Whether a row speaks of other money, of when money may leave or how often, or of nothing but a dash."""
    return bool(
        (family == "AT" and re.search(r"\bROTH\b", f"{label} {value}"))
        or re.match(r"daily|unlimited|at all times|any ?time|automatic|x$", value)
        or ("$" in value and has("law_limit", value))
        or not re.search(r"\w|[✓✔☒✗✘]", value)
    )


def _valued(document: Document, claim: Claim, label: str, value: str) -> Iterator[Claim]:
    """What the value says of the money that the label names."""
    sentence = document.sentences[claim.place]
    strange = re.search(r"[a-z]", label)
    asks_amount = AMOUNTS.search(label)
    limits = asks_amount or AMOUNTS.search(tagged(sentence.topic))
    amount = re.search(r"[1-9]\d* ?%|\d0 ?%|^up to\b", value) or (limits and re.search(r"\$ ?[1-9]", value))
    condition, _ = condition_of(f"{label} {value}")
    if condition not in FOR_SOME and strange and not (asks_amount or CONTRIBUTES.search(label)):
        return
    claim = claim.with_(condition=condition)
    if sentence.answer and not asks_amount:
        told = without_harmless(value.removeprefix("yes"))
        claim = claim.with_(value=sentence.answer, words=told)
    elif claim.question == ROTH and (amount or CONTRIBUTES.search(label)):
        claim = claim.with_(confidence="likely")
    elif not amount:
        return
    over = claim.value == "yes" and has("ended", value)
    told_on = on_the_day(claim, f"{label}: {value}", document.today)
    yield told_on.with_(stops=("ended",) if over and told_on.value == "yes" else ())
