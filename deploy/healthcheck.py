"""Exit status 0 while the bot in this container serves: its own /healthz says so, wherever it listens."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from urllib.error import URLError
from urllib.request import urlopen

TIMEOUT_SECONDS = 4


def address(environment: Mapping[str, str]) -> str:
    """Where /healthz is: on the webhook's port where there is a webhook, else on HEALTH_LISTEN."""
    webhook = bool(environment.get("WEBHOOK_URL"))
    listen = environment.get("WEBHOOK_LISTEN" if webhook else "HEALTH_LISTEN") or "127.0.0.1:8443"
    host, _, port = listen.rpartition(":")
    if host in ("0.0.0.0", "[::]", "::"):  # noqa: S104 - compared, not bound: everywhere includes this machine
        host = "127.0.0.1"
    return f"http://{host}:{port}/healthz"


def main() -> int:
    """Asks once; any answer but 200 is a failure."""
    try:
        with urlopen(address(os.environ), timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - always http, see above
            return 0 if answer.status == 200 else 1
    except (URLError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
