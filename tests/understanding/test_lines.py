"""What single lines are taken for, each beside a line that is nearly the same and means something else."""

from __future__ import annotations

import string
import subprocess
import sys
from itertools import cycle, product
from typing import Any

import pytest

from bot.understanding import Answered, understand
from bot.understanding.words import LONGEST_LINE, MOST_WORDS, line_of
from tests.examples import few, more_by_night
from tests.understanding.corpora import Typed
from tests.understanding.measuring import situation_of, understood


def taken(question: str | None, text: str, interview: str = "mega") -> dict[str, Any]:
    return understood(Typed("en", interview, question, text, []))


def answer(question: str, text: str, interview: str = "mega") -> object:
    found = taken(question, text, interview)
    return found.get("answers", {}).get(question, found)


ASKS_FOR_NO_CAP = {"ask": {"job.cap": ["none"]}}


@pytest.mark.parametrize(
    ("question", "meant", "other", "not_meant"),
    [
        ("job.after_tax", "ja klar", "yes", {"text": "ok danke", "is": {"wish": "thanks"}}),
        ("job.after_tax", "not sure tbh", "unsure", {"text": "sure", "is": "yes"}),
        ("job.route", "it happens automatically", "automatic", {"text": "not automatically", "is": None}),
        ("job.leaving", "no plans to", "no", {"text": "maybe", "is": None}),
        ("job.pay_schedule", "every other friday", "biweekly", {"text": "every three weeks", "is": None}),
        ("job.pay", "twenty thousand six hundred", 20600, {"text": "a couple hundred", "is": None}),
        ("job.pay", "ca. 180k brutto", 180000, {"text": "between 170 and 180k", "is": None}),
        ("job.pay", "180k", 180000, {"text": "62 an hour", "is": None}),
        ("job.pay_per_date", "about 7k before taxes", 7000, {"text": "netto 4200", "is": None}),
        ("job.deferrals", "ich mach voll", "max", {"text": "500 per paycheck", "is": None}),
        ("job.deferrals", "nix", 0, {"text": "so much", "is": None}),
        ("job.after_tax_so_far", "viertausend und ein paar gequetschte", 4000, {"text": "paar tausend", "is": None}),
        ("job.after_tax_so_far", "nothing yet", 0, {"text": "300 per paycheck", "is": None}),
        ("job.cap", "bis zum irs maximum", "none", {"text": "10", "is": {"ask": {"job.cap": ["10%", "10$"]}}}),
        ("job.cap", "no cap on after-tax", "none", {"text": "it takes no after-tax", "is": ASKS_FOR_NO_CAP}),
        ("job.cap", "keine obergrenze", "none", {"text": "gar kein after-tax", "is": ASKS_FOR_NO_CAP}),
        ("job.cap", "5000", 5000, {"text": "0", "is": ASKS_FOR_NO_CAP}),
        ("job.net_pay", "3120", 3120, {"text": "31.2.", "is": {"ask": {"job.net_pay": []}}}),
        ("job.cap", "4.1%", "4.1%", {"text": "4.1.", "is": {"ask": {"job.cap": []}}}),
        ("job.employer", "half of the first 6%", "match 50% of 6%", {"text": "50%", "is": None}),
        ("job.employer", "die haelfte bis acht prozent", "match 50% of 8%", {"text": "ein bisschen", "is": None}),
        ("age_band", "werde im dezember 50", "50_59", {"text": "werde im januar 50", "is": "under_50"}),
        ("age_band", "geboren 12.03.1964", "60_63", {"text": "410", "is": None}),
        ("job.next_pay_date", "am 11. dez", "2026-12-11", {"text": "am 27.11. wars", "is": None}),
        ("job.next_pay_date", "ende dez, am 30.", "2026-12-30", {"text": "ende dezember erst, am 30.", "is": None}),
        ("business.entity", "llc... wait no, s corp", "corporation", {"text": "gmbh", "is": None}),
        ("situation", "busfahrer", "employee", {"text": "taxifahrer", "is": None}),
        ("situation", "civil engineer", "employee", {"text": "retired engineer", "is": None}),
        ("situation", "kinderarzt in der klinik", "employee", {"text": "kinderarzt mit kunden", "is": None}),
        ("job.pay", "190k, not 180k", 190000, {"text": "not 180k", "is": None}),
        ("job.pay", "zweihunderttausend", 200000, {"text": "im zweiten job", "is": None}),
        ("job.route", "in plan conversion", "in_plan", {"text": "what is an in plan conversion", "is": None}),
        ("job.employer", "so 9000 im jahr", 9000, {"text": "9000 hab ich selbst eingezahlt", "is": None}),
        ("job.next_pay_date", "tuesday", "2026-12-01", {"text": "a week from tuesday", "is": None}),
        ("residence", "hier in new york", "us", {"text": "does california tax it too", "is": None}),
    ],
)  # fmt: skip
def test_a_line_is_an_answer_and_its_neighbour_is_not(
    question: str, meant: str, other: object, not_meant: dict[str, Any]
) -> None:
    assert answer(question, meant) == other
    near = answer(question, not_meant["text"])
    if not_meant["is"] is None:
        assert isinstance(near, dict)
        assert "answers" not in near
    else:
        assert near == not_meant["is"]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("34, angestellt, amazon", {"situation": "employee", "age_band": "under_50"}),
        ("im 61, freelancer", {"situation": "self_employed", "age_band": "60_63"}),
        ("55, after-tax allowed", {"age_band": "50_59", "job.after_tax": "yes"}),
        ("55, after-tax erlaubt", {"age_band": "50_59", "job.after_tax": "yes"}),
        ("55, after-tax nicht erlaubt", {"age_band": "50_59"}),
        ("krankenschwester, voll ausgeschöpft", {"situation": "employee", "job.deferrals": "max"}),
        ("krankenschwester, nicht voll ausgeschöpft", {"situation": "employee"}),
        ("employee, 403b w after tax", {"situation": "employee", "job.after_tax": "yes"}),
        ("nurse, 38, make 130k", {"situation": "employee", "age_band": "under_50", "job.pay": 130000}),
        ("freelancer, make 90k", {"situation": "self_employed"}),
        (
            "nurse, make 165k plus a 20k bonus",
            {"situation": "employee", "job.pay": 185000, "job.bonus_to_come": 20000},
        ),
        (
            "nurse, make 185k with 20k bonus",
            {"situation": "employee", "job.pay": 185000, "job.bonus_to_come": 20000},
        ),
        (
            "hallo, bin 34 und angestellt, verdiene 180k",
            {"situation": "employee", "age_band": "under_50", "job.pay": 180000},
        ),
    ],
)
def test_several_answers_in_one_line_are_all_taken(text: str, answers: dict[str, object]) -> None:
    assert taken("situation", text) == {"answers": answers}


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("age_band", "52, wohne in berlin", {"age_band": "50_59", "residence": "germany"}),
        ("job.pay_schedule", "monatlich 12000 brutto", {"job.pay_schedule": "monthly", "job.pay_per_date": 12000}),
        ("job.cap", "8% but only on after-tax", {"job.cap": "8%", "job.cap_covers": "after_tax"}),
        ("job.after_tax", "ja steht im plan", {"job.after_tax": "yes"}),
        ("job.leaving", "hold on, yes", {"job.leaving": "yes"}),
        ("age_band", "59 and a half", {"age_band": "50_59"}),
        ("business.employees", "i have three full timers", {"business.employees": "yes"}),
    ],
)
def test_what_is_said_in_passing_is_taken_only_where_it_is_meant(
    question: str, text: str, answers: dict[str, object]
) -> None:
    assert taken(question, text) == {"answers": answers}


