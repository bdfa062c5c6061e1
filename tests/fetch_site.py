"""A server on this machine that behaves as badly as a test wants, and the network through which it is reached."""

import contextlib
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from ipaddress import ip_network

from whence.fetch import Network

LOOPBACK = "127.0.0.1"
PAGE = b"<!doctype html><html><title>Gate</title><p>The gate at Lowmoor was shut on Monday, the keeper said.</p></html>"


@dataclass(frozen=True)
class Asked:
    """A request as the server got it."""

    path: str
    headers: dict[str, str]  # names in small letters
    server_name: str | None  # that the TLS handshake named


Answer = bytes | Callable[[socket.socket, Asked], None]


@dataclass
class Site:
    """What a server answers, by path; `asked` is what it was asked, in order."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "lowmoor.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def drip(self, connection: socket.socket, data: bytes, *, pause: float = 0.02) -> None:
        """Send `data` again and again, a byte at a time, until the other side has had enough."""
        with contextlib.suppress(OSError):
            while not self.closing.wait(pause):
                connection.sendall(data[:1])
                data = data[1:] + data[:1]


def respond(
    body: bytes = PAGE, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8"
) -> bytes:
    """Give a whole response, with a right Content-Length unless `headers` state one."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers]
    if not any(line.lower().startswith(("content-length", "transfer-encoding")) for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8") + body


def redirect(target: str, *headers: str, status: str = "302 Found") -> bytes:
    return respond(b"<p>This way.</p>", f"Location: {target}", *headers, status=status)


@contextlib.contextmanager
def run_site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve on a free port of loopback; a path without an answer is 404."""
    site = Site()
    names: dict[int, str | None] = {}
    if tls is not None:
        tls.sni_callback = lambda connection, name, _: names.__setitem__(id(connection), name)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                connection = self.request if tls is None else tls.wrap_socket(self.request, server_side=True)
                asked = read_request(connection, names.get(id(connection)))
                site.asked.append(asked)
                answer = site.answers.get(asked.path, respond(b"<p>Nothing here.</p>", status="404 Not Found"))
                if isinstance(answer, bytes):
                    connection.sendall(answer)
                else:
                    answer(connection, asked)
                hang_up(connection)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, block_on_close, request_queue_size = True, False, 32

        def handle_error(self, request: object, client_address: object) -> None:
            """Keep quiet: a client that hangs up is what tests are about."""

    with Server((LOOPBACK, 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.closing.set()
            server.shutdown()
            thread.join()


def read_request(connection: socket.socket, server_name: str | None) -> Asked:
    head = b""
    while b"\r\n\r\n" not in head:
        data = connection.recv(65_536)
        if data.startswith(b"\x16"):  # a TLS handshake, where none was meant
            connection.sendall(respond(status="400 Bad Request"))
        if not data or data.startswith(b"\x16"):
            raise OSError("no request")
        head += data
    first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Asked(path=first.split(" ")[1], headers=headers, server_name=server_name)


def hang_up(connection: socket.socket) -> None:
    """Close so that the other side sees an end, not a reset, though it may have sent more."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
    connection.close()


class Names:
    """A resolver of made-up names: each answer in turn, the last for ever. It knows no other name."""

    def __init__(self, **answers: list[str] | list[list[str]]) -> None:
        self._answers = {
            name.replace("_", ".").lower(): [a if isinstance(a, list) else [a] for a in found]
            for name, found in answers.items()
        }
        self.asked: list[str] = []

    def __call__(self, host: str) -> list[str]:
        self.asked.append(host)
        answers = self._answers.get(host)
        if answers is None:
            if host.endswith(".example"):
                return [LOOPBACK]
            if host.replace(".", "").isdigit() or ":" in host:
                return [host]
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]


def open_network(**changes: object) -> Network:
    """Give a network in which 127.0.0.1 counts as public, and only that address; made-up names lead to it."""
    usual = {"opened": (ip_network(f"{LOOPBACK}/32"),), "resolve": Names(), "wait": time.sleep}
    return Network(**(usual | changes))  # type: ignore[arg-type]
