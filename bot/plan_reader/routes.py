"""Can after-tax money be moved to Roth while employed: conversion inside the plan, withdrawal, or neither."""

import re
from collections.abc import Iterator

from bot.plan_reader.claims import ROUTE, Claim, Document
from bot.plan_reader.clauses import Clause, about_money, clauses_of
from bot.plan_reader.gate import BELOW_AGE, LEFT_OUT, condition_of
from bot.plan_reader.phrases import expression, found, has
from bot.plan_reader.statement import Sentence
from bot.plan_reader.weighing import on_the_day, weighed
from bot.plan_reader.words import tagged
from core.plan_finding import Confidence

ANY_MONEY = re.compile(
    r"\b(?:(?:all|any)(?: or (?:any )?part)?(?: part)?(?: of)?(?: (?:your|the|his|their|vested|nonroth|"
    r"other))* (?:accounts?|sources?|balances?|non-?roth)|all vested sources|"
    r"vested (?:non-?roth |part |balance)|any vested portion|all money types|all sources|"
    r"from any (?:contribution )?source|nonroth (?:accounts?|balances?|contributions)|any vested (?:part|amount))\b"
)
ELSEWHERE = re.compile(
    r"\b(?:convert|spill|switch|flow|continu)\w*(?: \w+){0,4} (?:to|into|as|in) (?:XAT|AT|WAT)\b|"
    r"\bconvert\w*[^;.]{0,40} to (?:an? )?(?:PRE|(?:\w+ )?stock|cash|shares|annuity|pension)\b|"
    r"\bROTH in (?:an |your |a )?(?:RIRA|ira)\b|"
    r"\b(?:conver|CONV\b)(?:(?! to | or |,|\bROTH\b).){0,70} to (?:a |an |your |the )?(?:own )?(?:RIRA|ira)s?\b"
)
"""Deferrals that turn into after-tax contributions, and what becomes something else than Roth money in the plan."""
ROLLED_OUT = re.compile(r"\b(?:RIRA|iras?)\b")
ANY_TIME = re.compile(r"\bany ?time\b|\bat will\b|\bat any age\b|\bas often\b|\bwhenever\b|\bonce|\btwice\b|\btimes\b")
FREELY = re.compile(r"any ?time|at will|whenever|at all times|freely")
BASIS = re.compile(r"\b(?:on|with|from|as) (?:an? )?WAT(?: basis| dollars)?\b")
"""How money is paid in, which does not name it."""
ENTRY_OUT = re.compile(r"withdraw|in-service|while working|distribut|take (?:it|them)? ?out|access|at any time|payment")
PAID_FROM = re.compile(r"\bfrom (?:(?!AT\b|XAT\b)\w+ ){0,3}(?:distribution|payment|draw)s?\b(?! of\b)")
"""What money is taken from to be paid in: a partner's "December distribution" is no withdrawal."""
OTHERWISE_AUTOMATIC = re.compile(r"\bauto(?:matic\w*)?[- ](?:enrol|increas|deferral|escalat|contribution)\w*")
"""What is automatic in many a sentence about conversions, and is none."""
AFTER_TAX = about_money("AT")


def route_claims(document: Document, place: int) -> Iterator[Claim]:
    """What the sentence says of moving after-tax money; the values are `in_plan`, `withdrawal` and their denials."""
    sentence = document.sentences[place]
    if sentence.kind in {"prose", "item"}:
        yield from _answer(document, place)
        clauses = clauses_of(sentence.body, sentence.asked or document.before(place))
        for clause in clauses:
            for claim in _said(document, place, clause):
                yield _weighed(document, claim, clause, clauses)
    elif sentence.kind in {"row", "box"}:
        yield from _entry(document, place)


def _said(document: Document, place: int, clause: Clause) -> Iterator[Claim]:
    """What one clause says, before anything is weighed against it."""
    text, sentence = clause.text, document.sentences[place]
    own = "AT" in Clause(BASIS.sub("·", text)).money
    general = bool(ANY_MONEY.search(text)) and not own
    topic = tagged(f"{sentence.topic} . {document.before(place)} . {sentence.says}")
    carried = not clause.money - {"ROTH", "CONV", "RIRA"} and "AT" in Clause(topic).money
    none_at_all = clause.money == {"CONV"} and has("negation", text)
    if not (own or general or carried or none_at_all):
        return
    own = own or (
        not clause.money - {"CONV", "RIRA"} and Clause(tagged(sentence.says)).money - {"CONV", "ROTH", "RIRA"} == {"AT"}
    )
    rest = condition_of(text)[1]
    permits = expression("suspension").sub("·", text)
    denied = has("negation", rest)
    shut = denied or has("ended", text)
    if has("converts", text) and (own or general or clause.money & {"CONV", "ROTH"}) and not ELSEWHERE.search(text):
        yield from _converted(text, place, "clear" if own else "likely", shut=shut)
    out = has("withdraws", PAID_FROM.sub("·", text)) or (
        has("withdraws", tagged(sentence.topic)) and ANY_TIME.search(text)
    )
    if out and (own or (carried and "RIRA" in text)) and (denied or has("allows", permits)):
        rules = (f"withdraws: {found('withdraws', text) or sentence.topic}",)
        yield Claim(ROUTE, "no withdrawal" if denied else "withdrawal", place, rules=rules)


