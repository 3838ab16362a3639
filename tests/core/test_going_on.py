"""A replay that goes on from an earlier one is the replay from the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer_types import AnswerType
from core.answers import NotAnswered
from core.assess import INTERVIEWS
from core.interview import Interview, Replay
from core.limits import built_in_limits
from core.question import Question
from tests.examples import examples
from tests.profiles import COMPLETE, NEW_YEAR, Profile, answered

LIMITS = built_in_limits()[2026]
ALIKE = (0, False, "0", 1, True, "1", 1.0, Decimal(1), None, "", "yes", "Yes", "YES ", "none", "unsure", "?", [1], (1,))
"""Answers of which many are equal and not the same, and many are taken nowhere."""

every_profile = pytest.mark.parametrize(
    ("name", "profile"), [(name, answered(name, profile, NEW_YEAR)) for name, profile in COMPLETE]
)


def from_the_start(interview: Interview, raw: Mapping[str, object]) -> Replay:
    return interview.replay(raw, LIMITS, NEW_YEAR)


def seen(replay: Replay) -> tuple[Any, ...]:
    """All that can be seen of a replay."""
    questions = (*replay.interview.questions, *replay.interview.wishes)
    given_answers = [(key, type(value), value) for key, value in replay.answers.given().items()]
    problems = [(key, problem.reason, problem.bounds) for key, problem in replay.problems]
    looked_up = [_looked_up(replay, question) for question in questions]
    surroundings = (replay.answers.year_limits, replay.answers.today, replay.answers.tax_year)
    paths = (replay.path, replay.usual_path, replay.next_question)
    return (replay.interview, dict(replay.raw), given_answers, problems, looked_up, surroundings, paths)


def _looked_up(replay: Replay, question: Question[Any]) -> tuple[object, object]:
    try:
        return replay.answers.get(question), replay.answers.wished(question)
    except NotAnswered:
        return "open", None


def changed(data: Any, replay: Replay, profile: Profile) -> dict[str, object]:
    """The answers with one or two of them given, changed, removed, or given once more."""
    interview, raw = replay.interview, dict(replay.raw)
    questions = (
        *interview.questions,
        *interview.wishes,
        *((replay.next_question,) * 20 if replay.next_question else ()),
    )
    for question in data.draw(st.lists(st.sampled_from(questions), min_size=1, max_size=2)):
        own = [profile[question.id]] * 5 if question.id in profile else []
        values = (*own, *question.type.codes, *ALIKE, *_usual(question, replay))
        value = data.draw(st.sampled_from((*values, "removed")))
        raw.pop(question.id, None)
        if value != "removed":
            raw[question.id] = value
    return raw


def _usual(question: Question[Any], replay: Replay) -> tuple[object, ...]:
    try:
        return (question.usual_answer(replay.answers), *question.suggestions(replay.answers))
    except NotAnswered:
        return ()


@every_profile
@examples(25)
@given(data=st.data())
def test_after_any_answers_changes_and_removals_it_is_the_same(name: str, profile: Profile, data: Any) -> None:
    begun = data.draw(st.integers(0, len(profile)))
    replays = [from_the_start(INTERVIEWS[name][0], dict(list(profile.items())[:begun]))]
    for _ in range(data.draw(st.integers(1, 12))):
        before = data.draw(st.sampled_from((*replays, *[replays[-1]] * 5)))
        raw = changed(data, before, profile)
        replays.append(before.with_answers(raw))
        assert seen(replays[-1]) == seen(from_the_start(before.interview, raw))


def test_a_later_change_leaves_the_replay_before_it_as_it_was() -> None:
    interview, profile = INTERVIEWS["mega"][0], answered(*COMPLETE[0], NEW_YEAR)
    before = from_the_start(interview, profile)
    for question_id in profile:
        before.with_answers({key: value for key, value in profile.items() if key != question_id})
        before.with_answers(profile | {question_id: "?"})
    assert seen(before) == seen(from_the_start(interview, profile))


@dataclass(frozen=True)
class Counted(AnswerType[Any]):
    """Takes anything and notes it."""

    read_so_far: list[object] = field(default_factory=list)

    def read(self, given: object) -> object:
        self.read_so_far.append(given)
        return given


COUNTED = Counted()
FIRST, SECOND, THIRD = (Question(name, COUNTED, usual="usual") for name in ("first", "second", "third"))
SMALL = Interview("small", (FIRST, SECOND, THIRD))


def read_after(before: Mapping[str, object], raw: Mapping[str, object]) -> list[object]:
    earlier = SMALL.replay(before, None, date(2026, 1, 1))
    COUNTED.read_so_far.clear()
    earlier.with_answers(raw)
    return list(COUNTED.read_so_far)


def test_answers_before_the_new_one_are_not_read_again() -> None:
    before = {"first": "a", "second": "b"}
    assert read_after(before, before | {"third": "c"}) == ["c"]
    assert read_after(before, before | {"second": "x"}) == ["x"]
    assert read_after(before, before | {"first": "x"}) == ["x", "b"]


def test_an_answer_that_is_equal_and_not_the_same_is_read() -> None:
    assert read_after({"first": 0, "second": "b"}, {"first": False, "second": "b"}) == [False, "b"]


def test_an_answer_that_was_changed_in_place_is_read() -> None:
    raw = {"first": ["a"], "second": "b"}
    earlier = SMALL.replay(raw, None, date(2026, 1, 1))
    raw["first"] += ["c"]
    COUNTED.read_so_far.clear()
    earlier.with_answers(raw)
    assert COUNTED.read_so_far == [["a", "c"], "b"]


def test_the_usual_path_is_looked_for_once() -> None:
    replay = SMALL.replay({}, None, date(2026, 1, 1))
    COUNTED.read_so_far.clear()
    assert replay.usual_path == replay.usual_path == SMALL.questions
    assert COUNTED.read_so_far == ["usual"] * 3
