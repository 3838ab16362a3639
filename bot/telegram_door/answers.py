"""What the Bot API server answered: the result of a call, or the error that says why there is none.

The library maps errors too, but trips over what a proxy or a broken server may answer (a text as `retry_after`, a
number as description, a list as the whole answer) and calls every 404 a wrong token. Every call passes through here.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import orjson
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

LONGEST_WAIT = 86_400.0
"""Seconds; what a server asks for beyond it is taken for a mistake."""


class NotSent(NetworkError):
    """The connection was never made: the call certainly did not arrive."""


class Unanswered(NetworkError):
    """The answer was lost or makes no sense: the call may have been carried out."""


class ServerFault(NetworkError):
    """The server, or a proxy before it, failed at the call."""


TOKEN_REVOKED = "Telegram does not know the token any more"  # noqa: S105 - what is said about it


class Revoked(InvalidToken):
    """Telegram does not know the token, or not any more."""

    def __init__(self) -> None:
        super().__init__(TOKEN_REVOKED)


class TooMany(TelegramError):
    """Telegram asks to wait; `seconds` is how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too many calls; the next is allowed in {seconds:.0f} seconds")
        self.seconds = seconds


def may_have_arrived(error: TelegramError) -> bool:
    """Whether a call that failed in this way may have been carried out all the same."""
    return isinstance(error, (Unanswered, TimedOut))


def result_of(status: int, body: bytes) -> Any:
    """The result of a call. Raises `TelegramError` for a refusal, `NetworkError` for what is no answer."""
    answer = _parsed(body)
    if answer is None:
        raise _no_answer(status)
    if not 200 <= status < 300 or answer.get("ok") is False:
        raise _refusal(status, answer)
    if "result" not in answer:
        raise Unanswered("the answer held no result")
    return answer["result"]


def check(status: int, body: bytes) -> None:
    """Raises what `result_of` raises for a status that is no success; the body of a success may be anything."""
    if not 200 <= status < 300:
        answer = _parsed(body)
        raise _no_answer(status) if answer is None else _refusal(status, answer)


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return answer if isinstance(answer, dict) else None


def _no_answer(status: int) -> NetworkError:
    """Says what came in place of an answer. Only after a success or a gateway's time-out may it have arrived."""
    if 200 <= status < 300 or status == HTTPStatus.GATEWAY_TIMEOUT:
        return Unanswered(f"something that is no answer came ({status})")
    return ServerFault(f"a page came in place of an answer ({status})")


def _refusal(status: int, answer: dict[str, Any]) -> TelegramError:
    code = answer.get("error_code")
    status = code if type(code) is int and status < 400 else status
    described = answer.get("description")
    words = described if isinstance(described, str) else f"refused without words ({status})"
    parameters = answer.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    migrated = parameters.get("migrate_to_chat_id")
    if type(migrated) is int:
        return ChatMigrated(migrated)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return TooMany(_seconds(parameters.get("retry_after")))
    return _by_status(status, words)


def _by_status(status: int, words: str) -> TelegramError:
    match status:
        case HTTPStatus.UNAUTHORIZED:
            return Revoked()
        case HTTPStatus.NOT_FOUND:
            return EndPointNotFound(words) if "method" in words.lower() else InvalidToken("not found")
        case HTTPStatus.FORBIDDEN:
            return Forbidden(words)
        case HTTPStatus.CONFLICT:
            return Conflict(words)
        case HTTPStatus.GATEWAY_TIMEOUT:
            return Unanswered(words)
        case _ if 400 <= status < 500:
            return BadRequest(words)
        case _:
            return ServerFault(words)


def _seconds(given: object) -> float:
    """The wait that a 429 asks for; a second where it does not say so in numbers."""
    try:
        seconds = float(given) if isinstance(given, (int, float, str)) else 1.0
    except ValueError:
        seconds = 1.0
    return seconds if 0 <= seconds <= LONGEST_WAIT else 1.0
