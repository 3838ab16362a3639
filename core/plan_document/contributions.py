"""Does the plan take after-tax (non-Roth) contributions, and does it take Roth contributions?"""

import re
from dataclasses import replace

from core.plan_document.candidate import Candidate, denies, limited_to_some
from core.plan_document.permissions import paid_in, permission
from core.plan_document.refusals import SOURCES_OF, only_others, refusal
from core.plan_document.statement import APART, DESTINATION, Statement
from core.plan_document.words import group, has, named

MADE_WITH = re.compile(
    r"\b(?:ROTH|loan\w*|repay\w*)\b(?:(?! or | and )[^;,]){0,80}? "
    r"(?:with|using|from|in|on an?|as|contribute|contributing|save|saving|invest) "
    r"AT(?: (?:dollars|money|funds|income|pay|basis|contributions?))|"
    r"\bROTH\b[^;.]{0,60}?\b(?:which|that) (?:come|comes|are|is|go|goes)\b[^;,.]* AT\b"
)
CALLED = re.compile(
    r"(?:called|known as|considered|referred to as|described as|similar to|like|"
    r"(?:a|one|another) (?:type|kind|form|sort|variety) of) \"?AT\b"
)
ROTH_AS_AFTER_TAX = re.compile(r"\bafter-tax \(?roth\b|\broth \(?after-tax")
EXCEPTED = re.compile(
    r"\((?:other than|except(?: for)?|excluding|not including) [^)]*MONEY[^)]*\)|"
    r",? (?:other than|except(?: for)?|besides|apart from|aside from|with the exception of) "
    r"(?:(?!\b(?:may|can|are)\b)[^,;.])*MONEY[^,;.]*"
)
TAKEN_OUT = re.compile(
    r"\b(?:AT|ROTH|PRE)(?: (?:contribution|amount|money|balance|account|source|saving)s?)?"
    r"(?:,? (?:and|plus|with) (?:any |the |their |its |associated |related )*(?:earnings|income|gains|growth)"
    r"(?: thereon| on them)?)?"
    r"(?:,? to)?(?: be| is| are)?(?: ROTH)?(?: in-plan)? ?$"
)
TURNING = re.compile(
    r"(?:\b(?:is|are|may|can|will|be|remain|also|made|only|not|available|eligible|permitted|allowed|accepted|"
    r"for|to|and|have|in|of|any|all|one|two|each|more|partial|single|another|an?|the|them|it|these|"
    r"make|take|allow|permit|provide|offer|support|include|elect|request|"
    r"in-service|hardship|non-hardship|at any time) ?)+$"
)
ANY_MONEY = re.compile(r"\b(?:AT|ROTH|PRE|MATCH|OLDAT)\b")
WITH_MORE = re.compile(r"(\bAT(?: contributions?| savings)?),? (?:with|plus|including) [^:;]*$")
"""What a ticked kind of contribution comes with: "After-tax, with in-plan Roth conversion"."""
LIMIT_WORD = re.compile(r"\b(?:maximum|minimum|limit|cap|ceiling)\b")
PAYS_IN = re.compile(r"\b(?:make|contribute|save|put|defer|elect|deferrals?)\b")
LIMIT_LABEL = re.compile(
    r"(?:(?:the|any|plan|plan's|annual|own|separate|AT|ROTH|MONEY) )*(?:limit|maximum|minimum|cap|ceiling)"
)
IN_LIST = re.compile(r"(?:,|\band|\bor) (?:\([a-z\d]+\) )?rollovers?(?: contributions?)?")


def after_tax(statement: Statement) -> list[Candidate]:
    """What the statement says about employee after-tax contributions."""
    words = MADE_WITH.sub("", statement.words)
    if CALLED.search(words) and "ROTH" in words:
        return []
    return found_in(statement, "AT", words)


def roth(statement: Statement) -> list[Candidate]:
    """What the statement says about Roth contributions to the plan."""
    words = APART.sub("", statement.words)
    return found_in(statement, "ROTH", DESTINATION.sub("", words) if has("moves", words) else words)


def found_in(statement: Statement, money: str, words: str) -> list[Candidate]:
    """The candidates of a statement for one kind of money."""
    if has("other_plan", f"{words} {statement.before}") or (has("generic", words) and not statement.answer):
        return []
    if statement.kind == "cell" and not statement.answer:
        return from_amount(statement, money)
    read = replace(statement, words=words)
    if statement.answer and statement.kind != "sentence":
        return from_answer(read, money)
    return [
        replace(candidate, clause=clause, part=candidate.part.replace("MONEY", money))
        for clause in read.clauses
        if (candidate := of_clause(read, clause, money))
    ]


