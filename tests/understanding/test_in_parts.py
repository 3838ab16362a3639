"""Lines of several parts: facts of other questions are kept, remarks leave an answer as it is, doubt asks back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.command_line.understand import as_json
from bot.understanding import About, Answered, AskBack, Wish, WishKind, understand
from tests.understanding.measuring import situation_of


def taken(question: str, line: str, interview: str = "mega") -> dict[str, Any]:
    return as_json(understand(line, "en", question, situation_of({}, interview)))


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("situation", "148k im jahr, alle zwei wochen", {"job.pay": 148000, "job.pay_schedule": "biweekly"}),
        ("situation", "i make 180k alle 2 wochen", {"job.pay": 180000, "job.pay_schedule": "biweekly"}),
        ("job.pay", "i got 11k in from my old job", {"deferrals_elsewhere": 11000}),
        ("job.pay", "they put in 3 percent no matter what", {"job.employer": "3%"}),
        ("job.pay_per_date", "about 5770 (150k a yr)", {"job.pay_per_date": 5770, "job.pay": 150000}),
        ("job.after_tax", "ja bis 8 %", {"job.after_tax": "yes", "job.cap": "8%"}),
    ],
)
def test_every_fact_is_kept_wherever_its_question_is(question: str, line: str, answers: dict[str, Any]) -> None:
    assert taken(question, line) == {"answers": answers}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("situation", "im jahr hab ich 20000 eingezahlt"),
        ("job.pay_per_date", "3400 after tax"),
        ("job.pay_per_date", "netto 3000"),
        ("job.after_tax_so_far", "deferred 20000"),
    ],
)
def test_an_amount_that_may_be_another_one_is_asked_back(question: str, line: str) -> None:
    assert "answers" not in taken(question, line)
    assert "change" not in taken(question, line)


@pytest.mark.parametrize(
    ("question", "line", "amount"),
    [
        ("job.pay_per_date", "yes 3000. i put in 500 every check, all year, so 11500 so far", 3000),
        ("job.pay_per_date", "yes, 3000, i put in 500 every check, all year, so 11500 so far", 3000),
        ("job.pay_per_date", "ja 3000. ich zahle jeden check 500 ein, das ganze jahr, also 11500 bisher", 3000),
        ("job.net_pay", "yes 1750. i put in 500 every check, so 11500 so far", 1750),
        ("job.pay", "ja 72.000. ich zahle jedes mal 500 ein, also bisher 11500", 72000),
        ("job.pay", "3000. 24 checks so 72000", 72000),
        ("job.pay", "3000. gross is 3000 a check, so 72000 for the year", 72000),
        ("job.pay_per_date", "3000. no wait, 3200", 3200),
    ],
)
def test_an_amount_that_is_a_sentence_of_its_own_is_the_answer_unless_it_is_summed_up(
    question: str, line: str, amount: int
) -> None:
    assert taken(question, line)["answers"][question] == amount


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("conversion only after i leave", {"answers": {"job.route": "none"}}),
        ("umwandlung erst nach dem ausscheiden", {"answers": {"job.route": "none"}}),
        ("umwandlung aber erst wenn ich gehe", {"answers": {"job.route": "none"}}),
        ("in plan conversion but only after i leave", {"ask": {"job.route": ["none", "in_plan"]}}),
        ("umwandlung im plan erst ab 59 1/2", {"ask": {"job.route": ["none", "withdrawal"]}}),
        ("can convert in plan, rolling out is only after 59 1/2", {"answers": {"job.route": "in_plan"}}),
        ("conversion only after i leave or at 59 1/2", {"ask": {"job.route": ["none", "withdrawal"]}}),
        ("umwandlung erst wenn ich gehe oder mit 59 1/2", {"ask": {"job.route": ["none", "withdrawal"]}}),
        ("only after leaving or at 59½, which of these is that?", {"ask": {"job.route": ["none", "withdrawal"]}}),
        ("none now, only when i quit or next yr at 59 and a half", {"answers": {"job.route": "none"}}),
        ("jetzt nicht, erst nächstes jahr mit 59 einhalb", {"answers": {"job.route": "none"}}),
        ("my plan only does it at 59 and a half, im 33", {"answers": {"job.route": "none", "age_band": "under_50"}}),
        ("only at 59 1/2, im 61", {"answers": {"job.route": "withdrawal", "age_band": "60_63"}}),
        ("automatic, nothing to do with 59.5", {"answers": {"job.route": "automatic"}}),
    ],
)
def test_a_way_that_opens_from_an_age_is_one_for_who_is_that_old(line: str, found: dict[str, Any]) -> None:
    assert taken("job.route", line) == found


@pytest.mark.parametrize(
    "line", ["so when i turn 59.5 can i convert then or not?", "und wenn ich 59,5 bin, kann ich dann umwandeln?"]
)
def test_who_asks_whether_the_way_opens_at_an_age_reads_that(line: str) -> None:
    found = understand(line, "en", None, situation_of({"situation": "employee"}))
    assert isinstance(found, About)
    assert (found.topics, found.clear) == (("in_service_withdrawal",), True)


@pytest.mark.parametrize(
    "line", ["conversion only after i leave or at 59 1/2", "umwandlung erst wenn ich gehe oder mit 59 1/2"]
)
def test_who_says_when_the_plan_converts_does_not_say_to_leave(line: str) -> None:
    assert "answers" not in taken("job.leaving", line)
    assert taken("job.leaving", "when i leave in march, yes") == {"answers": {"job.leaving": "yes"}}


def test_the_way_that_opens_from_an_age_is_asked_later_where_nobody_said_how_old_they_are() -> None:
    line = "after tax yes, conversion only after i leave or at 59 1/2"
    assert taken("job.after_tax", line) == {"answers": {"job.after_tax": "yes"}}
    assert taken("job.after_tax", f"no, no document. {line}").get("answers") != {}
    assert taken("job.after_tax", "ja, umwandlung erst ab 59 1/2") == {"answers": {"job.after_tax": "yes"}}
    told = taken("job.after_tax", "yes, in plan conversion but only once i leave")
    assert told == {"answers": {"job.after_tax": "yes"}}
    known = situation_of({"situation": "employee", "age_band": "64_plus"})
    assert as_json(understand(line, "en", "job.after_tax", known))["answers"]["job.route"] == "withdrawal"


def test_a_bonus_beside_the_pay_may_be_in_it_or_not() -> None:
    for line in ("185k, bonus of 20k", "185k with bonus of 20k", "185k mit Bonus 20k"):
        assert taken("job.pay", line) == {"ask": {"job.pay": ["205000", "185000"]}}


@pytest.mark.parametrize("question", ["situation", "job.pay_per_date", "job.pay"])
@pytest.mark.parametrize(
    "line",
    ["base 210k, bonus kommt im dezember 30k", "210k ohne bonus, bonus 30k", "base salary 210k and the bonus is 30k"],
)
def test_a_bonus_comes_on_top_of_what_is_called_the_base(question: str, line: str) -> None:
    answers = taken(question, line)["answers"]
    # Where the pay is asked for, a bonus without a month may be one of last spring, and is asked for next.
    told = 30_000 if "dezember" in line or question != "job.pay" else None
    assert (answers["job.pay"], answers.get("job.bonus_to_come")) == (240_000, told)


def test_a_bonus_is_in_the_pay_that_is_not_called_the_base() -> None:
    both = {"job.pay": 240_000, "job.bonus_to_come": 30_000}
    assert taken("situation", "240k total, base 210k, bonus 30k") == {"answers": both}
    assert taken("situation", "gehalt 240k, davon 30k bonus") == {"answers": both}


@pytest.mark.parametrize(
    "line",
    [
        "6,300ish. bonus is 36k gross with the dec 31 paycheck",
        "so 6300. bonus sind 36k brutto mit dem gehalt am 31.12.",
        "so 6300, bonus 36k",
    ],
)
def test_a_bonus_beside_the_take_home_is_no_pay_of_the_year(line: str) -> None:
    assert taken("job.net_pay", line) == {"answers": {"job.net_pay": 6300, "job.bonus_to_come": 36_000}}


def test_an_amount_of_the_bonus_beats_the_no_before_it() -> None:
    line = "no thats the bonus, my pay is 240k, bonus 36000"
    assert taken("job.deferrals", line) == {"change": {"job.pay": 240_000, "job.bonus_to_come": 36_000}}
    assert taken("job.deferrals", "no bonus, my pay is 240k")["change"]["job.bonus_to_come"] == 0


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.pay", "64.800, mein Mann verdient 72.000", 64800),
        ("job.net_pay", "about 2950 after union dues", 2950),
        ("deferrals_elsewhere", "0, been here for 6 years", 0),
        ("deferrals_elsewhere", "0, bin seit 6 Jahren hier", 0),
        ("job.net_pay", "3950 und dann gehen 1900 für die Kita weg", 3950),
        ("job.deferrals", "6 percent bc of the match", "6%"),
        ("job.after_tax_so_far", "12,300.00 as of 11/15", 12300),
        ("job.next_pay_date", "Dec. 18 because of the break", "2026-12-18"),
        ("age_band", "30 (ein Kind, 2 Jahre)", "under_50"),
        ("situation", "I am an employee; my husband is self-employed.", "employee"),
    ],
)
def test_a_remark_behind_an_answer_leaves_it_as_it_is(question: str, line: str, answer: object) -> None:
    assert taken(question, line) == {"answers": {question: answer}}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("job.pay", "64.800, nein 72.000"),
        ("job.pay", "64,800, or 72k"),
        ("job.net_pay", "2000, rent"),
        ("job.net_pay", "2950, my wife"),
        ("job.deferrals", "20000, 6000 of that is match"),
        ("job.bonus_to_come", "41k, but the plan doesn't take after-tax from bonus"),
        ("age_band", "49, i'll be 50 in december"),
        ("situation", "my husband is self-employed"),
    ],
)
def test_what_may_turn_an_answer_around_is_no_remark(question: str, line: str) -> None:
    assert taken(question, line).get("answers", {}).get(question) not in ("under_50", 64800, 2000, 2950, 20000, 41000)


@pytest.mark.parametrize("line", ["16k", "8 percent of pay", "$12"])
def test_money_is_no_day_of_the_month(line: str) -> None:
    assert "job.next_pay_date" not in taken("job.next_pay_date", line).get("answers", {})
    assert taken("job.next_pay_date", line).get("ask", {}).get("job.next_pay_date") != ["2026-12-16"]


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.pay", "50 cents on the dollar up to 6", {"job.employer": "match 50% of 6%"}),
        ("job.next_pay_date", "50 cents on the dollar up to 6", {"job.employer": "match 50% of 6%"}),
        ("job.route", "88k", {"job.pay": 88000}),
    ],
)
def test_an_answer_typed_ahead_is_noted_for_its_question(question: str, line: str, answers: dict[str, Any]) -> None:
    assert taken(question, line) == {"answers": answers}


@pytest.mark.parametrize(
    ("question", "line", "ahead"),
    [
        ("job.pay", "12%", {"job.deferrals": "12%", "job.employer": "12%", "job.cap": "12%"}),
        ("job.pay", "netto so 3600", {"job.net_pay": "3600"}),
        ("job.route", "29", {"age_band": "under_50"}),
        ("job.route", "dec 3", {"job.next_pay_date": "2026-12-03"}),
        ("situation", "40k in dec", {}),
        ("job.pay", "my boss", {}),
    ],
)
def test_what_may_answer_several_later_questions_is_asked_back(question: str, line: str, ahead: dict[str, Any]) -> None:
    found = understand(line, "en", question, situation_of({}))
    assert isinstance(found, AskBack)
    assert (found.values, found.ahead) == ((), ahead)


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("210000 / 26", 8076.92),
        ("88k / 52 so 1692", 1692),
        ("130000 im jahr / 24", 5416.67),
        ("130k durch 24", 5416.67),
    ],
)
def test_pay_divided_by_the_dates_of_a_year_is_the_pay_of_one(line: str, pay: float) -> None:
    assert taken("job.pay_per_date", line) == {"answers": {"job.pay_per_date": pay}}


@pytest.mark.parametrize("line", ["50/50", "5000 / month", "1 / 2", "5000 or 6000 / 24"])
def test_not_every_stroke_divides(line: str) -> None:
    assert "answers" not in taken("job.pay_per_date", line) or line == "5000 / month"


@pytest.mark.parametrize("line", ["15.3.", "2/14/2027", "letzten freitag", "last thursday", "july 3"])
def test_a_day_that_is_past_or_far_away_is_refused_with_its_reason(line: str) -> None:
    assert taken("job.next_pay_date", line) == {"problem": {"job.next_pay_date": "not_the_next_pay_date"}}


def test_a_wish_or_question_behind_an_answer_takes_nothing_from_it() -> None:
    found = understand("employee. but who sees my data", "en", "situation", situation_of({}))
    assert found == Answered({"situation": "employee"}, besides=Wish(WishKind.PRIVACY))
    asked = understand("ja. und was ist eine in-plan conversion?", "de", "job.after_tax", situation_of({}))
    assert isinstance(asked, Answered)
    assert isinstance(asked.besides, About)
    assert taken("job.pay", "who sees my data") == {"wish": "privacy"}


@pytest.mark.parametrize(
    ("question", "line", "unplaced"),
    [
        ("job.net_pay", "3950 und dann gehen 1900 für die Kita weg", ("1900",)),
        ("situation", "employee, 35, lost 11k in crypto", ("11k",)),
        ("situation", "employee, 35, 24 years here", ()),
        ("situation", "employee, base 210k, bonus 30k", ()),
        ("situation", "employee, base 210k, bonus 30k, lost 11k in crypto", ("11k",)),
        ("job.pay_schedule", "148k im jahr, alle 2 wochen", ()),
        ("elsewhere.additions", "12k mine and 6k match", ()),
    ],
)
def test_a_number_that_answers_nothing_is_said_back(question: str, line: str, unplaced: tuple[str, ...]) -> None:
    assert getattr(understand(line, "en", question, situation_of({})), "unplaced", ()) == unplaced


@pytest.mark.parametrize(
    ("question", "line", "understood"),
    [
        ("situation", "hab einen 403(b), keinen 401(k)", {"change": {"job.is_403b": "yes"}}),
        (
            "job.deferrals",
            "Der Arbeitgeber zahlt 6 % Match, 50 % meiner Beiträge bis 6 %",
            {"ask": {"job.deferrals": []}},
        ),
        (
            "deferrals_elsewhere",
            "5,500 before april, plus a match of 1,100",
            {"answers": {"deferrals_elsewhere": 5500}},
        ),
        ("situation", "own a restaurant, no other job", {"answers": {"situation": "self_employed"}}),
        ("job.employer", "company throws in 12%, no match needed", {"answers": {"job.employer": "12%"}}),
        ("job.pay", "im maxing out", {"answers": {"job.deferrals": "max"}}),
        (
            "job.after_tax",
            "12 % zahl ich selbst ein, match 100% bis 4%",
            {"answers": {"job.deferrals": "12%", "job.employer": "match 100% of 4%"}},
        ),
        (
            "job.pay_per_date",
            "Die nächste Zahlung ist am 15. Dezember",
            {"change": {"job.next_pay_date": "2026-12-15"}},
        ),
        ("job.employer", "6 for 6, dollar for dollar", {"ask": {"job.employer": []}}),
        ("job.employer", "3 for 3 then half of the next 2", {"ask": {"job.employer": []}}),
        ("job.deferrals", "15,000 counting what they match", {"ask": {"job.deferrals": ["15000"]}}),
        ("job.deferrals", "was zählt da alles rein", {"wish": "help"}),
        ("business.plan", "etrade off the shelf one, says no after-tax", {"answers": {"business.plan": "standard"}}),
        ("job.bonus_to_come", "they havent announced it", {"wish": "help"}),
        ("job.bonus_to_come", "they havent disclosed it", {"ask": {"job.bonus_to_come": ["0"]}}),
        ("job.bonus_to_come", "sagt mir keiner", {"wish": "help"}),
        ("job.bonus_to_come", "they dont do bonuses", {"answers": {"job.bonus_to_come": 0}}),
        ("job.bonus_to_come", "kriegt bei uns keiner", {"answers": {"job.bonus_to_come": 0}}),
        ("job.bonus_to_come", "nope havent", {"answers": {"job.bonus_to_come": 0}}),
        ("deferrals_elsewhere", "0 in 2026", {"answers": {"deferrals_elsewhere": 0}}),
        ("deferrals_elsewhere", "nothing in 2026", {"answers": {"deferrals_elsewhere": 0}}),
        ("job.deferrals", "15k pre tax und 5k roth", {"ask": {"job.deferrals": ["20000"]}}),
        ("job.next_pay_date", "nächste woche mittwoch", {"answers": {"job.next_pay_date": "2026-12-02"}}),
        ("job.cap", "hold on, the match is wrong, its 4%", {"ask": {"job.employer": ["4%!", "match 4%"]}}),
        ("job.cap_covers", "zählt nur für den nachsteuerteil", {"answers": {"job.cap_covers": "after_tax"}}),
        ("job.next_pay_date", "am 15ten", {"answers": {"job.next_pay_date": "2026-12-15"}}),
        ("job.next_pay_date", "tomorrow, the 30th", {"answers": {"job.next_pay_date": "2026-11-30"}}),
        (
            "job.next_pay_date",
            "erst wieder am 8. januar",
            {"problem": {"job.next_pay_date": "not_the_next_pay_date"}},
        ),
    ],
)
def test_a_word_belongs_to_what_it_stands_beside(question: str, line: str, understood: dict[str, Any]) -> None:
    assert taken(question, line) == understood


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("job.after_tax", "ich glaub ja aber meine kollegin sagt nein"),
        ("job.employer", "0 aber wie gesagt 3 % vom arbeitgeber"),
        ("job.leaving", "zum 31. August"),
        ("deferrals_elsewhere", "nothing from the school"),
    ],
)
def test_what_says_two_things_is_taken_for_neither(question: str, line: str) -> None:
    assert "job.employer" not in taken(question, line).get("change", {})
    assert taken(question, line).get("answers", {}).keys() <= {"age_band"}


def test_a_whole_life_in_the_first_line_is_noted_to_the_last_fact() -> None:
    line = (
        "im 35, changed jobs in august, old job i put 11k in the 401k, new job pays 150k a year, paid every 2 weeks on "
        "fridays, plan lets me put up to 8% after tax and converts daily, match is 100% up to 4%, doing 10% pretax now"
    )
    assert taken("situation", line)["answers"] == {
        "situation": "employee",
        "job.after_tax": "yes",
        "job.route": "automatic",
        "age_band": "under_50",
        "job.pay_schedule": "biweekly",
        "job.pay": 150000,
        "job.deferrals": "10%",
        "deferrals_elsewhere": 11000,
        "job.employer": "match 100% of 4%",
        "job.cap": "8%",
    }
    assert taken("job.route", "idk either") == {"answers": {"job.route": "unsure"}}
    assert taken("job.route", "either one") == {"answers": {"job.route": "both"}}


def test_an_amount_beside_a_name_of_two_questions_is_that_of_the_open_one() -> None:
    assert taken("job.cap", "$35k on the aftertax bucket") == {
        "answers": {"job.cap": 35000, "job.cap_covers": "after_tax"}
    }
    assert taken("job.after_tax_so_far", "$35k in the aftertax bucket") == {"answers": {"job.after_tax_so_far": 35000}}


@pytest.mark.parametrize("line", ["netto krieg ich so 2500, brutto müsst hinkommen", "net is like 2500, gross is fine"])
def test_what_its_own_part_calls_net_is_no_gross_pay(line: str) -> None:
    assert "answers" not in taken("job.pay_per_date", line)


@pytest.mark.parametrize(
    "line",
    [
        "nee das war netto! brutto ist was du vorgeschlagen hast 3384,61. bonus gibts keinen",
        "no that was net! gross is what you suggested 3384.61. no bonus",
    ],
)
def test_the_gross_that_is_set_right_is_no_bonus(line: str) -> None:
    answers = {"job.bonus_to_come": 0, "job.pay_per_date": 3384.61}
    assert taken("job.bonus_to_come", line) == {"answers": answers}


@pytest.mark.parametrize("line", ["its a non profit 403b does that even work there", "change paychecks left to 2"])
def test_words_that_are_like_a_day_are_none(line: str) -> None:
    assert not taken("job.next_pay_date", line).get("ask", {}).get("job.next_pay_date")


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        (
            "job.net_pay",
            "so 4900 rum. 24500 mach ich dieses jahr voll, hab glaub schon 23k drin",
            {"job.net_pay": 4900, "job.deferrals": 24500},
        ),
        (
            "job.net_pay",
            "about 4900. ill max the 24500 this year, i think 23k is in already",
            {"job.net_pay": 4900, "job.deferrals": 24500},
        ),
        ("situation", "employee, already at the max 24500", {"situation": "employee", "job.deferrals": 24500}),
        (
            "situation",
            "angestellt, 6923.07 2x im monat",
            {"situation": "employee", "job.pay_schedule": "semimonthly", "job.pay_per_date": 6923.07},
        ),
        ("age_band", "34, paid biweekly 6500", {"age_band": "under_50", "job.pay_schedule": "biweekly"}),
        ("business.wages", "84k, 7k a month, one more on dec 30", {"business.wages": 84000}),
        ("business.wages", "84k, 7k im monat", {"business.wages": 84000}),
        (
            "job.pay_per_date",
            "hä nein, 130k ist base ohne bonus, also ca 5000",
            {"job.pay_per_date": 5000, "job.pay": 130_000},
        ),
        ("job.pay_per_date", "5000 (130k a year)", {"job.pay_per_date": 5000, "job.pay": 130_000}),
    ],
)
def test_money_beside_other_money_keeps_its_place(question: str, line: str, answers: dict[str, object]) -> None:
    assert answers.items() <= taken(question, line)["answers"].items()


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("business.wages", "90k, 7k a month"),
        ("job.pay_per_date", "140k base, so 5000"),
        ("job.net_pay", "4900, 300 davon für die Kita, 23k"),
        ("situation", "employee, i put in 500 every two weeks"),
        ("situation", "employee, 500 monthly so far"),
    ],
)
def test_money_beside_other_money_that_may_be_either_is_left_open(question: str, line: str) -> None:
    assert not {question, "job.pay_per_date"} & taken(question, line).get("answers", {}).keys() - {"situation"}


@pytest.mark.parametrize(
    "line",
    [
        "after tax läuft seit juli mit 5%, also so 4800 bis jetzt?",
        "after tax runs since july at 5%, so like 4800 so far?",
    ],
)
def test_an_amount_that_somebody_is_not_sure_of_is_offered(line: str) -> None:
    assert taken("job.after_tax_so_far", line) == {"ask": {"job.after_tax_so_far": ["4800"]}}
