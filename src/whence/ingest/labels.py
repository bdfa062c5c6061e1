"""What each line is by its own words and shape, before its place in the article is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import find_stock, fold, is_prose
from whence.ingest.captions import read_caption
from whence.ingest.lines import Line
from whence.ingest.metalines import MetaLine, read_label, read_meta
from whence.records import BlockKind

if TYPE_CHECKING:
    from whence.outlets import OutletTable

_MAX_CHARS = 1200  # a longer line is prose: no pattern is tried on it


@dataclass(frozen=True, slots=True)
class Label:
    """What a line was taken for, and why. `then` is what a stock line tells of the lines after it."""

    kind: BlockKind
    reason: str
    detail: str = ""
    then: str = "-"
    meta: MetaLine | None = None


@dataclass(slots=True)
class Page:
    """One text while it is labelled: its lines, and the label of each that has one yet."""

    text: str
    lines: Sequence[Line]
    outlets: "OutletTable"
    repeats: frozenset[str] = frozenset()
    labels: dict[int, Label] = field(default_factory=dict)

    def is_open_prose(self, index: int) -> bool:
        """Tell whether the line has the shape of running text and no label yet."""
        return index not in self.labels and is_prose(self.lines[index])

    def is_title_like(self, index: int) -> bool:
        """Tell whether the line could be a headline: some words, not ended like a sentence, no label yet."""
        line = self.lines[index]
        if index in self.labels or not 3 <= line.n_words <= 28 or len(line.text) > 240:
            return False
        return not line.text.endswith((".", ":", ";", ",", "…")) and not line.text.startswith(
            ("•", "*", "- ", "— ")
        )


def label_alone(page: Page) -> None:
    """Label every line that its own words give away: dates, bylines, captions, stock lines, repeats in the pile."""
    cue = ""
    for index, line in enumerate(page.lines):
        is_open = index not in page.labels and len(line.text) <= _MAX_CHARS
        label = _label_alone(page, line, cue) if is_open else None
        cue = ""
        if label is not None:
            page.labels[index] = label
            cue = label.detail.removesuffix(" label") if label.detail.endswith(" label") else ""


def _label_alone(page: Page, line: Line, cue: str) -> Label | None:
    if line.text.startswith("> "):
        return Label("blockquote", "marked as quoted")
    meta = read_meta(line, page.text, cue=cue)
    if meta is not None:
        return Label(meta.kind, meta.reason, meta.detail, meta=meta)
    announced = read_label(line)
    if announced:
        kind: BlockKind = "updated" if announced == "updated" else "published"
        return Label(kind, "announces the date on the next line", f"{announced} label")
    caption = read_caption(line)
    if caption:
        return Label("caption", caption)
    stock = find_stock(line)
    if stock is not None:
        return Label("boilerplate", "a stock line of web pages", stock.detail, stock.then)
    if fold(line.text) in page.repeats:
        return Label("boilerplate", "stands in several documents of the pile", "repeated in pile")
    return None
