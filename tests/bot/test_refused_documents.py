"""A document that is not read is told why, in a sentence that is true; and no step of the reading is superlinear."""

from __future__ import annotations

import zlib
from datetime import date
from pathlib import Path
from typing import Any, get_args

import orjson
import pytest

from bot.document.refusal import RefusalCause, Refused
from bot.languages import LANGUAGES
from bot.payslip import figures, readings
from bot.payslip.documents import MOST_LINES, MOST_PAGES, lines_of_document
from bot.payslip.lines import lines_of
from bot.plan_reader.blocks import LONGEST_BLOCK, blocks_of
from bot.plan_reader.boxes import MOST_BOXES, box_sentences
from bot.plan_reader.lines import Line
from bot.plan_reader.tables import MOST_COLUMNS, row_sentences
from bot.reading import child
from bot.reading.process import read_bytes, read_payslip
from bot.texts import text
from tests.bot.program import RunHere
from tests.bot.test_plan_reader import page_with, pdf_of, stream

TODAY = date(2026, 11, 23)
OF_THE_DOOR = ("gone", "not_given", "interrupted", "too_many")
CAUSES = (*dict.fromkeys(get_args(RefusalCause)), *OF_THE_DOOR)
SLIP = "Pay Date 11/20/2026\nGross Pay   1,000.00   2,000.00\nNet Pay   800.00   1,600.00\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_has_a_sentence_of_its_own_and_only_large_files_are_called_so(language: str) -> None:
    said = {cause: text(language, f"document.refused.{cause}") for cause in CAUSES}
    assert len(set(said.values())) == len(CAUSES)
    assert [cause for cause, words in said.items() if "20 MB" in words] == ["too_large"]
    assert [cause for cause, words in said.items() if "400" in words] == ["too_many_pages"]


CAUSED: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "empty", "no_text"),
    "blank": (b" \n\f\n", "no_words", "no_text"),
    "numbers": (b"12 34 56", "no_words", "no_text"),
    "numbers in a pdf": (pdf_of(["12 34 56"]), "no_words", "no_text"),
    "blank pages": (pdf_of(["", ""]), "no_text", "no_text"),
    "more text than is read": (b"nine sign " * 900_000, "too_much_text", "too_large"),
    "pages": (b"\f".join([b"page"] * 401), "too_many_pages", "too_many_pages"),
}


@pytest.mark.parametrize("name", CAUSED)
def test_what_is_wrong_with_a_document_is_told_apart(name: str) -> None:
    data, cause, reason = CAUSED[name]
    assert refusal_of(data) == (cause, reason)


def test_a_page_without_end_is_too_much_memory() -> None:
    page = page_with(stream(zlib.compress(b"\0" * (200 << 20), 1), b"/Filter /FlateDecode"))
    assert refusal_of(page) == ("too_much_memory", "too_large")


def refusal_of(data: bytes) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        read_bytes(data)
    return refused.value.cause, refused.value.reason


