"""Short listings for the terminal: what one article says on whose word, and what a pile rests on."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from whence.conclusions import SURE, Report, Trace
from whence.moments import When
from whence.read.languages import say_limit
from whence.records import Attribution, Document, Reading, Span

if TYPE_CHECKING:
    from whence.overlaps import Overlaps
    from whence.previews import Previews
    from whence.searching import Found

_WIDTH = 160  # characters of an article shown at once


def write_reading(document: Document, reading: Reading, console: Console) -> None:
    """Print who is said to say what in one article, in text order."""
    title = document.headline.of(document.text) if document.headline else "(no headline)"
    console.print(f"{_clean(document.path)} · {_clean(title)}", soft_wrap=True)
    stated = [document.outlet_name, document.published and document.published.value]
    n_said = len(reading.attributions)
    facts = [*(_clean(words) for words in stated if words), f"{n_said} attribution{'s' * (n_said != 1)}"]
    console.print(f"  {' · '.join(facts)}", soft_wrap=True)
    if limit := say_limit(document):
        console.print(f"  note: {limit}", soft_wrap=True)
    for attribution in reading.attributions:
        console.print(f"  {_say_attribution(document, attribution)}", soft_wrap=True)


def write_found(found: "Found", console: Console) -> None:
    """Print what was found, the best first, each with the words in which it was, and how much more there is."""
    for hit in found.hits:
        name = f"{hit.kind} {hit.key}" if hit.key else hit.kind
        console.print(f"{name} · {_clean(hit.name)} · {_clean(hit.line)}", soft_wrap=True)
        if hit.words is not None:
            words = " ".join(f"{hit.before}{hit.words.words}{hit.after}".split())
            console.print(f"  “{_clean(words)}”", soft_wrap=True)
    kinds = ", ".join(f"{n:,} {kind}{'s' * (n != 1)}" for kind, n in found.counts.items())
    shown = f"; the first {len(found.hits):,} are given, --most gives more" if len(found.hits) < found.n else ""
    console.print(f"{found.n:,} found{shown}; of all kinds: {kinds or 'nothing'}", soft_wrap=True)


def write_overlaps(found: "Overlaps", console: Console) -> None:
    """Print how many texts share passages, and of what kinds."""
    known = f", {found.n_known:,} known already" if found.n_known else ""
    new = f" ({found.n_new:,} new{known})" if found.n_new != found.n_documents or known else ""
    n_passages = sum(found.kinds.values())
    console.print(
        f"{found.n_documents:,} texts{new}; {found.n_pairs:,} pairs share {n_passages:,} passages",
        soft_wrap=True,
    )
    for kind, number in sorted(found.kinds.items(), key=lambda item: (-item[1], item[0])):
        console.print(f"  {number:>9,}  {kind}", soft_wrap=True)


def write_trace(documents: Sequence[Document], trace: Trace, console: Console) -> None:
    """Print the reports that articles rest on, then the text they share."""
    paths = {document.id: _clean(document.path) for document in documents}
    for report in trace.reports:
        resting = [derived for derived in trace.derivations if derived.report_id == report.id]
        place = "missing" if report.document_id is None else paths[report.document_id]
        name = _clean(report.outlet_name or "an account that nobody names")
        console.print(f"{name}, {_say_when(report.published)} ({place})", soft_wrap=True)
        for derived in resting:
            sure = "rests on it" if derived.probability >= SURE else "perhaps rests on it"
            console.print(f"  {paths[derived.document_id]} {sure}", soft_wrap=True)
        _write_words(report, console)
    for alignment in trace.alignments:
        sides = f"{paths[alignment.left_id]} = {paths[alignment.right_id]}"
        console.print(f"{alignment.kind}, {alignment.n_words} words: {sides}", soft_wrap=True)


def write_previews(previews: "Previews", console: Console) -> None:
    """Print what would be read and how, one article a line, and what would be fetched."""
    for article in previews.articles:
        known = None if article.is_new else "in the case already"
        facts = (article.way, f"{article.n_bytes:,} bytes", article.published, known)
        told = " · ".join(fact for fact in facts if fact)
        console.print(f"{_clean(article.path)}: {told}", soft_wrap=True)
        if article.title:
            console.print(f"  “{_clean(article.title)}”", soft_wrap=True)
    for url in previews.urls:
        console.print(f"{_clean(url)}: would be fetched", soft_wrap=True)
    n_new = sum(article.is_new for article in previews.articles)
    n_lost = sum(not failure.is_note for failure in previews.failures)
    n_all = len(previews.articles)
    console.print(
        f"{n_all:,} article{'s' * (n_all != 1)} would be read, {n_new:,} of them new; {n_lost:,} input"
        f"{'s' * (n_lost != 1)} would not be taken in; nothing was written",
        soft_wrap=True,
    )


def _write_words(report: Report, console: Console) -> None:
    for credit in report.credited_by:
        console.print(f"    “{_clean(credit.words)}”", soft_wrap=True)


def _say_attribution(document: Document, attribution: Attribution) -> str:
    source = _say_spans(document, attribution.source) or "(nobody named)"
    cue = _say_spans(document, attribution.cue) or attribution.kind
    stance = "" if attribution.stance == "asserts" else f" [{attribution.stance}]"
    return f"{source} | {cue}{stance} | {_say_spans(document, attribution.content)}"


def _say_spans(document: Document, spans: Iterable[Span]) -> str:
    return _clean(" … ".join(span.of(document.text) for span in spans))


def _say_when(when: When | None) -> str:
    if when is None or (when.earliest is None and when.latest is None):
        return "no date"
    first, last = (
        None if bound is None else bound.date().isoformat() for bound in (when.earliest, when.latest)
    )
    if first == last:
        return str(first)
    return f"by {last}" if first is None else f"from {first}" if last is None else f"{first} to {last}"


def _clean(words: str) -> str:
    """Give words of an article fit for a terminal: one line, cut, without what could steer it."""
    line = " ".join(words.split())
    safe = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return safe if len(safe) <= _WIDTH else f"{safe[: _WIDTH - 1]}…"
