"""Traces: what the trace stage found, by document, so that a pile is gone through once and not for each article."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from whence.conclusions import Alignment, Credit, Derivation, Report, Trace
from whence.records import Span
from whence.trace import DEPENDENT
from whence.weigh.chains import fold_name

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What is traced, by the id of the document: credits with the id of the report that they belong to.

    `copies` are the alignments that show dependence, `outlets` the folded names of all outlets of the pile, `resting`
    the reports that each document rests on, directly or through others.
    """

    reports: Mapping[str, Report]
    resting: Mapping[str, frozenset[str]]
    outlets: frozenset[str]
    credits: Mapping[str, Sequence[Credit]]
    credited: Mapping[str, Sequence[tuple[Span, str]]]
    copies: Mapping[str, Sequence[Alignment]]
    derivations: Mapping[str, Sequence[Derivation]]


def sort_trace(trace: Trace, resting: Mapping[str, frozenset[str]]) -> Traces:
    """Give what `trace` holds by document, in its order; what is credited in the order of the text."""
    credited: dict[str, list[tuple[Span, str]]] = {}
    for report in trace.reports:
        for evidence in report.credited_by:
            if evidence.span is not None and evidence.kind != "implied":
                credited.setdefault(evidence.document_id, []).append((evidence.span, report.id))
    copies = [a for a in trace.alignments if a.kind in DEPENDENT]
    return Traces(
        reports={r.id: r for r in trace.reports},
        resting=resting,
        outlets=frozenset(fold_name(r.outlet_name) for r in trace.reports if r.outlet_name is not None),
        credits=_by(trace.credits, lambda c: (c.document_id,)),
        credited={key: sorted(found) for key, found in credited.items()},
        copies=_by(copies, lambda a: (a.left_id, a.right_id)),
        derivations=_by(trace.derivations, lambda d: (d.document_id,)),
    )


def _by(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for item in items:
        for key in keys(item):
            found.setdefault(key, []).append(item)
    return found
