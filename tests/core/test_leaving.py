"""Who is paid only until a day: the pay dates that count, and the amounts of the year until then."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import INTERVIEWS, Result, as_json, assess
from core.interview import Replay
from core.limits import built_in_limits
from core.mega_backdoor.leaving import answers_until, changes_nothing, is_pay_of_all_dates, next_pay_dates_before
from core.mega_backdoor.payroll import PAY, dates_to_come
from core.question import read_answer
from tests.core.random_answers import as_typed
from tests.core.random_people import random_person
from tests.examples import examples
from tests.profiles import Profile, answered, employee

TODAY = date(2026, 11, 30)
LAST = "job.last_pay_date"
IN_DECEMBER = employee(job_next_pay_date="2026-12-11", job_pay_per_date="6923.08", job_net_pay="4200")


def complete(**changes: object) -> Profile:
    return answered("mega", IN_DECEMBER | {f"job.{key}": value for key, value in changes.items()}, TODAY)


def result(profile: Profile) -> Result:
    return assess("mega", profile, built_in_limits(), TODAY)


def replay(profile: Profile) -> Replay:
    return INTERVIEWS["mega"][0].replay(profile, built_in_limits()[2026], TODAY, 2026)


def until(profile: Profile, last: date | None) -> dict[str, object]:
    return answers_until(replay(profile), last)


@pytest.mark.parametrize(
    ("last", "count"),
    [
        ("2026-12-10", 0),
        ("2026-12-11", 1),
        ("2026-12-23", 1),
        # Christmas is a holiday: what is due then is paid the day before.
        ("2026-12-24", 2),
        ("2026-12-31", 2),
        ("2027-06-30", 2),
        ("none", 2),
    ],
)
def test_only_pay_dates_that_are_paid_by_the_last_one_count(last: str, count: int) -> None:
    assert len(dates_to_come(replay(complete() | {LAST: last}).answers)) == count


def test_the_pay_of_a_date_that_nobody_can_read_changes_no_amount() -> None:
    """It is stored where no pay date is left, so that nobody was asked for a better one."""
    unread = complete(next_pay_date="none", pay_per_date="much")
    assert replay(unread).problems == ()
    assert until(unread, date(2026, 12, 11)) == {LAST: "2026-12-11"}


def test_nobody_is_asked_and_without_it_nothing_changes() -> None:
    asked = INTERVIEWS["mega"][0].replay({}, built_in_limits()[2026], TODAY, 2026).usual_path
    assert LAST not in {question.id for question in asked}
    plain, stays = as_json(result(complete())), as_json(result(complete() | {LAST: "none"}))
    assert plain == stays
    assert "paid_until" not in plain["warnings"]


def test_who_leaves_is_told_what_becomes_of_the_money_and_not_to_set_it_for_next_year() -> None:
    last = as_json(result(complete() | until(complete(), date(2026, 12, 11))))
    assert "paid_until" in last["warnings"]
    assert "split_on_exit" in [step["code"] for step in last["steps"]]
    nothing_left = as_json(result(complete() | until(complete(), date(2026, 12, 1))))
    assert {"paid_until", "no_pay_dates_left"} <= set(nothing_left["warnings"])
    assert "next_year" not in [step["code"] for step in nothing_left["steps"]]
    assert "next_year" in [step["code"] for step in as_json(result(complete(next_pay_date="none")))["steps"]]


def test_pay_and_own_deferrals_of_the_year_go_on_only_until_then() -> None:
    # A date of 6,923.08 less; of 24,500 dollars the same part.
    assert until(complete(), date(2026, 12, 11)) == {
        LAST: "2026-12-11",
        "job.pay": "173076.92",
        "job.deferrals": "23557.69",
    }


def test_a_percent_follows_the_pay_and_what_the_employer_paid_in_dollars_may_be_in_already() -> None:
    found = until(complete(deferrals="10%"), date(2026, 12, 11))
    assert found.keys() == {LAST, "job.pay"}


@pytest.mark.parametrize(("pay", "bonus"), [("190000", None), ("230000", "0")])
def test_a_bonus_to_come_does_not_count_and_is_not_asked_for_again(pay: str, bonus: str | None) -> None:
    before = complete(pay=pay, bonus_to_come="10000", deferrals="10%")
    found = until(before, date(2026, 12, 11))
    assert found["job.pay"] == str(Decimal(pay) - Decimal("6923.08") - 10_000)
    assert found.get("job.bonus_to_come") == bonus
    after = result(before | found)
    assert (after.next_question, after.assessment.figures["pay_to_come"]) == (None, Decimal("6923.08"))


@pytest.mark.parametrize("last", [date(2026, 12, 1), date(2026, 12, 11)])
def test_who_stays_after_all_has_the_amounts_as_they_were(last: date) -> None:
    left = complete() | until(complete(), last)
    assert until(left, None) == {LAST: "none", "job.pay": "180000", "job.deferrals": "24500"}


def test_with_more_pay_dates_nobody_defers_beyond_the_limit() -> None:
    left = complete(pay="173076.92") | {LAST: "2026-12-11"}
    assert until(left, None)["job.deferrals"] == "24500"
    assert until(left | {"deferrals_elsewhere": 2_000, "job.deferrals": 20_000}, None)["job.deferrals"] == "20800"
    assert until(left | {"deferrals_elsewhere": 4_000, "job.deferrals": 20_000}, None)["job.deferrals"] == "20500"


def test_another_last_date_counts_from_the_one_before() -> None:
    left = complete() | until(complete(), date(2026, 12, 1))
    assert until(left, date(2026, 12, 11))["job.pay"] == "173076.92"


def test_before_any_amount_only_the_day_is_known() -> None:
    early = {key: value for key, value in complete().items() if key not in ("job.pay", "job.deferrals")}
    assert until(early, date(2026, 12, 11)) == {LAST: "2026-12-11"}


def test_whose_plan_opens_only_on_leaving_is_leaving() -> None:
    stays = complete(route="none", leaving="no")
    assert until(stays, date(2026, 12, 11))["job.leaving"] == "yes"
    assert result(stays | until(stays, date(2026, 12, 11))).assessment.outcome == "eligible_on_exit"
    assert "job.leaving" not in until(stays, None)
    left = stays | until(stays, date(2026, 12, 11))
    assert until(left, None)["job.leaving"] == "no"


@pytest.mark.parametrize(
    "changes",
    [{}, {"cap": "10%"}, {"net_pay": "unsure"}, {"pay": "60000", "pay_per_date": "2300", "net_pay": "1500"}],
)
@pytest.mark.parametrize("last", [date(2026, 12, 1), date(2026, 12, 11), date(2026, 12, 24)])
def test_never_more_than_the_checks_until_then_carry(changes: dict[str, Any], last: date) -> None:
    before = complete(**changes)
    whole, less = result(before), result(before | until(before, last))
    figures = less.assessment.figures
    assert figures["still_possible"] <= whole.assessment.figures["still_possible"]
    assert figures["still_possible"] <= figures["take_home_to_come"]
    assert figures["pay_to_come"] == figures["pay_dates_left"] * Decimal(str(before["job.pay_per_date"]))
    assert figures["annual_additions_limit"] <= whole.assessment.figures["annual_additions_limit"]


def test_a_day_after_all_pay_dates_of_the_year_changes_nothing() -> None:
    answers = replay(complete()).answers
    assert changes_nothing(answers, date(2026, 12, 24))
    assert changes_nothing(answers, date(2027, 6, 30))
    assert not changes_nothing(answers, date(2026, 12, 11))
    # Who wanted to leave earlier gets pay dates back.
    assert not changes_nothing(replay(complete() | {LAST: "2026-12-11"}).answers, date(2027, 6, 30))


@pytest.mark.parametrize(("pay", "is_so"), [("180000", True), ("230000", True), ("173076.92", False), ("90000", False)])
def test_pay_of_fewer_dates_may_leave_out_what_does_not_come(pay: str, is_so: bool) -> None:
    assert is_pay_of_all_dates(replay(complete(pay=pay)).answers) is is_so


@pytest.mark.parametrize(
    ("schedule", "last", "days"),
    [
        ("biweekly", date(2026, 12, 18), (date(2026, 12, 4),)),
        ("monthly", date(2026, 12, 11), (date(2026, 12, 11),)),
        ("weekly", date(2026, 12, 7), (date(2026, 11, 30), date(2026, 12, 7))),
        ("biweekly", date(2027, 6, 30), ()),
    ],
)
def test_the_next_pay_date_follows_from_the_last_where_it_can(
    schedule: str, last: date, days: tuple[date, ...]
) -> None:
    assert next_pay_dates_before(replay(complete(pay_schedule=schedule)).answers, last) == days


def test_the_years_pay_is_suggested_without_the_dates_after_the_last() -> None:
    early = {key: value for key, value in complete().items() if key != "job.pay"} | {LAST: "2026-12-11"}
    answers = replay(early).answers
    assert PAY.suggested(answers) == ("173077",)
    assert read_answer(PAY, "173077", answers) == 173_077


@examples(30)
@given(st.integers(0, 2**32))
def test_for_anybody_a_last_day_leaves_a_plan_that_is_complete_and_carried(seed: int) -> None:
    draw = Random(seed)
    told, year, today = random_person(draw)
    answers = answered("mega", as_typed(told, year), today)
    before = assess("mega", answers, built_in_limits(), today)
    if before.replay is None or not before.replay.answers.given().get("job.pay_per_date"):
        return
    last = today + timedelta(draw.randint(0, 200))
    found = answers_until(before.replay, last)
    after = assess("mega", answers | found, built_in_limits(), today)
    assert after.replay is not None
    assert after.next_question is None
    less, whole = after.assessment.figures, before.assessment.figures
    assert less["pay_dates_left"] <= whole["pay_dates_left"]
    assert less["still_possible"] <= less["take_home_to_come"]
    assert less["excess_deferrals"] <= whole["excess_deferrals"]
    assert less["annual_additions_limit"] <= whole["annual_additions_limit"]
    back = answers | found | answers_until(after.replay, None)
    bonus = (before.replay.answers.given().get("job.bonus_to_come") or 0) if "job.pay" in found else 0
    # A dollar a date is no difference: so much less than its dates bring may be the pay of the year.
    assert abs(Decimal(str(back["job.pay"])) - before.replay.answers[PAY] + bonus) <= 53
