"""What the commands print as JSON: the names the docs promise, the words at the places given."""

import json
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator
from show_articles import HERALD, LINDMARK
from show_story import AGENCY, QUILL

from whence.conclusions import Case
from whence.records import Document, Segment, Span
from whence.show import make_payload, make_reading_payload, make_trace_payload
from whence.show.payloads import CasePayload
from whence.show.places import map_span
from whence.show.reading_payload import ReadingPayload
from whence.show.trace_payload import TracePayload

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
PAYLOADS = {"case": CasePayload, "reading": ReadingPayload, "trace": TracePayload}


def to_json(payload: object) -> dict:
    return json.loads(msgspec.json.encode(payload))


def payloads(case: Case) -> dict[str, dict]:
    return {
        "case": to_json(make_payload(case)),
        "trace": to_json(make_trace_payload(case.documents, case.trace)),
        "reading": to_json(make_reading_payload(case.documents[2], case.readings[2])),
    }


@pytest.mark.parametrize("name", PAYLOADS)
def test_schema_in_docs_is_the_one_of_the_records(name):
    written = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    assert written == msgspec.json.schema(PAYLOADS[name]), "run tests/show/write_schemas.py"


@pytest.mark.parametrize("name", PAYLOADS)
def test_output_is_valid_by_its_schema(name, case):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(payloads(case)[name])


def test_summary_counts_originals_and_not_articles(case):
    summary = make_payload(case).summary
    assert (summary.articles, summary.original_reports, summary.originals_in_case) == (5, 2, 0)
    assert summary.text.startswith("5 articles, 2 original reports, neither in the pile.")
    assert (
        "3 articles rest on one report by Tarn Press Agency (3 May 2021) with 5 unnamed sources" in summary.text
    )


def test_a_suggestion_is_kept_apart_from_what_is_sure(case):
    documents = {document.path: document for document in make_payload(case).documents}
    assert documents["stories/elsby.txt"].rests_on == [AGENCY.id, QUILL.id]
    assert documents["stories/blog.txt"].rests_on == []
    assert documents["stories/blog.txt"].perhaps_rests_on == [AGENCY.id]


def test_dates_are_cut_to_whole_days_and_open_bounds_are_null(case):
    agency, quill = make_payload(case).reports
    assert agency.published is not None
    assert quill.published is not None
    assert (agency.published.earliest, agency.published.latest) == ("2021-05-03", "2021-05-03")
    assert (quill.published.earliest, quill.published.latest) == (None, "2021-05-12")


def test_stated_sources_are_read_from_one_enumeration(case):
    agency, quill = make_payload(case).reports
    assert agency.sources.stated == "three health officials and two employees of Tarnbrook Water"
    assert (agency.sources.at_least, agency.sources.at_most, agency.sources.named) == (5, 5, [])
    assert (quill.sources.at_least, quill.sources.at_most, quill.sources.named) == (2, None, ["Jonas Vell"])


def test_every_span_of_a_text_file_gives_the_words_beside_it(case):
    texts = {document.id: document.text for document in case.documents if not document.origin}
    seen = 0
    for claim in make_payload(case).claims:
        for statement in claim.statements:
            if statement.document in texts:
                parts = [texts[statement.document][start:end] for start, end in statement.spans]
                assert " … ".join(parts) == statement.words
                seen += 1
    assert seen >= 5


def test_a_chain_names_report_and_source_with_their_words(case):
    statement = make_payload(case).claims[0].statements[0]
    assert [(hop.kind, hop.name) for hop in statement.chain] == [
        ("document", "Carrow Herald"),
        ("report", "Tarn Press Agency"),
        ("source", "three health officials"),
    ]
    assert statement.source == "three health officials"


def test_findings_pair_each_span_with_its_document(case):
    finding = make_payload(case).findings[0]
    assert len(finding.spans) == len(finding.documents) == 2


def test_own_reporting_says_whether_the_source_is_named(case):
    documents = {document.path: document for document in make_payload(case).documents}
    own = [(o.words, o.named) for d in documents.values() for o in d.own_reporting]
    assert own == [
        ("an engineer at the reservoir told the Carrow Herald", False),
        ("Ida Rusk, spokeswoman of Tarnbrook Water, told Northmere Radio", True),
    ]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(1, 4), [(11, 14)]),
        (Span(4, 8), [(14, 20), (30, 32)]),
        (Span(6, 7), [(30, 31)]),
        (Span(9, 10), []),
    ],
    ids=["inside", "over an entity and a tag", "after the tag", "nowhere in the file"],
)
def test_working_spans_are_carried_back_to_the_file(span, expected):
    # "abcde" stands at 10, "&amp;" (5 characters for one) at 15, the rest after a tag at 30
    origin = (Segment(0, 5, 10, 15), Segment(5, 6, 15, 20), Segment(6, 9, 30, 33))
    document = Document(id="d", path="d.html", media="html", text="abcde&fgh\n", blocks=(), origin=origin)
    assert map_span(document, span) == expected


def test_the_fixture_html_is_mapped(case):
    payload = to_json(make_payload(case))
    words = {
        tuple(statement["spans"][0])
        for claim in payload["claims"]
        for statement in claim["statements"]
        if statement["document"] == LINDMARK.id
    }
    assert min(start for start, _ in words) > 180
    assert HERALD.origin == ()


@pytest.mark.parametrize("name", PAYLOADS)
def test_every_field_is_described_in_the_docs(name):
    described = (SCHEMAS.parent / "08-output.md").read_text(encoding="utf-8")
    records = msgspec.json.schema(PAYLOADS[name])["$defs"].values()
    fields = {field for record in records for field in record["properties"]}
    assert {
        field for field in fields if f"`{field}`" not in described and f'"{field}"' not in described
    } == set()
