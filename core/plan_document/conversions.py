"""Can after-tax money be converted to Roth inside the plan, and does that happen by itself?"""

import re

from core.plan_document.candidate import Candidate, denies
from core.plan_document.limits_on_access import AT, barred
from core.plan_document.statement import Statement
from core.plan_document.words import has, named

INSIDE = re.compile(r"\b(?:CONV|ROTH)\b|(?:within|inside|in) the plan")
OUTSIDE = re.compile(r"\bIRA\b")
DONE = re.compile(r"\b(?:is|are|will be|shall be|gets?) (?:then |also )?(?:converted|swept|moved|rolled|transferred)\b")
ASKED_FOR = re.compile(
    r"\b(?:may|can|elects?|elections?|requests?|asks?|choose|direct|option|how|if|when you|until|permitted|allowed|"
    r"available|submit|call|eligible)\b"
)
"""What is converted without a word of anybody asking for it is converted as a matter of course."""
OTHER_SOURCES = re.compile(r"\bPRE\b|\bMATCH\b")


def converted(statement: Statement, words: str) -> list[Candidate]:
    """A conversion, by itself or on request; clear where after-tax money is named."""
    beside = {"answer": named(statement.quote), "cell": statement.topic}
    said = f"{statement.words} {words} {beside.get(statement.kind, '')}"
    if re.match(r"(?:no|without any) (?:election|action|request)", statement.after):
        said = f"{said} {statement.after}"
    of_course = DONE.search(words) and not ASKED_FOR.search(f"{statement.topic} {statement.words}")
    automatic = (has("automatic", said) or of_course) and not has("not_automatic", said)
    return [Candidate("automatic" if automatic else "in_plan", statement, bool(AT.search(words)))]


def of_conversion(statement: Statement, clause: str) -> list[Candidate]:
    """What a clause says about converting after-tax money inside the plan."""
    own = bool(AT.search(clause))
    if not is_about(clause) or not (own or has("all_money", clause)):
        return []
    if has("conditional", statement.words):
        return [Candidate("unsure", statement)]
    if denies(clause):
        return [Candidate("no_conversion", statement)] if own or has("CONV", clause) else []
    open_to = any(has(name, clause) for name in ("may", "accepts", "accepted", "happens", "minimum", "applies"))
    if barred(clause) or not open_to or (not own and OTHER_SOURCES.search(clause)):
        return []
    return converted(statement, clause)


def is_about(clause: str) -> bool:
    """Whether the clause speaks of a conversion in the plan that after-tax money is not left out of."""
    if not has("convert", clause) or has("leaves_out_at", clause):
        return False
    if has("definition", clause) and not has("may", clause):
        return False
    return not OUTSIDE.search(clause) or bool(INSIDE.search(clause))


def of_answer(statement: Statement, words: str) -> list[Candidate]:
    """A box, a cell or an answer about converting after-tax money."""
    if barred(words) or not statement.answer:
        return []
    return converted(statement, words) if statement.answer == "yes" else [Candidate("no_conversion", statement)]
