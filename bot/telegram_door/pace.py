"""Telegram's flood limits: one message a second per chat with bursts, SEND_RATE a second in all, edits included.

On Telegram's own server the limits are kept from the start. A server of one's own (TELEGRAM_API_URL) may have
others, so there they are kept from the first refusal on, for a while: by the chat alone that wrote too much, by all
where a quiet chat was refused. People who wait go before reminders.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

CHAT_RATE, CHAT_BURST = 1.0, 30.0
QUIET_BURST = 10.0
"""Messages at once up to which a refusal is not the chat's own doing, but the doing of all together."""

CAUTIOUS_SECONDS = 600.0
CHATS_REMEMBERED = 10_000
KEPT_FOR_PEOPLE = 1 / 3
"""The share of what may be sent at once that reminders leave to people who wait."""


class Bucket:
    """Tokens that refill with time; `take` says how long to wait for one, where the limit is kept."""

    __slots__ = ("at", "burst", "kept_until", "rate", "tokens")

    def __init__(self, rate: float, burst: float, now: float, *, kept: bool) -> None:
        self.rate, self.burst, self.tokens, self.at = rate, burst, burst, now
        self.kept_until = float("inf" if kept else "-inf")

    def take(self, now: float) -> float:
        """Takes a token, if need be in advance; seconds until it is there."""
        self.refill(now)
        self.tokens -= 1
        if not self.is_kept(now):
            # Where the limit is kept from now on, nobody waits for what went beyond it before.
            self.tokens = max(0.0, self.tokens)
        return max(0.0, -self.tokens / self.rate)

    def is_kept(self, now: float) -> bool:
        """Whether the limit is kept just now."""
        return now < self.kept_until

    def keep(self, now: float) -> None:
        """The limit was met: it is kept for a while."""
        self.kept_until = max(self.kept_until, now + CAUTIOUS_SECONDS)

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
        self._all = Bucket(rate, rate, clock(), kept=strict)
        self._chats: dict[int, Bucket] = {}
        self._most = CHATS_REMEMBERED
        self._barred: dict[int, float] = {}

    def bar(self, chat_id: int, seconds: float) -> None:
        """Telegram allows nothing to a chat for so long."""
        self._barred[chat_id] = self._clock() + seconds

    def refused(self, chat_id: int) -> None:
        """Telegram said that it was too much: for this chat, or for all where this one had hardly any."""
        now = self._clock()
        chat = self._chat(chat_id, now)
        chat.refill(now)
        (self._all if chat.tokens > CHAT_BURST - QUIET_BURST else chat).keep(now)

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
        of_chat = self._chat(chat_id, now).take(now)
        return max(of_chat, self._all.take(now))

    def crowded(self) -> float:
        """Seconds until a reminder may be sent without taking what is kept for people."""
        now = self._clock()
        return self._all.until(1 + self._all.burst * KEPT_FOR_PEOPLE, now) if self._all.is_kept(now) else 0.0

    def _chat(self, chat_id: int, now: float) -> Bucket:
        if len(self._chats) > self._most:
            self._forget_the_quiet(now)
        if chat_id not in self._chats:
            self._chats[chat_id] = Bucket(CHAT_RATE, CHAT_BURST, now, kept=self._strict)
        return self._chats[chat_id]

    def _forget_the_quiet(self, now: float) -> None:
        refilled = CHAT_BURST / CHAT_RATE
        self._chats = {
            chat: each
            for chat, each in self._chats.items()
            if now - each.at < refilled or (not self._strict and each.is_kept(now))
        }
        # Where nobody is quiet, a look at everybody must not follow each message.
        self._most = max(CHATS_REMEMBERED, 2 * len(self._chats))
