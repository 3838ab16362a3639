"""Wishes in people's own words, and lines that only look like one."""

from __future__ import annotations

import pytest

from tests.understanding.corpora import Typed
from tests.understanding.measuring import understood


def taken(line: str, question: str | None = None) -> dict[str, object]:
    """What a line is taken for beside the open question, or beside a result."""
    return understood(Typed("en", "mega", question, line, []))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("put it on my gcal", "calendar"),
        ("pack mir das in den google kalender", "calendar"),
        ("my buddy at work wants this too, link?", "share"),
        ("ein kollege will das auch sehen, wie schick ichs ihm", "share"),
        ("kannst mir das aufmalen", "picture"),
        ("gibts da ne telefonnummer", "human"),
        ("hast du ne mailadresse wo ich hinschreiben kann", "human"),
        ("sag mir im april nochmal bescheid", "remind"),
        ("schreib mir kurz vor weihnachten nochmal", "remind"),
        ("check back with me in january", "remind"),
        ("whats with the low number", "why"),
        ("walk me through that math", "why"),
        ("kommt mir zu wenig vor", "why"),
        ("that seems way too low", "why"),
        ("was heisst das jetzt konkret für mich morgen", "next"),
        ("ok so whats my homework", "next"),
        ("was mach ich am freitag?", "next"),
        ("what do i do on wednesday", "next"),
        ("who can look at what i typed", "privacy"),
        ("werden meine daten irgendwann gelöscht", "privacy"),
        ("this is all new to me", "help"),
        ("nein, das ja war für meine frau", "back"),
        ("sorry that was for my wife", "back"),
        ("ok actually scrap that", "back"),
        ("ach doch nicht", "back"),
        ("was hab ich angegeben", "change"),
        ("what did i say about my pay", "change"),
        ("schreib mir die nachricht an schwab", "hr"),
        ("write me the email to fidelity", "hr"),
        ("hab keine hr, ruf fidelity an, was sag ich denen", "hr"),
        ("i have no hr, calling fidelity, what do i tell them", "hr"),
        ("message to ascensus pls", "hr"),
        ("schreib an fidelity", "hr"),
        ("email my provider", "hr"),
        ("can we go back to my plan", "result"),
        ("zurück zu meinem plan", "result"),
    ],
)
def test_people_say_what_they_wish_in_words_of_their_own(line: str, kind: str) -> None:
    assert taken(line) == {"wish": kind}


@pytest.mark.parametrize(
    "line", ["my plan is at fidelity", "i wrote to fidelity already", "fidelity hat mir geschrieben"]
)
def test_a_line_that_only_names_the_provider_wants_no_message_to_it(line: str) -> None:
    assert taken(line) != {"wish": "hr"}


@pytest.mark.parametrize(
    ("question", "line", "kind"),
    [
        ("business.profit", "who gets to read these numbers", "privacy"),
        ("business.entity", "mit wem chatte ich hier eigentlich", "who"),
        ("magi", "wo find ich die zahl", "help"),
        ("magi", "which line of the 1040 is that", "help"),
        ("residence", "start fresh, i mixed up two clients", "restart"),
        ("job.deferrals", "fangen wir nochmal bei null an", "restart"),
        ("job.pay", "warte bin im auto, erinner mich morgen nochmal", "remind"),
        ("residence", "meine daten sollen komplett weg", "delete"),
    ],
)
def test_a_wish_is_one_whatever_is_open(question: str, line: str, kind: str) -> None:
    assert understood(Typed("en", "ira" if question == "magi" else "mega", question, line, [])) == {"wish": kind}


@pytest.mark.parametrize(
    "line",
    [
        "take me out of your system completely",
        "weg mit allem was du von mir weißt",
        "schmeiß alles weg was du über mich hast",
        "can you delete my numbers",
        "please delete all of my data",
    ],
)
def test_who_plainly_wants_everything_deleted_is_asked_whether_to(line: str) -> None:
    assert taken(line) == {"wish": "delete"}


