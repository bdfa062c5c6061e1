"""Inputs made to hurt whoever reads them, each written to a file; invented words, nothing taken from anywhere."""

import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SENTENCE = "The ferry of line 9 was held at Port Esk with 41 passengers, the harbour office said on Monday. "
_BODY = "".join(f"<p>{SENTENCE * 3}</p>\n" for _ in range(8))
_MB = 1_000_000
_TAGS = (
    "<div>", "</div>", "<p>", "</p>", "<table><tr><td>", "</table>", "<script>", "</script>", "<!--", "-->", "<svg>",
    "<template>", "</template>", "<select><option>", "<![CDATA[", "]]>", "<plaintext>", "<textarea>", "<noscript>",
    "<iframe srcdoc='<p>x'>", "<base href='javascript:0'>", "<meta charset=utf-7>", "<b><i>", "</b></i>", "&#0;",
    "&#xD800;", "&nosuch;", "&", "<", ">", "\0", "\u202e", "\u200b", "\ufeff", "\ud7ff", "<a href='", '"', "'", "=",
    "/", "\r",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file: its name, and what writes it to a path."""

    name: str
    suffix: str
    write: Callable[[Path], object]


def make_page(body: str, head: str = "<title>Ferry held at Port Esk</title>") -> str:
    """Give a page with `body` in it."""
    return f"<!doctype html><html><head>{head}</head><body><article><h1>Ferry held at Port Esk</h1>{body}</article>"


def list_cases(scale: float = 1.0) -> Iterator[Case]:
    """Yield each case; `scale` is a share of the full size, for tests."""

    def size(full: int) -> int:
        return max(300, int(full * scale))

    pages = {
        "300 nested tags": lambda: "<div>" * 300 + _BODY,
        "5,000 nested tags": lambda: "<div>" * 5_000 + _BODY,
        "100,000 nested tags": lambda: "<div>" * size(100_000) + _BODY,
        "100,000 nested inline tags": lambda: "<b><i>" * size(50_000) + _BODY,
        "100,000 nested lists": lambda: "<ul><li>" * size(50_000) + _BODY,
        "a text node of 12 MB": lambda: f"<p>{SENTENCE * (size(12 * _MB) // len(SENTENCE))}</p>",
        "a word of 12 MB": lambda: f"<p>{'a' * size(12 * _MB)}</p>",
        "600,000 unclosed tags": lambda: f"<p>{SENTENCE}<b>" * size(300_000),
        "600,000 unclosed paragraphs": lambda: "<p>" * size(600_000) + SENTENCE,
        "600,000 end tags": lambda: _BODY + "</div>" * size(600_000),
        "200,000 attributes": lambda: f"<p {' '.join(f'a{n}=1' for n in range(size(200_000)))}>{_BODY}",
        "an attribute of 12 MB": lambda: f"<p title='{'x' * size(12 * _MB)}'>{_BODY}",
        "a comment of 12 MB": lambda: f"<!--{'- ' * size(6 * _MB)}-->{_BODY}",
        "a comment without an end": lambda: _BODY + "<!--" + "<p>" * size(_MB),
        "a script of 12 MB": lambda: f"<script>{'</scrip' * size(2 * _MB)}</script>{_BODY}",
        "1,000,000 entities": lambda: f"<p>{'&amp;&#x41;&hellip;&nosuch;' * size(250_000)}</p>",
        "1,000,000 ampersands": lambda: f"<p>{'&' * size(_MB)}</p>",
        "1,000,000 less-than signs": lambda: "<" * size(_MB) + _BODY,
        "100,000 links": lambda: f"<p>{'<a href=x>y</a> ' * size(100_000)}</p>",
        "a table of 100,000 cells": lambda: "<table>" + ("<tr>" + "<td>1" * 100) * size(1_000),
        "a marking of 3,000 accents": lambda: f"<p>Z{chr(0x301) * 3_000} {SENTENCE}</p>{_BODY}",
        "100,000 zero-width spaces": lambda: f"<p>{'held' + chr(0x200B) * size(100_000)}</p>{_BODY}",
        "100,000 turns of direction": lambda: f"<p>{(chr(0x202E) + 'a' + chr(0x202C)) * size(100_000)}</p>{_BODY}",
        "1,000,000 carriage returns": lambda: chr(13) * size(_MB) + _BODY,
    }  # fmt: skip
    for name, body in pages.items():
        yield Case(name, ".html", lambda path, body=body: _write(path, make_page(body())))
    yield from _list_heads(size)
    yield from _list_texts(size)
    yield from _list_bombs(size)


def _list_heads(size: Callable[[int], int]) -> Iterator[Case]:
    digits = "1" * size(200_000)
    nested = '{"a":' * size(100_000)
    json_ld, there = '<script type="application/ld+json">', "http://127.0.0.1:9/"
    heads = {
        "a date of 200,000 digits": f'<meta property="article:published_time" content="{digits}">',
        "a date of 200,000 digits in JSON-LD": f'{json_ld}{{"datePublished": {digits}}}</script>',
        "a year of 200,000 digits": f'<meta name="date" content="{digits}-01-01"><time datetime="P{digits}D">',
        "JSON-LD nested 100,000 deep": f"{json_ld}{nested}</script>",
        "JSON-LD of lists 100,000 deep": f"{json_ld}{'[' * size(100_000)}</script>",
        "a title of 2 MB": f"<title>{'Ferry held ' * size(200_000)}</title>",
        "100,000 authors": '<meta name="author" content="Ann Lee">' * size(100_000),
        "an author of 2 MB": f'<meta name="author" content="{"Ann Lee, " * size(200_000)}">',
        "a base in a loop": "<base href='data:text/html,<base href=.>'>" * 300,
        "a stylesheet and an image elsewhere": (
            f"<link rel=stylesheet href='{there}a.css'><meta http-equiv=refresh content='0;url={there}'>"
            f"<img src='{there}a.png'><iframe src='file:///etc/passwd'></iframe><!DOCTYPE x SYSTEM '{there}x.dtd'>"
        ),
    }  # fmt: skip
    for name, head in heads.items():
        yield Case(name, ".html", lambda path, head=head: _write(path, make_page(_BODY, head)))


def _list_texts(size: Callable[[int], int]) -> Iterator[Case]:
    entity = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "held">{entity}]>'
    outside = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">'
        '<!ENTITY % y SYSTEM "http://127.0.0.1:9/"> %y;]>'
    )
    item = (
        "<rss version='2.0'><channel><title>&{0};</title><item><title>&{0};</title>"
        "<description>&{0};{1}</description></item></channel></rss>"
    )
    long = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY q "{"a" * 100_000}">]>'
    held = f"\n\n{SENTENCE * 5}"
    texts: dict[str, tuple[str, Callable[[], str]]] = {
        "an entity bomb in a feed": (".xml", lambda: bomb + item.format("e9", SENTENCE)),
        "an entity bomb in a page": (".html", lambda: bomb + make_page("&e9;" + _BODY)),
        "an entity bomb in XHTML": (".xhtml", lambda: bomb + "<html><body>&e9;" + _BODY + "</body></html>"),
        "an entity of 100,000 letters 10,000 times": (".xml", lambda: long + item.format("q", "&q;" * size(10_000))),
        "an entity from outside": (".xml", lambda: outside + item.format("x", SENTENCE)),
        "a line of 12 MB": (".txt", lambda: SENTENCE * (size(12 * _MB) // len(SENTENCE))),
        "a text of 250,000 letters on one line": (".txt", lambda: SENTENCE * (250_000 // len(SENTENCE))),
        "a word of 250,000 letters": (".txt", lambda: "a" * 250_000),
        "100,000 short lines": (".txt", lambda: "a\n" * 100_000),
        "100,000 quotation marks": (".txt", lambda: "“”\"'" * 25_000),
        "a date of 200,000 digits in text": (".txt", lambda: f"Ferry held\n\n{'1' * size(200_000)} May 2021{held}"),
        "200,000 digits as a day": (".txt", lambda: f"Ferry held\nPublished: 2021-05-{'3' * size(200_000)}{held}"),
        "commas and full stops": (".txt", lambda: ",." * 100_000),
        "capitals and full stops": (".txt", lambda: "A. B. " * 40_000),
        "blanks": (".txt", lambda: f"Ferry held{' ' * 200_000}at Port Esk\n\n{SENTENCE * 5}"),
        "JSON nested 1,000,000 deep": (".jsonl", lambda: "[" * size(_MB)),
        "a record of 12 MB": (".jsonl", lambda: json.dumps({"text": SENTENCE * (size(12 * _MB) // len(SENTENCE))})),
        "100,000 broken records": (".jsonl", lambda: "{\n" * size(100_000)),
        "half characters": (".jsonl", lambda: '{"text": "' + "\\ud800 ferry " * 2_000 + '"}'),
        "parts in parts of a mail": (".eml", lambda: _nest_mail(size(1_000))),
        "100,000 fields of a mail": (".eml", lambda: "X-A: b\n" * size(100_000) + "\n" + SENTENCE * 9),
    }  # fmt: skip
    for name, (suffix, make) in texts.items():
        yield Case(name, suffix, lambda path, make=make: _write(path, make()))
    chance = random.Random(7)
    yield Case("1 MB of chance", ".txt", lambda path: path.write_bytes(chance.randbytes(_MB)))
    yield Case("1 MB of chance as a page", ".html", lambda path: path.write_bytes(chance.randbytes(_MB)))
    yield Case(
        "UTF-16 cut in half", ".txt", lambda path: path.write_bytes((SENTENCE * 99).encode("utf-16")[:-1])
    )


def _nest_mail(depth: int) -> str:
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: a@example.org\nSubject: Ferry held\nMIME-Version: 1.0\n{heads}\n{SENTENCE * 9}"


def _list_bombs(size: Callable[[int], int]) -> Iterator[Case]:
    full = size(1_000 * _MB)
    yield Case("a bomb of 1 GB in gzip", ".html.gz", lambda path: path.write_bytes(pack_blanks(full)))
    yield Case("a bomb of 1 GB in a WARC", ".warc.gz", lambda path: path.write_bytes(_pack_warc(full)))
    yield Case("a bomb of 1 GB in a WACZ", ".wacz", lambda path: _pack_wacz(path, full))
    yield Case("a bomb of 1 GB in a ZIP", ".zip", lambda path: _pack_zip(path, full))
    yield Case("a ZIP of 100,000 files", ".zip", lambda path: _pack_many(path, size(100_000)))
    yield Case("a bomb in a PDF", ".pdf", lambda path: path.write_bytes(_pack_pdf(size(500 * _MB))))
    yield Case(
        "lists in a PDF nested 100,000 deep", ".pdf", lambda path: path.write_bytes(_nest_pdf(size(100_000)))
    )


def pack_blanks(n_bytes: int, head: bytes = b"", *, mode: str = "gzip") -> bytes:
    """Give `head` and `n_bytes` blanks packed, made a megabyte at a time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if mode == "gzip" else 15)
    block = b" " * _MB
    parts = [packer.compress(head), *(packer.compress(block) for _ in range(n_bytes // _MB))]
    return b"".join([*parts, packer.compress(b" " * (n_bytes % _MB)), packer.flush()])


def _pack_warc(n_bytes: int) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2021-05-03T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + n_bytes}\r\n\r\n"
    )
    return pack_blanks(n_bytes, head.encode() + http)


def _pack_wacz(path: Path, n_bytes: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        archive.writestr("archive/data.warc.gz", _pack_warc(n_bytes))


def _pack_zip(path: Path, n_bytes: int) -> None:
    packed = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
    with packed as archive, archive.open("page.html", "w", force_zip64=True) as member:
        for _ in range(n_bytes // _MB):
            member.write(b" " * _MB)


def _pack_many(path: Path, n_files: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for number in range(n_files):
            archive.writestr(f"{number}.txt", b"")


def _pack_pdf(n_bytes: int) -> bytes:
    return _make_pdf(pack_blanks(n_bytes, b"BT /F1 12 Tf (held) Tj ET", mode="zlib"), "/Filter /FlateDecode")


def _nest_pdf(depth: int) -> bytes:
    return _make_pdf(b"[" * depth + b"]" * depth + b" BT (held) Tj ET", "/Odd " + "[" * depth + "]" * depth)


def _make_pdf(stream: bytes, more: str) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>",
        f"<< /Length {len(stream)} {more} >>\nstream\n".encode() + stream + b"\nendstream",
    ]
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + part + b"\nendobj\n")
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 5\n0000000000 65535 f \n{rows}trailer\n<< /Root 1 0 R /Size 5 >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")


def mutate(page: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Give a page spoilt in one to six ways: bytes turned, cut, doubled, moved, mixed with others and with markup."""
    data = bytearray(page)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + int(chance.expovariate(1 / 400)))
        match chance.randrange(9):
            case 0:
                for place in range(at, min(end, at + 40)):
                    data[place] = chance.randrange(256)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end] * chance.randint(1, 50)
            case 3:
                data[at:at] = chance.choice(_TAGS).encode() * int(1 + chance.expovariate(1 / 20))
            case 4:
                other = chance.choice(others)
                begin = chance.randrange(len(other) + 1)
                data[at:end] = other[begin : begin + chance.randrange(4_000)]
            case 5:
                del data[at:]
            case 6:
                data[at:end] = data[at:end][::-1]
            case 7:
                data[at:end] = bytes(data[at:end]).replace(b">", b"").replace(b'"', b"")
            case _:
                data[at:end] = bytes(data[at:end]).decode("latin-1").encode("utf-16-le")
    return bytes(data)
