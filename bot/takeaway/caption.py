"""A picture in words: its headings, and the caption that says the same as the picture."""

from __future__ import annotations

from decimal import Decimal

from bot import texts
from bot.rendering.business import business_left, business_when, shared_limit
from bot.rendering.forms import wrong_with_the_form
from bot.rendering.headline import given, headline
from bot.rendering.own_plan import business_outcome
from bot.takeaway.plan import without_signs
from core.assess import Result
from core.filling import STILL_POSSIBLE, Filling, Part, chosen_of_the_business, job_filling, solo_fillings, solo_total
from core.mega_backdoor.questions import IS_403B
from core.solo_401k.names import SoloFigure, SoloOutcome

CAPTION = 900
"""The most characters of a caption; Telegram allows 1,024."""

_CONDITIONS: dict[str, str] = {
    SoloOutcome.PLAN_LACKS_AFTER_TAX: "picture.solo.with_another",
    SoloOutcome.PLAN_NEEDED: "picture.solo.if_adopted",
    SoloOutcome.NEEDS_PLAN_ANSWERS: "picture.solo.if_allowed",
}
"""What the amounts of a business wait for, by its outcome."""


def job_title(result: Result, language: str) -> str:
    """The heading over the employer's plan."""
    if not result.told.solo:
        return texts.text(language, "picture.title", year=_year(result, language))
    is_403b = given(result).get(IS_403B.id) == "yes"
    kind = texts.text(language, "plan.kind.403b" if is_403b else "plan.kind.401k")
    return texts.text(language, "picture.title.beside_a_business", kind=kind, year=_year(result, language))


def _year(result: Result, language: str) -> str:
    """The tax year, called provisional where its limits are not published."""
    year = str(result.tax_year)
    return texts.text(language, "year.provisional", year=year) if result.provisional else year


def solo_title(result: Result, language: str) -> str:
    """The heading over the own business's plan."""
    key = "picture.solo.title.chosen" if chosen_of_the_business(result) else "picture.solo.title"
    return texts.text(language, key, year=_year(result, language))


def headline_lines(result: Result, language: str) -> list[str]:
    """The lines of the headline as a picture has them, without marks and signs."""
    return [texts.plain(without_signs(line)).strip() for line in headline(result, language).split("\n")]


def foot(result: Result, language: str) -> str:
    """Who says this, when, and that it is no advice."""
    assert result.replay is not None
    return texts.text(language, "picture.foot", today=texts.day(language, result.replay.answers.today))


def condition(result: Result, language: str) -> list[str]:
    """That the amounts wait for a document that allows them, where it is so."""
    key = _CONDITIONS.get(business_outcome(result))
    return [texts.text(language, key)] if key else []


def limit_words(result: Result, limit: Decimal, language: str) -> str:
    """The limit, and that it is the pay where it is."""
    assert result.replay is not None
    by_pay = limit < result.replay.answers.limits.annual_additions.value
    key = "picture.limit_is_pay" if by_pay else "picture.limit"
    return texts.text(language, key, limit=texts.money(language, limit))


def solo_limit(result: Result, language: str) -> str:
    """What the line over the two ways is: the dollar limit, less what a 403(b) takes of it, or the earnings."""
    assert result.replay is not None
    shared = result.told.solo and result.told.solo["figures"].get(SoloFigure.SHARED_WITH_403B)
    limit = texts.money(language, result.replay.answers.limits.annual_additions.value)
    return texts.text(language, f"picture.solo.limit{'.shared' if shared else ''}", limit=limit)


def caption(result: Result, language: str, known: str = "") -> str:
    """The picture of a finished result in words, at most 900 characters without marks.

    `known` is what can still go in by a diary that knows more than the result.
    """
    job, solo = job_filling(result), solo_fillings(result)
    blocks = [texts.plain(headline(result, language))]
    blocks += map(texts.plain, filter(None, (known, *wrong_with_the_form(result, language))))
    blocks += [_job_in_words(result, job, language)] if job else []
    if solo:
        lines = [solo_title(result, language), *condition(result, language)]
        lines += [_solo_in_words(name, plan, language) for name, plan in solo.items()]
        when = texts.plain(business_when(result, language, tap=False))
        lines += filter(None, [when, business_left(result, language), texts.plain(shared_limit(result, language))])
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _job_in_words(result: Result, job: Filling, language: str) -> str:
    lines = [
        job_title(result, language),
        texts.text(language, "picture.limit_in_words", limit=texts.money(language, job.limit)),
    ]
    on_top = [Part("catch_up_deferrals", job.on_top)] if job.on_top else []
    named = ((part_name(job, part.code, language), part.amount) for part in (*job.counted, *on_top))
    lines += [f"• {name}: {texts.money(language, amount)}" for name, amount in named]
    return "\n".join(lines)


def part_name(job: Filling, code: str, language: str) -> str:
    """What a part of the bar is called; what may still go in is the choice where less than that was chosen."""
    is_chosen = code == STILL_POSSIBLE and bool(job.amount_of("left_out"))
    return texts.text(language, "picture.part.chosen" if is_chosen else f"picture.part.{code}")


def _solo_in_words(name: str, plan: Filling, language: str) -> str:
    parts = (*plan.counted, *([Part("catch_up", plan.on_top)] if plan.on_top else []))
    said = ", ".join(
        f"{texts.text(language, f'solo.{part.code}')} {texts.money(language, part.amount)}" for part in parts
    )
    total = texts.money(language, solo_total(name, plan))
    return texts.text(
        language,
        "picture.solo.in_words",
        plan=texts.text(language, f"solo.{name}"),
        total=total,
        parts=said or texts.money(language, Decimal(0)),
    )
