"""What is typed beside a result: the wish to change one answer, what is only supposed, and what is corrected."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.command_line.understand import as_json
from bot.understanding import Nothing, Wish, WishKind, understand
from bot.understanding.topics import ranked
from tests.understanding.measuring import EMPLOYEE, TODAY, situation_of

ANSWERS = EMPLOYEE | {"job.employer": "6%", "job.cap": "10%"}


def heard(line: str, question: str | None = None) -> Any:
    return understand(line, "en", question, situation_of(ANSWERS))


def taken(line: str, question: str | None = None) -> dict[str, Any]:
    return as_json(heard(line, question))


@pytest.mark.parametrize(
    "line", ["alles", "alle", "all", "beides", "both", "raus", "alles raus", "weg", "nur ich", "just me", "take it out"]
)
def test_a_bare_word_that_answers_any_question_changes_nothing_beside_a_result(line: str) -> None:
    assert "change" not in taken(line)


def test_a_year_after_how_about_is_no_amount() -> None:
    assert taken("wie wärs 2027 bei mir") == {"wish": "year", "year": 2027}
    assert taken("was wenn 2500") == {"wish": "what_if", "amount": 2500}


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("alter ändern", "age_band"),
        ("change my age", "age_band"),
        ("das alter löschen", "age_band"),
        ("match stimmt nicht", "job.employer"),
        ("the match is wrong", "job.employer"),
        ("Der Reingewinn stimmt nicht, bitte löschen", "business.profit"),
        ("remove the profit please", "business.profit"),
        ("Auszahlung aufs Konto ändern", "job.net_pay"),
        ("change Gross pay of the year", "job.pay"),
    ],
)
def test_who_names_one_answer_and_takes_it_back_wants_to_change_it(line: str, question: str) -> None:
    found = heard(line)
    assert isinstance(found, Wish)
    assert taken(line) == {"wish": "change"}
    assert found.question == question


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("lösch meine daten", {"wish": "delete"}),
        ("delete everything", {"wish": "delete"}),
        ("change my pay to 150k", {"change": {"job.pay": 150000}}),
        ("gehalt stimmt nicht, 172k", {"change": {"job.pay": 172000}}),
        ("gehalt stimmt nicht 172k", {"change": {"job.pay": 172000}}),
        ("das gehalt ist nicht 168000 sondern 172000", {"change": {"job.pay": 172000}}),
        ("my pay is not 168000, 172000", {"change": {"job.pay": 172000}}),
        ("with my bonus i get to 190k", {"change": {"job.pay": 190000, "job.bonus_to_come": "60000"}}),
        ("employee", {"change": {"situation": "employee"}}),
        ("employees", {"nothing": True}),
        ("does my company match count against the 24,500?", {"topics": ["annual_limit"], "clear": True}),
        ("zählt der match zu meiner grenze von 24.500", {"topics": ["annual_limit"], "clear": True}),
        ("the cap is only for after-tax", {"change": {"job.cap_covers": "after_tax"}}),
        ("die obergrenze gilt für alles zusammen", {"change": {"job.cap_covers": "all_own"}}),
        ("the match is 24,500", {"change": {"job.employer": 24500}}),
        ("geht auch weniger?", {"wish": "what_if"}),
        ("can i do less", {"wish": "what_if"}),
        ("whoa so much?", {"wish": "why"}),
        ("what else can i do", {"wish": "next"}),
        ("doch keine obergrenze", {"change": {"job.cap": "none"}}),
    ],
)
def test_everything_and_a_new_value_are_no_wish_to_change_one_answer(line: str, instead: object) -> None:
    assert taken(line) == instead


def test_a_match_that_is_wrong_is_not_nothing_beside_another_question() -> None:
    assert taken("match stimmt nicht", "job.deferrals") == {"wish": "change"}
    assert taken("kein match", "job.deferrals") == {"change": {"job.employer": 0}}


@pytest.mark.parametrize("line", ["der arbeitgeber zahlt nur 4 %", "my employer only pays 4%", "nur 4% match"])
def test_a_percent_that_the_employer_pays_is_none_of_the_election(line: str) -> None:
    found = taken(line)
    assert list(found.get("change") or found["ask"]) == ["job.employer"]


@pytest.mark.parametrize(
    ("line", "percent", "is_less"),
    [
        ("was wäre wenn ich 5 % nehme", 5, False),
        ("nimm 3 %", 3, False),
        ("set it to 3%", 3, False),
        ("what if i only do 50%", 50, True),
    ],
)
def test_a_percent_of_the_election_keeps_that_it_was_one(line: str, percent: int, *, is_less: bool) -> None:
    found = heard(line)
    assert isinstance(found, Wish)
    assert taken(line) == {"wish": "what_if", "share": percent / 100}
    assert (found.percent, found.is_less) == (Decimal(percent), is_less)


def test_half_is_a_share_and_no_percent_of_pay() -> None:
    found = heard("what if i take half")
    assert isinstance(found, Wish)
    assert (found.share, found.percent) == (Decimal("0.5"), None)


@pytest.mark.parametrize("line", ["nachricht an niemand bestimmtes", "idk either", "hmm hmm", "kannst du das"])
def test_topics_that_are_not_near_are_not_offered(line: str) -> None:
    assert "topics" not in taken(line)


@pytest.mark.parametrize(
    "line", ["what happens to my money when i quit", "wie werden die erträge versteuert", "mein plan erlaubt das wohl"]
)
def test_topics_that_are_near_are_shown_or_offered(line: str) -> None:
    assert "topics" in taken(line)


@pytest.mark.parametrize(
    ("line", "question"), [("i never said i had a bonus", None), ("match läuft über ein 401a", "job.employer")]
)
def test_who_asks_nothing_may_choose_a_topic_and_gets_none_outright(line: str, question: str | None) -> None:
    assert taken(line, question).get("clear") is not True


def test_the_year_in_which_somebody_turns_fifty_is_none_to_look_at() -> None:
    assert taken("alter passt nicht, ich werd erst 2027 fünfzig").get("wish") != "year"


def test_of_the_topics_that_are_offered_none_is_much_further_than_the_first() -> None:
    for line in ("das geld lag rum, hat gewinn gemacht, steuern?", "spouse and ira and roth limits?"):
        ranking = ranked(line)
        assert all(ranking.scores[topic] >= ranking.best - 0.5 for topic in ranking.near)
        assert ranking.near == ranking.topics[: len(ranking.near)]


def test_what_is_off_the_subject_is_told_from_what_was_not_understood() -> None:
    assert heard("wie wird das wetter morgen in hamburg") == Nothing(off_subject=True)
    assert heard("hmm hmm") == Nothing(off_subject=False)


@pytest.mark.parametrize(
    ("line", "question", "found"),
    [
        ("was ist wenn der plan es nicht erlaubt", "job.after_tax_so_far", {"topics"}),
        ("what if they dont allow it", "job.after_tax_so_far", {"topics", "nothing", "ask"}),
        ("hm gilt das nur für after tax?", "job.cap_covers", {"wish"}),
        ("can i do a mega backdoor?", "situation", {"wish"}),
        ("kann das jemand anders sehen", "job.after_tax_so_far", {"wish"}),
    ],
)
def test_a_question_of_the_persons_own_is_no_answer(line: str, question: str, found: set[str]) -> None:
    assert found & set(taken(line, question))


@pytest.mark.parametrize(
    ("line", "question", "found"),
    [
        ("bin doch 61", "job.cap", {"change": {"age_band": "60_63"}}),
        ("no wait, i am actually 61", "job.after_tax_so_far", {"change": {"age_band": "60_63"}}),
        ("doch 61", "job.cap", {"ask": {"job.cap": ["61%", "61$"]}}),
    ],
)
def test_an_age_that_is_set_right_is_no_amount(line: str, question: str, found: object) -> None:
    assert taken(line, question) == found


def test_what_asks_whether_it_is_open_tells_who_asks() -> None:
    line = "hi! h1b visa, 41, software engineer, can i do this?"
    found = as_json(understand(line, "en", "situation", situation_of({})))
    assert found == {"answers": {"situation": "employee", "age_band": "under_50"}}


def test_a_number_without_a_word_takes_the_place_of_no_answer() -> None:
    situation = situation_of({"job.pay": 187000})
    found = as_json(understand("20k", "en", "situation", situation))
    assert "change" not in found
    assert "answers" not in found


def test_a_plan_of_a_business_that_nobody_has_is_not_what_is_allowed_after_all() -> None:
    situation = situation_of({"situation": "employee", "job.after_tax": "no", "residence": "us"})
    found = as_json(understand("wait actually hr says they do allow it", "en", None, situation))
    assert found == {"change": {"job.after_tax": "yes"}}


@pytest.mark.parametrize(
    "line", ["hm ok no, keep 130k", "leave it at 6%", "bleib bei 130.000", "nein, lass es so wie es war"]
)
def test_who_keeps_what_is_answered_sees_the_result(line: str) -> None:
    assert taken(line) == {"wish": "result"}


@pytest.mark.parametrize("line", ["keep 15k", "keep going", "keep it private", "keep my 401k at 10%"])
def test_who_keeps_something_else_does_not(line: str) -> None:
    assert taken(line) != {"wish": "result"}


@pytest.mark.parametrize("line", ["what happens if i go back to india", "was passiert wenn ich nach indien zurückgehe"])
def test_who_asks_what_a_move_would_do_gets_no_other_residence(line: str) -> None:
    assert "topics" in taken(line)


def test_the_limit_of_the_year_shown_is_no_wish_for_a_year() -> None:
    assert "topics" in taken("Welches Limit gilt 2026 eigentlich insgesamt?")
    assert taken("und 2027?") == {"wish": "year", "year": 2027}
    assert taken("welches limit gilt 2027") == {"wish": "year", "year": 2027}


@pytest.mark.parametrize("line", ["wieso nur 200", "warum nur 5.000 $", "why only 200"])
def test_who_asks_why_it_is_so_little_supposes_nothing(line: str) -> None:
    paid = replace(situation_of(EMPLOYEE), typed={"job.pay_per_date": Decimal(5000)})
    assert understand(line, "de", None, paid) == Wish(WishKind.WHY)
    assert understand("nur 200", "de", None, paid) == Wish(WishKind.WHAT_IF, amount=Decimal(200), in_all=None)


def test_a_count_of_paychecks_is_no_amount_of_each() -> None:
    assert "wish" not in taken("i'll get just 1 more paycheck this year")
    assert taken("what if 50 per paycheck") == {"wish": "what_if", "amount": 50}


@pytest.mark.parametrize("line", ["nah go back to this year", "zurück zu diesem jahr", "doch lieber dieses jahr"])
def test_back_to_this_year_is_a_wish_of_who_looks_at_another(line: str) -> None:
    other = EMPLOYEE | {"tax_year": TODAY.year + 1}
    assert understand(line, "en", None, situation_of(other)) == Wish(WishKind.YEAR, year=TODAY.year)
    assert understand(line, "en", None, situation_of(EMPLOYEE)) != Wish(WishKind.YEAR, year=TODAY.year)


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("whoa 56%? i cant live on 0. what if only half", "what_if"),
        ("hm ok makes sense i guess. as pdf pls", "pdf"),
        ("klingt gut. schick mir das als pdf", "pdf"),
    ],
)
def test_the_last_sentence_may_be_the_wish(line: str, wish: str) -> None:
    assert taken(line) == {"wish": wish}
    assert "wish" not in taken("hm ok makes sense i guess. my rent is due")


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("i want to keep 5500 of each paycheck", {"left": 5500}),
        ("ich will 5500 pro gehalt behalten", {"left": 5500}),
        ("can i do less than this, i wanna keep 5500", {"left": 5500}),
        ("nimm 3000 statt 8700", {"amount": 3000}),
        ("7k statt 9800 was stell ich ein", {"amount": 7000}),
        ("6k insgesamt statt alles, was stell ich ein", {"amount": 6000}),
        ("i can do like 400 a paycheck", {"amount": 400}),
    ],
)
def test_less_is_wished_for_by_an_amount_by_what_it_replaces_or_by_what_shall_stay(
    line: str, wish: dict[str, int]
) -> None:
    assert taken(line) == {"wish": "what_if", **wish}


@pytest.mark.parametrize(
    "line",
    [
        "all of it",
        "alles",
        "my wife wants to keep her job",
        "i keep 2 accounts at fidelity",
        "i keep 3000 in my checking account",
    ],
)
def test_what_is_no_wish_for_less_stays_none(line: str) -> None:
    assert taken(line).get("wish") != "what_if"


@pytest.mark.parametrize("line", ["ok mach so. und schreib hr ob after-tax geht", "ask hr whether after-tax works"])
def test_who_wants_to_know_whether_says_no_yes(line: str) -> None:
    assert "change" not in taken(line)


def test_an_amount_behind_what_is_not_known_is_another() -> None:
    assert "change" not in taken("nachsteuerbeiträge weiß ich nicht, und nur 200 extra bitte")
    assert taken("after-tax weiß ich nicht") == {"change": {"job.after_tax": "unsure"}}


@pytest.mark.parametrize("line", ["hr mail auf englisch bitte", "hr mail in german please"])
def test_the_language_of_a_mail_is_not_that_of_the_chat(line: str) -> None:
    assert taken(line) == {"wish": "hr"}


def test_a_weekday_beside_amounts_is_no_rhythm() -> None:
    line = "freitag 4.12., after-tax bisher 9.000, netto 5.100 je gehalt"
    told = {"job.next_pay_date": "2026-12-04", "job.after_tax_so_far": 9000, "job.net_pay": 5100}
    assert taken(line, "job.next_pay_date") == {"answers": told}


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("i only have 20k savings, what should i do with it", 20_000),
        ("with 20k what goes in first", 20_000),
        ("ich hab nur 20000 erspartes, was mach ich damit", 20_000),
        ("und wenn ich erst 40000 nehm und den rest als puffer behalte?", 40_000),
        ("what if i take 40000 first and keep the rest as a buffer?", 40_000),
    ],
)
def test_money_that_is_there_in_all_is_looked_at_as_one_amount_of_the_year(line: str, amount: int) -> None:
    found = heard(line)
    assert isinstance(found, Wish)
    assert (found.kind, found.amount, found.in_all, found.is_decided) == (WishKind.WHAT_IF, amount, True, False)


@pytest.mark.parametrize("line", ["i have 20k in savings", "i only have 3 kids", "my savings are 20k"])
def test_savings_that_are_only_told_are_no_wish(line: str) -> None:
    assert not isinstance(heard(line), Wish)


@pytest.mark.parametrize("line", ["3000 after tax?", "3000 nachsteuer?"])
def test_an_amount_of_after_tax_money_that_is_asked_of_is_looked_at(line: str) -> None:
    found = heard(line)
    assert isinstance(found, Wish)
    assert (found.amount, found.of_after_tax, found.is_decided) == (3_000, True, False)


@pytest.mark.parametrize(
    ("line", "age", "expected"),
    [
        ("only 5000 catch up please", "50_59", {"change": {"job.deferrals": "29500"}}),
        ("nur 5000 nachholbeitrag bitte", "50_59", {"change": {"job.deferrals": "29500"}}),
        ("can i put less catch up and keep some of the check", "50_59", {"wish": "what_if"}),
        ("weniger nachholbeitrag und was behalten", "50_59", {"wish": "what_if"}),
        ("only 5000 catch up please", "under_50", None),
        ("what is catch up", "50_59", None),
    ],
)
def test_fewer_catch_up_contributions_are_fewer_own_deferrals(
    line: str, age: str, expected: dict[str, Any] | None
) -> None:
    situation = situation_of(ANSWERS | {"age_band": age, "job.deferrals": "max", "job.prior_year_wages_high": "no"})
    found = as_json(understand(line, "en", None, situation))
    assert found == expected or (expected is None and "topics" in found)
