"""Each setting is checked once, at the start; what cannot be used is one sentence."""

from __future__ import annotations

import os
import re
import stat
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsProblem, read_settings
from bot.storage.encryption import key_bytes
from bot.storage.key_file import make_key_file
from core.limits import built_in_limits
from tests.bot.program import RunHere, run

TOKEN = "123456:ABC-def_1234567890"

BAD = [
    ("WEBHOOK_LISTEN", "8443", "host:port"),
    ("WEBHOOK_LISTEN", "localhost:x", "host:port"),
    ("WEBHOOK_LISTEN", "localhost:0", "host:port"),
    ("HEALTH_LISTEN", "localhost:65536", "host:port"),
    ("HEALTH_LISTEN", ":80", "host:port"),
    ("WEBHOOK_LISTEN", "127.0.0.1:٨٤", "host:port"),
    ("HEALTH_LISTEN", "127.0.0.1:²", "host:port"),
    ("WEBHOOK_SECRET", "with space", "A-Z"),
    ("WEBHOOK_SECRET", "x" * 257, "256"),
    ("WEBHOOK_URL", "http://example.org/hook", "https://"),
    ("WEBHOOK_URL", "ftp://example.org", "https://"),
    ("TELEGRAM_API_URL", "example.org", "https://"),
    ("TELEGRAM_API_URL", "https://", "https://"),
    ("TELEGRAM_API_URL", "http://[::1", "https://"),
    ("TELEGRAM_API_URL", "http://localhost:²", "https://"),
    ("TELEGRAM_API_URL", "http://localhost:99999", "https://"),
    ("TELEGRAM_PROXY", "http://localhost:99999", "TELEGRAM_PROXY"),
    ("WEBHOOK_URL", "https://", "https://"),
    ("WEBHOOK_URL", "https://example.org:٨٤/hook", "https://"),
    ("HEALTH_LISTEN", "[::1:80", "host:port"),
    ("ADMIN_IDS", "12, anna", "ADMIN_IDS"),
    ("KEEP_DAYS", "0", "KEEP_DAYS"),
    ("KEEP_DAYS", "ninety", "KEEP_DAYS"),
    ("KEEP_DAYS", "٩٠", "KEEP_DAYS"),
    ("KEEP_DAYS", "9_0", "KEEP_DAYS"),
    ("ADMIN_IDS", "١٢", "ADMIN_IDS"),
    ("SEND_RATE", "0", "SEND_RATE"),
    ("RICH_MESSAGES", "maybe", "must be on or off"),
    ("KEEP_DAYS", "-1", "must be a whole number from 1 to 36500"),
    ("KEEP_DAYS", "36501", "must be a whole number from 1 to 36500"),
    ("ADMIN_IDS", "-5", "must be Telegram user ids"),
    ("TELEGRAM_PROXY", "proxy.example.org:3128", "TELEGRAM_PROXY"),
    ("CONTACT", "two\nlines", "CONTACT"),
    ("TODAY", "1795392000", "TODAY"),
    ("LOG_LEVEL", "LOUD", "DEBUG"),
    ("TODAY", "23.11.2026", "TODAY"),
    ("TODAY", "2026-02-30", "must be a date"),
    ("LIMITS_PATH", "/no/such/folder", "not a folder"),
    ("DATABASE_KEY", "short", "16 characters"),
    ("DATABASE_KEY_FILE", "/no/such/file", "DATABASE_KEY_FILE"),
    ("DATABASE_PATH", "/no/such/folder/x.db", "cannot be opened"),
    ("DATABASE_PATH", "/", "not a file"),
    ("TELEGRAM_BOT_TOKEN", "not-a-token", "not a bot token"),
    ("TELEGRAM_BOT_TOKEN", "123456:", "not a bot token"),
    ("TELEGRAM_BOT_TOKEN_FILE", "/no/such/file", "TELEGRAM_BOT_TOKEN_FILE"),
]


