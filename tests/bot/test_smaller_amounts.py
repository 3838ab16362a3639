"""Smaller amounts that are only looked at: percent of pay as on the plan's page, and what is more than possible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot import texts
from bot.events import Typed
from bot.parts import File
from core.mega_backdoor.questions import LESS
from tests.bot.household import PAID as A_JOB
from tests.bot.person import Person, asked_for, finished
from tests.bot.test_own_case import CORPORATION, PAID, PROPRIETOR, YEAR, person

TO_RAISE: dict[str, Any] = PAID | {"job.deferrals": 6000}

CAPPED: dict[str, Any] = PAID | {"job.cap": "8%", "job.cap_covers": "after_tax"}


def shown(someone: Person, line: str) -> str:
    someone.does(Typed(line))
    return texts.plain(someone.messages[0].text).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "line", "said", "set_to"),
    [
        ("de", "was wäre wenn ich 5 % nehme", "5 % vom Gehalt, 284,62 $ von jeder", "auf 5 % oder genau 284,62 $"),
        ("en", "what if i take 5%", "5% of pay, $284.62 of each", "to 5% or exactly $284.62"),
        ("en", "what if i take 50% of the most", "50% of the maximum", "$227.69"),
        ("en", "what if i only do 50%", "50% of the maximum", "$227.69"),
        ("en", "what if i take half", "50% of the maximum", "$227.69"),
    ],
)
def test_a_percent_is_one_of_pay_unless_it_is_one_of_the_most(language: str, line: str, said: str, set_to: str) -> None:
    text = shown(person(language, CAPPED), line)
    assert said in text
    assert set_to in text


@pytest.mark.parametrize(
    ("given", "line", "said"),
    [
        (CAPPED, "make it 600 a check", "$600 of each paycheck does not work: your plan takes at most $455.38."),
        (CAPPED, "what if i take 12%", "$683.08 of each paycheck does not work: your plan takes at most $455.38."),
        (PAID, "make it 6000 a check", "$6,000 of each paycheck does not work: $3,900 is the most."),
    ],
)
def test_more_than_possible_is_said_and_cannot_be_kept(given: dict[str, Any], line: str, said: str) -> None:
    someone = person("en", given)
    assert said in shown(someone, line)
    assert not any((button.data or "").startswith("less:") for button in someone.buttons())
    someone.does(Typed("yes"))
    assert "job.take" not in someone.session.answers


def test_who_wants_to_keep_no_more_than_the_most_leaves_has_nothing_to_cut_back() -> None:
    someone = person("en", CAPPED)
    assert "Even with the most, $3,444.62 of each paycheck is left" in shown(someone, "i need to keep 2000 a check")
    assert someone.session.tried is None
    assert "exactly $300 per paycheck" in shown(someone, "i need to keep 3600 a check")


@pytest.mark.parametrize(
    "line",
    [
        "will aber lieber die 600 in after-tax, nicht roth",
        "ich kann nur 600 nachsteuer einzahlen",
        "und was ist wenn ich nur 600 in after tax will, so viel geld hab ich nicht",
        "i wanna put 600 in aftertax",
    ],
)
def test_after_tax_money_that_somebody_wants_is_none_that_has_gone_in(line: str) -> None:
    someone = finished(A_JOB, "en")
    before = someone.session.answers.get("job.after_tax_so_far")
    someone.does(Typed(line))
    assert someone.session.answers.get("job.after_tax_so_far") == before
    assert not someone.session.supposed
    someone.does(Typed("after tax so far 3000"))
    assert someone.session.answers["job.after_tax_so_far"] == 3000


def test_an_amount_that_is_possible_can_be_kept() -> None:
    someone = person("en", CAPPED)
    assert "$400 of each paycheck. Nothing is changed yet." in shown(someone, "what if only 400 a check")
    someone.does(Typed("yes"))
    assert someone.session.answers["job.take"] == "400"


WITH_BONUS: dict[str, Any] = CAPPED | {"job.pay": 168_000, "job.bonus_to_come": 20_000}


def test_a_percent_of_pay_is_taken_from_each_pay_date_and_from_a_bonus_alike() -> None:
    someone = person("en", WITH_BONUS)
    text = shown(someone, "what if i take 5%")
    assert "5% of pay, $284.61 of each paycheck" in text
    assert "$1,000 of the bonus" in text
    someone.does(Typed("keep it"))
    assert someone.session.answers["job.take"] == "5%!"
    assert "5%" in texts.plain(someone.messages[0].text)


def test_a_percent_of_pay_above_the_cap_is_refused_beside_a_bonus_too() -> None:
    someone = person("en", WITH_BONUS)
    assert "does not work" in shown(someone, "what if i take 12%")
    assert not any((button.data or "").startswith("less:") for button in someone.buttons())


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("de", "wenn ich nur 5000 will, geht das?", "2.500 $ von jeder Gehaltszahlung"),
        ("en", "if i only want 5000, does that work?", "$2,500 of each paycheck"),
    ],
)
def test_an_amount_wished_for_is_one_of_each_paycheck_or_where_none_carries_it_of_all(
    language: str, line: str, said: str
) -> None:
    assert said in shown(person(language, PAID), line)


@pytest.mark.parametrize(
    ("line", "never"),
    [
        ("nur 90000", "Was wäre wenn"),
        ("mein gehalt ist nur 90000", "Was wäre wenn"),
        ("what if i make 200k", "of each"),
    ],
)
def test_an_amount_that_may_be_an_answer_is_none_to_take(line: str, never: str) -> None:
    assert never not in shown(person("de", PAID), line).partition("\n")[0]


@pytest.mark.parametrize(
    "line", ["davon kann ich doch nicht leben!", "0 euro aufs konto?? bist du irre", "i can't live on that"]
)
def test_who_cannot_live_on_what_is_left_is_offered_less(line: str) -> None:
    someone = person("de", PAID)
    someone.does(Typed(line))
    assert {"less:50%", "less:own"} <= {button.data for button in someone.buttons()}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("was wär bei 30%?", "1.707,70 $ mehr als jetzt"),
        ("was wär mit 200 pro gehalt?", "200 $ mehr als jetzt"),
        ("5000 pro gehalt", "5.000 $ von jeder Gehaltszahlung gehen nicht"),
    ],
)
def test_where_own_deferrals_take_all_of_the_pay_less_is_less_of_them(line: str, said: str) -> None:
    someone = person("de", TO_RAISE)
    assert said in shown(someone, line)
    assert "job.spare" not in someone.session.answers


def test_less_of_own_deferrals_says_about_what_is_left_where_nobody_knows_it() -> None:
    text = shown(person("en", TO_RAISE | {"job.net_pay": "unsure"}), "just 200")
    assert "$200 more than now" in text
    assert "About $4,826 of each is left, before income tax (estimated)." in text


@pytest.mark.parametrize(
    ("language", "line", "kept"),
    [
        ("de", "nur 200", "200"),
        ("de", "höchstens 300 im monat extra", "138.46"),
        ("de", "nimm 300 statt 3900", "300"),
        ("de", "700 insgesamt statt alles, was stell ich ein", "350"),
        ("de", "ich will 3500 pro gehalt behalten", "400"),
        ("en", "i can do like 400 a paycheck", "400"),
        ("en", "i want to keep 3500 of each paycheck", "400"),
        ("en", "ok i'll take 30%", "1707.7"),
        ("en", "what if i only did 400 a paycheck", None),
        ("en", "can i do less than this, i wanna keep 3500", None),
        ("de", "kann ich auch 400 pro gehalt?", None),
        ("en", "i want to keep 4000 of each paycheck", None),
    ],
)
def test_less_is_kept_at_once_where_the_line_decides_and_looked_at_where_it_wonders(
    language: str, line: str, kept: str | None
) -> None:
    someone = person(language, TO_RAISE)
    shown(someone, line)
    assert someone.session.answers.get("job.spare") == kept


@pytest.mark.parametrize("line", ["i kept 5500 of my last bonus", "my wife keeps 2000 a month", "i have 400 left over"])
def test_what_is_told_of_something_else_is_not_kept_back(line: str) -> None:
    someone = person("en", TO_RAISE)
    shown(someone, line)
    assert someone.session.answers.get("job.spare") in (None, "400")


@pytest.mark.parametrize(
    ("language", "decides", "asks", "said"),
    [
        ("en", "i can do like 400 a paycheck", ["what do i enter", "what do i do monday", "in percent?"], "$861.54"),
        (
            "de",
            "nur 400 pro gehalt",
            ["was trag ich jetzt genau ein", "was mach ich montag", "in prozent?"],
            "861,54 $",
        ),
    ],
)
def test_whatever_is_asked_after_a_choice_of_less_is_answered_with_it(
    language: str, decides: str, asks: list[str], said: str
) -> None:
    someone = person(language, TO_RAISE | {"job.pay": 74_000, "job.deferrals": 6_000})
    for line in (decides, *asks):
        text = shown(someone, line)
        assert said in text, line
        assert "3.900" not in text.replace(",", "."), line


def test_an_amount_that_is_looked_at_becomes_the_choice_where_somebody_goes_on_to_the_steps() -> None:
    someone = person("en", TO_RAISE)
    shown(someone, "what if i only did 400 a paycheck?")
    assert "I now count on your choice: $800 for 2026" in shown(someone, "what do i do monday")
    assert someone.session.answers["job.spare"] == "400"


def test_new_own_deferrals_leave_a_raise_on_top_of_the_old_ones_behind() -> None:
    someone = person("en", TO_RAISE)
    shown(someone, "just 400 a paycheck")
    shown(someone, "my take home is 3800")
    assert someone.session.answers["job.spare"] == "400"
    someone.does(Typed("my own deferrals are 7000"))
    assert "job.spare" not in someone.session.answers
    assert any("no longer counts" in message.text for message in someone.messages)


def test_to_keep_something_needs_a_known_account() -> None:
    someone = person("en", TO_RAISE | {"job.net_pay": "unsure"})
    assert "what lands in your account now" in shown(someone, "i want to keep 3500 of each paycheck")
    assert "job.spare" not in someone.session.answers


def test_a_supposition_is_marked_in_each_answer_and_left_where_the_plan_is_asked_for() -> None:
    someone = person("en", CAPPED)
    shown(someone, "what if the cap is only 5%")
    assert "What if: Plan\u2019s own cap: 5%" in shown(someone, "whats left for me in the bank")
    assert "without the what-if (Plan\u2019s own cap: 5%)" in shown(someone, "what do i do monday")
    assert "$455.38 per pay date" in texts.plain(someone.messages[-1].text)
    assert "What if" not in shown(someone, "whats left for me in the bank")


@pytest.mark.parametrize(
    ("line", "amount"), [("is $500 a paycheck ok", "$500"), ("would 600 per paycheck work", "$600")]
)
def test_other_dollars_of_each_paycheck_are_tried_where_somebody_asks_about_them(line: str, amount: str) -> None:
    assert f"What if: {amount} of each paycheck" in shown(person("en", PAID), line)
    assert "What if" not in shown(person("en", PAID), "is $500 ok")


@pytest.mark.parametrize(
    ("language", "line", "kept"),
    [
        ("de", "ich kann realistisch nur 10.000 entbehren, was dann", "10000"),
        ("de", "nee zu viel, weniger, 10k nachsteuer", "10000"),
        ("de", "weniger, nur 10000 insgesamt", "10000"),
        ("en", "only 20k, thats all i can spare", "20000"),
        ("en", "can i do less, like 20k total", None),
        ("en", "what if i only do 10k", None),
    ],
)
def test_what_an_owner_can_spare_goes_into_the_ordinary_deferral_first(
    language: str, line: str, kept: str | None
) -> None:
    someone = person(language, PROPRIETOR | {"business.profit": 150_000})
    text = shown(someone, line)
    assert someone.session.answers.get("business.spare") == kept
    assert {"de": "passt ganz in den normalen Eigenbeitrag", "en": "fits wholly"}[language] in text
    assert "47" not in text


@pytest.mark.parametrize(
    ("language", "line", "said", "kept"),
    [
        ("en", "what if i only put in 60000", "$60,000 for the year in all, $40,000 of it in already", "60000"),
        ("de", "was wenn ich nur 60000 einzahle", "60.000 $ im ganzen Jahr, davon 40.000 $ schon drin", "60000"),
        # Less than what is in can only be meant on top of it; so is what comes of each month from now on.
        ("en", "what if i only put in 20000", "$60,000 for the year in all", "60000"),
        ("en", "500 a month", "$500 a month, 2 times with this month: $41,000", "41000"),
    ],
)
def test_what_is_in_after_tax_is_part_of_what_an_owner_can_spare_in_the_year(
    language: str, line: str, said: str, kept: str
) -> None:
    someone = person(language, PROPRIETOR | {"business.profit": 150_000})
    someone.does(Typed("40000 after tax is in already"))
    assert said in shown(someone, line)
    someone.does(Typed("ja" if language == "de" else "yes"))
    assert someone.session.answers["business.spare"] == kept


def test_who_asks_why_only_so_much_chooses_nothing() -> None:
    someone = person("en", PROPRIETOR | {"business.profit": 150_000})
    assert "fits wholly" not in shown(someone, "why only 10k")
    assert someone.session.answers.keys().isdisjoint({"business.spare", "business.wages_to_come"})


@pytest.mark.parametrize(
    ("language", "line", "said", "kept"),
    [
        # The year has two months and five weeks with the running ones.
        ("en", "500 a month", "$500 a month, 2 times with this month: $1,000", "1000"),
        ("en", "I can spare 300 a week", "$300 a week, 5 times with this week: $1,500", "1500"),
        ("de", "500 im Monat", "500 $ im Monat, mit diesem noch 2-mal: 1.000 $", "1000"),
        ("de", "nur 300 pro Woche", "300 $ in der Woche, mit dieser noch 5-mal: 1.500 $", "1500"),
    ],
)
def test_an_owners_amount_of_each_month_is_told_as_one_of_the_year_and_kept_by_a_yes(
    language: str, line: str, said: str, kept: str
) -> None:
    someone = person(language, PROPRIETOR | {"business.profit": 150_000})
    assert said in shown(someone, line)
    assert "business.spare" not in someone.session.answers
    someone.does(Typed("ja" if language == "de" else "yes"))
    assert someone.session.answers["business.spare"] == kept


@pytest.mark.parametrize(
    ("language", "line", "now"),
    [
        ("en", "only 12000 of wages left", None),
        ("de", "es kommen noch 12000 Gehalt", None),
        ("en", "my wages are 80000", "80000"),
        ("de", "mein Gehalt ist 80000", "80000"),
    ],
)
def test_wages_still_to_come_are_not_those_of_an_owners_year(language: str, line: str, now: str | None) -> None:
    someone = person(language, CORPORATION)
    before = someone.session.answers["business.wages"]
    shown(someone, line)
    assert str(someone.session.answers["business.wages"]) == (now or str(before))


@pytest.mark.parametrize(
    ("language", "line", "counted"),
    [
        ("en", "deferred 10k so far", {"deferrals_so_far": "10000"}),
        ("en", "i already put 10k in this year", {"deferrals_so_far": "10000"}),
        ("en", "10k of the 24,500 is already in", {"deferrals_so_far": "10000"}),
        ("en", "10000 in total is already in", {"deferrals_so_far": "10000"}),
        (
            *("en", "one paycheck of 15000 left, i already deferred 10000"),
            {"deferrals_so_far": "10000", "wages_to_come": "15000"},
        ),
        (
            *("en", "15k of the 90k wage is still to be paid in december and ive deferred 10k"),
            {"deferrals_so_far": "10000", "wages_to_come": "15000"},
        ),
        ("en", "5k after-tax already in the solo", {"after_tax_so_far": "5000"}),
        ("en", "company already put in 8k", {"employer_so_far": "8000"}),
        ("en", "deferred 10k at my other job so far", {}),
        ("en", "what if i had already put in 10k", {}),
        ("en", "i already put in 90k", {}),
        ("de", "10000 Eigenbeitrag sind schon drin", {"deferrals_so_far": "10000"}),
        ("de", "habe schon 10000 eingezahlt", {"deferrals_so_far": "10000"}),
        (
            *("de", "noch ein Gehalt von 15000, 10000 sind schon drin"),
            {"deferrals_so_far": "10000", "wages_to_come": "15000"},
        ),
        ("de", "die Firma hat schon 8000 eingezahlt", {"employer_so_far": "8000"}),
        ("de", "woanders habe ich schon 10000 eingezahlt", {}),
    ],
)
def test_what_is_in_the_own_plan_is_counted_and_is_no_wish_to_pay_in_only_that(
    language: str, line: str, counted: dict[str, str]
) -> None:
    someone = person(language, CORPORATION)
    shown(someone, line)
    kept = {key.removeprefix("business."): given for key, given in someone.session.answers.items()}
    own = ("deferrals_so_far", "after_tax_so_far", "employer_so_far", "wages_to_come", "spare")
    assert {key: str(kept[key]) for key in own if key in kept} == counted
    assert not (counted and someone.session.answers.get("deferrals_elsewhere"))


def test_what_is_in_counts_beside_paychecks_that_are_looked_at() -> None:
    someone = person("en", CORPORATION | {"business.wages": "90000"})
    shown(someone, "what if one paycheck of 35000 is left")
    assert "$10,000" in shown(someone, "deferred 10k so far")
    assert "$14,500" in someone.messages[-1].text
    assert "business.wages_to_come" not in someone.session.answers
    someone.does(Typed("yes"))
    assert someone.session.answers["business.wages_to_come"] == "35000"


@pytest.mark.parametrize(
    ("language", "line", "kept"),
    [
        ("en", "there's one paycheck of 7000 left", "7000"),
        ("en", "only one paycheck of $7,000 left", "7000"),
        ("en", "i only have one 7k paycheck left", "7000"),
        ("en", "2 paychecks of 8k left", "16000"),
        ("en", "2 paychecks of 60k left", "120000"),
        ("en", "two paychecks left, 15000 and 20000", "35000"),
        ("en", "my last paycheck this year is 7000", "7000"),
        ("en", "12000 wages still to come", "12000"),
        ("de", "noch ein Gehalt von 7000", "7000"),
        ("de", "mein letztes Gehalt ist 7000", "7000"),
        ("de", "nur noch ein gehalt von 7000", "7000"),
        ("de", "es kommen noch 2 Gehälter von je 8000", "16000"),
        ("de", "noch zwei gehälter, 15000 und 20000", "35000"),
    ],
)
def test_paychecks_to_come_that_a_corporations_owner_tells_bound_what_goes_in(
    language: str, line: str, kept: str
) -> None:
    someone = person(language, CORPORATION)
    assert "🤔" not in shown(someone, line)
    assert someone.session.answers["business.wages_to_come"] == kept
    assert someone.session.answers["business.wages"] == CORPORATION["business.wages"]
    someone.does(Typed("undo"))
    assert "business.wages_to_come" not in someone.session.answers


@pytest.mark.parametrize(
    ("language", "line", "asked", "left"),
    [
        ("en", "what if 2 paychecks of 8k are left", "steps", "without the what-if"),
        ("en", "what if 2 paychecks of 8k are left", "what is left for me", "without the what-if"),
        ("de", "was wenn noch ein gehalt von 7000 kommt", "schritte", "ohne das Was-wäre-wenn"),
    ],
)
def test_wages_that_an_owner_only_supposes_are_left_where_something_is_done_with_the_plan(
    language: str, line: str, asked: str, left: str
) -> None:
    someone = person(language, CORPORATION)
    assert "🤔" in shown(someone, line)
    assert left in shown(someone, asked)
    assert "business.wages_to_come" not in someone.session.answers


@pytest.mark.parametrize(
    ("language", "line", "given"),
    [
        ("en", "there's one paycheck of 7000 left", PROPRIETOR),
        ("en", "one paycheck of 7000", CORPORATION),
        ("en", "2 paychecks left", CORPORATION),
        ("en", "my last paycheck was 7000", CORPORATION),
        ("en", "one paycheck of 7000 left at my old employer", CORPORATION),
        ("de", "mein Gehalt ist 80000", CORPORATION),
        ("de", "nur noch 60.000 Lohn", CORPORATION),
    ],
)
def test_what_says_no_paychecks_to_come_of_the_own_corporation_bounds_nothing(
    language: str, line: str, given: dict[str, Any]
) -> None:
    someone = person(language, given)
    shown(someone, line)
    assert someone.session.tried is None
    assert "business.spare" not in someone.session.answers


@pytest.mark.parametrize("line", ["500 per paycheck", "20k a month in profit"])
def test_an_owner_without_a_rhythm_of_pay_has_no_amount_of_each_paycheck(line: str) -> None:
    someone = person("en", PROPRIETOR | {"business.profit": 150_000})
    shown(someone, line)
    assert someone.session.tried is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "what if locum is 90k"),
        ("en", "what if i make 90k next year"),
        ("en", "what if i make 90k instead of 150k"),
        ("de", "was wäre wenn ich nächstes jahr 90k mach?"),
        ("de", "was wenn der gewinn 90k statt 150k ist"),
    ],
)
def test_what_an_owner_supposes_to_earn_is_no_amount_to_pay_in(language: str, line: str) -> None:
    someone = person(language, PROPRIETOR | {"business.profit": 150_000})
    shown(someone, line)
    assert {key: str(given) for key, given in someone.session.supposed.items()} == {"business.profit": "90000"}


@pytest.mark.parametrize(
    ("language", "first", "open_still"),
    [("en", "$0 of each", "is open, too: ask HR"), ("de", "Aufs Konto kommen 0 $", "ist auch noch offen")],
)
def test_who_would_keep_nothing_reads_that_first_and_takes_less_by_one_tap(
    language: str, first: str, open_still: str
) -> None:
    someone = person(language, TO_RAISE | {"job.after_tax": "unsure", "job.route": "unsure"})
    text = shown(someone, {"en": "my result", "de": "mein ergebnis"}[language])
    assert first in text.split("\n")[1]
    assert open_still in text
    assert {"less:all:350", "less:50%", "less:choose"} <= {button.data for button in someone.buttons()}
    someone.presses("less:all:350")
    assert someone.session.answers["job.spare"] == "350"
    assert open_still not in shown(person(language, TO_RAISE), {"en": "my result", "de": "mein ergebnis"}[language])


@pytest.mark.parametrize(
    ("language", "line"), [("en", "never mind, all of it"), ("en", "take the max"), ("de", "doch lieber alles")]
)
def test_all_of_it_takes_a_choice_back_and_means_nothing_where_none_was_made(language: str, line: str) -> None:
    someone = person(language, TO_RAISE)
    before = dict(someone.session.answers)
    shown(someone, line)
    assert someone.session.answers == before
    shown(someone, {"en": "just 400 a paycheck", "de": "nur 400 pro gehalt"}[language])
    shown(someone, line)
    assert someone.session.answers == before


def test_a_number_to_enter_is_compared_with_what_was_chosen() -> None:
    someone = person("en", TO_RAISE)
    shown(someone, "just 400 a paycheck")
    total = "11%"
    assert f"to {total} or exactly" in shown(someone, "what do i enter")
    assert shown(someone, f"is {total} ok?").startswith("Yes, that is the number.")
    assert not shown(someone, "is 60% ok?").startswith("Yes")


@pytest.mark.parametrize(
    ("given", "line", "said"),
    [
        (PAID, "what if i only do 3900 a paycheck", "I now count on your choice: $"),
        (PROPRIETOR | {"business.profit": 150_000}, "what if i only do 10k", "I now count on your choice: $10,000"),
    ],
)
def test_what_is_counted_on_is_named_also_where_it_is_all_of_it(given: dict[str, Any], line: str, said: str) -> None:
    someone = person("en", given)
    shown(someone, line)
    someone.does(Typed("what do i do monday"))
    told = " ".join(texts.plain(message.text) for message in someone.messages)
    assert said in told.replace("\u00a0", " ")
    assert "None" not in told


def test_a_step_that_a_supposed_answer_moves_is_found_in_the_plan_that_stands() -> None:
    someone = person("en", PAID)
    plainly = shown(someone, "when do i convert it")
    shown(someone, "what if my deferrals were 23000")
    someone.does(Typed("when do i convert it"))
    told = [texts.plain(message.text).replace("\u00a0", " ").replace("\u202f", " ") for message in someone.messages]
    assert plainly in told


def test_a_raise_that_leaves_after_tax_money_is_not_said_to_leave_none() -> None:
    text = shown(person("en", PAID | {"job.deferrals": 23_000}), "what if i do 5000 a paycheck")
    assert "does not work: $3,900 is the most" in text
    assert "leaves nothing for after-tax" not in text


def test_another_amount_is_offered_as_long_as_one_can_be_chosen() -> None:
    someone = person("en", PROPRIETOR | {"business.profit": 150_000})
    shown(someone, "only 20k, thats all i can spare")
    offers = "less:choose"
    assert offers in {button.data for button in someone.buttons()}
    someone.world = replace(someone.world, today=date(YEAR + 1, 1, 12))
    shown(someone, "my result")
    assert offers not in {button.data for button in someone.buttons()}


@pytest.mark.parametrize(("data", "kept"), [("less:50%", "2000"), ("less:25%", "1000")])
def test_a_share_is_one_of_deferrals_and_after_tax_money_together_where_both_are_set(data: str, kept: str) -> None:
    someone = finished(A_JOB, "en")
    someone.presses(data)
    assert someone.session.answers["job.spare"] == kept
    assert "job.take" not in someone.session.answers
    full = finished(A_JOB | {"job.deferrals": "24500"}, "en")
    full.presses(data)
    assert full.session.answers["job.take"] == data.removeprefix("less:")


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("300 is enough", "all:300"),
        ("half is enough", "all:2000"),
        ("mehr als 300 geht nicht", "all:300"),
        ("die Hälfte reicht", "all:2000"),
        ("40 is enough for me to live on", None),
        ("my paycheck is enough", None),
    ],
)
def test_what_is_enough_is_a_wish_for_no_more_and_is_left_on_the_way_back_to_the_plan(
    line: str, amount: str | None
) -> None:
    someone = finished(A_JOB, "en")
    someone.does(Typed(line))
    assert someone.session.tried == amount
    someone.does(Typed("can we go back to my plan"))
    assert (someone.session.tried, someone.session.stage) == (None, "done")
    assert not {"job.take", "job.spare"} & someone.session.answers.keys()


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("thats way too much, we can spare like 300 a month", "all:138.46"),
        ("way too much. 300 max", "all:300"),
        ("are you nuts, i gotta eat. 200 per check tops", "all:200"),
        ("spinnst du, ich brauch doch geld zum leben. 200 mehr geht", "all:200"),
        ("nur 1000 dies jahr", "all:333.33"),
        ("way too much, i have 3 kids", None),
        ("viel zu viel, ich hab 2 Kinder", None),
        ("200 mehr geht", None),
    ],
)
def test_an_amount_beside_a_complaint_is_the_one_that_is_wanted(line: str, amount: str | None) -> None:
    someone = finished(A_JOB, "en")
    someone.does(Typed(line))
    chosen = someone.session.answers
    assert chosen.get("job.take", f"all:{chosen['job.spare']}" if "job.spare" in chosen else None) == amount


@pytest.mark.parametrize("line", ["doch lieber 15.000, geht des?", "rather 15k, is that doable?"])
def test_an_amount_that_is_asked_for_is_looked_at_first(line: str) -> None:
    someone = finished(PROPRIETOR | {"business.profit": 150_000}, "en")
    someone.does(Typed(line))
    assert someone.session.tried == "year:15000"


@pytest.mark.parametrize("line", ["lieber 2.600 lassen und als pdf bitte", "pdf please, i'd rather keep 2,600"])
def test_a_file_asked_for_with_an_amount_is_one_of_that_amount_and_not_of_what_was_looked_at(line: str) -> None:
    someone = person("de", PAID)
    someone.does(Typed("was wäre wenn ich 100 pro gehalt nehme"))
    parts = someone.does(Typed(line)).parts
    assert parts[-1] == File("pdf")
    assert someone.session.answers["job.spare"] == "1300"


@pytest.mark.parametrize("line", ["ja nehmen wir das", "klingt gut", "yeah lets go with that", "sounds good"])
def test_what_was_looked_at_is_kept_in_the_words_people_have_for_it(line: str) -> None:
    someone = person("de", PAID)
    someone.does(Typed("was wäre wenn ich 900 pro gehalt nehme"))
    someone.does(Typed(line))
    assert someone.session.answers["job.take"] == "900"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("ok keep 900 a check", {"job.take": "900"}),
        ("ok 900 pro gehalt behalten", {"job.take": "900"}),
        ("ok keep 1,200 a check", {"job.spare": "2700"}),
    ],
)
def test_who_keeps_the_amount_that_is_looked_at_takes_it_and_another_is_left_to_live_on(
    line: str, kept: dict[str, str]
) -> None:
    someone = person("en", PAID)
    someone.does(Typed("what if i take 900 a check"))
    someone.does(Typed(line))
    assert {key: value for key, value in someone.session.answers.items() if key in LESS} == kept


def test_no_file_is_made_of_an_amount_that_is_only_looked_at() -> None:
    someone = person("en", PAID)
    parts = someone.does(Typed("what if i only take 900 in all, and send the pdf")).parts
    assert File("pdf") not in parts
    assert someone.session.awaits == "keep"


@pytest.mark.parametrize("line", ["30000 in total", "half"])
def test_less_of_what_two_plans_can_take_is_not_split_and_that_is_said(line: str) -> None:
    # The catch-up is still open, at the job and in the own plan.
    both = PAID | {"situation": "both", "job.next_pay_date": "none", "job.cap": 0, "age_band": "50_59"}
    someone = finished(both | {"business.profit": 150_000}, "en")
    assert shown(someone, line).startswith("I do not split less")
    assert "business.spare" not in someone.session.answers


@pytest.mark.parametrize("line", ["i can only put 20000 in", "ich kann nur 20000 einzahlen"])
def test_where_one_plan_alone_takes_after_tax_money_less_goes_into_that_one(line: str) -> None:
    both = {"situation": "both", "job.after_tax": "no", "age_band": "under_50", "job.deferrals": "10000"}
    someone = finished(both | {"business.profit": 150_000}, "en")
    shown(someone, line)
    assert someone.session.answers["business.spare"] == "20000"
    assert someone.session.answers.get("job.take") is None


def test_the_message_to_hr_leaves_what_is_looked_at_to_be_kept() -> None:
    someone = person("en", PAID | {"job.cap": "unsure"})
    for line in ("what if i take 900 a check", "message to hr", "yes"):
        someone.does(Typed(line))
    assert someone.session.answers["job.take"] == "900"


@pytest.mark.parametrize(
    ("lines", "spared"),
    [
        (["keep 1,200 of each check", "no cap"], "2700"),
        (["ich brauche 1.200 von jedem gehalt zum leben", "no cap", "my take home is 3,500"], "2300"),
        (["keep 1,200 of each check", "make it 300 a check", "no cap"], None),
        (["keep 4,000 of each check", "no cap"], None),
    ],
)
def test_what_is_to_be_kept_of_each_paycheck_holds_whatever_changes(lines: list[str], spared: str | None) -> None:
    someone = person("en", CAPPED)
    for line in lines:
        someone.does(Typed(line))
    assert someone.session.answers["job.cap"] == "none"
    assert someone.session.answers.get("job.spare") == spared


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("3900 a check, i need 1200 of it to live on", "1200"),
        ("3900, davon brauch ich 1200 zum leben", "1200"),
        ("3900", None),
    ],
)
def test_what_is_to_be_kept_is_remembered_until_there_is_a_result(line: str, kept: str | None) -> None:
    someone = asked_for("job.net_pay")
    someone.does(Typed(line))
    assert someone.session.answers["job.net_pay"] == 3900
    assert someone.session.keeps == kept
