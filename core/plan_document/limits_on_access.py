"""What must happen before money may be taken: a hardship, an age, the end of the job."""

import re

from core.plan_document.candidate import Candidate, without_harmless
from core.plan_document.statement import Statement
from core.plan_document.words import group, has

AT = re.compile(r"\bAT\b")


def barred(words: str) -> bool:
    """Whether it takes a hardship, an age, the end of the job or another event."""
    bare = without_harmless(words)
    if has("event", bare):
        return True
    emergency = has("hardship", bare) or (has("age", bare) and not has("before_age", words))
    left = has("left_service", bare) and not has("before_leaving", words)
    return left or (emergency and not has("no_hardship", words))


def restricted(statement: Statement, words: str) -> Candidate:
    """No way out while employed, with what it takes."""
    if not barred(words):
        words = statement.words
    condition = "hardship_only" if has("hardship", words) else "age_59_half" if has("age", words) else None
    return Candidate("none", statement, True, condition)


def names_money_first(clause: str) -> bool:
    """Whether after-tax money is named before the event that opens it, and so is what it opens."""
    clause = group("before_leaving").sub(" ", clause)
    clause = without_harmless(clause)
    money = AT.search(clause)
    names = ("hardship", "left_service") if has("before_age", clause) else ("hardship", "age", "left_service")
    events = [found.start() for name in names if (found := group(name).search(clause))]
    return money is not None and (money.start() < min(events, default=0) or has("must_be", clause))
