"""The result of an owner with a job: the room in the own plan is said, however much there is to mind about the job."""

from __future__ import annotations

from datetime import date

import pytest

from bot import texts
from bot.events import Typed
from bot.languages import LANGUAGES
from bot.parts import Outcome
from bot.rendering.business import business_in_brief
from bot.rendering.screen import SCREEN_ROWS, rows_of_text
from core.shared_limit import beside_the_job
from tests.bot.person import finished
from tests.bot.rendered import message
from tests.core.test_shared_limit import professor
from tests.profiles import employee, employee_and_owner, owner, result_of

NEW_YEAR = date(2026, 1, 12)
TEACHER = employee_and_owner(
    job_is_403b="yes",
    job_pay=72_000,
    job_deferrals=12_000,
    job_employer="3%",
    job_pay_per_date="2769.23",
    job_net_pay=1_900,
    job_next_pay_date="2026-01-16",
    business_profit=60_000,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_crowded_with_warnings_still_names_the_room_in_the_own_plan(language: str) -> None:
    found = result_of("mega", TEACHER, NEW_YEAR)
    text = message(Outcome(found), language).text
    assert rows_of_text(text) <= SCREEN_ROWS
    left = beside_the_job(found)
    assert left is not None
    assert texts.money(language, left.roth_first) in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "person",
    [
        employee(job_next_pay_date="2026-01-16"),
        owner(),
        TEACHER | {"business.plan": "standard"},
        TEACHER | {"business.employees": "yes"},
        TEACHER | {"job.after_tax": "no"},
    ],
)
def test_without_an_own_plan_beside_the_job_there_is_no_such_line(person: dict[str, object], language: str) -> None:
    assert business_in_brief(result_of("mega", person, NEW_YEAR), language) == ""


@pytest.mark.parametrize(
    ("language", "line", "no", "yes"),
    [
        (
            "de",
            "geht beides, 8700 an der uni und 33100 im unternehmen?",
            "nicht beides voll",
            "beides zusammen",
        ),
        ("en", "can i do both, 8700 at the university and 33100 in the business?", "not both in full", "both at once"),
    ],
)
def test_both_at_once_is_answered_by_whether_they_share_a_limit(language: str, line: str, no: str, yes: str) -> None:
    for is_403b, said in (("yes", no), ("no", yes)):
        someone = finished(professor() | {"job.is_403b": is_403b}, language)
        someone.does(Typed(line))
        assert said in someone.messages[0].text
