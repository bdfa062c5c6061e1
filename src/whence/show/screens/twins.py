"""Twins: two descriptions behind one claim that may mean one source, as the range of its count says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Claim, Statement
from whence.records import Span
from whence.show.screens.decided import sort_decisions
from whence.show.screens.words import Option, ReviewItem, quote_span
from whence.show.views import CaseView, name_document, name_report
from whence.show.words import shorten
from whence.weigh.names import name_origin

APART = "not the same source"  # the note by which an analyst keeps two sources apart
_MAY_BE_ONE = re.compile(r"may be the same\.|, or speak for the same body\.|both speak for ")
Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two sources that may be one: a statement on the word of each, the reason, and the claims it widens."""

    key: str
    left: Statement
    right: Statement
    reason: str
    claims: tuple[int, ...]


def find_twins(view: CaseView) -> list[Twins]:
    """Give the pairs of sources that a claim's count doubts to be two, each pair once; not those kept apart.

    A pair is taken where the reason of the range names both, and words stand for both.
    """
    apart = {
        frozenset(ruling.places)
        for ruling in sort_decisions(view).rulings
        if (ruling.decision.kind, ruling.decision.about, ruling.decision.value) == ("note", "source", APART)
    }
    found: dict[tuple[str, str], Twins] = {}
    for claim in view.case.weighing.claims:
        if claim.origins.at_least == claim.origins.at_most:
            continue
        number = view.numbers[claim.id]
        voices = _find_voices(view, claim)
        for reason in filter(_MAY_BE_ONE.search, claim.origins.reasons):
            pair = _find_pair(view, voices, reason)
            if pair is None or frozenset(_place(view, each) for each in pair) in apart:
                continue
            key = " ".join(sorted(each.origin or "" for each in pair))
            known = found.get((key, reason))
            claims = (number,) if known is None else tuple(dict.fromkeys((*known.claims, number)))
            left, right = pair if known is None else (known.left, known.right)
            found[key, reason] = Twins(key, left, right, reason, claims)
    return list(found.values())


def _find_voices(view: CaseView, claim: Claim) -> dict[str, list[Statement]]:
    """Give, by what a reason calls an origin, its statements that have words for who speaks."""
    voices: dict[str, list[Statement]] = {}
    for statement in claim.statements:
        attribution = view.attributions.get(statement.attribution_id or "")
        if statement.origin is not None and attribution is not None and attribution.source:
            name = name_origin(statement.origin, view.reports, view.documents)
            called = f"({name})" if statement.origin.startswith("report:") else name
            voices.setdefault(called, []).append(statement)
    return voices


def _find_pair(
    view: CaseView, voices: Mapping[str, Sequence[Statement]], reason: str
) -> tuple[Statement, Statement] | None:
    """Give a statement of each of the two origins that a reason names; None where it does not name two.

    Of several of one origin, the first whose source stands in the reason in the same words.
    """
    named = [name for name in voices if name in reason]
    named = [name for name in named if not any(name != other and name in other for other in named)]
    if len(named) != 2:
        return None
    one, two = (
        next((s for s in voices[name] if f"“{_words(view, s)}”" in reason), voices[name][0]) for name in named
    )
    return one, two


def _words(view: CaseView, statement: Statement) -> str:
    document_id, span = _place(view, statement)
    return span.of(view.documents[document_id].text)


def _place(view: CaseView, statement: Statement) -> Place:
    attribution = view.attributions[statement.attribution_id or ""]
    return attribution.document_id, attribution.source[0]


def ask_twins(view: CaseView, twins: Twins) -> ReviewItem:
    """Ask whether two sources are one, with the words for both."""
    pair = (twins.left, twins.right)
    keys = [each.attribution_id or "" for each in pair]
    quoted = [quote_span(view, *_place(view, each), note=_say_whose(view, each)) for each in pair]
    left, right = (f"“{shorten(each.words, 80)}” ({each.outlet})" for each in quoted)
    return ReviewItem(
        key=twins.key,
        question=f"Are {left} and {right} one source?",
        why=twins.reason,
        effect=len(twins.claims),
        options=[
            Option(press="y", label="They are one", kind="same source", about="source", keys=keys),
            Option(press="n", label="Keep them apart", kind="note", about="source", keys=keys, value=APART),
        ],
        evidence=[*quoted, *(quote_span(view, s.document_id, s.sentence) for s in pair)],
        left=twins.left.document_id,
        right=twins.right.document_id if twins.right.document_id != twins.left.document_id else "",
    )


def _say_whose(view: CaseView, statement: Statement) -> str:
    report = view.reports.get((statement.origin or "").removeprefix("report:"))
    if report is None:
        return f"in {name_document(view.documents[statement.document_id])}"
    return f"through {name_report(view, report)}"
