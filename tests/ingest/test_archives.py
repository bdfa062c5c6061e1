"""Pages out of web archives keep the record they came from; what is damaged or no page is told of."""

import gzip
import hashlib
import io
import zlib

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive_writer import make_page, say, write_warc, write_zip
from taking_in import clean, take_in, trace_to_container

RESPONSES = (
    ("https://esk.example/1", make_page("Ferry held at quay", 1), {}),
    ("https://esk.example/a.png", b"\x89PNG", {"Content-Type": "image/png"}),
    ("https://esk.example/2", make_page("Crane falls on berth", 5), {"Content-Encoding": "gzip"}),
    ("https://esk.example/3", b"", {"status": "302 Found"}),
    ("https://esk.example/4", make_page("Third ship leaves port", 9), {}),
)


@pytest.mark.parametrize("is_packed", [True, False], ids=["packed", "plain"])
def test_pages_keep_their_record(tmp_path, is_packed):
    path = tmp_path / ("a.warc.gz" if is_packed else "a.warc")
    path.write_bytes(write_warc(*RESPONSES, is_packed=is_packed))
    originals, messages = take_in(path)
    assert [o.path for o in originals] == [f"{path}:1", f"{path}:3", f"{path}:5"]
    assert [o.data for o in originals] == [RESPONSES[index][1] for index in (0, 2, 4)]
    custody = originals[1].custody
    assert (custody.url, custody.captured) == ("https://esk.example/2", "2024-03-04T09:30:00Z")
    assert (custody.form, custody.is_digest_right) == ("WARC", True)
    assert custody.record_id.startswith("<urn:uuid:")
    assert "HTTP/1.1 200 OK" in custody.head
    assert custody.container_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert messages == [
        f"{path}: 3 pages taken in of 5 records; left out: 1 pictures, scripts and other files, 1 redirects"
    ]


@pytest.mark.parametrize("is_packed", [True, False], ids=["packed", "plain"])
def test_the_bytes_of_a_record_are_the_record(tmp_path, is_packed):
    path = tmp_path / "a.warc"
    path.write_bytes(write_warc(*RESPONSES, is_packed=is_packed))
    for original in take_in(path)[0]:
        record = next(ArchiveIterator(io.BytesIO(trace_to_container(original))))
        assert record.rec_headers.get_header("WARC-Record-ID") == original.custody.record_id
        assert record.content_stream().read() == original.data


@pytest.mark.parametrize("is_packed", [True, False], ids=["packed", "plain"])
def test_a_damaged_record_is_named_and_the_next_one_read(tmp_path, is_packed):
    whole = write_warc(*RESPONSES, is_packed=is_packed)
    second = whole.index(b"\x1f\x8b\x08", 20) if is_packed else whole.index(b"WARC/1.1", 20)
    path = tmp_path / "a.warc"
    hurt = b"\0" * 40 if is_packed else b"WARX/9.9"
    at = second + 60 if is_packed else second
    path.write_bytes(whole[:at] + hurt + whole[at + len(hurt) :])
    originals, messages = take_in(path)
    assert [o.custody.url for o in originals] == [RESPONSES[index][0] for index in (0, 2, 4)]
    assert f"{path}: the record at byte {second:,} is damaged" in messages[0]


def test_an_archive_that_is_cut_short_gives_what_is_whole(tmp_path):
    whole = write_warc(*RESPONSES)
    (tmp_path / "a.warc.gz").write_bytes(whole[:-40])
    originals, messages = take_in(tmp_path / "a.warc.gz")
    assert [o.custody.url for o in originals] == ["https://esk.example/1", "https://esk.example/2"]
    assert "is cut short" in messages[0]


def test_a_page_that_was_changed_after_its_capture_is_doubted(tmp_path):
    data = write_warc(RESPONSES[0], is_packed=False).replace(b"Ferry held", b"Ferry lost", 1)
    (tmp_path / "a.warc").write_bytes(data)
    (original,), messages = take_in(tmp_path / "a.warc")
    assert original.custody.is_digest_right is False
    assert "the digest stated for it (sha1:" in messages[0]


def test_the_charset_of_the_response_counts(tmp_path):
    page = make_page("Паром задержан в порту").decode().replace("Ferry", "Паром").encode("cp1251")
    (tmp_path / "a.warc").write_bytes(
        write_warc(("https://esk.example/1", page, {"Content-Type": "text/html; charset=windows-1251"}))
    )
    documents, failures = clean(take_in(tmp_path / "a.warc")[0])
    assert "Паром 1 was held" in documents[0].text
    assert not any("not UTF-8" in failure.message for failure in failures)


