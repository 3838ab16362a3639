"""A person who answers a question only when they see it, and is never patient for longer than they are told."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import Any

from tests.durability.answers import Answer, as_read, final_words, headline_amount, random_answers

FIRST_NAMES = ("Wendelgard", "Zbigniew", "Hroswitha", "Bartholomew", "Xanthippe")
LAST_NAME = "Quastenflosser"


class Person:
    """One of many. `patience` is how many seconds without what must come end the run."""

    def __init__(self, sim: Any, number: int, patience: float, thinks: float = 0.15) -> None:
        self.language = ("de", "en")[number % 2]
        self.id = 730_000_000 + number
        name = FIRST_NAMES[number % len(FIRST_NAMES)]
        self.user = sim.user(
            self.id,
            first_name=name,
            last_name=LAST_NAME,
            username=f"{name.lower()}_{number}",
            language_code=self.language,
        )
        self.answers = random_answers(number, self.language)
        self.patience = patience
        self.thinks = thinks
        self.proven: dict[str, str] = {}
        """The answers that the program must have kept: it asked what follows them."""
        self.finished = False
        self._draw = random.Random(f"person {number}")

    @property
    def given(self) -> dict[str, str]:
        """All answers, by question."""
        return {answer.question: answer.given for answer in self.answers}

    async def talk(self) -> None:
        """From the first word to the last message of the result."""
        await self.user.start()
        for number, answer in enumerate(self.answers):
            await self.sees_question(answer.question)
            self.proven = {each.question: each.given for each in self.answers[:number]}
            await asyncio.sleep(self._draw.uniform(0, 2 * self.thinks))
            await self._answer(answer)
        await self.sees_the_result()
        self.proven, self.finished = self.given, True

    async def sees_question(self, question: str) -> None:
        """Waits for the question with its buttons."""
        await self.user.wait_for(lambda _: self._message_with(f"{question}:?"), timeout=self.patience)

    async def sees_the_result(self) -> None:
        """Waits for every message that ends the interview; the verdict shows the right figure."""
        wanted = final_words(self.given, self.language)
        await self.user.wait_for(lambda _: set(wanted) <= self._read(), timeout=self.patience)
        amount = as_read(headline_amount(self.given, self.language))
        assert amount in wanted[0], f"{amount} is not in the verdict"

    async def _answer(self, answer: Answer) -> None:
        if self._draw.random() < 0.05:
            await self._tap(f"{answer.question}:?")
        if not answer.tapped:
            await self.user.send(answer.given)
            return
        await self._tap(f"{answer.question}:{answer.given}")
        last = answer is self.answers[-1]
        if not last and self._draw.random() < 0.05 and self._message_with(f"{answer.question}:{answer.given}"):
            await self._tap(f"{answer.question}:{answer.given}")

    async def _tap(self, data: str) -> None:
        message = self._message_with(data)
        assert message is not None, f"no button {data}\n{self.user.transcript(last=12)}"
        await self.user.press_raw(data, message)

    def _message_with(self, data: str) -> Any:
        """The newest message with a button."""
        for message in reversed(self.user.bot_messages):
            if any(button.data == data for row in message.buttons for button in row):
                return message
        return None

    def _read(self) -> set[str]:
        return {as_read(message.text) for message in self.user.bot_messages}

    def repeats(self) -> list[tuple[float, float]]:
        """When a message came that had come before, with the seconds since its former copy."""
        found: list[tuple[float, float]] = []
        last: dict[str, float] = {}
        for event in self.user.events:
            if event.kind != "message":
                continue
            text = as_read(event.msg.history[0]["content"]["text"] if event.msg.history else event.msg.text)
            if text in last:
                found.append((event.at, event.at - last[text]))
            last[text] = event.at
        return found


def most_repeats_between(people: list[Person], moments: list[float]) -> int:
    """The most repeated messages that one chat saw between one crash and the next."""
    most = 0
    for person in people:
        after = Counter(sum(moment <= at for moment in moments) for at, _ in person.repeats())
        most = max(most, *after.values(), 0)
    return most
