"""Who may import whom, and that what people rely on is written down."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from bot.command_line.arguments import parser
from bot.commands import COMMAND_WORDS
from bot.languages import LANGUAGES
from bot.settings import Settings
from core.assess import INTERVIEWS

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 250
LONGEST_FUNCTION = 30

LONGER: dict[str, str] = {}
"""Files above the limit, each with its reason."""

ONLY_IN = {
    "telegram": ("bot/telegram_door/",),
    "aiohttp": ("bot/telegram_door/",),
    "sqlite_utils": ("bot/storage/",),
    "babel": ("bot/texts.py", "bot/wording.py", "bot/rendering"),
    "pydantic_settings": ("bot/settings.py", "bot/setting_types.py"),
    "pydantic": (
        "core/limits.py",
        "core/amount_words.py",
        "core/date_words.py",
        "bot/settings.py",
        "bot/setting_types.py",
        "bot/profile.py",
        "bot/session.py",
        "bot/storage/outbox.py",
        "bot/reading/process.py",
        "bot/payslip/labels.py",
        "bot/plan_reader/phrases.py",
    ),
    "cryptography": ("bot/storage/encryption.py",),
    "argparse": ("bot/command_line/",),
}
CLOCKS_AND_INPUT = re.compile(
    r"\b(?:datetime\.now|date\.today|time\.time|time\.monotonic|open\(|input\(|print\(|os\.environ|random\.)"
)
NAMES_THAT_SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "service",
    "common",
    "handlers",
    "misc",
    "base",
}


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Every node of a file, parsed once for all that is asked of it."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: a relative import"
            yield node.module or ""


def test_the_core_imports_nothing_of_the_bot() -> None:
    guilty = [name(path) for path in files("core") if any(each.split(".")[0] == "bot" for each in imports(path))]
    assert guilty == []


def test_the_core_reads_no_clock_and_no_input() -> None:
    guilty = {
        name(path): found[0] for path in files("core") if (found := CLOCKS_AND_INPUT.findall(path.read_text("utf-8")))
    }
    assert guilty == {}


def test_the_core_has_no_dependency_but_pydantic() -> None:
    allowed = {"core", "pydantic", "__future__"}
    standard = {
        "calendar",
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "enum",
        "functools",
        "importlib",
        "itertools",
    }
    standard |= {
        "contextlib",
        "fractions",
        "math",
        "re",
        "tomllib",
        "typing",
        "unicodedata",
        "bisect",
        "operator",
        "string",
    }
    standard |= {"io", "difflib", "pathlib", "calendar"}
    found = {each.split(".")[0] for path in files("core") for each in imports(path)}
    assert sorted(found - allowed - standard) == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_stays_behind_its_door(library: str) -> None:
    guilty = [
        name(path)
        for folder in ("core", "bot")
        for path in files(folder)
        if any(each.split(".")[0] == library for each in imports(path)) and not name(path).startswith(ONLY_IN[library])
    ]
    assert guilty == []


def feature(module: str) -> str:
    """The folder, or the file beside the folders, that a module belongs to."""
    return ".".join(module.split(".")[:2])


def imported_modules(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports, `from bot import texts` included."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module in ("bot", "core"):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_folders_form_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in [*files("core"), *files("bot")]:
        module = name(path).removesuffix(".py").replace("/", ".")
        ours = {feature(each) for each in imported_modules(path) if each.split(".")[0] in ("core", "bot")}
        graph.setdefault(feature(module), set()).update(ours - {feature(module)})
    order = list(TopologicalSorter(graph).static_order())  # a CycleError names the circle
    assert order.index("core.limits") < order.index("core.mega_backdoor") < order.index("bot.conversation")


def test_the_conversation_knows_no_words_no_door_and_no_database() -> None:
    forbidden = {"bot.texts", "bot.wording", "bot.storage", "bot.rendering", "bot.exchange", "babel", "sqlite3"}
    pure = [path for path in files("bot") if name(path) in ("bot/events.py", "bot/milestones.py", "bot/commands.py")]
    pure += [path for path in files("bot") if name(path).startswith(("bot/conversation/", "bot/parts/"))]
    assert len(pure) >= 5
    for path in pure:
        assert forbidden & set(imports(path)) == set(), name(path)


def test_the_conversation_reaches_no_setting_no_disk_and_no_door_by_any_way() -> None:
    graph = {
        name(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."): set(imported_modules(path))
        for path in files("bot")
    }
    reached: set[str] = set()
    waiting = {module for module in graph if module.startswith("bot.conversation")}
    while waiting:
        reached |= waiting
        waiting = set().union(*(graph[module] for module in waiting)) & graph.keys() - reached
    out_there = {
        "settings",
        "storage",
        "exchange",
        "reading",
        "rendering",
        "takeaway",
        "telegram_door",
        "terminal_door",
    }
    assert {feature(module) for module in reached} & {f"bot.{each}" for each in out_there} == set()
    assert "bot.world" in reached


def imported_at_start(path: Path) -> Iterator[str]:
    """What importing a file of ours imports of ours at once, packages around it included."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("bot", "core"):
            for module in (node.module or "", *(f"{node.module}.{each.name}" for each in node.names)):
                parts = module.split(".")
                yield from (".".join(parts[:count]) for count in range(1, len(parts) + 1))


