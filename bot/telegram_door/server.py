"""The HTTP server: the webhook, `/healthz` and `/metrics`."""

from __future__ import annotations

import asyncio
import hmac
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web
from yarl import URL

from bot.metrics import Metrics
from bot.settings import SettingsProblem
from bot.telegram_door.complaints import Complaints
from bot.telegram_door.connections import PatientServer
from bot.telegram_door.intake import Intake

Page = Callable[[web.BaseRequest], Awaitable[web.Response]]

log = logging.getLogger(__name__)

LARGEST_BODY = 1_000_000
BODY_SECONDS = 15.0
GOODBYE_SECONDS = 2.0
KEPT_ALIVE_SECONDS = 75.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


class Server:
    """Answers Telegram only after the commit, and the operator's checks."""

    def __init__(self, intake: Intake, metrics: Metrics, *, webhook: tuple[str, str] | None) -> None:
        self.intake = intake
        self.metrics = metrics
        self._complaints = Complaints(log)
        self._routes: dict[tuple[str, str], Page] = {
            ("GET", "/healthz"): self.health,
            ("GET", "/metrics"): self.show_metrics,
        }
        self._secret = b""
        if webhook is not None:
            url, secret = webhook
            self._secret = secret.encode()
            # Decoded like the path of a request: a reverse proxy may write the same path in another way.
            self._routes["POST", URL(url).path or "/"] = self.update
        # Three fixed addresses need no router: aiohttp's server alone takes a quarter less time for a call.
        listener = PatientServer(self.respond, access_log=None, keepalive_timeout=KEPT_ALIVE_SECONDS)
        self._runner = web.ServerRunner(listener, shutdown_timeout=GOODBYE_SECONDS)

    async def start(self, listen: str) -> None:
        """Listens on `host:port`; raises `SettingsProblem`."""
        host, _, port = listen.rpartition(":")
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host.strip("[]"), int(port)).start()
        except OSError as error:
            raise SettingsProblem(f"{listen}: cannot listen there ({error.strerror})") from None

    async def stop(self) -> None:
        """Stops listening; requests under way are answered."""
        await self._runner.cleanup()

    async def respond(self, request: web.BaseRequest) -> web.Response:
        """The answer to any request."""
        method = "GET" if request.method == "HEAD" else request.method
        if page := self._routes.get((method, request.path)):
            return await page(request)
        return web.Response(status=405 if any(path == request.path for _, path in self._routes) else 404)

    async def update(self, request: web.BaseRequest) -> web.Response:
        """One update from Telegram: 200 once it is on disk, or once it is known to be none of ours."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        self.intake.contact.heard()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        if len(body) > LARGEST_BODY:
            return web.Response(status=413)
        try:
            update = orjson.loads(body)
        except orjson.JSONDecodeError:
            return web.Response(status=400)
        return await self._taken(update)

    async def _taken(self, update: Any) -> web.Response:
        incoming = self.intake.read(update) if isinstance(update, dict) else None
        if incoming is None:
            return web.Response(status=400)
        try:
            answer = await self.intake.taken(incoming)
        except (sqlite3.Error, OSError) as error:
            reason = getattr(error, "sqlite_errorname", type(error).__name__)
            self._complaints.say(f"an update could not be kept ({reason}); Telegram sends it again")
            return web.Response(status=503, headers={"Retry-After": "2"})
        if answer is None:
            return web.Response()
        # Telegram carries out one call that stands in the answer: the button's spinner ends without another request.
        callback, toast = answer
        call = {"method": "answerCallbackQuery", "callback_query_id": callback} | ({"text": toast} if toast else {})
        return web.Response(body=orjson.dumps(call), content_type="application/json")

    async def health(self, _: web.BaseRequest) -> web.Response:
        """200 while the process serves, its database answers and Telegram is in touch; else 503 with what is wrong."""
        contact, database = self.intake.contact, self._database_answers()
        wrong = [*([] if database else ["the database cannot be used"]), *contact.complaints()]
        state = {
            "status": "failing" if wrong else "ok",
            "database": database,
            "last_contact_seconds": round(contact.heard_seconds, 1),
            "last_sent_seconds": round(contact.sent_seconds, 1),
            "problems": wrong,
        }
        return web.json_response(state, status=503 if wrong else 200)

    def _database_answers(self) -> bool:
        try:
            return self.intake.exchange.storage.is_healthy()
        except sqlite3.Error:
            return False

    async def show_metrics(self, _: web.BaseRequest) -> web.Response:
        """The counters in Prometheus' text format."""
        return web.Response(
            text=self.metrics.text(self.intake.contact.gauges(len(self.intake.delivery))), content_type="text/plain"
        )
