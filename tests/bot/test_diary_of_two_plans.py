"""The diary of an owner with a job: which plan an entry belongs to, asked for only where it cannot be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.diary import MOST_ENTRIES, DiaryEntry
from bot.events import Command, Pressed, Typed
from bot.parts import Diary, OneEntry, Outcome, Part, Words
from core.ledger.entries import EntryKind
from core.result import WhosePlan
from tests.bot.person import YEAR, Person, finished
from tests.profiles import employee, employee_and_owner

LANGUAGES = ("de", "en")
JOB, BUSINESS = WhosePlan.JOB, WhosePlan.BUSINESS
MUCH = Decimal("11111111.11")
AT_SCHOOL = employee_and_owner(job_is_403b="yes", job_deferrals=18_000, job_next_pay_date="2026-12-04")


def owner_with_a_job(language: str = "en", **changes: object) -> Person:
    person = finished(AT_SCHOOL | employee_and_owner(**changes) if changes else AT_SCHOOL, language)
    person.world = replace(person.world, today=date(YEAR, 11, 30))
    return person


def types(person: Person, line: str) -> Part:
    (part,) = person.does(Typed(line)).parts
    return part


def diary_of(part: Part) -> Diary:
    assert isinstance(part, Diary)
    return part


def plans(person: Person) -> list[WhosePlan | None]:
    return [each.plan for each in person.session.diary]


@pytest.mark.parametrize(
    ("language", "line", "plan"),
    [
        ("en", "put 1,200 after-tax into my solo plan on friday", BUSINESS),
        ("en", "1200 after-tax for my business on nov 27", BUSINESS),
        ("en", "1200 after tax friday, school", JOB),
        ("en", "put in 1200 after tax on friday into my 403(b)", JOB),
        ("de", "1.200 after-tax am 27.11. in die Firma", BUSINESS),
        ("de", "am 27.11. 1.200 Nachsteuer in den Solo-Plan eingezahlt", BUSINESS),
        ("de", "1.200 after-tax am 27.11. im Job", JOB),
        ("de", "1.200 Nachsteuer in den 403b am 27.11.", JOB),
    ],
)
def test_words_say_which_plan_it_is(language: str, line: str, plan: WhosePlan) -> None:
    person = owner_with_a_job(language)
    noted = diary_of(types(person, line)).noted
    assert noted is not None
    assert (noted.plan, noted.amount) == (plan, 1_200)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", [Pressed("log:plan:business"), Typed("solo"), Typed("business")])
def test_what_words_do_not_say_is_asked_with_one_tap(language: str, answer: Pressed | Typed) -> None:
    person = owner_with_a_job(language)
    asked = types(person, "1200 after-tax 27.11." if language == "de" else "put in 1200 after tax on friday")
    assert isinstance(asked, Words)
    assert asked.key == "diary.ask.plan"
    assert [data for _, data in asked.buttons] == ["log:plan:job", "log:plan:business", "log:page:0"]
    assert person.session.diary == []
    person.does(answer)
    assert plans(person) == [BUSINESS]


def test_a_line_that_names_no_plan_is_asked_again_and_nothing_is_lost() -> None:
    person = owner_with_a_job()
    types(person, "put in 1200 after tax on friday")
    again = types(person, "hmm")
    assert isinstance(again, Words)
    assert again.key == "diary.ask.plan"
    person.does(Typed("the school"))
    assert [(each.amount, each.plan) for each in person.session.diary] == [(1_200, JOB)]


def test_the_choice_holds_for_the_next_entry_and_one_tap_moves_it() -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax on friday solo")
    diary = diary_of(types(person, "300 after tax today"))
    assert plans(person) == [BUSINESS, BUSINESS]
    assert diary.noted is not None
    person.presses(f"log:plan:{diary.noted.number}:job")
    assert plans(person) == [BUSINESS, JOB]
    types(person, "200 after tax today")
    assert plans(person) == [BUSINESS, JOB, JOB]


def test_each_kind_of_money_is_remembered_by_itself() -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax on friday solo")
    types(person, "200 match on friday, job")
    types(person, "100 after-tax today")
    types(person, "210 match today")
    assert plans(person) == [BUSINESS, JOB, BUSINESS, JOB]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "thats my solo plan not the school"),
        ("en", "not the school"),
        ("en", "no, the business"),
        ("de", "das war die Firma, nicht die Schule"),
        ("de", "gehört zum Solo-Plan"),
    ],
)
def test_a_line_moves_the_last_entry_to_the_plan_that_it_names(language: str, line: str) -> None:
    person = owner_with_a_job(language)
    types(person, "700 after-tax 20.11. job")
    types(person, "1200 after-tax 27.11. job")
    diary = diary_of(types(person, line))
    assert plans(person) == [JOB, BUSINESS]
    assert diary.noted is not None
    assert (diary.noted.plan, diary.noted.amount) == (BUSINESS, 1_200)


@pytest.mark.parametrize(
    "line", ["what is a solo plan?", "is that my solo plan?", "i have no business", "solo 401k rules"]
)
def test_a_line_with_more_in_it_moves_nothing(line: str) -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax nov 27 job")
    person.does(Typed(line))
    assert plans(person) == [JOB]


def test_a_plan_named_when_the_diary_is_not_on_screen_moves_nothing() -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax nov 27 job")
    person.does(Command("plan"))
    person.does(Typed("solo plan"))
    assert plans(person) == [JOB]


def test_money_for_a_plan_that_the_answers_do_not_have_is_not_written_down() -> None:
    person = finished(employee(job_next_pay_date="2026-12-04"), "en")
    said = types(person, "1200 after-tax on nov 20 into my solo plan")
    assert isinstance(said, Words)
    assert said.key == "diary.no_such_plan.business"
    assert person.session.diary == []
    # The job of an employee is the plan there is.
    types(person, "1200 after-tax on nov 20 at my job")
    assert len(person.session.diary) == 1


def test_somebody_with_one_plan_is_never_asked_which() -> None:
    person = finished(employee(job_next_pay_date="2026-12-04"), "en")
    diary = diary_of(types(person, "1200 after-tax on nov 20"))
    assert diary.noted is not None
    assert diary.noted.plan is None
    assert not any("log:plan" in str(button.data) for button in person.buttons())


def test_only_one_plan_takes_after_tax_money_so_that_nobody_is_asked() -> None:
    person = owner_with_a_job(job_after_tax="no")
    diary = diary_of(types(person, "put in 1200 after tax on friday"))
    assert plans(person) == [BUSINESS]
    assert diary.ledger.warnings == []
    # Employer money may be of either.
    asked = types(person, "200 match on friday")
    assert diary.noted is not None
    assert isinstance(asked, Diary)


def test_an_amount_that_only_one_plan_has_room_for_goes_there() -> None:
    person = owner_with_a_job(job_is_403b="no", job_cap=1_000)
    types(person, "1,200 after-tax on friday")
    assert plans(person) == [BUSINESS]
    fits_both = owner_with_a_job(job_is_403b="no", job_cap=1_000)
    assert isinstance(types(fits_both, "900 after-tax on friday"), Words)


def test_an_amount_above_the_limit_of_the_plan_as_before_is_asked() -> None:
    person = owner_with_a_job(job_is_403b="no", job_cap=1_000)
    types(person, "900 after-tax on friday, job")
    assert isinstance(types(person, "200 after-tax today"), Words)
    person.presses("log:plan:job")
    assert "after_tax_above_room" in diary_of(person.does(Command("log")).parts[0]).ledger.plans[JOB].warnings


def test_a_conversion_belongs_to_the_plan_that_has_the_money() -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax on friday solo")
    types(person, "100 after-tax on friday job")
    types(person, "converted 1200 today, 3 gain")
    assert plans(person) == [BUSINESS, JOB, BUSINESS]


def test_a_gain_that_came_on_top_is_one_tap_and_nothing_stays_behind() -> None:
    person = finished(employee(job_next_pay_date="2026-12-04"), "en")
    types(person, "1200 after-tax on nov 20")
    diary = diary_of(types(person, "converted 1200 on nov 21, 3 gain"))
    assert diary.on_top
    assert diary.ledger.basis == 3
    (after,) = person.presses("log:top:2").parts
    assert next((each.amount, each.gain) for each in diary_of(after).entries) == (1_203, 3)
    assert diary_of(after).ledger.basis == 0
    assert not diary_of(after).on_top


def test_a_gain_within_the_amount_is_not_asked_about() -> None:
    person = finished(employee(job_next_pay_date="2026-12-04"), "en")
    types(person, "1200 after-tax on nov 20")
    assert not diary_of(types(person, "converted 1203 on nov 21, 3 gain")).on_top


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_and_every_warning_says_whose_it_is(language: str) -> None:
    person = owner_with_a_job(language, job_is_403b="no")
    types(person, "45.000 after-tax 20.11. job" if language == "de" else "45,000 after-tax nov 20 job")
    types(person, "1200 after-tax 27.11. solo")
    shown = diary_of(person.does(Command("log")).parts[0])
    assert [each.plan for each in shown.entries] == [BUSINESS, JOB]
    assert [plan for plan, ledger in shown.ledger.plans.items() if ledger.warnings] == [JOB]


def test_a_403b_says_that_the_limit_is_shared_and_a_401k_does_not() -> None:
    assert diary_of(owner_with_a_job().does(Command("log")).parts[0]).ledger.shares_limit
    apart = owner_with_a_job(job_is_403b="no")
    assert not diary_of(apart.does(Command("log")).parts[0]).ledger.shares_limit


def test_a_button_of_a_paycheck_is_the_jobs() -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax on friday solo")
    person.presses("log:paid:after_tax:2026-11-27:1384")
    assert plans(person) == [BUSINESS, JOB]
    person.presses("log:paid:after_tax:2026-11-27:1384")
    assert plans(person) == [BUSINESS, JOB]


def test_written_part_by_part_the_plan_comes_last() -> None:
    person = owner_with_a_job()
    person.does(Command("log"))
    person.presses("log:new")
    person.presses("log:kind:employer")
    person.does(Typed("500"))
    (asked,) = person.does(Typed("Nov 20")).parts
    assert isinstance(asked, Words)
    assert asked.key == "diary.ask.plan"
    person.presses("log:plan:business")
    assert [(each.kind, each.plan) for each in person.session.diary] == [(EntryKind.EMPLOYER, BUSINESS)]
    # A change leaves the plan alone.
    person.presses("log:amount:1")
    person.does(Typed("600"))
    assert [(each.amount, each.plan) for each in person.session.diary] == [(600, BUSINESS)]


@pytest.mark.parametrize("data", ["log:plan:house", "log:plan:9:job", "log:plan:1:house", "log:plan:", "log:top:9"])
def test_a_forged_button_moves_nothing(data: str) -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax on friday job")
    person.presses(data)
    assert plans(person) == [JOB]


def test_money_of_an_ira_belongs_to_neither_plan() -> None:
    person = owner_with_a_job()
    types(person, "7,500 converted from my ira on Mar 2")
    assert plans(person) == [None]
    assert not any("log:plan" in str(button.data) for button in person.buttons())
    person.presses("log:entry:1")
    person.presses("log:plan:1:business")
    assert plans(person) == [None]


def test_an_entry_can_be_moved_where_it_is_changed() -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax on friday job")
    (one,) = person.presses("log:entry:1").parts
    assert isinstance(one, OneEntry)
    assert "log:plan:1:business" in [button.data for button in person.buttons()]


def test_the_result_knows_what_is_in_the_own_plan() -> None:
    person = owner_with_a_job()
    types(person, "1200 after-tax on friday solo")
    (outcome,) = person.presses("plan:result").parts
    assert isinstance(outcome, Outcome)
    # 72,000 − 18,000 − 8,000 of the 403(b), less what is in the business.
    assert outcome.result.assessment.figures["after_tax_room"] == 44_800


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_full_diary_of_two_plans_is_on_one_screen(language: str) -> None:
    person = owner_with_a_job(language)
    money = [(kind, plan) for kind in EntryKind for plan in WhosePlan] * MOST_ENTRIES
    day, gain = date(YEAR, 12, 4), {EntryKind.CONVERSION: MUCH / 2}
    person.session.diary = [
        DiaryEntry(day, kind, MUCH, gain.get(kind, Decimal(0)), None, plan, number=number)
        for number, (kind, plan) in enumerate(money[:MOST_ENTRIES], start=1)
    ]
    for page in (0, 1, 49):
        person.presses(f"log:page:{page}")
