"""Amounts that are paid more than once, are a part of one, or have something added or taken off; asked back."""

from __future__ import annotations

import pytest

from tests.understanding.test_in_parts import taken


def _interview(question: str) -> str:
    return {"magi": "ira", "ira": "ira", "conversion": "conversion", "form": "form_1099r"}.get(
        question.split(".", maxsplit=1)[0], "mega"
    )


@pytest.mark.parametrize(
    ("question", "line", "offers"),
    [
        ("business.profit", "im quartal so 30.000", ["120000"]),
        ("job.employer", "1,000 a quarter", ["4000"]),
        ("job.pay", "5000 jedes halbe jahr", ["10000"]),
        ("job.pay", "500 wöchentlich", ["26000"]),
        ("job.pay", "5000 twice a month", ["120000"]),
        ("job.pay", "3000 alle 14 tage", ["78000"]),
        ("job.pay", "4x 25.000", ["100000"]),
        ("job.pay", "14 gehälter à 9000", ["126000"]),
        ("job.deferrals", "two checks of 3k", ["6000"]),
        ("job.deferrals", "zweimal 4000", ["8000"]),
        ("job.bonus_to_come", "two of 5k each", ["10000"]),
        ("job.pay", "3000 each", []),
        ("job.pay", "2500 next paycheck", []),
        ("job.deferrals", "200 each month since may", []),
        ("job.after_tax_so_far", "seit märz 400 im monat", []),
        ("deferrals_elsewhere", "200 a month there", []),
        ("job.net_pay", "5000 im quartal", []),
        ("job.net_pay", "zweimal 2000", ["2000"]),
    ],
)
def test_an_amount_of_a_shorter_time_is_multiplied_and_asked_back(question: str, line: str, offers: list[str]) -> None:
    assert taken(question, line) == {"ask": {question: offers}}


@pytest.mark.parametrize(
    ("question", "line", "value"),
    [
        ("job.pay", "a quarter million", 250000),
        ("job.pay", "160k alle zwei wochen", 160000),
        ("job.bonus_to_come", "5k quarterly bonus", 5000),
        ("job.net_pay", "3000 each", 3000),
        ("job.cap", "10k a year", 10000),
        ("form.box_2a", "24", 24),
        ("conversion.earnings", "26", 26),
    ],
)
def test_an_amount_that_is_said_once_is_taken(question: str, line: str, value: int) -> None:
    assert taken(question, line, _interview(question))["answers"][question] == value


@pytest.mark.parametrize(
    ("question", "line", "offers"),
    [
        ("job.net_pay", "2200 direct deposit plus 300 to savings", ["2500"]),
        ("job.net_pay", "3.400 aufs giro und 400 aufs sparkonto", ["3800"]),
        ("job.pay_per_date", "4,200 base plus ~600 on call", ["4800"]),
        ("job.pay_per_date", "5.200 plus 300 schichtzulage", ["5500"]),
        ("job.after_tax_so_far", "3k and 1k from the bonus", ["4000"]),
        ("magi", "me 140k, husband 95k", ["235000"]),
    ],
)
def test_two_parts_of_an_answer_are_summed_and_asked_back(question: str, line: str, offers: list[str]) -> None:
    assert taken(question, line, _interview(question)) == {"ask": {question: offers}}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("job.net_pay", "grad 2100, weil schon 800 after tax abgehen"),
        ("job.net_pay", "2100 because 800 after tax already comes out"),
        ("job.pay_per_date", "5k after they take out the 401k"),
        ("job.pay_per_date", "5k nach abzug vom 401k"),
        ("job.bonus_to_come", "3.000 netto"),
        ("job.pay", "40k so far, started in september"),
        ("job.deferrals", "bisher 14k"),
        ("deferrals_elsewhere", "5.000, die hälfte vom arbeitgeber"),
        ("conversion.basis", "14k of which 600 is gains"),
        ("ira.traditional_paid", "7k but for 2025"),
        ("job.pay", "98k, das war 2025"),
        ("job.employer", "dollar for dollar up to 5k"),
        ("job.employer", "ich 6, die 3 prozent"),
        ("job.employer", "match 50% bis 6%, max 5000"),
        ("job.employer", "i put 3%"),
        ("job.pay", "weniger als 150k"),
        ("job.pay", "not even 100k"),
        ("job.pay", "150k aber 2 monate unbezahlt"),
        ("job.deferrals", "half the max"),
        ("job.deferrals", "fast voll"),
        ("job.bonus_to_come", "up to 20k"),
        ("deferrals_elsewhere", "zusammen mit hier 20k"),
        ("job.after_tax_so_far", "it was 10k but they refunded 2k"),
        ("business.profit", "80k before i pay my wife 30k"),
        ("conversion.amount", "all but 1k"),
        ("conversion.amount", "alles bis auf 500"),
        ("job.employer", "20k pretax"),
        ("job.pay", "das war aber 2025"),
        ("deferrals_elsewhere", "yeah but that was 2025"),
        ("job.employer", "10 percent no wait thats my own"),
        ("job.pay", "150k at my old gig"),
        ("job.pay", "2950, my wife"),
        ("job.after_tax_so_far", "9000 geplant"),
        ("job.deferrals", "6000 hsa"),
        ("ira.balance", "30k roth"),
    ],
)
def test_an_amount_that_is_not_wholly_what_is_asked_is_asked_back(question: str, line: str) -> None:
    assert list(taken(question, line, _interview(question))) == ["ask"]


