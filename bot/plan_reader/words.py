"""One spelling for the same thing, and one name for each kind of money."""

import re
from functools import lru_cache

from bot.plan_reader.phrases import expression

AFTER_TAX, PRE_TAX = "after-tax", "pre-tax"
SPELLINGS = {
    r"[\u2010-\u2015\u2212]": "-",
    r"[\u2018\u2019\u02bc]": "'",
    r"\bafter (?:all )?taxes (?:have been|are|were|has been) (?:taken out|withheld|deducted|paid)\b": AFTER_TAX,
    r"\bmega[\s-]*back-?door roth\b": "mega backdoor",
    r"\b(?:can't|cannot)\b": "can not",
    r"\bwon't\b": "will not",
    r"n't\b": " not",
    r"\b(?:after|post)[\s-]*(?:all )?tax(?:es|ed)?\b": AFTER_TAX,
    r"\bafter (?:(?:the )?withholding (?:of )?|paying |income )+tax(?:es)?\b": AFTER_TAX,
    r"(?<=contribution )that is includi?ble in (?:his |their )?gross income": AFTER_TAX,
    r"\btax-paid\b|\balready (?:been )?taxed\b": AFTER_TAX,
    r"(?:(?<=money )|(?<=pay )|(?<=dollars ))(?:that ha(?:s|ve) been|you have paid) tax(?:ed|es)?\b": AFTER_TAX,
    r"\b(?:before|pre)[\s-]*tax(?:es|ed)?\b": PRE_TAX,
    r"\btax-(?:deferred|sheltered)(?= contrib| savings| or | and | basis| dollars)": PRE_TAX,
    r"\b(?:(?:code )?section |§ ?)?402a\b(?! ?\()": "roth",
    r"\b59\s?[-–]?\s?1/2\b|\bfifty-nine and (?:one-half|a half|1/2)\b|\b59\.5\b|\b59 ½": "59½",
    r"(\d)\s?(?:percent|per cent|percentage points)\b": r"\1%",
    r"_+ ?(\d+(?:\.\d+)?) ?_+ ?(?=%)": r"\1",
    r"(\d) %": r"\1%",
    r"\bin[\s-](plan|service)\b": r"in-\1",
    r"\bnon-?(roth|deductible)\b": r"non\1",
    r"\b(?:no longer|neither)\b": "not",
    r"[*†‡\"\u201c\u201d]": " ",
}
"""What is spelled in many ways, and the one spelling for it; in this order."""
COMPILED = tuple((re.compile(pattern), put) for pattern, put in SPELLINGS.items())
UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(UNITS.split(" "), 1)}
NUMBERS |= {"twenty-five": 25, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy-five": 75, "eighty": 80}
SPELLED = re.compile(rf"\b({'|'.join(sorted(NUMBERS, key=len, reverse=True))}) ?(?:percent|per cent)(?: \(\d+%?\))?")
MONEY = ("ROLL", "OLD", "ROTH_ONLY", "EXCEPT", "RIRA", "CONV", "XAT", "ROTH", "AT", "PRE")
"""The names in the order in which they are given: what is more particular comes first."""
LISTED = re.compile(
    r"\b(?:(?:PRE|TRAD)\b[^.;:]{0,40}?\bROTH\b[^.;:]{0,45}?(?:,|/|\||\band|\bor|&|\+|•)[^.;:]{0,12}?\b(?:AT|WAT)\b|"
    r"(?:AT|WAT)\b[^.;:]{0,12}?(?:,|/|\band|\bor|&)[^.;:]{0,12}?\bROTH\b(?![^.;:]{0,12}(?:AT|WAT))|"
    r"(?:AT|WAT)\b[^.;:]{0,14}(?:in addition to|besides?|beyond|on top of|as well as|"
    r"separate from|differs? from|different from)[^.;:]{0,30}?\bROTH\b|"
    r"(?:in addition to|besides|beyond|on top of|apart from)\b[^.;:]{0,60}?\bROTH\b[^.;:]{0,80}?\b(?:AT|WAT)\b)"
)
"""Roth and after-tax as two items of one list, which sets after-tax money apart from Roth."""


def plain(text: str) -> str:
    """The text in small letters with one spelling for what is spelled in many ways."""
    words = text.lower()
    for pattern, put in COMPILED:
        words = pattern.sub(put, words)
    words = SPELLED.sub(lambda match: f"{NUMBERS[match[1]]}%", words)
    return " ".join(words.split())


@lru_cache(maxsize=4096)
def tagged(text: str) -> str:
    """The plain text with each kind of money replaced by its name in capitals."""
    words = plain(text)
    for name in MONEY:
        put = "ROTH" if name == "ROTH_ONLY" else name
        words = expression(name).sub(" EXCEPT " if name == "EXCEPT" else put, words)
        words = re.sub(r" (?=[,.;:])|(?<= ) ", "", words)
    words = re.sub(r"\bafter-tax\b", "WAT", words)
    return LISTED.sub(lambda match: re.sub(r"\b(?:AT|WAT)\b", "XAT", match.group()), words)
