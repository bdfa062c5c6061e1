"""Which statement of a case holds each marked answer of a story."""

from collections.abc import Mapping, Sequence
from typing import Any

from stories import Story, place_of  # in tests/, which the program puts on its path
from whence.conclusions import Statement
from whence.records import Span

_LEAST = 0.5  # share of the shorter of answer and statement
Item = tuple[str, int]  # slot and number of the answer in it


def match_answers(
    story: Story, texts: Mapping[str, str], statements: Mapping[str, Sequence[Statement]]
) -> dict[Item, Statement | None]:
    """Give the statement most like each answer; None: none shares half of the shorter one's characters with it.

    `texts` and `statements` are by the digits that name an article; answers in others are left out.
    """
    matched: dict[Item, Statement | None] = {}
    for slot in story.gold["slots"]:
        for n, answer in enumerate(slot["answers"]):
            if answer["doc"] in texts:  # a case as of a day lacks what came later
                place = Span(*place_of(texts[answer["doc"]], answer))
                matched[slot["id"], n] = _nearest(place, statements.get(answer["doc"], ()), slot)
    return matched


def _nearest(place: Span, statements: Sequence[Statement], slot: Mapping[str, Any]) -> Statement | None:
    """Give the statement most like a place; among equals one whose values are of the slot's kind there."""
    best: tuple[tuple[float, int], Statement] | None = None
    for statement in statements:
        shared = sum(max(0, -s.gap(place)) for s in statement.spans)
        length = sum(s.end - s.start for s in statement.spans)
        if shared < _LEAST * min(length, place.end - place.start):
            continue
        is_of_kind = any(v.kind == slot["kind"] and v.span and place.covers(v.span) for v in statement.values)
        rank = (round(2 * shared / (length + place.end - place.start), 3), int(is_of_kind))
        if best is None or rank > best[0]:
            best = rank, statement
    return best[1] if best else None
