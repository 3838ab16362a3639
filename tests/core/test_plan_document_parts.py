"""The reader's parts: lines without running heads, sentences across pages, tables, and documents of two minds."""

import pytest

from core.plan_document import Finding, read_plan
from core.plan_document.lines import joined, lines_of
from core.plan_document.passages import passages_of, sentences

YES = "You may make after-tax contributions."
NO = "After-tax contributions are not permitted."


def values(*pages: str) -> dict[str, str]:
    return {finding.question: finding.value for finding in read_plan(pages)}


def finding(question: str, *pages: str) -> Finding | None:
    return next((each for each in read_plan(pages) if each.question == question), None)


def printed(*pages: str) -> list[str]:
    return [line.text for line in lines_of(pages) if line.text]


def test_nothing_is_said_by_nothing() -> None:
    assert read_plan([]) == ()
    assert read_plan(["", "  \n "]) == ()


def test_lines_that_come_back_at_the_edge_of_each_page_are_left_out() -> None:
    pages = [
        f"The Harrow Plan\nText {word} only.\nSection {word}\nPage {number} of 4"
        for number, word in enumerate("abcd", 1)
    ]

    assert printed(*pages) == [line for page in pages for line in page.splitlines()[1:3]]


def test_a_single_page_keeps_its_first_and_last_line() -> None:
    assert printed("After-Tax\n12") == ["After-Tax", "12"]


def test_a_page_number_alone_is_left_out_of_a_longer_document() -> None:
    assert printed("One.\n- 1 -", "Two.\nii", "Three.\n3 / 3") == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    "contents",
    [
        "After-tax contributions are permitted ........ 12",
        "Contents\nAfter-tax contributions are permitted 12\nLoans are permitted 14\nRoth is permitted 15\nAppeals 16",
    ],
    ids=["dots", "headed"],
)
def test_a_table_of_contents_is_no_permission(contents: str) -> None:
    assert values(contents, "Welcome to the Plan.") == {}


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("voluntary contri-", "butions", "voluntary contributions"),
        ("after-", "tax money", "after-tax money"),
        ("in-", "service", "in-service"),
        ("non-", "Roth", "non-Roth"),
        ("the well-", "known fund", "the wellknown fund"),
        ("con\u00ad", "tribute", "contribute"),
        ("pay of 10 -", "20%", "pay of 10 - 20%"),
        ("plain", "words", "plain words"),
    ],
)
def test_words_hyphenated_at_a_line_end_are_healed_and_compounds_kept(first: str, second: str, whole: str) -> None:
    assert joined(first, second) == whole


def test_a_sentence_that_runs_over_a_page_belongs_to_the_page_on_which_it_begins() -> None:
    found = finding(
        "job.after_tax",
        "The Plan\n\nWelcome. You may make\n\n7",
        "The Plan\n\nafter-tax contributions each month. More.",
    )

    assert found is not None
    assert (found.page, found.value) == (1, "yes")


def test_abbreviations_and_answers_do_not_end_a_sentence() -> None:
    text = "Acme Co. Inc. pays, e.g. Monthly or so. See No. 4 below. Q. Why? A. Because."

    assert [sentence for _, sentence in sentences(text)] == [
        "Acme Co. Inc. pays, e.g. Monthly or so.",
        "See No. 4 below.",
        "Q. Why?",
        "A. Because.",
    ]


def test_a_paragraph_after_a_list_is_no_part_of_it() -> None:
    text = "You may not contribute:\n- employer stock\n- property\n\nAfter-tax contributions are allowed."

    assert values(text) == {"job.after_tax": "yes"}


def test_a_wrapped_item_goes_on_and_a_wrapped_box_keeps_its_line() -> None:
    passages = passages_of(lines_of(["Sources are:\n- the after-tax\n  account\n- the match\n[X] Yes"]))

    assert [(passage.kind, passage.text) for passage in passages] == [
        ("sentence", "Sources are:"),
        ("item", "the after-tax account"),
        ("item", "the match"),
        ("box", ""),
    ]


def test_a_table_after_a_lead_in_stands_under_it() -> None:
    text = "You can withdraw while employed from:\nPre-tax   No\nAfter-tax   Yes"

    assert values(text) == {"job.route": "withdrawal"}


def test_the_wrapped_cells_of_a_row_are_put_together() -> None:
    text = (
        "Source        Offered    Limit\n"
        "Pre-tax       Yes        50% of\n"
        "                         pay\n"
        "After-tax     Yes        up to 10% of\n"
        "                         eligible pay"
    )

    found = finding("job.cap", text)

    assert found is not None
    assert (found.value, found.quote) == ("10%", "After-tax Yes up to 10% of eligible pay")


