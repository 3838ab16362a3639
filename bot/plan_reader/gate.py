"""The gate: no claim passes whose sentence is not understood to its last word, or is put in doubt beside it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.plan_reader.claims import AFTER_TAX, CAP, ROTH, ROUTE, Claim, Document
from bot.plan_reader.clauses import NAMES, without_harmless
from bot.plan_reader.dates import ends, is_open, is_past, is_still_to_come, time_of
from bot.plan_reader.phrases import expression, found, has
from bot.plan_reader.statement import Sentence
from bot.plan_reader.vocabulary import unknown_words
from bot.plan_reader.words import tagged

CONDITIONS = (
    "suspension",
    "hardship_only",
    "frequency",
    "holding_period",
    "minimum",
    "highly_compensated",
    "employee_group",
)
FOR_SOME = ("highly_compensated", "employee_group")
NOT_MEANT = ("general", "shifts", "hypothetical", "other_product", "other_benefit", "other_money", "other_matter")
"""What a sentence speaks of that is not this money in this plan."""
NOT_MEANT_EITHER = ("other_product", "other_benefit", "tax_notice")
"""What even an open answer is not given from."""
ELSEWHERE = ("other_product", "other_benefit", "other_money")
"""What a heading may turn to that is over a row, a box or a refusal too."""
ONLY_OVER = ("ended", "exit", "age", "loan")
NARROWS = ("past", "exit", "age", "restricts")
NOT_THIS = re.compile(r"\b(?:ROLL|OLD)\b")
BESIDE_ROLL = re.compile(
    r"\b(?:XAT|AT|WAT)(?: \w+)?,? (?:and|or) (?:the )?ROLL\b|\bROLL (?:and|or) (?:the )?(?:XAT|AT|WAT)\b"
)
"""After-tax money and money brought along in one breath, of which what is said of both holds."""
TAKES_BACK = re.compile(
    r"^(?!.*\b(?:XAT|AT|ROTH|PRE|ROLL|MATCH|CONV)\b).*\b(?:this|these|such|that|those|both|the following) (?:\w+ )?"
    r"(?:options?|paragraphs?|"
    r"features?|provisions?|contributions?|rights?|sections?|pages?|articles?|rules?|changes?|programs?|"
    r"privilege|practice|"
    r"withdrawals?|conversions?)\b(?:[^.;]|\.\d){0,60}\b(?:not|never|no|discontinu\w+|ended|eliminated|only (?:for|to|"
    r"appl)|example|"
    r"other (?:company|plan)|sister|proposed)\b|"
    r"\b(?:not|no)\b[^.;]{0,30}\b(?:this|these|such|that) (?:option|feature|provision|right|choice)s?\b|"
    r"^(?:\w+: ?|note )?the (?:above|preceding|foregoing)\b|"
    r"^\W*not (?:yet )?(?:available|offered|in effect)\W*$|"
    r"^(?:they|it|this|these) (?:is|are|will|was|were|has|have)(?: be| been)? (?:not|discontinued|ended|"
    r"eliminated|suspended|"
    r"an example|proposed)\b|\b(?:sister company|typical plan|as an example|sample|not this plan)\b"
)
"""What a sentence beside another says to take it back: "This feature is not available at all locations"."""
LEFT_OUT = re.compile(
    r"\b(?:other than|except\w*|exclud\w*|not|no)\b[^.;]{0,40}\b(?:XAT|AT|WAT)\b|"
    r"\b(?:AT|XAT|WAT)\b[^.;]{0,40}\b(?:not|exclud\w+|ineligible)\b"
)
"""After-tax money left out of what is said of all money: "All sources other than after-tax are eligible"."""
AT_LIMIT = re.compile(r"\b(?:if|once|when|after|should)\b[^;.]{0,90}\b(?:reach|hits?\b|max|exceed)")
"""When contributions are refused only for the rest of a year."""
NOTE = re.compile(r"[\w)]([*†‡]+)")
PAID_TO = re.compile(
    r"\b(?:to|into|under|in|by) (?:the|an?|any|your|our|its|their|his|her|my|this) "
    r"((?:(?!in |of |within |or |the |an? )[\w'()-]+ ){1,4}?)(?:plan|fund|program|trust|arrangement)\b"
)
"""Where money goes: "to the Union's Annuity Fund"."""
BELOW_AGE = re.compile(r"\b(?:before|under|prior to|younger than|without waiting for)(?: age)? 59½")


def condition_of(words: str) -> tuple[str | None, str]:
    """The condition under which the words permit something, and the words without it."""
    condition, rest = None, words
    for name in CONDITIONS:
        if has(name, rest):
            condition = condition or name
            rest = expression(name).sub("·", rest)
    return condition, rest


def passed(document: Document, claim: Claim) -> Claim:
    """The claim with what stops it; what is left open anyway needs no proof."""
    sentence = document.sentences[claim.place]
    claim = _for_a_group(document, claim, sentence)
    if claim.value == "unsure":
        return claim.with_(stops=(*claim.stops, *doubts_in(tagged(sentence.says), NOT_MEANT_EITHER)))
    before = tagged(document.before(claim.place)) if claim.given else ""
    words = without_harmless(tagged(f"{sentence.asked} {sentence.says}"))
    stops = [*claim.stops, *_not_meant(claim, f"{before} . {words}", document.names)]
    stops += _over(claim, sentence, document)
    if not claim.value.startswith("no"):
        stops += [*_narrowed(claim), *(["past: of one year"] if is_past(words, document.today) else [])]
    elif has("partly", words) and not (claim.question == ROUTE and has("exit", words)):
        stops.append(f"partly: {found('partly', words)}")
    elif claim.question in {AFTER_TAX, ROTH} and AT_LIMIT.search(tagged(sentence.says)):
        stops.append("partly: once a limit is reached")
    stops += _beside(document, claim, sentence)
    if claim.question != CAP and is_open(words, document.today, ever=not claim.value.startswith("no")):
        stops.append("date: one that is not understood")
    if not stops and (unknown := dict.fromkeys(unknown_words(condition_of(words)[1], document.names))):
        stops.append(f"unknown words: {', '.join(unknown)}")
    return claim.with_(stops=tuple(stops))


def _for_a_group(document: Document, claim: Claim, sentence: Sentence) -> Claim:
    """The claim with its condition where headings or a sentence beside it give it to one group or plan."""
    if claim.condition or (claim.question == ROUTE and claim.value.startswith("no")):
        return claim
    if claim.place in document.told_apart or has("employee_group", tagged(sentence.topic)):
        return claim.with_(condition="employee_group", confidence="likely")
    beside = (without_harmless(tagged(other.says)) for other in document.around(claim.place))
    denied = [words for words in beside if has("negation", words) and not NAMES.search(words)]
    taken = (name for name in FOR_SOME if any(has(name, words) for words in denied))
    return claim.with_(condition=next(taken, None))


def doubts_in(words: str, names: Iterable[str] = NOT_MEANT) -> Iterator[str]:
    """The reasons to doubt that stand in these words."""
    yield from (f"{name}: {found(name, words)}" for name in names if has(name, words))


def _other_plan(words: str, names: frozenset[str]) -> str:
    """A plan or fund to which money goes, unless its name says no more than this plan's."""
    for match in PAID_TO.finditer(words):
        rest = expression("this_plan").sub("", match[1]).split()
        if not names.issuperset(rest):
            return match.group()
    return ""


