"""A server of one case: GET / gives the dossier, GET /case.json what `show --json` prints.

It listens on 127.0.0.1 and answers only requests that name this machine as their host, so that a page of
another site cannot read the case by pointing a name of its own here (DNS rebinding).
"""

from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec

from whence.errors import CaseError, WhenceError
from whence.pipeline import load_case
from whence.show import make_payload, render_dossier

_LOOPBACK = "127.0.0.1"
_NAMES = frozenset({_LOOPBACK, "localhost"})


def make_server(case: Path, *, port: int) -> ThreadingHTTPServer:
    """Give a server of the case, bound but not yet serving; port 0: any free one.

    Raises `CaseError` when the case cannot be read or the port is taken.
    """
    load_case(case)
    try:
        return ThreadingHTTPServer((_LOOPBACK, port), partial(_Handler, case))
    except OSError as error:
        raise CaseError(f"{_LOOPBACK}:{port}: {error.strerror}; choose another with --port") from error


class _Handler(BaseHTTPRequestHandler):
    """Answers from the case as it is on disk at that moment."""

    server_version = "whence"
    sys_version = ""

    def __init__(self, case: Path, request: Any, client: Any, server: ThreadingHTTPServer) -> None:
        self._case, self._port = case, server.server_port
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        """Give a page, or say why not."""
        host, _, port = self.headers.get("Host", "").partition(":")
        if host not in _NAMES or port not in ("", str(self._port)):
            self._send(403, "text/plain", b"This server answers to http://127.0.0.1 alone.\n")
            return
        try:
            self._send_page(self.path.partition("?")[0])
        except WhenceError as error:
            self._send(500, "text/plain", f"{error}\n".encode())

    def _send_page(self, path: str) -> None:
        if path == "/":
            self._send(200, "text/html", render_dossier(load_case(self._case)).encode())
        elif path == "/case.json":
            self._send(200, "application/json", msgspec.json.encode(make_payload(load_case(self._case))))
        else:
            self._send(404, "text/plain", b"There are / and /case.json.\n")

    def _send(self, status: int, media: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet: the terminal is the user's."""
