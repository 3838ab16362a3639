"""The way from after-tax money to Roth: by itself, in the plan, by in-service withdrawal, or none."""

import re

from core.plan_document.candidate import Candidate, denies, without_harmless
from core.plan_document.statement import Statement
from core.plan_document.words import group, has, named

AT = re.compile(r"\bAT\b")
EXCEPTED_FIRST = re.compile(
    r"^(?:except(?: for)?|other than|apart from|aside from|with the exception of) [^,]*\bAT\b"
)
EXEMPT = re.compile(
    r"(?:restriction|limitation|limit|rule|condition)s? (?:do|does) not apply to [^,;]*\bAT\b"
)
OPENING = re.compile(
    r"^(?:if|when|once|after|upon|on|at|in (?:the )?(?:case|event)|following|for (?:a|participants|employees)|participants (?:who|over)|employees who)\b[^,;]*,"
)
YEARS_AGO = re.compile(r"\b(?:before|prior to|until|through) (?:[a-z]+ (?:\d{1,2}, )?)?(?:19|20)\d\d\b")
OTHERS = re.compile(r"\b(?:ROTH|PRE|MATCH|OLDAT)\b")


def route(statement: Statement) -> list[Candidate]:
    """What the statement says about converting or withdrawing after-tax money while employed."""
    if has("generic", statement.words) or "OLDAT" in statement.words:
        return []
    if YEARS_AGO.search(statement.words) or (
        not AT.search(statement.words) and has("past", statement.before)
    ):
        return []
    if (
        has("borrow", statement.topic) and not has("withdraw_verb", statement.topic)
    ) or "repay" in statement.words:
        return []
    opening = OPENING.match(statement.words)
    if opening and barred(opening.group()):
        return [
            each for each in found_in(statement) if each.value not in {"withdrawal", "in_plan", "automatic"}
        ]
    if (
        barred(statement.topic.replace("?", ""))
        and not has("before_leaving", statement.topic)
        and "in-service" not in statement.topic
    ):
        return [
            each
            for each in found_in(statement)
            if each.value not in {"withdrawal", "in_plan", "no_conversion"}
        ]
    return found_in(statement)


def found_in(statement: Statement) -> list[Candidate]:
    """What the statement says, its heading left aside."""
    if statement.kind == "cell" or (statement.answer and statement.kind != "sentence"):
        return from_answer(statement)
    if EXCEPTED_FIRST.search(statement.words) and has("withdraw", statement.words):
        return [Candidate("withdrawal", statement, False)] if denies(statement.words) else []
    if EXEMPT.search(statement.words) and has("withdraw", statement.before) and denies(statement.before):
        return [Candidate("withdrawal", statement, False)]
    found = []
    for clause in statement.clauses:
        found.extend(of_conversion(statement, clause))
        found.extend(of_withdrawal(statement, clause))
    return found


def from_answer(statement: Statement) -> list[Candidate]:
    """A ticked box, a cell or a yes that names after-tax money and a way out."""
    words = f"{statement.topic} : {statement.words}"
    every = statement.answer == "no" and re.search(
        r"^in-service (?:withdrawal|distribution)s?: ", statement.words
    )
    if every and not OTHERS.search(words):
        return [Candidate("none", statement, False)]
    if not AT.search(words) or (OTHERS.search(statement.words) and not AT.search(statement.words)):
        return []
    if statement.kind == "open box" or has("leaves_out_at", statement.words):
        return []
    if statement.about("conditional"):
        return [Candidate("unsure", statement)]
    if has("convert", words) and not has("withdraw_verb", statement.words):
        if barred(words) or not statement.answer:
            return []
        return (
            converted(statement, words)
            if statement.answer == "yes"
            else [Candidate("no_conversion", statement)]
        )
    if not has("withdraw", words) or has("borrow", words) or has("contribution_words", statement.words):
        return []
    if statement.kind == "answer" and (has("asks_else", statement.words) or barred(statement.words)):
        return []
    own = statement.words.rpartition(": ")[2]
    if statement.kind in {"box", "cell"} and barred(own) and not barred(words[: -len(own)]):
        return [restricted(statement, own)]
    if statement.answer == "no":
        return [] if barred(words) else [Candidate("none", statement)]
    if not statement.answer:
        free = has("withdraw_verb", own) and has("in_service", own) and not barred(words) and not denies(own)
        return [Candidate("withdrawal", statement, False)] if free else []
    if barred(words):
        return [restricted(statement, words)] if has("only_when", words) else []
    return [Candidate("withdrawal", statement)]


