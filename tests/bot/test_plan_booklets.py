"""Whole plan documents, made here as PDF, read to the end: the values, the pages and the sentences."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align

from bot.reading.child import MAX_PAGES
from bot.reading.process import read_bytes, read_document
from core.plan_finding import Finding
from tests.bot.plan_pdfs import (
    FILLER,
    Section,
    booklet,
    drawn_across_columns,
    in_two_columns,
    of_lines,
    repeated,
    with_table,
)

TODAY = date(2026, 11, 23)
FONT = next((Path(__file__).parents[2] / "bot" / "takeaway" / "fonts").glob("*.ttf"))


def read(document: bytes) -> tuple[tuple[str, ...], dict[str, Finding]]:
    findings = read_document(document, TODAY).findings
    return read_bytes(document), {finding.question: finding for finding in findings}


def values(findings: dict[str, Finding]) -> dict[str, str]:
    return {question: finding.value for question, finding in findings.items()}


def among(filler: Sequence[Section], *sections: Section, at: int = 7) -> list[Section]:
    return [*filler[:at], *sections, *filler[at:]]


def stands_on(pages: Sequence[str], finding: Finding) -> bool:
    start = " ".join(finding.quote.split()[:3])
    return start in " ".join(pages[finding.page - 1].split())


def test_a_booklet_with_contents_page_and_running_heads() -> None:
    sections = among(
        FILLER,
        ("Roth Contributions", "You may make all or part of your contributions as Roth contributions."),
        (
            "After-Tax Contributions",
            "You may also contribute from 1% to 10% of your pay as after-tax contributions that are not Roth.",
        ),
        (
            "Automatic Conversion",
            "Your after-tax contributions are converted to Roth automatically on the day they reach your account.",
        ),
    )

    pages, found = read(booklet("Ardenmoor Savings Plan", sections))

    assert values(found) == {
        "job.after_tax": "yes",
        "job.route": "automatic",
        "job.cap": "10%",
        "job.roth_in_plan": "yes",
    }
    assert all(stands_on(pages, finding) and finding.page > 1 for finding in found.values())
    assert found["job.route"].quote.startswith("Your after-tax contributions are converted")


def test_a_booklet_that_says_nothing_of_after_tax_contributions_gives_no_finding() -> None:
    _, found = read(booklet("Quillhaven 401(k) Plan", [*FILLER, *FILLER, *FILLER]))

    assert found == {}


def test_justified_columns_are_read_one_after_the_other() -> None:
    sections = among(
        FILLER + FILLER,
        (
            "Withdrawals During Employment",
            "You may withdraw all or part of your after-tax account at any time while you are employed. After such a "
            "withdrawal your contributions to the Plan are suspended for six months.",
        ),
        at=11,
    )

    pages, found = read(in_two_columns("Torvane Thrift Plan", sections))

    assert values(found) == {"job.route": "withdrawal"}
    assert found["job.route"].condition == "suspension"
    assert stands_on(pages, found["job.route"])


def test_columns_drawn_line_by_line_across_the_page_are_read_down() -> None:
    left = [
        "The Plan is kept up by Ellisford Mills for the people",
        "who work there. It has been in place since 1984 and is",
        "run by a committee of five. The committee may change",
        "the Plan at any time. After-tax contributions are not",
        "permitted under the Plan. All contributions go to a",
        "trust, and the trustee keeps the money apart from the",
        "money of the company. The trust is kept at a bank in",
        "Ellisford. Its fees are paid by the company and do not",
    ]
    right = [
        "reduce your account. Each quarter you get a statement",
        "which shows what went in and what your funds earned.",
        "Please read it with care and tell us within ninety",
        "days if you find a mistake. You may make all or part",
        "of your salary deferrals as Roth contributions to the",
        "Plan, and you may change your choice once a month by",
        "telephone or on the website of the recordkeeper, who",
        "can also send you a paper form if you would like one.",
    ]

    pages, found = read(drawn_across_columns(left, right))

    assert values(found) == {"job.after_tax": "no", "job.roth_in_plan": "yes"}
    assert found["job.after_tax"].quote == "After-tax contributions are not permitted under the Plan."
    assert found["job.roth_in_plan"].quote.startswith("You may make all or part of your salary deferrals as Roth")
    assert len(pages) == 1


def test_a_table_with_wrapped_cells() -> None:
    rows = [
        ("Kind of contribution", "Offered", "How much you may contribute", "While you are employed"),
        (
            "Pre-tax",
            "Yes",
            "1% to 60% of your eligible pay, up to the yearly limit",
            "Withdrawal for hardship or after age 59½",
        ),
        ("Roth", "No", "-", "-"),
        (
            "After-tax (not Roth)",
            "Yes",
            "1% to 12% of your eligible pay in each pay period",
            "Withdrawal at any time",
        ),
    ]

    _, found = read(with_table("Brindlewood Plan", FILLER[:4], rows, (30, 16, 40, 40)))

    assert values(found) == {
        "job.after_tax": "yes",
        "job.route": "withdrawal",
        "job.cap": "12%",
        "job.roth_in_plan": "no",
    }
    assert all(finding.page == 1 for finding in found.values())


def test_an_adoption_agreement_with_bracketed_boxes() -> None:
    pages = [
        [
            "ADOPTION AGREEMENT",
            "",
            "1. EMPLOYER",
            "   Name: Castellane Tool Works",
            "   Plan year: calendar year",
        ],
        [
            "4. CONTRIBUTIONS",
            "   [X] (a) Pre-tax elective deferrals",
            "   [X] (b) Roth elective deferrals",
            "   [ ] (c) Employee after-tax contributions",
            "   [X] (d) Matching contributions",
            "",
            "5. LOANS",
            "   [X] Permitted   [ ] Not permitted",
        ],
    ]

    _, found = read(of_lines(pages))

    assert values(found) == {"job.after_tax": "no", "job.roth_in_plan": "yes"}
    assert {finding.page for finding in found.values()} == {2}


def test_an_adoption_agreement_with_drawn_boxes() -> None:
    def with_font(pdf: FPDF) -> None:
        pdf.add_font("Plan", fname=FONT)

    ticked, empty = "[X]", "[ ]"
    pages = [
        [
            "SECTION C. VOLUNTARY AFTER-TAX CONTRIBUTIONS",
            f"{empty} Not permitted",
            f"{ticked} Permitted, not to exceed 8% of Compensation",
            "",
            "SECTION D. IN-PLAN ROTH ROLLOVERS",
            f"{ticked} Pre-tax elective deferrals",
            f"{ticked} Voluntary after-tax contributions",
            f"{empty} Matching contributions",
        ]
    ]

    _, found = read(of_lines(pages, font="Plan", setup=with_font))

    assert values(found) == {
        "job.after_tax": "yes",
        "job.route": "in_plan",
        "job.cap": "8%",
        "job.roth_in_plan": "yes",
    }
    assert found["job.roth_in_plan"].confidence == "likely"


def test_a_page_of_questions_and_answers() -> None:
    sections = [
        ("What is the match?", "The Company adds 50 cents per dollar up to 6% of pay."),
        (
            "Can I make after-tax contributions that are not Roth?",
            "Yes. You may contribute up to 15% of your pay.",
        ),
        ("Does the Company match my after-tax contributions?", "No."),
        (
            "Can I withdraw my after-tax contributions while I work here?",
            "No, they stay in the Plan until you leave.",
        ),
        (
            "Can I convert after-tax contributions to Roth inside the Plan?",
            "Yes, once in each calendar quarter.",
        ),
    ]

    _, found = read(booklet("Fennimore Benefits", sections))

    # Whether the 15% count for this money alone, the answer does not say.
    assert values(found) == {"job.after_tax": "yes", "job.route": "in_plan", "job.roth_in_plan": "yes"}
    assert found["job.route"].condition == "frequency"


def test_hyphens_at_line_ends_and_a_sentence_across_a_page_break() -> None:
    lines = [
        [
            "Page 1 of the booklet",
            "",
            "The plan lets you save in more than one way. You may make after-",
            "tax contri-",
        ],
        [
            "butions of up to 9% of pay each year, in addi-",
            "tion to your pre-tax contributions. Ask the ser-",
            "vice line.",
        ],
    ]

    _, found = read(of_lines(lines))

    assert values(found) == {"job.after_tax": "yes", "job.cap": "9%"}
    assert found["job.after_tax"].page == 1
    assert found["job.after_tax"].quote == (
        "You may make after-tax contributions of up to 9% of pay each year, in addition to your pre-tax contributions."
    )


def test_a_booklet_of_a_plan_that_has_closed_its_after_tax_account() -> None:
    sections = among(
        FILLER,
        (
            "Your After-Tax Account",
            "The Plan stopped accepting after-tax contributions on June 30, 2009. Money that is still in an after-tax "
            "account may be withdrawn once a year.",
        ),
    )

    _, found = read(booklet("Marlingate Retirement Plan", sections, align=Align.J))

    assert values(found) == {"job.after_tax": "no"}


def test_as_many_pages_of_prose_as_are_promised_are_read_within_the_promised_time() -> None:
    """The process that reads has so many seconds of processor time; it was above them once for far fewer pages."""
    reading = read_document(repeated(MAX_PAGES), TODAY)
    assert reading.pages == MAX_PAGES


def test_sixty_pages_of_small_print_are_searched_to_the_last() -> None:
    last = (
        "Access to After-Tax Money",
        "Before you leave you may neither withdraw your after-tax contributions nor convert them to Roth.",
    )
    sections = [*(FILLER * 33), last]

    pages, found = read(booklet("Ostrander Master Plan", sections))

    assert len(pages) >= 60
    assert values(found) == {"job.route": "none"}
    assert found["job.route"].page >= len(pages) - 1
