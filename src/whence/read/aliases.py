"""Names that are but covers: "a contact saved as X", "known only as Witness K"."""

import re
from collections.abc import Sequence

from whence.read.words import Word

_LETTER = re.compile(r"[A-Z]\d?|\d{1,3}")  # of "Witness D", "Officer 7"
_IN_COURT = frozenset({"court", "only", "simply", "just", "merely", "print"})
_ALIASES = frozenset(
    {"only", "saved", "known", "identified", "calling", "named", "dubbed", "nicknamed", "listed"}
)


def is_alias(words: Sequence[Word]) -> bool:
    """Tell whether what looks like a name is but a cover: "known only as Witness K"."""
    for at, word in enumerate(words):
        if word.lower in _ALIASES and not word.is_capital:
            after = [w.lower for w in words[at + 1 : at + 4]]
            if set(after[:2]) & {"as", "by"} or (
                after[2:] and after[2] in {"as", "by"} and after[1] in _IN_COURT
            ):
                return True
    return False


def is_cover(name: str) -> bool:
    """Tell whether a name is but a letter or a number, as courts give to witnesses: "D" of "Witness D"."""
    return _LETTER.fullmatch(name) is not None