def test_the_program_starts_without_what_reads_documents_and_makes_files() -> None:
    graph = {
        name(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."): set(imported_at_start(path))
        for path in files("bot")
    }
    reached, waiting = set[str](), {"bot.command_line.running", "bot.telegram_door.run"}
    while waiting:
        reached |= waiting
        waiting = set().union(*(graph[module] for module in waiting)) & graph.keys() - reached
    late = {"bot.plan_reader", "bot.payslip", "bot.document.pages", "bot.document.layout", "bot.takeaway"}
    assert late <= graph.keys()
    assert reached & late == set()
    assert {"bot.exchange", "bot.document.result", "bot.reading.process"} <= reached


def test_files_are_short() -> None:
    lengths = {
        name(path): len(path.read_text("utf-8").splitlines()) for folder in ("core", "bot") for path in files(folder)
    }
    long = {path: length for path, length in lengths.items() if length > LONGEST_FILE}
    assert {path: length for path, length in long.items() if path not in LONGER} == {}
    assert [path for path in LONGER if path not in long] == [], "an exception that is none any more"


def test_functions_are_short() -> None:
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in [*files("core"), *files("bot")]
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    guilty = [name(path) for folder in ("core", "bot") for path in files(folder) if path.stem in NAMES_THAT_SAY_NOTHING]
    assert guilty == []


def readme() -> str:
    path = ROOT / "README.md"
    if not path.exists():
        pytest.skip("there is no README yet")
    return path.read_text("utf-8")


def commands_of_the_program() -> list[str]:
    choices = next(action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return list(choices)


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_the_readme_documents_a_setting(setting: str) -> None:
    assert f"`{setting}`" in readme()


@pytest.mark.parametrize("command", commands_of_the_program())
def test_the_readme_documents_a_command_of_the_program(command: str) -> None:
    assert f"megabackdoor {command}" in readme()


def test_the_readme_documents_every_command_of_the_chat() -> None:
    named = set(re.findall(r"(?<![\w/.])/([a-z0-9]+)\b", readme()))
    assert sorted(COMMAND_WORDS - named) == []


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_the_readme_names_an_interview(interview: str) -> None:
    assert f"`{interview}`" in readme()


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    named = set(re.findall(r"^\| *`([A-Z][A-Z_]{3,})`", readme(), re.MULTILINE))
    assert named - set(Settings.model_fields) == set()


def test_no_machine_path_and_no_secret_stands_in_a_file() -> None:
    suspicious = re.compile(
        r"/(?:home|root|Users|work|tmp/v)/|\b\d{8,}:[A-Za-z0-9_-]{30,}|BEGIN (?:RSA|EC|OPENSSH) PRIVATE"
    )
    guilty = []
    for path in sorted(ROOT.rglob("*")):
        if any(part.startswith(".") and part not in (".ci", ".gitignore") for part in path.relative_to(ROOT).parts):
            continue
        if "deploy" in path.parts:
            continue  # an operator's own machine does have paths
        if path.suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".txt", ".po", ".service", "") and path.is_file():
            try:
                text = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
            if path != Path(__file__) and suspicious.search(text):
                guilty.append(name(path))
    assert guilty == []


def _names_a_language(node: ast.AST) -> bool:
    """Whether a comparison, a choice by key or a tuple of codes names a language."""
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.Compare):
        parts = [node.left, *node.comparators]
    elif isinstance(node, ast.Dict):
        parts = [*node.keys]
    elif isinstance(node, ast.Call):
        parts = [*node.args, *(keyword.value for keyword in node.keywords)]
    return any(isinstance(part, ast.Constant) and part.value in LANGUAGES for part in parts)


def test_no_code_names_a_language_but_the_one_place_for_it() -> None:
    guilty = [
        f"{name(path)}:{getattr(node, 'lineno', '')}"
        for folder in ("core", "bot")
        for path in files(folder)
        for node in nodes(path)
        if _names_a_language(node)
    ]
    assert guilty == []


def test_the_bot_names_no_question_by_its_id() -> None:
    """It asks the record, or imports it; an id in quotes would outlive its question in silence."""
    ids = {question.id for interview, _ in INTERVIEWS.values() for question in interview.questions}
    named = re.compile(rf"(?:\w+:)?(?:{'|'.join(map(re.escape, sorted(ids)))})(?::\w+)?")
    guilty = [
        f"{name(path)}:{node.lineno} {node.value}"
        for path in files("bot")
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and named.fullmatch(node.value)
    ]
    assert guilty == []


def test_no_code_knows_a_year() -> None:
    """A tax year is one file, and what depends on the date is given the date: no 2026, no 2027, no regex of years."""
    named = re.compile(r"\b20[2-9][0-9]\b|\b202\[")
    guilty = []
    for path in [*files("core"), *files("bot")]:
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        guilty += [
            f"{name(path)}:{node.lineno} {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and id(node) not in told and named.search(str(node.value))
            if "such as" not in str(node.value)
        ]
    guilty += [
        f"{name(path)} {found}"
        for path in sorted(ROOT.glob("*/*/*.toml"))
        if path.parent.parent.name in ("bot", "locales")
        for found in named.findall(path.read_text("utf-8"))
    ]
    assert guilty == []
