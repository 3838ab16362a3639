"""Typed words, formatted values, the log and the terminal: small functions that much rests on."""

from __future__ import annotations

import io
import logging
import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.commands import COMMANDS, canonical, menu, split_payload
from bot.logs import start_logging
from bot.messages import Button
from bot.rendering.layout import pages, rows_of, screens
from bot.terminal_door import plain_text
from bot.wording import filled
from core.mega_backdoor import questions as ask
from tests.bot.telegram_html import BadHtml, visible_text

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "english", "german"),
    [
        ("24500", "$24,500", f"24.500{NBSP}$"),
        ("72000.00", "$72,000", f"72.000{NBSP}$"),
        ("0", "$0", f"0{NBSP}$"),
        ("1596.15", "$1,596.15", f"1.596,15{NBSP}$"),
        ("0.5", "$0.50", f"0,50{NBSP}$"),
        ("-24500", "−$24,500", f"−24.500{NBSP}$"),
        ("100000000", "$100,000,000", f"100.000.000{NBSP}$"),
    ],
)
def test_money_is_written_as_the_language_writes_it(amount: str, english: str, german: str) -> None:
    assert texts.money("en", Decimal(amount)) == english
    assert texts.money("de", Decimal(amount)) == german


def test_percentages_and_dates_are_written_as_the_language_writes_them() -> None:
    assert texts.percent("en", Decimal("6.5")) == "6.5%"
    assert texts.percent("de", Decimal("23.0556")) == f"23,0556{NBSP}%"
    assert texts.day("en", date(2026, 12, 31)) == "December 31, 2026"
    assert texts.day("de", date(2027, 2, 1)) == "1. Februar 2027"


@given(st.decimals(0, 100_000_000, places=2), st.sampled_from(("en", "de")))
def test_an_amount_that_is_shown_can_be_typed_back(amount: Decimal, language: str) -> None:
    assert ask.PAY.type.read(texts.money(language, amount)) == amount


def test_commands_are_known_by_both_names_in_any_case() -> None:
    for name in COMMANDS:
        assert canonical(name.upper()) == name
    assert canonical("Pruefen") == "check"
    assert canonical("nonsense") == "nonsense"
    assert "pruefen" in menu("de")
    assert "check" in menu("en")
    assert "start" not in menu("en")
    assert all(len(name) <= 32 for name in (*menu("de"), *menu("en")))


@pytest.mark.parametrize(
    ("payload", "found"),
    [
        ("de_check", ("de", "check")),
        ("en", ("en", "")),
        ("solo", (None, "solo")),
        ("", (None, "")),
        ("den_x", (None, "den_x")),
    ],
)
def test_a_deep_link_may_begin_with_a_language(payload: str, found: tuple[str | None, str]) -> None:
    assert split_payload(payload) == found


def test_values_are_escaped_for_html() -> None:
    assert "&lt;b&gt;" in filled("de", "year.not_loaded", {"year": "<b>"})


def test_short_buttons_share_a_row_and_long_ones_have_their_own() -> None:
    labels = ["Ja", "Nein", "Weiß ich nicht", "Umwandlung läuft automatisch", "x"]
    rows = rows_of(Button(label, "a:b") for label in labels)
    assert [[button.label for button in row] for row in rows] == [labels[:2], labels[2:3], labels[3:4], labels[4:]]


def test_long_matter_goes_on_as_many_messages_as_it_needs() -> None:
    assert screens(["a" * 500, "b" * 390, "c" * 20]) == ["a" * 500 + "\n\n" + "b" * 390, "c" * 20]
    assert pages("head", ["x"] * 30) == ["\n".join(["head", *["x"] * 21]), "\n".join(["x"] * 9)]


def test_the_log_shows_no_token_no_secret_and_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = io.StringIO()
    monkeypatch.setattr(sys, "stderr", heard)
    root = logging.getLogger()
    before, level, of_bot = root.handlers[:], root.level, logging.getLogger("bot").level
    token = "123456789:AAE-secret_part_of_the_token"
    try:
        start_logging("INFO", [token, "hook-secret", ""], None)
        logging.getLogger("bot.x").info("POST https://api.telegram.org/bot%s/getMe with %s", token, "hook-secret")
        logging.getLogger("x").warning("another one: 987654321:BBF-somebody_elses_token")
        try:
            raise ValueError("pay is 180000")
        except ValueError:
            logging.getLogger("x").exception("a turn failed")
        logging.getLogger("httpx").info("never shown")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        logging.getLogger("bot").setLevel(of_bot)
    said = heard.getvalue()
    assert "/getMe" in said
    assert "a turn failed" in said
    assert "ValueError" in said
    for secret in ("secret_part", "hook-secret", "BBF-", "180000", "never shown"):
        assert secret not in said


def test_the_terminal_shows_plain_text_with_its_links_and_columns() -> None:
    html = '<b>Ja</b> &amp; <a href="https://irs.gov/x">Notice</a>\n<pre>a    1\nb    2</pre>\n' + "wort " * 40
    shown = plain_text(html)
    assert "Ja & Notice (https://irs.gov/x)" in shown
    assert "a    1\nb    2" in shown
    assert max(map(len, shown.splitlines())) <= 78


@pytest.mark.parametrize(
    "bad",
    [
        "<b>open",
        "</b>",
        "<b><i></b></i>",
        "<div>x</div>",
        "a & b",
        "a < b",
        "&nbsp;",
        "<b x=1>y</b>",
        "<pre><b>x</b></pre>",
    ],
)
def test_the_checker_refuses_what_telegram_refuses(bad: str) -> None:
    with pytest.raises(BadHtml):
        visible_text(bad)


def test_the_checker_takes_what_telegram_takes() -> None:
    good = '<b>a</b> <i>b</i> <code>c</code> <a href="https://x.y">d</a> &lt;&amp;&gt; <blockquote>e</blockquote>'
    assert visible_text(good) == "a b c d <&> e"
