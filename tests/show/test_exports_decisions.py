"""What the analyst confirmed, what the machine merely suggests, and the log: told apart in every export."""

import csv
import io
import json
import shutil

import networkx
import pytest
from prov.model import ProvDerivation, ProvDocument

from whence.conclusions import SURE, Case
from whence.deciding import choose, decide, undo
from whence.pipeline import load_case
from whence.show import export_case
from whence.show.links import is_direct

CONFIRMED = "confirmed by the analyst"


@pytest.fixture(scope="module")
def pair(dam: Case) -> tuple[str, str]:
    """Give document and report of a derivation that the machine only suggests."""
    found = next(d for d in dam.trace.derivations if d.probability < SURE and is_direct(d))
    return found.document_id, found.report_id


@pytest.fixture(scope="module")
def decided(dam_path, tmp_path_factory, pair) -> Case:
    """Give the case with a suggestion and a claim confirmed, a source rated, a claim named, and a note taken back."""
    path = tmp_path_factory.mktemp("decided") / "skerrin.whence"
    shutil.copy(dam_path, path)
    case = load_case(path)
    first, second = case.weighing.claims[:2]
    chosen = (
        choose(case, "accept", "derivation", [" ".join(pair)], analyst="A. Reader", why="they told me so"),
        choose(case, "accept", "claim", [first.id]),
        choose(case, "rate", "source", ["person:ilse marent"], value="B"),
        choose(case, "rename", "claim", [second.id], value="Is there a crack in the dam itself?"),
        choose(case, "note", "statement", [second.statements[0].id], value="ask again"),
    )
    for decision in chosen:
        decide(path, decision)
    return undo(path, 5, why="asked")


def read_lines(case: Case, form: str) -> list[dict]:
    return [json.loads(line) for line in export_case(case, form).decode().splitlines()]


def test_json_lines_say_who_stands_behind_what(decided, pair):
    records = read_lines(decided, "jsonl")
    derivations = [record for record in records if record["record"] == "derivation"]
    confirmed = [record for record in derivations if record["standing"] == CONFIRMED]
    assert [(record["document"], record["report"], record["decisions"]) for record in confirmed] == [
        (*pair, [1])
    ]
    assert any(record["standing"] == "suggested by the machine" for record in derivations)
    claims = [record for record in records if record["record"] == "claim"]
    assert [record["decisions"] for record in claims if record["standing"] == CONFIRMED] == [[2]]
    named = [record["slot"] for record in claims if record["standing"] == "changed by the analyst"]
    assert named == ["Is there a crack in the dam itself?"]
    assert [r["key"] for r in records if r["record"] == "source" and r["reliability"]] == ["person:ilse marent"]


def test_the_log_tells_what_is_in_force_and_what_was_undone(decided):
    head, *entries = read_lines(decided, "log")
    assert head == {"record": "log", "decisions": 6, "in_force": 4, "lost": 0}
    assert [entry["state"] for entry in entries] == ["in force"] * 4 + ["undone", "undo"]
    assert (entries[0]["analyst"], entries[0]["why"]) == ("A. Reader", "they told me so")
    texts = {document.id: document for document in decided.documents}
    for entry in entries:
        assert [place["document"] in texts for place in entry["places"]] == [True] * len(entry["places"])


def test_a_decision_whose_words_are_gone_is_listed_as_lost(decided):
    document_id = decided.decisions[0].quotes[0].document_id
    documents = tuple(d for d in decided.documents if d.id != document_id)
    lost = Case(
        documents=documents,
        readings=tuple(r for r in decided.readings if r.document_id != document_id),
        trace=type(decided.trace)(alignments=(), credits=(), reports=(), derivations=(), drifts=()),
        weighing=type(decided.weighing)(claims=(), load_bearing=(), findings=()),
        failures=(),
        made_by=(),
        decisions=decided.decisions,
    )
    assert next(entry["state"] for entry in read_lines(lost, "log")[1:]) == "lost"


def test_csv_says_it_in_columns(decided):
    rows = list(csv.DictReader(io.StringIO(export_case(decided, "csv").decode(), newline="")))
    assert {row["claim_standing"] for row in rows if row["claim"] == "1"} == {CONFIRMED}
    assert {row["reliability"] for row in rows if row["origin"] == "person:ilse marent"} == {"B"}
    assert {row["reliability"] for row in rows if row["origin"] != "person:ilse marent"} == {""}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_edges_say_it(decided, pair, form):
    data = io.BytesIO(export_case(decided, form))
    graph = networkx.read_graphml(data) if form == "graphml" else networkx.read_gexf(data)
    found = [(one, two) for one, two, edge in graph.edges(data=True) if edge["standing"] == CONFIRMED]
    assert found == [pair]


def test_provenance_takes_a_suggestion_in_once_it_is_confirmed(dam, decided, pair):
    def read(case: Case) -> list[set[str]]:
        document = ProvDocument.deserialize(content=export_case(case, "prov-json").decode(), format="json")
        return [
            {str(value) for _, value in record.attributes} for record in document.get_records(ProvDerivation)
        ]

    ends = {f"whence:{key}" for key in pair}
    assert not any(ends <= values for values in read(dam))
    assert any(ends <= values and CONFIRMED in values for values in read(decided))


def test_entities_annotations_and_drafts_say_it(decided):
    assert any(CONFIRMED in entity["properties"].get("status", []) for entity in read_lines(decided, "ftm"))
    items = json.loads(export_case(decided, "web-annotation"))["first"]["items"]
    n_statements = len(decided.weighing.claims[0].statements)
    assert [item["whence:standing"] for item in items].count(CONFIRMED) == n_statements
    drafts = json.loads(export_case(decided, "claimreview"))["@graph"]
    assert CONFIRMED in drafts[0]["keywords"] and CONFIRMED not in drafts[-1]["keywords"]


def test_the_brief_and_the_matrix_say_it(decided):
    brief = export_case(decided, "markdown").decode()
    assert "with 4 decisions of the analyst" in brief
    assert f"({CONFIRMED})" in brief and "reliability B by the analyst" in brief
    rows = list(csv.DictReader(io.StringIO(export_case(decided, "ach").decode(), newline="")))
    assert {row["origin"]: row["reliability"] for row in rows}["person:ilse marent"] == "B"
