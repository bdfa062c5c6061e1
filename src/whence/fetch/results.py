"""What fetching gives back."""

from dataclasses import dataclass
from pathlib import Path

from whence.records import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A page as it was fetched, and the file it is in."""

    url: str  # as asked for
    place: str  # where redirects led
    path: Path
    media: str  # Content-Type, as stated
    n_bytes: int  # of the body, as sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page as it was fetched for a case, and the archive to be kept in it."""

    url: str  # as asked for
    media: str  # Content-Type, as stated
    archive: Archive
