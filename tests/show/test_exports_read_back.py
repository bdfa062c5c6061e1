"""Exports of the twelve articles in `examples/skerrin`, each read back by the field's own library or schema."""

import csv
import html
import importlib.util
import io
import json
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import bibtexparser
import geojson
import networkx
import pytest
import rispy
from jsonschema import Draft202012Validator
from prov.model import ProvDerivation, ProvDocument

from whence.conclusions import SURE, Case, NamedPlace, PlaceName, Where
from whence.records import Span
from whence.show import export_case
from whence.show.annotation_exports import cut_pieces
from whence.show.claim_payloads import StatementPayload
from whence.show.links import is_direct

ROOT = Path(__file__).resolve().parent.parent.parent
FTM = Path(__file__).with_name("ftm_schemata.json")  # what the schemata of FollowTheMoney allow (MIT)


def read_rows(case: Case, form: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export_case(case, form).decode(), newline="")))


def read_lines(case: Case, form: str) -> list[dict]:
    return [json.loads(line) for line in export_case(case, form).decode().splitlines()]


def test_csv_has_every_field_that_the_json_has_of_a_statement(dam):
    rows = read_rows(dam, "csv")
    for field in fields(StatementPayload):
        columns = {"said_earliest", "said_latest"} if field.name == "said" else {field.name}
        assert columns <= rows[0].keys(), field.name
    told = {
        statement["id"]: statement
        for record in read_lines(dam, "jsonl")
        if record["record"] == "claim"
        for statement in record["statements"]
    }
    assert len(rows) == len(told)
    for row in rows:
        statement = told[row["id"]]
        assert json.loads(row["spans"]) == statement["spans"]
        assert json.loads(row["chain"]) == statement["chain"]
        assert json.loads(row["values"]) == statement["values"]
        assert row["origin"] == (statement["origin"] or "")


def test_jsonl_holds_every_list_of_the_case(dam):
    kinds = Counter(record["record"] for record in read_lines(dam, "jsonl"))
    assert kinds["derivation"] == len(dam.trace.derivations)
    assert kinds["place"] == len(dam.weighing.places)
    assert kinds["drift"] == len(dam.trace.drifts)
    assert kinds["source"] == len({s.origin for c in dam.weighing.claims for s in c.statements} - {None})


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_the_graph_back(dam, form):
    data = io.BytesIO(export_case(dam, form))
    graph = networkx.read_graphml(data) if form == "graphml" else networkx.read_gexf(data)
    kinds = Counter(node["kind"] for _, node in graph.nodes(data=True))
    assert kinds["document"] == 12
    assert kinds["missing report"] == 2
    edges = [edge for _, _, edge in graph.edges(data=True) if edge["relation"] != "on the word of"]
    direct = [each for each in dam.trace.derivations if is_direct(each)]
    assert sorted(edge["probability"] for edge in edges) == sorted(each.probability for each in direct)
    suggested = [edge for edge in edges if edge["standing"] == "suggested by the machine"]
    assert len(suggested) == sum(each.probability < SURE for each in direct) > 0


def test_prov_reads_the_provenance_back(dam):
    document = ProvDocument.deserialize(content=export_case(dam, "prov-json").decode(), format="json")
    labels = Counter(str(record.label) for record in document.get_records(ProvDerivation))
    assert labels["hadPrimarySource"] > 0 and labels["wasQuotedFrom"] > 0 and labels["wasRevisionOf"] > 0
    entities = {
        record.identifier.localpart
        for record in document.get_records()
        if record.get_type().localpart == "Entity"
    }
    assert {each.id for each in dam.documents} <= entities
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document


