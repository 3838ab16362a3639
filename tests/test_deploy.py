"""The files an operator starts from: their settings exist, and the promises about rights and stopping hold."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.metrics import Metrics
from bot.settings import Settings
from bot.telegram_door.contact import Contact

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
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
    of_others = {"REPLICA_FOLDER", "SQLITE_FULL", "SQLITE_BUSY", "SSL_CERT_FILE"}
    assert named - of_others <= set(Settings.model_fields)


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


def test_the_unit_hands_secrets_over_as_credentials() -> None:
    handed = {each.split(":", 1)[0] for each in unit(UNITS[0])["LoadCredential"]}
    files = {name: value for name, value in unit_settings(UNITS[0]).items() if name.endswith("_FILE")}
    assert set(files) == {"TELEGRAM_BOT_TOKEN_FILE", "DATABASE_KEY_FILE"}
    assert {value.removeprefix("%d/") for value in files.values()} == handed
    # Reading a plan document starts a child process, which is fed through pipes.
    assert not any("@ipc" in each for each in unit(UNITS[0])["SystemCallFilter"])


def test_the_copy_is_made_without_the_key() -> None:
    assert "LoadCredential" not in unit(UNITS[1])
    assert "DATABASE_KEY_FILE" not in unit_settings(UNITS[1])


@pytest.mark.parametrize("name", UNITS)
def test_no_core_file_is_written(name: str) -> None:
    assert unit(name)["LimitCORE"] == ["0"]
    assert "ulimits: {core: 0}" in services()["bot"]


def blocks(language: str = "sh") -> list[str]:
    """The commands of the guide."""
    return re.findall(rf"```{language}\n(.*?)```", text("README.md"), re.DOTALL)


def test_the_guide_makes_the_files_that_the_units_load_and_no_others() -> None:
    loaded = {each.split(":", 1)[1] for name in UNITS for each in unit(name).get("LoadCredential", [])}
    made = set(re.findall(r"install -m 0600 /dev/stdin (/etc/\S+)", text("README.md")))
    assert made == loaded


def test_every_path_below_etc_in_the_guide_is_one_that_the_units_know() -> None:
    known = {each.split(":", 1)[1] for name in UNITS for each in unit(name).get("LoadCredential", [])}
    known |= {each.lstrip("-") for each in unit(UNITS[0])["EnvironmentFile"]}
    named = set(re.findall(r"/etc/mega-backdoor-bot/[\w.-]+", text("README.md")))
    assert named == known


def test_a_change_of_the_key_moves_the_file_that_the_unit_loads() -> None:
    (commands,) = [block for block in blocks() if "systemctl stop" in block and "rotate-key" in block]
    (folder,) = re.findall(r"^cd (\S+)$", commands, re.MULTILINE)
    loaded = {each.split(":", 1)[1] for each in unit(UNITS[0])["LoadCredential"]}
    (now, new) = (re.findall(pattern, commands)[0] for pattern in (r"DATABASE_KEY_FILE=(\S+)", r"rotate-key (\S+)"))
    assert f"{folder}/{now}" in loaded
    assert f"mv {now} {now}.old && mv {new} {now}\n" in commands


@pytest.mark.parametrize("name", UNITS)
def test_the_guide_and_the_units_name_the_same_state_folders(name: str) -> None:
    folders = {f"/var/lib/{each}" for each in " ".join(unit(UNITS[1])["StateDirectory"]).split()}
    named = set(re.findall(r"/var/lib/[\w-]+", text("README.md")))
    assert named == folders
    assert set(" ".join(unit(name)["StateDirectory"]).split()) <= {each.removeprefix("/var/lib/") for each in folders}
    database = unit_settings(name)["DATABASE_PATH"].replace("%S", "/var/lib")
    assert database in text("README.md")
    assert str(Path(database).parent) in folders


@pytest.mark.parametrize("name", UNITS)
def test_the_program_and_the_guide_are_where_the_units_look_for_them(name: str) -> None:
    program = unit(name)["ExecStart"][0].split()[0]
    environment = program.removesuffix("/bin/megabackdoor")
    assert f"python3.11 -m venv {environment}\n" in text("README.md")
    source = unit(name)["Documentation"][0].removeprefix("file:").removesuffix("/deploy/README.md")
    assert f"git clone <this repository> {source}\n" in text("README.md")
    used = set(re.findall(rf"{environment}/bin/[\w-]+", text("README.md")))
    assert used == {f"{environment}/bin/python", program}


def test_the_copies_of_the_guide_are_those_of_the_unit() -> None:
    copy = unit(UNITS[1])["ExecStart"][0].split()[-1].replace("%S", "/var/lib")
    assert f"cp {copy} " in text("README.md")
    assert Path(copy).name in text("README.md").split("To restore it")[1].split("```")[1]


def test_every_unit_that_the_guide_names_exists() -> None:
    named = set(re.findall(r"mega-backdoor-bot[\w-]*\.(?:service|timer)", text("README.md")))
    assert named <= {path.name for path in DEPLOY.iterdir()}
    started = set(re.findall(r"systemctl (?:start|stop|restart) (\S+)", text("README.md")))
    assert {f"{each.removesuffix('.service')}.service" for each in started} <= set(UNITS)


def test_compose_reads_the_secrets_that_the_guide_makes() -> None:
    content = text("compose.yaml")
    files = set(re.findall(r"file: \./(\S+)", content))
    assert set(re.findall(r"/dev/stdin (secrets/\S+)", text("README.md"))) == files
    owners = {f"-o {user} -g {group}" for user, group in re.findall(r'user: "(\d+):(\d+)"', content)}
    for line in re.findall(r"install .* secrets.*", text("README.md")):
        assert any(owner in line for owner in owners), line
    given = environment_of("bot")
    assert {Path(given[name]).name for name in ("TELEGRAM_BOT_TOKEN_FILE", "DATABASE_KEY_FILE")} == {
        Path(file).name for file in files
    }
    assert "mv secrets/database_key secrets/database_key.old && mv secrets/database_key.new secrets/database_key" in (
        text("README.md")
    )


def test_every_path_inside_the_containers_is_one_that_they_have() -> None:
    known = {environment_of("bot")["DATABASE_PATH"], "/data/copy.db", "/data/before-update.db", "/data/look.db"}
    beside = {f"{environment_of('bot')['DATABASE_PATH']}{end}" for end in ("-wal", "-shm")}
    litestreams = "/data/.megabackdoor.db-litestream"
    named = set(re.findall(r"(?<![\w/])/data/[\w.-]+", text("README.md")))
    assert named <= known | beside | {litestreams}


def test_the_guide_installs_a_wheel_of_a_clean_source() -> None:
    installing = [block for block in blocks() if "pip wheel" in block]
    assert len(installing) == 2, "the first installation and an update"
    for block in installing:
        lines = block.splitlines()
        places = [next(i for i, line in enumerate(lines) if part in line) for part in WHEEL_STEPS]
        assert places == sorted(places), block
    assert not re.search(r"pip install[^\n]* \.$", text("README.md"), re.MULTILINE)


WHEEL_STEPS = ("--require-hashes", "git clean -xdff", "pip wheel", "pip install --no-deps --force-reinstall dist/*.whl")


def test_nothing_of_another_version_gets_into_the_wheel_of_a_clean_source(tmp_path: Path) -> None:
    pytest.importorskip("setuptools")
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no checkout here")
    source = tmp_path / "source"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{ROOT}", str(source)], check=True)
    stale = source / "build" / "lib" / "core" / "limits_by_year" / "2031.toml"
    stale.parent.mkdir(parents=True)
    stale.write_text("of another version")
    subprocess.run(["git", "clean", "-xdff", "--quiet"], cwd=source, check=True)
    build = "from setuptools import build_meta; build_meta.build_wheel('dist')"
    subprocess.run([sys.executable, "-c", build], cwd=source, check=True, capture_output=True)
    (wheel,) = (source / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"core/limits_by_year/{path.name}" for path in (ROOT / "core" / "limits_by_year").glob("*.toml")} <= set(
        names
    )
    assert not any("2031" in name for name in names)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
@pytest.mark.parametrize("name", [*UNITS, "mega-backdoor-bot-backup.timer"])
def test_systemd_finds_nothing_wrong_with_a_unit(name: str, tmp_path: Path) -> None:
    for each in (*UNITS, "mega-backdoor-bot-backup.timer"):
        # The program is not installed here.
        lines = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text(each), flags=re.MULTILINE)
        (tmp_path / each).write_text(lines)
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / name)], capture_output=True, text=True, check=False, timeout=60
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if "mega-backdoor-bot" in line]
    assert said == []


def test_every_line_of_the_log_that_the_guide_explains_can_be_written() -> None:
    table = text("README.md").split("| in the log | means |")[1].split("\n\n")[0]
    phrases = [
        re.sub(r" \(.*\)", "", phrase)
        for cell in re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
        for phrase in re.findall(r"`(.*?)`", cell)
    ]
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    assert len(phrases) > 8
    assert [phrase for phrase in phrases if phrase not in sources] == []


def test_every_metric_that_an_alert_needs_exists() -> None:
    page = Metrics().text(Contact(Metrics(), polls=True).gauges(0))
    for name in set(re.findall(r"megabackdoor_\w+", text("prometheus-rules.yml") + text("README.md"))):
        assert f"# TYPE {name.removesuffix('_bucket')} " in page, name
