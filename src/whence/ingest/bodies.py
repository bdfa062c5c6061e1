"""Where the article's running text begins and ends among the lines of a page.

Running text comes in clusters: paragraphs with few other lines between. The largest is the article; a small one
far above it is a notice of the site, a small one far below it a teaser for something else.
"""

import re
from collections.abc import Iterator

from whence.ingest.boilerplates import is_prose
from whence.ingest.labels import Label, Page
from whence.ingest.lines import Line
from whence.ingest.small_words import read_words

_GAP = 5  # lines of no known kind that part two clusters
_TEASER_WORDS = 0.45  # share of the words of a teaser that the article has too; its own last lines have more
_TEASER_NAMES = 0.35  # the same of its names
_NAME = re.compile(r"(?<=[^.!?:“”\"] )[A-Z][^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MIN_SHORT = 15  # lines of three words or less that a whole page has at least
_SHARE_SHORT = 0.3  # and their share of all its lines
_SMALL = 0.2  # share of the words of the main cluster below which another is a notice or teaser
_TAIL_AFTER = {"tail": 0.3, "tail?": 0.75}  # share of the text above which a line ends it, if its words say so
_NAVIGATION = 4  # short lines in a row that make a menu; a headline stands below it


def find_body_start(page: Page) -> int | None:
    """Give the index of the first line that is running text of the article; None when no line is."""
    clusters = list(_clusters(page))
    if not clusters:
        return None
    sizes = [sum(page.lines[i].n_words for i in cluster) for cluster in clusters]
    main = sizes.index(max(sizes))
    first = next(n for n, size in enumerate(sizes) if n == main or size >= _SMALL * sizes[main])
    start = clusters[first][0]
    return next((i for i in range(start, clusters[first][-1] + 1) if _opens_body(page, i)), start)


def label_teasers(page: Page, body_start: int) -> None:
    """Label small clusters of running text far below the body as teasers for other stories."""
    clusters = [cluster for cluster in _clusters(page) if cluster[-1] >= body_start]
    if len(clusters) < 2:
        return
    sizes = [sum(page.lines[i].n_words for i in cluster) for cluster in clusters]
    main = sizes.index(max(sizes))
    article = [page.lines[index] for cluster in clusters[: main + 1] for index in cluster]
    known = {word for line in article for word in content_words(line)}
    names = {name for line in article for name in _NAME.findall(line.text)}
    is_page = is_whole_page(page)
    for cluster, size in zip(clusters[main + 1 :], sizes[main + 1 :], strict=True):
        lines = [page.lines[index] for index in cluster]
        is_other = is_page or not _is_about(lines, known, names)
        if size < _SMALL * sizes[main] and is_other:
            for index in cluster:
                reason = "a few sentences far below the body, among lines that are none"
                page.labels[index] = Label("boilerplate", reason, "teaser")


def _is_about(lines: list[Line], known: set[str], names: set[str]) -> bool:
    """Tell whether lines have the words or the names of the article."""
    words = {word for line in lines for word in content_words(line)}
    named = {name for line in lines for name in _NAME.findall(line.text)}
    return len(words & known) >= _TEASER_WORDS * len(words) or len(named & names) > _TEASER_NAMES * len(named)


def is_whole_page(page: Page) -> bool:
    """Tell whether the text is a page with all its menus and boxes: many of its lines are of three words or less."""
    n_short = sum(line.n_words <= 3 for line in page.lines)
    return n_short >= _MIN_SHORT and n_short > _SHARE_SHORT * len(page.lines)


def find_menu_end(page: Page, end: int) -> int:
    """Give the first line below the last menu that stands above `end`; 0 without a menu."""
    run, after = 0, 0
    for index in range(end):
        label, line = page.labels.get(index), page.lines[index]
        is_item = (label is None and line.n_words <= 3) or (label is not None and label.detail == "navigation")
        run = run + 1 if is_item else 0
        after = index + 1 if run >= _NAVIGATION else after
    return after


def content_words(line: Line) -> set[str]:
    """Give the words of the line that tell what it is about, in small letters."""
    return {word.casefold() for word in _WORD.findall(line.text)} - read_words("common")


def find_body_end(page: Page, body_start: int) -> int:
    """Give the index after the last line of running text of the article."""
    n_lines, n_prose = len(page.lines), 0
    total = sum(page.lines[i].n_words for i in range(body_start, n_lines) if page.is_open_prose(i))
    seen, last = 0, body_start
    for index in range(body_start, n_lines):
        label = page.labels.get(index)
        if label is not None and label.kind == "other-story":
            break
        if label is not None and n_prose >= 2 and seen >= _TAIL_AFTER.get(label.then, 2.0) * total:
            break
        if page.is_open_prose(index) or (label is not None and label.kind == "blockquote"):
            n_prose += 1
            seen += page.lines[index].n_words
            last = index
    return last + 1


def _clusters(page: Page) -> Iterator[list[int]]:
    cluster: list[int] = []
    n_others = 0
    for index, line in enumerate(page.lines):
        if index in page.labels:
            n_others += 2 if page.labels[index].then in ("box", "tail", "tail?") else 0
        elif is_prose(line):
            if cluster and n_others >= _GAP:
                yield cluster
                cluster = []
            cluster.append(index)
            n_others = 0
        elif (
            line.n_words >= 2 and not line.text.startswith(("•", "-", "*", "–")) and not line.text[0].isdigit()
        ):
            n_others += 1
    if cluster:
        yield cluster


def _opens_body(page: Page, index: int) -> bool:
    line = page.lines[index]
    if not page.is_open_prose(index) or line.n_words < 8:
        return False
    if line.n_words >= 16 or (line.text.endswith(".") and line.n_words >= 10):
        return True
    follows = range(index + 1, min(index + 3, len(page.lines)))
    is_followed = any(page.is_open_prose(i) and page.lines[i].n_words >= 12 for i in follows)
    return is_followed and not (line.text.endswith("?") and index == 0)
