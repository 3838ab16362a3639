"""Why a call came to no answer, in words for the log and without the token."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from yarl import URL

from bot.telegram_door.answers import NotSent, Unanswered


@contextmanager
def in_words(url: str) -> Iterator[None]:
    """Whatever goes wrong on the way is one of the library's network errors, without the token that the URL holds."""
    try:
        yield
    except TelegramError:
        raise
    except Exception as error:
        raise _network_error(error, url) from None


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
