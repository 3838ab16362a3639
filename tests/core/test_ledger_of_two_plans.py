"""The diary of an owner with a job: each entry belongs to one of two plans, and what the law shares is shared."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import BadAnswer
from core.ledger.assessment import assess_ledger, ledger_as_json
from core.ledger.counted import answers_by_diary, answers_with_diary, records_of_year
from core.ledger.entries import Entry, EntryKind, in_order, read_entries
from core.ledger.forms import Payer, expected_forms
from core.ledger.plans import plan_of, plans_of
from core.limits import built_in_limits
from core.result import WhosePlan
from tests.profiles import Profile, answered, employee, employee_and_owner, json_of, owner

NOVEMBER = date(2026, 11, 29)
NO_TAX_ON_THE_GAIN = {"destination": "in_plan"}


def owner_with_a_job(**changes: object) -> Profile:
    """Worked case C12: 39,500 of room at the job, 72,000 in the own business, whose deferral is used up at the job."""
    return answered("mega", employee_and_owner(job_next_pay_date="2026-12-04", job_net_pay=4_500, **changes), NOVEMBER)


def at(plan: str | None, day: str, kind: str, amount: object, **more: object) -> Profile:
    return {"date": day, "kind": kind, "amount": amount, **({"plan": plan} if plan else {}), **more}


def ledger(*entries: Profile, answers: Profile | None = None) -> dict[str, Any]:
    read = read_entries(list(entries))
    known = owner_with_a_job() if answers is None else answers
    return ledger_as_json(assess_ledger(known, read, built_in_limits(), NOVEMBER))


def rooms(found: dict[str, Any]) -> tuple[Any, Any]:
    return found["plans"]["job"]["room_left"], found["plans"]["business"]["room_left"]


def test_each_plan_has_its_own_room() -> None:
    assert rooms(ledger()) == (39_500, 72_000)
    assert rooms(ledger(at("business", "2026-11-27", "after_tax", 1_200))) == (39_500, 70_800)
    assert rooms(ledger(at("job", "2026-11-20", "after_tax", 1_200))) == (38_300, 72_000)


def test_where_nobody_has_said_which_plan_an_entry_counts_at_the_job() -> None:
    assert rooms(ledger(at(None, "2026-11-20", "after_tax", 1_200))) == (38_300, 72_000)


def test_the_two_together_have_the_room_of_the_job_and_the_sums_of_both() -> None:
    found = ledger(
        at("job", "2026-11-20", "after_tax", 2_000),
        at("business", "2026-11-20", "after_tax", 5_000),
        at("business", "2026-11-21", "conversion", 3_010, gain=10),
    )
    assert (found["room_left"], found["basis"], found["gain"]) == (37_500, 4_000, 10)
    assert (found["plans"]["job"]["basis"], found["plans"]["business"]["basis"]) == (2_000, 2_000)
    assert (found["plans"]["job"]["gain"], found["plans"]["business"]["gain"]) == (0, 10)


def test_somebody_with_one_plan_has_no_plans_apart() -> None:
    for person in (employee(job_next_pay_date="2026-12-04"), owner()):
        found = ledger(at("business", "2026-11-20", "after_tax", 500), answers=answered("mega", person, NOVEMBER))
        assert "plans" not in found
        assert found["basis"] == 500


@pytest.mark.parametrize(
    ("plan", "amount", "above"),
    [("job", 40_000, {"job": 500}), ("business", 72_400, {"business": 400}), ("business", 40_000, {})],
)
def test_only_the_plan_whose_limit_is_passed_warns(plan: str, amount: int, above: dict[str, int]) -> None:
    found = ledger(at(plan, "2026-11-20", "after_tax", amount))["plans"]
    assert {name: each["warning_figures"]["above_room"] for name, each in found.items() if each["warnings"]} == above


def test_what_a_business_pays_in_is_no_rate_of_a_paycheck() -> None:
    paid = {"job_after_tax_so_far": 38_000}
    at_job = ledger(at("job", "2026-11-20", "after_tax", 1_384), answers=owner_with_a_job(**paid))
    assert at_job["plans"]["job"]["warnings"] == ["next_paycheck_too_much"]
    in_business = ledger(at("business", "2026-11-20", "after_tax", 1_384), answers=owner_with_a_job(**paid))
    assert [each["warnings"] for each in in_business["plans"].values()] == [[], []]


def test_employer_money_of_the_business_takes_room_there_alone() -> None:
    found = ledger(at("business", "2026-11-20", "employer", 5_000))
    # Below the dollar limit 78,928.74 − 2 × 5,000 are left, above it 72,000 − 5,000: the smaller one.
    assert rooms(found) == (39_500, 67_000)
    assert found["warnings"] == []
    # A job that pays more than was answered has less room.
    assert rooms(ledger(at("job", "2026-11-20", "employer", 9_000))) == (38_500, 72_000)


def test_more_converted_than_contributed_is_said_of_the_plan_it_left() -> None:
    found = ledger(at("job", "2026-11-20", "after_tax", 5_000), at("business", "2026-11-21", "conversion", 1_000))
    assert found["plans"]["business"]["warnings"] == ["converted_more_than_contributed"]
    assert found["plans"]["job"]["warnings"] == []


@pytest.mark.parametrize(("deferred", "excess"), [(4_500, None), (6_000, 1_500)])
def test_402g_is_one_limit_for_both_plans(deferred: int, excess: int | None) -> None:
    found = ledger(at("business", "2026-11-20", "deferral", deferred), answers=owner_with_a_job(job_deferrals=20_000))
    assert found["plans"]["business"]["warning_figures"].get("excess_deferrals") == excess
    assert found["plans"]["job"]["warnings"] == []


def test_a_catch_up_in_the_business_is_no_excess() -> None:
    answers = owner_with_a_job(job_deferrals=20_000, age_band="50_59")
    assert ledger(at("business", "2026-11-20", "deferral", 12_500), answers=answers)["warnings"] == []
    assert ledger(at("business", "2026-11-20", "deferral", 12_501), answers=answers)["warnings"] == ["excess_deferrals"]


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        # 20% of 139,402.84 of net earnings (worked example S1).
        ({}, "27880.57"),
        ({"business_entity": "corporation", "business_wages": 100_000}, "25000"),
        # Pay above 401(a)(17) would allow 90,000; 415(c) ends it.
        ({"business_entity": "corporation", "business_wages": 400_000}, "72000"),
    ],
)
def test_employer_money_of_a_business_above_what_it_can_deduct_is_said(changes: dict[str, Any], most: str) -> None:
    answers = answered("mega", owner(tax_year=2026, **changes), NOVEMBER)
    at_most, above = (
        ledger(at("business", "2026-11-20", "employer", float(most) + more), answers=answers) for more in (1, 2)
    )
    assert at_most["warnings"] == []
    assert above["warnings"] == ["employer_above_most"]
    assert above["warning_figures"]["employer_above_most"] == 2


def test_deferrals_that_are_in_leave_less_for_the_employer_and_those_of_a_job_do_not() -> None:
    answers = answered("mega", owner(tax_year=2026, business_entity="corporation", business_wages=400_000), NOVEMBER)
    paid = at("business", "2026-11-20", "employer", 47_502)
    deferred = at("business", "2026-11-20", "deferral", 30_000)
    assert ledger(paid, answers=answers)["warnings"] == []
    # 24,500 of the 30,000 is regular and takes from 415(c); the rest is above 402(g).
    assert ledger(paid, deferred, answers=answers)["warnings"] == ["excess_deferrals", "employer_above_most"]
    at_job = ledger(at("job", "2026-11-20", "employer", 30_000), answers=owner_with_a_job())
    assert "employer_above_most" not in at_job["warnings"]


def test_a_403b_shares_the_dollar_limit_with_the_business_and_no_other_plan_does() -> None:
    paid = at("business", "2026-11-20", "after_tax", 30_000)
    # 72,000 − 24,500 − 8,000 − 30,000 are left, and can be used once.
    assert rooms(ledger(paid, answers=owner_with_a_job(job_is_403b="yes"))) == (9_500, 9_500)
    assert rooms(ledger(paid, answers=owner_with_a_job(job_is_403b="no"))) == (39_500, 42_000)


def test_a_403b_and_a_business_over_the_shared_limit_are_both_told() -> None:
    found = ledger(
        at("business", "2026-11-20", "after_tax", 30_000),
        at("job", "2026-11-20", "after_tax", 10_000),
        answers=owner_with_a_job(job_is_403b="yes"),
    )
    assert found["warnings"] == ["after_tax_above_room"]
    assert {name: each["warning_figures"]["above_room"] for name, each in found["plans"].items()} == {
        "job": 500,
        "business": 500,
    }


def test_the_result_of_a_403b_beside_a_filled_business_adds_up() -> None:
    answers = owner_with_a_job(job_is_403b="yes") | {"business.after_tax_so_far": 30_000, "business.employer_so_far": 9}
    found = json_of("mega", answers, NOVEMBER)
    assert found["figures"]["business_additions"] == 30_009
    assert sum(line["amount"] for line in found["receipts"]["after_tax_room"]) == 9_491


def test_each_plan_sends_its_own_form() -> None:
    entries = read_entries(
        [
            at("job", "2026-06-10", "conversion", 2_010, gain=10, **NO_TAX_ON_THE_GAIN),
            at("business", "2026-06-11", "conversion", 1_005, gain=5, **NO_TAX_ON_THE_GAIN),
            at(None, "2026-06-12", "ira_conversion", 7_500),
        ]
    )
    found = [(form.payer, form.box_1, form.box_2a) for form in expected_forms(entries, owner_with_a_job())]
    assert found == [(Payer.PLAN, 2_010, 10), (Payer.OWN_PLAN, 1_005, 5), (Payer.IRA, 7_500, 7_500)]


def test_the_route_of_the_job_says_nothing_of_the_money_of_the_business() -> None:
    entries = read_entries([at(each, "2026-06-10", "conversion", 900) for each in ("job", "business")])
    found = {form.payer: form.event for form in expected_forms(entries, owner_with_a_job(job_route="in_plan"))}
    assert found == {Payer.PLAN: "in_plan", Payer.OWN_PLAN: None}


@pytest.mark.parametrize(
    ("changes", "kind", "plan"),
    [
        ({}, "after_tax", None),
        ({}, "deferral", None),
        ({"job_after_tax": "no"}, "after_tax", WhosePlan.BUSINESS),
        ({"job_after_tax": "no"}, "conversion", WhosePlan.BUSINESS),
        ({"job_after_tax": "no"}, "employer", None),
        ({"business_plan": "standard"}, "after_tax", WhosePlan.JOB),
        ({"business_plan": "unsure"}, "after_tax", None),
        ({"business_employees": "yes"}, "deferral", WhosePlan.JOB),
        ({}, "ira_conversion", WhosePlan.JOB),
    ],
)
def test_the_plan_is_known_where_only_one_takes_such_money(changes: Profile, kind: str, plan: WhosePlan | None) -> None:
    entry = read_entries([at(None, "2026-11-20", kind, 100)])[0]
    assert plan_of(entry, owner_with_a_job(**changes)) is plan


def test_what_a_person_has_said_goes_before_the_kind_of_money() -> None:
    entry = read_entries([at("job", "2026-11-20", "after_tax", 100)])[0]
    assert plan_of(entry, owner_with_a_job(job_after_tax="no")) is WhosePlan.JOB


def test_a_job_without_after_tax_money_leaves_the_room_of_the_business() -> None:
    found = ledger(at(None, "2026-11-27", "after_tax", 1_200), answers=owner_with_a_job(job_after_tax="no"))
    assert rooms(found) == (None, 70_800)
    assert found["room_left"] == 70_800
    assert found["warnings"] == []


def test_a_plan_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadAnswer) as caught:
        read_entries([at("house", "2026-11-20", "after_tax", 1)])
    assert (caught.value.question, caught.value.problem.reason) == ("entries.0.plan", "not_a_choice")


def test_the_money_of_the_own_plan_is_known_without_a_question() -> None:
    entries = read_entries(
        [at("business", "2026-11-20", kind, 10) for kind in ("after_tax", "roth_deferral", "employer")]
        + [at("job", "2026-11-20", "after_tax", 99)]
    )
    assert records_of_year(owner_with_a_job(), entries, 2026, NOVEMBER, None) == {
        "business.after_tax_so_far": "10 $",
        "business.deferrals_so_far": "10 $",
        "business.employer_so_far": "10 $",
        "business.not_converted": "10 $",
        "job.not_converted": "99 $",
    }
    of_employee = records_of_year(answered("mega", employee(), NOVEMBER), entries, 2026, NOVEMBER, None)
    assert of_employee == {"job.not_converted": "109 $"}


def test_money_that_came_in_after_the_year_is_not_what_is_left_to_convert_of_it() -> None:
    entries = read_entries(
        [
            at(None, "2026-11-20", "after_tax", 5_000),
            at(None, "2027-01-08", "after_tax", 1_000),
            at(None, "2027-01-12", "conversion", 4_000),
        ]
    )
    known = records_of_year(answered("mega", employee(), NOVEMBER), entries, 2026, date(2027, 1, 20), None)
    assert known["job.not_converted"] == "1000 $"


MONEY = st.integers(1, 4_000_000).map(lambda cents: Decimal(cents) / 100)
ENTRIES = st.builds(
    Entry,
    st.dates(date(2026, 1, 2), date(2026, 12, 31)),
    st.sampled_from([EntryKind.AFTER_TAX, EntryKind.DEFERRAL, EntryKind.EMPLOYER, EntryKind.CONVERSION]),
    MONEY,
    plan=st.sampled_from([*WhosePlan, None]),
)


@given(st.lists(ENTRIES, max_size=10), st.sampled_from(["yes", "no"]), st.randoms(use_true_random=False))
def test_any_diary_of_two_plans_gives_sums_that_belong_to_it(diary: list[Entry], is_403b: str, random: Any) -> None:
    answers = owner_with_a_job(job_is_403b=is_403b)
    assert plans_of(answers) == tuple(WhosePlan)
    found = assess_ledger(answers, in_order(diary), built_in_limits(), NOVEMBER)
    again = assess_ledger(answers, in_order(random.sample(diary, len(diary))), built_in_limits(), NOVEMBER)
    assert found == again
    assert found.basis == sum(each.basis for each in found.plans.values())
    for plan, each in found.plans.items():
        kept = [entry for entry in diary if (entry.plan or WhosePlan.JOB) is plan]
        paid = sum((entry.amount for entry in kept if entry.kind is EntryKind.AFTER_TAX), Decimal(0))
        assert each.room_left is not None
        assert each.room_left == 0 or paid + each.room_left <= 72_000
        assert ("after_tax_above_room" in each.warnings) <= (each.room_left == 0)


@given(st.lists(ENTRIES, max_size=10))
def test_a_403b_and_a_business_never_pass_their_one_limit_without_a_word(diary: list[Entry]) -> None:
    found = assess_ledger(owner_with_a_job(job_is_403b="yes"), in_order(diary), built_in_limits(), NOVEMBER)
    paid = sum((entry.amount for entry in diary if entry.kind is EntryKind.AFTER_TAX), Decimal(0))
    # 24,500 of deferrals and 8,000 of the employer's are in the answers.
    if paid > 72_000 - 24_500 - 8_000:
        assert "after_tax_above_room" in found.warnings


def test_without_the_answers_of_a_business_its_diary_is_added_up_and_has_no_room() -> None:
    paid = Entry(NOVEMBER, EntryKind.AFTER_TAX, Decimal(1_000), plan=WhosePlan.BUSINESS)
    found = assess_ledger({"tax_year": 2026, "situation": "self_employed"}, (paid,), built_in_limits(), NOVEMBER)
    assert (found.room_left, found.basis, found.warnings) == (None, 1_000, [])


def test_what_fits_a_plan_is_what_it_has_room_for_or_has_to_convert() -> None:
    found = assess_ledger(
        owner_with_a_job(),
        read_entries([at("business", "2026-11-20", "after_tax", 1_200)]),
        built_in_limits(),
        NOVEMBER,
    )
    given = read_entries(
        [
            at(None, "2026-11-27", "after_tax", 39_500),
            at(None, "2026-11-27", "after_tax", 39_501),
            at(None, "2026-11-27", "conversion", 1_203, gain=3),
            at(None, "2026-11-27", "employer", 99_999),
        ]
    )
    fitting = {
        (each.kind.value, each.amount): [plan for plan in WhosePlan if found.plans[plan].fits(each)] for each in given
    }
    assert fitting == {
        ("after_tax", 39_500): [WhosePlan.JOB, WhosePlan.BUSINESS],
        ("after_tax", 39_501): [WhosePlan.BUSINESS],
        ("conversion", 1_203): [WhosePlan.BUSINESS],
        ("employer", 99_999): [WhosePlan.JOB, WhosePlan.BUSINESS],
    }


def test_a_gain_may_have_come_on_top_only_where_just_it_would_be_left() -> None:
    paid, moved = read_entries(
        [at(None, "2026-11-20", "after_tax", 1_200), at(None, "2026-11-27", "conversion", 1_200, gain=3)]
    )
    person = answered("mega", owner(), NOVEMBER)
    after = assess_ledger(person, (paid, moved), built_in_limits(), NOVEMBER)
    assert after.gain_may_be_on_top(moved)
    assert moved.with_gain_on_top == 1_203
    assert not after.gain_may_be_on_top(paid)
    assert not assess_ledger(person, (moved,), built_in_limits(), NOVEMBER).gain_may_be_on_top(moved)


def test_the_diary_stands_among_the_answers_of_its_year_alone() -> None:
    person, limits = owner_with_a_job(), built_in_limits()
    business, at_job = (read_entries([at(plan, "2026-12-04", "after_tax", 500)]) for plan in ("business", "job"))
    assert answers_with_diary(person, (), limits, NOVEMBER) == person
    assert records_of_year(person, (), 2026, NOVEMBER, None) == {}
    assert answers_with_diary(person, business, limits, NOVEMBER)["business.after_tax_so_far"] == "500 $"
    # What came with a paycheck moves the next pay date; what the owner paid in does not.
    assert answers_by_diary(person, at_job, NOVEMBER)["job.next_pay_date"] == "2026-12-18"
    assert answers_by_diary(person, business, NOVEMBER) == {}
