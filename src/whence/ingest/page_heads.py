"""The head of an article as its page shows it: headline, standfirst, byline and date, above the body."""

import re
from collections.abc import Iterator

from whence.ingest.dates import find_date
from whence.ingest.page_facts import PageFacts
from whence.ingest.page_kinds import Piece
from whence.ingest.page_scans import Candidate, Scan
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
    return [*head[:1], *_standfirsts(around, facts), *head[1:], *_dates(around)]


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


def _dates(around: list[Candidate]) -> Iterator[Piece]:
    seen: set[BlockKind] = set()
    for candidate in around:
        text = " ".join(candidate.words)
        if (
            len(candidate.words) > _MAX_DATE_WORDS
            or len(text) > _MAX_DATE_LETTERS
            or not any(character.isdigit() for character in text)
        ):
            continue
        found = find_date(text)
        if found is None or found.precision not in ("day", "minute"):
            continue
        kind: BlockKind = "updated" if _UPDATED.search(text) else "published"
        if kind not in seen:
            seen.add(kind)
            yield Piece(kind, Span(candidate.start, candidate.end), "a date between headline and body")
