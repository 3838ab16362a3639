"""The personal plan in words, without a layout: what the PDF, the text and the calendar say in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from bot import texts
from bot.hr_points import OF_EVERY_EMPLOYER, OF_EVERY_PROVIDER, asked_of_the_plan, by_recipient
from bot.languages import HR_LANGUAGE, LANGUAGES
from bot.rendering.acts import business_acts, business_instead
from bot.rendering.both_acts import both_acts
from bot.rendering.business import business_left, business_rows, business_sentence, business_when
from bot.rendering.election import deferrals_first, election
from bot.rendering.election_notes import what_it_rests_on
from bot.rendering.headline import given, headline, values_of, warning_line
from bot.rendering.hr import hr_points
from bot.rendering.steps import step_text, title_key, words_code
from bot.takeaway.forms import forms_to_expect
from bot.takeaway.line_breaks import unbroken
from bot.takeaway.paycheck_table import paycheck_table
from bot.takeaway.pieces import Bill, Letter, PersonalPlan, Row, Todo, TwoPlans
from bot.wording import filled, name_of, value_text
from core.assess import Result
from core.mega_backdoor.in_dollars import worth_in_dollars
from core.owner import is_owner_alone
from core.person import RESIDENCE
from core.receipt import Line, Receipt

MAIN_RECEIPTS = ("after_tax_room", "after_tax_remaining", "still_possible")


def personal_plan(result: Result, language: str, residence: object = None, known: str = "") -> PersonalPlan:
    """The plan of a finished interview, in a language; a year without limits has none."""
    assert result.replay is not None
    words = _Words(result, language)
    return PersonalPlan(
        language,
        result.tax_year,
        result.replay.answers.today,
        paper_where(given(result).get(RESIDENCE.id, residence), language),
        words.verdict(known),
        paycheck_table(result, language),
        words.bills(),
        words.two_plans(),
        words.todos(),
        tuple(words.letters()),
        forms_to_expect(result, language),
        words.reasons(),
        words.warnings(),
        answers_given(result, language),
    )


def paper_where(residence: object, language: str) -> str:
    """The paper of a country; of the language where nobody said where the person lives."""
    if residence is None:
        return LANGUAGES[language].paper
    return "letter" if residence == "us" else "a4"


def answers_given(result: Result, language: str) -> tuple[Row, ...]:
    """What the plan rests on: each answer as it was understood."""
    return tuple(
        Row(name_of(language, key), _answer(result, key, texts.plain(value_text(language, key, value)), language))
        for key, value in given(result).items()
    )


def _answer(result: Result, key: str, shown: str, language: str) -> str:
    """An answer as it was understood, with its dollars where it is a percentage, a formula or the most."""
    worth = worth_in_dollars(result.replay.answers, key) if result.replay else None
    if worth is None:
        return shown
    return texts.text(language, "pdf.answer.worth", given=shown, worth=texts.money(language, worth))


def first_text(language: str, *keys: str) -> str | None:
    """The text of the first key that the catalog has."""
    key = next((key for key in keys if texts.has_text(language, key)), None)
    return texts.text(language, key) if key else None


def spoken(code: str) -> str:
    """A code as words, for what has no text yet."""
    return code.rsplit(".", maxsplit=1)[-1].replace("_", " ").capitalize()


_SIGNS = "\u2600-\u26ff\u2702-\u2712\u2714-\u2716\u2718-\u27bf\U0001f000-\U0001faff\ufe0f"


class _Words:
    """The pieces of one result in one language."""

    def __init__(self, result: Result, language: str) -> None:
        self.result = result
        self.assessment = result.assessment
        self.language = language
        self.values: Mapping[str, Any] = values_of(result, language)

    def _filled(self, *keys: str, **more: Any) -> str | None:
        """The first of the texts that there is, with its values."""
        key = next((key for key in keys if texts.has_text(self.language, key)), None)
        return filled(self.language, key, {**self.values, **more}) if key else None

    def verdict(self, known: str) -> tuple[str, ...]:
        """The headline, beside it what is `known` by a diary, and the numbers to type."""
        said = [*headline(self.result, self.language).split("\n"), *known.split("\n")]
        first = deferrals_first(self.result, self.language)
        number = [first, *election(self.result, self.language, tap=False).split("\n")]
        business = business_sentence(self.result, self.language, tap=False).split("\n")
        if is_owner_alone(self.result):
            business = _own_plan(self.result, self.language)
        if acts := both_acts(self.result, self.language, first, tap=False):
            number, business = acts.split("\n"), [business_instead(self.result, self.language)]
        return tuple(part for part in (*said, *number, *business) if part)

    def bills(self) -> tuple[Bill, ...]:
        receipts = self.assessment.told.receipts
        names = [name for name in MAIN_RECEIPTS if name in receipts] or [
            name for name in receipts if not name.startswith("solo.")
        ]
        if self.assessment.told.figures.get("catch_up_deferrals") and "plan_reached" in receipts:
            names.append("plan_reached")
        bills = [self._bill(name, receipts[name]) for name in names if len(receipts[name]) > 1]
        return tuple(_continuing(bills))

    def _bill(self, name: str, receipt: Receipt) -> Bill:
        total = sum((line.amount for line in receipt), Decimal(0))
        return Bill(tuple(map(self._row, receipt)), Row(self._label(name), texts.money(self.language, total)))

    def _row(self, line: Line) -> Row:
        source = f"{unbroken(line.law)}; {line.source}" if line.law else ""
        return Row(self._label(line.label), texts.money(self.language, line.amount), source, line.url or "")

    def _label(self, code: str) -> str:
        keys = (f"pdf.receipt.{code}", f"receipt.{code}", f"figure.{code}")
        return first_text(self.language, *keys) or spoken(code)

    def two_plans(self) -> TwoPlans | None:
        heads, *rows = business_rows(self.result, self.language) or [("", "", "")]
        total = next((row for row in rows if row[0] == texts.text(self.language, "solo.total")), None)
        if total is None:
            return None
        heads = (texts.text(self.language, "pdf.solo.head"), *heads[1:])
        limit = self._row(self.assessment.told.receipts["solo.roth_first.after_tax_room"][0])
        return TwoPlans(heads, tuple(rows), total, limit.source, limit.url)

    def todos(self) -> tuple[Todo, ...]:
        steps = self.assessment.steps
        has_two = len({step.part for step in steps}) > 1
        before = [None, *(step.part for step in steps[:-1])]
        pairs = zip(steps, before, strict=True) if steps else ()
        opens = [has_two and step.part is not None and step.part is not last for step, last in pairs]
        return tuple(self._todo(index, opens=first) for index, first in enumerate(opens))

    def _todo(self, index: int, *, opens: bool) -> Todo:
        step = self.assessment.steps[index]
        figures = {name: value for name, value in step.figures.items() if value is not None}
        title = self._filled(title_key(step), **figures) or spoken(step.code)
        said = self._filled(f"pdf.step.{words_code(step)}", **figures) or step_text(self.result, index, self.language)
        how = said.replace("\n\n", " ")
        heading = texts.text(self.language, f"plan.part.{step.part}") if opens else ""
        return Todo(step.code, title, step.due, how, heading)

    def letters(self) -> Iterator[Letter]:
        """One to each who is asked more than what everybody may be asked."""
        greeting, closing = (texts.text(HR_LANGUAGE, key) for key in ("hr.greeting", "hr.closing"))
        titles = ("pdf.letter", "pdf.letter.provider")
        for title, asked in zip(titles, by_recipient(asked_of_the_plan(self.result)), strict=True):
            if set(asked) - {*OF_EVERY_EMPLOYER, *OF_EVERY_PROVIDER}:
                english, own = hr_points(asked, HR_LANGUAGE), hr_points(asked, self.language)
                gloss = () if self.language == HR_LANGUAGE else own
                yield Letter(texts.text(self.language, title), greeting, english, closing, gloss)

    def reasons(self) -> tuple[str, ...]:
        said = ((self._filled(f"reason.{r.code}"), r.law) for r in self.assessment.reasons)
        return tuple(f"{why} <i>({unbroken(law)})</i>" for why, law in said if why)

    def warnings(self) -> tuple[str, ...]:
        said = (warning_line(self.result, code, self.language) for code in self.assessment.warnings)
        return (*said, *what_it_rests_on(self.result, self.language))


def _own_plan(result: Result, language: str) -> list[str]:
    """What an owner without a job does, or by when where the acts stand in no order any more, and what is left."""
    acts = business_acts(result, language, tap=False).split("\n")
    when = business_when(result, language, tap=False)
    return [*(acts if any(acts) else [when]), business_instead(result, language), business_left(result, language)]


def _continuing(bills: list[Bill]) -> Iterator[Bill]:
    """Bills of which some go on from the sum of the one before, so that no line is said twice."""
    before = None
    for bill in bills:
        is_said = before is not None and bill.rows[0].label == before.label
        goes_on = before is not None and bill.rows[0].amount == before.amount
        yield bill._replace(rows=bill.rows[1:] if is_said else bill.rows, goes_on=goes_on)
        before = bill.total


def without_signs(html: str) -> str:
    """A text without the coloured signs that a printed font does not have."""
    return re.sub(f"[{_SIGNS}] ?", "", html)
