"""How much page there is around an article in a text: a whole page with menus, an article with some lines more, or
the article alone. Rules that take lines away for their place alone hold for pages, not for a text that is the article.

What a site prints stands above the first paragraph and below the last, in short lines. Lists and tables of an article
stand between its paragraphs, so that short lines there tell nothing.
"""

from collections.abc import Sequence

from whence.ingest.boilerplates import is_prose
from whence.ingest.labels import Page

_MIN_SHORT = 10  # lines of three words or less that a page with its menus has at least
_SHARE_SHORT = 0.2  # and their share of all its lines; so 278 of 288 pages, 3 of 686 bodies
_EDGE = 8  # short lines around the paragraphs of a page at least, a stock line counting as three more
_EDGE_WITHOUT = 25  # the same where no line is a stock line: the end of the article may be a list
_EDGE_WORDS = 6  # words of a short line; 675 of 686 bare bodies are told by these, and 6 of 288 pages
_STOCK_COUNTS = 3
_PARAGRAPH = 15  # words of one
_STOCK = 2  # stock lines that an article may have, and one more for every so many lines:
_LINES_A_STOCK = 20
_FURNITURE = ("comments", "share", "follow", "newsletter", "paywall", "cut", "read more", "widget", "tags", "notice",
              "advert", "navigation", "author note")  # fmt: skip


def is_page_text(page: Page) -> bool:
    """Tell whether a text is a page with its menus and boxes, which the line model was made for."""
    n_short = sum(line.n_words <= 3 for line in page.lines)
    return n_short >= _MIN_SHORT and n_short > _SHARE_SHORT * len(page.lines) and not is_bare_article(page)


def is_bare_article(page: Page) -> bool:
    """Tell whether a text is little but the article: hardly a line of it is one that sites print, no menu around it."""
    stock = [index for index in range(len(page.lines)) if _is_furniture(page, index)]
    if len(stock) > _STOCK + len(page.lines) // _LINES_A_STOCK:
        return False
    edge = _edge(page)
    n_short = sum(page.lines[index].n_words <= _EDGE_WORDS for index in edge)
    n_stock = len(set(stock).intersection(edge))
    return n_short + _STOCK_COUNTS * n_stock < (_EDGE if n_stock else _EDGE_WITHOUT)


def _is_furniture(page: Page, index: int) -> bool:
    label = page.labels.get(index)
    if label is None:
        return False
    return (label.kind == "boilerplate" and label.detail in _FURNITURE) or label.detail == "repeated in pile"


def _edge(page: Page) -> Sequence[int]:
    """Give the lines above the first paragraph and below the last; all of a text that has none."""
    paragraphs = [i for i, line in enumerate(page.lines) if line.n_words >= _PARAGRAPH and is_prose(line)]
    if not paragraphs:
        return range(len(page.lines))
    return [*range(paragraphs[0]), *range(paragraphs[-1] + 1, len(page.lines))]
