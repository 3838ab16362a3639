"""The world as it is now: the clock, the date, and the limits as their files say."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bot.replays import Replays
from bot.settings import Settings, SettingsProblem
from bot.world import World
from core.limits import LimitsByYear

log = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
"""Seconds between two looks at the files of limits."""


class LimitsOnDisk:
    """The limits of all years, read again when an operator has put a file into LIMITS_PATH.

    Looked at once a minute. A file that cannot be used is logged once, and the limits stay as they were.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._limits = settings.limits()
        self._files = settings.limits_files()
        self._looked = time.monotonic()

    def now(self) -> LimitsByYear:
        """The limits as they are now."""
        if self._settings.LIMITS_PATH is not None and time.monotonic() - self._looked > LOOK_SECONDS:
            self._looked = time.monotonic()
            self.look()
        return self._limits

    def look(self) -> None:
        """Reads the files if any has changed."""
        found = self._settings.limits_files()
        if found == self._files:
            return
        self._files = found
        try:
            self._limits = self._settings.limits()
        except SettingsProblem as problem:
            log.error("the limits stay as they were: %s", problem)
        else:
            log.info("the limits were read again: %s", ", ".join(map(str, self._limits)))


def world_of(settings: Settings) -> Callable[[], World]:
    """A world for each turn: the limits as their files say, the date and the clock as they are."""
    limits = LimitsOnDisk(settings)
    contact, replays = settings.CONTACT or "", Replays()
    return lambda: World(limits.now(), settings.today(), time.time(), contact=contact, replays=replays)
