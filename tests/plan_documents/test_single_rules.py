"""Single rules, each by a sentence that was once read wrongly or that shows how a rule is meant."""

from datetime import date

import pytest

from bot.plan_reader import explain, read_document
from core.plan_finding import Finding
from tests.plan_documents.passages import TODAY

AFTER_TAX, ROUTE, CAP, ROTH = "job.after_tax", "job.route", "job.cap", "job.roth_in_plan"


def found(text: str, today: date = TODAY) -> dict[str, Finding]:
    return {each.question: each for each in read_document(text.split("\f"), today).findings}


def values(text: str, today: date = TODAY) -> dict[str, str]:
    return {question: each.value for question, each in found(text, today).items()}


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        (
            "The Plan does not permit after-tax contributions, and your contributions cannot exceed $23,500.",
            AFTER_TAX,
            "no",
        ),
        (
            "The Plan does not permit in-plan Roth conversions of after-tax contributions, and distributions may not "
            "exceed the vested balance.",
            ROUTE,
            None,
        ),
        ("No participant may contribute more than $15,000 in after-tax contributions in any Plan Year.", CAP, "15000"),
        (
            "No participant may contribute more than $15,000 in after-tax contributions in any Plan Year.",
            AFTER_TAX,
            "yes",
        ),
        (
            "Although after-tax contributions were not permitted before 2024, since January 1, 2024 "
            "any participant may "
            "make them.",
            AFTER_TAX,
            "yes",
        ),
        ("Two kinds of contributions: pretax, and post-tax, which is the so-called Roth plan.", AFTER_TAX, None),
        ("The company allows its employees to make after-tax (aka Roth) contributions.", AFTER_TAX, None),
        ("You may make Roth 401(k) after-tax contributions.", AFTER_TAX, None),
        (
            "No contributions other than Roth elective deferrals and properly attributable earnings "
            "will be credited to "
            "each participant's Roth elective deferral account.",
            AFTER_TAX,
            None,
        ),
        (
            "Nondeductible Employee Contributions. Option 1: [X] Yes, but Nondeductible Employee "
            "Contributions will not "
            "be mandatory. Option 2: [ ] No.",
            AFTER_TAX,
            "yes",
        ),
        (
            "Except as provided in Section 4.8(b) below, this Plan will not accept Nondeductible "
            "Employee Contributions.",
            AFTER_TAX,
            "no",
        ),
        (
            "A Participant may authorize the Employer to take a designated whole percentage out of "
            "Compensation after tax.",
            ROUTE,
            None,
        ),
        ("Once you reach the limit, your contributions will spill over into after-tax contributions.", ROUTE, None),
        (
            "Once you reach the limit, your contributions will spill over into after-tax contributions.",
            AFTER_TAX,
            "yes",
        ),
        (
            "If your payment includes after-tax contributions, you may do a direct rollover of that "
            "part to a Roth IRA. "
            "You may not roll over a hardship distribution.",
            ROUTE,
            None,
        ),
        (
            "You may make after-tax contributions.\n\nHealth savings account: you may contribute up "
            "to $4,300 after tax.",
            CAP,
            None,
        ),
        (
            "You may make after-tax contributions.\n\nEmployee stock purchase plan: up to 15% of pay in after-tax "
            "contributions.",
            CAP,
            None,
        ),
        (
            "You may make after-tax contributions. All contributions together, after-tax contributions included, are "
            "limited to $70,000 a year.",
            CAP,
            None,
        ),
    ],
)
def test_what_was_once_read_wrongly(text: str, question: str, value: str | None) -> None:
    assert values(text).get(question) == value


@pytest.mark.parametrize(
    "text",
    [
        "We do not accept after-tax contributions from employees earning more than $160,000.",
        "The Committee has suspended after-tax contributions by highly compensated employees until further notice.",
    ],
)
def test_a_refusal_to_the_highly_paid_is_a_condition_and_no_amount(text: str) -> None:
    said = found(text)

    assert (said[AFTER_TAX].value, said[AFTER_TAX].condition) == ("yes", "highly_compensated")
    assert said[AFTER_TAX].confidence == "likely"
    assert CAP not in said


