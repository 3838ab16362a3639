"""What somebody asks about the own result is answered with its figures and days, the answer first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot import texts
from bot.events import Typed
from bot.parts import Arithmetic, HrMessage, OneStep, Outcome, OwnCase, Part, Topic, WholePlan, Why
from core.mega_backdoor.names import JobStep
from tests.bot.person import YEAR, Person, begun, finished
from tests.profiles import Profile, ira_saver, mover

PAID: dict[str, Any] = {
    "situation": "employee",
    "job.after_tax": "yes",
    "job.route": "in_plan",
    "age_band": "under_50",
    "job.pay_schedule": "biweekly",
    "job.next_pay_date": f"{YEAR}-12-11",
    "job.pay_per_date": 5692.31,
    "job.pay": 148000,
    "job.net_pay": 3900,
    "job.deferrals": 24500,
    "deferrals_elsewhere": 0,
    "job.employer": "6%",
    "job.after_tax_so_far": 0,
    "job.cap": "none",
    "residence": "us",
}
CORPORATION: dict[str, Any] = {
    "situation": "self_employed",
    "age_band": "under_50",
    "business.entity": "corporation",
    "business.employees": "no",
    "business.plan": "allows",
    "business.wages": 120000,
    "residence": "us",
}


PROPRIETOR: dict[str, Any] = {
    "situation": "self_employed",
    "age_band": "under_50",
    "business.entity": "sole_proprietor",
    "business.employees": "no",
    "business.plan": "allows",
    "business.profit": 50000,
    "residence": "us",
}


def person(language: str, given: dict[str, Any]) -> Person:
    found = begun("mega", language, (YEAR, date(YEAR, 11, 30)))
    found.goes_on(given)
    return found


def asked(someone: Person, line: str) -> Part:
    return someone.does(Typed(line)).parts[0]


def words(someone: Person) -> str:
    return texts.plain(someone.messages[0].text).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "line", "begins"),
    [
        ("en", "can i still do this for 2026? its almost dec", "Yes, 2026 still works: up to $7,800"),
        ("de", "geht das noch für 2026?", "Ja, 2026 geht es noch: bis zu 7.800 $"),
        ("en", "by when", "2 paychecks are left, Dec 11 to Dec 25: set it by Dec 4."),
        ("en", "when", "2 paychecks are left, Dec 11 to Dec 25: set it by Dec 4."),
        ("de", "und wann?", "Noch 2 Gehaltszahlungen (11. Dez. bis 25. Dez.): bis 4. Dez. einstellen."),
        ("en", "how much of the 148k is the employer part", ""),
        ("en", "how much is the employer part of that", "$8,880 come from your employer"),
        ("de", "wie viel kommt davon vom arbeitgeber", "8.880 $ kommen vom Arbeitgeber"),
        ("en", "so do i do the pretax or the after tax thing first", "Only the after-tax contribution is left to set"),
        ("de", "zuerst pretax oder after tax", "Nur der Nachsteuerbeitrag ist noch einzustellen"),
        ("en", "why so little", "This year’s pay does not carry the whole room."),
        ("de", "warum so wenig", "Das Gehalt dieses Jahres reicht nicht"),
        ("en", "am i hce", "Not with $148,000, if it was no more last year: the threshold is $160,000"),
        ("de", "bin ich überhaupt hochvergütet mit 132k", "Mit 132.000 $ nicht, wenn es letztes Jahr nicht mehr"),
        ("en", "am i an hce at 170k", "You may count as highly compensated"),
        ("de", "wieviel steuern spar ich damit", "Nachsteuerbeiträge sparen jetzt keine Steuer."),
        ("en", "pretax or roth?", "Pre-tax saves the tax now, Roth the tax at payout."),
        ("en", "can i even get this done by dec 31", "Yes, 2026 still works: up to $7,800"),
        ("de", "warum nur 3600?? dachte da gehen 40k", "Das Gehalt dieses Jahres reicht nicht"),
        ("en", "why 35518", "This year’s pay does not carry the whole room."),
    ],
)
def test_the_first_sentence_is_the_answer(language: str, line: str, begins: str) -> None:
    someone = person(language, PAID)
    shown = asked(someone, line)
    assert isinstance(shown, OwnCase) is bool(begins)
    assert words(someone).startswith(begins)


@pytest.mark.parametrize(
    ("language", "line", "begins"),
    [
        ("de", "morgen reicht? oder heute", "Ja, 1. Dez. reicht."),
        ("de", "kann ich morgen auch noch umstellen oder isses dann zu spät", "Ja, 1. Dez. reicht."),
        ("de", "reicht montag?", "Nein, am 7. Dez. kann es zu spät sein."),
        ("de", "heute oder morgen?", "Ja, 1. Dez. reicht."),
        ("en", "tomorrow or dec 9?", "Better on Dec 1: Dec 9 may be too late."),
        ("en", "is friday ok", "Yes, Dec 4 is in time."),
        ("en", "can i wait until dec 10", "No, Dec 10 may be too late."),
    ],
)
def test_whether_a_day_is_early_enough_is_answered_with_the_own_day(language: str, line: str, begins: str) -> None:
    someone = person(language, PAID)
    assert isinstance(asked(someone, line), OwnCase)
    assert words(someone).startswith(begins)
    assert texts.short_day(language, date(YEAR, 12, 4)).replace("\u00a0", " ") in words(someone)


@pytest.mark.parametrize(
    "line", ["morgen", "guten morgen", "morgen, wie geht's", "kann ich am freitag umwandeln?", "i get paid friday"]
)
def test_a_greeting_and_a_day_of_something_else_ask_for_no_deadline(line: str) -> None:
    assert not isinstance(asked(person("de", PAID), line), OwnCase)


def test_an_owner_without_a_plan_and_an_ira_saver_hear_their_own_day() -> None:
    someone = person("en", CORPORATION | {"business.plan": "none"})
    for line in ("is monday ok?", "dont have one yet, is it too late for this year?"):
        asked(someone, line)
        assert "must exist, and the money be in it, by Dec 31" in words(someone)
    saver = finished(ira_saver(), "de", "ira")
    asked(saver, "reicht morgen?")
    assert "Dezember" in words(saver)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("so i type 68 in the after tax box right?", "Yes, that is the number."),
        ("so i type 10 in the after tax box right?", "You can, but more is possible."),
        ("so i type 80 in the after tax box right?", "No, that is more than can go in."),
        ("i enter $3,900 right", "Yes, that is the number."),
    ],
)
def test_the_number_that_somebody_would_type_is_confirmed_or_not(line: str, begins: str) -> None:
    someone = person("en", PAID)
    asked(someone, line)
    assert words(someone).startswith(begins)
    assert "68%" in words(someone)


@pytest.mark.parametrize("line", ["so i type 68 in the after tax box right?", "what do i type"])
def test_the_deferrals_that_come_first_are_said_with_the_number_to_type(line: str) -> None:
    someone = person("en", PAID | {"job.deferrals": 23_500})
    asked(someone, line)
    assert "First set your own deferrals (pre-tax/Roth) to" in words(someone)
    assert "68%" not in words(someone)


@pytest.mark.parametrize(("language", "line"), [("en", "what do I click"), ("de", "was klicke ich")])
def test_where_after_tax_money_waits_its_first_day_and_number_are_told(language: str, line: str) -> None:
    someone = person(language, PAID | {"job.deferrals": 5_000})
    asked(someone, line)
    said, first = words(someone), texts.day(language, date(YEAR + 1, 1, 8))
    assert first in said
    assert texts.money(language, Decimal("1485.38")).replace("\xa0", " ") in said


@pytest.mark.parametrize(("language", "line"), [("en", "what do I type"), ("de", "was tippe ich ein")])
def test_an_owner_types_nothing_and_pays_in_one_of_two_ways(language: str, line: str) -> None:
    someone = person(language, PROPRIETOR | {"business.profit": 150_000})
    asked(someone, line)
    assert texts.money(language, Decimal(47_500)).replace("\xa0", " ") in words(someone)
    assert texts.text(language, "solo.deduction_first") in words(someone)
    assert not isinstance(asked(person(language, PROPRIETOR | {"business.employees": "yes"}), line), OwnCase)


def test_why_it_is_set_by_a_day_is_answered_with_the_step_that_has_it() -> None:
    shown = asked(person("de", PAID), "warum stellt man das bis 23. dez ein?")
    assert isinstance(shown, OneStep)
    assert shown.result.assessment.steps[shown.index].code == JobStep.ELECT


@pytest.mark.parametrize(
    ("plan", "code"), [("none", "so adopt the plan and sign the election"), ("allows", "only wages that are still")]
)
def test_a_corporations_owner_with_one_paycheck_left_hears_that_it_bounds_the_deferral(plan: str, code: str) -> None:
    someone = person("en", CORPORATION | {"business.plan": plan})
    line = "but i only have one 7k paycheck left in december, can i really put in 24,500?"
    assert isinstance(asked(someone, line), OneStep)
    assert code.casefold() in words(someone).casefold()
    assert not isinstance(asked(person("en", PAID), line), OneStep)


def test_the_next_step_names_the_direct_roth_contribution_that_the_headline_names() -> None:
    saver = finished(ira_saver(magi=60_000, ira_balance=0), "en", "ira")
    asked(saver, "what do i do monday")
    assert "You may put $7,500 directly into a Roth IRA" in words(saver)


@pytest.mark.parametrize("line", ["warum gibt es 2 konten", "why does my wife have 3 plans"])
def test_why_a_thing_that_is_counted_asks_for_no_amount(line: str) -> None:
    assert not isinstance(asked(person("de", PAID), line), OwnCase | Arithmetic)


def test_a_smaller_amount_that_is_looked_at_is_what_is_asked_about_and_can_still_be_kept() -> None:
    someone = person("en", PAID)
    asked(someone, "what if i take 500 per paycheck")
    asked(someone, "how much is left in my account then")
    assert words(someone).startswith("$3,400 of each lands in your account.")
    asked(someone, "yes")
    assert someone.session.answers["job.take"] == "500"


def test_a_plan_that_converts_by_itself_leaves_nothing_to_convert_and_any_other_shows_its_step() -> None:
    shown = asked(person("en", PAID | {"job.route": "automatic"}), "when do i convert")
    assert isinstance(shown, OwnCase)
    step = asked(person("en", PAID), "when do i convert")
    assert isinstance(step, OneStep)
    assert step.result.assessment.steps[step.index].code == JobStep.CONVERT_IN_PLAN


def test_a_bonus_is_answered_with_what_goes_in_of_it_and_else_explained() -> None:
    with_bonus = person("en", PAID | {"job.pay": 178000, "job.bonus_to_come": 20000})
    assert isinstance(asked(with_bonus, "and the bonus?"), OwnCase)
    asked(with_bonus, "by when")
    assert "For the bonus it has to be set before that payroll is run" in words(with_bonus)
    assert isinstance(asked(person("en", PAID), "and the bonus?"), Topic)


def test_an_owner_is_answered_from_the_own_plan() -> None:
    someone = person("en", CORPORATION)
    asked(someone, "how much is the employer part of that")
    assert words(someone).startswith("The employer contribution to your own plan: $30,000")
    asked(someone, "why 21000 employer")
    assert "25% of your W-2 wages" in words(someone)
    assert isinstance(asked(someone, "why is it 47,500"), Arithmetic)
    assert isinstance(asked(someone, "do i have to file that 5500 thing"), OneStep)
    assert not isinstance(asked(person("en", PAID), "do i have to file that 5500 thing"), OneStep)


def test_beside_an_open_question_nothing_of_a_result_is_said() -> None:
    someone = begun("mega", "en", (YEAR, date(YEAR, 11, 30)))
    assert not isinstance(asked(someone, "why so little"), OwnCase)


@pytest.mark.parametrize(("language", "line"), [("en", "message to provider"), ("de", "nachricht an anbieter")])
def test_a_label_counts_without_its_fillers(language: str, line: str) -> None:
    assert isinstance(asked(person(language, CORPORATION | {"business.plan": "unsure"}), line), HrMessage)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "message to provider yesterday"),
        ("en", "provider message"),
        ("de", "nachricht vom anbieter verloren"),
        ("de", "anbieter nachricht fehlt"),
    ],
)
def test_a_line_that_says_more_than_a_label_or_in_another_order_is_none(language: str, line: str) -> None:
    assert not isinstance(asked(person(language, CORPORATION), line), HrMessage)


@pytest.mark.parametrize(
    ("language", "line", "begins"),
    [
        ("de", "was muss ich bis wann machen", "• Bis 31. Dez. ein Solo-401(k)-Dokument unterschreiben"),
        ("de", "kann ich den eigenbeitrag auch erst im april zahlen", "• Eigenbeitrag 24.500 $: bis 31. Dez."),
        ("en", "by when do i have to sign", "• Sign a solo 401(k) document"),
        ("en", "by when does the company money go in", "• Up to $27,880 of employer money can go in by Apr 15"),
    ],
)
def test_an_owner_is_told_the_days_of_all_acts_and_first_of_the_one_that_is_named(
    language: str, line: str, begins: str
) -> None:
    someone = person(language, PROPRIETOR | {"business.plan": "none", "business.profit": 150_000})
    asked(someone, line)
    assert words(someone).startswith(begins)
    assert words(someone).count("•") == 5


@pytest.mark.parametrize(
    ("language", "line", "begins"),
    [
        ("de", "was bleibt mir", "Dann bleiben vom Gewinn noch"),
        ("en", "whats left after taxes", "That leaves"),
    ],
)
def test_an_owner_is_told_what_is_left_before_income_tax_which_nobody_computes(
    language: str, line: str, begins: str
) -> None:
    someone = person(language, PROPRIETOR | {"business.profit": 150_000})
    asked(someone, line)
    assert words(someone).startswith(begins)
    asks_about_taxes = "taxes" in line
    assert (texts.text(language, "own.left.taxes") in words(someone)) is asks_about_taxes
    asked(someone := person(language, PAID), line)
    assert (texts.text(language, "own.left.taxes.withheld") in words(someone)) is asks_about_taxes


def test_an_owner_is_told_by_when_money_must_be_in() -> None:
    someone = person("en", CORPORATION)
    asked(someone, "by when")
    assert "from wages still paid by Dec 31" in words(someone)
    assert "employer money can go in by Mar 15" in words(someone)


@pytest.mark.parametrize(
    ("interview", "given", "begins"),
    [
        ("conversion", mover(conversion_basis=9000, conversion_earnings=120), "\U0001f7e1 Taxable: $120"),
        ("ira", ira_saver(), "\U0001f7e1 Open: $7,500. But $6,375 of it would be taxable."),
    ],
)
def test_the_tax_of_moving_money_is_the_headline_of_its_result(interview: str, given: Profile, begins: str) -> None:
    someone = finished(given, "en", interview)
    assert isinstance(asked(someone, "how much tax"), OwnCase)
    assert words(someone).startswith(begins)


@pytest.mark.parametrize(
    ("language", "line", "begins"),
    [
        ("de", "schaff ich das überhaupt noch bis 31.12?", "Ja, wenn das Dokument bis 31. Dez. unterschrieben ist."),
        ("en", "can i even get this done by dec 31", "Yes, if the document is signed by Dec 31."),
        ("de", "was kostet so ein plan ungefähr", "Den Preis legt der Anbieter fest"),
        ("en", "where do i write voluntary after-tax", "In the memo of the transfer: “voluntary after-tax 2026”."),
    ],
)
def test_who_has_no_plan_yet_is_told_what_one_takes(language: str, line: str, begins: str) -> None:
    someone = person(language, PROPRIETOR | {"business.plan": "none", "business.profit": 150_000})
    asked(someone, line)
    assert words(someone).startswith(begins)


def test_pay_that_goes_in_has_no_tax_of_moving_money() -> None:
    assert not isinstance(asked(person("en", PAID), "how much tax"), OwnCase)


def test_what_no_figure_answers_is_explained() -> None:
    assert isinstance(asked(person("en", CORPORATION), "what if i leave in june"), Topic)
    assert isinstance(asked(person("en", CORPORATION), "why so little"), Why)


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("ich nutze FEIE, zählt mein einkommen?", "foreign_income"),
        ("i use the feie, does my income count?", "foreign_income"),
        ("ich hab noch eine traditional ira mit 60k, ist das schlimm?", "pro_rata"),
        ("i still have a traditional ira with 60k, is that bad?", "pro_rata"),
        ("ist das sinnvoll?", "worth_it"),
        ("is this a good idea?", "worth_it"),
    ],
)
def test_what_the_result_has_no_figure_for_is_explained(line: str, topic: str) -> None:
    shown = asked(person("de", PAID), line)
    assert isinstance(shown, Topic)
    assert shown.topic == topic


@pytest.mark.parametrize(
    "line", ["wo krieg ich das", "heißt das ich brauch ein anderes dokument? wo krieg ich das", "where do i get that"]
)
def test_where_to_get_it_is_answered_with_the_step_and_not_with_all_commands(line: str) -> None:
    assert isinstance(asked(person("de", PAID), line), OneStep)


def test_what_to_do_instead_is_answered_with_the_own_steps() -> None:
    shown = asked(person("de", PAID | {"job.after_tax": "no"}), "und was soll ich dann machen mit meinem geld?")
    assert isinstance(shown, WholePlan)


@pytest.mark.parametrize("line", ["was ist da rechtlich nicht geklärt?", "what is unsettled there?"])
def test_the_own_warning_of_unsettled_law_is_explained(line: str) -> None:
    someone = person("en", PROPRIETOR)
    assert isinstance(asked(someone, line), OwnCase)
    assert "unsettled law" in words(someone)


@pytest.mark.parametrize(
    "line",
    [
        *("schick mail", "gib mir die mail für die personalabteilung", "schick mir die nachricht für hr"),
        *("was schreib ich hr", "what do i write to hr", "what should i tell hr"),
        *("was frage ich hr", "what exactly do i ask hr"),
        *("mail an meine hr auf deutsch?", "send the mail", "send me the message for hr"),
    ],
)
def test_who_wants_the_mail_gets_it(line: str) -> None:
    assert isinstance(asked(person("de", PAID), line), HrMessage)


@pytest.mark.parametrize("line", ["auf deutsch", "auf deutsch bitte", "ein scheck kam mit der post"])
def test_a_language_and_a_check_are_no_mail(line: str) -> None:
    assert not isinstance(asked(person("de", PAID), line), HrMessage)


JANUARY = ("what do i type in january", "no i mean january 2027", "und im januar?", "wie mach ichs im januar")
NEXT = ("und 2027? wieviel prozent ab januar", "what about 2027, what percent from january")


@pytest.mark.parametrize(
    "line", ["wer sieht mein gehalt", "mein chef?", "does my employer see this", "who can see my pay"]
)
def test_who_sees_it_is_answered_with_who_does(line: str) -> None:
    someone = person("en", PAID)
    asked(someone, line)
    assert words(someone).startswith("Nobody but you and the operator of this bot can see it")


@pytest.mark.parametrize(
    "line", ["2027 planen", "ich möcht 2027 planen", "merci, und 2027?", "i'd like to plan 2027", *NEXT, *JANUARY]
)
def test_the_words_of_the_button_plan_the_next_year(line: str) -> None:
    someone = person("de", PAID)
    someone.does(Typed(line))
    assert someone.session.answers["tax_year"] == YEAR + 1


@pytest.mark.parametrize("line", ["go back to 2026", "take me back to 2026", "zurück zu 2026", "geh zurück zu 2026"])
def test_who_plans_the_next_year_can_go_back_to_this_one_by_its_number(line: str) -> None:
    someone = person("de", PAID)
    someone.does(Typed("und im januar?"))
    someone.does(Typed(line))
    assert someone.session.stage == "done"
    assert someone.session.answers.get("tax_year", YEAR) == YEAR


def test_in_the_first_half_of_the_year_january_asks_for_no_other_year() -> None:
    someone = begun("mega", "de", (YEAR, date(YEAR, 2, 1)))
    someone.goes_on(PAID | {"job.next_pay_date": f"{YEAR}-02-13"})
    someone.does(Typed("und im januar?"))
    assert someone.session.answers.get("tax_year", YEAR) == YEAR


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "und wenn die den 11.12. nicht mehr schaffen?"),
        ("de", "und wenn ich die nächste zahlung verpasse?"),
        ("en", "what if payroll misses dec 11"),
        ("en", "what if i miss the next paycheck"),
    ],
)
def test_without_the_next_pay_date_less_goes_in(language: str, line: str) -> None:
    someone = person(language, PAID)
    assert isinstance(asked(someone, line), OwnCase)
    assert texts.money(language, Decimal(3_900)).replace("\xa0", " ") in words(someone)
    assert texts.short_day(language, date(YEAR, 12, 18)).replace("\xa0", " ") in words(someone)
    assert someone.session.answers["job.next_pay_date"] == f"{YEAR}-12-11"


def test_without_the_only_pay_date_nothing_goes_in() -> None:
    someone = person("en", PAID | {"job.next_pay_date": f"{YEAR}-12-14", "job.pay_schedule": "monthly"})
    asked(someone, "what if payroll misses dec 14")
    assert words(someone).startswith("Then nothing more goes in this year: no paycheck comes after Dec 14.")


@pytest.mark.parametrize("line", ["und wenn die den 25.12. nicht mehr schaffen?", "i missed the deadline"])
def test_another_day_that_is_missed_takes_no_pay_date_away(line: str) -> None:
    assert not isinstance(asked(person("de", PAID), line), OwnCase)


def test_who_has_nothing_to_set_is_shown_the_result_where_they_ask_what_is_left() -> None:
    not_at_work = PAID | {"job.after_tax": "no"}
    for given in (not_at_work, not_at_work | {"situation": "both", "business.profit": 50_000}):
        assert isinstance(asked(person("de", given), "was bleibt mir"), Outcome)
