"""Can after-tax money be moved to Roth while employed: conversion inside the plan, withdrawal, or neither."""

import re
from collections.abc import Iterator

from bot.plan_reader.claims import ROUTE, Claim, Document
from bot.plan_reader.clauses import Clause, clauses_of
from bot.plan_reader.dates import dated_words, time_of
from bot.plan_reader.gate import condition_of, doubts_about, doubts_in, siblings
from bot.plan_reader.phrases import found, has
from bot.plan_reader.statement import Sentence
from bot.plan_reader.words import tagged

DOUBTS = ("hypothetical", "other_product", "other_money", "other_matter", "past", "exit", "age", "restricts")
ANY_MONEY = re.compile(
    r"\b(?:(?:all|any)(?: part)?(?: of)?(?: (?:your|the|his|their|vested|nonroth|other))* (?:accounts?|sources?|"
    r"balances?|non-?roth)|"
    r"vested (?:non-?roth |part |balance)|any vested portion|all money types|all sources|"
    r"from any (?:contribution )?source|nonroth (?:accounts?|balances?|contributions)|any vested (?:part|amount))\b"
)
STAYS = re.compile(r"\b(?:stay|remain|must stay|have to stay)\b[^;]{0,40}\b(?:until|in the plan)\b")
ENDED_CONVERSION = re.compile(
    r"\b(?:discontinu|eliminat|remov|suspend|end)\w* (?:[\w-]+ ){0,5}(?:CONV|conversion)|\b(?:CONV|"
    r"conversions?)\b[^;]*\b(?:discontinued|eliminated|removed|suspended|ended)"
)
ROLLED_OUT = re.compile(r"\b(?:roll\w*|paid|sent)\b[^;]{0,50} (?:to|into) (?:a |an |your )?(?:own )?(?:RIRA|ira)\b")
ANY_TIME = re.compile(r"\bany ?time\b|\bat any age\b|\bas often\b|\bwhenever\b|\bonce|\btwice\b|\btimes\b")
BASIS = re.compile(r"\b(?:on|with|from|as) (?:an? )?WAT(?: basis| dollars)?\b")
"""How money is paid in, which does not name it."""
PENALTY = re.compile(r"\b(?:penalty|tax|earnings|order|first|minimum|fee|proceeds|form|notice|loan)\b")
ENTRY_OUT = re.compile(r"withdraw|in-service|while working|distribut|take (?:it|them)? ?out|access|at any time")


def route_claims(document: Document, place: int) -> Iterator[Claim]:
    """What the sentence says of moving after-tax money; the values are `in_plan`, `withdrawal` and their denials."""
    sentence = document.sentences[place]
    if sentence.kind in {"prose", "item"}:
        if sentence.answer and sentence.asked:
            yield from _answer(document, place)
        before = sentence.asked or document.before(place)
        clauses = clauses_of(sentence.body, before)
        for clause in clauses:
            for claim in _clause_claims(document, place, clause):
                yield _weighed(document, claim, clause, clauses)
    elif sentence.kind in {"row", "box"}:
        yield from _entry(document, place)


def _clause_claims(document: Document, place: int, clause: Clause) -> Iterator[Claim]:
    text = clause.text
    own = "AT" in Clause(BASIS.sub("·", text)).money
    sentence = document.sentences[place]
    topic = f"{sentence.topic} . {document.before(place)} . {sentence.says}"
    general = bool(ANY_MONEY.search(text)) and not own
    carried = not clause.money - {"ROTH", "CONV", "RIRA"} and "AT" in Clause(tagged(topic)).money
    if not (own or general or carried):
        return
    denied = has("negation", condition_of(text)[1])
    ended = bool(ENDED_CONVERSION.search(text))
    own = own or (
        not clause.money - {"CONV", "RIRA"} and Clause(tagged(sentence.says)).money - {"CONV", "ROTH", "RIRA"} == {"AT"}
    )
    if own and STAYS.search(text) and not has("employed", text):
        yield Claim(ROUTE, "no withdrawal", place, rules=(f"stays: {found_words(STAYS, text)}",))
        return
    if (
        has("converts", text)
        and (own or general or "CONV" in clause.money or "ROTH" in clause.money)
        and not _from_pay(text)
    ):
        value = "no in_plan" if denied or ended else "automatic" if has("automatic", text) else "in_plan"
        if denied or ended or has("allows", text):
            yield Claim(
                ROUTE, value, place, "clear" if own else "likely", rules=(f"converts: {found('converts', text)}",)
            )
    leaves = own or (carried and "RIRA" in text)
    if has("withdraws", text) and leaves and (denied or has("allows", text)):
        value = "no withdrawal" if denied else "withdrawal"
        yield Claim(ROUTE, value, place, "clear", rules=(f"withdraws: {found('withdraws', text)}",))


