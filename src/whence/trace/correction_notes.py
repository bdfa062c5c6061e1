"""Correction notes: the words by which an article says that it was amended, or corrects what had been reported.

"This article was amended on 3 March", "Correction:", "An earlier version of this report said ...".
"""

import re
from collections.abc import Iterator

from whence.ingest.dates import find_date, make_stamp
from whence.moments import When
from whence.records import Document, Span

_OWN = r"(?:we|this (?:news)?paper|our (?:report|article|story|headline)|(?:the|a) headline|(?:the|an) article)"
CORRECTS = re.compile(
    r"^(?:corrected\s*[-–—:]|\(?corrects\s|\(?corrections?(?:\s*[-–—:]|\s+(?:to|and clarifications?)\b|\s*$))|"
    r"\b(?:correction\s*:|clarification\s*:|an earlier version of this (?:story|article|report)|"
    r"(?:story|article|report|headline) (?:has been|was) (?:corrected|amended)|"
    r"(?:has|have) corrected (?:its|the|this|an)\b|"
    r"corrected (?:its|the|an) (?:earlier )?(?:figure|report|story|number)|we (?:regret|apologi[sz]e)|"
    r"(?:we|it|the \w+) (?:withdraw|retract|take back|no longer stands? by)\b|"
    r"(?:withdraws|withdrew|retracts|retracted) its (?:report|story|article|claim)|"
    r"the (?:mistake|error) was (?:made (?:in|by|at)|ours)\b|"
    r"(?:it|which|article|headline|story) should have (?:said|read|stated)\b|"
    r"we (?:wrongly|incorrectly|mistakenly) (?:reported|stated|said|wrote|gave)|"
    rf"{_OWN} (?:also |had |have )?(?:reported|stated|said|wrote|gave|put|published|called)\b[^\n]{{0,300}}?"
    r"\b(?:was|were|is|are) (?:wrong|incorrect|untrue|false|mistaken|a mistake|an error|not (?:correct|true|so))|"
    r"(?:reported|stated) (?:wrongly|incorrectly) that)",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    r"^\W*(?:editor[’']?s?[’']? note|note to readers|amendment)\s*[-–—:]|"
    r"\b(?:this|the) (?:story|article|report|piece|page|headline|post)(?:[’']s headline)? "
    r"(?:has (?:since )?been|was) (?:\w+ly )?(?:updated|amended|corrected|revised|edited|changed|clarified)\b|"
    r"\b(?:previous|earlier|original|first) versions? of (?:this|the) (?:story|article|report|piece|headline|post)\b|"
    r"^\W*(?:updates|adds|recasts|changes|refiles?|removes|clarifies)\b[^.]{0,80}\b(?:paragraphs?|headline|throughout|"
    r"quotes?|details|background|comments?|figures?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")


def find_notes(document: Document) -> Iterator[Span]:
    """Yield the blocks of `document` that are notes of a correction or an amendment, in text order.

    A long paragraph is no note: in one, the sentence that speaks of it and those after it are.
    """
    text = document.text
    for block in document.blocks:
        if block.kind == "other-story":
            continue
        for pattern in (CORRECTS, _AMENDS):
            match = pattern.search(block.span.of(text))
            if match is not None:
                yield _from_sentence(text, block.span, block.span.start + match.start())
                break


def read_note_day(document: Document, note: Span) -> When | None:
    """Give the day on which a note says that it was written; None: it gives none, or more than one."""
    words = note.of(document.text)
    found = find_date(words)
    if found is None or find_date(words, found.span.end) is not None:
        return None
    return make_stamp(words, found, None).when


def _from_sentence(text: str, block: Span, at: int) -> Span:
    starts = [block.start, *(m.end() for m in _SENTENCE.finditer(text, block.start, block.end))]
    return Span(max(start for start in starts if start <= at), block.end)
