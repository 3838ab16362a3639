"""What the reader is known not to understand; a gap that closes by itself fails here and is moved to the floors."""

import pytest

from tests.plan_documents.passages import CORPORA, read

LEARNED = {case.id: case for case in CORPORA["learned_from"]}
GAPS = [
    pytest.param("ba013", "job.after_tax", id="contributions that only a definition tells apart"),
    pytest.param("ba006", "job.cap", id="a maximum inside the words of a ticked box, far from its percent sign"),
    pytest.param("ba026", "job.after_tax", id="two kinds of contributions, named in the sentences after"),
    pytest.param("bb006", "job.after_tax", id="captions of a webinar"),
    pytest.param("bb007", "job.route", id="two printed columns in one line of text"),
    pytest.param("bb011", "job.route", id="a table flattened into lines"),
    pytest.param("bb018", "job.cap", id="a printout of plan provisions in abbreviations"),
    pytest.param("v031", "job.route", id="withdrawals that are only limited in number"),
    pytest.param("w159", "job.after_tax", id="what may be started and stopped"),
    pytest.param("z018", "job.after_tax", id="a participant who is not suspended"),
    pytest.param("w104", "job.route", id="a numbered answer to a question that names no money"),
]


@pytest.mark.xfail(strict=True, reason="not understood yet")
@pytest.mark.parametrize(("case_id", "question"), GAPS)
def test_it_is_understood(case_id: str, question: str) -> None:
    said = {each.question: each.value for each in read(LEARNED[case_id].text).findings}

    assert question in said
    assert LEARNED[case_id].is_right(question, said[question])
