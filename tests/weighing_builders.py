"""Statements, attributions and standings made in one line, for the tests of the weigh stage."""

from collections.abc import Collection, Mapping

from whence.conclusions import Hop, OriginCount, Statement, Status, Value
from whence.records import Attribution, Profile, Span, Stance, make_id
from whence.weigh.sides import Side
from whence.weigh.statuses import Standing, judge_status

_SPAN = Span(0, 10)


def statement(
    document: str,
    origin: str | None,
    *,
    stance: Stance = "asserts",
    values: tuple[Value, ...] = (),
    said: str | None = None,
    span: Span = _SPAN,
    through: str = "",
) -> Statement:
    """Make a statement of `document`; `through` is the id of a report that its words credit."""
    hops = (Hop("report", through, through, span),) if through else ()
    return Statement(
        id=make_id(document, origin, stance, values, span),
        document_id=document,
        spans=(span,),
        sentence=span,
        attribution_id=said,
        stance=stance,
        values=values,
        chain=(Hop("document", document, document, None), *hops),
        origin=origin,
    )


def attribution(
    key: str, *, nationality: str | None = None, role: str | None = None, institution: str | None = None
) -> Attribution:
    """Make the attribution of a named person."""
    speaker = Profile(
        kind="person", is_named=True, name=key, nationality=nationality, role=role, institution=institution
    )
    return Attribution(
        id=key,
        document_id="d",
        source=(Span(0, 3),),
        cue=(Span(4, 8),),
        content=(Span(9, 20),),
        kind="indirect",
        stance="asserts",
        speaker=speaker,
    )


def judge(
    *statements: Statement,
    at_least: int | None = None,
    reasons: tuple[str, ...] = (),
    sides: Mapping[str, frozenset[Side]] | None = None,
    rivals: Collection[str] = (),
    unnamed: Collection[str] = (),
    outlets: Mapping[str, str] | None = None,
    concerned: Collection[str] = (),
    first: str = "",
    say_the_same: bool = True,
) -> tuple[Status, str]:
    """Judge an answer; `first` is the document that came before all others, `outlets` who printed which."""
    keys = {s.origin for s in statements if s.origin and s.stance not in ("denies", "disputes", "retracts")}
    low = len(keys) if at_least is None else at_least
    return judge_status(
        Standing(
            statements=statements,
            origins=OriginCount(low, len(keys), float(low), reasons),
            sides=sides or {},
            rivals=frozenset(rivals),
            is_unnamed=lambda key: key in unnamed,
            outlets_of=lambda s: frozenset({(outlets or {}).get(s.document_id, s.document_id)}),
            is_concerned=lambda key, _: key in concerned,
            precedes=lambda one, two: one.document_id == first != two.document_id,
            say_the_same=lambda *_: say_the_same,
            names=lambda key: key.partition(":")[2].title(),
        )
    )
