"""Lines of a bare article that the rules take away without a sure reason, and that are kept there all the same.

Where there is a page, a line without a full stop below the body is a link of it, and a sentence that begins with "Read"
or "Follow" is the site's. In a text that is little but the article both are the article's own: an item of a list, a row
of a table, a note. What is dropped there is what the pile repeats and what is of a known form as a whole.
"""

import re

from whence.ingest.boilerplates import fold, is_prose
from whence.ingest.labels import Label, Page

_PLACED = (
    "teaser",
    "duplicate line",
    "tail",
    "section label",
    "link",
)  # details that rest on the place of a line
_BEGUN = ("read more", "follow")  # stock lines told by how they begin, as sentences of an article may
_NAVIGATION = ("navigation", "widget")  # words that head a menu or box, or a section of the article
_OPENING = 12  # words of a line that is no banner
_SUBHEAD = 12  # words
_SENTENCE = (".", ".”", '."', "。")  # a short first paragraph ends so, a deck seldom does
_LIST = 3  # so many captions without a credit are the items of a list
_SENTENCE_WORDS = 10  # of a stock line that goes on as a sentence
_HEAD = ("published", "updated", "byline")  # below which stands the body
_POSED = re.compile(  # says that it is a caption, where "Title: words" may be an item
    r"\b(?:is|are|was|were) (?:seen|pictured|shown|photographed)\b|\bpictured\b"
    r"|\((?:l|r|c|left|right|centre|center)\)|, (?:second |third |far )?(?:left|right|centre|center)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"@\w|https?:|www\.|\b(?:our|newsletter|inbox|subscribe|sign up|click|cookies?)\b", re.IGNORECASE
)
_ITEM = re.compile(r"[^\w\s\"'“‘(\[#@©]\s*\w")  # a list marks its items with a sign


def keep_lines(page: Page) -> None:
    """Take back the labels of a bare article that nothing sure speaks for; the reason says so."""
    headline = next((i for i in range(len(page.lines)) if page.labels[i].kind == "headline"), 0)
    opens_above = any(is_prose(page.lines[i]) and page.lines[i].n_words >= _OPENING for i in range(headline))
    n_described = sum(map(_is_described, page.labels.values()))
    body = [i for i in range(len(page.lines)) if page.labels[i].kind in ("paragraph", "blockquote")]
    first, last = (body[0], body[-1]) if body else (len(page.lines), -1)
    for index in range(len(page.lines)):
        label = page.labels[index]
        is_placed = label.kind == "boilerplate" and label.detail in _PLACED
        is_above = opens_above and label.detail == "site banner" and index < headline
        is_list = n_described >= _LIST and _is_described(label)
        is_inside = first < index <= last and _is_kept_inside(page, index)
        if is_placed or is_above or is_list or is_inside or _is_opening(page, index) or _is_begun(page, index):
            page.labels[index] = _keep(page, index, label)


def _keep(page: Page, index: int, label: Label) -> Label:
    line = page.lines[index]
    reason = f"unsure, kept: hardly a line around the article; else: {label.reason}"
    is_subhead = not is_prose(line) and line.n_words <= _SUBHEAD
    return Label("subhead" if is_subhead else "paragraph", reason, "", label.then)


def _is_described(label: Label) -> bool:
    return label.kind == "caption" and label.reason.startswith("describes a picture")


def _is_kept_inside(page: Page, index: int) -> bool:
    """Tell whether a line between paragraphs is of the article: its title again, a heading, a date, an item."""
    label, line = page.labels[index], page.lines[index]
    if label.detail == "duplicate headline":
        return not fold(line.text).endswith(("...", "…"))
    if _is_described(label):
        return _POSED.search(line.text) is None
    if label.detail in _NAVIGATION:
        return True
    return label.kind == "published" and "little but a date" in label.reason


def _is_opening(page: Page, index: int) -> bool:
    """Tell whether a line above the body is its first: it ends like a sentence, or stands below date and author."""
    if page.labels[index].reason != "stands between headline and body":
        return False
    return page.lines[index].text.endswith(_SENTENCE) or any(
        page.labels[above].kind in _HEAD and page.labels[above].detail != "sign-off" for above in range(index)
    )


def _is_begun(page: Page, index: int) -> bool:
    """Tell whether a stock line only begins like one, and goes on as a sentence or an item that speaks of no site."""
    label, line = page.labels[index], page.lines[index]
    if label.detail not in _BEGUN or _SITE.search(line.text) is not None:
        return False
    is_item = label.detail == "read more" and line.n_words >= 4 and _ITEM.match(line.text) is not None
    return is_item or (line.n_words >= _SENTENCE_WORDS and is_prose(line))