@pytest.mark.parametrize(
    ("question", "text", "change"),
    [
        ("job.cap", "gehalt war falsch, 200k", {"job.pay": 200000}),
        ("residence", "change my profit to 95k", {"business.profit": 95000}),
        ("residence", "wait i get paid monthly", {"job.pay_schedule": "monthly"}),
        (None, "nachsteuer hab ich schon 9.000 eingezahlt, nicht 6.000", {"job.after_tax_so_far": 9000}),
        (None, "i get paid every two weeks, not monthly", {"job.pay_schedule": "biweekly"}),
        ("job.after_tax", "nein, mein gehalt ist 180k", {"job.pay": 180000}),
        ("job.pay", "ach so ich krieg zweimal im monat geld, nicht alle 2 wochen", {"job.pay_schedule": "semimonthly"}),
        ("job.deferrals", "hab nachgefragt, after tax geht bei uns doch nicht", {"job.after_tax": "no"}),
        ("job.employer", "brutto je abrechnung war falsch, richtig 5.384,61", {"job.pay_per_date": 5384.61}),
        (None, "my employer puts in 7% not 5%", {"job.employer": "7%"}),
        (None, "ugh my bonus isnt 10k its 14k", {"job.bonus_to_come": 14000}),
        (None, "salary should be 142k i typed 124k", {"job.pay": 142000}),
        (None, "forgot i already put 6k after-tax in this year", {"job.after_tax_so_far": 6000}),
        (None, "its an s corp after all, fix that", {"business.entity": "corporation"}),
        (None, "oops meant semimonthly for the pay thing", {"job.pay_schedule": "semimonthly"}),
        (None, "bin gar nicht mehr in texas, wohn jetzt in köln", {"residence": "germany"}),
        (None, "deckel gibts doch keinen", {"job.cap": "none"}),
        (None, "my bonus was cancelled", {"job.bonus_to_come": 0}),
        (None, "my plan has no cap after all", {"job.cap": "none"}),
        (None, "no wait i max out my 401k", {"job.deferrals": "max"}),
    ],
)
def test_a_correction_is_a_change(question: str | None, text: str, change: dict[str, object]) -> None:
    assert taken(question, text) == {"change": change}


