"""Words that two articles share because everyone writes them: stock phrases, titles, names, attributions.

What counts is what is left of a shared passage when these are taken out of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.read.wordlists import read_rows, word_class

_PLAIN = (
    "be", "have", "do", "modal", "negation", "adverb", "pronoun", "object_pronoun", "possessive",
    "determiner", "preposition", "subordinator", "coordinator", "time", "wh",
)  # fmt: skip
_CUE_WORDS = (
    "said says say saying told tells telling added adds wrote writes asked asks explained explains noted notes "
    "according stated states insisted warned argued announced tweeted continued replied recalled acknowledged "
    "admitted claimed stressed remarked responded testified concluded statement interview"
)
CUES = frozenset(_CUE_WORDS.split())
"""Words that mark a clause as saying who spoke, folded."""
REPORTING = CUES - {"asked", "asks", "interview", "statement", "noted", "notes", "continued", "responded"}
"""Those after which stands what was said."""
_MAX_CONTENT = 0.15  # share of plain content words up to which a stretch is names, titles and glue


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that follow one another: as compared, and as written."""

    words: tuple[str, ...]
    written: tuple[str, ...]

    def is_attribution(self) -> bool:
        """Tell whether the stretch may be no more than who spoke: a cue, names, titles, a day."""
        if len(self.words) <= 4:
            return True
        has_cue = any(word in CUES for word in self.words)
        return has_cue and len(self.words) <= 20 and self.n_content() <= max(3, len(self.words) // 4)

    def is_formula(self) -> bool:
        """Tell whether the stretch holds names, titles and glue alone, or phrases that everyone uses."""
        left = self.without_stock()
        return left.n_content() <= max(2, int(_MAX_CONTENT * len(self.words))) or len(left.words) < 5

    def without_stock(self) -> "Stretch":
        """Give the stretch without the phrases of the list."""
        kept = _mask(self.words)
        return Stretch(
            tuple(word for word, is_kept in zip(self.words, kept, strict=True) if is_kept),
            tuple(word for word, is_kept in zip(self.written, kept, strict=True) if is_kept),
        )

    def is_boilerplate(self) -> bool:
        """Tell whether the stretch holds a phrase that sites put around articles."""
        return _phrases("boilerplate").search(" " + " ".join(self.words) + " ") is not None

    def n_content(self) -> int:
        """Count the words that carry content: numbers, and whatever is no name, title, cue or glue."""
        return sum(map(_is_content, self.words, self.written))


def make_stretch(words: Sequence[str], written: Sequence[str]) -> Stretch:
    """Give a stretch of the words as compared and as written."""
    return Stretch(tuple(words), tuple(written))


def is_plain_glue(word: str) -> bool:
    """Tell whether a folded word carries no content: an article, a preposition, an auxiliary, a month."""
    return word in _glue()


def _is_content(word: str, written: str) -> bool:
    if word[0].isdigit() or word in word_class("number"):
        return True
    if written[0].isupper() or word in CUES or word in _roles():
        return False
    return word not in _glue() and len(word) > 1


def _mask(words: Sequence[str]) -> list[bool]:
    """Tell for each word whether it stands outside every phrase of the list."""
    text = " " + " ".join(words) + " "
    kept = [True] * len(words)
    for match in _phrases("stock").finditer(text):
        first = text.count(" ", 0, match.start() + 1) - 1
        for k in range(first, first + len(match[0].split())):
            kept[k] = False
    return kept


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    phrases = sorted(
        (row[1] for row in read_rows("stock_phrases.txt") if row[0] == kind), key=len, reverse=True
    )
    joined = "|".join(re.escape(phrase).replace(r"\ \*", r"(?: \S+){0,4}") for phrase in phrases)
    return re.compile(rf"(?<= )(?:{joined})(?= )")


@cache
def _glue() -> frozenset[str]:
    return frozenset().union(*(word_class(name) for name in _PLAIN))


@cache
def _roles() -> frozenset[str]:
    return frozenset(
        word for row in read_rows("stock_phrases.txt") if row[0] == "role" for word in row[1].split()
    )
