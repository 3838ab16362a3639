"""A clause that refuses a kind of contribution: outright, or because nothing but other kinds is taken."""

import re

from core.plan_document.candidate import Candidate, limited_to_some, without_harmless
from core.plan_document.statement import Statement
from core.plan_document.words import group, has, plain

CASE = re.compile(
    r"^(?:if|when|while(?! (?:you|participants|employees|members) (?:can|may) no longer)|"
    r"during|upon|once|until|for (?:a|the|six|three|twelve)|"
    r"in the absence|absent|failing|otherwise|"
    r"after (?!january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\d|the close))\b"
)
OR_OTHERS = re.compile(r", (?:or|and|nor) any other [^,]*,")
TURNED = re.compile(r"^(?:not|no longer|never)\b.*\b(?:will|because|may|can)\b")
MATCHING = re.compile(
    r"\bmatch(?:es|ing|ed)? (?:any |your |the )*MONEY|MONEY(?: contribut\w+)? (?:\w+ ){0,4}match(?:ed)?\b"
)
EMPLOYER_GIVES = re.compile(
    r"\b(?:company|employer|sponsor) (?:does|do|will|shall) not (?:make|contribute|pay|add|match)\b(?!.*\bavailable)"
)
NOTED = re.compile(r" \((?![^)]*MONEY|yes\b|no\b|not\b|none\b|closed|frozen)[^()]*\)")
"""A remark in brackets on something else."""
ELLIPTIC = re.compile(r"\b(?:is|are|can|may|does|do) not[.;,]?$")
"""What ends with a bare denial of what was said before."""
OF_THE_MATCH = re.compile(r"(?:the |a |no |our |any |company |employer )*(?:match\w*|MATCH)\b")
SOME_PEOPLE = re.compile(
    r"(?!(?:all|no|any|the|eligible|plan|active|participating|our|current|covered)\b)"
    r"[a-z-]+(?:,? (?:and |or )?[a-z-]+){0,5} (?:employees|associates|staff|workers|personnel)\b"
)
"""Employees of a kind that the sentence names, whom alone it refuses."""
THOSE_WHO = re.compile(
    r"(?:(?:an?|any|each) (?:employee|participant|member) who|"
    r"(?:employees|participants|members|staff|those|associates|individuals) "
    r"(?:who|that|whose|at|in|of|covered|not|other)) "
)
SHUT_OUT = re.compile(
    r"(?:not (?:available|eligible|included|permitted)|excluded|ineligible)(?: sources?| money| accounts?)?: "
)
"""A line that leaves money out of what stands above."""
UPON_REACHING = re.compile(r"\b(?:when|once|if|after|as soon as) [^.;]*\b(?:reach|hit|met|limit|max)")
"""What stops for the year once a limit is reached is not closed."""
ELSEWHERE = re.compile(
    r"\bPRE type|\bcredited to (?:that|such|the) account|"
    r"\b(?:increas\w*|escalat\w*|(?:auto-)?enroll\w*|default\w*|vest\w*|count\w*|match(?:e[sd])?|appl(?:y|ies)|hardship)\b"
)
"""What is done with "pre-tax contributions only" and says nothing about what may be paid in."""
SOURCES_OF = re.compile(
    r"(?:^|\. )(?!contribut|deferral|saving)(?:[\w-]+ ){0,2}(?:sources|money types|accounts)\b"
    r"(?: \w+){0,4}(?: \([^)]*\))?:"
)
"""A list of the money in the plan that something else is open to."""


def only_others(statement: Statement, clause: str, money: str) -> Candidate | None:
    """A no where nothing but other kinds are taken; Roth is refused only where pre-tax money is named alone."""
    some = limited_to_some(clause)
    if (
        CASE.match(statement.words)
        or ELSEWHERE.search(clause)
        or any(has(name, clause) for name in ("takes_out", "borrow", "conditional"))
    ):
        return None
    if money == "ROTH" and (some or "pre-tax" not in plain(statement.quote)):
        return None
    taken_before = has("no_other", clause) and re.search(rf"\b{money}\b", statement.before)
    return None if taken_before or some == "employee_group" else Candidate("no", statement, condition=some)


def refusal(statement: Statement, part: str, *, cut: bool) -> Candidate | None:
    """A no: refused outright, or taken once and closed; a clause cut short has to deny paying in."""
    bare = group("no_cap").sub("·", without_harmless(NOTED.sub("", part)))
    if is_about_else(statement, part, bare):
        return None
    some = refused_people(statement, part)
    if some and (some == "employee_group" or statement.topic.endswith("?")):
        return None
    reached = UPON_REACHING.search(statement.words)
    if has("closed", bare) and not (reached or has("may", bare) or for_a_time("closed", bare)):
        return Candidate("no", statement)
    if not has("negation", bare) or not is_on_paying_in(part) or (CASE.match(statement.words) and not some):
        return None
    found = refused_in(bare)
    if not found or (cut and not (has("take", found.group()) or has("taken", found.group()))):
        return None
    if for_a_time("refuses", bare) or "MATCH" in bare[: found.start()]:
        return None
    return Candidate("no", statement, True, some)


def is_about_else(statement: Statement, part: str, bare: str) -> bool:
    """Whether what is denied is a tax, the match, or that this money can be taken out or converted."""
    if ELLIPTIC.search(bare) and has("tax_talk", statement.words):
        return True
    near = (statement.topic, *statement.around)
    if SHUT_OUT.match(part) and any(has(name, words) for words in near for name in ("takes_out", "convert")):
        return True
    if "contribut" not in part and any(has(name, statement.before) for name in ("takes_out", "convert")):
        return True
    of_the_match = MATCHING.search(bare) or EMPLOYER_GIVES.search(bare) or OF_THE_MATCH.match(bare)
    return bool(of_the_match or SOURCES_OF.search(part))


def is_on_paying_in(part: str) -> bool:
    """Whether a clause that denies something is on contributions, not on tests or on taking money out."""
    taken_out = has("hardship", part) or (has("in_service", part) and "contribut" not in part)
    return not (has("limits_talk", part) or taken_out)


def refused_people(statement: Statement, part: str) -> str | None:
    """The condition where only some people are refused."""
    some = limited_to_some(part) or limited_to_some(statement.words)
    named_so = SOME_PEOPLE.match(part) or THOSE_WHO.match(statement.words)
    return some or ("employee_group" if named_so else None)


def refused_in(bare: str) -> re.Match[str] | None:
    """The refusal in the clause whose denial reaches the money and not something before it."""
    start = 0
    while found := group("refuses").search(bare, start):
        if not TURNED.search(found.group()):
            return found
        start = found.start() + 1
    return None


def for_a_time(name: str, bare: str) -> bool:
    """Whether the refusal, read between the commas around it, holds for a time or a case only."""
    bare = OR_OTHERS.sub("", bare)
    found = group(name).search(bare)
    start = bare.rfind(", ", 0, found.start()) + 1 if found else 0
    end = bare.find(", ", found.end()) if found else -1
    return has("for_a_time", bare[start : end if end > 0 else None])
