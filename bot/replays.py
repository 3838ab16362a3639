"""The replays and results made last: a turn begins with the answers that the one before it ended with."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from core.assess import Result, assess_replay
from core.interview import Interview, RawAnswers, Replay
from core.limits import Limits

REMEMBERED = 1000
"""About as many people as may be typing at once, twice over: each turn makes one replay that the next one needs."""

RESULTS_REMEMBERED = 8
"""More than one turn looks at, several times each: what it began with, what it ends with, what is only tried."""


class Replays:
    """The newest replays in memory, each by all that decides it, so that none can be out of date, and results of them.

    A result is decided by its replay alone, and nobody changes one.
    """

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._results: OrderedDict[Replay, Result] = OrderedDict()
        self._made: OrderedDict[tuple[str, str, date, int], tuple[Limits | None, Replay]] = OrderedDict()

    def of(self, interview: Interview, given: RawAnswers, limits: Limits | None, today: date, year: int) -> Replay:
        """What `Interview.replay` makes of the same."""
        # By their text, because 0 and False are equal, and are not the same answer.
        key = (interview.id, repr(given), today, year)
        known = self._made.get(key)
        # The limits themselves: an operator may put other ones in their place while the program runs.
        if known is not None and known[0] is limits:
            return known[1]
        before = {question: given[question] for question in list(given)[:-1]}
        earlier = self._made.get((interview.id, repr(before), today, year))
        if earlier is not None and earlier[0] is limits:
            replay = earlier[1].with_answers(given)
        else:
            replay = interview.replay(given, limits, today, year)
        self._made[key] = limits, replay
        if len(self._made) > self._remembered:
            self._made.popitem(last=False)
        return replay

    def result(self, replay: Replay) -> Result:
        """What a replay comes to."""
        result = self._results.pop(replay, None) or assess_replay(replay)
        self._results[replay] = result
        if len(self._results) > RESULTS_REMEMBERED:
            self._results.popitem(last=False)
        return result
