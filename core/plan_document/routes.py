"""The way from after-tax money to Roth: by itself, in the plan, by in-service withdrawal, or none."""

import re
from dataclasses import replace

from core.plan_document import conversions, withdrawals
from core.plan_document.candidate import Candidate, denies
from core.plan_document.limits_on_access import AT, barred
from core.plan_document.statement import EXCEPT_FOR, Statement
from core.plan_document.words import has

EXCEPTED_FIRST = re.compile(rf"^(?:except|{EXCEPT_FOR}) [^,]*\bAT\b")
EXEMPT = re.compile(r"(?:restriction|limitation|limit|rule|condition)s? (?:do|does) not apply to [^,;]*\bAT\b")
OPENING = re.compile(
    r"^(?:if|when|once|after|upon|on|at|in (?:the )?(?:case|event)|following|"
    r"for (?:a|participants|employees)|participants (?:who|over)|employees who)\b[^,;]*,"
)
YEARS_AGO = re.compile(
    r"\b(?:prior|predecessor|former|previous|merged) plan\b|"
    r"\b(?:before|prior to|until|through) (?:[a-z]+ (?:\d{1,2}, )?)?(?:19|20)\d\d\b"
)
SURVIVORS = re.compile(r"\b(?:spouse|beneficiar\w*|dies?|death|payee)\b")
PERMISSIVE = {"withdrawal", "in_plan", "automatic"}


def route(statement: Statement) -> list[Candidate]:
    """What the statement says about converting or withdrawing after-tax money while employed."""
    if is_about_else(statement):
        return []
    if opens_only_later(statement):
        return [each for each in found_in(statement) if each.value not in PERMISSIVE]
    return found_in(statement)


def is_about_else(statement: Statement) -> bool:
    """Whether it is about plans in general, about closed after-tax money, or about loans."""
    words, topic = statement.words, statement.topic
    if (
        has("other_plan", words)
        or has("generic", words)
        or "OLDAT" in words
        or YEARS_AGO.search(words)
        or "repay" in words
    ):
        return True
    if not AT.search(words) and (has("past", statement.before) or SURVIVORS.search(words)):
        return True
    return has("borrow", topic) and not has("withdraw_verb", topic)


def opens_only_later(statement: Statement) -> bool:
    """Whether the opening words or the heading speak of after the job, of a hardship or of an age."""
    opening = OPENING.match(statement.words)
    if opening and barred(opening.group()):
        return True
    if not AT.search(statement.words) and AT.search(statement.before) and barred(statement.before):
        return True
    topic = statement.topic.replace("?", "")
    return barred(topic) and not has("before_leaving", topic) and "in-service" not in topic


def found_in(statement: Statement) -> list[Candidate]:
    """What the statement says, its heading left aside."""
    if statement.kind == "cell" or (statement.answer and statement.kind != "sentence"):
        return from_answer(statement)
    if EXCEPTED_FIRST.search(statement.words) and has("withdraw", statement.words):
        return [Candidate("withdrawal", statement, False)] if denies(statement.words) else []
    if EXEMPT.search(statement.words) and has("withdraw", statement.before) and denies(statement.before):
        return [Candidate("withdrawal", statement, False)]
    return [
        replace(each, clause=clause)
        for clause in statement.clauses
        for each in (
            *conversions.of_conversion(statement, clause),
            *withdrawals.of_withdrawal(statement, clause),
        )
    ]


def from_answer(statement: Statement) -> list[Candidate]:
    """A ticked box, a cell or a yes that names after-tax money and a way out."""
    words = f"{statement.topic} : {statement.words}"
    if statement.answer == "no" and withdrawals.NO_KIND.search(statement.words):
        return [] if withdrawals.OTHERS.search(words) else [Candidate("none", statement, False)]
    every = (
        statement.kind == "box" and has("all_money", statement.words) and has("convert", f"{statement.before} {words}")
    )
    own = bool(AT.search(statement.words)) or every
    if not (own or AT.search(statement.topic)) or (withdrawals.OTHERS.search(statement.words) and not own):
        return []
    if statement.kind == "open box" or has("leaves_out_at", statement.words):
        return []
    if not (has("convert", words) or has("withdraw", words)):
        return []
    if statement.about("conditional"):
        return [Candidate("unsure", statement)]
    if has("convert", words) and not has("withdraw_verb", statement.words):
        return conversions.of_answer(statement, words)
    return withdrawals.of_answer(statement, words)
