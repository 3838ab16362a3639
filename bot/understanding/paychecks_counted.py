"""Lines about how many paychecks are left, beside a result: `why 3 paychecks`, `there are only 2 left this year`."""

from __future__ import annotations

from typing import Final

from bot.understanding.lexicon import lexicon_of
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.words import line_of

_PAYCHECK: Final = "paycheck"
_COUNTS: Final = "counts"
_GROUPS: Final = (_PAYCHECK, _COUNTS, "beside_counts", "left", "more", "only", "around")
_LAST_OF_A_MONTH: Final = 31


def counts_paychecks(text: str) -> bool:
    """Whether a whole line asks or says how many paychecks are left, and names no other number."""
    line = line_of(text)
    hits, amounts = lexicon_of("leaving").find(line.words, _GROUPS), amounts_of(line)
    said = {hit.group for hit in hits}
    if not {_PAYCHECK, _COUNTS} <= said or not amounts:
        return False
    values = [each.value if each.is_bare else None for each in amounts]
    if any(value is None or not 0 < value <= _LAST_OF_A_MONTH for value in values):
        return False
    return not line.beside(covered([*hits, *amounts]))
