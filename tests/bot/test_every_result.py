"""Every result that an interview can come to, shown in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from bot.hr_points import asked_of_the_plan
from bot.languages import LANGUAGES
from bot.messages import Message
from bot.parts import Agenda, Arithmetic, HrMessage, OneStep, Outcome, Part, Reminders, Review, WholePlan, Why
from bot.profile import step_key
from core.assess import INTERVIEWS, Result, assess
from core.limits import LimitsByYear
from tests.bot.messages_checked import rendered
from tests.bot.walking import Complete, Walk
from tests.examples import few, more_by_night

MOST_PAGES = 3
"""Screens that the steps of anybody need."""


def parts_of(result: Result) -> Iterator[Part]:
    """Everything that can be said of a result."""
    assert result.replay is not None
    yield Outcome(result)
    yield Why(result)
    for page in range(MOST_PAGES):
        yield WholePlan(result, page=page)
    done = [step_key(result.interview, result.tax_year, step.code) for step in result.assessment.steps]
    yield WholePlan(result, tuple(done[::2]))
    yield WholePlan(result, tuple(done[::2]), folded=False)
    yield WholePlan(result, tuple(done))
    for page in range(MOST_PAGES):
        yield Review(result.replay, result.interview, page)
    yield Arithmetic(result)
    for index in range(len(result.assessment.steps)):
        yield OneStep(result, index)
    dated = tuple(index for index, step in enumerate(result.assessment.steps) if step.due)
    for due in (dated, ()):
        if result.assessment.steps:
            yield Agenda(result, result.replay.answers.today, due, (*dated, 0)[0])
    for page in range(MOST_PAGES):
        yield Reminders(result, {}, "Europe/Berlin", paydays=False, page=page)
    if asked := asked_of_the_plan(result):
        yield HrMessage(asked, "https://t.me/mega_backdoor_bot?start=en", result.replay.answers.today)


def complete(interview: str, walked: str) -> Iterable[Complete]:
    """Sets of answers in which every two meet, or the boundary values of every question one at a time."""
    walk = Walk(INTERVIEWS[interview][0])
    return few(walk.complete(), 3) if walked == "choices" else few(walk.varied(), 5)


def check_button_targets(messages: list[Message], result: Result) -> None:
    """Buttons below a result lead somewhere."""
    for button in (button for message in messages for row in message.rows for button in row if button.data):
        subject, _, value = str(button.data).partition(":")
        if subject == "step":
            assert 0 <= int(value) < len(result.assessment.steps)
        if subject == "change":
            assert result.replay is not None
            assert value in result.replay.answers.given()


@more_by_night
@pytest.mark.parametrize("walked", ["choices", "boundaries"])
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_result_is_shown_in_both_languages(interview: str, walked: str, limits: LimitsByYear) -> None:
    shown: set[str] = set()
    outcomes: Counter[str] = Counter()
    for answers, (year, today) in complete(interview, walked):
        result = assess(interview, answers | {"tax_year": year}, limits, today)
        assert result.next_question is None, answers
        outcomes[result.assessment.outcome] += 1
        for part in parts_of(result):
            key = f"{part!r}" if isinstance(part, HrMessage) else said_of(part, result)
            if key in shown:
                continue
            shown.add(key)
            for language in LANGUAGES:
                check_button_targets(rendered(part, language), result)
    assert "incomplete" not in outcomes
    assert outcomes if walked == "choices" else len(outcomes) > 1


def said_of(part: Part, result: Result) -> str:
    """What a part depends on, so that equal ones are shown once."""
    found = result.assessment
    about: tuple[object, ...] = (type(part).__name__, result.tax_year, found.outcome)
    if isinstance(part, OneStep):
        return f"{about} {part.index} {len(found.steps)} {found.steps[part.index]}"
    if isinstance(part, Why):
        return f"{about} {found.reasons} {found.warnings} {found.figures}"
    if isinstance(part, WholePlan | Reminders):
        shown = (part.page, len(part.ticked), part.folded) if isinstance(part, WholePlan) else part.page
        return f"{about} {shown} {[(step.code, step.due) for step in found.steps]} {found.figures}"
    assert result.replay is not None
    return f"{about} {dict(result.replay.answers.given())}"


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_the_walk_meets_every_choice_of_every_question(interview: str) -> None:
    walk = Walk(INTERVIEWS[interview][0])
    met: dict[str, set[object]] = {}
    for answers, time in walk.complete():
        for key, value in walk.replay(answers, time).answers.given().items():
            met.setdefault(key, set()).add(value)
    for question in walk.interview.asked:
        assert question.id in met, f"{question.id} is on no path"
        assert set(question.type.codes) <= met[question.id], question.id
