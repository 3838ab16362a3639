"""A Bot API without network: what the program sends is checked as strictly as Telegram would, and kept.

It stands where the program has its transport (`ApiRequest`), so everything above is the real program.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, BinaryIO

import orjson
from telegram import Bot
from telegram.error import InvalidToken
from telegram.request import RequestData

from bot.attachments import attachment
from bot.exchange import Exchange
from bot.telegram_door.api_request import ApiRequest
from bot.telegram_door.contact import Contact
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.intake import Intake
from bot.telegram_door.pace import Pace
from bot.telegram_door.refusals import Forms
from bot.telegram_door.sending import MakeFile, Sender
from bot.telegram_door.wire import Wire
from tests.bot.telegram_html import BadHtml, length, visible_text

TOKEN = "1234567:AAE-a-recorded-bot-of-the-tests"
API = "http://recorded.invalid"
"""A server of one's own, whose flood limits are learned and not assumed: nobody waits in a test."""

BOT = {"id": 1234567, "is_bot": True, "first_name": "Mega Backdoor", "username": "mega_backdoor_bot"}
LONGEST = 4096
LONGEST_CAPTION = 1024


class Refusal(Exception):
    """What Telegram answers to a call that it does not carry out."""


@dataclass(slots=True)
class Shown:
    """A message of the bot as a person sees it now, with all that it ever showed."""

    id: int
    text: str
    rows: list[list[dict[str, Any]]]
    data_ever: set[str] = field(default_factory=set)
    filename: str | None = None
    ever: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Chat:
    """One chat: the bot's messages by id, and what was said since somebody last looked."""

    messages: dict[int, Shown] = field(default_factory=dict)
    news: list[Shown] = field(default_factory=list)

    def newest_with(self, button: str, *, ever: bool = False) -> tuple[Shown, str]:
        """The newest message with a button, and the button's data; `ever`: one that it once had."""
        for shown in sorted(self.messages.values(), key=lambda each: -each.id):
            for each in (each for row in shown.rows for each in row):
                if button in (" ".join(each["text"].split()), each.get("callback_data")):
                    assert "callback_data" in each, f"{button} opens {each}"
                    return shown, each["callback_data"]
        for shown in sorted(self.messages.values(), key=lambda each: -each.id):
            if ever and (button in shown.data_ever or button.startswith("forged")):
                return shown, button
        raise AssertionError(f"no message has the button {button}")


