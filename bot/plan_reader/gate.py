"""The gate: what speaks against relying on a sentence. No reason to doubt may be left in it or beside it."""

import re
from collections.abc import Iterable

from bot.plan_reader.claims import CAP, Claim, Document
from bot.plan_reader.clauses import Clause, without_harmless
from bot.plan_reader.dates import is_open
from bot.plan_reader.phrases import expression, found, has
from bot.plan_reader.statement import Sentence
from bot.plan_reader.vocabulary import unknown_words
from bot.plan_reader.words import plain, tagged

CONDITIONS = (
    "suspension",
    "hardship_only",
    "frequency",
    "holding_period",
    "minimum",
    "highly_compensated",
    "employee_group",
)
FOR_SOME = {"highly_compensated", "employee_group"}
DOUBTS = ("hypothetical", "other_product", "other_money", "other_matter", "past", "exit", "age", "restricts")
TOPIC_DOUBTS = ("other_product", "other_money", "exit", "loan")
NOT_THIS = re.compile(r"\b(?:ROLL|OLD)\b")
TAKES_BACK = re.compile(
    r"\b(?:this|these|such|that|those|the|both) (?:\w+ )?(?:options?|features?|provisions?|contributions?|"
    r"rights?|sections?|pages?|articles?|"
    r"rules?|changes?|programs?|privilege|practice|withdrawals?|conversions?)\b[^.;]{0,60}"
    r"\b(?:not|never|no|discontinu\w+|ended|eliminated|only (?:for|to|appl)|example|other (?:company|"
    r"plan)|sister|proposed)\b|"
    r"^(?:they|it|this|these) (?:is|are|will|was|were|has|have)(?: be| been)? (?:not|discontinued|ended|"
    r"eliminated|suspended|an example|proposed)\b|"
    r"\b(?:sister company|many plans|typical plan|as an example|sample|not this plan)\b"
)
NAMED_ACCOUNT = re.compile(
    r"(?<=[a-z] )(?!(?:Voluntary|Employee|Regular|Traditional|Supplemental|Basic|Matched|Unmatched|Your|His|Her|"
    r"Their|Each|All|Any|"
    r"Roth|Total|Company|Participant|Member|Personal|Individual|Post|Non|Plan|Savings|Other|Tax|Additional|"
    r"Optional|The|Employer)\b)"
    r"[A-Z][a-z]+ (?:After-Tax|after-tax) (?:Account|Contribution|account|thrift|money|balance)"
)
"""An account with a name of its own, which comes from another plan: "your Lindqvist After-Tax Account"."""
OTHER_PLAN = re.compile(
    r"\b(?!ROTH|ACP|ADP|HCE|NHCE|IRS|IRC|IRA|SPD|SMM|FAQ|USA|LLP|LLC|INC|AND|NOT|ARE|CAN|MAY|ALL|ANY|ONLY|THE|"
    r"FOR|TAX|YES|OFF|ON|"
    r"PLAN|LMK|HR|MBDR|NO|OR|TO|OF|IN|[IVXLC]+\b)[A-Z]{3,5}\b(?![ ,:-][A-Z]{2})"
)


def condition_of(words: str) -> tuple[str | None, str]:
    """The condition under which the words permit something, and the words without it."""
    condition, rest = None, words
    for name in CONDITIONS:
        if has(name, rest):
            condition = condition or name
            rest = expression(name).sub("·", rest)
    return condition, rest


def understood(document: Document, claim: Claim) -> Claim:
    """The claim, stopped where its sentence has a word that is not known; what is left open needs no such proof."""
    if claim.value == "unsure" or claim.stops:
        return claim
    sentence = document.sentences[claim.place]
    words = claim.words or tagged(f"{sentence.asked} {sentence.says}")
    rest = condition_of(without_harmless(words))[1]
    if is_open(words, document.today) and claim.question != CAP:
        return claim.with_(stops=("date: a year that is not understood",))
    unknown = dict.fromkeys(unknown_words(rest, sentence.quote))
    return claim.with_(stops=(f"unknown words: {', '.join(unknown)}",)) if unknown else claim


def doubts_in(words: str, names: Iterable[str] = DOUBTS) -> tuple[str, ...]:
    """The reasons to doubt that stand in these words."""
    stops = [f"{name}: {found(name, words)}" for name in names if has(name, words)]
    if NOT_THIS.search(words):
        stops.append("other_money: of another plan or time")
    return tuple(stops)


def doubts_about(document: Document, place: int) -> tuple[str, ...]:
    """The reasons to doubt in the headings over a sentence and in the sentences beside it."""
    sentence = document.sentences[place]
    topic = without_harmless(tagged(sentence.topic))
    stops = [f"topic, {each}" for each in doubts_in(topic, TOPIC_DOUBTS)]
    if NAMED_ACCOUNT.search(sentence.quote):
        stops.append(f"other_money: {found_in(NAMED_ACCOUNT, sentence.quote)}")
    if OTHER_PLAN.search(sentence.quote) and not _in_capitals(sentence.quote):
        stops.append(f"other plan: {found_in(OTHER_PLAN, sentence.quote)}")
    before = document.sentences[max(0, place - 2) : place]
    stops += [
        f"before, {each}"
        for other in before
        for each in doubts_in(tagged(other.says), ("other_product",))
        if _same_block(other, sentence)
    ]
    stops += [f"beside: {other.quote[:60]}" for other in document.around(place) if _takes_back(other)]
    return tuple(stops)


def _same_block(other: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence opens the subject of another: both stand in running text under one heading."""
    strong = re.search(
        r"(?i)nonqualified|stock purchase|life insurance|health savings|hsa\b|529|deferred comp|executive", other.says
    )
    return bool(strong) and other.topic == sentence.topic and other.page == sentence.page


def found_in(pattern: re.Pattern[str], text: str) -> str:
    """The words that the pattern finds in the text."""
    match = pattern.search(text)
    return match.group() if match else ""


def _takes_back(other: Sentence) -> bool:
    if other.kind not in {"prose", "item"}:
        return False
    words = plain(other.says)
    if condition_of(words)[0]:
        return False
    named = tagged(other.says)
    if re.search(r"\b(?:XAT|AT|ROTH|PRE|ROLL|MATCH|CONV)\b", named) and not re.search(
        r"^(?:this|these|that|it) ", words
    ):
        return has("hypothetical", words) and "plans" in words
    return bool(TAKES_BACK.search(without_harmless(words)))


MOVES = re.compile(r"\b(?:withdraw\w*|distribut\w*|convert\w*|CONV|taken out)\b")


def siblings(clauses: list[Clause], own: Clause, family: str, *, moving: bool = False) -> str:
    """The other clauses of a sentence that speak of the same money or of none."""
    return " · ".join(
        each.text
        for each in clauses
        if each is not own and (not each.money or family in each.money) and (moving or not MOVES.search(each.text))
    )


def _in_capitals(quote: str) -> bool:
    return 2 * sum(sign.isupper() for sign in quote) > sum(sign.isalpha() for sign in quote)