def converted(statement: Statement, words: str) -> list[Candidate]:
    """A conversion, by itself or on request."""
    said = f"{statement.words} {named(statement.quote)}" if statement.kind == "answer" else statement.words
    automatic = has("automatic", said) and not has("not_automatic", said)
    return [Candidate("automatic" if automatic else "in_plan", statement, bool(AT.search(words)))]


def of_conversion(statement: Statement, clause: str) -> list[Candidate]:
    """What a clause says about converting after-tax money inside the plan."""
    if not has("convert", clause) or not (AT.search(clause) or has("all_money", clause)):
        return []
    if has("leaves_out_at", clause) or (has("definition", clause) and not has("may", clause)):
        return []
    if re.search(r"\bIRA\b", clause) and not re.search(
        r"\b(?:CONV|ROTH)\b|(?:within|inside|in) the plan", clause
    ):
        return []
    if has("conditional", statement.words):
        return [Candidate("unsure", statement)]
    if denies(clause):
        return [Candidate("no_conversion", statement)] if AT.search(clause) or has("CONV", clause) else []
    if barred(clause) or not (
        has("may", clause) or has("accepts", clause) or has("accepted", clause) or has("happens", clause)
    ):
        return []
    if not AT.search(clause) and re.search(r"\bPRE\b|\bMATCH\b", clause):
        return []
    return converted(statement, clause)


def barred(words: str) -> bool:
    """Whether it takes a hardship, an age or the end of the job."""
    bare = without_harmless(words)
    if has("event", bare):
        return True
    waived = has("no_hardship", words)
    age = has("age", bare) and not has("before_age", words)
    return (not waived and (has("hardship", bare) or age)) or (
        has("left_service", bare) and not has("before_leaving", words)
    )


def restricted(statement: Statement, words: str) -> Candidate:
    """No way out while employed, with what it takes."""
    if not barred(words):
        words = statement.words
    condition = "hardship_only" if has("hardship", words) else "age_59_half" if has("age", words) else None
    return Candidate("none", statement, True, condition)


def of_withdrawal(statement: Statement, clause: str) -> list[Candidate]:
    """What a clause says about withdrawing after-tax money while employed."""
    about = AT.search(clause) or (has("all_money", clause) and not OTHERS.search(clause) and denies(clause))
    if (
        not about
        or not has("withdraw", clause)
        or (has("borrow", clause) and not has("withdraw_verb", clause))
    ):
        return []
    if has("roll_in", clause) and not has("withdraw_verb", clause) and not has("in_service", clause):
        return []
    if has("conditional", statement.words):
        return [Candidate("unsure", statement)] if AT.search(clause) else []
    if has("leaves_out_at", clause):
        excepted = denies(clause) or barred(clause)
        return (
            [Candidate("withdrawal", statement, False)]
            if excepted and not AT.search(clause.split("AT", maxsplit=1)[0])
            else []
        )
    if denies(clause):
        return refused(statement, clause)
    if barred(clause):
        return [restricted(statement, clause)] if has("only_when", clause) and is_first(clause) else []
    return allowed(statement, clause)


def is_first(clause: str) -> bool:
    """Whether after-tax money is named before the event that opens it, and so is what it opens."""
    money = AT.search(clause)
    names = ("hardship", "left_service") if has("before_age", clause) else ("hardship", "age", "left_service")
    events = [found.start() for name in names if (found := group(name).search(clause))]
    return money is not None and (money.start() < min(events) or has("must_be", clause))


def refused(statement: Statement, clause: str) -> list[Candidate]:
    """A clause with a negation: no withdrawal while employed, or only on an event."""
    if has("withdrawal_of_at", clause) and has("suspension", clause) and not barred(clause):
        return allowed(statement, clause, implied=True)
    if has("contribution_words", clause):
        return []
    if has("holding", clause) and not barred(clause):
        return [Candidate("withdrawal", statement, False)]
    if barred(clause) or has("in_service", clause) or has("refuses_withdrawal", clause):
        return [restricted(statement, clause)]
    return []


def allowed(statement: Statement, clause: str, *, implied: bool = False) -> list[Candidate]:
    """A clause without a negation: permitted outright, or implied by a minimum, a waiting time or a suspension."""
    if has("tax_talk", clause) and not (has("may", clause) and has("in_service", clause)):
        return []
    service = statement.under("in_service")
    verb = has("withdraw_verb", clause)
    if (
        (has("may", clause) or has("accepts", clause) or has("accepted", clause))
        and (verb or service)
        and not implied
    ):
        return [Candidate("withdrawal", statement, service)]
    implied = (
        implied
        or has("no_hardship", clause)
        or has("minimum", clause)
        or has("suspension", statement.words)
        or has("holding", clause)
    )
    return [Candidate("withdrawal", statement, False)] if implied and verb else []