@pytest.mark.parametrize(("error", "cause"), [(MemoryError(), "too_much_memory"), (KeyError("/Kids"), "failed")])
def test_a_reader_that_fails_says_whether_memory_was_the_reason(
    error: Exception, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> dict[str, Any]:
        raise error

    monkeypatch.setitem(child.TASKS, "reading", fails)
    assert child.answer_to("reading", b"words", TODAY) == {"refused": cause}


PAYSLIPS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "blank": (b"\n \n", "no_words"),
    "amounts alone": (b"$1.00\n" * 100, "no_words"),
    "lines": (SLIP.encode() * (MOST_LINES // 3 + 1), "longer_than_a_payslip"),
    "one page of lines": (b"$1.00\n" * 700_000, "longer_than_a_payslip"),
    "pages": (SLIP.encode() + b"\fpage" * MOST_PAGES, "longer_than_a_payslip"),
    "pages of a pdf": (pdf_of([SLIP] * (MOST_PAGES + 1)), "longer_than_a_payslip"),
    "a picture": (pdf_of([""]), "no_text"),
}


@pytest.mark.parametrize("name", PAYSLIPS)
def test_what_cannot_be_a_payslip_is_refused_with_its_cause(name: str) -> None:
    data, cause = PAYSLIPS[name]
    with pytest.raises(Refused) as refused:
        read_payslip(data, TODAY)
    assert refused.value.cause == cause


def test_a_payslip_of_twelve_pages_is_read() -> None:
    assert len(lines_of_document(SLIP.encode() + b"\fpage" * (MOST_PAGES - 1))) == 3 + MOST_PAGES - 1
    assert len(lines_of_document(pdf_of([SLIP, *["page"] * (MOST_PAGES - 1)]))) == 3 + MOST_PAGES - 1


def test_the_payslip_command_refuses_an_empty_file_in_one_sentence(tmp_path: Path, run_here: RunHere) -> None:
    (tmp_path / "slip.txt").touch()
    done = run_here(["payslip", "slip.txt"], {})
    assert (done.status, done.out) == (2, "")
    assert done.err == f"megabackdoor: {text('en', 'document.refused.empty')}\n"
    done = run_here(["payslip", "slip.txt", "--json"], {})
    assert done.status == 2
    assert orjson.loads(done.out)["error"]["reason"] == "no_text"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_payslip_command_says_that_it_found_nothing(language: str, tmp_path: Path, run_here: RunHere) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleagues,\nthe canteen is closed on Friday.\n")
    done = run_here(["payslip", "letter.txt", "--language", language], {})
    assert (done.status, done.out.strip()) == (0, text(language, "payslip.none"))
    assert run_here(["payslip", "letter.txt", "--json"], {}).out == '{"fields":{}}\n'


def paragraph(lines: int) -> list[Line]:
    return [Line("after-tax contributions and so on", 1)] * lines


def test_a_paragraph_without_end_is_taken_in_pieces() -> None:
    # Each line is added to what stands before it: without a bound that is quadratic.
    blocks = list(blocks_of(paragraph(20_000)))
    assert max(len(block.text) for block in blocks) < LONGEST_BLOCK + 100
    assert len(list(blocks_of(paragraph(300)))) == 1, "what a document may hold stays one paragraph"


def test_a_box_with_words_without_end_is_taken_in_pieces() -> None:
    blocks = list(blocks_of([Line("[ ] after-tax contributions", 1), *paragraph(5_000)]))
    assert max(len(line.text) for block in blocks for line in block.lines) < LONGEST_BLOCK + 100


def test_a_form_without_end_is_not_looked_through_again_for_each_of_its_boxes() -> None:
    lines = [Line(f"[x] choice {number} of the many", 1) for number in range(3_000)]
    sentences = [each for block in blocks_of(lines) for each in box_sentences(block)]
    assert len(sentences) == 3_000
    assert max(len(each.sibling) for each in sentences) < 2_000


def test_a_row_or_line_without_end_is_read_as_far_as_one_may_be_printed() -> None:
    # Each cell and box is read with its whole row: without a bound that is quadratic.
    (row,) = blocks_of([Line(" | ".join(f"cell {number}" for number in range(500)), 1)])
    assert len(list(row_sentences(row))) < MOST_COLUMNS
    (form,) = blocks_of([Line(" ".join(f"[ ] choice {number}" for number in range(500)), 1)])
    assert len(list(box_sentences(form))) == MOST_BOXES


def test_what_is_ticked_under_another_label_is_no_choice_of_this_one() -> None:
    lines = ["Roth: [x] yes [ ] no", "After-tax: [ ] yes [x] no"]
    (block,) = blocks_of([Line(each, 1) for each in lines])
    assert [each.sibling for each in box_sentences(block)] == ["yes", "yes", "no", "no"]


def test_each_line_of_a_payslip_is_compared_only_with_halves_of_its_own_label(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    complete = readings._complete

    def counting(first: readings.Reading, second: readings.Reading) -> bool:
        compared.append(first)
        return complete(first, second)

    monkeypatch.setattr(readings, "_complete", counting)
    figures.figures_of(lines_of("Net Pay   800.00   1,600.00\n" * 1_000))
    assert len(compared) <= 1_000


def test_a_label_in_a_block_of_this_date_and_in_one_of_the_year_is_one() -> None:
    slip = "Current\nGross Pay   1,000.00\nNet Pay   800.00\nYear to date\nGross Pay   2,000.00\nNet Pay   1,600.00\n"
    found = figures.figures_of(lines_of_document(slip.encode()))
    assert [[str(each) for each in printed[:2]] for printed in found.values()] == [
        ["1000.00", "2000.00"],
        ["800.00", "1600.00"],
    ]
