"""The connections of the HTTP server: those that say nothing are closed, so that nobody can use them all up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

HEADER_SECONDS = 10.0
"""How long a new connection may take until its first request is complete."""

MOST_IDLE = 200
"""Connections without a request under way; Telegram opens at most a hundred."""

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class PatientServer(web.Server):
    """A server whose patience with silent connections has an end; aiohttp's own has none before the first request."""

    def __init__(self, handler: Handler, **options: Any) -> None:
        super().__init__(self._respond, **options)
        self._answer = handler
        self._idle: dict[web.RequestHandler, asyncio.TimerHandle | None] = {}

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """A new connection has so many seconds for its first request."""
        super().connection_made(handler, transport)
        loop = asyncio.get_running_loop()
        self._idles(handler, loop.call_later(HEADER_SECONDS, handler.force_close))

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """The connection is gone, and with it its timer."""
        self._works(handler)
        super().connection_lost(handler, exc)

    async def _respond(self, request: web.BaseRequest) -> web.StreamResponse:
        handler = request.protocol
        self._works(handler)
        try:
            return await self._answer(request)
        finally:
            if request.transport is not None:
                self._idles(handler, None)

    def _idles(self, handler: web.RequestHandler, timer: asyncio.TimerHandle | None) -> None:
        self._idle[handler] = timer
        if len(self._idle) > MOST_IDLE:
            longest = next(iter(self._idle))
            self._works(longest)
            longest.force_close()

    def _works(self, handler: web.RequestHandler) -> None:
        if timer := self._idle.pop(handler, None):
            timer.cancel()
