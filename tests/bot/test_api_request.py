"""The HTTP client against a small server: whatever comes back, a call ends in a result or in one of the errors."""

from __future__ import annotations

import asyncio
import socket
import ssl
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    TelegramError,
    TimedOut,
)

from bot.telegram_door import api_request
from bot.telegram_door.answers import NotSent, Revoked, ServerFault, TooMany, Unanswered, may_have_arrived
from bot.telegram_door.api_request import ApiRequest
from tests.bot.odd_server import OK, Cut, answer, odd_server, refusal

TOKEN = "1234567:AAE-a-token-nobody-may-read-in-a-log"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n"


@pytest_asyncio.fixture
async def request_() -> AsyncIterator[ApiRequest]:
    client = ApiRequest(read_timeout=5)
    yield client
    await client.shutdown()


async def ask(client: ApiRequest, address: str, method: str = "sendMessage") -> Any:
    return await client.call(f"{address}/bot{TOKEN}/{method}", b'{"chat_id": 5}')


CARRIED_OUT = {
    "plain": answer(),
    "201": answer(status="201 Created"),
    "100 before": b"HTTP/1.1 100 Continue\r\n\r\n" + answer(),
    "103 before": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + answer(),
    "102 and 103 before": b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" + answer(),
    "two in one read": answer() + answer(b'{"ok": true, "result": {"message_id": 8}}'),
    "chunked": CHUNKED % (OK[:5], len(OK) - 5, OK[5:]),
    "HTTP/1.0 without length": Cut(b"HTTP/1.0 200 OK\r\n\r\n" + OK),
    "10 MB": answer(orjson.dumps({"ok": True, "result": {"message_id": 7, "x": "x" * 10_000_000}})),
}


@pytest.mark.parametrize("said", CARRIED_OUT.values(), ids=CARRIED_OUT)
async def test_an_unusual_answer_is_understood_and_the_call_made_once(request_: ApiRequest, said: bytes) -> None:
    async with odd_server(lambda *_: said) as server:
        for number in (1, 2):
            assert (await ask(request_, server.address))["message_id"] == 7
            assert len(server.requests) == number


