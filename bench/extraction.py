"""Score the reading of HTML: `python bench/extraction.py PATH`, a folder with any of the three sets of pages.

Per set: F1 of 4-gram shingles of the body (paragraphs, quotations, subheads) beside trafilatura alone, in its usual and
its precise mode; captions that leak into the body; titles, dates and author sets; dates given where the set has none,
each with the words of the page that state it; whether each block decodes exactly from its place in the page; how much
of what trafilatura takes is kept; pages per CPU second, the source map included. The model was
trained on these sets: figures on sites it did not see are printed by training/pages/train.py and stand in
src/whence/models/pages.md.
"""

import logging
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from extraction_checks import is_exact, share_kept
from extraction_facts import FactScore, score_facts
from extraction_scores import compare, leaks, mean_f1
from extraction_sets import NAMES, GoldPage, read_sets
from whence.errors import DocumentError
from whence.ingest import clean_originals
from whence.ingest.encodings import decode
from whence.ingest.pages import PageText, read_page
from whence.originals import Original
from whence.outlets import load_outlets
from whence.records import Document
from whence.settings import Settings

BODY = ("paragraph", "blockquote", "subhead")
GOALS = {NAMES[0]: 0.965, NAMES[1]: 0.950, NAMES[2]: 0.942}
SETTINGS = Settings()


@dataclass(slots=True)
class SetScore:
    """What was counted over the pages of one set."""

    bodies: list[tuple[float, float]] = field(default_factory=list)
    rivals: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    leaks: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    facts: list[FactScore] = field(default_factory=list)
    exact: list[bool] = field(default_factory=list)
    kept: list[tuple[int, int]] = field(default_factory=list)  # letters of the proposer's text kept, and all
    failed: list[str] = field(default_factory=list)
    seconds: float = 0.0  # for bytes to a page's article with its map
    whole_seconds: float = 0.0  # for bytes to a document


def score_page(page: GoldPage, score: SetScore) -> None:
    """Add what one page shows to `score`."""
    begin = time.process_time()
    html = decode(page.data, place=page.id, is_html=True).text
    try:
        read: PageText | None = read_page(html, place=page.id, settings=SETTINGS)
    except DocumentError as error:
        read = None
        score.failed.append(str(error))
    score.seconds += time.process_time() - begin
    begin = time.process_time()
    document = _clean(page)
    score.whole_seconds += time.process_time() - begin
    body = "" if document is None else body_of(document)
    score.bodies.append(compare(page.body, body))
    rivals = {"trafilatura": _rival(html, is_precise=False), "precise": _rival(html, is_precise=True)}
    for name, text in {"whence": body, **rivals}.items():
        score.rivals[name].append(compare(page.body, text))
        if page.captions:
            score.leaks[name].append(leaks(page.captions, page.body, text))
    if document is not None and read is not None:
        score.exact += [is_exact(document, block, html) for block in document.blocks]
        score.kept.append(share_kept(html, document))
        score.facts.append(score_facts(page, read, document))


def body_of(document: Document) -> str:
    """Give the text of the article itself, a block a line."""
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind in BODY)


def _clean(page: GoldPage) -> Document | None:
    original = Original(id="0" * 12, sha256="0" * 64, path=page.id, media="html", data=page.data)
    documents, _ = clean_originals([original], outlets=OUTLETS, settings=SETTINGS)
    return documents[0] if documents else None


def _rival(html: str, *, is_precise: bool) -> str:
    from trafilatura import extract

    return extract(html, include_comments=False, favor_precision=is_precise) or ""


def print_set(name: str, score: SetScore) -> None:
    """Print the figures of a set, each beside its anchor and goal."""
    n = len(score.bodies)
    print(f"{name}: {n} pages, {len(score.failed)} failed")
    for who, pairs in score.rivals.items():
        goal = f"  (goal >= {GOALS[name]:.3f})" if who == "whence" else ""
        print(f"  body, {who:12} P %.4f R %.4f F1 %.4f{goal}" % mean_f1(pairs))
    for who, leaked in score.leaks.items():
        goal = "  (goal <= 3 %)" if who == "whence" else ""
        print(f"  captions leaked, {who:12} {_percent(leaked)} of {len(leaked)} pages{goal}")
    facts = score.facts
    lines = (
        ("title exact", "is_title", "fundus >= 85 %, trafilatura 68 %"),
        ("date exact", "is_date", "fundus >= 98 %"),
        ("author sets exact, as stated", "is_authors", "fundus >= 80 %, trafilatura 73 %"),
        ("author sets exact, persons", "is_persons", "fundus >= 80 %"),
        ("no author invented where no person is stated", "is_uninvented", ">= 75 %, trafilatura 45 %"),
        ("no date given where the set has none", "is_undated", "-"),
    )
    for words, attribute, goal in lines:
        found = [value for fact in facts if (value := getattr(fact, attribute)) is not None]
        if found:
            print(f"  {words}: {_percent(found)} of {len(found)}  (goal {goal})")
    print(
        f"  blocks that decode exactly from their place: {_percent(score.exact)} of {len(score.exact)}  (goal 100 %)"
    )
    kept, whole = (sum(column) for column in zip(*score.kept, strict=True))
    print(f"  of the proposer's text kept: {kept / whole:.3%}  (goal >= 99.5 %)")
    print(f"  pages per CPU second, with the source map: {n / score.seconds:.1f}  (goal >= 40)")
    print(f"  pages per CPU second, to a document cut into blocks: {n / score.whole_seconds:.1f}")
    for message in score.failed:
        print(f"  failed: {message[:160]}")


def _percent(found: list[bool]) -> str:
    return f"{sum(found) / len(found):.2%}"


def main(path: Path) -> None:
    """Print the figures of every set under `path`."""
    logging.disable(logging.CRITICAL)
    scores: dict[str, SetScore] = {}
    for page in read_sets(path):
        if not scores:
            score_page(page, SetScore())  # loads what is loaded once
        score_page(page, scores.setdefault(page.set, SetScore()))
    if not scores:
        raise SystemExit(f"{path}: none of {', '.join(NAMES)} lies there; give the folder that holds them")
    for name, score in scores.items():
        print_set(name, score)


if __name__ == "__main__":
    OUTLETS = load_outlets()
    main(Path(sys.argv[1]))
