"""The diary of a year's money: sums, the rest of the year, and what is said before a limit is passed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import BadAnswer
from core.ledger.assessment import assess_ledger, ledger_as_json
from core.ledger.entries import Entry, EntryKind, in_order, read_entries
from core.ledger.state import LedgerWarning
from core.limits import built_in_limits
from tests.profiles import Profile, answered, employee, owner

NOVEMBER = date(2026, 11, 29)

MONEY = st.integers(1, 4_000_000).map(lambda cents: Decimal(cents) / 100)
DAYS = st.dates(date(2026, 1, 2), date(2026, 12, 31))
CONVERTS = (EntryKind.CONVERSION, EntryKind.IRA_CONVERSION)
KINDS = st.sampled_from([kind for kind in EntryKind if kind not in CONVERTS])
CONTRIBUTIONS = st.builds(Entry, DAYS, KINDS, MONEY, st.just(Decimal(0)))
CONVERSIONS = st.builds(
    lambda day, amount, percent: Entry(day, EntryKind.CONVERSION, amount, amount * percent // 100),
    DAYS,
    MONEY,
    st.integers(-20, 100),
)
DIARIES = st.lists(st.one_of(CONTRIBUTIONS, CONVERSIONS), max_size=12)


def saver(**changes: object) -> Profile:
    """An employee with pay dates on 4 and 18 December, 6,923.07 gross and 4,500 in the bank."""
    person = employee(job_next_pay_date="2026-12-04", job_net_pay=4_500, **changes)
    return answered("mega", person, NOVEMBER)


def entry(day: str, kind: str, amount: object, **more: object) -> Profile:
    return {"date": day, "kind": kind, "amount": amount, **more}


def ledger(*entries: Profile, answers: Profile | None = None, today: date = NOVEMBER) -> dict[str, Any]:
    read = read_entries(list(entries))
    return ledger_as_json(assess_ledger(saver() if answers is None else answers, read, built_in_limits(), today))


def test_an_empty_diary_says_what_the_answers_say() -> None:
    assert ledger() == {
        "room_left": 41_500,
        "still_possible": 13_500,
        "bound_by": "take_home",
        "percent_next": 65,
        "basis": 0,
        "gain": 0,
        "expected_forms": [],
        "form_events": [],
        "warnings": [],
        "warning_figures": {},
    }


def test_a_contribution_uses_room_and_its_paycheck_is_behind() -> None:
    found = ledger(entry("2026-12-04", "after_tax", "1.384,60"))
    assert found["room_left"] == 40_115
    assert found["basis"] == 1_384.6
    assert found["percent_next"] == 65


def test_money_that_comes_a_day_early_belongs_to_its_pay_date() -> None:
    early, on_the_day = (ledger(entry(day, "after_tax", 2_000)) for day in ("2026-12-03", "2026-12-04"))
    assert early == on_the_day


@pytest.mark.parametrize(
    ("changes", "paid", "possible", "bound_by"),
    [
        # Behind 4 December come the 18th and the 31st, each with 4,500 of take-home pay.
        ({}, 1_000, 9_000, "take_home"),
        ({"job_after_tax_so_far": 39_000}, 500, 2_000, None),
        # 8% of two times 6,923.07, where the limit of the year is 8% of 180,000.
        ({"job_cap": "8%"}, 1_000, 1_107.69, "cap_of_each_date"),
        ({"job_next_pay_date": "none"}, 1_000, 0, "no_pay"),
        # Of the 9,000 own deferrals take the 1,000 that they lack.
        ({"job_deferrals": 23_500}, 1_000, 8_000, "deferrals_first"),
    ],
)
def test_what_the_pay_to_come_cannot_carry_has_its_reason(
    changes: Profile, paid: int, possible: float, bound_by: str | None
) -> None:
    answers = answered("mega", employee(job_net_pay=4_500, **({"job_next_pay_date": "2026-12-04"} | changes)), NOVEMBER)
    found = ledger(entry("2026-12-04", "after_tax", paid), answers=answers)
    assert (found["still_possible"], found["bound_by"]) == (possible, bound_by)


def test_an_owner_is_bound_by_no_paycheck() -> None:
    found = ledger(entry("2026-12-04", "after_tax", 10_000), answers=answered("mega", owner(), NOVEMBER))
    assert (found["still_possible"], found["bound_by"]) == (None, None)


def test_what_was_in_before_the_diary_counts_as_well() -> None:
    found = ledger(entry("2026-12-04", "after_tax", 1_000), answers=saver(job_after_tax_so_far=20_000))
    assert found["room_left"] == 20_500
    assert found["basis"] == 21_000


def test_a_conversion_moves_basis_and_gain_and_brings_a_form() -> None:
    found = ledger(
        entry("2026-06-05", "after_tax", 2_000),
        entry("2026-06-10", "conversion", 2_012, gain=12),
        entry("2026-07-03", "after_tax", 2_000),
    )
    assert (found["basis"], found["gain"]) == (2_000, 12)
    assert found["expected_forms"] == [{"box_1": 2_012, "box_2a": 12, "box_5": 2_000, "box_7": "G"}]


def test_a_loss_takes_nothing_off_another_conversions_gain() -> None:
    found = ledger(
        entry("2026-06-05", "after_tax", 4_000),
        entry("2026-06-10", "conversion", 2_012, gain=12),
        entry("2026-07-10", "conversion", 1_900, gain=-100),
    )
    assert found["gain"] == 12
    assert found["expected_forms"] == [{"box_1": 3_912, "box_2a": 12, "box_5": 4_000, "box_7": "G"}]


def test_contributions_of_the_year_before_are_basis_but_use_no_room() -> None:
    found = ledger(entry("2025-12-31", "after_tax", 2_000), entry("2026-01-06", "conversion", 2_001, gain=1))
    assert (found["room_left"], found["basis"]) == (41_500, 0)
    assert found["expected_forms"][0]["box_1"] == 2_001


def test_one_more_paycheck_that_would_be_too_much_is_stopped() -> None:
    found = ledger(entry("2026-11-20", "after_tax", "1384.61"), answers=saver(job_after_tax_so_far=39_043))
    assert found["room_left"] == 1_072
    assert found["warnings"] == ["next_paycheck_too_much"]
    assert found["warning_figures"] == {"too_much": 312.61, "percent_now": 20, "percent_instead": 5}
    assert found["percent_next"] == 5


def test_a_rate_that_passes_the_room_by_the_years_end_is_stopped_earlier() -> None:
    found = ledger(entry("2026-11-20", "after_tax", 1_384), answers=saver(job_after_tax_so_far=38_000))
    assert found["room_left"] == 2_116
    assert found["warnings"] == ["rate_too_high"]
    assert found["warning_figures"]["too_much"] == 3 * 1_384 - 2_116


def test_a_paycheck_with_a_bonus_in_it_is_no_rate_for_the_rest_of_the_year() -> None:
    paid = [entry("2026-11-06", "after_tax", 1_384), entry("2026-11-20", "after_tax", 4_000)]
    assert ledger(*paid, answers=saver(job_after_tax_so_far=30_000))["warnings"] == []
    higher = [entry("2026-11-06", "after_tax", 1_384), entry("2026-11-20", "after_tax", 1_700)]
    found = ledger(*higher, answers=saver(job_after_tax_so_far=34_000))
    assert found["warnings"] == ["rate_too_high"]
    assert found["warning_figures"]["percent_now"] == 25


def test_one_more_paycheck_like_the_last_one_is_stopped_whatever_was_in_it() -> None:
    paid = [entry("2026-11-06", "after_tax", 1_384), entry("2026-11-20", "after_tax", 4_000)]
    assert ledger(*paid, answers=saver(job_after_tax_so_far=33_000))["warnings"] == ["next_paycheck_too_much"]


@pytest.mark.parametrize("amount", [40_000, 6_000])
def test_an_entry_above_what_a_pay_date_pays_out_is_a_sum_and_no_rate(amount: int) -> None:
    found = ledger(entry("2026-11-20", "after_tax", amount), answers=saver(job_after_tax_so_far=40_000 - amount))
    assert found["room_left"] == 1_500
    assert found["warnings"] == []


def test_money_converted_from_an_ira_is_no_basis_of_the_plan() -> None:
    found = ledger(entry("2026-06-05", "after_tax", 2_000), entry("2026-06-10", "ira_conversion", 7_500))
    assert (found["basis"], found["gain"], found["room_left"]) == (2_000, 0, 39_500)
    assert found["warnings"] == []


def test_a_gain_that_was_split_off_is_not_taxable() -> None:
    moved = entry("2026-06-10", "conversion", 2_012, gain=12, destination="split")
    found = ledger(entry("2026-06-05", "after_tax", 2_000), moved)
    assert (found["basis"], found["gain"]) == (0, 0)
    assert found["form_events"] == ["split_roth_leg", "split_traditional_leg"]


def test_above_the_room_is_said() -> None:
    found = ledger(entry("2026-11-20", "after_tax", 41_501))
    assert found["room_left"] == 0
    assert "after_tax_above_room" in found["warnings"]
    assert found["warning_figures"]["above_room"] == 1


def test_more_employer_money_than_expected_makes_the_room_smaller() -> None:
    found = ledger(entry("2026-11-20", "employer", 7_000))
    assert found["room_left"] == 40_500
    assert found["warnings"] == ["employer_above_expected"]
    assert "employer_above_expected" not in ledger(entry("2026-11-20", "employer", 6_000))["warnings"]
    unknown = ledger(entry("2026-11-20", "employer", 7_000), answers=saver(job_employer="unsure"))
    assert unknown["room_left"] == 40_500
    assert unknown["warnings"] == []


def test_more_deferred_than_planned_counts_and_an_excess_is_said() -> None:
    found = ledger(entry("2026-11-20", "deferral", 20_000), entry("2026-11-20", "roth_deferral", 5_000))
    assert found["warnings"] == ["excess_deferrals"]
    assert found["warning_figures"] == {"excess_deferrals": 500}
    less = ledger(entry("2026-11-20", "deferral", 10_000), answers=saver(job_deferrals=8_000))
    assert less["room_left"] == 72_000 - 10_000 - 6_000


def test_more_converted_than_contributed_is_said_and_basis_stays_at_nothing() -> None:
    found = ledger(entry("2026-11-20", "conversion", 500))
    assert found["basis"] == 0
    assert found["warnings"] == ["converted_more_than_contributed"]
    assert found["warning_figures"] == {"converted_too_much": 500}


@pytest.mark.parametrize("today", [date(2026, 12, 31), date(2027, 2, 1)])
def test_when_no_pay_date_is_left_there_is_no_percent(today: date) -> None:
    found = ledger(entry("2026-12-31", "after_tax", 1_000), answers=saver(tax_year=2026), today=today)
    assert found["percent_next"] is None
    assert found["room_left"] == 40_500


def test_whoever_has_no_pay_date_left_keeps_that_answer() -> None:
    found = ledger(entry("2026-11-20", "after_tax", 1_000), answers=saver() | {"job.next_pay_date": "none"})
    assert found["percent_next"] is None


def test_an_owner_fills_the_plan_that_has_no_employer_contribution() -> None:
    answers = answered("mega", owner(), NOVEMBER)
    assert ledger(entry("2026-11-20", "after_tax", 10_000), answers=answers)["room_left"] == 37_500


def test_an_owners_employer_money_takes_its_part_of_the_room() -> None:
    answers = answered("mega", owner(), NOVEMBER)
    assert ledger(entry("2026-11-20", "employer", 10_000), answers=answers)["room_left"] == 37_500
    # Below the dollar limit a dollar of employer money costs a sole proprietor two: 65,054.65 − 24,500 − 2 × 10,000.
    small = answered("mega", owner(business_profit=70_000), NOVEMBER)
    assert ledger(answers=small)["room_left"] == 40_554
    assert ledger(entry("2026-11-20", "employer", 10_000), answers=small)["room_left"] == 20_554


def test_without_enough_answers_only_the_diarys_own_sums_are_said() -> None:
    found = ledger(entry("2026-11-20", "after_tax", 1_000), entry("2026-11-21", "deferral", 5), answers={})
    assert (found["room_left"], found["percent_next"], found["basis"]) == (None, None, 1_000)


@pytest.mark.parametrize(
    ("given", "place", "reason"),
    [
        ("none", "entries", "not_a_list"),
        ([7], "entries.0", "not_an_entry"),
        ([entry("2026-11-20", "bonus", 1)], "entries.0.kind", "not_a_choice"),
        ([entry("2026-11-20", "employer", -1)], "entries.0.amount", "negative"),
        ([entry("soon", "employer", 1)], "entries.0.date", "not_a_date"),
        ([entry("2026-11-20", "employer", 1, gain=1)], "entries.0.gain", "gain_without_conversion"),
        ([entry("2026-11-20", "conversion", 1, gain=2)], "entries.0.gain", "gain_above_amount"),
        ([entry("2026-11-20", "conversion", 1, gain="x")], "entries.0.gain", "not_a_number"),
        ([entry("2026-11-20", "conversion", 1, destination="moon")], "entries.0.destination", "not_a_choice"),
        (
            [entry("2026-11-20", "after_tax", 1, destination="in_plan")],
            "entries.0.destination",
            "destination_without_conversion",
        ),
    ],
)
def test_an_entry_that_cannot_be_is_refused_by_its_place(given: object, place: str, reason: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        read_entries(given)
    assert (caught.value.question, caught.value.problem.reason) == (place, reason)


@pytest.mark.parametrize("question", ["job.after_tax_so_far", "job.next_pay_date", "job.pay_schedule"])
def test_an_answer_that_cannot_be_read_is_refused_by_its_name(question: str) -> None:
    with pytest.raises(BadAnswer, match=question):
        ledger(answers=saver() | {question: "?"})


@given(DIARIES, st.randoms(use_true_random=False))
def test_any_order_of_entries_gives_the_same_end(diary: list[Entry], random: Any) -> None:
    shuffled = random.sample(diary, len(diary))
    once, again = (assess_ledger(saver(), in_order(each), built_in_limits(), NOVEMBER) for each in (diary, shuffled))
    assert once == again


@given(DIARIES)
def test_basis_is_never_negative_and_the_room_never_passed_without_a_word(diary: list[Entry]) -> None:
    found = assess_ledger(saver(), in_order(diary), built_in_limits(), NOVEMBER)
    assert found.basis >= 0
    assert found.gain >= 0
    assert found.room_left is not None
    paid = sum(each.amount for each in diary if each.kind is EntryKind.AFTER_TAX)
    assert found.room_left == 0 or paid + found.room_left <= 41_500
    if paid > 41_500:
        assert "after_tax_above_room" in found.warnings
    for form in found.expected_forms:
        moved = sum(each.amount for each in diary if each.kind is EntryKind.CONVERSION)
        assert form.box_1 == moved


@given(DIARIES)
def test_an_owners_room_is_never_passed_without_a_word(diary: list[Entry]) -> None:
    answers = answered("mega", owner(), NOVEMBER)
    found = assess_ledger(answers, in_order(diary), built_in_limits(), NOVEMBER)
    paid, employer = (
        sum(each.amount for each in diary if each.kind is kind) for kind in (EntryKind.AFTER_TAX, EntryKind.EMPLOYER)
    )
    assert found.basis >= 0
    assert found.room_left is not None
    assert found.room_left == 0 or paid + employer + found.room_left <= 47_500
    assert (LedgerWarning.ABOVE_ROOM in found.warnings) == (paid > max(0, 47_500 - employer) // 1)


@given(DIARIES)
def test_one_more_contribution_never_leaves_more_room(diary: list[Entry]) -> None:
    more = [*diary, Entry(NOVEMBER, EntryKind.AFTER_TAX, Decimal(100))]
    before, after = (assess_ledger(saver(), in_order(each), built_in_limits(), NOVEMBER) for each in (diary, more))
    assert before.room_left is not None
    assert after.room_left is not None
    assert after.room_left <= before.room_left


def test_entries_from_before_the_answer_are_a_part_of_it() -> None:
    diary = read_entries([entry("2026-10-02", "after_tax", 2_000), entry("2026-11-25", "after_tax", 700)])
    answers = saver(job_after_tax_so_far=5_000)
    answered_on = assess_ledger(answers, diary, built_in_limits(), NOVEMBER, date(2026, 11, 23))
    assert answered_on.basis == 5_700
    beside = assess_ledger(answers, diary, built_in_limits(), NOVEMBER)
    assert beside.basis == 7_700


def test_entries_above_the_answer_count_in_full() -> None:
    diary = read_entries([entry("2026-10-02", "after_tax", 6_000)])
    found = assess_ledger(
        saver(job_after_tax_so_far=5_000), diary, built_in_limits(), NOVEMBER, answered_on=date(2026, 11, 23)
    )
    assert found.basis == 6_000
