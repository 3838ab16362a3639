"""What a finished plan asks HR or a provider: what is open, what should be added, and what only they know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.world import PLAN_QUESTIONS
from core.assess import Result
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.names import JobOutcome, JobWarning
from core.mega_backdoor.plan_terms import CAP
from core.mega_backdoor.questions import MEGA
from core.person import AFTER_TAX, has_a_job
from core.solo_401k import questions as business

ADD_AFTER_TAX, ADD_ROUTE, CAP_COUNTS, BONUS = "add_after_tax", "add_route", "cap_counts", "bonus"
NEW_DOCUMENT = "new_document"
"""Asked of a provider by somebody whose own plan is still to be adopted, or has a document that lacks it."""

OF_EVERY_EMPLOYER = ("page_percent", "deadline")
"""What nobody but the plan's page and payroll knows, asked whatever else is open."""

OF_EVERY_PROVIDER = ("pay_in", "pay_in_by")
"""What the provider of an own plan that allows it knows best."""

BESIDE_QUESTIONS = (
    *(ADD_AFTER_TAX, ADD_ROUTE, CAP_COUNTS, BONUS, NEW_DOCUMENT),
    *(*OF_EVERY_EMPLOYER, *OF_EVERY_PROVIDER),
)
"""Points of a message that answer no question of the interview."""

_TO_ADD: Mapping[str, str] = {JobOutcome.PLAN_LACKS_AFTER_TAX: ADD_AFTER_TAX, JobOutcome.NO_ROUTE: ADD_ROUTE}
_DOCUMENT_LACKS_IT = ("none", "standard")


def of_the_job(point: str) -> bool:
    """Whether a point is one for the employer, and not for the provider of the own plan."""
    return point not in (NEW_DOCUMENT, *OF_EVERY_PROVIDER) and not point.startswith(business.PLAN.section)


def by_recipient(points: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The points for the employer, and those for the provider of the own plan."""
    job, business = (tuple(point for point in points if of_the_job(point) is job) for job in (True, False))
    return job, business


def with_what_only_they_know(points: tuple[str, ...]) -> tuple[str, ...]:
    """The points, and what is asked of every employer whose plan takes the money, or may."""
    about_the_job = any(map(of_the_job, points)) and ADD_AFTER_TAX not in points
    return tuple(dict.fromkeys((*points, *(OF_EVERY_EMPLOYER if about_the_job else ()))))


def asked_of_the_plan(result: Result) -> tuple[str, ...]:
    """What is open or lacking, never what the person has answered; of a job at least what only payroll knows."""
    if result.replay is None or result.interview != MEGA.id:
        return ()
    return with_what_only_they_know(tuple(_points(result))) or _of_payroll(result)


def _points(result: Result) -> Iterator[str]:
    assert result.replay is not None
    given = result.replay.answers.given()
    to_add = _TO_ADD.get(result.assessment.outcome) if given.get(AFTER_TAX.id) else None
    if to_add:
        yield to_add
    yield from (key for key in PLAN_QUESTIONS if key in result.open_questions)
    if JobWarning.CAP_EACH_PAY_DATE in result.assessment.warnings and CAP.id not in result.open_questions:
        yield CAP_COUNTS
    if given.get(BONUS_TO_COME.id):
        yield BONUS
    if given.get(business.PLAN.id) in _DOCUMENT_LACKS_IT:
        yield NEW_DOCUMENT
    if given.get(business.PLAN.id) == "allows":
        yield from OF_EVERY_PROVIDER


def _of_payroll(result: Result) -> tuple[str, ...]:
    assert result.replay is not None
    return OF_EVERY_EMPLOYER if has_a_job(result.replay.answers) else ()
