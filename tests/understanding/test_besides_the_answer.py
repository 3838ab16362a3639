"""What a line says besides the answer: of the spouse, of an answer before it, a question; each beside one without."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding import Answered, AskBack, understand
from tests.understanding.measuring import situation_of
from tests.understanding.test_what_strangers_type import AT_WORK, EMPLOYED, on_the_30th

CORPORATION = {"situation": "self_employed", "business.entity": "corporation", "business.employees": "no"}


@pytest.mark.parametrize(
    ("question", "line", "own", "theirs"),
    [
        ("ira.covered", "i am, shes not", "yes", None),
        ("ira.covered", "ich schon, meine frau nicht", "yes", None),
        ("ira.covered", "she is, im not", "no", "yes"),
        ("ira.covered", "meine frau ja, ich nicht", "no", "yes"),
        ("ira.spouse_covered", "no wait i AM covered, she isnt", "yes", "no"),
        ("ira.covered", "i do she doesnt", "yes", None),
        ("ira.covered", "ich ja sie nicht", "yes", None),
        ("ira.covered", "my wife is i am not", "no", "yes"),
    ],
)
def test_a_yes_of_one_spouse_is_not_that_of_the_other(question: str, line: str, own: str, theirs: str | None) -> None:
    joint = {"filing_status": "married_joint", "magi": 290000, "age_band": "under_50", "ira.compensation": 280000}
    said = {"ira.covered": own, "ira.spouse_covered": theirs}
    found = understand(line, "en", question, situation_of(joint, "ira"))
    assert found == Answered({key: given for key, given in said.items() if given})


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("age_band", "im 29 and no its twice a month", {"job.pay_schedule": "semimonthly"}),
        ("age_band", "29, und nein, zweimal im monat", {"job.pay_schedule": "semimonthly"}),
        ("age_band", "29, no kids", {}),
    ],
)
def test_a_choice_given_before_is_set_right_beside_the_answer(
    question: str, line: str, answers: dict[str, Any]
) -> None:
    found = understand(line, "en", question, on_the_30th(AT_WORK))
    assert found == Answered({"age_band": "under_50"} | answers)


@pytest.mark.parametrize(
    "line", ["29. get paid on the 15th and last day of the month", "29, krieg gehalt am 15. und am letzten"]
)
def test_an_and_within_a_rhythm_parts_nothing(line: str) -> None:
    told = {"age_band": "under_50", "job.pay_schedule": "semimonthly"}
    assert understand(line, "en", "age_band", on_the_30th(EMPLOYED)) == Answered(told)


def test_the_rhythm_of_somebody_else_changes_nothing() -> None:
    found = understand("29, actually my wife gets paid weekly", "en", "age_band", on_the_30th(AT_WORK))
    assert found == AskBack("age_band", ("under_50",))


@pytest.mark.parametrize("line", ["210k/yr, i get paid twice a month", "210k im jahr, gehalt kommt zweimal im monat"])
def test_how_often_pay_comes_does_not_multiply_that_of_the_year(line: str) -> None:
    found = understand(line, "en", "job.pay", on_the_30th(AT_WORK))
    assert found in (AskBack("job.pay", ("210000",)), Answered({"job.pay": 210000}))
    assert understand("17,500 a month", "en", "job.pay", on_the_30th(AT_WORK)) == AskBack("job.pay", ("210000",))


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("age_band", "im 52, she's 47. who sees this btw?", "50_59"),
        ("age_band", "52, wer sieht das eigentlich?", "50_59"),
        ("job.after_tax_so_far", "9300 something. can you tell where i see this exactly?", 9300),
    ],
)
def test_an_answer_before_a_question_is_kept(question: str, line: str, answer: object) -> None:
    found = understand(line, "en", question, on_the_30th(AT_WORK))
    assert found == Answered({question: answer}, besides=getattr(found, "besides", None))
    assert found.besides is not None


@pytest.mark.parametrize(
    ("interview", "question", "line", "amount"),
    [
        ("mega", "job.net_pay", "bout 4k i think let me check... 3,890", 3890),
        ("mega", "job.net_pay", "so 4k, moment ich schau nach... 3.890", 3890),
        ("form_1099r", "form.box_2a", "28 dollars and 14 cents", 28.14),
        ("form_1099r", "form.box_2a", "28 dollar und 14 cent", 28.14),
        ("ira", "ira.compensation", "280k obviously", 280000),
    ],
)
def test_an_amount_is_what_was_looked_up_with_its_cents(
    interview: str, question: str, line: str, amount: float
) -> None:
    situation = on_the_30th({}) if interview == "mega" else situation_of({}, interview)
    assert understand(line, "en", question, situation) == Answered({question: amount})


@pytest.mark.parametrize("line", ["4k let me check 3,890 or 3,990", "28 and 14 dollars"])
def test_two_amounts_without_a_look_or_cents_stay_in_doubt(line: str) -> None:
    assert isinstance(understand(line, "en", "job.net_pay", on_the_30th({})), AskBack)


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("ira.covered", "no but my wife is", AskBack("ira.covered", ("no",))),
        ("ira.covered", "my job has one", Answered({"ira.covered": "yes"})),
        ("ira.spouse_covered", "my wife has a 401k", Answered({"ira.spouse_covered": "yes"})),
    ],
)
def test_what_is_said_of_one_spouse_alone_is_no_word_of_the_other(question: str, line: str, answer: object) -> None:
    joint = {"filing_status": "married_joint", "magi": 290000, "age_band": "under_50", "ira.compensation": 280000}
    assert understand(line, "en", question, situation_of(joint, "ira")) == answer


@pytest.mark.parametrize(
    ("question", "line", "offered"),
    [
        ("job.employer", "not related no", "0"),
        ("job.employer", "nicht verwandt, nein", "0"),
        ("deferrals_elsewhere", "wrong, 0 at the startup", "0"),
        ("job.net_pay", "falsch, 4000", "4000"),
    ],
)
def test_what_may_be_said_of_the_answer_before_is_asked_back(question: str, line: str, offered: str) -> None:
    asked = on_the_30th(AT_WORK | {"job.pay": 105000})
    assert understand(line, "en", question, asked) == AskBack(question, (offered,))
    assert isinstance(understand("no wait, 0" if offered == "0" else "no wait, 4000", "en", question, asked), Answered)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("35m, engineer", {"situation": "employee", "age_band": "under_50"}),
        ("employee, 1.2m a year", {"situation": "employee", "job.pay": 1200000}),
        ("swe at meta (35m), i already did 12k of it", {"situation": "employee", "age_band": "under_50"}),
        ("i own a practice (s corp), only employee is my wife", CORPORATION),
    ],
)
def test_a_first_line_tells_no_more_than_it_says(line: str, told: dict[str, Any]) -> None:
    assert understand(line, "en", "situation", situation_of({})) == Answered(told, unplaced=())
