"""The command line: wires settings, storage and a door."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.settings import Settings, SettingsProblem, read_settings

USAGE_ERROR = 2


class _Parser(argparse.ArgumentParser):
    """Bad usage is one sentence and exit status 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(USAGE_ERROR, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    from core.assess import INTERVIEWS

    parser = _Parser(
        prog="megabackdoor",
        description="An assistant for the Mega Backdoor Roth, on Telegram or in this terminal. "
        "Without a command: the bot, if TELEGRAM_BOT_TOKEN is set, else the chat in this terminal.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    chat = commands.add_parser("chat", help="the conversation in this terminal")
    chat.add_argument("--language", choices=tuple(LANGUAGES))
    judge = commands.add_parser("assess", help="JSON lines of answers in, JSON lines of results out")
    judge.add_argument("interview", choices=tuple(INTERVIEWS))
    explain = commands.add_parser("explain", help="what /explain answers; with --json the topics' ids")
    explain.add_argument("--language", choices=tuple(LANGUAGES), default=DEFAULT_LANGUAGE)
    explain.add_argument("--json", action="store_true")
    explain.add_argument("words", nargs="*", metavar="WORDS")
    report = commands.add_parser("report", help="one object of answers in, the result as a document out")
    report.add_argument("--language", choices=tuple(LANGUAGES))
    report.add_argument("--format", choices=("text", "pdf", "png", "ics"), default="text")
    report.add_argument("interview", nargs="?", default="mega", choices=tuple(INTERVIEWS))
    read = commands.add_parser("read", help="what a plan document says, with page numbers")
    read.add_argument("file", metavar="FILE.pdf|FILE.txt|-")
    read.add_argument("--json", action="store_true")
    read.add_argument("--language", choices=tuple(LANGUAGES), default=DEFAULT_LANGUAGE)
    flow = commands.add_parser("flow", help="an interview as a Mermaid flowchart")
    flow.add_argument("interview", nargs="?", default="mega", choices=tuple(INTERVIEWS))
    backup = commands.add_parser("backup", help="a consistent copy of the database while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    rotate = commands.add_parser("rotate-key", help="seals the database anew with another key; stop the bot first")
    rotate.add_argument("file", type=Path, metavar="NEW_KEY_FILE")
    commands.add_parser("doctor", help="checks settings, database, catalogs and limits")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options, read_settings())
    except SettingsProblem as problem:
        return _fail(str(problem))
    except BrokenPipeError:
        # The reader has gone, as `head` does; nothing is left to say, not even at interpreter exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _fail(sentence: str, status: int = USAGE_ERROR) -> int:
    sys.stderr.write(f"megabackdoor: {sentence}\n")
    return status


def _run(options: argparse.Namespace, settings: Settings) -> int:
    if options.command == "assess":
        from bot.command_line.assess import assess_lines

        assess_lines(options.interview, sys.stdin.buffer, sys.stdout.buffer, settings.limits(), settings.today())
        return 0
    if options.command == "explain":
        return _explain(options, settings)
    if options.command == "report":
        return _report(options, settings)
    if options.command == "read":
        from bot.command_line.read import read_file

        return read_file(options.file, settings.today(), json=options.json, language=options.language)
    if options.command == "flow":
        from bot.command_line.flow import flowchart

        sys.stdout.write(flowchart(options.interview))
        return 0
    if options.command == "doctor":
        from bot.command_line.doctor import problems

        found = list(problems(settings))
        for sentence in found:
            sys.stdout.write(f"{sentence}\n")
        return 1 if found else 0
    from bot.command_line.running import run_with_database

    return run_with_database(options, settings)


def _explain(options: argparse.Namespace, settings: Settings) -> int:
    from bot.command_line.explain import explain_lines, explain_words, topics_as_json

    query = " ".join(options.words)
    if options.json:
        if options.words:
            sys.stdout.buffer.write(topics_as_json(query))
        else:
            explain_lines(sys.stdin.buffer, sys.stdout.buffer)
        return 0
    if not query.strip():
        return _fail("explain: say what to explain, such as: megabackdoor explain pro rata")
    limits = settings.limits()
    sys.stdout.write(
        explain_words(query, options.language, limits.get(settings.today().year) or limits[max(limits)]) + "\n"
    )
    return 0


def _report(options: argparse.Namespace, settings: Settings) -> int:
    from datetime import UTC, datetime

    from bot.command_line.report import ReportProblem, Wanted, report

    wanted = Wanted(options.interview, options.format, options.language)
    source = sys.stdin.buffer.read()
    try:
        document = report(wanted, source, settings.limits(), settings.today(), datetime.now(UTC))
    except ReportProblem as problem:
        return _fail(str(problem))
    sys.stdout.buffer.write(document)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