def _from_pay(text: str) -> bool:
    """Whether the sentence speaks of deferrals that turn into after-tax contributions (spillover), not of Roth."""
    return bool(
        re.search(
            r"\bconvert\w*(?: \w+){0,4} (?:to|into) (?:XAT|AT|WAT)\b|\b(?:spill|switch)\w*|into compensation", text
        )
    )


def found_words(pattern: re.Pattern[str], text: str) -> str:
    """The words that the pattern finds in the text."""
    match = pattern.search(text)
    return match.group() if match else ""


def _weighed(document: Document, claim: Claim, clause: Clause, clauses: list[Clause]) -> Claim:
    whole = f"{clause.text} · {siblings(clauses, clause, 'AT', moving=True)}"
    claim = claim.with_(words=whole)
    if has("employer_choice", whole):
        rule = f"employer_choice: {found('employer_choice', whole)}"
        return claim.with_(value="unsure", rules=(*claim.rules, rule))
    condition, rest = condition_of(whole)
    if claim.value.startswith("no "):
        stops = doubts_in(rest, ("hypothetical", "other_product", "other_money", "other_matter", "past"))
        return claim.with_(stops=stops)
    sentence = document.sentences[claim.place]
    opens = tagged(sentence.asked if claim.rules[0].startswith("asked") else sentence.says)
    time = time_of(dated_words(opens, clause.text, whole), document.today)
    if time != "now":
        value = "unsure" if time == "not yet" else f"no {claim.value}"
        return claim.with_(value=value, confidence="likely", stops=doubts_in(rest, ("hypothetical", "other_money")))
    rest = re.sub(r"\bROLL\b", "·", _below(rest)) if "AT" in clause.money else _below(rest)
    stops = doubts_in(_employed(rest), DOUBTS) + tuple(
        stop for stop in doubts_about(document, claim.place) if "topic, loan" not in stop
    )
    condition = condition or _told_after(document, claim.place)
    if (
        claim.value == "withdrawal"
        and re.search(r"\bonly\b", rest + whole)
        and (has("age", rest) or has("exit", rest) or condition == "hardship_only")
    ):
        return claim.with_(
            value="no withdrawal",
            confidence="likely",
            rules=(*claim.rules, "only at an age, in hardship or on leaving"),
        )
    stated = tagged(sentence.says)
    if clause.given:
        stops += doubts_in(tagged(document.before(claim.place)), ("hypothetical", "other_product", "other_money"))
    if (
        claim.value == "withdrawal"
        and ROLLED_OUT.search(clause.text)
        and not (has("employed", stated) or ANY_TIME.search(stated) or sentence.asked)
    ):
        stops += ("employed: does not say that it is possible while employed",)
    if condition == "hardship_only":
        stops += ("hardship_only: a hardship withdrawal cannot be rolled over",)
    if re.search(r"\border\b|must first|first be", whole):
        stops += ("order of withdrawal",)
    return claim.with_(condition=condition, stops=stops)


def _told_after(document: Document, place: int) -> str | None:
    """The condition that the next sentence adds: "This right may not be exercised more than once a year"."""
    own, following = document.sentences[place], document.sentences[place + 1 : place + 2]
    for other in following:
        words = tagged(other.says)
        refers = re.search(r"\b(?:this|these|such|so|withdrawals?|conversions?|this right|it)\b", words)
        if other.topic == own.topic and refers and not re.search(r"\b(?:PRE|ROTH|MATCH)\b", words):
            return condition_of(words)[0]
    return None


