"""A card to draw on: shapes and text of measured size, in the embedded fonts, written out as a PNG."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.takeaway.line_breaks import held_together

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).resolve().parent / "fonts"
REGULAR = FONTS / "Inter-Regular.ttf"
BOLD = FONTS / "Inter-SemiBold.ttf"

WIDTH = 1080
MARGIN = 64
INNER = WIDTH - 2 * MARGIN

CARD = "#F6F6F3"
EDGE = "#D5D5CF"
INK = "#1B1F24"
QUIET = "#5A616B"
EMPTY = "#E2E2DC"


class Style(NamedTuple):
    """How a text looks: the size in pixels, the weight and the colour."""

    size: int
    bold: bool = False
    ink: str = INK

    def fitting(self, words: str, room: float) -> Style:
        """The same, smaller where the words would be wider than the room."""
        return self._replace(size=min(self.size, int(self.size * room / width_of(words, self))))


TITLE = Style(46, bold=True)
HERO = Style(96, bold=True)
LEAD = Style(38, ink=QUIET)
LABEL = Style(40)
AMOUNT = Style(40, bold=True)
MARK = Style(36, bold=True)
NAME = Style(32, ink=QUIET)
NOTE = Style(30, ink=QUIET)
FOOT = Style(26, ink=QUIET)

_SHARPNESS = 2
_TALLEST = 2400


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Written(NamedTuple):
    """A text on the card and the rectangle of its ink."""

    words: str
    box: Box


@cache
def _font(size: int, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    path = BOLD if bold else REGULAR
    return ImageFont.truetype(str(path), size * _SHARPNESS, layout_engine=ImageFont.Layout.BASIC)


def width_of(words: str, style: Style) -> float:
    """The width of a text in pixels."""
    return float(_font(style.size, style.bold).getlength(words)) / _SHARPNESS


def wrapped(words: str, style: Style, room: float) -> list[str]:
    """A text in lines no wider than the room, which part no number from its word and leave no word alone."""
    lines = [""]
    for word in held_together(words).split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if lines[-1] and width_of(longer, style) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    ends = list(accumulate(len(line) + 1 for line in lines))
    return [words[start : end - 1] for start, end in zip([0, *ends], ends, strict=False)]


@dataclass
class Canvas:
    """A light card, as wide as a phone shows it, cut off below what was drawn; sizes in pixels."""

    texts: list[Written] = field(default_factory=list)
    height: int = MARGIN

    def __post_init__(self) -> None:
        from PIL import Image, ImageDraw

        self._image = Image.new("RGB", (WIDTH * _SHARPNESS, _TALLEST * _SHARPNESS), CARD)
        self._draw = ImageDraw.Draw(self._image)

    def write(self, words: str, x: float, y: float, style: Style, anchor: str = "la") -> Box:
        """Writes one line; the anchor is Pillow's, such as `la` for the left end of its ink and its top."""
        font = _font(style.size, style.bold)
        ink = font.getmask(words).getbbox() or (0, 0, 0, 0)
        place = (x * _SHARPNESS - (ink[0] if anchor.startswith("l") else 0), y * _SHARPNESS)
        self._draw.text(place, words, font=font, fill=style.ink, anchor=anchor)
        start, top, _, bottom = self._draw.textbbox(place, words, font=font, anchor=anchor)
        box = Box(*(edge / _SHARPNESS for edge in (start + ink[0], top, start + ink[2], bottom)))
        self.texts.append(Written(words, box))
        return box

    def paragraph(self, words: str, y: float, style: Style) -> float:
        """Writes a text in lines as wide as the card; returns where it ends."""
        for line in wrapped(words, style, INNER):
            self.write(line, MARGIN, y, style)
            y += round(style.size * 1.34)
        return y

    def fill(self, box: Box, colour: str) -> None:
        """A filled rectangle."""
        self._draw.rectangle([edge * _SHARPNESS for edge in box], fill=colour)

    def hatch(self, box: Box, colour: str, ground: str) -> None:
        """A rectangle of slanting stripes: what is possible but not there yet."""
        from PIL import Image, ImageDraw

        left, top, right, bottom = (round(edge * _SHARPNESS) for edge in box)
        size = (max(1, right - left), max(1, bottom - top))
        stripes = Image.new("RGB", size, ground)
        pen = ImageDraw.Draw(stripes)
        for start in range(-size[1], size[0], 18 * _SHARPNESS):
            pen.line([(start, size[1]), (start + size[1], 0)], fill=colour, width=9 * _SHARPNESS)
        pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=colour, width=3 * _SHARPNESS)
        self._image.paste(stripes, (left, top))

    def line(self, points: list[tuple[float, float]], colour: str, width: float = 3) -> None:
        """A line through points."""
        scaled: list[Any] = [(x * _SHARPNESS, y * _SHARPNESS) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * _SHARPNESS), joint="curve")

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""
        edges = [edge * _SHARPNESS for edge in (x - radius, y - radius, x + radius, y + radius)]
        self._draw.ellipse(edges, fill=colour)

    def png(self) -> bytes:
        """The card as a PNG, with a thin edge that sets it off from a light chat."""
        from PIL import Image, ImageDraw

        width, height = WIDTH * _SHARPNESS, (self.height + MARGIN) * _SHARPNESS
        card = self._image.crop((0, 0, width, height))
        ImageDraw.Draw(card).rectangle((0, 0, width - 1, height - 1), outline=EDGE, width=2 * _SHARPNESS)
        file = BytesIO()
        card.resize((WIDTH, self.height + MARGIN), Image.Resampling.BOX).save(file, "PNG")
        return file.getvalue()
