"""What is raised when a page could not be had."""

from whence.errors import Status, WhenceError


class FetchError(WhenceError):
    """A page that could not be had; the others go on. Its place is told by who asked for the page."""

    def __init__(self, status: Status, seen: str, remedy: str) -> None:
        super().__init__(f"{seen}; {remedy}")
        self.status = status
        self.seen = seen
        self.remedy = remedy
