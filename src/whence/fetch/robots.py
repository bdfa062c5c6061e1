"""What a site asks of robots (RFC 9309), with the delay between requests that many sites add to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from whence.errors import Status
from whence.fetch.codings import decode_pieces
from whence.fetch.exchanges import Exchange
from whence.fetch.faults import FetchError

if TYPE_CHECKING:
    from httpx import URL
    from protego import Protego

NAME = "whence"  # the product token by which robots.txt may call this program

_MAX_BYTES = 512_000  # RFC 9309, section 2.5: at least 500 KiB are read; what follows is not
_ABOUT_THE_HOST: frozenset[Status] = frozenset(
    {"private address", "no such host", "no connection", "bad certificate", "bad URL"}
)  # would befall the page as well, so they are told as they are
_BY_HAND = "open the page in a browser, save it, and add the file"


class RobotsTable:
    """The robots.txt of each site of one run, each asked for once.

    `ask` gives the response to a GET, redirects followed; it raises `FetchError`.
    """

    def __init__(self, ask: "Callable[[URL], Exchange]") -> None:
        self._ask = ask
        self._known: dict[str, Protego | FetchError] = {}

    def check(self, url: "URL") -> float:
        """Give the seconds that the site wants between requests (0: it says nothing).

        Raises `FetchError` when the site does not want `url` fetched, or does not say what it wants: a robots.txt
        that is not there (4xx) allows all, one that cannot be had (5xx, silence) forbids all.
        """
        place = url.copy_with(raw_path=b"/robots.txt")
        key = str(place)
        if key not in self._known:
            self._known[key] = self._load(place)
        rules = self._known[key]
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(str(url), NAME):
            raise FetchError("forbidden to robots", f"{place} asks robots not to fetch this page", _BY_HAND)
        return float(rules.crawl_delay(NAME) or 0)

    def _load(self, place: "URL") -> "Protego | FetchError":
        from protego import Protego

        try:
            answer = self._ask(place)
            if 400 <= answer.status < 500:
                return Protego.parse("")
            if answer.status != 200:
                return _unreachable(f"{place} answered {answer.status}")
            return Protego.parse(_read_start(answer))
        except FetchError as error:
            if error.status == "too many redirects":  # RFC 9309, section 2.3.1.2: as if there were none
                return Protego.parse("")
            return error if error.status in _ABOUT_THE_HOST else _unreachable(f"{place}: {error.seen}")


def _unreachable(seen: str) -> FetchError:
    return FetchError("robots.txt unreachable", f"what the site asks of robots is not known: {seen}", _BY_HAND)


def _read_start(answer: Exchange) -> str:
    start = bytearray()
    for piece in decode_pieces(answer.body, answer.header("content-encoding") or ""):
        start += piece
        if len(start) >= _MAX_BYTES:
            break
    return start[:_MAX_BYTES].decode("utf-8-sig", "replace")
