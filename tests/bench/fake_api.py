"""A Bot API server on this machine that also plays the people: a closed loop of the real interview.

It answers just the methods that a conversation uses, as fast as one process can; it is a load, not a check.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any

import orjson
from httptools import HttpRequestParser

from tests.bench.people import FIRST_CHAT, STORY, Person, is_ready


class FakeApi(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.url = b""
        self.body: list[bytes] = []
        self.parser = HttpRequestParser(self)

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        self.url = url

    def on_body(self, body: bytes) -> None:
        self.body.append(body)

    def on_message_complete(self) -> None:
        url, body = self.url, b"".join(self.body)
        self.body, self.parser = [], HttpRequestParser(self)
        method = url.rpartition(b"/")[2].decode()
        self.server.call(method, orjson.loads(body) if body[:1] == b"{" else {}, self.answer)

    def answer(self, result: Any) -> None:
        body = orjson.dumps({"ok": True, "result": result})
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        )


class Server:
    """The server's state and the people."""

    def __init__(self, people: int) -> None:
        # Everybody has a pay of their own: nobody's answers are those of somebody else.
        self.people = {chat: Person(chat) for chat in range(FIRST_CHAT, FIRST_CHAT + people)}
        self.playing = 0
        self.finished = asyncio.Event()
        self.updates: deque[dict[str, Any]] = deque()
        self.poll: Callable[[Any], None] | None = None
        self.webhook: Callable[[dict[str, Any]], None] | None = None
        self.next_update = self.next_message = 1
        self.turns: list[float] = []
        self.first_contact = 0.0
        self.contacted = asyncio.Event()

    async def play(self, stories: int) -> list[float]:
        """Everybody plays so many whole stories; returns how long each turn took, in seconds."""
        self.turns.clear()
        self.finished.clear()
        self.playing = len(self.people)
        for person in self.people.values():
            person.left = stories * len(STORY)
            self.act(person)
        await self.finished.wait()
        return sorted(self.turns)

    def act(self, person: Person) -> None:
        """The next step of a person's story becomes an update, until all of them are played."""
        if person.left == 0:
            self.playing -= 1
            if not self.playing:
                self.finished.set()
            return
        person.left -= 1
        person.step = (person.step + 1) % len(STORY)
        said = STORY[person.step].format(chat=person.chat)
        sender = {"id": person.chat, "is_bot": False, "first_name": "P", "language_code": "en"}
        chat = {"id": person.chat, "type": "private"}
        if said.startswith("!"):
            message = {"message_id": person.last_message, "date": 1, "chat": chat, "text": "…"}
            query = {
                "id": str(self.next_update),
                "from": sender,
                "message": message,
                "chat_instance": "1",
                "data": said[1:],
            }
            update: dict[str, Any] = {"callback_query": query}
        else:
            self.next_message += 1
            update = {
                "message": {"message_id": self.next_message, "date": 1, "chat": chat, "from": sender, "text": said}
            }
        person.since = time.perf_counter()
        update["update_id"] = self.next_update
        self.next_update += 1
        self.deliver(update)

    def deliver(self, update: dict[str, Any]) -> None:
        """Hands an update to the bot, by its webhook or its poll."""
        if self.webhook is not None:
            self.webhook(update)
            return
        self.updates.append(update)
        if self.poll is not None:
            asyncio.get_running_loop().call_soon(self.feed)

    def feed(self) -> None:
        """Answers a waiting poll with what there is."""
        if self.poll is None or not self.updates:
            return
        batch = [self.updates.popleft() for _ in range(min(100, len(self.updates)))]
        poll, self.poll = self.poll, None
        poll(batch)

    def call(self, method: str, payload: dict[str, Any], answer: Callable[[Any], None]) -> None:
        """One call of the bot."""
        if method == "getUpdates":
            self.meet()
            self.poll = answer
            self.feed()
            return
        if method == "sendMessage":
            self.next_message += 1
            answer({"message_id": self.next_message, "date": 1, "chat": {"id": payload["chat_id"], "type": "private"}})
            self.read(self.people[payload["chat_id"]], self.next_message, payload)
        elif method == "getMe":
            answer({"id": 1, "is_bot": True, "first_name": "B", "username": "bench_bot"})
        elif method in ("getMyCommands", "getWebhookInfo", "getMyDescription", "getMyShortDescription"):
            answer(_EMPTY[method])
        else:
            self.meet()
            answer(True)

    def meet(self) -> None:
        """Notes when the bot began to serve."""
        self.first_contact = self.first_contact or time.perf_counter()
        self.contacted.set()

    def read(self, person: Person, message: int, payload: dict[str, Any]) -> None:
        """A person reads a message; the one with the next button, or the next question, makes them go on."""
        person.last_message = message
        if is_ready(person, payload):
            self.turns.append(time.perf_counter() - person.since)
            self.act(person)


_EMPTY: dict[str, Any] = {
    "getMyCommands": [],
    "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
}
