"""What a setting may be: each type checks what the operator wrote, and says in one sentence what it must be."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_settings import NoDecode

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
SWITCHES = dict.fromkeys(("on", "true", "yes", "1"), True) | dict.fromkeys(("off", "false", "no", "0"), False)
PROXIES = ("http://", "https://", "socks5://")


def _digits(text: str) -> int | None:
    """Digits of other scripts, signs and underscores count for `int`, and for nobody who writes a setting."""
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = [_digits(part) for part in re.split(r"[,\s]+", value) if part]
    if None in found:
        raise ValueError("must be Telegram user ids, separated by commas")
    return found


def _number_to(largest: int) -> BeforeValidator:
    def number(value: object) -> object:
        found = _digits(value) if isinstance(value, str) else value
        if not isinstance(found, int) or not 1 <= found <= largest:
            raise ValueError(f"must be a whole number from 1 to {largest}")
        return found

    return BeforeValidator(number)


def _switch(value: object) -> object:
    if isinstance(value, str) and value.lower() not in SWITCHES:
        raise ValueError("must be on or off")
    return SWITCHES[value.lower()] if isinstance(value, str) else value


def _iso_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    with suppress(ValueError):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    raise ValueError("must be a date such as 2026-11-23")


def leads_somewhere(url: str) -> bool:
    """Whether an address names a host, and a port only as one is written."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _address(value: str) -> str:
    host, _, port = value.rpartition(":")
    if (
        not host
        or host.startswith("[") != host.endswith("]")
        or not re.fullmatch(r"[0-9]{1,5}", port)
        or not 0 < int(port) < 65536
    ):
        raise ValueError("must be host:port, such as 127.0.0.1:8443")
    return value


def _level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise ValueError(f"must be one of {', '.join(LEVELS)}")
    return value.upper()


def _api(value: str) -> str:
    if not re.match(r"https?://[^/]", value) or not leads_somewhere(value):
        raise ValueError("must begin with https:// or http://, then a host")
    return value.rstrip("/")


def checked_proxy(value: SecretStr) -> SecretStr:
    """A proxy's address; raises `ValueError`."""
    url = value.get_secret_value()
    if not re.match(rf"(?:{'|'.join(PROXIES)})[^/\s]+/?$", url) or not leads_somewhere(url):
        raise ValueError(f"must be an address that begins with {', '.join(PROXIES)}")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise ValueError("must be 1 to 256 of A-Z, a-z, 0-9, _ and -")
    return value


def _contact(value: str) -> str:
    if len(value) > 200 or not value.isprintable() or not value.strip():
        raise ValueError("must be one line of at most 200 characters: a user name, an address or a link")
    return value.strip()


Address = Annotated[str, AfterValidator(_address)]
ApiServer = Annotated[str, AfterValidator(_api)]
Contact = Annotated[str, AfterValidator(_contact)]
IsoDate = Annotated[date, BeforeValidator(_iso_date)]
Level = Annotated[str, AfterValidator(_level)]
Days = Annotated[int, _number_to(36_500)]
Rate = Annotated[int, _number_to(1000)]
Switch = Annotated[bool, BeforeValidator(_switch)]
Proxy = Annotated[SecretStr, AfterValidator(checked_proxy)]
UserIds = Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
