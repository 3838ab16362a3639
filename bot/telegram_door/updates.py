"""Telegram's updates, as the JSON they come in, to what the conversation understands.

The library's typed `Update` is passed by: parsing one builds a dozen objects, of which five fields are used.
"""

from __future__ import annotations

from typing import Any

from bot import languages
from bot.events import Command, Document, Edited, Event, Pressed, Typed, Unreadable
from bot.incoming import Incoming

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
    is_edit = not isinstance(message, dict)
    carrier = edited if is_edit else message
    if not isinstance(carrier, dict):
        return Incoming(update_id, 0, None, languages.DEFAULT_LANGUAGE)
    chat, sender = carrier.get("chat"), carrier.get("from")
    chat_id = _number(chat.get("id")) if isinstance(chat, dict) else None
    if not isinstance(chat, dict) or chat_id is None:
        return Incoming(update_id, 0, None, languages.DEFAULT_LANGUAGE)
    group = chat.get("type") != "private"
    event = _edit(carrier) if is_edit else _event(carrier, bot_name, group=group)
    if group and not isinstance(event, Command):
        event = None
    return Incoming(update_id, chat_id, event, language_of(sender), in_group=group, thread=_thread(carrier))


def _pressed(update_id: int, query: dict[str, Any]) -> Incoming:
    sender, message = query.get("from"), query.get("message")
    callback = query.get("id") if isinstance(query.get("id"), str) else None
    message = message if isinstance(message, dict) else {}
    # A press may come without its message; the private chat has the number of the person.
    chat = message.get("chat") if message else sender
    chat_id = _number(chat.get("id")) if isinstance(chat, dict) else None
    if not isinstance(chat, dict) or chat_id is None:
        return Incoming(update_id, 0, None, language_of(sender), callback)
    data = query.get("data")
    event = Pressed(data if isinstance(data, str) else "", _number(message.get("message_id")))
    in_group = bool(message) and chat.get("type") != "private"
    return Incoming(update_id, chat_id, event, language_of(sender), callback, in_group, _thread(message))


def _thread(message: dict[str, Any]) -> int | None:
    """The topic that a message stands in."""
    return _number(message.get("message_thread_id"))


def _edit(message: dict[str, Any]) -> Event | None:
    """A live location is edited every few seconds, by nobody."""
    return None if "location" in message else Edited()


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
