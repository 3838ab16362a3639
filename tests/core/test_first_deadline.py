"""The day by which the money of a result has to be set or paid in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.assess import assess
from core.first_deadline import first_deadline
from core.limits import built_in_limits
from tests.profiles import ira_saver

JOB: dict[str, Any] = {
    "situation": "employee",
    "job.after_tax": "yes",
    "job.route": "in_plan",
    "age_band": "under_50",
    "job.pay_schedule": "biweekly",
    "job.next_pay_date": "2026-12-11",
    "job.pay_per_date": 6000,
    "job.pay": 156000,
    "job.net_pay": 4000,
    "job.deferrals": 24500,
    "deferrals_elsewhere": 0,
    "job.employer": 6000,
    "job.after_tax_so_far": 0,
    "job.cap": "none",
    "residence": "us",
}
OWNER = {
    "situation": "self_employed",
    "age_band": "under_50",
    "business.entity": "sole_proprietor",
    "business.employees": "no",
    "business.plan": "none",
    "business.profit": 100_000,
    "deferrals_elsewhere": 0,
    "residence": "us",
}


@pytest.mark.parametrize(
    ("interview", "answers", "day"),
    [
        ("mega", JOB, date(2026, 12, 4)),
        ("mega", JOB | {"job.after_tax": "unsure"}, date(2026, 12, 4)),
        ("mega", JOB | {"job.after_tax": "no"}, None),
        ("mega", OWNER, date(2026, 12, 31)),
        ("ira", ira_saver(ira_balance=0), date(2026, 12, 23)),
    ],
)
def test_the_first_step_that_brings_money_in_decides(interview: str, answers: dict[str, Any], day: date | None) -> None:
    result = assess(interview, answers, built_in_limits(), date(2026, 11, 30))
    assert first_deadline(result) == day
