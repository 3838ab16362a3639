"""The commands and their arguments. `run` of a command is loaded only when it is called: each starts fast alone."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, cast

from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.settings import Settings

USAGE_ERROR = 2
PROGRAM = "megabackdoor"
DOCTOR = "doctor"
FORMATS = ("text", "pdf", "png", "ics")
"""What `report` makes of a result."""
_HERE = "bot.command_line"

Run = Callable[[argparse.Namespace, Settings], int]


class _Parser(argparse.ArgumentParser):
    """Bad usage is one sentence and exit status 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(USAGE_ERROR, f"{self.prog}: {' '.join(message.split())}\n")


class _Version(argparse.Action):
    """Prints the version; looking it up at every start would cost more than reading the arguments."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        try:
            number = version("mega-backdoor-bot")
        except PackageNotFoundError:
            number = "(not installed)"
        print(f"{PROGRAM} {number}")  # noqa: T201 - what was asked for
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; `run` in its result names the function that carries the command out."""
    from core.assess import INTERVIEWS

    found = _Parser(
        prog=PROGRAM,
        description="An assistant for the Mega Backdoor Roth, on Telegram or in this terminal. "
        "Without a command: the bot, if TELEGRAM_BOT_TOKEN is set, else the chat in this terminal.",
    )
    found.add_argument("--version", action=_Version, nargs=0, help="the version of this program")
    found.set_defaults(run=f"{_HERE}.running:bot_or_chat")
    commands = found.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _for_people(commands)
    _for_programs(commands, tuple(INTERVIEWS))
    _for_operators(commands)
    return found


def run_of(options: argparse.Namespace) -> Run:
    """The function that carries a command out."""
    return cast("Run", resolve_name(options.run))


def _for_people(commands: Any) -> None:
    chat = _command(commands, "chat", "running:chat", "the conversation in this terminal")
    chat.add_argument("--language", choices=tuple(LANGUAGES))
    explain = _command(commands, "explain", "explain:run", "what /explain answers; with --json the topics' ids")
    _language(explain)
    explain.add_argument("--json", action="store_true")
    explain.add_argument("words", nargs="*", metavar="WORDS")
    read = _command(commands, "read", "read:run", "what a plan document says, with page numbers")
    read.add_argument("file", metavar="FILE.pdf|FILE.txt|-")
    read.add_argument("--json", action="store_true")
    read.add_argument("--explain", action="store_true", help="which words and rules led to each finding")
    read.add_argument("--today", type=_day, help="the day on which it is read (default: the clock)")
    _language(read)
    payslip = _command(commands, "payslip", "payslip:run", "the answers that a payslip gives, each with its line")
    payslip.add_argument("file", metavar="FILE.pdf|FILE.txt|-")
    payslip.add_argument("--json", action="store_true")
    _language(payslip)


def _for_programs(commands: Any, interviews: tuple[str, ...]) -> None:
    judge = _command(commands, "assess", "assess:run", "JSON lines of answers in, JSON lines of results out")
    judge.add_argument("interview", choices=(*interviews, "ledger"))
    heard = _command(commands, "understand", "understand:run", "what the chat takes a typed line for, as JSON lines")
    _language(heard)
    heard.add_argument("--interview", choices=interviews)
    heard.add_argument("--question", metavar="ID", help="the question that is open; without one: beside a result")
    report = _command(commands, "report", "report:run", "one object of answers in, the result as a document out")
    report.add_argument("--language", choices=tuple(LANGUAGES))
    report.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    report.add_argument("interview", nargs="?", default="mega", choices=interviews)
    flow = _command(commands, "flow", "flow:run", "an interview as a Mermaid flowchart")
    flow.add_argument("interview", nargs="?", default="mega", choices=interviews)


def _for_operators(commands: Any) -> None:
    backup = _command(commands, "backup", "database:backup", "a consistent copy of the database while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    rotate = _command(
        commands, "rotate-key", "database:rotate", "encrypts the database with another key; stop the bot first"
    )
    rotate.add_argument("file", type=Path, metavar="NEW_KEY_FILE")
    _command(commands, DOCTOR, "doctor:run", "checks settings, database, catalogs and limits")


def _command(commands: Any, name: str, run: str, help_text: str) -> argparse.ArgumentParser:
    found: argparse.ArgumentParser = commands.add_parser(name, help=help_text)
    found.set_defaults(run=f"{_HERE}.{run}")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("must be a date such as 2026-11-23") from None


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=tuple(LANGUAGES), default=DEFAULT_LANGUAGE)
