"""When a page says it was published and updated: JSON-LD, meta tags, marked times, its address, in this order.

Visible lines are read later, among the blocks above the article. What states no day gives none.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from whence.ingest.dates import find_date, make_stamp
from whence.ingest.page_records import Markup, pick, state
from whence.records import Stamp

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "dc.date.created", "dc.created",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article.published", "publish_date", "publish-date", "publication_date", "datecreated", "ptime", "displaydate",
    "article:published", "article_date_original", "originalpublicationdate", "publicationdate", "rnews:datepublished",
    "bt:pubdate", "citation_publication_date", "citation_online_date", "og:pubdate", "og:published_time",
    "iso-8601-publish-date",
    "last-published", "published_time", "published-date", "date.release", "firstcreatetime", "article.created",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article.updated", "modified", "utime", "revision_date",
    "article:modified", "lastmodified", "last_updated_date", "bt:moddate",
)  # fmt: skip
_EARLIEST = datetime(1990, 1, 1)
_UNIX = re.compile(r"^1\d{9}(?:\d{3})?$")
_MARKED = (
    "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime",
    "//article//time[not(ancestor::aside) and not(ancestor::a)]/@datetime",
    "//main//time[not(ancestor::aside) and not(ancestor::a)]/@datetime",
    "//header//time/@datetime",
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def read_times(tree: Any, markup: Markup, url: str | None) -> tuple[Stamp | None, Stamp | None]:
    """Give when the page, or its address `url`, says it was published and updated; None where they do not say."""
    published = _stamp((*state(markup, "datePublished"), *pick(markup, _PUBLISHED)))
    if published is None:
        published = _stamp((*_marked(tree), *state(markup, "uploadDate"), *state(markup, "dateCreated")))
    if published is None and (day := _URL_DAY.search(url or "")) is not None:
        published = _stamp(("-".join(day.groups()),))
    updated = _stamp((*state(markup, "dateModified"), *pick(markup, _UPDATED)))
    if updated is not None and published is not None and not _is_after(updated, published):
        updated = None
    return published, updated


def _is_after(one: Stamp, other: Stamp) -> bool:
    """Tell whether a stamp is later than another; False where the two may be the same time."""
    latest = other.when.latest
    return one.when.earliest > latest if one.when.earliest is not None and latest is not None else False


def _marked(tree: Any) -> Iterator[str]:
    """Yield marked times of the page, each sort only where all that it marks are of one day."""
    for path in _MARKED:
        values = [str(value) for value in tree.xpath(path)[:40]]
        if values and len({value[:10] for value in values}) == 1:
            yield values[0]
        elif len(values) == 2 and len({value[:10] for value in values}) == 2:
            yield min(values)  # when it was published, and when it was updated


def _stamp(values: Iterable[str]) -> Stamp | None:
    for value in values:
        raw = value.strip()[:80]
        if _UNIX.match(raw):
            moment = datetime.fromtimestamp(int(raw[:10]), UTC)
            raw = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        found = find_date(raw)
        if found is None or found.precision in ("year", "month"):
            continue
        stamp = make_stamp(raw, found, None)
        latest = stamp.when.latest
        if latest is not None and latest.replace(tzinfo=None) > _EARLIEST:
            return stamp
    return None
