"""What a person reads on a phone: short enough, said once, and with today called today."""

from __future__ import annotations

import itertools
import re
from datetime import date
from decimal import Decimal

import pytest

from bot import texts
from bot.events import Pressed, Typed
from bot.hr_points import asked_of_the_plan
from bot.languages import LANGUAGES
from bot.parts import Arithmetic, HrMessage, OneStep, Outcome, Reminder, WholePlan, Why, Words
from bot.rendering import render
from bot.rendering.business import business_rows
from bot.rendering.screen import SCREEN_ROWS, rows_of_text
from bot.takeaway.picture import after_tax_card
from core.assess import Result
from tests.bot.person import Person
from tests.bot.rendered import message, said
from tests.documents_looked_at import RESULTS
from tests.profiles import employee, employee_and_owner, owner, result_of

MONDAY = date(2026, 11, 30)
LINK = "https://t.me/mega_backdoor_bot?start=en"


def due_today() -> Result:
    return result_of("mega", employee(job_next_pay_date="2026-12-04", job_net_pay=4_100), MONDAY)


def number_of(result: Result, code: str) -> int:
    return [step.code for step in result.assessment.steps].index(code)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in RESULTS if asked_of_the_plan(RESULTS[name])])
def test_the_message_to_hr_fits_a_screen(name: str, language: str) -> None:
    part = HrMessage(asked_of_the_plan(RESULTS[name]), LINK, MONDAY)
    for shown in render(part, language):
        assert rows_of_text(shown.text) <= SCREEN_ROWS, shown.text


@pytest.mark.parametrize(
    ("language", "today"), [("en", "today (November 30, 2026)"), ("de", "heute (30. November 2026)")]
)
def test_a_step_that_is_due_today_says_today(language: str, today: str) -> None:
    result = due_today()
    assert today in said(OneStep(result, number_of(result, "elect_after_tax")), language)
    other = said(OneStep(result, number_of(result, "tax_return")), language)
    assert today.split(" ", maxsplit=1)[0] not in other.split("\n")[1]


@pytest.mark.parametrize(("language", "today"), [("en", "· today (Nov 30)"), ("de", "· heute (30. Nov.)")])
def test_the_list_of_steps_says_today_once(language: str, today: str) -> None:
    assert said(WholePlan(due_today()), language).count(today) == 1


@pytest.mark.parametrize(("language", "head"), [("en", "⏰ Due today:"), ("de", "⏰ Heute fällig:")])
def test_a_reminder_on_the_day_itself_says_today(language: str, head: str) -> None:
    result = due_today()
    assert said(Reminder(result, 0, "key", is_today=True), language).startswith(head)
    assert not said(Reminder(result, 0, "key"), language).startswith(head)


@pytest.mark.parametrize(("language", "hello"), [("en", "hello"), ("de", "hallo")])
def test_who_says_hello_first_is_greeted_once(language: str, hello: str) -> None:
    person = Person(language)
    greetings = [part for part in person.does(Typed(hello)).parts if isinstance(part, Words)]
    assert greetings == [Words("welcome")]


def test_who_says_hello_later_is_greeted_back() -> None:
    person = Person("en")
    person.does(Typed("employee"))
    person.does(Typed("hello"))
    assert "Good to hear from you" in person.messages[0].text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("answer", "kind", "other"), [("yes", "403(b)", "401(k)"), ("no", "401(k)", "403(b)")])
def test_the_picture_names_the_kind_of_plan_at_the_job(answer: str, kind: str, other: str, language: str) -> None:
    both = result_of("mega", employee_and_owner(tax_year=2026, job_is_403b=answer))
    title = " ".join(each.words for each in after_tax_card(both, language).texts[:5])
    assert kind in title
    assert other not in title


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_told_the_kind_of_plan_it_is_not_guessed(language: str) -> None:
    assert "401(k)" not in after_tax_card(result_of("mega", employee(tax_year=2026)), language).texts[0].words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESULTS)
