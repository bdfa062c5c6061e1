"""Content codings of a response (RFC 9110, section 8.4), undone piece by piece, so that no bomb goes off."""

import zlib
from collections.abc import Iterator

from whence.fetch.faults import FetchError
from whence.fetch.urls import show

ACCEPTED = "gzip"  # what is asked for

_PIECE = 64 * 1024  # bytes that are decoded at a time
_GZIP_START = b"\x1f\x8b"
_ANY_ZLIB, _RAW_DEFLATE = zlib.MAX_WBITS + 32, -zlib.MAX_WBITS  # window bits: gzip or zlib by its head; neither
_NOT_READ = {"aes128gcm", "br", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "zstd"}
_REMEDY = "open the page in a browser, save it, and add the file"


def decode_pieces(body: bytes, stated: str) -> Iterator[bytes]:
    """Yield `body` without the coding that `Content-Encoding` states, at most 64 KiB at a time.

    A word that is no registered coding (`utf-8`, `none`) says nothing of the body, as in browsers. Raises
    `FetchError` for a coding that was not asked for and is not read, and for a body that is not what is stated.
    """
    coding = stated.strip().lower()
    if coding in ("gzip", "x-gzip", "deflate"):
        yield from _inflate(body, coding)
    elif coding in _NOT_READ or "," in coding:
        seen = f"Content-Encoding is {show(stated)}, and {ACCEPTED} was asked for"
        raise FetchError("undecodable", seen, _REMEDY)
    else:
        yield from (body[start : start + _PIECE] for start in range(0, len(body), _PIECE))


def _inflate(body: bytes, coding: str) -> Iterator[bytes]:
    has_head = coding != "deflate" or _begins_as_zlib(body)
    rest = body
    while True:
        inflater = zlib.decompressobj(_ANY_ZLIB if has_head else _RAW_DEFLATE)
        while not inflater.eof:
            try:
                piece = inflater.decompress(rest, _PIECE)
            except zlib.error as error:
                seen = f"the body is not {coding} as Content-Encoding says ({error})"
                raise FetchError("undecodable", seen, _REMEDY) from error
            rest = inflater.unconsumed_tail
            if not piece and not rest and not inflater.eof:
                raise FetchError("undecodable", f"the {coding} body is cut off", _REMEDY)
            yield piece
        rest = inflater.unused_data
        if not rest.startswith(_GZIP_START):  # a gzip body may have several members: RFC 1952
            return


def _begins_as_zlib(body: bytes) -> bool:
    """Tell whether `body` has the head of RFC 1950; servers also send deflate without."""
    return len(body) >= 2 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