def test_the_cap_of_the_highly_paid_carries_its_condition() -> None:
    said = found("All may make after-tax contributions. Highly compensated employees: after-tax maximum 8% of pay.")

    assert (said[CAP].value, said[CAP].condition) == ("8%", "highly_compensated")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Effective January 1, 2028, after-tax contributions will no longer be permitted.", "yes"),
        ("Effective January 1, 2028, you may make after-tax contributions.", "unsure"),
        ("After-tax contributions will be available starting next July.", "unsure"),
        ("Effective January 1, 2020, you may make after-tax contributions.", "yes"),
        ("After-tax contributions were discontinued on June 30, 2009.", "no"),
        ("Until December 31, 2015, you may make after-tax contributions.", "no"),
        ("Your 2031 Benefits\nYou may make after-tax contributions.", "yes"),
    ],
)
def test_what_begins_or_ends_is_judged_on_the_day(text: str, value: str) -> None:
    assert values(text)[AFTER_TAX] == value


def test_the_day_decides_and_not_the_clock() -> None:
    text = "Beginning April 1, 2027, the Plan will accept after-tax contributions."

    assert values(text, date(2027, 3, 31)) == {AFTER_TAX: "unsure"}
    assert values(text, date(2027, 4, 1)) == {AFTER_TAX: "yes"}


def test_an_implied_statement_is_likely_and_never_clear() -> None:
    said = found("After-tax contributions are not matched by the Company.")

    assert (said[AFTER_TAX].value, said[AFTER_TAX].confidence) == ("yes", "likely")


@pytest.mark.parametrize(
    "text",
    [
        "If elected in the adoption agreement, a Participant may make after-tax contributions.",
        "The Employer may elect to permit after-tax contributions.",
        "Whether you can make after-tax contributions depends on your employer's participation agreement.",
    ],
)
def test_the_employers_choice_is_unsure(text: str) -> None:
    assert values(text)[AFTER_TAX] == "unsure"


@pytest.mark.parametrize(
    "text",
    [
        "Many plans allow after-tax contributions.",
        "You might be able to make after-tax contributions; ask whether your plan allows them.",
        "You may make after-tax contributions to the RRSP.",
        "Suppose you may make after-tax contributions.",
        "You may make after-tax contributions. This feature has been discontinued.",
        "You may take a hardship withdrawal from your after-tax contributions.",
        "When you leave, you may roll your after-tax contributions to a Roth IRA.",
        "You may withdraw your after-tax contributions at age 59½.",
        "After-tax contributions you rolled over may be withdrawn at any time.",
        "You may withdraw your Lindqvist After-Tax Account at any time.",
    ],
)
def test_a_sentence_in_doubt_gives_no_permission(text: str) -> None:
    permitted = {AFTER_TAX: "yes", ROUTE: "withdrawal"}

    assert not permitted.items() & values(text).items()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("You may withdraw after-tax contributions once each quarter.", "frequency"),
        ("You may withdraw at least $500 of your after-tax contributions at any time.", "minimum"),
        ("You may withdraw after-tax contributions that have been in the plan for 24 months.", "holding_period"),
        (
            "You may withdraw after-tax contributions at any time, but if you do, your contributions "
            "are suspended for six "
            "months.",
            "suspension",
        ),
        (
            "You may withdraw after-tax contributions. This right may not be exercised more than "
            "once in any calendar year.",
            "frequency",
        ),
    ],
)
def test_a_way_out_carries_its_condition(text: str, condition: str) -> None:
    said = found(text)[ROUTE]

    assert (said.value, said.condition) == ("withdrawal", condition)


def test_no_cap_and_no_route_stand_beside_a_refusal() -> None:
    text = "After-tax contributions are not permitted. The after-tax maximum is 10%. You may withdraw after-tax money."

    assert values(text) == {AFTER_TAX: "no"}


def test_a_mail_of_hr_is_read_and_called_a_mail() -> None:
    text = "Hi Jonas,\nYes, we accept after-tax contributions, up to 10% per paycheck.\nBest regards, Dana"
    reading = read_document([text], TODAY)

    assert reading.is_mail
    assert {each.question: each.value for each in reading.findings} == {AFTER_TAX: "yes", CAP: "10%"}
    assert not read_document(["You may make after-tax contributions."], TODAY).is_mail


def test_explaining_names_the_words_that_led_to_a_finding_and_those_that_stopped_one() -> None:
    told = "\n".join(
        explain(["You may make after-tax contributions.", "", "Many plans let you convert after-tax money."], TODAY)
    )

    assert "job.after_tax: yes (clear)" in told
    assert "because grants: you may make AT" in told
    assert "near miss" in told
    assert "stopped by general: many plans" in told
