"""The plan's own maximum for after-tax contributions: a percentage of pay, a yearly amount, or none."""

import re
from collections.abc import Iterator
from functools import cache

from bot.plan_reader.claims import CAP, Claim, Document
from bot.plan_reader.clauses import AFTER_TAX, NAMES, about, about_money, without_harmless
from bot.plan_reader.dates import dated_words, time_of
from bot.plan_reader.gate import FOR_SOME, condition_of
from bot.plan_reader.phrases import has
from bot.plan_reader.words import tagged
from core.limits import built_in_limits

AMOUNT = re.compile(
    r"(?:(?P<low>\d+(?:\.\d+)?)%? ?(?:to|through|-|and|up to) ?)?(?P<percent>\d+(?:\.\d+)?)%|"
    r"\$ ?(?P<dollars>\d[\d,]*)(?:\.\d\d)?(?P<k>k)?"
)
BARRIER = r"(?:(?!\b(?:PRE|ROTH|match\w*|ROLL|OLD|stock|espp|XAT|AT|WAT)\b)[^;%$])"
BARE = re.sub(r"\?P<\w+>", "?:", AMOUNT.pattern)
BEFORE = re.compile(rf"(?P<amount>{BARE}){BARRIER}{{0,60}}\b{AFTER_TAX}")
AFTER = re.compile(rf"\b{AFTER_TAX}(?P<between>{BARRIER}{{0,80}}?)(?P<amount>{BARE})")
STEPS = re.compile(
    r"(?:not less than|at least|from a minimum of) \d+% (?:(?:nor|and not|but not|and no) more than|"
    r"and at most) (?=\d)|"
    r",? in (?:\w+ )?(?:\d+% )?(?:increments|multiples|steps)(?: of [\w%-]+(?: of (?:one percent|1%))?)?|"
    r"(?:\d+%, ){1,15}(?:\d+% )?or (?=\d+%)"
)
"""Steps in which a percentage may be chosen, and all but the last of a list of percentages."""
BETWEEN = re.compile(r"\bbetween (\d[\d.]*)%? and (?=\d)")
NO_MAXIMUM = re.compile(r"minimum|mandatory|required|at least|balance|penalt\w+|tax(?:es|ed)?\b|withh")
OTHER_AMOUNT = re.compile(
    r"\b(?:basic|further|less|left|remain\w*|difference|default|average|interest|automatic\w*|enrolled|vest\w*|same|"
    r"counts? (?:toward|against|for|as)|(?:are|is) (?:\w+ )?matched|eligible for|bonus (?:election|deferral)|"
    r"people|withdraw\w*|convert\w*|CONV|distribut\w*|loans?|borrow\w*|fees?)\b|"
    r"\bby (?:up to )?\d"
)
"""What an amount measures instead of all that may be paid in."""
OF_OTHERS = re.compile(r"\b(?:PRE|ROTH)[ :|_%(]*$|\bmatch (?:is|of|limit)[^,;:.%$]{0,25}$")
"""What stands before the amount of other money: "Roth 75%, after-tax n/a"."""
BLANK = re.compile(r"_+ ?%? ?(?=\()")
"""What a person fills in, before the range that the plan allows: "____% (1% to 10%)"."""
PASSED = re.compile(
    r"^(?!.*\b(?:not?|never|nor)\b).*\b(?:beyond|above|over|past|on top of|in addition to|reach\w*|exceed\w*|more than|"
    r"toward)\b(?:(?!up to)[^.;$%])*$"
)
"""What stands before a limit that is gone beyond: "after-tax contributions beyond the $24,500 limit"."""
NOT_OF_PAY = re.compile(
    r" match\b| of (?:your |the |any |each |all |annual )*(?:bonus|participants|employees|members|people)|"
    r"(?<=%) of [WX]?AT\b|"
    r"(?<!%) ?(?:per|(?:for )?(?:each|every)|a|an) (?:pay|week|month|hour)"
)
"""What is no share of a year's pay and no amount a year."""
COMBINED = re.compile(r"\b(?:PRE|ROTH)\b[^;.%$]{0,40}(?:,|/|\band|\bor|\bplus)[^;.%$]{0,20}\b(?:XAT|AT|WAT)\b")


def cap_claims(document: Document, place: int) -> Iterator[Claim]:
    """The maximum that the sentence sets on after-tax money alone."""
    sentence = document.sentences[place]
    if sentence.kind in {"heading", "question", "open box"}:
        return
    asked = tagged(sentence.asked)
    words = tagged(sentence.says.replace(" | ", " "))
    if not NAMES.search(words):
        words = f"{_spoken_of(document, place, asked)}{words}"
    near = tagged(f"{sentence.topic} . {document.before(place)}")
    named = re.search(about_money("AT"), f"{near} . {asked} . {words}")
    if named and (none := _none(sentence.answer, asked, words)):
        yield _checked(document, Claim(CAP, "none", place, rules=(f"no_cap: {none}",)), words)
        return
    told = sentence.kind == "row" and has("cap_words", tagged(sentence.topic))
    kind = "prose" if document.is_persons_form(place) else "box" if told else sentence.kind
    if first := next(_amounts(words, kind), None):
        yield from _amount(document, place, *first)


