"""Words that two articles share because everyone writes them: stock phrases, titles, names, attributions.

What counts is what is left of a shared passage when these are taken out of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whence.read.wordlists import plain_verbs, read_rows, word_class

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
REPORTING = CUES - {"asked", "asks", "interview", "statement", "noted", "notes", "continued", "responded"} | {
    "adding"
}
"""Those after which stands what was said."""
_NOUNS = frozenset({"according", "interview", "statement", "notes"})
_FURNITURE = 10  # words of a note about each word of the phrases that give it away
_TURN = 3  # words of content from which on a clause says something
_MAX_CONTENT = 0.15  # share of plain content words up to which a stretch is names, titles and glue


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that follow one another, as compared; bytes tell which begin with a capital, and which carry content."""

    words: tuple[str, ...]
    is_upper: bytes
    is_content: bytes

    def part(self, start: int, end: int, *, without: bytes = b"") -> "Stretch":
        """Give the words of a range; `without` marks, for all words of the stretch, those left out."""
        if 1 not in without[start:end]:
            return Stretch(self.words[start:end], self.is_upper[start:end], self.is_content[start:end])
        return self._only([k for k in range(start, end) if not without[k]])

    def is_attribution(self) -> bool:
        """Tell whether the stretch may be no more than who spoke: a cue, names, titles, a day."""
        if len(self.words) <= 4:
            return True
        is_short = len(self.words) <= 20 and not CUES.isdisjoint(self.words)
        return is_short and self.n_content() <= max(3, len(self.words) // 4)

    def is_formula(self) -> bool:
        """Tell whether the stretch holds names, titles and glue alone, or phrases that everyone uses."""
        most = max(2, int(_MAX_CONTENT * len(self.words)))
        if self.n_content() <= most or len(self.words) < 5:
            return True
        left = self.without_stock()
        return left.n_content() <= most or len(left.words) < 5

    def without_stock(self) -> "Stretch":
        """Give the stretch without the phrases of the list."""
        found = _find_phrases("stock", self.words)
        return self._only([k for k in range(len(self.words)) if k not in found]) if found else self

    def is_boilerplate(self) -> bool:
        """Tell whether the stretch holds phrases that sites put around articles, and not much else."""
        found = _find_phrases("boilerplate", self.words)
        return bool(found) and _FURNITURE * len(found) >= len(self.words)

    def is_stock(self) -> bool:
        """Tell whether the stretch is for the most part phrases of the list."""
        return 2 * len(_find_phrases("stock", self.words)) > len(self.words)

    def is_turn(self) -> bool:
        """Tell whether the stretch is a clause that fits any story: a verb, no name, no figure, hardly any content."""
        return not self.n_marked() and self.n_content() < _TURN and self.has_verb()

    def has_verb(self) -> bool:
        """Tell whether the stretch says something of what it names: it holds a finite verb."""
        return any(
            word in _verbs() and before != "to" and not before.endswith("'s")
            for before, word in zip(("", *self.words), self.words, strict=False)
        )

    def is_title(self) -> bool:
        """Tell whether every word but glue begins with a capital: a work, an institution, a headline."""
        marked = [
            is_upper for word, is_upper in zip(self.words, self.is_upper, strict=True) if word not in _glue()
        ]
        return len(marked) > 1 and all(marked)

    def is_named(self) -> bool:
        """Tell whether what is left without phrases is mostly names, titles and figures."""
        left = self.without_stock()
        n_plain = sum(
            not is_upper and not word[0].isdigit() and word not in _glue()
            for word, is_upper in zip(left.words, left.is_upper, strict=True)
        )
        return left.n_marked() >= n_plain

    def n_marked(self) -> int:
        """Count the words that begin with a capital or a digit."""
        return self.is_upper.count(1) + sum([word[0].isdigit() for word in self.words])

    def n_content(self) -> int:
        """Count the words that carry content: numbers, and whatever is no name, title, cue or glue."""
        return self.is_content.count(1)

    def _only(self, kept: Sequence[int]) -> "Stretch":
        return Stretch(
            tuple([self.words[k] for k in kept]),
            bytes([self.is_upper[k] for k in kept]),
            bytes([self.is_content[k] for k in kept]),
        )


def is_plain_glue(word: str) -> bool:
    """Tell whether a folded word carries no content: an article, a preposition, an auxiliary, a month."""
    return word in _glue()


def is_role(word: str) -> bool:
    """Tell whether a folded word is a noun of titles and offices."""
    return word in _roles()


def _find_phrases(kind: str, words: Sequence[str]) -> set[int]:
    """Give the places of the words that stand in a phrase of the list."""
    phrases = _phrases(kind)
    found: set[int] = set()
    if phrases.keys().isdisjoint(words):
        return found
    held, text = set(words), " " + " ".join(words) + " "
    for phrase in [
        phrase for key in phrases.keys() & held for needed, phrase in phrases[key] if needed <= held
    ]:
        for match in phrase.finditer(text):
            first = text.count(" ", 0, match.start()) - 1
            found.update(range(first, first + match[0].count(" ") + 1))
    return found


@cache
def _phrases(kind: str) -> Mapping[str, Sequence[tuple[frozenset[str], re.Pattern[str]]]]:
    """Give the phrases of a kind, each with its words, by its longest word: these are looked for first."""
    found: dict[str, list[tuple[frozenset[str], re.Pattern[str]]]] = {}
    for row in read_rows("stock_phrases.txt"):
        if row[0] == kind:
            words = row[1].split()
            pattern = re.escape(row[1]).replace(r"\ \*", r"(?: \S+){0,4}")
            phrase = frozenset(words) - {"*"}, re.compile(rf"(?<= ){pattern}(?= )")
            found.setdefault(max(words, key=len), []).append(phrase)
    return found


@cache
def _verbs() -> frozenset[str]:
    closed = (word_class(name) for name in ("be", "have", "do", "modal"))
    return frozenset().union(plain_verbs(), CUES - _NOUNS, *closed)


@cache
def _glue() -> frozenset[str]:
    return frozenset().union(*(word_class(name) for name in _PLAIN))


@cache
def _roles() -> frozenset[str]:
    return frozenset(
        word for row in read_rows("stock_phrases.txt") if row[0] == "role" for word in row[1].split()
    )
