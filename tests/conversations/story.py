"""Whole conversations as text that a person can read: what is done, and what must then be said.

# Anything after a hash is for the reader.
language: de                    what Telegram says of the person (de, en, fr ...); also: today, doors, chat

> /start                        typed, commands too
>> job.pay                      all questions before this one answered as usual; alone: all that are left
! Angestellt                    a button, by its label or its data, on the newest message that has it
! job.cap:none                  an answer by its data: questions that came in before it are answered as usual
!! Angestellt                   the same button twice, faster than the answer comes
!old job.after_tax:yes          a button that the message no longer shows
* sticker                       also voice, photo, video, document, contact, service; or: edit TEXT
* pdf TEXT | TEXT               a plan document with a page for each text; lost: one that Telegram no longer has
* payslip s4                    a payslip of tests/payslips/learned_from.toml as a PDF; pasted s4: its text, typed
& restart                       the program stops and starts again; also: again (the same update), wait SECONDS
& today 2027-02-01              the program stops, and starts again on that day, at nine in the morning in New York

< part of what is then said     in new or edited messages, in any order
- not said
= ✓ Alter: Unter 50             one message says exactly this
? Ja | Nein | Weiß ich nicht    these buttons are offered
~ Schon notiert.                the note that answers the button
.                               nothing is said
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.assess import INTERVIEWS, question_by_id
from tests.bot.plan_pdfs import of_lines
from tests.payslips.corpus import slips
from tests.payslips.pdfs import MAKES

ACTIONS = (">", ">>", "!!", "!old", "!", "*", "&")
EXPECTATIONS = ("<", "-", "=", "?", "~", ".")
FOLDER = Path(__file__).parent
MOST_WAITS = 60
MOST_QUESTIONS = 40
RESULT = "plan:steps"
"""A button of a result: nothing is asked any more."""

USUAL = {
    "job.next_pay_date": "2026-12-04",
    "job.pay_per_date": "6923.08",
    "job.pay": "180000",
    "job.net_pay": "unsure",
    "job.deferrals": "24500",
    "job.employer": "6000",
}
"""Answers of a story's person where the ordinary one depends on others, or would make a dull story."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a story with its number."""

    number: int
    mark: str
    text: str

    @property
    def is_action(self) -> bool:
        """Something done, as opposed to something expected."""
        return self.mark in ACTIONS


@dataclass(slots=True)
class Story:
    """A conversation with the circumstances it takes place in."""

    name: str
    headers: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def doors(self) -> list[str]:
        """The doors through which it is played: telegram, and where it makes sense terminal and simulator."""
        return ["telegram", *self.headers.get("doors", "").split()]

    def turns(self) -> list[tuple[Line, list[Line]]]:
        """Each action with what is expected of it."""
        found: list[tuple[Line, list[Line]]] = []
        for line in self.lines:
            if line.is_action:
                found.append((line, []))
            else:
                found[-1][1].append(line)
        return found

    def days(self) -> list[tuple[str, list[tuple[Line, list[Line]]]]]:
        """The turns of each day that the story takes place on, in order."""
        found: list[tuple[str, list[tuple[Line, list[Line]]]]] = [(self.headers.get("today", ""), [])]
        for action, expected in self.turns():
            if action.mark == "&" and action.text.startswith("today"):
                found.append((action.text.split()[1], []))
            else:
                found[-1][1].append((action, expected))
        return found


def read_story(path: Path) -> Story:
    """The story in a file; raises `ValueError` for a line that is no such thing."""
    story = Story(path.stem)
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if header := re.fullmatch(r"(language|today|doors|chat): *(.*)", line):
            story.headers[header[1]] = header[2]
            continue
        mark, _, text = line.partition(" ")
        if mark not in (*ACTIONS, *EXPECTATIONS):
            raise ValueError(f"{path.name}:{number}: what is {mark!r}?")
        story.lines.append(Line(number, mark, text.strip()))
    return story


def stories(door: str) -> list[Story]:
    """All stories that are played through a door, by name."""
    found = [read_story(path) for path in sorted(FOLDER.glob("*.txt"))]
    return [story for story in found if door in story.doors]


def squeezed(text: str) -> str:
    """A text on one line with plain spaces, as stories write it."""
    return " ".join(text.split())


