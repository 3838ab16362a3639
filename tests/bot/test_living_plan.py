"""The steps as the one message that lives on: found again, moved down, turned over, ticked off, pinned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot import texts
from bot.conversation import Turn, take_turn
from bot.events import Event, Pressed, Typed
from bot.languages import LANGUAGES
from bot.parts import MovedPlan, OneStep, Outcome, Part, Reminders, WholePlan
from bot.session import Session
from bot.world import World
from core.limits import built_in_limits
from tests.bot.rendered import labels, message, said
from tests.documents_looked_at import RESULTS
from tests.profiles import answered, employee, employee_and_owner, owner, result_of

TODAY = date(2026, 11, 29)
LAST_PAYCHECKS = {"job_next_pay_date": "2026-12-04", "job_net_pay": 4_100}
RESULT_MESSAGE, PLAN = 20, 30
BOTH = result_of("mega", employee_and_owner(job_pay_schedule="semimonthly", **LAST_PAYCHECKS), TODAY)


def world(now: float = 1000.0) -> World:
    return World(built_in_limits(), TODAY, now)


def done(**changes: object) -> Session:
    answers = answered("mega", employee(tax_year=2026, **(LAST_PAYCHECKS | changes)), TODAY)
    return Session(language="en", answers=answers, stage="done", planned_on=TODAY)


def takes(session: Session, event: Event, now: float = 1000.0) -> tuple[Session, Turn]:
    taken = take_turn(session, event, world(now), "en")
    assert taken.session is not None
    return taken.session, taken


def turn(session: Session, event: Event) -> tuple[Session, Part]:
    session, taken = takes(session, event)
    return session, taken.parts[-1]


def with_the_plan_on_screen() -> Session:
    """Somebody whose steps stand below the result."""
    session, _ = takes(done(), Pressed("plan:steps", RESULT_MESSAGE))
    session.plan_message = PLAN
    return session


# One message


def test_the_first_look_is_a_new_message_whose_number_is_kept() -> None:
    session, shown = turn(done(), Pressed("plan:steps", RESULT_MESSAGE))
    assert message(shown).edits is None
    assert message(shown).plan
    assert session.plan_message is None, "only the door learns it"


def test_steps_pressed_again_lead_to_the_message_below_and_bring_no_second_one() -> None:
    session, taken = takes(with_the_plan_on_screen(), Pressed("plan:steps", RESULT_MESSAGE), now=2000.0)
    (shown,) = taken.parts
    assert (message(shown).edits, message(shown).plan) == (PLAN, True)
    assert taken.toast is not None
    assert session.plan_message == PLAN


def test_whoever_does_not_find_them_there_and_presses_once_more_gets_them_here() -> None:
    session, _ = takes(with_the_plan_on_screen(), Pressed("plan:steps", RESULT_MESSAGE), now=2000.0)
    session, twice = takes(session, Pressed("plan:steps", RESULT_MESSAGE), now=2001.0)
    assert message(twice.parts[-1]).edits == PLAN, "a double tap misses nothing"
    session, taken = takes(session, Pressed("plan:steps", RESULT_MESSAGE), now=2030.0)
    moved, shown = taken.parts
    assert (moved, message(shown).edits) == (MovedPlan(PLAN), None)
    session.plan_message = PLAN + 1
    _, shown = turn(session, Pressed("plan:steps", RESULT_MESSAGE))
    assert message(shown).edits == PLAN + 1


def test_a_double_tap_brings_one_message_while_the_first_is_on_its_way() -> None:
    session, _ = takes(done(), Pressed("plan:steps", RESULT_MESSAGE))
    _, again = takes(session, Pressed("plan:steps", RESULT_MESSAGE), now=1001.0)
    assert (again.parts, again.toast is not None) == ([], True)
    _, later = takes(session, Pressed("plan:steps", RESULT_MESSAGE), now=1010.0)
    assert isinstance(later.parts[-1], WholePlan), "a message that never came is made up for"


@pytest.mark.parametrize("event", [Typed("show me the steps"), Pressed("plan:steps", PLAN + 10), Typed("next")])
def test_what_is_asked_for_further_down_comes_down_and_the_former_message_says_so(event: Event) -> None:
    session, taken = takes(with_the_plan_on_screen(), event, now=2000.0)
    moved, shown = taken.parts
    assert moved == MovedPlan(PLAN)
    assert (message(moved).edits, message(moved).rows) == (PLAN, ())
    assert isinstance(shown, WholePlan | OneStep)
    assert message(shown).edits is None
    assert session.plan_message is None


def test_steps_opened_from_another_message_live_on_there() -> None:
    session, taken = takes(with_the_plan_on_screen(), Pressed("plan:list", PLAN + 4))
    moved, shown = taken.parts
    assert (moved, message(shown).edits) == (MovedPlan(PLAN), PLAN + 4)
    assert session.plan_message == PLAN + 4


def test_other_answers_bring_the_steps_on_screen_up_to_date() -> None:
    session, taken = takes(with_the_plan_on_screen(), Pressed("less:50%", RESULT_MESSAGE))
    assert isinstance(taken.parts[0], Outcome)
    assert message(taken.parts[-1]).edits == PLAN
    assert "$6,150" in said(taken.parts[-1])
    assert session.plan_message == PLAN


def test_the_steps_of_another_interview_stay_as_they_are() -> None:
    session = with_the_plan_on_screen()
    session.interview = "ira"
    session.answers |= answered("ira", {"tax_year": 2026}, TODAY)
    _, taken = takes(session, Pressed("less:50%", RESULT_MESSAGE))
    assert [part for part in taken.parts if isinstance(part, WholePlan)] == []


def test_a_pin_moves_along() -> None:
    session, shown = turn(with_the_plan_on_screen(), Pressed("plan:pin", PLAN))
    assert message(shown).pins
    assert "plan:pin" not in labels(message(shown)), "an edit that changes nothing is not carried out"
    session, shown = turn(session, Pressed("plan:list", PLAN))
    assert "plan:pin" not in labels(message(shown))
    _, taken = takes(session, Typed("show me the steps"))
    moved, shown = taken.parts
    assert (message(moved).unpins, message(shown).pins) == (True, True)


# The list


def test_the_plan_lists_each_step_under_a_number_with_the_next_one_coloured() -> None:
    shown = message(WholePlan(RESULTS["last paychecks"], ticked=("mega:2026:elect_after_tax",)))
    colours = labels(shown)
    assert colours["step:0"] == "success"
    assert colours["step:1"] == "primary"
    assert colours["step:2"] is None
    assert "1 of " in texts.plain(shown.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_job_and_business_each_have_a_page_under_their_heading(language: str) -> None:
    job, business = (texts.text(language, f"plan.part.{part}") for part in ("job", "business"))
    first, second = (said(WholePlan(BOTH, page=page), language) for page in (0, 1))
    assert (job in first, business in first) == (True, False)
    assert (job in second, business in second) == (False, True)
    assert "plan:page:1" in labels(message(WholePlan(BOTH)))
    assert "plan:page:0" in labels(message(WholePlan(BOTH, page=1)))
    assert job not in said(WholePlan(RESULTS["last paychecks"]), language)


def test_what_is_done_is_folded_where_not_everything_has_room() -> None:
    ticked = tuple(f"mega:2026:{BOTH.assessment.steps[index].code}" for index in (0, 2))
    folded = WholePlan(BOTH, ticked)
    assert "✅ Done: 1, 3" in said(folded)
    assert {"step:0", "step:2"}.isdisjoint(labels(message(folded)))
    opened = message(WholePlan(BOTH, ticked, folded=False))
    assert {key for key in labels(opened) if key.startswith("step:")} == {"step:0", "step:2"}
    assert "plan:list" in labels(opened)


def test_the_list_opens_at_the_step_that_was_looked_at() -> None:
    last = len(BOTH.assessment.steps) - 1
    assert f"step:{last}" in labels(message(WholePlan(BOTH, near=last)))
    assert f"step:{last}" not in labels(message(WholePlan(BOTH)))


@pytest.mark.parametrize("forged", ["plan:page:99", "plan:page:x", "plan:page:", "plan:done:7"])
def test_a_forged_page_is_the_first_one(forged: str) -> None:
    _, shown = turn(with_the_plan_on_screen(), Pressed(forged, PLAN))
    assert isinstance(shown, WholePlan)
    assert message(shown).edits == PLAN


# One step


def test_done_goes_on_to_the_next_open_step_in_the_same_message() -> None:
    session, shown = turn(done(), Pressed("tick:0", 9))
    assert isinstance(shown, OneStep)
    assert (shown.index, shown.replaces) == (1, 9)
    session, shown = turn(session, Pressed("tick:2", 9))
    assert isinstance(shown, OneStep)
    assert shown.index == 3


def test_the_last_tick_shows_the_plan_all_done() -> None:
    session = done()
    steps = world().result(session).assessment.steps
    for number in range(len(steps)):
        session, shown = turn(session, Pressed(f"tick:{number}", 9))
    assert isinstance(shown, WholePlan)
    assert f"all {len(steps)} done" in said(shown)


def test_the_numbers_of_the_election_are_copied_by_a_tap() -> None:
    shown = message(OneStep(result_of("mega", employee(**LAST_PAYCHECKS), TODAY), 0))
    assert [button.copies for row in shown.rows for button in row if button.copies] == ["4100.00", "59"]


def test_the_payee_line_of_a_rollover_is_copied_by_a_tap() -> None:
    withdrawing = result_of("mega", employee(job_route="withdrawal", **LAST_PAYCHECKS), TODAY)
    index = [step.code for step in withdrawing.assessment.steps].index("withdraw_and_split")
    shown = message(OneStep(withdrawing, index), "de")
    assert any("FBO" in str(button.copies) for row in shown.rows for button in row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("person", "code", "words"),
    [
        (employee(**LAST_PAYCHECKS), "convert_in_plan", "in-plan Roth conversion of my entire after-tax source"),
        (employee(job_route="withdrawal", **LAST_PAYCHECKS), "withdraw_and_split", "direct rollover to my Roth IRA"),
        (employee(job_route="both", **LAST_PAYCHECKS), "convert_or_withdraw", "in-plan Roth conversion of my entire"),
        (owner(), "solo_convert", "As trustee, I convert the entire voluntary after-tax account"),
    ],
)
def test_a_step_that_converts_says_where_what_to_ask_and_what_to_check(
    person: dict[str, object], code: str, words: str, language: str
) -> None:
    result = result_of("mega", person, TODAY)
    index = [step.code for step in result.assessment.steps].index(code)
    shown = message(OneStep(result, index), language)
    assert any(words in str(button.copies) for row in shown.rows for button in row)
    assert texts.money(language, Decimal(0)) in shown.text
    assert {"en": "Check afterwards", "de": "Danach prüfen"}[language] in shown.text


def test_where_an_excess_must_stay_nobody_asks_for_the_whole() -> None:
    above = result_of("mega", employee(job_after_tax_so_far=45_000, **LAST_PAYCHECKS), TODAY)
    index = [step.code for step in above.assessment.steps].index("convert_in_plan")
    assert "excess" in above.assessment.steps[index].figures
    assert not [button for row in message(OneStep(above, index)).rows for button in row if button.copies]


# Reminders of them


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reminders_of_job_and_business_have_pages_and_stay_at_the_one_that_was_pressed(language: str) -> None:
    last = len(BOTH.assessment.steps) - 1
    crowded = Reminders(BOTH, {}, "Europe/Berlin", paydays=False)
    shown = labels(message(replace(crowded, near=last), language))
    assert f"remind:{last}" in shown
    assert "remind:page:0" in shown
    assert f"remind:{last}" not in labels(message(crowded, language))
