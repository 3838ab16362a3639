"""One plan of a household, and what of it the others need to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from core.amounts import Problem, as_typed
from core.answers import Answers
from core.assess import INTERVIEWS, TAX_YEAR
from core.backdoor_ira.contribution import Contribution
from core.backdoor_ira.questions import SPOUSE_CONTRIBUTIONS
from core.interview import RawAnswers
from core.limits import LimitsByYear
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, EMPLOYER
from core.mega_backdoor.room import Room
from core.money import ZERO
from core.question import Question
from core.solo_401k.questions import DEFERRALS_SO_FAR


@dataclass(frozen=True)
class Member:
    """One plan: its number, which of the two persons it belongs to, and its answers with the tax year.

    `taken` are the answers that followed from other plans, as they were then; the person may have changed them since.
    `opened` counts up with each opening: what was answered in a plan that was opened later is newer.
    """

    number: int
    person: str
    answers: RawAnswers
    taken: Mapping[str, object] = field(default_factory=dict)
    opened: int = 0

    @property
    def tax_year(self) -> object:
        """The year that the plan is for."""
        return self.answers.get(TAX_YEAR.id)

    def own(self, question: Question[Any]) -> object:
        """The answer where the person gave it, and did not leave it as it was taken over."""
        given = self.answers.get(question.id)
        return None if same(question, given, self.taken.get(question.id)) else given


@dataclass(frozen=True)
class Household:
    """The plans of a chat with what decides about them; figures that are not known yet are None."""

    members: tuple[Member, ...]
    limits: LimitsByYear
    today: date

    def replayed(self, member: Member, interview: str) -> Answers:
        """The typed answers of a plan; raises `LookupError` where its year has no limits."""
        year = member.tax_year
        known = self.limits.get(year) if isinstance(year, int) else None
        if known is None:
            raise LookupError(f"no limits for {year}")
        return INTERVIEWS[interview][0].replay(member.answers, known, self.today, known.year).answers

    def own_deferrals(self, member: Member) -> Decimal | None:
        """Own deferrals of the year at a job, catch-up included."""
        try:
            return Room(self.replayed(member, "mega")).own_deferrals
        except LookupError:
            return None

    def deferred(self, member: Member) -> Decimal | None:
        """Own deferrals of the year in all plans of one profile: at the job, and what is in the own business's plan."""
        at_job = self.own_deferrals(member)
        try:
            in_business = self.replayed(member, "mega").wished(DEFERRALS_SO_FAR)
        except LookupError:
            return at_job
        return at_job if in_business is None else (at_job or ZERO) + in_business

    def additions(self, member: Member) -> Decimal | None:
        """What uses 415(c) in a job's plan: regular deferrals, the employer's share and after-tax money so far."""
        try:
            answers = self.replayed(member, "mega")
            room, so_far = Room(answers), answers.get(AFTER_TAX_SO_FAR)
            counted = room.regular_deferrals + room.employer_contributions + (so_far or ZERO)
        except LookupError:
            return None
        return None if answers.get(EMPLOYER) == "unsure" else counted

    def ira_limit(self, member: Member, of_spouse: Decimal) -> Decimal | None:
        """What may go into a person's IRAs beside what the spouse has paid in."""
        beside = replace(member, answers={**member.answers, SPOUSE_CONTRIBUTIONS.id: as_typed(of_spouse)})
        try:
            return Contribution(self.replayed(beside, "ira")).ira_limit
        except LookupError:
            return None


def same(question: Question[Any], first: object, second: object) -> bool:
    """Whether two answers are the same, however they were typed."""
    return _typed(question, first) == _typed(question, second)


def _typed(question: Question[Any], given: object) -> object:
    try:
        return None if given is None else question.type.read(given)
    except Problem:
        return given


def amount_of(question: Question[Decimal], given: object) -> Decimal:
    """An answer in dollars; 0 where there is none that can be read."""
    typed = _typed(question, given)
    return typed if isinstance(typed, Decimal) else ZERO
