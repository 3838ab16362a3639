from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from bot import texts
from bot.parts import TaxLines
from bot.takeaway.fitting import HALF, PAGES
from bot.takeaway.paper import FOOT
from bot.takeaway.pdf import TONES, marked, plan_pdf
from bot.takeaway.plan import personal_plan
from bot.takeaway.tables import _lines_here
from bot.takeaway.tax_sheet import tax_lines_pdf
from bot.takeaway.text import WIDTH, plan_text
from core.assess import Result
from core.form_1099r.names import FormEvent
from core.ledger.forms import ExpectedForm, Payer
from core.ledger.tax_return import return_lines
from core.tax_forms import FORMS_OF_STEP
from tests.documents_looked_at import RESULTS
from tests.examples import few, more_by_night
from tests.profiles import employee, employee_and_owner, ira_saver, result_of

LANGUAGES = ("en", "de")
NAMES = sorted(RESULTS)
PLANS = sorted([*product(NAMES, ("de",)), *product(NAMES[::3], ("en",))])
"""The longer language of every plan, and the other one of every third: setting a plan takes a quarter of a second."""

every_plan = pytest.mark.parametrize(("name", "language"), few(PLANS, 3), scope="module")
"""Tests of one plan come one after the other, so that it is set once."""

CHAT_COMMAND = re.compile(r"(?:^|\s)/[a-z0-9]{4,}")


@cache
def pdf(name: str, language: str) -> PdfReader:
    return PdfReader(BytesIO(plan_pdf(RESULTS[name], language)))


@cache
def words_of(name: str, language: str) -> str:
    """The text layer in one line, with ordinary spaces."""
    said = "\n".join(page.extract_text() for page in pdf(name, language).pages)
    return " ".join(said.replace("\u00a0", " ").split())


def shown(language: str, amount: int) -> str:
    return texts.money(language, Decimal(amount)).replace("\u00a0", " ")


def fonts_of(reader: PdfReader) -> list[Any]:
    return [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]


@more_by_night
@every_plan
def test_a_plan_has_few_pages(name: str, language: str) -> None:
    assert 1 <= len(pdf(name, language).pages) <= PAGES


def filled(page: PageObject) -> float:
    """How much of a page is set above its foot, from 0 to 1."""
    height, found = float(page.mediabox.height), list[float]()
    page.extract_text(visitor_text=lambda words, _, place, *__: found.append(place[5]) if words.strip() else None)
    return 1 - min(y for y in found if y > FOOT * 72 / 25.4) / height


@more_by_night
@every_plan
def test_no_page_is_nearly_empty_unless_it_is_the_only_one(name: str, language: str) -> None:
    pages = pdf(name, language).pages
    assert len(pages) == 1 or min(map(filled, pages)) >= HALF - 0.01


@more_by_night
@every_plan
def test_the_pages_name_year_and_day_and_that_it_is_no_advice(name: str, language: str) -> None:
    result = RESULTS[name]
    assert result.replay
    said = words_of(name, language)
    assert texts.text(language, "pdf.title", year=str(result.tax_year)) in said
    assert texts.day(language, result.replay.answers.today) in said
    assert texts.text(language, "pdf.foot") in said


@more_by_night
@every_plan
def test_the_text_layer_holds_every_sentence_of_the_plan(name: str, language: str) -> None:
    plan = personal_plan(RESULTS[name], language)
    said = words_of(name, language)
    sentences = [todo.title for todo in plan.steps] + [todo.how for todo in plan.steps]
    sentences += [
        *plan.forms,
        *plan.warnings,
        *plan.reasons,
        *(question for letter in plan.letters for question in letter.questions),
    ]
    bare = [" ".join(texts.plain(sentence).replace("\u00a0", " ").split()) for sentence in sentences]
    without_foot = re.sub(rf"{re.escape(texts.text(language, 'pdf.foot'))} \d / \d ?", "", said)
    assert [sentence for sentence in bare if sentence not in without_foot] == []


def test_the_longest_plan_is_set_smaller_and_not_cut() -> None:
    assert max(_sizes(pdf("longest", "de"))) < 20


def _sizes(reader: PdfReader) -> list[float]:
    found = b"".join(page.get_contents().get_data() for page in reader.pages)  # type: ignore[union-attr]
    return [float(size) for size in re.findall(rb"/F\d+ ([0-9.]+) Tf", found)]


