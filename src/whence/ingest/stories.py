"""A second article glued below the first: where it begins.

Cues, each with the ways it goes wrong in mind: a new title printed twice; a title with a date line, byline or
dateline under it; a new dateline. All but the first also need that the text after has few words in common
with the text before, for live blogs and round-ups carry titles and times of their own.
"""

import re

from whence.ingest.boilerplates import fold
from whence.ingest.datelines import read_inline
from whence.ingest.labels import Label, Page

_WORD = re.compile(r"[^\W\d_]{4,}")
_MAX_COHESION = 0.3  # share of the new words that the first story has too
_AHEAD = 6  # lines after a title in which its copy, date or dateline must stand
_SAMPLE = 8  # lines of the new text compared with the old
_COMMON = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "have",
        "said",
        "were",
        "been",
        "they",
        "their",
        "will",
        "would",
        "about",
        "after",
        "which",
        "when",
        "also",
        "more",
        "than",
        "into",
        "over",
        "could",
        "some",
        "other",
        "there",
        "what",
        "last",
        "year",
        "years",
        "people",
        "first",
        "many",
        "most",
        "only",
        "such",
        "very",
        "before",
        "between",
        "where",
        "while",
        "during",
        "against",
        "those",
        "these",
        "under",
        "because",
        "through",
        "being",
        "both",
        "each",
        "them",
        "then",
        "told",
        "says",
        "made",
        "according",
    ]
)


def label_other_story(page: Page, body_start: int) -> int | None:
    """Label every line of a glued second article, from its headline to the end; give where it begins."""
    n_prose = 0
    for index in range(body_start, len(page.lines)):
        if n_prose >= 2:
            reason = _begins_story(page, index, body_start)
            if reason:
                _label_rest(page, index, reason)
                return index
        n_prose += page.is_open_prose(index)
    return None


def _begins_story(page: Page, index: int, body_start: int) -> str:
    if page.is_title_like(index):
        ahead = range(index + 1, min(index + _AHEAD + 1, len(page.lines)))
        if _is_printed_twice(page, index, ahead):
            return "a second headline, printed twice"
        cue = _has_meta_below(page, ahead)
        if cue and _cohesion(page, body_start, index) < _MAX_COHESION:
            return f"a second headline with {cue}, and little in common with the text above"
        return ""
    if page.is_open_prose(index) and read_inline(page.text, page.lines[index], page.outlets) is not None:
        if page.lines[index].n_words >= 12 and _cohesion(page, body_start, index) < _MAX_COHESION:
            return "a second dateline, and little in common with the text above"
    return ""


def _is_printed_twice(page: Page, index: int, ahead: range) -> bool:
    words = fold(page.lines[index].text)
    if page.lines[index].n_words < 4:
        return False
    for other in ahead:
        if fold(page.lines[other].text) == words:
            return any(page.is_open_prose(i) for i in range(other + 1, min(other + 6, len(page.lines))))
        if page.is_open_prose(other) and page.lines[other].n_words > 30:
            return False
    return False


def _has_meta_below(page: Page, ahead: range) -> str:
    for other in ahead:
        label = page.labels.get(other)
        if (
            label is not None
            and label.kind in ("published", "updated", "byline")
            and label.detail != "sign-off"
        ):
            follows = range(other + 1, min(other + 5, len(page.lines)))
            is_followed = any(page.is_open_prose(i) and page.lines[i].n_words >= 12 for i in follows)
            return "a date or byline under it" if is_followed else ""
        if page.is_open_prose(other):
            found = read_inline(page.text, page.lines[other], page.outlets)
            return "a dateline under it" if found is not None else ""
    return ""


def _cohesion(page: Page, start: int, index: int) -> float:
    before = {word for i in range(start, index) if i not in page.labels for word in _content(page, i)}
    after: set[str] = set()
    n_lines = 0
    for i in range(index, len(page.lines)):
        if i in page.labels:
            continue
        after.update(_content(page, i))
        n_lines += 1
        if n_lines == _SAMPLE:
            break
    return len(after & before) / len(after) if after else 1.0


def _content(page: Page, index: int) -> set[str]:
    return {word.casefold() for word in _WORD.findall(page.lines[index].text)} - _COMMON


def _label_rest(page: Page, start: int, reason: str) -> None:
    title = fold(page.lines[start].text)
    is_titled = page.is_title_like(start)
    for index in range(start, len(page.lines)):
        label = page.labels.get(index)
        if index == start and is_titled:
            detail = "headline"
        elif is_titled and fold(page.lines[index].text) == title:
            detail = "duplicate headline"
        elif label is not None:
            detail = label.kind if label.kind != "boilerplate" else f"boilerplate: {label.detail}"
        else:
            detail = "paragraph"
        page.labels[index] = Label("other-story", reason, detail)
