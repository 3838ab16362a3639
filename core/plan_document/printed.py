"""What a printed line is made of: the cells of a table row, and check boxes."""

import re

BOX = re.compile(
    r"(?<=[a-z)] )[✓✔✗✘](?=\s*(?:[|;,]|$))|\[\s*[xX✓✔]?\s*\]|"
    r"\(\s*[X✓✔]?\s*\)|/(?:\s*[xX✓✔]\s*|\s+)/|[☐☑☒□❏❑🞎🗹🗷]|\b_+[xX]_+"
)
TICK = re.compile(r"[✓✔✗✘]")
LEGEND = re.compile(r"\([^)]*[✓✔✗✘]\s*=[^)]*\)")
"""What the ticks of a line mean: "(✔ = offered)"."""
BLANK = re.compile(r"\b_+[xX]?_+(?!\s*%)")
CHECKED = re.compile(r"[xX✓✔☑☒🗹🗷]")
GAP = re.compile(
    r"\s*\|\s*|\t+\s*|\s*(?:\. ?){4,}\s*|(?<=\S)\s{3,}(?=\S)|(?<=[^\s.?!:;\"”’)])\s{2,}(?=\S)|"
    r"(?<![.?!:;])(?<=[\"”’)])\s{2,}(?=\S)(?!\w+ \w+ \w+ \w+)"
)
ENUMERATOR = re.compile(r"^\s*(?:\(?[\divxa-zA-Z]{1,4}[.)]|(?:\d+\.)+\d*|[•·▪◦‣●○■–—*-])\s*$")
ANSWERED = re.compile(
    r"^(?!.*;\s)[^?.]{3,90}?(?::|\s[-–—])\s+"
    r"(?=(?:yes|no|none|open|closed|automatic|on(?= for (?:all|every\w*)(?: \w+)?\.?$|\.?$)|off(?=\.?$)|"
    r"(?:at |after |from |only )?(?:age )?59\s?½?|hardship|"
    r"(?:not )?(?:available|permitted|allowed|offered|accepted)|any ?time|at any time|"
    r"(?:up to )?\d+(?:\.\d+)?\s?%)(?:\b|\s|$))(?!.*\.\s+[A-Z(])"
    r"(?!.*\b(?:you|participants?|members?|employees?) (?:can|may) )",
    re.IGNORECASE,
)


def cells_of(text: str) -> list[tuple[int, str]]:
    """The cells of a printed table row with the column where each begins."""
    cells: list[tuple[int, str]] = []
    start = 0
    if (answered := ANSWERED.match(text)) and not GAP.search(text.strip()):
        return [(0, answered.group().strip(" :–—-")), (answered.end(), text[answered.end() :].strip())]
    for gap in [*GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        piece = text[start:end]
        if piece.strip():
            cells.append((start + len(piece) - len(piece.lstrip()), piece.strip()))
        start = gap.end() if gap else end
    return cells


def boxes_in(text: str) -> list[re.Match[str]]:
    """The boxes of a line: printed ones, blanks to mark where one is marked, or ticks that stand in no table."""
    boxes = list(BOX.finditer(text))
    if boxes and all(box.group().startswith("_") for box in boxes):
        return list(BLANK.finditer(text))
    ticks = list(TICK.finditer(LEGEND.sub("", text)))
    return boxes or ([] if is_row(text) else ticks)


def is_row(text: str) -> bool:
    """Whether a line is a table row: two cells or more, the first not merely a number or bullet."""
    cells = cells_of(text)
    return len(cells) > 1 and not ENUMERATOR.match(cells[0][1])
