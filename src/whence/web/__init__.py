"""Web: the desk, a local app over one case, with its API."""

from whence.web.server import make_server

__all__ = ["make_server"]
