"""Own deferrals first, then after-tax money: every dollar of take-home pay and of room is told once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.amounts import Percent
from core.assess import Result, assess
from core.limits import built_in_limits
from core.mega_backdoor import plan_terms
from core.mega_backdoor.election import Election
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.payroll import PAY_PER_DATE, dates_to_come
from core.mega_backdoor.reach import calendar_of, within_reach
from core.pay_dates import DATES_A_YEAR, pay_dates
from tests.core.random_answers import as_typed
from tests.core.random_people import random_person
from tests.core.test_oracle import sum_of
from tests.examples import examples
from tests.profiles import Profile, answered, employee, employee_and_owner, result_of

NOVEMBER = date(2026, 11, 29)


def told_to(profile: Profile, today: date = NOVEMBER) -> dict[str, Any]:
    return result_of("mega", profile, today).assessment.told.figures


def saver(**changes: object) -> Profile:
    """Two pay dates of 6,923.07 with 4,000 of take-home pay, and 1,000 missing in own deferrals."""
    return employee(job_next_pay_date="2026-12-11", job_deferrals=23_500, job_net_pay=4_000) | employee_ids(changes)


def employee_ids(changes: dict[str, object]) -> Profile:
    return {name.replace("job_", "job."): value for name, value in changes.items()}


def test_what_deferrals_take_is_left_neither_to_live_on_nor_for_after_tax_money() -> None:
    figures = told_to(saver())
    assert figures["deferrals_raised"] == 1_000
    assert figures["deferrals_raised_per_pay_date"] == 500
    assert figures["deferrals_raised_percent"] == 7
    assert figures["still_possible"] == 2 * 4_000 - 1_000
    assert figures["per_pay_date"] == 3_500
    assert figures["take_home_after"] == 0


def test_the_figures_by_the_formulas_stay_beside_the_plan() -> None:
    assessment = result_of("mega", saver(), NOVEMBER).assessment
    assert assessment.figures["still_possible"] == 8_000
    assert assessment.figures["after_tax_room"] == 72_000 - 23_500 - 6_000
    assert assessment.told.figures["after_tax_room"] == 72_000 - 24_500 - 6_000
    assert "deferrals_raised" not in assessment.figures


def test_where_deferrals_are_full_the_plan_is_the_formulas() -> None:
    assessment = result_of("mega", saver(job_deferrals=24_500), NOVEMBER).assessment
    assert assessment.by_plan is None
    assert assessment.told.figures is assessment.figures
    assert assessment.told.receipts is assessment.receipts


def test_pay_that_does_not_carry_the_deferrals_leaves_nothing_for_after_tax_money() -> None:
    figures = told_to(saver(job_deferrals=10_000))
    assert figures["deferrals_raised"] == 8_000
    assert figures["deferrals_raised_per_pay_date"] == 4_000
    assert figures["still_possible"] == figures["percent_whole"] == 0


def test_deferrals_elsewhere_count_toward_the_one_limit() -> None:
    assert told_to(saver(deferrals_elsewhere=600))["deferrals_raised"] == 400
    assert "deferrals_raised" not in told_to(saver(deferrals_elsewhere=1_000))


def test_deferrals_booked_in_the_own_business_count_toward_it_too() -> None:
    figures = told_to(saver(deferrals_elsewhere=0) | {"business.deferrals_so_far": 300})
    assert figures["deferrals_raised"] == 700


def test_a_cap_on_all_own_contributions_is_used_by_deferrals_first() -> None:
    """A quarter of two dates is 3,461.53, of which the share of deferrals on them is used already."""
    capped = saver(job_cap="25%", job_cap_covers="all_own")
    before = result_of("mega", capped, NOVEMBER).assessment
    told = before.told.figures
    assert told["deferrals_raised"] + told["still_possible"] == pytest.approx(before.figures["still_possible"])


def test_a_cap_on_after_tax_money_alone_leaves_deferrals_as_they_are() -> None:
    capped = saver(job_cap="10%", job_cap_covers="after_tax")
    told = told_to(capped)
    assert told["deferrals_raised"] == 1_000
    assert told["still_possible"] == Decimal("1384.61")


def test_a_match_on_higher_deferrals_leaves_less_room() -> None:
    matched = saver(job_employer="match 100%", job_net_pay=6_000)
    assert told_to(matched)["after_tax_room"] == 72_000 - 24_500 - 24_500


def test_the_receipt_names_what_deferrals_are_raised_by() -> None:
    receipts = result_of("mega", saver(), NOVEMBER).assessment.told.receipts
    lines = {line.label: line.amount for line in receipts["after_tax_room"]}
    assert (lines["regular_deferrals"], lines["deferrals_raised"]) == (-23_500, -1_000)


def test_a_percent_of_deferrals_is_taken_from_the_bonus_too() -> None:
    """1,000 of 13,846 and a bonus of 10,000 is 4.2% of both; a pay date then bears 4% of its 6,923.08."""
    figures = told_to(saver(job_pay=190_000, job_bonus_to_come=10_000))
    assert figures["deferrals_raised_percent"] == 4
    assert figures["take_home_after_percent"] == 4_000 - Decimal("276.92") - figures["from_each_pay_date"]


def test_the_wish_for_less_is_a_share_of_what_the_deferrals_leave() -> None:
    assert told_to(saver() | {"job.take": "50%"})["elected"] == 3_500


@pytest.mark.parametrize(
    ("changes", "spare", "raised", "after_tax", "left"),
    [
        ({"job_deferrals": 10_000}, 400, 800, 0, 3_600),
        ({"job_deferrals": 10_000}, "10%!", Decimal("1384.61"), 0, Decimal("3307.70")),
        ({}, 400, 800, 0, 3_600),
        ({}, 1_000, 1_000, 1_000, 3_000),
        ({"job_deferrals": 24_500}, 1_000, None, 2_000, 3_000),
    ],
)
def test_what_somebody_can_spare_raises_deferrals_first_and_then_goes_in_after_tax(
    changes: Profile, spare: object, raised: Decimal | None, after_tax: int, left: Decimal
) -> None:
    told = told_to(saver(**changes) | {"job.spare": spare})
    assert told.get("deferrals_raised") == raised
    assert told.get("elected", told["still_possible"]) == after_tax
    assert told["take_home_after"] == left


@pytest.mark.parametrize("spare", [4_000, 9_000, "100%!"])
def test_who_can_spare_all_has_the_plan_of_somebody_who_said_nothing(spare: object) -> None:
    assert told_to(saver() | {"job.spare": spare}) == told_to(saver())


def test_the_total_for_the_page_follows_what_somebody_can_spare() -> None:
    """A biweekly nurse of 96,000 who has 295.20 set: 400 more is 695.20, of 3,692.31 a paycheck 18 whole percent."""
    nurse = saver(job_pay=96_000, job_deferrals="7675.2")
    nurse |= {"job.pay_per_date": "3692.31", "job.employer": 0, "job.net_pay": 2_500, "job.spare": 400}
    steps = {step.code: step.figures for step in result_of("mega", nurse, NOVEMBER).assessment.steps}
    assert steps["fill_deferrals"]["percent_total"] == 18
    assert steps["fill_deferrals"]["total_per_pay_date"] == Decimal("695.20")
    assert "after_tax_waits" in steps
    assert "next_date" not in steps["next_year"]


def deferring_little(seed: int) -> Result:
    """A random person, mostly with less than full deferrals and some room left."""
    draw = Random(seed)
    answers, year, today = random_person(draw)
    if "job.pay" in answers:
        some = {"job.deferrals": min(answers["job.pay"], Fraction(draw.randint(0, 24_000)))}
        answers |= some | {"job.after_tax_so_far": Fraction(draw.randint(0, 9_000))}
    return result_of("mega", as_typed(answers, year), today)


def plans_of(seed: int) -> OnePlan | None:
    result = deferring_little(seed)
    assert result.replay is not None
    is_raised = result.told.figures.get("deferrals_raised")
    return OnePlan(result.replay.answers) if is_raised else None


@examples(400)
@given(st.integers(0, 2**32))
def test_take_home_pay_and_room_are_spent_once(seed: int) -> None:
    plan = plans_of(seed)
    if plan is None:
        return
    before = plan.before
    assert 0 < plan.raised <= plan.deferrals_missing
    assert plan.raised + plan.elected <= before.take_home_to_come
    assert plan.raised + plan.elected <= plan.pay_to_come
    assert plan.counted_additions + plan.after_tax_so_far + plan.elected <= plan.annual_additions_limit
    assert plan.elected <= before.still_possible
    assert (plan.raised_percent + (plan.percent_whole or 0)) * plan.pay_to_come <= 100 * before.take_home_to_come
    for of_date in (plan.take_home_after, plan.take_home_after_estimate):
        assert of_date is None or of_date >= 0


@examples(400)
@given(st.integers(0, 2**32))
def test_raised_deferrals_stay_within_every_limit(seed: int) -> None:
    plan = plans_of(seed)
    if plan is None:
        return
    assert plan.excess_deferrals == plan.before.excess_deferrals == 0
    assert plan.excess_additions == plan.before.excess_additions
    assert plan.raised_per_pay_date <= plan.answers[PAY_PER_DATE]
    assert plan.raised_per_pay_date * plan.pay_dates_left <= plan.raised
    assert plan.own_deferrals <= plan.pay
    assert plan.after_tax_so_far <= plan.room_before_cap


@examples(400)
@given(st.integers(0, 2**32))
def test_a_cap_on_all_own_contributions_holds_for_both_together(seed: int) -> None:
    plan = plans_of(seed)
    if plan is None or not plan.cap_covers_all_own:
        return
    cap = plan.answers[plan_terms.CAP]
    most = cap.of(plan.recognised_pay) if isinstance(cap, Percent) else Decimal(str(cap))
    assert plan.regular_deferrals + plan.after_tax_so_far + plan.elected <= max(most, plan.before.regular_deferrals)


@examples(400)
@given(st.integers(0, 2**32))
def test_receipts_of_the_plan_add_up_to_its_figures(seed: int) -> None:
    result = deferring_little(seed)
    plan, replay = result.assessment.by_plan, result.replay
    for name, receipt in plan.receipts.items() if plan else ():
        _, _, way = name.removesuffix(".after_tax_room").rpartition("solo.")
        figure = plan.solo["figures"][way]["after_tax_room"] if plan.solo and way != name else plan.figures[name]
        assert sum_of(receipt) == figure, name
    if plan and replay:
        assert result.assessment.figures["still_possible"] == Election(replay.answers).still_possible


def test_in_dollars_the_pay_dates_bear_all_that_is_raised_and_a_bonus_nothing() -> None:
    """1,000 are missing: 500 of each of two dates, whatever comes as a bonus."""
    told = result_of("mega", saver(job_pay=190_000, job_bonus_to_come=10_000) | {"job.take": 1_000}, NOVEMBER)
    (raising,) = [step.figures for step in told.assessment.steps if step.code == "fill_deferrals"]
    assert (raising["from_each_pay_date"], raising["from_bonus"]) == (500, 0)
    assert told.told.figures["take_home_after_percent"] == 4_000 - 500 - 1_000


def test_in_dollars_a_cap_on_all_own_contributions_holds_on_each_pay_date() -> None:
    """A quarter of 6,923.07 less the 728.74 deferred of it already is 1,002.02, whatever comes as a bonus."""
    capped = saver(job_pay=190_000, job_bonus_to_come=50_000, job_cap="25%", job_cap_covers="all_own")
    figures = told_to(capped | {"job.take": 1_000, "job.deferrals": 20_000})
    deferred = Decimal(20_000) / 190_000 * Decimal("6923.07")
    most = Decimal("6923.07") / 4 - deferred
    assert figures["deferrals_raised_per_pay_date"] + figures["per_pay_date"] <= most
    assert figures["deferrals_raised_per_pay_date"] == pytest.approx(most, abs=Decimal("0.02"))


@examples(400)
@given(st.integers(0, 2**32))
def test_what_is_told_counts_the_pay_dates_that_a_change_reaches(seed: int) -> None:
    result = deferring_little(seed)
    figures, told = result.assessment.figures, result.told.figures
    if result.replay is None or not figures.get("pay_dates_left"):
        return
    missed = calendar_of(result.replay.answers).missed
    assert told["pay_dates_left"] == figures["pay_dates_left"] - len(missed)
    assert told["still_possible"] <= figures["still_possible"]
    if not missed and not told.get("deferrals_raised"):
        assert told == figures


def test_the_paycheck_of_today_carries_nothing_that_is_told() -> None:
    """2,700 of each of three dates, the first of them today: 5,400, and the contract's figures stay."""
    paid = {"job_pay_schedule": "semimonthly", "job_pay": 92_000, "job_pay_per_date": 3_833, "job_net_pay": 2_700}
    today = date(2026, 11, 30)
    result = result_of("mega", employee(job_next_pay_date="2026-11-30", **paid), today)
    assert (result.assessment.figures["pay_dates_left"], result.assessment.figures["still_possible"]) == (3, 8_100)
    assert (result.told.figures["pay_dates_left"], result.told.figures["still_possible"]) == (2, 5_400)
    assert result.told.figures["per_pay_date"] == 2_700
    later = result_of("mega", employee(job_next_pay_date="2026-12-15", **paid), today)
    assert later.told.figures is later.assessment.figures


