"""Runs of capitalised words: the places in a text where a name may stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.read.gazetteers import fold_name, known_names, name_words
from whence.records import Span

_CAPITAL = r"[A-ZÀ-ÞŠŽČŁŚÖĐİĆŘŐŰŞĞ]"
_LETTER = r"[^\W\d_]"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Prof|Lt|Col|Maj|Capt|Sgt|Adm|Rev|St|[A-Z])\.(?=[ \u00a0][A-Z])"
)
_TOKEN = (
    rf"(?:{_TITLE}|(?:(?:al|el|as|ash|an|ad|ar|at|az|ez|ed)[-‑])?{_CAPITAL}"
    rf"(?:{_LETTER}|[-‑](?={_LETTER})|['’](?={_CAPITAL}|i\b)|\.(?={_CAPITAL}))*(?:(?<=\.{_CAPITAL})\.)?)"
)
_SMALL = r"(?:of the|of|for|and the|and|de la|de|del|della|di|da|dos|van der|van|von|bin|ibn|al|el|la|du)"
_RUN = re.compile(
    rf"(?<![\w@#]){_TOKEN}(?:(?:[ \u00a0]{_SMALL}(?=[ \u00a0]{_CAPITAL}))?[ \u00a0]{_TOKEN}){{0,40}}"
)
_WORD = re.compile(r"[^ \u00a0]+")
_JOINING = frozenset(("of", "for", "and"))
_MAX_INSIDE = 20  # outlets in one run of capitalised words


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, with the small words that join them. `opens` tells that it begins a sentence."""

    words: tuple[Word, ...]
    opens: bool

    @property
    def span(self) -> Span:
        """Give the range from the first word to the last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    def after(self, span: Span) -> "Run":
        """Give what of the run lies outside `span`."""
        return Run(tuple(word for word in self.words if not word.span.overlaps(span)), self.opens)


def find_runs(text: str, block: Span, taken: list[Span]) -> Iterator[Run]:
    """Yield the runs of a block that stand clear of the spans `taken`; both in text order."""
    first = 0
    for match in _RUN.finditer(text, block.start, block.end):
        start, end = match.span()
        while first < len(taken) and taken[first].end <= start:
            first += 1
        words = [part for word in _WORD.finditer(match.group()) for part in _parts(word, start)]
        opens = _is_opening(text, start, block.start)
        if first == len(taken) or taken[first].start >= end:
            yield from _trimmed(words, opens)
        else:
            yield from _cut(
                words, opens, [span for span in taken[first : first + _MAX_INSIDE] if span.start < end]
            )


def _parts(word: re.Match[str], offset: int) -> Iterator[Word]:
    """Yield the word, or its parts if each names something of its own ("Carrow-Oslo" does not, "Rome-Oslo" does)."""
    text, start = word.group(), offset + word.start()
    pieces = list(re.finditer(r"[^-‑]+", text)) if "-" in text else []
    if len(pieces) > 1 and all(fold_name(piece.group()) in known_names() for piece in pieces):
        for piece in pieces:
            yield Word(piece.group(), Span(start + piece.start(), start + piece.end()))
    else:
        yield Word(text, Span(start, offset + word.end()))


def _cut(words: list[Word], opens: bool, taken: list[Span]) -> Iterator[Run]:
    """Yield the pieces of a run around the spans `taken`."""
    kept: list[Word] = []
    for word in words:
        if any(span.overlaps(word.span) for span in taken):
            yield from _trimmed(kept, opens)
            kept, opens = [], False
        else:
            kept.append(word)
    yield from _trimmed(kept, opens)


def _is_opening(text: str, start: int, first: int) -> bool:
    before = text[max(first, start - 3) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?:\n“"‘'


def _trimmed(words: list[Word], opens: bool) -> Iterator[Run]:
    """Yield the names of a run: cut at "of" and "and" where they join two, without what belongs to no name."""
    first = 0
    for position, word in enumerate(words):
        if word.text in _JOINING and position and not _may_go_on(words[first:position]):
            yield from _without_ends(words[first:position], opens and first == 0)
            first = position
    yield from _without_ends(words[first:], opens and first == 0)


def _may_go_on(words: list[Word]) -> bool:
    """Tell whether a name may go on after "of" or "and": it names a body or a sort of place."""
    lower = [word.text.lower() for word in words]
    return any(word in name_words("head") for word in lower) or lower[-1] in name_words("joint")


def _without_ends(words: list[Word], opens: bool) -> Iterator[Run]:
    first, last = 0, len(words)
    while first < last and (
        words[first].text.lower() in name_words("not_name") or words[first].text[0].islower()
    ):
        if words[first].text[:3] in ("al-", "el-"):
            break
        first += 1
    while last > first and (words[last - 1].text[0].islower() and "-" not in words[last - 1].text):
        last -= 1
    if first < last:
        yield Run(tuple(words[first:last]), opens and first == 0)