def _spoken_of(document: Document, place: int, asked: str) -> str:
    """After-tax money, where the question, the heading or the sentence before speaks of its contributions alone."""
    own = document.sentences[place]
    if asked:
        return "AT " if _asks_limit(asked) else ""
    before = "" if own.kind in {"row", "box"} else document.before(place)
    for context in (own.topic, before):
        words = tagged(context)
        named = set(NAMES.findall(words))
        if named and named <= {"XAT", "AT", "WAT"} and not (has("other_act", words) or has("loan", words)):
            return "AT "
    return ""


def _none(answer: str, asked: str, words: str) -> str:
    """The words that say that the plan has no maximum of its own; empty where it has one or says nothing."""
    if re.search(r"\bROTH\b|CONV|conver|withdr|distrib", words) or AMOUNT.search(words):
        return ""
    match = about("no_cap", "AT").search(words)
    if match:
        return match.group()
    return "answer: no" if answer == "no" and _asks_limit(asked) else ""


def _amounts(words: str, kind: str) -> Iterator[tuple[re.Match[str], str]]:
    """The amounts that stand beside after-tax money in the parts of a sentence."""
    for part in re.split(r"\s*;\s*|(?<!maximum)\.\s+", BLANK.sub("", STEPS.sub(_most, words))):
        clause = BETWEEN.sub(r"\1% to ", condition_of(part)[1])
        match = None if COMBINED.search(clause) else AFTER.search(clause) or BEFORE.search(clause)
        amount = AMOUNT.search(match["amount"]) if match else None
        if match and amount and _sets_maximum(clause, match, amount, kind):
            yield amount, part


def _most(steps: re.Match[str]) -> str:
    """What is left of the steps: "at least 1% and at most 10%" says the same as "up to 10%"."""
    return "up to " if re.search(r"more than|at most", steps[0]) else ""


def _asks_limit(asked: str) -> bool:
    """Whether a question asks for the maximum of after-tax money alone."""
    limits = re.search(r"\b(?:how much|limit|cap|maximum|most)\b", asked)
    other = re.search(r"\b(?:PRE|ROTH|count|toward|subject|withdr\w*|conver\w*)\b", asked)
    return bool(limits and re.search(r"\b(?:XAT|AT|WAT)\b", asked)) and not other


def _sets_maximum(clause: str, match: re.Match[str], amount: re.Match[str], kind: str) -> bool:
    """Whether the amount is a maximum of this money rather than a match, a balance or a limit of the law."""
    before, around = clause[: match.start("amount")], clause[max(0, match.start() - 45) : match.end() + 14]
    if OTHER_AMOUNT.search(clause) or has("law_limit", around) or NO_MAXIMUM.search(around):
        return False
    if OF_OTHERS.search(before) or (PASSED.search(before) and not amount["low"]):
        return False
    if NOT_OF_PAY.match(clause, match.end("amount")):
        return False
    is_listed = kind == "box" or (kind == "row" and not amount["dollars"])
    return has("cap_words", around) or is_listed or bool(amount["low"])


def _amount(document: Document, place: int, match: re.Match[str], words: str) -> Iterator[Claim]:
    dollars = (match["dollars"] or "").replace(",", "") + ("000" if match["k"] else "")
    value = f"{match['percent']}%" if match["percent"] else dollars
    if value not in {"0%", "100%", "0"} | limits_of_the_law():
        yield _checked(document, Claim(CAP, value, place, rules=(f"maximum: {match.group()}",)), words)


@cache
def limits_of_the_law() -> frozenset[str]:
    """The yearly limits on deferrals and on all contributions, which are no maximum of the plan's own."""
    years = built_in_limits().values()
    return frozenset(str(limit.value) for each in years for limit in (each.elective_deferrals, each.annual_additions))


def _checked(document: Document, claim: Claim, words: str) -> Claim:
    """The claim with its condition, and stopped where it is denied or of another time."""
    condition = condition_of(words)[0]
    opens = tagged(document.sentences[claim.place].says)
    stops: tuple[str, ...] = ("employer_choice",) if has("employer_choice", words) else ()
    if (time := time_of(dated_words(words, opens), document.today)) != "now":
        stops += (f"time: {time}",)
    if claim.value != "none" and has("negation", re.sub(r"^\W*(?:yes|no)\b", "", without_harmless(opens))):
        stops += ("negation: the amount is denied",)
    return claim.with_(words=words, condition=condition if condition in FOR_SOME else None, stops=stops)
