"""URLs that may be fetched: http or https, with a host, without a password."""

import re
from typing import TYPE_CHECKING

from whence.fetch.faults import FetchError

if TYPE_CHECKING:
    from httpx import URL

_MAX_CHARS = 8_000  # what RFC 9110, section 4.1, asks every server to take at least
_SHOWN_CHARS = 120
_CREDENTIALS = re.compile(r"(?<=:)//[^/?#]*@")


def is_url(words: str) -> bool:
    """Tell whether `words` begin as a URL that `parse_url` takes, whatever follows."""
    return words.lower().startswith(("http://", "https://"))


def parse_url(written: str) -> "URL":
    """Give the URL that is written (RFC 3986), without its fragment; names in other scripts become IDNA 2008.

    Raises `FetchError` for what is no URL, has another scheme, or holds a user name or password.
    """
    import httpx

    remedy = "write it as https://host/path"
    if len(written) > _MAX_CHARS:
        seen = f"{show(written)} has {len(written):,} characters, more than {_MAX_CHARS:,}"
        raise FetchError("bad URL", seen, remedy)
    try:
        url = httpx.URL(written.strip())
    except (httpx.InvalidURL, ValueError) as error:  # ValueError: of the idna package
        raise FetchError("bad URL", f"{show(written)} is no URL ({error})", remedy) from error
    if url.scheme not in ("http", "https"):
        seen = f"{show(hide_password(written))} has the scheme {url.scheme!r}"
        raise FetchError("bad URL", seen, "only http and https are fetched")
    if url.userinfo:
        seen = f"the URL of {find_host(url)} holds a user name or password"
        raise FetchError("bad URL", seen, "leave it out, or save the page yourself and add the file")
    host = find_host(url)
    if not host or (url.port is not None and not 0 < url.port < 65_536):
        seen = "names no host" if not host else f"names port {url.port}, of 1 to 65535"
        raise FetchError("bad URL", f"{show(written)} {seen}", remedy)
    return url.copy_with(fragment=None)


def find_host(url: "URL") -> str:
    """Give the host of a URL as it is looked up: names in other scripts stay encoded (`xn--`)."""
    return url.raw_host.decode("ascii")


def hide_password(written: str) -> str:
    """Give a URL as it may be printed and kept: what stands before an @ in its authority is left out."""
    return _CREDENTIALS.sub("//", written)


def show(value: object) -> str:
    """Give a value as it may be printed: quoted, escaped, and not longer than a line."""
    words = repr(value)
    return words if len(words) <= _SHOWN_CHARS else words[: _SHOWN_CHARS - 3] + "..."
