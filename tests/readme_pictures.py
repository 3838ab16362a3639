"""Makes the README's pictures from the program itself: a conversation as SVG, and the picture of its result.

`make pictures` writes them anew; a test compares what is checked in with what the program says now.
"""

from __future__ import annotations

import io
import textwrap
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bot import texts
from bot.current_world import world_of
from bot.events import Command, Event, Pressed, Typed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import Message
from bot.settings import read_settings
from bot.storage import Storage
from bot.takeaway.picture import after_tax_picture
from bot.world import World
from core.assess import assess, question_by_id
from core.limits import built_in_limits
from tests.profiles import answered

FOLDER = Path(__file__).parents[1] / ".github"
TODAY = date(2026, 11, 29)
SAID = {
    "situation": "34, employed",
    "job.route": Pressed("job.route:in_plan"),
    "job.pay_schedule": "every two weeks",
    "job.next_pay_date": "next friday",
    "job.pay_per_date": "6,923.08",
    "job.pay": "180k",
    "job.net_pay": "4500",
    "job.deferrals": "max",
    "deferrals_elsewhere": "nope",
    "job.employer": "50% up to 6%",
    "job.after_tax_so_far": "nothing yet",
    "job.cap": "no cap",
    "residence": "usa",
}
"""What is answered to each question; to any other the usual."""
SHOWN = 3
"""How many of the last things that the person wrote stand in the picture."""

WIDTH, PADDING, LINE, SIGNS = 430, 14, 20, 46
PICTURE_WIDTH = 640


def conversation() -> list[tuple[str, list[Message]]]:
    """What the person writes, each with the messages that answer it."""
    with TemporaryDirectory() as folder:
        settings = read_settings(
            {"DATABASE_PATH": f"{folder}/a.db", "DATABASE_KEY": "a key for the pictures", "TODAY": TODAY.isoformat()}
        )
        storage = Storage(settings.DATABASE_PATH, settings.key())
        exchange = Exchange(storage, world_of(settings))
        said = [_taken(exchange, "/start", Command("start"))]
        while (session := storage.peek(1)) and (asked := question_by_id(session.asked or "")):
            line = SAID.get(asked.id, str(asked.usual))
            said.append(_taken(exchange, str(line), Typed(line) if isinstance(line, str) else line))
        storage.close()
    return said


def _taken(exchange: Exchange, line: str, event: Event) -> tuple[str, list[Message]]:
    taken = exchange.take([Incoming(None, 1, event, "en")])
    exchange.storage.save(())
    return line, [out.message for out in taken.outgoing]


def as_svg(said: list[tuple[str, list[Message]]]) -> str:
    """A phone's screen with the end of the conversation."""
    parts: list[str] = []
    top = PADDING
    for line, messages in said[-SHOWN:]:
        top = _bubble(parts, top, [line], own=True)
        for message in messages:
            if message.text:
                rows = texts.plain(message.text).splitlines()
                lines = [each for row in rows for each in textwrap.wrap(row, SIGNS, break_on_hyphens=False) or [""]]
                top = _bubble(parts, top, lines, own=False)
                top = _buttons(parts, top, message)
    height = top + PADDING
    size = f'width="{WIDTH}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="14">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{height}" rx="18" fill="#d5e3d0"/>', *parts, "</svg>", ""])


def _bubble(parts: list[str], top: int, lines: list[str], *, own: bool) -> int:
    width = min(WIDTH - 3 * PADDING, 24 + 8 * max(map(len, lines)))
    left = WIDTH - PADDING - width if own else PADDING
    height = LINE * len(lines) + 12
    fill = "#e3fdd1" if own else "#ffffff"
    parts.append(f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="12" fill="{fill}"/>')
    for number, line in enumerate(lines):
        y = top + 4 + LINE * (number + 1) - 5
        columns = ' font-family="monospace" font-size="13"' if "  " in line or "─" in line else ""
        parts.append(f'<text x="{left + 12}" y="{y}" xml:space="preserve"{columns}>{escape(line)}</text>')
    return top + height + 8


def _buttons(parts: list[str], top: int, message: Message) -> int:
    for row in message.rows:
        width = (WIDTH - 3 * PADDING) // len(row)
        for number, button in enumerate(row):
            left = PADDING + number * width
            parts.append(f'<rect x="{left}" y="{top - 4}" width="{width - 4}" height="26" rx="8" fill="#8fae88"/>')
            middle = left + (width - 4) // 2
            label = escape(button.label if len(button.label) * 8 < width else button.label[: width // 8 - 1] + "…")
            parts.append(f'<text x="{middle}" y="{top + 14}" text-anchor="middle" fill="#ffffff">{label}</text>')
        top += 30
    return top + (4 if message.rows else 0)


def result_picture() -> bytes:
    """The picture of the result, small enough to be looked at on a page."""
    answers = {
        "situation": "employee", "job.after_tax": "yes", "job.route": "in_plan", "age_band": "under_50",
        "job.pay_schedule": "biweekly", "job.next_pay_date": "2026-12-04", "job.pay_per_date": "6923.08",
        "job.pay": "180k", "job.net_pay": 4500, "job.deferrals": "max", "deferrals_elsewhere": 0,
        "job.employer": "match 50% of 6%", "job.after_tax_so_far": 0, "job.cap": "none", "residence": "us",
    }  # fmt: skip
    world = World(built_in_limits(), TODAY, 0.0)
    drawn = after_tax_picture(assess("mega", answered("mega", answers, TODAY), world.limits, TODAY), "en")
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    small = image.resize((PICTURE_WIDTH, round(image.height * PICTURE_WIDTH / image.width)))
    out = io.BytesIO()
    small.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Writes both pictures."""
    (FOLDER / "conversation.svg").write_text(as_svg(conversation()), "utf-8")
    (FOLDER / "result.png").write_bytes(result_picture())


if __name__ == "__main__":
    main()