@pytest.mark.parametrize(
    "line", ["komplett neu bitte, war alles quatsch", "id rather start over, the salary was my wifes", "begin again"]
)
def test_who_plainly_wants_to_start_over_is_asked_whether_to(line: str) -> None:
    assert taken(line) == {"wish": "restart"}


@pytest.mark.parametrize(
    "line",
    [
        "do not delete my data",
        "would a failed test wipe my gains",
        "can i remove all my after tax money at once",
        "do i have to pay taxes all over again",
        "does the 5 year clock start all over",
        "we start fresh with a new plan in january",
        "should i start from scratch with a new plan",
        "fängt die frist dann von neuem an",
        "muss ich das ganze nochmal versteuern",
        "meine daten sind weg",
    ],
)
def test_what_starts_over_or_goes_otherwise_wishes_neither(line: str) -> None:
    assert taken(line).get("wish") not in ("delete", "restart")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("how much can i put in the calendar year 2026", "calendar"),
        ("does fidelity send it to my roth ira automatically", "share"),
        ("gibts einen link zum formular", "share"),
        ("can i draw it down at 59", "picture"),
        ("die hotline wusste es auch nicht", "human"),
        ("will the irs see my conversion", "privacy"),
        ("lohnt sich das für mich jetzt noch", "next"),
    ],
)
def test_a_line_of_the_subject_is_no_wish_for_a_word_in_it(line: str, kind: str) -> None:
    assert taken(line) != {"wish": kind}


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("same thing but for next year pls", 2027),
        ("change to 2027", 2027),
        ("ändere auf 2027", 2027),
        ("2027 auch schon ausrechnen", 2027),
        ("geht das auch fürs jahr drauf", 2027),
        ("how would 2025 have looked", 2025),
    ],
)
def test_another_year_is_wished_in_words_of_their_own(line: str, year: int) -> None:
    assert taken(line) == {"wish": "year", "year": year}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("business.employees", "had one, she left in 2024"),
        ("job.pay", "so viel wie letztes jahr"),
        ("job.after_tax", "erst nächstes jahr"),
        (None, "das war 2025"),
        (None, "i get it next year"),
    ],
)
def test_what_was_or_comes_in_another_year_wishes_none(question: str | None, line: str) -> None:
    assert taken(line, question).get("wish") != "year"


@pytest.mark.parametrize(
    "line", ["i could swing half of it, what then", "half of that is all i can do", "die hälfte krieg ich hin"]
)
def test_a_share_that_somebody_can_spare_is_supposed(line: str) -> None:
    assert taken(line) == {"wish": "what_if", "share": 0.5}


@pytest.mark.parametrize("line", ["my employer only matches half", "they only match half of it", "half is for rent"])
def test_half_of_something_else_is_not_supposed(line: str) -> None:
    assert "wish" not in taken(line)


@pytest.mark.parametrize(
    ("line", "share"),
    [("60% of everything", 0.6), ("nur 60% von allem", 0.6), ("60% of everything is taxed", None)],
)
def test_a_percentage_of_everything_is_one_of_the_most(line: str, share: float | None) -> None:
    assert taken(line).get("share") == share


@pytest.mark.parametrize("line", ["just an llc", "einfach llc", "normale llc"])
def test_a_plain_llc_is_the_owner_s_own(line: str) -> None:
    assert taken(line, "business.entity") == {"answers": {"business.entity": "sole_proprietor"}}


def test_an_llc_alone_may_be_taxed_as_a_corporation() -> None:
    assert "answers" not in taken("llc", "business.entity")


@pytest.mark.parametrize("line", ["mein gehalt ist ab januar 175k", "next year i make 175k"])
def test_what_is_earned_from_january_on_is_none_of_this_year(line: str) -> None:
    assert taken(line) == {"wish": "year", "year": 2027}


@pytest.mark.parametrize("line", ["mein gehalt ist 175k", "im januar kommen 9k bonus"])
def test_what_is_not_earned_from_january_on_wants_no_other_year(line: str) -> None:
    assert "year" not in taken(line)
