"""Does the plan take after-tax (non-Roth) contributions, and does it take Roth contributions?"""

import re
from dataclasses import replace

from core.plan_document.candidate import Candidate, denies, limited_to_some, without_harmless
from core.plan_document.statement import APART, DESTINATION, Statement
from core.plan_document.words import group, has, named, plain

MADE_WITH = re.compile(
    r"\b(?:ROTH|loan\w*|repay\w*)\b(?:(?! or | and )[^;,]){0,80}? "
    r"(?:with|using|from|in|on an?|as|contribute|contributing|save|saving|invest) "
    r"AT(?: (?:dollars|money|funds|income|pay|basis|contributions?))|"
    r"\bROTH\b[^;.]{0,60}?\b(?:which|that) (?:come|comes|are|is|go|goes)\b[^;,.]* AT\b"
)
CALLED = re.compile(r"(?:called|known as|considered|referred to as|described as|similar to|like) AT\b")
ROTH_AS_AFTER_TAX = re.compile(r"\bafter-tax \(?roth\b|\broth \(?after-tax")
EXCEPTED = re.compile(
    r"\((?:other than|except(?: for)?|excluding|not including) [^)]*MONEY[^)]*\)|"
    r",? (?:other than|except(?: for)?|besides|apart from|aside from|with the exception of) "
    r"(?:(?!\b(?:may|can|are)\b)[^,;.])*MONEY[^,;.]*"
)
TAKEN_OUT = re.compile(
    r"\b(?:AT|ROTH|PRE)(?: (?:contribution|amount|money|balance|account|source))?s?(?:,? to)?"
    r"(?: ROTH)?(?: in-plan)? ?$"
)
TURNING = re.compile(
    r"(?:\b(?:is|are|may|can|will|be|remain|also|made|only|not|available|eligible|permitted|allowed|accepted|"
    r"for|to|and|have|in|of|any|all|one|two|each|more|partial|single|another|an?|the|them|it|these|"
    r"make|take|allow|permit|provide|offer|support|include|elect|request|"
    r"in-service|hardship|non-hardship|at any time) ?)+$"
)
ACCOUNTS = re.compile(
    r"(?:(?:,| and| or|/)+ ?(?:AT|ROTH|PRE|MATCH|MONEY|rollover|company|employer|catch-up)\b"
    r"(?: contributions?| deferrals?)?)*"
    r" (?:accounts?|balances?|subaccounts?|sources?|funds?|portions?|money types)\b"
)
CASE = re.compile(
    r"^(?:if|when|while|during|upon|once|until|for (?:a|the|six|three|twelve)|"
    r"after (?!january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\d|the close))\b"
)
WISH = re.compile(r"^if (?:you|a participant|an employee) (?:want|wish|would like|prefer|plan|intend)s?\b")
TURNED = re.compile(r"^(?:not|no longer|never)\b.*\b(?:will|because|may|can)\b")
ANY_MONEY = re.compile(r"\b(?:AT|ROTH|PRE|MATCH|OLDAT)\b")
IN_LIST = re.compile(r"(?:,|\band|\bor) rollover(?: contributions?)?")
LISTED = re.compile(r"(?:contribution|saving|deferral|money|option|type|kind|source|way)s?\b[^:]*: ?(?:.*\b)?MONEY")


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
    if has("generic", words) and not statement.answer:
        return []
    if statement.kind == "cell" and not statement.answer:
        return from_amount(statement, money)
    read = replace(statement, words=words)
    if statement.answer and statement.kind != "sentence":
        return from_answer(read, money)
    return [candidate for clause in read.clauses if (candidate := of_clause(read, clause, money))]


def from_answer(statement: Statement, money: str) -> list[Candidate]:
    """A ticked box, a cell or a yes: the words only have to say that it is about contributing this money."""
    words = EXCEPTED.sub("", re.sub(rf"\b{money}\b", "MONEY", statement.words))
    implied = statement.kind != "answer" and money in statement.topic and not ANY_MONEY.search(words)
    if not ("MONEY" in words or implied) or is_about_else(statement, words):
        return []
    if statement.about("conditional"):
        return [Candidate("unsure", statement)]
    some = limited_to_some(f"{words} {named(statement.quote)}")
    return [Candidate(statement.answer, statement, statement.kind != "open box", some)]


