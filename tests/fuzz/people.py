"""Random people: updates as Telegram sends them, most of them sensible, some not; the same for the same seed."""

from __future__ import annotations

import random
from typing import Any

from bot.commands import COMMAND_WORDS, STARTS
from bot.messages import Message
from core.assess import INTERVIEWS
from tests.bot.walking import boundary_amounts

QUESTIONS = [question for interview, _ in INTERVIEWS.values() for question in interview.questions]
PAYLOADS = [
    *STARTS,
    "hr",
    "explain_pro_rata",
    "explain_nonsense",
    "de",
    "en",
    "de_check",
    "en_solo",
    "de_hr",
    "_",
    "x" * 64,
]
ARGUMENTS = ["", "de", "en", "2025", "2026", "2031", "pro rata", "<b>", "&", "{year}", "\n\n", "0", "-1", "Steuer"]
WORDS = [
    "ja",
    "nein",
    "weiß nicht",
    "keine",
    "45",
    "63",
    "24.500",
    "24,5k",
    "6 %",
    "10%",
    "180000",
    "54",
    "-5",
    "1.2.3",
]
WORDS += [
    "alles",
    "none",
    "no idea",
    "was ist pro rata?",
    "How much can I put in?",
    "<b>bold",
    "a & b",
    "{0}",
    "💥",
    " ",
]
WORDS += ["x" * 4096, "\u202e\u0000", "٣", "½", "0.01", "100000000", "100000001", "$0", "zweimal im monat", "G", "/"]
KINDS = ["sticker", "voice", "photo", "video", "document", "contact", "dice", "pinned_message", "poll", "story"]
BUTTON_SUBJECTS = [
    "go",
    "plan",
    "step",
    "change",
    "delete",
    "language",
    "tax_year",
    "topic",
    "remind",
    "tick",
    "log",
    "",
    "x",
]
BUTTON_VALUES = [
    "new",
    "kind:conversion",
    "entry:1",
    "delete:1",
    "paid:after_tax:2026-12-04:100",
    "yes",
    "no",
    "0",
    "1",
    "99",
    "all",
    "why",
    "hr",
    "check",
    "restart",
    "continue",
    "de",
    "en",
    "?",
    "<",
    "",
]
BUTTON_VALUES += ["2025", "steps", "picture", "topics", "9" * 50, "ä" * 30, "job.pay", "situation", "mega:2026:ask_hr"]


class People:
    """Several people who do whatever comes to mind. `saw` tells them what they were shown."""

    def __init__(self, seed: int, chats: int = 12) -> None:
        self._random = random.Random(seed)
        self._chats = [*range(1, chats + 1), -100]
        self._buttons: dict[int, list[tuple[int, str]]] = {}
        self._update_id = 0

    def saw(self, chat_id: int, message: Message, message_id: int) -> None:
        """Somebody is shown a message."""
        found = self._buttons.setdefault(chat_id, [])
        found += [(message_id, button.data) for row in message.rows for button in row if button.data]
        del found[:-60]

    def update(self) -> dict[str, Any]:
        """The next thing that somebody does."""
        choose = self._random
        self._update_id += 1
        chat_id = choose.choice(self._chats)
        kind = choose.choices(("press", "type", "command", "answer", "send", "nonsense"), (40, 20, 12, 20, 4, 1))[0]
        content: dict[str, Any] = {
            "press": self._press,
            "type": lambda chat: self._text(chat, choose.choice(WORDS)),
            "command": lambda chat: self._text(chat, self._command()),
            "answer": self._answer,
            "send": self._send,
            "nonsense": lambda _: {
                choose.choice(("message", "callback_query", "my_chat_member", "x")): self._nonsense()
            },
        }[kind](chat_id)
        return {"update_id": self._update_id, **content}

    def _nonsense(self) -> Any:
        return self._random.choice(
            ({}, [], None, 7, "x", {"chat": 1}, {"chat": {"id": "a"}}, {"chat": {"id": 1}}, {"from": 3, "id": 5})
        )

    def _sender(self) -> dict[str, Any]:
        return {"id": 1, "language_code": self._random.choice(("de", "en", "de-AT", "fr", None, 5, "DE"))}

    def _head(self, chat_id: int) -> dict[str, Any]:
        kind = "private" if chat_id > 0 else "supergroup"
        return {"message_id": self._update_id, "chat": {"id": chat_id, "type": kind}, "from": self._sender()}

    def _text(self, chat_id: int, text: str) -> dict[str, Any]:
        name = "edited_message" if self._random.random() < 0.03 else "message"
        return {name: {**self._head(chat_id), "text": text}}

    def _command(self) -> str:
        name = self._random.choice([*sorted(COMMAND_WORDS), "stats", "nonsense", ""])
        if name == "start":
            return f"/start {self._random.choice(PAYLOADS)}"
        suffix = self._random.choice(("", "", "", "@mega_backdoor_bot", "@other"))
        return f"/{name}{suffix} {self._random.choice(ARGUMENTS)}"

    def _answer(self, chat_id: int) -> dict[str, Any]:
        """An amount, or the code of some question as a button."""
        if self._random.random() < 0.5:
            return self._text(chat_id, self._random.choice(boundary_amounts(2026)))
        question = self._random.choice(QUESTIONS)
        value = self._random.choice((*question.type.codes, "?", "<", "24500"))
        return self._query(chat_id, self._update_id, f"{question.id}:{value}")

    def _press(self, chat_id: int) -> dict[str, Any]:
        seen = self._buttons.get(chat_id)
        if seen and self._random.random() < 0.9:
            newest = seen[-12:] if self._random.random() < 0.8 else seen
            return self._query(chat_id, *self._random.choice(newest))
        data = f"{self._random.choice(BUTTON_SUBJECTS)}:{self._random.choice(BUTTON_VALUES)}"
        return self._query(chat_id, self._random.choice((self._update_id, None)), data)

    def _query(self, chat_id: int, message_id: int | None, data: str) -> dict[str, Any]:
        head = self._head(chat_id) | {"message_id": message_id}
        return {
            "callback_query": {"id": f"q{self._update_id}", "from": head.pop("from"), "message": head, "data": data}
        }

    def _send(self, chat_id: int) -> dict[str, Any]:
        kind = self._random.choice(KINDS)
        content = self._random.choice(({"file_id": "f", "file_size": 9}, {}, [], None))
        return {"message": {**self._head(chat_id), kind: content}}
