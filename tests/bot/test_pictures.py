from __future__ import annotations

import itertools
import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from bot import texts
from bot.rendering.business import business_left, shared_limit
from bot.rendering.headline import headline
from bot.rendering.take_home import nothing_left
from bot.takeaway.canvas import BOLD, INNER, LEAD, MARGIN, REGULAR, WIDTH, Box, Canvas, wrapped
from bot.takeaway.caption import CAPTION, caption, headline_lines
from bot.takeaway.growth_chart import growth_caption, growth_card, growth_picture
from bot.takeaway.picture import COLOURS, after_tax_card, after_tax_picture
from bot.takeaway.plan import without_signs
from core.filling import job_filling, solo_fillings
from core.growth import Assumptions
from tests.documents_looked_at import CAPPED, PROFILES, RESULTS, SEPTEMBER
from tests.profiles import employee, employee_and_owner, form_holder, owner, result_of

LANGUAGES = ("en", "de")
DRAWABLE = sorted(PROFILES)
DRAWN = ("picture.", "pdf.", "ics.", "hr.", "outcome.", "step.", "warning.", "reason.", "receipt.")
ROUNDING = 2
"""Pixels by which the ink of a letter may pass its own width."""


def overlap(first: Box, second: Box) -> bool:
    beside = first.right <= second.left or second.right <= first.left
    return not (beside or first.bottom <= second.top or second.bottom <= first.top)


def assert_every_text_is_whole(card: Canvas) -> None:
    for words, box in card.texts:
        assert box.left >= MARGIN - ROUNDING, words
        assert box.right <= WIDTH - MARGIN + ROUNDING, words
        assert box.top >= MARGIN - ROUNDING, words
        assert box.bottom <= card.height + ROUNDING, words
    for first, second in itertools.combinations(card.texts, 2):
        assert not overlap(first.box, second.box), (first.words, second.words)


def image_of(name: str, language: str = "en") -> Image.Image:
    drawn = after_tax_picture(RESULTS[name], language)
    assert drawn
    return Image.open(BytesIO(drawn))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DRAWABLE)
def test_every_text_stands_whole_on_the_card_and_none_on_another(name: str, language: str) -> None:
    card = after_tax_card(RESULTS[name], language)
    assert card
    assert_every_text_is_whole(card)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DRAWABLE)
def test_the_caption_says_every_amount_of_the_picture(name: str, language: str) -> None:
    card, said = after_tax_card(RESULTS[name], language), caption(RESULTS[name], language)
    assert card
    assert said
    assert len(said) <= CAPTION
    amounts = [words for words, _ in card.texts if words[:1].isdigit() or words.startswith("$")]
    assert amounts
    # The large amount stands in whole dollars on the picture, and with its cents in the caption.
    assert [amount for amount in amounts if amount.strip("\xa0$") not in said] == []


def test_a_picture_is_as_wide_as_a_phone_shows_it_and_not_too_tall_for_telegram() -> None:
    image = image_of("longest", "de")
    assert image.format == "PNG"
    assert image.width == WIDTH
    assert image.width + image.height < 10_000


def test_a_picture_has_a_ground_of_its_own_so_that_a_dark_chat_does_not_shine_through() -> None:
    image = image_of("c1")
    assert image.mode == "RGB"
    assert image.getpixel((30, 30)) == (0xF6, 0xF6, 0xF3)


@pytest.mark.parametrize("name", ["c1", "limited by pay", "limited by cap", "no pay dates left", "catch-up at 62"])
def test_the_parts_fill_the_limit_exactly_and_catch_up_is_not_among_them(name: str) -> None:
    filling = job_filling(RESULTS[name])
    assert filling
    assert filling.counted_total == filling.limit


def test_cents_that_rounding_leaves_over_are_less_than_a_dollar() -> None:
    filling = job_filling(RESULTS["cents"])
    assert filling
    assert 0 <= filling.limit - filling.counted_total < 2


def test_room_that_the_take_home_pay_cannot_carry_is_drawn_as_lapsing() -> None:
    filling = job_filling(RESULTS["last paychecks"])
    assert filling
    assert ("lapsing", Decimal(29_200)) in filling.counted
    assert filling.amount_of("still_possible") == 12_300


def test_the_line_over_a_small_business_is_what_it_earns_and_not_the_dollar_limit() -> None:
    """26,000 of profit less half of the tax on it is 24,163.16; 90,000 at 62 leave 66,913.70 beside the employer."""
    for name, limits in {"small owner": ("24163.16", "24163.16"), "owner at 62": ("66913.70", "72000")}.items():
        plans = solo_fillings(RESULTS[name])
        assert plans
        assert tuple(plan.limit for plan in plans.values()) == tuple(map(Decimal, limits))


