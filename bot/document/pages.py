"""The text of each page of a PDF or text file; runs only in the child process of `bot.reading`."""

import io
import re
from collections.abc import Callable, Iterator

from pypdf import PageObject, PasswordType, PdfReader, _text_extraction
from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, ContentStream, StreamObject

from bot.document.layout import Piece, text_of
from bot.document.refusal import Refused

WIDE_GAP = re.compile(r" {4,}")
WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|script)\b", re.IGNORECASE)
JUNK = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def is_pdf(data: bytes) -> bool:
    """Whether a file says of itself that it is a PDF; anything else is taken for text."""
    return b"%PDF-" in data[:1024]


def pages_of_text(data: bytes) -> list[str]:
    """The pages of a text file, one per form feed; bytes that are no text are refused."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    if (
        WEB_PAGE.match(text)
        or JUNK.search(text)
        or text.startswith("{\\rtf")
        or len(re.findall(r"[\x80-\x9f]", text)) > len(text) // 50
    ):
        raise Refused("not_a_pdf")
    return text.removesuffix("\f").split("\f")


def pages_of_pdf(data: bytes, most: int, done: Callable[[int, int], object] = lambda _, __: None) -> list[str]:
    """The pages of a PDF in reading order; a single page that cannot be read is left empty.

    `done` hears after each page how many of how many are read.
    """
    reader = opened(data)
    try:
        count = len(reader.pages)
    except (PyPdfError, RecursionError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("damaged") from error
    if count > most:
        raise Refused("too_many_pages")
    pages = []
    for number in range(count):
        pages.append(page_text(reader, number))
        done(number + 1, count)
    read = [page for page in pages if page is not None]
    if not read:
        raise Refused("too_much_memory" if _unpacks_without_end(reader) else "damaged")
    return [page or "" for page in pages]


def _unpacks_without_end(reader: PdfReader) -> bool:
    """Whether the first page cannot be read because there is too much in it."""
    try:
        reader.pages[0].extract_text()
    except LimitReachedError:
        return True
    except Exception:  # as broken as the whole
        return False
    return False


def opened(data: bytes) -> PdfReader:
    """The file, unlocked where the empty password opens it."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise Refused("encrypted")
    except (
        PyPdfError,
        RecursionError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        IndexError,
        OSError,
    ) as error:
        raise Refused("encrypted" if isinstance(error, FileNotDecryptedError) else "damaged") from error
    except NotImplementedError:
        raise Refused("encrypted") from None
    return reader


def page_text(reader: PdfReader, number: int) -> str | None:
    """One page's text by its layout, or as it stands in the stream where that gives more; None if unreadable."""
    try:
        page = reader.pages[number]
        flowing = page.extract_text()
    except MemoryError:
        raise
    except Exception:  # one broken page is no reason to refuse the rest
        return None
    try:
        laid_out = text_of(list(pieces_of(page)))
    except MemoryError:
        raise
    except Exception:  # the layout reading leans on what the library does not promise
        return flowing
    return laid_out if signs(laid_out) >= 0.9 * signs(flowing) else flowing


def signs(text: str) -> int:
    """How many signs that are no space a text has."""
    return len("".join(text.split()))


def pieces_of(page: PageObject) -> Iterator[Piece]:
    """The runs of text of a page with their places, in points; a run with a wide gap in it is taken apart."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, ArrayObject | StreamObject):
        return
    operations = iter(ContentStream(contents, page.pdf, "bytes").operations)
    groups = _text_extraction._layout_mode.text_show_operations(operations, page._layout_mode_fonts())
    for group in groups:
        text, width = group["text"], group["displaced_tx"] - group["tx"]
        per_sign = width / max(1, len(text))
        start = 0
        for gap in [*WIDE_GAP.finditer(text), None]:
            end = gap.start() if gap else len(text)
            if text[start:end].strip():
                left, right = group["tx"] + start * per_sign, group["tx"] + end * per_sign
                yield Piece(
                    left,
                    right,
                    group["ty"] * group["flip_sort"],
                    group["font_height"],
                    text[start:end].strip(),
                )
            start = gap.end() if gap else end
