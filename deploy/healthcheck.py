"""Exit status 0 while the bot in this container serves: its own /healthz says so, wherever it listens."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

TIMEOUT_SECONDS = 4
EVERYWHERE = ("0.0.0.0", "[::]", "")  # noqa: S104 - addresses to listen on, among them this machine's own


def address(environment: Mapping[str, str]) -> tuple[str, int]:
    """Host and port of /healthz: the webhook's where there is a webhook, else HEALTH_LISTEN."""
    name, default = ("WEBHOOK_LISTEN", "127.0.0.1:8443") if environment.get("WEBHOOK_URL") else ("HEALTH_LISTEN", "")
    host, _, port = (environment.get(name) or default).rpartition(":")
    return ("127.0.0.1" if host in EVERYWHERE else host.strip("[]")), int(port)


def main() -> int:
    """Asks once; any answer but 200 is a failure."""
    try:
        host, port = address(os.environ)
        connection = HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
        connection.request("GET", "/healthz")
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, HTTPException, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
