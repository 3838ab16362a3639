"""The plan's own ceiling on after-tax contributions: a percentage of pay, a yearly dollar amount, or none."""

import re
from dataclasses import replace

from core.plan_document.candidate import Candidate
from core.plan_document.gate import UNTIL_NOW
from core.plan_document.statement import Statement
from core.plan_document.words import has, plain

TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
TENS = {"twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40, "fifty": 50, "sixty": 60}
NUMBERS = {word: number for number, word in enumerate(TO_TWENTY.split(" "), start=1)} | TENS
NUMBERS |= {"seventy-five": 75, "eighty": 80, "one hundred": 100}
NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
WORD_PERCENT = re.compile(rf"\b({NUMBER})%(?: \((\d+(?:\.\d+)?)%\))?")
WORD_NUMBER = re.compile(rf"\b(?:{NUMBER}) \((\d+(?:\.\d+)?%?)\)(%?)")
LISTED_PERCENTS = re.compile(r"(?:\d+%, ){1,15}(?:\d+%,? )?or (?:\w+ other \w+ number up to )?(\d+%)")
""" "1%, 2%, 3% or 4%": the last is the most."""
WHOLE_PERCENTS = re.compile(r"(\bwhole ?(?:%|percentages?)[a-z ]{0,15}\b\d+ (?:to|through|and|-) \d+)(?![\d.]*%|\d)")
AMOUNT = re.compile(
    r"(?:(?P<low>\d+(?:\.\d+)?)%? ?(?:to|through|-|and|up to) ?(?:a maximum of )?)?"
    r"(?P<percent>\d+(?:\.\d+)?)%|"
    r"\$ ?(?P<dollars>\d[\d,]*(?:\.\d\d)?)(?P<k>k)?"
    r"(?P<per> (?:per|each|every|a) (?:pay|week|month|paycheck|payroll)\w*)?"
)
ON_TOP = re.compile(
    r"which,? when (?:added to|combined with) [^,]*\bAT\b[^,]*,|"
    r",? ?(?:in addition to|over and above|on top of|besides|beyond|separate from|apart from) "
    r"(?:any |your |the |other |their )*(?:PRE|ROTH)\b(?:(?:/|, |,? and |,? or )(?:PRE|ROTH))*"
    r"(?: (?:contributions?|deferrals?|deposits?|savings|(?:contribution |deferral )?(?:limits?|maximums?)))?"
    r"(?: (?:that )?the irs \w+)?,?"
)
LIST_SIGNS = re.compile(
    r"(?: contributions?| deferrals?| savings)?"
    r"(?:,| and| or|,? and/or|/|&|, and|, or| plus| and your| or your|, your| and/or)* "
)
FLOOR = re.compile(
    r"(?:(?:not|no) less than|at least|(?:from )?a minimum of) [\d.]+%(?: of (?:\w+ )?\w+)?,? "
    r"(?:nor|and|or|but|to|up to)(?: (?:not|no|up))?(?: (?:more than|exceeding|to))?(?: a maximum of| at most)? (?=\d)"
)
""" "not less than 1% nor more than 15%": the last is the most."""
LEAST = re.compile(
    r"[\d.]+% (?:min(?:imum)?\b\.?)(?:,| and| to|;)? ?|\bmin(?:imum)?(?: rate)?:? [\d.]+%(?:,| and| to|;)? ?"
)
NEXT_LIMIT = re.compile(
    r";|,? (?:and|plus|but)(?: also)? (?=(?:up to|from|between|another|an additional|a further|no more|not more|\d)\b)"
)
"""Where a sentence goes on to the ceiling of another kind of money."""
OWN_TOTAL = re.compile(
    r"\b(?:total|sum|aggregate)(?: amount)?(?: of)?(?: (?:all|your|the|a|such|any|participant's|of))* AT\b|"
    r"\bAT\b[^;]{0,40}?\b(?:and|or|plus) [^;]{0,30}?\bAT\b[^;]{0,30}?"
    r"\b(?:taken together|combined|in total|in the aggregate|together)\b"
)
"""All after-tax money taken together is after-tax money alone."""
OF_THE_BALANCE = re.compile(
    r" of (?:your |any |each |the |that )*(?:bonus|(?:vested )?(?:AT )?(?:account|balance|AT money\b|subaccount))"
)
PAY_LEVEL = re.compile(r"(?:earn\w*|whose \w+|pay of|compensation of) $")
LEGAL = re.compile(r"\birs\b|402|federal|legal limit|once you|after you")
LEGAL_HEADING = re.compile(
    r"^(?!.*\b(?:our|this|the) plan\b).*"
    r"(?:\birs\b|\b20\d\d\b[^.]*\blimits?\b|\blimits? (?:for|in) 20\d\d|(?:legal|federal|tax-law) limits?)"
)
"""A heading over the figures of the law."""
ON_PAY = re.compile(r"\b(?:compensation|pay|earnings|salary|wage) (?:limit|cap|maximum|ceiling)\b[^;]*$")
"""The most pay that counts, which caps no contribution."""
WAS_THEN = re.compile(
    r"\b(?:limit|maximum|max|cap|ceiling|most)\b[^,;.]*\b(?:was|were|had been|used to be) (?:only |just |set at )?[$\d]"
)
"""A ceiling of former days."""
SUBJECT_TO_LAW = re.compile(
    r",? (?<!not )(?:but )?(?:always )?subject to (?:(?!\b(?:no|other than|except)\b)[^,;.%$])*"
    r"\b(?:415|401\(m\)|402\(g\)|annual additions?|irs|code|law|legal|federal|tests?|testing)\b[^,;.%$]*"
)
"""What may lower the ceiling for everybody by law."""
SAID_AFTER = re.compile(
    r" (?:of [\w ]{3,25} )?(?:is|shall be) (?:the|our|your) (?:plan )?"
    r"(?:most|limit|cap|maximum|max|ceiling|top|highest)\b"
)
BESIDE_A_WAY_OUT = re.compile(
    r",? (?:as well as|along with|together with|plus|and) "
    r"(?=(?:a |an |the )?(?:CONV|in-service (?:withdraw|distrib)|withdrawals of)|"
    r"(?:then |later |afterwards |you can then |you may then )?(?:convert|withdraw|roll|move|transfer|sweep)\b)"
)
ASKS_LIMIT = re.compile(r"\b(?:limits?|maximum|max|cap|ceiling|most)\b[^.?]*\?|\bhow much\b[^.?]*\?")
HAS_NONE = re.compile(
    r"^(?:a: )?(?:none\b|no limit|there (?:is|are) (?:none|not (?:one|any))\b|(?:(?:the|our|your|this) plan|we|it) "
    r"(?:itself )?(?:(?:do|does) not (?:have|set|impose|place|apply) (?:one|any|a limit)\b|"
    r"(?:has|have|sets?|imposes?) none\b))"
)
"""An answer that the plan has no such limit."""
OF_THE_LAST = re.compile(r", (?:and |or )?AT(?: 401\(k\))? \((?:max(?:imum)?|up to|limit|capped at|cap)\b[^()]*$")
""" "pre-tax, Roth, after-tax (up to 10%)": what stands in brackets goes with the last of the list."""
IN_BRACKETS = re.compile(r", (?:and |or )?AT, (?:max(?:imum)?|up to|limit|capped at|cap)\b[^()]*$")
""" "pre-tax, Roth, after-tax (non-Roth, up to 10%)", whose opening bracket has become part of the name."""
SOMETHING_ELSE = re.compile(r"how (?:often|many)|number of|frequen")
KIND = re.compile(r"\b(?:AT|ROTH|PRE|MATCH|catch-up)\b")


INCREMENTS = re.compile(r",? in (?:\w+ )?(?:increments|multiples|steps) of [\w%]+(?: \(\d+%\))?,?")
"""Steps in which a percentage may be chosen."""


def cap(statement: Statement) -> list[Candidate]:
    """The ceiling that the statement sets on after-tax money alone."""
    if statement.kind == "answer":
        return unlimited_answer(statement)
    elsewhere = any(has(name, statement.words) for name in ("other_plan", "generic", "conditional"))
    if elsewhere or re.search(r"\bira\b", statement.topic, re.IGNORECASE):
        return []
    if HAS_NONE.match(statement.words) and ASKS_LIMIT.search(statement.topic) and kinds_in(statement.topic) == {"AT"}:
        return [Candidate("none", statement)]
    if UNTIL_NOW.match(statement.words) or WAS_THEN.search(statement.words):
        return []
    own = statement.words.rpartition(" . ")[2] if statement.kind == "box" else statement.words
    own = SUBJECT_TO_LAW.sub("", own) if AMOUNT.search(own) else own
    words = BESIDE_A_WAY_OUT.sub("; ", ON_TOP.sub("", own))
    words = INCREMENTS.sub("", words)
    words = WORD_PERCENT.sub(lambda found: f"{found[2] or NUMBERS[found[1]]}%", words)
    words = WORD_NUMBER.sub(lambda found: found[1] + found[2], words)
    words = LEAST.sub("", FLOOR.sub("up to ", words)) if has("cap", words) or has("no_cap", words) else words
    words = WHOLE_PERCENTS.sub(r"\1%", LISTED_PERCENTS.sub(r"up to \1", words))
    read = replace(statement, words=words, answer="")
    found = [each for clause in read.clauses for each in of_clause(statement, clause)]
    if not found and kinds_in(words) == {"AT"} and len(AMOUNT.findall(words)) == 1:
        found = of_clause(statement, words)
    if len(found) == 1 and len(AMOUNT.findall(words)) == 1 and has("highly_compensated", words.replace("NONHCE", "")):
        found = [replace(found[0], condition="highly_compensated")]
    return ordinary_first(found)


def kinds_in(words: str) -> set[str]:
    """The kinds of money that are named."""
    return set(KIND.findall(words))


def unlimited_answer(statement: Statement) -> list[Candidate]:
    """ "Is there a plan limit on after-tax contributions? No." """
    asked = re.search(r"\b(?:is|are) there (?:a|an|any)\b[^?]*\b(?:limit|cap|maximum|ceiling)", statement.words)
    alone = kinds_in(statement.words) == {"AT"}
    return [Candidate("none", statement)] if asked and alone and statement.answer == "no" else []


def ordinary_first(found: list[Candidate]) -> list[Candidate]:
    """The ceiling for everybody before the one for the highly compensated."""
    return sorted(found, key=lambda each: each.condition is not None)[:1]


def of_clause(statement: Statement, clause: str) -> list[Candidate]:
    """The ceilings in one clause."""
    if not re.search(r"\bAT\b", clause) or has("takes_out", clause) or has("roll_in", clause):
        return []
    amounts = [found for found in AMOUNT.finditer(clause) if is_ceiling(clause, found, statement)]
    if amounts:
        return [Candidate(value_of(found), statement, True, for_whom(clause, found)) for found in amounts]
    if SOMETHING_ELSE.search(clause):
        return []
    alone = set(KIND.findall(clause)) == {"AT"} or has("no_cap", clause[clause.rfind("AT") :][:60])
    return [Candidate("none", statement)] if alone and has("no_cap", clause) and not AMOUNT.search(clause) else []


def value_of(found: re.Match[str]) -> str:
    """The amount as text: "10%" or "8000"."""
    if found["percent"]:
        return f"{found['percent']}%"
    dollars = found["dollars"].replace(",", "").removesuffix(".00")
    return dollars + ("000" if found["k"] else "")


def for_whom(clause: str, found: re.Match[str]) -> str | None:
    """Whether this amount is the one for the highly compensated."""
    near = clause[max(0, found.start() - 60) : found.end() + 60]
    inside = re.search(r"\([^)]*\)?$", clause[: found.start()]) or re.search(r"[^,(]*$", clause[: found.start()])
    before = inside.group() if inside else near
    after = re.match(r"[^(),;]*", clause[found.end() :])
    whom = f"{before} | {after.group() if after else ''}".replace("NONHCE", "")
    return "highly_compensated" if has("highly_compensated", whom) else None


def is_ceiling(clause: str, found: re.Match[str], statement: Statement) -> bool:
    """Whether the number caps after-tax money alone: not a match, a minimum, or a limit on several kinds."""
    lesser = re.search(r"lesser of (?:\(?[a-z1]\)? )?$", clause[: found.start()])
    if found["per"] or (found["dollars"] and is_shared(clause, found) and not lesser):
        return False
    if statement.kind == "item" and found.group("percent") and f"{found['percent']}%" not in plain(statement.quote):
        return False
    before, after = clause[: found.start()], clause[found.end() :]
    after_tax = max((each.start() for each in KIND.finditer(before) if each.group() == "AT"), default=0)
    near = f"{before[max(after_tax, len(before) - 60) :]} {re.split(r'[,;(]', after)[0][:60]}"
    if found["dollars"] and not lesser and (PAY_LEVEL.search(before) or LEGAL.search(near) or ON_PAY.search(before)):
        return False
    if found["dollars"] and LEGAL_HEADING.search(statement.topic):
        return False
    if OF_THE_BALANCE.match(after):
        return False
    kinds = list(KIND.finditer(before))
    own = [each for each in kinds if each.group() != "AT"]
    lead = before[own[-1].start() if own[-1].group() == "MATCH" else own[-1].end() :] if own else before
    asked = re.search(r"\b(?:limits?|maximum|max|cap|most|how much)\b[^.?]*(?:\?|$)", statement.topic) and (
        statement.kind == "cell" or "?" in statement.topic
    )
    ceiling = asked or SAID_AFTER.match(after) or has("cap", f"{lead[-90:].rstrip()} {found.group()}{after[:11]}")
    if not ceiling or has("match_talk", lead[-60:] + " " + after[:40]):
        return False
    if re.search(r"(?:at least|minimum|not less than|no less than)[^,;]*$", lead[-40:]):
        return False
    if is_shared(clause, found) and not re.search(r"\d+%[^;]*(?:lesser|annual addition|415)|lesser of", clause):
        return False
    return belongs(before, kinds, after)


def is_shared(clause: str, found: re.Match[str]) -> bool:
    """Whether the ceiling is one on several kinds of money together."""
    begins = max((cut.end() for cut in NEXT_LIMIT.finditer(clause, 0, found.start())), default=0)
    following = NEXT_LIMIT.search(clause, found.end())
    part = clause[begins : following.start() if following else len(clause)]
    only_at = kinds_in(part) == {"AT"}
    return has("together", OWN_TOTAL.sub("AT", part) if only_at else part)


def belongs(before: str, kinds: list[re.Match[str]], after: str) -> bool:
    """Whether the money nearest to the number is after-tax money, alone."""
    nearest = kinds[-1].group() if kinds else ""
    if nearest == "AT":
        inside = IN_BRACKETS.search(before) and re.match(r"[^()]*\)", after)
        return bool(OF_THE_LAST.search(before) or inside) or not joined_kinds(before, kinds)
    following = KIND.search(after)
    between = re.sub(r"\([^)]*\)", "", after[: following.start()]) if following else ""
    alone = (
        following is not None
        and following.group() == "AT"
        and not AMOUNT.search(between)
        and not re.match(r"[^;.]{0,25}?(?:,| or| and|/) (?:or |and )?(?:\w+ )?(?:PRE|ROTH)\b", after[following.end() :])
    )
    return alone and (not kinds or bool(re.search(r"[;,:]|and|plus|also|additional", before[kinds[-1].end() :])))


def joined_kinds(before: str, kinds: list[re.Match[str]]) -> bool:
    """Whether after-tax money closes a list of several kinds ("pre-tax, Roth and after-tax")."""
    if len(kinds) < 2 or kinds[-2].group() == "AT":
        return False
    between = before[kinds[-2].end() : kinds[-1].start()]
    return bool(LIST_SIGNS.fullmatch(between))
