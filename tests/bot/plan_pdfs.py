"""Plan documents made for the tests, with running heads, contents pages, columns, tables and hyphens."""

from collections.abc import Callable, Sequence
from io import BytesIO

from fpdf import FPDF
from fpdf.enums import Align
from pypdf import PdfReader, PdfWriter

Section = tuple[str, str]

FILLER: tuple[Section, ...] = (
    (
        "About This Summary",
        "This summary describes the main features of the Plan. If this summary and the plan document "
        "differ, the plan document governs. Words with capital letters are explained in the glossary at "
        "the end.",
    ),
    (
        "Who Is Eligible",
        "You may join the Plan on the first day of the month after you complete thirty days of service. "
        "Interns, leased workers and independent contractors are not eligible. Your years of service with"
        " an affiliate count.",
    ),
    (
        "Enrolling",
        "You can enroll on the plan website or by calling the service line. If you do nothing, four "
        "percent of your pay is contributed before tax after sixty days, and this rate rises by one "
        "percent each April until it reaches ten percent.",
    ),
    (
        "Company Match",
        "The Company adds fifty cents for each dollar you save, up to six percent of your pay. The match "
        "follows each pay date. It does not depend on profits.",
    ),
    (
        "Vesting",
        "You are always fully vested in what you put in yourself, be it pre-tax, Roth, after-tax or "
        "rollover money. You become vested in the match over three years. A break in service may change "
        "this schedule.",
    ),
    (
        "Annual Limits",
        "Federal law limits what may go into your account in a year. The annual additions limit counts "
        "your own contributions of every kind, after-tax contributions included, and the Company's. "
        "Contributions above the limit are returned to you.",
    ),
    (
        "Investing Your Account",
        "You decide how your account is invested among the funds that the Plan offers. You may move money"
        " between funds on any business day. Some funds charge a fee if you sell within ninety days.",
    ),
    (
        "Loans",
        "You may borrow up to half of your vested account, from any source including after-tax money. The"
        " smallest loan is one thousand dollars. Repayments are taken from your pay with after-tax "
        "dollars for up to five years.",
    ),
    (
        "Hardship",
        "If you have an immediate and heavy financial need, you may ask for a hardship withdrawal from "
        "your pre-tax contributions. Medical bills, tuition and the purchase of a main home qualify. You "
        "must first use the other money that the Plan makes available to you.",
    ),
    (
        "When You Leave",
        "When your employment ends you may leave your money in the Plan, take it in one payment, or roll "
        "it over. Your after-tax contributions may then be rolled over to a Roth IRA. Small accounts of "
        "less than one thousand dollars are paid out.",
    ),
    (
        "If You Die",
        "Your account goes to your beneficiary. If you are married, your spouse is your beneficiary "
        "unless your spouse agrees otherwise in writing before a notary.",
    ),
    (
        "Taxes",
        "Payments are taxed as ordinary income unless they are rolled over. The part of a payment that "
        "comes from after-tax contributions is not taxed again, but its earnings are. A tax of ten "
        "percent may apply before you are 59½.",
    ),
    (
        "Testing",
        "Each year the Plan is tested to see whether highly compensated employees save much more than "
        "others. If a test is not met, the Plan may refund part of what they contributed.",
    ),
    (
        "Claims",
        "If a claim is denied in whole or in part, you receive a written answer within ninety days. You "
        "may ask for a review within sixty days. The answer to your review is final unless a court "
        "decides otherwise.",
    ),
    (
        "Your Rights",
        "You may inspect the plan document, the trust agreement and the annual report without charge. No "
        "one may dismiss you to keep you from a benefit. If you ask for a document and do not get it "
        "within thirty days, you may go to a federal court.",
    ),
)


class Booklet(FPDF):
    """A letter-size document with a running head and a page number at the foot."""

    def __init__(self, title: str, *, font: str = "Times", size: int = 11) -> None:
        super().__init__(format="letter")
        self.head, self.family, self.points = title, font, size
        self.set_auto_page_break(True, margin=22)
        self.set_font(font, size=size)

    def header(self) -> None:
        self.set_font(self.family, "I", 9)
        self.cell(0, 8, f"{self.head}  -  Summary Plan Description", new_x="LMARGIN", new_y="NEXT")
        self.set_font(self.family, size=self.points)
        self.ln(2)

    def footer(self) -> None:
        self.set_y(-16)
        self.set_font(self.family, size=9)
        self.cell(0, 8, f"Page {self.page_no()}", align=Align.C)

    def section(self, heading: str, text: str, *, align: Align = Align.L) -> None:
        self.set_font(self.family, "B", self.points + 1)
        self.cell(0, 8, heading, new_x="LMARGIN", new_y="NEXT")
        self.set_font(self.family, size=self.points)
        self.multi_cell(0, 5.5, text, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(3)


def repeated(pages: int) -> bytes:
    """A document with the same full page of prose over and over."""
    pdf = Booklet("Long Plan", size=9)
    pdf.add_page()
    for heading, text in FILLER[:9]:
        pdf.multi_cell(0, 5, f"{heading}. {text}", new_x="LMARGIN", new_y="NEXT")
    (page,) = PdfReader(BytesIO(bytes(pdf.output()))).pages
    writer, file = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_page(page)
    writer.write(file)
    return file.getvalue()


def booklet(title: str, sections: Sequence[Section], *, align: Align = Align.L) -> bytes:
    """A booklet in one column, with a contents page of dotted lines before it."""
    pdf = Booklet(title)
    pdf.add_page()
    pdf.section("Table of Contents", "")
    for number, (heading, _) in enumerate(sections, start=2):
        dots = "." * (80 - len(heading))
        pdf.cell(0, 6, f"{heading} {dots} {number}", new_x="LMARGIN", new_y="NEXT")
    pdf.add_page()
    for heading, text in sections:
        pdf.section(heading, text, align=align)
    return bytes(pdf.output())


def in_two_columns(title: str, sections: Sequence[Section]) -> bytes:
    """A booklet whose text runs down two justified columns."""
    pdf = Booklet(title, font="Helvetica", size=9)
    pdf.add_page()
    with pdf.text_columns(ncols=2, gutter=8, text_align=Align.J) as columns:
        for heading, text in sections:
            columns.write(f"{heading.upper()}\n{text}\n\n")
    return bytes(pdf.output())


def drawn_across_columns(left: Sequence[str], right: Sequence[str]) -> bytes:
    """Two columns whose lines are drawn from left to right, as some programs write them."""
    pdf = FPDF(format="letter")
    pdf.add_page()
    pdf.set_font("Helvetica", size=9)
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        pdf.text(15, 30 + 5 * number, one)
        pdf.text(112, 30 + 5 * number, other)
    return bytes(pdf.output())


def with_table(title: str, before: Sequence[Section], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """A booklet with a ruled table whose cells wrap."""
    pdf = Booklet(title, font="Helvetica", size=10)
    pdf.add_page()
    for heading, text in before:
        pdf.section(heading, text)
    with pdf.table(col_widths=tuple(widths)) as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)
    return bytes(pdf.output())


def of_lines(
    pages: Sequence[Sequence[str]], *, font: str = "Courier", setup: Callable[[FPDF], None] | None = None
) -> bytes:
    """Pages of single lines, as an adoption agreement or a form is set."""
    pdf = FPDF(format="letter")
    if setup:
        setup(pdf)
    pdf.set_font(font, size=10)
    for lines in pages:
        pdf.add_page()
        for line in lines:
            indent = len(line) - len(line.lstrip())
            pdf.set_x(15 + 2 * indent)
            pdf.cell(0, 5.5, line.strip(), new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())