@pytest.mark.parametrize(
    ("question", "line", "value"),
    [
        ("job.net_pay", "2900 wenn kein after tax abgeht", 2900),
        ("job.net_pay", "2900 before after tax comes out", 2900),
        ("job.bonus_to_come", "4.000 brutto", 4000),
        ("job.deferrals", "2000 bis jetzt, quatsch 10.000 fürs jahr", 10000),
        ("job.pay", "98k, seit 2019 bei der firma", 98000),
        ("ira.traditional_paid", "7k for 2026", 7000),
        ("job.employer", "50% of 6%, plus 1000 flat", "match 50% of 6% + 1000"),
        ("job.employer", "match 50% bis 6%, so 4.200", "match 50% of 6%"),
        ("job.deferrals", "6% so i get the full match", "6%"),
        ("job.deferrals", "6 prozent wegen dem match", "6%"),
        ("job.deferrals", "as much as the irs lets me", "max"),
        ("job.cap", "die nehmen nicht mehr als 8 prozent", "8%"),
        ("conversion.amount", "not all, 5k", 5000),
        ("job.deferrals", "i do the full amount plus catchup bc im 54", "max"),
        ("job.pay_per_date", "11,458.33 twice a month", 11458.33),
        ("job.pay_per_date", "4.807,69 alle vierzehn tage", 4807.69),
        ("job.bonus_to_come", "22k on the dec 18 check", 22000),
        ("job.bonus_to_come", "2500 spot bonus next paycheck", 2500),
        ("job.bonus_to_come", "no more bonuses this year", 0),
        ("job.bonus_to_come", "den hab ich schon im märz gekriegt", 0),
        ("job.pay", "6k every two weeks so about 156k", 156000),
        ("job.pay", "212k incl the 30k stock that vested", 212000),
        ("job.pay", "87,250 all in. my wife makes more lol", 87250),
        ("deferrals_elsewhere", "bei google davor 14.300", 14300),
        ("deferrals_elsewhere", "nee seit jan 2020 nur hier", 0),
        ("deferrals_elsewhere", "ist mein einziger arbeitgeber", 0),
        ("ira.traditional_paid", "7.000 im märz, nix davon abgesetzt", 7000),
        ("ira.compensation", "only my w2, 143,200, she stays home", 143200),
        ("conversion.basis", "vierzehntausendfünfhundert ohne gewinn", 14500),
        ("job.employer", "hr never told us", "unsure"),
    ],
)
def test_words_that_leave_an_amount_as_it_is_ask_nothing_back(question: str, line: str, value: object) -> None:
    assert taken(question, line, _interview(question)) == {"answers": {question: value}}


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("70 cents for each dollar till i hit 8%", "match 70% of 8%"),
        ("dollar 4 dollar on 3%", "match 100% of 3%"),
        ("dollar for dollar til 3 then 50c on the dollar til 5", "match 100% of 3% + 50% of 2%"),
        ("ein viertel von dem was ich einzahl", "match 25%"),
        ("was ich einzahl legen die nochmal drauf, aber nur bis 5 prozent vom gehalt", "match 100% of 5%"),
        ("full up to 3 then half to 5", "match 100% of 3% + 50% of 2%"),
        ("bis 3% voll, bis 5% die hälfte", "match 100% of 3% + 50% of 2%"),
        ("first 3 full, next 2 half", "match 100% of 3% + 50% of 2%"),
        ("they put in 3 percent plus a flat 1000", "3% + 1000"),
        ("they give everybody 5% automatically nothing to match", "5%"),
        ("i think 4% + 3%", "7%"),
    ],
)
def test_a_match_is_read_however_it_says_where_it_ends(line: str, share: str) -> None:
    assert taken("job.employer", line) == {"answers": {"job.employer": share}}


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.next_pay_date", "freitag, 3.200 brutto", {"job.next_pay_date": "2026-12-04", "job.pay_per_date": 3200}),
        (
            "job.pay_schedule",
            "biweekly, next ones dec 11",
            {"job.pay_schedule": "biweekly", "job.next_pay_date": "2026-12-11"},
        ),
        ("job.employer", "they do 3% and i do 10%", {"job.employer": "3%", "job.deferrals": "10%"}),
        ("job.deferrals", "19.200 dollar, firma gibt nix dazu", {"job.deferrals": 19200, "job.employer": 0}),
        ("job.deferrals", "21.300 und sonst nirgends was", {"job.deferrals": 21300, "deferrals_elsewhere": 0}),
        ("deferrals_elsewhere", "0 sonst, match 5k", {"deferrals_elsewhere": 0, "job.employer": 5000}),
        (
            "job.pay",
            "98.500, 401k mach ich voll, sonst nirgends",
            {"job.pay": 98500, "job.deferrals": "max", "deferrals_elsewhere": 0},
        ),
    ],
)
def test_what_an_amount_has_beside_it_is_noted_for_its_question(
    question: str, line: str, answers: dict[str, object]
) -> None:
    assert taken(question, line) == {"answers": answers}