class Door(Protocol):
    """What a story needs of a way into the program."""

    async def do(self, action: Line) -> None:
        """Does something and waits until everything that follows from it was said."""

    async def more(self) -> bool:
        """Waits a little for what may still come; False where nothing can."""

    def said(self) -> list[str]:
        """What was said since, as a person sees it."""

    def offered(self) -> list[str]:
        """Labels and data of the buttons that came with it."""

    def notes(self) -> list[str] | None:
        """The notes that answered buttons; None where the door shows none."""


async def play(story: Story, door: Door) -> None:
    """Plays a story; an assertion names the line that does not hold."""
    for action, expected in story.turns():
        await play_turn(story, action, expected, door)


async def play_turn(story: Story, action: Line, expected: list[Line], door: Door) -> None:
    """Plays one action with what is expected of it."""
    await carry_out(action, door)
    for line in expected:
        for _ in range(MOST_WAITS):
            if holds(line, door) or not await door.more():
                break
        assert holds(line, door), f"{story.name}.txt:{line.number}: {line.mark} {line.text}\n{shown(door)}"


async def carry_out(action: Line, door: Door) -> None:
    """Does one action, or answers as usual all questions up to the one it names."""
    if action.mark == ">>":
        await _answer_up_to(action, door)
        return
    if action.mark == "!" and _comes_later(action.text.partition(":")[0], _asked(door)):
        await _answer_up_to(Line(action.number, ">>", action.text.partition(":")[0]), door)
    await door.do(action)


def _comes_later(question_id: str, asked: str | None) -> bool:
    """Whether a question stands behind the open one in an interview, so that others were asked first."""
    for interview, _ in INTERVIEWS.values():
        ids = [question.id for question in interview.questions]
        if question_id in ids and asked in ids:
            return ids.index(question_id) > ids.index(asked)
    return False


async def _answer_up_to(action: Line, door: Door) -> None:
    """Answers as usual until the question that an action names is open."""
    for _ in range(MOST_QUESTIONS):
        asked = await _next_asked(door)
        if asked is None or asked == action.text:
            break
        await door.do(_usually(asked, action.number))
    assert asked == (action.text or None), f"line {action.number}: {asked} is asked"


async def _next_asked(door: Door) -> str | None:
    """The question that is open once everything is said; None where there is none any more."""
    for _ in range(MOST_WAITS):
        asked = _asked(door)
        if asked is not None or RESULT in door.offered() or not await door.more():
            break
    return asked


def _asked(door: Door) -> str | None:
    """The open question, by its help button."""
    return next((label[:-2] for label in reversed(door.offered()) if label.endswith(":?")), None)


def _usually(question_id: str, number: int) -> Line:
    question = question_by_id(question_id)
    assert question is not None
    answer = USUAL.get(question_id) or str(question.usual)
    is_button = answer in question.type.codes
    return Line(number, "!", f"{question_id}:{answer}") if is_button else Line(number, ">", answer)


def holds(line: Line, door: Door) -> bool:
    """Whether an expectation is met."""
    said = [squeezed(text) for text in door.said()]
    if line.mark == "<":
        return any(line.text in text for text in said)
    if line.mark == "-":
        return not any(line.text in text for text in said)
    if line.mark == "=":
        return line.text in said
    if line.mark == "?":
        return all(label.strip() in map(squeezed, door.offered()) for label in line.text.split("|"))
    if line.mark == "~":
        notes = door.notes()
        return notes is None or (line.text in notes if line.text else not any(notes))
    return not said


def shown(door: Door) -> str:
    """What was said and offered, for a reader who wants to know why not."""
    said = "\n".join(f"  said: {squeezed(text)}" for text in door.said())
    return f"{said}\n  offered: {door.offered()}\n  notes: {door.notes()}"


def payslip_text(name: str) -> str:
    """The text of a made payslip."""
    return next(slip.text for slip in slips("learned_from.toml") if slip.id == name)


def made_pdf(kind: str, text: str) -> bytes:
    """A made payslip by its name, or a plan document."""
    if kind == "payslip":
        return MAKES["cells"](payslip_text(text))
    return plan_pdf(text)


def plan_pdf(text: str) -> bytes:
    """A plan document with a page for each part of the text."""
    return of_lines([[line.strip() for line in page.split("\\n")] for page in text.split(" | ")])
