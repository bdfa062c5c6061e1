"""The head of an article as its page shows it: headline, standfirst, byline and date, above the body."""

import re
from collections.abc import Iterator
from datetime import date

from whence.ingest.dates import find_date
from whence.ingest.page_facts import PageFacts
from whence.ingest.page_kinds import Piece
from whence.ingest.page_parts import Candidate, Scan
from whence.ingest.page_words import PageWords
from whence.records import BlockKind, Span

_HEAD_LETTERS = 1500  # letters below the headline within which the byline stands
_MAX_AUTHORS = 6
_ABOVE = 4  # pieces above the headline that belong to the head
_MAX_DATE_WORDS = 14
_MAX_DATE_LETTERS = 200
_UPDATED = re.compile(
    r"updat|modif|aktualis|actuali|aggiorn|mis(?:e)? à jour|güncel|обновл|oppdater|opdater", re.IGNORECASE
)
_UNTIL = re.compile(r"\s*(?:[-–—]|to|until)\s*(?=\w)")
_MOST_DAYS = 2  # days that pieces of one sort state of one article: when it appeared, and when it was changed
_LEAST_LEAD = 20  # letters


def find_head(words: PageWords, scan: Scan, facts: PageFacts, first: Span) -> list[Piece]:
    """Give the pieces of the head in the order headline, standfirst, byline, dates; `first` is the body's first.

    None overlaps it. Each is what the page states of itself, found among its visible words, or a date there.
    """
    head: list[Piece] = []
    for title in facts.titles:
        found = words.find_last(title, first.start) or words.find(title, 0)
        if found is not None and not found.overlaps(first):
            head.append(Piece("headline", found, "the title that the page states, found among its words"))
            break
    below = head[0].span.end if head else 0
    names = [author.name for author in facts.authors if author.kind != "desk"][:_MAX_AUTHORS]
    for name in names:
        found = words.find(name, below)
        if found is not None and found.end - below < _HEAD_LETTERS and not found.overlaps(first):
            head.append(Piece("byline", found, "the author that the page states, found among its words"))
    around = list(_candidates_around(scan, below, first))
    return [*head[:1], *_standfirsts(around, facts), *head[1:], *_dates(scan, around)]


def _candidates_around(scan: Scan, below: int, first: Span) -> Iterator[Candidate]:
    """Yield the pieces between the headline, or a few above it, and the first of the body."""
    candidates = scan.candidates
    end = next((i for i, c in enumerate(candidates) if c.end > first.start), len(candidates))
    start = next((i for i, c in enumerate(candidates) if c.end >= below), end)
    yield from candidates[max(0, start - _ABOVE, end - 40) : end]


def _standfirsts(around: list[Candidate], facts: PageFacts) -> Iterator[Piece]:
    leads = ["".join(lead.split()) for lead in facts.leads]
    for candidate in around:
        text = "".join(candidate.words)
        if len(text) >= _LEAST_LEAD and any(
            text in lead or lead[:-3] in text for lead in leads if len(lead) >= _LEAST_LEAD
        ):
            yield Piece(
                "standfirst", Span(candidate.start, candidate.end), "the description that the page states"
            )
            return


def _dates(scan: Scan, around: list[Candidate]) -> Iterator[Piece]:
    seen: set[BlockKind] = set()
    for candidate in around:
        day = _find_day(candidate)
        if day is None or _is_of_list(scan, candidate, day):
            continue
        kind: BlockKind = "updated" if _UPDATED.search(" ".join(candidate.words)) else "published"
        if kind not in seen:
            seen.add(kind)
            yield Piece(kind, Span(candidate.start, candidate.end), "a date between headline and body")


def _find_day(candidate: Candidate) -> date | None:
    """Give the day that a short piece states; None when it states none, or from when to when something was."""
    text = " ".join(candidate.words)
    if (
        len(candidate.words) > _MAX_DATE_WORDS
        or len(text) > _MAX_DATE_LETTERS
        or not any(character.isdigit() for character in text)
    ):
        return None
    found = find_date(text)
    if found is None or found.precision not in ("day", "minute"):
        return None
    dash = _UNTIL.match(text, found.span.end)
    until = None if dash is None else find_date(text, dash.end())
    is_range = dash is not None and until is not None and until.span.start == dash.end()
    return None if is_range else found.first


def _is_of_list(scan: Scan, candidate: Candidate, day: date) -> bool:
    """Tell whether the piece is one of a list of other articles: pieces of its sort state other days."""
    sort = _sort_of(scan, candidate)
    others = {day}
    for other in scan.candidates:
        if other is not candidate and _sort_of(scan, other) == sort:
            found = _find_day(other)
            if found is not None:
                others.add(found)
            if len(others) > _MOST_DAYS:
                return True
    return False


def _sort_of(scan: Scan, candidate: Candidate) -> tuple[str, str]:
    element = scan.elements[candidate.element]
    return element.sign, scan.elements[element.parent].sign
