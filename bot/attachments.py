"""Files for a person, made at the moment they are sent; nothing of them is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from typing import Any

import orjson

from bot.ledger import known_by_diary
from bot.parts import TaxLines
from bot.profile import Profile, Tag
from bot.rendering.by_diary import room_by_diary
from bot.session import Session
from bot.storage import SessionFacts
from bot.tax_season import filing_status_is_open, forms_of_return, lines_of_last_year, of_one_return
from bot.wording import profile_name
from bot.world import World
from core.assess import Result, as_json
from core.growth import Assumptions
from core.person import RESIDENCE


@dataclass(frozen=True, slots=True)
class File:
    """A file with its name, and words that say the same where it is a picture."""

    name: str
    content: bytes
    caption: str | None = None
    is_picture: bool = False


def attachment(kind: str, session: Session | None, world: World, facts: SessionFacts | None = None) -> File | None:
    """The file of a kind for a person; None where there is nothing to show (any more).

    `pdf@2` is that of the profile with the number 2, whichever is open when the file is made.
    """
    if kind == "export":
        return File("megabackdoor-export.json", _export(session, world, facts))
    kind, mark, number = kind.partition("@")
    profile = _profile(session, number) if mark else session
    if session is None or profile is None or not profile.answers:
        return None
    owner = profile.tag._replace(name=profile_name(session.language, profile.tag)) if mark else None
    if kind == "tax_lines":
        return _tax_lines(profile, session, world)
    result = world.result(profile)
    if result.replay is None or result.next_question is not None:
        return None
    if kind == "pdf":
        return _pdf(result, profile, owner, session.language, world)
    if kind == "picture":
        return _picture(result, profile, owner, session.language, world)
    return _document(kind, result, session.language, world, owner)


def _profile(session: Session | None, number: str) -> Profile | None:
    profiles = session.profiles if session else []
    return next((each for each in profiles if str(each.profile) == number), None)


def _export(session: Session | None, world: World, facts: SessionFacts | None) -> bytes:
    """Everything that is stored of a person, and the result that follows from it."""
    kept = session.model_dump(mode="json") if session else None
    result = as_json(world.result(session)) if session and session.answers else None
    export = {"stored": _stored(facts), "kept": kept, "result": result}
    if session and session.others:
        export["results_of_others"] = {str(each.profile): as_json(world.result(each)) for each in session.others}
    return orjson.dumps(export, option=orjson.OPT_INDENT_2)


def _stored(facts: SessionFacts | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    due = facts.next_reminder
    return asdict(facts) | {
        "last_change": datetime.fromtimestamp(facts.last_change, UTC).isoformat(),
        "next_reminder": datetime.fromtimestamp(due, UTC).isoformat() if due else None,
    }


def _pdf(result: Result, profile: Profile, owner: Tag | None, language: str, world: World) -> File:
    """On the paper of the country where the person lives, also where this interview does not ask for it."""
    from bot.takeaway.pdf import plan_pdf

    known, residence = _known(profile, language, world), profile.answers.get(RESIDENCE.id)
    drawn = plan_pdf(result, language, owner.name if owner else "", residence, known)
    return File(f"megabackdoor-{result.tax_year}.pdf", drawn)


def _picture(result: Result, profile: Profile, owner: Tag | None, language: str, world: World) -> File:
    from bot.takeaway.caption import caption
    from bot.takeaway.picture import after_tax_picture

    known = _known(profile, language, world)
    words = _captioned(owner, caption(result, language, known))
    return File("megabackdoor.png", after_tax_picture(result, language, known), words, is_picture=True)


def _known(profile: Profile, language: str, world: World) -> str:
    """What can still go in by the diary, in the words of the message with the result."""
    return room_by_diary(known_by_diary(profile, world), language)


def _document(kind: str, result: Result, language: str, world: World, owner: Tag | None) -> File | None:
    """Imported when asked for: the libraries that draw and typeset would slow every start."""
    if kind.startswith("growth:"):
        return _growth(kind, result, language, owner)
    from bot.takeaway.calendar_file import plan_ics

    dates = plan_ics(result, language, datetime.fromtimestamp(world.now, UTC), owner)
    return File(f"megabackdoor-{result.tax_year}.ics", dates)


def _captioned(owner: Tag | None, words: str) -> str:
    return escape(f"{owner.name}: {words}" if owner else words)


def _tax_lines(profile: Profile, session: Session, world: World) -> File | None:
    from bot.takeaway.plan import paper_where
    from bot.takeaway.tax_sheet import tax_lines_pdf

    lines, year = lines_of_last_year(profile, world, session.profiles), world.today.year - 1
    if lines is None:
        return None
    asks = filing_status_is_open(profile, world, session.profiles)
    forms = forms_of_return(profile, world, session.profiles)
    part = TaxLines(year, lines, len(of_one_return(profile, session.profiles)), asks, forms)
    paper = paper_where(profile.answers.get(RESIDENCE.id), session.language)
    drawn = tax_lines_pdf(part, session.language, paper, world.today)
    return File(f"megabackdoor-1040-{year}.pdf", drawn)


def _growth(kind: str, result: Result, language: str, owner: Tag | None) -> File | None:
    from bot.takeaway.growth_chart import growth_caption, growth_picture

    years, annual_return, tax = kind.split(":")[1:]
    assumed = Assumptions(int(years), Decimal(annual_return), Decimal(tax))
    drawn = growth_picture(result, language, assumed)
    words = _captioned(owner, growth_caption(result, language, assumed) or "")
    return File("megabackdoor-growth.png", drawn, words, is_picture=True) if drawn else None
