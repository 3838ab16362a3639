"""Prints how long loading the model of the topics and searching with it take; to be run as a file."""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.explanations import search  # noqa: E402
from tests.understanding.corpora import FOLDER, questions  # noqa: E402


def milliseconds(query: str) -> float:
    began = time.perf_counter()
    search(query)
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    build = milliseconds("first use loads the model")
    queries = [text for _, _, text in questions(FOLDER / "questions.tsv")]
    times = [milliseconds(query) for query in queries]
    print(f"model loaded in {build:.0f} ms; {len(times)} queries")
    slow = statistics.quantiles(times, n=100)[98]
    print(f"median {statistics.median(times):.2f} ms, 99th percentile {slow:.2f} ms")


if __name__ == "__main__":
    main()
