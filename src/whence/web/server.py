"""A server of one case on this machine alone: the desk and its API."""

import socket
import threading
from pathlib import Path
from types import TracebackType

import uvicorn

from whence.errors import CaseError
from whence.web.app import make_app
from whence.web.guards import LOOPBACK, Guards
from whence.web.shelf import Shelf
from whence.web.warming import Warming


class DeskServer:
    """A server that is bound and not yet serving."""

    def __init__(self, bound: socket.socket, server: uvicorn.Server, warming: Warming) -> None:
        self._socket, self._server, self.warming = bound, server, warming
        self._thread: threading.Thread | None = None
        self.server_port: int = bound.getsockname()[1]

    def serve_forever(self) -> None:
        """Serve until Ctrl-C, or until `shutdown` is called from another thread."""
        self.warming.start()
        self._server.run(sockets=[self._socket])

    def serve_in_background(self) -> None:
        """Serve from a thread of its own; comes back once requests are answered."""
        self._thread = threading.Thread(target=self.serve_forever, daemon=True)
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            self._thread.join(0.01)

    def shutdown(self) -> None:
        """End serving once the requests under way are answered."""
        self.warming.end()
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> "DeskServer":
        """Give the server; leaving ends it and frees the port."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server."""
        self.shutdown()
        self._socket.close()


def make_server(case: Path, *, port: int) -> DeskServer:
    """Give a server of the case, bound but not yet serving; port 0: any free one.

    Raises `CaseError` when the case cannot be read or the port is taken.
    """
    shelf, warming = Shelf(case), Warming(case)
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((LOOPBACK, port))
    except OSError as error:
        bound.close()
        raise CaseError(f"{LOOPBACK}:{port}: {error.strerror}; choose another with --port") from error
    config = uvicorn.Config(
        Guards(make_app(shelf, tell_seen=warming.tell_seen)),
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
    return DeskServer(bound, uvicorn.Server(config), warming)
