"""What is taken in: originals with their untouched bytes, and inputs that could not be read."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """One article as taken in, before anything is done to it. `data` holds the untouched bytes.

    For a line of a JSON Lines file, `data` is that line and `fields` what it states.
    """

    id: str  # first 12 hex digits of `sha256`
    sha256: str
    path: str  # as given; `file.jsonl:3` for a line
    media: Literal["text", "html", "json"]
    data: bytes
    fields: tuple[tuple[str, str], ...] = ()  # of a JSON line: title, url, outlet, published


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: where, what was seen, and what would do.

    `is_note`: nothing was lost; the article is in the pile all the same (a twin, a guessed encoding).
    """

    path: str
    message: str
    is_note: bool = False
