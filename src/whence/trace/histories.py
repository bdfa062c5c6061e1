"""Histories: the documents that are versions of one article, and the order in which they came.

Two captures of one page are versions of one article; so are two texts of one outlet that share their words and their
headline or their lead, of one day or with words that tell of an update. Two outlets never have one article.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import rustworkx
from rapidfuzz import fuzz

from whence.conclusions import Alignment
from whence.records import Document, Evidence, Span
from whence.trace.addresses import read_address
from whence.trace.correction_notes import find_notes
from whence.trace.passages import find_words, fold
from whence.trace.version_order import VersionOrder, order_versions

_SHARED = 0.4  # share of the shorter text that two versions have in common
_SHARED_LATER = 0.6  # the same a day or two apart, where headline and lead are alike too
_DAYS = 2  # days apart up to which unmarked versions are looked for; a daily column repeats its words after one
_TITLES_ALIKE = 80  # of 100, by edit distance: "Three dead on the ferry", "Five dead on the ferry"
_LEAD = 0.6  # share of the characters of both leads that is shared
_MARK = re.compile(
    r"^\W*(?:updated?|corrected|correction|corrects|wrapup|refile|lead|\d?(?:st|nd|rd|th)? ?ld|urgent|breaking|"
    r"exclusive|developing|live)\b[ -]*\d{0,2}\s*[-–—:|]+\s*",
    re.IGNORECASE,
)
_UPDATES = re.compile(
    r"^\W*(?:updated?|corrected|correction|corrects|refile|wrapup|\d?(?:st|nd|rd|th)? ?ld)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one article in order, as far as that is known; `orders` tell of each two, the first given first.

    `latest_id` None: which is the latest is not known.
    """

    document_ids: tuple[str, ...]
    latest_id: str | None
    orders: Mapping[tuple[str, str], VersionOrder]
    evidence: tuple[Evidence, ...]

    def is_before(self, one: str, two: str) -> bool | None:
        """Tell whether one version came before another; None: it is not known."""
        if (one, two) in self.orders:
            return self.orders[one, two].is_before
        told = self.orders[two, one].is_before
        return None if told is None else not told


def find_versions(documents: Mapping[str, Document], alignments: Sequence[Alignment]) -> list[Versions]:
    """Give the articles of which `documents` hold several versions, in the order of their first versions' ids."""
    shared: dict[tuple[str, str], list[Alignment]] = {}
    for alignment in alignments:
        if alignment.kind != "boilerplate":
            shared.setdefault((alignment.left_id, alignment.right_id), []).append(alignment)
    pages: dict[str, list[str]] = {}
    for document in documents.values():
        address = read_address(document.url) if document.url else None
        if address is not None:
            pages.setdefault(address.page, []).append(document.id)
    of_page = {pair: page for page, ids in pages.items() for pair in combinations(sorted(ids), 2)}
    joined: dict[tuple[str, str], str] = {}
    for pair in sorted({*shared, *of_page}):
        one, two = documents[pair[0]], documents[pair[1]]
        why = _say_one_article(one, two, shared.get(pair, ()), page=of_page.get(pair))
        if why is not None:
            joined[pair] = why
    return [_make_versions(group, documents, joined) for group in _groups(joined)]


def _groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    graph: rustworkx.PyGraph[str, None] = rustworkx.PyGraph()
    places: dict[str, int] = {}
    for one, two in pairs:
        for key in (one, two):
            if key not in places:
                places[key] = graph.add_node(key)
        graph.add_edge(places[one], places[two], None)
    return sorted(sorted(graph[k] for k in part) for part in rustworkx.connected_components(graph))


def _say_one_article(
    one: Document, two: Document, shared: Sequence[Alignment], *, page: str | None
) -> str | None:
    """Say what makes two documents versions of one article; None: nothing does."""
    title = _are_titles_alike(one, two)
    if page is not None and (title or shared):
        return f"both are of the page {page}"
    if not _are_of_one_publisher(one, two) or all(a.kind != "own version" for a in shared):
        return None
    lead = _is_lead_shared(one, two, shared)
    part = sum(a.n_words for a in shared) / max(1, min(len(find_words(d).words) for d in (one, two)))
    same = " and ".join(name for name, holds in (("headline", title), ("lead", lead)) if holds)
    apart = _days_apart(one, two)
    is_told = apart == 0 or _tells_of_update(one, two)
    is_version = bool(same) and part >= _SHARED if is_told else title and lead and part >= _SHARED_LATER
    if not is_version or (apart is not None and apart > _DAYS and not is_told):
        return None
    return f"one outlet, one {same}, and {min(part, 1):.0%} of the words of the shorter text"


