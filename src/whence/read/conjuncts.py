"""The groups of a conjunction: "three A, two B who saw it, and a copy of the report"."""

import re
from collections.abc import Iterator, Sequence

from whence.read.counts import count_of
from whence.read.heads import core_of
from whence.read.names import name_of
from whence.read.roles import is_document_noun, is_nationality, is_role
from whence.read.words import Word

_RELATIVE = frozenset({"who", "whose", "which", "where", "that", "speaking", "briefed", "familiar", "quoted"})
_ANYBODY = frozenset({"people", "persons", "sources", "men", "women", "others"})
_THIRD = re.compile(
    r"(?:a|another|one|the)(?: (?:second|third|fourth|fifth|sixth|other))? (?:who|with|close|briefed|familiar)\b"
)
_OPENING = 7  # words of a conjunct in which its noun is looked for


def find_conjuncts(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Give the groups of unnamed sources a phrase joins; fewer than two when it is one group, or holds a name."""
    first, last = _inserted_list(words)
    pieces: list[Sequence[Word]] = list(_cut(words[first:last]))
    if first == 0 and _is_of_members(pieces):
        return [words]
    shared = shared_role(pieces[-1]) if pieces else None
    is_joined = first > 0 or any(w.lower in {"and", "or"} for w in words[first:last])
    is_list = len(pieces) > 1 and is_joined and not _is_counted_once(pieces)
    return pieces if is_list and all(_is_group(piece, shared) for piece in pieces) else _with_clauses(words)


def head_end(words: Sequence[Word]) -> int:
    """Give where the relative clause, the brackets or the insertion after the head of a phrase begins."""
    for at, word in enumerate(words):
        if at and (word.lower in _RELATIVE or word.text in {"(", "–", "—"} or _opens_of_whom(words, at)):
            return at - 1 if words[at - 1].text == "," else at
    return len(words)


def shared_role(piece: Sequence[Word]) -> Word | None:
    """Give the role noun of the last group, which those before it may share ("two current and three former aides")."""
    core = core_of(piece)
    return core[-1] if core and is_role(core[-1].lower) else None


def _opens_of_whom(words: Sequence[Word], at: int) -> bool:
    """Tell whether a clause like "all of whom asked" or "some of whom saw it" begins at a word."""
    return words[at - 1].text == "," and [w.lower for w in words[at + 1 : at + 3]] in (
        ["of", "whom"],
        ["of", "which"],
    )


def _with_clauses(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Give the groups of a list whose members have relative clauses or appositions of their own."""
    starts = [0]
    for at in range(1, len(words)):
        before = words[at - 1]
        is_cut = before.text in {",", ";"} or before.lower == "and"
        if is_cut and _opens_group(words[at : at + _OPENING]):
            starts.append(at)
    is_list = len(starts) > 1 and words[starts[-1] - 1].lower == "and"
    if not is_list or not _opens_group(words[:_OPENING]) or name_of(words[: starts[1]]) is not None:
        return [words]
    return [_stripped(words[a:b]) for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]


def _opens_group(words: Sequence[Word]) -> bool:
    first = words[0]
    if _THIRD.match(" ".join(word.lower for word in words)):
        return True
    is_counted = first.is_a("number") or first.lower in {"a", "an", "another", "several", "some"}
    nouns = (w for w in words[: head_end(words)] if is_role(w.lower) or is_document_noun(w.lower))
    return is_counted and next(nouns, None) is not None


def _stripped(words: Sequence[Word]) -> Sequence[Word]:
    while words and (words[-1].text in {",", ";"} or words[-1].lower == "and"):
        words = words[:-1]
    return words


def _inserted_list(words: Sequence[Word]) -> tuple[int, int]:
    """Give the list between dashes in "seven sources - three A, two B and two C", else the phrase up to its end."""
    for at, word in enumerate(words):
        if word.text in {"–", "—", "-", ":"} and at + 1 < len(words) and words[at + 1].is_a("number"):
            close = next((i for i in range(at + 1, len(words)) if words[i].text in {"–", "—"}), len(words))
            return at + 1, close
    return 0, head_end(words)


def _cut(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut a phrase at its commas and at "and"."""
    piece: list[Word] = []
    for word in words:
        if word.text in {",", ";"} or word.lower in {"and", "or"}:
            if piece:
                yield piece
            piece = []
        elif word.is_word or piece:
            piece.append(word)
    if piece:
        yield piece


def _is_group(piece: Sequence[Word], shared: Word | None) -> bool:
    """Tell whether a conjunct describes unnamed people: with a role, or with an adjective before a shared role."""
    if name_of(piece) is not None:
        return False
    end = next((i for i, word in enumerate(piece) if i and word.is_a("preposition")), len(piece))
    if any(is_role(word.lower) for word in piece[:end]):
        return True
    if piece[0].is_a("number") or piece[0].lower in {"several", "some", "many"}:
        return True
    return shared is not None and len(piece) <= 3 and any(is_nationality(word.text) for word in piece)


def _is_of_members(pieces: Sequence[Sequence[Word]]) -> bool:
    """Tell whether the groups after the first are who the first are: "two people, a banker and a lawyer"."""
    if len(pieces) < 3 or not any(word.lower in _ANYBODY for word in pieces[0]):
        return False
    counts = [count_of(piece) for piece in pieces]
    return counts[0].words is not None and counts[0].at_most == sum(c.at_least or 1 for c in counts[1:])


def _is_counted_once(pieces: Sequence[Sequence[Word]]) -> bool:
    """Tell "several US and European diplomats", one number for all, from "two US and three European diplomats"."""
    has_role = any(is_role(word.lower) for word in pieces[0])
    counts = [count_of(piece).words for piece in pieces]
    return not has_role and counts[0] is not None and not any(counts[1:])
