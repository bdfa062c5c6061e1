"""Claims as the dossier shows them: who says so, on whose word, each with the words in their paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import Claim, Hop, Statement
from whence.histories import count_articles
from whence.records import Document
from whence.show.exhibits import Exhibit, make_exhibit, name_anchor
from whence.show.judgements import (
    find_gaps,
    say_answers,
    say_ceiling,
    say_count,
    say_gap,
    say_ledger,
    say_status,
)
from whence.show.marked_text import Mark
from whence.show.views import (
    CaseView,
    find_claim_documents,
    find_hops,
    find_unsaid,
    is_sourced,
    list_values,
    name_document,
    name_hop,
    name_report,
)
from whence.show.words import say_when, shorten

_N_STATEMENTS = 12  # of one claim; more are counted and read with `whence show`
_N_PAIRS = 4  # shown of those that one rule joins
_N_DOTS = 6  # beyond this a figure is read more easily than dots


@dataclass(frozen=True, slots=True)
class HopCard:
    """One step back from the page towards the source. `words` bear it; `note` says when, and whether it is here."""

    kind: str
    name: str
    note: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class StatementCard:
    """What one article says on the claim's slot."""

    number: int
    stance: str
    values: tuple[str, ...]
    exhibit: Exhibit
    hops: tuple[HopCard, ...]
    is_sourced: bool


@dataclass(frozen=True, slots=True)
class RelationCard:
    """How pairs of statements stand to each other, all by one rule; the first pairs, and how many more."""

    kind: str
    rule: str
    pairs: tuple[str, ...]
    n_more: int


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim. Dots: filled ones for origins there are at least, hollow ones for those there may be."""

    number: int
    slot: str
    origins: str
    n_filled: int
    n_hollow: int
    reasons: tuple[str, ...]
    n_documents: int
    stances: tuple[str, ...]
    statements: tuple[StatementCard, ...]
    n_left_out: int
    relations: tuple[RelationCard, ...]
    status: str
    ceiling: str
    answers: tuple[str, ...]
    ledger: tuple[str, ...]
    gaps: tuple[str, ...]


def make_claim_card(view: CaseView, claim: Claim, *, shown: frozenset[str]) -> ClaimCard:
    """Give a claim in the form that is shown; `shown` are the documents that the page holds."""
    statements = claim.statements[:_N_STATEMENTS]
    numbers = {statement.id: n for n, statement in enumerate(statements, 1)}
    low, high = claim.origins.at_least, claim.origins.at_most
    return ClaimCard(
        number=view.numbers[claim.id],
        slot=shorten(claim.slot, 240),
        origins=say_origins(claim),
        n_filled=low if high <= _N_DOTS else 0,
        n_hollow=high - low if high <= _N_DOTS else 0,
        reasons=claim.origins.reasons,
        n_documents=count_articles(find_claim_documents(claim), view.articles),
        stances=tuple(dict.fromkeys(statement.stance for statement in claim.statements)),
        statements=tuple(_make_statement(view, s, numbers[s.id], shown=shown) for s in statements),
        n_left_out=len(claim.statements) - len(statements),
        relations=_group_relations(view, claim, numbers),
        status=say_status(claim),
        ceiling=say_ceiling(claim),
        answers=tuple(say_answers(claim)),
        ledger=tuple(say_ledger(claim)),
        gaps=tuple(say_gap(gap) for gap in find_gaps(claim, view.case.weighing.gaps)),
    )


def say_origins(claim: Claim) -> str:
    """Give `1 origin`, `2 origins` or `between 1 and 3 origins`."""
    return say_count(claim.origins)


def _group_relations(view: CaseView, claim: Claim, numbers: Mapping[str, int]) -> tuple[RelationCard, ...]:
    """Gather the relations of shown statements by kind and rule, in the order of the first of each."""
    names = {s.id: name_document(view.documents[s.document_id]) for s in claim.statements}
    pairs: dict[tuple[str, str], list[str]] = {}
    for relation in claim.relations:
        if relation.left_id in numbers and relation.right_id in numbers:
            left, right = (f"{numbers[key]} {names[key]}" for key in (relation.left_id, relation.right_id))
            pairs.setdefault((relation.kind, relation.rule), []).append(f"{left} and {right}")
    return tuple(
        RelationCard(kind, rule, tuple(found[:_N_PAIRS]), max(0, len(found) - _N_PAIRS))
        for (kind, rule), found in pairs.items()
    )


def _make_statement(
    view: CaseView, statement: Statement, number: int, *, shown: frozenset[str]
) -> StatementCard:
    document = view.documents[statement.document_id]
    kinds = {"report": "credit", "source": "source"}
    marks = [Mark(span, "said") for span in statement.spans]
    marks += [Mark(hop.span, kinds[hop.kind]) for hop in statement.chain if hop.span and hop.kind in kinds]
    return StatementCard(
        number=number,
        stance=statement.stance,
        values=tuple(dict.fromkeys(list_values(statement))),
        exhibit=make_exhibit(document, marks, shown=shown),
        hops=_make_hops(view, document, statement, shown=shown),
        is_sourced=is_sourced(statement),
    )


def _make_hops(
    view: CaseView, document: Document, statement: Statement, *, shown: frozenset[str]
) -> tuple[HopCard, ...]:
    cards = [_make_hop(view, document, hop, shown=shown) for hop in find_hops(view, statement)]
    unsaid = find_unsaid(view, statement)
    if unsaid is not None:
        note = f"{say_when(unsaid.published)}; no words beside these credit it"
        cards.insert(1, HopCard("report", shorten(name_report(view, unsaid), 160), note, "", None))
    return tuple(cards)


def _make_hop(view: CaseView, document: Document, hop: Hop, *, shown: frozenset[str]) -> HopCard:
    name = name_hop(view, hop)
    href = f"#{name_anchor(document.id, hop.span)}" if hop.span and document.id in shown else None
    report = view.reports.get(hop.key) if hop.kind == "report" else None
    note, words = "", hop.span.of(document.text) if hop.span else ""
    if report is not None:
        note = say_when(report.published) + ("" if report.document_id else ", not in the pile")
    elif hop.kind == "source":
        words = ""  # the name is the words
    return HopCard(hop.kind, shorten(name, 160), note, shorten(words, 160), href)
