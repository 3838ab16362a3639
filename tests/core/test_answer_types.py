"""How an answer is read: the amount grammar of core/README.md, section 5, and what is refused with which reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.amount_types import Dollars, DollarsOr
from core.amounts import Percent, Problem, read_dollars, read_percent
from core.answer_types import YES_NO_UNSURE, AnswerType, BoxCode, WholeNumber

CAP = DollarsOr(("none", "unsure"), percent=True)
PAY_DATES = WholeNumber(0, 53)


def reason(answer_type: AnswerType[object], given: object) -> str:
    with pytest.raises(Problem) as caught:
        answer_type.read(given)
    return caught.value.reason


@pytest.mark.parametrize(
    "text",
    [
        "24500",
        "24.500",
        "24,500",
        "24 500",
        "24'500",
        "24\u2019500",
        "24\u00a0500",
        "24\u202f500",
        "$24,500",
        "24.500 $",
        "24.500,00",
        "24,500.00",
        "24,5k",
        "24.5k",
        "24.5 K",
        "24 Tsd",
        "USD 24500",
        " 24500 usd ",
        "US$24,500",
        "24.500 US-Dollar",
        "24500 dollars",
        "24.500\u00a0$",
        "24.500,-",
        "24'500.- $",
        "0024500",
    ],
)
def test_each_way_of_writing_24500_is_read(text: str) -> None:
    expected = 24_000 if "Tsd" in text else 24_500
    assert Dollars().read(text) == expected


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0,5 Mio", "500000"),
        ("1,25 Mio.", "1250000"),
        ("2 Millionen", "2000000"),
        ("1.5m", "1500000"),
        ("24 Tausend", "24000"),
        ("0", "0"),
        ("0,50", "0.50"),
        ("6.5", "6.5"),
        ("24.5", "24.5"),
        ("24,50", "24.50"),
        ("1.234.567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567,8", "1234567.8"),
        ("1 234 567", "1234567"),
        ("999", "999"),
        ("1.000", "1000"),
        ("100000000", "100000000"),
    ],
)
def test_a_mark_before_three_digits_groups_and_before_one_or_two_is_decimal(text: str, amount: str) -> None:
    assert Dollars().read(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "24,5000",
        "1.2.3",
        "12,34,5",
        "1.234,567",
        "1,234.567,89",
        "1,234,56",
        "1.234.56",
        "24,500k",
        "24.500 Tsd",
        "0.500",
        "24.",
        ".5",
        "24,,500",
        "1 23",
        "24.500-",
        "12 34",
        "24_500",
        "1e3",
        "inf",
        "NaN",
        "24500 xyz",
        "24 Stück",
        "abc",
        "",
        " ",
        "k",
        "$",
        "6%",
        "٢٤٥٠٠",
        "24500 24500",
        "(24500)",
        "9" * 65,
    ],
)
def test_what_has_two_readings_or_none_is_refused(text: str) -> None:
    assert reason(Dollars(), text) == "not_a_number"


@pytest.mark.parametrize("text", ["24.500 €", "24500 EUR", "24500 euro", "£24500", "24500 CHF", "GBP 5"])
def test_another_currency_is_named_as_the_reason(text: str) -> None:
    assert reason(Dollars(), text) == "other_currency"


@pytest.mark.parametrize("given", ["-5", "\u22125", "- 5", "\u20135", "-$5", "$-5", "-5k", -5, -0.5])
def test_a_negative_amount_is_refused(given: object) -> None:
    assert reason(Dollars(), given) == "negative"
    assert reason(CAP, given) == "negative"


@pytest.mark.parametrize("given", ["-5.000", "\u22125000 $", -5000])
def test_a_loss_of_a_business_is_read(given: object) -> None:
    assert Dollars(negative=True).read(given) == -5000


@pytest.mark.parametrize("given", ["100000000,01", "100.000.001", "101 Mio", 100_000_001, 1e300, float("inf"), 10**40])
def test_above_100_million_is_refused_with_the_bound(given: object) -> None:
    with pytest.raises(Problem) as caught:
        Dollars().read(given)
    assert caught.value.reason == "too_large"
    assert caught.value.bounds == {"maximum": Decimal(100_000_000)}


def test_a_loss_beyond_100_million_is_refused() -> None:
    assert reason(Dollars(negative=True), float("-inf")) == "too_large"
    assert reason(Dollars(negative=True), -100_000_001) == "too_large"


@pytest.mark.parametrize("given", [True, None, [], {}, float("nan")])
def test_what_is_no_number_in_json_is_refused(given: object) -> None:
    assert reason(Dollars(), given) == "not_a_number"


@pytest.mark.parametrize(("given", "amount"), [(24500, "24500"), (24500.5, "24500.5"), (0.1, "0.1"), (0, "0")])
def test_a_json_number_is_read_exactly(given: object, amount: str) -> None:
    assert Dollars().read(given) == Decimal(amount)


def written(cents: int, group: str, mark: str) -> str:
    """An amount as people write it: grouped by `group`, two decimals behind `mark` where there are cents."""
    whole = f"{cents // 100:,}".replace(",", group)
    return f"{whole}{mark}{cents % 100:02d}" if cents % 100 else whole


@given(
    st.integers(0, 10**10),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", "."), ("", ",")]),
)
def test_every_amount_is_read_back_as_written(cents: int, marks: tuple[str, str]) -> None:
    text = written(cents, *marks)
    for shown in (text, f"$ {text}", f"{text}\u00a0$", f"USD {text}"):
        assert read_dollars(shown) == Decimal(cents) / 100


def outcome_of(answer_type: AnswerType[object], text: str) -> str:
    """`read`, or the reason why not; any other error fails the test."""
    try:
        answer_type.read(text)
    except Problem as problem:
        return problem.reason
    return "read"


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    for answer_type in (Dollars(), CAP, PAY_DATES, BoxCode(), YES_NO_UNSURE):
        assert outcome_of(answer_type, text)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("6%", "6"),
        ("6 %", "6"),
        ("6,5 %", "6.5"),
        ("6.5 percent", "6.5"),
        ("6 Prozent", "6"),
        ("0%", "0"),
        ("100 %", "100"),
        ("12,25 pct.", "12.25"),
        ("6\u00a0%", "6"),
    ],
)
def test_a_percentage_is_read(text: str, rate: str) -> None:
    assert CAP.read(text) == Percent(Decimal(rate))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("101%", "above_100_percent"),
        ("100,01 %", "above_100_percent"),
        ("-6%", "negative"),
        ("6,555 %", "not_a_number"),
        ("1.000 %", "not_a_number"),
        ("six %", "not_a_number"),
        ("%", "not_a_number"),
    ],
)
def test_an_impossible_percentage_is_refused(text: str, why: str) -> None:
    assert reason(CAP, text) == why


def test_a_long_text_speaks_of_no_percentage() -> None:
    assert read_percent("6" * 70 + "%") is None
    assert reason(CAP, "6" * 70 + "%") == "not_a_number"


def test_a_percentage_is_refused_where_only_dollars_are_asked() -> None:
    assert reason(DollarsOr(("all",)), "6%") == "not_a_number"


def test_a_percentage_of_pay_is_exact() -> None:
    assert Percent(Decimal("6.5")).of(Decimal(1001)) == Decimal("65.065")


@pytest.mark.parametrize("text", ["none", " None ", "NONE"])
def test_a_code_beside_an_amount_is_read_without_regard_to_case(text: str) -> None:
    assert CAP.read(text) == "none"


def test_an_amount_beside_codes_is_read() -> None:
    assert CAP.read("20.000") == 20_000
    assert CAP.read(20_000) == 20_000


@pytest.mark.parametrize("text", ["unsure", "UNSURE", " unsure "])
def test_a_choice_is_read_without_regard_to_case(text: str) -> None:
    assert YES_NO_UNSURE.read(text) == "unsure"


@pytest.mark.parametrize("given", ["maybe", "", 1, True, None, ["yes"]])
def test_what_is_not_in_the_list_is_no_choice(given: object) -> None:
    assert reason(YES_NO_UNSURE, given) == "not_a_choice"


@pytest.mark.parametrize(("given", "count"), [("0", 0), ("53", 53), (" 26 ", 26), (26, 26), (26.0, 26), ("26,0", 26)])
def test_pay_dates_from_0_to_53_are_read(given: object, count: int) -> None:
    assert PAY_DATES.read(given) == count


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("54", "out_of_range"),
        (54, "out_of_range"),
        ("-1", "negative"),
        (-1, "negative"),
        ("2,5", "not_a_whole_number"),
        (2.5, "not_a_whole_number"),
        ("3 Mio", "not_a_number"),
        ("$3", "not_a_number"),
        ("three", "not_a_number"),
        (True, "not_a_number"),
    ],
)
def test_no_other_count_of_pay_dates_is_taken(given: object, why: str) -> None:
    assert reason(PAY_DATES, given) == why


def test_a_count_out_of_range_says_the_range() -> None:
    with pytest.raises(Problem) as caught:
        PAY_DATES.read(54)
    assert caught.value.bounds == {"minimum": 0, "maximum": 53}


def test_a_range_that_does_not_start_at_zero_refuses_negatives_as_out_of_range() -> None:
    assert reason(WholeNumber(1900, 9999), -5) == "out_of_range"


@pytest.mark.parametrize(
    ("given", "code"), [("G", "G"), ("g", "G"), (1, "1"), ("4 g", "4G"), (" 7 ", "7"), ("1B", "1B")]
)
def test_a_distribution_code_is_read_as_printed(given: object, code: str) -> None:
    assert BoxCode().read(given) == code


@pytest.mark.parametrize("given", ["", "GGG", "I", "O", "§", True, 1.5, None, 123])
def test_what_is_no_distribution_code_is_refused(given: object) -> None:
    assert reason(BoxCode(), given) == "not_a_code"


def test_an_answer_type_without_a_grammar_reads_nothing() -> None:
    with pytest.raises(NotImplementedError):
        AnswerType().read("anything")
