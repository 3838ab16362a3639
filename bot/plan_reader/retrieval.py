"""Which sentences bear on each question: a cheap score, so that only the best are read deeply and shown."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.plan_reader.claims import AFTER_TAX, CAP, QUESTIONS, ROTH, ROUTE, Claim
from bot.plan_reader.statement import Sentence
from bot.plan_reader.words import tagged

BEARS = re.compile(
    r"(?i)after[\s-]*tax|post[\s-]*tax|roth|mega|voluntary|nondeductible|non-deductible|thrift|convert|conversion|"
    r"withdraw|in-service|distribut|"
    r"employee contribution|participant contribution|deferral|deposits|already (?:been )?taxed|own money|"
    r"of your own|contribut"
)
SAYS = re.compile(
    r"\b(?:may|can|not|no|permit\w*|allow\w*|accept\w*|offer\w*|available|yes|elect\w*|only|if elected|unless)\b"
)
OUT = re.compile(
    r"\b(?:withdraw\w*|draw on|distribut\w*|in-service|taken? (?:\w+ ){0,4}out|paid to you|access|roll\w*|stays?)\b"
)
INSIDE = re.compile(r"\bCONV\b|\bconvert\w*|\bto (?:your |the |a )?ROTH\b")
AMOUNT = re.compile(r"\d ?%|\$ ?\d|\bno (?:\w+ )?(?:limit|cap|maximum)\b")
LIMITS = re.compile(r"\b(?:up to|maximum|max|limit\w*|cap|no more than|exceed|from|between|additional)\b")
MONEY = re.compile(r"\b(?:XAT|AT|WAT|mega backdoor)\b")
ROTH_MONEY = re.compile(r"\b(?:ROTH|CONV)\b")
INCOMING = re.compile(
    r"\b(?:ROLL|OLD)\b|\bother (?:\w+ )?plans?\b|\bpayment includes\b|\brollovers? (?:from|into|contributions)\b|"
    r"\beligible rollover"
)
"""Money that is brought along, and notices on taxes of a payment."""
OWN_MONEY = re.compile(
    r"\b(?:employee|participant|own|voluntary) contributions?\b|\bPRE\b|\bof (?:your|their) own\b|\bpay in\b|"
    r"\b(?:employee|participant|member|you)s?\b[^.;]{0,40}\bnot\b[^.;]{0,50}\bcontribut|"
    r"\bno (?:employees?|participants?|members?|contributions)\b"
)
REFERS = re.compile(r"(?i)\d ?%|\$ ?\d|\b(?:it|them|they|this|these|those|such|ours|does so|so provide)\b")
"""What takes up the money that the sentence before speaks of."""
KINDS = {"row": 1.0, "box": 1.0, "question": -2.0, "open box": -2.0, "heading": -3.0}
"""How much the kind of a sentence adds to what it says."""
DEFINED = re.compile(r"[\"“]((?:[A-Z][\w-]*\s){0,4}(?:Contribution|Saving|Deposit|Account)s?)[\"”]|\(([A-Z]{2,5})\)")
"""A name that a document gives to a kind of money: "Regular Savings Contributions", Voluntary After-Tax (VAT)."""


Points = Mapping[str, float]
"""How much a sentence bears on each question."""


def points(sentences: Sequence[Sentence]) -> list[Points]:
    """How much each sentence bears on each question; a sentence also has what those just before it speak of."""
    found: list[Points] = []
    names = [name for sentence in sentences for name in after_tax_names(sentence.quote)]
    named = re.compile(rf"\b(?:{'|'.join(names)})s?\b") if names else None
    for place, sentence in enumerate(sentences):
        beside = [*sentences[max(0, place - 2) : place], *sentences[place + 1 : place + 2]]
        near = [other.says for other in beside if other.topic == sentence.topic]
        told = named.sub("after-tax contributions", sentence.says) if named else sentence.says
        found.append(scores(sentence.with_(says=told), " . ".join(near)))
    return found


def after_tax_names(quote: str) -> Iterator[str]:
    """The names that a sentence gives to after-tax contributions, each told by the words up to the next name."""
    found = list(DEFINED.finditer(quote))
    ends = [name.start() for name in found[1:]] + [len(quote)]
    for name, end in zip(found, ends, strict=False):
        told = tagged(quote[max(0, name.start() - 40) : name.start()] if name[2] else quote[name.end() : end])
        if MONEY.search(told) or re.search(r"\bEXCEPT\b|\bnot ROTH", told):
            yield re.escape(name[1] or name[2]).removesuffix("s")


def scores(sentence: Sentence, near: str = "") -> Points:
    """How much a sentence bears on each question; nothing where it bears on none."""
    context = f"{sentence.topic} . {sentence.asked}"
    refers = f"{context} . {near}" if REFERS.search(sentence.says) else context
    if not BEARS.search(f"{refers} . {sentence.says}"):
        return {}
    words, around = tagged(sentence.says), tagged(f"{context} . {near}")

    def told(pattern: re.Pattern[str]) -> float:
        return 3.0 if pattern.search(words) else 1.0 if pattern.search(around) else 0.0

    after_tax, roth, inside, out = map(told, (MONEY, ROTH_MONEY, INSIDE, OUT))
    employee = 1.5 * bool(OWN_MONEY.search(words))
    says = 1.5 * bool(SAYS.search(words)) + bool(sentence.answer) + KINDS.get(sentence.kind, 0.0)
    amount = 1.5 * bool(AMOUNT.search(words)) + bool(LIMITS.search(words))
    less = (3.0 if employee else 5.0) * bool(INCOMING.search(words))
    paid_in = after_tax or employee
    return {
        AFTER_TAX: paid_in and paid_in + says - bool(OUT.search(words)) - less,
        ROUTE: (inside or out) and after_tax + inside + out + says - less,
        CAP: after_tax and amount and after_tax + 1.5 * amount + 0.5 * says - less,
        ROTH: (roth and roth + says - less) or (employee and 0.5 * says),
    }


def ranked(bearing: Sequence[Points], claims: Sequence[Claim], chosen: Sequence[Claim]) -> dict[str, list[int]]:
    """The places of the sentences that bear on each question, best first: the finding's own, then what claims say."""
    found: dict[str, list[int]] = {}
    for question in QUESTIONS:
        value = {place: each[question] for place, each in enumerate(bearing) if each.get(question, 0) > 0}
        for claim in claims:
            if claim.question == question:
                value[claim.place] = value.get(claim.place, 0) + (
                    1.0 if claim.stops else 4.0 if claim.confidence == "clear" else 2.5
                )
        for claim in chosen:
            if claim.question == question:
                value[claim.place] = 1000.0
        found[question] = sorted(value, key=lambda place: (-value[place], place))
    return found