def test_amounts_and_umlauts_are_in_the_text_layer() -> None:
    german = words_of("c1", "de")
    for amount in (72_000, -24_500, -6_000, 41_500):
        assert shown("de", amount) in german
        assert shown("en", amount) in words_of("c1", "en")
    assert "−24.500 $" in german
    assert "Arbeitgeberbeiträge" in german
    assert "„After-tax“" in german


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_fonts_are_embedded(language: str) -> None:
    fonts = fonts_of(pdf("longest", language))
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor.get_object()


def test_a_limit_stands_with_its_law_and_a_link_to_its_source() -> None:
    assert "26 U.S.C. 415(c)(1)(A); IRS Notice 2025-67" in words_of("c1", "en")
    notes = [note.get_object() for page in pdf("c1", "en").pages for note in page.get("/Annots", ())]
    links = [note["/A"]["/URI"] for note in notes]
    assert links
    assert all(link.startswith("https://www.irs.gov/") for link in links)


def test_the_open_points_are_asked_in_english_with_a_german_gloss() -> None:
    german, english = words_of("unsure of all", "de"), words_of("unsure of all", "en")
    question = "Does the plan take after-tax (non-Roth) contributions?"
    assert question in german
    assert question in english
    assert "Nimmt der Plan Nachsteuerbeiträge (After-tax, nicht Roth) an?" in german
    assert "Auf Deutsch" not in english


def test_employer_and_provider_are_written_to_apart() -> None:
    employer, provider = personal_plan(RESULTS["longest"], "de").letters
    assert "HR" not in provider.title
    assert [question for question in employer.questions if "solo" in question] == []
    assert ["solo" in question for question in provider.questions] == [True]
    assert [letter.title for letter in personal_plan(RESULTS["owner without a plan"], "de").letters] == [provider.title]


def test_a_solo_plan_shows_both_ways_with_their_totals() -> None:
    said = words_of("owner", "en")
    assert "Deduction first Roth first" in said
    assert "Total $72,000 $72,000" in said


def test_a_bill_goes_on_from_the_sum_before_it() -> None:
    labels = [row.label for bill in personal_plan(RESULTS["no pay dates left"], "en").bills for row in bill.rows]
    assert len(labels) == 5
    assert len(labels) == len(set(labels))


def test_catch_up_stands_in_a_bill_of_its_own_because_it_is_outside_the_limit() -> None:
    bills = personal_plan(RESULTS["catch-up at 62"], "en").bills
    assert bills[-1].rows[-1][:2] == ("Catch-up, outside the limit", "$11,250")
    assert "Catch-up, outside the limit" not in words_of("c1", "en")


@more_by_night
@every_plan
def test_a_document_names_no_command_of_the_chat_and_leaves_no_placeholder(name: str, language: str) -> None:
    said = plan_text(RESULTS[name], language)
    assert not CHAT_COMMAND.search(said)
    assert not re.search(r"[{}<>]", said)


@more_by_night
@every_plan
def test_the_text_fits_a_terminal_and_says_every_step(name: str, language: str) -> None:
    said = plan_text(RESULTS[name], language)
    assert max(map(len, said.splitlines())) <= WIDTH
    for number, todo in enumerate(personal_plan(RESULTS[name], language).steps, 1):
        assert f"[ ] {number}. {texts.plain(todo.title)}" in said


def test_the_same_plan_makes_the_same_bytes() -> None:
    assert plan_pdf(RESULTS["c1"], "de") == plan_pdf(RESULTS["c1"], "de")


