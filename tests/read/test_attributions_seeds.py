"""The seeds' unnamed sources are all found, with number, nationality, channel and stance."""

import json

import pytest

from whence.ingest import clean_originals, load_sources
from whence.outlets import load_outlets
from whence.read import read_document
from whence.settings import Settings


@pytest.fixture(scope="module")
def readings(shared):
    outlets, settings = load_outlets(), Settings()
    originals, _ = load_sources([shared / "seeds"], settings=settings)
    documents, _ = clean_originals(
        [o for o in originals if o.path.endswith(".txt")], outlets=outlets, settings=settings
    )
    return {d.path.rsplit("/", 1)[-1][:3]: (d, read_document(d, outlets=outlets)) for d in documents}


def test_every_unnamed_source_of_the_seeds_is_found(shared, readings):
    expected = json.loads((shared / "seeds" / "expected.json").read_text(encoding="utf-8"))
    for wanted in expected["unnamed_sources_the_reader_must_find"]:
        document, reading = readings[wanted["doc"]]
        found = [a for a in reading.attributions if _is_meant(a, document.text, wanted["words"])]
        assert found, wanted
        for field, value in (("nationality", wanted.get("nationality")), ("at_least", wanted.get("count"))):
            assert value is None or any(getattr(a.speaker, field) == value for a in found), (wanted, field)
        if "channel" in wanted:
            assert any(a.channel is not None and a.channel.outlet for a in found), wanted
        assert not any(a.speaker.is_named for a in found), wanted
    stances = [a.stance for a in readings["000"][1].attributions]
    assert {"confirms", "cannot confirm", "declines to comment"} <= set(stances)


def _is_meant(attribution, text, words):
    """Tell whether an attribution's source and cue stand in the words of the expectation, or hold them."""
    if not attribution.source:
        return False
    start, end = attribution.source[0].start, max(attribution.cue[-1].end, attribution.source[-1].end)
    stated, source = text[start:end], attribution.source[0].of(text)
    return (
        stated.startswith(words)
        or source.startswith(words)
        or (words.startswith(source) and words in text[start : end + 40])
    )
