"""Several plans side by side: worked cases, and what holds of every household."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import as_json, assess
from core.household.member import Household, Member
from core.household.taken import Followed, brought_up_to_date
from core.household.totals import person_totals
from core.limits import built_in_limits
from tests.profiles import answered, employee, ira_saver, json_of, with_pay_per_date

NEVER_OPENED = -1
LIMITS = built_in_limits()
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "household.toml").read_text("utf-8"), parse_float=Decimal)
TODAY = date.fromisoformat(CASES["today"])
DEFERRAL_LIMIT = LIMITS[2026].elective_deferrals.value


def household(*members: Member) -> Household:
    return Household(members, LIMITS, TODAY)


def open_plan(home: Household, number: int) -> tuple[Household, Followed]:
    """The household after one plan has been opened, with what that changed."""
    by_number = {member.number: member for member in home.members}
    plan = brought_up_to_date(home, by_number[number])
    now = 1 + max(member.opened for member in home.members)
    by_number[number] = replace(by_number[number], answers=plan.answers, taken=plan.taken, opened=now)
    return household(*by_number.values()), plan


def member(number: int, person: str, **changes: object) -> Member:
    return Member(number, person, {"tax_year": 2026, **employee(job_next_pay_date="none", **changes)})


def made(case: dict[str, Any]) -> list[Member]:
    ordinary = CASES["ordinary"][case.get("interview", "mega")]
    members = []
    for number, plan in enumerate(case["plan"], 1):
        answers = {"tax_year": 2026, **with_pay_per_date(ordinary | plan["answers"])}
        given = {key: value for key, value in answers.items() if value != "not given"}
        members.append(Member(number, plan["person"], given, opened=0 if number == 1 else NEVER_OPENED))
    return members


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["id"])
def test_a_worked_case(case: dict[str, Any]) -> None:
    home = household(*made(case))
    for number in case["opened"]:
        home, _ = open_plan(home, number)
    for plan, found in zip(case["plan"], home.members, strict=True):
        assert {key: found.taken.get(key) for key in plan["taken"]} == plan["taken"]
        assert bool(found.taken) == bool(plan["taken"])
        assert {key: found.answers[key] for key in plan.get("shared", {})} == plan.get("shared", {})
        result = json_of(case.get("interview", "mega"), found.answers, TODAY)
        assert result["next_question"] is None
        assert {key: Decimal(str(result["figures"][key])) for key in plan["figures"]} == plan["figures"]
        assert plan.get("outcome", result["outcome"]) == result["outcome"]
    for expected in case.get("total", []):
        (total,) = (each for each in person_totals(home) if each.person == expected["person"])
        assert (total.deferrals, total.left, total.excess) == tuple(
            expected[key] for key in ("deferrals", "left", "excess")
        )
        assert list(total.cautions) == expected["cautions"]


def settled(home: Household) -> Household:
    """Every plan opened after every other, until nothing changes any more."""
    numbers = [each.number for each in home.members]
    for number in (*numbers, *numbers):
        home, _ = open_plan(home, number)
    return home


DEFERRALS = st.lists(st.integers(0, 35_000), min_size=2, max_size=5)


def figures(found: Member) -> dict[str, Any]:
    complete = answered("mega", dict(found.answers), TODAY)
    return as_json(assess("mega", complete, LIMITS, TODAY))["figures"]  # type: ignore[no-any-return]


@given(DEFERRALS, st.sampled_from(["under_50", "50_59", "60_63"]))
def test_deferrals_of_all_jobs_are_regular_up_to_402g_then_catch_up_then_too_much_each_once(
    amounts: list[int], age: str
) -> None:
    jobs = [member(at, "me", job_deferrals=amount, age_band=age) for at, amount in enumerate(amounts, 1)]
    home = settled(household(*jobs))
    found = [figures(job) for job in home.members]
    (total,) = person_totals(home)
    assert _sum(found, "regular_deferrals") == min(sum(amounts), DEFERRAL_LIMIT)
    assert _sum(found, "excess_deferrals") == total.excess
    assert _sum(found, "catch_up_deferrals") == sum(amounts) - min(sum(amounts), DEFERRAL_LIMIT) - total.excess


def _sum(found: list[dict[str, Any]], figure: str) -> Decimal:
    return sum((Decimal(str(each[figure])) for each in found), Decimal(0))


@given(DEFERRALS, st.randoms(use_true_random=False))
def test_the_order_of_the_jobs_does_not_matter_for_the_sum_of_a_person(amounts: list[int], chance: Any) -> None:
    jobs = [member(at, "me", job_deferrals=amount) for at, amount in enumerate(amounts, 1)]
    shuffled = list(jobs)
    chance.shuffle(shuffled)
    (total,), (again,) = person_totals(settled(household(*jobs))), person_totals(settled(household(*shuffled)))
    assert total == again
    assert total.deferrals == sum(amounts)


@given(st.integers(0, 24_500), st.integers(0, 24_500))
def test_a_spouse_never_changes_the_402g_of_the_other(own: int, of_spouse: int) -> None:
    mine = member(1, "me", job_deferrals=own)
    home = settled(household(mine, member(2, "spouse", job_deferrals=of_spouse)))
    assert figures(home.members[0]) == figures(mine)
    assert [total.deferrals for total in person_totals(home)] == [own, of_spouse]


@given(*[st.integers(0, 20_000)] * 3, *[st.sampled_from(["under_50", "50_59"])] * 2)
def test_both_iras_of_a_couple_together_never_take_more_than_the_joint_pay(
    pay: int, paid_first: int, paid_second: int, age_first: str, age_second: str
) -> None:
    def saver(number: int, person: str, age: str, paid: int) -> Member:
        answers = ira_saver(filing_status="married_joint", age_band=age, magi=pay, ira_compensation=pay)
        return Member(number, person, answered("ira", answers | {"ira.roth_paid": paid, "tax_year": 2026}, TODAY))

    first, second = saver(1, "me", age_first, min(paid_first, pay)), saver(2, "spouse", age_second, paid_second)
    home = settled(household(first, second))
    limits = [as_json(assess("ira", each.answers, LIMITS, TODAY))["figures"]["ira_limit"] for each in home.members]
    assert sum(limits) <= pay


def test_an_own_answer_stands_until_the_other_plan_says_something_else() -> None:
    home = household(member(1, "me", job_deferrals=10_000), member(2, "me", job_deferrals=5_000, deferrals_elsewhere=0))
    home, _ = open_plan(home, 2)
    assert home.members[1].answers["deferrals_elsewhere"] == "10000"
    own = replace(home.members[1], answers={**home.members[1].answers, "deferrals_elsewhere": "$12,000"})
    home, plan = open_plan(household(home.members[0], own), 2)
    assert plan.answers["deferrals_elsewhere"] == "$12,000"
    assert (plan.changed, plan.asked_again) == ({}, [])
    raised = replace(home.members[0], answers={**home.members[0].answers, "job.deferrals": 11_000})
    _, plan = open_plan(household(raised, home.members[1]), 2)
    assert plan.asked_again == ["deferrals_elsewhere"]
    assert "deferrals_elsewhere" not in plan.answers


def test_what_was_taken_over_follows_the_other_plan() -> None:
    home = household(member(1, "me", job_deferrals=10_000), member(2, "me", job_deferrals=5_000))
    home, _ = open_plan(home, 2)
    raised = replace(home.members[0], answers={**home.members[0].answers, "job.deferrals": "12,000"})
    _, plan = open_plan(household(raised, home.members[1]), 2)
    assert plan.answers["deferrals_elsewhere"] == "12000"
    assert plan.changed["deferrals_elsewhere"] == "10000"
    assert plan.sources["deferrals_elsewhere"] == (1,)


def test_money_at_an_employer_without_a_plan_here_is_not_forgotten() -> None:
    """Whoever has said 5,000 elsewhere may mean the job that is added now, or a third one."""
    first = member(1, "me", job_deferrals=10_000, deferrals_elsewhere=5_000)
    fresh = Member(2, "me", {"tax_year": 2026, "situation": "employee"})
    _, plan = open_plan(household(first, fresh), 2)
    assert "deferrals_elsewhere" not in plan.answers
    second = member(2, "me", job_deferrals=6_000, deferrals_elsewhere=15_000)
    _, plan = open_plan(household(first, second), 1)
    assert plan.asked_again == ["deferrals_elsewhere"]


def test_what_was_taken_from_a_plan_that_is_gone_is_asked_again() -> None:
    home = household(member(1, "me", job_deferrals=10_000), member(2, "me"))
    home, _ = open_plan(home, 2)
    alone = home.members[1]
    plan = brought_up_to_date(household(alone), alone)
    assert "deferrals_elsewhere" not in plan.answers
    assert plan.taken == {}


def test_an_own_answer_stays_when_the_plan_that_said_otherwise_is_gone() -> None:
    home = household(member(1, "me", job_deferrals=10_000), member(2, "me"))
    home, _ = open_plan(home, 2)
    alone = replace(home.members[1], answers={**home.members[1].answers, "deferrals_elsewhere": 12_000})
    plan = brought_up_to_date(household(alone), alone)
    assert plan.answers["deferrals_elsewhere"] == 12_000


def test_plans_of_different_years_share_nothing() -> None:
    first, second = member(1, "me", job_deferrals=10_000), member(2, "me", deferrals_elsewhere=0, age_band="50_59")
    later = replace(second, answers={**second.answers, "tax_year": 2025})
    _, plan = open_plan(household(first, replace(later, opened=NEVER_OPENED)), 2)
    assert plan.answers == later.answers


def test_of_several_other_jobs_none_is_taken_for_the_related_one() -> None:
    jobs = [member(at, "me", job_deferrals=5_000, elsewhere_related="yes") for at in (1, 2, 3)]
    _, plan = open_plan(household(*jobs), 3)
    assert set(plan.taken) == {"deferrals_elsewhere"}


def test_an_employer_share_that_is_not_known_leaves_the_related_money_to_be_asked() -> None:
    home = household(member(1, "me", job_employer="unsure"), member(2, "me"))
    _, plan = open_plan(home, 2)
    assert "elsewhere.additions" not in plan.taken


def test_a_job_whose_deferrals_are_not_known_yet_leaves_them_to_be_asked() -> None:
    fresh = Member(1, "me", {"tax_year": 2026, "situation": "employee", "job.after_tax": "no"})
    _, plan = open_plan(household(fresh, member(2, "me", deferrals_elsewhere=700)), 2)
    assert plan.answers["deferrals_elsewhere"] == 700
    assert plan.taken == {}


def test_a_single_person_shares_no_return_with_a_spouse() -> None:
    single = Member(1, "me", {"tax_year": 2026, **ira_saver()})
    _, plan = open_plan(household(single, Member(2, "spouse", {"tax_year": 2026}, opened=NEVER_OPENED)), 2)
    assert plan.answers == {"tax_year": 2026}


def test_the_newest_answer_of_a_person_counts_whoever_s_plan_was_open_in_between() -> None:
    """Acme, then the spouse, then Globex: the spouse's plan knows nothing of the age that was corrected at Acme."""
    acme, spouse, globex = member(1, "me"), member(2, "spouse"), member(3, "me", age_band="under_50")
    home = household(replace(acme, opened=4), replace(spouse, opened=5), replace(globex, opened=3))
    home = household(replace(home.members[0], answers={**acme.answers, "age_band": "50_59"}), *home.members[1:])
    home, plan = open_plan(home, 3)
    assert plan.answers["age_band"] == "50_59"
    home, plan = open_plan(home, 1)
    assert plan.answers["age_band"] == "50_59"