def from_answer(statement: Statement, money: str) -> list[Candidate]:
    """A ticked box, a cell or a yes: the words only have to say that it is about contributing this money."""
    statement = replace(statement, words=WITH_MORE.sub(r"\1", statement.words))
    words = EXCEPTED.sub("", re.sub(rf"\b{money}\b", "MONEY", statement.words))
    implied = statement.kind != "answer" and money in statement.topic and not ANY_MONEY.search(words)
    if not ("MONEY" in words or implied) or is_about_else(statement, words):
        return []
    if statement.about("conditional"):
        return [Candidate("unsure", statement)]
    some = limited_to_some(f"{words} {named(statement.quote)}")
    if some and statement.kind == "answer" and statement.answer == "no":
        return []
    return [Candidate(statement.answer, statement, statement.kind != "open box", some)]


def is_about_else(statement: Statement, words: str) -> bool:
    """Whether a box, cell or answer speaks of taking out, of the match or of taxes, not of paying in."""
    if statement.kind == "answer" and (has("asks_else", words) or not has("asks_if_taken", words)):
        return True
    if statement.kind == "cell" and (has("not_contribution_column", words) or LIMIT_LABEL.match(words)):
        return True
    if statement.kind == "cell" and statement.answer == "no" and has("left_service", words):
        return True
    if statement.kind == "box" and statement.answer == "no" and LIMIT_WORD.search(words):
        return True
    if statement.kind in {"box", "open box"} and SOURCES_OF.search(statement.topic):
        return True
    if statement.kind == "open box" and statement.under("limits_talk"):
        return True
    out = statement.under("withdraw_verb", "convert", "borrow")
    return out or statement.about("distribute", "hardship", "roll_in", "match_talk")


def from_amount(statement: Statement, money: str) -> list[Candidate]:
    """A table cell that gives what may be contributed: "After-tax contributions: 1% - 10% of pay"."""
    words = statement.words
    named_so = has("paid_in_cell", words) or has("kinds", statement.topic)
    paying_in = named_so and re.search(r"\d+(?:\.\d+)?%|\$\d|irs|federal|legal|402", words)
    other = (
        LIMIT_LABEL.match(words)
        or has("not_contribution_column", words)
        or has("together", words)
        or statement.under("withdraw_verb", "convert", "borrow")
    )
    if not paying_in or other or not re.search(rf"\b{money}\b", words) or denies(words):
        return []
    return [Candidate("yes", statement, False)]


def contributing_part(clause: str) -> str:
    """The clause up to where it turns to taking money out, converting or borrowing."""
    stops = [found.start() for name in ("takes_out", "borrow") if (found := group(name).search(clause))]
    return TURNING.sub("", TAKEN_OUT.sub("", clause[: min(stops)])) if stops else clause


def of_clause(statement: Statement, clause: str, money: str) -> Candidate | None:
    """What one clause says, or nothing where it is about something else."""
    if goes_on_elsewhere(statement, clause, money):
        return None
    if has("only_others", clause) and not re.search(rf"\b{money}\b", clause):
        return only_others(statement, clause, money)
    part = re.sub(rf"\b{money}\b", "MONEY", contributing_part(clause))
    spills = has("spillover", part) and statement.under("reached")
    if "MONEY" not in part or (has("roll_in", IN_LIST.sub("", part)) and not spills) or has("not_plan_pay", part):
        return None
    if has("definition", part) and not has("may", part):
        return None
    asked = statement.topic if statement.topic.endswith("?") else ""
    cut = len(part) < len(clause) and bool(group("takes_out").search(clause))
    cut = cut or (part.startswith("MONEY : ") and statement.about("takes_out", "convert"))
    if (
        depends(statement, clause, money)
        and has("contributing", f"{asked} {part}")
        and (paid_in(part) or not (cut or statement.about("takes_out", "convert")))
    ):
        return Candidate("unsure", statement)
    main = EXCEPTED.sub("", part)
    if "MONEY" not in main and "(" in part:
        return None
    if "MONEY" not in main:
        return Candidate("yes", statement, False) if denies(main) and has("take", main) else None
    if cut and not paid_in(main) and "contribut" not in main:
        return None
    return refusal(statement, main, cut=cut) or permission(statement, main, money)


def goes_on_elsewhere(statement: Statement, clause: str, money: str) -> bool:
    """Whether "these choices" are ways out of the plan that the sentence before has named."""
    subject, colon, rest = clause.partition(" : ")
    if not colon or money not in subject or PAYS_IN.search(f"{statement.before} {rest}") or "contribut" in rest:
        return False
    return any(has(name, statement.before) for name in ("takes_out", "convert"))


def depends(statement: Statement, clause: str, money: str) -> bool:
    """Whether the employer's choice decides here, and not only in a later clause on other money."""
    if not has("conditional", statement.words):
        return False
    later = statement.clauses[statement.clauses.index(clause) + 1 :] if clause in statement.clauses else ()
    chosen = [each for each in statement.clauses if has("conditional", each)]
    return not chosen or any(each not in later or re.search(rf"\b{money}\b", each) for each in chosen)
