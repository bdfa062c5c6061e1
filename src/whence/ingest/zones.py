"""What a line is by its place: between headline and body, inside the body, or below it."""

import re
from collections.abc import Iterator

from whence.ingest.boilerplates import fold, is_prose
from whence.ingest.captions import describes_picture
from whence.ingest.labels import Label, Page
from whence.ingest.metalines import is_name_line

_BULLETS = ("•", "*", "- ", "– ", "▪", "●", "‣", "·", "■", "◦")
_MAX_STANDFIRST = 55  # words
_MAX_DECKS = 4  # lines; a longer run between headline and body is part of the story
_MAX_QUOTED = 6  # paragraphs that one colon may introduce
_BY = re.compile(r"^by:? ", re.IGNORECASE)
_WORKS = re.compile(
    r"\b(?:is|was) (?:an?|the|\w+['’]s?) |\b(?:covers|writes|reports|can be (?:reached|contacted|followed))\b",
    re.IGNORECASE,
)
_AUTHOR_NOTE = re.compile(
    r"^(?:the (?:author|writer) is|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:is an? (?:[\w-]+ ){0,3}(?:columnist|writer"
    r"|reporter|correspondent|editor|contributor|producer) (?:at|for|with|in|based)|covers [\w ,-]{3,60} for))\b"
)
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]\s")
_LIST_ITEM = re.compile(r"^(?:[•*▪●‣·■◦–-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")


def label_head(page: Page, headline: int | None, body_start: int) -> int:
    """Label what stands between headline and body; give the first line of the body, which may come later."""
    start = 0 if headline is None else headline + 1
    first = _label_standfirst(page, headline, body_start)
    n_open = sum(1 for i in range(start, first) if i not in page.labels and page.lines[i].n_words >= 6)
    for index in range(start, first):
        if index in page.labels:
            continue
        line = page.lines[index]
        if line.text.startswith(_BULLETS):
            label = Label("standfirst", "a bullet between headline and body")
        elif describes_picture(line, is_above_body=True):
            label = Label("caption", "describes a picture and has no full stop, between headline and body")
        elif is_name_line(line) and line.n_words <= 6 and _is_beside_meta(page, index):
            label = Label("byline", "a name beside the headline or the date")
        elif line.n_words >= 6 and n_open <= _MAX_DECKS:
            label = Label("standfirst", "stands between headline and body")
        elif is_prose(line) or line.n_words >= 6:
            label = Label("paragraph", "unsure, kept: a loss is worse than noise")
        else:
            label = Label("boilerplate", "a few words between headline and body", "section label")
        page.labels[index] = label
    return first


def _label_standfirst(page: Page, headline: int | None, body_start: int) -> int:
    """Take the first prose for a standfirst when metadata or an unusual gap parts it from the rest."""
    if headline is None or headline >= body_start or page.lines[body_start].n_words > _MAX_STANDFIRST:
        return body_start
    if any(
        page.labels[i].kind in ("published", "byline") for i in range(headline, body_start) if i in page.labels
    ):
        return body_start
    following = next((i for i in range(body_start + 1, len(page.lines)) if page.is_open_prose(i)), None)
    if following is None or following > body_start + 8:
        return body_start
    between = [page.labels[i] for i in range(body_start + 1, following) if i in page.labels]
    reason = ""
    if any(_dates_article(label) or label.kind == "dateline" for label in between):
        reason = "a sentence above the byline or date"
    elif not between and _is_set_off(page, body_start, following):
        reason = "a sentence under the headline, parted from the body by more blank lines than any paragraph"
    if not reason:
        return body_start
    page.labels[body_start] = Label("standfirst", reason)
    return following


def _dates_article(label: Label) -> bool:
    return label.kind in ("published", "updated", "byline") and label.detail not in ("no day", "sign-off")


def _is_set_off(page: Page, index: int, following: int) -> bool:
    gaps = [page.lines[i].gap for i in range(following + 1, len(page.lines)) if page.is_open_prose(i)]
    return following == index + 1 and len(gaps) >= 2 and page.lines[following].gap > max(gaps)


def _is_beside_meta(page: Page, index: int) -> bool:
    beside = [page.labels[i].kind for i in (index - 1, index + 1) if i in page.labels]
    return any(kind in ("published", "updated", "dateline") for kind in beside)


