"""The people of the benchmark: what each of them does, over and over, and when they go on."""

from __future__ import annotations

from typing import Any

# What one person does, over and over: a text, or a button by its data. {chat} is the person's number.
STORY = (
    "/delete",
    "!delete:yes",
    "/check",
    "!situation:employee",
    "!job.after_tax:yes",
    "!job.route:in_plan",
    "!age_band:under_50",
    "!job.pay_schedule:biweekly",
    "2026-12-04",
    "{chat}",
    "100000",
    "3500",
    "24,500",
    "!deferrals_elsewhere:0",
    "5000",
    "!job.after_tax_so_far:0",
    "!job.cap:none",
    "!residence:us",
)

FIRST_CHAT = 4000
"""What the first person is paid on a pay date, and so the number of their chat."""


class Person:
    """One person: where they are in the story, and since when they wait."""

    __slots__ = ("chat", "last_message", "left", "since", "step")

    def __init__(self, chat: int) -> None:
        self.chat = chat
        self.step = -1
        self.since = 0.0
        self.last_message = 0
        self.left = 0


def is_ready(person: Person, payload: dict[str, Any]) -> bool:
    """Whether a message has the next button, or the next question, of a person's story."""
    following = STORY[(person.step + 1) % len(STORY)]
    data = [button.get("callback_data", "") for row in _rows(payload) for button in row]
    return following[1:] in data if following.startswith("!") else _asks_in_words(following, data, payload)


def _rows(payload: dict[str, Any]) -> list[list[dict[str, Any]]]:
    markup = payload.get("reply_markup")
    return markup["inline_keyboard"] if isinstance(markup, dict) else []


def _asks_in_words(following: str, data: list[str], payload: dict[str, Any]) -> bool:
    """Whether a person who is about to type would type now."""
    if following == "/check":
        return str(payload["text"]).startswith("Removed")
    if following == "/delete":
        return any(each.startswith("plan:") for each in data)
    return any(each.endswith(":?") for each in data)