@pytest.fixture(scope="module")
def mapped(dam: Case) -> Case:
    """Give the case with one place on the map, in words of its second article and in its dateline."""
    document = dam.documents[1]
    at = document.text.index("Skerrin")
    where = Where(
        place_id="7", kind="city", country="XX", division="", latitude=61.25, longitude=-7.5, radius_km=5.0
    )
    mentions = tuple(
        PlaceName(document_id=document.id, span=Span(at, at + 7), probability=0.9, is_dateline=is_dateline)
        for is_dateline in (True, False)
    )
    place = NamedPlace(
        id="place-7", name="Skerrin", where=where, probability=0.9, runner_up=None, why=(), mentions=mentions
    )
    return replace(dam, weighing=replace(dam.weighing, places=(place, *dam.weighing.places)))


def test_geojson_is_valid_and_tells_datelines_apart(mapped):
    collection = geojson.loads(export_case(mapped, "geojson").decode())
    assert collection.is_valid, collection.errors()
    points = [feature for feature in collection["features"] if feature["geometry"] is not None]
    assert [point["properties"]["role"] for point in points] == ["told of", "dateline"]
    assert points[0]["geometry"]["coordinates"] == [-7.5, 61.25]  # longitude first
    assert [mention["words"] for mention in points[0]["properties"]["mentions"]] == ["Skerrin"]
    assert len({feature["id"] for feature in collection["features"]}) == len(collection["features"])
    assert any(feature["geometry"] is None for feature in collection["features"])


def test_annotations_quote_the_files_to_the_character(dam):
    texts = {d.id: (ROOT / d.path if not Path(d.path).is_absolute() else Path(d.path)) for d in dam.documents}
    decoded = {key: path.read_bytes().decode() for key, path in texts.items()}
    items = json.loads(export_case(dam, "web-annotation"))["first"]["items"]
    kinds = Counter(item["whence:kind"] for item in items)
    assert kinds["statement"] == sum(len(claim.statements) for claim in dam.weighing.claims)
    assert kinds["credit"] == len(dam.trace.credits)
    assert kinds["source"] > 20
    assert all(item["target"] for item in items)
    for target in (target for item in items for target in item["target"]):
        quoted, placed = target["selector"]
        words = decoded[target["source"]["id"].rpartition(":")[2]][placed["start"] : placed["end"]]
        assert "".join(html.unescape(words).split()) == "".join(quoted["exact"].split())


def test_the_pieces_of_a_span_are_its_words(dam):
    document = next(each for each in dam.documents if each.media == "html")
    span = Span(0, len(document.text))
    words = "".join(part.of(document.text) for part, _ in cut_pieces(document, span))
    assert "".join(words.split()) == "".join(document.text.split())


def test_annotations_follow_the_model(dam):
    selector = {
        "oneOf": [
            {
                "properties": {
                    "type": {"const": "TextQuoteSelector"},
                    "exact": {"type": "string", "minLength": 1},
                },
                "required": ["type", "exact"],
            },
            {
                "properties": {
                    "type": {"const": "TextPositionSelector"},
                    "start": {"type": "integer", "minimum": 0},
                },
                "required": ["type", "start", "end"],
            },
        ]
    }
    target = {
        "properties": {
            "source": {"required": ["id"]},
            "selector": {"type": "array", "items": selector, "minItems": 2},
        },
        "required": ["source", "selector"],
    }
    item = {
        "properties": {"type": {"const": "Annotation"}, "id": {"type": "string"}, "target": {"items": target}},
        "required": ["id", "type", "target"],
    }
    collection = json.loads(export_case(dam, "web-annotation"))
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(collection["first"]["items"])
    Draft202012Validator({"type": "array", "items": item}).validate(collection["first"]["items"])
    assert len({each["id"] for each in collection["first"]["items"]}) == collection["total"]


def test_entities_are_those_of_the_model(dam):
    found = read_lines(dam, "ftm")
    schemata = json.loads(FTM.read_text(encoding="utf-8"))
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    for record in found:
        schema = schemata[record["schema"]]
        assert record["properties"].keys() <= set(schema["properties"])
        assert record["properties"].keys() >= set(schema["required"])
        assert {key for name in ("document", "entity") for key in record["properties"].get(name, [])} <= ids


