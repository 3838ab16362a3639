"""Tax season in words: the forms to expect, a form compared box by box, and the lines of the return."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot import texts
from bot.buttons import Act, act_data
from bot.languages import HR_LANGUAGE
from bot.messages import Button, Message, Rows
from bot.parts import ExpectedForms, TaxLines
from bot.rendering.forms import amount_on_form_8606
from bot.rendering.headline import given
from bot.rendering.layout import screens
from bot.wording import Marked, filled
from core.assess import Result
from core.backdoor_ira.questions import CONVERTED
from core.form_1099r.names import FormEvent, FormFigure, FormReason
from core.form_1099r.questions import BOX_1, BOX_2A, BOX_5, BOX_7, EVENT, FORM_1099R, told_codes
from core.ledger.forms import ExpectedForm, Payer
from core.question import Question

_AMOUNTS: tuple[tuple[Question[Decimal], FormFigure], ...] = (
    (BOX_1, FormFigure.EXPECTED_BOX_1),
    (BOX_2A, FormFigure.EXPECTED_BOX_2A),
    (BOX_5, FormFigure.EXPECTED_BOX_5),
)
_WRONG = {
    BOX_1.id: (FormReason.GROSS_DIFFERS,),
    BOX_2A.id: (FormReason.TAXABLE_MISSING, FormReason.TAXABLE_TOO_HIGH),
    BOX_5.id: (FormReason.BASIS_MISSING, FormReason.BASIS_UNEXPECTED, FormReason.BASIS_ABOVE_RECORDS),
    BOX_7.id: (FormReason.CODE_UNEXPECTED,),
}
"""The reasons that are about one box."""

_BOX = "form.box_"


def forms_messages(part: ExpectedForms, language: str) -> list[Message]:
    """How many forms will come, from whom, and what must stand in their boxes; each is compared with one tap."""
    values = {"count": len(part.forms), "year": str(part.year), "arrive": part.arrive}
    numbered = enumerate(part.forms, 1)
    blocks = [
        filled(language, "season.forms_so_far" if part.is_under_way else "season.forms", values),
        *(_form(form, n, language) for n, form in numbered),
    ]
    blocks += [texts.text(language, f"season.{note}") for note in _notes(part)]
    *before, last = screens(blocks)
    return [*map(Message, before), Message(last, _rows(part, language), None if before else part.replaces)]


def _form(form: ExpectedForm, number: int, language: str) -> str:
    event = texts.text(language, f"choice.form.event.{form.event}" if form.event else "season.event_open")
    payer = texts.text(language, f"season.payer.{form.payer}")
    return filled(language, "season.form", {**form.boxes(), "number": number, "event": event, "payer": payer})


def _notes(part: ExpectedForms) -> Iterator[str]:
    if any(len(form.parts) > 1 for form in part.forms):
        yield "one_each"
    if any(form.payer is Payer.IRA for form in part.forms):
        yield "box_2b"
    if part.asks and not part.is_under_way:
        yield "where_to"


def _rows(part: ExpectedForms, language: str) -> Rows:
    here = [_here(part, index, language) for index in range(len(part.forms))]
    lines = Button(texts.text(language, "season.lines"), act_data(Act.SEASON, "lines"))
    reminder = Button(texts.text(language, "season.remind"), act_data(Act.SEASON, "remind", part.year))
    asked = [
        (Button(texts.text(language, f"diary.to.{each}"), act_data(Act.SEASON, "to", each)),) for each in part.asks
    ]
    at_hand = () if part.is_under_way else (*asked, *((button,) for button in here), (lines,))
    return (*at_hand, *([(reminder,)] if part.reminds else []))


def _here(part: ExpectedForms, index: int, language: str) -> Button:
    key = "season.here" if len(part.forms) == 1 else "season.here_numbered"
    label = texts.text(language, key, number=index + 1)
    return Button(label, act_data(Act.SEASON, "form", index), style="primary")


def compared_boxes(result: Result, language: str) -> str:
    """Each box of a form as printed and as the diary has it, with what to say on the phone; empty without a diary."""
    if result.interview != FORM_1099R.id or FormFigure.EXPECTED_BOX_1.value not in result.assessment.figures:
        return ""
    wrong = list(_wrong_boxes(result))
    lines = [_box(result, name, name in dict(wrong), language) for name in (*_compared(result), BOX_7.id)]
    block = "\n".join([texts.text(language, "form.beside_diary"), *lines])
    return f"{block}\n\n{_call(result, wrong, language)}" if wrong else block


def _compared(result: Result) -> Iterator[str]:
    """The boxes with amounts that the diary speaks of: an IRA's form has no basis to compare."""
    for question, figure in _AMOUNTS:
        if figure.value in result.assessment.figures:
            yield question.id


def _wrong_boxes(result: Result) -> Iterator[tuple[str, str]]:
    """The boxes with a reason against them, each with what it must say, for the phone."""
    reasons = {reason.code for reason in result.assessment.reasons}
    for question in (BOX_1, BOX_2A, BOX_5, BOX_7):
        if reasons & set(_WRONG[question.id]):
            yield question.id, _expected(result, question.id, HR_LANGUAGE)


