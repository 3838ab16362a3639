"""What one update changes in the database, encrypted and ready to write."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.messages import Message
from bot.session import NOTHING_SHOWN, Shown


class Change(Enum):
    """What becomes of a person's session."""

    NOTHING = auto()
    SAVE = auto()
    DELETE = auto()
    POSTPONE = auto()
    """Only the reminder's time is moved: the session could not be opened, or its turn failed."""


@dataclass(slots=True)
class TurnRows:
    """The rows of one turn.

    `plain` is the session as the next turn of the same batch finds it, `completes` the row of the outbox that the
    turn is the result of. `update` is an update that is only put into the inbox; `inbox` is its row there, then or
    when its turn is taken.
    """

    update_id: int | None
    chat_id: int
    change: Change = Change.NOTHING
    plain: bytes | None = None
    session: bytes | None = None
    shown: Shown = NOTHING_SHOWN
    next_reminder: int | None = None
    waits_for_limits: int | None = None
    completes: int | None = None
    update: bytes | None = None
    inbox: int | None = None
    messages: list[tuple[Message, bytes]] = field(default_factory=list)
