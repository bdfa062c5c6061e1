"""Pages: a URL and its redirects, each checked like the first, to the response that is the page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from whence.fetch.exchanges import Exchange, make_exchange, make_transport
from whence.fetch.faults import FetchError
from whence.fetch.networks import Network
from whence.fetch.paces import Pace
from whence.fetch.robots import RobotsTable
from whence.fetch.urls import find_host, hide_password, parse_url, show
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.fetch.captures import Earlier

_Ask = Callable[[httpx.URL, httpx.Cookies], Exchange]

_REDIRECTS = {301, 302, 303, 307, 308}
_ROBOTS_REDIRECTS = 5  # RFC 9309, section 2.3.1.2
_GONE, _SHUT, _BUSY = {404, 410}, {401, 402, 403, 407, 451}, {429, 503}


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What came of one URL: the page, word that it has not changed, or why there is neither."""

    url: str  # as asked for
    place: str  # the URL at which it ended
    exchanges: tuple[Exchange, ...]  # redirects first
    fault: FetchError | None = None
    unchanged_since: "Earlier | None" = None  # the capture that still holds, by the site's word (304)


def fetch_pages(
    urls: Sequence[str], earlier: "Mapping[str, Earlier]", *, settings: Settings, network: Network | None = None
) -> Iterator[Capture]:
    """Yield what came of each of `urls`, in their order, each once, as soon as it is there."""
    fetcher = Fetcher(settings, network or Network(), earlier)
    for url in dict.fromkeys(urls):
        yield fetcher.fetch(url)


class Fetcher:
    """What is known of hosts and sites in one run."""

    def __init__(self, settings: Settings, network: Network, earlier: "Mapping[str, Earlier]") -> None:
        self._settings, self._earlier = settings, earlier
        self._transport = make_transport(network)
        self._robots = RobotsTable(self._find_robots)
        self._pace = Pace(network.wait)

    def fetch(self, written: str) -> Capture:
        """Give what comes of the URL that is written; what goes wrong is in its `fault`."""
        asked = place = hide_password(written)
        exchanges: list[Exchange] = []
        try:
            url = parse_url(written)
            place = str(url)
            for exchange in self._follow(url, self._settings.fetch_redirects, self._ask_page):
                exchanges.append(exchange)
                target = _find_redirect(exchange)
                place = str(target or exchange.url)
            earlier = self._check_answer(exchanges[-1])
        except FetchError as error:
            return Capture(url=asked, place=place, exchanges=tuple(exchanges), fault=error)
        return Capture(url=asked, place=place, exchanges=tuple(exchanges), unchanged_since=earlier)

    def _follow(self, url: httpx.URL, max_redirects: int, ask: _Ask) -> Iterator[Exchange]:
        """Yield the exchange of `url` and of each redirect; the last is none."""
        cookies = httpx.Cookies()
        for _ in range(1 + max_redirects):
            exchange = ask(url, cookies)
            yield exchange
            target = _find_redirect(exchange)
            if target is None:
                return
            if find_host(target) != find_host(url):
                cookies.clear()  # what one site set is no business of the next
            url = target
        seen = f"{max_redirects} redirects, the last to {show(str(url))}"
        remedy = "open the page in a browser and give the URL it ends at, or save it and add the file"
        raise FetchError("too many redirects", seen, remedy)

    def _ask_page(self, url: httpx.URL, cookies: httpx.Cookies) -> Exchange:
        limits = self._settings
        wanted = min(self._robots.check(url), limits.fetch_max_delay_seconds)
        self._pace.keep(find_host(url), max(wanted, limits.fetch_delay_seconds))
        earlier = self._earlier.get(str(url))
        conditions = earlier.conditions() if earlier else {}
        return make_exchange(self._transport, url, settings=limits, conditions=conditions, cookies=cookies)

    def _ask_plainly(self, url: httpx.URL, cookies: httpx.Cookies) -> Exchange:
        return make_exchange(self._transport, url, settings=self._settings, cookies=cookies)

    def _find_robots(self, url: httpx.URL) -> Exchange:
        *_, last = self._follow(url, _ROBOTS_REDIRECTS, self._ask_plainly)
        return last

    def _check_answer(self, exchange: Exchange) -> "Earlier | None":
        """Give the earlier capture that the site says still holds; raises `FetchError` for all but that and a page."""
        earlier = self._earlier.get(exchange.url)
        if exchange.status == httpx.codes.NOT_MODIFIED and earlier is not None:
            return earlier
        if exchange.status != httpx.codes.OK:
            reason = httpx.codes.get_reason_phrase(exchange.status)
            seen = f"the site answered {exchange.status} {reason}".rstrip()
            raise FetchError("HTTP error", seen, _find_remedy(exchange))
        if not exchange.body:
            raise FetchError(
                "empty", "the site answered with nothing", "open the page in a browser and save it"
            )
        return None


def _find_redirect(exchange: Exchange) -> httpx.URL | None:
    """Give the URL that a response sends on to, checked; None: it is no redirect."""
    location = exchange.header("location")
    if exchange.status not in _REDIRECTS or not location:
        return None
    written = location.encode("latin-1").decode("utf-8", "replace").strip()
    try:
        target = httpx.URL(exchange.url).join(written)
    except (httpx.InvalidURL, ValueError) as error:
        seen = f"{exchange.url} sends on to {show(written)}, which is no URL ({error})"
        raise FetchError("bad URL", seen, "open the page in a browser, save it, and add the file") from error
    return parse_url(str(target))


def _find_remedy(exchange: Exchange) -> str:
    if exchange.status in _GONE:
        return "check the URL, or fetch a copy that a web archive keeps"
    if exchange.status in _SHUT:
        return "open the page in a browser, save it, and add the file"
    after = exchange.header("retry-after") if exchange.status in _BUSY else None
    return f"try again later (it asks for {show(after)})" if after else "try again later"
