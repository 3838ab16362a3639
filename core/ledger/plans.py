"""The plans of one diary: an owner with a job writes down the money of two, and each entry belongs to one of them."""

from __future__ import annotations

from collections.abc import Iterable

from core.amounts import Problem
from core.interview import RawAnswers
from core.ledger.entries import AnyEntry, Entry, EntryKind
from core.person import AFTER_TAX, SITUATION
from core.question import Question
from core.result import WhosePlan
from core.solo_401k.questions import EMPLOYEES, ENTITY, PLAN

_OF_AFTER_TAX = frozenset({EntryKind.AFTER_TAX, EntryKind.CONVERSION})


def choice_of(question: Question[str], answers: RawAnswers) -> str | None:
    """The answer to a choice; None where there is none that can be read."""
    try:
        return question.type.read(answers.get(question.id))
    except Problem:
        return None


def plans_of(answers: RawAnswers) -> tuple[WhosePlan, ...]:
    """The plans whose money is written down: two for an owner with a job and no employees."""
    situation = choice_of(SITUATION, answers)
    if situation == "self_employed":
        return (WhosePlan.BUSINESS,)
    if situation == "both" and choice_of(EMPLOYEES, answers) != "yes":
        return (WhosePlan.JOB, WhosePlan.BUSINESS)
    return (WhosePlan.JOB,)


def payer_of(answers: RawAnswers) -> WhosePlan | None:
    """Whose wages a payslip shows: a sole proprietor has none of the own business; None where both may have paid."""
    if choice_of(ENTITY, answers) == "sole_proprietor":
        return WhosePlan.JOB
    payers = {"self_employed": WhosePlan.BUSINESS, "both": None}
    return payers.get(choice_of(SITUATION, answers) or "", WhosePlan.JOB)


def plan_of(entry: Entry, answers: RawAnswers) -> WhosePlan | None:
    """The plan of an entry: the only one, the one written down, or the only one that takes such money.

    None where the person must be asked. Money of an IRA is nobody's plan, and stays beside the first.
    """
    plans = plans_of(answers)
    if len(plans) == 1 or entry.kind is EntryKind.IRA_CONVERSION:
        return plans[0]
    if entry.plan is not None:
        return entry.plan
    takes = {
        WhosePlan.JOB: choice_of(AFTER_TAX, answers) != "no",
        WhosePlan.BUSINESS: choice_of(PLAN, answers) not in ("standard", "none"),
    }
    able = [plan for plan in plans if takes[plan]]
    return able[0] if entry.kind in _OF_AFTER_TAX and len(able) == 1 else None


def counted_in(entry: Entry, answers: RawAnswers) -> WhosePlan:
    """The plan that an entry counts in: its own, or the job's while nobody has said which one."""
    return plan_of(entry, answers) or WhosePlan.JOB


def entries_of(plan: WhosePlan, entries: Iterable[AnyEntry], answers: RawAnswers) -> tuple[AnyEntry, ...]:
    """The entries that count in one plan."""
    return tuple(entry for entry in entries if counted_in(entry, answers) is plan)