class RecordedBotApi(ApiRequest):
    """Carries out the calls of a bot. `refused` lists those that the real server would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.chats: dict[int, Chat] = {}
        self.refused: list[str] = []
        self.answered: dict[str, str] = {}
        self.own_profile: dict[tuple[str, str], Any] = {}
        self.calls: list[str] = []
        self.files: dict[str, bytes] = {}
        self.waiting = False
        self._updates: list[dict[str, Any]] = []
        self._arrived = asyncio.Event()
        self._ids = count(1)
        self._update_ids = count(100)

    # What people do

    def chat(self, chat_id: int) -> Chat:
        """A chat, opened when it is first spoken of."""
        return self.chats.setdefault(chat_id, Chat())

    def push(self, **update: Any) -> dict[str, Any]:
        """Something happened; the program hears of it with its next poll."""
        update = {"update_id": next(self._update_ids), **update}
        self.push_again(update)
        return update

    def push_again(self, update: dict[str, Any]) -> None:
        """An update comes (once more)."""
        self._updates.append(update)
        self._updates.sort(key=lambda each: int(each["update_id"]))
        self._arrived.set()

    def next_id(self) -> int:
        """A fresh message id."""
        return next(self._ids)

    @property
    def all_confirmed(self) -> bool:
        """Whether the program waits for something new, all before being confirmed."""
        return self.waiting and not self._updates

    # The transport

    @property
    def read_timeout(self) -> float | None:
        """No network, no limit."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def wire(self) -> Wire:
        """The program's calls, carried out here."""
        return Wire(self, Bot(TOKEN, f"{API}/bot", f"{API}/file/bot", request=self, get_updates_request=self))

    def intake(self, exchange: Exchange, *, polls: bool = True, rich: bool = True) -> Intake:
        """The program from an update to its calls, as it is put together at a start."""

        def file_of(chat_id: int, kind: str) -> MakeFile:
            storage = exchange.storage
            return partial(attachment, kind, storage.peek(chat_id), exchange.world(), storage.facts_of(chat_id))

        contact = Contact(exchange.metrics, polls=polls)
        sender = Sender(self.wire, contact, file_of, Pace(strict=False), Forms(rich=rich))
        return Intake(exchange, Delivery(sender, exchange.storage), contact)

    async def exchange(self, method: str, url: str, data: bytes | RequestData | None, _: float) -> tuple[int, bytes]:
        """A call of the library's or of the conversation's."""
        assert method == "POST"
        return await self._carry_out(url, orjson.loads(data) if isinstance(data, bytes) else _parameters(data))

    async def download(self, url: str, into: BinaryIO, largest: int) -> None:
        """A file that somebody sent."""
        found = self.files.get(url.removeprefix(f"{API}/file/bot{TOKEN}/documents/"))
        if found is None:
            raise InvalidToken("not found")
        assert len(found) <= largest
        into.write(found)

    async def _carry_out(self, url: str, parameters: dict[str, Any]) -> tuple[int, bytes]:
        """Carries a call out, or refuses it with Telegram's words."""
        assert url.startswith(f"{API}/bot{TOKEN}/")
        name = url.rpartition("/")[2]
        self.calls.append(name)
        handler = getattr(self, f"_{name}", None)
        try:
            if handler is None:
                result = self._profile(name, parameters)
            else:
                result = handler(parameters)
                result = await result if asyncio.iscoroutine(result) else result
        except Refusal as refusal:
            self.refused.append(f"{name}: {refusal}")
            return 400, orjson.dumps({"ok": False, "error_code": 400, "description": f"Bad Request: {refusal}"})
        return 200, orjson.dumps({"ok": True, "result": result})

    # Methods

    def _getMe(self, _: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return BOT

    def _getWebhookInfo(self, _: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return {"url": "", "has_custom_certificate": False, "pending_update_count": len(self._updates)}

    async def _getUpdates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: N802
        self._updates = [each for each in self._updates if each["update_id"] >= parameters.get("offset", 0)]
        if not self._updates and parameters.get("timeout"):
            self._arrived.clear()
            self.waiting = True
            try:
                await self._arrived.wait()
            finally:
                self.waiting = False
        return list(self._updates[: parameters.get("limit", 100)])

    def _getFile(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return {"file_id": parameters["file_id"], "file_path": f"documents/{parameters['file_id']}"}

    def _sendMessage(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return self._show(parameters, _visible(parameters["text"], LONGEST))

    def _sendDocument(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        caption = _visible(parameters.get("caption") or "", LONGEST_CAPTION, may_be_empty=True)
        return self._show(parameters, caption, parameters["file"][0])

    _sendPhoto = _sendDocument  # noqa: N815

    def _editMessageText(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        shown = self._message(parameters)
        text, rows = _visible(parameters["text"], LONGEST), _rows(parameters)
        if (text, rows) == (shown.text, shown.rows):
            raise Refusal(
                "message is not modified: specified new message content and reply markup are exactly the same"
            )
        if shown.filename:
            raise Refusal("there is no text in the message to edit")
        shown.text, shown.rows = text, rows
        shown.ever.append(text)
        shown.data_ever |= _data(rows)
        self.chat(parameters["chat_id"]).news.append(shown)
        return _as_json(shown, parameters["chat_id"])

    def _editMessageReplyMarkup(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        shown, rows = self._message(parameters), _rows(parameters)
        if rows == shown.rows:
            raise Refusal(
                "message is not modified: specified new message content and reply markup are exactly the same"
            )
        shown.rows = rows
        shown.data_ever |= _data(rows)
        if rows:
            self.chat(parameters["chat_id"]).news.append(shown)
        return _as_json(shown, parameters["chat_id"])

    def _answerCallbackQuery(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        query, text = parameters["callback_query_id"], parameters.get("text", "")
        if query in self.answered:
            raise Refusal("query is too old and response timeout expired or query ID is invalid")
        if len(text) > 200 or text.strip() != text:
            raise Refusal("MESSAGE_TOO_LONG")
        self.answered[query] = text
        return True

    def _setMessageReaction(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        assert parameters["reaction"], "a reaction that says nothing"
        return True

    def _sendChatAction(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        assert parameters["action"] in ("typing", "upload_photo", "upload_document")
        return True

    def _pinChatMessage(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        self._message(parameters)
        return True

    _unpinChatMessage = _pinChatMessage  # noqa: N815

    def _message(self, parameters: dict[str, Any]) -> Shown:
        shown = self.chat(parameters["chat_id"]).messages.get(parameters["message_id"])
        if shown is None:
            raise Refusal("message to edit not found")
        return shown

    def _show(self, parameters: dict[str, Any], text: str, filename: str | None = None) -> dict[str, Any]:
        rows = _rows(parameters)
        shown = Shown(self.next_id(), text, rows, _data(rows), filename, [text])
        chat = self.chat(int(parameters["chat_id"]))
        chat.messages[shown.id] = shown
        chat.news.append(shown)
        return _as_json(shown, int(parameters["chat_id"]))

    def _profile(self, name: str, parameters: dict[str, Any]) -> Any:
        """Menus and descriptions, per language; anything else is unknown."""
        if not name.startswith(("getMy", "setMy")):
            raise Refusal(f"method {name} is not known to the recorded server")
        place = (name[5:], str(parameters.get("language_code", "")))
        field_name = name[5].lower() + "".join("_" + c.lower() if c.isupper() else c for c in name[6:])
        if name.startswith("get"):
            empty: Any = [] if field_name == "commands" else {field_name: ""}
            return self.own_profile.get(place, empty)
        if self.own_profile.get(place) == parameters:
            raise Refusal("set again to what it was")
        value = parameters.get(field_name)
        self.own_profile[place] = value if field_name == "commands" else {field_name: value}
        return True


def _parameters(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    plain: dict[str, Any] = dict(data.json_parameters)
    for name in ("commands", "allowed_updates", "reply_markup"):
        if isinstance(plain.get(name), str):
            plain[name] = json.loads(plain[name])
    files = list(data.multipart_data.values()) if data.contains_files else []
    return plain | ({"file": files[0]} if files else {})


def _visible(html: str, most: int, *, may_be_empty: bool = False) -> str:
    """What is seen of a text; refuses what Telegram's parser refuses."""
    try:
        text = visible_text(html)
    except BadHtml as error:
        raise Refusal(f"can't parse entities: {error}") from None
    if not text.strip() and not may_be_empty:
        raise Refusal("message text is empty")
    if length(text) > most:
        raise Refusal("message is too long")
    return text


def _rows(parameters: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The inline keyboard; refuses what Telegram refuses, and what a phone would cut."""
    markup = parameters.get("reply_markup")
    if markup is None:
        return []
    if set(markup) != {"inline_keyboard"} or not markup["inline_keyboard"]:
        raise Refusal("inline keyboard expected")
    rows: list[list[dict[str, Any]]] = markup["inline_keyboard"]
    for button in (button for row in rows for button in row):
        if not button.get("text", "").strip():
            raise Refusal("a button without words")
        if len([key for key in ("callback_data", "url", "copy_text") if key in button]) != 1:
            raise Refusal("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if not 1 <= len(button.get("callback_data", "-").encode()) <= 64:
            raise Refusal("BUTTON_DATA_INVALID")
        if not button.get("url", "https://a.b").startswith("https://"):
            raise Refusal(f"inline keyboard button URL '{button['url']}' is invalid")
        if not 1 <= len(button.get("copy_text", {"text": "-"})["text"]) <= 256:
            raise Refusal("BUTTON_COPY_TEXT_INVALID")
    if any(not 1 <= len(row) <= 8 for row in rows) or sum(map(len, rows)) > 100:
        raise Refusal("reply markup is too long")
    return rows


def _data(rows: list[list[dict[str, Any]]]) -> set[str]:
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def _as_json(shown: Shown, chat_id: int) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
    return {"message_id": shown.id, "date": 1_795_000_000, "chat": chat, "from": BOT, "text": shown.text or "-"}
