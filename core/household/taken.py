"""What a plan takes over from another job of the same person, or from the spouse.

Three kinds of answers. What is about a person is the same at all jobs of that person, and what is about a joint return
the same for both spouses (`Whose`). What follows from the other plans is derived from their answers: deferrals at the
other jobs, since 402(g) and 414(v) limit a person and not a job; what went into a related employer's plan; and what the
spouse's IRAs take of the joint pay. The plan made first uses the person's limits first; an own business comes last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from core.amounts import as_typed
from core.assess import INTERVIEWS
from core.backdoor_ira import questions as ira
from core.household.member import Household, Member, amount_of, same
from core.mega_backdoor.questions import COUNTED_AFTER, RELATED, RELATED_ADDITIONS
from core.money import ZERO
from core.person import DEFERRALS_ELSEWHERE
from core.question import Question, Whose

JOINT, APART = "married_joint", "married_separate_apart"
MARRIED = (JOINT, "married_separate", APART)

_QUESTIONS: Mapping[str, Question[Any]] = {
    question.id: question
    for interview, _ in INTERVIEWS.values()
    for question in (*interview.questions, *interview.wishes)
}


class Taken(NamedTuple):
    """An answer that follows from other plans, and the numbers of those plans.

    `is_all` is False where the person has named money there that may come on top, so that it has to be asked.
    """

    value: object
    sources: tuple[int, ...]
    is_all: bool = True


def shared_answers(other: Member, member: Member) -> dict[str, object]:
    """The answers of another plan of the year that a plan shares: about the same person, or about both spouses."""
    if other.tax_year != member.tax_year:
        return {}
    given = {key: other.answers[key] for key in _QUESTIONS if other.answers.get(key) is not None}
    if other.person == member.person:
        return {key: value for key, value in given.items() if _QUESTIONS[key].whose is not Whose.JOB}
    return _of_spouse(given, member)


def _of_spouse(given: Mapping[str, object], member: Member) -> dict[str, object]:
    """What spouses share: the joint return, that they are married, and a home as long as nobody says otherwise."""
    status = given.get(ira.FILING_STATUS.id)
    found = {key: value for key, value in given.items() if status == JOINT and _QUESTIONS[key].whose is Whose.COUPLE}
    if status in MARRIED:
        found[ira.FILING_STATUS.id] = status
    if APART not in (status, member.answers.get(ira.FILING_STATUS.id)):
        at_home = (key for key in given if _QUESTIONS[key].whose is Whose.HOME)
        found |= {key: given[key] for key in at_home if member.answers.get(key) is None}
    return found


def taken_answers(household: Household, member: Member) -> dict[str, Taken]:
    """The answers of one plan that follow from the others of its year, by question id."""
    year = [each for each in household.members if each.tax_year == member.tax_year]
    jobs = [each for each in year if each.person == member.person and each.number != member.number]
    spouse = [each for each in year if each.person != member.person]
    found = dict(_from_other_jobs(household, member, jobs))
    if spouse and member.answers.get(ira.FILING_STATUS.id) in MARRIED:
        comes_first = min(each.number for each in spouse) < min(each.number for each in (member, *jobs))
        found |= _from_the_spouse(household, member, spouse, comes_first=comes_first)
    return found


def _from_other_jobs(household: Household, member: Member, jobs: Sequence[Member]) -> Iterator[tuple[str, Taken]]:
    known = {job.number: amount for job in jobs if (amount := household.own_deferrals(job)) is not None}
    numbers = tuple(job.number for job in jobs)
    if jobs and len(known) == len(jobs):
        is_all = not any(amount_of(DEFERRALS_ELSEWHERE, job.own(DEFERRALS_ELSEWHERE)) for job in jobs)
        yield DEFERRALS_ELSEWHERE.id, Taken(as_typed(sum(known.values(), ZERO)), numbers, is_all)
    later = tuple(number for number, amount in known.items() if number > member.number and amount)
    if later:
        # An excess, and catch-up, are there once: in the plan that was made last.
        yield COUNTED_AFTER.id, Taken(as_typed(sum((known[number] for number in later), ZERO)), later)
    if len(jobs) != 1:
        # Of several other jobs nobody but the person knows which one is related.
        return
    related, additions = jobs[0].own(RELATED), household.additions(jobs[0])
    if related in ("yes", "no"):
        yield RELATED.id, Taken(related, numbers)
    if additions is not None:
        yield RELATED_ADDITIONS.id, Taken(as_typed(additions), numbers)


def _from_the_spouse(
    household: Household, member: Member, plans: Sequence[Member], *, comes_first: bool
) -> Iterator[tuple[str, Taken]]:
    """Of the spouse's plans the one opened last counts that has answered about the IRA, which is one for all jobs.

    Of the person whose plan comes first all that may go in counts, of the other one what is paid in: so both together
    never use the same pay twice (26 U.S.C. 219(c)(1)(B)(ii)).
    """
    spouse = max(plans, key=lambda plan: (plan.answers.get(ira.COVERED.id) is not None, plan.opened))
    covered = spouse.answers.get(ira.COVERED.id)
    if covered is not None:
        yield ira.SPOUSE_COVERED.id, Taken(covered, (spouse.number,))
    contributions = _paid_in(spouse)
    if comes_first:
        contributions = max(contributions, household.ira_limit(spouse, _paid_in(member)) or ZERO)
    if contributions and member.answers.get(ira.FILING_STATUS.id) == JOINT:
        yield ira.SPOUSE_CONTRIBUTIONS.id, Taken(as_typed(contributions), (spouse.number,))


def _paid_in(member: Member) -> Decimal:
    """What a person has paid into IRAs for the year."""
    return sum((amount_of(each, member.answers.get(each.id)) for each in (ira.ROTH_PAID, ira.TRADITIONAL_PAID)), ZERO)


class Followed(NamedTuple):
    """The answers of a plan brought up to date with the others.

    `changed` are the answers that are new or other than before, with what they were; `asked_again` are answers of the
    person's own that do not go with what the other plans say now. `sources` says which plans an answer came from.
    """

    answers: dict[str, object]
    taken: dict[str, object]
    changed: dict[str, object]
    asked_again: list[str]
    sources: dict[str, tuple[int, ...]]


def brought_up_to_date(household: Household, member: Member, removed: Member | None = None) -> Followed:
    """A plan with what it shares with the plans that were opened after it, and with what follows from all others.

    Of several the one opened last has the newest answers; a plan that is being removed gives its own for the last time.
    """
    plan = Followed(dict(member.answers), dict(member.taken), {}, [], {})
    others = [each for each in (*household.members, removed) if each and each.number != member.number]
    for other in sorted(others, key=lambda each: each.opened):
        if other.opened <= member.opened:
            continue
        for key, value in shared_answers(other, member).items():
            if not same(_QUESTIONS[key], plan.answers.get(key), value):
                _put(plan, key, Taken(value, (other.number,)))
    found = taken_answers(household, replace(member, answers=plan.answers))
    for key in [key for key in member.taken if key not in found]:
        _let_go(plan, key)
    for key, taken in found.items():
        _take(plan, key, taken)
    return plan


def _put(plan: Followed, key: str, found: Taken) -> None:
    plan.changed[key] = plan.answers.get(key)
    plan.answers[key], plan.sources[key] = found.value, found.sources


def _let_go(plan: Followed, key: str) -> None:
    """The other plan is gone: what was taken over from it has to be asked."""
    if same(_QUESTIONS[key], plan.answers.get(key), plan.taken.pop(key)):
        plan.answers.pop(key, None)


def _take(plan: Followed, key: str, found: Taken) -> None:
    """Takes one answer over; the person's own stands where the others say what they said when it was given."""
    question, given, before = _QUESTIONS[key], plan.answers.get(key), plan.taken.get(key)
    plan.taken[key] = found.value
    if same(question, given, found.value) or (given is None and not found.is_all):
        return
    if given is None or same(question, given, before) or (before is None and _says_nothing(question, given)):
        _put(plan, key, found)
    elif not same(question, before, found.value):
        plan.asked_again.append(key)
        plan.sources[key] = found.sources
        del plan.answers[key]


def _says_nothing(question: Question[Any], given: object) -> bool:
    """An amount of nothing, said before there was another plan, or that it is not known."""
    return given == "unsure" or same(question, given, "0")