def _converted(text: str, place: int, confidence: Confidence, *, shut: bool) -> Iterator[Claim]:
    """A conversion inside the plan that a clause permits or refuses."""
    by_itself = has("automatic", OTHERWISE_AUTOMATIC.sub("·", text))
    value = "no in_plan" if shut else "automatic" if by_itself else "in_plan"
    if shut or has("allows", text):
        yield Claim(ROUTE, value, place, confidence, rules=(f"converts: {found('converts', text)}",))


def _weighed(document: Document, claim: Claim, clause: Clause, clauses: list[Clause]) -> Claim:
    """The claim with its date, its condition and what it rests on."""
    value = claim.value
    claim = weighed(document, claim, clause, clauses, "AT")
    claim = claim.with_(given=claim.given or "AT" not in clause.money)
    if claim.value != value:
        return claim
    condition = condition_of(claim.words)[0] or _told_after(document, claim.place)
    sentence = document.sentences[claim.place]
    return claim.with_(condition=condition, stops=tuple(_stops(sentence, claim, clause, condition)))


def _stops(sentence: Sentence, claim: Claim, clause: Clause, condition: str | None) -> Iterator[str]:
    """What keeps the words from being a way that is open to everybody who works there."""
    stated = tagged(sentence.says)
    employed = has("employed", stated) or ANY_TIME.search(stated) or sentence.asked
    if claim.value == "withdrawal" and ROLLED_OUT.search(clause.text) and not employed:
        yield "employed: does not say that it is possible while employed"
    if condition == "hardship_only":
        yield "hardship_only: a hardship withdrawal cannot be rolled over"


def _told_after(document: Document, place: int) -> str | None:
    """The condition that the next sentence adds: "This right may not be exercised more than once a year"."""
    own = document.sentences[place]
    for other in document.sentences[place + 1 : place + 2]:
        words = tagged(other.says)
        refers = re.search(r"\b(?:this|these|such|so|withdrawals?|conversions?|this right|it)\b", words)
        if other.topic == own.topic and refers and not re.search(r"\b(?:PRE|ROTH|MATCH)\b", words):
            return condition_of(words)[0]
    return None


def _answer(document: Document, place: int) -> Iterator[Claim]:
    """What the yes or no to a question says."""
    sentence = document.sentences[place]
    asked = tagged(sentence.asked).rstrip(" ?")
    if not sentence.answer or not re.search(AFTER_TAX, asked) or has("hypothetical", asked):
        return
    for claim in _said(document, place, Clause(asked)):
        value = claim.value.removeprefix("no ")
        told = claim.with_(value=value, rules=(f"asked: {asked}", f"answer: {sentence.answer}"))
        if sentence.answer == "no":
            yield told.with_(value=f"no {'in_plan' if value == 'automatic' else value}")
        else:
            answered = Clause(re.sub(r"^\W*yes\W*", "", tagged(sentence.says)) or "·")
            yield _weighed(document, told, answered, [])


def _entry(document: Document, place: int) -> Iterator[Claim]:
    """What a table cell or a ticked box says of moving after-tax money."""
    sentence = document.sentences[place]
    row = sentence.kind == "row"
    words = tagged(sentence.says if row else f"{sentence.topic} | {sentence.says}")
    label = words.rpartition(" | ")[0] if row else words
    value = words.rpartition(" | ")[2]
    if not (re.search(AFTER_TAX, words) or ANY_MONEY.search(words)):
        return
    if row and re.search(AFTER_TAX, value) and (not sentence.answer or LEFT_OUT.search(value)):
        clause = Clause(value)
        yield from (_weighed(document, claim, clause, []) for claim in _said(document, place, clause))
        return
    topic = tagged(sentence.topic)
    inside = has("converts", label) or (has("converts", topic) and not ENTRY_OUT.search(label))
    inside = inside and not ELSEWHERE.search(f"{label} {value}")
    out = ENTRY_OUT.search(f"{label} {value}") or (ENTRY_OUT.search(topic) and ANY_TIME.search(value))
    if not (inside or out) and not (row and has("withdraws", tagged(sentence.sibling)) and "AT" in label):
        return
    automatic = inside and has("automatic", f"{label} {value}")
    kind = "automatic" if automatic else "in_plan" if inside else "withdrawal"
    claim = Claim(ROUTE, kind, place, rules=(f"{sentence.kind}: {words[:90]}",))
    if row and not inside and re.search(r"requirement|condition|restriction|\btax on|penalt|\bfees?\b|consent", label):
        yield from [claim] if sentence.answer == "no" else []
    else:
        yield from (
            on_the_day(each, f"{label} {value}", document.today) for each in _valued(sentence, claim, label, value)
        )


def _valued(sentence: Sentence, claim: Claim, label: str, value: str) -> Iterator[Claim]:
    """What the yes or no of an entry makes of its label."""
    condition = condition_of(value if sentence.kind == "row" else label)[0]
    answer = sentence.answer or ("yes" if FREELY.search(value) else "")
    limited = (
        has("age", BELOW_AGE.sub("·", f"{value} {label}"))
        or has("exit", f"{value} {label}")
        or condition == "hardship_only"
    )
    if answer == "no" or (limited and "only" in value):
        yield claim.with_(value="no withdrawal" if claim.value == "withdrawal" else "no in_plan")
    elif answer == "yes" and not limited:
        yield claim.with_(condition=condition, stops=("employer_choice",) if has("employer_choice", value) else ())
