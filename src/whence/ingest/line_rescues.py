"""Lines of a bare article that the rules take away for their place alone, and that are kept there all the same.

A line without a full stop below the body is a link of the page where there is a page. In a text that is little but the
article it is the article's own: an item of a list, a row of a table, a note.
"""

from whence.ingest.boilerplates import is_prose
from whence.ingest.labels import Label, Page

_PLACED = (
    "teaser",
    "duplicate line",
    "tail",
    "section label",
    "link",
)  # details that rest on the place of a line
_OPENING = 12  # words of a line that is no banner
_SUBHEAD = 12  # words
_SENTENCE = (".", ".”", '."', "。")  # a short first paragraph ends so, a deck seldom does
_LIST = 3  # so many captions without a credit are the items of a list


def keep_lines(page: Page) -> None:
    """Take back labels of a bare article that only the place of a line speaks for; the reason says so."""
    headline = next((i for i in range(len(page.lines)) if page.labels[i].kind == "headline"), 0)
    opens_above = any(is_prose(page.lines[i]) and page.lines[i].n_words >= _OPENING for i in range(headline))
    n_described = sum(map(_is_described, page.labels.values()))
    for index in range(len(page.lines)):
        label = page.labels[index]
        is_placed = label.kind == "boilerplate" and label.detail in _PLACED
        is_above = opens_above and label.detail == "site banner" and index < headline
        is_list = n_described >= _LIST and _is_described(label)
        is_deck = label.reason == "stands between headline and body" and page.lines[index].text.endswith(
            _SENTENCE
        )
        if is_placed or is_above or is_list or is_deck:
            page.labels[index] = _keep(page, index, label)


def _keep(page: Page, index: int, label: Label) -> Label:
    line = page.lines[index]
    reason = f"unsure, kept: hardly a line around the article; else: {label.reason}"
    is_subhead = not is_prose(line) and line.n_words <= _SUBHEAD
    return Label("subhead" if is_subhead else "paragraph", reason, "", label.then)


def _is_described(label: Label) -> bool:
    return label.kind == "caption" and label.reason.startswith("describes a picture")
