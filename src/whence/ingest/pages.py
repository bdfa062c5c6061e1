"""HTML to working text: which pieces of a page are its article, each with its place in the page, to the character.

The page is scanned into pieces without a parser; trafilatura proposes (in its precise mode), a trained model decides
piece by piece, with the proposal as one of its features. What was proposed and is not taken stays as boilerplate, with
the reason; captions beside the article stay as captions. Nothing that trafilatura gave is lost.
"""

from bisect import bisect_right
from dataclasses import dataclass

from whence.errors import DocumentError
from whence.ingest.lines import make_line
from whence.ingest.page_facts import PageFacts, read_metadata
from whence.ingest.page_features import PageEvidence, count_prose
from whence.ingest.page_heads import find_head
from whence.ingest.page_judges import judge_candidates
from whence.ingest.page_kinds import Piece, choose_pieces
from whence.ingest.page_limits import check_page, check_size
from whence.ingest.page_parts import Scan
from whence.ingest.page_proposals import parse_head, parse_page, propose_body, propose_deep
from whence.ingest.page_scans import scan_page
from whence.ingest.page_words import PageWords
from whence.records import Link, Segment, Span
from whence.settings import Settings

_LONG_TAG = 5_000  # characters from which the attributes of a tag are counted; few tags have more


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as working text. `n_lost` counts blocks that were proposed and that the page does not hold."""

    text: str
    pieces: tuple[Piece, ...]
    origin: tuple[Segment, ...]
    links: tuple[Link, ...]
    facts: PageFacts
    n_lost: int


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page before its pieces are judged: what it holds, what it states, what others take for its article."""

    scan: Scan
    words: PageWords
    facts: PageFacts
    evidence: PageEvidence
    n_lost: int


def read_page(html: str, *, place: str, settings: Settings) -> PageText:
    """Give the article of a page with its headline, byline and date where the page shows them.

    Raises DocumentError when the page is beyond the limits of `settings`, or when it holds no article.
    """
    if html.count("<") > settings.max_html_tags:
        check_page(html, place=place, settings=settings)
    scan = scan_page(html)
    check_size(scan, place=place, settings=settings)
    depth = scan.depth
    if scan.longest_tag > _LONG_TAG or depth > settings.max_html_depth:
        depth = check_page(html, place=place, settings=settings)
    ready = prepare_page(html, scan, place=place, is_deep=depth > settings.max_html_depth)
    probabilities = judge_candidates(ready.scan, ready.evidence)
    body = choose_pieces(ready.scan, probabilities, ready.evidence.proposed)
    first = next((piece.span for piece in body if piece.probability >= 0.5), None)
    if first is None:
        raise DocumentError(
            f"{place}: no article found in the page; save its text in a .txt file", status="no text"
        )
    return _lay_out(ready, [*find_head(ready.words, ready.scan, ready.facts, first), *body])


def prepare_page(html: str, scan: Scan, *, place: str, is_deep: bool = False) -> ReadyPage:
    """Give what a page states, and what trafilatura takes for its article; resiliparse, where it `is_deep`.

    `scan` is that of the page. Raises DocumentError when the page cannot be parsed.
    """
    words = PageWords(scan)
    if is_deep:
        facts, texts = read_metadata(parse_head(html)), propose_deep(html)
    else:
        tree = parse_page(html, place=place)
        facts, texts = read_metadata(tree), propose_body(tree, count_prose(scan))
    proposed: list[Span] = []
    n_lost = 0
    cursor = next((c.end for c in scan.candidates[:3] if scan.elements[c.element].tag == "title"), 0)
    for text in texts:
        found = words.find(text, cursor)
        if found is None:
            n_lost += 1
            continue
        proposed.append(found)
        cursor = max(cursor, found.end)
    evidence = PageEvidence(
        proposed,
        body="".join(facts.body.split()),
        titles=["".join(title.split()) for title in facts.titles],
        leads=["".join(lead.split()) for lead in facts.leads],
    )
    return ReadyPage(scan, words, facts, evidence, n_lost)


def _lay_out(ready: ReadyPage, chosen: list[Piece]) -> PageText:
    """Set the chosen pieces one below the other, without overlaps, and map each to the page."""
    pieces: list[Piece] = []
    segments: list[Segment] = []
    links: list[Link] = []
    text: list[str] = []
    at = 0
    taken: list[Span] = []  # in order of their starts
    for piece in chosen:
        span = piece.span
        index = bisect_right(taken, span)
        if any(span.overlaps(other) for other in taken[max(0, index - 1) : index + 1]):
            continue
        taken.insert(index, span)
        block = ready.words.lay(span, at)
        if not make_line(block.text, Span(0, len(block.text))).text:
            continue  # invisible characters alone
        pieces.append(Piece(piece.kind, Span(at, at + len(block.text)), piece.reason, piece.probability))
        text.append(block.text)
        segments += block.segments
        links += block.links
        at += len(block.text) + 2
    return PageText("\n\n".join(text), tuple(pieces), tuple(segments), tuple(links), ready.facts, ready.n_lost)
