"""A clause that refuses a kind of contribution: outright, or because nothing but other kinds is taken."""

import re

from core.plan_document.candidate import Candidate, limited_to_some, without_harmless
from core.plan_document.statement import Statement
from core.plan_document.words import group, has, plain

CASE = re.compile(
    r"^(?:if|when|while(?! (?:you|participants|employees|members) (?:can|may) no longer)|"
    r"during|upon|once|until|for (?:a|the|six|three|twelve)|"
    r"in the absence|absent|failing|otherwise|"
    r"after (?!january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\d|the close))\b"
)
OR_OTHERS = re.compile(r", (?:or|and|nor) any other [^,]*,")
TURNED = re.compile(r"^(?:not|no longer|never)\b.*\b(?:will|because|may|can)\b")
MATCHING = re.compile(
    r"\bmatch(?:es|ing|ed)? (?:any |your |the )*MONEY|MONEY(?: contribut\w+)? (?:\w+ ){0,4}match(?:ed)?\b"
)
EMPLOYER_GIVES = re.compile(
    r"\b(?:company|employer|sponsor) (?:does|do|will|shall) not (?:make|contribute|pay|add|match)\b(?!.*\bavailable)"
)
ELSEWHERE = re.compile(
    r"\b(?:increas\w*|escalat\w*|(?:auto-)?enroll\w*|default\w*|vest\w*|count\w*|match(?:e[sd])?|appl(?:y|ies)|hardship)\b"
)
"""What is done with "pre-tax contributions only" and says nothing about what may be paid in."""
SOURCES_OF = re.compile(
    r"(?:^|\. )(?!contribut|deferral|saving)(?:[\w-]+ ){0,2}(?:sources|money types|accounts)\b(?: \w+){0,4}:"
)
"""A list of the money in the plan that something else is open to."""


def only_others(statement: Statement, clause: str, money: str) -> Candidate | None:
    """A no where nothing but other kinds are taken; Roth is refused only where pre-tax money is named alone."""
    some = limited_to_some(clause)
    if ELSEWHERE.search(clause) or any(has(name, clause) for name in ("takes_out", "borrow", "conditional")):
        return None
    if money == "ROTH" and (some or "pre-tax" not in plain(statement.quote)):
        return None
    taken_before = has("no_other", clause) and re.search(rf"\b{money}\b", statement.before)
    return None if taken_before or some == "employee_group" else Candidate("no", statement, condition=some)


def refusal(statement: Statement, part: str, *, cut: bool) -> Candidate | None:
    """A no: refused outright, or taken once and closed; a clause cut short has to deny paying in."""
    bare = without_harmless(part)
    if MATCHING.search(bare) or EMPLOYER_GIVES.search(bare):
        return None
    some = limited_to_some(part) or limited_to_some(statement.words)
    if some and (some == "employee_group" or statement.topic.endswith("?")):
        return None
    if SOURCES_OF.search(part):
        return None
    if has("closed", bare) and not has("may", bare) and not for_a_time("closed", bare):
        return Candidate("no", statement)
    if not has("negation", bare) or has("limits_talk", part):
        return None
    if has("hardship", part) or (has("in_service", part) and "contribut" not in part):
        return None
    found = refused_in(bare)
    if found and cut and not (has("take", found.group()) or has("taken", found.group())):
        return None
    if CASE.match(statement.words) and not some:
        return None
    if found and not for_a_time("refuses", bare) and "MATCH" not in bare[: found.start()]:
        return Candidate("no", statement, True, some)
    return None


def refused_in(bare: str) -> re.Match[str] | None:
    """The refusal in the clause whose denial reaches the money and not something before it."""
    start = 0
    while found := group("refuses").search(bare, start):
        if not TURNED.search(found.group()):
            return found
        start = found.start() + 1
    return None


def for_a_time(name: str, bare: str) -> bool:
    """Whether the refusal, read between the commas around it, holds for a time or a case only."""
    bare = OR_OTHERS.sub("", bare)
    found = group(name).search(bare)
    start = bare.rfind(", ", 0, found.start()) + 1 if found else 0
    end = bare.find(", ", found.end()) if found else -1
    return has("for_a_time", bare[start : end if end > 0 else None])