def test_of_a_wacz_the_pages_it_lists_are_read(tmp_path):
    pages = b'{"format": "json-pages-1.0"}\n{"url": "https://esk.example/2#top", "ts": "2024-03-04"}\n'
    path = tmp_path / "a.wacz"
    files = {
        "datapackage.json": b"{}",
        "archive/data.warc.gz": write_warc(*RESPONSES),
        "pages/pages.jsonl": pages,
    }
    path.write_bytes(write_zip(files, is_packed=False))
    (original,), messages = take_in(path)
    assert original.path == f"{path}:archive/data.warc.gz:3"
    assert (original.custody.form, original.custody.member) == ("WACZ", "archive/data.warc.gz")
    assert "2 pages inside pages" in messages[0]
    (document,), _ = clean([original])
    assert document.url == "https://esk.example/2"


def test_a_zip_is_read_like_a_folder(tmp_path):
    path = tmp_path / "a.zip"
    inner = write_zip({"deep.txt": b"Deep\n\n" + say(4).encode()})
    path.write_bytes(
        write_zip({"in/one.txt": say(1).encode(), "in/two.jsonl": b'{"text": "Two."}\n[]\n', "z.zip": inner})
    )
    originals, messages = take_in(path)
    assert [o.path for o in originals] == [
        f"{path}:in/one.txt",
        f"{path}:in/two.jsonl:1",
        f"{path}:z.zip:deep.txt",
    ]
    assert [o.custody.member for o in originals] == ["in/one.txt", "in/two.jsonl", "deep.txt"]
    assert len(messages) == 1 and "in/two.jsonl:2" in messages[0]


def test_a_packed_file_is_what_is_in_it(tmp_path):
    (tmp_path / "pile.jsonl.gz").write_bytes(
        gzip.compress(b'{"text": "One."}\n') + gzip.compress(b'{"text": "Two."}\n')
    )
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(say(1).encode()))
    (tmp_path / "list.json.gz").write_bytes(gzip.compress(b'[{"text": "Three."}]'))
    originals, messages = take_in(tmp_path)
    assert [o.media for o in originals] == ["text", "json", "json", "json"]
    assert all(o.custody.packing == ("gzip",) for o in originals)
    assert not messages


def _pack_bomb(n_bytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(n_bytes >> 20)), packer.flush()])


BOMBS = {
    "gzip": lambda: _pack_bomb(64 << 20),
    "wacz": lambda: write_zip(
        {"datapackage.json": b"{}", "archive/a.warc.gz": _pack_bomb(64 << 20)}, is_packed=False
    ),
    "zip": lambda: write_zip({"a.txt": bytes(64 << 20)}),
    "warc": lambda: gzip.compress(
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 67108864\r\n\r\n" + bytes(64 << 20)
    ),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_not_unpacked(tmp_path, bomb):
    (tmp_path / "a.bin").write_bytes(bomb())
    (tmp_path / "good.txt").write_text(say(1))
    originals, messages = take_in(tmp_path)
    assert [o.path for o in originals] == [f"{tmp_path}/good.txt"]
    assert any("unpacks to more than 200 times its size" in message for message in messages)


def test_what_a_container_may_unpack_to_is_bounded(tmp_path):
    (tmp_path / "a.zip").write_bytes(write_zip({f"{n}.txt": say(n).encode() for n in range(9)}))
    originals, messages = take_in(tmp_path / "a.zip", max_unpacked_bytes=3_000)
    assert 0 < len(originals) < 9
    assert "unpacks to more than 3,000 bytes; split it, or raise max_unpacked_bytes" in messages[0]


ODD = {
    "office": (write_zip({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "an office document"),
    "broken zip": (b"PK\x03\x04" + bytes(200), "a damaged ZIP"),
    "nested": (
        gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"words")))),
        "packed more than 3 times over",
    ),
    "tar": (gzip.compress(b"name" + bytes(253) + b"ustar\x0000" + bytes(300)), "a packed tar archive"),
    "cut gzip": (gzip.compress(say(1).encode())[:-30], "is cut short"),
}


@pytest.mark.parametrize(("data", "told"), ODD.values(), ids=ODD)
def test_what_cannot_be_unpacked_is_named(tmp_path, data, told):
    (tmp_path / "odd").write_bytes(data)
    originals, messages = take_in(tmp_path)
    assert not originals
    assert len(messages) == 1 and told in messages[0] and ";" in messages[0]