def test_a_month_end_that_is_missed_does_not_move_the_dates_after_it() -> None:
    """Paid on the 29th: 29 January is missed, and after 28 February comes 29 March and not the 31st."""
    paid = {"job_pay_schedule": "monthly", "job_pay": 120_000, "job_pay_per_date": 10_000, "job_net_pay": 5_000}
    result = result_of("mega", employee(job_next_pay_date="2026-01-29", **paid), date(2026, 1, 29))
    assert result.replay is not None
    assert dates_to_come(within_reach(result.replay.answers))[:2] == (date(2026, 2, 28), date(2026, 3, 29))


@pytest.mark.parametrize("schedule", ["weekly", "biweekly", "semimonthly", "monthly"])
@pytest.mark.parametrize("more", [{}, {"job_deferrals": 0}, {"job_cap": "10%", "job_cap_covers": "after_tax"}])
def test_after_tax_money_that_waits_begins_with_what_the_next_year_comes_to(schedule: str, more: Profile) -> None:
    dates = DATES_A_YEAR[schedule]
    pay = {"job_pay_schedule": schedule, "job_pay_per_date": 180_000 // dates, "job_net_pay": 110_000 // dates}
    person = employee(job_next_pay_date="2026-12-15", **({"job_deferrals": 10_000} | pay | more))
    today = date(2026, 12, 1 if schedule != "weekly" else 9)
    waits = {step.code: step.figures for step in result_of("mega", person, today).assessment.steps}["next_year"]
    first = waits["next_date"]
    assert isinstance(first, date)
    regular = Decimal(180_000 // dates) * len(pay_dates(schedule, first, 2027))
    in_time = person | {"tax_year": 2027, "job.next_pay_date": first.isoformat(), "job.pay": max(180_000, regular)}
    limits = built_in_limits()
    as_they_are = {**limits, 2027: limits[2026].model_copy(update={"year": 2027})}
    told = assess("mega", answered("mega", in_time, today), as_they_are, today).told.figures
    assert (waits["next_per_pay_date"], waits["percent_next"]) == (told["per_pay_date"], told["percent_whole"])


@pytest.mark.parametrize("wish", [None, "5000"])
def test_dollars_of_each_pay_date_stay_within_its_pay_where_a_bonus_is_most_of_what_comes(wish: str | None) -> None:
    person = employee(
        job_pay_schedule="weekly", job_pay_per_date=1_200, job_pay=150_000, job_net_pay="unsure", job_cap="none"
    ) | {"job.next_pay_date": "2026-12-04", "job.bonus_to_come": 80_000, "job.take": wish}
    figures = told_to(person)
    dollars = figures["per_pay_date"] if wish else figures["per_pay_date_without_bonus"]
    assert 0 < dollars < 1_200


def test_where_pay_carries_no_after_tax_money_next_year_either_no_day_is_named() -> None:
    person = employee(job_next_pay_date="2026-12-15", job_deferrals=0, job_net_pay=900, job_pay_schedule="semimonthly")
    waits = {step.code: step for step in result_of("mega", person, date(2026, 12, 1)).assessment.steps}
    assert "next_date" not in waits["next_year"].figures


@pytest.mark.parametrize("more", [{"job_route": "unsure"}, {"job_employer": "unsure"}, {"job_after_tax": "unsure"}])
def test_what_the_plan_has_to_answer_promises_nothing_for_the_next_year(more: Profile) -> None:
    person = employee(job_next_pay_date="2026-12-15", job_deferrals=0, job_net_pay=4_000, job_pay_schedule="monthly")
    steps = result_of("mega", person | employee_ids(dict(more)), date(2026, 12, 1)).assessment.steps
    assert not any(step.figures.get("next_date") for step in steps)


def test_who_has_filled_the_room_is_told_what_the_next_year_begins_with_beside_full_deferrals() -> None:
    person = employee(job_after_tax_so_far=41_500, job_next_pay_date="2026-12-01", job_net_pay=8_000)
    person |= {"job.pay_schedule": "monthly", "job.pay_per_date": 15_000}
    steps = {step.code: step.figures for step in result_of("mega", person, date(2026, 11, 20)).assessment.steps}
    assert steps["next_year"]["next_date"] == date(2027, 2, 1), "what is due on 1 January is paid in December"
    assert steps["next_year"]["next_deferrals"] == Decimal("2041.66")
    assert steps["next_year"]["next_per_pay_date"] == Decimal("3458.33")


def beside_a_business(**changes: object) -> Result:
    """A job whose plan has 9,500 of deferrals open and three paychecks left, beside a profit of 70,000."""
    job = {"job_deferrals": 15_000, "job_net_pay": 3_600, "job_next_pay_date": "2026-12-04"}
    profile = employee_and_owner(**{"tax_year": 2026, "business_profit": 70_000} | job | changes)
    return result_of("mega", profile, date(2026, 11, 30))


@pytest.mark.parametrize(
    ("changes", "raised", "deferral", "catch_up", "after_tax"),
    [
        ({}, 9_500, 0, 0, 69_062),
        ({"job_net_pay": 2_000}, 6_000, 3_500, 0, 65_562),
        ({"job_spare": 1_000}, 3_000, 6_500, 0, 62_562),
        ({"age_band": "50_59"}, 9_500, 0, 8_000, 69_062),
        ({"job_deferrals": 24_500}, 0, 0, 0, 69_062),
    ],
)
def test_what_rises_at_the_job_is_not_deferred_in_the_business_again(
    changes: dict[str, object], raised: int, deferral: int, catch_up: int, after_tax: int
) -> None:
    """402(g) is one limit for all plans, and what is not deferred in the business can go in there after tax."""
    result = beside_a_business(**changes)
    figures = {step.code: step.figures for step in result.assessment.steps}
    assert figures.get("fill_deferrals", {}).get("in_all", 0) == raised
    assert figures.get("solo_deferral_election", {}).get("amount", 0) == deferral + catch_up
    assert figures["solo_after_tax_deposit"]["amount"] == after_tax
    assert result.told.solo is not None
    told = result.told.solo["figures"]["roth_first"]
    assert (told["deferral"], told["catch_up"], told["after_tax_room"]) == (deferral, catch_up, after_tax)
    assert sum_of(result.told.receipts["solo.roth_first.after_tax_room"]) == after_tax


def test_the_figures_of_the_business_by_the_formulas_stay_beside_those_that_are_told() -> None:
    solo = beside_a_business().assessment.solo
    assert solo is not None
    assert (solo["figures"]["roth_first"]["deferral"], solo["figures"]["roth_first"]["after_tax_room"]) == (
        9_500,
        59_562,
    )


def test_where_a_small_profit_has_room_only_beside_the_raise_the_formulas_outcome_stands() -> None:
    result = beside_a_business(business_profit=8_000)
    assert result.assessment.solo is not None
    assert result.told.solo == result.assessment.solo
    assert result.told.solo["outcome"] == "no_room"


@pytest.mark.parametrize(
    ("so_far", "percent", "dollars"),
    [(None, 55, "3433.89"), (15_000, 51, "3166.66"), (16_050, None, None), (20_000, None, None)],
)
def test_the_total_for_the_plans_page_counts_what_is_not_in_so_far(
    so_far: int | None, percent: int | None, dollars: str | None
) -> None:
    """Of 16,050, 1,050 are still to come on three dates: 350 each, and 2,816.66 are added; an even part is 617.23."""
    ordinary = {"job_pay": 160_000, "job_pay_per_date": "6153", "job_net_pay": 3_900, "job_deferrals": 16_050}
    person = employee(**ordinary, job_employer=4_800, job_next_pay_date="2026-12-04")
    told = person | ({} if so_far is None else {"job.deferrals_so_far": so_far})
    step = next(each for each in result_of("mega", told, date(2026, 11, 30)).assessment.steps if each.due)
    assert step.figures["percent_total"] == percent
    assert step.figures["total_per_pay_date"] == (None if dollars is None else Decimal(dollars))
