"""Log lines about failures that may come by the hundred: each cause once a minute, with how often it came."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

QUIET_SECONDS = 60.0
CAUSES_REMEMBERED = 200


class Complaints:
    """Says a cause when it appears, and how many more there were when it is said again."""

    def __init__(self, logger: logging.Logger, clock: Callable[[], float] = time.monotonic) -> None:
        self._log = logger
        self._clock = clock
        self._said: dict[str, tuple[float, int]] = {}

    def say(self, words: str) -> None:
        """Logs a warning, unless the same was said within the last minute."""
        now = self._clock()
        at, silent = self._said.get(words, (float("-inf"), 0))
        if now - at < QUIET_SECONDS:
            self._said[words] = (at, silent + 1)
            return
        if len(self._said) >= CAUSES_REMEMBERED:
            self._said.clear()
        self._said[words] = (now, 0)
        self._log.warning("%s%s", words, f" ({silent} more since it was last said)" if silent else "")
