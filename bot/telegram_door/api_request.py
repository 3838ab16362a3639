"""The HTTP client of the bot, at python-telegram-bot's documented seam: aiohttp, which also serves the webhook.

Conversations call methods with JSON that is ready (`call`); the library's typed methods come in through `do_request`.
The transport is the same, and so is the mapping of errors (see `answers`). The library's own transport, httpx, takes
twenty times as long for a call.
"""

from __future__ import annotations

import ssl
from functools import lru_cache
from io import BytesIO
from typing import Any, BinaryIO

import aiohttp
import orjson
from telegram.error import BadRequest
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.telegram_door.answers import Unanswered, check, result_of
from bot.telegram_door.causes import InWords

CONNECTIONS = 100
CONNECT_SECONDS = 10.0
DOWNLOAD_SECONDS = 60.0
KEPT_ALIVE_SECONDS = 45.0
LARGEST_ANSWER = 32 * 1024 * 1024
CHUNK = 64 * 1024
JSON = {"Content-Type": "application/json"}

Answer = tuple[int, bytes]


class ApiRequest(BaseRequest):
    """Sends Bot API calls over kept-alive connections, through a proxy where one is given."""

    def __init__(self, read_timeout: float = 20.0, connections: int = CONNECTIONS, proxy: str | None = None) -> None:
        self._read_timeout = read_timeout
        self._connections = connections
        self._proxy = proxy
        self._opened: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Connections are opened as they are needed."""

    async def shutdown(self) -> None:
        """Closes all connections."""
        if self._opened is not None:
            opened, self._opened = self._opened, None
            await opened.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> Answer:
        """One call of the library's typed methods; raises its errors."""
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else self._read_timeout
        status, body = await self.exchange(method, url, request_data, seconds)
        check(status, body)
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer with its result, for the library's typed methods."""
        return {"result": result_of(200, payload)}

    async def call(self, url: str, body: bytes) -> Any:
        """The result of a call whose parameters are JSON already; raises the library's errors."""
        return result_of(*await self.exchange("POST", url, body, self._read_timeout))

    async def exchange(self, method: str, url: str, data: bytes | RequestData | None, seconds: float) -> Answer:
        """Status and body of one request; raises `NotSent`, `Unanswered` or `TimedOut`, never with the URL."""
        content, headers = _content(data)
        with InWords(url):
            response = await self._request(method, url, seconds, data=content, headers=headers)
            try:
                # A body that was read to its end has given its connection back.
                return response.status, await _body(response)
            except BaseException:
                response.close()
                raise

    async def download(self, url: str, into: BinaryIO, largest: int) -> None:
        """Writes a file of the server into `into`, at most `largest` bytes; `BadRequest` where there are more."""
        with InWords(url):
            async with self._request("GET", url, DOWNLOAD_SECONDS) as response:
                if response.status >= 300:
                    check(response.status, await _body(response))
                size = 0
                async for chunk in response.content.iter_chunked(CHUNK):
                    size += len(chunk)
                    if size > largest:
                        raise BadRequest("the file is too large")
                    into.write(chunk)

    def _request(self, method: str, url: str, seconds: float, **content: Any) -> Any:
        return self._session(encrypted=url.startswith("https:")).request(
            method, _address(url), timeout=_timeout(seconds), allow_redirects=False, **content
        )

    def _session(self, *, encrypted: bool) -> aiohttp.ClientSession:
        if self._opened is None:
            socks = self._proxy is not None and self._proxy.startswith("socks")
            self._opened = aiohttp.ClientSession(
                connector=self._connector(socks=socks, encrypted=encrypted),
                proxy=None if socks else self._proxy,
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
            )
        return self._opened

    def _connector(self, *, socks: bool, encrypted: bool) -> aiohttp.BaseConnector:
        """Tries a host's addresses beside one another; certificates are checked as SSL_CERT_FILE says now."""
        # Reading all authorities takes a while, for nothing where the server is on the same machine.
        tls = ssl.create_default_context() if encrypted else True
        if socks and self._proxy:
            from aiohttp_socks import ProxyConnector

            return ProxyConnector.from_url(
                self._proxy, limit=self._connections, keepalive_timeout=KEPT_ALIVE_SECONDS, ssl=tls
            )
        return aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEPT_ALIVE_SECONDS, ssl=tls)


@lru_cache(64)
def _address(url: str) -> URL:
    """The URL of a method, taken apart once."""
    return URL(url, encoded=True)


@lru_cache(8)
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)


def _content(data: bytes | RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    """The body of a request and its headers: JSON, or a form where a file goes along."""
    if data is None or isinstance(data, bytes):
        return data, JSON
    if not data.contains_files:
        return orjson.dumps(data.json_parameters), JSON
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, file, mime) in data.multipart_data.items():
        form.add_field(name, BytesIO(file) if isinstance(file, bytes) else file, filename=filename, content_type=mime)
    return form, None


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """The body of an answer, as long as it is not absurdly large."""
    if response.content_length is not None and response.content_length <= LARGEST_ANSWER:
        return await response.read()
    parts, size = [], 0
    async for chunk in response.content.iter_chunked(CHUNK):
        size += len(chunk)
        if size > LARGEST_ANSWER:
            raise Unanswered("the answer is too large")
        parts.append(chunk)
    return b"".join(parts)
