"""What is shown of the example case, built from its files: valid, whole, and the same every time."""

import json
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator
from test_dossier import Page

from whence.conclusions import Case
from whence.pipeline import build_case, load_case
from whence.settings import Settings
from whence.show import (
    FORMATS,
    export_case,
    make_payload,
    make_reading_payload,
    make_trace_payload,
    render_dossier,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Case:
    folder = ROOT / "examples" / "skerrin"
    path = tmp_path_factory.mktemp("case") / "skerrin.whence"
    files = sorted(file for file in folder.iterdir() if file.suffix in (".txt", ".html"))
    build_case(files, path, settings=Settings())
    return load_case(path)


def validate(name: str, payload: object) -> dict:
    schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    printed = json.loads(msgspec.json.encode(payload))
    Draft202012Validator(schema).validate(printed)
    return printed


def test_case_and_trace_are_valid_by_their_schemas(example):
    validate("case", make_payload(example))
    validate("trace", make_trace_payload(example.documents, example.trace))


def test_every_reading_is_valid_and_stands_in_its_file(example):
    for document, reading in zip(example.documents, example.readings, strict=True):
        printed = validate("reading", make_reading_payload(document, reading))
        file = Path(document.path).read_bytes().decode("utf-8-sig")
        for block in printed["blocks"]:
            for start, end in block["spans"]:
                assert 0 <= start < end <= len(file)


def test_words_of_text_files_stand_where_they_are_said_to(example):
    files = {d.id: Path(d.path).read_bytes().decode() for d in example.documents if d.media == "text"}
    seen = 0
    for claim in make_payload(example).claims:
        for statement in claim.statements:
            if statement.document in files:
                parts = [files[statement.document][start:end] for start, end in statement.spans]
                assert " … ".join(parts) == statement.words
                seen += 1
    assert seen > 20


def test_dossier_is_whole_and_leads_nowhere_in_vain(example):
    html = render_dossier(example)
    page = Page(html)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert len(html.encode()) < 1_500_000
    assert html == render_dossier(example)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_export_can_be_written(example, form):
    assert export_case(example, form)
