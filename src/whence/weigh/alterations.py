"""Alterations: what a copy says otherwise than the article it has it from: a hedge dropped, a name put for another.

Statements of articles of which one rests on the other, or both on a third, are laid side by side word by word, without
who is said to say so. Where they differ in a name, the one that fewer articles of the slot have is the altered one;
between two alike the copy is. What the trace stage finds between aligned texts counts too. Figures are compared as
values, in `slips.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from whence.conclusions import Drift, Statement
from whence.records import Document
from whence.trace import document_report_id
from whence.weigh.pairs import AGAINST, text_of

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ALIKE = 0.6  # share of the shorter statement's words that stand in the other in their order
_MOST = 60  # statements of a slot that are laid side by side
_LEAST = 5  # words of a statement
_HEDGE = re.compile(
    r"\b(?:(?:may|might|could)(?! not\b)|possibly|perhaps|probably|likely|reportedly|allegedly|apparently|suspected|"
    r"believed to|thought to|(?:appear|seem)(?:s|ed)? to|expected to|plans? to|wants? to|hopes? to|due to|feared)\b"
)
_NO_NAME = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "mr", "mrs", "ms",
        "the", "a", "an", "it", "he", "she", "they", "we", "i", "not", "no", "nobody", "none", "this", "that",
    }
)  # fmt: skip
_TOLD = ("place", "hedge", "name", "unit")  # kinds of drift that make another claim of a sentence


@dataclass(frozen=True, slots=True)
class Alteration:
    """What a statement was made from (the id of another of the slot), and what was changed in it, in words."""

    source_id: str
    why: str


def find_altered(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    *,
    resting: Mapping[str, frozenset[str]],
    drifts: Iterable[Drift],
) -> dict[str, Alteration]:
    """Give the statements of one slot that were altered in a copy, by their ids."""
    found: dict[str, Alteration] = {}
    told = [s for s in statements if s.stance not in AGAINST][:_MOST]
    words = {s.id: _WORD.findall(text_of(s, documents)) for s in told}
    names = _count_names(told, words)
    for copy in told:
        source = _find_hedged(copy, told, documents, resting)
        if source is not None and source.id not in found:
            found[copy.id] = Alteration(source.id, "changed on the way: it was not said for certain")
    for one, two in combinations(told, 2):
        if one.document_id == two.document_id or not _are_kin(one, two, resting):
            continue
        for source, copy in ((one, two), (two, one)):
            if copy.id not in found and source.id not in found:
                why = _compare(source, copy, words, names, resting)
                if why is not None:
                    found[copy.id] = Alteration(source.id, why)
    articles = {s.document_id for s in told}
    for drift in (d for d in drifts if d.left_id in articles and d.right_id in articles):
        for key, alteration in _by_drift(drift, told).items():
            if key not in found and alteration.source_id not in found:  # never one from the other and back
                found[key] = alteration
    return found


def _find_hedged(
    copy: Statement,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    resting: Mapping[str, frozenset[str]],
) -> Statement | None:
    """Give a statement of the same speaker where a copy is certain and all it rests on hedge; None: not so."""
    if copy.origin is None or not copy.origin.startswith(("person:", "organisation:", "named:")):
        return None
    said = [s for s in statements if s.origin == copy.origin and _rests_on(copy, s, resting)]
    is_hedged = [_HEDGE.search(s.sentence.of(documents[s.document_id].text)) is not None for s in (*said, copy)]
    return said[0] if said and all(is_hedged[:-1]) and not is_hedged[-1] else None


def _are_kin(one: Statement, two: Statement, resting: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether one of two articles rests on the other, or both on a third."""
    left, right = (
        resting.get(s.document_id, frozenset()) | {document_report_id(s.document_id)} for s in (one, two)
    )
    return bool(left & right)


def _rests_on(copy: Statement, source: Statement, resting: Mapping[str, frozenset[str]]) -> bool:
    return document_report_id(source.document_id) in resting.get(copy.document_id, frozenset())


def _compare(
    source: Statement,
    copy: Statement,
    words: Mapping[str, list[str]],
    names: Mapping[str, int],
    resting: Mapping[str, frozenset[str]],
) -> str | None:
    """Say what was changed in a copy of a statement; None: nothing that makes another claim of it."""
    left, right = words[source.id], words[copy.id]
    if left == right:
        return None
    folded = [[w.casefold() for w in each] for each in (left, right)]
    shorter = min(len(left), len(right))
    edits = Levenshtein.opcodes(*folded)
    kept = sum(e.src_end - e.src_start for e in edits if e.tag == "equal")
    if shorter < _LEAST or kept < _ALIKE * shorter:
        return None
    is_below = _rests_on(copy, source, resting)
    hedge = _HEDGE.search(" ".join(left))
    if hedge and is_below and _HEDGE.search(" ".join(right)) is None and _is_of_one_voice(source, copy):
        return f"changed on the way: “{hedge[0]}” was dropped"
    for edit in (e for e in edits if e.tag == "replace"):
        old = _names(left[edit.src_start : edit.src_end], edit.src_start)
        new = _names(right[edit.dest_start : edit.dest_end], edit.dest_start)
        if not old or not new or old & new or kept < _ALIKE * max(len(left), len(right)):
            continue
        held = [min(names[n] for n in each) for each in (old, new)]
        if held[1] < held[0] or (held[1] == held[0] and is_below):
            return f"changed on the way: “{' '.join(sorted(new))}” stands for “{' '.join(sorted(old))}”"
    return None


def _is_of_one_voice(source: Statement, copy: Statement) -> bool:
    """Tell whether a copy has its words from who said them first, or does not say from whom."""
    is_own = copy.origin is None or copy.origin.startswith(("report:", "assertion:"))
    return is_own or source.origin == copy.origin


def _names(words: Sequence[str], start: int) -> frozenset[str]:
    """Give the words of a name that is all that stands there, but for one word; the first of a sentence is none."""
    found = [w for n, w in enumerate(words, start) if w[0].isupper() and n]
    if len(found) < len(words) - 1 or any(w.casefold() in _NO_NAME for w in found):
        return frozenset()
    return frozenset(found)


def _count_names(statements: Sequence[Statement], words: Mapping[str, list[str]]) -> Counter[str]:
    """Count the articles of the slot that have each word with a capital."""
    held = {(s.document_id, w) for s in statements for w in words[s.id] if w[0].isupper()}
    return Counter(w for _, w in held)


def _by_drift(drift: Drift, statements: Sequence[Statement]) -> dict[str, Alteration]:
    """Give the statements that hold the later side of a drift between texts, of which the earlier is in the slot."""
    if not drift.is_ordered or drift.kind not in _TOLD:
        return {}
    left = [s for s in statements if s.document_id == drift.left_id and s.sentence.overlaps(drift.left)]
    right = [s for s in statements if s.document_id == drift.right_id and s.sentence.overlaps(drift.right)]
    return {s.id: Alteration(left[0].id, f"changed on the way: {drift.words}") for s in right if left}
