"""Two jobs, or two spouses, in one chat: people whom the tests of profiles begin with."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import ButtonData
from bot.events import Typed
from bot.texts import plain
from tests.bot.person import Person, finished

PAID = {"job.pay": 180_000, "job.deferrals": "15000", "job.employer": "4000", "job.net_pay": 4_000}


def two_jobs(language: str = "en") -> Person:
    """Somebody with a plan at Acme and another at Globex, which is open."""
    person = finished(PAID, language)
    person.presses("profile:job")
    person.does(Typed("Acme"))
    person.does(Typed("Globex"))
    person.goes_on(PAID | {"job.pay": 110_000, "job.deferrals": "9500", "job.employer": "5500"})
    return person


def couple(language: str = "en") -> Person:
    """Somebody with a plan, whose spouse Anna has one too, which is open."""
    person = finished(PAID, language)
    person.presses("profile:spouse")
    person.does(Typed("Anna"))
    person.goes_on(PAID | {"job.deferrals": "20000"})
    return person


def texts_of(person: Person) -> list[str]:
    return [plain(message.text) for message in person.messages if message.text]


def data_of(person: Person) -> Iterator[ButtonData]:
    return (ButtonData.read(button.data) for button in person.buttons() if button.data)
