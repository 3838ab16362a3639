"""Is a sentence understood to its last word? What has a word that the reader does not know is not."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

WORD = re.compile(r"(?<![\w$'-])[a-z][a-z'-]+")
ENDINGS = (
    *(("'s", ""), ("s'", "s"), ("s", ""), ("es", ""), ("d", ""), ("ed", "")),
    *(("ing", ""), ("ing", "e"), ("ly", ""), ("ies", "y"), ("ied", "y")),
)
"""What a word may end in, and what stands there in the vocabulary."""
NAMED = re.compile(
    r"((?:[A-Z][\w&'’-]+ )+)(?=(?i:(?:Company|Corporation|Corp|Inc|LLC|University|College)\b|"
    r"Benefits(?: Guide| Summary)?$|"
    r"(?:Retirement |Employees?['’]? )?"
    r"(?:401\(k\)|403\(b\)|(?:Savings|Retirement|Thrift|Investment)(?: Savings)?(?: and \w+)? Plan\b)))|"
    r"\b(?:Hi|Hello|Dear|Thanks|Regards|Best),? (?:M[rs]s?\. )?[A-Z]\w+"
)
"""The name of the employer, of its plan or of the person a mail is written to."""


@cache
def vocabulary() -> frozenset[str]:
    """The words that change nothing."""
    lines = files(__package__).joinpath("vocabulary.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def is_known(word: str) -> bool:
    """Whether a word, without its ending, is in the vocabulary; parts joined by a hyphen are known one by one."""
    words = vocabulary()
    if word in words or any(word.endswith(end) and word[: -len(end)] + put in words for end, put in ENDINGS):
        return True
    return "-" in word and all(is_known(part) for part in word.split("-") if part)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words of the names in a document; where it names two plans, it is open which of them a sentence speaks of."""
    found = {
        match.group().strip("'’ ").lower().removeprefix("the ") for text in texts for match in NAMED.finditer(text)
    }
    return frozenset(name.strip("'’,") for each in found for name in each.split())


def unknown_words(words: str, names: frozenset[str]) -> Iterator[str]:
    """The words that are not known, names apart."""
    return (word for word in map(str, WORD.findall(words)) if not is_known(word.strip("'")) and word not in names)