@pytest.mark.parametrize(("name", "value", "part"), BAD, ids=[f"{name}={value[:20]}" for name, value, _ in BAD])
def test_a_bad_value_is_one_sentence_and_exit_status_2(name: str, value: str, part: str, run_here: RunHere) -> None:
    done = run_here([], {"DATABASE_KEY": "", name: value})
    assert done.status == 2
    assert part in done.err
    assert done.err.startswith("megabackdoor: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    assert done.out == ""


@pytest.mark.parametrize("name", ["TELEGRAM_BOT_TOKEN", "DATABASE_KEY", "WEBHOOK_SECRET", "TELEGRAM_PROXY"])
def test_a_bad_secret_is_not_repeated(name: str, tmp_path: Path) -> None:
    done = run([], {name: "s3cr et!"}, tmp_path)
    assert done.status == 2
    assert "s3cr" not in done.err


def test_an_empty_environment_has_the_documented_defaults() -> None:
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
    assert len(read_settings({}).webhook_secret()) >= 32
    assert read_settings({}).webhook_secret() != read_settings({}).webhook_secret()


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
            "CONTACT": " @example ",
            "RICH_MESSAGES": "off",
            "SEND_RATE": "1000",
        }
    )
    assert settings.CONTACT == "@example"
    assert settings.RICH_MESSAGES is False
    assert settings.SEND_RATE == 1000
    assert settings.token() == TOKEN
    assert settings.today() == date(2026, 11, 23)
    assert {12, 34, 56} == settings.ADMIN_IDS
    assert settings.LOG_LEVEL == "DEBUG"
    assert settings.TELEGRAM_API_URL == "http://localhost:8081"


def test_a_webhook_without_tls_is_for_a_server_of_ones_own_only() -> None:
    plain = {"WEBHOOK_URL": "http://localhost/hook"}
    assert read_settings(plain | {"TELEGRAM_API_URL": "http://localhost:1"}).WEBHOOK_URL == "http://localhost/hook"
    with pytest.raises(SettingsProblem, match="WEBHOOK_URL: must begin with https://"):
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
    years = built_in_limits()
    newest = max(year for year in years if not years[year].provisional)
    source = Path(__file__).parents[2] / "core" / "limits_by_year" / f"{newest}.toml"
    (tmp_path / f"{newest + 1}.toml").write_text(source.read_text("utf-8"))
    assert years[newest + 1].provisional
    assert not read_settings({"LIMITS_PATH": str(tmp_path)}).limits()[newest + 1].provisional


@pytest.mark.parametrize("content", ["year = 2027", "not toml at all [", "\ufffe"])
def test_an_unusable_limits_file_is_one_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "2027.toml").write_text(content)
    with pytest.raises(SettingsProblem) as problem:
        read_settings({"LIMITS_PATH": str(tmp_path)}).limits()
    assert "2027.toml" in str(problem.value)
    assert "\n" not in str(problem.value)


SECRET_SETTINGS = {
    "TELEGRAM_BOT_TOKEN": TOKEN,
    "DATABASE_KEY": "correct horse battery staple",
    "WEBHOOK_SECRET": "webhook-secret-7531",
    "TELEGRAM_PROXY": "http://anna:pass-8642@proxy.example.org:3128",
    "HTTPS_PROXY": "http://bert:pass-9753@proxy.example.org:3128",
}


def test_no_secret_stands_in_the_settings_as_they_are_printed() -> None:
    settings = read_settings(SECRET_SETTINGS)
    printed = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    for value in SECRET_SETTINGS.values():
        assert value not in printed
    assert set(settings.secrets()) == set(SECRET_SETTINGS.values()), "the log takes all of them out"


def test_the_proxy_of_telegram_goes_before_the_general_one() -> None:
    assert read_settings(SECRET_SETTINGS).proxy() == SECRET_SETTINGS["TELEGRAM_PROXY"]
    assert read_settings({"HTTPS_PROXY": "socks5://proxy.example.org"}).proxy() == "socks5://proxy.example.org"
    assert read_settings({}).proxy() is None


