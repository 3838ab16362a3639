"""Questions about one's own result are heard as such; questions about the rules and amounts told are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.own_case import Own, own_question


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("can i still do this for 2026? its almost dec", Own.STILL_POSSIBLE),
        ("is it too late for this year", Own.STILL_POSSIBLE),
        ("geht das noch für 2026", Own.STILL_POSSIBLE),
        ("bin ich zu spät dran", Own.STILL_POSSIBLE),
        ("when do i do that by", Own.DEADLINE),
        ("und bis wann", Own.DEADLINE),
        ("when do i convert", Own.CONVERT),
        ("wann muss ich denn umwandeln", Own.CONVERT),
        ("how much is left in my account then", Own.LEFT),
        ("was bleibt mir dann aufm konto", Own.LEFT),
        ("29500 is that my whole take home? we cant live on zero", Own.LEFT),
        ("29.500 ist das mein ganzes netto? davon können wir nicht leben", Own.LEFT),
        ("so do i do the pretax or the after tax thing first", Own.FIRST),
        ("zuerst pretax oder after tax", Own.FIRST),
        ("how much is the employer part of that", Own.EMPLOYER),
        ("wie viel kommt davon vom arbeitgeber", Own.EMPLOYER),
        ("how much should the company put in", Own.EMPLOYER),
        ("wie viel soll die firma einzahlen", Own.EMPLOYER),
        ("is the 22500 employer money roth or deducted", Own.EMPLOYER),
        ("sind die 22500 arbeitgebergeld roth oder absetzbar", Own.EMPLOYER),
        ("does a sep ruin it for me", Own.PRO_RATA),
        ("ruiniert mir ein sep das", Own.PRO_RATA),
        ("should i raise my wage", Own.RAISE),
        ("soll ich mein gehalt erhöhen", Own.RAISE),
        ("why so little", Own.LITTLE),
        ("wieso nur so wenig", Own.LITTLE),
        ("warum nur 3600?? dachte da gehen 40k", Own.DERIVED),
        ("why 35518", Own.DERIVED),
        ("warum nur 14.534?", Own.DERIVED),
        ("why 21000 employer", Own.EMPLOYER),
        ("warum stellt man das bis 23. dez ein?", Own.WHY_THEN),
        ("und der bonus?", Own.BONUS),
        ("and the bonus?", Own.BONUS),
        ("am i hce", Own.HCE),
        ("bin ich hce?", Own.HCE),
        ("do i have to file that 5500 thing", Own.FORM_5500),
        ("muss ich das formular 5500 abgeben", Own.FORM_5500),
        ("what forms come in january", Own.FORMS),
        ("was bleibt mir", Own.LEFT),
        ("was bleibt mir dann zum leben nach steuern", Own.LEFT),
        ("whats left", Own.LEFT),
        ("is my dec 31 check really gone then? what about taxes", Own.LEFT),
        ("was muss ich bis wann machen", Own.DEADLINE),
        ("by when do i have to sign", Own.DEADLINE),
        ("muss ich die 60000 jetzt alle bis 31.12. überweisen oder nur die 27500", Own.DEADLINE),
        ("do i have to wire all 60000 by dec 31 or just the 27500", Own.DEADLINE),
        ("can i pay the deferral in april", Own.DEADLINE),
        ("bis wann muss ich umwandeln", Own.CONVERT),
        ("die after-tax zeile lass ich auf 0 oder?", Own.TYPING),
        ("the after-tax line stays at 0 right?", Own.TYPING),
        ("und auf wieviel stell ich die eigenen beiträge?", Own.TYPING),
        ("kann ich das bei fidelity?", Own.WHERE),
        ("can i do this at fidelity?", Own.WHERE),
        ("wie wandel ich das dann um", Own.CONVERT),
        ("how do I convert it then", Own.CONVERT),
        ("what do i type in january", Own.IN_JANUARY),
        ("no i mean january 2027", Own.IN_JANUARY),
        ("und im januar?", Own.IN_JANUARY),
        ("kann ich das auch im januar noch machen", Own.DEADLINE),
        ("can i sign in january", Own.DEADLINE),
        ("wieviel steuern spar ich damit", Own.SAVES),
        ("can i deduct it", Own.SAVES),
        ("pre-tax oder roth, was soll ich da nehmen", Own.PRETAX_OR_ROTH),
        ("pretax or roth?", Own.PRETAX_OR_ROTH),
        ("dann lohnt sich der after tax teil kaum oder? nur 7500", Own.WORTH_IT),
        ("was kostet so ein plan ungefähr", Own.COST),
        ("what does such a plan cost roughly", Own.COST),
        ("noch jemand einstelle, ne arzthelferin", Own.EMPLOYEES),
        ("what if i hire someone, a receptionist", Own.EMPLOYEES),
        ("was ist der vermerk voluntary after-tax 2026, wo schreib ich das hin", Own.MARK),
        ("schaff ich das überhaupt noch bis 31.12?", Own.STILL_POSSIBLE),
        ("welche formulare kommen im januar", Own.FORMS),
    ],
)
def test_a_question_about_the_own_result_is_heard(line: str, about: Own) -> None:
    found = own_question(line)
    assert found is not None
    assert found.about is about


@pytest.mark.parametrize(
    ("line", "number", "is_percent"),
    [
        ("ok so i type 10 in the after tax box right?", "10", True),
        ("so i enter 8% right", "8", True),
        ("also ich tippe 8 bei after-tax ein oder?", "8", True),
        ("ich stelle 450 $ ein, richtig?", "450", False),
        ("was muss ich bei fidelity eintippen", None, False),
        ("what do i type", None, False),
    ],
)
def test_the_number_that_would_be_typed_is_percent_or_dollars(line: str, number: str | None, is_percent: bool) -> None:
    found = own_question(line)
    assert found is not None
    assert found.about is Own.TYPING
    assert found.number == (None if number is None else Decimal(number))
    assert found.is_percent is is_percent


@pytest.mark.parametrize(
    "line",
    [
        "can i still contribute to an ira for last year",
        "how often should i convert",
        "wie oft soll ich umwandeln",
        "what do i put in box 5?",
        "what is the bonus paid from",
        "my bonus is 20000",
        "bonus in january",
        "im januar kommt der bonus",
        "i get paid in january",
        "was kostet eine umwandlung",
        "was ist after tax",
        "what is pretax",
        "ich zahle am 4.12. 3000",
        "i pay taxes in april",
        "i signed the plan in march",
        "was wenn ich mir im dezember 20k bonus zahle",
        "what if i pay in 20k in december",
        "mein bonus ist 20000",
        "der arbeitgeber zahlt nur 4 %",
        "does my employer pay 5%",
        "i set it to 10%",
        "ich stelle 10% ein",
        "who files form 5500 for a partnership with three owners",
        "what is an hce",
        "kann ich noch in eine roth ira einzahlen wenn ich im ausland wohne",
        "muss der partner auch umwandeln wenn er kündigt",
        "is my wife allowed to use her own limit",
        "was trägt meine frau ein",
        "200",
        "",
        "once its in there when can i spend it",
        "wenn es drin ist, wann kann ich es ausgeben",
    ],
)
def test_a_question_about_the_rules_and_what_is_told_is_none(line: str) -> None:
    assert own_question(line) is None


@pytest.mark.parametrize(
    ("line", "number"), [("is 455 ok?", "455"), ("is 70% even allowed", "70"), ("sind 8 % ok", "8")]
)
def test_whether_a_number_is_right_is_asked_of_what_would_be_typed(line: str, number: str) -> None:
    found = own_question(line)
    assert found is not None
    assert (found.about, found.number) == (Own.TYPING, Decimal(number))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("kann ich den eigenbeitrag auch erst im april zahlen", {"deferral", "paying"}),
        ("by when does the company money go in", {"employer", "paying"}),
        ("bis wann unterschreiben", {"adopt"}),
        ("was bleibt mir nach steuern", {"income_tax"}),
        ("was bleibt mir", set()),
    ],
)
def test_the_act_and_the_taxes_that_a_question_names_are_told(line: str, named: set[str]) -> None:
    found = own_question(line)
    assert found is not None
    assert found.named == named


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("bis wann muss das geld auf dem konto sein", Own.DEADLINE),
        ("can i fund it next year", Own.DEADLINE),
        ("does the deferral have to be done by year end", Own.DEADLINE),
        ("krieg ich dann überhaupt noch gehalt", Own.LEFT),
        ("do i get any paycheck at all then", Own.LEFT),
        ("zähle ich mit 132.000 als hce", Own.HCE),
        ("wie kommt das geld dann ins roth", Own.CONVERT),
        ("what about january then", Own.IN_JANUARY),
        ("spare ich damit überhaupt steuern", Own.SAVES),
        ("wie teuer ist so ein dokument", Own.COST),
        ("what do i write on the transfer", Own.MARK),
        ("what if hr is too slow for the next paycheck", Own.MISSED),
    ],
)
def test_the_same_is_heard_in_other_words(line: str, about: Own) -> None:
    found = own_question(line)
    assert found is not None
    assert found.about is about


@pytest.mark.parametrize(
    "line",
    ["my next paycheck is 4200", "mein zahltag war falsch", "das geld ist auf dem konto", "i start a job next year"],
)
def test_what_is_told_of_pay_and_years_is_no_question(line: str) -> None:
    found = own_question(line)
    assert found is None or found.about not in (Own.MISSED, Own.DEADLINE, Own.IN_JANUARY)
