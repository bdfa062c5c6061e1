"""Ledgers: what became known of one slot, in the order in which it was reported.

Nothing is ever taken out: an answer that is given up stays where it was first given, and the giving up is an event of
its own. Where dates and credits do not tell which account was first, every one that may have been is listed as such.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import LedgerEvent, Statement
from whence.records import Document, Span
from whence.weigh.answers import AnswerGroup, key_of, words_of
from whence.weigh.origins import supporting
from whence.weigh.statuses import find_against, is_named
from whence.weigh.supersessions import Supersession
from whence.weigh.tellings import Calendar, held_of

_MOST_FIRST = 3  # accounts listed of those that may have been first
_ORDER = (
    "first report", "first on the record", "first independent origin", "change", "confirmation", "denial", "correction",
    "retraction", "last mention",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What the ledger of one slot is made from.

    `gone` gives, by their places in `groups`, the answers that are no longer live; `are_apart` tells whether two
    origins are known to be two, and on different sides; `corrections` where documents correct what they had.
    """

    groups: Sequence[AnswerGroup]
    gone: Mapping[int, Supersession]
    corrections: Mapping[str, Sequence[Span]]
    documents: Mapping[str, Document]
    calendar: Calendar
    names: Callable[[str], str]
    are_apart: Callable[[str, str], bool]


def keep_ledger(slip: Slip) -> tuple[LedgerEvent, ...]:
    """Give the events of one slot in the order in which their accounts were reported, the undated last."""
    said = slip.calendar.sort([s for group in slip.groups for s in group.statements])
    if not said:
        return ()
    place = {s.id: n for n, s in enumerate(said)}
    found = [*_first(slip, said), *_stances(slip, said), *_changes(slip, said), *_corrections(slip, said)]
    ordered = sorted(
        found, key=lambda event: (place[event.statement_id], _ORDER.index(event.kind), event.answer)
    )
    return (*ordered, *_last(slip, said))


def _event(slip: Slip, kind: str, statement: Statement, why: str) -> LedgerEvent:
    group = next(g for g in slip.groups if statement in g.statements)
    value = next((v for v in statement.values if group.value is not None and key_of(v) == group.key), None)
    if value is None and group.value is not None:
        value = next(
            (v for v in statement.values if v.kind == group.value.kind and v.unit == group.value.unit), None
        )
    return LedgerEvent(
        kind=kind,  # type: ignore[arg-type]
        statement_id=statement.id,
        answer=group.key,
        words=" ".join(value.words.split()) if value is not None else words_of(statement, slip.documents),
        reported=slip.calendar.date(statement).reported,
        held=held_of(statement),
        why=why,
        said=statement.said,
    )


def find_first(said: Sequence[Statement], calendar: Calendar) -> list[Statement]:
    """Give the statements of the accounts that may have been first, one for each origin, in the order of `said`.

    Of what one account says, that which is on somebody's word stands for it.
    """
    told = {s.id: calendar.date(s) for s in said}
    accounts = list({telling.account: telling for telling in reversed(told.values())}.values())
    may_be = {t.account for t in accounts if not any(calendar.precedes(other, t) for other in accounts)}
    firsts: dict[str, Statement] = {}
    for statement in said:
        account = told[statement.id].account
        is_better = account in firsts and statement.attribution_id and not firsts[account].attribution_id
        if account in may_be and (account not in firsts or is_better):
            firsts[account] = statement
    return list({s.origin: s for s in reversed(firsts.values())}.values())[::-1]


def _first(slip: Slip, said: Sequence[Statement]) -> Iterator[LedgerEvent]:
    """Yield the first report, the first on the record, and the first origin that is independent of the first."""
    bearing = supporting(said)
    firsts = find_first(bearing, slip.calendar)[:_MOST_FIRST]
    for statement in firsts:
        why = f"{_name(slip, statement)} had it before all others"
        if len(firsts) > 1:
            others = ", ".join(_name(slip, s) for s in firsts if s is not statement)
            why = f"{_name(slip, statement)} or {others}: nothing says which came first"
        yield _event(slip, "first report", statement, why)
    named = next((s for s in bearing if s.origin is not None and is_named(s.origin)), None)
    if named is not None:
        yield _event(slip, "first on the record", named, f"{_name(slip, named)} is named")
    if len(firsts) != 1 or firsts[0].origin is None:
        return
    first = firsts[0]
    beside = {s.id for g in slip.groups if first in g.statements for s in g.statements}
    for statement in bearing:
        if statement.id in beside and statement.origin and slip.are_apart(str(first.origin), statement.origin):
            why = f"{_name(slip, statement)} has it neither from {_name(slip, first)} nor from its side"
            yield _event(slip, "first independent origin", statement, why)
            return


