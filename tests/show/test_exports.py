"""Exports, each read back by means of its own: what was put in is what comes out."""

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from show_story import AGENCY, QUILL

from whence.cells import guard_cell
from whence.errors import WhenceError
from whence.show import FORMATS, export_case

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_gives_the_same_bytes_twice(case, form):
    first = export_case(case, form)
    assert first
    assert first == export_case(case, form)
    assert first.decode("utf-8")


def test_an_unknown_format_is_an_error_that_names_the_known_ones(case):
    with pytest.raises(WhenceError, match=r"format 'docx' is not known; write one of .*csv.*prov-json"):
        export_case(case, "docx")


def test_jsonl_holds_every_record_with_its_kind(case):
    records = [json.loads(line) for line in export_case(case, "jsonl").decode().splitlines()]
    kinds = [record["record"] for record in records]
    assert kinds[0] == "summary"
    assert kinds.count("document") == 5
    assert kinds.count("report") == 2
    assert kinds.count("claim") == len(case.weighing.claims)
    assert kinds.count("failure") == 1


def test_csv_gives_a_row_for_each_statement_with_its_source(case):
    rows = list(csv.DictReader(io.StringIO(export_case(case, "csv").decode(), newline="")))
    assert len(rows) == sum(len(claim.statements) for claim in case.weighing.claims)
    row = next(row for row in rows if row["source"] == "three health officials")
    assert (row["outlet"], row["through"], row["origins_at_most"]) == (
        "Carrow Herald",
        "Tarn Press Agency",
        "1",
    )


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\u200b=1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(words):
    assert guard_cell(words) == "'" + words


@pytest.mark.parametrize("cell", ["plain", 7, None, "a=b"])
def test_other_cells_stay_as_they_are(cell):
    assert guard_cell(cell) == cell


def test_a_hostile_slot_reaches_the_csv_quoted(case):
    claim = replace(case.weighing.claims[0], slot='=HYPERLINK("http://x")')
    hostile = replace(case, weighing=replace(case.weighing, claims=(claim,)))
    rows = list(csv.DictReader(io.StringIO(export_case(hostile, "csv").decode(), newline="")))
    assert {row["slot"] for row in rows} == {'\'=HYPERLINK("http://x")'}


def test_graphml_has_articles_missing_reports_and_sources_as_nodes(case):
    root = ElementTree.fromstring(export_case(case, "graphml"))
    graph = root.find(f"{GRAPHML}graph")
    kinds = [data.text for node in graph.iter(f"{GRAPHML}node") for data in node if data.get("key") == "kind"]
    assert kinds.count("document") == 5
    assert kinds.count("missing report") == 2
    assert kinds.count("named source") == 2
    ids = {node.get("id") for node in graph.iter(f"{GRAPHML}node")}
    for edge in graph.iter(f"{GRAPHML}edge"):
        assert {edge.get("source"), edge.get("target")} <= ids
    relations = [d.text for d in graph.iter(f"{GRAPHML}data") if d.get("key") == "relation"]
    assert relations.count("rests on") == 4
    assert relations.count("perhaps rests on") == 1


def test_graphml_stays_xml_whatever_the_headline_holds(case):
    failures = replace(
        case, trace=replace(case.trace, reports=(replace(AGENCY, outlet_name="A\x00\ufffe<b>"), QUILL))
    )
    root = ElementTree.fromstring(export_case(failures, "graphml"))
    assert any("<b>" in (data.text or "") for data in root.iter(f"{GRAPHML}data"))


def test_provenance_types_its_derivations_and_leaves_suggestions_out(case):
    record = json.loads(export_case(case, "prov-json"))
    derivations = list(record["wasDerivedFrom"].values())
    labels = [derivation["prov:label"] for derivation in derivations]
    assert labels.count("hadPrimarySource") == 4
    assert labels.count("wasRevisionOf") == 1
    assert labels.count("wasQuotedFrom") == 3
    blog = f"whence:{case.documents[0].id}"
    assert blog in record["entity"]
    for derivation in derivations:
        assert derivation["prov:usedEntity"] in record["entity"]
        assert derivation["prov:generatedEntity"] != blog


def test_the_brief_opens_with_the_source_summary(case):
    lines = export_case(case, "markdown").decode().splitlines()
    assert lines[2] == "## Source summary statement"
    assert lines[4].startswith("5 articles, 2 original reports, neither in the pile.")


def test_the_brief_lets_no_markup_of_an_article_through(case):
    claim = replace(case.weighing.claims[0], slot="<img src=x> [a](b) *c*")
    hostile = replace(case, weighing=replace(case.weighing, claims=(claim,)))
    brief = export_case(hostile, "markdown").decode()
    assert r"\<img src=x\> \[a\](b) \*c\*" in brief
