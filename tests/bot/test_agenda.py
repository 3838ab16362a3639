"""What is to be done by a day, asked beside a result: one or two acts with their dates, and all of them a tap away."""

from __future__ import annotations

from datetime import date

import pytest

from bot.events import Typed
from bot.parts import Agenda, Named, OwnCase, Part, Profiles
from bot.understanding.own_case import Own
from bot.understanding.span_asked import span_asked
from core.result import Step
from tests.bot.household import couple
from tests.bot.person import Person, finished
from tests.profiles import employee, owner

MONDAY = date(2026, 11, 30)
LAST_PAYCHECKS = employee(job_next_pay_date="2026-12-04", job_net_pay=4_100, job_deferrals=20_000)


def _asked(someone: Person, line: str) -> Part:
    someone.does(Typed(line))
    (part,) = someone.tries(Typed(line))[-1:]
    return part


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("diese Woche", date(2026, 12, 6)),
        ("was muss ich diese woche machen?", date(2026, 12, 6)),
        ("ok und was ist diese woche dran", date(2026, 12, 6)),
        ("was mach ich am Montag", date(2026, 12, 7)),
        ("was ist bis Freitag zu tun", date(2026, 12, 4)),
        ("was steht nächste woche an", date(2026, 12, 13)),
        ("was muss ich heute noch erledigen", MONDAY),
        ("this week", date(2026, 12, 6)),
        ("what do I do on Monday", date(2026, 12, 7)),
        ("what's due by friday", date(2026, 12, 4)),
        ("anything to do today?", MONDAY),
        ("next week?", date(2026, 12, 13)),
    ],
)
def test_a_line_that_asks_what_is_to_be_done_by_a_day_names_that_day(line: str, until: date) -> None:
    assert span_asked(line, MONDAY) == until


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Freitag",
            "friday",
            "morgen",
            "was mach ich",
            "what now",
            "remind me next week",
            "erinnere mich diese woche",
        ),
        *("diese woche kam mein gehalt", "this week i got paid 5000", "was habe ich diese woche eingezahlt"),
        *("is next week still ok", "reicht das diese woche noch", "next week i leave my job", "i get paid this week"),
    ],
)
def test_a_line_that_says_or_asks_something_else_of_a_day_does_not(line: str) -> None:
    assert span_asked(line, MONDAY) is None


@pytest.mark.parametrize(("language", "line"), [("de", "diese woche"), ("en", "what do i do this week")])
def test_one_or_two_acts_are_shown_with_their_dates_and_all_are_a_tap_away(language: str, line: str) -> None:
    someone = finished(LAST_PAYCHECKS, language)
    part = _asked(someone, line)
    assert isinstance(part, Agenda)
    due = [part.result.assessment.steps[index].due for index in part.due]
    assert due
    assert all(day is not None and day <= part.until for day in due)
    buttons = {button.data for button in someone.buttons()}
    assert "plan:steps" in buttons
    assert {f"step:{index}" for index in part.due[:2]} <= buttons
    someone.presses("plan:steps")
    assert len(someone.messages[-1].text.split("▫️")) > 3


@pytest.mark.parametrize(
    "line", ["what does anna have to do this week", "und anna diese Woche?", "was muss meine Frau diese Woche machen"]
)
def test_the_acts_of_a_spouse_are_shown_of_the_spouse(line: str) -> None:
    someone = couple()
    someone.presses("profile:open:1")
    assert someone.session.person == "me"
    someone.does(Typed(line))
    assert (someone.session.name, someone.session.person) == ("Anna", "spouse")
    assert "📌" in someone.messages[-1].text


@pytest.mark.parametrize(
    "line", ["what does anna type in and by when", "was trägt meine Frau ein", "was muss sie eintragen und bis wann"]
)
def test_what_a_spouse_types_in_is_that_of_her_plan(line: str) -> None:
    someone = couple()
    someone.presses("profile:open:1")
    shown = _asked(someone, line)
    assert someone.session.person == "spouse"
    assert isinstance(shown, Named)
    assert isinstance(shown.part, OwnCase)
    assert shown.part.asked.about is Own.TYPING


@pytest.mark.parametrize("line", ["what do i type in", "was stellen sie ein", "what do anna and my wife type in"])
def test_what_is_asked_of_nobody_else_opens_no_other_plan(line: str) -> None:
    someone = couple()
    someone.presses("profile:open:1")
    someone.does(Typed(line))
    assert someone.session.person == "me"


@pytest.mark.parametrize("line", ["how much can we do together?", "wie viel geht bei uns zusammen noch"])
def test_what_both_of_a_couple_come_to_is_shown_of_both_and_of_nobody_alone(line: str) -> None:
    someone = couple()
    shown = _asked(someone, line)
    assert isinstance(shown, Named)
    assert isinstance(shown.part, Profiles)
    alone = finished(LAST_PAYCHECKS, "en")
    assert not isinstance(_asked(alone, line), Profiles)


def test_where_nothing_is_due_by_then_the_next_act_with_a_date_is_named() -> None:
    someone = finished(owner(business_plan="allows"), "en")
    part = _asked(someone, "this week?")
    assert isinstance(part, Agenda)
    assert part.due == ()
    following: Step = part.result.assessment.steps[part.following]
    assert following.due == date(2026, 12, 31)
    assert "No deadline falls by Nov 29." in someone.messages[-1].text


def test_what_is_ticked_off_is_not_to_be_done_and_without_a_result_nothing_is() -> None:
    someone = finished(LAST_PAYCHECKS, "en")
    before = _asked(someone, "this week")
    assert isinstance(before, Agenda)
    someone.presses(f"tick:{before.due[0]}")
    after = _asked(someone, "this week")
    assert isinstance(after, Agenda)
    assert before.due[0] not in after.due
    asking = Person("en")
    asking.does(Typed("employee"))
    assert not isinstance(_asked(asking, "this week"), Agenda)
