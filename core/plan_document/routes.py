"""The way from after-tax money to Roth: by itself, in the plan, by in-service withdrawal, or none."""

import re
from dataclasses import replace

from core.plan_document import conversions, withdrawals
from core.plan_document.candidate import Candidate, denies
from core.plan_document.limits_on_access import AT, barred
from core.plan_document.statement import EXCEPT_FOR, Statement
from core.plan_document.words import has

EXCEPTED_FIRST = re.compile(rf"^(?:except|{EXCEPT_FOR}) [^,]*\bAT\b")
EXEMPT = re.compile(r"(?:restriction|limitation|limit|rule|condition)s? (?:do|does) not apply to [^,;]*\bAT\b")
OPENING = re.compile(
    r"^(?:if|when|once|after|upon|on|at|in (?:the )?(?:case|event)|following|"
    r"for (?:a|participants|employees)|participants (?:who|over)|employees who)\b[^,;]*,"
)
AFTERWARDS = re.compile(
    r"^(?:following|after|upon|on|if (?:you|a participant) (?:take|takes|make|makes|receive|receives)) "
    r"(?:[^, ]+ ){0,3}?(?:hardship (?:withdrawal|distribution)|(?:withdrawal|distribution)[^,]* hardship)"
)
"""What follows a hardship withdrawal says nothing of other ways out."""
LONG_AGO = re.compile(
    r"\b(?:formerly|previously|originally|at one time|used to|could)(?: \w+){0,2} "
    r"(?:allow|permit|offer|let|provide|withdr|conver|accept|include)|"
    r"\bonce (?:allowed|permitted|offered|let|provided|accepted)\b|"
    r"\b(?:plan|company|we|employer|sponsor) (?:allowed|permitted|offered|provided for)\b"
)
"""What the plan permitted once."""
MENU = re.compile(
    r"\b(?:go to|select|choose|click|open|pick|tap) (?:on )?(?:the )?(?:withdrawals?|distributions?|loans)\b|"
    r"\b(?:withdrawals?|distributions?|loans?)(?: (?:and|&) (?:withdrawals?|loans?))? (?:and|&) conversions?\b"
)
"""An entry of a web site's menu."""
ROTH_MADE_WITH = re.compile(
    r"\bROTH (?:contributions?|deferrals?),? (?:which |that )?(?:are |is )?made (?:with|from|on|using)[^,;.]* "
    r"AT (?:dollars|money|income|pay|basis)"
)
UNSAID = re.compile(r"\b(?:not true|untrue|myth|rumou?rs?|not say|silent (?:on|as to)|under review)\b")
"""What somebody says, or what the plan leaves open."""
YEARS_AGO = re.compile(
    r"\b(?:prior|predecessor|former|previous|merged|acquired) (?:[\w&'-]+ ){0,5}plan\b|"
    r"\b(?:merged|spun off|transferred|transfer|came over|brought over) (?:in)?to (?:this|our) plan\b|"
    r"\b(?:before|prior to|until|through) (?:[a-z]+ (?:\d{1,2}, )?)?(?:19|20)\d\d\b"
)
FROM_SOURCES = re.compile(r"\b(?:sources|money types|accounts|contribution types)\b|\bfrom:?$")
"""The label of boxes that say what the conversion of the boxes before may be made from."""
REQUIREMENT = re.compile(
    r"\b(?:reasons?|hardship|suspension|penalty|penalties|approval|consent|fees?|minimum|maximum|limits?|requirements?|"
    r"conditions?|restrictions?|waiting period|holding period|number)\b[^:]*: [^:]*$"
)
"""The label of a cell that asks what a withdrawal takes, not whether there is one."""
SURVIVORS = re.compile(r"\b(?:spouse|beneficiar\w*|dies?|death|payee)\b")
PERMISSIVE = {"withdrawal", "in_plan", "automatic"}


def route(statement: Statement) -> list[Candidate]:
    """What the statement says about converting or withdrawing after-tax money while employed."""
    later = goes_on_about_an_event(statement)
    if is_about_else(statement) or (later and not has("withdraw", statement.words)):
        return []
    if later or opens_only_later(statement) or LONG_AGO.search(statement.words):
        return [each for each in found_in(statement) if each.value not in PERMISSIVE]
    return half_read(statement, found_in(statement))