def is_about_else(statement: Statement, words: str) -> bool:
    """Whether a box, cell or answer speaks of taking out, of the match or of taxes, not of paying in."""
    if statement.kind == "answer" and (has("asks_else", words) or not has("asks_if_taken", words)):
        return True
    if statement.kind == "cell" and has("not_contribution_column", words):
        return True
    if statement.kind == "open box" and statement.under("limits_talk"):
        return True
    out = statement.under("withdraw_verb", "convert", "borrow")
    return out or statement.about("distribute", "hardship", "roll_in", "match_talk")


def from_amount(statement: Statement, money: str) -> list[Candidate]:
    """A table cell that gives what may be contributed: "After-tax contributions: 1% - 10% of pay"."""
    words = statement.words
    paying_in = has("paid_in_cell", words) and re.search(r"\d+(?:\.\d+)?%|\$\d|irs|federal|legal|402", words)
    other = (
        re.match(r"(?:the )?(?:limit|maximum|minimum)", words)
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
    if (
        has("only_others", clause)
        and not re.search(rf"\b{money}\b", clause)
        and (money == "AT" or "pre-tax" in plain(statement.quote))
    ):
        return Candidate("no", statement)
    part = re.sub(rf"\b{money}\b", "MONEY", contributing_part(clause))
    if "MONEY" not in part or has("roll_in", IN_LIST.sub("", part)) or has("not_plan_pay", part):
        return None
    if has("definition", part) and not has("may", part):
        return None
    if has("conditional", statement.words) and has("contributing", part):
        return Candidate("unsure", statement)
    main = EXCEPTED.sub("", part)
    if "MONEY" not in main and "(" in part:
        return None
    if "MONEY" not in main:
        return Candidate("yes", statement, False) if denies(main) and has("take", main) else None
    return refusal(statement, main) or permission(statement, main, money)


def refusal(statement: Statement, part: str) -> Candidate | None:
    """A no: refused outright, or taken once and closed."""
    bare = without_harmless(part)
    some = limited_to_some(statement.words)
    if has("closed", bare) and not has("may", bare) and not for_a_time("closed", bare):
        return Candidate("no", statement)
    if not has("negation", bare) or has("limits_talk", part):
        return None
    if has("in_service", part) and "contribut" not in part:
        return None
    found = refused_in(bare)
    if CASE.match(statement.words) and not some:
        return None
    if found and not for_a_time("refuses", bare) and "MATCH" not in bare[: found.start()]:
        return Candidate("no", statement, True, some)
    return None


def refused_in(bare: str) -> re.Match[str] | None:
    """The refusal in the clause whose denial reaches the money and not something before it."""
    start = 0
    while found := group("refuses").search(bare, start):
        if not TURNED.search(found.group()):
            return found
        start = found.start() + 1
    return None


def paid_in(part: str) -> bool:
    """Whether the clause lets this money be contributed, rather than invested or shown."""
    found = group("takes").search(part)
    if not found:
        return False
    into_account = re.search(
        r"\b(?:contribut\w*|deposit|save|put|set aside|add)\b(?: \S+){0,8} (?:to|into|in) ", found.group()
    )
    return not (has("off_topic", found.group()) or (ACCOUNTS.match(part[found.end() :]) and not into_account))


def for_a_time(name: str, bare: str) -> bool:
    """Whether the refusal, read between the commas around it, holds for a time or a case only."""
    found = group(name).search(bare)
    start = bare.rfind(", ", 0, found.start()) + 1 if found else 0
    end = bare.find(", ", found.end()) if found else -1
    return has("for_a_time", bare[start : end if end > 0 else None])


def permission(statement: Statement, part: str, money: str) -> Candidate | None:
    """A yes: permitted outright, or implied by deduction from pay, spillover or a list."""
    if denies(part) or WISH.match(part) or has("past", part) or has("neutral", part):
        return None
    some = limited_to_some(statement.words) if has("for_some", statement.words) else None
    locked = has("only_when", part) and (has("left_service", part) or has("age", part) or has("hardship", part))
    said = paid_in(part) or (has("is_taken", part) and not locked and not has("tax_talk", part))
    if said and not (
        has("corrections", statement.words) and not (has("may", part) and has("put_in", part) and paid_in(part))
    ):
        return Candidate("yes", statement, "MONEY" in re.sub(r"^.* : ", "", part), some, part)
    implied = has("spillover", part) and has("reached", statement.words) and not has("limits_talk", part)
    deducted = has("deducted", part) and money == "AT"
    if implied or deducted or (LISTED.search(part) and has("kinds", part)):
        return Candidate("yes", statement, False, some, part)
    return None
