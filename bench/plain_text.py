"""Score plain text: `python bench/plain_text.py ../shared/data [--styles copied,browser] [--pages N]`.

Three sets of article pages (the folder holds them unpacked or as archives) are rendered to bare text, cleaned, and the
paragraphs, quoted blocks and subheads compared with the set's body by runs of four words: F1 of mean precision and mean
recall, as article-extraction-benchmark does. Pages of sites that the line model was trained on stand apart from those
it was not. Then the same bodies, with title, byline and date but without a page around them: what share is kept.
"""

import argparse
import hashlib
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training" / "lines"))

from gluing import read_articles  # noqa: E402
from page_sets import SETS, GoldPage, load_pages  # noqa: E402
from renderings import STYLES, render  # noqa: E402
from rows import is_held_out  # noqa: E402

from whence.ingest import clean_originals  # noqa: E402
from whence.outlets import OutletTable, load_outlets  # noqa: E402
from whence.records import Document, Original  # noqa: E402
from whence.settings import Settings  # noqa: E402

GOALS = dict(zip(SETS, (0.91, 0.88, 0.94), strict=True))
ANCHORS = dict(zip(SETS, (0.960, 0.946, 0.938), strict=True))  # trafilatura 2.3.1, with the markup
BODY = ("paragraph", "blockquote", "subhead")
NEAR_CLEAN, SPEED = 0.995, 400
_WORD = re.compile(r"\w+")
Pair = tuple[float | None, float]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words of a text; a shorter text is one run."""
    words = _WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def compare(gold: str, found: str) -> Pair:
    """Give precision (None: nothing was found) and recall of a body."""
    wanted, given = shingles(gold), shingles(found)
    right = (wanted & given).total()
    return right / given.total() if given else None, right / max(1, wanted.total())


def mean_f1(pairs: Iterable[Pair]) -> tuple[float, float, float]:
    """Give mean precision, mean recall and their F1."""
    pairs = list(pairs)
    precisions = [precision for precision, _ in pairs if precision is not None]
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recall for _, recall in pairs) / max(1, len(pairs))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def body_of(document: Document) -> str:
    """Give the words of a document that are its body."""
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind in BODY)


def make_original(text: str, media: str = "text") -> Original:
    """Give a text as a file of a pile."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return Original(id=digest[:12], sha256=digest, path=f"{digest[:8]}.txt", media=media, data=data)  # type: ignore[arg-type]


def clean(text: str, outlets: OutletTable) -> Document | None:
    """Clean one text as a pile of its own; None when it gives no document."""
    documents, _ = clean_originals([make_original(text)], outlets=outlets, settings=Settings())
    return documents[0] if documents else None


def score_style(pages: list[GoldPage], style: str, outlets: OutletTable) -> None:
    """Print the figures of one style of rendering."""
    found: dict[tuple[str, bool], list[Pair]] = defaultdict(list)
    seconds, n_lines = 0.0, 0
    for page in pages:
        text = render(page.html, style=style)  # type: ignore[arg-type]
        before = time.process_time()
        document = clean(text, outlets)
        seconds += time.process_time() - before
        n_lines += text.count("\n")
        pair = (None, 0.0) if document is None else compare(page.body, body_of(document))
        found[page.set, is_held_out(page.site)].append(pair)
    print(f"{style}: {len(pages) / seconds:.0f} texts per CPU second, {n_lines / len(pages):.0f} lines each")
    for name in SETS:
        for is_held in (True, False):
            pairs = found[name, is_held]
            if pairs:
                precision, recall, f1 = mean_f1(pairs)
                sites = "held-out sites" if is_held else "trained on"
                print(
                    f"  {name:30} {sites:15} {len(pairs):4} pages  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
                    f"   goal {GOALS[name]:.2f}, trafilatura on HTML {ANCHORS[name]:.3f}"
                )


def score_near_clean(name: str, pages: list[GoldPage], outlets: OutletTable) -> None:
    """Print what share of bodies is kept when a text is little more than the body, and how fast that goes."""
    recalls, seconds, n_cut = [], 0.0, 0
    for number, page in enumerate(pages):
        head = [page.title] if page.title else []
        head += ["By Ann Lee"] if number % 2 else []
        head += ["3 May 2018"] if number % 3 else []
        text = "\n\n".join([*head, *page.body.splitlines()]) + "\n"
        before = time.process_time()
        document = clean(text, outlets)
        seconds += time.process_time() - before
        recalls.append(0.0 if document is None else compare(page.body, body_of(document))[1])
        n_cut += document is not None and any(block.kind == "other-story" for block in document.blocks)
    print(
        f"near-clean, {name}: recall {sum(recalls) / len(recalls):.4f} (goal {NEAR_CLEAN}),"
        f" {sum(r < 0.98 for r in recalls)} of {len(recalls)} texts lose more than 2 %, {n_cut} are cut;"
        f" {len(pages) / seconds:.0f} texts per CPU second"
        f" (goal {SPEED})"
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--styles", default=",".join(STYLES), help="which renderings, parted by commas")
    parser.add_argument("--pages", type=int, help="score only so many pages, drawn evenly")
    options = parser.parse_args()
    pages, outlets = load_pages(options.data), load_outlets()
    if options.pages:
        pages = pages[:: max(1, len(pages) // options.pages)]
    for style in options.styles.split(","):
        score_style(pages, style, outlets)
    score_near_clean("bodies of the three sets", pages, outlets)
    news = [article for article in read_articles(options.data) if article.set == "polnear"]
    if news:
        bodies = [GoldPage("polnear", "", a.outlet, "", "\n".join(a.paragraphs), a.title) for a in news[::4]]
        score_near_clean("news articles of PolNeAR", bodies, outlets)


if __name__ == "__main__":
    main()
