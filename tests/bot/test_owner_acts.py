"""What an owner reads first: one act after the other, each with its amount, its place and its day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot import texts
from bot.languages import LANGUAGES
from bot.parts import Outcome
from bot.rendering.acts import business_acts, wages_left
from bot.rendering.headline import headline
from bot.rendering.screen import fits_a_screen
from bot.takeaway.caption import caption
from bot.takeaway.text import plan_text
from bot.wording import filled
from core.both_plans import after_tax_in_both
from core.solo_401k.names import SoloStep
from tests.bot.rendered import labels, message, said
from tests.profiles import Profile, employee_and_owner, owner, result_of

TODAY = date(2026, 11, 30)
IN_THE_LAST_DAYS = date(2026, 12, 28)

ALONE: dict[str, Profile] = {
    "sole proprietor": owner(tax_year=2026, age_band="50_59", business_profit=140_000),
    "corporation": owner(tax_year=2026, business_entity="corporation", business_wages=90_000),
    "no plan": owner(tax_year=2026, business_plan="none", business_profit=100_000),
    "unsure": owner(tax_year=2026, business_plan="unsure", business_profit=140_000),
    "another document": owner(tax_year=2026, business_plan="standard", business_profit=60_000),
    "less": owner(tax_year=2026, business_spare=30_000),
}
SOLO = {"tax_year": 2026, "business_entity": "corporation"}
WITH_FEW_WAGES = ALONE["corporation"] | {"business.spare": 9_000}
FULL_AT_THE_JOB = employee_and_owner(tax_year=2026, job_after_tax="no", job_deferrals=24_500)
BOTH = employee_and_owner(
    tax_year=2026,
    business_profit=70_000,
    job_deferrals=15_000,
    job_employer="4%",
    job_net_pay=3_600,
    job_next_pay_date="2026-12-04",
    job_pay=150_000,
    job_pay_per_date="5769.23",
)


def _numbered(text: str) -> list[str]:
    return [line for line in text.split("\n") if line[:1].isdigit() and line[1:3] == ". "]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("today", [TODAY, IN_THE_LAST_DAYS])
@pytest.mark.parametrize("kind", ALONE)
def test_an_owners_acts_are_the_steps_of_the_year_in_their_order(kind: str, today: date, language: str) -> None:
    found = result_of("mega", ALONE[kind], today)
    acts = _numbered(said(Outcome(found), language))
    steps = [step for step in found.assessment.steps if step.due and step.due.year == found.tax_year]
    amounts = [step.figures["amount"] for step in steps if "amount" in step.figures]
    assert [act[0] for act in acts] == [str(number) for number in range(1, len(acts) + 1)]
    places = [next(place for place, act in enumerate(acts) if texts.money(language, each) in act) for each in amounts]
    assert places
    assert places == sorted(places)
    printed = " ".join(plan_text(found, language).split())
    assert all(" ".join(act.split()) in printed for act in acts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_acts_of_a_sole_proprietor_come_to_all_that_the_plan_takes(language: str) -> None:
    found = result_of("mega", ALONE["sole proprietor"], TODAY)
    acts = business_acts(found, language, tap=False)
    elected, after_tax = (texts.money(language, amount) for amount in (32_500, 47_500))
    assert elected in acts.split("\n")[0]
    assert after_tax in acts.split("\n")[1]
    assert after_tax in headline(found, language)
    assert "voluntary after-tax 2026" in acts
    assert texts.short_day(language, date(2026, 12, 31)) in acts.split("\n")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_corporations_wages_bound_what_goes_in(language: str) -> None:
    by_wages = filled(language, "outcome.self.wages_needed", {"needed": Decimal(77_965)})
    tells = texts.text(language, "act.wages_left")
    corporation, proprietor, less = (
        said(Outcome(result_of("mega", profile, TODAY)), language)
        for profile in (ALONE["corporation"], ALONE["sole proprietor"], WITH_FEW_WAGES)
    )
    assert by_wages in corporation
    assert texts.plain(tells) in corporation
    assert not {by_wages, texts.plain(tells)} & set(proprietor.split("\n"))
    assert by_wages not in less
    assert texts.plain(tells) not in less


@pytest.mark.parametrize("language", LANGUAGES)
def test_wages_that_the_year_does_not_have_are_not_asked_for(language: str) -> None:
    """50,000 of wages take 50,000 in all, but Social Security and Medicare come off before."""
    screen = said(Outcome(result_of("mega", owner(**SOLO, business_wages=50_000), TODAY)), language)
    assert texts.text(language, "outcome.self.wages_carry") in screen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("to_come", "deferral", "after_tax", "employer"),
    [
        (0, None, None, 30_000),
        (10_000, 9_235, None, 30_000),
        (40_000, 24_500, 12_440, 30_000),
        (60_000, 24_500, 30_910, 16_590),
    ],
)
def test_wages_still_to_come_bound_own_money_and_leave_what_the_corporation_can_pay_in(
    to_come: int, deferral: int | None, after_tax: int | None, employer: int, language: str
) -> None:
    """7.65% come off; a corporation with wages of 120,000 pays in 30,000, or what 72,000 leaves beside own money."""
    profile = owner(**SOLO, business_wages=120_000) | {"business.wages_to_come": to_come}
    found = result_of("mega", profile, TODAY)
    shown = message(Outcome(found), language)
    assert all(texts.money(language, Decimal(each)) in shown.text for each in (deferral, after_tax, employer) if each)
    assert texts.short_day(language, date(2027, 3, 15), with_year=True) in shown.text
    assert fits_a_screen(shown.text)
    assert not [data for data in labels(shown) if data.startswith("less:wages:")]
    steps = {step.code: step.figures for step in found.assessment.steps}
    assert steps[SoloStep.EMPLOYER]["employer"] == employer
    assert (SoloStep.AFTER_TAX_BY_PAYROLL in steps) is bool(after_tax)
    assert (SoloStep.DEFERRAL_BY_PAYROLL in steps) is bool(deferral)


def test_wages_to_come_that_carry_all_of_it_change_nothing() -> None:
    profile = owner(**SOLO, business_wages=120_000)
    everything = result_of("mega", profile | {"business.wages_to_come": 77_965}, TODAY)
    assert everything.assessment == result_of("mega", profile, TODAY).assessment
    less = result_of("mega", profile | {"business.wages_to_come": 77_964}, TODAY)
    assert less.told.solo
    assert less.told.solo["figures"]["chosen"]["after_tax_room"] == 47_499


def test_a_month_of_the_wages_or_two_or_none_are_a_tap_away_for_a_corporation_alone() -> None:
    corporation = labels(message(Outcome(result_of("mega", owner(**SOLO, business_wages=120_000), TODAY))))
    assert [data for data in corporation if data.startswith("less:wages:")] == [
        *("less:wages:10000", "less:wages:20000", "less:wages:0")
    ]
    others = (ALONE["sole proprietor"], BOTH | {"business.entity": "corporation", "business.wages": 50_000})
    for profile in others:
        assert not [data for data in labels(message(Outcome(result_of("mega", profile, TODAY)))) if "wages" in data]


@pytest.mark.parametrize(("profit", "missing"), [(60_000, "$4,239"), (150_000, None)])
def test_what_the_profit_does_not_carry_is_said_with_the_headline(profit: int, missing: str | None) -> None:
    said_first = headline(result_of("mega", owner(tax_year=2026, business_profit=profit), TODAY), "en")
    assert (f"{missing} of it must come from other money" in said_first) is bool(missing)
    assert ("other money" in said_first) is bool(missing)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("profile", "amount"), [(FULL_AT_THE_JOB, 72_000), (BOTH, 66_923)])
def test_beside_a_job_the_transfer_to_the_own_plan_stands_with_its_day(
    profile: Profile, amount: int, language: str
) -> None:
    screen = said(Outcome(result_of("mega", profile, TODAY)), language)
    line = next(line for line in screen.split("\n") if texts.money(language, amount) in line and "31" in line)
    assert texts.short_day(language, date(2026, 12, 31)) in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("changes", "at_job", "in_business", "typed"),
    [
        ({}, 1_300, 66_923, ["54%", "7%", "66923", ""]),
        ({"job.deferrals": 24_500}, 10_800, 66_923, ["62%", "66923", ""]),
        ({"job.route": "automatic"}, 1_300, 66_923, ["54%", "7%", "66923", ""]),
        ({"job.net_pay": 2_000}, 0, 63_423, ["34%", "3500", "63423", ""]),
        ({"business.entity": "corporation", "business.wages": 50_000}, 1_300, 50_000, ["54%", "7%", "50000", ""]),
        (
            {"age_band": "60_63", "job.net_pay": 2_000, "business.entity": "corporation", "business.wages": 60_000},
            *(0, 56_500, ["34%", "3500", "11250", "56500", ""]),
        ),
        (
            {"job.pay": 180_000, "job.bonus_to_come": 30_000, "job.route": "automatic", "age_band": "60_63"},
            *(1_300, 68_783, ["20%", "2%", "11250", "68783", ""]),
        ),
    ],
)
def test_job_and_business_stand_in_one_order_under_the_sum_of_both(
    changes: Profile, at_job: int, in_business: int, typed: list[str], language: str
) -> None:
    found = result_of("mega", BOTH | changes, TODAY)
    screen = said(Outcome(found), language)
    assert all(texts.money(language, each) in screen.split("\n")[0] for each in {at_job + in_business, in_business})
    assert not at_job or texts.money(language, at_job) in screen.split("\n")[0]
    acts = _numbered(screen)
    assert len(acts) == len(typed)
    for act, number in zip(acts, typed, strict=True):
        shown = texts.money(language, int(number)) if number.isdigit() else number
        assert shown in act.replace("\xa0%", "%") or shown in act
    assert "Roth" in acts[-1]
    assert fits_a_screen(message(Outcome(found), language).text)
    verdict = headline(found, language).split("\n")[0]
    assert texts.plain(verdict) in caption(found, language)
    assert " ".join(texts.plain(verdict).split()) in " ".join(plan_text(found, language).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_less_at_the_job_keeps_the_business_in_the_headline(language: str) -> None:
    less = headline(result_of("mega", BOTH | {"job.deferrals": 24_500, "job.take": 1_000}, TODAY), language)
    assert all(texts.money(language, amount) in less for amount in (3_000, 66_923, 69_923))


@pytest.mark.parametrize(
    "changes",
    [
        {"job.after_tax": "no"},
        {"business.plan": "standard"},
        {"business.employees": "yes"},
        {"job.is_403b": "yes"},
        {"job.next_pay_date": "none", "job.pay_per_date": None},
        {"job.after_tax": "unsure"},
    ],
)
def test_a_plan_that_is_not_open_is_in_no_sum(changes: Profile) -> None:
    assert after_tax_in_both(result_of("mega", BOTH | changes, TODAY)) is None
    assert after_tax_in_both(result_of("mega", BOTH, date(2027, 1, 4))) is None


@pytest.mark.parametrize(
    ("language", "headed", "line"),
    [
        ("en", "Your choice for 2026: $6,000, all of it after tax.", "After-tax $6,000: transfer it by Dec 31"),
        ("de", "Ihre Wahl für 2026: 6.000 $, alles als Nachsteuerbeitrag.", "Nachsteuerbeitrag 6.000 $: bis 31. Dez."),
    ],
)
@pytest.mark.parametrize(
    "full", [FULL_AT_THE_JOB, owner(tax_year=2026, deferrals_elsewhere=24_500), FULL_AT_THE_JOB | {"age_band": "50_59"}]
)
def test_whose_deferrals_are_full_puts_all_that_is_chosen_in_after_tax(
    full: Profile, language: str, headed: str, line: str
) -> None:
    older = {"job.deferrals": 32_500} if full.get("age_band") == "50_59" else {}
    screen = said(Outcome(result_of("mega", full | older | {"business.spare": 6_000}, TODAY)), language)
    assert headed in screen.replace("\xa0", " ")
    assert line in screen.replace("\xa0", " ")
    assert "$0" not in screen


@pytest.mark.parametrize(
    ("profile", "today"),
    [
        (ALONE["sole proprietor"], date(2027, 2, 4)),
        (owner(tax_year=2026, business_employees="yes"), TODAY),
        (owner(tax_year=2026, business_profit=26_000), TODAY),
        (employee_and_owner(tax_year=2026, business_employees="yes"), TODAY),
    ],
)
def test_without_anything_to_pay_in_after_tax_there_are_no_acts(profile: Profile, today: date) -> None:
    assert business_acts(result_of("mega", profile, today), "en") == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", ["none", "standard"])
def test_in_the_last_days_an_owner_without_the_document_hears_what_is_left_without_it(plan: str, language: str) -> None:
    profile = owner(tax_year=2026, business_plan=plan)
    late, early = (said(Outcome(result_of("mega", profile, day)), language) for day in (IN_THE_LAST_DAYS, TODAY))
    told, last = (texts.plain(texts.text(language, "act.hurry", count=days).split("</b>")[0]) for days in (4, 1))
    assert told in late
    assert last in said(Outcome(result_of("mega", profile, date(2026, 12, 31))), language)
    assert told not in early
    assert told not in said(Outcome(result_of("mega", owner(tax_year=2026), IN_THE_LAST_DAYS)), language)


def test_another_document_is_asked_for_with_the_money_that_it_is_for() -> None:
    steps = result_of("mega", ALONE["another document"], TODAY).assessment.steps
    replaced = next(step for step in steps if step.code == SoloStep.REPLACE_DOCUMENT)
    assert replaced.figures == {"amount": 31_261}
    small = result_of("mega", owner(tax_year=2026, business_plan="standard", business_profit=10_000), TODAY)
    assert all(not step.figures for step in small.assessment.steps if step.code == SoloStep.REPLACE_DOCUMENT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catch_up_that_comes_first_says_of_which_wages_and_less_is_asked_only_of_who_can_choose_it(
    language: str,
) -> None:
    corporation = {"age_band": "50_59", "business.entity": "corporation", "business.wages": 60_000}
    found = result_of("mega", FULL_AT_THE_JOB | corporation, TODAY)
    first, *_ = _numbered(business_acts(found, language, tap=False))
    assert texts.money(language, 8_000) in first
    assert texts.short_day(language, date(2026, 12, 31)) in first
    assert not wages_left(found, language)
    assert wages_left(result_of("mega", ALONE["corporation"], TODAY), language)
