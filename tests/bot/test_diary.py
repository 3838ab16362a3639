"""The diary in the chat: what is written down, its bounds, and that it goes and comes with everything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import orjson
import pytest
from pypdf import PdfReader

from bot import texts
from bot.attachments import File, attachment
from bot.diary import MOST_ENTRIES, DiaryEntry
from bot.events import Command, Pressed, Typed
from bot.ledger import known_by_diary
from bot.messages import Message
from bot.parts import Diary, Words
from bot.rendering.by_diary import room_by_diary
from bot.session import Session
from bot.takeaway.plan import without_signs
from core.ledger.entries import EntryKind
from core.ledger.state import Bound
from tests.bot.person import YEAR, Person, begun, finished
from tests.profiles import owner

LANGUAGES = ("de", "en")


def entry(number: int, day: date = date(YEAR, 12, 4), amount: int = 1_000) -> DiaryEntry:
    return DiaryEntry(day, EntryKind.AFTER_TAX, Decimal(amount), number=number)


def wrote(person: Person, kind: str, *lines: str) -> Diary:
    """The diary after an entry that was written part by part."""
    person.does(Command("log"))
    person.presses("log:new")
    turn = person.presses(f"log:kind:{kind}")
    for line in lines:
        turn = person.does(Typed(line))
    return next(part for part in turn.parts if isinstance(part, Diary))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_takes_its_part_of_the_room(language: str) -> None:
    person = finished(language=language)
    person.does(Command("log"))
    before = next(part for part in person.does(Command("log")).parts if isinstance(part, Diary)).ledger.room_left
    after = wrote(person, "after_tax", "1,384", "Dec 4").ledger.room_left
    assert before is not None
    assert after == before - 1_384


def test_money_that_the_answers_have_is_not_counted_twice() -> None:
    person = finished({"job.after_tax_so_far": "5000"})
    planned = person.world.today
    assert person.session.counted_on == planned
    diary = wrote(person, "after_tax", "2000", f"2.1.{planned.year}")
    assert diary.before == 3_000
    assert diary.ledger.basis == 5_000
    later = wrote(person, "after_tax", "700", "today")
    assert later.before == 3_000
    assert later.ledger.basis == 5_700


def test_a_question_that_is_open_stays_open_beside_the_diary() -> None:
    person = begun("mega", "en")
    asked = person.asked_id()
    wrote(person, "after_tax", "1384", "today")
    assert person.asked_id() == asked
    assert len(person.session.diary) == 1


def test_a_line_after_another_step_is_no_part_of_an_entry() -> None:
    person = begun("mega", "en")
    person.does(Command("log"))
    person.presses("log:new")
    person.presses("log:kind:after_tax")
    person.does(Command("privacy"))
    person.does(Typed("1384"))
    assert person.session.draft is not None
    assert person.session.draft.amount is None


def test_a_button_of_an_entry_that_has_gone_changes_no_other() -> None:
    person = finished()
    wrote(person, "after_tax", "1384", "today")
    person.presses("log:delete:1")
    wrote(person, "employer", "200", "today")
    person.presses("log:delete:1")
    assert [each.number for each in person.session.diary] == [2]


@pytest.mark.parametrize("data", ["log:", "log:x", "log:kind:x", "log:kind:after_tax", "log:day:x", "log:entry:9"])
def test_a_forged_button_writes_nothing(data: str) -> None:
    person = finished()
    person.presses(data)
    assert person.session.diary == []
    assert person.session.draft is None


def test_a_diary_that_is_full_takes_no_further_entry() -> None:
    person = finished()
    person.session.diary = [entry(number) for number in range(1, MOST_ENTRIES + 1)]
    turn = person.presses("log:new")
    assert [part.key for part in turn.parts if isinstance(part, Words)] == ["diary.full"]
    assert person.session.draft is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_full_diary_is_on_one_screen(language: str) -> None:
    person = finished(language=language)
    person.session.diary = [
        DiaryEntry(
            date(YEAR, 12, 4), EntryKind.CONVERSION, Decimal("99999999.99"), Decimal("11111111.11"), number=number
        )
        for number in range(1, MOST_ENTRIES + 1)
    ]
    for page in (0, 1, 49, 999):
        turn = person.presses(f"log:page:{page}")
        assert any(isinstance(part, Diary) for part in turn.parts)


def test_the_diary_of_a_year_leaves_the_other_years_out() -> None:
    person = finished()
    person.session.diary = [entry(1), entry(2, date(YEAR - 1, 12, 4))]
    shown = next(part for part in person.does(Command("log")).parts if isinstance(part, Diary))
    assert [each.number for each in shown.entries] == [1]


def test_in_january_an_entry_goes_into_the_diary_of_its_year_and_the_plan_counts_for_its_own() -> None:
    person = finished()
    person.world = replace(person.world, today=date(YEAR + 1, 1, 20))
    shown = [
        part for line in ("after-tax 900 am 28.12.", "after-tax 700 am 8.1.") for part in person.does(Typed(line)).parts
    ]
    diaries = [part for part in shown if isinstance(part, Diary)]
    assert [(each.year, each.is_of_plan, each.ledger.room_left is None) for each in diaries] == [
        (YEAR, True, False),
        (YEAR + 1, False, True),
    ]
    assert diaries[1].others == (YEAR,)
    (back,) = person.presses(f"log:page:0:{YEAR}").parts
    assert isinstance(back, Diary)
    assert [each.amount for each in back.entries] == [900]


def test_money_that_only_the_answers_knew_stays_in_the_diary_of_a_year_that_is_left() -> None:
    person = finished({"job.after_tax_so_far": "5000"})
    wrote(person, "conversion", "5000", "none", "today")
    person.does(Command("year", "2027"))
    shown = next(part for part in person.does(Command("log")).parts if isinstance(part, Diary))
    assert (shown.year, shown.ledger.basis, shown.ledger.warnings) == (2027, 0, [])
    assert [float(each.amount) for each in person.session.diary] == [5_000, 5_000]


def test_another_year_than_the_plans_has_no_warnings_and_no_basis() -> None:
    person = finished({"job.after_tax_so_far": "5000"})
    person.session.diary = [DiaryEntry(date(2026, 11, 20), EntryKind.CONVERSION, Decimal(5_000), number=1)]
    person.world = replace(person.world, today=date(2027, 1, 20))
    person.does(Typed("after-tax 900 am 8.1."))
    assert "⚠️" not in person.messages[-1].text


@pytest.mark.parametrize(
    ("line", "gain"),
    [("loss of 100", -100), ("100 Verlust", -100), ("gain 20", 20), ("davon 20 Ertrag", 20), ("-7", -7)],
)
def test_a_gain_or_a_loss_may_be_said_in_words(line: str, gain: int) -> None:
    person = finished()
    wrote(person, "conversion", "2000", line, "today")
    assert person.session.diary[0].gain == gain


def test_the_diary_is_exported_and_deleted_with_everything_else() -> None:
    person = finished()
    wrote(person, "conversion", "2000", "12", "today")
    file = attachment("export", person.session, person.world)
    assert file is not None
    assert orjson.loads(file.content)["kept"]["diary"][0]["amount"] == "2000"
    person.does(Command("delete"))
    person.does(Pressed("delete:yes"))
    assert person.kept is None


def test_a_session_without_a_diary_is_read() -> None:
    assert Session.model_validate({"answers": {}}).diary == []


@pytest.mark.parametrize("line", ["none", "keine", "no", "kein Ertrag", "0"])
def test_no_gain_can_be_said_in_words_and_changes_no_answer(line: str) -> None:
    person = finished()
    before = dict(person.session.answers)
    wrote(person, "conversion", "2000", line, "today")
    assert person.session.diary[0].gain == 0
    assert person.session.answers == before


@pytest.mark.parametrize("line", ["yes", "none", "unsure", "2000 with 12 gain"])
def test_beside_an_entry_that_is_being_written_no_line_changes_an_answer(line: str) -> None:
    person = finished()
    before = dict(person.session.answers)
    person.presses("log:new")
    person.presses("log:kind:after_tax")
    person.does(Typed(line))
    assert person.session.answers == before
    assert person.session.awaits == "entry"


@pytest.mark.parametrize("line", ["diary", "show my log", "mein Buch", "Tagebuch"])
def test_the_diary_is_opened_by_its_name(line: str) -> None:
    assert any(isinstance(part, Diary) for part in finished().does(Typed(line)).parts)


@pytest.mark.parametrize("line", ["what is a diary", "buch einen flug", "log in", "no"])
def test_a_line_with_more_in_it_opens_no_diary(line: str) -> None:
    assert not any(isinstance(part, Diary) for part in finished().does(Typed(line)).parts)


def test_another_answer_given_later_leaves_the_money_since_then_apart() -> None:
    person = finished({"job.after_tax_so_far": "5000"})
    wrote(person, "after_tax", "700", "today")
    person.world = replace(person.world, today=person.world.today + timedelta(5))
    person.presses("change:job.after_tax_so_far")
    person.presses("job.after_tax_so_far:<")
    person.does(Command("change"))
    person.presses("change:residence")
    person.answers("us")
    shown = next(part for part in person.does(Command("log")).parts if isinstance(part, Diary))
    assert (shown.before, shown.ledger.basis) == (5_000, 5_700)


def test_the_money_counted_anew_has_the_entries_before_in_it() -> None:
    person = finished({"job.after_tax_so_far": "5000"})
    wrote(person, "after_tax", "700", "today")
    person.world = replace(person.world, today=person.world.today + timedelta(5))
    person.presses("change:job.after_tax_so_far")
    person.answers("5700")
    shown = next(part for part in person.does(Command("log")).parts if isinstance(part, Diary))
    assert (shown.before, shown.ledger.basis) == (5_000, 5_700)


def test_only_a_new_entry_can_be_undone_because_undoing_a_change_would_delete_it() -> None:
    person = finished()
    assert wrote(person, "after_tax", "700", "today").noted is not None
    person.presses("log:amount:1")
    changed = next(part for part in person.does(Typed("800")).parts if isinstance(part, Diary))
    assert changed.noted is None
    assert [each.amount for each in changed.entries] == [800]


@pytest.mark.parametrize("language", LANGUAGES)
def test_diary_and_result_name_one_number_and_why_it_is_less_than_the_limits_leave(language: str) -> None:
    person = finished({"job.net_pay": 4_000, "job.deferrals": 24_500}, language)
    diary = wrote(person, "after_tax", "1,000", "Dec 4")
    assert diary.ledger.bound_by is Bound.TAKE_HOME
    possible = texts.money(language, diary.ledger.still_possible or Decimal(0))
    room = texts.money(language, diary.ledger.room_left or Decimal(0))
    assert possible in person.messages[-1].text
    person.presses("plan:result")
    (line,) = [line for line in person.messages[-1].text.splitlines() if line.startswith("📖")]
    assert possible in line
    assert room in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_diary_and_result_tell_one_plan_where_own_deferrals_come_first(language: str) -> None:
    person = finished({"job.net_pay": 4_000, "job.deferrals": 23_500}, language)
    diary = wrote(person, "after_tax", "1,000", "Dec 4")
    ledger = diary.ledger
    assert ledger.bound_by is Bound.DEFERRALS_FIRST
    percents = [
        texts.percent(language, each or Decimal(0)) for each in (ledger.deferrals_raised_percent, ledger.percent_next)
    ]
    (line,) = [line for line in texts.plain(person.messages[-1].text).splitlines() if percents[0] in line]
    assert percents[1] in line
    person.presses("plan:result")
    (line,) = [line for line in person.messages[-1].text.splitlines() if line.startswith("📖")]
    assert texts.money(language, ledger.still_possible or Decimal(0)) in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_pay_to_come_carries_all_that_is_left_there_is_one_number(language: str) -> None:
    full = {"job.net_pay": 4_000, "job.deferrals": 24_500, "job.after_tax_so_far": 45_500}
    person = finished(full, language)
    diary = wrote(person, "after_tax", "500", "Dec 4")
    assert diary.ledger.bound_by is None
    person.presses("plan:result")
    (line,) = [line for line in person.messages[-1].text.splitlines() if line.startswith("📖")]
    assert line.count("$") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_say_what_the_result_says_by_the_diary(language: str) -> None:
    person = finished({"job.next_pay_date": "2026-12-04", "job.deferrals": "24500"}, language)
    before = [attachment(kind, person.session, person.world) for kind in ("pdf", "picture")]
    wrote(person, "after_tax", "1,384", "20.11." if language == "de" else "Nov 20")
    known = room_by_diary(known_by_diary(person.session, person.world), language)
    assert known
    assert known in "".join(message.text or "" for message in told(person, "result"))
    said = " ".join(texts.plain(without_signs(known)).split())
    after = [attachment(kind, person.session, person.world) for kind in ("pdf", "picture")]
    assert [said in words_of(file) for file in (*before, *after)] == [False, False, True, True]


@pytest.mark.parametrize(("language", "line"), [("en", "my diary"), ("de", "mein Buch")])
def test_the_diary_is_shown_beside_an_open_question(language: str, line: str) -> None:
    person = begun("mega", language)
    person.goes_on({}, "job.pay")
    parts = person.does(Typed(line)).parts
    assert any(isinstance(part, Diary) for part in parts)
    assert person.asked_id() == "job.pay"


@pytest.mark.parametrize(("language", "line"), [("en", "my salary is only 60,000"), ("de", "nur noch 60.000 Lohn")])
def test_pay_of_an_owner_without_a_job_is_that_of_the_own_corporation(language: str, line: str) -> None:
    given = owner(business_entity="corporation", business_wages=120_000)
    person = finished({key: value for key, value in given.items() if key != "business.profit"}, language)
    person.does(Typed(line))
    assert str(person.session.answers["business.wages"]) == "60000"
    assert "job.pay" not in person.session.answers


@pytest.mark.parametrize(
    ("language", "line"), [("en", "20,000 employer on Nov 20"), ("de", "20.000 Arbeitgeber am 20.11.")]
)
def test_employer_money_of_an_owner_leaves_less_room_in_result_and_next_step(language: str, line: str) -> None:
    person = finished(owner(), language)
    told(person, line)
    left = texts.money(language, Decimal(27_500))
    for asked in ("result", "what is next"):
        assert left in "".join(message.text or "" for message in told(person, asked))


def told(person: Person, line: str) -> list[Message]:
    person.does(Typed(line))
    return person.messages


def words_of(file: File | None) -> str:
    """What a picture's caption or a document says, in one line."""
    assert file is not None
    if file.is_picture:
        return " ".join((file.caption or "").split())
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(file.content)).pages).split())


def test_after_tax_money_above_what_a_plan_takes_in_a_year_is_asked_back() -> None:
    person = begun("mega", "en")
    person.goes_on({}, "job.after_tax_so_far")
    person.does(Typed("207,000"))
    assert person.asked_id() == "job.after_tax_so_far"
    assert "job.after_tax_so_far:207000" in [button.data for button in person.buttons()]
