"""Harmless edits: what a newsroom changes in a text that it takes over, and that changes nothing that is said.

An edit is a span of the original and the words that the copy has for it; a move puts two stretches of a sentence
the other way round. `write_copy` makes the copy of them and says where in it each edit stands.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whence.read.gazetteers import given_names
from whence.records import Span

EITHER_WAY = ("spelling", "synonym", "reporting", "contraction", "acronym", "short")
SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_KM = {"mile": 1.609, "miles": 1.609}
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|President|Secretary|Senator|Governor)\.? "
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)


@dataclass(frozen=True, slots=True)
class Rewording:
    """What the copy has in the place of a span of the original. `sort` names it; drifts have a `kind`."""

    span: Span
    words: str
    sort: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Two stretches of the original, `start` to `middle` to `end`, which the copy has the other way round."""

    start: int
    middle: int
    end: int
    is_speech: bool  # “It is so,” he said -> He said: “It is so.”


@cache
def read_table() -> dict[str, list[tuple[str, str]]]:
    """Give the rows of `drift_words.tsv` by their use."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in Path(__file__).with_name("drift_words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            use, one, two = line.split("\t")
            found.setdefault(use, []).append((one, two))
    return found


def find_harmless(text: str) -> list[Rewording]:
    """Give every harmless edit that could be made, in text order; many overlap."""
    quoted = [Span(*match.span()) for match in re.finditer(r"“[^”]*”|\"[^\"\n]*\"|''[^'\n]*''", text)]
    cuts = [
        cut for cut in _cuts(text) if not any(cut.span.overlaps(q) and not cut.span.covers(q) for q in quoted)
    ]
    found = [*_swaps(text), *cuts, *_by_rule(text)]
    return sorted(found, key=lambda edit: (edit.span, edit.sort, edit.words))


def _swaps(text: str) -> Iterator[Rewording]:
    for sort in EITHER_WAY:
        for pair in read_table()[sort]:
            for old, new in (pair, pair[::-1]) if sort != "synonym" else (pair,):
                for match in re.finditer(rf"(?<![\w’'-]){re.escape(old)}(?![\w’'-])", text):
                    yield Rewording(Span(*match.span()), new, sort)


def _cuts(text: str) -> Iterator[Rewording]:
    for word, _ in read_table()["filler"]:
        for match in re.finditer(rf"(?<=[a-z,] ){re.escape(word)} ", text):
            yield Rewording(Span(*match.span()), "", "filler")
    for match in re.finditer(r" \([^()\n]{2,40}\)", text):
        if not re.search(r"\d", match[0]):
            yield Rewording(Span(*match.span()), "", "explanation cut")
    for match in re.finditer(r"(?<=[a-z]),( (?:who|an?|the) [a-z][^,.;:“”\"\n\d]{8,60}),(?= [a-z])", text):
        yield Rewording(Span(*match.span()), "", "apposition cut")
    for match in re.finditer(r"(?<=\S)\n\s*\n[^\n]{40,700}(?=\n\s*\n)", text):
        yield Rewording(Span(*match.span()), "", "paragraph cut")
    first = re.match(r"\s*([^\n]{15,150})\n", text)
    if first is not None:
        words = first[1].split()
        yield Rewording(Span(*first.span(1)), "In full: " + " ".join(words[len(words) // 2 :]), "headline")


def _by_rule(text: str) -> Iterator[Rewording]:
    """Yield edits of form: marks, names, numbers, measures, dates."""
    rules: tuple[tuple[str, str, Callable[[re.Match[str]], str | None]], ...] = (
        ("marks", r"“([^“”\n]{5,300})”", lambda m: f'"{m[1]}"'),
        ("marks", r"\"([^\"\n]{5,300})\"", lambda m: f"“{m[1]}”"),
        ("marks", r"’(?=s )", lambda m: "'"),
        ("name", r"(?<![\w.] )\b([A-Z][a-z]+) ([A-Z][a-z]+)(?= [a-z])", _short_name),
        ("name", rf"\b({_TITLE})(?=[A-Z][a-z]+ [a-z])", lambda m: ""),
        ("figure", r"(?<![\w$£€.,-])(\d{1,2})(?= [a-z])", _in_words),
        ("figure", rf"\b({'|'.join(SMALL[2:])})\b(?= [a-z]+s\b)", lambda m: str(SMALL.index(m[1]))),
        ("figure", r"\b(\d{1,3}),(\d{3})\b(?!,)", lambda m: m[1] + m[2]),
        ("figure", r"\$(\d+(?:\.\d+)?) (million|billion)\b", lambda m: f"{m[1]} {m[2]} dollars"),
        ("figure", r"\$(\d+) million\b", lambda m: f"${m[1]},000,000"),
        ("percent", r"(\d+) percent\b", lambda m: f"{m[1]}%"),
        ("percent", r"(\d+)%", lambda m: f"{m[1]} per cent"),
        ("measure", r"\b(\d+) (miles?)\b(?! per| an)", lambda m: f"{float(m[1]) * _KM[m[2]]:.0f} kilometres"),
        ("date", rf"\b({_MONTH}) (\d{{1,2}})(?![\d,.-])", lambda m: f"{m[2]} {m[1]}"),
        ("date", rf"\b({_MONTH}) (\d{{1,2}}), (\d{{4}})", lambda m: f"{m[2]} {m[1]} {m[3]}"),
        ("that", r"\bsaid that\b", lambda m: "said"),
        ("article", r"(?<=[a-z] )the (?=[a-z])", lambda m: ""),
        ("article", r"(?<=[a-z] )a (?=[a-z])", lambda m: "the "),
        ("possessive", r"\bthe ([A-Z][a-z]+) (campaign|administration)\b", lambda m: f"{m[1]}’s {m[2]}"),
    )
    for sort, pattern, rewrite in rules:
        for match in re.finditer(pattern, text):
            words = rewrite(match)
            if words is not None and words != match[0]:
                yield Rewording(Span(*match.span()), words, sort)


def _in_words(match: re.Match[str]) -> str | None:
    return SMALL[int(match[1])] if 1 < int(match[1]) <= 20 else None


def _short_name(match: re.Match[str]) -> str | None:
    """Give "Mr. Lee" for "Ann Lee"."""
    return f"Mr. {match[2]}" if match[1].lower() in given_names() else None


def find_moves(text: str) -> Iterator[Move]:
    """Yield the attributions and the leading adverbials that can be put at the other end."""
    for match in re.finditer(
        r"(“[^“”\n]{15,400}),” ([A-Z][^,.;:“”\n]{2,40} (?:said|says))(?=\.(?:\s|$))", text
    ):
        yield Move(match.start(), match.start(2), match.end(2), is_speech=True)
    starts = r"(?:On|In|At|After|During|Before|Since|Last) "
    for match in re.finditer(
        rf"(?<=[.!?] )({starts}[^,.;:“”\n]{{4,50}}, )([a-zA-Z][^,.;:“”\n]{{25,200}})(?=\.\s)", text
    ):
        yield Move(match.start(), match.start(2), match.end(2), is_speech=False)


def choose_apart(
    edits: Sequence[Rewording], taken: Sequence[Span], *, n_most: int, chance: random.Random
) -> list[Rewording]:
    """Choose edits that overlap neither each other nor `taken`, sorts of which there are few as readily."""
    by_sort: dict[str, list[Rewording]] = {}
    for edit in edits:
        by_sort.setdefault(edit.sort, []).append(edit)
    chosen: list[Rewording] = []
    sorts = sorted(by_sort)
    while sorts and len(chosen) < n_most:
        sort = chance.choice(sorts)
        pool = by_sort[sort]
        if not pool or sum(edit.sort == sort for edit in chosen) > 1 + n_most // 5:
            sorts.remove(sort)
            continue
        edit = pool.pop(chance.randrange(len(pool)))
        busy = [*taken, *(other.span for other in chosen)]
        if all(edit.span.gap(span) > 2 for span in busy):
            chosen.append(edit)
    return chosen


def write_copy(
    text: str, edits: Sequence[Rewording], moves: Sequence[Move]
) -> tuple[str, dict[Rewording, Span]]:
    """Give the copy, and the span in it of each edit."""
    pieces: list[str] = []
    places: dict[Rewording, Span] = {}
    length = 0

    def put(words: str) -> None:
        nonlocal length
        pieces.append(words)
        length += len(words)

    def write(start: int, end: int) -> None:
        at = start
        for edit in sorted((e for e in edits if start <= e.span.start and e.span.end <= end), key=_place):
            put(text[at : edit.span.start])
            places[edit] = Span(length, length + len(edit.words))
            put(edit.words)
            at = edit.span.end
        put(text[at:end])

    at = 0
    for move in sorted(moves, key=lambda move: move.start):
        write(at, move.start)
        write(move.middle, move.end)
        put(": " if move.is_speech else " ")
        write(move.start, move.middle - (3 if move.is_speech else 2))
        put("”" if move.is_speech else "")
        at = move.end
    write(at, len(text))
    return "".join(pieces), places


def _place(edit: Rewording) -> Span:
    return edit.span
