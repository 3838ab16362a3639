"""Two groups of employees, two plans or two employers in one document: nothing of one is said of all."""

import pytest

from bot.plan_reader import read_document
from tests.plan_documents.passages import TODAY
from tests.plan_documents.test_single_rules import AFTER_TAX, found

UNION = "Union Employees\n{}\n\nNon-Union Employees\n{}"
TWO = (
    UNION,
    "Hourly Employees\n{}\n\nSalaried Employees\n{}",
    "Acme Steel Savings Plan\n{}\n\nAcme Plastics Savings Plan\n{}",
    "ACME STEEL RETIREMENT SAVINGS PLAN\n{}\n\nHARBOR GLASS RETIREMENT SAVINGS PLAN\n{}",
    "Plan A\n{}\n\nPlan B\n{}",
    "401(k) Plan\n{}\n\n403(b) Plan\n{}",
    "Supplement A - Acme Steel\n{}\n\nSupplement B - Acme Plastics\n{}",
)
"""How a document speaks of two groups, two plans or two employers."""
OTHERS = "You may make pre-tax contributions."


@pytest.mark.parametrize("two", TWO)
@pytest.mark.parametrize(
    "sentence",
    [
        "You may make after-tax contributions of up to 10% of pay.",
        "After-tax contributions: up to 10%",
        "After-tax contributions may be made.",
        "After-tax contributions may not be made.",
        "You may convert your after-tax contributions to Roth in the Plan at any time.",
        "You may make Roth contributions.",
    ],
)
def test_what_holds_for_one_of_two_groups_or_plans_carries_its_condition(two: str, sentence: str) -> None:
    for text in (two.format(sentence, OTHERS), two.format(OTHERS, sentence)):
        assert [each for each in found(text).values() if each.condition != "employee_group"] == [], text


@pytest.mark.parametrize("two", TWO)
def test_of_two_groups_both_sentences_are_shown(two: str) -> None:
    yes, no = "You may make after-tax contributions.", "After-tax contributions are not permitted."
    reading = read_document([two.format(yes, no)], TODAY)

    assert {each.quote for each in reading.passages[AFTER_TAX]} >= {yes, no}
    assert [(each.value, each.confidence) for each in reading.findings if each.question == AFTER_TAX] in (
        [],
        [("yes", "likely")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Full-time employees may make after-tax contributions. Part-time employees may not.",
        "You may make after-tax contributions. This does not apply to hourly employees.",
        "Union members may contribute up to 5% after-tax; all others may contribute up to 10% after-tax.",
        "Feature | Union | Non-union\nAfter-tax contributions | Yes | No",
    ],
)
def test_a_group_that_a_sentence_or_column_names_is_a_condition(text: str) -> None:
    assert {each.condition for each in found(text).values()} == {"employee_group"}


@pytest.mark.parametrize(
    "text",
    [
        "The Acme 401(k) Savings Plan\n{}\n\nAcme Savings Plan\n{}",
        "Savings Plan\n{}\n\nMedical Plan\n{}",
        "How You Contribute\n{}\n\nHow You Invest\n{}",
    ],
)
def test_one_plan_under_two_headings_needs_no_condition(text: str) -> None:
    said = found(text.format("You may make after-tax contributions.", OTHERS))

    assert (said[AFTER_TAX].confidence, said[AFTER_TAX].condition) == ("clear", None)
