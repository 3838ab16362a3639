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
ROTH_AS_AFTER_TAX = re.compile(
    r"\bafter-tax \(?roth\b|\broth \(?after-tax|"
    r"\bafter-tax (?:dollars|money|basis|contributions?),? [^.;]{0,40}"
    r"(?:designated|treated|made|known) as (?:a )?roth\b"
)
DESIGNATED = re.compile(
    r"\bAT (?:dollars|money|basis)?\b[^.;]*(?<!not )(?<!not be )\b(?:designated|treated|made) as ROTH\b"
)
"""Savings from taxed pay that are Roth contributions by another name."""
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
BESIDE_OTHERS = re.compile(r"\(?(?:when )?(?:combined|together) with (?:PRE|ROTH|AT|your|other)\b|in any combination")
"""A limit for this money that other money counts against too."""
OPEN_TO_SOURCES = re.compile(
    r"\b(?:following|these|eligible|which|selected) (?:accounts|sources|money types|amounts|contribution types)\b"
    r"[^.;]*\b(?:convert|withdr|distribut|CONV)"
)
"""What opens a list of the money that can be converted or withdrawn."""
IN_ACCOUNT = re.compile(r"\bMONEY (?:contribution )?(?:sub)?accounts?\b[^:]*: (?!.*\bcontribut)")
"""A box about money that is in the plan already."""
FEATURE_ASKED = re.compile(r"(?:permitted|allowed|available|offered|elected|accepted)\?$")
"""A line of a form under the name of a contribution: "Permitted? Yes"."""
PORTION = re.compile(r"\b(?:portion|part|account|balance|amounts?)\b[^.;]*\bMONEY\b")
FORM_LINE = re.compile(r"_{2,} ?%")
"""The blank of an election form."""
REPAID = re.compile(r"\b(?:repay\w*|loans?)\b")
OF_THE_MATCH = re.compile(r"\b(?:match\w*|MATCH)\b[^.?]*\?")
LIMIT_WORD = re.compile(r"\b(?:maximum|minimum|limit|cap|ceiling)\b")
PAYS_IN = re.compile(r"\b(?:make|contribute|save|put|defer|elect|deferrals?)\b")
LIMIT_LABEL = re.compile(
    r"(?:(?:the|any|plan|plan's|annual|own|separate|AT|ROTH|MONEY) )*(?:limit|maximum|minimum|cap|ceiling)"
)
IN_LIST = re.compile(r"(?:,|\band|\bor) (?:\([a-z\d]+\) )?rollovers?(?: contributions?)?")


def after_tax(statement: Statement) -> list[Candidate]:
    """What the statement says about employee after-tax contributions."""
    words = MADE_WITH.sub("", statement.words)
    if "ROTH" in words and (CALLED.search(words) or DESIGNATED.search(words)):
        return []
    return found_in(statement, "AT", words)


def roth(statement: Statement) -> list[Candidate]:
    """What the statement says about Roth contributions to the plan."""
    words = APART.sub("", statement.words)
    return found_in(statement, "ROTH", DESTINATION.sub("", words) if has("moves", words) else words)


def found_in(statement: Statement, money: str, words: str) -> list[Candidate]:
    """The candidates of a statement for one kind of money."""
    mentioned = any(money in said for said in (words, statement.topic, statement.before, statement.earlier))
    if not mentioned and not has("only_others", words):
        return []
    if has("other_plan", f"{words} {statement.before}") or (has("generic", words) and not statement.answer):
        return []
    if has("generic", statement.before) and not re.search(rf"\b{money}\b", words):
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
    own = statement.words.rpartition(" . ")[2]
    own = own if statement.kind == "box" and ANY_MONEY.search(own) else statement.words
    statement = replace(statement, words=WITH_MORE.sub(r"\1", own))
    words = EXCEPTED.sub("", re.sub(rf"\b{money}\b", "MONEY", statement.words))
    bare = statement.kind != "answer" or FEATURE_ASKED.match(words)
    implied = bare and money in statement.topic and not ANY_MONEY.search(words)
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
    asked = has("asks_if_taken", words) or FEATURE_ASKED.match(words)
    if statement.kind == "answer" and (has("asks_else", words) or not asked):
        return True
    if statement.kind == "cell" and is_cell_on_else(statement, words):
        return True
    if statement.kind in {"box", "open box"} and is_box_on_else(statement, words):
        return True
    if statement.kind == "box" and any(OPEN_TO_SOURCES.search(each) for each in (statement.before, *statement.around)):
        return "contribut" not in statement.topic
    out = statement.under("withdraw_verb", "convert", "borrow")
    return out or statement.about("distribute", "hardship", "roll_in", "match_talk")


def is_cell_on_else(statement: Statement, words: str) -> bool:
    """Whether a cell stands in a column or under a question on another matter."""
    if has("not_contribution_column", words) or LIMIT_LABEL.match(words) or OF_THE_MATCH.search(statement.topic):
        return True
    return statement.answer == "no" and has("left_service", words)


def is_box_on_else(statement: Statement, words: str) -> bool:
    """Whether a box is about a limit, a loan, or money that is in the plan already."""
    if REPAID.search(f"{statement.before} {words}") or SOURCES_OF.search(f"{statement.topic} . {words}"):
        return True
    if statement.kind == "open box":
        return statement.under("limits_talk")
    return bool(IN_ACCOUNT.search(words)) or (statement.answer == "no" and bool(LIMIT_WORD.search(words)))


def from_amount(statement: Statement, money: str) -> list[Candidate]:
    """A table cell that gives what may be contributed: "After-tax contributions: 1% - 10% of pay"."""
    words = statement.words
    elsewhere = statement.under("withdraw_verb", "convert", "borrow", "match_talk")
    if has("conditional", words) and re.search(rf"\b{money}\b", words) and not elsewhere:
        return [Candidate("unsure", statement)]
    named_so = has("paid_in_cell", words) or has("kinds", statement.topic) or FORM_LINE.search(words)
    paying_in = named_so and re.search(r"\d+(?:\.\d+)?%|\$\d|irs|federal|legal|402|_{2,} ?%", words)
    other = (
        LIMIT_LABEL.match(words)
        or has("not_contribution_column", words)
        or (has("together", words) and not BESIDE_OTHERS.search(words))
        or OF_THE_MATCH.search(statement.topic)
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
        and has("contributing", f"{asked} {statement.topic if has('kinds', statement.topic) else ''} {part}")
        and (
            (paid_in(part) and not (cut and PORTION.search(part)))
            or not (cut or statement.about("takes_out", "convert"))
        )
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
