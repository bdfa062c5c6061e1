"""Damaged files of every form end as articles or as a failure that names them, never in silence or an error of ours."""

import gzip
import json
import random

import pytest

from archive_writer import make_page, say, write_mail, write_rss, write_warc, write_zip
from pdf_writer import set_lines, write_pdf
from taking_in import take_in
from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.settings import Settings

_WARC = write_warc(
    ("https://esk.example/1", make_page("Crane falls", 4), {}), ("https://esk.example/2", b"x", {})
)
_CSV = f'url,title,text\nhttps://esk.example/2,"Ferry, ""held""","{say(7)}\n\nIt – was."\nhttps://esk.example/3,B,\n'
BASES = {
    "a.csv": _CSV.encode(),
    "a.eml": write_mail("Letter", html=f"<p>{say(1)}</p>", text=say(2)),
    "a.json": json.dumps(
        {"articles": [{"body": say(3), "source": {"title": "Esk"}}, {"url": "https://esk.example"}]}
    ).encode(),
    "a.jsonl": b'{"text": "One \\u201cis\\u201d.", "title": "A"}\n{"text": "Two."}\n',
    "a.mbox": b"From a@esk.example Mon Mar  4 09:30:00 2024\n" + write_mail("Letter", text=say(5)),
    "a.md": f"---\ntitle: A\n---\n# Title\n\n{say(6)} [a](https://esk.example) `b` *c*\n\n> {say(7)}\n".encode(),
    "a.pdf": write_pdf(set_lines(say(8), 50, 700, width=45)),
    "a.warc": gzip.decompress(_WARC),
    "a.warc.gz": _WARC,
    "a.wacz": write_zip({"datapackage.json": b"{}", "archive/a.warc.gz": _WARC, "pages/pages.jsonl": b"{}\n"}),
    "a.xml": write_rss(
        f"<title>A &amp; B</title><content:encoded><![CDATA[<p>{say(9)}</p>]]></content:encoded>"
    ),
    "a.zip": write_zip({"a.txt": say(1).encode(), "b.jsonl": b'{"text": "One."}\n'}),
}
_ODD = [
    b'"',
    b"<",
    b"{",
    b"[",
    b"\\",
    b"\0",
    b"<!--",
    b"<![CDATA[",
    b"]]>",
    b"&#x110000;",
    b"\xff\xfe",
    b"\x1f\x8b\x08",
    b"\x92",
]


def mutate(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 40))):
        at, how = rng.randrange(len(out)), rng.random()
        if how < 0.4:
            out[at] = rng.randrange(256)
        elif how < 0.6 and len(out) > 300:
            del out[at : at + rng.randrange(1, 200)]
        elif how < 0.8:
            start = rng.randrange(len(out))
            out[at:at] = out[start : start + rng.randrange(1, 300)]
        else:
            out[at:at] = rng.choice(_ODD)
    return bytes(out)


@pytest.mark.parametrize("name", BASES)
def test_a_damaged_file_is_read_or_named(tmp_path, name):
    rng = random.Random(name)
    outlets = load_outlets()
    for _ in range(40):
        (tmp_path / name).write_bytes(mutate(BASES[name], rng))
        originals, messages = take_in(tmp_path / name)
        assert originals or messages
        assert all(";" in message or ", " in message for message in messages), "a remedy follows what was seen"
        kept = [original for original in originals if original.media != "html"]  # pages have tests of their own
        documents, failures = clean_originals(kept, outlets=outlets, settings=Settings())
        assert len(documents) + sum(not failure.is_note for failure in failures) >= len(kept)
