"""A server of a few lines that answers what a test tells it to, byte by byte, however odd."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import orjson

OK = orjson.dumps({"ok": True, "result": {"message_id": 7}})


def answer(body: bytes = OK, status: str = "200 OK", version: str = "1.1") -> bytes:
    """An ordinary HTTP answer."""
    return f"HTTP/{version} {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def refusal(code: int, description: object, **more: object) -> bytes:
    """Telegram's way of refusing a call."""
    body = {"ok": False, "error_code": code, "description": description, **more}
    return answer(orjson.dumps(body), f"{code} X")


class Cut(bytes):
    """An answer after which the connection ends."""


class OddServer:
    """Answers each request with what `says` returns for it; None cuts the connection, b"" never answers."""

    def __init__(self, says: Callable[[bytes, bytes], bytes | None]) -> None:
        self.says = says
        self.requests: list[tuple[bytes, bytes]] = []
        self.connections = 0
        self.cuts_after_answers = False
        self.silent = asyncio.Event()
        self.port = 0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                body = await _body(reader, head)
                self.requests.append((head, body))
                said = self.says(head, body)
                if said == b"":
                    await self.silent.wait()
                if not said:
                    return
                writer.write(said)
                await writer.drain()
                if self.cuts_after_answers or isinstance(said, Cut):
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    if fields.get(b"transfer-encoding") == b"chunked":
        return await reader.readuntil(b"0\r\n\r\n")
    return await reader.readexactly(int(fields.get(b"content-length", b"0")))


@asynccontextmanager
async def odd_server(
    says: Callable[[bytes, bytes], bytes | None], tls: ssl.SSLContext | None = None
) -> AsyncIterator[OddServer]:
    """A server that runs within the block. `says` gets head and body; b"" hangs, None cuts."""
    server = OddServer(says)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls, limit=2**20)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        server.silent.set()
        listening.close()
        await asyncio.sleep(0)