def test_the_coloured_sign_of_a_verdict_becomes_a_stripe() -> None:
    verdict = personal_plan(RESULTS["c1"], "en").verdict[0]
    assert verdict[0] in TONES
    assert "✅" not in words_of("c1", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_step_has_its_words(language: str) -> None:
    forms = {form for codes in FORMS_OF_STEP.values() for form in codes}
    assert [form for form in forms if not texts.has_text(language, f"pdf.form.{form}")] == []


def test_boxes_known_beforehand_stand_among_the_forms() -> None:
    said = personal_plan(RESULTS["conversion 14"], "en").forms
    assert "<b>Form 1099-R</b> should say: box 1: $30,000, box 2a: $0, box 5: $30,000, box 7: code G." in said


@pytest.mark.parametrize(
    ("name", "language", "residence", "paper"),
    [
        ("c1", "de", None, "letter"),
        ("longest", "en", "us", "a4"),
        ("ira 9", "de", None, "a4"),
        ("ira 9", "de", "us", "letter"),
        ("ira 9", "en", "germany", "a4"),
    ],
)
def test_the_paper_is_that_of_the_country(name: str, language: str, residence: str | None, paper: str) -> None:
    assert personal_plan(RESULTS[name], language, residence).paper == paper
    page = PdfReader(BytesIO(plan_pdf(RESULTS[name], language, residence=residence))).pages[0]
    assert round(float(page.mediabox.width)) == {"letter": 612, "a4": 595}[paper]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_lines_for_a_tax_return_fit_one_page(language: str, paper: str) -> None:
    """Both parts of Form 8606 and four forms, on a return of two plans that may be a joint one."""
    saver = ira_saver(tax_year=2026, ira_traditional_paid=7_500, ira_converted=7_500)
    of_plan, of_ira = (
        ExpectedForm(payer, event, Decimal(7_500), Decimal(0), Decimal(7_500), "G")
        for payer, event in ((Payer.PLAN, None), (Payer.IRA, FormEvent.BACKDOOR_IRA))
    )
    forms = (of_plan, of_plan, of_plan, of_ira)
    today = date(2027, 2, 1)
    part = TaxLines(2026, return_lines(forms, result_of("ira", saver, today)), 2, True, forms)
    pages = PdfReader(BytesIO(tax_lines_pdf(part, language, paper, today))).pages
    assert len(pages) == 1
    assert texts.share(language, Decimal("0.15")) in pages[0].extract_text()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("see box 7 of Form 1040-X", "see box~7 of Form~1040-X"),
        ("bis 15. April 2027 in Zeile 5b", "bis~15.~April~2027 in Zeile~5b"),
        ("of 1,500 and 2.400,50 $ or 10%", "of 1,500 and 2.400,50 $ or~10%"),
        ("dieses Jahr hängt viel davon ab.", "dieses Jahr hängt viel davon~ab."),
        ("Does it?\nYes, it does.", "Does~it?\nYes, it~does."),
        (
            "vor Abzug von Arbeitnehmersparzulagenbescheinigungen",
            "vor Abzug von Arbeitnehmersparzulagenbescheinigungen",
        ),
        ("by law (26 U.S.C. 414(v)(7), T.D. 10033) and so on", "by law (26~U.S.C.~414(v)(7), T.D. 10033) and so~on"),
    ],
)
def test_a_line_of_the_pdf_parts_no_number_from_its_word_and_leaves_no_word_alone(words: str, kept: str) -> None:
    assert marked(words) == kept.replace("~", "\u00a0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pay_date_that_new_year_moves_is_explained_beside_the_table_that_has_it(language: str) -> None:
    due, not_due = (
        result_of("mega", employee(job_next_pay_date=day), date(2026, 11, 30)) for day in ("2026-12-04", "2026-12-11")
    )
    why = texts.text(language, "election.new_year")
    assert why in personal_plan(due, language).warnings
    assert why not in personal_plan(not_due, language).warnings
    assert " ".join(texts.plain(why).split()) in " ".join(plan_text(due, language).split())


@pytest.mark.parametrize(
    ("lines", "fitting", "here"), [(18, 40, 18), (18, 9, 9), (18, 15, 12), (13, 11, 7), (24, 24, 24), (60, 40, 40)]
)
def test_a_parted_table_leaves_no_few_lines_for_the_next_page(lines: int, fitting: int, here: int) -> None:
    assert _lines_here(lines, fitting) == here


LONG_TABLE = employee(
    job_pay_schedule="semimonthly", job_pay=210_000, job_pay_per_date=7_500, job_bonus_to_come=30_000
) | {"job.next_pay_date": "2026-02-13", "job.net_pay": 5_000}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_bonus_adds_stands_below_the_dates_of_a_long_table(language: str) -> None:
    result = result_of("mega", LONG_TABLE, date(2026, 2, 2))
    table = personal_plan(result, language).paychecks
    assert table
    assert [line for line in table.above if texts.text(language, "pdf.pay_date.bonus") in line] == []
    assert [line.split(" · ")[0] for line in table.below] == [texts.text(language, "pdf.pay_date.bonus")]
    said = plan_text(result, language)
    assert said.index(table.rows[-1][0]) < said.index(table.below[0][:20])
    short = personal_plan(result_of("mega", LONG_TABLE | {"job.next_pay_date": "2026-12-15"}, date(2026, 12, 1)), "en")
    assert short.paychecks
    assert short.paychecks.below == ()


def test_a_letter_stands_on_one_page_with_what_it_means_in_german() -> None:
    unsure = employee_and_owner(
        age_band="60_63",
        business_plan="unsure",
        job_after_tax="unsure",
        job_deferrals=30_000,
        job_next_pay_date="2026-03-13",
        job_route="unsure",
    )
    pages = PdfReader(BytesIO(plan_pdf(result_of("mega", unsure, date(2026, 3, 10)), "de"))).pages
    said = [page.extract_text() for page in pages]
    gloss = texts.text("de", "pdf.gloss")
    assert sum(page.count(gloss) for page in said) == 2
    assert [page.count(gloss) for page in said] == [page.count("Thank you!") for page in said]


def test_an_amount_stands_on_the_line_of_its_number() -> None:
    lines = personal_plan(result_of("ira", ira_saver(), date(2026, 11, 30)), "de").forms[-1]
    assert lines.count("Zeile\u00a0") == len(re.findall(r"Zeile\u00a0\d+:\u00a0[\d.,]+", lines)) > 9


@pytest.mark.parametrize(
    ("name", "goes_on"),
    [
        ("c1", [False]),
        ("cap and little pay", [False, True, True]),
        ("last paychecks", [False, True]),
        ("catch-up at 62", [False, False]),
        ("ira 9", [False, False, False]),
    ],
)
def test_a_receipt_stays_with_the_one_whose_sum_it_begins_with(name: str, goes_on: list[bool]) -> None:
    assert [bill.goes_on for bill in personal_plan(RESULTS[name], "en").bills] == goes_on


LATE_SUMMER = employee_and_owner(job_next_pay_date="2026-09-11", job_net_pay=4_200)


def pages_said(result: Result, language: str) -> list[str]:
    pages = PdfReader(BytesIO(plan_pdf(result, language))).pages
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_is_parted_from_the_first_step_below_it(language: str) -> None:
    result = result_of("mega", LATE_SUMMER, date(2026, 9, 1))
    first = next(iter(personal_plan(result, language).steps))
    for page in pages_said(result, language):
        heads = (texts.text(language, "pdf.steps"), texts.text(language, "plan.part.job"), f"1. {first.title}")
        assert len({head in page for head in heads}) == 1 or f"1. {first.title}" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipts_of_a_job_beside_a_business_have_their_heading_as_the_steps_do(language: str) -> None:
    job, said = texts.text(language, "plan.part.job"), " ".join(pages_said(RESULTS["job and business"], language))
    assert said.count(job) == 2
    assert job not in " ".join(pages_said(RESULTS["c1"], language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_that_goes_on_has_its_heads_on_each_page(language: str) -> None:
    from_january = employee(job_next_pay_date="2026-01-09", job_net_pay=4_500, job_deferrals=18_000, age_band="50_59")
    result = result_of("mega", from_january)
    table = personal_plan(result, language).paychecks
    assert table
    pages = pages_said(result, language)
    rows = [" ".join(row).replace("\u00a0", " ") for row in table.rows]
    with_rows = [page for page in pages if any(row in page for row in rows)]
    assert len(with_rows) == 2
    assert [page.count(" ".join(table.heads)) for page in with_rows] == [2, 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_answer_stands_below_the_short_ones_and_leaves_no_gap_among_them(language: str) -> None:
    result = result_of("mega", employee(job_employer="match 50% of 6%"))
    long, *others = sorted(personal_plan(result, language).answers, key=lambda row: -len("".join(row)))
    said = pages_said(result, language)[-1]
    assert max(said.rindex(row.label) for row in others) < said.rindex(long.label)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("balance", [0, 42_500])
def test_form_8606_stands_once_among_the_forms_also_where_its_lines_are_known(balance: int, language: str) -> None:
    forms = personal_plan(result_of("ira", ira_saver(ira_balance=balance), date(2026, 11, 30)), language).forms
    assert sum("8606" in form.split("</b>")[0] for form in forms) == 1
