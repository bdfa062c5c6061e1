"""Connections that go to a checked address and nowhere else, in time, in bounds, and with every byte kept.

The address is pinned below HTTP and TLS: the Host header, the name in the TLS handshake (SNI) and the name that
the certificate must bear stay those of the URL. No proxy is used, whatever the environment says.
"""

import contextlib
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from whence.fetch.faults import FetchError
from whence.fetch.hosts import HostTable

_WAIT_REMEDY = "try again later, or raise {setting}, which is {value:g}"


class Tape:
    """The bytes of one request and its response as they pass, and how many and until when they may."""

    def __init__(self, *, seconds: float, max_bytes: int) -> None:
        self.sent = bytearray()
        self.received = bytearray()
        self.address = ""
        self._seconds, self._max_bytes = seconds, max_bytes
        self._ends = time.monotonic() + seconds

    def cap(self, seconds: float | None) -> float:
        """Give `seconds`, or what is left if that is less; raises `FetchError` when nothing is."""
        left = self._ends - time.monotonic()
        if left <= 0:
            remedy = _WAIT_REMEDY.format(setting="fetch_total_seconds", value=self._seconds)
            raise FetchError("timed out", f"the response was not whole after {self._seconds:g} s", remedy)
        return left if seconds is None else min(seconds, left)

    def keep(self, data: bytes) -> bytes:
        """Give `data` back, kept; raises `FetchError` when that makes too many."""
        self.received += data
        if len(self.received) > self._max_bytes:
            raise too_large(f"the response goes on after {self._max_bytes:,} bytes", self._max_bytes)
        return data


def too_large(seen: str, limit: int) -> FetchError:
    """Give the error for a response beyond `limit` bytes."""
    remedy = f"it is hardly an article; if it is, raise fetch_max_bytes, which is {limit:,}"
    return FetchError("too large", seen, remedy)


class PinnedTransport(httpx.BaseTransport):
    """Sends each request over a connection of its own; `extensions["tape"]` of the request takes what passes."""

    def __init__(self, hosts: HostTable, trusted: ssl.SSLContext) -> None:
        self._hosts, self._trusted = hosts, trusted

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Give the response, its body unread; raises the errors of httpcore, and `FetchError`."""
        backend = _Backend(self._hosts, request.extensions["tape"])
        pool = httpcore.ConnectionPool(self._trusted, http2=False, retries=0, network_backend=backend)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request("GET", url, headers=request.headers.raw, extensions=request.extensions)
        with contextlib.ExitStack() as cleanup:
            cleanup.callback(pool.close)
            response = pool.handle_request(sent)
            cleanup.callback(response.close)
            body = _Body(response.iter_stream(), cleanup.pop_all())
        return httpx.Response(response.status, headers=response.headers, stream=body)


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes], cleanup: contextlib.ExitStack) -> None:
        self._parts, self._cleanup = parts, cleanup

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        self._cleanup.close()


class _Backend(httpcore.NetworkBackend):
    """Connects to the first address of a host that answers, of those that `HostTable` lets through."""

    def __init__(self, hosts: HostTable, tape: Tape) -> None:
        self._hosts, self._tape = hosts, tape

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> httpcore.NetworkStream:
        refusal: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._hosts.find(host, seconds=self._tape.cap(timeout)):
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, self._tape.cap(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refusal = error
            else:
                self._tape.address = address
                return _Stream(stream, self._tape)
        raise refusal or httpcore.ConnectError(f"{host} has no address")


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, tape: Tape) -> None:
        self._stream, self._tape = stream, tape

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            data = self._stream.read(max_bytes, self._tape.cap(timeout))
        except httpcore.ReadTimeout:
            self._tape.cap(None)  # when the whole took too long, that is what is told
            raise
        return self._tape.keep(data)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._tape.cap(timeout))
        self._tape.sent += buffer

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            inner = self._stream.start_tls(ssl_context, server_hostname, self._tape.cap(timeout))
        except httpcore.ConnectError as error:  # the pool above forgets the cause
            if isinstance(error.__cause__, ssl.SSLError):
                raise _unproven(error.__cause__) from error
            raise
        return _Stream(inner, self._tape)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _unproven(error: ssl.SSLError) -> FetchError:
    seen = error.reason or str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        seen = error.verify_message
    remedy = "what comes over such a connection is no evidence; look for the page elsewhere"
    return FetchError("bad certificate", f"the site cannot prove who it is ({seen})", remedy)
