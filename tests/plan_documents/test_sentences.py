"""Plain sentences, one question each: what is said in so many words is found, and what permits nothing stays silent."""

import pytest

from tests.plan_documents.advising import advice
from tests.plan_documents.passages import PERMISSIONS, SENTENCES, read


def values(sentence: str) -> dict[str, str]:
    return {each.question: each.value for each in read(sentence.replace(" // ", "\n")).findings}


@pytest.mark.parametrize(("question", "value", "sentence"), [line for line in SENTENCES if line[0].startswith("job.")])
def test_what_is_said_in_so_many_words_is_found(question: str, value: str, sentence: str) -> None:
    assert values(sentence).get(question) == value


@pytest.mark.parametrize("sentence", [line[2] for line in SENTENCES if line[0] == "-"])
def test_what_permits_nothing_stays_silent(sentence: str) -> None:
    said = values(sentence)
    permitted = [question for question, value in said.items() if value in PERMISSIONS[question]]

    assert permitted == [], advice(sentence.replace(" // ", "\n"))


@pytest.mark.parametrize("sentence", [line[2] for line in SENTENCES if line[0] == "nothing"])
def test_what_refuses_only_a_way_or_a_time_and_what_is_beside_the_point_says_nothing(sentence: str) -> None:
    assert set(values(sentence)) <= {"job.roth_in_plan"}, advice(sentence.replace(" // ", "\n"))


@pytest.mark.parametrize("sentence", [line[2] for line in SENTENCES if line[0] == "nocap"])
def test_an_amount_that_is_no_maximum_of_after_tax_money_is_none(sentence: str) -> None:
    assert "job.cap" not in values(sentence), advice(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Associates may add a voluntary after-tax contribution, payable by one deduction from the June distribution.",
        "Partners may make after-tax contributions, which are taken from the monthly draw.",
        "You may make after-tax contributions from your severance payment.",
    ],
)
def test_what_pay_is_called_is_no_way_out_of_the_plan(sentence: str) -> None:
    assert "job.route" not in values(sentence)
    out = "You may take a distribution of your after-tax contributions while employed."
    assert "job.route" in values(out)


def test_what_rises_on_a_day_to_come_is_there_today() -> None:
    rises = (
        "Effective January 1, 2028, the most you may contribute to the After-Tax Account rises from 4% of pay to 9%."
    )
    assert values(rises).get("job.after_tax") == "yes"


def test_automatic_enrollment_makes_no_conversion_automatic() -> None:
    amended = (
        "The Plan was amended to allow participants to convert amounts in their after-tax contribution accounts to "
        "Roth accounts of the Plan, and to raise the automatic enrollment rate from 3% to 4%."
    )
    assert values(amended).get("job.route") in {"in_plan", None}
    by_itself = "After-tax contributions are automatically converted to Roth on a daily basis."
    assert values(by_itself).get("job.route") == "automatic"
