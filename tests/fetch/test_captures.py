"""What is kept of a page: WARC records that hold every byte, in folders and files."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from fetch_site import PAGE, Site, open_network, redirect, respond
from whence.errors import DocumentError
from whence.fetch import fetch_into
from whence.records import Failure
from whence.settings import Settings

ODD = respond(PAGE, "X-Odd:   spaces ", "x-odd: twice", "ETag: \"v1\"", status="200 Fine By Me")  # fmt: skip


def fetch(site: Site, place: Path, *paths: str, **limits: object) -> list[Failure]:
    settings = Settings(**({"fetch_delay_seconds": 0.0} | limits))
    urls = [site.url(path) for path in paths or ("/",)]
    _, failures = fetch_into(urls, place, settings=settings, network=open_network())
    return failures


@pytest.fixture(autouse=True)
def no_doubts(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """See that warcio, which prints what it doubts of a file, prints nothing."""
    yield
    assert capfd.readouterr().err == ""


def read_records(path: Path) -> list[tuple[dict[str, str], bytes]]:
    """Give the headers and the block of each record, digests checked."""
    found = []
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, no_record_parse=True):
            found.append((dict(record.rec_headers.headers), record.raw_stream.read()))
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            record.content_stream().read()
    return found


def find(place: Path, kind: str) -> list[tuple[dict[str, str], bytes]]:
    paths = sorted(place.iterdir()) if place.is_dir() else [place]
    records = [record for path in paths for record in read_records(path)]
    return [(headers, block) for headers, block in records if headers["WARC-Type"] == kind]


@pytest.mark.parametrize("name", ["pages", "pages.warc", "pages.warc.gz"])
def test_the_response_is_kept_to_the_byte(site, tmp_path, name):
    site.answers["/"] = ODD
    assert fetch(site, tmp_path / name) == []
    [(headers, block)] = find(tmp_path / name, "response")
    assert block == ODD
    assert headers["WARC-Target-URI"] == site.url()
    assert headers["WARC-IP-Address"] == "127.0.0.1"
    assert headers["WARC-Block-Digest"].startswith("sha256:")
    assert headers["Content-Type"] == "application/http; msgtype=response"
    [(asked, request)] = find(tmp_path / name, "request")
    assert asked["WARC-Concurrent-To"] == headers["WARC-Record-ID"]
    assert request.startswith(b"GET / HTTP/1.1\r\n")


def test_chunks_and_packing_are_kept_and_undone_by_any_reader(site, tmp_path):
    import gzip

    packed = gzip.compress(PAGE)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (packed[:9], packed[9:])) + b"0\r\n\r\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked
    site.answers["/"] = answer
    fetch(site, tmp_path / "one.warc.gz")
    assert find(tmp_path / "one.warc.gz", "response")[0][1] == answer
    with (tmp_path / "one.warc.gz").open("rb") as stream:
        [body] = [r.content_stream().read() for r in ArchiveIterator(stream) if r.rec_type == "response"]
    assert body == PAGE


def test_the_way_to_a_page_is_kept_with_it(site, tmp_path):
    site.answers |= {"/": redirect("/gate"), "/gate": ODD}
    fetch(site, tmp_path)
    found = [(headers["WARC-Target-URI"], block) for headers, block in find(tmp_path, "response")]
    assert found == [(site.url("/"), redirect("/gate")), (site.url("/gate"), ODD)]


def test_each_page_is_a_file_of_its_own_in_a_folder(site, tmp_path):
    site.answers |= {"/a": respond(), "/b": respond()}
    fetch(site, tmp_path / "new" / "folder", "/a", "/b", "/a")
    names = [path.name for path in (tmp_path / "new" / "folder").iterdir()]
    assert len(names) == 2
    assert all(name.startswith("lowmoor.example-2") and name.endswith(".warc.gz") for name in names)


def test_pages_are_added_to_a_file(site, tmp_path):
    site.answers |= {"/a": respond(), "/b": respond()}
    place = tmp_path / "all.warc.gz"
    fetch(site, place, "/a")
    before = place.read_bytes()
    fetch(site, place, "/b")
    assert place.read_bytes().startswith(before)
    assert [headers["WARC-Target-URI"] for headers, _ in find(place, "response")] == [
        site.url("/a"),
        site.url("/b"),
    ]


@pytest.mark.parametrize("name", ["pages", "pages.warc"])
def test_a_page_that_has_not_changed_is_a_revisit(site, tmp_path, name):
    place = tmp_path / name
    unchanged = b"HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"  # fmt: skip
    site.answers["/"] = lambda connection, asked: connection.sendall(
        unchanged if asked.headers.get("if-none-match") == '"v1"' else ODD
    )
    assert fetch(site, place) == []
    [note] = fetch(site, place)
    assert (note.is_note, note.status) == (True, "not modified")
    [(first, _)] = find(place, "response")
    [(again, block)] = find(place, "revisit")
    assert block == unchanged
    assert again["WARC-Refers-To"] == first["WARC-Record-ID"]
    assert again["WARC-Refers-To-Date"] == first["WARC-Date"]
    assert again["WARC-Profile"].endswith("/server-not-modified")
    assert first["WARC-Date"] in note.message


def test_the_latest_capture_is_the_one_that_counts(site, tmp_path):
    for version in ("v1", "v2"):
        site.answers["/"] = respond(PAGE, f'ETag: "{version}"')
        fetch(site, tmp_path)
    fetch(site, tmp_path)
    assert site.asked[-1].headers["if-none-match"] == '"v2"'


def test_what_fails_is_named_and_leaves_no_file(site, tmp_path):
    site.answers |= {"/a": respond(), "/b": respond(PAGE, "Content-Length: 9999")}
    [failure] = fetch(site, tmp_path / "pages", "/a", "/b")
    assert (failure.path, failure.status) == (site.url("/b"), "broken response")
    assert len(list((tmp_path / "pages").iterdir())) == 1


def test_nothing_to_keep_makes_no_folder(site, tmp_path):
    with pytest.raises(DocumentError, match="404"):
        fetch(site, tmp_path / "pages", "/gone")
    assert not (tmp_path / "pages").exists()


@pytest.mark.parametrize("data", [b"no archive", b"\x1f\x8b\x08junk", b"%PDF-1.7 \xff"])
def test_a_file_that_is_no_archive_is_not_written_to(site, tmp_path, data):
    place = tmp_path / "notes.warc"
    place.write_bytes(data)
    site.answers["/"] = respond()
    with pytest.raises(DocumentError, match=r"notes\.warc"):
        fetch(site, place)
    assert place.read_bytes() == data
    assert site.asked == []


def test_a_place_that_cannot_be_written_is_told(site, tmp_path):
    (tmp_path / "file").write_text("a file, and no folder")
    site.answers["/"] = respond()
    with pytest.raises(DocumentError, match="cannot be written"):
        fetch(site, tmp_path / "file" / "pages")


@pytest.mark.parametrize("path", ["/../../../etc/passwd", "/" + "x" * 3_000, "/%00%2f..", "/a?b=/../c"])
def test_a_file_name_never_leaves_its_folder(site, tmp_path, path):
    site.answers["*"] = respond()
    site.answers = dict.fromkeys((path, path[9:] or "/", "/etc/passwd"), respond())
    fetch(site, tmp_path / "pages", path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["pages"]
    assert len(list((tmp_path / "pages").iterdir())) == 1


def test_the_archive_says_what_made_it(site, tmp_path):
    site.answers["/"] = respond()
    fetch(site, tmp_path)
    [(_, block)] = find(tmp_path, "warcinfo")
    assert b"software: whence/" in io.BytesIO(block).readline()
