"""The same conversation in a terminal: numbered choices, the same texts, the same database."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TextIO

from bot.attachments import attachment
from bot.events import Command, Event, Pressed, Typed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import Button, Message
from bot.storage import Storage
from core.answer_types import Choice
from core.assess import question_by_id

CHAT_ID = 0
"""Telegram gives no chat this id."""

WIDTH = 78
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Terminal:
    """Shows messages and turns typed lines into events."""

    def __init__(
        self, exchange: Exchange, storage: Storage, language: str, start: str = "", out: TextIO = sys.stdout
    ) -> None:
        self.exchange = exchange
        self.storage = storage
        self.language = language
        self.start = start
        self.out = out
        self.options: dict[str, str] = {}

    def converse(self, lines: Iterable[str], *, prompt: bool) -> None:
        """Talks until the input ends or the person leaves."""
        self.take(Command("start", self.start))
        self._prompt(prompt)
        for line in lines:
            if line.strip().lower() in ("/quit", "/exit"):
                break
            if line.strip():
                # Who only presses the key for a new line has said nothing.
                self.take(self.event_of(line.strip()))
            self._prompt(prompt)
        print(file=self.out)

    def _prompt(self, wanted: bool) -> None:
        if wanted:
            print("> ", end="", flush=True, file=self.out)

    def event_of(self, line: str) -> Event:
        """A chosen option, a command or a typed text."""
        if line.startswith("/"):
            name, _, argument = line[1:].partition(" ")
            return Command(name, argument)
        data = self.options.get(line.lower())
        return Pressed(data) if data else Typed(line)

    def take(self, event: Event) -> None:
        """Takes one event and shows what is said."""
        exchanged = self.exchange.take([Incoming(None, CHAT_ID, event, self.language)])
        for _, toast in exchanged.callbacks:
            if toast:
                print(toast, file=self.out)
        said = sorted(exchanged.outgoing, key=lambda out: out.message.edits is None)
        shown = [out.message for out in said if out.message.text or out.message.rows]
        if any(message.rows for message in shown):
            self.options = {}
        # The open question's options get the first keys, whatever else is said above it.
        keyed = {id(message): list(self._keyed(message)) for message in sorted(shown, key=lambda each: not each.asks)}
        for message in shown:
            self._show(message, keyed[id(message)])
            if message.attachment:
                self._save(message.attachment)
        for out in exchanged.outgoing:
            # A terminal edits nothing, so that no message with steps is ever found again.
            self.storage.note_sent(out, None if out.message.plan else out.id)
        self.storage.save(())

    def _save(self, kind: str) -> None:
        """A file that was asked for goes into the working folder, and its name is said."""
        facts = self.storage.facts_of(CHAT_ID)
        file = attachment(kind, self.storage.peek(CHAT_ID), self.exchange.world(), facts)
        if file is None:
            return
        # Pay and savings are nobody else's on a machine that several people use.
        with os.fdopen(os.open(file.name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            os.fchmod(out.fileno(), 0o600)
            out.write(file.content)
        print(f"  → {file.name}", file=self.out)

    def _show(self, message: Message, keyed: list[tuple[str, Button]]) -> None:
        print(f"\n{plain_text(message.text)}".rstrip(), file=self.out)
        for key, button in keyed:
            print(f"  [{key}] {button.label}", file=self.out)

    def _keyed(self, message: Message) -> Iterator[tuple[str, Button]]:
        """Buttons with the key to type: numbers for choices, letters beside amounts, `?` and `<` as on Telegram."""
        for button in (button for row in message.rows for button in row if button.data):
            value = str(button.data).partition(":")[2]
            key = value if value in ("?", "<") else self._next_key(typed=_is_typed(message))
            self.options[key] = str(button.data)
            yield key, button

    def _next_key(self, *, typed: bool) -> str:
        """Keys go on across the messages of one turn, so that each option has one of its own."""
        taken = len([key for key in self.options if key not in "?<"])
        return _LETTERS[taken % len(_LETTERS)] if typed else str(taken + 1)


def _is_typed(message: Message) -> bool:
    """Whether a message asks for something typed, where a number is an answer and not an option."""
    asked = next((b.data for row in message.rows for b in row if b.data and b.data.endswith(":?")), None)
    question = question_by_id(asked[:-2]) if asked and message.asks else None
    return question is not None and not isinstance(question.type, Choice)


def plain_text(html: str) -> str:
    """A message's HTML as plain text, wrapped for a terminal; receipts keep their columns."""
    blocks = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(_plain(block) for block in blocks).strip("\n")


def _plain(block: str) -> str:
    linked = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"\2 (\1)", block)
    bare = unescape(re.sub(r"<[^>]+>", "", linked))
    if block.startswith("<pre>"):
        return bare
    fill = textwrap.TextWrapper(WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join("\n".join(fill.wrap(line)) for line in bare.split("\n"))
