"""What HR and providers are asked: what is open or lacking, never what the person has answered."""

from __future__ import annotations

from datetime import date

import pytest

from bot import texts
from bot.hr_points import asked_of_the_plan
from bot.languages import LANGUAGES
from bot.parts import HrMessage
from bot.rendering import render
from core.mega_backdoor.questions import MEGA
from tests.profiles import employee, employee_and_owner, owner, result_of

MONDAY = date(2026, 11, 30)
OF_PAYROLL = ("page_percent", "deadline")


def asked(**answers: object) -> tuple[str, ...]:
    return asked_of_the_plan(result_of("mega", employee(**answers), MONDAY))


def letter(points: tuple[str, ...], language: str = "en", link: str = "") -> str:
    return "\n".join(texts.plain(message.text) for message in render(HrMessage(points, link, MONDAY), language))


def test_nothing_that_was_answered_is_asked() -> None:
    assert asked() == OF_PAYROLL


@pytest.mark.parametrize("key", ["job.after_tax", "job.route", "job.employer", "job.cap"])
def test_what_is_open_is_asked_and_nothing_else(key: str) -> None:
    assert asked(**{key.replace("job.", "job_"): "unsure"}) == (key, *OF_PAYROLL)


def test_a_plan_that_lacks_after_tax_is_asked_to_add_it_and_not_whether_it_has_it() -> None:
    assert asked(job_after_tax="no") == ("add_after_tax",)
    said = letter(("add_after_tax",))
    assert "Could it add them" in said
    assert "Does the plan take" not in said


def test_a_plan_without_a_way_to_roth_is_asked_for_one() -> None:
    assert asked(job_route="none", job_leaving="no") == ("add_route", *OF_PAYROLL)


def test_with_a_bonus_to_come_its_day_and_whether_it_counts_are_asked() -> None:
    with_bonus = {"job_pay": 200_000, "job_pay_per_date": 7_000, "job_bonus_to_come": 15_000}
    assert asked(**with_bonus) == ("bonus", *OF_PAYROLL)
    assert "bonus" not in asked(**with_bonus | {"job_bonus_to_come": 0})


@pytest.mark.parametrize(
    ("plan", "points"),
    [("none", ("new_document",)), ("allows", ("pay_in", "pay_in_by")), ("unsure", ("business.plan",))],
)
def test_who_has_no_own_plan_asks_for_one_and_not_about_theirs(plan: str, points: tuple[str, ...]) -> None:
    assert asked_of_the_plan(result_of("mega", owner(tax_year=2026, business_plan=plan), MONDAY)) == points
    if points:
        assert ("our solo plan" in letter(points)) is (plan == "unsure")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_about_the_way_to_roth_has_its_subject_alone(language: str) -> None:
    first = texts.text(language, "hr.job.route").split(":")[0]
    assert {"en": "after-tax money", "de": "Nachsteuergeld"}[language] in first


def test_the_short_form_is_only_for_who_knows_nothing() -> None:
    def copies(points: tuple[str, ...]) -> list[str]:
        shown = render(HrMessage(points, "", MONDAY), "en")
        return [button.copies for message in shown for row in message.rows for button in row if button.copies]

    assert copies(("job.after_tax", "job.route"))
    assert not copies(("job.employer",))


def test_a_job_and_a_business_get_a_letter_each() -> None:
    both = employee_and_owner(tax_year=2026, business_plan="none", job_route="unsure")
    points = asked_of_the_plan(result_of("mega", both, MONDAY))
    assert set(points) == {"job.route", "new_document", *OF_PAYROLL}
    employer, provider = letter(points, link="https://t.me/bot").split("solo plan:")
    assert "hrside" in employer
    assert "hrside" not in provider
    assert set(points) & {question.id for question in MEGA.questions} == {"job.route"}
