"""Guards of the desk: it answers this machine alone, and takes writes from its own pages alone.

A page of another site can neither read the case by pointing a name of its own here (DNS rebinding) nor write to it by a
form or a script (cross-site request forgery): Host and Origin are looked at, and a write carries a header that no form
can set and no foreign script may.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = "127.0.0.1"
_NAMES = frozenset({LOOPBACK, "localhost"})
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
WRITE_HEADER = "x-whence"  # what the pages of the desk send with each write
MAX_BODY = 40_000_000  # bytes of a request: a file that is handed in, and nothing larger
MAX_SECONDS = 30.0  # that a body may take to come: from this machine it comes at once
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


class Guards:
    """ASGI middleware around the desk. `seconds`: how long the body of a request may take to come."""

    def __init__(self, app: App, *, seconds: float = MAX_SECONDS) -> None:
        self.app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that may not pass, and hand on every other one with the headers that pages need."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        refusal = _refuse(scope, headers)
        if refusal is None and scope["method"] not in _READING:
            try:
                async with asyncio.timeout(self._seconds):
                    receive = await _hold_body(receive)
            except TimeoutError:
                refusal = 408, f"The body took longer than {self._seconds:g} seconds to come."
        if refusal is not None:
            await _answer(send, *refusal)
            return

        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                held = {key.lower() for key, _ in message["headers"]}
                more = [(k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in held]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self.app(scope, receive, send_guarded)


def _refuse(scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
    """Give status and words where a request may not pass."""
    port = str((scope.get("server") or ("", ""))[1])
    host, _, asked = headers.get("host", "").partition(":")
    if host not in _NAMES or asked not in ("", port):
        return 403, f"This server answers to http://{LOOPBACK} alone."
    origin = headers.get("origin")
    if origin is not None and not _is_own(origin, port):
        return 403, "Requests from pages of other sites are refused."
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "Requests from pages of other sites are refused."
    if scope["method"] not in _READING:
        if WRITE_HEADER not in headers:
            return 403, f"A write needs the header {WRITE_HEADER}; the pages of the desk send it."
        length = headers.get("content-length")
        if length is None or not length.isdigit():
            return 411, "A write states its length in Content-Length."
        if int(length) > MAX_BODY:
            return 413, f"{int(length):,} bytes are more than the {MAX_BODY:,} that are taken at once."
    return None


async def _hold_body(receive: Receive) -> Receive:
    """Take the whole body, no longer than it says it is, and give what hands it on."""
    held: list[MutableMapping[str, Any]] = [await receive()]
    while held[-1].get("more_body"):
        held.append(await receive())
    held.reverse()

    async def hand_on() -> MutableMapping[str, Any]:
        return held.pop() if held else await receive()

    return hand_on


def _is_own(origin: str, port: str) -> bool:
    try:
        parts = urlsplit(origin)
        return parts.scheme == "http" and parts.hostname in _NAMES and str(parts.port or 80) == port
    except ValueError:
        return False


async def _answer(send: Send, status: int, words: str) -> None:
    body = f"{words}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    headers.append((b"connection", b"close"))  # what is left of its body is not read
    headers += [(key.encode(), value.encode()) for key, value in _HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
