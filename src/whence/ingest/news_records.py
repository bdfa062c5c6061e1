"""Records of news databases and reference managers: which field is the text, the title, the outlet, the date.

`data/record_fields.tsv` lists what whence, Media Cloud, Event Registry (NewsAPI.ai), GDELT, auto-archiver, ninjs,
Zotero and JSON Feed call them. A field that a database fills when it met an article is not when the article appeared.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from whence.errors import DocumentError
from whence.ingest.fragments import is_markup
from whence.wordtables import read_rows

_STATED = ("title", "url", "outlet", "published", "updated", "author", "language")
_OWN = (
    "title",
    "url",
    "outlet",
    "published",
)  # names of whence's own: anything but a string there is a mistake
_NAME_MARKS = re.compile(r"[\s_\-]+")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z?))?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_CODES = {"eng": "en", "english": "en", "deu": "de", "ger": "de", "german": "de", "fra": "fr", "fre": "fr",
          "french": "fr", "spa": "es", "spanish": "es", "ita": "it", "por": "pt", "rus": "ru", "ukr": "uk",
          "ara": "ar", "arabic": "ar", "zho": "zh", "chinese": "zh", "tur": "tr", "pol": "pl", "nld": "nl"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A value of a record and where it stands: a JSON Pointer (RFC 6901), or `/4` for the fifth column of a table."""

    pointer: str
    value: str


@dataclass(frozen=True, slots=True)
class RecordParts:
    """What a record holds of an article. `text` is None where it holds none."""

    text: Part | None
    parts: Mapping[str, Part]  # by role

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What the record states of its article, in a fixed order, with dates in ISO 8601."""
        found = ((role, self.parts[role].value) for role in _STATED if role in self.parts)
        return tuple((role, _plain(role, value)) for role, value in found)

    @property
    def pointers(self) -> tuple[tuple[str, str], ...]:
        """Where the text stands, and what is to be put above it."""
        found = [("text", self.text.pointer)] if self.text else []
        return (
            *found,
            *((role, self.parts[role].pointer) for role in ("title", "author") if role in self.parts),
        )


def find_parts(record: Mapping[str, Any], *, place: str) -> RecordParts:
    """Give what `record` holds of an article; raises `DocumentError` where a name of whence's own holds no string."""
    inner = record.get("data")
    if isinstance(inner, dict) and "itemType" in inner:  # an item of Zotero's API
        return _shift(find_parts(inner, place=place), "/data")
    for name in _OWN if isinstance(record.get("text"), str) else ():
        if record.get(name) is not None and not isinstance(record[name], str):
            raise DocumentError(
                f"{place}: `{name}` is {shown(record[name])}; write it as a string or leave it out",
                status="malformed",
            )
    found: dict[str, Part] = {}
    names = {_fold(str(name)) for name in record}
    for role, path in _paths():
        if role in found or (
            path == ("date",) and "datetime" in names
        ):  # Event Registry's is the day it was found
            continue
        part = next(_follow(record, path, ""), None)
        if part is not None and part.value.strip():
            found[role] = part
    return RecordParts(_choose(found.pop("text", None), found.pop("text_html", None)), found)


def say_missing(parts: RecordParts, *, place: str) -> str:
    """Give the sentence for a record without text: what it names instead, and what would do."""
    url = parts.parts.get("url")
    attachment = parts.parts.get("attachment")
    beside = (
        f"; what it names as saved ({shown(attachment.value)}) can be added as a file" if attachment else ""
    )
    if url is not None:
        return f"{place}: no text, only the URL {url.value.strip()}; `whence fetch` gets it{beside}"
    title = parts.parts.get("title")
    named = f" of {shown(title.value)}" if title else ""
    return f"{place}: a record{named} with neither text nor URL; give the text in `text`{beside}"


def shown(value: object) -> str:
    """Give a value as an error shows it, in at most 40 characters."""
    words = repr(value)
    return words if len(words) <= 40 else words[:37] + "..."


def _choose(plain: Part | None, marked: Part | None) -> Part | None:
    """Give the text of a record; of two that say the same, the one that has paragraphs."""
    if plain is None or marked is None:
        return plain or marked
    return marked if "\n" not in plain.value.strip() and is_markup(marked.value) else plain


def _shift(parts: RecordParts, before: str) -> RecordParts:
    moved = {role: Part(before + part.pointer, part.value) for role, part in parts.parts.items()}
    return RecordParts(parts.text and Part(before + parts.text.pointer, parts.text.value), moved)


@cache
def _paths() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(_fold(step) for step in path.split("."))) for role, path, _ in _rows())


def _rows() -> Iterator[Sequence[str]]:
    yield from read_rows("record_fields.tsv")


def _fold(name: str) -> str:
    return _NAME_MARKS.sub("", name).casefold()


def _follow(value: Any, path: Sequence[str], pointer: str) -> Iterator[Part]:
    if not path:
        text = _as_text(value)
        if text is not None:
            yield Part(pointer, text)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if _fold(str(name)) == path[0]:
                escaped = str(name).replace("~", "~0").replace("/", "~1")
                yield from _follow(inner, path[1:], f"{pointer}/{escaped}")
    elif isinstance(value, list):
        yield from _follow_list(value, path, pointer)


def _follow_list(items: list[Any], path: Sequence[str], pointer: str) -> Iterator[Part]:
    if path[0].isdigit():
        if int(path[0]) < len(items):
            yield from _follow(items[int(path[0])], path[1:], f"{pointer}/{path[0]}")
        return
    for index, item in enumerate(items):  # ninjs: a list of bodies, each with its content type
        if isinstance(item, dict):
            kind = str(item.get("contentType") or item.get("contenttype") or "text/html").casefold()
            if ("html" in kind) == (path[0] == "html") and kind.startswith(("text/", "application/xhtml")):
                yield from _follow(item, ("value",), f"{pointer}/{index}")


def _as_text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):  # CSL-JSON: a date in parts, or as it was written
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            return "-".join(f"{part:0>2}" for part in map(str, parts[0][:3]))
        written = value.get("raw") or value.get("literal")
        return written if isinstance(written, str) else None
    if isinstance(value, int | float) and not isinstance(value, bool) and _EPOCH.fullmatch(str(value)):
        return str(value)
    return None


def _plain(role: str, value: str) -> str:
    value = value.strip()
    if role == "language":
        return _CODES.get(value.casefold(), value[:2].casefold() if len(value) == 2 or "-" in value else value)
    return write_moment(value) if role in ("published", "updated") else value


def write_moment(value: str) -> str:
    """Give a moment as ISO 8601 where it is written together (20240301T101500Z) or in seconds; else as it stands."""
    found = _COMPACT.fullmatch(value)
    if found is not None:
        year, month, day, hour, minute, _, zone = found.groups()
        return f"{year}-{month}-{day}" + (f"T{hour}:{minute}{zone or ''}" if hour else "")
    if _EPOCH.fullmatch(value):
        seconds = float(value)
        moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
        return moment.isoformat(timespec="minutes").replace("+00:00", "Z")
    return value
