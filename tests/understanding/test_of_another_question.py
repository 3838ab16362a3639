"""An amount beside a word of another question is not taken for the open one; where that one is asked, it is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding import Answered, AskBack, Change, understand
from core.assess import INTERVIEWS
from tests.understanding.measuring import EMPLOYEE, situation_of

SAVER = {
    "filing_status": "married_joint",
    "magi": 290000,
    "age_band": "under_50",
    "ira.compensation": 280000,
    "ira.covered": "yes",
    "ira.roth_paid": 0,
    "ira.traditional_paid": 0,
    "ira.balance": 0,
}
AT_A_JOB = EMPLOYEE | {"job.bonus_to_come": 0, "job.net_pay": 3200, "job.deferrals": 24500, "deferrals_elsewhere": 0}
AT_A_JOB |= {"job.employer": 6000, "job.after_tax_so_far": 0}
MEGA = ("job.pay", "job.bonus_to_come", "job.net_pay", "job.deferrals", "deferrals_elsewhere", "job.employer")


def taken(interview: str, question: str, line: str, base: dict[str, Any]) -> bool:
    order = [each.id for each in INTERVIEWS[interview][0].questions]
    before = {key: value for key, value in base.items() if order.index(key) < order.index(question)}
    found = understand(line, "en", question, situation_of(before, interview))
    return isinstance(found, Answered) and question in found.answers


@pytest.mark.parametrize(
    ("line", "own", "others"),
    [
        ("38000 in a sep", "ira.balance", ("magi", "ira.compensation", "ira.roth_paid", "ira.traditional_paid")),
        ("38000 in einer sep", "ira.balance", ("magi", "ira.compensation", "ira.roth_paid", "ira.traditional_paid")),
        ("3000 into the roth", "ira.roth_paid", ("magi", "ira.compensation", "ira.traditional_paid", "ira.balance")),
        ("put 7500 in the trad ira today", "ira.traditional_paid", ("magi", "ira.roth_paid", "ira.balance")),
        ("7500 in die traditionelle ira eingezahlt", "ira.traditional_paid", ("magi", "ira.roth_paid", "ira.balance")),
    ],
)
def test_money_of_one_ira_is_that_of_no_other_question(line: str, own: str, others: tuple[str, ...]) -> None:
    assert [other for other in others if taken("ira", other, line, SAVER)] == []
    assert taken("ira", own, line, SAVER)


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("3200 hits my bank", "job.net_pay"),
        ("24,500 at amazon before", "deferrals_elsewhere"),
        ("at my last company i did 18k", "deferrals_elsewhere"),
        ("9k mega so far", "job.after_tax_so_far"),
    ],
)
def test_an_amount_said_of_one_thing_at_a_job_is_that_of_no_other_question(line: str, own: str) -> None:
    assert [each for each in MEGA if each != own and taken("mega", each, line, AT_A_JOB)] == []
    assert taken("mega", own, line, AT_A_JOB)


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("put 7500 in the trad ira today", {"ira.traditional_paid": 7500}),
        ("7500 in die traditionelle ira eingezahlt", {"ira.traditional_paid": 7500}),
        ("my trad ira has 12k", {"ira.balance": 12000}),
        ("sep is 41,200 now", {"ira.balance": 41200}),
    ],
)
def test_beside_a_result_what_is_paid_into_an_ira_is_not_what_lies_in_it(line: str, changed: dict[str, Any]) -> None:
    assert understand(line, "en", None, situation_of(SAVER | {"ira.basis": 0}, "ira")) == Change(changed)


@pytest.mark.parametrize("question", ["job.route", "age_band"])
@pytest.mark.parametrize("paid", [{}, {"job.pay": 180_000}])
def test_a_bare_number_far_above_any_pay_is_offered_nowhere(question: str, paid: dict[str, Any]) -> None:
    told = {"situation": "employee", "job.after_tax": "yes", **paid}
    found = {line: understand(line, "en", question, situation_of(told)) for line in ("8,000,000", "8.000.000", "4,000")}
    offered = {line: isinstance(each, AskBack) and dict(each.ahead) for line, each in found.items()}
    assert offered["8,000,000"] == offered["8.000.000"] == {}
    assert offered["4,000"]