def test_what_a_cap_takes_of_each_pay_date_is_told_from_what_the_pay_cannot_carry() -> None:
    by_cap = job_filling(result_of("mega", CAPPED | {"job.net_pay": 5_100}, SEPTEMBER))
    assert by_cap
    assert by_cap.amount_of("lapsing") == 0
    assert by_cap.amount_of("beyond_cap_of_each_date") == Decimal("13076.93")
    by_both = job_filling(RESULTS["cap and little pay"])
    assert by_both
    assert by_both.amount_of("lapsing") == 10_003
    assert by_both.amount_of("beyond_cap_of_each_date") == Decimal("3073.93")


def test_room_without_pay_to_come_is_unused() -> None:
    filling = job_filling(RESULTS["no pay dates left"])
    assert filling
    assert ("unused", Decimal(31_500)) in filling.counted
    assert filling.amount_of("still_possible") == 0


def test_catch_up_lies_beyond_the_mark_of_the_limit() -> None:
    colour = tuple(bytes.fromhex(COLOURS["catch_up_deferrals"][1:]))
    image = image_of("catch-up at 62")
    middle_of_the_bar = next(y for y in range(300, 600) if image.getpixel((WIDTH - MARGIN - 30, y)) == colour) + 60
    row = [image.getpixel((x, middle_of_the_bar)) for x in range(WIDTH)]
    mark = next(x for x in range(700, WIDTH) if row[x] == (0x1B, 0x1F, 0x24))
    assert row.index(colour) > mark


def test_contributions_above_the_limit_pass_the_mark() -> None:
    filling = job_filling(RESULTS["above the limit"])
    assert filling
    assert filling.counted_total > filling.limit


def test_both_ways_of_a_solo_plan_stand_side_by_side() -> None:
    card = after_tax_card(RESULTS["owner"], "en")
    assert card
    heads = {words: box for words, box in card.texts if words in ("Deduction first", "Roth first")}
    assert heads["Deduction first"].top == heads["Roth first"].top
    assert heads["Deduction first"].right < heads["Roth first"].left


def test_a_job_beside_a_business_has_both_pictures_on_one_card() -> None:
    words = [written.words for written in after_tax_card(RESULTS["job and business"], "en").texts]  # type: ignore[union-attr]
    assert words[0].startswith("Yes. Up to $")
    assert "Your employer’s 401(k) in 2026" in words
    assert "Your solo 401(k) in 2026: two ways" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_that_fills_no_plan_is_drawn_in_words_and_has_no_chart(language: str) -> None:
    without = [name for name, result in RESULTS.items() if not (job_filling(result) or solo_fillings(result))]
    assert {RESULTS[name].assessment.outcome for name in without} >= {
        "plan_lacks_after_tax",
        "not_solo",
        "backdoor",
    }
    for name in without:
        assert_every_text_is_whole(after_tax_card(RESULTS[name], language))
        assert growth_picture(RESULTS[name], language) is None
        assert growth_caption(RESULTS[name], language) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "assumptions",
    [
        Assumptions(),
        Assumptions(1, Decimal("0.5"), Decimal("23.8")),
        Assumptions(60, Decimal(12), Decimal(37)),
        Assumptions(10, Decimal(-3), Decimal(0)),
    ],
)
@pytest.mark.parametrize("name", ["c1", "owner", "a hundred dollars left"])
def test_a_growth_chart_is_whole_and_states_its_assumptions(name: str, assumptions: Assumptions, language: str) -> None:
    card = growth_card(RESULTS[name], language, assumptions)
    assert card
    assert_every_text_is_whole(card)
    said = " ".join(words for words, _ in card.texts)
    assert texts.percent(language, assumptions.annual_return) in said
    assert texts.percent(language, assumptions.tax_on_gain) in said
    assert str(2026 + assumptions.years) in said
    in_words = growth_caption(RESULTS[name], language, assumptions)
    assert in_words
    assert len(in_words) <= CAPTION
    assert [words for words, _ in card.texts if "$" in words[:1] + words[-1:] and words not in in_words] == []


def test_growth_in_roth_is_not_drawn_without_a_way_to_roth() -> None:
    assert growth_picture(RESULTS["no route"], "en") is None


def test_a_chart_of_no_years_is_refused() -> None:
    with pytest.raises(ValueError, match="years"):
        growth_picture(RESULTS["c1"], "en", Assumptions(years=0))


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_the_fonts_have_every_letter_of_the_catalogs(font: object) -> None:
    letters = set(TTFont(str(font)).getBestCmap())
    for language in LANGUAGES:
        for key, forms in texts.catalog(language).items():
            if not key.startswith(DRAWN):
                continue
            said = without_signs(texts.plain("".join(forms)))
            assert {letter for letter in said if ord(letter) not in letters} <= {"\n"}, key


