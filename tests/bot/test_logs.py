"""What ends the program stands in the log without a secret and without anybody's answers."""

from __future__ import annotations

import subprocess
import sys

from tests.bot.program import ROOT

TOKEN = "1234567:AAE-a-token-nobody-may-read-in-a-log"


def test_the_traceback_of_the_end_names_places_and_no_values() -> None:
    script = f"""
from bot.logs import start_logging
start_logging("INFO", ["{TOKEN}"], None)
def deep(url):
    raise RuntimeError(url + " pays 180000")
deep("https://api.telegram.org/bot{TOKEN}/getMe")
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the program ends by an error" in done.stderr
    assert "RuntimeError" in done.stderr
    assert "deep" in done.stderr
    assert TOKEN not in done.stderr
    assert "180000" not in done.stderr
