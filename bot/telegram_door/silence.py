"""A message whose answer was lost may have arrived: the person's next action shows it, their silence repeats it."""

from __future__ import annotations

import asyncio

SILENCE_SECONDS = 10.0


class Silence:
    """Waits for a sign of a person."""

    def __init__(self) -> None:
        self._heard: dict[int, asyncio.Event] = {}

    def heard_from(self, chat_id: int) -> None:
        """The person acted and is answered: what may have arrived before need not be repeated."""
        if chat_id in self._heard:
            self._heard[chat_id].set()

    async def was_broken(self, chat_id: int) -> bool:
        """Waits for a sign of the person; True when there was one."""
        event = self._heard.setdefault(chat_id, asyncio.Event())
        try:
            await asyncio.wait_for(event.wait(), SILENCE_SECONDS)
        except TimeoutError:
            return False
        finally:
            self._heard.pop(chat_id, None)
        return True
