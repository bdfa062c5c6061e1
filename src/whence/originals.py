"""What is taken in: originals with their untouched bytes, and inputs that could not be read."""

from dataclasses import dataclass
from typing import Literal

from whence.errors import Status

Media = Literal["text", "html", "json", "csv", "feed", "mail", "markdown", "pdf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Where in a container an original stood, and what the container says of it; the rest is as it was found.

    `start` and `end` are bytes of the container as it lies on disk; for a member packed inside it (a file of a ZIP),
    of that member. `packing` is what was undone to get the original's bytes, outermost first.
    """

    container: str  # its path as given
    form: str  # WARC, WACZ, ZIP, gzip, feed, mailbox, mail, JSON, JSON Lines, CSV, web archive of a browser
    number: int  # of the record in the container, from 1; a line number in files of lines
    container_sha256: str = ""
    member: str | None = None  # the file inside the container
    start: int | None = None
    end: int | None = None
    packing: tuple[str, ...] = ()  # gzip, chunked, br, quoted-printable, base64
    parts: tuple[tuple[str, str], ...] = ()  # which field of the record is the text, the title, the author
    record_id: str | None = None
    digest: str | None = None  # as the container states it
    is_digest_right: bool | None = None  # None: none is stated, or by a method that is not known
    captured: str | None = None  # as stated: when the page was got
    url: str | None = None
    charset: str | None = None
    head: str = ""  # the record's own header, verbatim: WARC and HTTP, or mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """One article as taken in, before anything is done to it. `data` holds the untouched bytes.

    For an article of a container, `data` is the record unpacked (the page of a WARC, the line of a JSON Lines file,
    the whole message of a mailbox), `fields` what it states, and `custody` where it stood.
    """

    id: str  # first 12 hex digits of `sha256`
    sha256: str
    path: str  # as given; `file.jsonl:3` for a line, `file.warc:3` for a record
    media: Media
    data: bytes
    fields: tuple[tuple[str, str], ...] = ()  # of a record: title, url, outlet, published, author, language
    custody: Custody | None = None  # None: a file of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A web archive that whence made of what it fetched, kept beside the originals that came out of it."""

    sha256: str  # `container_sha256` in the custody of those originals
    name: str  # as a file: host, time and URL
    data: bytes  # WARC 1.1: requests and responses as they went over the wire


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: where, what was seen, and what would do.

    `is_note`: nothing was lost; the article is in the pile all the same (a twin, a guessed encoding). `status`
    names the reason in a word or two. `places` are half-open ranges of characters in the decoded file.
    """

    path: str
    message: str
    is_note: bool = False
    status: Status = "unreadable"
    places: tuple[tuple[int, int], ...] = ()
