"""Exports of news databases: their names for text, title, outlet and date; a record without text names its URL."""

import json

import pytest

from archive_writer import say
from taking_in import clean, take_in, trace_to_container

EVENT_REGISTRY = {
    "uri": "81", "lang": "eng", "date": "2024-03-04", "time": "10:00:00", "dateTime": "2024-03-04T10:00:00Z",
    "dateTimePub": "2024-03-04T09:58:00Z", "url": "https://esk.example/1", "title": "Ferry held “again”",
    "body": f"{say(1)}\n\n{say(2)}", "source": {"uri": "esk.example", "title": "Esk Courier"},
    "authors": [{"uri": "ann@esk", "name": "Ann Lee"}],
}  # fmt: skip
NINJS_1 = {
    "uri": "urn:x:1", "firstcreated": "2024-03-04T16:02:28+02:00", "language": "en", "headline": "Crane &amp; ferry",
    "byline": "By Cy Dunn", "body_text": say(3), "body_xhtml": f"<p>{say(3)}</p><p>It was the end.</p>",
}  # fmt: skip
NINJS_3 = {
    "uri": "urn:x:2", "firstPublished": "2024-03-04T16:02:28+02:00", "by": "By Cy Dunn",
    "headlines": [{"role": "main", "value": "Crane & ferry"}],
    "bodies": [{"role": "html", "contentType": "text/html", "value": f"<p>{say(3)}</p><p>It was the end.</p>"}],
}  # fmt: skip
MEDIA_CLOUD = {
    "id": "1", "publish_date": "2024-03-04", "title": "Ferry held", "url": "https://esk.example/1", "language": "en",
    "media_name": "Esk Courier", "media_url": "esk.example", "indexed_date": "2024-03-05", "text": say(4),
}  # fmt: skip
JSON_FEED = {
    "id": "1", "url": "https://esk.example/1", "title": "Ferry held",
    "content_html": f"<p>{say(5)}</p><p>It ended.</p>",
    "date_published": "2024-03-04T09:30:00+01:00", "authors": [{"name": "Ann Lee"}],
}  # fmt: skip
RECORDS = {
    "Event Registry": (EVENT_REGISTRY, ("Ferry held “again”", "Ann Lee", "Esk Courier", "2024-03-04T09:58")),
    "ninjs 1": (NINJS_1, ("Crane & ferry", "By Cy Dunn", None, "2024-03-04T16:02")),
    "ninjs 3": (NINJS_3, ("Crane & ferry", "By Cy Dunn", None, "2024-03-04T16:02")),
    "Media Cloud": (MEDIA_CLOUD, ("Ferry held", None, "Esk Courier", "2024-03-04")),
    "JSON Feed": (JSON_FEED, ("Ferry held", "Ann Lee", None, "2024-03-04T09:30")),
}


