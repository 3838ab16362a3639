"""Prints how long building the index of the topics and searching in it take; to be run as a file."""

import statistics
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.explanations import search  # noqa: E402


def milliseconds(query: str) -> float:
    began = time.perf_counter()
    search(query)
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    build = milliseconds("first use builds the index")
    folder = ROOT / "tests" / "questions"
    sets = tomllib.loads((folder / "on_topic.toml").read_text(encoding="utf-8")).values()
    queries = [question for parts in sets for questions in parts.values() for question in questions]
    queries += (folder / "off_topic.txt").read_text(encoding="utf-8").splitlines()
    times = [milliseconds(query) for query in queries]
    print(f"index built in {build:.0f} ms; {len(times)} queries")
    slow = statistics.quantiles(times, n=100)[98]
    print(f"median {statistics.median(times):.2f} ms, 99th percentile {slow:.2f} ms")


if __name__ == "__main__":
    main()
