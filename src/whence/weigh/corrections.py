"""Corrections: where an outlet says that what it had reported was wrong, and what it takes back there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Statement
from whence.records import Document, Span

_OWN = r"(?:we|this (?:news)?paper|our (?:report|article|story|headline)|(?:the|a) headline|(?:the|an) article)"
_ABOUT = r"(?: (?:on|of|about|in|published|that) [^.,;:]{1,60},?)?"  # "an article on Monday about the ferry"
_CORRECTION = re.compile(
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
_RECALLS = re.compile(
    rf"\b{_OWN}{_ABOUT} (?:also |had |have |wrongly |incorrectly |mistakenly )*(?:reported|stated|said|wrote|gave|put|"
    r"published|called)\b|"
    r"\b(?:withdraws?|withdrew|retracts?|retracted|wrongly|incorrectly|mistakenly|(?:was|were) wrong|"
    r"no longer stand)\b",
    re.IGNORECASE,
)
_UPHOLDS = re.compile(rf"\bas {_OWN} (?:had |also )*(?:reported|stated|said|wrote)\b", re.IGNORECASE)


def find_corrections(documents: Iterable[Document]) -> dict[str, tuple[Span, ...]]:
    """Give the blocks in which each document corrects something, by the document's id; the others are left out.

    Once an article corrects one thing, further blocks in which it recalls what it had reported are of the correction.
    """
    found = {}
    for document in documents:
        blocks = [(b.span, b.span.of(document.text)) for b in document.blocks if b.kind != "other-story"]
        if any(_CORRECTION.search(words) for _, words in blocks):
            found[document.id] = tuple(
                s for s, words in blocks if _CORRECTION.search(words) or _RECALLS.search(words)
            )
    return found


def settle_corrections(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    corrections: Mapping[str, Sequence[Span]],
) -> list[Statement]:
    """Give the statements of one claim, with the stance `retracts` where an outlet recalls what it corrects."""
    settled = []
    for statement in statements:
        blocks = corrections.get(statement.document_id, ())
        words = statement.sentence.of(documents[statement.document_id].text)
        is_own = statement.origin is None or statement.origin.startswith(("report:", "assertion:"))
        is_back = (
            statement.stance in ("asserts", "repeats") and is_own and _RECALLS.search(_UPHOLDS.sub("", words))
        )
        if is_back and any(block.overlaps(statement.sentence) for block in blocks):
            statement = replace(statement, stance="retracts")
        settled.append(statement)
    return settled
