"""What strangers typed: the answer with facts beside it, corrections, totals, days; each beside one that must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.understanding import About, Answered, AskBack, Change, Situation, Wish, WishKind, understand
from tests.understanding.corpora import Typed
from tests.understanding.measuring import TODAY, situation_of, understood
from tests.understanding.test_lines import taken

EMPLOYED = {"situation": "employee", "job.after_tax": "yes", "job.route": "in_plan", "age_band": "under_50"}


def on_the_30th(answers: dict[str, Any]) -> Situation:
    return replace(situation_of(answers), today=date(TODAY.year, 11, 30))


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("s corp, einzige angestellte bin ich", "self_employed"),
        ("s corp, I'm the only employee", "self_employed"),
        ("s-corp, nur ich angestellt", "self_employed"),
        ("s corp and I'm an employee at google", "both"),
        ("s corp, und angestellt bei google", "both"),
    ],
)
def test_who_is_the_only_employee_of_the_own_company_has_no_other_job(line: str, work: str) -> None:
    told = taken("situation", line)["answers"]
    assert (told["situation"], told["business.entity"]) == (work, "corporation")
    assert told.get("business.employees", "no") == "no"


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("nein falsch, ich hab keinen anderen arbeitgeber, nur meine firma", "self_employed"),
        ("no wrong, i have no other employer, just my own company", "self_employed"),
        ("ändere tätigkeit auf selbstständig", "self_employed"),
        ("change my work to employee", "employee"),
    ],
)
def test_a_choice_that_a_line_wants_changed_to_is_taken_at_once(line: str, work: str) -> None:
    found = understand(line, "de", "job.after_tax", situation_of({"situation": "both"}))
    assert found == Change({"situation": work})


@pytest.mark.parametrize("line", ["tätigkeit ändern", "ändere tätigkeit", "change my work"])
def test_a_choice_that_is_only_named_is_asked_again(line: str) -> None:
    found = understand(line, "de", "job.after_tax", situation_of({"situation": "both"}))
    assert found == Wish(WishKind.CHANGE, question="situation")


@pytest.mark.parametrize(
    ("line", "schedule", "day"),
    [
        ("die von heute ist schon da, nächste 31.12.", "monthly", "2026-12-31"),
        ("immer am monatsletzten, also die von heute ist schon da. nächste 31.12.", "monthly", "2026-12-31"),
        ("today's is already in, next one is 12/31", "monthly", "2026-12-31"),
        ("die vom 30. ist schon fix, also 15.12.", "semimonthly", "2026-12-15"),
        ("the one on the 30th is fixed already, so dec 15", "semimonthly", "2026-12-15"),
        ("am 15. dez und dann noch am 31.", "semimonthly", "2026-12-15"),
        ("dec 15 and then the 31st", "semimonthly", "2026-12-15"),
        ("15.12. und 31.12. sind die letzten beiden", "semimonthly", "2026-12-15"),
        ("today actually", "monthly", "2026-11-30"),
        ("today is one, then the 15th and 31st", "semimonthly", "2026-11-30"),
        ("heute, dann am 15. und 31.", "semimonthly", "2026-11-30"),
        ("got paid today so the next one is the 15th", "semimonthly", "2026-12-15"),
        ("war gestern, nächster am 14.", "biweekly", "2026-12-14"),
        ("am 14., heute kam schon was", "biweekly", "2026-12-14"),
        ("hab heute mein gehalt bekommen also am 14.", "biweekly", "2026-12-14"),
        ("was yesterday, next on the 14th", "biweekly", "2026-12-14"),
        ("we get paid today", "biweekly", "2026-11-30"),
        ("heute noch nicht bekommen", "biweekly", "2026-11-30"),
        ("today is payday", "biweekly", "2026-11-30"),
    ],
)
def test_the_next_pay_date_is_the_first_one_that_is_not_paid_yet(line: str, schedule: str, day: str) -> None:
    found = understand(line, "de", "job.next_pay_date", on_the_30th({**EMPLOYED, "job.pay_schedule": schedule}))
    assert found == Answered({"job.next_pay_date": day})


@pytest.mark.parametrize(
    "line", ["heute kam schon was, also mitte dezember", "i was paid today", "heute war zahltag", "got paid today"]
)
def test_what_came_today_is_not_the_next_one_and_the_one_behind_it_is_offered(line: str) -> None:
    found = understand(line, "de", "job.next_pay_date", on_the_30th({**EMPLOYED, "job.pay_schedule": "semimonthly"}))
    assert found == AskBack("job.next_pay_date", ("2026-12-15",))


@pytest.mark.parametrize(
    "line",
    ["heute oder am 11.", "am 4. oder am 11.", "the 4th or the 11th", "4.12., nein 11.12.", "die vom 4. ist schon da"],
)
def test_of_days_that_are_in_doubt_or_over_none_is_taken(line: str) -> None:
    found = understand(line, "de", "job.next_pay_date", on_the_30th({**EMPLOYED, "job.pay_schedule": "biweekly"}))
    assert found == AskBack("job.next_pay_date")


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("24.500 und den catch up auch, also 32.500", 32500),
        ("24,500 and the catch-up too, so 32,500", 32500),
        ("24.500 plus 8.000 catch up, alles schon drin", 32500),
        ("24,500 plus 8,000 catch-up, all in already", 32500),
    ],
)
def test_own_deferrals_are_the_total_or_the_sum_with_the_catch_up(line: str, amount: int) -> None:
    found = understand(line, "de", "job.deferrals", situation_of({**EMPLOYED, "age_band": "50_59"}))
    assert found == Answered({"job.deferrals": amount})


@pytest.mark.parametrize("line", ["12k und 6k", "12k and 6k"])
def test_two_amounts_without_a_catch_up_or_a_total_are_not_added(line: str) -> None:
    assert isinstance(understand(line, "de", "job.deferrals", situation_of(EMPLOYED)), AskBack)


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        (
            "job.after_tax",
            "29, plan hat aftertax, 160k alle 2 wochen",
            {"job.after_tax": "yes", "age_band": "under_50", "job.pay_schedule": "biweekly", "job.pay": 160000},
        ),
        (
            "job.after_tax",
            "29, plan has after-tax, 160k every two weeks",
            {"job.after_tax": "yes", "age_band": "under_50", "job.pay_schedule": "biweekly", "job.pay": 160000},
        ),
        ("job.after_tax", "ja laut broschüre bis 10 prozent", {"job.after_tax": "yes", "job.cap": "10%"}),
        (
            "job.after_tax",
            "yes, up to 10 percent according to the brochure",
            {"job.after_tax": "yes", "job.cap": "10%"},
        ),
        (
            "age_band",
            "36, halbmonatlich, 180k",
            {"age_band": "under_50", "job.pay_schedule": "semimonthly", "job.pay": 180000},
        ),
        (
            "age_band",
            "36, semimonthly, 180k",
            {"age_band": "under_50", "job.pay_schedule": "semimonthly", "job.pay": 180000},
        ),
        (
            "job.pay_schedule",
            "alle 14 tage, 240.000 plus bonus 40k im dezember",
            {"job.pay_schedule": "biweekly", "job.pay": 280000, "job.bonus_to_come": 40000},
        ),
        ("job.after_tax", "yep im already doing it, 9k so far", {"job.after_tax": "yes", "job.after_tax_so_far": 9000}),
        ("job.after_tax", "ja mach ich schon, bisher 9k", {"job.after_tax": "yes", "job.after_tax_so_far": 9000}),
        ("job.after_tax", "yes, 9k pretax so far", {"job.after_tax": "yes"}),
        ("job.after_tax", "50, pay myself 120k W-2 a year", {"age_band": "50_59", "business.wages": 120000}),
        ("job.pay", "198k, im putting the max in", {"job.pay": 198000, "job.deferrals": "max"}),
        ("job.pay", "198k und bin voll", {"job.pay": 198000, "job.deferrals": "max"}),
        ("job.pay", "198k, maxing my hsa", {"job.pay": 198000}),
        ("job.deferrals", "the whole thing, always", {"job.deferrals": "max"}),
        ("job.cap", "steht nix drin von grenze", {"job.cap": "none"}),
        ("business.wages", "i run 60k through payroll", {"business.wages": 60000}),
        ("job.pay", "130k and im 52", {"age_band": "50_59", "job.pay": 130000}),
        ("job.pay", "165k, bin 41", {"age_band": "under_50", "job.pay": 165000}),
        ("job.pay", "24k because im 30", {"job.pay": 24000}),
        ("job.pay", "24k, seit ich 30 bin", {"job.pay": 24000}),
        ("situation", "in plan roth auto conversion", {"job.route": "automatic"}),
        (
            "situation",
            "angestellt, umwandlung automatisch",
            {"situation": "employee", "job.route": "automatic"},
        ),
        ("situation", "employee, nothing automatic", {"situation": "employee"}),
        ("situation", "professor with a 403(b), consulting about 60k", {"situation": "both", "business.profit": 60000}),
        (
            "situation",
            "prof an einer uni mit 403b und mach nebenher beratung für ca 40k",
            {"situation": "both", "job.is_403b": "yes", "business.profit": 40000},
        ),
        ("situation", "employee and freelance about 60k", {"situation": "both", "business.profit": 60000}),
        ("situation", "angestellt in der beratung, 150k", {"situation": "employee", "job.pay": 150000}),
    ],
)
def test_every_fact_of_a_line_counts_beside_the_answer(question: str, line: str, answers: dict[str, Any]) -> None:
    assert understand(line, "de", question, situation_of({"situation": "both"})) == Answered(answers)


@pytest.mark.parametrize("line", ["plan allows after tax, 29 funds", "yes, 160 every two weeks", "yes, since 29"])
def test_a_number_behind_an_answer_is_no_age_and_a_small_one_no_pay_of_a_year(line: str) -> None:
    found = understand(line, "en", "job.after_tax", situation_of({"situation": "employee"}))
    assert isinstance(found, Answered)
    assert found.answers.keys() <= {"job.after_tax", "job.pay_schedule", "job.pay_per_date"}


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("240000 im jahr also 9230 pro gehalt", {"job.pay_per_date": 9230}),
        ("130k a year, thats 5000 a check", {"job.pay_per_date": 5000, "job.pay": 130000}),
        ("130k a year and 5000 bonus", {"job.pay": 130000, "job.bonus_to_come": 5000}),
    ],
)
def test_the_pay_of_a_date_stands_beside_that_of_the_year(line: str, answers: dict[str, Any]) -> None:
    known = EMPLOYED | {"job.pay_schedule": "biweekly", "job.next_pay_date": "2026-12-04"}
    assert understand(line, "de", "job.pay_per_date", situation_of(known)) == Answered(answers)
    anew = understand("240000 im jahr also 9230 pro gehalt", "de", "job.pay", situation_of(known))
    assert anew == Answered({"job.pay": 240000})


@pytest.mark.parametrize("line", ["92k im jahr brutto", "92k a year gross"])
def test_the_pay_of_a_year_is_taken_where_that_of_a_date_is_asked(line: str) -> None:
    asked = on_the_30th({**EMPLOYED, "job.pay_schedule": "biweekly", "job.next_pay_date": "2026-12-04"})
    assert understand(line, "de", "job.pay_per_date", asked) == Answered({"job.pay": 92000})
    assert isinstance(understand("net 3600", "de", "job.pay_per_date", asked), AskBack)


@pytest.mark.parametrize(
    "line", ["ing. bei nem mittelständler in ohio, 41", "engineer at a mid-sized company in ohio, 41"]
)
def test_whoever_works_at_a_company_is_employed_there(line: str) -> None:
    told = {"situation": "employee", "residence": "us", "age_band": "under_50"}
    assert taken("situation", line) == {"answers": told}


def test_so_much_is_not_paid_on_one_date() -> None:
    found = taken("business.entity", "Just me, sole prop, about 60k net")["answers"]
    assert found == {"business.entity": "sole_proprietor", "business.employees": "no"}
    beside = taken("business.entity", "Just me, sole prop, my take home is 4k")["answers"]
    assert beside.get("job.net_pay") == 4000


@pytest.mark.parametrize("line", ["how do i report it on my taxes?", "wie melde ich das in der steuererklärung"])
def test_to_report_money_asks_about_tax_forms(line: str) -> None:
    assert taken(None, line)["topics"][0] == "tax_forms"


@pytest.mark.parametrize("line", ["found a bug, where do i report it", "fehler gefunden, wo melde ich das"])
def test_to_report_what_is_wrong_is_feedback(line: str) -> None:
    assert taken(None, line) == {"wish": "feedback"}


@pytest.mark.parametrize(
    "line", ["by the way i'm only 48", "ach, ich bin übrigens erst 48", "ich bin 48", "48 years old", "48 Jahre alt"]
)
def test_an_age_told_beside_an_amount_is_the_age(line: str) -> None:
    assert taken("job.deferrals", line) == {"change": {"age_band": "under_50"}}


@pytest.mark.parametrize("line", ["i'm at 48", "ich bin bei 48", "my wife is 48"])
def test_a_number_that_is_reached_or_said_of_somebody_else_is_no_age(line: str) -> None:
    assert list(taken("job.deferrals", line)) == ["ask"]


AT_WORK = EMPLOYED | {"job.pay_schedule": "monthly", "job.next_pay_date": "2026-11-30", "job.pay_per_date": 8750}


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("none, i already maxed at the old one", Answered({"job.deferrals": 0})),
        ("nichts, hab beim alten arbeitgeber schon voll gemacht", Answered({"job.deferrals": 0})),
        ("put 0 here because i maxed at old job", Answered({"job.deferrals": 0})),
        ("hier 0 weil ich beim alten job schon voll war", Answered({"job.deferrals": 0})),
        ("nothing, maxed at amazon already", AskBack("job.deferrals", ("0", "max"))),
        ("24,500 at my old job, all of it", Change({"deferrals_elsewhere": 24500})),
        ("i already maxed at the old job", AskBack("job.deferrals", ("max",))),
        ("maxed out already in march", Answered({"job.deferrals": "max"})),
    ],
)
def test_the_most_of_another_job_is_not_that_of_this_one(line: str, answer: object) -> None:
    assert understand(line, "en", "job.deferrals", on_the_30th(AT_WORK | {"job.pay": 105000})) == answer


@pytest.mark.parametrize(
    "line",
    [
        "thats wrong, my plan at work is yes and hers no",
        "das stimmt nicht, mein plan ist ja und ihrer nein",
        "the previous one is wrong, i put 0 in the new one",
    ],
)
def test_a_no_at_the_end_of_a_correction_is_no_amount(line: str) -> None:
    question = "ira.roth_paid" if "plan" in line else "deferrals_elsewhere"
    situation = situation_of({}, "ira" if "plan" in line else "mega")
    assert understand(line, "en", question, situation) == AskBack(question, ("0",))
    assert understand("no, nothing yet", "en", question, situation) == Answered({question: 0})


@pytest.mark.parametrize(
    ("question", "line"),
    [("job.after_tax", "shes in my corp too, same plan"), ("job.after_tax", "the 11th i think. no wait the 4th")],
)
def test_what_is_only_like_an_answer_is_none_of_somebody_else_nor_of_a_second_thought(question: str, line: str) -> None:
    assert understand(line, "en", question, situation_of({"situation": "employee"})) == AskBack(question)


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.after_tax", "ja, bin übrigens 53", {"job.after_tax": "yes", "age_band": "50_59"}),
        ("job.after_tax", "yes, im 53 btw", {"job.after_tax": "yes", "age_band": "50_59"}),
        ("job.after_tax", "no but they match 6%", {"job.after_tax": "no", "job.employer": "6%"}),
        ("job.leaving", "nein, aber ich verdiene jetzt 140k", {"job.leaving": "no", "job.pay": 140000}),
    ],
)
def test_a_yes_or_no_before_another_fact_is_kept(question: str, line: str, answers: dict[str, Any]) -> None:
    assert taken(question, line)["answers"] == answers


@pytest.mark.parametrize("line", ["nein, match ist 6%", "no, my match is 50% up to 6%"])
def test_a_no_that_sets_something_right_is_no_answer(line: str) -> None:
    assert set(taken("job.after_tax", line)) == {"change"}


@pytest.mark.parametrize(
    ("line", "taken_as"),
    [
        ("meine eigenen beiträge sind 18000", {"change": {"job.deferrals": 18000}}),
        ("my own deferrals are 18000", {"change": {"job.deferrals": 18000}}),
        ("hatte letztes jahr 91 tausend", {"answers": {"job.prior_year_wages_high": "no"}}),
        ("ja, hohes vorjahresgehalt über 150k", {"answers": {"job.prior_year_wages_high": "yes"}}),
        ("box 3 was 178k", {"answers": {"job.prior_year_wages_high": "yes"}}),
        ("nein, 178k", {"ask": {"job.prior_year_wages_high": ["yes", "no"]}}),
        ("no, 178k", {"ask": {"job.prior_year_wages_high": ["yes", "no"]}}),
    ],
)
def test_only_an_amount_of_that_pay_decides_whether_it_was_high(line: str, taken_as: dict[str, Any]) -> None:
    assert taken("job.prior_year_wages_high", line) == taken_as


@pytest.mark.parametrize("line", ["s corp, no staff", "s corp, keine mitarbeiter"])
def test_no_staff_makes_nobody_an_employee(line: str) -> None:
    found = understand(line, "en", "business.entity", situation_of({"situation": "self_employed"}))
    assert found == Answered({"business.entity": "corporation", "business.employees": "no"})


@pytest.mark.parametrize("line", ["my match is 4%", "my company match is 4%", "they match my 4%"])
def test_a_match_of_a_few_percent_is_asked_back(line: str) -> None:
    assert taken("job.employer", line) == {"ask": {"job.employer": ["4%!", "match 4%"]}}


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("they match 4% of what I put in", "match 4%"),
        ("they put in 8% of pay up to the cap", "8%"),
        ("4% vom gehalt bis zur obergrenze", "4%"),
    ],
)
def test_what_the_employer_pays_is_taken_where_it_is_said(line: str, given: str) -> None:
    assert taken("job.employer", line) == {"answers": {"job.employer": given}}


@pytest.mark.parametrize("line", ["600 pro gehaltszettel", "600 a paystub"])
def test_an_amount_of_each_payslip_is_none_of_the_year(line: str) -> None:
    assert taken("job.deferrals", line) == {"ask": {"job.deferrals": ["15600"]}}


def test_an_amount_per_something_unknown_is_asked_back() -> None:
    assert taken("job.deferrals", "600 per envelope") == {"ask": {"job.deferrals": ["600"]}}


@pytest.mark.parametrize("line", ["fourteen two", "twelve three", "vierzehn zwo", "forty fifty thousand"])
def test_number_words_that_make_no_one_number_are_asked_back(line: str) -> None:
    assert taken("job.pay", line) == {"ask": {"job.pay": []}}


@pytest.mark.parametrize("line", ["how'd you get 212 per check", "woher hast du die 9.400"])
def test_who_asks_where_an_amount_comes_from_wants_no_such_amount(line: str) -> None:
    assert understand(line, "en", None, situation_of(EMPLOYED)) == Wish(WishKind.WHY)


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        (
            "situation",
            "ich bin 47, verdiene 190k im jahr, werd monatlich bezahlt am letzten, uni gibt 10% dazu",
            {
                "situation": "employee",
                "age_band": "under_50",
                "job.pay": 190000,
                "job.pay_schedule": "monthly",
                "job.employer": "10%",
            },
        ),
        ("age_band", "46, 180k", {"age_band": "under_50", "job.pay": 180000}),
        ("age_band", "44, 24500", {"age_band": "under_50"}),
        ("age_band", "52, got 63,000 in there", {"age_band": "50_59"}),
        ("age_band", "47, 190k, monatlich", {"age_band": "under_50", "job.pay": 190000, "job.pay_schedule": "monthly"}),
    ],
)
def test_facts_beside_an_age_are_kept_and_no_other_money_is_pay(
    question: str, line: str, answers: dict[str, Any]
) -> None:
    assert taken(question, line)["answers"] == answers


def test_facts_before_a_question_that_nobody_understands_are_kept() -> None:
    line = "bin 41, softwareentwickler, 210k, match 50% bis 6%, und wie gfallt da mei nase?"
    answers = {"situation": "employee", "age_band": "under_50", "job.pay": 210000, "job.employer": "match 50% of 6%"}
    assert taken("situation", line)["answers"] == answers


def test_money_is_no_year_of_birth_and_a_full_box_no_match() -> None:
    assert taken("job.after_tax", "hab da schon 2000 after-tax drin")["answers"].keys().isdisjoint({"age_band"})
    found = taken("job.prior_year_wages_high", "box 3 war voll am anschlag")
    assert "change" not in found


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("im a teacher 29 earn 58k", {"situation": "employee", "age_band": "under_50", "job.pay": 58000}),
        ("lehrer 29 verdiene 58k", {"situation": "employee", "age_band": "under_50", "job.pay": 58000}),
        ("been at google 29 years 150k", {"situation": "employee"}),
        ("lehrer 29 frau verdient 80k", {"situation": "employee"}),
        ("nurse 34 got 60k in my 401k", {"situation": "employee"}),
    ],
)
def test_a_first_line_without_commas_tells_age_and_pay_and_nothing_of_others(
    line: str, answers: dict[str, Any]
) -> None:
    assert taken("situation", line) == {"answers": answers}


@pytest.mark.parametrize("line", ["own s corp, designer, 52, no staff, pay myself 84000 w2"])
def test_who_pays_themselves_has_no_other_job(line: str) -> None:
    assert taken("situation", line)["answers"] == {
        "situation": "self_employed",
        "business.entity": "corporation",
        "age_band": "50_59",
        "business.employees": "no",
        "business.wages": 84000,
    }


@pytest.mark.parametrize("line", ["only hardship withdrawals, that's it", "nur in härtefällen"])
def test_withdrawals_for_hardship_alone_are_no_route(line: str) -> None:
    assert taken("job.route", line) == {"answers": {"job.route": "none"}}


@pytest.mark.parametrize("line", ["alles wieder weg bitte, daten raus", "wipe what i told you"])
def test_who_wants_the_data_gone_changes_no_answer(line: str) -> None:
    assert understand(line, "de", None, situation_of(EMPLOYED)) == Wish(WishKind.DELETE)


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("130k base + 20k bonus", {"job.pay": 150000}),
        ("base 210k, bonus kommt im dezember 30k", {"job.pay": 240000, "job.bonus_to_come": 30000}),
    ],
)
def test_a_bonus_on_top_of_a_base_is_to_come_only_where_the_line_says_so(line: str, answers: dict[str, Any]) -> None:
    assert taken("job.pay", line) == {"answers": answers}


def test_the_day_of_a_bonus_leaves_its_amount_and_a_condition_does_not() -> None:
    assert taken("job.bonus_to_come", "6500 on the 18th") == {"answers": {"job.bonus_to_come": 6500}}
    assert taken("job.bonus_to_come", "5k if we hit the 3rd target") == {"ask": {"job.bonus_to_come": ["5000"]}}


@pytest.mark.parametrize(
    "line", ["less than this, keep 1200 of each paycheck", "let me keep 1200 per check", "can i keep 1200 per check"]
)
def test_what_somebody_keeps_is_what_is_left(line: str) -> None:
    found = understand(line, "en", None, situation_of(EMPLOYED))
    assert isinstance(found, Wish)
    assert (found.kind, found.left, found.amount) == (WishKind.WHAT_IF, 1200, None)


def test_who_keeps_paying_in_keeps_nothing() -> None:
    found = understand("keep putting in 500 per check", "en", None, situation_of(EMPLOYED))
    assert isinstance(found, Wish)
    assert (found.left, found.amount) == (None, 500)


@pytest.mark.parametrize(
    "line",
    ["nein insgesamt 6000, nich pro gehalt", "ich meinte 6.000 fürs ganze jahr", "6000 in total, not per paycheck"],
)
def test_an_amount_in_total_is_one_of_the_year(line: str) -> None:
    found = understand(line, "de", None, situation_of(EMPLOYED))
    assert isinstance(found, Wish)
    assert (found.kind, found.amount, found.in_all) == (WishKind.WHAT_IF, 6000, True)


def test_more_than_anybody_may_is_no_wish_for_so_much() -> None:
    assert not isinstance(understand("this year I made 140000", "en", None, situation_of(EMPLOYED)), Wish)


@pytest.mark.parametrize("line", ["na nur after-tax, hatte ich geschrieben", "ne halt, 780 ist netto! brutto 1038"])
def test_a_small_word_that_only_begins_a_line_is_no_zero(line: str) -> None:
    assert taken("job.after_tax_so_far", line) == {"ask": {"job.after_tax_so_far": []}}


@pytest.mark.parametrize("line", ["ne", "na nix", "ne noch nichts"])
def test_a_small_word_alone_or_before_a_nothing_is_zero(line: str) -> None:
    assert taken("job.after_tax_so_far", line) == {"answers": {"job.after_tax_so_far": 0}}


def test_gross_and_take_home_of_a_date_are_kept_beside_it() -> None:
    answers = {"job.next_pay_date": "2026-12-04", "job.pay_per_date": 3538, "job.net_pay": 2600}
    assert taken("job.next_pay_date", "dec 4, gross 3538, take home 2600") == {"answers": answers}
    assert taken("job.next_pay_date", "4.12., brutto 3538, netto 2600") == {"answers": answers}


@pytest.mark.parametrize("line", ["i dont know, where do i find that out", "kein plan, wo steht das denn?"])
def test_who_does_not_know_and_asks_where_it_stands_gets_help_and_no_answer(line: str) -> None:
    assert taken("job.route", line) == {"wish": "help"}


def test_who_does_not_know_and_asks_anything_else_has_answered() -> None:
    assert taken("job.route", "no idea. who sees this?")["answers"] == {"job.route": "unsure"}


def test_where_it_is_so_as_well_is_not_where_somebody_lives() -> None:
    assert taken("job.pay_schedule", "wie in deutschland halt, einmal monatlich") == {
        "answers": {"job.pay_schedule": "monthly"}
    }
    assert taken("residence", "in deutschland") == {"answers": {"residence": "germany"}}


@pytest.mark.parametrize("question", ["job.cap", "job.roth_in_plan", "job.net_pay"])
def test_who_asks_what_it_is_for_has_not_answered(question: str) -> None:
    assert taken(question, "wozu musst du das wissen") == {"wish": "why"}


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("50 pro woche will ich einzahlen", 100),
        ("i only want like 150 a week into after tax", 300),
        ("50 pro gehalt", 50),
        ("325 im monat", 150),
    ],
)
def test_an_amount_of_each_week_or_month_is_wished_as_one_of_each_pay_date(line: str, amount: int) -> None:
    found = understand(line, "de", None, situation_of(EMPLOYED | {"job.pay_schedule": "biweekly"}))
    assert isinstance(found, Wish)
    assert (found.kind, found.amount) == (WishKind.WHAT_IF, amount)


def test_how_many_paychecks_are_left_is_no_amount() -> None:
    found = understand("1 more paycheck", "en", None, situation_of(EMPLOYED))
    assert not (isinstance(found, Wish) and found.kind is WishKind.WHAT_IF)


@pytest.mark.parametrize("line", ["s-corp with payroll", "dave runs an s-corp with payroll, pays himself 90k"])
def test_a_payroll_of_ones_own_is_no_other_job(line: str) -> None:
    assert taken("situation", line) == {"answers": {"situation": "self_employed", "business.entity": "corporation"}}


@pytest.mark.parametrize("question", [None, "job.employer"])
def test_who_asks_whether_they_can_do_it_asks_about_no_day(question: str | None) -> None:
    assert understand("can i do it", "en", question, situation_of(EMPLOYED)) == Wish(WishKind.RESULT)


def test_a_weekday_may_be_shortened_where_a_word_says_that_it_is_one() -> None:
    found = understand("reicht das am do", "de", None, situation_of(EMPLOYED))
    assert isinstance(found, About)
    assert found.topics == ("deadlines",)


@pytest.mark.parametrize(
    ("line", "is_decided", "of_after_tax"),
    [
        ("keep 1200 of each paycheck", True, False),
        ("what if i can live on 2000 a check", False, False),
        ("can i keep 1200 per check", False, False),
        ("only 400 a paycheck after tax", True, True),
        ("nur 400 pro gehalt", True, False),
    ],
)
def test_a_line_that_wonders_decides_nothing(line: str, is_decided: bool, of_after_tax: bool) -> None:
    found = understand(line, "en", None, situation_of(EMPLOYED))
    assert isinstance(found, Wish)
    assert (found.is_decided, found.of_after_tax) == (is_decided, of_after_tax)


def test_what_somebody_can_live_on_is_what_is_left() -> None:
    found = understand("what if i can live on 2000 a check", "en", None, situation_of(EMPLOYED))
    assert isinstance(found, Wish)
    assert (found.left, found.amount) == (2000, None)


@pytest.mark.parametrize(
    ("line", "band"),
    [
        ("i turn 50 in 2027", "under_50"),
        ("ich werde 2027 50", "under_50"),
        ("50 werde ich erst 2027", "under_50"),
        ("turning 60 in 2028", "50_59"),
        ("i turn 50 in 2026", "50_59"),
        ("werde 2026 50", "50_59"),
        ("born 1976", "50_59"),
    ],
)
def test_an_age_counts_from_the_year_in_which_it_is_turned(line: str, band: str) -> None:
    assert understand(line, "en", "age_band", situation_of({})) == Answered({"age_band": band})
    assert understand(line, "en", None, situation_of(EMPLOYED)) == Change({"age_band": band})


@pytest.mark.parametrize("line", ["in 2027 i expect 110k", "2027 rechne ich mit 110k gehalt"])
def test_an_amount_of_a_later_year_asks_for_that_year(line: str) -> None:
    assert understand(line, "en", None, situation_of(EMPLOYED)) == Wish(WishKind.YEAR, year=2027)


@pytest.mark.parametrize("line", ["190k", "190.000"])
def test_a_cap_that_nobody_could_reach_is_asked_back_and_may_be_pay(line: str) -> None:
    found = understand(line, "de", "job.cap", situation_of(EMPLOYED))
    assert found == AskBack("job.cap", ("none", "190000"))
    assert isinstance(found, AskBack)
    assert found.ahead == {"job.pay": "190000"}


@pytest.mark.parametrize("line", ["no more than 30k", "nicht mehr als 30k", "can't go over 30k", "über 30k geht nicht"])
def test_what_cannot_be_exceeded_is_the_cap(line: str) -> None:
    assert understand(line, "en", "job.cap", situation_of(EMPLOYED)) == Answered({"job.cap": 30000})


@pytest.mark.parametrize("line", ["only 12000 left", "12000 more in december", "nur noch 12000", "12000 kommen noch"])
def test_wages_to_come_are_not_taken_for_those_of_the_year(line: str) -> None:
    assert understand(line, "en", "business.wages", situation_of({})) == AskBack("business.wages", ("12000",))


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("hab ne einzelpraxis als zahnärztin, 160k gewinn", "self_employed"),
        ("hab eine hausarztpraxis in ohio", "self_employed"),
        ("meine kanzlei macht 200k gewinn", "self_employed"),
        ("arbeite in einer zahnarztpraxis, 70k", "employee"),
        ("bin angestellt in einer kanzlei, 120k", "employee"),
    ],
)
def test_a_practice_is_an_own_business_where_somebody_has_one(line: str, work: str) -> None:
    assert taken("situation", line)["answers"]["situation"] == work


PAID_TO_THE_END = EMPLOYED | {
    "job.pay_schedule": "biweekly",
    "job.next_pay_date": "2026-12-04",
    "job.pay_per_date": 6000,
    "job.pay": 160_000,
    "job.net_pay": 4000,
}


@pytest.mark.parametrize(
    ("line", "deferrals"),
    [
        ("already put in 10k, 500 a check", 11500),
        ("14k so far and 450 every paycheck", 15350),
        ("put in 12k so far, continuing 700 per paycheck", 14100),
        ("put in 9k, 3 checks left at 500 each", 10500),
        ("480 pro gehalt, bisher 12.300", 13740),
        ("11k hab ich schon, jedes gehalt nochmal 600", 12800),
        ("9k drin, noch 3 gehälter à 500", 10500),
        ("15k so far, going to max it", "max"),
        ("schon 15k, den rest mach ich noch voll", "max"),
    ],
)
def test_deferrals_so_far_and_of_each_paycheck_to_come_are_those_of_the_year(line: str, deferrals: object) -> None:
    found = understand(line, "en", "job.deferrals", situation_of(PAID_TO_THE_END))
    assert found == Answered({"job.deferrals": deferrals})
    assert isinstance(found, Answered)
    assert not (deferrals != "max" and found.unplaced)


@pytest.mark.parametrize(
    ("line", "offers"),
    [("10k so far", ("10000",)), ("bisher 10k", ("10000",)), ("24k so far, 900 a check", ("24500", "26700"))],
)
def test_deferrals_so_far_alone_or_with_too_much_to_come_are_asked_back(line: str, offers: tuple[str, ...]) -> None:
    assert understand(line, "en", "job.deferrals", situation_of(PAID_TO_THE_END)) == AskBack("job.deferrals", offers)


@pytest.mark.parametrize("line", ["4k so far, 300 a check", "4k bisher, 300 pro gehalt"])
def test_after_tax_money_so_far_is_what_has_gone_in(line: str) -> None:
    found = understand(line, "en", "job.after_tax_so_far", situation_of(PAID_TO_THE_END | {"job.deferrals": 20000}))
    assert found == Answered({"job.after_tax_so_far": 4000})


def test_deferrals_told_so_far_in_a_first_line_are_asked_for_when_their_turn_comes() -> None:
    found = understand("employee, 41, 180k, already deferred 10k", "en", "situation", situation_of({}))
    assert found == Answered({"situation": "employee", "age_band": "under_50", "job.pay": 180_000})
    assert isinstance(found, Answered)
    assert found.unplaced == ("10k",)


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("deferrals_elsewhere", "keine anderen. usa", {"deferrals_elsewhere": 0, "residence": "us"}),
        ("deferrals_elsewhere", "no other jobs. i live in the us", {"deferrals_elsewhere": 0, "residence": "us"}),
        ("deferrals_elsewhere", "0, wohne in den usa", {"deferrals_elsewhere": 0, "residence": "us"}),
        ("job.after_tax_so_far", "nix. keine obergrenze", {"job.after_tax_so_far": 0, "job.cap": "none"}),
        ("job.after_tax_so_far", "none. no cap", {"job.after_tax_so_far": 0, "job.cap": "none"}),
        ("job.after_tax_so_far", "nothing yet, usa", {"job.after_tax_so_far": 0, "residence": "us"}),
        ("job.leaving", "yes in march, 39 years old", {"job.leaving": "yes", "age_band": "under_50"}),
        ("job.leaving", "ja im märz, bin 39", {"job.leaving": "yes", "age_band": "under_50"}),
        (
            "job.leaving",
            "no, staying. 41, biweekly",
            {"job.leaving": "no", "age_band": "under_50", "job.pay_schedule": "biweekly"},
        ),
        ("job.after_tax", "yes, match is 50% up to 6%", {"job.after_tax": "yes", "job.employer": "match 50% of 6%"}),
        (
            "job.after_tax",
            "nein, der arbeitgeber gibt 50 % bis 6 %",
            {"job.after_tax": "no", "job.employer": "match 50% of 6%"},
        ),
    ],
)
def test_two_short_answers_in_one_line_are_both_kept(question: str, line: str, answers: dict[str, Any]) -> None:
    assert understand(line, "de", question, situation_of({"situation": "employee"})) == Answered(answers)


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.leaving", "nein, bin 39", {"age_band": "under_50"}),
        ("elsewhere.related", "no, match is 50% up to 6%", {"job.employer": "match 50% of 6%"}),
    ],
)
def test_a_no_before_what_was_answered_sets_it_right(question: str, line: str, answers: dict[str, Any]) -> None:
    before = situation_of(PAID_TO_THE_END | {"age_band": "50_59", "job.employer": 6000})
    assert understand(line, "de", question, before) == Change(answers)


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("less, 3 percent", Wish(WishKind.WHAT_IF, share=Decimal("0.03"), percent=Decimal(3), is_less=True)),
        ("weniger, 5%", Wish(WishKind.WHAT_IF, share=Decimal("0.05"), percent=Decimal(5), is_less=True)),
        ("keep it at 15k", Wish(WishKind.WHAT_IF, amount=Decimal(15000), in_all=None)),
        ("ich bleib bei 10k", Wish(WishKind.WHAT_IF, amount=Decimal(10000), in_all=None)),
        ("keep 1,500 of each check", Wish(WishKind.WHAT_IF, left=Decimal(1500))),
        ("lieber 2.600 lassen", Wish(WishKind.WHAT_IF, left=Decimal(2600))),
        ("nee zu viel, weniger, 10k nachsteuer", Wish(WishKind.WHAT_IF, amount=Decimal(10000), in_all=None)),
        ("no way too much, 6k after tax", Wish(WishKind.WHAT_IF, amount=Decimal(6000), in_all=None)),
        ("was ändert sich wenn ich nur 5k einzahle", Wish(WishKind.WHAT_IF, amount=Decimal(5000), in_all=None)),
        ("pdf please, i'd rather keep 2,600", Wish(WishKind.WHAT_IF, left=Decimal(2600), then=WishKind.PDF)),
        ("lieber 2.600 lassen und als pdf bitte", Wish(WishKind.WHAT_IF, left=Decimal(2600), then=WishKind.PDF)),
        ("send me the pdf", Wish(WishKind.PDF)),
    ],
)
def test_less_is_wished_for_in_a_few_words_beside_a_result(line: str, wish: Wish) -> None:
    assert understand(line, "en", None, situation_of(PAID_TO_THE_END | {"job.deferrals": 24_500})) == wish


@pytest.mark.parametrize("line", ["too much, i've put 4k after-tax in already", "4k nachsteuer schon drin"])
def test_after_tax_money_that_has_gone_in_is_no_wish_for_less(line: str) -> None:
    assert understand(line, "en", None, situation_of(PAID_TO_THE_END)) == Change({"job.after_tax_so_far": 4000})


@pytest.mark.parametrize("line", ["20k after-tax on top of my 24,500", "24.500 und 20k after-tax zusätzlich"])
def test_after_tax_money_on_top_is_no_own_deferral(line: str) -> None:
    found = understand(line, "en", "job.deferrals", situation_of(PAID_TO_THE_END))
    assert found == Answered({"job.deferrals": 24500})


@pytest.mark.parametrize("line", ["20k after-tax on top of my 24,500", "20.000 after-tax ZUSÄTZLICH"])
def test_after_tax_money_on_top_is_wished_for_beside_a_result(line: str) -> None:
    found = understand(line, "en", None, situation_of(PAID_TO_THE_END | {"job.deferrals": 24_500}))
    assert found == Wish(WishKind.WHAT_IF, amount=Decimal(20_000), in_all=None)


def test_a_rate_beside_after_tax_money_so_far_changes_no_own_deferrals() -> None:
    before = situation_of(PAID_TO_THE_END | {"job.deferrals": "max", "deferrals_elsewhere": 0, "job.employer": "0"})
    found = understand("been doing 5% since june, so like 8,400", "en", "job.after_tax_so_far", before)
    assert found in (Answered({"job.after_tax_so_far": 8400}), AskBack("job.after_tax_so_far", ("8400",)))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("4% if i put in 5%", AskBack("job.employer", ("4%",))),
        ("die klinik gibt 4% dazu wenn ich 5% zahle", AskBack("job.employer", ("4%",))),
        ("50% match up to the irs limit so 12,250", Answered({"job.employer": 12250})),
        ("die hälfte von meinen 24.500, also 12.250", Answered({"job.employer": 12250})),
        ("100% of the first 4%, so 7,200", Answered({"job.employer": "match 100% of 4%"})),
    ],
)
def test_what_a_match_comes_to_or_depends_on_is_heard(line: str, found: object) -> None:
    assert understand(line, "en", "job.employer", situation_of(PAID_TO_THE_END | {"job.deferrals": 24500})) == found


@pytest.mark.parametrize("line", ["2400 kommen an", "2400 lands in my account"])
def test_what_lands_is_no_bonus(line: str) -> None:
    found = understand(line, "de", "job.bonus_to_come", situation_of(PAID_TO_THE_END))
    assert not isinstance(found, Answered)


def test_an_amount_beside_a_number_of_heads_is_said_to_be_left_over() -> None:
    found = understand("freelance designer, no employees, net 130k", "en", "situation", situation_of({}))
    assert isinstance(found, Answered)
    assert found.unplaced == ("130k",)


@pytest.mark.parametrize(
    "line", ["ändert sich was wenn mein netto 4.600 ist", "does anything change if my take home is 4,600"]
)
def test_who_asks_whether_anything_changes_only_supposes(line: str) -> None:
    found = understand(line, "de", None, situation_of(PAID_TO_THE_END | {"job.deferrals": 24_500}))
    assert found == Change({"job.net_pay": 4600}, supposed=True)


@pytest.mark.parametrize("line", ["24,500 in a 457b", "hab noch nen 457, da zahl ich auch 24,5k ein"])
def test_what_goes_into_a_457_counts_toward_no_limit_elsewhere(line: str) -> None:
    found = understand(line, "de", "deferrals_elsewhere", situation_of(PAID_TO_THE_END | {"job.deferrals": 24_500}))
    assert found == About(("tsp_403b_457",), clear=True)


@pytest.mark.parametrize(("line", "amount"), [("0, only a 457b", 0), ("10k in a 403b", 10_000)])
def test_what_goes_into_another_plan_elsewhere_counts(line: str, amount: int) -> None:
    found = understand(line, "de", "deferrals_elsewhere", situation_of(PAID_TO_THE_END | {"job.deferrals": 10_000}))
    assert found == Answered({"deferrals_elsewhere": amount})


@pytest.mark.parametrize(
    ("line", "plan"),
    [
        ("self employed consultant, 120k profit, no plan yet", "none"),
        ("freiberufler, noch kein plan, 95k gewinn", "none"),
        ("single member llc, ganz normal, 95k gewinn", None),
        ("freelancer, free one, 95k profit", None),
    ],
)
def test_an_owner_tells_of_the_solo_plan_where_a_word_names_it(line: str, plan: str | None) -> None:
    assert taken("situation", line)["answers"].get("business.plan") == plan


def test_what_is_clear_of_a_first_line_is_kept_where_whose_work_it_is_is_asked_back() -> None:
    line = "my s corp no employees, w2 job 95k, 57"
    told = {"business.employees": "no", "business.entity": "corporation", "job.pay": 95_000, "age_band": "50_59"}
    assert understand(line, "en", "situation", situation_of({})) == Answered(told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("s corp, w2 120k, 48", {"business.wages": 120_000}),
        ("s corp, 42, no employees, 90k w2, us", {"business.wages": 90_000, "business.employees": "no"}),
        ("s corp owner, hvac contractor, just me no employees, w2 from my corp 95k, 57", {"business.employees": "no"}),
        ("hab ne eigene s-corp ohne angestellte, 48, w2 120k", {"business.employees": "no"}),
        ("eigene S corp ohne Mitarbeiter, 42", {"business.employees": "no"}),
        ("w2 180k, plus my s corp 60k", None),
        ("s corp and a w2 job, 42, 190k", None),
        ("s corp, works for google, w2 190k, 42", None),
    ],
)
def test_w2_wages_that_are_the_only_money_of_who_has_a_corporation_are_its_own(
    line: str, told: dict[str, object] | None
) -> None:
    found = understand(line, "de", "situation", situation_of({}))
    assert isinstance(found, Answered)
    assert (found.answers.get("situation") == "self_employed") == (told is not None)
    assert found.answers.get("business.entity") == "corporation"
    assert (told or {}).items() <= found.answers.items()
    assert told is None or "job.pay" not in found.answers


@pytest.mark.parametrize("line", ["what if i only put in 20k", "was wenn ich bloß 20k einzahlen will"])
def test_what_an_owner_would_put_in_is_no_profit(line: str) -> None:
    owner = {"situation": "self_employed", "business.entity": "sole_proprietor", "business.profit": 120_000}
    found = understand(line, "de", None, situation_of(owner))
    assert isinstance(found, Wish)
    assert (found.kind, found.amount) == (WishKind.WHAT_IF, 20_000)


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.route", "da steht roth in-plan conversion, kann man auf automatisch stellen", "automatic"),
        ("job.route", "umwandlung im plan, geht online", "in_plan"),
        ("job.after_tax", "yes, can be set on the website", "yes"),
    ],
)
def test_what_can_be_done_is_told_and_not_asked_behind_a_pause(question: str, line: str, answer: str) -> None:
    assert understand(line, "de", question, situation_of({"situation": "employee"})) == Answered({question: answer})


@pytest.mark.parametrize(
    "line", ["engineer at boeing, 61, want to retire next year, 165k", "nurse, 61, 165k, going freelance next year"]
)
def test_what_somebody_wants_later_is_no_doubt_of_what_they_are(line: str) -> None:
    told = {"situation": "employee", "age_band": "60_63", "job.pay": 165_000}
    assert understand(line, "en", "situation", situation_of({})) == Answered(told)


@pytest.mark.parametrize("line", ["was engineer at boeing till may, 61, 165k", "retired engineer, 66, 140k a year"])
def test_a_job_that_is_over_is_none(line: str) -> None:
    found = understand(line, "en", "situation", situation_of({}))
    assert "situation" not in getattr(found, "answers", {})


@pytest.mark.parametrize(
    "line",
    [
        "ich will an der uni garnix einzahlen, nur in den solo",
        "i dont want to put anything in at the university, only in the solo",
    ],
)
def test_a_plan_that_somebody_wants_to_pay_into_is_not_the_only_work(line: str) -> None:
    assert "situation" not in understood(Typed("de", "mega", None, line, [])).get("change", {})


@pytest.mark.parametrize("line", ["mitte dezember", "mid december"])
def test_the_middle_of_a_month_is_offered_as_its_15th(line: str) -> None:
    monthly = on_the_30th(EMPLOYED | {"job.pay_schedule": "monthly"})
    assert understand(line, "de", "job.next_pay_date", monthly) == AskBack("job.next_pay_date", ("2026-12-15",))
    weekly = on_the_30th(EMPLOYED | {"job.pay_schedule": "weekly"})
    assert understand(line, "de", "job.next_pay_date", weekly) == AskBack("job.next_pay_date")


def test_the_end_of_a_month_stops_nothing() -> None:
    monthly = on_the_30th(EMPLOYED | {"job.pay_schedule": "monthly"})
    found = understand("ende dezember", "de", "job.next_pay_date", monthly)
    assert found == Answered({"job.next_pay_date": "2026-12-31"})
    assert understand("ende", "de", "job.next_pay_date", monthly) == Wish(WishKind.CANCEL)


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("once its in there when can i spend it", True),
        ("wenn es drin ist, wann komm ich da ran", True),
        ("when can i set it", False),
        ("wann muss ich es einstellen", False),
    ],
)
@pytest.mark.parametrize("question", [None, "job.route"])
def test_when_the_money_is_free_again_is_explained(question: str | None, line: str, asks: bool) -> None:
    assert (understand(line, "de", question, situation_of(EMPLOYED)) == About(("access",), clear=True)) is asks


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("seit september 300 pro gehalt", ("2700",)),
        ("since october 400 a paycheck", ("2800",)),
        ("300 im monat seit september", ("1200",)),
        # Of these nobody knows how much it is.
        ("300 seit september", ()),
        ("nicht 300 pro gehalt seit september", ()),
        ("300 a paycheck from january on", ()),
    ],
)
def test_deferrals_of_each_paycheck_since_a_month_are_counted_and_offered(line: str, offers: tuple[str, ...]) -> None:
    since = PAID_TO_THE_END | {"job.next_pay_date": "2026-12-11"}
    assert understand(line, "de", "job.deferrals", situation_of(since)) == AskBack("job.deferrals", offers)


@pytest.mark.parametrize(
    ("question", "line", "each"),
    [
        ("job.after_tax", "twice a month, take home 1750, put in 500 a check, no match", "500"),
        ("job.after_tax", "zweimal im monat, netto 1750, zahle 500 pro gehalt ein, kein match", "500"),
        ("job.after_tax", "yes, biweekly, i put 600 of each check in my 401k", "600"),
        ("job.after_tax", "biweekly, they put in 600 a check", None),
        ("job.after_tax", "biweekly, 600 a check after-tax", None),
    ],
)
def test_own_deferrals_of_each_paycheck_wait_for_their_question(question: str, line: str, each: str | None) -> None:
    answered = {"situation": "employee"} if question == "job.after_tax" else PAID_TO_THE_END | {"job.deferrals": 9000}
    found = understand(line, "de", question, situation_of(answered))
    assert isinstance(found, Answered)
    assert found.untold.get("job.deferrals_each") == each
    assert each is None or not found.unplaced


@pytest.mark.parametrize("line", ["put in 500 a check", "zahle 500 pro gehalt ein"])
def test_own_deferrals_of_each_paycheck_are_no_pay(line: str) -> None:
    paid = {key: value for key, value in PAID_TO_THE_END.items() if key not in ("job.pay", "job.net_pay")}
    found = understand(line, "de", "job.pay", situation_of(paid))
    assert isinstance(found, AskBack)
    assert (found.values, found.ahead) == ((), {"job.deferrals": "13000"})


@pytest.mark.parametrize(
    ("line", "is_sure"),
    [
        ("between jobs, starting at google in january", False),
        ("not working right now, new job starts in january", False),
        ("zwischen zwei jobs, fange im januar bei google an", False),
        ("gerade arbeitslos, ab januar bei google", False),
        ("i work at google since january", True),
        ("student, work at boeing", True),
    ],
)
def test_a_job_that_begins_later_is_asked_back_where_there_is_none_now(line: str, is_sure: bool) -> None:
    found = understand(line, "de", "situation", situation_of({}))
    assert found == (Answered({"situation": "employee"}) if is_sure else AskBack("situation", ("employee",)))


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("ist mein erster job hier drüben, also keine", {"deferrals_elsewhere": 0}),
        ("its my first job over here, so none", {"deferrals_elsewhere": 0}),
        ("keine, wohne drüben", {"deferrals_elsewhere": 0, "residence": "us"}),
    ],
)
def test_where_a_job_is_says_not_where_somebody_lives(line: str, answers: dict[str, Any]) -> None:
    told = PAID_TO_THE_END | {"job.deferrals": 10_000}
    assert understand(line, "de", "deferrals_elsewhere", situation_of(told)) == Answered(answers)
