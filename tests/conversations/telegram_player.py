"""Plays a story through the real Telegram door over the recorded Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Bot

from bot.current_world import world_of
from bot.settings import read_settings
from bot.storage import Storage
from bot.telegram_door.lifecycle import Service
from bot.world import World
from core.limits import complete_years
from tests.conversations.recorded_api import API, BOT, TOKEN, Chat, RecordedBotApi, Shown
from tests.conversations.story import Line, Story, made_pdf, payslip_text

PERSON = 1001
GROUP = -1009
KEY = "a passphrase for the tests"
PATIENCE = 20_000
"""Turns of the event loop until something that does not come is given up."""


def morning_of(day: str) -> float:
    """Nine o'clock in New York, in seconds since 1970."""
    return datetime.combine(date.fromisoformat(day), time(9, 0, 5), ZoneInfo("America/New_York")).timestamp()


class Clock:
    """The time that the program sees: it passes when the story says so."""

    def __init__(self) -> None:
        self.now = 1_795_000_000.0


class TelegramPlayer:
    """A person with a phone, and the program at the other end."""

    def __init__(self, story: Story, folder: Path) -> None:
        self.api = RecordedBotApi()
        self.clock = Clock()
        self.language = story.headers.get("language", "de")
        self.chat_id = GROUP if story.headers.get("chat") == "group" else PERSON
        self.environment = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": API,
            "DATABASE_PATH": str(folder / "conversations.db"),
            "DATABASE_KEY": KEY,
            "TODAY": story.headers.get("today", "2026-11-23"),
        }
        if "year" in story.doors:
            self.clock.now = morning_of(self.environment["TODAY"])
        self._last: dict[str, Any] = {}
        self._last_typed: dict[str, Any] = {}
        self._queries: list[str] = []

    async def __aenter__(self) -> TelegramPlayer:
        await self._start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def _start(self) -> None:
        settings = read_settings(self.environment)
        self.complete_years = max(complete_years(settings.limits()))
        self.storage = Storage(settings.DATABASE_PATH, settings.key())
        service = Service(settings, TOKEN, self.storage, self._world(world_of(settings)))
        service.request = service.poll_request = self.api  # type: ignore[assignment]
        service.bot = Bot(TOKEN, f"{API}/bot", f"{API}/file/bot", request=self.api, get_updates_request=self.api)
        self._service = service
        self._running = asyncio.ensure_future(service.run())
        await self._settle()

    def _world(self, world: Callable[[], World]) -> Callable[[], World]:
        return lambda: replace(world(), now=self.clock.now)

    async def _stop(self) -> None:
        self._service.stopping.set()
        await self._running
        self.storage.close()

    async def _settle(self) -> None:
        """Until everything is confirmed, said and answered."""
        quiet = 0
        for _ in range(PATIENCE):
            await asyncio.sleep(0.0005 if quiet == 0 and _ > 200 else 0)
            if self._running.done():
                self._running.result()
            idle = self.api.all_confirmed and all(query in self.api.answered for query in self._queries)
            quiet = quiet + 1 if idle and not self.storage.outbox() else 0
            if quiet > 3:
                return
        raise AssertionError("the program does not come to rest")

    # What a story asks for

    async def do(self, action: Line) -> None:
        """One thing that a person does."""
        self.chat.news.clear()
        self._queries.clear()
        self.clock.now += 10
        {
            ">": self._type,
            "!": self._press,
            "!!": self._press_twice,
            "!old": self._press_old,
            "*": self._send,
            "&": self._operate,
        }[action.mark](action.text)
        if action.text == "restart" or action.text.startswith("today"):
            await self._stop()
            await self._start()
            await self._say_what_is_due()
        await self._settle()

    async def _say_what_is_due(self) -> None:
        """Until the reminders that became due were said, which the program does by itself soon after its start."""
        for _ in range(PATIENCE):
            if not self.storage.due(self.clock.now, self.complete_years):
                return
            await asyncio.sleep(0.0005)
        raise AssertionError("a reminder is due and not said")

    async def more(self) -> bool:
        """Everything was said when `do` returned."""
        return False

    def said(self) -> list[str]:
        """The messages that are new or changed, in their present form."""
        return [shown.text for shown in self._news()]

    def offered(self) -> list[str]:
        """Labels and data of the buttons on them."""
        buttons = [button for shown in self._news() for row in shown.rows for button in row]
        return [str(button[key]) for button in buttons for key in ("text", "callback_data", "url") if key in button]

    def notes(self) -> list[str] | None:
        """How the pressed buttons were answered."""
        return [self.api.answered[query] for query in self._queries]

    @property
    def chat(self) -> Chat:
        """The chat that the story takes place in."""
        return self.api.chat(self.chat_id)

    def _news(self) -> list[Shown]:
        unique = {shown.id: shown for shown in self.chat.news}
        return list(unique.values())

    # Updates as Telegram sends them

    def _sender(self) -> dict[str, Any]:
        return {"id": PERSON, "is_bot": False, "first_name": "Ada", "language_code": self.language}

    def _place(self) -> dict[str, Any]:
        return {"id": self.chat_id, "type": "private" if self.chat_id > 0 else "supergroup"}

    def _message(self, **content: Any) -> dict[str, Any]:
        head = {"message_id": self.api.next_id(), "date": int(self.clock.now)}
        return {**head, "from": self._sender(), "chat": self._place(), **content}

    def _type(self, text: str) -> None:
        typed = self._message(text=text.replace("\\n", "\n"))
        self._last_typed = typed
        self._last = self.api.push(message=typed)

    def _press(self, button: str) -> None:
        self._query(*self.chat.newest_with(button))

    def _press_twice(self, button: str) -> None:
        shown, data = self.chat.newest_with(button)
        self._query(shown, data)
        self._query(shown, data)

    def _press_old(self, data: str) -> None:
        self._query(self.chat.newest_with(data, ever=True)[0], data)

    def _query(self, shown: Shown, data: str) -> None:
        query = f"query-{self.api.next_id()}"
        self._queries.append(query)
        message = {"message_id": shown.id, "date": int(self.clock.now), "chat": self._place(), "from": BOT}
        self._last = self.api.push(
            callback_query={
                "id": query,
                "from": self._sender(),
                "message": message,
                "chat_instance": "1",
                "data": data,
            }
        )

    def _send(self, what: str) -> None:
        kind, _, text = what.partition(" ")
        if kind == "edit":
            edited = self._last_typed | {"text": text, "edit_date": int(self.clock.now)}
            self._last = self.api.push(edited_message=edited)
            return
        if kind in ("pdf", "payslip"):
            self.api.files["pdf"], kind = made_pdf(kind, text), "pdf"
        content: dict[str, Any] = {
            "pdf": {"document": {"file_id": "pdf", "file_name": "spd.pdf", "mime_type": "application/pdf"}},
            "lost": {"document": {"file_id": "lost", "file_name": "spd.pdf", "mime_type": "application/pdf"}},
            "pasted": {"text": payslip_text(text)} if kind == "pasted" else {},
            "sticker": {"sticker": {"file_id": "s", "emoji": "👍"}},
            "voice": {"voice": {"file_id": "v", "duration": 3}},
            "photo": {"photo": [{"file_id": "p", "width": 9, "height": 9}]},
            "video": {"video": {"file_id": "w"}},
            "document": {"document": {"file_id": "d", "file_name": "holiday.zip", "mime_type": "application/zip"}},
            "contact": {"contact": {"phone_number": "+1", "first_name": "Bo"}},
            "service": {"pinned_message": {"message_id": 1}},
        }[kind]
        self._last = self.api.push(message=self._message(**content))

    def _operate(self, what: str) -> None:
        if what == "again":
            # A pressed button's second copy is answered too, which Telegram refuses; that is normal life.
            self.api.answered.clear()
            self.api.push_again(self._last)
        elif what.startswith("wait"):
            self.clock.now += float(what.split()[1])
        elif what.startswith("today"):
            self.environment["TODAY"] = what.split()[1]
            self.clock.now = morning_of(what.split()[1])
        else:
            assert what == "restart", what