@pytest.mark.parametrize(
    "text",
    ["angestellte hab ich keine mehr", "my pay is not 130k", "do they cut the match this year", "was my bonus cut?"],
)
def test_what_is_denied_or_asked_is_no_new_value(text: str) -> None:
    assert "change" not in taken(None, text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("start over", {"wish": "restart"}),
        ("auf englisch bitte", {"wish": "language_en"}),
        ("wer sieht meine daten?", {"wish": "privacy"}),
        ("und für 2027?", {"wish": "year", "year": 2027}),
        ("what if i only take half", {"wish": "what_if", "share": 0.5}),
        ("only 3,000 per paycheck", {"wish": "what_if", "amount": 3000}),
    ],
)
def test_a_wish_is_understood_beside_a_result(text: str, wish: dict[str, object]) -> None:
    assert taken(None, text) == wish


def test_who_does_not_know_where_unsure_is_no_answer_gets_help() -> None:
    assert taken("job.pay", "keine ahnung") == {"wish": "help"}
    assert taken("job.net_pay", "keine ahnung") == {"answers": {"job.net_pay": "unsure"}}


def test_a_person_with_answers_is_doubted_by_them() -> None:
    answers = {
        "situation": "employee",
        "job.after_tax": "yes",
        "job.route": "in_plan",
        "age_band": "under_50",
        "job.pay_schedule": "monthly",
        "job.next_pay_date": "2026-12-15",
        "job.pay_per_date": 15000,
        "job.pay": 180000,
        "job.net_pay": 9000,
    }
    young = situation_of(answers)
    assert understand("32500", "en", "job.deferrals", young) != Answered({"job.deferrals": 32500})
    assert understand("24500", "en", "job.deferrals", young) == Answered({"job.deferrals": 24500})


def test_only_the_beginning_of_a_long_line_is_read() -> None:
    assert len(line_of("ja " * 5000).words) == MOST_WORDS
    assert len(line_of("a" * 10_000).text) == LONGEST_LINE


