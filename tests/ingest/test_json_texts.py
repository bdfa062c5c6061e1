"""A JSON record becomes a text whose every character is mapped to the line it came from."""

import json

from hypothesis import given
from hypothesis import strategies as st

from whence.ingest import clean_originals, load_sources
from whence.ingest.json_texts import read_json_text
from whence.settings import Settings


def mapped(line, text, segments):
    pieces = []
    for segment in segments:
        raw = line[segment.origin : segment.origin_end]
        is_plain = segment.end - segment.start == len(raw)
        pieces.append(raw if is_plain else json.loads(f'"{raw}"'))
        assert pieces[-1] == text[segment.start : segment.end]
    return "".join(pieces)


def test_escapes_are_mapped_one_by_one():
    line = r'{"a": {"text": "no", "b": [1, "text"]}, "text": "One\n\u201ctwo\u201d \ud83d\ude00 three", "c": "text"}'
    text, segments = read_json_text(line, None)
    assert text == "One\n“two” 😀 three"
    assert mapped(line, text, segments) == text


def test_the_title_is_put_first_unless_the_text_has_it():
    line = json.dumps({"text": "The dam will be mended.", "title": "Dam to be mended"})
    text, segments = read_json_text(line, "Dam to be mended")
    assert text == "Dam to be mended\n\nThe dam will be mended."
    assert mapped(line, text, segments) == text.replace("\n\n", "")
    line = json.dumps({"text": "Dam to be mended\n\nIt will.", "title": "Dam to be mended"})
    assert read_json_text(line, "Dam to be mended")[0] == "Dam to be mended\n\nIt will."


@given(st.text(), st.text(), st.booleans())
def test_any_text_comes_back(text, other, is_ascii):
    line = json.dumps({"x": other, "text": text, "y": [other]}, ensure_ascii=is_ascii)
    found, segments = read_json_text(line, None)
    assert found == text
    assert mapped(line, found, segments) == text


def test_what_the_record_states_outranks_the_text(tmp_path, outlets):
    record = {
        "text": "Updated 4 May 2018\n\nThe council said on Monday that the dam would be mended by the spring of 2019.",
        "title": "Dam to be mended",
        "outlet": "Quay Notes",
        "published": "2018-05-03T09:30Z",
        "url": "https://a.example/1",
    }
    (tmp_path / "pile.jsonl").write_text(json.dumps(record))
    originals, _ = load_sources([tmp_path / "pile.jsonl"], settings=Settings())
    (found,), failures = clean_originals(originals, outlets=outlets, settings=Settings())
    assert not failures
    assert found.headline.of(found.text) == "Dam to be mended"
    assert (found.outlet, found.outlet_name, found.url) == ("=quay notes", "Quay Notes", "https://a.example/1")
    assert (found.published.value, found.updated.value) == ("2018-05-03T09:30", "2018-05-04")