def test_the_drawing_libraries_are_not_loaded_at_start() -> None:
    program = (
        "import sys, bot.__main__, bot.takeaway.picture, bot.takeaway.pdf, bot.takeaway.calendar_file;"
        "import bot.command_line.report;"
        "print({'PIL', 'fpdf', 'icalendar', 'fontTools'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_paid_in_is_said_large_where_nothing_more_can_be(language: str) -> None:
    said = [text.words for text in after_tax_card(RESULTS["no pay dates left"], language).texts]
    assert texts.money(language, Decimal(10_000)) in said
    assert texts.money(language, Decimal(0)) not in said


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "That leaves $56,805 of the profit, before income tax.",
            ["That leaves $56,805 of the profit, before", "income tax."],
        ),
        (
            "The plan must exist, and the money be in it, by Dec 31.",
            ["The plan must exist, and the money be in it, by", "Dec 31."],
        ),
        ("A line for itself.", ["A line for itself."]),
    ],
)
def test_a_line_of_a_picture_parts_no_number_from_its_word_and_leaves_no_word_alone(
    words: str, lines: list[str]
) -> None:
    assert wrapped(words, LEAD, INNER) == lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_says_that_nothing_is_left_to_live_on_where_the_headline_does(language: str) -> None:
    for net_pay, is_said in ((3_000, True), ("unsure", True), (6_000, False)):
        chosen = {"job_take": "10%"} if net_pay == 6_000 else {}
        profile = employee(job_next_pay_date="2026-12-11", job_net_pay=net_pay, **chosen)
        result = result_of("mega", profile, date(2026, 12, 1))
        said = " ".join(written.words for written in after_tax_card(result, language).texts)
        nothing = [texts.plain(line) for line in nothing_left(result, language, half=False)]
        assert bool(nothing) is is_said
        assert [line for line in nothing if line not in said] == []
        assert_every_text_is_whole(after_tax_card(result, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_chosen_is_not_called_what_can_still_go_in(language: str) -> None:
    chosen, possible = (texts.text(language, f"picture.part.{name}") for name in ("chosen", "still_possible"))
    for name, said, not_said in (("half of it", chosen, possible), ("c1", possible, chosen)):
        words = [written.words for written in after_tax_card(RESULTS[name], language).texts]
        assert said in words
        assert not_said not in words
        assert f"• {said}: " in caption(RESULTS[name], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_stands_apart_from_its_amount_however_long_both_are(language: str) -> None:
    profile = employee(job_next_pay_date="2026-12-04", job_net_pay="6543.21", job_cap="29.11%")
    card = after_tax_card(result_of("mega", profile, date(2026, 12, 1)), language)
    amounts = [written.box for written in card.texts if written.box.right >= WIDTH - MARGIN - 12]
    between = [
        amount.left - label.box.right
        for amount, label in itertools.product(amounts, card.texts)
        if abs(label.box.top - amount.top) < 20 and label.box.right <= amount.left
    ]
    assert len(between) >= 4
    assert min(between) >= 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_way_to_roth_the_picture_says_the_headline_s_room_large(language: str) -> None:
    profile = employee(job_route="none", job_leaving="no", job_next_pay_date="2026-12-04", job_net_pay=4_000)
    result = result_of("mega", profile, date(2026, 12, 1))
    large = max(after_tax_card(result, language).texts, key=lambda written: written.box.bottom - written.box.top)
    assert large.words == texts.money(language, Decimal(41_500))
    assert large.words in headline(result, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_document_that_takes_none_says_so_before_what_another_would_take(language: str) -> None:
    result = result_of("mega", owner(business_plan="standard"))
    said = [written.words for written in after_tax_card(result, language).texts]
    another, amount = texts.text(language, "picture.solo.with_another"), texts.money(language, Decimal(47_500))
    assert " ".join(said).index(headline_lines(result, language)[0]) < " ".join(said).index(another)
    assert said.index(another) < said.index(amount)
    assert another in caption(result, language)
    beside = result_of("mega", employee_and_owner(business_plan="standard", job_after_tax="no"))
    assert texts.money(language, Decimal(72_000)) in [each.words for each in after_tax_card(beside, language).texts]
    assert_every_text_is_whole(after_tax_card(result, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_picture_says_nothing_large_but_why_there_is_nothing(language: str) -> None:
    nothing = texts.money(language, Decimal(0))
    beside = result_of("mega", employee_and_owner(job_employer=47_500, job_next_pay_date="2026-01-09"))
    for result in (*RESULTS.values(), beside):
        large = max(after_tax_card(result, language).texts, key=lambda written: written.box.bottom - written.box.top)
        assert large.words != nothing
    for name in ("end of the year", "year over"):
        words = " ".join(written.words for written in after_tax_card(RESULTS[name], language).texts)
        assert headline_lines(RESULTS[name], language)[0] in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_names_the_amount_that_the_picture_says_large(language: str) -> None:
    large, title = (
        max(card.texts, key=lambda written: written.box.bottom - written.box.top).words
        for card in (after_tax_card(CENTS, language), growth_card(CENTS, language, Assumptions()))
        if card
    )
    assert large in title


CENTS = result_of("mega", employee(job_next_pay_date="2026-12-04", job_net_pay="1333.59"), date(2026, 12, 1))
"""Whose take-home pay carries 4,000.77."""

LEADING = {
    "owner": "47,500",
    "owner at 62": "47,500",
    "large owner": "47,500",
    "corporation": "47,500",
    "owner without a plan": "47,500",
}
"""Businesses that lead a result, with the amount of its headline."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LEADING)
def test_the_picture_of_a_business_says_the_headline_s_amount_large_and_what_is_left(name: str, language: str) -> None:
    amount = texts.money(language, Decimal(LEADING[name].replace(",", "")))
    card, result = after_tax_card(RESULTS[name], language), RESULTS[name]
    large = max(card.texts, key=lambda written: written.box.bottom - written.box.top)
    assert large.words == amount
    assert amount in headline(result, language)
    said = " ".join(written.words for written in card.texts)
    assert business_left(result, language)
    assert business_left(result, language) in said
    assert business_left(result, language) in caption(result, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_business_beside_a_job_without_room_says_both(language: str) -> None:
    result = result_of("mega", employee_and_owner(job_after_tax="no"))
    said = " ".join(written.words for written in after_tax_card(result, language).texts)
    verdict, job = texts.plain(headline(result, language)).split("\n")
    assert texts.money(language, Decimal(72_000)) in verdict
    assert without_signs(job).strip() in said
    assert_every_text_is_whole(after_tax_card(result, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_business_that_can_pay_in_nothing_says_so_and_names_no_amount_large(language: str) -> None:
    for result in (
        result_of("mega", owner(business_plan="none", business_profit=26_000)),
        result_of("mega", owner(tax_year=2026), date(2027, 3, 1)),
    ):
        card = after_tax_card(result, language)
        said = [written.words for written in card.texts]
        assert without_signs(texts.plain(headline(result, language).split("\n")[0])).strip() in " ".join(said)
        assert texts.text(language, "picture.solo.hero") not in said
        assert_every_text_is_whole(card)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("spare", "after_tax", "left"), [(40_000, 4_250, 50_503), (10_000, 0, 80_503)])
def test_the_picture_of_what_an_owner_has_chosen_says_it_and_what_is_left(
    spare: int, after_tax: int, left: int, language: str
) -> None:
    """98,000 of wages less 7,497 of payroll tax and the choice; 24,500 and 11,250 of it are own deferrals at 62."""
    corporation = owner(age_band="60_63", business_entity="corporation", business_wages=98_000, business_spare=spare)
    result = result_of("mega", corporation)
    card, words = after_tax_card(result, language), caption(result, language)
    said = " ".join(written.words for written in card.texts)
    in_all = texts.text(language, "picture.solo.total", total=texts.money(language, Decimal(spare)))
    assert in_all in said
    assert in_all in words
    assert texts.money(language, Decimal(left)) in business_left(result, language)
    assert business_left(result, language) in said
    assert (texts.text(language, "picture.hero.less") in said) is bool(after_tax)
    assert texts.text(language, "picture.solo.hero") not in said
    assert_every_text_is_whole(card)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_403b", ["yes", "no"])
def test_a_403b_beside_a_business_is_drawn_with_the_limit_that_both_share(is_403b: str, language: str) -> None:
    result = result_of("mega", employee_and_owner(job_is_403b=is_403b), date(2026, 11, 30))
    card, words = after_tax_card(result, language), caption(result, language)
    said = " ".join(written.words for written in card.texts)
    shared = texts.plain(shared_limit(result, language))
    assert bool(shared) is (is_403b == "yes")
    assert shared in said
    assert shared in words
    assert len(words) <= CAPTION
    line = texts.text(language, "picture.solo.limit.shared", limit=texts.money(language, Decimal(72_000)))
    assert (line in said) is (is_403b == "yes")
    assert_every_text_is_whole(card)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_form_names_what_is_wrong_with_it(language: str) -> None:
    wrong = result_of("form_1099r", form_holder(form_box_2a=32_400))
    point = texts.text(language, "reason.taxable_amount_too_high")
    assert point in " ".join(written.words for written in after_tax_card(wrong, language).texts)
    assert point in caption(wrong, language)
    assert point not in caption(result_of("form_1099r", form_holder()), language)
