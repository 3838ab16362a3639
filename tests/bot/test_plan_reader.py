"""What the plan reader refuses, and how: every bad or hostile file is one code, within the time given."""

import io
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.encryption import AccessPermission
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from bot.command_line.read import as_json, read_file
from bot.document.pages import pieces_of
from bot.document.refusal import Refused
from bot.plan_reader import PlanReading
from bot.reading.child import answer_to
from bot.reading.process import MAX_BYTES, read_bytes, read_document
from core.plan_finding import Finding

TODAY = date(2026, 11, 23)
SENTENCE = "You may make after-tax contributions of up to 10% of your pay."


def pdf_of(pages: Sequence[str], *, owner: str = "", user: str = "") -> bytes:
    pdf = FPDF(format="letter")
    pdf.set_font("Helvetica", size=11)
    if owner or user:
        pdf.set_encryption(owner_password=owner, user_password=user, permissions=AccessPermission.none())
    for text in pages:
        pdf.add_page()
        if text:
            pdf.multi_cell(0, 6, text)
    return bytes(pdf.output())


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first being the catalog, with a correct table of their places."""
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + table + end


def page_with(content: bytes, *, extra: bytes = b"") -> bytes:
    """A one-page PDF with this content stream object."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font "
            b"<< /F 5 0 R >> >> >>",
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *([extra] if extra else []),
        ]
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def reason_of(data: bytes, *, timeout: float = 45.0) -> str:
    with pytest.raises(Refused) as refused:
        read_document(data, TODAY, seconds=timeout)
    return refused.value.reason


def test_a_pdf_and_a_text_of_the_same_words_are_read_alike() -> None:
    from_pdf = read_document(pdf_of(["Contributions", SENTENCE]), TODAY).findings
    from_text = read_document(f"Contributions\f{SENTENCE}\n".encode(), TODAY).findings

    assert from_pdf == from_text
    assert [(each.question, each.value, each.page) for each in from_text] == [
        ("job.after_tax", "yes", 2),
        ("job.cap", "10%", 2),
    ]


def test_a_form_feed_begins_a_page_and_one_at_the_end_does_not() -> None:
    assert read_bytes(b"one page\ftwo pages\f") == ("one page", "two pages")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_text_is_read_in_the_usual_encodings(encoding: str) -> None:
    assert read_bytes("Until age 59½, no withdrawals.".encode(encoding)) == ("Until age 59½, no withdrawals.",)


def test_a_pdf_whose_owner_only_forbids_printing_is_read() -> None:
    assert SENTENCE in read_bytes(pdf_of([SENTENCE], owner="secret"))[0]


def test_a_pdf_with_a_password_is_refused_as_encrypted() -> None:
    assert reason_of(pdf_of([SENTENCE], owner="secret", user="open sesame")) == "encrypted"


def test_a_scanned_pdf_has_no_text() -> None:
    picture = io.BytesIO()
    Image.new("L", (600, 800), 200).save(picture, "PNG")
    pdf = FPDF()
    pdf.add_page()
    pdf.image(picture, w=150)

    assert reason_of(bytes(pdf.output())) == "no_text"


@pytest.mark.parametrize("data", [b"", b"  \n\f\n", b"12 34 56"])
def test_a_file_without_words_has_no_text(data: bytes) -> None:
    assert reason_of(data) == "no_text"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00",
        b"{\\rtf1\\ansi After-tax contributions are permitted.}",
        b"words and then \x00\x01\x02 junk",
        bytes(range(128, 160)) * 10,
        b"<!DOCTYPE html>\n<html><body>After-tax contributions are permitted.</body></html>",
        b"\n  <HTML><head><title>Sign in</title></head></HTML>",
    ],
    ids=[
        "picture",
        "word processor",
        "old word processor",
        "rich text",
        "nul bytes",
        "control bytes",
        "web page",
        "old web page",
    ],
)
def test_what_is_neither_pdf_nor_text_is_refused(data: bytes) -> None:
    assert reason_of(data) == "not_a_pdf"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\nnothing that makes sense follows here\n%%EOF",
        pdf_of([SENTENCE])[:700],
        raw_pdf([b"<< /Type /Catalog /Pages 9 0 R >>"]),
        raw_pdf([b"<< /Type /Catalog /Pages 1 0 R >>"]),
    ],
    ids=["only a head", "no objects", "cut off", "no pages", "pages that are the catalog"],
)
def test_a_broken_pdf_is_refused_and_does_not_crash(data: bytes) -> None:
    assert reason_of(data) in {"damaged", "no_text"}


def test_a_web_page_that_is_named_as_a_pdf_is_refused_with_status_2(tmp_path: Path) -> None:
    page = tmp_path / "plan.pdf"
    page.write_bytes(b"<!DOCTYPE html><html><body>You may make after-tax contributions.</body></html>")

    assert read_file(str(page), TODAY, json=True) == 2


