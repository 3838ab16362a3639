"""The list of steps, as much of it as a screen holds: what is open comes first, what is done is folded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot import texts
from bot.buttons import Act, act_data
from bot.messages import Button, Message, Rows
from bot.parts import WholePlan
from bot.rendering.by_diary import room_by_diary
from bot.rendering.headline import headline
from bot.rendering.layout import labelled
from bot.rendering.screen import fits_a_screen
from bot.rendering.steps import step_key_of, step_title
from bot.wording import filled
from core.result import Step, comes_next

NUMBERS_IN_A_ROW = 6

Page = tuple[int, ...]
"""The steps on one screen, by their number from 0."""


def whole_plan_messages(part: WholePlan, language: str) -> list[Message]:
    """The steps on one screen where they fit, else the open ones page by page; each with a button."""
    steps = List(part, language)
    page, pages = steps.shown()
    text = steps.text(pages[page], folds=steps.folds)
    rows = (*_numbers(part, pages[page], steps.next), *steps.turning(page, pages), *_below(part, language))
    is_new = part.replaces is None or part.anew
    return [Message(text, rows, part.replaces, pins=part.pins, plan=is_new)]


class List:
    """The steps of a plan, divided into screens."""

    def __init__(self, part: WholePlan, language: str) -> None:
        self.part, self.language = part, language
        steps = part.result.assessment.steps
        every = tuple(range(len(steps)))
        self.done = tuple(index for index in every if is_done(part, index))
        # The pages are found by trying: each line is written once for all tries.
        self._head = self._written_head(len(every))
        self._lines = {index: self._line(index) for index in every}
        self.open = tuple(index for index in every if index not in self.done)
        self.next = comes_next(steps, self.open)
        self.fits = self._fits(every, folds=False)
        self.shows_done = bool(self.done and self.open) and not part.folded and not self.fits
        self.folds = bool(self.done and self.open) and part.folded and not self.fits

    def shown(self) -> tuple[int, list[Page]]:
        """Which page is on screen, and all of them."""
        every = tuple(range(len(self.part.result.assessment.steps)))
        if self.fits:
            return 0, [every]
        pages = self._pages(self.done if self.shows_done else self.open or every)
        near = self.part.near if self.part.near is not None else self.next
        found = next((number for number, page in enumerate(pages) if near in page), 0)
        wanted = self.part.page
        return (wanted if wanted is not None and wanted < len(pages) else found), pages

    def text(self, page: Page, *, folds: bool) -> str:
        """A page under the headline, its parts under headings."""
        lines = [self._head, *self._under_headings(page)]
        if folds:
            numbers = ", ".join(str(index + 1) for index in self.done)
            lines.append(texts.text(self.language, "plan.folded", numbers=numbers))
        return "\n".join(lines)

    def turning(self, page: int, pages: list[Page]) -> Iterator[tuple[Button, ...]]:
        """To the pages beside this one, and to what is done or back from it."""
        row = []
        if page > 0:
            row.append(self._to(page - 1, pages[page - 1], pages[page], "plan.page_before"))
        if page + 1 < len(pages):
            row.append(self._to(page + 1, pages[page + 1], pages[page], "plan.page_after"))
        if row:
            yield tuple(row)
        if self.folds:
            label = texts.text(self.language, "button.done_steps", count=len(self.done))
            yield (Button(label, act_data(Act.PLAN, "done")),)
        elif self.shows_done:
            yield tuple(labelled(self.language, [("button.open_steps", act_data(Act.PLAN, "list"))]))

    def _to(self, number: int, there: Page, here: Page, key: str) -> Button:
        """A button to another page: by its heading where that is another one."""
        parts = [self.part.result.assessment.steps[page[0]].part for page in (there, here)]
        name = "plan.more_steps" if parts[0] is parts[1] or parts[0] is None else f"plan.part.{parts[0]}"
        act = act_data(Act.PLAN, "done" if self.shows_done else "page", number)
        return Button(texts.text(self.language, key, name=texts.text(self.language, name)), act)

    def _written_head(self, total: int) -> str:
        result = self.part.result
        if not total:
            return headline(result, self.language)
        key = "plan.all_done" if len(self.done) == total else "plan.head"
        values = {"year": str(result.tax_year), "done": len(self.done), "total": total}
        top = [headline(result, self.language).split("\n")[0], room_by_diary(self.part.by_diary, self.language)]
        return "\n".join([*filter(None, top), "", filled(self.language, key, values)])

    def _under_headings(self, page: Page) -> Iterator[str]:
        steps, under = self.part.result.assessment.steps, None
        has_two = len({step.part for step in steps}) > 1
        for index in page:
            of = steps[index].part
            if has_two and of and of is not under:
                under = of
                yield f"\n<b>{texts.text(self.language, f'plan.part.{under}')}</b>"
            yield self._lines[index]

    def _line(self, index: int) -> str:
        mark = "✅" if index in self.done else "▫️"
        return f"{mark} {index + 1}. {step_title(self.part.result, index, self.language, tap=True, brief=True)}"

    def _fits(self, page: Page, *, folds: bool) -> bool:
        return fits_a_screen(self.text(page, folds=folds))

    def _pages(self, wanted: Page) -> list[Page]:
        steps = self.part.result.assessment.steps
        return list(pages_of(steps, wanted, lambda page: self._fits(page, folds=True)))


def pages_of(steps: Sequence[Step], wanted: Page, fits: Callable[[Page], bool]) -> Iterator[Page]:
    """As many steps on each page as fit; those of job and business on pages of their own, unless all fit on one."""
    if fits(wanted):
        yield wanted
        return
    page: Page = ()
    for index in wanted:
        if page and (steps[index].part is not steps[page[-1]].part or not fits((*page, index))):
            yield page
            page = ()
        page = (*page, index)
    yield page


def is_done(part: WholePlan, index: int) -> bool:
    """Whether a step is ticked off."""
    return step_key_of(part.result, index) in part.ticked


def _numbers(part: WholePlan, page: Page, following: int | None) -> Rows:
    """The buttons of a page in rows of about the same length, the step that comes next coloured."""
    buttons = [_number(part, index) for index in page]
    if following in page:
        at = page.index(following)
        buttons[at] = replace(buttons[at], style="primary")
    count = -(-len(buttons) // NUMBERS_IN_A_ROW)
    length = -(-len(buttons) // count) if count else 1
    return tuple(tuple(buttons[at : at + length]) for at in range(0, len(buttons), length))


def _number(part: WholePlan, index: int) -> Button:
    done = is_done(part, index)
    label = f"✓ {index + 1}" if done else str(index + 1)
    return Button(label, act_data(Act.STEP, index), style="success" if done else None)


def _below(part: WholePlan, language: str) -> Iterator[tuple[Button, ...]]:
    below = [("button.remind", act_data(Act.REMIND, "list")), ("button.pdf", act_data(Act.PLAN, "pdf"))]
    # Without its button the pinned message differs from the one before: the same one would not be edited, nor pinned.
    below += [] if part.pins or part.pinned else [("button.pin", act_data(Act.PLAN, "pin"))]
    if part.new_year:
        label = texts.text(language, "button.new_year", year=str(part.new_year))
        yield (Button(label, act_data(Act.GO, "newyear")),)
    yield tuple(labelled(language, below))
