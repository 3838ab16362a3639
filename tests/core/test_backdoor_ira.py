"""The regular Backdoor Roth IRA: phase-outs at both ends, pro rata, and who is asked what."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import INTERVIEWS, assess
from core.backdoor_ira.questions import FILING_STATUSES
from core.limits import built_in_limits
from tests.core.random_answers import as_typed, dollars
from tests.core.random_ira_and_forms import iras
from tests.profiles import NEW_YEAR, Profile, ira_saver, json_of, result_of


def figures(answers: Profile) -> dict[str, Any]:
    return result_of("ira", as_typed(answers, 2026)).assessment.figures


def path(profile: Profile) -> list[str]:
    replay = INTERVIEWS["ira"][0].replay(profile, built_in_limits()[2026], NEW_YEAR)
    return [question.id for question in replay.path]


@pytest.mark.parametrize(
    ("status", "low", "high"),
    [
        ("single", 153_000, 168_000),
        ("head_of_household", 153_000, 168_000),
        ("married_separate_apart", 153_000, 168_000),
        ("married_joint", 242_000, 252_000),
        ("surviving_spouse", 242_000, 252_000),
        ("married_separate", 0, 10_000),
    ],
)
def test_the_roth_range_starts_above_its_lower_and_ends_at_its_upper_figure(status: str, low: int, high: int) -> None:
    def roth(magi: int) -> Any:
        return json_of("ira", ira_saver(filing_status=status, magi=magi))["figures"]["roth_allowed"]

    assert roth(low) == 7_500
    assert roth(low + 100) < 7_500
    assert roth(high - 1) == 200
    assert roth(high) == 0


@pytest.mark.parametrize(
    ("status", "covered", "spouse_covered", "low", "high"),
    [
        ("single", "yes", "no", 81_000, 91_000),
        ("head_of_household", "yes", "no", 81_000, 91_000),
        ("married_separate_apart", "yes", "no", 81_000, 91_000),
        ("married_joint", "yes", "no", 129_000, 149_000),
        ("surviving_spouse", "yes", "no", 129_000, 149_000),
        ("married_joint", "no", "yes", 242_000, 252_000),
        ("married_separate", "yes", "no", 0, 10_000),
        ("married_separate", "no", "yes", 0, 10_000),
    ],
)
def test_the_deduction_range_starts_above_its_lower_and_ends_at_its_upper_figure(
    status: str, covered: str, spouse_covered: str, low: int, high: int
) -> None:
    def deductible(magi: int) -> Any:
        person = ira_saver(filing_status=status, ira_covered=covered, ira_spouse_covered=spouse_covered)
        return json_of("ira", person | {"magi": magi})["figures"]["deductible_allowed"]

    assert deductible(low) == 7_500
    assert deductible(low + 100) < 7_500
    assert deductible(high - 1) == 200
    assert deductible(high) == 0


@pytest.mark.parametrize("status", FILING_STATUSES)
def test_without_a_plan_at_work_no_income_is_too_high_for_the_deduction(status: str) -> None:
    person = ira_saver(filing_status=status, ira_covered="no", ira_spouse_covered="no", magi=5_000_000)
    assert json_of("ira", person)["figures"]["deductible_allowed"] == 7_500


@pytest.mark.parametrize("status", FILING_STATUSES)
@pytest.mark.parametrize("covered", ["yes", "no"])
def test_the_spouses_plan_is_asked_only_where_it_can_matter(status: str, covered: str) -> None:
    asked = "ira.spouse_covered" in path(ira_saver(filing_status=status, ira_covered=covered))
    assert asked == (covered == "no" and status in ("married_joint", "married_separate"))


@pytest.mark.parametrize(
    ("today", "paid", "asked"),
    [
        (date(2026, 12, 31), 7_500, False),
        (date(2027, 1, 1), 7_500, True),
        (date(2027, 1, 1), 0, False),
    ],
)
def test_what_was_converted_is_asked_after_the_year_of_who_has_paid_in(today: date, paid: int, asked: bool) -> None:
    person = ira_saver(ira_traditional_paid=paid)
    replay = INTERVIEWS["ira"][0].replay(person, built_in_limits()[2026], today)
    assert ("ira.converted" in [question.id for question in replay.path]) == asked


def test_basis_is_asked_of_everybody() -> None:
    assert "ira.basis" in path(ira_saver(ira_balance=0))


@given(iras())
def test_a_phased_amount_is_a_multiple_of_ten_unless_it_is_the_raw_limit(answers: Profile) -> None:
    found = figures(answers | {"ira.compensation": Fraction(100_000)})
    for name in ("roth_allowed", "deductible_allowed"):
        assert found[name] % 10 == 0
        assert found[name] == 0 or 200 <= found[name] <= found["ira_limit"]


@given(iras(), dollars(20_000))
def test_more_income_never_allows_more(answers: Profile, more: Fraction) -> None:
    before, after = figures(answers), figures(answers | {"magi": answers["magi"] + more})
    assert after["roth_allowed"] <= before["roth_allowed"]
    assert after["deductible_allowed"] <= before["deductible_allowed"]
    assert after["backdoor_amount"] >= before["backdoor_amount"]


@given(iras())
def test_direct_and_backdoor_together_are_the_limit_and_within_pay(answers: Profile) -> None:
    found = figures(answers)
    assert found["roth_allowed"] + found["backdoor_amount"] == found["ira_limit"]
    assert max(found["ira_limit"], found["deductible_allowed"]) <= answers["ira.compensation"]


@given(iras())
def test_the_taxable_part_lies_between_nothing_and_the_conversion(answers: Profile) -> None:
    found = figures(answers)
    if found["backdoor_amount"]:
        assert 0 <= found["conversion_taxable"] <= found["converted"]
        assert 0 <= found["nontaxable_fraction"] <= 1
        assert found["basis_carried"] >= 0
    else:
        assert found["conversion_taxable"] is found["form_8606"] is None


@given(iras())
def test_doubling_basis_never_raises_the_taxable_part(answers: Profile) -> None:
    answers |= {"ira.balance": answers["ira.balance"] or Fraction(1)}
    once, twice = figures(answers), figures(answers | {"ira.basis": 2 * answers["ira.basis"]})
    if once["backdoor_amount"]:
        assert twice["conversion_taxable"] <= once["conversion_taxable"]


@given(iras())
def test_the_lines_of_form_8606_fit_together(answers: Profile) -> None:
    lines = figures(answers)["form_8606"]
    if lines is None:
        return
    assert lines["L3"] == lines["L5"] == lines["L1"] + lines["L2"]
    assert lines["L9"] == lines["L6"] + lines["L7"] + lines["L8"]
    assert lines["L11"] == lines["L13"] == lines["L17"]
    assert lines["L8"] == lines["L16"] == lines["L1"] + (0 if answers["ira.balance"] else lines["L2"])
    cent = Fraction(1, 100)
    assert abs(lines["L18"] - (lines["L16"] - lines["L17"])) <= cent
    assert abs(lines["L14"] - (lines["L3"] - lines["L13"])) <= cent


@given(iras())
def test_what_is_paid_moved_and_still_to_pay_is_never_above_the_limit(answers: Profile) -> None:
    found = figures(answers)
    kept = answers["ira.roth_paid"] - Fraction(found["roth_excess"])
    limit = Fraction(found["ira_limit"])
    assert kept + min(answers["ira.traditional_paid"], limit) <= limit
    assert found["still_to_contribute"] <= found["backdoor_amount"]
    if not answers["ira.roth_paid"] and not answers["ira.traditional_paid"]:
        assert found["still_to_contribute"] == found["backdoor_amount"]


def test_the_receipt_shows_limit_addition_income_and_floor() -> None:
    person = ira_saver(magi=167_900, age_band="50_59")
    receipt = json_of("ira", person)["receipts"]["roth_allowed"]
    assert [(line["label"], line["amount"]) for line in receipt] == [
        ("ira_contributions", 7_500),
        ("ira_catch_up", 1_100),
        ("income_reduction", -8_540),
        ("smallest_allowance", 140),
    ]
    assert receipt[2]["law"] == "26 U.S.C. 408A(c)(3)"


def test_at_the_lower_end_of_the_range_the_receipt_has_no_reduction() -> None:
    receipt = json_of("ira", ira_saver(magi=153_000))["receipts"]["roth_allowed"]
    assert [line["label"] for line in receipt] == ["ira_contributions"]


def test_without_a_conversion_there_is_no_receipt_for_one() -> None:
    assert "conversion_taxable" not in json_of("ira", ira_saver(magi=100_000))["receipts"]


def test_half_a_cent_has_a_line_of_its_own_in_the_receipt() -> None:
    receipt = json_of("ira", ira_saver(ira_balance=72_500))["receipts"]["conversion_taxable"]
    assert receipt[-1] == {"label": "rounding", "amount": 0.01}


@given(st.integers(200, 7_499))
def test_pay_below_the_limit_is_shrunk_by_the_income_like_the_limit(pay: int) -> None:
    half_way = json_of("ira", ira_saver(magi=160_500, ira_compensation=pay))["figures"]
    assert half_way["roth_allowed"] == max(200, pay - pay // 2 // 10 * 10)


def test_on_the_last_weekend_of_a_year_a_conversion_counts_for_the_next() -> None:
    limits = {2028: built_in_limits()[2026].model_copy(update={"year": 2028})}
    result = assess("ira", ira_saver(ira_balance=0), limits, date(2028, 12, 30))
    assert [(step.code, step.due) for step in result.assessment.steps] == [
        ("contribute_nondeductible", date(2029, 4, 17)),
        ("file_form_8606", date(2029, 4, 17)),
        ("convert_in_new_year", date(2029, 12, 31)),
        ("file_form_8606_for_conversion", date(2030, 4, 15)),
        ("keep_ira_records", None),
    ]


def test_after_the_year_whoever_has_converted_all_files_and_is_done() -> None:
    done = ira_saver(ira_traditional_paid=7_500, ira_converted=7_500, ira_balance=0, tax_year=2026)
    assert [step["code"] for step in json_of("ira", done, date(2027, 2, 10))["steps"]] == [
        "file_form_8606",
        "keep_ira_records",
    ]


def test_a_year_whose_limits_are_not_out_is_reckoned_with_the_newest_and_says_so() -> None:
    newest = max(year for year, limits in built_in_limits().items() if not limits.provisional)
    result = json_of("ira", ira_saver(tax_year=newest + 1))
    assert result["provisional"]
    assert "limits_provisional" in result["warnings"]
    assert "limits_provisional" not in json_of("ira", ira_saver(tax_year=newest))["warnings"]
