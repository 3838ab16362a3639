"""Messages as the JSON that the Bot API takes, past the library's typed methods.

Sending a message through `Bot.send_message` builds and checks about thirty objects and parses the answer into as many
more, of which only the message id is used; that is a third of a turn's time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.inline import Article
from bot.messages import Button, Message, Rows

NO_PREVIEW = {"is_disabled": True}
_DATE_TAG = re.compile(r"</?tg-time[^>]*>")

Call = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """How a message is put: rich or in classic HTML, with dates to tap or without, anew where it cannot be edited."""

    rich: bool = False
    dates: bool = True
    anew: bool = False


CLASSIC = Form()


def has_dates(message: Message) -> bool:
    """Whether there is a date to tap in the classic text."""
    return "<tg-time" in message.text


def call_of(chat_id: int, message: Message, form: Form = CLASSIC) -> Call:
    """The method and parameters that carry a message."""
    if message.edits is not None and not message.text and not message.rich:
        buttons = {"reply_markup": {"inline_keyboard": keyboard(message.rows)}} if message.rows else {}
        return "editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message.edits} | buttons
    rich = message.rich if form.rich else None
    payload = {"chat_id": chat_id} | (_rich(rich, form) if rich is not None else _classic(message, form))
    if message.rows:
        payload["reply_markup"] = {"inline_keyboard": keyboard(message.rows)}
    if message.edits is not None and not form.anew:
        return "editMessageText", payload | {"message_id": message.edits}
    return "sendMessage" if rich is None else "sendRichMessage", payload | thread_of(message)


def thread_of(message: Message) -> dict[str, Any]:
    """The topic of a private chat that an answer must stay in."""
    return {} if message.thread is None else {"message_thread_id": message.thread}


def _classic(message: Message, form: Form) -> dict[str, Any]:
    text = message.text if form.dates else _DATE_TAG.sub("", message.text)
    return {"text": text, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}


def _rich(html: str, form: Form) -> dict[str, Any]:
    html = html if form.dates else _DATE_TAG.sub("", html)
    # What looks like an address or a number would otherwise be checked, and refuse the whole message.
    return {"rich_message": {"html": html, "skip_entity_detection": True}}


def keyboard(rows: Rows) -> list[list[dict[str, Any]]]:
    """Buttons as the Bot API takes them."""
    return [[_button(button) for button in row] for row in rows]


def _button(button: Button) -> dict[str, Any]:
    made: dict[str, Any] = {"text": button.label}
    if button.url is not None:
        made["url"] = button.url
    elif button.copies is not None:
        made["copy_text"] = {"text": button.copies}
    else:
        made["callback_data"] = button.data
    if button.style is not None:
        made["style"] = button.style
    return made


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
