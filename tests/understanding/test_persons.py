"""Lines about somebody else: whom they mean, what they say, and which lines say it of the one who types."""

from __future__ import annotations

import pytest

from bot.understanding.persons import of_somebody_else, told_of_persons, turned_to_and_told, wished_person

KNOWN = ("Maria", "Tom B.")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("maria, shes 58, nurse, 70k, paid every two weeks", [("Maria", "i am 58, nurse, 70k, paid every two weeks")]),
        ("maria, my wife, is 58 and paid every two weeks", [("Maria", "i am 58 and paid every two weeks")]),
        (
            "tom ist 41, hat im august den job gewechselt, beim alten 13000 eingezahlt",
            [("Tom", "ich bin 41, ich habe im august den job gewechselt, beim alten 13000 eingezahlt")],
        ),
        ("lisa is 39, tom 41", [("Lisa", "i am 39"), ("Tom", "i am 41")]),
        ("my wife is 58", [("", "i am 58")]),
        ("my wife Ana-Lucia is 58", [("Ana-Lucia", "i am 58")]),
        ("my husband makes 90k", [("", "i make 90k")]),
        ("meine frau verdient 80.000", [("", "ich verdiene 80.000")]),
        ("Meine Frau Annika ist 52", [("Annika", "ich bin 52")]),
        ("she is 58", [("", "i am 58")]),
        ("sie ist 41 und verdient 60k", [("", "ich bin 41 und ich verdiene 60k")]),
        (
            "Dave, my husband, has an s corp, hes 52 and pays himself 120k",
            [("Dave", "i have an s corp, i am 52 and i pay myself 120k")],
        ),
        (
            "meine frau hat ne s corp, zahlt sich 90k lohn, ist 48",
            [("", "ich habe ne s corp, ich zahle mir 90k lohn, ich bin 48")],
        ),
        ("i make 120k and my wife makes 80k", [("", "i make 120k"), ("", "i make 80k")]),
        ("ok, so maria is paid every week", [("Maria", "i am paid every week")]),
        ("maria 70k", [("Maria", "70k")]),
        ("tom b. ist 40, Maria 52", [("Tom B.", "ich bin 40"), ("Maria", "i am 52")]),
    ],
)
def test_a_line_says_of_whom_it_tells(typed: str, told: list[tuple[str, str]]) -> None:
    assert [(each.name, each.facts) for each in told_of_persons(typed, KNOWN)] == told


@pytest.mark.parametrize(
    "typed",
    [
        "58",
        "i am 58",
        "age 58",
        "angestelter, 44",
        "plan is 401k",
        "match is 50%",
        "salary is 90k",
        "fidelity is my provider",
        "er zahlt 50 %",
        "sie zahlt 10 %",
        "is maria 58?",
        "tom 58k",
        "tom 58 grand",
        "tom 58 %",
        "tom ²",
        "my wife",
        "my wife and i make 300k",
        "führe mit meiner frau ein restaurant",
        "texas",
        "",
    ],
)
def test_a_line_about_oneself_or_a_plan_tells_of_nobody(typed: str) -> None:
    assert told_of_persons(typed, ()) == []


@pytest.mark.parametrize(
    ("typed", "name", "is_kin"),
    [
        ("add maria", "Maria", False),
        ("can i add my wife maria here too", "Maria", True),
        ("can I add my wife Annika?", "Annika", True),
        ("kann ich meinen Mann Tim hinzufügen?", "Tim", True),
        ("Tim hinzufügen", "Tim", False),
        ("jetzt tim", "Tim", False),
        ("für Tim rechnen", "Tim", False),
        ("switch to maria", "Maria", False),
        ("jetzt Tom B.", "Tom B.", False),
        ("now for my wife", "", True),
        ("super und jetzt bitte für meinen mann", "", True),
        ("great, now my wife", "", True),
    ],
)
def test_somebody_may_be_asked_for_by_name_or_as_the_spouse(typed: str, name: str, is_kin: bool) -> None:
    found = wished_person(typed, KNOWN)
    assert found is not None
    assert (found.name, found.is_kin) == (name, is_kin)


@pytest.mark.parametrize(
    "typed",
    [
        "add a bonus",
        "add 500",
        "show steps",
        "zeig ergebnis",
        "go to settings",
        "now what",
        "und nun",
        "i accidentally put in 30,000",
        "geschenk für meine frau",
        "maria",
        "",
    ],
)
def test_a_wish_for_something_else_asks_for_nobody(typed: str) -> None:
    assert wished_person(typed, ()) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("my dad runs his own llc, hes 66, no employees", "i run his own llc, i am 66, no employees"),
        ("asking for a friend: 66, has an s corp", "i am 66, i have an s corp"),
        ("Mein Bruder hat ne s corp, zahlt sich 90k", "ich habe ne s corp, ich zahle mir 90k"),
        ("my brother and i own an llc", "my brother and i own an llc"),
        ("my dads company", "my dads company"),
        ("i work for my dad", "i work for my dad"),
        ("my dad has an llc, can he do it?", "my dad has an llc, can he do it?"),
    ],
)
def test_a_line_about_somebody_without_a_plan_is_said_as_by_that_person(typed: str, meant: str) -> None:
    assert of_somebody_else(typed) == meant


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ("asking for my wife: nurse, 44, makes 95k", "nurse, 44, i make 95k"),
        ("it's for my husband, he's self employed, 47", "i am self employed, 47"),
        ("es geht um meinen Mann: er ist selbständig, 55", "ich bin selbständig, 55"),
    ],
)
def test_whom_a_line_is_for_is_told_what_it_says(typed: str, facts: str) -> None:
    told = turned_to_and_told(typed, KNOWN)
    assert told is not None
    assert (told.is_kin, told.facts) == (True, facts)


@pytest.mark.parametrize(
    ("line", "own", "theirs"),
    [
        (
            "me and my husband both w2, im 53 hes 55. i work for a university",
            "im 53, i work for a university",
            "i am 55.",
        ),
        ("mein mann und ich, beide angestellt, ich 41 er 43", "ich 41", "i am 43"),
        ("my wife and i are both employees, i make 150k, im 41", "i make 150k, im 41", ""),
    ],
)
def test_of_two_who_are_named_together_each_keeps_what_is_said_of_them(line: str, own: str, theirs: str) -> None:
    told = [(each.is_oneself, each.facts) for each in told_of_persons(line, ())]
    assert told == [(True, own), *([(False, theirs)] if theirs else [])]


@pytest.mark.parametrize("line", ["my husband and i both have w2 jobs", "ich und meine frau wohnen in texas", "me and"])
def test_what_is_said_of_both_alone_is_nobody_s(line: str) -> None:
    assert told_of_persons(line, ()) == []


@pytest.mark.parametrize("line", ["show my diary", "zeig mein tagebuch"])
def test_what_the_bot_keeps_is_nobody_s_name(line: str) -> None:
    assert wished_person(line, ()) is None
