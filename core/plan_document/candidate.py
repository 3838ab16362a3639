"""What one statement says for one question, before all are weighed."""

import re
from dataclasses import dataclass

from core.plan_document.statement import Statement
from core.plan_document.words import group, has

NOT_TO_SOME = re.compile(
    r"\bnot (?:be )?(?:open|available|offered|extended|eligible|apply) (?:to|for) (?:the |our |any |other )*"
    r"(?!(?:you|participants?|employees?|members?|eligible|active|anyone|everyone|all|a|make|be|contribute|withdraw|convert)\b)"
    r"[a-z-]+(?: (?:or|and) [a-z-]+)?(?: (?:employees|members|staff))?[.,;]?$"
)
"""People whom a sentence names by what they do, and to whom alone it refuses something."""


THOSE_WHO_MAY_NOT = re.compile(
    r"(?:employees|participants|members|staff|those|associates|individuals|"
    r"(?!all|no|any|the|eligible)[a-z-]+ (?:and [a-z-]+ )?employees)"
    r"(?: (?:who|that|whose|at|in|of|covered|not|other) [^;.]*)? (?:may|can|are|shall) not\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a statement gives; a clear one says so outright, a likely one by implication.

    It rests on the clause, or on a part of it; where these are empty, on the whole statement. A loose one was read
    without a phrase that says so as a whole and has to be understood to the last word.
    """

    value: str
    source: Statement
    clear: bool = True
    condition: str | None = None
    clause: str = ""
    part: str = ""
    loose: bool = False
    doubtful: bool = False


def without_harmless(clause: str) -> str:
    """The clause without negations that forbid nothing ("may not exceed", "no later than")."""
    return group("harmless").sub("·", clause)


def denies(clause: str) -> bool:
    """Whether the clause holds a negation that counts."""
    return has("negation", without_harmless(clause))


def refused_to_some(words: str) -> str | None:
    """The condition where a clause only says who is left out of a permission, or for whom alone it is."""
    denied = denies(words) or has("for_some", words)
    if denied and (NOT_TO_SOME.search(words) or THOSE_WHO_MAY_NOT.match(words)):
        return "employee_group"
    return limited_to_some(words) if denied else None


def limited_to_some(words: str) -> str | None:
    """The condition where something holds only for some employees."""
    if has("highly_compensated", words):
        return "highly_compensated"
    return "employee_group" if has("employee_group", words) else None