def _employed(words: str) -> str:
    """The words without what says that the person is still employed, which restricts nothing here."""
    return re.sub(r"\b(?:whether|even) (?:or not )?(?:\w+ ){0,3}(?:terminated|employed|employee)\b", "·", words)


def _answer(document: Document, place: int) -> Iterator[Claim]:
    sentence = document.sentences[place]
    asked = tagged(sentence.asked).rstrip(" ?")
    if not re.search(r"\b(?:XAT|AT|WAT)\b", asked) or has("hypothetical", asked):
        return
    clause = Clause(asked)
    for claim in _clause_claims(document, place, clause):
        value = claim.value.removeprefix("no ")
        rules = (f"asked: {asked}", f"answer: {sentence.answer}")
        if sentence.answer == "no":
            yield claim.with_(value=f"no {'in_plan' if value == 'automatic' else value}", rules=rules)
        else:
            answered = Clause(re.sub(r"^\W*yes\W*", "", tagged(sentence.says)) or "·")
            yield _weighed(document, claim.with_(value=value, rules=rules), answered, [])


def _entry(document: Document, place: int) -> Iterator[Claim]:
    """What a table cell or a ticked box says of moving after-tax money."""
    sentence = document.sentences[place]
    words = tagged(f"{sentence.topic} | {sentence.says}" if sentence.kind == "box" else sentence.says)
    corner = tagged(sentence.sibling) if sentence.kind == "row" else ""
    label = words.rpartition(" | ")[0] if sentence.kind == "row" else words
    value = words.rpartition(" | ")[2]
    if not re.search(r"\b(?:XAT|AT|WAT)\b", words) or re.search(r"\bpenalty|\bmatch|hardship loan|\btax", label):
        return
    inside = has("converts", label) or (has("converts", tagged(sentence.topic)) and not ENTRY_OUT.search(label))
    if re.search(r"\b(?:XAT|AT|WAT)\b", value) and sentence.kind == "row" and not sentence.answer:
        yield from _sentence_cell(document, place, value)
        return
    out = ENTRY_OUT.search(f"{label} {value}") or (ENTRY_OUT.search(tagged(sentence.topic)) and ANY_TIME.search(value))
    outside = bool(out) and not inside
    if not (inside or outside) and not (has("withdraws", corner) and "AT" in label):
        return
    by_itself = inside and has("automatic", f"{label} {value}")
    kind = "automatic" if by_itself else "in_plan" if inside else "withdrawal"
    rules = (f"{sentence.kind}: {words[:90]}",)
    if sentence.kind == "row" and outside and re.search(r"requirement|condition|restriction", label):
        if sentence.answer == "no":
            yield Claim(ROUTE, "withdrawal", place, rules=rules)
        return
    yield from _valued(sentence, Claim(ROUTE, kind, place, rules=rules), label, value)


def _valued(sentence: Sentence, claim: Claim, label: str, value: str) -> Iterator[Claim]:
    condition, rest = condition_of(value if sentence.kind == "row" else label)
    answer = sentence.answer or ("yes" if re.search(r"any ?time|whenever|at all times|freely", value) else "")
    limited = has("age", _below(f"{value} {label}")) or has("exit", value) or condition == "hardship_only"
    if answer == "no" or (limited and "only" in value):
        yield claim.with_(value="no withdrawal" if claim.value == "withdrawal" else "no in_plan")
    elif answer == "yes" and not limited:
        stops = doubts_in(rest, ("hypothetical", "other_money", "other_matter", "past", "employer_choice"))
        yield claim.with_(condition=condition, stops=stops)


def _below(words: str) -> str:
    """The words without "before 59½", under which a yes is a yes for all."""
    return re.sub(r"\b(?:before|under|prior to)(?: age)? 59½", "·", words)


def _sentence_cell(document: Document, place: int, value: str) -> Iterator[Claim]:
    clause = Clause(value)
    for claim in _clause_claims(document, place, clause):
        yield _weighed(document, claim, clause, [])