def _expected(result: Result, name: str, language: str) -> str:
    if name == BOX_7.id:
        assert result.replay is not None
        return " / ".join(told_codes(result.replay.answers))
    figure = next(figure for question, figure in _AMOUNTS if question.id == name)
    amount = result.assessment.figures.get(figure.value)
    return texts.money(language, Decimal(0) if amount is None else amount)


def _printed(result: Result, name: str, language: str) -> str:
    value = given(result)[name]
    return texts.money(language, value) if isinstance(value, Decimal) else str(value)


def _box(result: Result, name: str, is_wrong: bool, language: str) -> str:
    values = {"box": name.removeprefix(_BOX), "printed": _printed(result, name, language)}
    if not is_wrong:
        return filled(language, "form.box_right", values)
    return filled(language, "form.box_wrong", {**values, "expected": _expected(result, name, language)})


def _call(result: Result, wrong: list[tuple[str, str]], language: str) -> str:
    """Whom to call, and the sentences to say there in English."""
    said = [
        texts.text(
            HR_LANGUAGE,
            "form.call_box",
            box=name.removeprefix(_BOX),
            expected=expected,
            printed=_printed(result, name, HR_LANGUAGE),
        )
        for name, expected in wrong
    ]
    words = " ".join([*said, texts.text(HR_LANGUAGE, "form.call_end")])
    is_ira = given(result).get(EVENT.id) == FormEvent.BACKDOOR_IRA
    return filled(language, "form.call_ira" if is_ira else "form.call_plan", {"words": words})


def tax_lines_messages(part: TaxLines, language: str) -> list[Message]:
    """The lines of Form 1040, and those of Form 8606 where IRA money moved."""
    lines, buttons = part.lines, [Button(texts.text(language, "button.pdf_lines"), act_data(Act.SEASON, "pdf"))]
    if lines.answered is not None:
        buttons.insert(0, _say_what_was_converted(language))
    elif lines.line_4b is None or part.asks_status:
        fill = Button(texts.text(language, "season.iras"), act_data(Act.SEASON, "iras"), style="primary")
        buttons.insert(0, fill)
    head = filled(language, "tax_lines.head", {"year": str(part.year)})
    first = "\n\n".join([head, "\n".join(form_1040_lines(part, language)), *_notes_on_1040(part, language)])
    rows = tuple((button,) for button in buttons)
    if not lines.form_8606:
        return [Message(first, rows)]
    second = [texts.text(language, "tax_lines.head_8606"), *_lines_in_bold(part, language)]
    return [Message(first), Message("\n".join(second), rows)]


def _say_what_was_converted(language: str) -> Button:
    label = texts.text(language, "tax_lines.change_converted")
    return Button(label, act_data(Act.CHANGE, CONVERTED.id), style="primary")


def form_1040_lines(part: TaxLines, language: str) -> Iterator[str]:
    """The lines of Form 1040 that are not empty, in words."""
    lines = part.lines
    amounts = {"4a": lines.line_4a, "4b": lines.line_4b, "5a": lines.line_5a, "5b": lines.line_5b}
    kinds = {"4a": lines.needs_form_8606, "4b": lines.needs_form_8606, "5a": lines.line_5a, "5b": lines.line_5a}
    for name, amount in amounts.items():
        if kinds[name] and amount is None and lines.answered is not None:
            values = {"answered": lines.answered, "amount": lines.line_4a}
            yield filled(language, "tax_lines.line_4b_contradicted", values)
        elif kinds[name] and amount is None:
            yield texts.text(language, "tax_lines.line_4b_open")
        elif kinds[name]:
            yield filled(language, f"tax_lines.line_{name}", {"amount": amount})


def _notes_on_1040(part: TaxLines, language: str) -> Iterator[str]:
    yield "\n".join(f"• {note}" for note in notes_on_1040(part, language))


def notes_on_1040(part: TaxLines, language: str) -> Iterator[str]:
    """What to tick and to leave out beside the lines."""
    if part.plans > 1:
        yield filled(language, "tax_lines.plans", {"count": part.plans})
    if part.asks_status:
        yield texts.text(language, "tax_lines.joint_or_not")
    if part.lines.line_5a:
        yield texts.text(language, "tax_lines.rollover")
    if not part.lines.needs_form_8606:
        yield texts.text(language, "tax_lines.no_8606")
    if "L4" in part.lines.form_8606:
        yield filled(language, "form_8606.line_4", {"year": str(part.year), "year_after": str(part.year + 1)})
    yield texts.text(language, "tax_lines.others")


def form_8606_lines(part: TaxLines, language: str) -> Iterator[tuple[str, str, str]]:
    """Each line of Form 8606: its number, what it is, and its value; line 10 is a share."""
    for name, value in part.lines.form_8606.items():
        shown = amount_on_form_8606(name, value, language)
        yield name.removeprefix("L"), texts.text(language, f"tax_lines.8606.{name}"), shown


def _lines_in_bold(part: TaxLines, language: str) -> Iterator[str]:
    for number, words, value in form_8606_lines(part, language):
        yield filled(language, "tax_lines.line_8606", {"number": number, "words": words, "value": Marked(value)})
