"""Lines that look like an answer and are none are asked back, and those beside them are still answers."""

from __future__ import annotations

import pytest

from tests.understanding.test_asides import interview_of
from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("job.pay_schedule", "twice a week lol i wish"),
        ("job.deferrals", "wish i could max it"),
        ("job.deferrals", "das maximum würd ich gern"),
        ("job.deferrals", "nicht mal annähernd max"),
        ("job.deferrals", "all they match"),
        ("job.deferrals", "alles was der arbeitgeber verdoppelt"),
        ("job.deferrals", "zilch since i got laid off in may"),
        ("job.next_pay_date", "letzten freitag kam was"),
        ("job.next_pay_date", "last friday something came"),
        ("job.next_pay_date", "my bonus lands dec 18"),
        ("job.route", "wandelt fidelity das jeden tag um oder wie"),
        ("job.route", "does fidelity convert it every day or what"),
        ("job.route", "nur kredit aus dem plan geht"),
        ("job.route", "they auto enroll you"),
        ("job.route", "auszahlung nur bei kündigung"),
        ("job.pay_per_date", "5k before the raise 5.4k now"),
        ("job.pay_per_date", "zu zweit etwa 11000"),
        ("job.pay_per_date", "between us 9k"),
        ("job.net_pay", "split in 2 accts 2000 and 1100"),
        ("job.bonus_to_come", "nichts sagt einem da keiner"),
        ("job.bonus_to_come", "hängt vom ergebnis ab"),
        ("job.bonus_to_come", "15k aber davon geht nix in den plan"),
        ("job.cap", "10 aber nur für highly compensated, bin ich nicht"),
        ("job.cap", "they match up to 6%"),
        ("job.employer", "6k total w mine"),
        ("job.employer", "gewinnbeteiligung kommt erst im april"),
        ("job.after_tax", "ja roth geht bei uns"),
        ("job.after_tax", "yes we get matched"),
        ("job.after_tax", "hab noch nie was after tax eingezahlt"),
        ("job.roth_in_plan", "ich selbst nutz es nicht"),
        ("job.leaving", "gekündigt haben sie mir noch nicht haha"),
        ("job.leaving", "rumor has it layoffs in spring"),
        ("job.prior_year_wages_high", "mit bonus ja ohne nein"),
        ("elsewhere.related", "same industry"),
        ("elsewhere.related", "used to be, spun off in 2022"),
        ("elsewhere.additions", "saldo steht bei 140k"),
        ("situation", "angestellt in meiner eigenen gmbh"),
        ("situation", "employee but paid on a 1099"),
        ("business.employees", "one part timer under 500 hrs"),
        ("filing_status", "divorced w 2 kids"),
        ("filing_status", "verheiratet aber sie wohnt in deutschland"),
        ("ira.traditional_paid", "7000 aber hab die abgesetzt"),
        ("ira.roth_paid", "will noch 7000 einzahlen"),
        ("filing_status", "witwer seit 2021"),
        ("residence", "grad urlaub in wien"),
        ("residence", "vacationing in rome atm"),
        ("residence", "arbeite remote aus spanien für ne us firma"),
        ("situation", "w2 but i own the company"),
        ("job.route", "convert yes withdraw no"),
        ("job.next_pay_date", "direct deposit was wed"),
        ("job.deferrals", "15% come january"),
        ("job.deferrals", "20k counting after tax"),
        ("job.employer", "3% safe harbor plus whatever profit sharing is"),
        ("job.bonus_to_come", "20k target, usually get half"),
        ("age_band", "bald fünfzig"),
        ("business.entity", "gmbh in deutschland"),
    ],
)
def test_a_line_of_a_wish_another_time_or_another_thing_answers_nothing(question: str, line: str) -> None:
    assert not {"answers", "change"} & taken(question, line, interview_of(question)).keys()


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.pay_schedule", "twice a month", "semimonthly"),
        ("job.deferrals", "max, everything the irs allows", "max"),
        ("job.deferrals", "zilch this year", 0),
        ("job.next_pay_date", "friday", "2026-12-04"),
        ("job.route", "fidelity converts it every day", "automatic"),
        ("job.route", "nur bei kündigung", "none"),
        ("job.pay_per_date", "6100, used to be 5800 before my raise", 6100),
        ("job.bonus_to_come", "nichts", 0),
        ("job.employer", "flat 3% whether you put in or not", "3%"),
        ("job.after_tax", "yes, and roth too", "yes"),
        ("job.roth_in_plan", "nein, gibts nicht", "no"),
        ("job.leaving", "gekündigt haben sie mir im sommer", "yes"),
        ("job.prior_year_wages_high", "ja, mit bonus", "yes"),
        ("elsewhere.related", "same owner", "yes"),
        ("situation", "angestellt in einer gmbh", "employee"),
        ("situation", "i own a small bakery", "self_employed"),
        ("business.employees", "one, full time", "yes"),
        ("filing_status", "divorced with no kids", "single"),
        ("filing_status", "single dad with two kids", "head_of_household"),
        ("ira.traditional_paid", "7000 nicht abgesetzt", 7000),
        ("age_band", "60 on jan 2", "50_59"),
        ("age_band", "60 on dec 2", "60_63"),
        ("age_band", "49 til christmas", "50_59"),
        ("age_band", "49 until march", "under_50"),
        ("age_band", "knapp unter 50", "under_50"),
        ("residence", "wien", "elsewhere"),
        ("situation", "arbeitgeber bin ich selber", "self_employed"),
        ("situation", "angestellt bei dell", "employee"),
        ("job.next_pay_date", "direct deposit is wed", "2026-12-02"),
        ("job.deferrals", "15% as always", "15%"),
        ("ira.roth_paid", "7000 this year", 7000),
        ("filing_status", "witwer", "surviving_spouse"),
    ],
)
def test_what_is_said_plainly_is_still_an_answer(question: str, line: str, answer: object) -> None:
    assert taken(question, line, interview_of(question)) == {"answers": {question: answer}}
