"""Telegram's flood limits: one message a second per chat with bursts, SEND_RATE a second in all, edits included.

On Telegram's own server the limits are kept from the start. A server of one's own (TELEGRAM_API_URL) may have
others, so there they are kept from the first refusal on, for a while. People who wait go before reminders.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

CHAT_RATE, CHAT_BURST = 1.0, 30.0
CAUTIOUS_SECONDS = 600.0
CHATS_REMEMBERED = 10_000
KEPT_FOR_PEOPLE = 1 / 3
"""The share of what may be sent at once that reminders leave to people who wait."""


class Bucket:
    """Tokens that refill with time; `take` says how long to wait for one."""

    __slots__ = ("at", "burst", "rate", "tokens")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self.rate, self.burst, self.tokens, self.at = rate, burst, burst, now

    def take(self, now: float) -> float:
        """Takes a token, if need be in advance; seconds until it is there."""
        self.refill(now)
        self.tokens -= 1
        return max(0.0, -self.tokens / self.rate)

    def refill(self, now: float) -> None:
        """Adds what has come since the last look."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now

    def until(self, tokens: float, now: float) -> float:
        """Seconds until so many tokens are there, if nobody takes one."""
        self.refill(now)
        return max(0.0, (tokens - self.tokens) / self.rate)


class Pace:
    """How long a message to a chat has to wait."""

    def __init__(self, *, strict: bool, rate: float = 30.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._strict = strict
        self._cautious_until = float("-inf")
        self._all = Bucket(rate, rate, clock())
        self._chats: dict[int, Bucket] = {}
        self._barred: dict[int, float] = {}

    def bar(self, chat_id: int, seconds: float) -> None:
        """Telegram allows nothing to a chat for so long."""
        self._barred[chat_id] = self._clock() + seconds

    def refused(self) -> None:
        """Telegram said that it was too much."""
        self._cautious_until = self._clock() + CAUTIOUS_SECONDS

    async def wait(self, chat_id: int, *, patient: bool = False) -> None:
        """Waits until a message to a chat may be sent; a patient one also until people need not wait for it."""
        if (until := self._barred.pop(chat_id, None)) is not None:
            await asyncio.sleep(max(0.0, until - self._clock()))
        while patient and (seconds := self.crowded()):  # noqa: ASYNC110 - time is what it waits for
            await asyncio.sleep(seconds)
        if seconds := self.delay(chat_id):
            await asyncio.sleep(seconds)

    def delay(self, chat_id: int) -> float:
        """Seconds to wait before the next message to a chat, which is counted."""
        now = self._clock()
        if self._is_off(now):
            return 0.0
        if len(self._chats) > CHATS_REMEMBERED:
            self._forget_the_quiet(now)
        chat = self._chats.setdefault(chat_id, Bucket(CHAT_RATE, CHAT_BURST, now))
        return max(chat.take(now), self._all.take(now))

    def crowded(self) -> float:
        """Seconds until a reminder may be sent without taking what is kept for people."""
        now = self._clock()
        return 0.0 if self._is_off(now) else self._all.until(1 + self._all.burst * KEPT_FOR_PEOPLE, now)

    def _is_off(self, now: float) -> bool:
        return not self._strict and now >= self._cautious_until

    def _forget_the_quiet(self, now: float) -> None:
        refilled = CHAT_BURST / CHAT_RATE
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if now - bucket.at < refilled}
