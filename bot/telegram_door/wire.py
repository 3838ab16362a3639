"""The calls of a conversation as plain JSON, past the library's typed methods.

Sending a message through `Bot.send_message` builds and checks about thirty objects and parses the answer into
as many more, of which only the message id is used; that is a third of a turn's time. The library's transport and
its mapping of errors stay in place.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import orjson
from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.attachments import File
from bot.inline import Article
from bot.messages import Button, Message, Rows
from bot.telegram_door.api_request import ApiRequest

NO_PREVIEW = {"is_disabled": True}


class Wire:
    """Calls methods of the Bot API by name; files go up through the library's typed methods."""

    def __init__(self, request: ApiRequest, bot: Bot) -> None:
        self._request = request
        self._bot = bot
        self._url = bot.base_url

    async def call(self, method: str, payload: dict[str, Any]) -> Any:
        """The result of a call; raises the library's errors."""
        return await self._request.call(f"{self._url}/{method}", orjson.dumps(payload))

    async def download(self, file_id: str, into: BinaryIO, largest: int) -> None:
        """Writes a file that somebody sent into `into`; BadRequest where Telegram does not give it out."""
        found = await self.call("getFile", {"file_id": file_id})
        if not isinstance(found, dict) or not isinstance(found.get("file_path"), str):
            raise BadRequest("the file has gone")
        size = found.get("file_size")
        if isinstance(size, int) and size > largest:
            raise BadRequest("the file is too large")
        await self._request.download(f"{self._bot.base_file_url}/{found['file_path']}", into, largest)

    async def upload(self, chat_id: int, file: File, message: Message) -> Any:
        """Sends a file, a picture as a photo; the result of the call."""
        upload = InputFile(file.content, file.name)
        words = file.caption or message.text
        more = {"reply_markup": {"inline_keyboard": keyboard(message.rows)}} if message.rows else None
        if file.is_picture:
            return await self._bot.send_photo(chat_id, upload, words, parse_mode="HTML", api_kwargs=more)
        return await self._bot.send_document(chat_id, upload, words, parse_mode="HTML", api_kwargs=more)


def call_of(chat_id: int, message: Message) -> tuple[str, dict[str, Any]]:
    """The method and parameters that carry a message."""
    if message.edits is not None and not message.text:
        return "editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message.edits}
    payload: dict[str, Any] = {
        "chat_id": chat_id,
        "text": message.text,
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
    }
    if message.rows:
        payload["reply_markup"] = {"inline_keyboard": keyboard(message.rows)}
    if message.edits is None:
        return "sendMessage", payload
    return "editMessageText", payload | {"message_id": message.edits}


def keyboard(rows: Rows) -> list[list[dict[str, Any]]]:
    """Buttons as the Bot API takes them."""
    return [[_button(button) for button in row] for row in rows]


def _button(button: Button) -> dict[str, Any]:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    if button.copies is not None:
        return {"text": button.label, "copy_text": {"text": button.copies}}
    return {"text": button.label, "callback_data": button.data}


def inline_result(article: Article) -> dict[str, Any]:
    """An inline result as the Bot API takes it."""
    content = {"message_text": article.text, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
    return {
        "type": "article",
        "id": article.id,
        "title": article.title,
        "description": article.description,
        "input_message_content": content,
    }
