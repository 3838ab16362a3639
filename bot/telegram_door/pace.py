"""Telegram's flood limits: one message a second per chat with bursts, thirty a second in all, edits included.

On Telegram's own server the limits are kept from the start. A server of one's own (TELEGRAM_API_URL) may have
others, so there they are kept from the first refusal on, for a while.
"""

from __future__ import annotations

import time
from collections.abc import Callable

CHAT_RATE, CHAT_BURST = 1.0, 30.0
GLOBAL_RATE, GLOBAL_BURST = 30.0, 30.0
CAUTIOUS_SECONDS = 600.0
CHATS_REMEMBERED = 10_000


class Bucket:
    """Tokens that refill with time; `take` says how long to wait for one."""

    __slots__ = ("at", "burst", "rate", "tokens")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self.rate, self.burst, self.tokens, self.at = rate, burst, burst, now

    def take(self, now: float) -> float:
        """Takes a token, if need be in advance; seconds until it is there."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate) - 1
        self.at = now
        return max(0.0, -self.tokens / self.rate)


class Pace:
    """How long a message to a chat has to wait."""

    def __init__(self, *, strict: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._strict = strict
        self._cautious_until = float("-inf")
        self._all = Bucket(GLOBAL_RATE, GLOBAL_BURST, clock())
        self._chats: dict[int, Bucket] = {}

    def refused(self) -> None:
        """Telegram said that it was too much."""
        self._cautious_until = self._clock() + CAUTIOUS_SECONDS

    def delay(self, chat_id: int) -> float:
        """Seconds to wait before the next message to a chat."""
        now = self._clock()
        if not self._strict and now >= self._cautious_until:
            return 0.0
        if len(self._chats) > CHATS_REMEMBERED:
            self._forget_the_quiet(now)
        chat = self._chats.setdefault(chat_id, Bucket(CHAT_RATE, CHAT_BURST, now))
        return max(chat.take(now), self._all.take(now))

    def _forget_the_quiet(self, now: float) -> None:
        refilled = CHAT_BURST / CHAT_RATE
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if now - bucket.at < refilled}