if importlib.util.find_spec("followthemoney"):  # needs the libraries of ICU: pip install -e '.[ftm]'

    def test_the_library_refuses_no_value(dam):
        from followthemoney import model

        for record in read_lines(dam, "ftm"):
            entity = model.get_proxy(record, cleaned=False)
            assert entity.to_dict()["properties"].keys() == record["properties"].keys(), record
            model.get(record["schema"]).validate(record)


def test_entities_stand_for_nobody_who_is_not_named(dam):
    found = read_lines(dam, "ftm")
    people = [entity for entity in found if entity["schema"] in ("Person", "Organization", "LegalEntity")]
    names = {entity["properties"]["name"][0] for entity in people}
    assert {"Ilse Marent", "Marta Oskerry", "Skerrin Hydro"} <= names
    assert not {name for name in names if "engineer" in name.casefold() or "people" in name.casefold()}
    notes = [entity for entity in found if entity["schema"] == "Note"]
    assert any("engineers" in note["properties"]["description"][0] for note in notes)


def test_drafts_give_no_verdict(dam):
    graph = json.loads(export_case(dam, "claimreview"))["@graph"]
    assert len(graph) == sum(max(1, len(claim.answers)) for claim in dam.weighing.claims)
    assert not any("reviewRating" in draft or "author" in draft for draft in graph)
    assert {draft["creativeWorkStatus"] for draft in graph} == {"Draft"}
    assert all(draft["itemReviewed"]["appearance"] for draft in graph)
    authors = {draft["itemReviewed"].get("author", {}).get("name") for draft in graph}
    assert {None, "Ilse Marent"} <= authors


def test_the_matrix_sets_origins_against_rival_answers(dam):
    rows = read_rows(dam, "ach")
    titles = list(rows[0])[4:]
    answers = [title for title in titles if "The lake is all but full" in title]
    assert [title.partition(": ")[0].partition(", ")[2] for title in answers] == ["answer 1", "answer 1 denied"]
    company = next(row for row in rows if row["origin"] == "person:ilse marent")
    assert [company[title] for title in answers] == ["inconsistent", "consistent"]
    allowed = {"consistent", "inconsistent", "consistent and inconsistent", "not applicable"}
    assert {row[title] for row in rows for title in titles} <= allowed
    assert all(any(row[title] != "not applicable" for title in titles) for row in rows)


def test_the_bibliography_has_what_the_articles_state(dam):
    library = bibtexparser.parse_string(export_case(dam, "bibtex").decode())
    assert not library.failed_blocks
    entries = library.entries_dict
    assert entries.keys() == {document.id for document in dam.documents}
    blog = next(document for document in dam.documents if document.published is None)
    assert "year" not in entries[blog.id].fields_dict and entries[blog.id].entry_type == "misc"
    talk = next(document for document in dam.documents if document.outlet_name == "Radio Vess")
    found = entries[talk.id]
    assert (found["author"], found["journal"], found["year"], found["day"]) == (
        "{Ines Holt}",
        "Radio Vess",
        "2023",
        "18",
    )


def test_reference_managers_read_the_same(dam):
    entries = rispy.loads(export_case(dam, "ris").decode())
    assert [entry["id"] for entry in entries] == [document.id for document in dam.documents]
    assert {entry["type_of_reference"] for entry in entries} == {"NEWS"}
    talk = next(entry for entry in entries if entry.get("secondary_title") == "Radio Vess")
    assert (talk["authors"], talk["year"], talk["date"]) == (["Ines Holt"], "2023", "2023/03/18/")


def test_the_brief_sources_every_judgement(dam):
    lines = export_case(dam, "markdown").decode().splitlines()
    assert lines[2] == "## Source summary statement"
    notes = [line.partition(":")[0] for line in lines if line.startswith("[^")]
    cited = [
        part for line in lines if not line.startswith("[^") for part in line.split() if part.startswith("[^")
    ]
    assert notes and sorted(cited) == sorted(notes) == sorted(set(notes))
    note = next(line for line in lines if line.startswith("[^") and "Ilse Marent" in line)
    assert "named person" in note and "reliability not rated by an analyst" in note
