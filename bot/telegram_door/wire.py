"""The calls of the bot: JSON for a conversation, files up and down."""

from __future__ import annotations

from typing import Any, BinaryIO

import orjson
from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.attachments import File
from bot.messages import Message
from bot.telegram_door.api_request import ApiRequest
from bot.telegram_door.payloads import keyboard


class Wire:
    """Calls methods of the Bot API by name; files go up through the library's typed methods."""

    def __init__(self, request: ApiRequest, bot: Bot) -> None:
        self._request = request
        self.bot = bot
        self._url = bot.base_url

    async def call(self, method: str, payload: dict[str, Any]) -> Any:
        """The result of a call; raises the library's errors."""
        return await self._request.call(f"{self._url}/{method}", orjson.dumps(payload))

    async def download(self, file_id: str, into: BinaryIO, largest: int) -> None:
        """Writes a file that somebody sent into `into`; `BadRequest` where Telegram does not give it out."""
        found = await self.call("getFile", {"file_id": file_id})
        if not isinstance(found, dict) or not isinstance(found.get("file_path"), str):
            raise BadRequest("the file has gone")
        size = found.get("file_size")
        if isinstance(size, int) and size > largest:
            raise BadRequest("the file is too large")
        await self._request.download(f"{self.bot.base_file_url}/{found['file_path']}", into, largest)

    async def upload(self, chat_id: int, file: File, message: Message) -> int | None:
        """Sends a file, a picture as a photo; returns the number of the message."""
        upload = InputFile(file.content, file.name)
        words = file.caption or message.text
        more = {"reply_markup": {"inline_keyboard": keyboard(message.rows)}} if message.rows else None
        send = self.bot.send_photo if file.is_picture else self.bot.send_document
        sent = await send(chat_id, upload, words, parse_mode="HTML", message_thread_id=message.thread, api_kwargs=more)
        return sent.message_id
