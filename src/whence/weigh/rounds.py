"""Rounds: the claims of a pile. While an analyst decides, a claim that a decision cannot touch stays as it was."""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import partial
from typing import Any

from whence.conclusions import Claim, Statement
from whence.recall import is_recalling, recalled
from whence.remembering import Remembered
from whence.weigh.claims import make_claim
from whence.weigh.names import name_origin
from whence.weigh.piles import Pile
from whence.weigh.slots import Slot
from whence.weigh.tellings import Calendar

Made = tuple[Claim, list[Statement]]

# What a claim reads by its keys; whatever else a pile and its view hold is looked at as a whole.
_PILE, _VIEW = (
    ("documents", "attributions", "resting", "corrections"),
    ("reports", "institutions", "through", "articles"),
)
_MADE_ANEW = frozenset({"view", "calendar", "names"})  # from those above


def make_claims(slots: Iterable[Slot], pile: Pile) -> list[Made]:
    """Give what `make_claim` gives of each slot, in order."""
    if not is_recalling():
        return [make_claim(slot, pile) for slot in slots]
    remembered = _remember()
    parts = {name: getattr(pile, name) for name in _PILE} | {name: getattr(pile.view, name) for name in _VIEW}
    remembered.begin((*_list_rest(pile, _PILE), *_list_rest(pile.view, _VIEW)), parts)
    watched = _watch(pile, remembered)
    return [
        remembered.give(tuple(s.id for s in slot.statements), slot, partial(make_claim, slot, watched))
        for slot in slots
    ]


@recalled(1)
def _remember() -> Remembered[Made]:
    return Remembered()


def _list_rest(whole: object, known: tuple[str, ...]) -> list[object]:
    names = [field.name for field in fields(whole)]  # type: ignore[arg-type]  # a pile or its view
    return [getattr(whole, name) for name in names if name not in known and name not in _MADE_ANEW]


def _watch(pile: Pile, remembered: Remembered[Made]) -> Pile:
    documents, resting, reports = (remembered.watch(name) for name in ("documents", "resting", "reports"))
    ours: dict[str, Any] = {name: remembered.watch(name) for name in _VIEW}
    view = replace(pile.view, names=lambda key: name_origin(key, reports, documents), **ours)
    parts: dict[str, Any] = {name: remembered.watch(name) for name in _PILE}
    return replace(pile, view=view, calendar=Calendar(documents, reports, resting), **parts)
