"""Passages changed so that no permission may be left in them."""

import re
from collections.abc import Callable

ADJECTIVES = (
    "traditional|voluntary|regular|ordinary|supplemental|unmatched|extra|non-?roth|employee|nondeductible|participant"
)
NOUNS = (
    "contributions?|savings|deferrals?|deposits?|dollars?|money|accounts?|balances?|sources?|basis|options?|amounts?|"
    "subaccount"
)
MONEY = re.compile(
    rf"(?:(?:{ADJECTIVES})[ -]?)*"
    r"(?:\(?(?:after|post)[-\s]?tax\)?(?:\*)?(?: \(?(?:non-?roth|employee|401\(k\))\)?)*|"
    r"nondeductible|thrift|voluntary)"
    rf"(?: (?:employee|member|participant|payroll|voluntary))* (?:{NOUNS})",
    re.IGNORECASE,
)
AFTER_TAX = re.compile(r"\b(?:after|post)[-\s]?tax(?:es)?\b|\bnondeductible\b|\bvoluntary\b|\bthrift\b", re.IGNORECASE)
OTHER_MONEY = {
    "roth": "Roth contributions",
    "rollover": "rollover contributions",
    "prior plan": "prior plan after-tax contributions",
    "stock purchase": "stock purchase plan (ESPP) contributions",
    "health savings": "health savings account (HSA) contributions",
    "loan": "loan repayments",
}
VERBS: tuple[tuple[str, str], ...] = (
    (r"\b(may|can|could|shall|will|must) (?!not\b)", r"\1 not "),
    (
        r"\b(is|are) (?!not\b)(?=\w+ ?\w* ?(?:permit|allow|accept|offer|availab|convert|withdr|mov|eligib|open))",
        r"\1 not ",
    ),
    (r"\b(permits|allows|accepts|takes|offers|provides|lets|supports|includes|has)\b", r"does not \1"),
    (r"\b(allow|accept|offer|take|let|have)\b(?= )", r"do not \1"),
)

OVER_OTHER_MATTERS = (
    "Direct rollovers. The Plan will accept a direct rollover from: (Check each that applies.)",
    "The Plan accepts these amounts when they are rolled over from another plan.",
    "Compensation does not include (select all that apply):",
    "Matching contributions are made on",
    "Loans may be taken from the following. Tick one or more.",
    "Amounts are withdrawn in this order:",
    "Required minimum distributions are taken from",
    "These are tested each year:",
    "Sources that are always vested:",
    "The Plan no longer accepts",
    "Contributions were permitted before 2015 as follows.",
    "The following premiums may be paid as (check one):",
    "The Executive Deferral Plan accepts:",
    "Contributions that former employees may make",
    "Excess amounts are refunded from:",
    "Do you have any of the following?",
    "The following are taxable.",
    "Our previous plan had:",
)
"""What may stand over boxes and rows that name after-tax money and say nothing of paying it in."""
ENTRIES = (
    "[X] After-tax contributions\n[ ] Roth contributions",
    "(X) an annuity contract, including after-tax employee contributions.\n( ) Roth",
    "☒ Voluntary after-tax contributions ☐ Roth contributions",
    "(a) [X] Employee After-Tax Contributions\n(b) [ ] Employer contributions",
    "Pre-tax | Yes\nAfter-tax | Yes",
    "1. Pre-tax contributions\n2. After-tax contributions\n3. Roth contributions",
)


def with_other_money(text: str, money: str) -> str | None:
    """The text with other money in place of all after-tax money; None where something of it would be left."""
    changed = MONEY.sub(OTHER_MONEY[money], text)
    left = AFTER_TAX.search(changed.replace(OTHER_MONEY[money], ""))
    return None if changed == text or left else changed


def negated(sentence: str) -> str | None:
    """The sentence with its verbs denied; None where there is nothing to deny or it is denied already."""
    if re.search(
        r"[?]|\b(?:no|not|never|neither|nor|cannot|only|less than|in addition|without|opt out|stop|suspended)\b"
        r"|[\[☒☐]|n['’]t\b|\bYes\b",
        sentence,
        re.IGNORECASE,
    ):
        return None
    changed = sentence
    for pattern, put in VERBS:
        changed = re.sub(pattern, put, changed)
    return None if changed == sentence else changed


def ended(sentence: str) -> str | None:
    """The sentence as something that ended years ago."""
    answers = re.match(r"(?:A[.:] )?(?:Yes|No)\b|[AQ][.:] |.*\?", sentence)
    if answers or re.search(r"(?:19|20)\d\d|[|☒☐✔\[]", sentence) or not sentence.rstrip().endswith("."):
        return None
    said = re.sub(r"^\(?\w{1,2}[.)] ", "", sentence)
    return f"Until December 31, 2015, {said[0].lower()}{said[1:]}"


def to_an_ira(sentence: str) -> str | None:
    """The sentence with a Roth IRA in place of the plan's Roth money; None where it speaks of the plan again."""
    account = r"(?: 401\(k\))?(?: account| source| contributions)?(?: in the plan)?\b"
    changed = re.sub(rf"\bto (?:the |a |your )?(?:designated )?Roth{account}(?! IRA)", "to a Roth IRA", sentence)
    again = re.search(r"in (?:the |our )?plan|in-plan|Roth (?!IRA)|IRA Conv", changed, re.IGNORECASE)
    return None if changed == sentence or again else changed


CHANGES: dict[str, Callable[[str], str | None]] = {"negated": negated, "ended": ended}
