"""`python -m tests.fuzz [UPDATES] [SEED]`: the long run of `make fuzz`, 100,000 updates unless told otherwise."""

from __future__ import annotations

import secrets
import sys
import tempfile
from pathlib import Path

from tests.fuzz.door import talk

PER_DATABASE = 10_000


def main(updates: int, seed: int) -> None:
    """Talks until the updates are used up; the seed printed repeats a run."""
    print(f"{updates} updates, seed {seed}")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(-(-updates // PER_DATABASE)):
            said = talk(Path(folder), seed + number, min(PER_DATABASE, updates - number * PER_DATABASE))
            print(f"  seed {seed + number}: {said} messages, nothing failed")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(given[0] if given else 100_000, given[1] if len(given) > 1 else secrets.randbelow(10**9))
