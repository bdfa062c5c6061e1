"""Words of an attacker in every export: they come back as text, and do nothing else."""

import csv
import html
import io
import json
import re

import bibtexparser
import networkx
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hostile_case import HOSTILE, make_hostile
from markdown_it import MarkdownIt
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from whence.cells import guard_cell
from whence.conclusions import Case
from whence.show import export_case
from whence.show.words import shorten, show_controls


@pytest.fixture(scope="module", params=HOSTILE, ids=HOSTILE.keys())
def hostile(request) -> tuple[str, Case]:
    words = HOSTILE[request.param]
    return words, make_hostile(words)


def fold(words: str) -> str:
    return " ".join(show_controls(words).split())


def read(case: Case, form: str):
    return json.loads(export_case(case, form))


def read_rows(case: Case, form: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(export_case(case, form).decode(), newline="")))


def test_json_lines_hold_them_as_they_are(hostile):
    words, case = hostile
    records = [json.loads(line) for line in export_case(case, "jsonl").decode().split("\n") if line]
    assert next(r["slot"] for r in records if r["record"] == "claim") == words
    assert [r["name"] for r in records if r["record"] == "place"] == [words]


def test_the_log_holds_them_as_they_are(hostile):
    words, case = hostile
    lines = export_case(case, "log").decode().split("\n")
    assert len(lines) == 3
    assert json.loads(lines[1])["why"] == words


def test_csv_runs_nothing_and_reorders_nothing(hostile):
    words, case = hostile
    head, first, *_ = read_rows(case, "csv")
    row = dict(zip(head, first, strict=True))
    shown = guard_cell(show_controls(words))
    assert row["slot"] == row["words"] == row["outlet"] == row["source"] == shown
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", "".join(first))
    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in first)


def test_the_matrix_runs_nothing(hostile):
    words, case = hostile
    rows = read_rows(case, "ach")
    assert shorten(words, 160) in rows[0][4]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphs_stay_xml(hostile, form):
    words, case = hostile
    data = io.BytesIO(export_case(case, form))
    graph = networkx.read_graphml(data) if form == "graphml" else networkx.read_gexf(data)
    labels = [fold(node["label"]) for _, node in graph.nodes(data=True)]
    assert f"{fold(words)}: {fold(words)}" in labels


def test_geojson_provenance_and_drafts_hold_them(hostile):
    words, case = hostile
    assert {feature["properties"]["name"] for feature in read(case, "geojson")["features"]} == {words}
    labels = [entity["prov:label"] for entity in read(case, "prov-json")["entity"].values()]
    assert show_controls(words) in labels
    assert read(case, "claimreview")["@graph"][0]["claimReviewed"] == words


def test_annotations_quote_them_to_the_character(hostile):
    words, case = hostile
    target = read(case, "web-annotation")["first"]["items"][0]["target"][0]
    quoted, placed = target["selector"]
    assert quoted["exact"] == words
    assert case.documents[0].text[placed["start"] : placed["end"]] == words


def test_entities_hold_them_on_one_line(hostile):
    words, case = hostile
    entities = [json.loads(line) for line in export_case(case, "ftm").decode().split("\n") if line]
    assert entities[0]["properties"]["title"] == [fold(words)]
    people = [entity for entity in entities if entity["schema"] == "Person"]
    assert fold(words) in {name for entity in people for name in entity["properties"]["name"]}


def test_bibtex_keeps_each_entry_whole(hostile):
    words, case = hostile
    signs = {
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciicircum": "^",
    }  # of LaTeX; pylatexenc lacks them
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(name, sign) for name, sign in signs.items()]
    context.add_context_category("signs", macros=macros, prepend=True)
    decoding = LatexDecodingMiddleware(decoder=LatexNodes2Text(context))
    library = bibtexparser.parse_string(export_case(case, "bibtex").decode(), append_middleware=[decoding])
    assert library.failed_blocks == []
    assert len(library.entries) == len(case.documents)
    assert library.entries[0]["title"] == fold(words)


def test_ris_keeps_each_entry_whole(hostile):
    words, case = hostile
    entries = rispy.loads(export_case(case, "ris").decode())
    assert len(entries) == len(case.documents)
    assert fold(entries[0]["title"]) == fold(words)
    assert entries[0]["authors"] == [fold(words)]


def test_the_brief_shows_them_and_renders_none_of_them(hostile):
    words, case = hostile
    page = MarkdownIt("commonmark").render(export_case(case, "markdown").decode())
    assert not re.search(r"<(?!/?(?:h[1-3]|p|ul|ol|li|em|strong|code)\b)[a-z]", page)
    assert "javascript:x" not in re.findall('href="([^"]*)"', page)
    heads = [fold(html.unescape(head)) for head in re.findall("<h3>(.*?)</h3>", page, re.DOTALL)]
    assert any(shorten(words, 300).removesuffix("…") in head for head in heads)
