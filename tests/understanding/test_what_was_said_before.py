"""Lines that take up what was said before: a choice behind its name, another year, a no to something else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.understanding import Answered, AskBack, Change, Nothing, Situation, Wish, WishKind, understand
from core.limits import built_in_limits
from tests.understanding.measuring import EMPLOYEE, situation_of
from tests.understanding.test_lines import taken

_ANSWERED = {**EMPLOYEE, "job.deferrals": "12%"}
_OWNER = {
    "situation": "self_employed",
    "age_band": "under_50",
    "deferrals_elsewhere": 0,
    "business.entity": "corporation",
    "business.employees": "no",
}
_BOTH = {**EMPLOYEE, "situation": "both", "age_band": "60_63", "job.prior_year_wages_high": "yes"}


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("age_band", "nachsteuerbeiträge: ja", {"job.after_tax": "yes"}),
        ("age_band", "after-tax: yes", {"job.after_tax": "yes"}),
        ("age_band", "nee doch, nachsteuerbeiträge ja das gibts", {"job.after_tax": "yes"}),
        ("job.pay_schedule", "stopp, nachsteuerbeiträge weiß ich nich ob die das haben", {"job.after_tax": "unsure"}),
        ("job.next_pay_date", "gehaltsrhythmus ist zweimal im monat", {"job.pay_schedule": "semimonthly"}),
        ("job.cap", "pay schedule is monthly", {"job.pay_schedule": "monthly"}),
        (None, "tätigkeit: beides", {"situation": "both"}),
        (None, "residence: germany", {"residence": "germany"}),
        ("job.route", "nein 7.100 ist pro gehalt, zweimal im monat", {"job.pay_schedule": "semimonthly"}),
        ("job.route", "no, 7,100 is per paycheck, twice a month", {"job.pay_schedule": "semimonthly"}),
        ("deferrals_elsewhere", "meine eigenen beiträge sind max, also 24.500", {"job.deferrals": 24500}),
        ("deferrals_elsewhere", "and my own contributions are 15600", {"job.deferrals": 15600}),
        ("elsewhere.related", "no other employer", {"deferrals_elsewhere": 0}),
        ("elsewhere.related", "hab keinen anderen arbeitgeber", {"deferrals_elsewhere": 0}),
        ("job.employer", "no its a 401k, not 403b", {"job.is_403b": "no"}),
    ],
)
def test_what_is_said_behind_the_name_of_another_question_corrects_that_one(
    question: str | None, line: str, answers: dict[str, Any]
) -> None:
    assert understand(line, "de", question, situation_of(_ANSWERED)) == Change(answers)


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.cap_covers", "nachsteuerbeiträge", {"job.cap_covers": "after_tax"}),
        ("job.after_tax_so_far", "nachsteuerbeiträge keine", {"job.after_tax_so_far": 0}),
        ("job.route", "umwandlung automatisch", {"job.route": "automatic"}),
        ("job.route", "nein, nichts davon", {"job.route": "none"}),
        ("deferrals_elsewhere", "beim alten job 800 im monat, also 9.600", {"deferrals_elsewhere": 9600}),
        ("deferrals_elsewhere", "my own contributions at the old job were 9600", {"deferrals_elsewhere": 9600}),
        ("elsewhere.related", "no, other owners", {"elsewhere.related": "no"}),
        ("elsewhere.related", "nein, anderer arbeitgeber", {"elsewhere.related": "no"}),
    ],
)
def test_a_name_of_the_open_question_and_a_no_to_it_answer_that_one(
    question: str, line: str, answers: dict[str, Any]
) -> None:
    assert understand(line, "de", question, situation_of(EMPLOYEE)) == Answered(answers)


@pytest.mark.parametrize(
    "line",
    ["deferrals elsewhere are 0, my own deferrals are 20000", "eigene beiträge sind 20000, woanders 0"],
)
def test_amounts_named_in_words_belong_to_the_questions_named_and_not_to_the_open_one(line: str) -> None:
    found = understand(line, "de", "job.employer", situation_of({**_ANSWERED, "deferrals_elsewhere": 500}))
    assert found == Change({"deferrals_elsewhere": 0, "job.deferrals": 20000})


@pytest.mark.parametrize(
    ("question", "answers", "line", "told"),
    [
        ("job.after_tax", {"situation": "both"}, "no, they dont have it. 95k there", {"job.pay": 95000}),
        ("job.after_tax", {"situation": "both"}, "nein haben sie nicht. 95k dort", {"job.pay": 95000}),
        ("job.after_tax", {"situation": "both"}, "no. 63,000 in there", {}),
        ("job.after_tax", {"situation": "employee"}, "yes up to 10% of pay hr says", {"job.cap": "10%"}),
        ("job.after_tax", {"situation": "employee"}, "ja bis 10% vom gehalt sagt hr", {"job.cap": "10%"}),
        ("job.pay", EMPLOYEE, "like i said 95k, paid on the 15th and last day", {"job.pay_schedule": "semimonthly"}),
        ("business.plan", _OWNER, "yes it takes after tax. pay myself 120k w2", {"business.wages": 120000}),
        ("business.plan", _OWNER, "ja, nimmt after-tax. ich zahl mir 120k lohn", {"business.wages": 120000}),
        ("business.wages", {**_OWNER, "business.plan": "allows"}, "120k, 10k monthly on the last day", {}),
        ("job.employer", _ANSWERED, "4 prozent wie gesagt, obergrenze weiss ich nicht", {"job.cap": "unsure"}),
        ("job.employer", _ANSWERED, "4 percent, dont know the cap", {"job.cap": "unsure"}),
    ],
)
def test_what_a_line_tells_beside_its_answer_is_not_lost(
    question: str, answers: dict[str, Any], line: str, told: dict[str, Any]
) -> None:
    found = understand(line, "de", question, situation_of(answers))
    assert isinstance(found, Answered)
    assert question in found.answers
    assert {key: given for key, given in found.answers.items() if key in told} == told
    assert bool(found.unplaced) is ("63,000" in line)


@pytest.mark.parametrize("line", ["its a 401k not a 403b", "das ist kein 403b sondern ein 401k"])
def test_the_kind_of_plan_is_set_right_beside_a_result(line: str) -> None:
    assert understand(line, "de", None, situation_of(_BOTH)) == Change({"job.is_403b": "no"})


@pytest.mark.parametrize("line", ["my own contributions are 20000", "meine eigenen beiträge sind 20000"])
def test_another_amount_of_own_contributions_may_be_that_elsewhere(line: str) -> None:
    found = understand(line, "de", "deferrals_elsewhere", situation_of(_ANSWERED))
    assert found == AskBack("deferrals_elsewhere", ("20000",), ahead={"job.deferrals": "20000"})


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2027 plan ich eher 110k gewinn", 2027),
        ("rechne 2027 mit 110k", 2027),
        ("in 2027 i expect 110k profit", 2027),
        ("was war 2025", 2025),
        ("what about 2025", 2025),
    ],
)
def test_an_amount_of_a_later_year_is_none_of_this_one(line: str, year: int) -> None:
    assert understand(line, "de", None, situation_of(_BOTH)) == Wish(WishKind.YEAR, year=year)


@pytest.mark.parametrize("line", ["nein das von 2025 meine ich", "no i mean the one from 2025", "bonus 2025 war 20k"])
def test_what_was_in_an_earlier_year_neither_opens_it_nor_changes_this_one(line: str) -> None:
    found = understand(line, "de", None, situation_of(_BOTH))
    assert not isinstance(found, Wish | Change | AskBack)


@pytest.mark.parametrize("line", ["my pay last year was only 148k", "2025 war mein gehalt 148k"])
def test_pay_of_the_year_before_is_corrected_where_it_was_asked(line: str) -> None:
    found = understand(line, "de", None, situation_of(_BOTH))
    assert found == Change({"job.prior_year_wages_high": "no"})
    without = {key: value for key, value in _BOTH.items() if key != "job.prior_year_wages_high"}
    assert not isinstance(understand(line, "de", None, situation_of(without)), Change)


@pytest.mark.parametrize("line", ["nein ich will wieder 2026!", "no back to 2026"])
def test_who_looked_at_another_year_gets_back_while_a_question_is_open(line: str) -> None:
    shown = Situation("mega", {**EMPLOYEE, "tax_year": 2025}, date(2026, 11, 30), built_in_limits()[2025])
    assert understand(line, "de", "age_band", shown) == Wish(WishKind.YEAR, year=2026)


@pytest.mark.parametrize("line", ["ne für dieses jahr bleibts bei 98", "nee bleibt bei 58", "no, it stays at 58"])
def test_a_number_that_stays_is_no_age(line: str) -> None:
    assert not isinstance(understand(line, "de", None, situation_of(EMPLOYEE)), Change)


@pytest.mark.parametrize("line", ["geht das bei mir auch mit 403b?", "does that work with a 403b too?"])
def test_the_beginning_of_a_question_is_no_yes(line: str) -> None:
    found = taken("job.after_tax", line)
    assert found["topics"][0] == "tsp_403b_457"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("angestellt, 38, gehalt 7.100, bezahlt am 15. und am letzten", {"job.pay_schedule": "semimonthly"}),
        ("employee, 38, salary 7100, paid on the 15th and the last", {"job.pay_schedule": "semimonthly"}),
        ("angestellt, 38, 12k im jahr", {"job.pay": 12000}),
    ],
)
def test_what_is_paid_in_a_month_is_no_pay_of_a_year(line: str, told: dict[str, Any]) -> None:
    assert taken("situation", line) == {"answers": {"situation": "employee", "age_band": "under_50", **told}}


@pytest.mark.parametrize("line", ["keine anderen", "no others"])
def test_none_others_is_nothing_elsewhere_and_asked_back_of_the_own(line: str) -> None:
    assert taken("deferrals_elsewhere", line) == {"answers": {"deferrals_elsewhere": 0}}
    assert taken("job.deferrals", line) == {"ask": {"job.deferrals": ["0"]}}


@pytest.mark.parametrize("line", ["1099-R prüfen", "i got a 1099-R"])
def test_the_form_1099_r_says_nothing_of_whose_work_it_is(line: str) -> None:
    assert list(taken("situation", line)) == ["ask"]
    assert taken("situation", "1099 contractor") == {"answers": {"situation": "self_employed"}}


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.prior_year_wages_high", "150? ich? haha nein", "no"),
        ("job.bonus_to_come", "bonus? nein", 0),
        ("job.net_pay", "so 2.300 kommt raus, wenn ich nachtschicht hab mehr", 2300),
        ("job.net_pay", "about 2,300 lands, if i work nights it's more", 2300),
        ("job.after_tax", "ja dann gibts das, after-tax 1-25%", "yes"),
        ("job.employer", "Gut, dann 0, der 401a ist ja separat", 0),
    ],
)
def test_what_only_wonders_or_goes_on_leaves_an_answer_one(question: str, line: str, answer: object) -> None:
    assert taken(question, line)["answers"][question] == answer


@pytest.mark.parametrize(("question", "line"), [("job.bonus_to_come", "was ist ein bonus? nein"), ("job.pay", "180?")])
def test_what_asks_before_a_no_is_answered_first(question: str, line: str) -> None:
    assert "answers" not in taken(question, line)


@pytest.mark.parametrize(
    "line",
    [
        "box 1 sind 18.420,55, box 2a 420,55 box 5 18.000 und code G",
        "feld 1 18420,55 feld 2a 420,55 feld 5 18000 code G",
        "box 1 18420.55 box 2a 420.55 box 5 18000 code G",
    ],
)
def test_boxes_of_a_form_need_no_comma_between_them(line: str) -> None:
    found = understand(line, "de", "form.box_1", situation_of({"form.event": "in_plan"}, "form_1099r"))
    boxes = {"form.box_1": 18420.55, "form.box_2a": 420.55, "form.box_5": 18000, "form.box_7": "G"}
    assert found == Answered(boxes)


@pytest.mark.parametrize("line", ["du bist schon auch nur ne ki oder", "you are just an ai right"])
def test_who_doubts_that_somebody_is_there_asks_who_it_is(line: str) -> None:
    assert taken(None, line) == {"wish": "who"}


_PROPRIETOR = {**_OWNER, "business.entity": "sole_proprietor", "business.plan": "allows", "business.profit": 280000}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("gewinn wird doch eher 250", AskBack("business.profit", ("250000", "250"))),
        ("my profit will be more like 250", AskBack("business.profit", ("250000", "250"))),
        ("gewinn wird doch eher 250000", Change({"business.profit": 250000})),
        ("gewinn wird doch eher 2000", Nothing(off_subject=False)),
        ("gewinn wird doch eher 3000", Change({"business.profit": 3000})),
        ("gewinn ist 0", Change({"business.profit": 0})),
    ],
)
def test_an_amount_a_thousand_times_smaller_than_before_is_asked_back(
    line: str, found: AskBack | Change | Nothing
) -> None:
    assert understand(line, "de", None, situation_of({**_PROPRIETOR, "residence": "us"})) == found
