"""Languages: one record and one catalog each; a third one is tried in a copy of the program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.commands import COMMANDS
from bot.languages import DEFAULT_LANGUAGE, LANGUAGES, find, language_of, named, others
from core.typed_words import FOLDER
from tests.bot.catalog_keys import ROOT

PLURALS = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
RECORD = """
name = "Polski"
locale = "pl"
called = ["polski", "polish", "polnisch"]
money = "{digits}\\u00a0USD"
percent = "{digits}%"
date = "d MMMM y"
quotes = ["„", "”"]

[commands]
check = "sprawdz"
"""
DATES = """
months = [
  ["styczeń", "stycznia"], ["luty", "lutego"], ["marzec", "marca"], ["kwiecień", "kwietnia"], ["maj", "maja"],
  ["czerwiec", "czerwca"], ["lipiec", "lipca"], ["sierpień", "sierpnia"], ["wrzesień", "września"],
  ["październik", "października"], ["listopad", "listopada"], ["grudzień", "grudnia"],
]
weekdays = [
  ["poniedziałek"], ["wtorek"], ["środa", "środę"], ["czwartek"], ["piątek"], ["sobota", "sobotę"], ["niedziela"],
]
days = ["dni"]
ahead = ["za"]
fillers = ["w"]
near = { jutro = 1 }
"""
AMOUNTS = """
thousand = ["tys", "tys."]
million = ["mln"]
percent = ["procent", "procenta"]
dollars = ["dolar", "dolara", "dolarów"]
other_currencies = ["złoty", "złotych"]
of = ["od", "z"]
pay = ["pensji", "wynagrodzenia"]
beside_pay = ["mojej", "mojego"]
whole = ["dolar za dolara", "w całości"]
three_quarters = ["trzy czwarte"]
half = ["połowa", "połowę"]
quarter = ["ćwierć"]
cents = ["centów"]
per = ["za", "na"]
articles = []
each = ["każdego"]
periods = ["rok", "miesiąc"]
own = ["moich", "własnych"]
contributions = ["składek"]
whatever = ["tego, co"]
persons = ["ja"]
pay_in = ["wpłacam"]
up_to = ["do"]
next = ["pierwszych", "kolejnych"]
plus = ["i", "potem"]
match = ["dopłata"]
fillers = ["firma", "daje"]
"""


def _marked(text: str) -> str:
    return f"⟦{text}⟧"


def _pseudo(domain: str) -> Catalog:
    """The English catalog with a mark around every text, and three forms of each plural."""
    path = ROOT / "locales" / DEFAULT_LANGUAGE / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        english = read_po(file, locale=DEFAULT_LANGUAGE)
    made = Catalog(locale="pl")
    for entry in english:
        if not entry.id:
            continue
        if isinstance(entry.string, str):
            made.add(entry.id, _marked(entry.string))
        else:
            one, several = entry.string
            made.add(entry.id, (f"1{_marked(one)}", f"2{_marked(several)}", f"5{_marked(several)}"))
    return made


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with a third language: a record and its catalogs, and nothing else."""
    folder = tmp_path_factory.mktemp("copy")
    for part in ("bot", "core", "locales"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "pl"))
    catalogs = folder / "locales" / "pl" / "LC_MESSAGES"
    catalogs.mkdir(parents=True)
    (folder / "locales" / "pl" / "language.toml").write_text(RECORD, "utf-8")
    (folder / "locales" / "pl" / "dates.toml").write_text(DATES, "utf-8")
    (folder / "locales" / "pl" / "amounts.toml").write_text(AMOUNTS, "utf-8")
    for path in (ROOT / "locales" / DEFAULT_LANGUAGE / "LC_MESSAGES").glob("*.po"):
        with (catalogs / path.name).open("wb") as file:
            write_po(file, _pseudo(path.stem), width=0)
    return folder