def test_a_year_without_limits_has_no_totals() -> None:
    jobs = [Member(at, "me", {**member(at, "me").answers, "tax_year": 1999}) for at in (1, 2)]
    assert person_totals(household(*jobs)) == ()


def test_two_businesses_of_one_person_are_said_to_share_one_limit() -> None:
    jobs = [member(at, "me", job_deferrals=5_000) for at in (1, 2)]
    both = [replace(job, answers={**job.answers, "situation": "both"}) for job in jobs]
    assert "two_businesses" in person_totals(household(*both))[0].cautions
    assert person_totals(household(both[0], jobs[1]))[0].cautions == ("business_apart",)
    assert "two_businesses" not in person_totals(household(*jobs))[0].cautions


def test_an_amount_that_cannot_be_read_counts_as_none() -> None:
    home = household(member(1, "me", job_deferrals=1_000, deferrals_elsewhere="a lot"))
    assert person_totals(home)[0].deferrals == 1_000


def test_a_spouse_whose_ira_is_not_answered_yet_takes_what_is_paid_in_of_the_joint_pay() -> None:
    unfinished = Member(1, "me", {"tax_year": 2026, "filing_status": "married_joint", "ira.roth_paid": 3_000})
    second = Member(2, "spouse", {"tax_year": 2026, **ira_saver(filing_status="married_joint")})
    _, plan = open_plan(household(unfinished, second), 2)
    assert plan.taken == {"ira.spouse_contributions": "3000"}


