"""A payslip in the chat: what is offered, what a tap takes, and what is no payslip."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot import texts
from bot.diary import DiaryEntry
from bot.events import Command, DocumentRead, Typed
from bot.languages import LANGUAGES
from bot.messages import SCREEN
from bot.parts import AboveSlip, Diary, PayslipFindings
from bot.payslip import Field, PayslipReading, is_payslip
from bot.payslip.lines import lines_of
from bot.reading.child import answer_to
from core.ledger.entries import Entry, EntryKind
from core.result import WhosePlan
from tests.bot.person import Person, begun, finished
from tests.bot.plan_pdfs import of_lines
from tests.payslips.corpus import Slip, document, slips

TODAY = date(2026, 11, 29)
SLIPS = slips("learned_from.toml")
BOOKLET = [
    "The Plan lets you make employee after-tax (non-Roth) contributions of up to 10% of your eligible pay.",
    "You may change how much you contribute at any time on the plan's website, with the next payroll.",
    "Here is how the deduction looks on the payslip of a member who earns five thousand dollars:",
    "Pay Date: 11/27/2026   Pay Frequency: Biweekly",
    "Gross Pay   5,000.00   120,000.00",
    "401K AT       250.00     6,000.00",
    "Net Pay     3,100.00    74,400.00",
    "The amounts are an example only and say nothing about the taxes that are taken off your own pay.",
    "After-tax contributions can be converted to Roth inside the Plan on any business day without a fee.",
]


def on_day(day: date, language: str = "en") -> Person:
    """Somebody with a job, who has said so."""
    person = begun("mega", language, (day.year, day))
    person.answers("employee")
    return person


def pasted(slip: Slip, language: str = "en") -> Person:
    person = on_day(slip.today, language)
    person.does(Typed(slip.text))
    return person


def data_of(person: Person, begins: str) -> str:
    return next(str(button.data) for button in person.buttons() if str(button.data).startswith(f"payslip:{begins}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_payslip_fits_on_one_screen(language: str) -> None:
    for slip in SLIPS:
        person = pasted(slip, language)
        (message,) = person.messages
        assert len(texts.plain(message.text)) <= SCREEN, slip.id


def test_a_line_that_is_cut_ends_with_a_whole_word_or_amount() -> None:
    slip = next(each for each in SLIPS if each.id == "f3")
    person = on_day(slip.today)
    turn = person.does(Typed(slip.text))
    (findings,) = [part for part in turn.parts if isinstance(part, PayslipFindings)]
    lines = [" ".join(field.line.split()) for field in findings.fields.values()]
    shown = re.findall(r"\u201c(.+)\u2026\u201d", "\n".join(texts.plain(message.text) for message in person.messages))
    assert shown
    assert all(any(line.startswith(f"{each} ") for line in lines) for each in shown)


def test_one_tap_takes_all_that_the_payslip_says() -> None:
    person = pasted(SLIPS[3])
    person.presses(data_of(person, "take"))
    assert SLIPS[3].right.items() <= person.session.answers.items()
    assert person.session.payslip == {}


def test_a_field_that_is_left_out_is_no_answer() -> None:
    person = pasted(SLIPS[3])
    person.presses(data_of(person, "job.net_pay"))
    person.presses(data_of(person, "take"))
    assert "job.net_pay" not in person.session.answers
    assert person.session.answers["job.pay"] == SLIPS[3].right["job.pay"]


def test_a_field_is_ticked_again_by_a_second_tap() -> None:
    person = pasted(SLIPS[3])
    person.presses(data_of(person, "job.net_pay"))
    person.presses(data_of(person, "job.net_pay"))
    assert person.session.payslip_without == []


def test_leaving_it_all_out_changes_no_answer_and_keeps_nothing() -> None:
    person = pasted(SLIPS[3])
    before = dict(person.session.answers)
    person.presses(data_of(person, "leave"))
    assert (person.session.answers, person.session.payslip) == (before, {})


def test_what_contradicts_an_answer_is_taken_only_by_its_own_tap() -> None:
    person = on_day(TODAY)
    person.session.answers["job.after_tax_so_far"] = "5000"
    person.does(Typed(SLIPS[3].text))
    assert person.session.payslip_without == ["job.after_tax_so_far"]
    person.presses(data_of(person, "take"))
    assert person.session.answers["job.after_tax_so_far"] == "5000"


def test_what_agrees_with_an_answer_is_not_offered_again() -> None:
    person = on_day(TODAY)
    person.session.answers["job.after_tax_so_far"] = "6,192.29"
    person.does(Typed(SLIPS[3].text))
    assert "job.after_tax_so_far" not in person.session.payslip


def test_the_buttons_of_an_older_payslip_take_nothing_of_the_newer() -> None:
    person = pasted(SLIPS[3])
    old = data_of(person, "take")
    person.does(Typed(SLIPS[0].text))
    person.presses(old)
    assert "job.pay" not in person.session.answers
    assert person.session.payslip == SLIPS[0].right


def test_a_pay_date_that_has_passed_and_a_rounded_amount_are_no_contradiction() -> None:
    person = on_day(TODAY)
    person.session.answers |= {"job.next_pay_date": "2026-11-13", "job.employer": "5192"}
    person.does(Typed(SLIPS[0].text))
    assert person.session.payslip["job.next_pay_date"] == "2026-12-11"
    assert "job.employer" not in person.session.payslip
    assert person.session.payslip_without == []


def test_one_tap_takes_everything_also_what_contradicts() -> None:
    person = on_day(TODAY)
    person.session.answers["job.pay"] = "170000"
    person.does(Typed(SLIPS[0].text))
    assert person.session.payslip_without == ["job.pay"]
    person.presses(data_of(person, "everything"))
    assert person.session.answers["job.pay"] == SLIPS[0].right["job.pay"]


@pytest.mark.parametrize("value", ["take", "take:0", "job.cap:0", "", "x:y:z"])
def test_forged_buttons_take_nothing(value: str) -> None:
    person = pasted(SLIPS[3])
    before = dict(person.session.answers)
    person.presses(f"payslip:{value}")
    assert person.session.answers == before


def test_another_tax_year_gets_only_what_holds_for_every_year() -> None:
    person = begun("mega", "en", (2025, date(2026, 1, 20)))
    person.session.answers["situation"] = "employee"
    field = Field("biweekly", "BI-WEEKLY", "clear")
    fields = {"job.pay_schedule": field, "job.after_tax_so_far": Field("500.00", "ATAX 500.00", "clear")}
    person.does(DocumentRead(PayslipReading(fields)))
    assert person.session.payslip == {"job.pay_schedule": "biweekly"}


def test_a_tax_year_chosen_after_the_payslip_came_takes_no_amount_of_it() -> None:
    person = pasted(SLIPS[3])
    take = data_of(person, "take")
    person.does(Command("year", "2025"))
    person.presses(take)
    assert person.session.answers["job.pay_schedule"] == "biweekly"
    assert not {"job.pay", "job.after_tax_so_far"} & person.session.answers.keys()


def test_a_payslip_that_comes_beside_a_form_of_last_year_counts_for_the_plan_of_this_year() -> None:
    person = begun("form_1099r", "en", (2025, TODAY))
    person.does(Typed(SLIPS[3].text))
    person.presses("situation:employee")
    person.presses(data_of(person, "take"))
    assert person.session.answers["job.pay"] == SLIPS[3].right["job.pay"]
    assert person.world.tax_year(person.session) == TODAY.year


@pytest.mark.parametrize(("age", "offered"), [(None, False), ("under_50", False), ("50_59", True)])
def test_deferrals_reckoned_on_above_the_limit_of_the_persons_age_are_not_offered(
    age: str | None, *, offered: bool
) -> None:
    person = on_day(TODAY)
    if age:
        person.goes_on({"age_band": age, "situation": "employee"}, until="job.pay_schedule")
    limits = person.world.limits[TODAY.year]
    reckoned = Field(str(limits.elective_deferrals.value + 1000), "401K 1,000.00 22,500.00", "likely")
    person.does(DocumentRead(PayslipReading({"job.deferrals": reckoned})))
    assert ("job.deferrals" in person.session.payslip) is offered


def test_a_small_amount_of_the_employer_is_dollars_and_no_percentage() -> None:
    person = on_day(TODAY)
    person.does(DocumentRead(PayslipReading({"job.employer": Field("96.00", "ER MATCH 96.00", "likely")})))
    assert person.session.payslip == {"job.employer": "$96.00"}


def test_a_payslip_that_settles_nothing_says_so() -> None:
    person = on_day(TODAY)
    turn = person.does(DocumentRead(PayslipReading()))
    assert not any(isinstance(part, PayslipFindings) for part in turn.parts)
    assert person.session.payslip == {}


@pytest.mark.parametrize("make", ["text", "cells"])
def test_the_reading_process_tells_a_payslip_from_a_plan_document(make: str) -> None:
    assert set(answer_to("whichever", document(SLIPS[0], make), TODAY)) == {"payslip", "money"}


def test_a_booklet_with_an_example_payslip_stays_a_plan_document() -> None:
    assert set(answer_to("whichever", of_lines([BOOKLET]), TODAY)) == {"reading"}
    assert not is_payslip(lines_of("\n".join(BOOKLET)))


@pytest.mark.parametrize(
    "text",
    [
        "180000",
        "Gross pay 5,000.00\nNet pay 3,100.00",
        "I get 5,000.00 gross and 3,100.00 net every two weeks, 250.00 of it goes in after tax, is that too much?",
        "Salary\nMonthly\nnot sure\nyes",
    ],
)
def test_what_a_person_types_is_no_payslip(text: str) -> None:
    assert not is_payslip(lines_of(text))


def entries_of(person: Person) -> dict[str, float]:
    return {each.kind.value: float(each.amount) for each in person.session.diary}


def shown_diary(person: Person) -> Diary:
    return next(part for part in person.does(Command("log")).parts if isinstance(part, Diary))


def test_a_payslip_taken_fills_the_diary_once_and_the_answer_is_not_counted_again() -> None:
    person = pasted(SLIPS[0])
    person.presses(data_of(person, "take"))
    assert entries_of(person) == {"after_tax": 346.15, "deferral": 15_923.08, "employer": 4_776.87}
    assert {each.day for each in person.session.diary} == {date(2026, 11, 27)}
    shown = shown_diary(person)
    assert (float(shown.before), float(shown.ledger.basis)) == (7_615.30, 7_961.45)
    person.does(Typed(SLIPS[0].text))
    assert "payslip:diary" not in "".join(str(button.data) for button in person.buttons())
    assert len(person.session.diary) == 3


def test_the_diary_is_left_as_it_is_by_its_own_tap() -> None:
    person = pasted(SLIPS[0])
    person.presses(data_of(person, "diary"))
    person.presses(data_of(person, "take"))
    assert person.session.diary == []
    assert person.session.answers["job.after_tax_so_far"] == "7961.45"
    assert person.session.counted_on == date(2026, 12, 1)


def test_without_its_answer_the_whole_sum_of_the_year_is_an_entry() -> None:
    person = pasted(SLIPS[0])
    person.presses(data_of(person, "job.after_tax_so_far"))
    person.presses(data_of(person, "take"))
    assert entries_of(person)["after_tax"] == 7_961.45
    assert float(shown_diary(person).ledger.basis) == 7_961.45


def test_the_year_goes_on_and_a_later_payslip_is_no_contradiction() -> None:
    person = on_day(date(2026, 11, 13))
    person.does(Command("start", "check"))
    person.goes_on({"job.route": "in_plan", "job.after_tax_so_far": "7615.30", "job.next_pay_date": "2026-11-13"})
    person.does(Typed("346.15 after-tax on Nov 27"))
    person.world = replace(person.world, today=TODAY)
    person.does(Typed(SLIPS[0].text))
    assert "job.after_tax_so_far" not in person.session.payslip
    assert "after_tax" not in {each.kind for each in payslip_entries(person)}


def payslip_entries(person: Person) -> tuple[Entry, ...]:
    findings = [part for part in person.does(Typed(SLIPS[0].text)).parts if isinstance(part, PayslipFindings)]
    return findings[0].entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_payslip_that_contradicts_everything_fits_on_one_screen(language: str) -> None:
    for slip in SLIPS:
        person = finished(language=language)
        person.world = replace(person.world, today=slip.today)
        person.does(Typed(slip.text))


def test_less_on_the_payslip_than_in_the_diary_is_asked_and_the_payslip_wins_by_a_tap() -> None:
    person = on_day(TODAY)
    person.session.diary = [DiaryEntry(date(2026, 11, 13), EntryKind.AFTER_TAX, Decimal(9_000), number=1)]
    person.session.entries_made = 1
    turn = person.does(Typed(SLIPS[0].text))
    (above,) = [part for part in turn.parts if isinstance(part, AboveSlip)]
    assert (float(above.on_slip), float(above.in_diary)) == (7_961.45, 9_000)
    assert "job.after_tax_so_far" not in person.session.payslip
    data = next(str(button.data) for button in person.buttons() if str(button.data).startswith("log:slip"))
    person.presses(data)
    assert person.session.answers["job.after_tax_so_far"] == "7961.45"
    assert float(shown_diary(person).ledger.basis) == 7_961.45


@pytest.mark.parametrize("value", ["", "after_tax", "after_tax:2026-11-27:x", "bonus:2026-11-27:1", "after_tax:x:1"])
def test_a_forged_correction_changes_no_entry(value: str) -> None:
    person = pasted(SLIPS[0])
    person.presses(data_of(person, "take"))
    before = list(person.session.diary)
    person.presses(f"log:slip:{value}")
    assert person.session.diary == before


def test_a_payslip_as_a_file_fills_the_diary_like_one_that_is_pasted() -> None:
    told = answer_to("payslip", document(SLIPS[0], "cells"), TODAY)
    of_year = {kind.value: float(amount) for kind, amount in told["money"]["of_year"].items()}
    assert of_year == {"after_tax": 7961.45, "deferral": 15923.08, "employer": 4776.87}


OWNER = {"situation": "self_employed", "business.entity": "corporation", "business.employees": "no"}
BOTH = OWNER | {"situation": "both"}


def pasted_by(answers: dict[str, str], slip: Slip = SLIPS[0]) -> Person:
    person = on_day(slip.today)
    person.session.answers |= answers
    person.does(Typed(slip.text))
    return person


def diary_of(person: Person) -> list[tuple[EntryKind, Decimal, str | None]]:
    return [(each.kind, each.amount, each.plan) for each in person.session.diary]


def test_the_payslip_of_an_owner_gives_the_wages_of_the_own_corporation_and_its_diary() -> None:
    person = pasted_by(OWNER)
    assert person.session.payslip == {"business.wages": SLIPS[0].right["job.pay"]}
    person.presses(data_of(person, "take"))
    assert person.session.answers["business.wages"] == SLIPS[0].right["job.pay"]
    assert not any(key.startswith("job.") for key in person.session.answers)
    assert (EntryKind.AFTER_TAX, Decimal("7961.45"), None) in diary_of(person)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("payer", ["job", "business"])
def test_who_has_a_job_and_an_own_corporation_is_asked_which_of_them_pays(language: str, payer: str) -> None:
    person = on_day(TODAY, language)
    person.session.answers |= BOTH
    person.does(Typed(SLIPS[0].text))
    assert person.session.payslip == {}
    person.presses(data_of(person, payer))
    found = set(person.session.payslip)
    assert found == ({"business.wages"} if payer == "business" else set(SLIPS[0].right))
    person.presses(data_of(person, "take"))
    assert {entry.plan for entry in person.session.diary} == {payer}
    assert person.session.payslip_asked is None


@pytest.mark.parametrize("answers", [{"situation": "employee"}, BOTH | {"business.entity": "sole_proprietor"}])
def test_a_slip_that_only_a_job_can_have_made_is_not_asked_about(answers: dict[str, str]) -> None:
    assert set(pasted_by(answers).session.payslip) == set(SLIPS[0].right)


def test_a_sole_proprietor_has_no_payslip_and_is_asked_for_a_job_beside_it() -> None:
    person = pasted_by(OWNER | {"business.entity": "sole_proprietor"})
    assert person.session.payslip == {}
    assert any(str(button.data) == "change:situation" for button in person.buttons())


def test_the_buttons_of_an_older_question_say_nothing_of_a_newer_payslip() -> None:
    person = pasted_by(BOTH)
    old = data_of(person, "business")
    person.does(Typed(SLIPS[1].text))
    person.presses(old)
    assert person.session.payslip_asked is not None


def test_what_the_diary_of_the_business_has_too_much_is_mended_there() -> None:
    person = on_day(TODAY)
    person.session.answers |= BOTH
    job = Entry(date(2026, 11, 13), EntryKind.AFTER_TAX, Decimal(9_000), plan=WhosePlan.JOB)
    own = Entry(date(2026, 11, 13), EntryKind.AFTER_TAX, Decimal(8_500), plan=WhosePlan.BUSINESS)
    person.session.diary = [person.session.numbered(each) for each in (job, own)]
    person.does(Typed(SLIPS[0].text))
    person.presses(data_of(person, "business"))
    person.presses(next(str(each.data) for each in person.buttons() if str(each.data).startswith("log:slip")))
    after_tax = [(amount, plan) for kind, amount, plan in diary_of(person) if kind is EntryKind.AFTER_TAX]
    assert after_tax == [(Decimal(9_000), "job"), (Decimal("7961.45"), "business")]


def test_a_slip_ahead_of_its_day_is_in_the_answers_until_then_and_in_the_diary_from_then_on() -> None:
    slip = next(each for each in SLIPS if each.id == "b24")
    person = pasted(slip)
    person.presses(data_of(person, "take"))
    assert (person.session.answers["job.after_tax_so_far"], person.session.counted_on) == (
        "15000.00",
        date(2026, 11, 30),
    )
    assert [amount for kind, amount, _ in diary_of(person) if kind is EntryKind.AFTER_TAX] == [1_500]
    (diary,) = [part for part in person.does(Command("log")).parts if isinstance(part, Diary)]
    assert (diary.before, diary.ledger.basis) == (15_000, 16_500)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", ["employee", "self_employed", "both"])
def test_whose_the_first_payslip_is_follows_from_how_the_person_works(situation: str, language: str) -> None:
    slip = SLIPS[0]
    person = begun("mega", language, (slip.today.year, slip.today))
    person.does(Typed(slip.text))
    assert (person.asked_id(), person.session.payslip) == ("situation", {})
    person.presses(f"situation:{situation}")
    if situation == "both":
        person.presses(data_of(person, "business"))
    of_job = set(slip.right)
    assert set(person.session.payslip) == (of_job if situation == "employee" else {"business.wages"})
    person.presses(data_of(person, "take"))
    assert person.session.payslip_asked is None
    assert person.asked_id() not in (None, "situation")


def test_a_payslip_that_waits_is_shown_once_the_situation_is_typed_too() -> None:
    person = begun("mega", "en", (TODAY.year, TODAY))
    person.does(Typed(SLIPS[0].text))
    person.does(Typed("I'm employed"))
    assert set(person.session.payslip) == set(SLIPS[0].right)


def test_the_first_thing_that_anybody_sends_may_be_a_payslip() -> None:
    person = Person("de", (TODAY.year, TODAY))
    person.does(Typed(SLIPS[0].text))
    person.presses("situation:employee")
    assert set(person.session.payslip) == set(SLIPS[0].right)
