"""The result of an owner with a job: the room in the own plan is said, however much there is to mind about the job."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot import texts
from bot.events import Typed
from bot.languages import LANGUAGES
from bot.parts import Outcome
from bot.rendering.business import business_in_brief
from bot.rendering.own_plan import is_business_first
from bot.rendering.screen import SCREEN_ROWS, rows_of_text
from bot.wording import filled
from core.mega_backdoor.questions import LESS
from core.shared_limit import beside_the_job
from tests.bot import rendered
from tests.bot.person import finished
from tests.bot.rendered import labels, message
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
        TEACHER | {"business.plan": "standard", "business.profit": -500},
        TEACHER | {"business.employees": "yes"},
        TEACHER | {"job.after_tax": "no"},
    ],
)
def test_without_an_own_plan_beside_the_job_there_is_no_such_line(person: dict[str, object], language: str) -> None:
    assert business_in_brief(result_of("mega", person, NEW_YEAR), language) == ""


NO_PLAN_YET = employee_and_owner(
    tax_year=2026,
    business_plan="none",
    business_profit=80_000,
    job_deferrals=20_000,
    job_net_pay=3_600,
    job_next_pay_date="2026-12-04",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("changes", "amount", "day"),
    [
        ({}, 72_000, date(2026, 12, 31)),
        ({"business.plan": "standard"}, 72_000, date(2026, 12, 31)),
        ({"business.plan": "unsure"}, 72_000, date(2026, 12, 7)),
        ({"job.after_tax": "no", "job.deferrals": 24_500}, 72_000, date(2026, 12, 31)),
        ({"job.after_tax": "no", "job.deferrals": 8_000, "business.profit": 15_000}, 14_799, date(2026, 12, 31)),
    ],
)
def test_a_business_whose_plan_is_not_open_yet_is_in_the_first_result_with_its_amount_and_its_day(
    changes: dict[str, object], amount: int, day: date, language: str
) -> None:
    shown = message(Outcome(result_of("mega", NO_PLAN_YET | changes, date(2026, 11, 30))), language)
    assert texts.money(language, Decimal(amount)) in shown.text
    assert texts.short_day(language, day) in shown.text
    assert "plan:business" in labels(shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("person", "today"),
    [
        (NO_PLAN_YET | {"business.plan": "allows"}, date(2026, 11, 30)),
        (NO_PLAN_YET | {"business.employees": "yes"}, date(2026, 11, 30)),
        (NO_PLAN_YET | {"business.profit": 0}, date(2026, 11, 30)),
        (NO_PLAN_YET, date(2027, 5, 3)),
        (owner(business_plan="none"), date(2026, 11, 30)),
    ],
)
def test_a_plan_that_is_open_or_can_never_be_has_no_such_button(
    person: dict[str, object], today: date, language: str
) -> None:
    assert "plan:business" not in labels(message(Outcome(result_of("mega", person, today)), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_opens_what_the_business_does_first(language: str) -> None:
    someone = finished(NO_PLAN_YET, language)
    someone.presses("plan:business")
    assert texts.text(language, "step.adopt_solo_plan.title") in someone.messages[-1].text
    someone = finished(NO_PLAN_YET | {"situation": "employee"}, language)
    someone.presses("plan:business")
    assert texts.text(language, "step.adopt_solo_plan.title") not in someone.messages[-1].text


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("changes", "at_job"),
    [
        ({"job_next_pay_date": "none"}, "outcome.not_at_the_job.no_pay_dates_left"),
        ({"job_cap": 5_000, "job_after_tax_so_far": 5_000}, "outcome.not_at_the_job.filled"),
        # What is open in both plans, and a business without a plan beside a full one, leave the job first.
        ({}, None),
        ({"job_cap": 5_000, "job_after_tax_so_far": 5_000, "business_plan": "none"}, None),
    ],
)
def test_the_business_leads_where_nothing_more_can_be_set_at_the_job(
    changes: dict[str, Any], at_job: str | None, language: str
) -> None:
    today = date(2026, 11, 30)
    paid = {"job_next_pay_date": "2026-12-04", "job_net_pay": 3_600}
    found = result_of("mega", employee_and_owner(tax_year=2026, job_deferrals=24_500, **paid | changes), today)
    assert is_business_first(found) == (at_job is not None)
    shown = rendered.said(Outcome(found), language)
    if at_job is not None:
        values = {"year": "2026", "year_after": "2027", "after_tax_so_far": Decimal(5_000)}
        assert texts.plain(filled(language, at_job, values)) in shown
        assert [step for step in ("1.", "2.") if f"\n{step} " in shown] == ["1.", "2."]


FULL = {"situation": "both", "job.after_tax": "yes", "job.deferrals": 24_500, "job.net_pay": 3_600}


@pytest.mark.parametrize(
    ("language", "line", "kept"),
    [
        ("en", "only 20000 in the solo", {"business.spare": "20000"}),
        ("de", "nur 20000 in den solo", {"business.spare": "20000"}),
        ("en", "what if i only put 20000 in the business", {}),
        ("en", "only 400 a check", {"job.take": "400"}),
    ],
)
def test_less_is_chosen_in_the_own_plan_beside_an_open_one_at_the_job_where_it_is_named(
    language: str, line: str, kept: dict[str, str]
) -> None:
    someone = finished(FULL | {"business.profit": 70_000}, language)
    someone.does(Typed(line))
    assert {key: value for key, value in someone.session.answers.items() if key in LESS} == kept
    assert (someone.session.tried == "year:20000") == (not kept)


def test_what_is_chosen_in_one_plan_leaves_what_is_chosen_in_the_other() -> None:
    someone = finished(FULL | {"business.profit": 70_000}, "en")
    someone.does(Typed("only 20000 in the solo"))
    someone.does(Typed("only 400 a check"))
    chosen = {key: value for key, value in someone.session.answers.items() if key in LESS}
    assert chosen == {"business.spare": "20000", "job.take": "400"}
    assert "$20,000 in the business" in texts.plain(someone.messages[-1].text)
    someone.does(Typed("all of it"))
    assert not set(LESS) & someone.session.answers.keys()


def test_less_in_the_own_plan_is_not_split_where_own_deferrals_could_go_into_either() -> None:
    # The catch-up is still open: at the job and in the own plan.
    older = FULL | {"age_band": "50_59", "business.profit": 150_000}
    someone = finished(older, "en")
    someone.does(Typed("only 20000 in the solo"))
    assert someone.messages[0].text.startswith("I do not split less")
    assert "business.spare" not in someone.session.answers