def test_a_general_proxy_that_is_of_no_use_stops_only_what_would_use_it(tmp_path: Path) -> None:
    settings = read_settings({"HTTPS_PROXY": "proxy.example.org:3128"})
    with pytest.raises(SettingsProblem, match="HTTPS_PROXY: must be an address that begins with"):
        settings.proxy()
    assert read_settings({"HTTPS_PROXY": "x", "TELEGRAM_PROXY": "http://proxy.example.org"}).proxy()
    assert run(["flow"], {"HTTPS_PROXY": "proxy.example.org:3128"}, tmp_path).status == 0
    done = run(["doctor"], {"HTTPS_PROXY": "proxy.example.org:3128"}, tmp_path)
    assert done.status == 1
    assert "HTTPS_PROXY" in done.out


def test_the_settings_of_a_mapping_are_not_mixed_with_those_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEEP_DAYS", "7")
    assert read_settings({}).KEEP_DAYS == 90
    assert read_settings().KEEP_DAYS == 7


@pytest.fixture
def default_key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = tmp_path / "config" / "mega-backdoor-bot" / "database.key"
    file.parent.mkdir(parents=True)
    return file


@pytest.mark.parametrize("content", ["", "\n", "q83vq83"])
def test_a_key_file_that_was_cut_off_is_made_anew_while_nothing_depends_on_it(
    tmp_path: Path, default_key_file: Path, content: str
) -> None:
    default_key_file.write_text(content)
    settings = read_settings({"DATABASE_PATH": str(tmp_path / "x.db")})
    assert settings.key() == key_bytes(default_key_file.read_text())
    assert stat.S_IMODE(default_key_file.stat().st_mode) == 0o600
    assert [file.name for file in default_key_file.parent.iterdir()] == ["database.key"]


def test_a_key_file_that_was_cut_off_under_a_database_is_left_and_the_way_out_is_said(
    tmp_path: Path, default_key_file: Path
) -> None:
    default_key_file.write_text("")
    (tmp_path / "x.db").write_bytes(b"SQLite format 3")
    with pytest.raises(SettingsProblem, match="empty or cut off; put your copy of the key back"):
        read_settings({"DATABASE_PATH": str(tmp_path / "x.db")}).key()
    assert default_key_file.read_text() == ""


def test_a_new_key_is_on_the_disk_before_the_database_can_depend_on_it(
    tmp_path: Path, default_key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    sync = os.fsync

    def noting(handle: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{handle}"))
        sync(handle)

    monkeypatch.setattr("os.fsync", noting)
    read_settings({"DATABASE_PATH": str(tmp_path / "x.db")}).key()
    assert not (tmp_path / "x.db").exists()
    assert str(default_key_file.parent) in synced
    assert any(name.startswith(str(default_key_file.parent / ".key-")) for name in synced)


def test_two_starts_at_once_agree_on_one_key(tmp_path: Path, default_key_file: Path) -> None:
    make_key_file(default_key_file)
    first = default_key_file.read_text()
    make_key_file(default_key_file)
    assert default_key_file.read_text() == first


def test_without_a_home_the_way_out_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(SettingsProblem, match="set DATABASE_KEY_FILE"):
        read_settings({"DATABASE_PATH": str(tmp_path / "x.db")}).key()


def settings_table() -> dict[str, str]:
    """Each setting of the README's table with its default."""
    lines = (Path(__file__).parents[2] / "README.md").read_text("utf-8").split("## Settings")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[A-Z].*?) \|.*\| (.*?) \|$", lines, re.MULTILINE)
    return {name: default for names, default in rows for name in re.findall(r"`([A-Z_]+)`", names)}


def test_the_readme_has_a_row_for_each_setting_and_for_no_other() -> None:
    assert set(settings_table()) == set(Settings.model_fields)


@pytest.mark.parametrize("name", ["DATABASE_PATH", "WEBHOOK_LISTEN", "KEEP_DAYS", "SEND_RATE", "LOG_LEVEL"])
def test_the_readme_says_the_default(name: str) -> None:
    assert settings_table()[name].startswith(f"`{getattr(read_settings({}), name)}`")
