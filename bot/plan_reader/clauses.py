"""A sentence to clauses: what one part says of one kind of money, with what restricts nothing taken out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.plan_reader.phrases import expression, groups
from bot.plan_reader.words import tagged

AFTER_TAX = r"(?:XAT|AT|WAT)(?: basis| dollars| 401\(k\)| payroll deductions?)?"
ACCOUNT = r"(?! (?:contributions? )?(?:account|balance|source|portion|subaccount|fund|amount|money)s?\b)"
"""Money that is in the plan already."""
BROUGHT = r"(?! (?:rollovers?|treatment of (?:the )?(?:employer|match\w*))\b)"
"""Roth money that nobody pays in."""
MARKS = {"{P}": "persons", "{V}": "pays", "{E}": "elects"}
SUBJECT = (
    r"(?:the|your|you|it|they|these|those|this|a|an|any|all|no|every|both|nothing|we|he|such|each|XAT|AT|WAT|"
    r"ROTH|PRE|CONV|"
    r"participants?|members?|employees?|contributions?|distributions?|conversions?|withdrawals?|others?|"
    r"mechanics?|pilots?)"
)
VERB = (
    r"(?:may|can|will|is|are|shall|must|do|does|need|apply|applies|count|have|has|accepts?|allows?|permits?|"
    r"offers?|convert\w*|had)"
)
SPLIT = re.compile(
    r"\s*;\s*|\.\s+|\s+-\s+|,? (?:but|while|whereas|although|though|however|and then|except that)(?:,| )|"
    rf"(?<!PRE)(?<!ROTH)(?<!PRE,)(?<!ROTH,),? (?:and|or|so),? (?={SUBJECT}\b(?:(?! while )[^,;]){{0,60}}?\b{VERB}\b)|"
    rf",? so (?={SUBJECT}\b[^,;]{{0,60}}?\b{VERB}\b)|"
    r",? (?:and|or) (?=(?:do|does|is|are|may|can|will|shall)(?: not)? )|"
    r", (?=(?:(?:for |on |of )?which|since|unless|even)\b)|,? (?=because\b)|"
    rf"(?<=\d{{4}}), (?=since|any|participants?)|, (?=(?:not(?! more| less| later)|nor|no(?! more| less| later)) )"
)
PRONOUN = re.compile(
    r"\b(?:it|them|they|these(?: amounts| contributions| dollars| balances)?|those(?: dollars| amounts|"
    r" contributions)?|"
    r"such (?:contributions?|amounts|account)|this (?:money|option|feature|account|source)|the (?:money|option|"
    r"feature)|balances from it)\b"
)
NAMES = re.compile(r"\b(?:XAT|AT|WAT|ROTH|PRE|ROLL|OLD|RIRA|CONV)\b")
MOVED = re.compile(r"\b(?:conver|roll|mov|chang|transfer|swe?pt?|put)\w*")
FAMILY = {"XAT": "AT", "WAT": "AT"}
"""The kind of money that a name stands for, where it is not its own."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a sentence in tagged words; `given` is the money it takes over from what stands before it."""

    text: str
    given: str = ""

    @property
    def money(self) -> frozenset[str]:
        """The kinds of money named in it."""
        return frozenset(FAMILY.get(name, name) for name in NAMES.findall(self.text))


@lru_cache(maxsize=4096)
def without_harmless(words: str) -> str:
    """The tagged words without what allows and forbids nothing."""
    rest: str = expression("harmless").sub("·", words)
    return re.sub(r"(?:\s*·)+", " ·", rest)


def clauses_of(text: str, before: str = "") -> list[Clause]:
    """The clauses of a sentence; one that says "it" or "they" takes over the money last named, from `before` too."""
    last = _one_money(tagged(before)) if before else ""
    found: list[Clause] = []
    for part in SPLIT.split(tagged(text)):
        words = without_harmless(part).strip(" ,.")
        if not words:
            continue
        clause = Clause(words)
        taken = {"ROTH", "CONV", "RIRA"} if last != "ROTH" and MOVED.search(words) else set()
        if last and not clause.money - taken and PRONOUN.search(words):
            clause = Clause(PRONOUN.sub(last, words, count=1), given=last)
        last = _one_money(words) or last
        found.append(clause)
    return found


def _one_money(words: str) -> str:
    """The money that "it" can stand for: the only kind named, conversions apart."""
    names = NAMES.findall(words)
    kinds = {FAMILY.get(name, name) for name in names} - {"RIRA"}
    if len(kinds - {"CONV"}) == 1:
        return str(next(name for name in names if name not in {"RIRA", "CONV"}))
    return "CONV" if kinds == {"CONV"} else ""


@lru_cache(maxsize=256)
def about(name: str, money: str) -> re.Pattern[str]:
    """A group of phrases with {M} standing for one kind of money, and the marks for groups."""
    named = AFTER_TAX if money == "AT" else money + BROUGHT
    paid = named + ACCOUNT if money == "AT" else named
    phrases = (phrase.expression for phrase in groups()[name].lines)
    joined = marked("|".join(phrases)).replace("{M}", paid).replace("{A}", named)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])")


def marked(phrases: str) -> str:
    """The expression with the groups whose marks stand in it."""
    for mark, group in MARKS.items():
        phrases = phrases.replace(mark, expression(group).pattern)
    return phrases


def about_money(family: str) -> str:
    """An expression for the names of a kind of money."""
    return r"\b(?:XAT|AT|WAT)\b" if family == "AT" else r"\bROTH\b"
