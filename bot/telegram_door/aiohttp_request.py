"""The HTTP transport of python-telegram-bot: its documented seam, on aiohttp, orjson and kept-alive connections.

The library's own transport (httpx) takes about three quarters of a turn's time. Calls that are JSON already go
through `http_client`; uploads and the library's own calls through aiohttp.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import aiohttp
import orjson
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram_door.http_client import ConnectionBroke, ConnectionFailed, HttpClient

USER_AGENT = "mega-backdoor-bot"
CONNECTIONS = 100


class NotSent(NetworkError):
    """The connection was never made: the call certainly did not arrive and may be repeated."""


class Answered(RequestData):  # type: ignore[misc]  # the library marks it final; see `call`
    """A call that has been made: only its answer is still to be judged."""

    __slots__ = ("answer",)

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__()
        self.answer = status, body


class AiohttpRequest(BaseRequest):
    """Sends Bot API calls over aiohttp."""

    def __init__(self, read_timeout: float = 20.0, connections: int = CONNECTIONS) -> None:
        self._read_timeout = read_timeout
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._client: HttpClient | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Opens the connection pool."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=50)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": USER_AGENT})

    async def shutdown(self) -> None:
        """Closes all connections."""
        if self._client is not None:
            self._client.close()
            self._client = None
        if self._session is not None:
            await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """One call; raises the library's network errors, also for a proxy's page in place of an answer."""
        if isinstance(request_data, Answered):
            return _from_telegram(*request_data.answer)
        assert self._session is not None
        total = self._read_timeout if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        connect = 10.0 if connect_timeout is BaseRequest.DEFAULT_NONE else connect_timeout
        timeout = aiohttp.ClientTimeout(total=total, sock_connect=connect)
        try:
            async with self._session.request(method, url, timeout=timeout, **_body(request_data)) as response:
                return _from_telegram(response.status, await response.read())
        except aiohttp.ClientConnectorError:
            raise NotSent("no connection to the Bot API server") from None
        except TimeoutError:
            raise TimedOut("the Bot API server did not answer in time") from None
        except aiohttp.ClientError as error:
            # The error's own text can hold the URL, and with it the token.
            raise NetworkError(f"the connection broke ({type(error).__name__})") from None

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
        try:
            return await self._client.post(path, body, self._read_timeout)
        except ConnectionFailed:
            raise NotSent("no connection to the Bot API server") from None
        except ConnectionBroke:
            raise NetworkError("the connection broke") from None
        except TimeoutError:
            raise TimedOut("the Bot API server did not answer in time") from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer's JSON; a proxy's page is a network error."""
        try:
            parsed: dict[str, Any] = orjson.loads(payload)
        except orjson.JSONDecodeError:
            raise TelegramError("the answer was not JSON") from None
        return parsed


def _from_telegram(status: int, body: bytes) -> tuple[int, bytes]:
    """A refusal counts only in Telegram's own words: a proxy's 403 or 404 says nothing about a person or the token."""
    if status >= 400 and not body.lstrip().startswith(b"{"):
        raise NetworkError(f"a page came in place of an answer ({status})")
    return status, body


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": orjson.dumps(data.json_parameters), "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}
