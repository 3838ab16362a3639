"""Whether the bot and Telegram are in touch: the last success in each direction, and what is known to be wrong."""

from __future__ import annotations

import time
from collections.abc import Callable

from telegram.error import TelegramError

from bot.metrics import Gauge, Metrics
from bot.telegram_door.answers import TOKEN_REVOKED, Revoked

SILENT_SECONDS = 180.0
FAILING_SECONDS = 120.0
RIVAL_SECONDS = 180.0
"""For so long another program with the same token is a problem after it was last met: it comes and goes."""

CAUSES = ("conflict", "token", "unreachable", "webhook")
"""Another program polls; the token is revoked; Telegram cannot call the webhook; another program took it away."""


class Contact:
    """Notes successes and failures. `polls` is False where Telegram calls, and only when somebody writes."""

    def __init__(self, metrics: Metrics, *, polls: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.metrics = metrics
        self._clock = clock
        self._polls = polls
        self._heard = self._sent = clock()
        self._failing_since: float | None = None
        self._rivals: dict[str, tuple[float, str]] = {}
        self.problems: dict[str, str] = {}
        """What is known to be wrong until it is known to be right, by a word for the metrics: a sentence."""

    def heard(self) -> None:
        """Telegram answered a poll, or called the webhook."""
        self._heard = self._clock()

    def sent(self) -> None:
        """Telegram took a message, or refused it in its own words."""
        self._sent = self._clock()
        self._failing_since = None
        self.problems.pop("token", None)

    def failed(self, error: TelegramError) -> None:
        """A call could not be made."""
        self.metrics.failed_send(type(error).__name__)
        if isinstance(error, Revoked):
            self.problems["token"] = TOKEN_REVOKED
        if self._failing_since is None:
            self._failing_since = self._clock()

    def met_rival(self, cause: str, words: str) -> None:
        """Another program with the same token was met."""
        self._rivals[cause] = (self._clock(), words)

    def wrong(self) -> dict[str, str]:
        """What is wrong just now, by a word for the metrics: a sentence for the operator."""
        now = self._clock()
        return self.problems | {key: words for key, (at, words) in self._rivals.items() if now - at < RIVAL_SECONDS}

    @property
    def heard_seconds(self) -> float:
        """Seconds since Telegram was last heard of."""
        return self._clock() - self._heard

    @property
    def sent_seconds(self) -> float:
        """Seconds since a message was last taken."""
        return self._clock() - self._sent

    @property
    def failing_seconds(self) -> float:
        """Seconds for which every message has failed; 0 where none has since the last success."""
        return 0.0 if self._failing_since is None else self._clock() - self._failing_since

    def silent_since(self, moment: float) -> float:
        """Seconds since Telegram was last heard of, counted from a moment at the earliest."""
        return self._clock() - max(self._heard, moment)

    def worked_since(self, moment: float) -> bool:
        """Whether a message was taken after a moment of the process's clock."""
        return self._sent > moment

    def now(self) -> float:
        """The process's clock."""
        return self._clock()

    def gauges(self, outbox: int) -> list[Gauge]:
        """What the operator's monitoring sees of it."""
        mode = {"mode": "polling" if self._polls else "webhook"}
        silent = "Seconds since Telegram last answered a poll or called the webhook."
        failing = "Seconds for which every message has failed."
        known, wrong = self.wrong(), "1 while something is known to be wrong between the bot and Telegram."
        return [
            Gauge("outbox_messages", "Messages on their way.", outbox),
            Gauge("last_contact_seconds", silent, self.heard_seconds, mode),
            Gauge("last_sent_seconds", "Seconds since Telegram last took a message.", self.sent_seconds),
            Gauge("sends_failing_seconds", failing, self.failing_seconds),
            *(Gauge("problem", wrong, cause in known, {"cause": cause}) for cause in CAUSES),
        ]

    def complaints(self) -> list[str]:
        """One sentence for each thing that is wrong; none where all is well."""
        found = list(self.wrong().values())
        if self._polls and self.heard_seconds > SILENT_SECONDS:
            found.append(f"Telegram has not answered a poll for {self.heard_seconds:.0f} seconds")
        if self.failing_seconds > FAILING_SECONDS:
            found.append(f"no message could be sent for {self.failing_seconds:.0f} seconds")
        return found
