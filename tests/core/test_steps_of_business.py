"""The steps in the own business: deadlines without an extension, and from January on only what is still possible."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.test_steps_of_mega import steps_of
from tests.profiles import employee_and_owner, json_of, owner


def test_job_and_business_are_kept_apart() -> None:
    steps = json_of("mega", employee_and_owner(), date(2026, 6, 15))["steps"]
    parts = [step["part"] for step in steps]
    assert parts == sorted(parts, reverse=True)
    assert set(parts) == {"job", "business"}


def test_a_sole_proprietor_elects_by_the_years_end_and_pays_with_the_return() -> None:
    assert steps_of(owner(), date(2026, 6, 15)) == [
        ("choose_solo_plan", None),
        ("solo_deferral_election", "2026-12-31"),
        ("solo_after_tax_deposit", "2026-12-31"),
        ("solo_convert", "2026-12-31"),
        ("solo_form_1099r", "2027-02-01"),
        ("solo_deferral_deposit", "2027-04-15"),
        ("solo_employer_deposit", "2027-04-15"),
        ("solo_tax_return", "2027-04-15"),
        ("form_5500_ez", "2027-08-02"),
    ]


@pytest.mark.parametrize(("so_far", "left"), [(0, 47_500), ("10000.50", 37_499), (47_500, None), (50_000, None)])
@pytest.mark.parametrize("today", [date(2026, 6, 15), date(2027, 1, 12)])
def test_after_tax_money_that_is_in_already_is_asked_for_no_more(today: date, so_far: object, left: int | None) -> None:
    steps = json_of("mega", owner(tax_year=2026, business_after_tax_so_far=so_far), today)["steps"]
    amounts = [step["amount"] for step in steps if "after_tax" in step["code"]]
    assert amounts == ([] if left is None else [left])


@pytest.mark.parametrize(
    ("so_far", "not_converted", "has_step"), [(47_500, 47_500, True), (47_500, 0, False), (0, 0, True)]
)
def test_money_in_the_own_plan_is_converted_unless_it_is_known_to_be_roth(
    so_far: int, not_converted: int, has_step: bool
) -> None:
    person = owner(tax_year=2026, business_after_tax_so_far=so_far, business_not_converted=not_converted)
    steps = dict(steps_of(person, date(2027, 1, 12)))
    assert ("solo_convert" in steps) is has_step


def test_employer_money_that_is_in_is_asked_for_no_more() -> None:
    person = owner(tax_year=2026, business_employer_so_far=10_000)
    steps = json_of("mega", person, date(2027, 1, 12))["steps"]
    assert [step["employer"] for step in steps if "employer" in step] == [17_880]
    assert [step["amount"] for step in steps if "after_tax" in step["code"]] == [37_500]


@pytest.mark.parametrize(
    ("profit", "so_far", "employer"),
    [
        (150_000, 0, 27_880),
        (150_000, 19_620, 27_880),
        (150_000, 30_000, 17_500),
        (150_000, 47_500, None),
        # Of 65,054.65 net: (65,054.65 − 24,500 − 20,000) / 2, since a dollar of it takes a dollar of pay.
        (70_000, 20_000, 10_277),
    ],
)
def test_employer_money_is_what_after_tax_money_leaves_of_the_limit(
    profit: int, so_far: int, employer: int | None
) -> None:
    person = owner(tax_year=2026, business_profit=profit, business_after_tax_so_far=so_far)
    steps = json_of("mega", person, date(2027, 1, 12))["steps"]
    assert [step["employer"] for step in steps if "employer" in step] == ([] if employer is None else [employer])


def test_a_corporations_owner_contributes_through_payroll_by_the_years_end() -> None:
    corporation = owner(business_entity="corporation", business_wages=98_000, age_band="50_59")
    steps = dict(steps_of(corporation, date(2026, 6, 15)))
    payroll = ("solo_deferral_by_payroll", "solo_catch_up_by_payroll", "solo_after_tax_by_payroll")
    assert [steps[code] for code in payroll] == ["2026-12-31"] * 3
    assert steps["solo_employer_deposit"] == "2027-03-15"
    later = dict(steps_of(corporation | {"tax_year": 2026}, date(2027, 1, 4)))
    assert set(later) == {"solo_form_1099r", "solo_employer_deposit", "solo_tax_return", "form_5500_ez"}
    extended = dict(steps_of(corporation | {"tax_year": 2026}, date(2027, 3, 16)))
    assert extended["solo_employer_deposit_extended"] == "2027-09-15"


@pytest.mark.parametrize(
    ("today", "code", "due"),
    [
        (date(2027, 1, 4), "solo_after_tax_in_january", "2027-01-29"),
        (date(2027, 2, 1), "solo_deferral_deposit", "2027-04-15"),
        (date(2027, 4, 16), "solo_employer_deposit_extended", "2027-10-15"),
        (date(2027, 10, 18), "solo_start_this_year", None),
    ],
)
def test_after_the_year_an_owner_hears_only_what_is_still_possible(today: date, code: str, due: str | None) -> None:
    steps = dict(steps_of(owner(tax_year=2026), today))
    assert steps[code] == due
    assert "solo_after_tax_deposit" not in steps
    assert ("solo_after_tax_in_january" in steps) == (today < date(2027, 1, 30))


@pytest.mark.parametrize(
    ("plan", "today", "code"),
    [
        ("none", date(2026, 6, 15), "adopt_solo_plan"),
        ("none", date(2027, 2, 1), "adopt_solo_plan_late"),
        ("standard", date(2026, 6, 15), "replace_solo_document"),
        ("unsure", date(2026, 6, 15), "ask_solo_provider"),
    ],
)
def test_the_document_comes_first(plan: str, today: date, code: str) -> None:
    assert steps_of(owner(business_plan=plan, tax_year=2026), today)[0][0] == code


def test_a_new_plan_takes_no_deferral_after_the_due_date_without_extension() -> None:
    late = steps_of(owner(business_plan="none", tax_year=2026), date(2027, 5, 3))
    assert [code for code, _ in late] == ["adopt_solo_plan_late", "solo_employer_deposit_extended"]


@pytest.mark.parametrize(
    ("to_come", "so_far", "age", "withheld"),
    [
        # 7.65% of 35,000 come off: 32,322.50.
        (35_000, 0, "under_50", (24_500, None, 7_822)),
        (35_000, 10_000, "under_50", (14_500, None, 17_822)),
        (15_000, 10_000, "under_50", (13_852, None, None)),
        (15_000, 20_000, "under_50", (4_500, None, 9_352)),
        (15_000, 24_500, "under_50", (None, None, 13_852)),
        (15_000, 26_000, "50_59", (None, 6_500, 7_352)),
        # They carry all of it.
        (None, 10_000, "under_50", (14_500, None, 47_500)),
        (80_000, 10_000, "under_50", (14_500, None, 47_500)),
    ],
)
def test_deferrals_that_are_in_already_are_withheld_no_more(
    to_come: int | None, so_far: int, age: str, withheld: tuple[int | None, int | None, int | None]
) -> None:
    told = {"business_deferrals_so_far": so_far} | ({} if to_come is None else {"business_wages_to_come": to_come})
    person = owner(business_entity="corporation", business_wages=90_000, age_band=age, tax_year=2026, **told)
    amounts = {step["code"]: step.get("amount") for step in json_of("mega", person, date(2026, 11, 30))["steps"]}
    kinds = ("deferral", "catch_up", "after_tax")
    assert tuple(amounts.get(f"solo_{kind}_by_payroll") for kind in kinds) == withheld


def test_a_sole_proprietor_elects_the_years_deferral_and_pays_what_is_not_in_yet() -> None:
    person = owner(business_deferrals_so_far=10_000, tax_year=2026)
    amounts = {step["code"]: step.get("amount") for step in json_of("mega", person, date(2026, 11, 30))["steps"]}
    assert (amounts["solo_deferral_election"], amounts["solo_deferral_deposit"]) == (24_500, 14_500)


def test_without_room_no_step_has_a_zero() -> None:
    small = owner(business_entity="corporation", business_wages=10_000)
    steps = json_of("mega", small, date(2026, 6, 15))["steps"]
    assert [step["code"] for step in steps] == ["solo_deferral_by_payroll", "solo_tax_return", "form_5500_ez"]


def test_a_plan_adopted_after_the_year_takes_no_after_tax_money_of_it() -> None:
    without = owner(business_plan="none", tax_year=2026)
    late = dict(steps_of(without, date(2027, 1, 4)))
    assert "adopt_solo_plan_late" in late
    assert not {"solo_after_tax_in_january", "solo_convert", "solo_form_1099r"} & set(late)
    assert "solo_after_tax_deposit" in dict(steps_of(without, date(2026, 12, 1)))


def test_while_the_document_is_unknown_the_last_day_for_after_tax_money_is_on_the_list() -> None:
    unsure = owner(business_plan="unsure", tax_year=2026)
    assert dict(steps_of(unsure, date(2026, 11, 30)))["solo_after_tax_if_allowed"] == "2026-12-31"
    assert "solo_after_tax_if_allowed" not in dict(steps_of(unsure, date(2027, 2, 1)))
    assert "solo_after_tax_if_allowed" not in dict(steps_of(owner(tax_year=2026), date(2026, 11, 30)))


@pytest.mark.parametrize(
    ("plan", "today", "is_first_year"),
    [("none", date(2027, 1, 12), True), ("none", date(2026, 11, 30), False), ("allows", date(2027, 1, 12), False)],
)
def test_a_plan_adopted_after_its_first_year_takes_deferrals_that_nobody_elected_in_it(
    plan: str, today: date, is_first_year: bool
) -> None:
    person = owner(business_plan=plan, age_band="50_59", tax_year=2026)
    steps = {step["code"]: step for step in json_of("mega", person, today)["steps"]}
    for code in ("solo_deferral_deposit", "solo_catch_up"):
        assert ("new_plan" in steps[code]) is is_first_year
        assert steps[code]["due"] == "2027-04-15"


def test_what_an_owner_can_spare_is_elected_and_after_tax_money_is_what_exceeds_the_deferral() -> None:
    some = json_of("mega", owner(business_spare=10_000, business_plan="standard"), date(2026, 6, 15))
    assert some["solo"]["figures"]["chosen"] == {
        "deferral": 10_000,
        "employer": 0,
        "after_tax_room": 0,
        "catch_up": 0,
        "total": 10_000,
    }
    codes = {step["code"]: step.get("amount") for step in some["steps"]}
    assert codes["solo_deferral_election"] == codes["solo_deferral_deposit"] == 10_000
    assert codes.keys().isdisjoint({"replace_solo_document", "solo_after_tax_deposit", "solo_employer_deposit"})
    more = json_of("mega", owner(business_spare=30_000), date(2026, 6, 15))
    amounts = {step["code"]: step.get("amount") for step in more["steps"]}
    assert (amounts["solo_deferral_election"], amounts["solo_after_tax_deposit"]) == (24_500, 5_500)
    assert "choose_solo_plan" not in amounts
    assert "chosen" not in json_of("mega", owner(business_spare=72_000))["solo"]["figures"]
    # Beside a job whose plan takes nothing after tax the own deferral that is open goes into the own plan.
    job = {"situation": "both", "job_after_tax": "no", "job_is_403b": "no", "job_pay": 100_000, "job_deferrals": 0}
    beside = json_of("mega", owner(business_spare=30_000, **job))["solo"]["figures"]["chosen"]
    assert (beside["deferral"], beside["after_tax_room"]) == (24_500, 5_500)
    full = json_of("mega", owner(business_spare=30_000, **job | {"job_deferrals": 24_500}))["solo"]["figures"]
    assert full["chosen"]["after_tax_room"] == 30_000
    # With own deferrals full at the job, the amount is after-tax money of the business, whatever the job's plan takes.
    both = json_of("mega", employee_and_owner(business_spare=30_000, job_deferrals=24_500))["solo"]["figures"]
    assert both["chosen"]["after_tax_room"] == 30_000
    open_still = employee_and_owner(business_spare=30_000, job_deferrals=10_000)
    assert "chosen" not in json_of("mega", open_still)["solo"]["figures"]
    older = json_of("mega", owner(business_spare=30_000, age_band="50_59"))["solo"]["figures"]["chosen"]
    assert (older["deferral"], older["catch_up"], older["after_tax_room"]) == (24_500, 5_500, 0)


@pytest.mark.parametrize(
    ("so_far", "spare", "chosen", "still"),
    [
        # Of 60,000 in the year 40,000 are in: the 20,000 that are left are a deferral, of which 4,500 stay open.
        ({"after_tax": 40_000}, 60_000, (20_000, 40_000), (20_000, None)),
        ({"after_tax": 40_000}, 70_000, (24_500, 45_500), (24_500, 5_500)),
        ({"after_tax": 4_000, "deferrals": 10_000}, 30_000, (24_500, 5_500), (14_500, 1_500)),
        ({"deferrals": 10_000}, 30_000, (24_500, 5_500), (14_500, 5_500)),
        # What is in is not taken out again.
        ({"after_tax": 40_000, "deferrals": 3_000}, 20_000, (3_000, 40_000), (None, None)),
        # Employer money of 20,000 leaves 27,500 of room.
        ({"employer": 20_000, "after_tax": 20_000}, 60_000, (24_500, 27_500), (24_500, 7_500)),
    ],
)
def test_of_what_an_owner_spares_in_the_year_only_what_is_not_in_yet_goes_in(
    so_far: dict[str, int], spare: int, chosen: tuple[int, int], still: tuple[int | None, int | None]
) -> None:
    in_already = {f"business_{kind}_so_far": amount for kind, amount in so_far.items()}
    found = json_of("mega", owner(business_spare=spare, tax_year=2026, **in_already), date(2026, 6, 15))
    plan = found["solo"]["figures"]["chosen"]
    assert (plan["deferral"], plan["after_tax_room"]) == chosen
    assert plan["total"] == sum(chosen)
    amounts = {step["code"]: step.get("amount") for step in found["steps"]}
    assert (amounts.get("solo_deferral_deposit"), amounts.get("solo_after_tax_deposit")) == still


@pytest.mark.parametrize("not_converted", [0, 5_000])
def test_money_that_is_no_roth_yet_is_converted_though_no_more_goes_in_after_tax(not_converted: int) -> None:
    wages = {"business_entity": "corporation", "business_wages": 120_000, "business_wages_to_come": 10_000}
    person = owner(**wages, business_not_converted=not_converted, business_after_tax_so_far=5_000, tax_year=2026)
    codes = {step["code"] for step in json_of("mega", person, date(2026, 6, 15))["steps"]}
    assert "solo_after_tax_by_payroll" not in codes
    assert ("solo_convert" in codes) == bool(not_converted)


@pytest.mark.parametrize(
    ("entity", "plan", "is_marked"),
    [("corporation", "none", True), ("corporation", "allows", False), ("sole_proprietor", "none", False)],
)
def test_a_new_plan_of_a_corporation_takes_only_wages_still_to_be_paid(entity: str, plan: str, is_marked: bool) -> None:
    person = owner(business_plan=plan, business_entity=entity, business_wages=120_000, age_band="50_59", tax_year=2026)
    steps = json_of("mega", person, date(2026, 11, 30))["steps"]
    within = [step for step in steps if step["due"] == "2026-12-31" and step["code"] != "solo_convert"]
    marked = {step["code"] for step in within if "new_plan" in step}
    by_payroll = {"solo_deferral_by_payroll", "solo_catch_up_by_payroll", "solo_after_tax_by_payroll"}
    assert marked == (by_payroll if is_marked else set())


@pytest.mark.parametrize(
    ("employer_so_far", "rooms"), [(0, (47_500, 19_620)), (20_000, (27_500, 19_620)), (27_880, None)]
)
def test_deduction_or_roth_first_is_chosen_beside_the_employer_money_that_is_in(
    employer_so_far: int, rooms: tuple[int, int] | None
) -> None:
    given = {**owner(business_profit=150_000), "business.employer_so_far": employer_so_far}
    steps = {step["code"]: step for step in json_of("mega", given, date(2026, 1, 12))["steps"]}
    choice = steps.get("choose_solo_plan")
    assert (choice and (choice["roth_first_room"], choice["deduction_first_room"])) == rooms


def test_what_deduction_or_roth_first_leaves_is_less_by_the_after_tax_money_that_is_in() -> None:
    given = {**owner(business_profit=150_000), "business.after_tax_so_far": 5_000}
    steps = {step["code"]: step for step in json_of("mega", given, date(2026, 1, 12))["steps"]}
    choice = steps["choose_solo_plan"]
    assert (choice["roth_first_room"], choice["deduction_first_room"]) == (42_500, 14_620)
