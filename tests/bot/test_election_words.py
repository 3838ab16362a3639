"""What to type on the plan's page, said so that percent, dollars and dates never contradict one another."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot import texts
from bot.languages import LANGUAGES
from bot.parts import Arithmetic, Ask, OneStep, Outcome, WholePlan
from bot.rendering import render
from bot.rendering.election import deferrals_first, election
from bot.rendering.election_notes import what_it_rests_on
from bot.rendering.outcome import notes_of
from bot.rendering.take_home import left_to_live_on, pay_dates
from bot.takeaway.forms import forms_to_expect
from bot.takeaway.paycheck_table import paycheck_table
from core.assess import INTERVIEWS, Result
from core.filling import job_filling
from core.limits import built_in_limits
from core.mega_backdoor.questions import MEGA
from core.mega_backdoor.steps import ROUTE_STEPS
from core.person import AGE_BAND
from tests.bot.rendered import labels, message, said
from tests.profiles import employee, employee_and_owner, ira_saver, owner, result_of

TODAY = date(2026, 11, 30)
BONUS = {"job_pay_per_date": 16_000, "job_pay": 466_000, "job_bonus_to_come": 46_000, "job_net_pay": 9_000}
MONTHLY = {"job_pay_schedule": "monthly", "job_pay_per_date": 10_000, "job_pay": 120_000, "job_net_pay": 6_900}


def result(next_pay_date: str = "2026-12-04", today: date = TODAY, **changes: object) -> Result:
    return result_of("mega", employee(job_next_pay_date=next_pay_date, **changes), today)


def result_with_bonus(**changes: object) -> Result:
    ordinary: dict[str, Any] = {**BONUS, **changes}
    return result(**ordinary)


def election_step(found: Result, language: str = "en") -> str:
    codes = [step.code for step in found.assessment.steps]
    return said(OneStep(found, codes.index("elect_after_tax")), language)


def test_with_a_bonus_to_come_the_percent_is_said_with_what_it_takes_of_pay_and_bonus() -> None:
    found = result(job_after_tax_so_far=19_000, **BONUS)
    words = said(Outcome(found))
    assert "set “After-tax” to 23%. It takes $3,680 of each paycheck and $10,580 of the bonus." in words
    assert "$5,320 of each lands in your account." in words
    assert "$7,500" not in words.split("ℹ️")[0]
    assert "If the plan takes nothing from bonuses, or the page takes dollars: $7,500" in election_step(found)


def test_dollars_of_ones_own_wish_come_without_a_percent() -> None:
    words = said(Outcome(result(job_take=3_000, **BONUS)))
    assert "set “After-tax” to $3,000 per paycheck, nothing of the bonus." in words
    assert "%" not in words.split("\n\n")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_pay_dates_ends_with_the_bonus_and_adds_up(language: str) -> None:
    table = paycheck_table(result(job_after_tax_so_far=19_000, **BONUS), language)
    assert table is not None
    assert table.rows[-1][0] == texts.text(language, "pdf.pay_date.bonus")
    assert table.rows[-1][3] == {"en": "$40,620", "de": "40.620\u00a0$"}.get(language, table.rows[-1][3])


def test_a_missed_pay_date_is_said_and_counts_nowhere() -> None:
    found = result("2026-11-30", **MONTHLY)
    words = said(Outcome(found))
    assert "One paycheck is left, Dec 31: set it by Dec 23." in words
    first, nothing, second, *_ = words.split("\n")
    assert "Up to $6,900" in first
    assert "$0" in nothing
    assert second == "Without the paycheck of Nov 30: a change hardly reaches it any more."
    table = paycheck_table(found, "en")
    assert table is not None
    assert [row[0] for row in table.rows] == ["Dec 31"]
    assert "13,800" not in words + election_step(found)
    assert "hardly reaches" not in said(Outcome(result("2026-12-11", **MONTHLY)))


def test_short_notice_says_from_when_it_counts_otherwise() -> None:
    late = election_step(result("2026-12-04"))
    assert "it counts from December 18, 2026" in late
    assert "one to two weeks" not in late
    assert "one to two weeks" in election_step(result("2026-12-11"))
    assert "the last pay date. Call payroll" in election_step(result("2026-12-31", date(2026, 12, 29), **MONTHLY))


def test_what_is_due_today_is_said_to_be_so() -> None:
    assert "set it today (Nov 30)" in said(Outcome(result("2026-12-04")))
    only = {"job_pay_schedule": "monthly", "job_pay": 120_000, "job_pay_per_date": 10_000}
    assert "only if payroll still takes a change today" in said(
        Outcome(result("2026-12-31", date(2026, 12, 31), **only))
    )


def test_half_comes_first_where_nothing_would_be_left_to_live_on() -> None:
    (message,) = render(Outcome(result(job_net_pay=4_100)), "en")
    (first,) = message.rows[0]
    assert (first.data, first.style) == ("less:50%", "primary"), "alone, or a phone cuts its numbers off"
    nothing = "$0 of each lands in your account. Half: 29% or $2,050, leaving $2,050."
    assert texts.plain(message.text).split("\n")[1] == nothing
    (message,) = render(Outcome(result("2026-01-09", date(2026, 1, 5))), "en")
    assert message.rows[0][0].data == "plan:steps"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_business_leads_where_the_job_takes_nothing(language: str) -> None:
    teacher = {"job_after_tax": "no", "job_is_403b": "yes", "business_entity": "corporation", "business_wages": 150_000}
    found = result_of("mega", employee_and_owner(**teacher), TODAY)
    first, wages, second, *_ = said(Outcome(found), language).split("\n")
    assert first.startswith("✅")
    assert texts.money(language, Decimal(42_773)) in wages
    assert second.startswith("❌")
    assert said(WholePlan(found), language).startswith(first)
    for plan in ("standard", "none", "unsure"):
        not_open = result_of("mega", employee_and_owner(business_plan=plan, **teacher), TODAY)
        assert said(Outcome(not_open), language).startswith("🟡")
    without = result_of("mega", employee_and_owner(business_employees="yes", **teacher), TODAY)
    assert said(Outcome(without), language).startswith("❌")


def test_what_is_paid_into_the_ira_already_leaves_the_rest_to_be_paid_in() -> None:
    partly = result_of("ira", ira_saver(ira_traditional_paid=6_000), TODAY)
    assert "$1,500 more to pay in, $7,500 to convert." in said(Outcome(partly))
    assert "more to pay in" not in said(Outcome(result_of("ira", ira_saver(), TODAY)))


def test_what_is_converted_already_is_told_as_done_with_what_it_costs() -> None:
    """5,000 of 7,500 paid in and converted beside 20,000 and a basis of 3,000: 0.32 of it is free of tax."""
    ira = ira_saver(ira_traditional_paid=5_000, ira_converted=5_000, ira_balance=20_000, ira_basis=3_000)
    found = result_of("ira", ira | {"tax_year": 2026}, date(2027, 3, 10))
    first, second, *_ = said(Outcome(found)).split("\n")
    assert first == "🟡 Of $5,000 converted in 2026, $3,400 is taxable."
    assert second == "$2,500 more to pay in; $5,000 is converted already."
    before = said(Outcome(result_of("ira", ira_saver(ira_balance=20_000, ira_basis=3_000), TODAY)))
    assert "would be taxable" in before


HALF_FULL: dict[str, Any] = {"job_deferrals": 21_500, "job_net_pay": 4_000}
"""3,000 are missing in own deferrals, on three pay dates of 4,000 that land in the bank."""


def test_ordinary_deferrals_are_raised_before_the_number_to_type_where_they_are_not_full() -> None:
    words = said(Outcome(result(**HALF_FULL)))
    assert "First set your own deferrals (pre-tax/Roth) to 26% or exactly $1,826.92 per paycheck." in words
    assert "That is $1,000 more than now (about 12%)." in words
    assert words.index("own deferrals") < words.index("on the plan’s page")
    assert "own deferrals" not in said(Outcome(result()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_take_home_pay_is_told_once(language: str) -> None:
    """Of 12,000 that land in the bank deferrals take 3,000, so that 9,000 are left for after-tax money: 43%."""
    found = result(**HALF_FULL)
    assert found.assessment.figures["still_possible"] == 12_000
    words = said(Outcome(found), language)
    number, amount = texts.percent(language, Decimal(43)), texts.money(language, Decimal(3_000))
    assert number in words
    assert amount in words
    assert texts.money(language, Decimal(12_000)) not in words
    assert texts.money(language, Decimal(4_000)) not in words


def test_every_step_tells_the_same_paycheck() -> None:
    found = result(**HALF_FULL)
    told = {str(step.code): step.figures for step in found.assessment.steps}
    assert told["fill_deferrals"]["per_pay_date"] == 1_000
    assert told["elect_after_tax"]["per_pay_date"] == 3_000
    assert "43% of pay, or to $3,000 per pay date" in election_step(found)


def test_pay_that_the_deferrals_take_whole_elects_nothing_after_tax() -> None:
    found = result(job_deferrals=5_000, job_net_pay=4_000)
    words = said(Outcome(found))
    assert "go into your ordinary deferrals first" in words.split("\n")[0]
    assert "$0 of each lands" in words.split("\n")[1]
    assert "“After-tax” to" not in words
    codes = [str(step.code) for step in found.assessment.steps]
    raising = said(OneStep(found, codes.index("fill_deferrals")))
    assert "That is $12,000 of the $19,500 still missing there; as Roth, pay and plan allow no more." in raising
    assert "elect_after_tax" not in codes
    waits = said(OneStep(found, codes.index("after_tax_waits")))
    assert "leave the line “After-tax” at zero" in waits


def test_what_is_left_to_live_on_counts_both() -> None:
    found = result(job_deferrals=20_000, job_cap="2%", job_net_pay=4_100)
    words = said(Outcome(found))
    assert "First set your own deferrals (pre-tax/Roth) to 32% or exactly $2,269" in words
    assert "Then, on the plan’s page" in words
    left = 4_100 - 1_500 - found.told.figures["per_pay_date"]
    assert f"At least ${left:,.2f} of each lands" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_pay_dates_has_both_and_no_more_than_lands_in_the_bank(language: str) -> None:
    table = paycheck_table(result(**HALF_FULL), language)
    assert table is not None
    assert table.heads[1] == texts.text(language, "pdf.pay_date.deferrals")
    assert table.rows[0][1] == texts.money(language, Decimal(1_000))
    assert table.rows[0][2] == texts.money(language, Decimal(3_000))
    alone = paycheck_table(result(job_deferrals=5_000, job_net_pay=4_000), language)
    assert alone is not None
    assert len(alone.heads) == 3, "date, deferrals, and what lands in the bank"
    full = paycheck_table(result(), language)
    assert full is not None
    assert table.heads[1] not in full.heads


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cent_that_rounding_leaves_is_nothing_in_the_table_too(language: str) -> None:
    table = paycheck_table(result("2026-09-04", date(2026, 9, 1), job_deferrals=15_000, job_net_pay=4_500), language)
    assert table is not None
    place = table.heads.index(texts.text(language, "pdf.pay_date.left"))
    assert {row[place] for row in table.rows} == {texts.money(language, Decimal(0))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("schedule", ["weekly", "biweekly", "semimonthly"])
def test_a_table_of_a_whole_year_has_each_date_and_says_once_what_is_the_same(schedule: str, language: str) -> None:
    year = result("2026-01-09", date(2026, 1, 2), job_pay_schedule=schedule)
    table = paycheck_table(year, language)
    assert table is not None
    days = [texts.short_day(language, day) for day in pay_dates(year)]
    assert [row[0] for row in table.rows] == days
    assert texts.money(language, year.told.figures["per_pay_date"]) in " ".join(table.above)
    short = paycheck_table(result(), language)
    assert short is not None
    assert not short.above


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bonus_of_a_long_table_is_a_line_of_its_own(language: str) -> None:
    year = result("2026-01-09", date(2026, 1, 2), job_pay=200_000, job_pay_per_date="6923.07", job_bonus_to_come=20_000)
    table = paycheck_table(year, language)
    assert table is not None
    assert len(table.above) == 1
    assert table.below[0].startswith("Bonus · ")
    assert len(table.rows) == len(pay_dates(year))


def test_with_a_bonus_to_come_deferrals_are_raised_by_a_percent_of_both() -> None:
    raised = result(job_deferrals=20_000, job_after_tax_so_far=19_000, **BONUS)
    assert "First set your own deferrals (pre-tax/Roth) to 9% of pay and bonus." in said(Outcome(raised))
    table = paycheck_table(raised, "en")
    assert table is not None
    taken = sum(Decimal(row[1].strip("$").replace(",", "")) for row in table.rows)
    assert f"That is {texts.money('en', taken)} of the $4,500 still missing there" in deferrals_first(raised, "en")
    assert re.search(rf"Raised first +−{re.escape(texts.money('en', taken))}\n", said(Arithmetic(raised)))
    filling = job_filling(raised)
    assert filling is not None
    assert filling.amount_of("deferrals_raised") == taken
    assert filling.amount_of("below_a_percent") == 4_500 - taken
    in_dollars = said(Outcome(result(job_deferrals=20_000, job_take=1_000, **BONUS)))
    assert "First raise your own deferrals (pre-tax/Roth) by $1,500 per paycheck." in in_dollars


@pytest.mark.parametrize("language", LANGUAGES)
def test_deferrals_advised_at_job_and_business_are_said_to_be_one_limit(language: str) -> None:
    once = texts.text(language, "step.deferrals_once")
    both = employee_and_owner(job_next_pay_date="2026-12-04", job_deferrals=21_500, job_net_pay=4_000)
    # Where the profit carries no more than the deferral, the business's figures are not those beside the raise.
    little = result_of("mega", both | {"business.profit": 3_000}, TODAY)
    assert once in deferrals_first(little, language)
    assert once not in deferrals_first(result_of("mega", both, TODAY), language)
    assert once not in deferrals_first(result(**HALF_FULL), language)


def test_from_50_the_step_names_the_catch_up_that_may_follow() -> None:
    def raising(**changes: object) -> str:
        found = result(**HALF_FULL, **changes)
        return said(OneStep(found, [str(step.code) for step in found.assessment.steps].index("fill_deferrals")))

    assert "Up to $8,000 of catch-up may come in place of after-tax money." in raising(age_band="50_59")
    assert "catch-up" not in raising()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_of_a_bonus_is_said_to_be_left_out_where_take_home_pay_is_the_limit(language: str) -> None:
    said_so = texts.text(language, "election.bonus_net")
    assert any(said_so in note for note in notes_of(result_with_bonus(), language))
    others: tuple[dict[str, object], ...] = (
        {"job_after_tax_so_far": 41_000},
        {"job_net_pay": "unsure"},
        {"job_cap": "2%"},
    )
    for other in others:
        assert not any(said_so in note for note in notes_of(result_with_bonus(**other), language))


def test_the_payslip_shows_what_the_percent_takes_and_only_the_election_has_something_to_copy() -> None:
    found = result(job_after_tax_so_far=19_000, **BONUS)
    codes = [step.code for step in found.assessment.steps]
    payslip, election = (codes.index(code) for code in ("check_first_payslip", "elect_after_tax"))
    assert "about $3,680" in said(OneStep(found, payslip))
    copied = [
        [button.copies for row in render(OneStep(found, index), "en")[0].rows for button in row if button.copies]
        for index in (payslip, election)
    ]
    assert copied == [[], ["7500.00", "23"]]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "transfer it by Dec 31 from your bank to the plan’s account"),
        ({"business_entity": "corporation", "business_wages": 98_000}, "from wages still paid by Dec 31"),
        ({"business_plan": "unsure"}, "If it does: after-tax $47,500, transferred by Dec 31"),
        ({"business_plan": "none"}, "document that takes after-tax money by Dec 31"),
    ],
)
def test_an_owner_hears_by_when_the_money_must_be_in(changes: dict[str, object], words: str) -> None:
    assert words in said(Outcome(result_of("mega", owner(**changes), TODAY)))
    assert "must be in" not in said(Outcome(result_of("mega", owner(business_plan="standard"), TODAY)))


def test_the_business_has_the_first_page_of_the_steps_where_the_job_takes_nothing() -> None:
    for job, first in (("no", "In your own business"), ("yes", "At your employer")):
        both = result_of("mega", employee_and_owner(job_after_tax=job, job_next_pay_date="2026-12-04"), TODAY)
        assert first in said(WholePlan(both, page=0))


@pytest.mark.parametrize(("year", "today", "is_said"), [(2026, date(2027, 2, 1), True), (2026, TODAY, False)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_line_4_is_named_for_money_that_came_in_after_the_year(
    year: int, today: date, is_said: bool, language: str
) -> None:
    converted = {"ira_traditional_paid": 7_500, "ira_converted": 7_500}
    found = result_of("ira", ira_saver(tax_year=year, **converted), today)
    line = texts.plain(texts.text(language, "form_8606.line_4", year="2026", year_after="2027"))
    codes = [step.code for step in found.assessment.steps]
    file = said(OneStep(found, codes.index("file_form_8606")), language)
    forms = [texts.plain(form) for form in forms_to_expect(found, language)]
    assert [line in words for words in (file, said(Arithmetic(found), language), *forms[-1:])] == [is_said] * 3
    not_converted = result_of("ira", ira_saver(tax_year=year, **(converted | {"ira_converted": 0})), today)
    assert line not in said(Arithmetic(not_converted), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_of_the_age_names_the_catch_up_of_a_plan_or_the_addition_of_an_ira(language: str) -> None:
    of_plan, of_ira = (
        next(question for question in INTERVIEWS[name][0].questions if question.id == AGE_BAND.id)
        for name in ("mega", "ira")
    )
    limits = built_in_limits()[2026]
    replay = MEGA.replay({}, limits, TODAY)
    helps = [said(Ask(question, replay, 1, 2, help_open=True), language) for question in (of_plan, of_ira)]
    catch_up, addition = (texts.money(language, each.value) for each in (limits.catch_up_60_63, limits.ira_catch_up))
    assert [(catch_up in words, addition in words) for words in helps] == [(True, False), (False, True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_percent_stands_in_the_table_only_beside_the_dollars_it_makes(language: str) -> None:
    """A cap of 10% is 10% of each date; what the room has left is no whole percent of them."""
    percent = texts.text(language, "pdf.pay_date.percent")
    agreeing = paycheck_table(result(job_cap="10%", job_cap_covers="after_tax"), language)
    to_the_cent = paycheck_table(result(job_after_tax_so_far=38_000), language)
    assert agreeing is not None
    assert to_the_cent is not None
    assert percent in agreeing.heads
    assert percent not in to_the_cent.heads


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", ["in_plan", "withdrawal", "both"])
def test_where_no_pay_date_brings_more_none_is_named_in_the_step_to_roth(language: str, route: str) -> None:
    more, over = (
        result(today=today, tax_year=2026, job_after_tax_so_far=10_000, job_route=route)
        for today in (TODAY, date(2027, 2, 10))
    )
    (to_come,), (all_in,) = (
        [index for index, step in enumerate(found.assessment.steps) if step.code in ROUTE_STEPS.values()]
        for found in (more, over)
    )
    words, later = said(OneStep(more, to_come), language), said(OneStep(over, all_in), language)
    named = {"en": "pay date", "de": "Gehaltszahlung"}.get(language, "")
    assert named in words
    assert not named or named not in later


def test_while_the_plan_is_asked_it_is_said_until_when_an_answer_helps() -> None:
    open_way = said(Outcome(result("2026-12-11", job_route="unsure")))
    assert "an answer is needed by Dec 4, for the last by Dec 18." in open_way
    assert "an answer" not in said(Outcome(result("2026-12-11")))


def test_deferrals_that_are_raised_are_told_with_the_new_total_that_a_plan_page_takes() -> None:
    found = result("2026-12-11", job_deferrals=15_000, job_net_pay=4_300, job_employer="5400")
    assert "(pre-tax/Roth) to 70% or exactly $4,876.92 per paycheck. That is $4,300 more than now" in said(
        Outcome(found)
    )
    step = said(OneStep(found, 0))
    assert "If about 8% is set now, enter 70% or exactly $4,876.92. If another rate is set, add 62% to it." in step
    nothing_set = said(Outcome(result("2026-12-11", job_deferrals=0, job_net_pay=4_300)))
    assert "more than now" not in nothing_set
    assert "own deferrals (pre-tax/Roth) by 62% of pay or $4,300" in nothing_set


def test_what_lands_at_nothing_is_said_of_roth_where_deferrals_take_it_with_half_in_numbers() -> None:
    alone = Outcome(result("2026-12-11", job_deferrals=15_000, job_net_pay=4_300))
    assert "As Roth, $0 of each lands in your account; pre-tax leaves more." in said(alone)
    assert "Half: $2,150" in {button.label for row in message(alone).rows for button in row}
    both = left_to_live_on(result("2026-12-11", job_deferrals=15_000, job_net_pay=6_000), "en")
    assert both.endswith("Half: $3,000 per paycheck, own deferrals first, leaving $3,000.")
    half = labels(message(Outcome(result("2026-12-11", job_deferrals=15_000, job_net_pay=6_000))))
    assert "less:all:3000" in half
    assert "less:50%" not in half
    assert "Half" not in said(Outcome(result("2026-12-11", job_deferrals=24_500, job_after_tax_so_far=41_000)))


def test_what_a_percent_takes_of_a_bonus_is_not_promised_by_the_day_of_the_last_paycheck() -> None:
    found = result_with_bonus(job_after_tax_so_far=19_000)
    assert "For the bonus, set it before that payroll is run: ask its date." in said(Outcome(found))
    assert "only if this is set before the payroll with the bonus is run" in election_step(found)
    assert "before that payroll" not in said(Outcome(result()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("deferrals", "net_pay", "counts"), [(12_000, 6_000, (0, 1)), (2_000, 1_500, (1, 0))])
def test_that_a_bonus_needs_the_percent_before_its_payroll_is_said_once(
    deferrals: int, net_pay: int, counts: tuple[int, int], language: str
) -> None:
    """Own deferrals rise first, with after-tax money behind them or without."""
    found = result_with_bonus(job_deferrals=deferrals, job_net_pay=net_pay)
    note = texts.text(language, "election.before_the_bonus")
    assert (deferrals_first(found, language).count(note), election(found, language).count(note)) == counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pay_date_on_a_holiday_is_said_to_come_the_day_before(language: str) -> None:
    last = texts.short_day(language, date(2026, 12, 25))
    notes = [what_it_rests_on(result(first), language) for first in ("2026-12-11", "2026-12-04")]
    assert [any(last in note for note in each) for each in notes] == [True, False]


@pytest.mark.parametrize(("language", "each"), [("en", "of each"), ("de", "jeweils")])
def test_what_one_paycheck_leaves_is_said_of_that_one(language: str, each: str) -> None:
    several = left_to_live_on(result("2026-12-04", job_take=500), language)
    one = left_to_live_on(result("2026-12-31", date(2026, 12, 18), job_take=500), language)
    assert each in several
    assert one
    assert each not in one
