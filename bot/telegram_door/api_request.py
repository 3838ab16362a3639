"""The HTTP transport of python-telegram-bot, at its documented seam.

The library's own transport (httpx) takes about three quarters of a turn's time. Calls whose parameters are JSON, which
are nearly all, go through `http_client`; files through `file_transfer`.
"""

from __future__ import annotations

from collections.abc import Awaitable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import orjson
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram_door.http_client import ConnectionBroke, ConnectionFailed, HttpClient

if TYPE_CHECKING:
    from bot.telegram_door.file_transfer import FileTransfer

CONNECTIONS = 100


class NotSent(NetworkError):
    """The connection was never made: the call certainly did not arrive and may be repeated."""


class Answered(RequestData):  # type: ignore[misc]  # the library marks it final; see `call`
    """A call that has been made: only its answer is still to be judged."""

    __slots__ = ("answer",)

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__()
        self.answer = status, body


class ApiRequest(BaseRequest):
    """Sends Bot API calls over kept-alive connections."""

    def __init__(self, read_timeout: float = 20.0, connections: int = CONNECTIONS) -> None:
        self._read_timeout = read_timeout
        self._connections = connections
        self._client: HttpClient | None = None
        self._files: FileTransfer | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Connections are opened as they are needed."""

    async def shutdown(self) -> None:
        """Closes all connections."""
        if self._client is not None:
            self._client.close()
            self._client = None
        if self._files is not None:
            await self._files.close()
            self._files = None

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """One call of the library; raises its network errors, also for a proxy's page in place of an answer."""
        if isinstance(request_data, Answered):
            return _from_telegram(*request_data.answer)
        if method == "POST" and not (request_data and request_data.contains_files):
            return _from_telegram(
                *await self.send(url, orjson.dumps(request_data.json_parameters if request_data else {}))
            )
        if self._files is None:
            from bot.telegram_door.file_transfer import FileTransfer

            self._files = FileTransfer(self._connections)
        seconds = self._read_timeout if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        return _from_telegram(*await _answer(self._files.request(method, url, request_data, seconds)))

    async def call(self, url: str, body: bytes) -> Any:
        """The result of a call whose parameters are JSON already; raises the library's errors, by its own mapping."""
        status, answer = await self.send(url, body)
        if status != HTTPStatus.OK:
            return await self.post(url, Answered(status, answer))
        parsed = self.parse_json_payload(answer)
        if not isinstance(parsed, dict) or "result" not in parsed:
            raise TelegramError("the answer held no result")
        return parsed["result"]

    async def send(self, url: str, body: bytes) -> tuple[int, bytes]:
        """Status and body of the answer to a JSON body; raises `NotSent`, `NetworkError` or `TimedOut`."""
        if self._client is None:
            self._client = HttpClient(url, self._connections)
        path = url[url.index("/", 8) :]
        return await _answer(self._client.post(path, body, self._read_timeout))

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer's JSON; a proxy's page is a network error."""
        try:
            parsed: dict[str, Any] = orjson.loads(payload)
        except orjson.JSONDecodeError:
            raise TelegramError("the answer was not JSON") from None
        return parsed


async def _answer(call: Awaitable[tuple[int, bytes]]) -> tuple[int, bytes]:
    """The answer to a call, or what went wrong on the way in the library's words; the URL holds the token."""
    try:
        return await call
    except ConnectionFailed:
        raise NotSent("no connection to the Bot API server") from None
    except ConnectionBroke:
        raise NetworkError("the connection broke") from None
    except TimeoutError:
        raise TimedOut("the Bot API server did not answer in time") from None


def _from_telegram(status: int, body: bytes) -> tuple[int, bytes]:
    """A refusal counts only in Telegram's own words: a proxy's 403 or 404 says nothing about a person or the token."""
    if status >= 400 and not body.lstrip().startswith(b"{"):
        raise NetworkError(f"a page came in place of an answer ({status})")
    return status, body
