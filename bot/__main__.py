"""The program: one command with its settings; whatever cannot be done is one sentence."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from bot.command_line.arguments import DOCTOR, PROGRAM, USAGE_ERROR, parser, run_of
from bot.settings import SettingsProblem, read_settings

MADE_AT_THE_START = 200_000
"""More objects than the program loads; none of them is garbage, and looking for it took a tenth of the start."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    gc.set_threshold(MADE_AT_THE_START)
    _prepare_streams()
    try:
        return _run(arguments)
    except SettingsProblem as problem:
        return _fail(str(problem))
    except BrokenPipeError:
        # The reader has gone, as `head` does; nothing is left to say, not even at interpreter exit.
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        return _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return 130


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parser().parse_args(arguments)
        try:
            settings = read_settings()
        except SettingsProblem as problem:
            if options.command != DOCTOR:
                raise
            # Imported where it is wanted: other commands start faster without.
            from bot.command_line.doctor import told

            return told(problem.sentences)
        return run_of(options)(options, settings)
    finally:
        # Here and not at interpreter exit, where a full disk would be a traceback.
        sys.stdout.flush()


def _prepare_streams() -> None:
    """Gives a closed stream a place where use of it fails with a reason, and shows what a terminal cannot show as `?`.

    A closed stream is None in Python, and the first file that is opened would take its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Standard output opened for reading only: what is written there must not get lost without a word.
            flags = os.O_WRONLY if name == "stderr" else os.O_RDONLY
            stream = open(os.open(os.devnull, flags), mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _discard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{PROGRAM}: {' '.join(sentence.split())}\n")
    return USAGE_ERROR


if __name__ == "__main__":
    sys.exit(main())
