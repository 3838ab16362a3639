"""Profiles of one chat: which one is open, how they change places, and how they are stored."""

from __future__ import annotations

import orjson
import pytest

from bot.profile import Profile
from bot.session import Session, UnreadableRow, next_due, session_as_json, session_from_json


def couple() -> Session:
    """A chat with the open profile of one person and another of the spouse."""
    anna = Profile(profile=2, name="Anna", person="spouse", answers={"situation": "both"}, ticked=["mega:2026:file"])
    return Session(answers={"situation": "employee"}, zone="Europe/Berlin", others=[anna], profiles_made=2)


def stored(session: Session) -> dict[str, object]:
    plain: dict[str, object] = orjson.loads(session_as_json(session))
    return plain


def read(plain: object) -> Session:
    return session_from_json(orjson.dumps(plain))


def test_an_opened_profile_changes_places_with_the_open_one() -> None:
    session = couple()
    assert session.open(2)
    assert (session.name, session.answers, session.ticked) == ("Anna", {"situation": "both"}, ["mega:2026:file"])
    (other,) = session.others
    assert (other.profile, other.answers) == (1, {"situation": "employee"})
    assert session.zone == "Europe/Berlin"


def test_opening_there_and_back_leaves_the_row_as_it_was() -> None:
    session = couple()
    session.open(2)
    session.open(1)
    assert session_as_json(session) == session_as_json(couple())


def test_a_profile_that_is_not_there_opens_nothing() -> None:
    session = couple()
    assert not session.open(3)
    assert not session.open(1)
    assert session == couple()


def test_profiles_stand_in_the_order_in_which_they_were_made_whichever_is_open() -> None:
    session = couple()
    assert [each.profile for each in session.profiles] == [1, 2]
    session.open(2)
    assert [each.profile for each in session.profiles] == [1, 2]


def test_what_a_newer_release_knows_of_a_profile_goes_with_it() -> None:
    plain = stored(couple()) | {"mood": "of the first"}
    session = read(plain)
    session.open(2)
    assert session.model_extra == {}
    assert session.others[0].model_extra == {"mood": "of the first"}
    again = read(stored(session))
    again.open(1)
    assert again.model_extra == {"mood": "of the first"}


def test_a_field_that_cannot_be_read_costs_another_profile_only_itself() -> None:
    plain = stored(couple())
    plain["others"] = [stored(couple().profiles[1]) | {"ticked": 5, "stage": "resting"}]  # type: ignore[arg-type]
    (anna,) = read(plain).others
    assert anna.answers == {"situation": "both"}
    assert (anna.ticked, anna.stage) == ([], "idle")


@pytest.mark.parametrize("others", [5, [5], [{"answers": 5}], [{"answers": {}}, {"answers": None}]], ids=repr)
def test_answers_of_another_profile_that_cannot_be_read_make_the_row_unreadable(others: object) -> None:
    with pytest.raises(UnreadableRow):
        read(stored(couple()) | {"others": others})


def test_the_next_reminder_is_the_earliest_of_all_profiles() -> None:
    session = couple()
    assert next_due(session) is None
    session.reminders = {"mega:2026:elect": 900}
    session.others[0].reminders = {"mega:2026:elect": 700}
    assert next_due(session) == 700
