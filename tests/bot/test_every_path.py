"""Every path of every interview, walked as a conversation in both languages, with all that people do on the way."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from bot.commands import STARTS
from bot.conversation import Turn, take_turn
from bot.events import Command, Edited, Event, Pressed, Typed, Unreadable
from bot.languages import LANGUAGES
from bot.messages import Button, Message
from bot.parts import Ask, Part, Words
from bot.rendering import toast_text
from bot.session import Session, session_as_json, session_from_json
from bot.world import World
from core.answer_types import Choice
from core.assess import INTERVIEWS
from core.interview import Question
from core.limits import built_in_limits
from tests.bot.messages_checked import check_text, rendered
from tests.bot.walking import Walk

COMMAND_OF = {interview: name for name, interview in reversed(STARTS.items())}
UNREADABLE_AMOUNTS = ("24,5000", "1.2.3", "-5", "999999999999", "12 €", "abc", "x" * 4000, "<b>&", "{year}", "∞", "٣")


class Person:
    """Plays turns without a door; everything that is said is rendered and checked."""

    def __init__(self, language: str, time: tuple[int, date]) -> None:
        self.session: Session | None = None
        self.language = language
        self.world = World(built_in_limits(), time[1], 0.0)
        self.messages: list[Message] = []

    def does(self, event: Event) -> Turn:
        """Takes a turn; the session goes through its stored form, and some time passes."""
        self.world = replace(self.world, now=self.world.now + 60)
        turn = take_turn(deepcopy(self.session), event, self.world, self.language)
        if turn.session is not None:
            assert session_from_json(session_as_json(turn.session), turn.session.asked_message) == turn.session
        self.session = turn.session
        language = turn.session.language if turn.session else self.language
        self.messages = [message for part in turn.parts for message in rendered(part, language)]
        if turn.toast:
            check_text(toast_text(turn.toast, language) or "", language, 200)
        assert turn.parts or turn.toast, f"silence after {event}"
        return turn

    def presses(self, data: str) -> Turn:
        return self.does(Pressed(data))

    def asked(self) -> Question[Any] | None:
        """The open question."""
        assert self.session is not None
        return self.world.replay(self.session).next_question if self.session.stage == "asking" else None

    def tries(self, *events: Event) -> list[Part]:
        """Takes turns that are then as if they had never been."""
        before = self.session
        parts = [part for event in events for part in self.does(event).parts]
        self.session = before
        return parts

    def buttons(self) -> list[Button]:
        return [button for message in self.messages for row in message.rows for button in row]


@cache
def paths(interview: str) -> tuple[tuple[dict[str, Any], tuple[int, date]], ...]:
    """Complete answers, one set for each path and for each choice on it, at different times."""
    walk = Walk(INTERVIEWS[interview][0], seed=1)
    met: set[object] = set()
    found = []
    for answers, time in walk.complete():
        path = tuple(question.id for question in walk.replay(answers, time).path)
        news = {(path, time[0])} | {(len(path) > 8, key, answers[key]) for key in path if walk.is_choice(key)}
        if news - met:
            met |= news
            found.append((answers, time))
    return tuple(found)


def begun(interview: str, language: str, time: tuple[int, date]) -> Person:
    person = Person(language, time)
    person.does(Command("start", f"{language}_{COMMAND_OF[interview]}"))
    if person.world.tax_year(person.session or Session(language=language)) != time[0]:
        person.does(Command("year", str(time[0])))
    assert person.session is not None
    assert person.session.interview == interview
    return person


def walks(interview: str) -> Iterator[tuple[str, dict[str, Any], tuple[int, date]]]:
    for number, (answers, time) in enumerate(paths(interview)):
        for language in LANGUAGES if number % 2 else reversed(LANGUAGES):
            yield language, answers, time


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_path_ends_in_a_result_and_every_answer_is_noted(interview: str) -> None:
    for language, answers, time in walks(interview):
        person = begun(interview, language, time)
        for _ in range(40):
            if (question := person.asked()) is None:
                break
            given = str(answers[question.id])
            is_button = isinstance(question.type, Choice)
            turn = person.presses(f"{question.id}:{given}") if is_button else person.does(Typed(given))
            assert person.session is not None
            assert person.session.answers[question.id] == given, turn.parts
        assert person.session is not None
        assert person.session.stage == "done"
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
        person = begun(interview, language, time)
        while (question := person.asked()) is not None:
            if question.id not in met:
                met.add(question.id)
                stay(person, question)
            person.does(Typed(str(answers[question.id])))
    assert met == {question.id for question in INTERVIEWS[interview][0].questions}


def stay(person: Person, question: Question[Any]) -> None:
    """Everything but an answer leaves the person at the same question, which is asked again."""
    assert person.session is not None
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
    assert person.session is not None
    was_taken = question.id in person.session.answers
    person.session = before
    return was_taken


def go_back(person: Person, question: Question[Any]) -> None:
    """Back forgets exactly the last answer on the path; at the first question there is none."""
    assert person.session is not None
    before = person.session
    path = [each.id for each in person.world.replay(before).path]
    at = path.index(question.id)
    person.session = deepcopy(before)
    parts = person.presses(f"{question.id}:<").parts
    assert person.session is not None
    gone = set(before.answers) - set(person.session.answers)
    if at:
        assert gone == {path[at - 1]}
        assert [part.question.id for part in parts if isinstance(part, Ask)] == [path[at - 1]]
    else:
        assert not gone
    person.session = before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_answer_can_be_changed_and_what_falls_away_is_named(interview: str, language: str) -> None:
    fell_away = 0
    for answers, time in paths(interview)[::3]:
        person = begun(interview, language, time)
        while (question := person.asked()) is not None:
            person.does(Typed(str(answers[question.id])))
        assert person.session is not None
        done = person.session
        path = [each.id for each in person.world.replay(done).path]
        for key in path:
            fell_away += change(person, key, path)
            person.session = done
    assert fell_away or len({len(walk[0]) for walk in paths(interview)}) == 1


def change(person: Person, key: str, path: list[str]) -> bool:
    """Opens an answer, keeps it once, then gives another; True when answers fell away and were named."""
    person.session = deepcopy(person.session)
    assert person.session is not None
    former = dict(person.session.answers)
    person.tries(Pressed(f"change:{key}"), Pressed(f"{key}:<"))
    person.presses(f"change:{key}")
    person.presses(f"{key}:<")
    assert person.session.answers == former, "a change that was not finished leaves everything as it was"
    person.presses(f"change:{key}")
    question = INTERVIEWS[person.session.interview][0].question(key)
    assert question is not None
    others = [code for code in getattr(question.type, "codes", ()) if code != former[key]] or ["0"]
    turn = person.presses(f"{key}:{others[0]}")
    now = {each.id for each in person.world.replay(person.session).path}
    lost = tuple(each for each in path if each not in now)
    said = [part for part in turn.parts if isinstance(part, Words)] + [
        notice for part in turn.parts if isinstance(part, Ask) for notice in part.notices
    ]
    named = [words.values["questions"] for words in said if words.key == "change.fell_away"]
    assert named == ([lost] if lost else []), (key, others[0], lost)
    return bool(lost)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_employee_hears_a_verdict_after_three_taps(language: str) -> None:
    person = begun("mega", language, (2026, date(2026, 11, 23)))
    for data in ("situation:employee", "job.after_tax:yes", "job.route:in_plan"):
        turn = person.presses(data)
    assert "verdict.eligible" in [part.key for part in turn.parts if isinstance(part, Words)]


def test_an_employee_under_50_knows_the_amount_after_at_most_twelve_answers() -> None:
    person = begun("mega", "de", (2026, date(2026, 11, 23)))
    answers, _ = next(
        walk
        for walk in paths("mega")
        if walk[0]["situation"] == "employee"
        and walk[0].get("job.route") == "in_plan"
        and walk[0]["age_band"] == "under_50"
    )
    answers |= {"job.pay": "180000", "job.deferrals": "24500", "job.employer": "6000", "job.after_tax_so_far": "0"}
    answers |= {"deferrals_elsewhere": "0", "job.cap": "none", "job.pay_dates_left": "3"}
    for _ in range(12):
        question = person.asked()
        assert question is not None
        turn = person.does(Typed(str(answers[question.id])))
        if any(isinstance(part, Words) and part.key == "milestone.amount" for part in turn.parts):
            break
    assert any(isinstance(part, Words) and part.key == "milestone.amount" for part in turn.parts)
