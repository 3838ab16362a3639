"""What is asked before something is removed or kept is answered by words too, and asked again where it is not."""

from __future__ import annotations

import pytest

from bot.events import Typed
from bot.parts import Outcome, Part, Words
from tests.bot.person import Person, asked_for, finished


def key(part: Part) -> str:
    return part.key if isinstance(part, Words) else type(part).__name__


def typed(person: Person, line: str) -> list[str]:
    return [key(part) for part in person.does(Typed(line)).parts]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("is_asking", [False, True])
@pytest.mark.parametrize(
    "line",
    ["ja", "yes", "y.", "J!", "Ja, alles entfernen", "yes, remove everything", "ja bitte löschen", "yes delete it all"],
)
def test_everything_is_removed_by_a_yes_in_any_words_and_state(language: str, is_asking: bool, line: str) -> None:
    person = asked_for("job.pay", language=language) if is_asking else finished(None, language)
    assert typed(person, "delete everything") == ["delete.sure"]
    assert typed(person, line) == ["deleted"]
    assert person.kept is None


@pytest.mark.parametrize("line", ["nein", "no", "n", "nein behalten", "no keep them", "lieber nicht", "better not"])
def test_a_no_in_any_words_keeps_everything(line: str) -> None:
    person = finished()
    before = dict(person.session.answers)
    typed(person, "alles löschen")
    assert typed(person, line)[0] == "delete.kept"
    assert person.session.answers == before


@pytest.mark.parametrize("line", ["hm", "blubb", "vielleicht irgendwann"])
def test_what_is_neither_yes_nor_no_asks_once_more(line: str) -> None:
    person = finished()
    typed(person, "alles löschen")
    assert typed(person, line) == ["delete.sure"]
    assert typed(person, "ja") == ["deleted"]


def test_a_yes_counts_only_for_what_was_asked_just_before() -> None:
    person = finished()
    typed(person, "alles löschen")
    typed(person, "was ist der match")
    assert "deleted" not in typed(person, "ja")


@pytest.mark.parametrize(("language", "line"), [("de", "Neu beginnen"), ("en", "start over")])
def test_to_begin_anew_is_asked_before_answers_are_forgotten(language: str, line: str) -> None:
    person = finished(None, language)
    before = dict(person.session.answers)
    assert typed(person, line) == ["restart.sure"]
    assert person.session.answers == before
    typed(person, "no")
    assert person.session.answers == before
    person.presses("go:restart")
    assert person.session.answers == before
    person.presses("go:restart_yes")
    assert "situation" not in person.session.answers


@pytest.mark.parametrize(
    ("yes", "is_kept"),
    [
        ("ja", True),
        ("ja so übernehmen", True),
        ("take it", True),
        ("nein", False),
        ("no, dont take it", False),
        ("nein, nicht nehmen", False),
        ("bitte nicht übernehmen", False),
    ],
)
def test_what_is_only_looked_at_is_kept_or_left_by_a_yes_or_no(yes: str, is_kept: bool) -> None:
    person = finished({"job.deferrals": "max"})
    person.does(Typed("was wäre wenn ich die hälfte nehme"))
    shown = person.does(Typed(yes)).parts[0]
    assert isinstance(shown, Outcome)
    assert ("job.take" in person.session.answers) is is_kept


@pytest.mark.parametrize(("language", "line"), [("de", "weiß nicht so recht"), ("en", "dunno lol")])
def test_a_time_zone_that_is_not_understood_is_asked_again(language: str, line: str) -> None:
    person = finished(None, language)
    typed(person, "remind me")
    assert typed(person, line) == ["remind.zone"]
    typed(person, "central")
    assert person.session.zone == "America/Chicago"


def test_a_profile_is_removed_or_kept_by_a_typed_yes_or_no() -> None:
    person = finished()
    person.presses("profile:spouse")
    typed(person, "Maria")
    person.presses("profile:remove")
    typed(person, "nein")
    assert len(person.session.profiles) == 2
    person.presses("profile:remove")
    typed(person, "ja bitte")
    assert [profile.name for profile in person.session.profiles] == [""]
