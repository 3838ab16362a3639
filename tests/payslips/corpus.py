"""The made payslips and what the reader finds in them, counted per field: right, missed, wrong."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bot.payslip import fields_of
from bot.payslip.documents import lines_of_document
from tests.payslips.pdfs import MAKES

FOLDER = Path(__file__).parent
FIELDS = (
    "job.pay_schedule",
    "job.next_pay_date",
    "job.pay_per_date",
    "job.pay",
    "job.net_pay",
    "job.deferrals",
    "job.employer",
    "job.after_tax_so_far",
)


class Slip(NamedTuple):
    """A made payslip: its text, the day it is looked at, and the right answers; fields not named may stay open."""

    id: str
    text: str
    today: date
    right: dict[str, str]


class Count(NamedTuple):
    """How often a field was right, missed and wrong."""

    right: int
    missed: int
    wrong: int


def slips(name: str) -> list[Slip]:
    """The payslips of a file."""
    given = tomllib.loads((FOLDER / name).read_text("utf-8"))["slip"]
    return [Slip(each["id"], each["text"], date.fromisoformat(each["today"]), each["right"]) for each in given]


def document(slip: Slip, make: str) -> bytes:
    """The slip as a file: plain text, or a PDF of a make."""
    return slip.text.encode() if make == "text" else MAKES[make](slip.text)


def judged(slip: Slip, make: str) -> Iterator[tuple[str, str, str, str]]:
    """Field, verdict, what was found and what is right; a field that is not to be told must stay silent."""
    found = fields_of(lines_of_document(document(slip, make)), slip.today)
    for field in FIELDS:
        said = found[field].value if field in found else ""
        right = slip.right.get(field, "")
        if said == right:
            yield field, "right" if right else "silent", said, right
        else:
            yield field, "wrong" if said else "missed", said, right


def counts(name: str, makes: tuple[str, ...]) -> dict[str, Count]:
    """The counts per field over all slips of a file in several makes."""
    counted: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for slip in slips(name):
        for make in makes:
            for field, verdict, *_ in judged(slip, make):
                counted[field][verdict] += 1
    return {field: Count(each["right"], each["missed"], each["wrong"]) for field, each in counted.items()}


def report(name: str, makes: tuple[str, ...] = ("text", *MAKES)) -> str:
    """The counts as a table, and every field that is wrong."""
    lines = [
        f"{field:24} right {c.right:4} missed {c.missed:4} wrong {c.wrong:4}"
        for field, c in counts(name, makes).items()
    ]
    for slip in slips(name):
        for make in makes:
            lines += [f"{slip.id} {make} {f}: {s!r}, right {r!r}" for f, v, s, r in judged(slip, make) if v == "wrong"]
    return "\n".join(lines)


if __name__ == "__main__":
    import sys

    print(report(sys.argv[1]))
