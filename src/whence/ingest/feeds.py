"""Feeds (RSS 0.9 to 2.0, RSS 1.0, Atom 1.0) and lists of addresses (sitemaps, OPML, plain lists of URLs).

An item that carries its article is an article. One with a summary alone is none: it is what an outlet says of its own
article, and would count as a second account beside it; it is named with its URL. Lists are named, nothing is fetched.
"""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

from whence.errors import DocumentError
from whence.ingest.containers import Container, Found, make_original
from whence.ingest.fragments import is_markup, read_entities, read_fragment
from whence.ingest.mapped_texts import MappedText, through
from whence.records import Failure, Segment, Span

_ITEM = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<(/?)((?:\w+:)?(?:item|entry))\b[^>]*>", re.DOTALL)
_CHILD = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<close>/?)(?P<name>[\w.-]+(?::[\w.-]+)?)(?P<rest>(?:\s[^<>]*?)?)(?P<empty>/?)>",
    re.DOTALL,
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']""")
_LOC = re.compile(
    rb"<loc>\s*(?:<!\[CDATA\[)?\s*(https?://[^\s<\]]+)|\b(?:xmlUrl|htmlUrl)\s*=\s*[\"'](https?://[^\"']+)"
)
_TEXTS = ("content:encoded", "encoded", "content", "fulltext", "body", "description", "summary")
_MIN_WORDS = 120  # a description of so many words that does not break off is the article; blurbs have 20 to 60
_BREAKS_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read (?:more|on|the (?:full|rest))|continue reading)\W{0,3}$", re.I
)
_FOOTER = re.compile(
    r"\n\s*The post .{3,300} (?:first )?appeared (?:first )?on .{2,100}\.?\s*$|\n?Read (?:more|on).{0,80}$"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SHOWN = 3  # addresses of a list that are shown


def read_feed(data: bytes, container: Container) -> Iterator[Found]:
    """Yield the items of a feed that carry their article, and a failure for each that does not.

    Raises `DocumentError` where the feed declares entities: nothing is expanded.
    """
    import io

    import feedparser

    if b"<!ENTITY" in data[:65_536]:
        raise DocumentError(
            f"{container.place}: declares entities of its own, which could expand without end; save it without them",
            status="not supported",
        )
    for opened, closed in ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>")):
        if data.rfind(opened) > data.rfind(closed):
            raise DocumentError(
                f"{container.place}: a broken feed ({opened.decode()} at byte {data.rfind(opened):,} has no end); "
                "get it again",
                status="malformed",
            )
    try:
        parsed: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError) as error:
        # feedparser lets what its parts raise on broken markup through
        raise DocumentError(
            f"{container.place}: a broken feed ({error}); get it again", status="malformed"
        ) from error
    spans = list(_find_items(data))
    encoding = _find_encoding(data)
    if len(spans) != len(parsed.entries):
        reason = (
            parsed.get("bozo_exception")
            or f"{len(spans)} items stand in it and {len(parsed.entries)} can be read"
        )
        raise DocumentError(f"{container.place}: a broken feed ({reason}); get it again", status="malformed")
    if not spans:
        raise DocumentError(f"{container.place}: a feed without items; get it again later", status="no text")
    for number, (span, entry) in enumerate(zip(spans, parsed.entries, strict=True), 1):
        yield _take_item(data[span.start : span.end], span, number, entry, parsed.feed, container, encoding)


def _take_item(
    item: bytes, span: Span, number: int, entry: Any, feed: Any, container: Container, encoding: str
) -> Found:
    place = f"{container.place}:{number}"
    text = item.decode(encoding, "replace")
    places = find_elements(text)
    url = str(entry.get("link") or "")
    name = next((name for name in _TEXTS if name in places and _is_article(text, places[name], name)), None)
    if name is None:
        n_words = max((_count_words(text, places[n]) for n in _TEXTS if n in places), default=0)
        what = f"a summary of {n_words} words" if n_words else "a title"
        named = (
            f", of {url}; `whence fetch` gets the article" if url else "; give the article in a file of its own"
        )
        return Failure(place, f"{place}: an item with {what} alone{named}", status="no text")
    titles = [("title", "/title")] if "title" in places else []
    author = next((key for key in ("dc:creator", "creator", "author/name", "author") if key in places), None)
    custody = container.custody(
        number=number,
        start=span.start,
        end=span.end,
        parts=(("text", "/" + name), *titles, *([("author", "/" + author)] if author else [])),
        record_id=str(entry.get("id") or "") or None,
        url=url or None,
        charset=encoding,
    )
    return make_original(place, "feed", item, tuple(_state(entry, feed, url)), custody)


