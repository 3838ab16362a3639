"""Complete answers of ordinary people, to be changed by a test where it matters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from core.assess import INTERVIEWS, Result, as_json, assess, tax_year_of
from core.limits import built_in_limits
from core.money import cents_down
from core.pay_dates import DATES_A_YEAR

NEW_YEAR = date(2026, 1, 2)

Profile = dict[str, Any]

GROUPS = ("job", "business", "ira", "conversion", "form")


def _by_id(changes: dict[str, object]) -> Profile:
    """Keyword names to question ids: the first underscore after a group's name is a dot."""
    ids = {name: name.replace("_", ".", 1) if name.split("_")[0] in GROUPS else name for name in changes}
    return {ids[name]: value for name, value in changes.items()}


def employee(**changes: object) -> Profile:
    """The source article's employee (worked case C1); `job_pay` changes `job.pay`."""
    ordinary: Profile = {
        "situation": "employee",
        "job.after_tax": "yes",
        "job.route": "in_plan",
        "age_band": "under_50",
        "job.pay": 180_000,
        "job.deferrals": 24_500,
        "deferrals_elsewhere": 0,
        "job.employer": 6_000,
        "job.after_tax_so_far": 0,
        "job.cap": "none",
        "job.pay_schedule": "biweekly",
        "residence": "us",
    }
    return with_pay_per_date(ordinary | _by_id(changes))


def with_pay_per_date(profile: Profile) -> Profile:
    """The profile with the year's pay over its dates as the gross of one, where none is given."""
    if "job.pay_schedule" not in profile or "job.pay_per_date" in profile:
        return profile
    dates = DATES_A_YEAR[str(profile["job.pay_schedule"])]
    return profile | {"job.pay_per_date": str(cents_down(Decimal(str(profile["job.pay"])) / dates))}


def answered(interview: str, profile: Profile, today: date) -> Profile:
    """The profile with the usual answer to every question that a test does not care about."""
    asked, complete = INTERVIEWS[interview][0], dict(profile)
    limits = built_in_limits()
    while True:
        year = tax_year_of(complete, today, asked)
        if year not in limits and asked.uses_limits:
            return complete
        replay = asked.replay(complete, limits.get(year), today, year)
        following = replay.next_question
        if following is None or following.id in complete:
            return complete
        complete[following.id] = following.usual_answer(replay.answers)


def owner(**changes: object) -> Profile:
    """A sole proprietor with a profit of 150,000 (worked example S1)."""
    ordinary: Profile = {
        "situation": "self_employed",
        "age_band": "under_50",
        "deferrals_elsewhere": 0,
        "business.entity": "sole_proprietor",
        "business.employees": "no",
        "business.plan": "allows",
        "business.profit": 150_000,
        "residence": "us",
    }
    return ordinary | _by_id(changes)


def employee_and_owner(**changes: object) -> Profile:
    """A day job beside a sole proprietorship (worked case C12)."""
    job_and_business = employee(job_pay=200_000, job_employer=8_000) | owner(business_profit=80_000)
    return job_and_business | {"situation": "both"} | _by_id(changes)


def ira_saver(**changes: object) -> Profile:
    """A single person above the Roth range with an old pre-tax IRA (worked example P1)."""
    ordinary: Profile = {
        "filing_status": "single",
        "age_band": "under_50",
        "magi": 200_000,
        "ira.compensation": 200_000,
        "ira.covered": "yes",
        "ira.roth_paid": 0,
        "ira.traditional_paid": 0,
        "ira.balance": 42_500,
        "ira.basis": 0,
    }
    return ordinary | _by_id(changes)


def mover(**changes: object) -> Profile:
    """Someone who moves 30,000 of contributions with 2,400 of earnings (worked case C8)."""
    ordinary: Profile = {
        "conversion.basis": 30_000,
        "conversion.earnings": 2_400,
        "conversion.amount": "all",
        "conversion.destination": "roth_ira",
    }
    return ordinary | _by_id(changes)


def form_holder(**changes: object) -> Profile:
    """Someone who holds the form of worked case C8."""
    ordinary: Profile = {
        "form.event": "roth_ira",
        "form.box_1": 32_400,
        "form.box_2a": 2_400,
        "form.box_5": 30_000,
        "form.box_7": "G",
    }
    return ordinary | _by_id(changes)


COMPLETE: list[tuple[str, Profile]] = [
    ("mega", employee()),
    ("mega", employee(job_after_tax="no")),
    ("mega", employee(job_route="none", job_leaving="no")),
    (
        "mega",
        employee(
            age_band="50_59",
            job_deferrals=32_500,
            job_prior_year_wages_high="yes",
            job_roth_in_plan="no",
        ),
    ),
    ("mega", owner()),
    ("mega", owner(business_entity="corporation", business_wages=98_000)),
    ("mega", owner(business_employees="yes")),
    ("mega", employee_and_owner()),
    ("mega", employee_and_owner(job_after_tax="no", age_band="60_63")),
    ("ira", ira_saver()),
    ("ira", ira_saver(filing_status="married_joint", ira_covered="no", ira_spouse_covered="yes")),
    ("ira", ira_saver(ira_balance=0)),
    ("ira", ira_saver(magi=160_500, ira_roth_paid=7_500)),
    ("conversion", mover()),
    ("conversion", mover(conversion_destination="split")),
    ("conversion", mover(conversion_destination="split", conversion_earnings=-2_400)),
    ("conversion", mover(conversion_destination="check", conversion_over_59_half="no")),
    ("form_1099r", form_holder()),
    ("form_1099r", form_holder(form_event="split_roth_leg")),
    ("form_1099r", form_holder(form_event="split_traditional_leg")),
    ("form_1099r", form_holder(form_event="check")),
    ("form_1099r", form_holder(form_event="split_one_form", form_box_2a=0)),
    ("form_1099r", form_holder(form_event="backdoor_ira", form_box_2a=32_400, form_box_7="2")),
    ("form_1099r", form_holder(form_event="refund", form_box_7="P")),
]


def result_of(interview: str, profile: Profile, today: date = NEW_YEAR) -> Result:
    """The typed result with the limits that ship with the program."""
    return assess(interview, answered(interview, profile, today), built_in_limits(), today)


def as_json_of(interview: str, profile: Profile, today: date = NEW_YEAR) -> dict[str, Any]:
    """The result object of just these answers, nothing put in."""
    return as_json(assess(interview, profile, built_in_limits(), today))


def json_of(interview: str, profile: Profile, today: date = NEW_YEAR) -> dict[str, Any]:
    """The result object, as core/README.md has it."""
    return as_json(result_of(interview, profile, today))
