"""One message on its way: sent until Telegram has taken it or will never take it."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telegram.error import TelegramError

from bot.attachments import File
from bot.storage import Outgoing
from bot.telegram_door.answers import ServerFault, TooMany
from bot.telegram_door.complaints import Complaints
from bot.telegram_door.contact import Contact
from bot.telegram_door.pace import Pace
from bot.telegram_door.payloads import Form, call_of, thread_of
from bot.telegram_door.refusals import Fate, Forms, fate_of
from bot.telegram_door.silence import Silence
from bot.telegram_door.wire import Wire

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
"""Seconds between tries; the longest is what somebody may still wait once the server is back."""

LONG_WAIT = 60.0
"""Seconds from which on a wait that Telegram asks for is known after a restart."""

MOST_FAULTS = 8
"""Faults of the server at one message, while it takes others, after which that message is let go."""

MESSAGES_REMEMBERED = 10_000

MakeFile = Callable[[], File | None]
FileOf = Callable[[int, str], MakeFile]
"""What a file needs is looked up at once; making it takes its time, in a thread."""


@dataclass(slots=True)
class _Attempt:
    """The tries of one message: in which form, how often it failed, and since when."""

    form: Form
    began: float
    failures: int = 0
    faults: int = 0
    pause: float = field(default=FIRST_PAUSE)


class Sender:
    """Sends one message at a time to a chat; what may have arrived is not repeated at once."""

    def __init__(self, wire: Wire, contact: Contact, file_of: FileOf, pace: Pace, forms: Forms) -> None:
        self.wire = wire
        self.pace = pace
        self.forms = forms
        self.contact = contact
        self.silence = Silence()
        self.deleted: set[int] = set()
        """Rows of people who have had everything deleted meanwhile."""

        self.gone: Callable[[int], object] = lambda _: None
        self.quietly: Callable[[str, dict[str, Any]], object] = lambda _, __: None
        self.long_wait: Callable[[int, float], object] = lambda _, __: None
        self._file_of = file_of
        self._complaints = Complaints(log)
        self._shown: OrderedDict[tuple[int, int], int] = OrderedDict()

    async def send(self, out: Outgoing, *, patient: bool = False) -> int | None:
        """Sends until it is taken or cannot be; returns the number of the message where there is one."""
        looks = hash((out.message.text, out.message.rows, out.message.rich))
        if out.message.edits is not None and self._shown.get((out.chat_id, out.message.edits)) == looks:
            # A double tap asks for the same page twice, and Telegram refuses an edit that changes nothing.
            return None
        attempt = _Attempt(self.forms.first(out.message), self.contact.now())
        while out.id not in self.deleted:
            await self.pace.wait(out.chat_id, patient=patient)
            try:
                result = await self._call(out, attempt.form)
            except TelegramError as error:
                if await self._is_over(out, attempt, error):
                    return None
            else:
                self.contact.sent()
                return self._taken(out, result, looks)
        return None

    async def _call(self, out: Outgoing, form: Form) -> int | None:
        """Makes the call; returns the number of the message that it made."""
        message = out.message
        if message.attachment is None:
            result = await self.wire.call(*call_of(out.chat_id, message, form))
            found = result.get("message_id") if isinstance(result, dict) else None
            return found if type(found) is int else None
        is_drawn = message.attachment.startswith(("picture", "growth:"))
        action = "upload_photo" if is_drawn else "upload_document"
        self.quietly("sendChatAction", {"chat_id": out.chat_id, "action": action} | thread_of(message))
        loop = asyncio.get_running_loop()
        file = await loop.run_in_executor(None, self._file_of(out.chat_id, message.attachment))
        return await self.wire.upload(out.chat_id, file, message) if file else None

    def _taken(self, out: Outgoing, message_id: int | None, looks: int) -> int | None:
        self.contact.metrics.delivered(time.monotonic() - out.at)
        message_id = message_id or out.message.edits
        if message_id is not None:
            self._shown[out.chat_id, message_id] = looks
            if len(self._shown) > MESSAGES_REMEMBERED:
                self._shown.popitem(last=False)
            self._pin(out, message_id)
        return message_id

    def _pin(self, out: Outgoing, message_id: int) -> None:
        """Pins the message, or takes its pin off, without a sound."""
        place = {"chat_id": out.chat_id, "message_id": message_id}
        if out.message.pins:
            self.quietly("pinChatMessage", place | {"disable_notification": True})
        if out.message.unpins:
            self.quietly("unpinChatMessage", place)

    async def _is_over(self, out: Outgoing, attempt: _Attempt, error: TelegramError) -> bool:
        """Whether a message whose call failed is not sent again; else returns when it is time for the next try."""
        if isinstance(error, TooMany):
            self._note_wait(out.chat_id, error.seconds)
            return False
        if form := self.forms.after(attempt.form, out.message, error):
            attempt.form = form
            return False
        fate = fate_of(error)
        if fate in (Fate.GONE, Fate.NEEDLESS, Fate.REFUSED):
            self._let_go(out, fate, error)
            return True
        self._note(attempt, error)
        if fate is Fate.DOUBTFUL and out.message.edits is None and await self.silence.was_broken(out.chat_id):
            return True
        if self._is_hopeless(attempt):
            log.error("a message is let go: the server fails at it again and again, and takes others (%s)", error)
            return True
        await asyncio.sleep(attempt.pause * random.uniform(0.5, 1.5))  # noqa: S311
        attempt.pause = min(2 * attempt.pause, LONGEST_PAUSE)
        return False

    def _note_wait(self, chat_id: int, seconds: float) -> None:
        self.pace.refused(chat_id)
        self.pace.bar(chat_id, seconds + random.uniform(0.05, 0.5))  # noqa: S311 - jitter, no secret
        if seconds >= LONG_WAIT:
            self._complaints.say(f"Telegram allows a chat nothing for {seconds:.0f} seconds")
            self.long_wait(chat_id, seconds)

    def _let_go(self, out: Outgoing, fate: Fate, error: TelegramError) -> None:
        """What cannot be delivered: a chat that is gone quietly, a refused message with a word in the log."""
        self.contact.sent()
        if fate is Fate.GONE:
            self.gone(out.chat_id)
        if fate is Fate.REFUSED:
            self._complaints.say(f"a message was refused and is let go: {error}")

    def _note(self, attempt: _Attempt, error: TelegramError) -> None:
        self.contact.failed(error)
        attempt.failures += 1
        attempt.faults += isinstance(error, ServerFault)
        if attempt.failures == 1:
            self._complaints.say(f"a message could not be sent and is tried again: {error}")

    def _is_hopeless(self, attempt: _Attempt) -> bool:
        return attempt.faults >= MOST_FAULTS and self.contact.worked_since(attempt.began)
