"""What would be taken in, and how, without writing anything."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whence import cases
from whence.errors import CaseError
from whence.intakes import join_originals, load_all, sort_failures
from whence.records import Custody, Failure, Original
from whence.settings import Settings

_MEDIA = {
    "text": "text", "html": "page", "json": "record", "csv": "row", "feed": "item", "mail": "message",
    "markdown": "Markdown", "pdf": "PDF",
}  # fmt: skip
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_HEAD = 4_000  # bytes of a text in which its first line stands


@dataclass(frozen=True, slots=True)
class Preview:
    """An article that would be read: `way` says as what, `title` and `published` as far as they can be told cheaply."""

    path: str
    way: str
    n_bytes: int
    title: str | None
    published: str | None
    is_new: bool  # False: the case holds it


@dataclass(frozen=True, slots=True)
class Previews:
    """What would be read, in order, what would be fetched, and why the rest would not."""

    articles: tuple[Preview, ...]
    urls: tuple[str, ...]
    failures: tuple[Failure, ...]


def preview_sources(
    sources: Sequence[Path], *, case: Path | None, settings: Settings | None, urls: Sequence[str] = ()
) -> Previews:
    """List what `sources` hold, beside what `case` holds; None: there is no case yet. Nothing is written or fetched.

    `settings`: None for those of the case. Raises `CaseError` where the case cannot be read.
    """
    old = cases.Intake()
    if case is not None:
        if not case.exists():
            raise CaseError(f"{case}: there is no such file; `whence build FILES -o {case}` makes a case")
        with cases.open_case(case) as connection:
            old = cases.read_intake(connection)
    loaded, failures = load_all(sources, settings=settings or old.settings)
    held = {original.id for original in old.originals}
    twins = join_originals(old.originals, loaded)[1]
    return Previews(
        tuple(_preview(original, held) for original in loaded), tuple(urls), sort_failures([*failures, *twins])
    )


def _preview(original: Original, held: set[str]) -> Preview:
    fields = dict(original.fields)
    return Preview(
        path=original.path,
        way=_say_way(original),
        n_bytes=len(original.data),
        title=fields.get("title") or _find_title(original),
        published=fields.get("published"),
        is_new=original.id not in held,
    )


def _say_way(original: Original) -> str:
    way = _MEDIA[original.media]
    custody = original.custody
    if custody is None:
        return way
    captured = f", captured {custody.captured}" if custody.captured else ""
    return f"{way} of {_say_form(custody)}{captured}"


def _say_form(custody: Custody) -> str:
    return f"{custody.form} ({', '.join(custody.packing)})" if custody.packing else custody.form


def _find_title(original: Original) -> str | None:
    """Give the title of a page, or the first line of a text; None: it would take a parser."""
    if original.media == "html":
        found = _TITLE.search(original.data[: 50 * _HEAD])
        return html.unescape(found[1].decode("utf-8", "replace")).strip() if found else None
    if original.media in ("text", "markdown"):
        lines = original.data[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff").splitlines()
        return next((line.strip("#* \t") for line in lines if line.strip("#*-+ \t")), None)
    return None
