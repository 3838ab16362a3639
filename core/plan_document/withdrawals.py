"""Can after-tax money be withdrawn while employed, and is that free of hardship and age?"""

import re

from core.plan_document.candidate import Candidate, denies
from core.plan_document.limits_on_access import AT, barred, names_money_first, restricted
from core.plan_document.statement import Statement
from core.plan_document.words import has

OTHERS = re.compile(r"\b(?:ROTH|PRE|MATCH|OLDAT)\b")
EARNINGS = re.compile(
    r"(?<!and )(?<!plus )(?<!the )(?<!any )\b(?:earnings|dividends|income|interest|MATCH) (?:on|of|from) "
    r"(?:your |the |any |such )*AT\b"
)
OTHER_REFUSED = re.compile(
    r"\bnot (?:be able to )?(?:withdraw|take|receive|access) (?:(?:the|your|any|all|a|of|from|part|out) )*"
    r"(?:PRE|ROTH|MATCH)\b"
)
NO_MATTER = re.compile(
    r"\b(?:whether or not|notwithstanding(?: the fact)? that|"
    r"(?:regardless|irrespective) of whether|even (?:if|though)|without|in lieu of|instead of) "
    r"(?:(?!\b(?:may|can|shall|will)\b)[^,;])*?\b(?:(?:distribut|withdraw)\w*|out of the plan)"
)
NOT_THAT = re.compile(
    r"\bnot (?:be able to |then |later |also )?(?:choose|select|specify|pick|designate|change|cancel|revoke|repay|"
    r"(?:be )?(?:treated|considered|regarded|recognized|deemed) as|"
    r"(?:be )?(?:rolled|transferred)|roll|transfer|replace|redeposit|return|"
    r"put|pay back|recontribute|make up|cover|include the)\b"
)
"""What is denied is not the withdrawal but a choice about it, or paying it back."""
NOT_SO_OFTEN = re.compile(
    r"\bnot [^.;]*\bmore (?:often |frequently )?than (?:once|twice|one|two|three|four|\d+|every)\b"
)
NOT_WITHOUT = re.compile(
    r"\bnot [^,;.]*\bwithout (?:first )?(?:an? |the |any |your |prior |written |spousal )*"
    r"(?:giving|stating|providing|filing|submitting|completing|asking|reason|request|form|notice|application|"
    r"approval|consent|fee|paying|penalty)\b"
)
"""What is denied is a withdrawal without some formality."""
OF_A_KIND = re.compile(
    r"\bAT(?: \w+)? (?:that|which) (?:were|was|are|have been|has been|you) (?:matched|made|contributed|credited)\b|"
    r"\b(?:participants?|employees?|members?) (?:with|who have|having|who has) (?:less|fewer|under|not completed)\b"
)
"""Only some of the money, or some of the people, are refused."""
NO_SUCH = re.compile(
    r"^(?!.*\b(?:not|never|neither|nor|none)\b)(?:.* )?no (?:\w+ )?"
    r"(?:forfeitures?|taxes|conditions?|restrictions?|suspensions?|penalt\w+|fees?|earnings|effect|impact)\b"
)
"""What is said to be missing is a consequence of the withdrawal, not the withdrawal."""
DONE_AWAY = re.compile(
    r"\b(?:withdrawals?|distributions?)(?: (?:of|from|before|on) [^,;]{2,60})? (?:was|were|has been|have been|is|are) "
    r"(?:hereby )?(?:eliminated|discontinued|ended|abolished|removed|phased out|closed|suspended)\b"
)
NO_KIND = re.compile(r"^in-service (?:withdrawal|distribution)s?: ")