def _not_meant(claim: Claim, words: str, names: frozenset[str]) -> Iterator[str]:
    """What the sentence says that is not about this money in this plan; the claim's own part may not name other."""
    yield from doubts_in(words)
    if claim.value != "no" and (other := _other_plan(words, names)):
        yield f"other plan: {other}"
    own = claim.words or words
    if NOT_THIS.search(BESIDE_ROLL.sub("·", own) if claim.question == ROUTE else own):
        yield "other_money: of another plan or time"


def _narrowed(claim: Claim) -> Iterator[str]:
    """What makes the permission depend on something that is no known condition."""
    rest = condition_of(claim.words)[1]
    denied = any(has("negation", part) and not ends(part) for part in rest.split(" · "))
    if denied and claim.question != CAP and not claim.rules[0].startswith(("denied", "names")):
        yield "negation: of something else in the sentence"
    yield from doubts_in(
        rest, NARROWS[:1] if claim.question == CAP else NARROWS[:2] if claim.question == ROTH else NARROWS
    )


def _over(claim: Claim, sentence: Sentence, document: Document) -> Iterator[str]:
    """What the headings over a sentence put in doubt; those over a permission have to be understood."""
    topic = without_harmless(tagged(sentence.topic))
    permits, prose = not claim.value.startswith("no"), sentence.kind in {"prose", "item"}
    names = ELSEWHERE + ONLY_OVER * (permits and prose)
    yield from (f"topic, {each}" for each in doubts_in(topic, names))
    if permits and claim.question != ROTH:
        if time_of(topic, document.today) != "now" or is_still_to_come(topic, document.today):
            yield "topic, date: of another time"
        if prose:
            yield from (f"topic, unknown word: {word}" for word in unknown_words(topic, document.names))
    if NOT_THIS.search(topic):
        yield "topic, other_money: of another plan or time"


