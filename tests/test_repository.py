"""What stands in the repository: the top level, and the files that other programs read."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from bot.reading.child import MAX_MEMORY
from bot.reading.process import CPU_SECONDS

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"),
    *("pyproject.toml", "requirements.lock", "Makefile"),
    *(".ci", ".github", ".pre-commit-config.yaml", ".editorconfig", ".gitignore"),
    *("core", "bot", "locales", "tests", "deploy"),
}
BINARIES_ALLOWED = {".ttf", ".png"}
ADDRESSES = re.compile(r"https?://|--index-url\s|--extra-index")


def committed() -> list[str]:
    """The paths of all files that are committed or about to be."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no checkout here")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [path for path in listed.stdout.split("\0") if path and (ROOT / path).exists()]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_nothing_else_stands_at_the_top() -> None:
    assert {path.split("/")[0] for path in committed()} - TOP_LEVEL == set()


def test_no_binary_is_committed_but_the_fonts_and_the_readme_s_picture() -> None:
    binaries = [path for path in committed() if b"\0" in (ROOT / path).read_bytes()[:8000]]
    assert {Path(path).suffix for path in binaries} <= BINARIES_ALLOWED, binaries


@pytest.mark.parametrize(
    "name", ["requirements.lock", "tests/requirements.lock", "pyproject.toml", "Makefile", ".github/workflows/ci.yml"]
)
def test_no_address_of_a_package_host_is_written_down(name: str) -> None:
    assert not ADDRESSES.search(text(name).replace("--no-emit-index-url", ""))


def test_every_python_that_is_promised_is_tested() -> None:
    tested = re.findall(r'"(3\.\d+)"', re.findall(r"python: (\[.*\])", text(".github/workflows/ci.yml"))[0])
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert f">={tested[0]}" == project["requires-python"]
    minors = [int(each.split(".")[1]) for each in tested]
    assert minors == list(range(minors[0], minors[-1] + 1))
    named = set(re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"])))
    assert named == set(tested)


def test_every_action_is_pinned_to_a_commit() -> None:
    used = re.findall(r"uses: (\S+)", text(".github/workflows/ci.yml"))
    assert used
    assert [each for each in used if not re.search(r"@[0-9a-f]{40}$", each)] == []


@pytest.mark.parametrize("name", [".github/workflows/ci.yml", ".pre-commit-config.yaml"])
def test_what_is_run_exists(name: str) -> None:
    goals = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"make (\w+)", text(name))) <= goals
    for path in re.findall(r"(?<![\w/.])((?:tests|\.ci)/[\w/.]+)", text(name)):
        assert (ROOT / path).exists(), path


def test_the_promises_about_documents_are_those_of_the_code() -> None:
    assert f"{MAX_MEMORY // 2**20} MB of memory and {CPU_SECONDS} seconds" in " ".join(text("SECURITY.md").split())


@pytest.mark.parametrize("name", ["SECURITY.md", "README.md", "deploy/README.md"])
def test_links_inside_the_repository_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text(name)):
        assert ((ROOT / name).parent / target).exists(), target
