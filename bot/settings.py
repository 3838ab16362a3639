"""The environment, read and checked once; every name stands in the README."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from bot.storage.encryption import BadKey, default_key_file, key_bytes, read_or_make_key_file
from core.limits import LimitsByYear, LimitsProblem, built_in_limits, read_limits

TELEGRAM = "https://api.telegram.org"


class SettingsProblem(Exception):
    """A setting that cannot be used; the message is one sentence."""


def _ids(value: object) -> object:
    return [part for part in re.split(r"[,\s]+", value) if part] if isinstance(value, str) else value


def _address(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError("must be host:port, such as 127.0.0.1:8443")
    return value


class Settings(BaseModel):
    """All settings, by their names in the environment."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    TELEGRAM_BOT_TOKEN: str | None = None
    TELEGRAM_BOT_TOKEN_FILE: Path | None = None
    TELEGRAM_API_URL: str = TELEGRAM
    DATABASE_PATH: Path = Path("megabackdoor.db")
    WEBHOOK_URL: str | None = None
    WEBHOOK_LISTEN: str = "127.0.0.1:8443"
    WEBHOOK_SECRET: str = Field(default_factory=lambda: secrets.token_urlsafe(32))
    HEALTH_LISTEN: str | None = None
    DATABASE_KEY: str | None = None
    DATABASE_KEY_FILE: Path | None = None
    ADMIN_IDS: Annotated[frozenset[int], BeforeValidator(_ids)] = frozenset()
    LIMITS_PATH: Path | None = None
    KEEP_DAYS: Annotated[int, Field(ge=1, le=36_500)] = 90
    LOG_LEVEL: str = "INFO"
    TODAY: date | None = None

    @field_validator("WEBHOOK_LISTEN", "HEALTH_LISTEN")
    @classmethod
    def _host_and_port(cls, value: str | None) -> str | None:
        return value and _address(value)

    @field_validator("WEBHOOK_SECRET")
    @classmethod
    def _secret(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
            raise ValueError("must be 1 to 256 of A-Z, a-z, 0-9, _ and -")
        return value

    @field_validator("TELEGRAM_API_URL")
    @classmethod
    def _api(cls, value: str) -> str:
        if not re.match(r"https?://[^/]", value):
            raise ValueError("must begin with https:// or http://")
        return value.rstrip("/")

    @field_validator("LOG_LEVEL")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @model_validator(mode="after")
    def _webhook_is_https(self) -> Settings:
        schemes = ("https://",) if self.TELEGRAM_API_URL == TELEGRAM else ("https://", "http://")
        if self.WEBHOOK_URL and not self.WEBHOOK_URL.startswith(schemes):
            raise ValueError("WEBHOOK_URL must begin with https://")
        return self

    def token(self) -> str | None:
        """The bot's token, checked for its form; raises `SettingsProblem`."""
        token = self.TELEGRAM_BOT_TOKEN
        if token is None and self.TELEGRAM_BOT_TOKEN_FILE:
            token = _file_text("TELEGRAM_BOT_TOKEN_FILE", self.TELEGRAM_BOT_TOKEN_FILE)
        if token is None:
            return None
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{3,}", token.strip()):
            raise SettingsProblem("TELEGRAM_BOT_TOKEN is not a bot token; @BotFather gives one like 123456:ABC-DEF")
        return token.strip()

    def today(self) -> date:
        """The date to reckon with."""
        return self.TODAY or datetime.now().date()

    def limits(self) -> LimitsByYear:
        """The built-in years and those of LIMITS_PATH; raises `SettingsProblem`."""
        found = built_in_limits()
        if self.LIMITS_PATH is None:
            return found
        if not self.LIMITS_PATH.is_dir():
            raise SettingsProblem(f"LIMITS_PATH: {self.LIMITS_PATH} is not a folder")
        try:
            for file in sorted(self.LIMITS_PATH.glob("*.toml")):
                limits = read_limits(file.name, file.read_text("utf-8"))
                found[limits.year] = limits
        except (LimitsProblem, OSError, UnicodeDecodeError) as error:
            raise SettingsProblem(f"LIMITS_PATH: {error}") from None
        return found

    def key_file(self) -> Path | None:
        """The file that holds the database key; None where the key itself is set."""
        return None if self.DATABASE_KEY else self.DATABASE_KEY_FILE or default_key_file(self.DATABASE_PATH)

    def key(self) -> bytes:
        """The database key; a key file that nobody named is made for a new database. Raises `SettingsProblem`."""
        path = self.key_file()
        if path and not (self.DATABASE_KEY_FILE or path.exists()) and _is_database(self.DATABASE_PATH):
            raise SettingsProblem(
                f"{path}: the key of the database {self.DATABASE_PATH} is not there; "
                "put the file back, or set DATABASE_KEY_FILE or DATABASE_KEY"
            )
        try:
            if path is None:
                return key_bytes(self.DATABASE_KEY or "")
            named = self.DATABASE_KEY_FILE is not None
            return key_bytes(_file_text("DATABASE_KEY_FILE", path) if named else read_or_make_key_file(path))
        except BadKey as error:
            raise SettingsProblem(f"{'DATABASE_KEY' if path is None else path}: {error}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsProblem(f"{path}: the key file cannot be used ({error})") from None


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6) == b"SQLite"
    except OSError:
        return False


def _file_text(name: str, path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsProblem(f"{name}: {path} cannot be read") from None


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment; an empty value counts as not set. Raises `SettingsProblem`."""
    environment = os.environ if environment is None else environment
    given: dict[str, Any] = {
        name: value for name, value in environment.items() if name in Settings.model_fields and value
    }
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        place = str(first["loc"][0]) + ": " if first["loc"] else ""
        raise SettingsProblem(place + first["msg"].removeprefix("Value error, ")) from None
