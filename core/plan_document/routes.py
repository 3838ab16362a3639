"""The way from after-tax money to Roth: by itself, in the plan, by in-service withdrawal, or none."""

import re
from dataclasses import replace

from core.plan_document import conversions, withdrawals
from core.plan_document.candidate import Candidate, denies
from core.plan_document.gate import UNTIL_NOW
from core.plan_document.limits_on_access import AT, barred
from core.plan_document.statement import APPLIES, DESTINATION, EXCEPT_FOR, SOURCES, Statement
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
LEAVING = re.compile(
    r"\b(?:distributions?|payments?|payouts?|withdrawals?|options|choices)(?: \w+){0,3} "
    r"(?:after|when|upon|once|if|on|at) (?:you |your |a participant )?(?:\w+ )?(?:leav|separat|terminat|retir)\w+"
)
"""What is listed after this is for those who have left."""
LONG_AGO = re.compile(
    r"\b(?:formerly|previously|originally|at one time|used to|could)(?: \w+){0,2} "
    r"(?:allow|permit|offer|let|provide|withdr|conver|accept|include)|"
    r"\bonce (?:allowed|permitted|offered|let|provided|accepted)\b|"
    r"\b(?:plan|company|we|employer|sponsor) (?:allowed|permitted|offered|provided for)\b"
)
"""What the plan permitted once."""
MENU = re.compile(
    r"\b(?:go to|select|choose|click|open|pick|tap) (?:on )?(?:the )?\"?(?:withdrawals?|distributions?|loans)\b|"
    r"\b(?:withdrawals?|distributions?|loans?)(?: (?:and|&) (?:withdrawals?|loans?))?(?: (?:and|&) |/)conversions?\b"
)
"""An entry of a web site's menu."""
ROTH_MADE_WITH = re.compile(
    r"\bROTH (?:contributions?|deferrals?),? (?:which |that )?(?:are |is )?made (?:with|from|on|using)[^,;.]* "
    r"AT (?:dollars|money|income|pay|basis)"
)
UNSAID = re.compile(r"\b(?:not true|untrue|myth|rumou?rs?|not say|silent (?:on|as to)|under review)\b")
"""What somebody says, or what the plan leaves open."""
YEARS_AGO = re.compile(
    r"\b(?:prior|predecessor|former|previous|merged|acquired|old) (?:[\w&'-]+ ){0,5}plan\b|"
    r"\bhad AT(?: \w+)? in the (?:[\w&'-]+ ){1,5}plan\b|"
    r"\b(?:merged|spun off|transferred|transfer|moved|came over|brought over) (?:in)?to (?:this|our) plan\b|"
    r"\b(?:before|prior to|until|through) (?:[a-z]+ (?:\d{1,2}, )?)?(?:19|20)\d\d\b"
)
REMAINS_SO = re.compile(
    r"^(?:this|that|the same)(?: rule| restriction| limit| limitation| prohibition)? "
    r"(?:is (?:also )?(?:true|so|the case)|(?:also )?appl(?:y|ies)|holds|remains)\b"
)
"""A sentence that says how far the refusal before it goes."""
ITS_OWN_NAME = re.compile(
    r"\b(?:your|the|such|that|this) ((?!vested|entire|own|separate|full|whole)[\w&'-]+ AT (?:\w+ )?"
    r"(?:account|subaccount|source))"
)
"""After-tax money with a name of its own: "your Smith after-tax account"."""
NOW = re.compile(r"(?:now|today|currently|going forward|(?:effective|as of|since|starting|beginning) [^,]{3,30}),? ")
FOR_A_TIME = re.compile(
    r"\bblackout\b|\b(?:from|between) \w+ \d{1,2}(?:, \d{4})? (?:to|through|until|and) \w+ \d|"
    r"\b(?:during|while) [^,;]*\b(?:new recordkeeper|transition|changeover|conversion of records)\b"
)
"""What is closed for some days only."""
TESTS = re.compile(
    r"\b(?:actual contribution (?:%|percentage)|nondiscrimination|acp|adp|annual additions?|415)\b[^.;]*"
    r"\b(?:tests?|satisf\w+|exceed\w*|fail\w*|excess)\b|\bexcess (?:contributions?|aggregate|AT)\b"
)
"""How too much is put right."""
IN_GENERAL = re.compile(r"\bin general\b|\bcompar(?:e|ed|ison|ing)\b")
HAVE_TO = re.compile(r"\b(?:do|does|must|is|are|will)\b[^.?]*\b(?:have to|need to|required to|must|wait)\b[^.?]*\?")
"""A question whether one has to wait, which speaks of leaving without being about it."""
WAYS = re.compile(
    r"\b(?:in|has|have|of|by|are) (?:any (?:one )?of )?"
    r"(?:two|three|several|both|either) (?:\w+ )?(?:ways|choices|options|doors|routes)\b"
)
"""A sentence that announces more ways than it names."""
REASON = re.compile(r"^(?:[A-Z ]+ : )?(?:because|since)\b")
FROM_SOURCES = re.compile(r"\b(?:sources|money types|accounts|contribution types)\b|\bfrom:?$")
"""The label of boxes that say what the conversion of the boxes before may be made from."""
CONV_OR_OUT = re.compile(r"\bin-service (?:withdrawal|distribution)s?\b|\bCONV\b")
REQUIREMENT = re.compile(
    r"\b(?:reasons?|hardship|suspension|penalty|penalties|approval|consent|fees?|minimum|maximum|limits?|requirements?|"
    r"conditions?|restrictions?|waiting period|holding period|number|withholding|vest\w*|loans?)\b[^:]*: [^:]*$"
)
"""The label of a cell that asks what a withdrawal takes, not whether there is one."""
TAXED = re.compile(r"\b(?:tax|taxes|taxed|taxable|taxation)\b[^:]*: ")
"""The label of a cell on how money is taxed."""
SURVIVORS = re.compile(r"\b(?:spouse|beneficiar\w*|dies?|death|payee)\b")
PERMISSIVE = {"withdrawal", "in_plan", "automatic"}


