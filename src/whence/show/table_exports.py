"""CSV: every statement with all that the JSON says of it, and the matrix of origins against rival answers."""

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec

from whence.cells import guard_cell
from whence.conclusions import Answer, Case, Claim
from whence.show.rows import list_statements, name_origins
from whence.show.standings import AS_FOUND, FOUND, Standings, find_standings
from whence.show.views import CaseView, view_case
from whence.show.words import quote, shorten, show_controls

COLUMNS = (
    "claim", "slot", "origins_at_least", "origins_at_most", "status", "outlet", "path", "published_earliest",
    "published_latest", "stance", "words", "start", "end", "value", "source", "through", "origin", "text",
    "said_earliest", "said_latest", "answer", "answer_key", "answer_status", "answer_live", "answer_at_least",
    "answer_at_most", "ceiling", "source_kind", "source_named", "source_name", "source_count_words",
    "source_nationality", "source_role", "source_institution", "source_anonymity", "source_access", "attribution",
    "cue", "certainty", "headline", "url", "origins_expected", "origins_reasons", "claim_standing", "source_standing",
    "reliability", "decisions", "id", "claim_id", "document", "spans", "values", "chain",
)  # fmt: skip
"""What can be read first, ids and nested records last."""
CONSISTENT, INCONSISTENT, OPEN = "consistent", "inconsistent", "not applicable"


def write_csv(case: Case) -> str:
    """Give one row for each statement, safe to open in a spreadsheet; lists and records are JSON in their cell."""
    view = view_case(case)
    rows = ([row[name] for name in COLUMNS] for row in list_statements(view, find_standings(view)))
    return _write([COLUMNS, *rows])


def _write(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_make_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _make_cell(cell: object) -> object:
    """Give a cell that no spreadsheet runs, reorders or cuts short at a control character."""
    if isinstance(cell, list | dict):
        cell = msgspec.json.encode(cell).decode()
    return guard_cell(show_controls(cell)) if isinstance(cell, str) else cell


def write_matrix(case: Case) -> str:
    """Give an analysis of competing hypotheses: one row for each origin, one column for each rival answer.

    The answers are those of claims that the pile does not settle; where only a denial stands against an answer, that
    is a column of its own. A cell says how what the origin says stands to the answer, as the relations of the case
    have it: `consistent`, `inconsistent`, both where it said both, or `not applicable` where it says nothing to it.
    The table is that of Heuer, Psychology of Intelligence Analysis (1999), with origins in place of evidence.
    """
    view = view_case(case)
    standings = find_standings(view)
    columns = [each for claim in view.case.weighing.claims for each in _list_rivals(view, claim, standings)]
    rows = []
    for key, name in name_origins(view).items():
        cells = [_say_cell(cells_of.get(key, set())) for _, cells_of in columns]
        if any(cell != OPEN for cell in cells):
            about = standings.sources.get(key, AS_FOUND)
            rows.append([key, name, standings.letters.get(key, ""), about.words, *cells])
    head = ["origin", "described as", "reliability", "standing", *(title for title, _ in columns)]
    return _write([head, *rows])


def _list_rivals(view: CaseView, claim: Claim, standings: Standings) -> list[tuple[str, dict[str, set[str]]]]:
    """Give the rival answers of a claim, each with what every origin says to it; none where nothing is contested."""
    live = [answer for answer in claim.answers if answer.is_live]
    if not any(answer.status in ("contested", "denied") or answer.against for answer in live):
        return []
    about = standings.claims.get(claim.id, AS_FOUND).words
    number = f"{view.numbers[claim.id]}" if about == FOUND else f"{view.numbers[claim.id]} ({about})"
    rivals = [
        (f"claim {number}, answer {n}: {_name(answer)}", _weigh_answer(claim, answer))
        for n, answer in enumerate(live, 1)
    ]
    if len(live) == 1:
        turned = {key: {_TURNED[cell] for cell in cells} for key, cells in rivals[0][1].items()}
        rivals.append((f"claim {number}, answer 1 denied: {_name(live[0])}", turned))
    return rivals


_TURNED = {CONSISTENT: INCONSISTENT, INCONSISTENT: CONSISTENT}


def _name(answer: Answer) -> str:
    return quote(shorten(answer.words, 160))


def _weigh_answer(claim: Claim, answer: Answer) -> dict[str, set[str]]:
    origins = {statement.id: statement.origin for statement in claim.statements}
    own = set(answer.statement_ids)
    cells: dict[str, set[str]] = {key: {INCONSISTENT} for key in answer.against}
    for key in own:
        origin = origins.get(key)
        if origin is not None and origin not in answer.against:
            cells.setdefault(origin, set()).add(CONSISTENT)
    for relation in claim.relations:
        if relation.kind in ("conflict", "denied"):
            for one, two in ((relation.left_id, relation.right_id), (relation.right_id, relation.left_id)):
                origin = origins.get(two)
                if one in own and two not in own and origin is not None:
                    cells.setdefault(origin, set()).add(INCONSISTENT)
    return cells


def _say_cell(cells: set[str]) -> str:
    return " and ".join(sorted(cells)) or OPEN
