"""Every interview, walked as a conversation in every language, with all that people do on the way."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import cycle
from typing import Any

import pytest

from bot.events import Command, Edited, Event, Pressed, Typed, Unreadable
from bot.languages import LANGUAGES
from bot.parts import Ask, Words
from core.assess import INTERVIEWS
from core.question import Question
from tests.bot.person import Person, begun
from tests.bot.walking import Complete, Walk
from tests.examples import few, more_by_night

UNREADABLE_AMOUNTS = ("24,5000", "1.2.3", "-5", "999999999999", "12 €", "x" * 4000, "<b>&", "{year}", "∞", "٣")
MOST_WALKS = 90
"""Conversations for one interview; every answer of every question is among them."""


@cache
def paths(interview: str) -> tuple[Complete, ...]:
    """Complete answers, those first that bring an answer that was not met before, then other paths."""
    walk = Walk(INTERVIEWS[interview][0], seed=1)
    met: set[object] = set()
    first, further = [], []
    for answers, time in walk.complete():
        path = tuple(question.id for question in walk.replay(answers, time).path)
        news = {*answers.items()} - met
        if news or path not in met:
            (first if news else further).append((answers, time))
        met |= {*news, path}
    return (*first, *further)[: max(len(first), MOST_WALKS)]


def walks(interview: str) -> Iterator[tuple[str, Complete]]:
    return zip(cycle(LANGUAGES), paths(interview), strict=False)


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_path_ends_in_a_result_and_every_answer_is_noted(interview: str) -> None:
    for number, (language, (answers, time)) in enumerate(walks(interview)):
        person = begun(interview, language, time)
        while (question := person.asked()) is not None:
            turn = person.answers(answers[question.id])
            assert question.id in person.session.answers, turn.parts
        assert person.session.stage == "done"
        if number % 3 == 0:
            follow_every_button(person)


def follow_every_button(person: Person) -> None:
    """All buttons below a result and below what they lead to, two deep; each says something that is valid."""
    done = deepcopy(person.session)
    seen: set[str] = set()
    pending = [button.data for button in person.buttons() if button.data]
    while pending:
        data = pending.pop()
        if data in seen:
            continue
        seen.add(data)
        person.session = deepcopy(done)
        person.presses(data)
        if data.startswith(("plan:", "step:", "topic:")):
            pending += [button.data for button in person.buttons() if button.data]
    assert {"plan:why", "plan:more", "plan:change"} <= seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_at_every_question_help_back_language_and_nonsense_keep_the_place(interview: str, language: str) -> None:
    met: set[str] = set()
    for answers, time in paths(interview):
        if met >= set(answers):
            continue
        person = begun(interview, language, time)
        while (question := person.asked()) is not None:
            if question.id not in met:
                met.add(question.id)
                stay(person, question)
            person.answers(answers[question.id])
    assert met == {question.id for question in INTERVIEWS[interview][0].asked}


def stay(person: Person, question: Question[Any]) -> None:
    """Everything but an answer leaves the person at the same question, which is asked again."""
    given = dict(person.session.answers)
    other = next(each for each in LANGUAGES if each != person.session.language)
    events: list[Event] = [
        Pressed(f"{question.id}:?"),
        Pressed(f"language:{other}"),
        Pressed("old.question:yes"),
        Pressed(""),
        Pressed(f"{question.id}:nonsense"),
        Command("language", other),
        Command("plan"),
        Command("change"),
        Command("nonsense", "<b>"),
        Edited(),
        *(Unreadable(kind) for kind in ("sticker", "voice", "photo", "document", "other")),
        *(Typed(text) for text in UNREADABLE_AMOUNTS if not taken(person, question, text)),
    ]
    for event in events:
        parts = person.tries(event)
        asked = [part for part in parts if isinstance(part, Ask)]
        if event == Command("change") and given:
            continue
        assert [part.question.id for part in asked] == [question.id], (event, parts)
    person.tries(Pressed(f"{question.id}:?"), Pressed(f"language:{other}"), Pressed(f"{question.id}:?"))
    person.tries(Command("cancel"), Typed("?"), Pressed("go:continue"))
    person.tries(Command("help"), Command("privacy"), Command("delete"), Pressed("delete:no"))
    person.tries(Command("remind"), Command("export"), Command("explain"))
    go_back(person, question)
    assert person.session.answers == given


def taken(person: Person, question: Question[Any], text: str) -> bool:
    """Whether a text happens to be an answer."""
    before = deepcopy(person.session)
    person.does(Typed(text))
    was_taken = question.id in person.session.answers
    person.session = before
    return was_taken


def go_back(person: Person, question: Question[Any]) -> None:
    """Back forgets exactly the last answer on the path; at the first question there is none."""
    before = person.session
    path = [each.id for each in person.world.replay(before).path]
    at = path.index(question.id)
    person.session = deepcopy(before)
    parts = person.presses(f"{question.id}:<").parts
    gone = set(before.answers) - set(person.session.answers)
    if at:
        assert gone == {path[at - 1]}
        assert [part.question.id for part in parts if isinstance(part, Ask)] == [path[at - 1]]
    else:
        assert not gone
    person.session = before


@more_by_night
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_answer_can_be_changed_and_what_falls_away_is_named(interview: str, language: str) -> None:
    fell_away = 0
    thinned = paths(interview)[:: max(1, len(paths(interview)) // 30)]
    for answers, time in few(thinned, 2, list(LANGUAGES).index(language)):
        person = begun(interview, language, time)
        person.goes_on(answers)
        done = person.session
        path = [each.id for each in person.world.replay(done).path]
        for key in path:
            fell_away += change(person, key, path)
            person.session = done
    assert fell_away or len({len(answers) for answers, _ in paths(interview)}) == 1


def change(person: Person, key: str, path: list[str]) -> bool:
    """Opens an answer, keeps it once, then gives another; True when answers fell away and were named."""
    person.session = deepcopy(person.session)
    former = dict(person.session.answers)
    person.tries(Pressed(f"change:{key}"), Pressed(f"{key}:<"))
    person.presses(f"change:{key}")
    person.presses(f"{key}:<")
    assert person.session.answers == former, "a change that was not finished leaves everything as it was"
    person.presses(f"change:{key}")
    question = INTERVIEWS[person.session.interview][0].question(key)
    assert question is not None
    others = [code for code in question.type.codes if code != former[key]] or ["0"]
    another = others[len(path) % len(others)]
    turn = person.presses(f"{key}:{another}")
    if person.session.answers.get(key) != another:
        return False
    now = {each.id for each in person.world.replay(person.session).path}
    lost = tuple(each for each in path if each not in now)
    said = [part for part in turn.parts if isinstance(part, Words)] + [
        notice for part in turn.parts if isinstance(part, Ask) for notice in part.notices
    ]
    named = [words.values["questions"] for words in said if words.key == "change.fell_away"]
    assert named == ([lost] if lost else []), (key, another, lost)
    return bool(lost)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_employee_hears_a_verdict_after_three_taps(language: str) -> None:
    person = begun("mega", language)
    for data in ("situation:employee", "job.after_tax:yes", "job.route:in_plan"):
        turn = person.presses(data)
    assert "verdict.eligible" in [part.key for part in turn.parts if isinstance(part, Words)]


@pytest.mark.parametrize(
    ("route", "told"), [("unsure", "milestone.amount.if_allowed"), ("in_plan", "milestone.amount"), ("none", None)]
)
def test_the_amount_on_the_way_keeps_the_condition_of_the_verdict(route: str, told: str | None) -> None:
    person = begun("mega", "de")
    said: list[str] = []
    given = {"job.route": route, "job.deferrals": "24500", "job.leaving": "no"}
    while (question := person.asked()) is not None:
        usual = question.usual_answer(person.world.replay(person.session).answers)
        said += [part.key for part in person.answers(given.get(question.id, usual)).parts if isinstance(part, Words)]
    assert [key for key in said if key.startswith("milestone.")] == ([told] if told else [])


def test_an_employee_under_50_knows_the_amount_before_the_last_question() -> None:
    person = begun("mega", "de")
    said: list[str] = []
    while (question := person.asked()) is not None:
        usual = question.usual_answer(person.world.replay(person.session).answers)
        # Without deferrals the paychecks left would go into those first.
        answer = "24500" if question.id == "job.deferrals" else usual
        said += [part.key for part in person.answers(answer).parts if isinstance(part, Words)]
        if "milestone.amount" in said:
            break
    assert "milestone.amount" in said
    assert person.asked() is not None
    assert len(person.session.answers) <= 15