def label_body(page: Page, start: int, end: int) -> None:
    """Label the lines of the body: paragraphs, subheads, quoted text, captions and boxes of links."""
    is_box = is_list = False
    seen: set[str] = set()
    for index in range(start, end):
        line, label = page.lines[index], page.labels.get(index)
        if label is not None:
            is_box = label.then == "box" or (is_box and label.kind == "boilerplate")
            if label.kind == "published" and label.detail in ("no day", "no year"):
                page.labels[index] = Label("subhead", "a time between paragraphs", "time")
            continue
        if line.n_words >= 6 and fold(line.text) in seen:
            page.labels[index] = Label("boilerplate", "repeats a line above, word for word", "duplicate line")
        elif is_prose(line):
            is_box, is_list = False, line.text.endswith(":")
            page.labels[index] = Label("paragraph", "running text")
        elif line.text.endswith(":") and line.n_words >= 3:
            is_list = True
            page.labels[index] = Label("paragraph", "introduces a list")
        elif is_box and page.is_title_like(index):
            page.labels[index] = Label("boilerplate", "a title in a box of links", "link")
        elif line.text.isupper() and line.n_words >= 6:
            page.labels[index] = Label("boilerplate", "a title in capitals between paragraphs", "link")
        elif is_list or _LIST_ITEM.match(line.text):
            page.labels[index] = Label("paragraph", "an item of a list")
        elif describes_picture(line, is_above_body=False) and not _is_in_run(page, index):
            page.labels[index] = Label("caption", "describes a picture and has no full stop")
        elif line.n_words <= 12:
            page.labels[index] = Label("subhead", "a few words between paragraphs")
        else:
            page.labels[index] = Label("paragraph", "unsure, kept: a loss is worse than noise")
        seen.add(fold(line.text))
    _label_quoted(page, start, end)


def _label_quoted(page: Page, start: int, end: int) -> None:
    body = [i for i in range(start, end) if page.labels[i].kind == "paragraph"]
    position = 0
    while position < len(body):
        index = body[position]
        position += 1
        if not page.lines[index].text.endswith(":"):
            continue
        quoted = list(_quoted_after(page, body[position:], index))
        for other in quoted:
            reason = "quoted at length: follows a paragraph that ends with a colon"
            page.labels[other] = Label("blockquote", reason)
        position += len(quoted)


def _quoted_after(page: Page, following: list[int], index: int) -> Iterator[int]:
    """Yield the paragraphs that a colon introduces: up to where the article names its source again."""
    run = following[: _MAX_QUOTED + 1]
    if not run or page.lines[run[0]].n_words < 15 or _is_speech(page.lines[run[0]].text):
        return
    names = _named_outlets(page, index)
    stop = next((n for n, i in enumerate(run) if n and names & set(_keys(page, i))), None)
    if stop is None or stop > _MAX_QUOTED:
        stop = 1
    yield from run[:stop]


def _named_outlets(page: Page, index: int) -> set[str]:
    return {key for i in range(max(0, index - 6), index + 1) if i in page.labels for key in _keys(page, i)}


def _keys(page: Page, index: int) -> list[str]:
    return [match.key for match in page.outlets.find(page.lines[index].text)]


def _is_speech(words: str) -> bool:
    return words.startswith(("“", '"', "‘")) and words.endswith(("”", '"', "’"))


def _is_in_run(page: Page, index: int) -> bool:
    """Tell whether the lines on both sides, or two on one, are no sentences either: a list or table."""
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(page.lines)]
    return any(
        not is_prose(page.lines[i]) and describes_picture(page.lines[i], is_above_body=False) for i in beside
    )


def label_author_notes(page: Page) -> None:
    """Label the note on the author below the body: a few sentences that begin with the name in the byline."""
    names = [
        fold(_BY.sub("", page.lines[i].text)).partition(",")[0]
        for i, label in page.labels.items()
        if label.kind == "byline" and label.detail != "sign-off"
    ]
    body = [i for i, label in sorted(page.labels.items()) if label.kind == "paragraph"]
    for index in body[-2:] if len(body) > 3 else []:
        line = page.lines[index]
        is_named = any(len(name) > 5 and fold(line.text).startswith(name) for name in names)
        if line.n_words <= 60 and (is_named or _AUTHOR_NOTE.match(line.text)) and _WORKS.search(line.text):
            page.labels[index] = Label("boilerplate", "says who the author is", "author note")


def label_tail(page: Page, end: int) -> None:
    """Label what stands below the body: a cut-off paragraph is kept, all else is of the page."""
    is_comments, is_list = False, True
    is_introduced = end > 0 and page.lines[end - 1].text.endswith(":")
    for index in range(end, len(page.lines)):
        label, line = page.labels.get(index), page.lines[index]
        if label is not None:
            is_comments = is_comments or label.then in ("tail", "tail?")
            continue
        is_list = is_list and (is_introduced or _NUMBERED.match(line.text) is not None)
        if is_comments:
            page.labels[index] = Label("boilerplate", "stands below the comment form", "comments")
        elif is_list:
            page.labels[index] = Label("paragraph", "an item of a list that the body introduces")
        elif index == end and line.n_words >= 12:
            page.labels[index] = Label("paragraph", "breaks off without a full stop")
        elif is_prose(line):
            page.labels[index] = Label("paragraph", "running text")
        else:
            page.labels[index] = Label("boilerplate", "stands below the body and is no sentence", "tail")