def half_read(statement: Statement, found: list[Candidate]) -> list[Candidate]:
    """What was found, in doubt where the sentence speaks of both ways, denies neither, and only one was read."""
    words = MENU.sub("", withdrawals.NO_MATTER.sub("", statement.words))
    values = {each.value for each in found}
    missing = {"in_plan": "withdraw_verb", "withdrawal": "convert"}.get("".join(values), "")
    doubtful = bool(missing) and has(missing, words) and not denies(words) and not has("ended", words)
    return [replace(each, doubtful=True) for each in found] if doubtful else found


def is_about_else(statement: Statement) -> bool:
    """Whether it is about plans in general, about closed after-tax money, or about loans."""
    words, topic = statement.words, statement.topic
    if (
        has("other_plan", words)
        or has("generic", words)
        or "OLDAT" in words
        or YEARS_AGO.search(words)
        or "repay" in words
    ):
        return True
    if not AT.search(words) and (has("past", statement.before) or SURVIVORS.search(words)):
        return True
    if AFTERWARDS.match(words) or ROTH_MADE_WITH.search(words) or UNSAID.search(words):
        return True
    return has("borrow", topic) and not has("withdraw_verb", topic)


def opens_only_later(statement: Statement) -> bool:
    """Whether the opening words or the heading speak of after the job, of a hardship or of an age."""
    opening = OPENING.match(statement.words)
    if opening and barred(opening.group()):
        return True
    topic = statement.topic.replace("?", "")
    return barred(topic) and not has("before_leaving", topic) and "in-service" not in topic


def goes_on_about_an_event(statement: Statement) -> bool:
    """Whether the sentence names no money and the one before spoke of a hardship, an age or the end of the job."""
    return not AT.search(statement.words) and bool(AT.search(statement.before)) and barred(statement.before)


def found_in(statement: Statement) -> list[Candidate]:
    """What the statement says, its heading left aside."""
    if statement.kind == "cell" or (statement.answer and statement.kind != "sentence"):
        return from_answer(statement)
    if EXCEPTED_FIRST.search(statement.words) and has("withdraw", statement.words):
        return [Candidate("withdrawal", statement, False)] if denies(statement.words) else []
    if EXEMPT.search(statement.words) and has("withdraw", statement.before) and denies(statement.before):
        return [Candidate("withdrawal", statement, False)]
    found = [
        replace(each, clause=clause)
        for clause in statement.clauses
        for each in (
            *conversions.of_conversion(statement, clause),
            *withdrawals.of_withdrawal(statement, clause),
        )
    ]
    return found or left_to_the_employer(statement)


def left_to_the_employer(statement: Statement) -> list[Candidate]:
    """Unsure, where a sentence on converting after-tax money hangs on the employer's choice in another clause."""
    open_question = has("conditional", statement.words) and has("convert", statement.words)
    return [Candidate("unsure", statement)] if open_question and AT.search(statement.words) else []


def from_answer(statement: Statement) -> list[Candidate]:
    """A ticked box, a cell or a yes that names after-tax money and a way out."""
    words = f"{statement.topic} : {statement.words}"
    if statement.kind == "cell" and REQUIREMENT.search(statement.words):
        return []
    if statement.answer == "no" and withdrawals.NO_KIND.search(statement.words):
        return [] if withdrawals.OTHERS.search(words) else [Candidate("none", statement, False)]
    every = (
        statement.kind == "box" and has("all_money", statement.words) and has("convert", f"{statement.before} {words}")
    )
    own = bool(AT.search(statement.words)) or every
    if not (own or AT.search(statement.topic)) or (withdrawals.OTHERS.search(statement.words) and not own):
        return []
    if statement.kind == "open box" or has("leaves_out_at", statement.words):
        return []
    if statement.kind == "box" and not has("withdraw_verb", words) and (every or FROM_SOURCES.search(statement.topic)):
        words = f"{' . '.join(statement.around)} : {words}" if not has("convert", words) else words
    if not (has("convert", words) or has("withdraw", words)):
        return []
    if statement.about("conditional"):
        return [Candidate("unsure", statement)]
    if has("convert", words) and not has("withdraw_verb", statement.words):
        return conversions.of_answer(statement, words)
    return withdrawals.of_answer(statement, words)
