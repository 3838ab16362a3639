"""Why a call came to no answer, in words for the log and without the token."""

from __future__ import annotations

import os

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from yarl import URL

from bot.telegram_door.answers import NotSent, Unanswered


class InWords:
    """Whatever goes wrong on the way is one of the library's network errors, without the token that the URL holds."""

    # A class, because a generator with `contextmanager` takes three times as long, and this is at every call.
    __slots__ = ("_url",)

    def __init__(self, url: str) -> None:
        self._url = url

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, TelegramError):
            raise _network_error(error, self._url) from None


def _network_error(error: Exception, url: str) -> NetworkError:
    if cause := _why_not_connected(error):
        return NotSent(f"no connection to {_host(url)}: {cause}")
    if isinstance(error, TimeoutError):
        return TimedOut("no answer in time")
    return Unanswered(f"the connection broke ({type(error).__name__})")


def _why_not_connected(error: Exception) -> str | None:
    """The cause of a connection that was never made; None where there was one."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return "none was made in time"
        case aiohttp.ClientConnectorCertificateError():
            found = error.certificate_error
            return f"its certificate is not trusted ({getattr(found, 'verify_message', type(found).__name__)})"
        case aiohttp.ClientConnectorDNSError():
            return "its name is not known"
        case aiohttp.ClientHttpProxyError():
            return f"the proxy refuses ({error.status})"
        case aiohttp.ClientProxyConnectionError():
            return f"the proxy cannot be reached ({_words(error.os_error)})"
        case aiohttp.ClientSSLError():
            return f"TLS failed ({getattr(error.os_error, 'reason', None) or type(error.os_error).__name__})"
        case aiohttp.ClientConnectorError():
            return _words(error.os_error)
        case _:
            # A proxy's errors of aiohttp-socks, which is imported only where it is used.
            return "the proxy fails" if type(error).__name__.startswith("Proxy") else None


def _words(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else type(error).__name__


def _host(url: str) -> str:
    return URL(url, encoded=True).authority.rpartition("@")[2]
