"""Is it Roth money that a sentence calls after-tax, or money that is told apart from it?"""

import re

from bot.plan_reader.claims import Document
from bot.plan_reader.clauses import Clause
from bot.plan_reader.words import tagged

ROTH_MEANT = "roth is meant"
"""How a stop begins where it is Roth money beyond doubt that is called after-tax."""
APART = re.compile(
    r"\bXAT\b|\bCONV\b|\bno ROTH\b|\b(?:in addition to|not count)\b[^.;]{0,60}\bROTH\b|"
    r"\b(?:conver|chang|transfer|mov|roll|swe|bec[ao]m)[^.;]{0,90}\bROTH\b"
)
"""What shows that after-tax money is something else than Roth money: the word, or that the one becomes the other."""
MEANS_ROTH = re.compile(
    r"\bPRE(?: basis)?,? (?:and/or|or|and)(?: an?| on an?)* WAT\b(?! and| or)|"
    r"\bPRE,? (?:and/or|and|or) (?:an? )?W?AT\b[^;]{0,60}\$|\$ ?\d[^;]{0,30} less [^;]{0,40}\bPRE\b|"
    r"\bcatch-up\b|\b402\(g\)|\bPRE (?:\w+ )?as (?:an? )?W?AT\b"
)
"""After-tax as the other half of what is paid in before tax, under one limit."""
PAIR = re.compile(r"\bPRE(?:,|,? (?:and|or|and/or)) (?:an? |on an? )?W?AT\b")
DEFERRAL_LIMIT = re.compile(r"\b(?:contribut|limit|defer|save)\w*[^.;]{0,50}\$ ?[12]\d,[05]00\b")
"""The yearly limit on own contributions, which after-tax money that is not Roth does not count toward."""
MADE_AS = re.compile(r"\bXAT (?:\w+ ){0,3}(?:in|on|as|with|made|either) (?:an? |either )?(?:PRE|ROTH)\b")
"""Contributions whose name tells them apart, and which are made in other money after all."""
TAX_FREE = re.compile(
    r"\b(?:earn\w+|growth|grows?|gains?|withdr\w+|distribut\w+|come out|money out|taken out)\b[^.;]{0,70}"
    r"\b(?:tax[- ]free|free of (?:\w+ )*tax|untaxed|not be taxed)|"
    r"\bno (?:\w+ )?tax(?:es)? on (?:\w+ ){0,2}(?:earnings|growth|gains)|"
    r"\bnot\b[^.;]{0,40}\bearnings\b[^.;]{0,40}\btaxed|\bearnings\b[^.;]{0,40}\bnot (?:be )?(?:tax|includ)"
)
"""Earnings that are never taxed: those of Roth money."""


def called_after_tax(document: Document, place: int, clause: Clause) -> tuple[str, ...]:
    """A stop where the document calls Roth money after-tax and this sentence does not tell the two apart."""
    if MADE_AS.search(clause.text):
        return (f"{ROTH_MEANT}: made as other money",)
    if re.search(r"\bXAT\b", clause.text):
        return ()
    stated = tagged(document.sentences[place].says)
    if Clause(tagged(document.sentences[place].topic)).money == {"ROTH"}:
        return (f"{ROTH_MEANT}: the heading names it",)
    near = document.sentences[max(0, place - 6) : place + 7]
    told = [tagged(f"{each.topic} . {each.says}") for each in near]
    apart = any(APART.search(each) for each in told)
    if any("ROTH" in each for each in told) and not apart:
        return ("roth: nothing tells it apart from after-tax money here",)
    if any(TAX_FREE.search(each) for each in told) and not apart:
        return (f"{ROTH_MEANT}: earnings are tax-free",)
    if PAIR.search(stated) and any(DEFERRAL_LIMIT.search(each) for each in told):
        return (f"{ROTH_MEANT}: one limit with pre-tax money",)
    if re.search(r"\bROTH\b", re.sub(r"\b(?:in)?to (?:your |the |a )?ROTH\b", "", clause.text)):
        return ("roth: named beside after-tax without telling them apart",)
    bare = not re.search(r"\bX?AT\b", stated)
    if MEANS_ROTH.search(stated) or (bare and re.search(r"\bROTH\b", stated)):
        return (f"{ROTH_MEANT}: beside pre-tax money",)
    return ()
