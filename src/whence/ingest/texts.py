"""Plain text to a document: lines labelled by words and shape, then by place, then read for what they state."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.ingest.bodies import find_body_end, find_body_start, label_teasers
from whence.ingest.boilerplates import is_prose
from whence.ingest.datelines import read_inline, read_own_line, read_tag
from whence.ingest.dates import Found, find_date, make_stamp
from whence.ingest.fields import read_fields
from whence.ingest.headlines import label_headline
from whence.ingest.labels import Label, Page, label_alone
from whence.ingest.languages import tell_language
from whence.ingest.line_gates import is_bare_article, is_page_text
from whence.ingest.line_labels import correct_labels
from whence.ingest.line_models import load_line_model
from whence.ingest.line_rescues import keep_lines
from whence.ingest.line_tags import TAG, label_tags
from whence.ingest.lines import Line
from whence.ingest.mastheads import find_outlet
from whence.ingest.stories import label_other_story
from whence.ingest.zones import label_author_notes, label_body, label_head, label_tail
from whence.records import Block, Dateline, Document, Original, Segment, Span, Stamp

if TYPE_CHECKING:
    from whence.outlets import OutletTable

_BODY = ("paragraph", "blockquote")
_STATES = re.compile(r"\b(?:updated?|modified|published|posted|first published)\b", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W{0,3}$")
_NEAR_END = 6  # lines below the body in which "Read more ..." is of this article
_BELOW_CUT = 0.25  # of the words above: more of them below, and the line was a link within the article
_OPEN_END = re.compile(r"[\w,;–—-]$")


def clean_text(
    original: Original,
    text: str,
    lines: list[Line],
    *,
    outlets: "OutletTable",
    repeats: frozenset[str],
) -> Document:
    """Give the document for a plain text whose lines are `lines`; `repeats` are lines that the pile repeats."""
    page, dateline = label_by_rules(text, lines, outlets=outlets, repeats=repeats)
    if is_page_text(page):
        correct_labels(page, load_line_model())
    elif is_bare_article(page):
        keep_lines(page)
    return make_document(original, page, dateline=dateline or find_inline(page))


def label_by_rules(
    text: str, lines: list[Line], *, outlets: "OutletTable", repeats: frozenset[str]
) -> tuple[Page, Dateline | None]:
    """Give the page with a label on every line, by the rules alone, and the dateline on a line of its own."""
    read, labels = read_fields(text, lines)
    page = Page(text, read, outlets, repeats, labels)
    label_alone(page)
    label_tags(page)
    body_start = find_body_start(page)
    headline = label_headline(page, body_start)
    dateline = _label_own_dateline(page, headline, body_start)
    if body_start is None:
        _label_without_prose(page)
    else:
        body_start = label_other_story(page, body_start)
        headline = next((i for i, label in page.labels.items() if label.kind == "headline"), headline)
        label_teasers(page, body_start)
        first = label_head(page, headline, body_start)
        end = find_body_end(page, first)
        label_body(page, first, end)
        label_tail(page, end)
        label_author_notes(page)
        _label_above(page, headline, body_start)
    return page, dateline


def make_document(
    original: Original,
    page: Page,
    *,
    dateline: Dateline | None,
    origin: tuple[Segment, ...] = (),
    stated: tuple[tuple[str, str], ...] = (),
) -> Document:
    """Give the document of a labelled page, with what its lines state of it."""
    stamps = list(_find_stamps(page))
    masthead = find_outlet(page, original.id, dateline, stated=stated)
    body = " ".join(line.text for i, line in enumerate(page.lines) if page.labels[i].kind in _BODY)
    language = tell_language(body or page.text)
    return Document(
        id=original.id,
        path=original.path,
        media=original.media,
        text=page.text,
        blocks=tuple(_make_blocks(page)),
        origin=origin,
        headline=_first_span(page, "headline"),
        outlet=None if masthead is None else masthead.key,
        outlet_name=None if masthead is None else masthead.name,
        outlet_evidence=() if masthead is None else masthead.evidence,
        published=next((stamp for kind, stamp in stamps if kind == "published"), None),
        updated=next((stamp for kind, stamp in stamps if kind == "updated"), None),
        dateline=dateline,
        byline=_first_span(page, "byline"),
        language=language.code,
        language_reason=language.reason,
        is_complete=_is_complete(page),
    )


def _make_blocks(page: Page) -> Iterator[Block]:
    for index, line in enumerate(page.lines):
        label = page.labels[index]
        yield Block(label.kind, line.span, label.reason, label.detail)


def _first_span(page: Page, kind: str) -> Span | None:
    found = (
        line.span
        for i, line in enumerate(page.lines)
        if page.labels[i].kind == kind and page.labels[i].detail != "sign-off"
    )
    return next(found, None)


def _label_own_dateline(page: Page, headline: int | None, body_start: int | None) -> Dateline | None:
    last = len(page.lines) if body_start is None else body_start
    banners = frozenset(
        page.lines[i].text.casefold()
        for i in range(last)
        if i in page.labels and page.labels[i].kind == "boilerplate"
    )
    for index in range(0 if headline is None else headline + 1, last):
        label = page.labels.get(index)
        is_short_credit = label is not None and label.kind == "caption" and page.lines[index].n_words <= 6
        is_tag = label is not None and label.detail == TAG
        if label is not None and label.detail != "repeated in pile" and not is_short_credit and not is_tag:
            continue
        line = page.lines[index]
        found = read_tag(line, page.outlets) if is_tag else read_own_line(line, page.outlets, names=banners)
        if found is not None:
            page.labels[index] = Label("dateline", "a place and an outlet on a line of their own")
            return found
    return None


def find_inline(page: Page) -> Dateline | None:
    """Give the dateline that opens one of the first two paragraphs."""
    body = [line for i, line in enumerate(page.lines) if page.labels[i].kind in ("paragraph", "standfirst")]
    for line in body[:3]:
        found = read_inline(page.text, line, page.outlets)
        if found is not None:
            return found
    return None


def _label_without_prose(page: Page) -> None:
    """Keep what has no punctuation at all: long lines as paragraphs, or every line when none is long."""
    open_lines = [i for i in range(len(page.lines)) if i not in page.labels]
    long_lines = {i for i in open_lines if page.lines[i].n_words >= 12}
    for index in open_lines:
        is_kept = index in long_lines or not long_lines
        if is_kept:
            page.labels[index] = Label("paragraph", "no line ends like a sentence; kept")
        else:
            page.labels[index] = Label("boilerplate", "a few words in a text without sentences", "tail")


def _label_above(page: Page, headline: int | None, body_start: int) -> None:
    for index in range(body_start):
        if index not in page.labels:
            is_kept = is_prose(page.lines[index])
            kind = "a sentence above the body" if is_kept else "stands above the body and is no sentence"
            page.labels[index] = (
                Label("paragraph", kind) if is_kept else Label("boilerplate", kind, "site banner")
            )


def _find_stamps(page: Page) -> Iterator[tuple[str, Stamp]]:
    """Yield the dates that lines state, those above the body first; dates in boxes of links do not count."""
    below = []
    seen_body = in_box = False
    for index, line in enumerate(page.lines):
        label = page.labels[index]
        seen_body = seen_body or label.kind in _BODY
        in_box = in_box or (seen_body and label.then in ("box", "tail", "tail?"))
        if label.meta is None or label.meta.found is None or label.kind not in ("published", "updated"):
            continue
        for stamp in _stamps_of(page.text, line, label):
            if not seen_body:
                yield stamp
            elif not in_box and _STATES.search(line.text):
                below.append(stamp)
    yield from below


def _stamps_of(text: str, line: Line, label: Label) -> Iterator[tuple[str, Stamp]]:
    """Yield the dates of one line: two when it states "Published ... Updated ..."."""
    cues = [match.start() + line.span.start for match in _STATES.finditer(line.span.of(text))]
    starts = sorted({line.span.start, *cues[1:]}) if len(cues) > 1 else [line.span.start]
    for start, end in zip(starts, [*starts[1:], line.span.end], strict=True):
        found = find_date(text, start, end)
        if found is None:
            continue
        words = text[start:end].casefold()
        kind = (
            label.kind if len(starts) == 1 else "updated" if re.search("update|modif", words) else "published"
        )
        yield kind, make_stamp(text, found, _stated_span(text, Span(start, end), found))


def _stated_span(text: str, part: Span, found: Found) -> Span:
    """Give the whole part when it begins or ends with names, only cue and date."""
    end = part.end
    while end > part.start and (text[end - 1].isspace() or text[end - 1] in "|,;-–—·•"):
        end -= 1
    cue = _STATES.search(text, part.start, found.span.start)
    if re.match(r"(?:by|written) ", text[part.start : part.end], re.IGNORECASE):
        return Span(cue.start() if cue else found.span.start, found.span.end)
    return Span(part.start, end)


def _is_complete(page: Page) -> bool:
    """Tell whether the article ends where the text does: no "Read more ..." cuts it, and its last line has an end."""
    body = [i for i in range(len(page.lines)) if page.labels[i].kind in _BODY]
    if not body:
        return all(label.then != "cut" for label in page.labels.values())
    if any(_is_cut(page, index, body) for index, label in page.labels.items() if label.then == "cut"):
        return False
    last = page.lines[body[-1]].text
    if _BREAKS_OFF.search(last):
        return False
    return not (_OPEN_END.search(last) and page.lines[body[-1]].n_words >= 8)


def _is_cut(page: Page, index: int, body: list[int]) -> bool:
    """Tell whether a line that cuts articles cuts this one: little of it stands below, and no other box between."""
    if index < body[0] or index > body[-1] + _NEAR_END:
        return False
    above = sum(page.lines[i].n_words for i in body if i < index)
    return sum(page.lines[i].n_words for i in body if i > index) <= _BELOW_CUT * above