def test_read_explain_prints_what_led_to_a_finding_and_the_words_that_stopped_another(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = tmp_path / "plan.txt"
    page.write_text(f"{SENTENCE}\n\nYou may convert them to Roth whenever the gnomes agree.", "utf-8")

    assert read_file(str(page), TODAY, reasons=True) == 0
    told = capfdbinary.readouterr().out.decode()
    assert "job.cap: 10% (clear)" in told
    assert "because maximum: 10%" in told
    assert "job.route: no finding" in told
    assert "stopped by unknown words: gnomes, agree" in told


def test_what_places_text_on_a_page_is_still_there_in_the_pdf_library() -> None:
    reader = PdfReader(io.BytesIO(pdf_of([SENTENCE])))

    pieces = list(pieces_of(reader.pages[0]))

    assert " ".join(piece.text for piece in pieces) == SENTENCE
    assert all(piece.right > piece.left for piece in pieces)


def test_four_hundred_pages_are_read_and_one_more_is_refused() -> None:
    assert len(read_bytes("\f".join(["page"] * 400).encode())) == 400
    assert reason_of("\f".join(["page"] * 401).encode()) == "too_many_pages"
    assert reason_of(pdf_of(["x"] * 401)) == "too_many_pages"


def test_more_than_twenty_megabytes_are_refused_without_being_opened() -> None:
    assert reason_of(b"%PDF-" + b" " * MAX_BYTES) == "too_large"


def test_a_document_that_takes_too_long_is_given_up() -> None:
    assert reason_of(pdf_of([SENTENCE]), timeout=0.01) == "too_slow"


def test_a_small_file_that_unpacks_to_gigabytes_is_refused() -> None:
    once = zlib.compress(b"\0" * 400_000_000, 9)
    bomb = page_with(stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]"))

    assert len(bomb) < 100_000
    assert reason_of(bomb) in {"too_large", "damaged", "no_text", "too_slow"}


def test_text_without_end_is_refused() -> None:
    shown = zlib.compress(b"BT /F 10 Tf " + b"(words without end and without number) Tj " * 1_000_000 + b"ET", 9)

    assert reason_of(page_with(stream(shown, b"/Filter /FlateDecode")), timeout=3) in {
        "too_large",
        "too_slow",
        "damaged",
    }


@pytest.mark.parametrize(
    "content",
    [b"[" * 50_000 + b"]" * 50_000, b"<<" * 50_000 + b">>" * 50_000, b"q " * 200_000, b"BT " * 100_000],
    ids=["arrays", "dictionaries", "graphics states", "text objects"],
)
def test_deep_nesting_ends_in_a_refusal(content: bytes) -> None:
    assert reason_of(page_with(stream(content))) in {"damaged", "no_text", "too_slow", "too_large"}


def test_a_page_tree_that_contains_itself_ends_in_a_refusal() -> None:
    data = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000 >>",
        ]
    )

    assert reason_of(data) in {"damaged", "no_text", "too_many_pages", "too_slow"}


def test_a_form_that_draws_itself_ends_in_a_refusal() -> None:
    form = stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >>")

    assert reason_of(page_with(form)) in {"damaged", "no_text", "too_slow"}


def test_a_hostile_sentence_does_not_hold_the_reader_up() -> None:
    text = "you may contribute after-tax not contributions converted Roth " * 30_000

    findings = read_document(text.encode(), TODAY).findings

    assert isinstance(findings, tuple)


def test_one_unreadable_page_does_not_hide_the_others() -> None:
    data = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> >> >>",
            stream(b"BT /F 11 Tf 72 700 Td (After-tax contributions are not permitted.) Tj ET"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 7 0 R >>",
            stream(b"\xff\xfe not deflated at all", b"/Filter /FlateDecode"),
        ]
    )

    reading = read_document(data, TODAY)

    assert reading.pages == 2
    assert [(each.question, each.value, each.page) for each in reading.findings] == [("job.after_tax", "no", 1)]


def test_the_json_leaves_out_a_condition_that_is_not_there() -> None:
    plain = Finding("job.after_tax", "yes", 2, "They are allowed.", "clear")
    conditional = Finding("job.route", "withdrawal", 3, "Once a year.", "likely", "frequency")

    assert as_json(PlanReading(3, {}, (plain, conditional))) == {
        "language": "en",
        "pages": 3,
        "passages": {},
        "findings": [
            {
                "question": "job.after_tax",
                "value": "yes",
                "page": 2,
                "quote": "They are allowed.",
                "confidence": "clear",
            },
            {
                "question": "job.route",
                "value": "withdrawal",
                "page": 3,
                "quote": "Once a year.",
                "confidence": "likely",
                "condition": "frequency",
            },
        ],
    }


@given(st.binary(max_size=400))
def test_any_bytes_give_pages_or_a_reason(data: bytes) -> None:
    answer = answer_to("reading", data, TODAY)

    assert set(answer) in ({"reading"}, {"refused"})


@given(st.integers(0, 1400), st.binary(min_size=1, max_size=30))
def test_a_pdf_with_any_bytes_changed_gives_pages_or_a_reason(place: int, junk: bytes) -> None:
    data = pdf_of([SENTENCE])

    answer = answer_to("reading", data[:place] + junk + data[place + len(junk) :], TODAY)

    assert set(answer) in ({"reading"}, {"refused"})