def _state(entry: Any, feed: Any, url: str) -> Iterator[tuple[str, str]]:
    title = " ".join(read_fragment(str(entry.get("title") or "")).text.split())
    if title:
        yield "title", title
    if url.startswith(("http://", "https://")):
        yield "url", url
    source = entry.get("source") or {}
    outlet = " ".join(str(source.get("title") or feed.get("title") or "").split())
    if outlet:
        yield "outlet", outlet
    written = dict(entry)  # feedparser's own look-up gives one date for the other
    for role in ("published", "updated"):
        if written.get(f"{role}_parsed") is not None and written.get(role):
            yield role, _write(written[f"{role}_parsed"], str(written[role]).strip())
    language = str(entry.get("language") or feed.get("language") or "")
    if language:
        yield "language", language


def _write(moment: Any, raw: str) -> str:
    """Give a moment in ISO 8601 with the zone it was written in; `moment` is what feedparser makes of it, in UTC."""
    if _ISO.match(raw):
        return raw
    try:
        stated = parsedate_to_datetime(raw)
        return stated.isoformat(timespec="minutes") if re.search(r"\d:\d\d", raw) else stated.date().isoformat()
    except ValueError:
        pass
    day = f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
    return f"{day}T{moment.tm_hour:02}:{moment.tm_min:02}Z" if re.search(r"\d:\d\d", raw) else day


def _find_items(data: bytes) -> Iterator[Span]:
    start, name = None, b""
    for match in _ITEM.finditer(data):
        if match[2] is None or match[0].endswith(b"/>"):
            continue
        if not match[1] and start is None:
            start, name = match.start(), match[2]
        elif match[1] and start is not None and match[2] == name:
            yield Span(start, match.end())
            start = None


def _find_encoding(data: bytes) -> str:
    import codecs

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8).lstrip())
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        try:
            return codecs.lookup(declared[1].decode()).name if declared else "cp1252"
        except LookupError:
            return "cp1252"


def find_elements(item: str) -> dict[str, Span]:
    """Give where the content of each element of an item stands, by name; `author/name` for one inside another."""
    found: dict[str, Span] = {}
    stack: list[tuple[str, int]] = []
    for match in _CHILD.finditer(item):
        if match["name"] is None or match["empty"]:
            continue
        if not match["close"]:
            stack.append((match["name"].casefold(), match.end()))
        elif any(name == match["name"].casefold() for name, _ in stack):
            while stack:
                name, start = stack.pop()
                if name == match["name"].casefold():
                    break
            if 1 <= len(stack) <= 2:
                path = "/".join([name for name, _ in stack[1:]] + [name])
                found.setdefault(path, Span(start, match.start()))
    return found


def read_element(item: str, place: Span) -> MappedText:
    """Give the text of an element, mapped: CDATA as it stands, else its entities read once; markup inside it stays."""
    made = MappedText()
    at = place.start
    for match in _CDATA.finditer(item, place.start, place.end):
        _add_escaped(made, item, at, match.start())
        made.add(match[1], match.start(1), match.end(1))
        at = match.end()
    _add_escaped(made, item, at, place.end)
    return made


def _add_escaped(made: MappedText, item: str, start: int, end: int) -> None:
    read = through(read_entities(item[start:end]), (Segment(0, end - start, start, end),))
    words = read.text
    for segment in read.segments:
        made.add(words[segment.start : segment.end], segment.origin, segment.origin_end)


def _words(item: str, place: Span) -> str:
    text = read_element(item, place).text
    return read_fragment(text).text.strip() if is_markup(text) or "<" in text else text.strip()


def _count_words(item: str, place: Span) -> int:
    return len(_words(item, place).split())


def _is_article(item: str, place: Span, name: str) -> bool:
    """Tell whether an element holds an article: one meant to, or a summary too long and whole to be one."""
    words = _words(item, place)
    own = _FOOTER.sub("", words).strip()
    n_words = len(own.split())
    breaks_off = _BREAKS_OFF.search(words) is not None or _BREAKS_OFF.search(own) is not None
    if name in ("description", "summary"):
        return n_words >= _MIN_WORDS and not breaks_off
    return n_words >= _MIN_WORDS // 3 and not (n_words < _MIN_WORDS and breaks_off)


def list_addresses(data: bytes, container: Container, *, what: str) -> Failure:
    """Give the failure that names a list of addresses: how many, and what fetches them."""
    if what == "a list of URLs":
        urls = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
        urls = [url for url in urls if url.startswith(("http://", "https://"))]
    else:
        urls = [unescape((one or two).decode("utf-8", "replace")) for one, two in _LOC.findall(data)]
    shown = ", ".join(urls[:_SHOWN]) + (", ..." if len(urls) > _SHOWN else "")
    told = f"{what} with {len(urls):,} addresses ({shown})" if urls else f"{what} without an address"
    return Failure(
        container.place,
        f"{container.place}: {told}, no articles; nothing is fetched unasked, `whence fetch` gets what they name",
        status="not fetched",
    )
