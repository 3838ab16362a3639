"""The calls of a conversation as plain JSON, past the library's typed methods.

Sending a message through `Bot.send_message` builds and checks about thirty objects and parses the answer into
as many more, of which only the message id is used; that is a third of a turn's time. The library's transport and
its mapping of errors stay in place.
"""

from __future__ import annotations

from typing import Any

import orjson
from telegram import InputFile
from telegram.error import BadRequest
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.attachments import File
from bot.inline import Article
from bot.messages import Button, Message, Rows
from bot.telegram_door.api_request import ApiRequest

NO_PREVIEW = {"is_disabled": True}


class Wire:
    """Calls methods of the Bot API by name."""

    def __init__(self, request: ApiRequest, url: str) -> None:
        self._request = request
        self._url = url

    async def call(self, method: str, payload: dict[str, Any]) -> Any:
        """The result of a call; raises the library's errors."""
        return await self._request.call(f"{self._url}/{method}", orjson.dumps(payload))

    async def download(self, file_id: str, file_url: str, largest: int) -> bytes:
        """The bytes of a file that somebody sent; BadRequest where Telegram does not give it out."""
        found = await self.call("getFile", {"file_id": file_id})
        if found.get("file_size", 0) > largest:
            raise BadRequest("the file is too large")
        return await self._request.retrieve(f"{file_url}/{found['file_path']}")

    async def upload(self, chat_id: int, file: File, message: Message) -> Any:
        """Sends a file, a picture as a photo; the result of the call."""
        method, field = ("sendPhoto", "photo") if file.is_picture else ("sendDocument", "document")
        upload = InputFile(file.content, file.name, attach=False)
        words = file.caption or message.text
        parameters: dict[str, Any] = {"chat_id": chat_id, "caption": words, "parse_mode": "HTML", field: upload}
        if message.rows:
            parameters["reply_markup"] = {"inline_keyboard": keyboard(message.rows)}
        data = RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])
        return await self._request.post(f"{self._url}/{method}", data)


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
