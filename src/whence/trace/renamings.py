"""Names and places that an edit changes, adds to a list or takes out of one.

A fuller or shorter form of one name is no change: "Mr Lee" for "Ann Lee", "Israeli" for "Israel’s", an acronym.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel, Levenshtein

from whence.conclusions import DriftKind
from whence.read.gazetteers import fold_name, known_names
from whence.read.roles import is_role
from whence.read.wordlists import word_class
from whence.records import Mention, Span
from whence.trace.driftwords import normalise
from whence.trace.edits import Change, Edit, Side
from whence.trace.formulas import is_plain_glue
from whence.trace.passages import fold

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
_WHERE = frozenset(
    {"in", "from", "at", "near", "to", "of", "across", "outside", "inside", "around", "between", "toward"}
)
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
    sides = (edit.left, edit.right)
    within = [
        side.text_inside() if edit.left.n_words and edit.right.n_words else side.text_within() for side in sides
    ]
    if max(edit.left.n_words, edit.right.n_words) > _MOST or any(_SENTENCE_END.search(text) for text in within):
        return None
    left = _names(edit.left, mentions[0], sources[0])
    right = _names(edit.right, mentions[1], sources[1])
    left, right = _as_written(left, edit.left), _as_written(right, edit.right)
    only_left, only_right = _without(left, right, edit.right), _without(right, left, edit.left)
    if is_acronym(edit.left, edit.right) or is_acronym(edit.right, edit.left):
        return None
    if only_left and only_right:
        is_bare = len(left) == edit.left.n_words and len(right) == edit.right.n_words
        kind = _compare(only_left, only_right, is_bare=is_bare, is_where=edit.word_before() in _WHERE)
        return Change(kind, beyond=_reach(edit)) if kind is not None else None
    lone, side, other = (only_left, edit.left, edit.right) if only_left else (only_right, edit.right, edit.left)
    if not lone or any(name.kind == "outlet" or name.is_source for name in lone):
        return None
    if not _is_listed(side, at_edge=not other.n_words) or (other.n_words and not (left and right)):
        return None
    kind = "place" if any(name.kind == "place" for name in lone) else "name"
    return Change(kind, before=0 if other.n_words else 1, beyond=max(_reach(edit), 0 if other.n_words else 1))


def _compare(
    ones: Sequence[_Name], twos: Sequence[_Name], *, is_bare: bool, is_where: bool
) -> DriftKind | None:
    """Give what names that stand for one another change; None where they may be two ways of telling one thing.

    `is_bare`: nothing else stands beside them; `is_where`: a preposition of place stands before.
    """
    kinds = [{name.kind for name in names} for names in (ones, twos)]
    if is_bare and is_where and {"place"} in kinds and not {"outlet"} & (kinds[0] | kinds[1]):
        return "place"
    if any((kinds[0] == {kind}) != (kinds[1] == {kind}) for kind in ("place", "outlet")):
        return None  # a place for a person: another way of telling
    if kinds[0] == kinds[1] == {"place"}:
        return "place"
    if any(name.is_source for name in (*ones, *twos)):
        return (
            "speaker" if kinds[0] == kinds[1] == {"person"} or (is_bare and "outlet" not in kinds[0]) else None
        )
    return "name"


def _names(side: Side, mentions: Sequence[Mention], sources: Sequence[Span]) -> list[_Name]:
    """Give the capitalised words of an edit that are names; those that only begin a sentence are not."""
    found = []
    words, text = side.words, side.document.text
    written = side.written()
    for k in range(side.first, side.last):
        span = Span(words.starts[k], words.ends[k])
        word = words.words[k].removesuffix("'s")
        if not text[span.start].isupper() or _is_common(word):
            continue
        mention = next((m for m in mentions if m.span.overlaps(span)), None)
        before = text[max(0, span.start - 3) : span.start].strip(" “\"'‘(")
        is_led = k + 1 < side.last and text[words.starts[k + 1]].isupper()  # "Ann Lee": a name at the start
        if mention is None and not is_led and (not before or before[-1] in ".!?:\n"):
            continue
        kind: _Kind = _KINDS.get(mention.kind, "name") if mention else _known_kind(written[k - side.first :])
        is_source = any(span.overlaps(source) for source in sources)
        found.append(_Name(word, mention.key if mention else word, kind, is_source))
    return found


def _known_kind(words: Sequence[str]) -> _Kind:
    """Give what the longest name at the start of the words stands for, by the tables."""
    for n_words in range(min(3, len(words)), 0, -1):
        thing = known_names().get(fold_name(" ".join(words[:n_words])))
        if thing is not None:
            return _KINDS.get(thing.kind, "name")
    return "name"


def _as_written(names: Sequence[_Name], side: Side) -> list[_Name]:
    """Give the names that stand in the one writing of the words; "Republican Party" is "GOP" there."""
    words = set(normalise(side.folded()))
    return [name for name in names if not words.isdisjoint(normalise([name.word]))]


def is_acronym(one: Side, two: Side) -> bool:
    """Tell whether the first side is the initials of the second, with or without its small words."""
    words = [word for word in two.folded() if word not in _JOINS]
    letters = "".join(word[0] for word in words)
    capitals = "".join(w[0].lower() for w in two.written() if w[0].isupper())
    return any(len(word) > 1 and word in (letters, capitals) for word in one.folded())


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


def is_same_source(one: str, two: str) -> bool:
    """Tell whether two phrases for a source differ in writing alone: titles, acronyms, spelling."""
    first, second = (normalise(re.findall(r"[\w'-]+", fold(words.replace(".", "")))) for words in (one, two))
    only = [
        [w for w in a if w not in b and not is_plain_glue(w)] for a, b in ((first, second), (second, first))
    ]
    if not any(only):
        return True
    if any("".join(word[0] for word in full) in short for full, short in (only, only[::-1]) if len(full) > 1):
        return True
    rest = only[0] or only[1]
    return (
        not all(only)
        and all(is_role(word) or word in word_class("title") for word in rest)
        and bool(set(first) & set(second))
    )


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