def _stances(slip: Slip, said: Sequence[Statement]) -> Iterator[LedgerEvent]:
    """Yield who confirms, denies and takes back, each origin once."""
    against = set(find_against(said))
    seen: set[tuple[str, str | None]] = set()
    for statement in said:
        kind = {
            "confirms": "confirmation",
            "denies": "denial",
            "disputes": "denial",
            "retracts": "retraction",
        }.get(statement.stance)
        if (
            kind is None
            or (kind, statement.origin) in seen
            or (kind == "denial" and statement.origin not in against)
        ):
            continue
        seen.add((kind, statement.origin))
        yield _event(slip, kind, statement, f"{_name(slip, statement)} {statement.stance} it")


def _changes(slip: Slip, said: Sequence[Statement]) -> Iterator[LedgerEvent]:
    """Yield the first telling of each value but the first one told, with what makes it another."""
    bearing = supporting(said)
    n_group = {s.id: n for n, group in enumerate(slip.groups) for s in group.statements}
    shown: set[str] = set()
    last: int | None = None
    for statement in bearing:
        group = slip.groups[n_group[statement.id]]
        keys = [
            key_of(v)
            for v in statement.values
            if group.value is not None and v.kind == group.value.kind and v.unit == group.value.unit
        ]
        if not keys or keys[0] in shown:
            continue
        if shown:
            yield _event(slip, "change", statement, _say_change(slip, n_group[statement.id], last))
        shown.add(keys[0])
        last = n_group[statement.id]


def _say_change(slip: Slip, at: int, last: int | None) -> str:
    gone = slip.gone.get(at)
    if gone is not None:
        return gone.why
    replaced = next((g for n, g in slip.gone.items() if g.by == at), None)
    if replaced is not None:
        return replaced.why
    return "another way to put it that can stand beside the earlier" if at == last else "another answer"


def _corrections(slip: Slip, said: Sequence[Statement]) -> Iterator[LedgerEvent]:
    """Yield what stands in the block in which an article corrects what it, or its outlet, had reported."""
    seen: set[str] = set()
    for statement in said:
        blocks = slip.corrections.get(statement.document_id, ())
        is_inside = any(block.overlaps(statement.sentence) for block in blocks)
        if is_inside and statement.stance != "retracts" and statement.document_id not in seen:
            seen.add(statement.document_id)
            name = (
                slip.documents[statement.document_id].outlet_name or slip.documents[statement.document_id].path
            )
            yield _event(slip, "correction", statement, f"{name} corrects what it had reported")


def _last(slip: Slip, said: Sequence[Statement]) -> Iterator[LedgerEvent]:
    """Yield the statement that was printed last, where the articles' dates tell that it was."""
    dated = [(s, slip.calendar.date(s).printed) for s in said]
    known = [(s, w) for s, w in dated if w is not None and w.latest is not None]
    if len({s.document_id for s in said}) < 2 or not known:
        return
    latest = max((w.latest.replace(tzinfo=None) for _, w in known if w.latest is not None))
    statement, printed = next(
        (s, w) for s, w in known if w.latest is not None and w.latest.replace(tzinfo=None) == latest
    )
    event = _event(slip, "last mention", statement, "no article of the pile that is dated has it later")
    yield LedgerEvent(
        kind=event.kind,
        statement_id=event.statement_id,
        answer=event.answer,
        words=event.words,
        reported=printed,
        held=event.held,
        why=event.why,
        said=event.said,
    )


def _name(slip: Slip, statement: Statement) -> str:
    return slip.names(statement.origin) if statement.origin else "somebody who is not named"
