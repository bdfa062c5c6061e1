"""Score glued and cut articles: `python bench/glued.py ../shared/data [--articles N]`.

An article with the head of another of the same outlet appended (PolNeAR and three sets of pages; where an outlet has
one article, another of its set) must be cut at the exact line; a single article must not be cut. Dates of the second
must not become dates of the first. The same in HTML: the second article as a block at the end of the page, as infinite
scroll and "Latest news" boxes add it. And articles that break off must say so, whole ones must not.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training" / "lines"))

from gluing import Article, glue, pair_articles, read_articles  # noqa: E402
from page_sets import load_pages  # noqa: E402
from rows import is_held_out  # noqa: E402

from plain_text import BODY, clean, make_original  # noqa: E402
from whence.ingest import clean_originals  # noqa: E402
from whence.outlets import OutletTable, load_outlets  # noqa: E402
from whence.records import Document  # noqa: E402
from whence.settings import Settings  # noqa: E402

DATE = "17 February 2009"  # of every second article in HTML; no page has it
CUTS = (
    "Read more ...", "Continue reading", "Subscribe to read the full story", "[+2310 chars]",
    "Subscribe to continue reading",
)  # fmt: skip
GOALS = "goal .85 found, .02 falsely cut; a title with low cohesion: .74 and .045"


def first_other(document: Document | None) -> str | None:
    """Give the text from where the second article begins, None for a single one."""
    blocks = [] if document is None else [block for block in document.blocks if block.kind == "other-story"]
    return document.text[blocks[0].span.start :] if document and blocks else None


def letters_of(text: str) -> str:
    """Give the letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def score_texts(articles: list[Article], outlets: OutletTable) -> None:
    """Print how many second articles are found at the exact line, and how many single ones are cut."""
    draw = random.Random(11)
    counts: Counter[tuple[str, bool, str]] = Counter()
    for article, other in pair_articles(articles, draw):
        is_held = is_held_out(article.outlet)
        for second in (None, other)[: 2 if other else 1]:
            text, start = glue(article, second, draw)
            found = first_other(clean(text, outlets))
            verdict = "single" if start is None else "glued"
            counts[article.set, is_held, verdict] += 1
            if found is not None:
                # Invisible characters are not in the working text: what follows is compared, not where it stands.
                is_right = start is not None and letters_of(found) == letters_of(text[start:])
                counts[article.set, is_held, f"{verdict}: {'right' if is_right else 'wrong'}"] += 1
    print(f"plain text ({GOALS})")
    for is_held in (True, False):
        names = sorted({name for name, held, _ in counts if held == is_held})
        print(" held-out sites" if is_held else " sites trained on")
        for name in [*names, "all"]:
            sums: Counter[str] = Counter()
            for (own, held, verdict), n in counts.items():
                if held == is_held and name in (own, "all"):
                    sums[verdict] += n
            print(
                f"  {name:30} found at the line {sums['glued: right'] / max(1, sums['glued']):.3f}, at another "
                f"{sums['glued: wrong'] / max(1, sums['glued']):.3f} of {sums['glued']}; single ones cut "
                f"{sums['single: wrong'] / max(1, sums['single']):.4f} of {sums['single']}"
            )


def glue_page(html: str, second: Article, kind: str) -> str:
    """Give a page with the head of `second` as a block at its end."""
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in second.paragraphs[:4])
    if kind == "scroll":
        block = f"<article><h1>{escape(second.title)}</h1><p>{DATE}</p>{paragraphs}</article>"
    else:
        block = f"<div><h2>Latest news</h2><h3>{escape(second.title)}</h3><span>{DATE}</span>{paragraphs}</div>"
    at = html.lower().rfind("</article>" if kind == "scroll" else "</body>")
    at = len(html) if at < 0 else at + (len("</article>") if kind == "scroll" else 0)
    return html[:at] + block + html[at:]


def score_pages(data: Path, n_pages: int, outlets: OutletTable) -> None:
    """Print in how many pages the second article gets into the body or gives its date."""
    pages = [page for page in load_pages(data) if page.title]
    pages = pages[:: max(1, len(pages) // n_pages)]
    draw = random.Random(3)
    for kind in ("scroll", "latest"):
        n_leaked = n_dated = n = 0
        for page in pages:
            other = draw.choice([one for one in pages if one is not page])
            lines = tuple(line for line in other.body.splitlines() if line.strip())
            second = Article(other.set, other.site, other.title, lines)
            original = make_original(glue_page(page.html, second, kind), media="html")
            documents, _ = clean_originals([original], outlets=outlets, settings=Settings())
            for document in documents:
                n += 1
                body = [b.span.of(document.text) for b in document.blocks if b.kind in BODY]
                n_leaked += any(line in words for words in body for line in lines[:4] if len(line) > 60)
                stamps = [stamp for stamp in (document.published, document.updated) if stamp is not None]
                n_dated += any(stamp.value.startswith("2009-02-17") for stamp in stamps)
        print(f"HTML, {kind}: second in the body of {n_leaked / n:.3f}, its date in {n_dated / n:.3f} of {n}")


def cut_articles(articles: list[Article]) -> Iterator[tuple[str, bool]]:
    """Yield texts that break off and texts that do not, with whether they are whole."""
    for number, article in enumerate(articles):
        text = "\n\n".join([article.title, *article.paragraphs])
        if article.paragraphs[-1].endswith((".", "”", '"', "!", "?")):
            yield text + "\n", True
        words = article.paragraphs[1].split()
        head = "\n\n".join([article.title, *article.paragraphs[:2]])
        yield f"{head}\n\n{CUTS[number % len(CUTS)]}\n", False
        if len(words) > 12:
            yield f"{article.title}\n\n{article.paragraphs[0]}\n\n{' '.join(words[:9])}…\n", False


def score_cuts(articles: list[Article], outlets: OutletTable) -> None:
    """Print how many articles that break off say so, and how many whole ones do."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for text, is_whole in cut_articles(articles):
        document = clean(text, outlets)
        counts[is_whole, document is not None and document.is_complete] += 1
    n_cut, n_whole = counts[False, False] + counts[False, True], counts[True, False] + counts[True, True]
    print(
        f"articles that break off: {counts[False, False] / max(1, n_cut):.3f} of {n_cut} are marked incomplete; "
        f"of {n_whole} whole ones {counts[True, False] / max(1, n_whole):.4f}"
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=1200, help="how many, drawn evenly")
    parser.add_argument("--pages", type=int, default=60, help="how many pages of HTML, drawn evenly")
    options = parser.parse_args()
    articles, outlets = read_articles(options.data), load_outlets()
    articles = articles[:: max(1, len(articles) // options.articles)]
    score_texts(articles, outlets)
    score_cuts([article for article in articles if article.title][:: max(1, len(articles) // 300)], outlets)
    score_pages(options.data, options.pages, outlets)


if __name__ == "__main__":
    main()
