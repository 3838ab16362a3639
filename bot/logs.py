"""Logging to standard error; one filter keeps secrets out of every line, tracebacks included."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable

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

    def formatException(self, ei: object) -> str:  # noqa: N802 - the library's name
        import traceback

        kind, _, trace = ei  # type: ignore[misc]
        places = traceback.extract_tb(trace)
        return "\n".join([*(f"  {p.name} ({p.filename.rsplit('/', 1)[-1]}:{p.lineno})" for p in places), kind.__name__])


def start_logging(level: str, secrets: Iterable[str]) -> None:
    """Logs to standard error from a level on; libraries only speak up when something is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_WithoutValues(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(level)
