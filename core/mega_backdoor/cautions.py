"""What a person with a plan at work must know beside the verdict: the warnings of the interview `mega`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from core.answers import Answers
from core.mega_backdoor import plan_terms
from core.mega_backdoor import questions as ask
from core.mega_backdoor.election import Election
from core.mega_backdoor.names import JobWarning
from core.mega_backdoor.one_plan import are_deferrals_to_fill
from core.mega_backdoor.payroll import leaves_in_the_year, pay_still_to_come, payroll_open
from core.person import RESIDENCE
from core.result import holds

NEAR_THE_PAY_TEST = Decimal("0.8")
"""Share of the pay test of this year from which last year's pay may have been above last year's."""

Conditions = Mapping[JobWarning, Callable[[], bool]]


def _that_hold(conditions: Conditions) -> list[str]:
    return [name.value for name, condition in conditions.items() if holds(condition)]


def plan_cautions(answers: Answers, job: Election) -> list[str]:
    """Warnings about a plan that takes after-tax money, or may."""
    return _that_hold(_about_amounts(answers, job) | _about_pay(answers, job))


def _about_amounts(answers: Answers, job: Election) -> dict[JobWarning, Callable[[], bool]]:
    return {
        JobWarning.EXCESS_ADDITIONS: lambda: job.excess_additions > 0,
        JobWarning.EMPLOYER_SHARE_TOO_HIGH: lambda: job.counted_additions > job.annual_additions_limit,
        JobWarning.AFTER_TAX_ABOVE_ROOM: lambda: job.after_tax_above_room > 0,
        JobWarning.RELATED_UNKNOWN: lambda: answers.get(ask.RELATED) == "unsure",
        JobWarning.SUPER_CATCH_UP_UNKNOWN: lambda: answers.get(ask.SUPER_CATCH_UP) == "unsure",
        JobWarning.CAP_UNKNOWN: lambda: answers[plan_terms.CAP] == "unsure",
        JobWarning.CAP_EACH_PAY_DATE: lambda: job.still_possible_by_year is not None,
        JobWarning.HIGHLY_COMPENSATED: lambda: _may_be_highly_compensated(job),
        JobWarning.ROTH_CATCH_UP_ONLY: lambda: job.must_be_roth and not job.catch_up_blocked,
        JobWarning.CATCH_UP_BLOCKED: lambda: job.catch_up_blocked,
    }


def _about_pay(answers: Answers, job: Election) -> dict[JobWarning, Callable[[], bool]]:
    return {
        JobWarning.NO_PAY_DATES_LEFT: lambda: payroll_open(answers) and not pay_still_to_come(answers),
        JobWarning.PAID_UNTIL: lambda: leaves_in_the_year(answers),
        JobWarning.TOO_LITTLE_PAY_LEFT: lambda: (
            pay_still_to_come(answers) and job.take_home_to_come < job.after_tax_remaining
        ),
        JobWarning.TAKE_HOME_ESTIMATED: lambda: job.is_take_home_estimated,
        JobWarning.DEFERRALS_NOT_FULL: lambda: are_deferrals_to_fill(job),
    }


def _may_be_highly_compensated(job: Election) -> bool:
    """By this year's pay; last year's decides, which nobody asked for (26 U.S.C. 414(q)(1)(B))."""
    return job.pay > NEAR_THE_PAY_TEST * job.limits.highly_compensated.value or job.must_be_roth


def person_cautions(answers: Answers, job: Election) -> list[str]:
    """Warnings that do not depend on whether the plan takes after-tax money."""
    return _that_hold(
        {
            JobWarning.LIMITS_PROVISIONAL: lambda: answers.limits.provisional,
            # Also where the plan takes none: a 403(b) there takes from the business's limit.
            JobWarning.EMPLOYER_UNKNOWN: lambda: answers.get(ask.EMPLOYER) == "unsure",
            JobWarning.EXCESS_DEFERRALS: lambda: job.excess_deferrals > 0,
            JobWarning.SHARED_LIMIT: lambda: answers.get(ask.IS_403B) == "yes",
            JobWarning.GERMANY: lambda: answers[RESIDENCE] == "germany",
            JobWarning.ABROAD: lambda: answers[RESIDENCE] == "elsewhere",
            JobWarning.LIMITS_OF_PAST_YEAR: lambda: answers.is_year_over,
        }
    )
