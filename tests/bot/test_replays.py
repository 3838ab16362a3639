"""A remembered replay is the one that its answers, limits, day and year come to, and so is a remembered result."""

from datetime import date
from decimal import Decimal

import pytest

from bot.replays import RESULTS_REMEMBERED, Replays
from core.assess import INTERVIEWS, assess
from core.interview import RawAnswers, Replay
from core.limits import Limits, built_in_limits
from core.mega_backdoor.questions import TAKE
from core.person import AFTER_TAX, SITUATION
from tests.profiles import answered, employee

MEGA = INTERVIEWS["mega"][0]
LIMITS = built_in_limits()
YEAR = 2026
LIMITS_OF_YEAR = LIMITS[YEAR]
TODAY = date(YEAR, 11, 29)
GIVEN: RawAnswers = {SITUATION.id: "employee", AFTER_TAX.id: "yes"}


def replay(replays: Replays, given: RawAnswers = GIVEN, limits: Limits = LIMITS_OF_YEAR, today: date = TODAY) -> Replay:
    return replays.of(MEGA, given, limits, today, YEAR)


def test_the_same_answers_are_replayed_once() -> None:
    replays = Replays()
    assert replay(replays, dict(GIVEN)) is replay(replays, dict(GIVEN))


def test_the_answers_are_looked_at_anew_each_time() -> None:
    replays, given = Replays(), dict(GIVEN)
    before = replay(replays, given)
    given[AFTER_TAX.id] = "no"
    after = replay(replays, given)
    assert (before.answers[AFTER_TAX], after.answers[AFTER_TAX]) == ("yes", "no")


@pytest.mark.parametrize(("one", "other"), [(0, False), (1, True), (1, Decimal(1)), (1, "1"), ("yes", "Yes")])
def test_answers_that_are_equal_and_not_the_same_share_no_replay(one: object, other: object) -> None:
    replays = Replays()
    first = replay(replays, {**GIVEN, "deferrals_elsewhere": one})
    assert replay(replays, {**GIVEN, "deferrals_elsewhere": other}) is not first


def test_what_follows_a_remembered_replay_is_the_replay_from_the_start() -> None:
    replays, given = Replays(), answered("mega", employee(), TODAY)
    for place in range(len(given) + 1):
        so_far = dict(list(given.items())[:place])
        found, expected = replay(replays, so_far), MEGA.replay(so_far, LIMITS_OF_YEAR, TODAY, YEAR)
        assert (found.answers.given(), found.path) == (expected.answers.given(), expected.path)
        assert (found.next_question, found.usual_path) == (expected.next_question, expected.usual_path)
    assert replay(replays, given).next_question is None


def test_other_limits_of_the_same_year_are_replayed_with() -> None:
    replays = Replays()
    replay(replays)
    other = LIMITS_OF_YEAR.model_copy()
    assert replay(replays, {**GIVEN, "age_band": "50_59"}, other).answers.limits is other
    assert replay(replays, limits=other).answers.limits is other
    assert replay(replays).answers.limits is LIMITS_OF_YEAR


def test_another_day_is_replayed_anew() -> None:
    replays = Replays()
    replay(replays)
    assert replay(replays, today=date(YEAR, 12, 31)).answers.today == date(YEAR, 12, 31)


def test_another_year_and_another_interview_are_replayed_anew() -> None:
    replays = Replays()
    replay(replays)
    assert replays.of(MEGA, GIVEN, LIMITS_OF_YEAR, TODAY, YEAR - 1).answers.tax_year == YEAR - 1
    ira = INTERVIEWS["ira"][0]
    assert replays.of(ira, GIVEN, LIMITS_OF_YEAR, TODAY, YEAR).path[0] in ira.questions


def test_the_oldest_are_forgotten() -> None:
    replays = Replays(remembered=2)
    first = replay(replays)
    replay(replays, {})
    assert replay(replays) is first
    replay(replays, {SITUATION.id: "both"})
    assert replay(replays) is not first


def test_a_remembered_problem_holds_nothing_of_what_was_at_work() -> None:
    problems = replay(Replays(), {**GIVEN, AFTER_TAX.id: "perhaps"}).problems
    assert [problem.__traceback__ for _, problem in problems] == [None]


def test_a_result_is_drawn_once_for_each_replay_and_is_the_one_of_its_answers() -> None:
    replays, given = Replays(), answered("mega", employee(), TODAY)
    one, other = replay(replays, given), replay(replays, {**given, TAKE.id: "50%"})
    found = replays.result(one)
    assert replays.result(other).assessment != found.assessment
    assert replays.result(one) is found
    assert found.assessment == assess("mega", given, LIMITS, TODAY).assessment
    assert (found.interview, found.tax_year, found.replay) == ("mega", YEAR, one)


def test_the_oldest_results_are_drawn_anew() -> None:
    replays = Replays()
    first = replay(replays)
    found = replays.result(first)
    for age in range(RESULTS_REMEMBERED):
        replays.result(replay(replays, {**GIVEN, "deferrals_elsewhere": age}))
    assert replays.result(first) is not found
