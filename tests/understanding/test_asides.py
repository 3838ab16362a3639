"""What a line says of another time, place or person than a choice: set aside where another part answers, else asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding import Answered, AskBack, understand
from tests.understanding.measuring import situation_of
from tests.understanding.test_lines import taken


def interview_of(question: str) -> str:
    """The interview that asks a question."""
    return {
        "filing_status": "ira",
        "ira.covered": "ira",
        "ira.traditional_paid": "ira",
        "ira.roth_paid": "ira",
        "form.event": "form_1099r",
    }.get(question, "mega")


def asked_back(question: str, line: str) -> bool:
    """Whether a line is asked back at its question, with whatever to choose from."""
    found = understand(line, "en", question, situation_of({}, interview_of(question)))
    return isinstance(found, AskBack) and found.question == question


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("residence", "noch usa, ab mai wieder frankfurt", "us"),
        ("residence", "noch usa ab mai wieder frankfurt", "us"),
        ("residence", "germany now, was in texas until 2024", "germany"),
        ("residence", "komme aus köln, leb in denver", "us"),
        ("residence", "arbeite für ne firma in boston, wohne aber in graz", "elsewhere"),
        ("residence", "leipzig, working remote for a boston firm", "germany"),
        ("job.pay_schedule", "used to be monthly now its twice a month", "semimonthly"),
        ("job.pay_schedule", "ab januar monatlich, noch alle 14 tage", "biweekly"),
        ("business.entity", "wollte ne s corp machen, ist aber noch einzelfirma", "sole_proprietor"),
        ("business.entity", "was a c corp, dissolved it, now i just file a schedule c", "sole_proprietor"),
        ("job.route", "soon automatic, at the moment manual", "in_plan"),
        ("situation", "husband freelances but im a nurse", "employee"),
        ("situation", "still on payroll at dell but starting my own llc in january", "employee"),
    ],
)
def test_a_choice_of_another_time_place_or_person_gives_way_to_that_of_today(
    question: str, line: str, answer: str
) -> None:
    assert taken(question, line) == {"answers": {question: answer}}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("job.route", "next year theyre adding auto conversion"),
        ("residence", "ab mai frankfurt"),
        ("residence", "wohne in hintertupfing, arbeite in basel"),
        ("residence", "my company is german"),
        ("job.pay_schedule", "ab januar monatlich"),
        ("business.employees", "2 years ago i had one"),
        ("business.entity", "was sole prop, elected S in 2024"),
        ("business.employees", "used to have 4 people, let everybody go in 2023"),
        ("situation", "angestellt, will mich aber 2027 selbstständig machen"),
    ],
)
def test_a_choice_that_stands_in_an_aside_alone_is_asked_back(question: str, line: str) -> None:
    assert asked_back(question, line)


@pytest.mark.parametrize(
    ("question", "line", "told"),
    [
        ("job.prior_year_wages_high", "nein, da war ich noch in deutschland angestellt", {}),
        ("job.prior_year_wages_high", "no, i was in germany back then", {}),
        ("age_band", "44, lebe in ohio", {"residence": "us"}),
        ("age_band", "44, komme aus ohio", {}),
    ],
)
def test_a_place_is_noted_beside_an_answer_only_where_it_is_said_of_today(
    question: str, line: str, told: dict[str, Any]
) -> None:
    found = taken(question, line)["answers"]
    assert {key: given for key, given in found.items() if key != question} == told


@pytest.mark.parametrize(
    ("line", "band"),
    [
        ("'71", "50_59"),
        ("born in '66", "60_63"),
        ("almost 50, bday is feb 3", "under_50"),
        ("almost 50, bday is dec 3", "50_59"),
        ("59, hab an silvester geburtstag", "60_63"),
        ("59, an neujahr geburtstag", "50_59"),
        ("59, birthday next month", "60_63"),
        ("turning 50 in the spring", "under_50"),
        ("turned 50 in the spring", "50_59"),
    ],
)
def test_the_birthday_decides_which_age_is_that_of_the_end_of_the_year(line: str, band: str) -> None:
    assert taken("age_band", line) == {"answers": {"age_band": band}}


@pytest.mark.parametrize("line", ["63 und geburtstag steht an", "59, birthday in 3 weeks"])
def test_a_birthday_that_comes_before_or_after_new_year_is_asked_back(line: str) -> None:
    assert asked_back("age_band", line)


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.after_tax", "ja toll, gibts bei uns natürlich nicht", {"job.after_tax": "no"}),
        ("job.pay_schedule", "der 7. und der 22.", {"job.pay_schedule": "semimonthly"}),
        ("job.pay_schedule", "5th n 20th", {"job.pay_schedule": "semimonthly"}),
        ("job.pay_schedule", "the 11th and the 25th so every two weeks", {"job.pay_schedule": "biweekly"}),
        (
            "job.pay_schedule",
            "biweekly, next ones dec 11",
            {"job.pay_schedule": "biweekly", "job.next_pay_date": "2026-12-11"},
        ),
        (
            "situation",
            "angestellter bei sap in palo alto bin 43",
            {"situation": "employee", "residence": "us", "age_band": "under_50"},
        ),
        ("situation", "own a bakery with 4 employees", {"situation": "self_employed", "business.employees": "yes"}),
        (
            "situation",
            "selbstständig, nur ich, keine leute",
            {"situation": "self_employed", "business.employees": "no"},
        ),
        ("situation", "i work for a small company, 8 employees", {"situation": "employee"}),
        ("situation", "1099 IT contractor", {"situation": "self_employed"}),
        (
            "situation",
            "sole prop, no employees, turning 45 in feb, live in portland",
            {
                "situation": "self_employed",
                "business.entity": "sole_proprietor",
                "business.employees": "no",
                "age_band": "under_50",
                "residence": "us",
            },
        ),
        ("business.employees", "drei friseurinnen, alle fest", {"business.employees": "yes"}),
        ("situation", "w2 and uber on weekends", {"situation": "both"}),
        (
            "business.entity",
            "s-corp, drei angestellte",
            {"business.entity": "corporation", "business.employees": "yes"},
        ),
        ("business.employees", "nobody but me", {"business.employees": "no"}),
        ("form.event", "wollte in plan, haben es aber in die roth ira geschickt", {"form.event": "roth_ira"}),
        ("age_band", "53, plus kinder", {"age_band": "50_59"}),
        ("age_band", "55 und wohne in ohio, gehalt 130", {"age_band": "50_59", "residence": "us"}),
        ("filing_status", "geschieden, die kinder leben bei mir", {"filing_status": "head_of_household"}),
        ("filing_status", "geschieden, die kinder leben bei ihr", {"filing_status": "single"}),
    ],
)
def test_every_part_of_a_line_counts_for_what_it_names(question: str, line: str, answers: dict[str, Any]) -> None:
    assert understand(line, "en", question, situation_of({}, interview_of(question))) == Answered(answers)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("job.after_tax", "yeah right, like they'd ever offer that"),
        ("job.leaving", "innerlich hab ich schon gekündigt haha"),
        ("elsewhere.related", "vielleicht?"),
        ("ira.covered", "theres a 401k but nobody put a dime in"),
        ("job.after_tax", "wenn mein kollege recht hat dann ja"),
        ("situation", "contractor at google"),
        ("situation", "full time at ups, uber at night"),
        ("elsewhere.related", "perhaps??"),
        ("job.pay_schedule", "am 4. und am 18. dezember"),
        ("job.pay_schedule", "am 5. und 12."),
        ("age_band", "50 plus"),
        ("age_band", "60+"),
        ("age_band", "49 now 50 in a month"),
        ("business.us_social_security", "bescheinigung ist beantragt, kam aber noch nicht"),
    ],
)
def test_what_is_meant_wryly_or_only_wondered_or_has_two_readings_is_asked_back(question: str, line: str) -> None:
    assert asked_back(question, line)


@pytest.mark.parametrize(
    ("question", "line", "other"),
    [
        ("business.employees", "no one but my bookkeeper is on w2", "no"),
        ("job.route", "beim alten plan gings automatisch, hier muss ich anrufen", "automatic"),
    ],
)
def test_a_choice_that_the_line_takes_back_is_never_taken(question: str, line: str, other: str) -> None:
    assert taken(question, line).get("answers", {}).get(question) != other


def test_a_year_in_which_somebody_left_is_no_wish_for_that_year() -> None:
    assert "wish" not in taken("business.employees", "had one, she left in 2024")
    assert taken("business.employees", "show me 2025")["wish"] == "year"
