"""Files for a person, made at the moment they are sent; nothing of them is kept."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from bot.session import Session, session_as_json
from bot.world import World


@dataclass(frozen=True, slots=True)
class File:
    """A file with its name."""

    name: str
    content: bytes
    is_picture: bool = False


def attachment(kind: str, session: Session | None, world: World) -> File | None:
    """The file of a kind for a person; None where there is nothing to show (any more)."""
    if session is None:
        return File("megabackdoor-export.json", b"{}") if kind == "export" else None
    if kind == "export":
        return File("megabackdoor-export.json", _export(session, world))
    return None


def _export(session: Session, world: World) -> bytes:
    """Everything that is kept of a person, and the result that follows from it."""
    from core.assess import as_json

    kept = session_as_json(session)
    result = as_json(world.result(session)) if session.answers else None
    return orjson.dumps({"kept": kept, "result": result}, option=orjson.OPT_INDENT_2)
