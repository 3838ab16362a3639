"""Lines that answer more than the open question, or another one than it, each beside one that must not."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding import About, Answered, AskBack, understand
from core.assess import INTERVIEWS
from tests.understanding.measuring import situation_of
from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("angestellt 43,", {"situation": "employee", "age_band": "under_50"}),
        ("52 self employed", {"situation": "self_employed", "age_band": "50_59"}),
        ("employee 250", {"situation": "employee"}),
        ("angestellt seit 20 jahren", {"situation": "employee"}),
        ("employee 30 hours", {"situation": "employee"}),
        ("w2 employee since 98", {"situation": "employee"}),
    ],
)
def test_a_bare_number_beside_the_situation_is_an_age_where_nothing_else_is_counted(
    line: str, answers: dict[str, Any]
) -> None:
    assert taken("situation", line) == {"answers": answers}


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("angestellt, ja", {"situation": "employee"}),
        ("employee, no, automatic", {"situation": "employee"}),
        ("employee, yes, germany", {"situation": "employee", "residence": "germany"}),
    ],
)
def test_a_bare_yes_counts_before_what_is_only_asked_after_one(line: str, answers: dict[str, Any]) -> None:
    assert taken("situation", line) == {"answers": answers}


WHOLE = {"situation": "employee", "age_band": "under_50", "job.pay": 145000, "job.pay_schedule": "biweekly"}


@pytest.mark.parametrize(
    "line",
    [
        "i'm 43 w2 145k paid every two weeks",
        "w2 employee age 43 pay 145k every 2 weeks",
        "bin 43 angestellt 145k im jahr alle zwei wochen",
        "43, employee, 145k, biweekly. can i do this?",
        "43, employee, 145k, every two weeks, is my match counted?",
        "ich bin 43, angestellt bei bosch, 145k im jahr, alle zwei wochen. geht das mit dem mega backdoor?",
        "ich bin 43 arbeite als angestellter bei bosch und verdiene 145k alle 2 wochen",
    ],
)
def test_a_first_line_is_taken_whole_without_commas_and_before_a_question(line: str) -> None:
    answers = taken("situation", line)["answers"]
    assert answers.pop("residence", "us") == "us"
    assert answers == WHOLE


@pytest.mark.parametrize("line", ["ich bin 38 jahre dabei, angestellt", "employee, 43 weeks in, 145k every two weeks"])
def test_years_and_weeks_at_a_job_are_no_age(line: str) -> None:
    assert "age_band" not in taken("situation", line).get("answers", {})


@pytest.mark.parametrize(
    "line",
    [
        "bisher nix after tax, keine anderen jobs",
        "keine anderen jobs, bisher nix after tax",
        "none, and no after tax so far either",
    ],
)
def test_two_nothings_in_parts_of_their_own_are_two_answers(line: str) -> None:
    assert taken("deferrals_elsewhere", line) == {"answers": {"deferrals_elsewhere": 0, "job.after_tax_so_far": 0}}


def test_the_nothing_of_two_other_questions_answers_neither_the_open_one() -> None:
    assert "answers" not in taken("deferrals_elsewhere", "nix after tax, bonus auch keiner")


@pytest.mark.parametrize(
    ("line", "deferrals"),
    [
        ("8%, company matches half up to 6%", "8%"),
        ("ich zahl 8 prozent ein und die firma gibt 50% dazu bis 6%", "8%"),
        ("10 percent and they add 50% up to 6% on top", "10%"),
    ],
)
def test_what_the_employer_adds_is_told_beside_the_own_deferrals(line: str, deferrals: str) -> None:
    told = {"job.deferrals": deferrals, "job.employer": "match 50% of 6%"}
    assert taken("job.deferrals", line) == {"answers": told}


def test_a_line_of_the_portal_is_a_yes_whatever_is_not_known_beside_it() -> None:
    line = "im portal steht after-tax als dritte zeile, ob die umwandeln weiss ich nich"
    assert taken("job.after_tax", line) == {"answers": {"job.after_tax": "yes"}}
    assert taken("job.after_tax", "steht after tax nicht drin") == {"answers": {"job.after_tax": "no"}}


def test_a_remark_that_agrees_leaves_an_amount_as_it_is() -> None:
    assert taken("job.pay_per_date", "stimmt, 6461,54") == {"answers": {"job.pay_per_date": 6461.54}}
    assert "answers" not in taken("job.pay_per_date", "stimmt nicht, 6461,54")


@pytest.mark.parametrize("line", ["i am married, we both work and have two jobs each", "wir beide arbeiten"])
def test_both_of_a_couple_are_not_both_kinds_of_work(line: str) -> None:
    assert "both" not in taken("situation", line).get("answers", {}).values()
    assert taken("situation", "both") == {"answers": {"situation": "both"}}


@pytest.mark.parametrize(
    ("line", "schedule", "day"),
    [
        ("alle 2 wochen, immer freitags, nächster ist der 11. dezember", "biweekly", "2026-12-11"),
        ("biweekly, 12/11", "biweekly", "2026-12-11"),
        ("every other thursday starting dec 3", "biweekly", "2026-12-03"),
        ("monatlich, nächste zahlung am 31.", "monthly", "2026-12-31"),
        ("monthly on the 15th", "monthly", None),
        ("biweekly, last one was 11/20", "biweekly", None),
    ],
)
def test_the_next_pay_date_is_heard_beside_the_rhythm(line: str, schedule: str, day: str | None) -> None:
    answers = {"job.pay_schedule": schedule} | ({"job.next_pay_date": day} if day else {})
    assert taken("job.pay_schedule", line) == {"answers": answers}


def test_a_date_alone_is_no_rhythm() -> None:
    found = understand("12/11", "en", "job.pay_schedule", situation_of({}))
    assert isinstance(found, AskBack)
    assert found.ahead == {"job.next_pay_date": "2026-12-11"}
    assert taken("job.pay_schedule", "12") == {"answers": {"job.pay_schedule": "monthly"}}


def test_a_day_that_somebody_leaves_is_no_pay_date() -> None:
    assert taken("job.leaving", "yes, last day is jan 15") == {"answers": {"job.leaving": "yes"}}


def test_a_so_before_an_amount_is_no_sunday() -> None:
    assert taken("job.next_pay_date", "so 158.600") == {"answers": {"job.pay": 158600}}
    assert taken("job.next_pay_date", "so") == {"answers": {"job.next_pay_date": "2026-11-29"}}
    assert taken("job.next_pay_date", "so den 6.") == {"answers": {"job.next_pay_date": "2026-12-06"}}


@pytest.mark.parametrize("question", ["age_band", "job.pay", "job.route"])
def test_a_match_formula_is_offered_for_the_employer_at_whichever_question(question: str) -> None:
    found = understand("100 % bis 4 %", "de", question, situation_of({}))
    told = getattr(found, "ahead", None) or getattr(found, "answers", None)
    assert told == {"job.employer": "match 100% of 4%"}
    assert "job.employer" not in getattr(understand("4 %", "de", "age_band", situation_of({})), "answers", {})


def test_the_label_of_another_question_changes_that_one_unless_several_have_it() -> None:
    assert taken("age_band", "Employee") == {"change": {"situation": "employee"}}
    assert taken("job.pay", "Alle zwei Wochen") == {"change": {"job.pay_schedule": "biweekly"}}
    assert taken("job.pay", "Yes") == {"ask": {"job.pay": []}}


@pytest.mark.parametrize(
    "line", ["wie jetzt, ich hab nur meine firma, gewinn 90k", "wait what, i only have my own business, profit 90k"]
)
def test_who_wonders_first_still_answers(line: str) -> None:
    assert taken("situation", line) == {"answers": {"situation": "self_employed", "business.profit": 90000}}
    assert taken("situation", "wie jetzt weiter") == {"wish": "next"}


def test_a_first_line_of_several_facts_may_end_in_a_question() -> None:
    line = "hi! software engineer in Seattle, W-2. is this even worth it"
    found = understand(line, "en", "situation", situation_of({}))
    assert isinstance(found, Answered)
    assert found.answers == {"situation": "employee", "residence": "us"}
    assert isinstance(found.besides, About)
    assert found.besides.topics[0] == "worth_it"
    assert "answers" not in taken("situation", "is a software engineer in Seattle even eligible?")


@pytest.mark.parametrize(
    ("question", "line", "offers"),
    [
        ("job.deferrals", "so 1000 pro monat", ["12000"]),
        ("business.profit", "so 6000 im monat", ["72000"]),
        ("deferrals_elsewhere", "5k 403b und 4k 401k", ["9000"]),
        ("elsewhere.additions", "11k me 5k them", ["16000"]),
        ("magi", "mein gehalt 180 plus frau 90", ["270000", "270"]),
        ("job.deferrals", "20k so far and will hit 24.5", []),
        ("job.cap", "10 for aftertax, 50 total", []),
        ("form.box_2a", "same as box 1", []),
        ("job.pay", "base 165 plus 20 bonus", ["185000", "185"]),
        ("residence", "ziehe im frühjahr nach berlin", ["germany"]),
        ("situation", "mein mann und ich, er angestellt ich selbständig", ["employee", "self_employed", "both"]),
    ],
)
def test_what_may_be_another_amount_or_somebody_elses_is_asked_back(
    question: str, line: str, offers: list[str]
) -> None:
    assert taken(question, line, _interview(question)) == {"ask": {question: offers}}


def _interview(question: str) -> str:
    return next(name for name, (interview, _) in INTERVIEWS.items() if interview.question(question))


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.pay", "185.000 inkl 20k bonus", {"job.pay": 185000}),
        ("job.pay", "200k last year, 210k this year", {"job.pay": 210000}),
        ("job.pay", "my wife makes 90k, i make 120k", {"job.pay": 120000}),
        ("business.profit", "umsatz 140k, gewinn 95k", {"business.profit": 95000}),
        ("business.profit", "9 a month so 108k", {"business.profit": 108000}),
        ("ira.compensation", "w2 box 1 145k", {"ira.compensation": 145000}),
        ("job.deferrals", "nix, nur after-tax", {"job.deferrals": 0}),
        ("job.deferrals", "24,500 pre tax and 5000 after-tax", {"job.deferrals": 24500, "job.after_tax_so_far": 5000}),
        ("job.deferrals", "24500 vor Steuern, 0 after-tax", {"job.deferrals": 24500, "job.after_tax_so_far": 0}),
        ("deferrals_elsewhere", "0 €", {"deferrals_elsewhere": 0}),
        ("job.net_pay", "nach steuern und 401k 3850", {"job.net_pay": 3850}),
        ("business.prior_year_wages_high", "no paid myself 60k", {"business.prior_year_wages_high": "no"}),
        ("job.prior_year_wages_high", "war letztes jahr noch woanders", {"job.prior_year_wages_high": "no"}),
        ("residence", "woanders", {"residence": "elsewhere"}),
        ("form.box_7", "2 und b", {"form.box_7": "2B"}),
    ],
)
def test_what_is_of_another_year_thing_or_person_does_not_hide_the_answer(
    question: str, line: str, answers: dict[str, Any]
) -> None:
    assert taken(question, line, _interview(question)) == {"answers": answers}


def test_a_number_that_decides_and_a_year_are_not_said_to_be_left_over() -> None:
    for question, line in (("job.prior_year_wages_high", "ja hatte 180k"), ("business.entity", "s corp seit 2022")):
        assert getattr(understand(line, "de", question, situation_of({})), "unplaced", None) == ()
    assert getattr(understand("employee 250", "en", "situation", situation_of({})), "unplaced", None) == ("250",)
    told = understand("55, next payday dec 4, employer match 4%", "en", "age_band", situation_of({}))
    assert getattr(told, "unplaced", None) == ("4%",)


@pytest.mark.parametrize(
    ("question", "line", "offers"),
    [
        ("job.next_pay_date", "every other thursday", ["2026-12-03", "2026-12-10"]),
        ("job.next_pay_date", "immer freitags", ["2026-12-04", "2026-12-11"]),
        ("conversion.over_59_half", "59 genau", []),
        ("job.employer", "half of what i put in, max 3% of pay", ["match 50% of 3%", "match 50% of 6%"]),
        ("job.employer", "dunno like 5k?", ["5000"]),
        ("job.route", "in service distribution only after 59.5", ["none", "withdrawal"]),
        ("business.profit", "60 bis 65 tausend", ["60000", "65000"]),
        ("business.profit", "between 60 and 65k", ["60000", "65000"]),
        ("job.deferrals", "8 bis 10%", ["8%", "10%"]),
        ("job.cap", "1-25%", ["25%"]),
        ("job.cap", "dont think theres a cap", ["none", "unsure"]),
        ("job.cap", "glaub nicht dass es da eine grenze gibt", ["none", "unsure"]),
        ("job.deferrals", "600 x 26", ["15600"]),
        ("job.deferrals", "600 mal 26", ["15600"]),
        ("job.employer", "5 prozent match und 2 prozent obendrauf", ["7%", "match 100% of 5% + 2%"]),
    ],
)
def test_an_answer_with_two_readings_or_a_question_mark_is_offered(question: str, line: str, offers: list[str]) -> None:
    assert taken(question, line, _interview(question)) == {"ask": {question: offers}}


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.next_pay_date", "thurs", "2026-12-03"),
        ("job.next_pay_date", "friday the 11th, every two weeks", "2026-12-11"),
        ("conversion.over_59_half", "yes im 59", "yes"),
        ("job.employer", "50% up to 6%", "match 50% of 6%"),
        ("job.employer", "dollar for dollar, max 4%", "match 100% of 4%"),
        ("job.route", "in-service withdrawal to roth ira", "withdrawal"),
        ("age_band", "63, 64 on dec 30", "64_plus"),
        ("age_band", "63, 64 on jan 3", "60_63"),
        ("age_band", "noch 49, am 14.12. dann 50", "50_59"),
    ],
)
def test_the_same_said_plainly_is_taken(question: str, line: str, answer: str) -> None:
    assert taken(question, line, _interview(question)) == {"answers": {question: answer}}


def test_a_match_without_a_width_beside_a_percent_ends_no_turn() -> None:
    assert "job.employer" not in taken("job.deferrals", "8%, and they give 4").get("answers", {})


def test_a_pay_rhythm_beside_thousands_gives_both_and_boxes_are_no_pay() -> None:
    assert taken("job.pay_schedule", "semi monthly 12k") == {
        "answers": {"job.pay_schedule": "semimonthly", "job.pay_per_date": 12000}
    }
    line = "not sure. fidelity shows 3 boxes, pre tax, roth and after tax i think"
    assert taken("job.after_tax", line) == {"answers": {"job.after_tax": "unsure"}}


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("form.box_5", "16.900, box 7 G", {"form.box_5": 16900, "form.box_7": "G"}),
        ("form.box_5", "16.900 und in der 7 ein G", {"form.box_5": 16900, "form.box_7": "G"}),
        ("form.box_5", "in der 7 steht G", {"form.box_7": "G"}),
        ("form.box_7", "G, and 2a is blank", {"form.box_7": "G", "form.box_2a": 0}),
        ("form.box_1", "1: 30000, 2a: 0", {"form.box_1": 30000, "form.box_2a": 0}),
        ("form.box_1", "box 1 30,000, 2a 200, box 5 29,800, G", None),
        ("form.event", "30,000, box 2a 200, box 5 29,800, code G", None),
        ("form.event", "my 1099-R: box 1 30.000, box 2a 200, box 5 29.800 und code G, is it right?", None),
        (
            "form.event",
            "box 1 7, box 5 8, to my roth ira",
            {"form.event": "roth_ira", "form.box_1": 7, "form.box_5": 8},
        ),
        ("form.box_5", "eine 7", {"form.box_5": 7}),
    ],
)
def test_the_boxes_of_a_form_told_in_one_line_are_taken_by_their_numbers(
    question: str, line: str, answers: dict[str, Any] | None
) -> None:
    every = {"form.box_1": 30000, "form.box_2a": 200, "form.box_5": 29800, "form.box_7": "G"}
    assert taken(question, line, "form_1099r") == {"answers": answers or every}


@pytest.mark.parametrize(
    "line", ["oh wait the plan only lets me do 6% after tax", "the plan allows at most 6%", "mein plan erlaubt nur 6%"]
)
def test_a_percent_that_the_plan_allows_at_most_is_its_cap(line: str) -> None:
    assert taken(None, line) == {"change": {"job.cap": "6%"}}


def test_a_percent_that_one_wants_is_no_cap() -> None:
    assert taken(None, "I only want to put in 6%") == {"wish": "what_if", "share": 0.06}


@pytest.mark.parametrize(
    "line", ["6900 gross, 4000 after tax", "6900, 4000 after tax", "6900 brutto, 4000 nach steuern"]
)
def test_after_tax_beside_the_pay_of_a_date_is_what_lands(line: str) -> None:
    assert taken("job.pay_per_date", line) == {"answers": {"job.pay_per_date": 6900, "job.net_pay": 4000}}


@pytest.mark.parametrize("line", ["6900, and 4000 in after-tax so far", "6900, 4000 nachsteuer schon drin"])
def test_after_tax_money_so_far_beside_the_pay_of_a_date_stays_a_contribution(line: str) -> None:
    assert taken("job.pay_per_date", line) == {"answers": {"job.pay_per_date": 6900, "job.after_tax_so_far": 4000}}
