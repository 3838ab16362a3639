"""A person's share: the first updates of each are taken at once, the rest one after the other, everybody in turn."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.incoming import Incoming
from bot.storage import TurnRows

AT_ONCE = 5
"""Updates of one chat that are taken with everybody else's; more of them wait behind the others."""


class Backlog:
    """What waits for its turn, by chat. Each of them is a row of the inbox, so that nothing is lost."""

    def __init__(self) -> None:
        self._chats: dict[int, deque[Incoming]] = {}
        self._coming: dict[int, Incoming] = {}

    def __len__(self) -> int:
        return sum(map(len, self._chats.values()))

    def share(self, updates: Iterable[tuple[dict[str, Any], Incoming]]) -> list[Incoming]:
        """The updates in their order; what is beyond its person's share is only to be put into the inbox."""
        shared: list[Incoming] = []
        taken: Counter[int] = Counter()
        self._coming.clear()
        for raw, found in updates:
            taken[found.chat_id] += 1
            if found.event is None or (found.chat_id not in self._chats and taken[found.chat_id] <= AT_ONCE):
                shared.append(found)
            else:
                shared.append(replace(found, postponed=raw))
                self._coming[found.update_id or 0] = found
        return shared

    def note(self, turn: TurnRows) -> None:
        """A turn with a row in the inbox is on disk: its update waits from now on, or was taken."""
        if turn.inbox is None:
            return
        if turn.update is None:
            self._done(turn.chat_id)
        elif found := self._coming.pop(turn.update_id or 0, None):
            self.add(found, turn.inbox)

    def add(self, update: Incoming, row: int) -> None:
        """An update in the inbox waits for its turn; it is known as taken, and its button was answered."""
        waiting = self._chats.setdefault(update.chat_id, deque())
        waiting.append(replace(update, update_id=None, callback=None, postponed=None, inbox=row))

    def next(self) -> list[Incoming]:
        """The oldest of each person."""
        return [waiting[0] for waiting in self._chats.values()]

    def _done(self, chat_id: int) -> None:
        """A person's oldest was taken."""
        waiting = self._chats[chat_id]
        waiting.popleft()
        if not waiting:
            del self._chats[chat_id]