@more_by_night
def test_no_sign_repeated_or_paired_is_an_error() -> None:
    """Each word at a question of each kind; each sign at two of them, in turn, and each pair at one."""
    signs = [*string.printable, "ä", "ß", "€", "½", "🤷", "\u200b", "\u0000"]
    repeated = [sign * 400 for sign in signs for _ in range(2)]
    lines = [(word + " ") * 60 for word in ("ja", "1", "nicht", "hundert", "muss ich", "50% bis 6%", "weiß nur")]
    lines += [word * 60 for word in ("hundert", "einundzwanzig", "million", "1.", "$1,")]
    questions = (None, "job.pay", "job.route", "job.employer", "job.next_pay_date", "age_band")
    pairs = [(a + b) * 200 for a, b in few(product(signs[::3], signs[1::5]), 4)]
    in_turn = zip(cycle(questions), (*repeated, *pairs), strict=False)
    for question, line in (*product(questions, lines), *in_turn):
        assert taken(question, line)


def test_a_correction_of_a_question_that_rests_on_the_open_one_is_no_error() -> None:
    answers: dict[str, Any] = {"situation": "both", "job.pay": 130000}
    situation = situation_of(answers)
    assert understand("falsch, mein gehalt ist nichts", "de", "job.after_tax", situation)


@pytest.mark.parametrize("word", ["neunund", "einund", "hundertund", "tausendundund", "zwanzigund und"])
def test_a_number_word_that_breaks_off_at_its_joiner_comes_to_an_end(word: str) -> None:
    code = (
        "import sys; from bot.understanding.numbers import amounts_of; from bot.understanding.words import line_of;"
        "print(len(amounts_of(line_of(sys.argv[1]))))"
    )
    done = subprocess.run([sys.executable, "-c", code, word], capture_output=True, timeout=30, check=True)
    assert done.stdout.strip() == b"1"


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("five and a half grand", 5500),
        ("24 and a half thousand", 24500),
        ("zweieinhalbtausend", 2500),
        ("fünfeinhalb tausend", 5500),
        ("anderthalb tausend", 1500),
        ("eineinhalb k", 1500),
    ],
)
def test_a_half_beside_a_number_is_counted(line: str, amount: int) -> None:
    assert taken("job.deferrals", line) == {"answers": {"job.deferrals": amount}}
    assert "answers" not in taken("job.deferrals", "half")


FORMS_OF_A_NUMBER = ("{}", "{}.50", "${}", "{}$", "{}.", "{} a month", "{} dollars")


@more_by_night
@pytest.mark.parametrize("form", FORMS_OF_A_NUMBER)
def test_every_number_alone_is_that_amount_whatever_form_is_called_so(form: str) -> None:
    for number in few(range(100, 100_000), len(FORMS_OF_A_NUMBER), FORMS_OF_A_NUMBER.index(form)):
        (found,) = [word.text for word in line_of(form.format(number)).words if word.is_number]
        assert float(found) == float(form.format(number).strip("$. amonthdlrs"))


@pytest.mark.parametrize(
    "line", ["form 5498", "what is 8606", "do i need a 1099-r", "457 or 401k", "1099?", "8606 needed?"]
)
def test_the_number_of_a_form_among_other_words_is_no_amount(line: str) -> None:
    assert not any(word.is_number for word in line_of(line).words)


@pytest.mark.parametrize("pay", ["5498", "8606", "1099.50", "54980", "86060", "$1099"])
def test_pay_that_looks_like_a_form_is_pay(pay: str) -> None:
    assert answer("job.pay", pay) == float(pay.strip("$"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("The plan document permits voluntary employee after-tax contributions.", "yes"),
        ("the SPD says after-tax contributions are not permitted", "no"),
        ("Freiwillige Beiträge nach Steuern sind zulässig.", "yes"),
        ("Freiwillige Beiträge nach Steuern sind nicht zulässig.", "no"),
        ("Employees may elect to make after-tax contributions.", "yes"),
        ("all i see is roth and traditional", "no"),
    ],
)
def test_a_statement_about_the_plan_answers_what_the_plan_allows(line: str, code: object) -> None:
    assert answer("job.after_tax", line) == code


@pytest.mark.parametrize(
    ("line", "kind"),
    [("ok cancel this crap", "cancel"), ("i want to cancel", "cancel"), ("useless piece of junk", "insult")],
)
def test_an_insult_beside_a_wish_is_none(line: str, kind: str) -> None:
    assert taken("job.route", line) == {"wish": kind}
