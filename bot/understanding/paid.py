"""The amount that a line says to be paid on each pay date: `I now get 7,200 per paycheck`."""

from __future__ import annotations

from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.reading import stands_behind
from bot.understanding.words import Line


def paid_amount(line: Line) -> Amount | None:
    """The one amount that a line says to be paid on each pay date, not put in; None for any other line."""
    rhythm = [*lexicon().everywhere(line.words, ("heard:per_date",))]
    # `Every two weeks` is no amount of two.
    amounts = [each for each in amounts_of(line) if not any(hit.start <= each.start < hit.end for hit in rhythm)]
    if len(amounts) != 1 or amounts[0].percent or amounts[0].negative or not amounts[0].value:
        return None
    is_paid = lexicon().has(line, "heard:is_paid") or lexicon().has(line, "heard:gets")
    if not is_paid or any(lexicon().has(line, group) for group in ("heard:into_the_plan", "heard:taken_home")):
        return None
    return amounts[0] if any(stands_behind(hit, amounts[0]) for hit in rhythm) else None
