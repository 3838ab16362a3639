"""The files an operator starts from: their settings exist, and the promises about rights and stopping hold."""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.metrics import Metrics
from bot.settings import Settings
from bot.telegram_door.contact import Contact

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
UNITS = ("mega-backdoor-bot.service", "mega-backdoor-bot-backup.service")
OWN_SERVICES = {"bot", "litestream"}


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def unit(name: str) -> dict[str, list[str]]:
    """The directives of a unit; a name may stand several times."""
    found: dict[str, list[str]] = {}
    for line in text(name).splitlines():
        if re.match(r"[A-Za-z]+=", line):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def services() -> dict[str, str]:
    """The lines of each service in compose.yaml, those that all share included."""
    content = text("compose.yaml")
    shared = content[content.index("x-hardened:") : content.index("services:\n")]
    listed = content[content.index("services:\n") : content.index("\nsecrets:\n")]
    parts = re.split(r"^  ([a-z]+):\n", listed, flags=re.MULTILINE)[1:]
    found = dict(zip(parts[::2], parts[1::2], strict=True))
    assert set(found) == {*OWN_SERVICES, "caddy"}
    return {name: (shared if "<<: *hardened" in lines else "") + lines for name, lines in found.items()}


def environment_of(service: str) -> dict[str, str]:
    block = re.search(r"^    environment:\n((?:      .*\n)+)", services()[service], re.MULTILINE)
    assert block
    return dict(re.findall(r"^      ([A-Z_]+): (.+)$", block[1], re.MULTILINE))


def seconds(value: str) -> int:
    return int(value.removesuffix("s"))


def image_settings() -> dict[str, str]:
    return dict(re.findall(r"\b([A-Z_]+)=(\S+)", " ".join(re.findall(r"(?s)ENV (.*?[^\\])\n", text("Dockerfile")))))


def unit_settings(name: str) -> dict[str, str]:
    return {each.split("=", 1)[0]: each.split("=", 1)[1] for each in unit(name)["Environment"]}


@pytest.mark.parametrize(
    "given", [environment_of("bot"), image_settings(), *map(unit_settings, UNITS)], ids=["compose", "image", *UNITS]
)
def test_every_setting_that_is_named_exists(given: Mapping[str, str]) -> None:
    ours = {name for name in given if not name.startswith(("PYTHON", "PIP_")) and name != "PATH"}
    assert "DATABASE_PATH" in ours
    assert ours <= set(Settings.model_fields)


