"""Files for a person, made at the moment they are sent; nothing of them is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from html import escape

import orjson

from bot.session import Session
from bot.world import World
from core.assess import Result, as_json
from core.growth import Assumptions


@dataclass(frozen=True, slots=True)
class File:
    """A file with its name, and words that say the same where it is a picture."""

    name: str
    content: bytes
    caption: str | None = None
    is_picture: bool = False


def attachment(kind: str, session: Session | None, world: World) -> File | None:
    """The file of a kind for a person; None where there is nothing to show (any more)."""
    if kind == "export":
        return File("megabackdoor-export.json", _export(session, world))
    if session is None or not session.answers:
        return None
    result = world.result(session)
    if result.replay is None or result.next_question is not None:
        return None
    return _document(kind, result, session.language, world)


def _export(session: Session | None, world: World) -> bytes:
    """Everything that is kept of a person, and the result that follows from it."""
    kept = session.model_dump(mode="json") if session else None
    result = as_json(world.result(session)) if session and session.answers else None
    return orjson.dumps({"kept": kept, "result": result}, option=orjson.OPT_INDENT_2)


def _document(kind: str, result: Result, language: str, world: World) -> File | None:
    """Imported when asked for: the libraries that draw and typeset would slow every start."""
    if kind == "picture":
        from bot.takeaway.caption import caption
        from bot.takeaway.picture import after_tax_picture

        drawn = after_tax_picture(result, language)
        return (
            File("megabackdoor.png", drawn, escape(caption(result, language) or ""), is_picture=True) if drawn else None
        )
    if kind.startswith("growth:"):
        return _growth(kind, result, language)
    if kind == "pdf":
        from bot.takeaway.pdf import plan_pdf

        return File(f"megabackdoor-{result.tax_year}.pdf", plan_pdf(result, language))
    from bot.takeaway.calendar_file import plan_ics

    dates = plan_ics(result, language, datetime.fromtimestamp(world.now, UTC))
    return File(f"megabackdoor-{result.tax_year}.ics", dates) if dates else None


def _growth(kind: str, result: Result, language: str) -> File | None:
    from bot.takeaway.growth_chart import growth_caption, growth_picture

    years, annual_return, tax = kind.split(":")[1:]
    assumed = Assumptions(int(years), Decimal(annual_return), Decimal(tax))
    drawn = growth_picture(result, language, assumed)
    words = escape(growth_caption(result, language, assumed) or "")
    return File("megabackdoor-growth.png", drawn, words, is_picture=True) if drawn else None
