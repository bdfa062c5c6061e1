"""Addresses: which links lead to one page, and when an archive captured the page that one leads to."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from whence.ingest.dates import find_date, make_stamp
from whence.moments import When

_ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web|wayback\.archive\.org/web|archive\.(?:ph|today|is|md|li|fo|vn))/"
    r"(?P<stamp>\d{8,14})(?:[a-z]{2}_)?/(?P<url>.+)$",
    re.IGNORECASE,
)
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|cmp|ref|ref_src|referrer|smid|smtyp|ns_\w+|at_\w+|"
    r"share|sharetype|source|output|outputtype|amp|s?campaign|xtor|ito|ocid|feature|__twitter_impression)$",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_ENDS = re.compile(r"(?:/amp|/index\.\w+|\.amp)?/*$")


@dataclass(frozen=True, slots=True)
class Address:
    """The page that a link leads to, written in one way; `captured` is when an archive got it, None: no archive did."""

    page: str
    captured: When | None = None


def read_address(url: str) -> Address | None:
    """Give the page of a link; None for what is no web address, and for the front page of a site.

    Scheme, "www.", fragment, tracking parameters and the ways to AMP pages are left out, the rest of the query is kept.
    """
    archived = _ARCHIVED.match(url.strip())
    if archived is not None:
        inner = archived["url"] if "://" in archived["url"] else f"http://{archived['url']}"
        page = read_address(inner)
        return None if page is None else Address(page.page, _read_stamp(archived["stamp"]))
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = _HOST.sub("", (parts.hostname or "").casefold())
    path = _ENDS.sub("", parts.path)
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])))
    if parts.scheme not in ("http", "https") or not host or not (path or query):
        return None
    return Address(f"{host}{path}?{query}" if query else f"{host}{path}")


def _read_stamp(digits: str) -> When | None:
    """Give the moment of 14 digits in UTC, or the day of 8, as web archives write them."""
    words = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    if len(digits) >= 12:
        words += f"T{digits[8:10]}:{digits[10:12]}Z"
    found = find_date(words)
    return None if found is None else make_stamp(words, found, None).when