def route(statement: Statement) -> list[Candidate]:
    """What the statement says about converting or withdrawing after-tax money while employed."""
    later = goes_on_about_an_event(statement)
    if is_about_else(statement) or (later and not has("withdraw", statement.words)):
        return []
    if later or opens_only_later(statement) or LONG_AGO.search(statement.words):
        return [each for each in found_in(statement) if each.value not in PERMISSIVE]
    found = found_in(statement)
    if any(LEAVING.search(words) for words in (*statement.around, statement.topic)):
        found = [each for each in found if each.clear or each.value != "withdrawal"]
    return half_read(statement, found)


def half_read(statement: Statement, found: list[Candidate]) -> list[Candidate]:
    """What was found, in doubt where the sentence speaks of both ways, denies neither, and only one was read."""
    near = statement.words.rpartition(" . ")[2] if statement.kind == "box" else statement.words
    words = MENU.sub("", withdrawals.NO_MATTER.sub("", near))
    values = {each.value for each in found}
    missing = {"in_plan": "withdraw_verb", "withdrawal": "convert"}.get("".join(values), "")
    other = bool(missing) and has(missing, words) and not denies(words) and not has("ended", words)
    doubtful = other or (bool(missing) and bool(WAYS.search(statement.words)))
    return [replace(each, doubtful=True) for each in found] if doubtful else found


def is_about_else(statement: Statement) -> bool:
    """Whether it is about plans in general, about closed after-tax money, or about loans."""
    words, topic = statement.words, statement.topic
    if (
        has("other_plan", words)
        or has("generic", words)
        or "OLDAT" in words
        or YEARS_AGO.search(words)
        or (UNTIL_NOW.match(words) and not re.search(r"\bnow,? (?!on)|\btoday\b", words[len("until now") :]))
        or is_brought_along(statement)
        or "repay" in words
    ):
        return True
    was = has("past", statement.before) and not NOW.match(words)
    if not AT.search(words) and (was or SURVIVORS.search(words) or goes_on_astray(statement)):
        return True
    if FOR_A_TIME.search(f"{topic} . {words}") or TESTS.search(words) or IN_GENERAL.search(topic):
        return True
    if AFTERWARDS.match(words) or ROTH_MADE_WITH.search(words) or UNSAID.search(words):
        return True
    return has("borrow", topic) and not has("withdraw_verb", topic)