MAYBE = {
    "nothing": None,
    "only a 100": Cut(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "half a head": Cut(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "half a body": Cut(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + OK),
    "half a chunk": Cut(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n500\r\n" + OK),
    "no HTTP": Cut(b"\x00\x01\x02 hello\r\n\r\n"),
    "a length that is none": Cut(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n" + OK),
    "a page": answer(b"<html>Welcome</html>"),
    "a list": answer(b"[5]"),
    "no result": answer(b'{"ok": true}'),
    "a cut JSON": answer(OK[:-5]),
    "no bytes": b"HTTP/1.1 204 No Content\r\n\r\n",
    "a gateway's time-out": answer(b"<html></html>", "504 Gateway Time-out"),
}


@pytest.mark.parametrize("said", MAYBE.values(), ids=MAYBE)
async def test_a_lost_answer_may_have_been_a_success(request_: ApiRequest, said: bytes | None) -> None:
    async with odd_server(lambda *_: said) as server:
        with pytest.raises(TelegramError) as caught:
            await ask(request_, server.address)
        assert may_have_arrived(caught.value)
        assert len(server.requests) == 1
        assert TOKEN not in repr(caught.value)


async def test_an_answer_without_end_is_given_up(request_: ApiRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_request, "LARGEST_ANSWER", 1000)
    for said in (answer(b"x" * 1001), CHUNKED % (b"x" * 5, 2000, b"x" * 2000)):
        async with odd_server(lambda *_, said=said: said) as server:
            with pytest.raises(Unanswered):
                await ask(request_, server.address)


REFUSED = {
    "a bad request": (refusal(400, "Bad Request: chat not found"), BadRequest, "Chat not found"),
    "a number as description": (refusal(400, 7), BadRequest, "without words"),
    "402": (refusal(402, "Payment Required"), BadRequest, "Payment"),
    "406": (refusal(406, "Not Acceptable"), BadRequest, "Acceptable"),
    "413": (refusal(413, "Request Entity Too Large"), BadRequest, "Large"),
    "blocked": (refusal(403, "Forbidden: bot was blocked by the user"), Forbidden, "blocked"),
    "a revoked token": (refusal(401, "Unauthorized"), Revoked, "does not know the token"),
    "an unknown method": (refusal(404, "Not Found: method not found"), EndPointNotFound, "method not found"),
    "not found": (refusal(404, "Not Found"), InvalidToken, "not found"),
    "another poll": (refusal(409, "Conflict: terminated by other getUpdates request"), Conflict, "terminated"),
    "a group that moved": (refusal(400, "x", parameters={"migrate_to_chat_id": -100}), ChatMigrated, "-100"),
    "a fault": (refusal(500, "Internal Server Error"), ServerFault, "Internal"),
    "a proxy's 403": (answer(b"<html>Blocked</html>", "403 Forbidden"), ServerFault, "a page"),
    "a proxy's 404": (answer(b"", "404 Not Found"), ServerFault, "a page"),
    "a redirect": (answer(b"", "302 Found"), ServerFault, "302"),
    "ok is false in a 200": (
        answer(b'{"ok": false, "error_code": 400, "description": "message text is empty"}'),
        BadRequest,
        "empty",
    ),
}


@pytest.mark.parametrize(("said", "kind", "words"), REFUSED.values(), ids=REFUSED)
async def test_a_refusal_is_one_of_the_known_errors(
    request_: ApiRequest, said: bytes, kind: type[TelegramError], words: str
) -> None:
    async with odd_server(lambda *_: said) as server:
        with pytest.raises(TelegramError, match=words) as caught:
            await ask(request_, server.address)
    assert type(caught.value) is kind
    assert not may_have_arrived(caught.value)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [(3, 3), ("3", 3), ("soon", 1), (None, 1), ([], 1), (-4, 1), ("nan", 1), (10**12, 1), (True, 1), (10_800, 10_800)],
)
async def test_a_wait_is_read_however_it_is_written(request_: ApiRequest, given: object, seconds: float) -> None:
    said = refusal(429, "Too Many Requests", parameters={"retry_after": given})
    async with odd_server(lambda *_: said) as server:
        with pytest.raises(TooMany) as caught:
            await ask(request_, server.address)
    assert caught.value.seconds == seconds


@pytest.mark.parametrize("said", [answer(b"[5]"), answer(b'{"ok": true}'), answer(b"7"), answer(b"<html>")])
async def test_the_librarys_typed_calls_stand_the_same_answers(request_: ApiRequest, said: bytes) -> None:
    async with odd_server(lambda *_: said) as server:
        bot = Bot(TOKEN, f"{server.address}/bot", request=request_, get_updates_request=request_)
        with pytest.raises(TelegramError):
            await bot.delete_webhook()


async def test_a_server_that_does_not_answer_is_given_up() -> None:
    client = ApiRequest(read_timeout=0.05)
    async with odd_server(lambda *_: b"") as server:
        with pytest.raises(TimedOut):
            await ask(client, server.address)
    await client.shutdown()


async def test_a_cancelled_calls_answer_is_never_taken_for_the_next_ones(request_: ApiRequest) -> None:
    async with odd_server(lambda *_: b"" if len(server.requests) == 1 else answer()) as server:
        call = asyncio.ensure_future(ask(request_, server.address))
        while not server.requests:
            await asyncio.sleep(0)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        assert (await ask(request_, server.address))["message_id"] == 7
        assert server.connections == 2


async def test_a_connection_is_kept_for_the_next_call(request_: ApiRequest) -> None:
    async with odd_server(lambda *_: answer()) as server:
        for _ in range(3):
            await ask(request_, server.address)
        assert server.connections == 1


async def test_a_kept_connection_that_is_cut_before_the_next_call_makes_way_for_a_new_one(
    request_: ApiRequest,
) -> None:
    async with odd_server(lambda *_: answer()) as server:
        server.cuts_after_answers = True
        await ask(request_, server.address)
        await asyncio.sleep(0.05)
        await ask(request_, server.address)
        assert (server.connections, len(server.requests)) == (2, 2)


async def test_a_kept_connection_that_is_cut_during_a_call_leaves_it_open_whether_it_arrived(
    request_: ApiRequest,
) -> None:
    async with odd_server(lambda *_: answer() if len(server.requests) == 1 else None) as server:
        await ask(request_, server.address)
        with pytest.raises(Unanswered):
            await ask(request_, server.address)
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("http://127.0.0.1:1", "refused"),
        ("http://nowhere.invalid", "name is not known"),
    ],
)
async def test_a_connection_that_is_never_made_is_known_not_to_have_arrived(
    request_: ApiRequest, address: str, cause: str
) -> None:
    with pytest.raises(TelegramError, match=f"(?i){cause}") as caught:
        await ask(request_, address)
    assert TOKEN not in repr(caught.value)
    assert not may_have_arrived(caught.value)


@contextmanager
def deaf(port: int) -> Iterator[str]:
    """An address that neither takes a connection nor refuses it: its queue is full, and nobody empties it."""
    with socket.socket() as listener, ExitStack() as waiting:
        listener.bind(("127.0.0.2", port))
        listener.listen(0)
        for _ in range(4):
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(("127.0.0.2", port))
        yield "127.0.0.2"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses")
async def test_a_dead_first_address_is_got_past(request_: ApiRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    async with odd_server(lambda *_: answer()) as server:
        with deaf(server.port) as dead:

            async def two_addresses(*_: Any, **__: Any) -> list[Any]:
                return [(2, 1, 6, "", (host, server.port)) for host in (dead, "127.0.0.1")]

            monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", two_addresses)
            assert await ask(request_, f"http://two.example:{server.port}")


async def test_a_file_goes_up_with_its_name(request_: ApiRequest) -> None:
    async with odd_server(lambda *_: answer(SENT)) as server:
        bot = Bot(TOKEN, f"{server.address}/bot", request=request_, get_updates_request=request_)
        sent = await bot.send_document(5, InputFile(b"%PDF-1.7 and so on", "plan.pdf"), caption="Ihr Plan")
        head, body = server.requests[0]
    assert sent.message_id == 7
    assert b"multipart/form-data" in head
    assert b'filename="plan.pdf"' in body
    assert b"%PDF-1.7 and so on" in body
    assert b"Ihr Plan" in body


SENT = orjson.dumps({"ok": True, "result": {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}}})


async def test_a_file_comes_down_piece_by_piece(request_: ApiRequest) -> None:
    async with odd_server(lambda *_: answer(b"%PDF" * 100_000)) as server:
        into = BytesIO()
        await request_.download(f"{server.address}/file/x", into, 400_000)
        assert into.getvalue() == b"%PDF" * 100_000
        with pytest.raises(BadRequest, match="too large"):
            await request_.download(f"{server.address}/file/x", BytesIO(), 399_999)


async def test_a_file_that_is_cut_or_gone_is_no_file(request_: ApiRequest) -> None:
    async with odd_server(lambda *_: Cut(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n%PDF")) as server:
        with pytest.raises(Unanswered):
            await request_.download(f"{server.address}/file/x", BytesIO(), 1000)
    async with odd_server(lambda *_: refusal(404, "Not Found")) as server:
        with pytest.raises(InvalidToken):
            await request_.download(f"{server.address}/file/x", BytesIO(), 1000)


async def test_calls_pass_through_a_proxy(request_: ApiRequest) -> None:
    async with odd_server(lambda *_: answer()) as proxy:
        client = ApiRequest(proxy=proxy.address)
        assert await ask(client, "http://telegram.invalid")
        assert proxy.requests[0][0].startswith(b"POST http://telegram.invalid/bot")
        await client.shutdown()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_not_there_is_said_without_its_password(scheme: str) -> None:
    client = ApiRequest(proxy=f"{scheme}://user:hidden@127.0.0.1:1")
    with pytest.raises(NotSent, match="proxy") as caught:
        await ask(client, "http://telegram.invalid")
    assert "hidden" not in repr(caught.value)
    await client.shutdown()


async def test_calls_pass_through_a_socks_proxy() -> None:
    async def through(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """As much of SOCKS 5 as a client without a password needs; the server answers on the same connection."""
        await reader.readexactly((await reader.readexactly(2))[1])
        writer.write(b"\x05\x00")
        head = await reader.readexactly(4)
        length = (await reader.readexactly(1))[0] if head[3] == 3 else 4
        await reader.readexactly(length + 2)
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer())
        await writer.drain()
        writer.close()

    proxy = await asyncio.start_server(through, "127.0.0.1", 0)
    client = ApiRequest(proxy=f"socks5://127.0.0.1:{proxy.sockets[0].getsockname()[1]}")
    assert (await ask(client, "http://telegram.invalid"))["message_id"] == 7
    await client.shutdown()
    proxy.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that signs itself, with its key, in one file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a test")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    unlocked = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, unlocked)
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


async def test_a_certificate_counts_only_where_its_authority_is_given(
    request_: ApiRequest, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate)
    async with odd_server(lambda *_: answer(), tls) as server:
        address = server.address.replace("http", "https")
        with pytest.raises(NotSent, match="certificate is not trusted"):
            await ask(request_, address)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        trusting = ApiRequest()
        assert (await ask(trusting, address))["message_id"] == 7
        await trusting.shutdown()


async def test_a_server_without_tls_is_said(request_: ApiRequest) -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(status="400 Bad Request"))
        writer.close()

    server = await asyncio.start_server(plain, "127.0.0.1", 0)
    with pytest.raises(NotSent, match="TLS failed"):
        await ask(request_, f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    server.close()