def run(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {"DATABASE_PATH": str(folder / "conversation.db"), "TODAY": "2026-11-29", "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def unmarked(output: str) -> str:
    """What was said without a mark around it, thus in no words of the catalog."""
    before = ""
    while before != output:
        before, output = output, re.sub(r"⟦[^⟦⟧]*⟧", "", output)
    return output


def test_a_third_language_holds_a_conversation(copy: Path) -> None:
    done = run(copy, "chat", "--language", "pl", typed="1\n1\n/sprawdz\n/back\n/help\n/explain pro rata\n/language\n")
    assert done.stderr == ""
    assert "Mega Backdoor Roth" in done.stdout
    assert done.stdout.count("⟦") > 20
    assert set(re.findall(r"[^\W\d_]{4,}", unmarked(done.stdout))) == {each.name for each in LANGUAGES.values()} | {
        "Polski"
    }


def test_days_are_read_in_the_words_of_a_third_language(copy: Path) -> None:
    typed = "4 grudnia\nw piątek\njutro\nza 5 dni\ndec 4\n"
    done = run(copy, "understand", "--language", "pl", "--question", "job.next_pay_date", typed=typed)
    found = [json.loads(line).get("answers", {}).get("job.next_pay_date") for line in done.stdout.splitlines()]
    assert found == ["2026-12-04", "2026-12-04", "2026-11-30", "2026-12-04", "2026-12-04"]


def test_an_employers_share_is_read_in_the_words_of_a_third_language(copy: Path) -> None:
    pairs = {
        "50 procent do 6 procent": "match 50% of 6%",
        "firma daje połowę pierwszych 6%": "match 50% of 6%",
        "dolar za dolara do 3%, potem 50 centów za każdego dolara do 5%": "match 100% of 3% + 50% of 2%",
        "połowa moich składek": "match 50%",
        "połowa my contributions": "match 50%",
        "6% mojej pensji": "6%",
        "12 tys. dolarów": "12000",
    }
    answers = {"situation": "employee", "job.after_tax": "yes", "job.deferrals": 24500, "job.pay": 150_000}
    typed = "\n".join(json.dumps(answers | {"job.employer": share}) for pair in pairs.items() for share in pair)
    found = [json.loads(line) for line in run(copy, "assess", "mega", typed=typed).stdout.splitlines()]
    assert [list(result) for result in found if "error" in result] == []
    assert found[::2] == found[1::2]


def test_a_catalog_with_a_gap_is_told_by_the_doctor(copy: Path, tmp_path: Path) -> None:
    assert "catalog" not in run(copy, "doctor").stdout + run(copy, "doctor").stderr
    broken = tmp_path / "broken"
    shutil.copytree(copy, broken, ignore=shutil.ignore_patterns("__pycache__", "*.db*"))
    path = broken / "locales" / "pl" / "LC_MESSAGES" / "messages.po"
    whole = path.read_text("utf-8")
    for right, wrong, complaint in (
        ('msgid "welcome"', 'msgid "wellcome"', "the catalog for pl lacks 1 texts, such as messages: welcome"),
        (
            "{number}",
            "{numer}",
            "the catalog for pl has other placeholders than English in messages: button.one_step, messages: progress",
        ),
    ):
        path.write_text(whole.replace(right, wrong), "utf-8")
        told = run(broken, "doctor")
        assert told.returncode == 1
        assert complaint in told.stdout + told.stderr


def test_a_plural_of_three_forms_goes_by_the_rule_of_its_catalog(copy: Path) -> None:
    program = (
        "from bot import texts; "
        "print(*(texts.text('pl', 'document.nothing', count=n)[0] for n in (1, 2, 5, 12, 22)), sep='')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=copy, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "12552"


def test_telegrams_and_the_systems_code_lead_to_a_language_that_is_there() -> None:
    for code in LANGUAGES:
        assert {language_of(spelled) for spelled in (code, code.upper(), f"{code}-AT", f"{code}_XX.UTF-8")} == {code}
    assert {language_of(code) for code in ("xx", "", None, 7, "C.UTF-8", "²")} == {DEFAULT_LANGUAGE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_names_its_language_and_only_commands_that_exist(language: str) -> None:
    record = LANGUAGES[language]
    assert record.code == language
    assert {named(record.name), named(language), *map(named, record.called)} == {language}
    assert record.commands.keys() <= set(COMMANDS)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", twin) for twin in record.commands.values())
    assert [other.code for other in others(language)] == [code for code in LANGUAGES if code != language]


def test_no_two_languages_share_a_name_or_give_one_command_two_meanings() -> None:
    names = [name for record in LANGUAGES.values() for name in {record.code, record.name.lower(), *record.called}]
    assert len(names) == len(set(names))
    twins = [twin for record in LANGUAGES.values() for twin in record.commands.values()]
    assert len(twins) == len(set(twins))
    assert not set(twins) & set(COMMANDS)


def test_a_word_that_names_no_language_names_none() -> None:
    assert [named(word) for word in ("", "klingon", "d", "deu tsch")] == [None] * 4


def test_every_language_has_the_same_files() -> None:
    files = [{path.relative_to(FOLDER / code) for path in (FOLDER / code).rglob("*.*")} for code in LANGUAGES]
    assert files == files[:1] * len(files)


def test_a_folder_without_a_record_is_no_language(tmp_path: Path) -> None:
    (tmp_path / "xx" / "LC_MESSAGES").mkdir(parents=True)
    assert find(tmp_path) == {}
