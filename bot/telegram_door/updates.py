"""Telegram's updates, as the JSON they come in, to what the conversation understands.

The library's typed `Update` is passed by: parsing one builds a dozen objects, of which five fields are used.
"""

from __future__ import annotations

from typing import Any

from bot import languages
from bot.events import Command, Document, Edited, Event, Pressed, Typed, Unreadable
from bot.exchange import Incoming

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query"]

_KINDS = {
    "sticker": "sticker",
    "voice": "voice",
    "video_note": "voice",
    "audio": "voice",
    "photo": "photo",
    "video": "photo",
}


def incoming(update: dict[str, Any], bot_name: str) -> Incoming | None:
    """The update as the conversation takes it; None for what is no update at all. Other kinds have no event."""
    update_id = _number(update.get("update_id"))
    if update_id is None:
        return None
    if isinstance(query := update.get("callback_query"), dict):
        return _pressed(update_id, query)
    message = update.get("message")
    edited = update.get("edited_message")
    carrier = message if isinstance(message, dict) else edited
    if not isinstance(carrier, dict):
        return Incoming(update_id, 0, None, languages.DEFAULT_LANGUAGE)
    chat, sender = carrier.get("chat"), carrier.get("from")
    chat_id = _number(chat.get("id")) if isinstance(chat, dict) else None
    if not isinstance(chat, dict) or chat_id is None:
        return Incoming(update_id, 0, None, languages.DEFAULT_LANGUAGE)
    group = chat.get("type") != "private"
    event = Edited() if carrier is edited and carrier is not message else _event(carrier, bot_name, group=group)
    if group and not isinstance(event, Command):
        event = None
    return Incoming(update_id, chat_id, event, language_of(sender), in_group=group)


def _pressed(update_id: int, query: dict[str, Any]) -> Incoming:
    sender, message = query.get("from"), query.get("message")
    callback = query.get("id") if isinstance(query.get("id"), str) else None
    chat = message.get("chat") if isinstance(message, dict) else None
    chat_id = _number(chat.get("id")) if isinstance(chat, dict) else None
    if not isinstance(chat, dict) or chat_id is None:
        return Incoming(update_id, 0, None, language_of(sender), callback)
    data = query.get("data")
    number = _number(message.get("message_id")) if isinstance(message, dict) else None
    event = Pressed(data if isinstance(data, str) else "", number)
    return Incoming(update_id, chat_id, event, language_of(sender), callback, chat.get("type") != "private")


def _number(value: object) -> int | None:
    """A whole number that the database can hold; Telegram's ids have at most 52 bits."""
    return value if type(value) is int and -(2**63) <= value < 2**63 else None


def language_of(sender: object) -> str:
    """The language of a person by Telegram's `language_code`."""
    return languages.language_of(sender.get("language_code") if isinstance(sender, dict) else None)


def _event(message: dict[str, Any], bot_name: str, *, group: bool) -> Event | None:
    text = message.get("text")
    if isinstance(text, str) and text.strip():
        return _command(text, bot_name, group=group) if text.startswith("/") else Typed(text)
    if any(key in message for key in ("pinned_message", "new_chat_members", "left_chat_member", "group_chat_created")):
        return None
    sent = message.get("document")
    if isinstance(sent, dict) and isinstance(sent.get("file_id"), str):
        size = sent.get("file_size")
        return Document(sent["file_id"], size if isinstance(size, int) else 0)
    kind = next((name for key, name in _KINDS.items() if key in message), "other")
    return Unreadable(kind)


def _command(text: str, bot_name: str, *, group: bool) -> Event | None:
    head, _, argument = text[1:].partition(" ")
    name, at, addressee = head.partition("@")
    if at and addressee.lower() != bot_name.lower():
        return None if group else Typed(text)
    return Command(name.split("\n")[0], argument)
