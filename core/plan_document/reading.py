"""The statements of a document weighed against each other: at most one finding for each question."""

from collections.abc import Sequence
from dataclasses import replace

from core.plan_document.candidate import Candidate, denies
from core.plan_document.caps import cap
from core.plan_document.collecting import statements_of
from core.plan_document.conditions import condition_of
from core.plan_document.contributions import ROTH_AS_AFTER_TAX, after_tax, roth
from core.plan_document.gate import judged, without_doubtful
from core.plan_document.limits_on_access import barred
from core.plan_document.lines import lines_of
from core.plan_document.passages import passages_of
from core.plan_document.routes import MENU, route
from core.plan_document.statement import DESTINATION, Statement
from core.plan_document.understood import MOVING_OUT, PAYING_IN
from core.plan_document.withdrawals import OTHERS
from core.plan_document.words import has, plain
from core.plan_finding import Finding

PERMISSIVE = ("automatic", "both", "in_plan", "withdrawal")


def read_plan(pages: Sequence[str]) -> tuple[Finding, ...]:
    """What the pages of a plan document say for the four plan questions; nothing for what they do not say."""
    statements = statements_of(passages_of(lines_of(pages)))
    taken = weighed_all([judged(each, "AT", PAYING_IN) for one in statements for each in after_tax(one)])
    if taken and taken.value == "yes" and roth_goes_by_after_tax(statements, taken):
        taken = None
    ways = [judged(each, "AT", MOVING_OUT) for one in statements for each in route(one)]
    answers = {
        "job.after_tax": taken,
        "job.route": way_out(ways, taken),
        "job.cap": first([each for one in statements for each in cap(one)]),
        "job.roth_in_plan": weighed_all([judged(each, "ROTH", PAYING_IN) for one in statements for each in roth(one)]),
    }
    if taken and taken.value == "no" and not taken.condition:
        answers["job.cap"] = None
    return tuple(finding(question, each) for question, each in answers.items() if each)


def weighed_all(found: Sequence[Candidate]) -> Candidate | None:
    """Yes, no or unsure from all that is understood; nothing where a doubtful permission stands beside it."""
    return without_doubtful(settled(sure(found)), found)


def sure(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the permissions whose sentence is not understood as a whole."""
    return [each for each in found if not each.doubtful]


def finding(question: str, candidate: Candidate) -> Finding:
    """The finding for a question."""
    source = candidate.source
    condition = candidate.condition or (condition_of(source) if candidate.value in PERMISSIVE else None)
    return Finding(
        question,
        candidate.value,
        source.page,
        source.quote,
        "clear" if candidate.clear else "likely",
        condition,
    )


def way_out(ways: Sequence[Candidate], taken: Candidate | None) -> Candidate | None:
    """The route with its condition, where everything beside it was understood."""
    answer = wholly_read(settled_route(sure(ways), taken), ways)
    return without_doubtful(conditioned(answer, sure(ways)), ways)


def wholly_read(answer: Candidate | None, found: Sequence[Candidate]) -> Candidate | None:
    """The route, unless the sentence before or after speaks of the other way out and nothing was read from it."""
    missing = {"in_plan": "withdraw_verb", "withdrawal": "convert"}.get(answer.value if answer else "", "")
    if not answer or not missing:
        return answer
    read = {each.source.words for each in found if each.value != answer.value}
    for words in (answer.source.before, answer.source.after):
        bare = MENU.sub("", words)
        opens = has(missing, bare) and not denies(words) and not barred(words)
        if opens and words not in read and not OTHERS.search(DESTINATION.sub("", words)):
            return None
    return answer


def conditioned(answer: Candidate | None, found: Sequence[Candidate]) -> Candidate | None:
    """The route with the condition that another sentence of the same mind names where its own names none."""
    if not answer or answer.condition or condition_of(answer.source):
        return answer
    same = [each for each in found if each.value == answer.value]
    named = (each.condition or (condition_of(each.source) if each.value in PERMISSIVE else None) for each in same)
    return replace(answer, condition=next(filter(None, named), None))


def roth_goes_by_after_tax(statements: Sequence[Statement], taken: Candidate) -> bool:
    """Whether the document calls Roth money after-tax, and this sentence does not tell the two apart."""
    called = any(ROTH_AS_AFTER_TAX.search(plain(each.quote)) for each in statements if each.kind != "cell")
    return called and not ("ROTH" in taken.source.words or "non-roth" in plain(taken.source.quote))


def first(found: Sequence[Candidate]) -> Candidate | None:
    """The first clear candidate without a condition, else the first at all."""
    ranked = sorted(found, key=lambda each: (each.condition is not None, not each.clear))
    return ranked[0] if ranked else None


def settled(found: Sequence[Candidate]) -> Candidate | None:
    """Yes or no where the document is of one mind; unsure where it is clearly of two."""
    yes = first([each for each in found if each.value == "yes"])
    no = first([each for each in found if each.value == "no"])
    unsure = first([each for each in found if each.value == "unsure"])
    if yes and no:
        return weighed(yes, no)
    return yes or no or unsure


def weighed(yes: Candidate, no: Candidate) -> Candidate | None:
    """A yes and a no in one document: a no for some makes the yes conditional, a mere hint gives way."""
    if no.condition:
        return Candidate("yes", yes.source, yes.clear, no.condition)
    if yes.source.quote == no.source.quote and yes.source.kind == "cell":
        return None
    if yes.condition and yes.clear and no.source.kind == "answer":
        return yes
    if yes.condition or (no.clear and not yes.clear):
        return no
    if yes.clear and not no.clear:
        return yes
    return Candidate("unsure", no.source, False)


def settled_route(found: Sequence[Candidate], taken: Candidate | None) -> Candidate | None:
    """The widest route that is open; closed after-tax money opens none, a contradiction is unsure."""

    def best(value: str) -> Candidate | None:
        return first([each for each in found if each.value == value])

    none, inside, out = best("none"), best("in_plan"), best("withdrawal")
    if taken and taken.value == "no" and not taken.condition:
        return none
    if inside and not inside.clear and best("no_conversion"):
        inside = None
    if out and none and none.clear:
        out = Candidate("unsure", none.source, False) if out.clear else None
    if automatic := best("automatic"):
        return automatic
    if inside and out and out.value == "withdrawal":
        return Candidate("both", inside.source, inside.clear and out.clear, inside.condition)
    return inside or out or none or best("unsure")
