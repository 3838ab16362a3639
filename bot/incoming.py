"""One update on its way to the conversation, whatever the door it came through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.events import Event


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, as far as the conversation is concerned.

    `callback` is the id of a pressed button's query, `thread` the topic of the chat that the answer must stay in.
    `completes` and `inbox` are the rows of the outbox and the inbox that go with the turn; `postponed` is an update
    that is only put into the inbox.
    """

    update_id: int | None
    chat_id: int
    event: Event | None
    language: str
    callback: str | None = None
    in_group: bool = False
    thread: int | None = None
    completes: int | None = None
    inbox: int | None = None
    postponed: dict[str, Any] | None = None
