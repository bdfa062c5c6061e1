"""The errors a user can mend. Each says where, shows the value, and says what would do."""

from typing import Literal

Status = Literal[
    # what kept an input from being taken in
    "not found", "not permitted", "not a file", "empty", "too large", "too deep", "too many tags", "undecodable",
    "not text", "malformed", "no text", "no article", "not supported", "timed out", "out of memory", "crashed",
    "not fetched", "unreadable",
    # what kept a page from being fetched, beside those
    "bad URL", "private address", "no such host", "no connection", "bad certificate", "broken response",
    "too many redirects", "forbidden to robots", "robots.txt unreachable", "HTTP error",
    # what is said of one that was taken in all the same
    "twin", "encoding guessed", "parts left out", "language", "invisible characters", "manifest", "not modified",
    "note",
]  # fmt: skip


class WhenceError(Exception):
    """Anything that went wrong with what the user gave; the message is one line."""


class DocumentError(WhenceError):
    """An article that cannot be taken in; the others go on. `status` names the reason in a word or two."""

    def __init__(self, message: str, *, status: Status = "unreadable") -> None:
        super().__init__(message)
        self.status: Status = status


class CaseError(WhenceError):
    """A case file that cannot be opened, read or written."""


class SettingError(WhenceError):
    """A setting outside what it may be."""
