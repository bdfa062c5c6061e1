"""Names and places that an edit changes, adds to a list or takes out of one.

A fuller or shorter form of one name is no change: "Mr Lee" for "Ann Lee", "Israeli" for "Israel’s", an acronym.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel, Levenshtein

from whence.read.roles import is_role
from whence.read.wordlists import word_class
from whence.records import Mention, Span
from whence.trace.changes import Change
from whence.trace.edits import Edit, Side
from whence.trace.formulas import is_plain_glue

_SENTENCE_END = re.compile(r"[.!?][”\"’')]*(?:\s+[A-Z“\"]|[A-Z])|[\]:;]")
_MOST = 10  # words on a side beyond which names need not answer to one another
_Kind = Literal["name", "place", "outlet", "person"]
_KINDS: Mapping[str, _Kind] = {
    "person": "person",
    "place": "place",
    "nationality": "place",
    "outlet": "outlet",
}
_ITEM = 5  # words of one item of a list
_STEM = 4  # letters that a name and its adjective share
_ADJECTIVE = re.compile(r"(?:i|n|an|ian|ean|ish|ese|nese|nish)s?|s")
_JOINS = frozenset({"and", "or", "nor"})
_NO_NAMES = frozenset({"i", "mr", "mrs", "ms", "dr", "u", "s"})


@dataclass(frozen=True, slots=True)
class _Name:
    word: str
    key: str  # of what is named; the word itself where nobody knows
    kind: _Kind
    is_source: bool  # stands in the words that say who spoke


def find_renaming(
    edit: Edit,
    *,
    mentions: tuple[Sequence[Mention], Sequence[Mention]],
    sources: tuple[Sequence[Span], Sequence[Span]],
) -> Change | None:
    """Give the change of names that an edit makes; None where it makes none.

    `mentions` are those of the two documents; `sources` the spans that say who spoke.
    """
    within = [side.text_within() for side in (edit.left, edit.right)]
    if max(edit.left.n_words, edit.right.n_words) > _MOST or any(_SENTENCE_END.search(text) for text in within):
        return None
    left = _names(edit.left, mentions[0], sources[0])
    right = _names(edit.right, mentions[1], sources[1])
    only_left, only_right = _without(left, right, edit.right), _without(right, left, edit.left)
    if only_left and only_right:
        kinds = [{name.kind for name in names} for names in (only_left, only_right)]
        if any((kinds[0] == {kind}) != (kinds[1] == {kind}) for kind in ("place", "outlet")):
            return None  # a place for a person: another way of telling
        if any(name.is_source for name in (*only_left, *only_right)):
            return Change("speaker", beyond=_reach(edit)) if kinds[0] == kinds[1] == {"person"} else None
        return Change("place" if kinds[0] == kinds[1] == {"place"} else "name", beyond=_reach(edit))
    lone, side, other = (only_left, edit.left, edit.right) if only_left else (only_right, edit.right, edit.left)
    if not lone or any(name.kind == "outlet" or name.is_source for name in lone):
        return None
    if not _is_listed(side, at_edge=not other.n_words) or (other.n_words and not (left and right)):
        return None
    kind: Literal["place", "name"] = "place" if any(name.kind == "place" for name in lone) else "name"
    return Change(kind, before=0 if other.n_words else 1, beyond=max(_reach(edit), 0 if other.n_words else 1))


def _names(side: Side, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[_Name]:
    """Give the capitalised words of an edit that are names; those that only begin a sentence are not."""
    found = []
    words, text = side.words, side.document.text
    for k in range(side.first, side.last):
        span = Span(words.starts[k], words.ends[k])
        word = words.words[k].removesuffix("'s")
        if not text[span.start].isupper() or _is_common(word):
            continue
        mention = next((m for m in mentions if m.span.overlaps(span)), None)
        before = text[max(0, span.start - 3) : span.start].strip(" “\"'‘(")
        if mention is None and (not before or before[-1] in ".!?:\n"):
            continue
        kind: _Kind = _KINDS.get(mention.kind, "name") if mention else "name"
        is_source = any(span.overlaps(source) for source in sources)
        found.append(_Name(word, mention.key if mention else word, kind, is_source))
    return found


def _is_common(word: str) -> bool:
    return (
        is_plain_glue(word)
        or is_role(word)
        or word in _NO_NAMES
        or word in word_class("title")
        or word in word_class("number")
        or word[0].isdigit()
    )


def _without(names: Sequence[_Name], others: Sequence[_Name], other: Side) -> list[_Name]:
    """Give the names that no name of the other side, or word beside it, stands for."""
    words, last = other.words.words, other.last
    known = [name.word for name in others] + [
        w.removesuffix("'s") for w in words[max(0, other.first - 4) : last + 4]
    ]
    keys = {other.key for other in others}
    initials = "".join(name.word[0] for name in names)
    other_initials = "".join(name.word[0] for name in others)
    return [
        name
        for name in names
        if (name.key not in keys or name.kind == "name")  # what a body is called is chosen, and tells
        and not any(is_same_name(name.word, word) for word in known)
        and not any(len(word) > 1 and word in initials for word in known)
        and not (len(name.word) > 1 and name.word in other_initials)
    ]


def is_same_name(one: str, two: str) -> bool:
    """Tell whether two folded words are one name: its adjective, or a slip of spelling."""
    if min(len(one), len(two)) >= _STEM and one[0] == two[0] and Indel.distance(one, two) <= 1:
        return True  # a letter more or less; Iran and Iraq are two
    slips = 0 if min(len(one), len(two)) < 5 else 1 if min(len(one), len(two)) < 9 else 2
    if one == two or (slips and Levenshtein.distance(one, two) <= slips):
        return True
    short, long = sorted((one, two), key=len)
    stem = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return (
        stem >= min(_STEM, len(short))
        and len(short) - stem <= 2
        and _ADJECTIVE.fullmatch(long[stem:]) is not None
    )


def _is_listed(side: Side, *, at_edge: bool) -> bool:
    """Tell whether the names stand in a list, joined by "and" or "or"; `at_edge`: the edit is one item of it."""
    words = side.folded()
    within = side.text_within().strip()
    if within[:1] == within[-1:] == ",":
        return False  # "the State, or Isil, ...": another name for the same
    if at_edge:
        return len(words) <= _ITEM and bool(_JOINS & {words[0], words[-1]})
    return bool(_JOINS & set(words))


def _reach(edit: Edit) -> int:
    """Count the matched words after the edit that go on with a name."""
    reach = 0
    side = edit.left if edit.left.n_words else edit.right
    text, words = side.document.text, side.words
    while reach < min(3, edit.n_after):
        k = side.last + reach
        if text[words.ends[k - 1] : words.starts[k]] != " " or not text[words.starts[k]].isupper():
            break
        reach += 1
    return reach
