"""Names from the learned reader beside those that gazetteers and shapes give.

A name of the network is taken where the rules find none: theirs carry keys that hold across a pile. Where it holds
one of theirs and more ("Boston" in "Boston University"), it is the longer name that is meant.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import cast

from whence.read.gazetteers import fold_name
from whence.read.people import merge_names, own_surnames
from whence.records import Mention, MentionKind, Span

_TAKEN = frozenset({"person", "organisation", "place", "product", "event"})  # a gazetteer knows nations better
_WHOLE = frozenset({"outlet", "person"})  # what is never but a part of a longer name


def join_names(
    text: str, mentions: Sequence[Mention], names: Sequence[tuple[Span, str]]
) -> tuple[Mention, ...]:
    """Give the mentions of the rules and the names of the network that add to them, in text order."""
    starts, ends = [m.span.start for m in mentions], [m.span.end for m in mentions]
    added: list[Mention] = []
    dropped: set[Mention] = set()
    for span, kind in names:
        first = bisect_right(ends, span.start)
        last = bisect_left(starts, span.end)
        met = mentions[first:last]
        if kind in _TAKEN and all(_is_part(mention, span, kind) for mention in met):
            dropped |= set(met)
            added.append(Mention(span, cast(MentionKind, kind), fold_name(span.of(text))))
    kept = [mention for mention in mentions if mention not in dropped]
    return tuple(sorted([*kept, *_with_full_names(added, kept)], key=lambda mention: mention.span))


def _is_part(mention: Mention, whole: Span, kind: str) -> bool:
    if not whole.covers(mention.span) or mention.kind in _WHOLE:
        return False
    return mention.kind == "role" or (mention.span != whole and kind in ("organisation", "event", "person"))


def _with_full_names(added: Iterable[Mention], kept: Iterable[Mention]) -> list[Mention]:
    """Give the added names, a surname under the key of the one person of the text who has it."""
    added = list(added)
    people = [mention.key for mention in (*kept, *added) if mention.kind == "person"]
    keys = merge_names(set(people))
    surnames = own_surnames(set(keys.values()))
    return [
        Mention(m.span, m.kind, surnames.get(m.key, keys[m.key])) if m.kind == "person" else m for m in added
    ]