def test_before_the_age_is_known_no_catch_up_is_counted() -> None:
    young = member(1, "me", job_deferrals=24_500)
    unknown = replace(young, answers={key: value for key, value in young.answers.items() if key != "age_band"})
    (total,) = person_totals(household(unknown))
    assert (total.catch_up, total.excess) == (0, 0)


def test_of_two_jobs_of_the_spouse_the_one_with_the_newest_answers_about_the_ira_counts() -> None:
    joint = {"tax_year": 2026, **ira_saver(filing_status="married_joint")}
    older = Member(2, "spouse", joint | {"ira.roth_paid": 1_000}, opened=1)
    newer = Member(3, "spouse", joint | {"ira.roth_paid": 2_000}, opened=2)
    unanswered = Member(4, "spouse", {"tax_year": 2026}, opened=3)
    _, plan = open_plan(household(Member(1, "me", joint, opened=4), older, newer, unanswered), 1)
    assert plan.taken["ira.spouse_contributions"] == "2000"


def test_a_spouse_lives_in_the_same_home_until_one_of_them_says_otherwise() -> None:
    home = household(
        member(1, "me", residence="germany"), replace(member(2, "spouse", residence=None), opened=NEVER_OPENED)
    )
    home, found = open_plan(home, 2)
    assert (found.answers["residence"], found.sources["residence"]) == ("germany", (1,))
    _, again = open_plan(home, 1)
    assert "residence" not in again.changed


def test_a_home_that_each_spouse_has_named_stays_as_it_is() -> None:
    home = household(member(1, "me", residence="us"), member(2, "spouse", residence="germany"))
    for number, residence in ((1, "us"), (2, "germany"), (1, "us")):
        home, found = open_plan(home, number)
        assert found.answers["residence"] == residence


@pytest.mark.parametrize(("status", "residence"), [("married_separate_apart", None), ("married_separate", "germany")])
def test_spouses_who_lived_apart_share_no_home(status: str, residence: str | None) -> None:
    spouse = replace(member(2, "spouse", residence=None), opened=NEVER_OPENED)
    home = household(member(1, "me", residence="germany", filing_status=status), spouse)
    assert open_plan(home, 2)[1].answers.get("residence") == residence
