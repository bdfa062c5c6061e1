"""Tags of agencies: "(Reuters)" on a line of its own, or behind the last sentence of an article.

The same words credit a picture below a caption. Place tells: a tag stands below running text and no running text goes
on below it, or above the body, where no caption is.
"""

import re
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import is_prose
from whence.ingest.labels import Label, Page
from whence.ingest.small_words import read_words

if TYPE_CHECKING:
    from whence.outlets import OutletTable

TAG = "agency tag"  # detail of a byline that is one

_CREDITS = ("ends with a picture credit", "ends with the name of a picture agency")
_TAG = re.compile(r"[(（\[［]([^()\[\]（）［］]{2,60})[)）\]］][.。]?$|(?:^|\s)[–—-]{1,2}\s?(\w[\w .]{1,30})$")
_PARTED = re.compile(r"\s*[/,;&+]\s*|\s+(?:[–—-]|and|und|et|y|e|en|og|och|и|with)\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?。！？؟۔…][\"'”’»)\]]{0,3}$")
_POSED = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown)\b|\bpictured\b|\((?:l|r|left|right)\)", re.IGNORECASE
)
_PICTURES = re.compile(r"\b(?:getty|shutterstock|alamy|images?|photos?|epa|epa-efe|zuma|rex)\b", re.IGNORECASE)
_CLOSED = re.compile(r"[)）\]］][.。]?$|^[–—-]")
_OPEN = 30  # words of a line that is running text however it ends
_PARAGRAPH = 12  # words of one
_HEAD = 12  # lines above which a tag may be the byline
_TITLE = 3  # words that a title has at least
_NEAR = 3  # lines from the last paragraph to a tag, at most
_REACH = 80  # characters at the end of a line in which a tag stands


def label_tags(page: Page) -> None:
    """Label the lines that are or end with an agency's tag; captions that are its picture credits stay captions."""
    for index in range(len(page.lines)):
        label = page.labels.get(index)
        if label is not None and (label.kind != "caption" or label.reason not in _CREDITS):
            continue
        words = page.lines[index].text
        if label is None and page.lines[index].n_words >= _OPEN:
            continue
        found = _TAG.search(words[-_REACH:]) if label is not None or _CLOSED.search(words) else None
        if found is None or _PICTURES.search(found[0]) or not _are_agencies(found[1] or found[2], page.outlets):
            continue
        tagged = _label_tag(page, index, words.removesuffix(found[0]).rstrip())
        if tagged is not None:
            page.labels[index] = tagged


def _are_agencies(words: str, outlets: "OutletTable") -> bool:
    """Tell whether words are names of agencies and nothing else."""
    return all(_is_agency(name.strip(" ."), outlets) for name in _PARTED.split(words))


def _is_agency(name: str, outlets: "OutletTable") -> bool:
    if not name:
        return False
    if name.casefold().replace(" ", "_") in read_words("agencies"):
        return True
    found = outlets.resolve(name)
    return found is not None and not found[0].startswith("=") and outlets.get(found[0]).kind == "agency"


def _label_tag(page: Page, index: int, before: str) -> Label | None:
    """Give the label of a line that ends with a tag below the words `before`; None where it credits a picture."""
    below = index + 1 < len(page.lines) and _is_running(page, index + 1)
    above = [i for i in range(index) if _is_running(page, i)]
    if before:
        is_last = not below and above and _SENTENCE.search(before) and not _POSED.search(before)
        return Label("paragraph", "the last sentence, with the tag of an agency") if is_last else None
    if not above:
        is_head = index <= _HEAD and _is_under_title(page, index)
        return Label("byline", "the tag of an agency above the body", TAG) if is_head else None
    over = page.labels.get(index - 1)
    is_end = not below and index - above[-1] <= _NEAR and (over is None or over.kind != "caption")
    return Label("byline", "the tag of an agency below the body", "sign-off") if is_end else None


def _is_under_title(page: Page, index: int) -> bool:
    """Tell whether a line stands below the date or author, or below the title alone; else it may be of a picture."""
    over = page.labels.get(index - 1)
    if over is not None:
        return over.kind in ("published", "updated", "byline")
    return sum(i not in page.labels and page.lines[i].n_words >= _TITLE for i in range(index)) == 1


def _is_running(page: Page, index: int) -> bool:
    line = page.lines[index]
    return index not in page.labels and line.n_words >= _PARAGRAPH and is_prose(line)
