"""Log: every decision on the case, newest first: in force, taken back, or without its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.decisions import Decision, Quote, find_quote
from whence.records import Document
from whence.show.screens.decided import KINDS, list_states, sort_decisions
from whence.show.screens.words import Words, page_of, quote_span
from whence.show.views import CaseView

_PAGE = 100
SUBJECTS = {"derivation": "rests on", "decision": "decision"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """A decision. `state`: in force, undone, an undo, lost (some of its words are no longer there) or later.

    Later: of an article that is left out for the day as of which the case is shown. `words` are its quotations: found
    ones with their place, others with the words as they were. `can_undo`: it is still in force.
    """

    number: int
    decided: str
    analyst: str
    kind: str
    said: str
    about: str
    value: str
    why: str
    undoes: int | None
    state: str
    can_undo: bool
    words: list[Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """A page of the log: `n` entries of the state asked for. `n_live` and `n_lost` are those in force, those lost."""

    entries: list[LogEntry]
    n: int
    start: int
    n_all: int
    n_live: int
    n_lost: int
    n_later: int


def make_log(view: CaseView, asked: Mapping[str, str]) -> Log:
    """Give the decisions of a case, newest first; `state` keeps those in force, undone, lost, undo or later."""
    decisions = view.case.decisions
    standing = sort_decisions(view)
    states = list_states(view)
    undone = _find_undone(decisions)
    wanted = asked.get("state", "")
    kept = [d for d in decisions[::-1] if wanted in ("", states[d.number])]
    part, start = page_of(kept, asked, size=_PAGE)
    by_path = {d.path: d for d in view.case.documents}
    return Log(
        entries=[
            _make_entry(view, d, states[d.number], by_path, can_undo=d.number not in undone) for d in part
        ],
        n=len(kept),
        start=start,
        n_all=len(decisions),
        n_live=len(standing.rulings),
        n_lost=len(standing.lost),
        n_later=len(standing.later),
    )


def _find_undone(decisions: Sequence[Decision]) -> set[int]:
    """Give the numbers of what has been taken back, undos among them."""
    undone: set[int] = set()
    for decision in reversed(decisions):
        if decision.kind == "undo" and decision.number not in undone and decision.undoes is not None:
            undone.add(decision.undoes)
    return undone


def _make_entry(
    view: CaseView, decision: Decision, state: str, by_path: Mapping[str, Document], *, can_undo: bool
) -> LogEntry:
    return LogEntry(
        number=decision.number,
        decided=decision.decided,
        analyst=decision.analyst,
        kind=decision.kind,
        said=KINDS[decision.kind],
        about=SUBJECTS.get(decision.about, decision.about),
        value=decision.value,
        why=decision.why,
        undoes=decision.undoes,
        state=state,
        can_undo=can_undo,
        words=[_quote(view, each, by_path) for each in decision.quotes],
    )


def _quote(view: CaseView, sought: Quote, by_path: Mapping[str, Document]) -> Words:
    place = find_quote(sought, view.documents, by_path)
    if place is not None:
        return quote_span(view, *place)
    outlet = sought.path.rpartition("/")[2]
    return Words(document="", outlet=outlet, words=sought.exact, start=None, end=None, note="not found here")
