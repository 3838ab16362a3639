"""Files to and from the Bot API server, over aiohttp, which is imported with the first of them."""

from __future__ import annotations

import aiohttp
from telegram.request import RequestData

from bot.telegram_door.http_client import ConnectionBroke, ConnectionFailed

USER_AGENT = "mega-backdoor-bot"
CONNECT_SECONDS = 10.0


class FileTransfer:
    """Kept-alive connections that carry files."""

    def __init__(self, connections: int) -> None:
        connector = aiohttp.TCPConnector(limit=connections, keepalive_timeout=50)
        self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": USER_AGENT})

    async def request(self, method: str, url: str, data: RequestData | None, seconds: float) -> tuple[int, bytes]:
        """Status and body of the answer. Raises `ConnectionFailed`, `ConnectionBroke` or `TimeoutError`."""
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)
        form = _form(data) if data else None
        try:
            async with self._session.request(method, url, timeout=timeout, data=form) as response:
                return response.status, await response.read()
        except aiohttp.ClientConnectorError:
            raise ConnectionFailed from None
        except TimeoutError:
            raise
        except aiohttp.ClientError as error:
            raise ConnectionBroke(type(error).__name__) from None

    async def close(self) -> None:
        """Closes all connections."""
        await self._session.close()


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