def test_no_link_stands_twice_in_one_list_of_sources(name: str, language: str) -> None:
    (shown,) = render(Arithmetic(RESULTS[name]), language)
    for text in (shown.text, str(shown.rich)):
        links = re.findall(r'href="([^"]+)"', text)
        assert len(links) == len(set(links)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dollar_that_only_rounding_leaves_is_no_room_to_fill(language: str) -> None:
    rounded, real = (result_of("mega", owner(tax_year=2026, business_profit=profit)) for profit in (35_000, 60_000))
    assert rounded.assessment.solo is not None
    assert rounded.assessment.solo["figures"]["deduction_first"]["after_tax_room"] == 1
    for result, room, total in ((rounded, 0, 28_513), (real, 8_957, 44_609)):
        rows = {row[0]: row[1] for row in business_rows(result, language)}
        assert rows[texts.text(language, "solo.after_tax_room")] == texts.money(language, Decimal(room))
        assert rows[texts.text(language, "solo.total")] == texts.money(language, Decimal(total))


def counted(person: Person) -> tuple[int, int]:
    """The number of the open question and how many are said to follow."""
    (line,) = (message.text.split("\n")[0] for message in person.messages if message.asks)
    number, *more = (int(each) for each in re.findall(r"\d+", line))
    return number, more[0] if more else int("one more" in line)


def test_the_number_of_a_question_counts_up_by_one_whatever_path_the_answers_take() -> None:
    person, seen = Person("en"), []
    for line in ("hello", "both", "yes", "in-plan", "38", "every two weeks", "Dec 4"):
        person.does(Typed(line))
        seen.append(counted(person))
    assert [number for number, _ in seen] == list(range(1, 8))
    assert all(after == before - 1 for (_, before), (_, after) in itertools.pairwise(seen[1:]))


def test_several_answers_in_a_line_count_as_answered_and_are_not_skipped_later() -> None:
    person = Person("en")
    person.does(Typed("38, employee"))
    number, left = counted(person)
    assert number == 3
    person.does(Typed("yes"))
    assert counted(person) == (number + 1, left - 1)


def test_a_changed_answer_shows_no_number() -> None:
    person = Person("en")
    for line in ("employee", "yes", "in-plan", "38"):
        person.does(Typed(line))
    person.does(Pressed("change:job.route"))
    assert not any("Question" in message.text for message in person.messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_too_much_in_the_plan_stands_above_the_fold_and_once(language: str) -> None:
    shown = message(Outcome(RESULTS["longest"]), language).text
    open_part = re.sub(r"<blockquote expandable>.*?</blockquote>", "", shown, flags=re.DOTALL)
    too_much = {"en": "above your limit", "de": "über Ihrer Grenze"}[language]
    assert too_much in open_part
    assert shown.count(too_much) == 1
    assert too_much not in said(Outcome(RESULTS["c1"]), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_warning_about_an_hce_says_on_what_it_depends(language: str) -> None:
    words = "\n".join(shown.text for shown in render(Why(RESULTS["c1"]), language))
    assert {"en": "if you count as highly compensated", "de": "wenn Sie als hochvergütet gelten"}[language] in words
    assert {"en": "last year’s threshold", "de": "Schwelle des Vorjahres"}[language] in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESULTS)
def test_why_a_result_is_what_it_is_comes_a_screen_at_a_time(name: str, language: str) -> None:
    for shown in render(Why(RESULTS[name]), language):
        assert rows_of_text(shown.text) <= SCREEN_ROWS, shown.text


@pytest.mark.parametrize(("language", "today"), [("en", "takes a change today"), ("de", "wenn heute noch eine")])
def test_one_paycheck_in_a_month_is_not_said_to_be_for_today_only(language: str, today: str) -> None:
    monthly = {"job_pay_schedule": "monthly", "job_next_pay_date": "2026-12-31", "job_pay_per_date": 9_000}
    asks_first = employee(**monthly, job_pay=108_000, job_net_pay=5_500, job_route="unsure")
    assert today not in said(Outcome(result_of("mega", asks_first, MONDAY)), language)
    last = result_of("mega", employee(**monthly, job_pay=108_000, job_net_pay=5_500), date(2026, 12, 31))
    assert today in said(Outcome(last), language)
