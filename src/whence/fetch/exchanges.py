"""Exchanges: one request and its response as they went over the wire (RFC 9112), TLS taken off."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

import httpcore
import httpx

from whence import __version__
from whence.fetch.codings import ACCEPTED, decode_pieces
from whence.fetch.connections import PinnedTransport, Tape, too_large
from whence.fetch.faults import FetchError
from whence.fetch.hosts import HostTable
from whence.fetch.networks import Network
from whence.fetch.urls import show
from whence.settings import Settings

AGENT = f"whence/{__version__} (reads news articles that a person names; keeps no index)"

_BLANK_LINE = re.compile(rb"\n\r?\n")  # ends the head of a response
_INTERIM = re.compile(rb"HTTP/\d\.\d 1\d\d\b")
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.5",
    "Accept-Encoding": ACCEPTED,
    "Connection": "close",
}
_LATER = "try again later, or save the page yourself and add the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its response. `request` and `response` are the bytes on the wire, chunks and codings included."""

    url: str
    address: str  # that was connected to
    began: datetime  # UTC
    request: bytes
    response: bytes  # without interim responses (1xx) before it and bytes beyond its Content-Length
    status: int
    headers: tuple[tuple[str, str], ...]  # of the response, as stated
    body: bytes  # without transfer coding (chunks), with content coding (gzip)

    def header(self, name: str) -> str | None:
        """Give the first value of a header of the response, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def make_transport(network: Network) -> PinnedTransport:
    """Give what carries the requests of a run: hosts looked up once, connections to checked addresses alone."""
    trusted = network.trusted or httpx.create_ssl_context(trust_env=False)
    return PinnedTransport(HostTable(network), trusted)


def make_exchange(
    transport: PinnedTransport,
    url: httpx.URL,
    *,
    settings: Settings,
    conditions: Mapping[str, str] = MappingProxyType({}),
    cookies: httpx.Cookies | None = None,
) -> Exchange:
    """Send a GET for `url` and give the whole exchange; `conditions` are headers such as `If-None-Match`.

    `cookies` are sent where they belong, and take what the response sets. Raises `FetchError` when no whole response
    comes within the limits of `settings`, compressed and decompressed.
    """
    tape = Tape(seconds=settings.fetch_total_seconds, max_bytes=settings.fetch_max_bytes)
    began = datetime.now(UTC)
    request = _make_request(url, settings, tape, conditions)
    if cookies is not None:
        cookies.set_cookie_header(request)
    with _tell_faults(settings, tape), contextlib.closing(transport.handle_request(request)) as response:
        _check_length(response, settings.fetch_max_bytes)
        body = b"".join(response.iter_raw())
    if cookies is not None:
        response.request = request  # which tells whose cookies they are
        cookies.extract_cookies(response)
    stated = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)
    exchange = Exchange(
        url=str(url),
        address=tape.address,
        began=began,
        request=bytes(tape.sent),
        response=_cut_response(bytes(tape.received), len(body), response),
        status=response.status_code,
        headers=tuple(stated),
        body=body,
    )
    _check_decoded(exchange, settings.fetch_max_bytes)
    return exchange


def _make_request(
    url: httpx.URL, settings: Settings, tape: Tape, conditions: Mapping[str, str]
) -> httpx.Request:
    connect, read = settings.fetch_connect_seconds, settings.fetch_read_seconds
    limits = {"connect": connect, "read": read, "write": read, "pool": connect}
    extensions = {"tape": tape, "timeout": limits}
    return httpx.Request("GET", url, headers=_HEADERS | dict(conditions), extensions=extensions)


def _check_length(response: httpx.Response, limit: int) -> None:
    stated = response.headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > limit:
        raise too_large(f"Content-Length is {int(stated):,} bytes", limit)


def _check_decoded(exchange: Exchange, limit: int) -> None:
    if not exchange.body or exchange.status != httpx.codes.OK:
        return
    n_bytes = 0
    for piece in decode_pieces(exchange.body, exchange.header("content-encoding") or ""):
        n_bytes += len(piece)
        if n_bytes > limit:
            seen = f"{len(exchange.body):,} compressed bytes hold more than {limit:,}"
            raise too_large(seen, limit)


def _cut_response(received: bytes, n_body: int, response: httpx.Response) -> bytes:
    start = 0
    while _INTERIM.match(received, start) and (end := _BLANK_LINE.search(received, start)):
        start = end.end()
    end = _BLANK_LINE.search(received, start)
    if end is None or "transfer-encoding" in response.headers:
        return received[start:]
    return received[start : end.end() + n_body]


@contextlib.contextmanager
def _tell_faults(settings: Settings, tape: Tape) -> Iterator[None]:
    """Raise what httpcore says as `FetchError`."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        seen = f"no connection in {settings.fetch_connect_seconds:g} s"
        raise FetchError("timed out", seen, f"{_LATER}, or raise fetch_connect_seconds") from error
    except httpcore.TimeoutException as error:
        seen = f"silence for {settings.fetch_read_seconds:g} s after {len(tape.received):,} bytes"
        raise FetchError("timed out", seen, f"{_LATER}, or raise fetch_read_seconds") from error
    except httpcore.ConnectError as error:
        raise FetchError("no connection", f"no connection ({error})", _LATER) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        seen = f"the response broke off or is not HTTP, after {len(tape.received):,} bytes ({show(str(error))})"
        raise FetchError("broken response", seen, _LATER) from error
