"""A number is only taken where every word beside it is explained; each line beside one that does answer."""

from __future__ import annotations

import pytest

from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.pay", "my wife makes 90k", "i make 90k"),
        ("job.employer", "sonst nichts", "gar nichts"),
        ("job.pay", "last year 150k", "this year 150k"),
        ("job.pay", "mein haus ist 500k wert", "mein gehalt ist 500k wert"),
        ("job.deferrals", "loan of 12000", "roth of 12000"),
        ("job.deferrals", "about 3500 lands", "about 3500 goes in"),
        ("job.deferrals", "3500 landen bei mir", "3500 gehen rein"),
        ("job.deferrals", "letztes jahr warens 23000", "dieses jahr warens 23000"),
        ("job.deferrals", "12k inkl. arbeitgeber", "12k ohne arbeitgeber"),
        ("job.deferrals", "12k including employer match", "12k without match"),
        ("deferrals_elsewhere", "5k match", "5k old employer"),
        ("deferrals_elsewhere", "12k plus match", "12k without the match"),
        ("deferrals_elsewhere", "5k vom arbeitgeber", "5k vom alten arbeitgeber"),
        ("deferrals_elsewhere", "12k inkl. zuschuss", "12k ohne match"),
        ("job.net_pay", "das sind 5200 vor steuern", "das sind 5200 nach steuern"),
        ("job.pay_per_date", "my direct deposit is 3,120", "my gross is 3,120"),
        ("job.bonus_to_come", "15k aber erst nächsten februar", "15k im dezember"),
        ("job.employer", "they have 5000 employees", "they put in 5000"),
        ("job.bonus_to_come", "got 20k in march", "20k in december"),
        ("job.net_pay", "miete ist 2400", "auszahlung ist 2400"),
        ("job.pay_per_date", "5000 a month", "5000 before taxes"),
        ("job.next_pay_date", "13 x 5770", "the 13th"),
        ("job.next_pay_date", "13 checks total since july", "paycheck on the 13th"),
        ("job.next_pay_date", "december 32", "december 11"),
        ("job.next_pay_date", "30. februar", "11. dezember"),
        ("job.next_pay_date", "31st of november", "11th of december"),
        ("job.next_pay_date", "feb 30", "may be dec 11"),
        ("age_band", "ive been here 25 years", "im 25 years old"),
        ("age_band", "29 years at this company", "29 years old"),
        ("job.bonus_to_come", "10k but the plan doesnt take from the bonus", "10k before taxes"),
        ("job.bonus_to_come", "der ist schon gezahlt, 18k waren das", "der wird noch gezahlt, 18k"),
        ("job.pay", "120k through november", "120k through december"),
        ("deferrals_elsewhere", "9k into an hsa", "9k into a 403b"),
        ("job.employer", "3 prozent, ab 2027 dann 5", "3 prozent, immer schon"),
        ("job.cap", "10% aber hces nur 4%", "10% laut hr"),
        ("job.cap", "minimum 1%", "maximum 1%"),
        ("job.pay", "97k but only since may", "97k but only since i moved"),
        ("job.next_pay_date", "2 more this year", "the 2nd this year"),
        ("job.cap", "i only do 5%", "they only allow 5%"),
        ("job.next_pay_date", "they paid us on the 25th", "they pay us on the 25th"),
        ("age_band", "meine frau ist 52", "ich bin 52"),
        ("business.profit", "revenue 150k", "profit 150k"),
        ("business.profit", "expenses 30k", "30k after expenses"),
        ("job.pay", "180k in 2025", "180k in 2026"),
    ],
)
def test_a_number_of_something_else_is_asked_back(question: str, line: str, answer: str) -> None:
    assert list(taken(question, line)) == ["ask"]
    assert list(taken(question, answer)) == ["answers"]


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("situation", "my wife is self employed", "i am self employed"),
        ("residence", "us citizen", "us resident"),
        ("residence", "moving to spain next year", "living in spain"),
        ("job.leaving", "retire in 10 years", "retire in spring"),
        ("business.plan", "allows loans", "allows after tax"),
        ("business.employees", "2 contractors", "2 employees"),
        ("job.pay_schedule", "next friday", "every friday"),
        ("job.route", "steht im plan", "umwandlung im plan"),
        ("job.route", "hardship withdrawal gibt es", "in-service withdrawal gibt es"),
        ("job.route", "die roth beiträge kann ich umwandeln", "im plan kann ich umwandeln"),
        ("job.leaving", "hab schon 2x gekündigt und bin noch da", "hab schon gekündigt"),
        ("situation", "hauptberuflich bei bosch, sonntags geb ich yogakurse", "angestellt bei bosch"),
        ("job.prior_year_wages_high", "at my old job yes", "at this job yes"),
        ("business.entity", "will eine s corp gründen", "habe eine s corp gegründet"),
        ("business.entity", "my clients are corporations", "we are a corporation"),
        ("job.after_tax", "they had it at my last company", "they have it"),
    ],
)
def test_a_choice_of_somebody_else_or_another_time_is_asked_back(question: str, line: str, answer: str) -> None:
    assert list(taken(question, line)) == ["ask"]
    assert list(taken(question, answer)) == ["answers"]