def test_every_setting_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)(?:=\w+)?`", text("README.md")))
    of_compose = {"REPLICA_FOLDER", "GLOBAL_RATE", "SQLITE_FULL", "SQLITE_BUSY"}
    assert named - of_compose <= set(Settings.model_fields)


def test_every_variable_of_compose_is_explained_or_has_a_default() -> None:
    explained = set(re.findall(r"^([A-Z_]+)=", text(".env.example"), re.MULTILINE))
    for name, rest in re.findall(r"\$\{([A-Z_]+)([^}]*)\}", text("compose.yaml")):
        assert name in explained or rest.startswith(":-"), name


@pytest.mark.parametrize("service", ["bot", "caddy", "litestream"])
def test_every_container_is_read_only_and_gains_no_rights(service: str) -> None:
    lines = services()[service]
    for fact in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "tmpfs:", "mem_limit:", "pids_limit:"):
        assert fact in lines, fact
    added = re.findall(r"cap_add: (.+)", lines)
    assert added == (["[NET_BIND_SERVICE]"] if service == "caddy" else [])
    grace = re.search(r"stop_grace_period: (\d+s)", lines)
    assert grace
    assert seconds(grace[1]) >= 30


@pytest.mark.parametrize("service", sorted(OWN_SERVICES))
def test_whoever_reads_the_database_is_its_owner_and_not_root(service: str) -> None:
    assert 'user: "10001:10001"' in services()[service]
    assert "USER 10001:10001" in text("Dockerfile")


def test_the_key_is_a_secret_outside_the_databases_volume() -> None:
    given = environment_of("bot")
    assert given["DATABASE_KEY_FILE"].startswith("/run/secrets/")
    assert given["TELEGRAM_BOT_TOKEN_FILE"].startswith("/run/secrets/")
    assert Path(given["DATABASE_PATH"]).parent == Path("/data")
    assert not {"DATABASE_KEY", "TELEGRAM_BOT_TOKEN"} & {*given, *image_settings(), *unit_settings(UNITS[0])}


def test_the_replicated_file_is_the_bots_database() -> None:
    assert f"path: {environment_of('bot')['DATABASE_PATH']}\n" in text("litestream.yml")
    assert image_settings()["DATABASE_PATH"] == environment_of("bot")["DATABASE_PATH"]


def test_only_the_webhooks_path_is_public() -> None:
    given, caddy = environment_of("bot"), text("Caddyfile")
    path = "/" + given["WEBHOOK_URL"].rsplit("/", 1)[1]
    assert re.findall(r"handle (/\S+) \{", caddy) == [path]
    assert f"reverse_proxy bot:{given['WEBHOOK_LISTEN'].rsplit(':', 1)[1]} " in caddy
    assert "respond 404" in caddy
    assert "ports:" not in services()["bot"]


def test_the_image_installs_only_what_the_lock_has_hashes_for() -> None:
    installs = [line for line in text("Dockerfile").splitlines() if '"install"' in line and '"pip"' in line]
    locked, own = installs
    assert '"--require-hashes"' in locked
    assert '"requirements.lock"' in locked
    assert '"--no-deps"' in own
    assert '"--no-build-isolation"' in own


def test_the_image_runs_no_shell() -> None:
    for instruction in re.findall(r"^(?:RUN|ENTRYPOINT|HEALTHCHECK .*CMD) (.*)$", text("Dockerfile"), re.MULTILINE):
        assert instruction.startswith('["'), instruction


def test_only_what_the_image_copies_reaches_the_build() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text("Dockerfile"), re.MULTILINE)
    allowed = re.findall(r"^!(.+)$", text("Dockerfile.dockerignore"), re.MULTILINE)
    assert {name for line in copied for name in line.split()} == set(allowed)
    assert all((DEPLOY.parent / name).exists() for name in allowed)


@pytest.mark.parametrize(
    ("environment", "where"),
    [
        ({"WEBHOOK_URL": "https://x", "WEBHOOK_LISTEN": "0.0.0.0:8443"}, ("127.0.0.1", 8443)),
        ({"WEBHOOK_URL": "https://x"}, ("127.0.0.1", 8443)),
        ({"HEALTH_LISTEN": "127.0.0.1:8080", "WEBHOOK_LISTEN": "0.0.0.0:8443"}, ("127.0.0.1", 8080)),
        ({"HEALTH_LISTEN": "[::1]:8080"}, ("::1", 8080)),
    ],
)
def test_the_health_check_asks_where_the_bot_listens(environment: dict[str, str], where: tuple[str, int]) -> None:
    assert runpy.run_path(str(DEPLOY / "healthcheck.py"))["address"](environment) == where


def test_the_unit_gives_time_to_stop_and_starts_again() -> None:
    found = unit(UNITS[0])
    assert found["Restart"] == ["on-failure"]
    assert seconds(found["TimeoutStopSec"][0]) >= 30


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_runs_as_nobody_else_and_writes_nowhere_else(name: str) -> None:
    found = unit(name)
    assert found["User"] == ["mega-backdoor-bot"]
    for directive in ("DynamicUser", "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices"):
        assert found[directive] == ["yes"], directive
    assert found["ProtectSystem"] == ["strict"]
    assert found["CapabilityBoundingSet"] == [""]
    assert found["StateDirectoryMode"] == ["0700"]


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_hands_secrets_over_as_credentials(name: str) -> None:
    handed = {each.split(":", 1)[0] for each in unit(name)["LoadCredential"]}
    for setting, value in unit_settings(name).items():
        if setting.endswith("_FILE"):
            assert value.removeprefix("%d/") in handed, setting
    # Reading a plan document starts a child process, which is fed through pipes.
    assert not any("@ipc" in each for each in unit(name)["SystemCallFilter"])


def test_every_metric_that_an_alert_needs_exists() -> None:
    page = Metrics().text(Contact(Metrics(), polls=True).gauges(0))
    for name in set(re.findall(r"megabackdoor_\w+", text("prometheus-rules.yml") + text("README.md"))):
        assert f"# TYPE {name.removesuffix('_bucket')} " in page, name
