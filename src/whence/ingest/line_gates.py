"""How much page there is around an article in a text: a whole page with menus, an article with some lines more, or
the article alone. Rules that take lines away for their place alone hold for pages, not for a text that is the article.
"""

from whence.ingest.labels import Page

_MIN_SHORT = 10  # lines of three words or less that a page with its menus has at least
_SHARE_SHORT = (
    0.2  # and their share of all its lines; 278 of 288 rendered pages are told so, 17 of 288 bare bodies
)
_MENU = 6  # lines in a row; 281 of 288 pages have such a run, 24 of 288 bare bodies
_ITEM = 4  # words of one
_STOPS = (".", "!", "?", ":", "。")
_STOCK = 1  # stock lines that an article may have, and one more for every so many lines:
_LINES_A_STOCK = 40
_FURNITURE = ("comments", "share", "follow", "newsletter", "paywall", "cut", "read more", "widget", "tags", "notice",
              "advert", "navigation", "author note")  # fmt: skip


def is_page_text(page: Page) -> bool:
    """Tell whether a text is a page with its menus and boxes, which the line model was made for."""
    n_short = sum(line.n_words <= 3 for line in page.lines)
    return n_short >= _MIN_SHORT and n_short > _SHARE_SHORT * len(page.lines) and not is_bare_article(page)


def is_bare_article(page: Page) -> bool:
    """Tell whether a text is little but the article: hardly a line of it is one that sites print, and no menu."""
    n_stock = sum(
        (label.kind == "boilerplate" and label.detail in _FURNITURE) or label.detail == "repeated in pile"
        for label in page.labels.values()
    )
    return n_stock <= _STOCK + len(page.lines) // _LINES_A_STOCK and _longest_menu(page) < _MENU


def _longest_menu(page: Page) -> int:
    """Count the lines of the longest run of a few words each, without a stop: what a menu looks like."""
    longest = run = 0
    for line in page.lines:
        run = run + 1 if line.n_words <= _ITEM and not line.text.endswith(_STOPS) else 0
        longest = max(longest, run)
    return longest