def is_brought_along(statement: Statement) -> bool:
    """Whether it is about an after-tax account that the sentence before says came from another plan."""
    own = ITS_OWN_NAME.search(statement.words)
    return bool(own and own[1] in statement.before and YEARS_AGO.search(statement.before))


def goes_on_astray(statement: Statement) -> bool:
    """Whether a sentence without a name of its own follows one on another plan, or on plans in general."""
    near = f"{statement.before} . {statement.topic}"
    if REMAINS_SO.match(statement.words) and denies(statement.before):
        return True
    return bool(YEARS_AGO.search(near)) or (has("generic", statement.before) and not SOURCES.search(statement.words))


def opens_only_later(statement: Statement) -> bool:
    """Whether the opening words or the heading speak of after the job, of a hardship or of an age."""
    opening = OPENING.match(statement.words)
    if opening and barred(opening.group()):
        return True
    topic = HAVE_TO.sub("", statement.topic).replace("?", "")
    return barred(topic) and not has("before_leaving", topic) and "in-service" not in topic


def goes_on_about_an_event(statement: Statement) -> bool:
    """Whether the sentence names no money and the one before spoke of a hardship, an age or the end of the job."""
    if not barred(statement.before):
        return False
    applied = bool(APPLIES.match(statement.words))
    return applied or (not AT.search(statement.words) and bool(AT.search(statement.before)))


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
        if not REASON.match(clause)
        for each in (
            *conversions.of_conversion(statement, clause),
            *withdrawals.of_withdrawal(statement, clause),
        )
    ]
    return found or left_to_the_employer(statement)


def left_to_the_employer(statement: Statement) -> list[Candidate]:
    """Unsure, where a sentence on converting after-tax money hangs on the employer's choice in another clause."""
    said = f"{statement.topic} . {statement.words}" if statement.kind == "item" else statement.words
    open_question = has("conditional", said) and has("convert", statement.words)
    return [Candidate("unsure", statement)] if open_question and AT.search(statement.words) else []


def others_named(statement: Statement) -> bool:
    """Whether a cell or box names other money as what is moved, not as where it goes."""
    return bool(withdrawals.OTHERS.search(DESTINATION.sub("", statement.words)))


def way_above(statement: Statement) -> str:
    """The nearest way out named above a list of sources, unless it is refused there."""
    above = next((words for words in reversed(statement.around) if has("convert", words)), "")
    return "" if denies(above) else above


def from_answer(statement: Statement) -> list[Candidate]:
    """A ticked box, a cell or a yes that names after-tax money and a way out."""
    words = f"{statement.topic} : {statement.words}"
    if statement.kind == "cell" and (REQUIREMENT.search(statement.words) or TAXED.search(statement.words)):
        return []
    if statement.answer == "no" and withdrawals.NO_KIND.search(statement.words):
        return [] if withdrawals.OTHERS.search(words) else [Candidate("none", statement, False)]
    near = statement.words.rpartition(" . ")[2]
    stands_alone = has("convert", near) or has("withdraw_verb", near)
    every = has("all_money", CONV_OR_OUT.sub("", near)) and has("convert", f"{statement.before} {words}")
    asked = statement.kind == "answer" and any(AT.search(each.partition(" : ")[0]) for each in statement.clauses)
    own = bool(AT.search(statement.words)) or every or asked
    if not (own or AT.search(statement.topic)) or (others_named(statement) and not own):
        return []
    if statement.kind == "open box" or has("leaves_out_at", statement.words):
        return []
    if statement.kind == "box" and not has("withdraw_verb", words) and (every or FROM_SOURCES.search(statement.topic)):
        words = f"{way_above(statement)} : {words}" if not has("convert", words) else words
    if not (has("convert", words) or has("withdraw", words)):
        return []
    if statement.about("conditional"):
        return [Candidate("unsure", statement)]
    if (
        statement.kind == "cell"
        and has("convert", near)
        and conversions.LISTS_SOURCES.search(near)
        and not barred(words)
    ):
        return conversions.converted(statement, words)
    if has("convert", near) if stands_alone else has("convert", words) and not has("withdraw_verb", statement.words):
        return conversions.of_answer(statement, words)
    return withdrawals.of_answer(statement, words)
