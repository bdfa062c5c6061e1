"""The log of decisions as `whence log` prints it: in words, and as JSON."""

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from whence.conclusions import Case
from whence.decisions import Decision
from whence.show.screens.decided import KINDS, list_states
from whence.show.views import view_case
from whence.show.words import shorten, show_controls

_WORDS = 100  # characters of a quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePayload:
    """Words that a decision is held by, and the file in which they stood when it was made."""

    path: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPayload:
    """A decision. `state`: in force, undone, undo or lost (words that it is held by are no longer there)."""

    number: int
    decided: str
    analyst: str
    kind: str
    about: str
    value: str
    why: str
    undoes: int | None
    state: str
    quotes: list[QuotePayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPayload:
    """All decisions of a case, in the order in which they were made."""

    decisions: list[DecisionPayload]


def make_log_payload(case: Case) -> LogPayload:
    """Give the log of a case."""
    states = list_states(view_case(case))
    return LogPayload(
        decisions=[
            DecisionPayload(
                number=d.number,
                decided=d.decided,
                analyst=d.analyst,
                kind=d.kind,
                about=d.about,
                value=d.value,
                why=d.why,
                undoes=d.undoes,
                state=states[d.number],
                quotes=[QuotePayload(path=q.path, words=q.exact) for q in d.quotes],
            )
            for d in case.decisions
        ]
    )


def write_log(case: Case, console: Console) -> None:
    """Print the log of a case, newest first, a line for each decision and one for each of its quotations."""
    states = list_states(view_case(case))
    if not case.decisions:
        console.print("Nothing has been decided yet.")
    for decision in reversed(case.decisions):
        console.print(Text(_say(decision, states[decision.number])), soft_wrap=True)
        for quote in decision.quotes:
            words = shorten(show_controls(quote.exact), _WORDS)
            console.print(Text(f"     “{words}” ({show_controls(quote.path)})"), soft_wrap=True)


def _say(decision: Decision, state: str) -> str:
    said = f"decision {decision.undoes} {KINDS['undo']}" if decision.kind == "undo" else KINDS[decision.kind]
    about = "" if decision.kind == "undo" else f"{decision.about} "
    value = f" “{decision.value}”" if decision.value else ""
    by = f" by {decision.analyst}" if decision.analyst else ""
    why = f": {decision.why}" if decision.why else ""
    note = "" if decision.kind == "undo" else f" [{state}]"
    return show_controls(f"{decision.number:4} {decision.decided} {about}{said}{value}{by}{why}{note}")
