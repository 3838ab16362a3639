"""A clause that lets a kind of contribution be made: outright, by implication, or by any word that opens it."""

import re

from core.plan_document.candidate import Candidate, denies, limited_to_some
from core.plan_document.refusals import NOTED
from core.plan_document.statement import Statement
from core.plan_document.words import group, has, singly

ACCOUNTS = re.compile(
    r"(?: contributions?| savings)?"
    r"(?:(?:,| and| or|/)+ ?(?:AT|ROTH|PRE|MATCH|MONEY|rollover|company|employer|catch-up)\b"
    r"(?: contributions?| deferrals?)?)*"
    r" (?:accounts?|balances?|subaccounts?|sources?|funds?|portions?|money types)\b"
)
INTO_ACCOUNT = re.compile(
    r"\b(?:contribut\w*|deposit|save|put|set aside|add|allocate|direct|designate)\b(?: \S+){0,8} (?:to|into|in) "
)
ALL_TOLD = re.compile(r"\b(?:total|aggregate|sum)\b|\bcombined (?!$)")
IN_BRACKETS = re.compile(r"\([^()]*\)")
WITH_OTHERS = re.compile(r"(?:ROTH|PRE) [^:]*MONEY\b[^:]* : |MONEY (?:ROTH|PRE)\b[^:]* : ")
"""A clause that goes on about several kinds of money at once."""
WISH = re.compile(r"^if (?:you|a participant|an employee) (?:want|wish|would like|prefer|plan|intend)s?\b")
LISTED = re.compile(
    r"(?:contribution|saving|deferral|money|option|type|kind|source|way|flavor|form|save|contribute|treatment|choice|"
    r"election|box|bucket|lineup|menu)(?:e?s)?\b[^:]*: ?(?:.*\b)?MONEY"
)
NAMES_ONE = re.compile(r"\b(?:type|kind|source|feature|name)\b ?: ?MONEY\W*$")
"""A line of a form that says which money the lines after it are about."""
TO_AN_IRA = re.compile(r"\b(?:to|into|in) (?:a |an |your |the |any )?IRA\b")
EMPLOYER_PAYS = re.compile(
    r"(?:the |our |your )?(?:company|employer|firm|bank|hospital|university|corporation)(?:,)? "
    r"(?:now |also |will |shall |then |currently )*(?:contributes?|match(?:es)?|pays?|adds?|makes?)\b"
)
EVERYTHING = re.compile(
    r"(?:all|(?:your |the )?total)\b[^.;]*\bincluding\b[^.;]*MONEY[^.;]*\b(?:exceed|more than|limited|greater)"
)
"""A limit on all that goes into the account."""
UNTIL = re.compile(r"\buntil [^:]*$")
FOR_THE_MATCH = re.compile(r"\b(?:eligible|qualif\w+) for (?:the |a |our |company |employer )*(?:match|MATCH)")
ALL_IN_ALL = re.compile(
    r"(?:the )?(?:most|maximum|total|limit|sum|amount)\b[^.;]*\b(?:is|are|may|can|must|shall|equals?)\b"
)
"""What opens a sentence that says how much, and permits nothing."""
SUMMED = re.compile(r"\b(?:total|combined|together|counting|aggregate|including)\b")
ASIDE_FROM_PAYING = re.compile(
    r"\bvest(?:ed|ing|s)?\b|^(?:a |the |your |any )?(?:participant's |member's )?election to\b|"
    r"^(?:under )?(?:the )?(?:irs|law|code|federal \w+)\b[^.;]*\b(?:limits?|caps?|restricts?|sets?)\b"
)
PAYS = re.compile(r"\b(?:contribut|deferral|saving)")
HELD = re.compile(
    r"(?:amounts? |money |balances? )?(?:in |of )?(?:your |the |a |any )*"
    r"MONEY (?:account|balance|subaccount|source)s?\b"
)
LEAVES_OPEN = (
    "suspension",
    "limits_talk",
    "tax_talk",
    "match_talk",
    "together",
    "off_topic",
    "change",
    "ceiling",
    "only_when",
)
"""What a clause may speak of that makes a loosely read permission none."""


def paid_in(part: str) -> bool:
    """Whether the clause lets this money be contributed, rather than invested or shown."""
    every = (phrase.search(part) for phrase in singly("takes")) if "MONEY" in part else ()
    found = min(filter(None, every), key=re.Match.start, default=None)
    if not found:
        return False
    into_account = INTO_ACCOUNT.search(found.group())
    return not (has("off_topic", found.group()) or (ACCOUNTS.match(part[found.end() :]) and not into_account))


def permission(statement: Statement, part: str, money: str) -> Candidate | None:
    """A yes: permitted outright, or implied by deduction from pay, spillover or a list."""
    if (
        denies(NOTED.sub("", group("employee_group").sub("", part)))
        or WISH.match(part)
        or has("past", part)
        or has("neutral", part)
    ):
        return None
    if "MONEY" not in UNTIL.sub("", part) or EVERYTHING.match(part):
        return None
    if FOR_THE_MATCH.search(part) or ASIDE_FROM_PAYING.search(part):
        return None
    if TO_AN_IRA.search(part) or EMPLOYER_PAYS.match(part) or (ALL_IN_ALL.match(part) and SUMMED.search(part)):
        return None
    some = limited_to_some(statement.words) if has("for_some", statement.words) or has("employee_group", part) else None
    locked = has("only_when", part) and (has("left_service", part) or has("age", part) or has("hardship", part))
    there = has("is_taken", part) and not (HELD.match(part) and not PAYS.search(part))
    said = paid_in(part) or (there and not locked and not has("tax_talk", part))
    if said and not (
        has("corrections", IN_BRACKETS.sub("", part))
        and not (has("may", part) and has("put_in", part) and paid_in(part))
    ):
        return Candidate("yes", statement, "MONEY" in re.sub(r"^.* : ", "", part), some, part=part)
    reached = statement.under("reached") or has("reached", statement.before)
    implied = has("spillover", part) and reached and not has("limits_talk", part)
    deducted = has("deducted", part) and money == "AT" and not WITH_OTHERS.match(part)
    if NAMES_ONE.search(part):
        return None
    if implied or deducted or (LISTED.search(part) and has("kinds", part) and not ALL_TOLD.search(part)):
        return Candidate("yes", statement, False, some, part=part)
    return loose_permission(statement, part, some)


def loose_permission(statement: Statement, part: str, some: str | None) -> Candidate | None:
    """A yes from any word that opens a possibility; the gate lets it out only if nothing else is said."""
    named_here = "MONEY" in re.sub(r"^.* : ", "", part)
    if not named_here or not has("open_to", part) or any(has(name, part) for name in LEAVES_OPEN):
        return None
    if any(has(name, words) for name in ("takes_out", "convert") for words in (statement.words, statement.before)):
        return None
    return Candidate("yes", statement, False, some, part=part, loose=True)
