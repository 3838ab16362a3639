"""The environment, read and checked once; every name stands in the README."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.setting_types import (
    Address,
    ApiServer,
    Contact,
    Days,
    IsoDate,
    Level,
    Proxy,
    Rate,
    Switch,
    UserIds,
    WebhookSecret,
    checked_proxy,
    leads_somewhere,
)
from core.limits import LimitsByYear, LimitsProblem, built_in_limits

TELEGRAM = "https://api.telegram.org"


class SettingsProblem(Exception):
    """A setting that cannot be used; the message is one sentence. What else cannot be used stands in `sentences`."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(sentences[0])
        self.sentences = sentences


class Settings(BaseSettings):
    """All settings, by their names in the environment; an empty one counts as not set."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", hide_input_in_errors=True, env_ignore_empty=True, case_sensitive=True
    )

    TELEGRAM_BOT_TOKEN: SecretStr | None = None
    TELEGRAM_BOT_TOKEN_FILE: Path | None = None
    TELEGRAM_API_URL: ApiServer = TELEGRAM
    TELEGRAM_PROXY: Proxy | None = None
    HTTPS_PROXY: SecretStr | None = None
    DATABASE_PATH: Path = Path("megabackdoor.db")
    WEBHOOK_URL: str | None = None
    WEBHOOK_LISTEN: Address = "127.0.0.1:8443"
    WEBHOOK_SECRET: WebhookSecret = Field(default_factory=lambda: SecretStr(secrets.token_urlsafe(32)))
    HEALTH_LISTEN: Address | None = None
    DATABASE_KEY: SecretStr | None = None
    DATABASE_KEY_FILE: Path | None = None
    ADMIN_IDS: UserIds = frozenset()
    LIMITS_PATH: Path | None = None
    KEEP_DAYS: Days = 90
    CONTACT: Contact | None = None
    RICH_MESSAGES: Switch = True
    SEND_RATE: Rate = 30
    LOG_LEVEL: Level = "INFO"
    TODAY: IsoDate | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the library's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment alone, or the mapping that `read_settings` was given in its place."""
        if isinstance(init_settings, InitSettingsSource) and isinstance(env_settings, EnvSettingsSource):
            given = init_settings.init_kwargs.get("environment", {})
            env_settings.env_vars = {name: value for name, value in given.items() if value}
        return (env_settings,)

    @field_validator("WEBHOOK_URL")
    @classmethod
    def _webhook_is_https(cls, url: str | None, others: ValidationInfo) -> str | None:
        own_server = others.data.get("TELEGRAM_API_URL", TELEGRAM) != TELEGRAM
        schemes = ("https://", "http://") if own_server else ("https://",)
        if url and not (url.startswith(schemes) and leads_somewhere(url)):
            raise ValueError("must begin with https://, then a host")
        return url

    def token(self) -> str | None:
        """The bot's token, checked for its form; raises `SettingsProblem`."""
        token = self.TELEGRAM_BOT_TOKEN.get_secret_value() if self.TELEGRAM_BOT_TOKEN else None
        if token is None and self.TELEGRAM_BOT_TOKEN_FILE:
            token = _file_text("TELEGRAM_BOT_TOKEN_FILE", self.TELEGRAM_BOT_TOKEN_FILE)
        if token is None:
            return None
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{3,}", token.strip()):
            raise SettingsProblem("TELEGRAM_BOT_TOKEN is not a bot token; @BotFather gives one like 123456:ABC-DEF")
        return token.strip()

    def webhook_secret(self) -> str:
        """What Telegram must send along with every call."""
        return self.WEBHOOK_SECRET.get_secret_value()

    def proxy(self) -> str | None:
        """The proxy for all calls to Telegram, or None; raises `SettingsProblem`."""
        proxy = self.TELEGRAM_PROXY or self.HTTPS_PROXY
        try:
            return checked_proxy(proxy).get_secret_value() if proxy else None
        except ValueError as error:
            # Checked only where it is used: the machine has it for other programs too.
            raise SettingsProblem(f"HTTPS_PROXY: {error}") from None

    def secrets(self) -> list[str]:
        """What must never stand in a log; raises `SettingsProblem`."""
        known = (self.WEBHOOK_SECRET, self.DATABASE_KEY, self.TELEGRAM_PROXY, self.HTTPS_PROXY)
        return [*filter(None, [self.token()]), *(each.get_secret_value() for each in known if each)]

    def today(self) -> date:
        """The date to calculate with: the clock's, unless TODAY names another."""
        return self.TODAY or datetime.now().date()

    def limits(self) -> LimitsByYear:
        """The built-in years and those of LIMITS_PATH; raises `SettingsProblem`."""
        if self.LIMITS_PATH is None:
            return built_in_limits()
        if not self.LIMITS_PATH.is_dir():
            raise SettingsProblem(f"LIMITS_PATH: {self.LIMITS_PATH} is not a folder")
        try:
            files = [(file.name, file.read_text("utf-8")) for file in sorted(self.LIMITS_PATH.glob("*.toml"))]
            return built_in_limits(files)
        except (LimitsProblem, OSError, UnicodeDecodeError) as error:
            raise SettingsProblem(f"LIMITS_PATH: {error}") from None

    def limits_files(self) -> tuple[tuple[str, int, int], ...]:
        """Name, time and size of each file in LIMITS_PATH: they differ once a file has changed."""
        try:
            found = (
                [(file, file.stat()) for file in sorted(self.LIMITS_PATH.glob("*.toml"))] if self.LIMITS_PATH else []
            )
        except OSError:
            return ()
        return tuple((file.name, status.st_mtime_ns, status.st_size) for file, status in found)

    def key_file(self) -> Path | None:
        """The file that holds the database key; None where the key itself is set. Raises `SettingsProblem`."""
        # Imported where it is wanted: most commands need no database, and start faster without.
        from bot.storage.key_file import KeyFileProblem, default_key_file

        if self.DATABASE_KEY:
            return None
        try:
            return self.DATABASE_KEY_FILE or default_key_file(self.DATABASE_PATH)
        except KeyFileProblem as problem:
            raise SettingsProblem(str(problem)) from None

    def key(self) -> bytes:
        """The database key; without a setting for it, a new database gets a key file. Raises `SettingsProblem`."""
        from bot.storage.encryption import BadKey, key_bytes
        from bot.storage.key_file import KeyFileProblem, read_key_file, read_or_make_key_file

        path = self.key_file()
        try:
            if path is None:
                return key_bytes(self.DATABASE_KEY.get_secret_value() if self.DATABASE_KEY else "")
            named = self.DATABASE_KEY_FILE is not None
            return key_bytes(read_key_file(path) if named else read_or_make_key_file(path, self.DATABASE_PATH))
        except BadKey as error:
            raise SettingsProblem(f"{'DATABASE_KEY' if path is None else path}: {error}") from None
        except KeyFileProblem as problem:
            raise SettingsProblem(f"{'DATABASE_KEY_FILE: ' if self.DATABASE_KEY_FILE else ''}{problem}") from None


def _file_text(name: str, path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsProblem(f"{name}: {path} cannot be read") from None


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment; an empty value counts as not set. Raises `SettingsProblem`."""
    given: dict[str, Any] = {"environment": os.environ if environment is None else environment}
    try:
        return Settings(**given)
    except ValidationError as error:
        found = [f"{each['loc'][0]}: {each['msg'].removeprefix('Value error, ')}" for each in error.errors()]
        raise SettingsProblem(*found) from None
