"""Can after-tax money be converted to Roth inside the plan, and does that happen by itself?"""

import re

from core.plan_document.candidate import Candidate, denies
from core.plan_document.limits_on_access import AT, barred
from core.plan_document.statement import Statement
from core.plan_document.words import has, named

INSIDE = re.compile(r"\b(?:CONV|ROTH)\b|(?:within|inside|in) the plan")
OUTSIDE = re.compile(r"\bIRA\b")
DONE = re.compile(
    r"\b(?:is|are|will be|shall be|gets?|(?:shall|will), [^,;]{3,70}, be) (?:then |also |promptly |immediately )?"
    r"(?:converted|swept|moved|rolled|transferred)\b"
)
OPT_OUT = re.compile(
    r"\bunless (?!you (?:have )?(?:elected|asked) to)"
    r"(?:you|(?:the|a|any|such|each) (?:participant|member|employee)) [^;.]*"
)
"""Who has to speak up to be left out has not to speak up to be taken in."""
ASKED_FOR = re.compile(
    r"\b(?:may|can|elects?|elections?|requests?|asks?|choose|direct|option|how|if|when you|until|permitted|allowed|"
    r"available|submit|call|eligible)\b"
)
"""What is converted without a word of anybody asking for it is converted as a matter of course."""
TURNED_ON = re.compile(r"(?:once|when|after|if) (?:it|this|that|you|the (?:feature|service|option))\b")
OTHER_SOURCES = re.compile(r"\bPRE\b|\bMATCH\b")


TAX_FIRST = re.compile(
    r"^(?:[A-Z ]+ : )?(?:you|any|the|only|taxes|income|earnings|federal|ordinary|amounts?|a participant)\b[^,;]*"
    r"\b(?:owe|pay|tax(?:es|ed|able)?|income)\b[^,;]*\b(?:conver\w+|CONV)"
)
"""What a conversion costs, not that there is one."""
LISTS_SOURCES = re.compile(
    r": (?=[^:]*\bAT\b)(?:(?:all|any|vested|employer|company|the|your|and|or|PRE|ROTH|AT|MATCH|rollover|sources?|"
    r"accounts?|contributions?|money|match|profit|sharing|matching|deferrals?|balances?|safe|harbor|discretionary)"
    r"(?:[, &/;+]+|[.]?$))+$"
)
"""A cell that names the money which may be converted."""


def converted(statement: Statement, words: str) -> list[Candidate]:
    """A conversion, by itself or on request; clear where after-tax money is named."""
    beside = {"answer": named(statement.quote), "cell": statement.topic}
    said = f"{statement.words} {words} {beside.get(statement.kind, '')}"
    if re.match(r"(?:no|without any) (?:election|action|request)", statement.after):
        said = f"{said} {statement.after}"
    if TURNED_ON.match(statement.words) and has("automatic", statement.before):
        said = f"{said} {statement.before}"
    of_course = DONE.search(words) and not ASKED_FOR.search(f"{statement.topic} {OPT_OUT.sub('', statement.words)}")
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
    if barred(clause) or not open_to or (not own and others_named(statement, clause)):
        return []
    return converted(statement, clause)


def others_named(statement: Statement, clause: str) -> bool:
    """Whether a clause on all money names other money, or means what is left beside after-tax money."""
    beside = re.search(r"\bany of (?:\w+ )?other\b", clause) and AT.search(" ".join(statement.around))
    return bool(OTHER_SOURCES.search(clause.replace("ROTH PRE", "ROTH")) or beside)


def is_about(clause: str) -> bool:
    """Whether the clause speaks of a conversion in the plan that after-tax money is not left out of."""
    if not has("convert", clause) or has("leaves_out_at", clause):
        return False
    if not has("may", clause) and (has("definition", clause) or TAX_FIRST.search(clause)):
        return False
    return not OUTSIDE.search(clause) or bool(INSIDE.search(clause))


def of_answer(statement: Statement, words: str) -> list[Candidate]:
    """A box, a cell or an answer about converting after-tax money."""
    if barred(words) or not statement.answer:
        return []
    return converted(statement, words) if statement.answer == "yes" else [Candidate("no_conversion", statement)]
