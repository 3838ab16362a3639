"""What a person is told on the way: the verdict after plan and route, the amount before the last question."""

from __future__ import annotations

from bot.parts import Part, Words
from bot.session import Session
from core.answers import NotAnswered
from core.interview import Replay
from core.mega_backdoor.names import JobOutcome
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.verdict import job_outcome, route_outcome
from core.person import has_a_business, job_part_open

_AMOUNT = {
    (False, False): ("milestone.amount", "milestone.amount.beside"),
    (False, True): ("milestone.amount.provisional", "milestone.amount.beside.provisional"),
    (True, False): ("milestone.amount.if_allowed", "milestone.amount.beside.if_allowed"),
    (True, True): ("milestone.amount.if_allowed.provisional", "milestone.amount.beside.if_allowed.provisional"),
}
"""The amount, alone and beside a business: whether the plan's answer decides, and whether limits are provisional."""


def reached(session: Session, replay: Replay) -> list[Part]:
    """The milestones that the last answer reached and that were not told yet with the same content."""
    if session.interview != "mega" or replay.next_question is None:
        return []
    parts: list[Part] = []
    for name, words in (("route", _verdict(replay)), ("amount", _amount(replay))):
        if words is None:
            continue
        told = " ".join((words.key, *map(str, words.values.values())))
        if session.told.get(name) != told:
            session.told[name] = told
            parts.append(words)
    return parts


def _verdict(replay: Replay) -> Words | None:
    answers = replay.answers
    try:
        if not job_part_open(answers):
            return None
        return Words(f"verdict.{route_outcome(answers)}")
    except NotAnswered:
        return None


def _amount(replay: Replay) -> Words | None:
    room = OnePlan(replay.answers)
    try:
        values = {"still_possible": room.still_possible, "year": str(replay.answers.tax_year)}
        outcome = job_outcome(replay.answers, room)
    except NotAnswered:
        return None
    if not room.after_tax_remaining:
        return Words("milestone.no_room", values)
    if not room.still_possible:
        return Words("milestone.deferrals_only" if room.raised else "milestone.no_pay", values)
    if outcome is JobOutcome.NO_ROUTE:
        return None
    depends = outcome is JobOutcome.NEEDS_PLAN_ANSWERS
    # Beside a business it is the job's part of the amount, and its questions are not the last ones.
    alone, beside = _AMOUNT[depends, replay.answers.limits.provisional]
    return Words(beside if has_a_business(replay.answers) else alone, values)
