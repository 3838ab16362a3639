"""One spelling for the same thing, and one name for each kind of money."""

import re
from functools import lru_cache

from bot.plan_reader.phrases import expression

SPELLINGS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"[\u2010-\u2015\u2212]", "-"),
        (r"[\u2018\u2019\u02bc]", "'"),
        (r"[\u201c\u201d]", '"'),
        (
            r"\bafter (?:all )?taxes (?:have been|are|were|has been) (?:taken out|withheld|deducted|"
            r"paid)\b",
            "after-tax",
        ),
        (r"\bmega[\s-]*back-?door roth\b", "mega backdoor"),
        (r"\b(?:can't|cannot)\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (
            r"\b(?:after|post)[\s-]*(?:all )?tax(?:es|ed)?\b|"
            r"\bafter (?:(?:the )?withholding (?:of )?|paying |income )+tax(?:es)?\b|"
            r"(?<=contribution )that is includi?ble in (?:his |their )?gross income|"
            r"(?<=amounts )that (?:have been|are) included in (?:his |their )?gross income",
            "after-tax",
        ),
        (
            r"\btax-paid\b|\balready (?:been )?taxed\b|(?:(?<=money )|(?<=pay )|(?<=dollars ))(?:that ha(?:s|ve) been|"
            r"you have paid) tax(?:ed|es)?\b",
            "after-tax",
        ),
        (
            r"\b(?:before|pre)[\s-]*tax(?:es|ed)?\b|"
            r"\btax-(?:deferred|sheltered)(?= contrib| savings| or | and | basis| dollars)",
            "pre-tax",
        ),
        (r"\b(?:(?:code )?section |§ ?)?402a\b(?! ?\()", "roth"),
        (r"\b59\s?[-–]?\s?1/2\b|\bfifty-nine and (?:one-half|a half|1/2)\b|\b59\.5\b|\b59 ½", "59½"),
        (r"(\d)\s?(?:percent|per cent|percentage points)\b", r"\1%"),
        (r"_+ ?(\d+(?:\.\d+)?) ?_+ ?(?=%)", r"\1"),
        (r"(\d) %", r"\1%"),
        (r"\b(\d{3}) \(([a-z])\)", r"\1(\2)"),
        (r"\bin[\s-]plan\b", "in-plan"),
        (r"\bin[\s-]service\b", "in-service"),
        (r"\bnon-?roth\b", "nonroth"),
        (r"\bnon-?deductible\b", "nondeductible"),
        (r"\b(?:no longer|neither)\b", r"not"),
        (r"[*†‡\"]", " "),
        (r"\s+", " "),
    )
)
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
    for pattern, put in SPELLINGS[:-1]:
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
