"""A case in the browser, served to this machine alone."""

from whence.web.server import make_server

__all__ = ["make_server"]
