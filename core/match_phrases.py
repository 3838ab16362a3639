"""How people say a match formula in German and English, and the word of the formula that stands for each phrase."""

from __future__ import annotations

_ARTICLES = r"(?:(?:of|on|auf|von|for|für|the|die|der|den|des) )*"
_OWN_MONEY = (
    r"(?:what|whatever|everything|dem,? was|allem,? was|das,? was|was) (?:i|you|ich|sie)"
    r" (?:put in|pay in|contribute|defer|save|einzahlen?|beitrage?n?)"
)
_OWN_CONTRIBUTIONS = (
    r"(?:my|own|your|meiner?n?|der|den|eigener?n?)(?: own| eigenen)? (?:contributions?|deferrals?|beitr(?:ä|ae)gen?)"
)
_PAY = r"(?:pay|salary|wages|compensation|income|(?:brutto)?gehalts?|(?:brutto)?lohns?|brutto)"

PHRASES = (
    (r"dollar (?:for|für|fuer|um) dollar|(?:1|one|eins?) ?(?::|to|zu|for) ?(?:1|one|eins?)\b|1-to-1", " rate100 "),
    (r"\b(?:full match|in full|full|fully|voll|vollständig|double|doubles|verdoppel[nt]|komplett)\b", " rate100 "),
    (
        r"([0-9]+) ?(?:cents?|¢) (?:on|per|for|pro|je|auf|für|of) ?(?:the|each|every|a|jeden|den|einen)? ?dollar",
        r" rate\1 ",
    ),
    (r"\b(?:three quarters|drei ?viertel)\b", " rate75 "),
    (r"\b(?:half|halb|(?:die |zur )?h(?:ä|ae)lfte)\b", " rate50 "),
    (r"\b(?:a quarter|one quarter|quarter|ein viertel|viertel)\b", " rate25 "),
    (rf"\b(?:(?:of|on|von|auf) )?(?:{_OWN_MONEY}|{_OWN_CONTRIBUTIONS})", " own "),
    (
        r"\b(?:(?:of|on|von|vom|des|meines?) )?(?:(?:my|your|the|gross|base|eligible|meines|meinem|brutto) )*"
        rf"{_PAY}\b",
        " pay ",
    ),
    (r"\b(?:up to|upto|bis zu|bis)\b", " upto "),
    (rf"\b{_ARTICLES}(?:next|following|nächsten?|naechsten?)\b", " of "),
    (rf"\b{_ARTICLES}(?:first|ersten?)\b", " of "),
    (r"\b(?:of|on|auf|von|vom)\b", " of "),
    (
        r"\b(?:and|und|then|dann|danach|plus|dazu|additionally|zusätzlich|another|weitere)\b|[+&;]|,(?![0-9])",
        " plus ",
    ),
    (r"\bmatch(?:es|ed|ing)?\b", " match "),
)
"""Patterns in the order in which they are replaced."""

FILLERS = frozenset(
    {
        *("the", "they", "he", "she", "it", "we", "my", "our", "i", "think", "a", "an", "in"),
        *("employer", "company", "firm", "ag", "firma", "arbeitgeber", "er", "sie", "die", "der", "das", "den", "dem"),
        *("zahlt", "zahlen", "pays", "puts", "gives", "contribute", "contributes", "contribution"),
        *("profit", "sharing", "profit-sharing", "nonelective", "safe", "harbor"),
    }
)
"""Words that change nothing."""
