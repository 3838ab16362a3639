"""That core/README.md has what other programs rely on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from core.assess import INTERVIEWS
from core.backdoor_ira.names import IraFigure, IraOutcome, IraWarning
from core.conversion.names import ConversionFigure, ConversionOutcome, ConversionWarning
from core.form_1099r.names import FormFigure, FormOutcome, FormWarning
from core.mega_backdoor.names import JobFigure, JobOutcome, JobWarning
from core.solo_401k.names import PlanName, SoloFigure, SoloOutcome, SoloWarning

README = Path(__file__).parents[2] / "core" / "README.md"
RELIED_ON: tuple[type[StrEnum], ...] = (
    *(JobOutcome, JobFigure, JobWarning),
    *(SoloOutcome, SoloFigure, SoloWarning, PlanName),
    *(IraOutcome, IraFigure, IraWarning),
    *(ConversionOutcome, ConversionFigure, ConversionWarning),
    *(FormOutcome, FormFigure, FormWarning),
)


@pytest.mark.parametrize("names", RELIED_ON, ids=lambda names: names.__name__)
def test_the_readme_names_every_outcome_figure_and_warning(names: type[StrEnum]) -> None:
    text = README.read_text("utf-8")
    assert [name.value for name in names if f"`{name}`" not in text] == []


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_the_readme_names_every_question_and_its_codes(interview: str) -> None:
    text, asked = README.read_text("utf-8"), INTERVIEWS[interview][0]
    named = {word for question in (*asked.questions, *asked.wishes) for word in (question.id, *question.type.codes)}
    assert sorted(word for word in named if f"`{word}`" not in text) == []
