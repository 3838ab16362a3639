"""The year of two spouses in one chat, told in order: two elections, a job change in August, one return, a new year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.events import Command, Due, Event, Pressed, Typed
from bot.languages import LANGUAGES
from tests.bot.person import Person

MAX = {
    "job.next_pay_date": "2026-01-16",
    "job.pay_per_date": "6923.08",
    "job.pay": 180_000,
    "job.deferrals": 24_500,
    "job.employer": "match 50% of 6%",
    "job.net_pay": 4_200,
    "job.bonus_to_come": 10_000,
}
ANNA = {
    "job.next_pay_date": "2026-01-09",
    "job.pay_per_date": "5384.62",
    "job.pay": 140_000,
    "job.deferrals": 15_000,
    "job.employer": "4%",
    "job.after_tax_so_far": 100,
    "job.net_pay": 3_300,
}
GLOBEX = {
    "job.next_pay_date": "2026-08-28",
    "job.pay_per_date": "6000",
    "job.pay": 60_000,
    "job.deferrals": 9_500,
    "job.employer": "4%",
    "job.net_pay": 4_000,
    "elsewhere.related": "no",
}


class Couple(Person):
    """Max and Anna on the days of their year."""

    def on(self, day: str, *events: Event) -> None:
        """It is noon of a day; what is done then follows."""
        noon = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
        self.world = replace(self.world, today=noon.date(), now=noon.timestamp())
        for event in events:
            self.does(event)

    def opens(self, name: str) -> None:
        """Opens a plan by typing its name."""
        self.does(Typed(name))
        assert self.session.name == name

    def figure(self, name: str) -> Decimal:
        """A figure of the open plan."""
        return Decimal(self.world.result(self.session).assessment.figures[name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_year_of_a_couple(language: str) -> None:
    couple = Couple(language, (2026, date(2026, 1, 5)))
    both_elect(couple, language)
    a_payday(couple)
    a_bonus(couple)
    anna_changes_jobs(couple)
    one_return(couple)
    a_new_year(couple)


def both_elect(couple: Couple, language: str) -> None:
    """January: 72,000 less 24,500 and 5,400 over 26 paychecks; and 72,000 less 15,000 and 5,600."""
    couple.on("2026-01-05", Command("start", f"{language}_check"))
    couple.goes_on(MAX)
    assert (couple.figure("after_tax_room"), couple.figure("per_pay_date")) == (42_100, Decimal("1619.23"))
    couple.presses("profile:rename")
    couple.does(Typed("Max"))
    couple.presses("profile:spouse")
    couple.does(Typed("Anna"))
    couple.goes_on(ANNA)
    assert couple.figure("after_tax_room") == 51_400
    couple.presses("zone:America/New_York@2")
    couple.presses("remind:payday@2")
    couple.opens("Max")


def a_payday(couple: Couple) -> None:
    """Anna's paycheck is asked about while Max is open; the tap writes it into her diary."""
    couple.on("2026-01-13", Due())
    assert couple.session.name == "Max"
    (asked,) = (button.data for button in couple.buttons() if (button.data or "").startswith("log:paid:after_tax"))
    assert asked is not None
    assert asked.endswith("@2")
    couple.presses(asked)
    assert (couple.session.name, len(couple.session.diary)) == ("Anna", 1)
    couple.opens("Max")
    assert couple.session.diary == []
    # Opening a plan answers nothing: what was counted in January was counted in January.
    couple.opens("Anna")
    assert couple.session.counted_on == date(2026, 1, 5)
    couple.opens("Max")


def a_bonus(couple: Couple) -> None:
    """June: Max gets 10,000 more; his room stays, there is more pay to take it from."""
    couple.on("2026-06-15", Pressed("change:job.pay@1"), Typed("190000"))
    couple.goes_on(MAX | {"job.pay": 190_000, "job.next_pay_date": "2026-06-19", "job.after_tax_so_far": 17_811})
    # The match goes by pay: half of 6% of 190,000.
    assert couple.figure("after_tax_room") == 72_000 - 24_500 - 5_700


def anna_changes_jobs(couple: Couple) -> None:
    """August: 9,000 were deferred at the first job, 9,500 follow at the second, whose pay is 60,000."""
    couple.on("2026-08-15")
    couple.opens("Anna")
    couple.presses("change:job.next_pay_date@2")
    couple.presses("job.next_pay_date:none")
    for question, answer in (("job.pay", "84000"), ("job.deferrals", "9000")):
        couple.presses(f"change:{question}@2")
        couple.does(Typed(answer))
    assert couple.session.stage == "done"
    couple.presses("profile:job@2")
    couple.does(Typed("Globex"))
    assert couple.session.person == "spouse"
    couple.goes_on(GLOBEX)
    assert couple.session.answers["deferrals_elsewhere"] == "9000"
    assert (couple.figure("regular_deferrals"), couple.figure("after_tax_room")) == (9_500, 60_000 - 9_500 - 2_400)
    couple.opens("Anna")
    assert couple.session.answers["deferrals_elsewhere"] == "9500"
    couple.opens("Max")
    assert couple.session.answers["deferrals_elsewhere"] == 0


def one_return(couple: Couple) -> None:
    """November: status, income and pay are said once; each has an IRA of one's own, Anna the same at both jobs."""
    couple.on("2026-11-20", Command("backdoor"))
    couple.goes_on({"filing_status": "married_joint", "magi": 330_000, "ira.compensation": 334_000})
    assert couple.figure("backdoor_amount") == 7_500
    couple.opens("Globex")
    couple.does(Command("backdoor"))
    assert couple.asked_id() == "ira.covered"
    couple.goes_on({"ira.balance": 42_500})
    assert (couple.figure("backdoor_amount"), couple.figure("conversion_taxable")) == (7_500, 6_375)
    couple.opens("Anna")
    couple.does(Command("backdoor"))
    assert couple.session.stage == "done"
    assert couple.figure("conversion_taxable") == 6_375


def a_new_year(couple: Couple) -> None:
    """January: Max plans the new year; the plans of the old one stay as they are, and give him nothing."""
    couple.on("2027-01-04")
    couple.opens("Max")
    couple.does(Command("check"))
    couple.presses("go:newyear@1")
    assert couple.session.answers["tax_year"] == 2027
    assert "deferrals_elsewhere" not in couple.session.answers
    anna = next(each for each in couple.session.others if each.name == "Anna")
    assert anna.answers["tax_year"] == 2026
