"""The words in which people type amounts and match formulas: `amounts.toml` of every language.

Digits, marks and the signs of currencies are the same everywhere and stand with the grammar that reads them.
"""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from core.typed_words import tables


class AmountWords(BaseModel):
    """The words for amounts, in lower case: of one language, or of all together.

    Amounts: `thousand` and `million` stand behind a number, as `percent` and `dollars` do; `other_currencies` are
    refused. `of` ties a percent to what it is of, `pay` is what it may be of, `beside_pay` words that may stand before
    it.

    A match: `whole`, `three_quarters`, `half` and `quarter` are shares of own deferrals; a share may be in `cents`,
    `per` dollar, with one of `articles` or `each` in between; `each` of some `periods` stands behind money as well. Own
    deferrals are `own` ones before `contributions`, or `whatever` before one of `persons` who `pay_in`. `up_to` stands
    before the percent of pay to which a tier reaches, `next` before the percent that it is wide; `plus` adds the next
    tier; `match` is the word itself; `fillers` say nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    thousand: tuple[str, ...]
    million: tuple[str, ...]
    percent: tuple[str, ...]
    dollars: tuple[str, ...]
    other_currencies: tuple[str, ...]
    of: tuple[str, ...]
    pay: tuple[str, ...]
    beside_pay: tuple[str, ...]
    whole: tuple[str, ...]
    three_quarters: tuple[str, ...]
    half: tuple[str, ...]
    quarter: tuple[str, ...]
    cents: tuple[str, ...]
    per: tuple[str, ...]
    articles: tuple[str, ...]
    each: tuple[str, ...]
    periods: tuple[str, ...]
    own: tuple[str, ...]
    contributions: tuple[str, ...]
    whatever: tuple[str, ...]
    persons: tuple[str, ...]
    pay_in: tuple[str, ...]
    up_to: tuple[str, ...]
    next: tuple[str, ...]
    plus: tuple[str, ...]
    match: tuple[str, ...]
    fillers: tuple[str, ...]


@cache
def amount_words() -> AmountWords:
    """The words of every language that has a folder."""
    each = [AmountWords.model_validate(table) for table in tables("amounts.toml")]
    fields = AmountWords.model_fields
    return AmountWords(**{name: tuple(word for one in each for word in getattr(one, name)) for name in fields})
