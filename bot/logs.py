"""Logging to standard error; one filter keeps secrets out of every line, tracebacks included."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

_TOKEN = re.compile(r"\b[0-9]{5,}:[A-Za-z0-9_-]{10,}")


class Redacting(logging.Formatter):
    """Formats a record, then takes out every known secret and whatever looks like a bot token."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return _TOKEN.sub("[token]", line)


class _WithoutValues(Redacting):
    """A traceback names places, never the values that its exception carries: they may be a person's answers."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        """The places of a traceback and the kind of its exception."""
        kind, _, trace = ei
        places = (
            f"  {place.name} ({Path(place.filename).name}:{place.lineno})" for place in traceback.extract_tb(trace)
        )
        return "\n".join([*places, kind.__name__])


def _last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What ends the program is logged like everything else, without values: Python itself would print them."""
    if issubclass(kind, Exception):
        logging.getLogger(__name__).critical("the program ends by an error", exc_info=(kind, error, trace))
    else:
        sys.__excepthook__(kind, error, trace)


def start_logging(level: str, secrets: Iterable[str], key_file: Path | None) -> None:
    """Logs to standard error from a level on, first where the database's key is; libraries only log warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_WithoutValues(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(level)
    sys.excepthook = _last_words
    if key_file is not None:
        logging.getLogger(__name__).info("the database's key is in %s", key_file)
