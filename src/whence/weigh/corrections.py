"""Corrections: where an outlet says that what it had reported was wrong, and what it takes back there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Statement
from whence.records import Document, Span
from whence.trace.correction_notes import CORRECTS
from whence.weigh.chains import fold_name

_OWN = r"(?:we|this (?:news)?paper|our (?:report|article|story|headline)|(?:the|a) headline|(?:the|an) article)"
_ABOUT = r"(?: (?:on|of|about|in|published|that) [^.,;:]{1,60},?)?"  # "an article on Monday about the ferry"
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
        if any(CORRECTS.search(words) for _, words in blocks):
            found[document.id] = tuple(
                s for s, words in blocks if CORRECTS.search(words) or _RECALLS.search(words)
            )
    return found


def _name_outlet(document: Document) -> str:
    """Give the folded name of a document's outlet; of a column of corrections without one, what it is headed."""
    headline = document.headline.of(document.text) if document.headline is not None else ""
    return fold_name(document.outlet_name or headline)


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
        own_name = _name_outlet(documents[statement.document_id])
        is_own = statement.origin is None or statement.origin.startswith(("report:", "assertion:"))
        is_own = is_own or (bool(own_name) and (statement.origin or "").partition(":")[2] == own_name)
        is_back = (
            statement.stance in ("asserts", "repeats") and is_own and _RECALLS.search(_UPHOLDS.sub("", words))
        )
        if is_back and any(block.overlaps(statement.sentence) for block in blocks):
            statement = replace(statement, stance="retracts")
        settled.append(statement)
    return settled
