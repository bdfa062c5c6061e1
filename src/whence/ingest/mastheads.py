"""Which outlet an article states as its own: banner, page title, dateline, copyright line or metadata.

An agency in a dateline or copyright line is not the outlet: its copy may stand on any site that prints it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import fold
from whence.ingest.headlines import split_title
from whence.ingest.labels import Page
from whence.ingest.lines import Line
from whence.records import Dateline, Evidence, Span

if TYPE_CHECKING:
    from whence.outlets import OutletTable

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\W{0,4}(?:copyright\W{0,3})?(?:by )?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s{0,2}(?:by )?"
    r"(?P<name>[A-Z][\w’'&.-]*(?: (?:of|and|the|de|&)? ?[A-Z][\w’'&-]*){0,5})",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"\b(?:all rights|rights|reserved|inc|ltd|llc|limited|company|copyright|terms)\b", re.IGNORECASE
)
_LONGEST_INITIALS = 6  # letters; a longer name in capitals is a name, not initials
_SIGNED = re.compile(
    r"^(?:by\s+)?(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+(?:\s+and\s+(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+)?"
    r"\s*(?:,|\||/|[–—-](?=\s)|\bfor\b|\bof\b)\s*(?P<name>[^|,/]{3,60})$",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(
    r"\b(?:first |originally )?(?:appeared|published) (?:first )?(?:on|in|by|at) (?P<name>[A-Z].{1,50}?)[.!]?$"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The outlet an article states: its key, the words, and what shows it."""

    key: str
    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: str
    span: Span | None
    name: str
    weight: int


def find_outlet(
    page: Page, document_id: str, dateline: Dateline | None, *, stated: tuple[tuple[str, str], ...] = ()
) -> Masthead | None:
    """Give the outlet that the article states; None when it states none. `stated` is metadata: (kind, name)."""
    signs = [_Sign(kind, None, name, 9) for kind, name in stated]
    signs += _signs(page, dateline)
    best: tuple[int, str, str] | None = None
    keys = []
    for sign in signs:
        key, name = name_outlet(sign.name, page.outlets)
        keys.append(key)
        if sign.kind in ("dateline", "copyright", "byline") and _is_agency(key, page.outlets):
            continue
        if best is None or sign.weight > best[0]:
            best = (sign.weight, key, name)
    if best is None:
        return None
    evidence = tuple(
        Evidence(sign.kind, document_id, sign.span, sign.name)
        for sign, key in zip(signs, keys, strict=True)
        if key == best[1]
    )
    return Masthead(best[1], best[2], evidence)


def name_outlet(words: str, outlets: "OutletTable") -> tuple[str, str]:
    """Give key and name of the outlet that `words` name: those of the table, else "=" and the folded words.

    A name that the table lacks is given as it is written, but for a banner in capitals.
    """
    if words.isupper() and len(words) > _LONGEST_INITIALS:
        words = words.title()
    found = outlets.resolve(words)
    if found is not None:
        return found[0], words if found[0].startswith("=") else outlets.get(found[0]).name
    folded = " ".join(words.casefold().split())
    return "=" + folded.removeprefix("the ").removesuffix(".com"), words


def _is_agency(key: str, outlets: "OutletTable") -> bool:
    return not key.startswith("=") and outlets.get(key).kind == "agency"


def _signs(page: Page, dateline: Dateline | None) -> Iterator[_Sign]:
    first = next((i for i, label in sorted(page.labels.items()) if label.kind == "headline"), 0)
    for index, line in enumerate(page.lines):
        label = page.labels[index]
        if label.kind == "byline":
            yield from _byline_signs(page, line)
        if label.kind != "boilerplate" or line.n_words > 40:
            continue
        if label.detail in ("site banner", "page title", "tail", "repeated in pile", "section label"):
            yield from _banner_signs(page, line, label.detail, is_above=index < first)
        if label.detail == "outlet field":
            yield _Sign("field", line.span, line.text.partition(":")[2].strip(), 9)
        copyright_line = _COPYRIGHT.search(line.text[:200]) if label.detail == "notice" else None
        if copyright_line is not None:
            name = _NOT_NAMES.split(copyright_line["name"])[0].strip(" .,")
            if len(name) > 2:
                yield _Sign("copyright", line.span, name, 5)
        appeared = _PUBLISHED_BY.search(line.text) if label.detail == "notice" else None
        if appeared is not None:
            yield _Sign("first published", line.span, appeared["name"], 2)
    if dateline is not None and dateline.outlet is not None:
        yield _Sign("dateline", dateline.span, dateline.outlet, 6)


def _byline_signs(page: Page, line: Line) -> Iterator[_Sign]:
    """Yield the outlet behind a person's name, "By Ann Lee, The Herald", which is where she works."""
    signed = _SIGNED.match(line.text)
    if signed is None or page.outlets.resolve(signed["name"].strip()) is None:
        return
    yield _Sign("byline", line.span, signed["name"].strip(), 3)


def _banner_signs(page: Page, line: Line, detail: str, *, is_above: bool) -> Iterator[_Sign]:
    parts = split_title(line)
    kind = "site title" if len(parts) > 1 else "banner"
    if detail == "page title":
        titles = {fold(page.lines[i].text) for i, label in page.labels.items() if label.kind == "headline"}
        parts = [part for part in parts if fold(part) not in titles]
    for part in parts:
        if page.outlets.resolve(part) is not None:
            yield _Sign(kind, line.span, part, 8 if is_above or detail == "page title" else 3)
            return
    matches = [match for match in page.outlets.find(line.text) if not match.key.startswith("=")]
    if matches and detail in ("site banner", "page title"):
        yield _Sign(kind, line.span, matches[0].span.of(line.text), 7)
    elif kind == "site title" and parts and ("|" in line.text or detail in ("site banner", "page title")):
        name = parts[-1] if detail == "page title" else parts[0]
        if len(name.split()) <= 5 and all(word[:1].isupper() or len(word) <= 3 for word in name.split()):
            yield _Sign(kind, line.span, name, 4)