def _beside(document: Document, claim: Claim, sentence: Sentence) -> Iterator[str]:
    """What the sentences beside one under the same heading, or the notes below a table, put in doubt."""
    if sentence.kind not in {"prose", "item"}:
        yield from () if claim.value.startswith("no") else _noted(document, claim, sentence)
        return
    for other in document.around(claim.place):
        words = without_harmless(tagged(other.says))
        if other.kind in {"prose", "item"} and (
            _turns_away(words, claim) or (not claim.value.startswith("no") and _narrows(words, claim, document.today))
        ):
            yield f"beside: {other.quote[:60]}"


def _turns_away(words: str, claim: Claim) -> bool:
    """Whether a sentence beside a claim turns to something else, or takes back what was said."""
    if any(has(name, words) for name in ("general", "shifts")) or words.startswith("exception"):
        return True
    if claim.question == ROTH:
        return False
    taken_back = claim.question != CAP and TAKES_BACK.search(words) and not condition_of(words)[0]
    left_out = claim.question == ROUTE and claim.confidence == "likely" and LEFT_OUT.search(words)
    return has("other_product", words) or bool(taken_back or left_out)


def _narrows(words: str, claim: Claim, today: date) -> bool:
    """Whether a sentence that names no money lets what was permitted beside it begin later, or only on leaving."""
    if claim.question not in {AFTER_TAX, ROUTE} or NAMES.search(words.replace("RIRA", "")):
        return False
    late = claim.question == ROUTE and any(has(name, BELOW_AGE.sub("·", words)) for name in ("exit", "age"))
    return time_of(words, today) != "now" or (late and not has("negation", words))


def _noted(document: Document, claim: Claim, sentence: Sentence) -> Iterator[str]:
    """What the note to a table cell or a check box puts in doubt: "After-tax* | Yes", "* Only in Guam"."""
    mark = NOTE.search(sentence.quote)
    for other in document.sentences[claim.place + 1 : claim.place + 20] if mark else ():
        note = mark and re.search(rf"(?:^|\s){re.escape(mark[1])}(?![*†‡])([^*†‡]+)", other.quote)
        if note:
            words = without_harmless(tagged(note[1]))
            if any(has(name, words) for name in (*NARROWS, *NOT_MEANT, *FOR_SOME, "ended")) or "ROTH" in words:
                yield f"note: {other.quote[:60]}"
