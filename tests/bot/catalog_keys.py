"""Which texts the code asks for: literal keys read from the source, families by the codes that complete them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.commands import COMMANDS, STARTS
from bot.hr_points import BESIDE_QUESTIONS
from core.assess import INTERVIEWS
from core.backdoor_ira.names import IraOutcome, IraStep, IraWarning
from core.backdoor_ira.questions import SPOUSE_CONTRIBUTIONS
from core.form_1099r.names import FormOutcome
from core.mega_backdoor.questions import DEFERRALS_EACH
from core.mega_backdoor.steps import ROUTE_STEPS
from core.solo_401k.names import SoloOutcome, SoloStep

ROOT = Path(__file__).parents[2]
ASKING = {"Words": 0, "toast": 0, "text": 1, "filled": 1, "has_text": 1, "_refusal": 0}
"""Calls that take a key, with its place among the arguments."""


def sources(folder: str) -> list[Path]:
    """All source files below a folder."""
    return sorted((ROOT / folder).rglob("*.py"))


@cache
def constants(folder: str) -> frozenset[str]:
    """Every string constant below a folder, docstrings included."""
    return frozenset(
        node.value
        for path in sources(folder)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def asked_for() -> Iterator[tuple[str, str]]:
    """The place in the code and the literal key, or the key with `*` where it is made up of parts."""
    for path in sources("bot"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (key := _key_of(node)):
                yield f"{path.name}:{node.lineno}", key


def _key_of(call: ast.Call) -> str | None:
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
    place = ASKING.get(str(name))
    if place is None or len(call.args) <= place:
        return None
    return _pattern(call.args[place])


def _pattern(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if re.fullmatch(r"[a-z0-9_.]+", node.value) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return None


_OF_A_NEW_PLAN = (
    SoloStep.PAY_DEFERRAL,
    SoloStep.CATCH_UP,
    SoloStep.DEFERRAL_BY_PAYROLL,
    SoloStep.CATCH_UP_BY_PAYROLL,
    SoloStep.AFTER_TAX_BY_PAYROLL,
)


_OF_A_CHOICE = (SoloStep.AFTER_TAX, SoloStep.AFTER_TAX_BY_PAYROLL, SoloStep.DEFERRAL_BY_PAYROLL)


@cache
def families() -> dict[str, frozenset[str]]:
    """Keys that are made up of a family's name and a code, by the codes that may complete them."""
    questions = [question for interview, _ in INTERVIEWS.values() for question in interview.questions]
    ids = frozenset(question.id for question in questions) | {"tax_year"}
    codes = frozenset(code for question in questions for code in question.type.codes)
    of_core = constants("core")
    return {
        "question.*.ask": ids,
        "question.*.help": ids,
        **{f"question.*.help.{each.helped_for}": frozenset({each.id}) for each in questions if each.helped_for},
        "name.*": ids | {SPOUSE_CONTRIBUTIONS.id, DEFERRALS_EACH.id},
        "hr.*": ids | frozenset(BESIDE_QUESTIONS),
        "choice.*": codes | {f"{question.id}.{code}" for question in questions for code in question.type.codes},
        "outcome.*": of_core
        | {f"{code}.less" for code in of_core}
        | {f"ira.{code}.{done}" for code in IraOutcome for done in ("taxed", "converted", "grown", "paid_in")}
        | {f"ira.{IraOutcome.YEAR_OVER}.nothing_in", f"form_1099r.{FormOutcome.ASK_FOR_CORRECTION}.late"}
        | {f"{scope}.{code}" for scope in ("business_alone", "not_at_the_job") for code in of_core}
        | {f"{scope}.{when}" for scope in ("self", "solo") for when in ("after_the_year", "in_january")}
        | {f"{scope}.{code}" for scope in ("self", "solo", *INTERVIEWS) for code in of_core},
        "verdict.*": of_core,
        "reason.*": of_core,
        "warning.*": of_core | {f"{IraWarning.LIMITS_OF_PAST_YEAR}.{when}" for when in ("ira", "closed")},
        "step.*.copy": of_core,
        "step.*.ask": of_core,
        "step.*.do": of_core,
        "step.*.do.excess": frozenset(ROUTE_STEPS.values()),
        "step.*.do.all_in": frozenset(ROUTE_STEPS.values()),
        "step.*.do.chosen": frozenset(
            {SoloStep.AFTER_TAX, SoloStep.AFTER_TAX_BY_PAYROLL, SoloStep.DEFERRAL_BY_PAYROLL}
        ),
        "step.*.do.beside": frozenset({SoloStep.EMPLOYER}),
        "step.*.title.beside": frozenset({SoloStep.EMPLOYER}),
        "act.*": frozenset(SoloStep),
        "act.*.so_far": of_core,
        "act.*.chosen": of_core,
        "act.*.corporation": of_core,
        "step.*.do.new_plan.chosen": frozenset({SoloStep.AFTER_TAX_BY_PAYROLL}),
        "step.*.do.corporation": frozenset({SoloStep.EMPLOYER, SoloStep.TAX_RETURN}),
        "step.*.do.new_plan": frozenset(_OF_A_NEW_PLAN),
        "step.*.do.employer_so_far": frozenset({SoloStep.CHOOSE}),
        "step.*.do.roth": frozenset({IraStep.DEDUCT}),
        "step.*.title.roth": frozenset({IraStep.DEDUCT}),
        "step.*.title": of_core,
        "step.timing.*": constants("bot"),
        "receipt.*": of_core,
        "figure.*": of_core,
        "problem.*": of_core | constants("bot"),
        "condition.*": of_core | constants("bot") | {"other"},
        "menu.*": frozenset(COMMANDS),
        "diary.kind.*": of_core,
        "diary.in.*": of_core,
        "diary.paid.*": of_core,
        "diary.warning.*": of_core,
        "diary.ask.*": constants("bot"),
        "diary.change.*": constants("bot"),
        "interview.*": frozenset(STARTS),
        "button.business.*": of_core,
        "solo.possible.*": of_core | {f"{SoloOutcome.PLAN_NEEDED}.with_own"},
        "solo.shared.*": frozenset({"alone", "step.alone"}),
        "solo.*": of_core | constants("bot"),
        "solo.*.short": of_core,
        "form_8606.*": of_core | constants("bot"),
    }


def is_in_a_family(key: str) -> bool:
    """Whether a key is a family's name completed by a code that exists."""
    return any(
        (match := re.fullmatch(re.escape(family).replace(r"\*", "(.+)"), key)) is not None and match[1] in codes
        for family, codes in families().items()
    )