@pytest.mark.parametrize(("record", "expected"), RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("shape", ["alone", "list", "answer", "lines"])
def test_a_record_is_read_in_every_shape(tmp_path, record, expected, shape):
    shapes = {
        "alone": json.dumps(record, indent=2),
        "list": json.dumps([record]),
        "answer": json.dumps({"articles": {"results": [record], "totalResults": 1}}, ensure_ascii=False),
        "lines": json.dumps(record) + "\n",
    }
    path = tmp_path / ("a.jsonl" if shape == "lines" else "a.json")
    path.write_text(shapes[shape], encoding="utf-8")
    (original,), messages = take_in(path)
    assert trace_to_container(original) == original.data
    assert json.loads(original.data) == record
    (document,), _ = clean([original])
    stated = [span and span.of(document.text) for span in (document.headline, document.byline)]
    assert (*stated, document.outlet_name, document.published.value) == expected
    assert "<p>" not in document.text and "&amp;" not in document.text
    assert not messages


WITHOUT_TEXT = {
    "GDELT": {
        "url": "https://esk.example/1",
        "title": "T",
        "seendate": "20240304T101500Z",
        "domain": "esk.example",
    },
    "CSL": {
        "id": "x",
        "type": "article",
        "title": "T",
        "URL": "https://esk.example/1",
        "issued": {"date-parts": [[2024]]},
    },
    "Zotero API": {
        "key": "K",
        "data": {"itemType": "newspaperArticle", "title": "T", "url": "https://esk.example/1"},
    },
    "Event Registry": {"uri": "1", "title": "T", "url": "https://esk.example/1", "body": ""},
}


@pytest.mark.parametrize("record", WITHOUT_TEXT.values(), ids=WITHOUT_TEXT)
def test_a_record_without_text_names_its_url(tmp_path, record):
    (tmp_path / "a.json").write_text(json.dumps([record, {"text": "A text."}]))
    originals, (message,) = take_in(tmp_path / "a.json")
    assert [o.path for o in originals] == [f"{tmp_path}/a.json:2"]
    assert message.startswith(
        f"{tmp_path}/a.json:1: no text, only the URL https://esk.example/1; `whence fetch`"
    )


def test_when_a_database_met_an_article_is_not_when_it_appeared(tmp_path):
    record = {"url": "https://esk.example/1", "seendate": "20240304T101500Z", "text": say(1)}
    older = {name: value for name, value in EVENT_REGISTRY.items() if name != "dateTimePub"} | {"body": say(9)}
    (tmp_path / "a.json").write_text(json.dumps([record, older]))
    originals, _ = take_in(tmp_path / "a.json")
    assert ["published" in dict(o.fields) for o in originals] == [False, False]
    assert [o.custody.captured for o in originals] == ["20240304T101500Z", "2024-03-04T10:00:00Z"]


BAD = {
    "number": ("3", "3 is no article"),
    "no article": ('{"a": 1}', "JSON without an article"),
    "cut": ('[{"text": "A', "not JSON at character"),
    "deep": ("[" * 100_000, "JSON nested too deep"),
    "no object": ('["A", {"text": "B."}]', "1 things in the list are no objects"),
}


@pytest.mark.parametrize(("text", "told"), BAD.values(), ids=BAD)
def test_bad_json_is_told_with_a_remedy(tmp_path, text, told):
    (tmp_path / "a.json").write_text(text)
    assert told in take_in(tmp_path / "a.json")[1][0]


def test_a_list_larger_than_a_file_may_be_is_read_as_it_comes(tmp_path):
    records = [{"text": f"“Text” \\ {{number}} {n}.", "n": [{"text": "inner"}]} for n in range(2_000)]
    (tmp_path / "a.json").write_text(json.dumps({"articles": records}, indent=1))
    originals, messages = take_in(tmp_path / "a.json", max_file_bytes=20_000)
    assert [json.loads(o.data) for o in originals] == records
    assert not messages


CSV = (
    'id,publish_date,title,url,language,media_name,text\r\n'
    f'1,2024-03-04,"Ferry, ""held""",https://esk.example/1,en,Esk Courier,"{say(1)}\n\nIt was ""over""."\r\n'
    "2,2024-03-05,5\" gun found,https://esk.example/2,en,Esk Courier,\r\n"
    f"3,2024-03-06,Other,https://esk.example/3,en,Esk Courier,{say(2)}\r\n"
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_rows_of_a_table_are_articles(tmp_path, encoding, delimiter):
    text = (
        CSV
        if delimiter == ","
        else CSV.replace('"Ferry, ""held"""', '"Ferry; ""held"""').replace("Monday.", "Monday")
    )
    rows = text.replace(", the harbour", " the harbour").replace("Ferry, ", "Ferry: ").replace(",", delimiter)
    (tmp_path / "a.csv").write_bytes(rows.encode(encoding))
    originals, (message,) = take_in(tmp_path / "a.csv")
    assert [o.path.rpartition(":")[2] for o in originals] == ["2", "6"]
    assert ":5: no text, only the URL https://esk.example/2;" in message
    assert [trace_to_container(o) for o in originals] == [o.data for o in originals]
    documents, _ = clean(originals)
    assert '"held"' in documents[0].headline.of(documents[0].text)
    assert 'It was "over".' in documents[0].text
    assert [document.published.value for document in documents] == ["2024-03-04", "2024-03-06"]


TABLES = {
    "auto-archiver": "Link,Archive status,Archive date,Upload timestamp,Upload title,Text content,WACZ\n"
    f"https://esk.example/1,success,2024-03-05T10:00:00Z,2024-03-04T09:30:00Z,Ferry held,{say(1).replace(',', '')},\n",
    "windows-1252": f"url,title,text\nhttps://esk.example/1,Café,{say(1).replace(',', '')}\n",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_other_tables(tmp_path, table):
    (tmp_path / "export").write_bytes(table.encode("cp1252"))
    (document,), _ = clean(take_in(tmp_path / "export")[0])
    assert document.url == "https://esk.example/1"
    assert document.headline.of(document.text) in ("Ferry held", "Café")


def test_tables_of_gdelt_name_their_addresses(tmp_path):
    row = ["20240304101500-1", "20240304101500", "1", "esk.example", "https://esk.example/9", *[""] * 22]
    (tmp_path / "gkg.csv").write_text("\t".join(row) + "\n" + "\t".join(row) + "\n")
    originals, messages = take_in(tmp_path / "gkg.csv")
    assert not originals
    assert len(messages) == 2 and "no text, only the URL https://esk.example/9" in messages[0]


def test_zotero_rdf_names_urls_and_saved_files(tmp_path):
    (tmp_path / "z.rdf").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:link="http://purl.org/rss/1.0/modules/link/"'
        ' xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<bib:Article rdf:about="https://esk.example/1"><z:itemType>newspaperArticle</z:itemType>'
        '<dc:title>Ferry held</dc:title><link:link rdf:resource="#item_2"/></bib:Article>'
        '<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>'
        '<rdf:resource rdf:resource="files/2/ferry.html"/></z:Attachment>'
        '<bib:Article rdf:about="x"><z:itemType>newspaperArticle</z:itemType><dc:title>Crane</dc:title><dc:identifier>'
        "<dcterms:URI><rdf:value>https://esk.example/2</rdf:value></dcterms:URI></dc:identifier></bib:Article></rdf:RDF>"
    )
    originals, messages = take_in(tmp_path / "z.rdf")
    assert not originals
    assert "'Ferry held' names the saved files/2/ferry.html; give that file too" in messages[0]
    assert "'Crane' has no text, only the URL https://esk.example/2; `whence fetch` gets it" in messages[1]
