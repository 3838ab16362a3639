"""A lean HTTP/1.1 client for the one thing a conversation does: posting small JSON over kept-alive connections.

A general client spends three times as long on a call as on everything else in a turn (redirects, cookies,
tracing, streams), none of which the Bot API uses. Parsing is httptools'; files stay with aiohttp.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import deque
from typing import cast
from urllib.parse import urlsplit

from httptools import HttpParserError, HttpResponseParser

KEPT_ALIVE_SECONDS = 45.0
LARGEST_ANSWER = 64 * 1024 * 1024


class ConnectionFailed(OSError):
    """No connection was made: nothing was sent."""


class ConnectionBroke(OSError):
    """The connection ended before the answer was complete: the call may have been carried out."""


class _Connection(asyncio.Protocol):
    """One connection, one call at a time."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.idle_since = 0.0
        self.closed = False
        self._parser = HttpResponseParser(self)
        self._body: list[bytes] = []
        self._size = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are asyncio's by behaviour, not by class.
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except HttpParserError:
            self.close()

    def on_body(self, body: bytes) -> None:
        self._body.append(body)
        self._size += len(body)
        if self._size > LARGEST_ANSWER:
            self.close()

    def on_message_complete(self) -> None:
        status, body = self._parser.get_status_code(), b"".join(self._body)
        if not self._parser.should_keep_alive():
            self.close()
        self._body, self._size = [], 0
        answer, self.answer = self.answer, None
        if answer is not None and not answer.done():
            answer.set_result((status, body))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        self.closed = True
        answer, self.answer = self.answer, None
        if answer is not None and not answer.done():
            answer.set_exception(ConnectionBroke("the connection ended before the answer"))

    def close(self) -> None:
        """Ends the connection; nothing more is sent on it."""
        self.closed = True
        if self.transport is not None:
            self.transport.close()


class HttpClient:
    """A pool of connections to one server."""

    def __init__(self, address: str, connections: int, connect_seconds: float = 10.0) -> None:
        parts = urlsplit(address)
        self._host = parts.hostname or ""
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._port = parts.port or (443 if self._tls else 80)
        self._connect_seconds = connect_seconds
        self._head = f" HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\nContent-Length: ".encode()
        self._idle: deque[_Connection] = deque()
        self._free = connections
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Status and body of the answer. Raises `ConnectionFailed`, `ConnectionBroke` or `TimeoutError`."""
        if self._free:
            self._free -= 1
        else:
            await self._turn()
        try:
            connection = self._kept_alive() or await self._connect()
            return await self._exchange(connection, path, body, seconds)
        finally:
            self._pass_on()

    async def _turn(self) -> None:
        """Waits until one of the calls under way has ended."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _kept_alive(self) -> _Connection | None:
        oldest = time.monotonic() - KEPT_ALIVE_SECONDS
        while self._idle:
            connection = self._idle.pop()
            if not connection.closed and connection.idle_since > oldest:
                return connection
            connection.close()
        return None

    async def _connect(self) -> _Connection:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._connect_seconds):
                _, connection = await loop.create_connection(_Connection, self._host, self._port, ssl=self._tls)
        except (OSError, TimeoutError) as error:
            raise ConnectionFailed(type(error).__name__) from None
        return connection

    async def _exchange(self, connection: _Connection, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        assert connection.transport is not None
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[int, bytes]] = loop.create_future()
        connection.answer = answer
        connection.transport.write(b"POST %b%b%d\r\n\r\n%b" % (path.encode(), self._head, len(body), body))
        timer = loop.call_later(seconds, _time_out, answer)
        try:
            found = await answer
        except BaseException:
            # Cancelled or out of time: an answer to come must not be taken for the next call's.
            connection.close()
            raise
        finally:
            timer.cancel()
        if not connection.closed:
            connection.idle_since = time.monotonic()
            self._idle.append(connection)
        return found

    def close(self) -> None:
        """Closes the idle connections."""
        while self._idle:
            self._idle.pop().close()


def _time_out(answer: asyncio.Future[tuple[int, bytes]]) -> None:
    if not answer.done():
        answer.set_exception(TimeoutError())
