"""What people tell of themselves in their first lines, several things at once; each beside one that must not count."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding import AskBack, Change, understand
from tests.understanding.measuring import situation_of
from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("47, 403b is maxed", {"age_band": "under_50", "job.deferrals": "max"}),
        ("angestellt, 403b ist voll", {"situation": "employee", "job.deferrals": "max"}),
        ("angestellt, 403b ist nicht voll", {"situation": "employee"}),
        ("maxes the 401k", {"job.deferrals": "max"}),
        ("43, spare 10%", {"age_band": "under_50", "job.deferrals": "10%"}),
        ("employee, save 10%", {"situation": "employee", "job.deferrals": "10%"}),
        ("employee, save 10% of my pay in bonds", {"situation": "employee"}),
        ("angestellt, 401k mit 24.500 voll", {"situation": "employee", "job.deferrals": 24500}),
        ("employee, 401k is maxed with 24,500", {"situation": "employee", "job.deferrals": 24500}),
        (
            "S corp, 47, pay myself 100k, after-tax allowed, no employees",
            {
                "situation": "self_employed",
                "business.entity": "corporation",
                "age_band": "under_50",
                "business.wages": 100000,
                "business.plan": "allows",
                "business.employees": "no",
            },
        ),
        ("employee, 47, after-tax allowed", {"situation": "employee", "age_band": "under_50", "job.after_tax": "yes"}),
        (
            "45, gewinn 78.000, hab keinen plan",
            {"age_band": "under_50", "business.profit": 78000, "business.plan": "none"},
        ),
        ("45, hab keinen plan", {"age_band": "under_50"}),
        ("teacher, 403b, put 8k in this year, no idea about the plan", {"job.deferrals": 8000}),
        ("angestellt, 403b, 8k eingezahlt", {"situation": "employee", "job.deferrals": 8000}),
        ("nurse, 403b, they put 8k in", {"situation": "employee"}),
        ("employee, 403b, put 8k in my ira", {"situation": "employee"}),
        ("nurse, 403b, i put 8k after tax in", {"situation": "employee", "job.after_tax_so_far": 8000}),
    ],
)
def test_several_facts_of_a_first_line_are_kept(line: str, told: dict[str, Any]) -> None:
    assert taken("situation", line) == {"answers": told}


@pytest.mark.parametrize("line", ["401k mit 24.500 voll", "401k is maxed with 24,500"])
def test_a_full_401k_is_no_pay(line: str) -> None:
    assert taken("job.pay_per_date", line) == {"change": {"job.deferrals": 24500}}


@pytest.mark.parametrize("line", ["raise of 500", "was 6666 and the raise is 334"])
def test_a_raise_alone_is_no_pay(line: str) -> None:
    assert "answers" not in taken("job.pay_per_date", line)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("weiß ich nich, so 3-4% glaub", {"ask": {"job.employer": ["3%", "4%", "unsure"]}}),
        ("3-4% i think", {"ask": {"job.employer": ["3%", "4%"]}}),
        ("er zahlt 50%", {"ask": {"job.employer": ["50%!", "match 50%"]}}),
    ],
)
def test_what_an_employer_pays_is_taken_whatever_its_name_and_offered_where_it_is_a_range(
    line: str, found: dict[str, Any]
) -> None:
    assert taken("job.employer", line) == found


@pytest.mark.parametrize("line", ["keine andern arbeitgeber", "kein andrer arbeitgeber", "no other employers"])
def test_no_other_employer_has_deferrals(line: str) -> None:
    assert taken("deferrals_elsewhere", line) == {"answers": {"deferrals_elsewhere": 0}}


@pytest.mark.parametrize(("situation", "told"), [("self_employed", "business.wages"), ("both", "job.pay")])
def test_pay_of_an_owner_without_a_job_is_the_wages(situation: str, told: str) -> None:
    given = {"situation": situation, "business.entity": "corporation", "business.employees": "no"}
    for question in ("business.plan", None):
        found = understand("my w2 salary is 100000", "en", question, situation_of(given))
        assert found == Change({told: 100000})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2770, and i put in 8k this year into the 403b", {"job.deferrals": 8000}),
        ("2770, und 8k hab ich dieses jahr in den 403b eingezahlt", {"job.deferrals": 8000}),
        ("2770, and they put in 8k this year into the 403b", {}),
    ],
)
def test_what_one_pays_in_is_kept_beside_the_pay(line: str, told: dict[str, Any]) -> None:
    assert taken("job.pay_per_date", line) == {"answers": {"job.pay_per_date": 2770, **told}}


@pytest.mark.parametrize("line", ["hab letztes jahr 170000 verdient", "made 170k last year"])
def test_what_last_year_brought_is_no_pay_of_this_year_and_offered_where_it_decides(line: str) -> None:
    assert taken("age_band", line) == {"ask": {"age_band": []}}
    given = {"situation": "employee", "job.after_tax": "yes", "job.route": "in_plan", "age_band": "50_59"}
    found = understand(line, "en", "job.pay_schedule", situation_of(given))
    assert isinstance(found, AskBack)
    assert found.ahead == {"job.prior_year_wages_high": "yes"}
    assert taken("age_band", "made 170k") == {"answers": {"job.pay": 170000}}