def of_withdrawal(statement: Statement, clause: str) -> list[Candidate]:
    """What a clause says about withdrawing after-tax money while employed."""
    if not is_about(clause):
        return []
    if has("conditional", statement.words):
        out = has("withdraw_verb", clause) or has("distribute", clause) or "paid" in clause
        return [Candidate("unsure", statement)] if out and AT.search(clause) else []
    if has("leaves_out_at", clause):
        return [Candidate("withdrawal", statement, False)] if denies(clause) or barred(clause) else []
    if denies(clause):
        return refused(statement, clause)
    if has("locks", clause) and not has("convert", clause) and (barred(clause) or not has("holding", clause)):
        return [restricted(statement, clause)]
    if barred(clause):
        only = has("only_when", clause) and names_money_first(clause)
        return [restricted(statement, clause)] if only else []
    if DONE_AWAY.search(clause):
        return []
    return allowed(statement, clause)


def is_about(clause: str) -> bool:
    """Whether the clause speaks of taking after-tax money, or denies taking any money at all."""
    clause = NO_MATTER.sub("", clause)
    if EARNINGS.search(clause):
        return False
    every = has("all_money", clause) and not OTHERS.search(clause) and denies(clause)
    if not (AT.search(clause) or every) or not has("withdraw", clause):
        return False
    verb = has("withdraw_verb", clause)
    if has("borrow", clause) and not verb:
        return False
    return verb or not has("roll_in", clause) or has("in_service", clause)


def refused(statement: Statement, clause: str) -> list[Candidate]:
    """A clause with a negation: no withdrawal while employed, or only on an event."""
    if has("withdrawal_of_at", clause) and has("suspension", clause) and not barred(clause):
        return allowed(statement, clause, implied=True)
    if has("contribution_words", clause) or (has("tax_talk", clause) and not has("withdraw_verb", clause)):
        return []
    if any(other.search(clause) for other in (OTHER_REFUSED, NOT_THAT, NOT_WITHOUT, NOT_SO_OFTEN, NO_SUCH, OF_A_KIND)):
        return []
    if has("holding", clause) and not barred(clause):
        return [Candidate("withdrawal", statement, False)]
    if barred(clause) or has("in_service", clause) or has("refuses_withdrawal", clause):
        return [restricted(statement, clause)]
    return []


def allowed(statement: Statement, clause: str, *, implied: bool = False) -> list[Candidate]:
    """A clause without a negation: permitted, or implied by a minimum, a waiting time or a suspension."""
    permitted = any(has(name, clause) for name in ("may", "accepts", "accepted", "applies"))
    if has("tax_talk", clause) and not (has("may", clause) and has("in_service", clause)):
        return []
    service = statement.under("in_service")
    verb = has("withdraw_verb", clause)
    if not verb and (has("contribution_words", clause) or re.search(r"withheld|deduct", clause)):
        return []
    if permitted and (verb or service) and not implied:
        return [Candidate("withdrawal", statement, service)]
    if not AT.search(statement.words) and not (permitted or opens_before(statement)):
        return []
    hints = any(has(name, clause) for name in ("no_hardship", "minimum", "holding"))
    labelled = re.search(r"\S(?:: | - )", clause) and has("in_service", clause) and not denies(clause)
    implied = implied or labelled or hints or has("suspension", statement.words)
    return [Candidate("withdrawal", statement, False)] if implied and verb else []


def opens_before(statement: Statement) -> bool:
    """Whether the sentence that named the money permits something, or names a withdrawal as its heading."""
    said = f"{statement.before} . {statement.earlier} . {statement.topic}"
    return has("may", said) or has("accepted", said) or has("in_service", said)


def of_answer(statement: Statement, words: str) -> list[Candidate]:
    """A box, a cell or an answer about withdrawing after-tax money."""
    if has("borrow", words) or has("contribution_words", statement.words):
        return []
    if statement.kind == "answer" and (has("asks_else", statement.words) or barred(statement.words)):
        return []
    own = statement.words.rpartition(": ")[2]
    if statement.kind in {"box", "cell"} and barred(own) and not barred(words[: -len(own)]):
        return [restricted(statement, own)]
    if barred(words):
        only = statement.answer == "yes" and has("only_when", words)
        return [restricted(statement, words)] if only else []
    if statement.answer:
        return [Candidate("none" if statement.answer == "no" else "withdrawal", statement)]
    free = has("withdraw_verb", own) and has("in_service", own) and not denies(own)
    return [Candidate("withdrawal", statement, False)] if free else []