def _are_of_one_publisher(one: Document, two: Document) -> bool:
    """Tell whether one outlet is known to have published both; a dateline names who wrote a text, not who prints it."""
    known = (not d.outlet_evidence or any(e.kind != "dateline" for e in d.outlet_evidence) for d in (one, two))
    return one.outlet is not None and one.outlet == two.outlet and all(known)


def _are_titles_alike(one: Document, two: Document) -> bool:
    if one.headline is None or two.headline is None:
        return False
    words = [fold(_MARK.sub("", d.headline.of(d.text))) for d in (one, two) if d.headline is not None]
    return fuzz.ratio(*words) >= _TITLES_ALIKE


def _is_lead_shared(one: Document, two: Document, shared: Sequence[Alignment]) -> bool:
    """Tell whether most of both first paragraphs is shared text, each with the other."""
    leads = {d.id: next((b.span for b in d.blocks if b.kind == "paragraph"), None) for d in (one, two)}
    if None in leads.values():
        return False
    held = {one.id: 0, two.id: 0}
    for alignment in shared:
        for left, right in alignment.matched:
            sides = {alignment.left_id: left, alignment.right_id: right}
            if all(leads[key].overlaps(span) for key, span in sides.items()):  # type: ignore[union-attr]
                for key, span in sides.items():
                    held[key] += _n_within(span, leads[key])
    return all(held[key] >= _LEAD * (span.end - span.start) for key, span in leads.items() if span is not None)


def _n_within(span: Span, within: Span | None) -> int:
    return 0 if within is None else max(0, min(span.end, within.end) - max(span.start, within.start))


def _days_apart(one: Document, two: Document) -> int | None:
    """Count the days between two publications; None where one states none, or only a month."""
    if one.published is None or two.published is None:
        return None
    first, second = sorted((one.published, two.published), key=lambda s: s.value)
    if not {first.precision, second.precision} <= {"day", "minute"}:
        return None
    if first.when.latest is None or second.when.earliest is None:
        return None
    return max(0, (second.when.earliest.date() - first.when.latest.date()).days)


def _tells_of_update(one: Document, two: Document) -> bool:
    """Tell whether one of two says that it was changed: a stamp, a mark in the headline, a note of correction.

    One whose publication is stated as that of the other tells it by its stamp alone.
    """
    for document, other in ((one, two), (two, one)):
        mark = document.headline is not None and _UPDATES.match(document.headline.of(document.text)) is not None
        is_changed = (
            document.updated is not None
            and document.published is not None
            and other.published is not None
            and document.published.value[:10] == other.published.value[:10]
        )
        if mark or is_changed or any(True for _ in find_notes(document)):
            return True
    return False


def _make_versions(
    group: Sequence[str], documents: Mapping[str, Document], joined: Mapping[tuple[str, str], str]
) -> Versions:
    orders = {(a, b): order_versions(documents[a], documents[b]) for a, b in combinations(group, 2)}
    before = {a: {b for b in group if b != a and _is_before(orders, b, a)} for a in group}
    left, placed = sorted(group, key=lambda key: (documents[key].path, key)), list[str]()
    while left:
        free = [key for key in left if not before[key] & set(left)] or left  # a circle: as their names have it
        placed.append(free[0])
        left.remove(free[0])
    last = placed[-1]
    is_known = all(_is_before(orders, key, last) for key in placed[:-1])
    evidence = tuple(
        Evidence("version", pair[1], documents[pair[1]].headline, _title(documents[pair[1]]), why)
        for pair, why in sorted(joined.items())
        if pair[0] in group
    )
    return Versions(tuple(placed), last if is_known else None, orders, evidence)


def _is_before(orders: Mapping[tuple[str, str], VersionOrder], one: str, two: str) -> bool:
    told = orders.get((one, two))
    return told.is_before is True if told is not None else orders[two, one].is_before is False


def _title(document: Document) -> str:
    return (
        document.headline.of(document.text) if document.headline is not None else document.url or document.path
    )
