"""Each setting is checked once, at the start; what cannot be used is one sentence."""

from __future__ import annotations

import stat
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsProblem, read_settings
from bot.storage.encryption import key_bytes
from tests.bot.program import run

TOKEN = "123456:ABC-def_1234567890"

BAD = [
    ("WEBHOOK_LISTEN", "8443", "host:port"),
    ("WEBHOOK_LISTEN", "localhost:x", "host:port"),
    ("WEBHOOK_LISTEN", "localhost:0", "host:port"),
    ("HEALTH_LISTEN", "localhost:65536", "host:port"),
    ("HEALTH_LISTEN", ":80", "host:port"),
    ("WEBHOOK_SECRET", "with space", "A-Z"),
    ("WEBHOOK_SECRET", "x" * 257, "256"),
    ("WEBHOOK_URL", "http://example.org/hook", "https://"),
    ("WEBHOOK_URL", "ftp://example.org", "https://"),
    ("TELEGRAM_API_URL", "example.org", "https://"),
    ("TELEGRAM_API_URL", "https://", "https://"),
    ("ADMIN_IDS", "12, anna", "ADMIN_IDS"),
    ("KEEP_DAYS", "0", "KEEP_DAYS"),
    ("KEEP_DAYS", "ninety", "KEEP_DAYS"),
    ("LOG_LEVEL", "LOUD", "DEBUG"),
    ("TODAY", "23.11.2026", "TODAY"),
    ("TODAY", "2026-02-30", "TODAY"),
    ("LIMITS_PATH", "/no/such/folder", "not a folder"),
    ("DATABASE_KEY", "short", "16 characters"),
    ("DATABASE_KEY_FILE", "/no/such/file", "DATABASE_KEY_FILE"),
    ("DATABASE_PATH", "/no/such/folder/x.db", "cannot be opened"),
    ("TELEGRAM_BOT_TOKEN", "not-a-token", "not a bot token"),
    ("TELEGRAM_BOT_TOKEN", "123456:", "not a bot token"),
    ("TELEGRAM_BOT_TOKEN_FILE", "/no/such/file", "TELEGRAM_BOT_TOKEN_FILE"),
]


@pytest.mark.parametrize(("name", "value", "part"), BAD, ids=[f"{name}={value[:20]}" for name, value, _ in BAD])
def test_a_bad_value_is_one_sentence_and_exit_status_2(name: str, value: str, part: str, tmp_path: Path) -> None:
    done = run([], {"DATABASE_KEY": "", name: value}, tmp_path)
    assert done.status == 2
    assert part in done.err
    assert done.err.startswith("megabackdoor: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    assert done.out == ""


@pytest.mark.parametrize("name", ["TELEGRAM_BOT_TOKEN", "DATABASE_KEY", "WEBHOOK_SECRET"])
def test_a_bad_secret_is_not_repeated(name: str, tmp_path: Path) -> None:
    done = run([], {name: "s3cr et!"}, tmp_path)
    assert done.status == 2
    assert "s3cr" not in done.err


def test_an_empty_environment_has_the_defaults_of_the_contract() -> None:
    settings = read_settings({})
    assert settings.token() is None
    assert settings.TELEGRAM_API_URL == "https://api.telegram.org"
    assert Path("megabackdoor.db") == settings.DATABASE_PATH
    assert settings.WEBHOOK_LISTEN == "127.0.0.1:8443"
    assert settings.WEBHOOK_URL is settings.HEALTH_LISTEN is settings.LIMITS_PATH is None
    assert settings.KEEP_DAYS == 90
    assert settings.LOG_LEVEL == "INFO"
    assert frozenset() == settings.ADMIN_IDS
    assert settings.today() == datetime.now().date()


def test_a_secret_for_the_webhook_is_made_anew_at_each_start() -> None:
    assert len(read_settings({}).WEBHOOK_SECRET) >= 32
    assert read_settings({}).WEBHOOK_SECRET != read_settings({}).WEBHOOK_SECRET


def test_an_empty_value_counts_as_not_set() -> None:
    assert read_settings(dict.fromkeys(Settings.model_fields, "")).token() is None


def test_good_values_are_read() -> None:
    settings = read_settings(
        {
            "TELEGRAM_BOT_TOKEN": f" {TOKEN}\n",
            "TODAY": "2026-11-23",
            "ADMIN_IDS": "12, 34 56",
            "LOG_LEVEL": "debug",
            "WEBHOOK_URL": "https://example.org/a/b",
            "TELEGRAM_API_URL": "http://localhost:8081/",
            "HEALTH_LISTEN": "0.0.0.0:9000",
        }
    )
    assert settings.token() == TOKEN
    assert settings.today() == date(2026, 11, 23)
    assert {12, 34, 56} == settings.ADMIN_IDS
    assert settings.LOG_LEVEL == "DEBUG"
    assert settings.TELEGRAM_API_URL == "http://localhost:8081"


def test_a_webhook_without_tls_is_for_a_server_of_ones_own_only() -> None:
    plain = {"WEBHOOK_URL": "http://localhost/hook"}
    assert read_settings(plain | {"TELEGRAM_API_URL": "http://localhost:1"}).WEBHOOK_URL == "http://localhost/hook"
    with pytest.raises(SettingsProblem, match="WEBHOOK_URL must begin with https://"):
        read_settings(plain)


def test_a_token_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    assert read_settings({"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}).token() == TOKEN


def test_a_key_that_nobody_named_is_made_outside_the_databases_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    data = tmp_path / "data"
    data.mkdir()
    settings = read_settings({"DATABASE_PATH": str(data / "x.db")})
    key = settings.key()
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) == 1
    assert data not in made[0].parents
    assert stat.S_IMODE(made[0].stat().st_mode) == 0o600
    assert settings.key() == key, "the same key at the next start"


def test_a_key_file_and_a_key_say_the_same(tmp_path: Path) -> None:
    passphrase = "correct horse battery staple"
    (tmp_path / "key").write_text(passphrase + "\n")
    by_file = read_settings({"DATABASE_KEY_FILE": str(tmp_path / "key")}).key()
    assert by_file == read_settings({"DATABASE_KEY": passphrase}).key() == key_bytes(passphrase)


def test_limits_of_a_further_year_come_from_a_folder(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "core" / "limits_by_year" / "2026.toml"
    (tmp_path / "2027.toml").write_text(source.read_text("utf-8").replace("2026", "2027", 1))
    assert sorted(read_settings({"LIMITS_PATH": str(tmp_path)}).limits()) == [2025, 2026, 2027]


@pytest.mark.parametrize("content", ["year = 2027", "not toml at all [", "\ufffe"])
def test_an_unusable_limits_file_is_one_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "2027.toml").write_text(content)
    with pytest.raises(SettingsProblem) as problem:
        read_settings({"LIMITS_PATH": str(tmp_path)}).limits()
    assert "2027.toml" in str(problem.value)
    assert "\n" not in str(problem.value)