def test_a_table_without_rows_under_its_head_says_nothing() -> None:
    assert values("Source      Offered      Limit") == {}


def test_cells_left_empty_are_told_by_where_the_others_stand() -> None:
    head = "Source           Contribute?      Match?      Withdraw at any time?"
    text = f"{head}\nAfter-tax                                     Yes"

    assert values(text) == {"job.route": "withdrawal"}


def test_a_document_that_says_both_yes_and_no_is_unsure() -> None:
    found = finding("job.after_tax", YES, NO)

    assert found is not None
    assert (found.value, found.page, found.confidence) == ("unsure", 2, "likely")


def test_a_clear_no_outweighs_a_mere_hint() -> None:
    hint = "Once you reach the IRS limit, your contributions continue as after-tax contributions."

    assert values(hint, NO) == {"job.after_tax": "no"}


def test_a_clear_yes_outweighs_a_box_left_open() -> None:
    boxes = "Contributions\n[X] Pre-tax\n[ ] After-tax contributions"

    assert values(YES, boxes) == {"job.after_tax": "yes"}


def test_a_no_for_the_highly_compensated_makes_the_yes_conditional() -> None:
    found = finding("job.after_tax", YES, "Highly compensated employees may not make after-tax contributions.")

    assert found is not None
    assert (found.value, found.condition) == ("yes", "highly_compensated")


def test_a_yes_for_some_gives_way_to_a_no_for_all() -> None:
    some = "Only salaried employees may make after-tax contributions."

    assert values(some, NO) == {"job.after_tax": "no"}


def test_contradicting_sentences_on_withdrawal_are_unsure() -> None:
    free = "You may withdraw your after-tax contributions at any time."
    locked = "After-tax contributions may be withdrawn only after you leave the company."

    assert values(free, locked) == {"job.route": "unsure"}


def test_a_likely_withdrawal_gives_way_to_a_clear_none() -> None:
    hint = "The minimum withdrawal from your after-tax account is $500."
    locked = "After-tax contributions may be withdrawn only after you leave the company."

    assert values(hint, locked) == {"job.route": "none"}


def test_a_general_conversion_right_gives_way_where_after_tax_money_is_left_out() -> None:
    general = "You may convert any vested non-Roth money in your account to Roth within the Plan."

    assert values(general) == {"job.route": "in_plan"}
    assert values(general, "After-tax money cannot be converted to Roth within the Plan.") == {}


def test_where_roth_is_called_after_tax_a_bare_after_tax_proves_nothing() -> None:
    called = "Roth after-tax contributions are made from taxed pay."

    assert values(called, YES) == {}
    assert values(called, "You may make non-Roth after-tax contributions.") == {"job.after_tax": "yes"}


def test_the_highly_compensated_condition_of_a_route_is_told() -> None:
    found = finding(
        "job.route", "Except officers, highly compensated employees may withdraw after-tax contributions at any time."
    )

    assert found is None or found.condition == "highly_compensated"


def test_a_text_without_a_full_stop_for_pages_is_not_a_sentence() -> None:
    assert values("after-tax contributions are permitted " * 100) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Roth conversion means a transfer of after-tax money to Roth.",
        "In-plan conversions\nAfter-tax   After age 59½",
        "ADP and ACP testing\n[X] Current year\n[ ] After-tax contributions tested separately",
        "You may borrow what is payable from your after-tax account.",
    ],
    ids=["a definition", "an age in a cell", "a test", "a loan"],
)
def test_a_mention_is_no_permission(text: str) -> None:
    assert values(text) == {}


def test_a_ticked_box_that_points_to_the_employer_is_unsure() -> None:
    text = "After-tax contributions\n[X] if the Employer so elects\n[ ] never"

    assert values(text) == {"job.after_tax": "unsure"}


def test_a_withdrawal_box_that_points_to_the_employer_is_unsure() -> None:
    text = "In-service withdrawal of after-tax contributions\n[X] if the Employer so elects\n[ ] never"

    assert values(text) == {"job.route": "unsure"}


def test_a_question_without_its_mark_in_a_table_of_contents_says_nothing() -> None:
    contents = (
        "What are the advantages of making Roth contributions\n"
        "Am I permitted to make after-tax contributions other than Roth contributions\n"
        "Is it possible to convert after-tax contributions to Roth contributions in the Plan"
    )

    assert values(contents) == {}