def test_a_spouse_in_the_answer_itself_is_no_doubt() -> None:
    assert taken("business.employees", "only me and my husband") == {"answers": {"business.employees": "no"}}
    assert taken("job.after_tax", "my wife would know") == {"answers": {"job.after_tax": "unsure"}}


@pytest.mark.parametrize(
    ("question", "line", "answer", "other"),
    [
        ("job.pay", "88,400 according to my contract", 88400, "88,400 is what my cousin makes"),
        ("job.pay", "88.400 laut arbeitsvertrag", 88400, "88.400 hat meine cousine"),
        ("job.net_pay", "1,950 hits checking", 1950, "1,950 is my rent share"),
    ],
)
def test_words_that_no_phrase_has_are_let_pass_where_they_are_like_those_beside_an_answer(
    question: str, line: str, answer: int, other: str
) -> None:
    assert taken(question, line) == {"answers": {question: answer}}
    assert list(taken(question, other)) == ["ask"]


def test_the_number_is_offered_so_that_one_tap_takes_it_after_all() -> None:
    assert taken("job.pay", "my wife makes 90k") == {"ask": {"job.pay": ["90000"]}}
    assert taken("age_band", "wife is 52") == {"ask": {"age_band": ["50_59"]}}


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        (
            "situation",
            "34, make 180k, paid every 2 weeks",
            {"age_band": "under_50", "job.pay": 180000, "job.pay_schedule": "biweekly"},
        ),
        ("situation", "52, income around 310k", {"age_band": "50_59", "job.pay": 310000}),
        ("situation", "in berlin", {"residence": "germany"}),
        (
            "situation",
            "I teach at a university w a 403b and have my own S corp",
            {"situation": "both", "job.is_403b": "yes", "business.entity": "corporation"},
        ),
        ("job.pay_schedule", "alle zwei wochen 5000", {"job.pay_schedule": "biweekly", "job.pay_per_date": 5000}),
        (
            "job.pay_schedule",
            "monthly, next one dec 1, around 9k gross",
            {"job.pay_schedule": "monthly", "job.next_pay_date": "2026-12-01", "job.pay_per_date": 9000},
        ),
        (
            "job.cap",
            "10%, und bei der alten firma warens schon 9000",
            {"job.cap": "10%", "deferrals_elsewhere": 9000},
        ),
        ("job.after_tax", "s corp, just me", {"business.entity": "corporation", "business.employees": "no"}),
    ],
)
def test_every_part_of_a_line_is_kept(question: str, line: str, answers: dict[str, object]) -> None:
    assert taken(question, line) == {"answers": answers}


@pytest.mark.parametrize(
    ("question", "line"), [("job.after_tax", "34"), ("situation", "weder noch"), ("job.pay_schedule", "1x per month")]
)
def test_a_bare_number_or_neither_answers_no_other_question(question: str, line: str) -> None:
    assert taken(question, line).get("answers", {}).keys() <= {question}


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        (
            "can i do this? im 41, nurse at a big hospital, make 120k",
            {"situation": "employee", "age_band": "under_50", "job.pay": 120000},
        ),
        ("hi, geht das bei mir? bin 36, ingenieurin bei bosch", {"situation": "employee", "age_band": "under_50"}),
    ],
)
def test_who_asks_whether_this_is_for_them_is_heard_in_what_they_say_of_themselves(
    line: str, answers: dict[str, object]
) -> None:
    assert taken("situation", line) == {"answers": answers}


def test_a_bare_question_whether_this_is_for_them_is_no_answer() -> None:
    assert "answers" not in taken("situation", "can i do this?")
    assert "answers" not in taken("job.roth_in_plan", "geht das bei mir?")


@pytest.mark.parametrize(
    "line", ["1099 contractor, no regular job", "freelance, no day job", "nur mein laden, kein job"]
)
def test_a_job_that_is_denied_is_none(line: str) -> None:
    assert taken("situation", line)["answers"]["situation"] == "self_employed"
    assert taken("situation", "no, w2 job") == {"answers": {"situation": "employee"}}
    assert taken("situation", "only my business, no w2 job").get("answers", {}).get("situation") != "employee"


def test_what_goes_in_from_each_pay_date_is_offered_for_the_year() -> None:
    assert taken("job.deferrals", "500 von jedem gehalt") == {"ask": {"job.deferrals": ["13000"]}}
    assert taken("job.deferrals", "500 vom gehalt") != {"ask": {"job.deferrals": ["13000"]}}
