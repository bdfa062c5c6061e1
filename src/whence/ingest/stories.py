"""A second article glued below the first: where it begins.

Cues, each with the ways it goes wrong in mind: a new title printed twice; a title with a date line, byline or
dateline under it; a new dateline. All but the first also need that the text after has few words in common
with the text before, for live blogs and round-ups carry titles and times of their own. Where no cue stands, a title
alone is judged by `story_models.py`, which may also gainsay a cue.
"""

import re
from collections import Counter

from whence.ingest.bodies import content_words, is_whole_page
from whence.ingest.boilerplates import fold
from whence.ingest.datelines import read_inline
from whence.ingest.labels import Label, Page
from whence.ingest.line_gates import is_page_text
from whence.ingest.story_models import judge_titles

_MAX_COHESION = 0.3  # share of the new words that the first story has too
_MAX_COHESION_OF_COPY = 0.5  # the same where the new title is printed twice
_MAX_COHESION_OF_BOX = 0.12  # the same where no more than a byline stands under the new title
_MAX_WORDS_ABOVE = 500  # words of running text that may be teasers above an article
_LEAST = 0.45  # probability; on sites left out .4 finds .87 of second stories and .5 .86, and one article in 120 is cut
_DOUBTED = 0.02  # probability below which no cue is believed
_META = ("published", "updated", "byline", "dateline")
_WEAK = ("sign-off", "no day")  # what stands inside articles too
_MIN_WORDS = 40  # words of running text before which no second story is looked for
_SPEAKER = re.compile(r"[A-Z][A-Z .'’]{1,30}:\s")
_LONGER = 6  # words that a standfirst has more than its title, at least
_AHEAD = 4  # lines after a title in which its copy, date or dateline must stand
_SAMPLE = 8  # lines of the new text compared with the old


def label_other_story(page: Page, body_start: int) -> int:
    """Label every line of a glued second article, from its headline to the end; give where the first begins.

    A few lines without date or byline above an article that has them are teasers on its page: then that article is
    the first.
    """
    counts = Counter(fold(line.text) for line in page.lines if line.n_words <= 28)
    chances = {} if is_page_text(page) else judge_titles(page, body_start)
    n_words = n_prose = 0
    for index in range(body_start, len(page.lines)):
        if n_prose >= 2 and n_words >= _MIN_WORDS:
            is_doubted = chances.get(index, 1.0) < _DOUBTED
            reason = "" if is_doubted else _begins_story(page, index, body_start, counts)
            if reason and _is_above_article(page, index, n_words):
                return _label_above(page, index)
            if reason:
                _label_rest(page, index, reason)
                return body_start
        if page.is_open_prose(index):
            n_prose += 1
            n_words += page.lines[index].n_words
    second = max(chances, key=lambda index: chances[index], default=0)
    if chances.get(second, 0.0) >= _LEAST and not _repeats_byline(page, second):
        reason = (
            f"a title with little in common with the text above, by the story model ({chances[second]:.2f})"
        )
        _label_rest(page, second, reason)
    return body_start


def _repeats_byline(page: Page, index: int) -> bool:
    """Tell whether the author named under a title is the one named above: a box of the same article."""
    ahead = range(index + 1, min(index + _AHEAD + 1, len(page.lines)))
    bylines = {i for i, label in page.labels.items() if label.kind == "byline" and label.detail not in _WEAK}
    above = {fold(page.lines[i].text) for i in bylines if i < index}
    return any(i in bylines and fold(page.lines[i].text) in above for i in ahead)


def _is_above_article(page: Page, index: int, n_words: int) -> bool:
    if not is_whole_page(page) or n_words > _MAX_WORDS_ABOVE:
        return False
    if any(_is_meta(page.labels[i]) for i in range(index) if i in page.labels):
        return False
    after = sum(page.lines[i].n_words for i in range(index, len(page.lines)) if page.is_open_prose(i))
    return after > 2 * n_words


def _is_meta(label: Label) -> bool:
    return label.kind in _META and label.detail != "relative"


def _label_above(page: Page, index: int) -> int:
    for above in range(index):
        if above not in page.labels or page.labels[above].kind == "headline":
            page.labels[above] = Label("boilerplate", "stands above an article with date or author", "teaser")
    page.labels[index] = Label("headline", "stands above a date or byline, with an article below")
    return next((i for i in range(index + 1, len(page.lines)) if page.is_open_prose(i)), index)


def _begins_story(page: Page, index: int, body_start: int, counts: Counter[str]) -> str:
    if not page.is_title_like(index) or page.lines[index].n_words < 4:
        return ""
    ahead = range(index + 1, min(index + _AHEAD + 1, len(page.lines)))
    words = fold(page.lines[index].text)
    if counts[words] == 2 and _is_printed_twice(page, index, ahead):
        # A title with its copy alone is a caption and its text for the blind.
        is_dated = any(page.labels[i].kind in ("published", "updated") for i in ahead if i in page.labels)
        if is_dated and _cohesion(page, body_start, index) < _MAX_COHESION_OF_COPY:
            return "a second headline, printed twice around a date"
    cue, limit = _has_meta_below(page, ahead)
    if cue and _has_nearer_title(page, index, ahead):
        return ""
    if cue and _cohesion(page, body_start, index) < limit:
        return f"a second headline with {cue}, and little in common with the text above"
    return ""


def _is_printed_twice(page: Page, index: int, ahead: range) -> bool:
    """Tell whether a title stands again with no more than a date, caption or standfirst between, and prose below."""
    words = fold(page.lines[index].text)
    for other in ahead:
        if fold(page.lines[other].text) == words:
            return _is_followed(page, other)
        if page.is_open_prose(other):
            return False
    return False


def _is_followed(page: Page, index: int) -> bool:
    follows = range(index + 1, min(index + 6, len(page.lines)))
    return any(page.is_open_prose(i) and page.lines[i].n_words >= 15 for i in follows)


def _has_nearer_title(page: Page, index: int, ahead: range) -> bool:
    """Tell whether another title stands between this one and the date, and is not its standfirst."""
    for other in ahead:
        if other in page.labels or page.is_open_prose(other):
            return False
        is_standfirst = page.lines[other].n_words >= page.lines[index].n_words + _LONGER
        is_copy = fold(page.lines[other].text) == fold(page.lines[index].text)
        if page.is_title_like(other) and page.lines[other].n_words >= 4 and not (is_standfirst or is_copy):
            return True
    return False


def _has_meta_below(page: Page, ahead: range) -> tuple[str, float]:
    """Give what under a title shows that an article begins, and below what cohesion that is believed."""
    for other in ahead:
        label = page.labels.get(other)
        if label is not None and label.kind in ("published", "updated", "byline") and label.detail not in _WEAK:
            if not _is_followed(page, other):
                return "", 0.0
            # Boxes by a correspondent stand in the middle of articles, with a title and a byline.
            return (
                "a date or byline under it",
                _MAX_COHESION_OF_BOX if label.kind == "byline" else _MAX_COHESION,
            )
        if page.is_open_prose(other):
            found = read_inline(page.text, page.lines[other], page.outlets)
            return (
                ("", 0.0)
                if found is None or _is_speaker(page, other)
                else ("a dateline under it", _MAX_COHESION)
            )
    return "", 0.0


def _is_speaker(page: Page, index: int) -> bool:
    """Tell whether paragraphs open with names in capitals all over the text: a transcript, or letters."""
    opened = [line for line in page.lines if _SPEAKER.match(line.text)]
    return len(opened) > 2 and _SPEAKER.match(page.lines[index].text) is not None


def _cohesion(page: Page, start: int, index: int) -> float:
    before = {
        word for i in range(start, index) if i not in page.labels for word in content_words(page.lines[i])
    }
    after: set[str] = set()
    n_lines = 0
    for i in range(index, len(page.lines)):
        if i in page.labels:
            continue
        after.update(content_words(page.lines[i]))
        n_lines += 1
        if n_lines == _SAMPLE:
            break
    return len(after & before) / len(after) if after else 1.0


def _label_rest(page: Page, start: int, reason: str) -> None:
    title = fold(page.lines[start].text)
    is_titled = page.is_title_like(start)
    for index in range(start, len(page.lines)):
        label = page.labels.get(index)
        if index == start and is_titled:
            detail = "headline"
        elif is_titled and fold(page.lines[index].text) == title:
            detail = "duplicate headline"
        elif label is not None:
            detail = label.kind if label.kind != "boilerplate" else f"boilerplate: {label.detail}"
        else:
            detail = "paragraph"
        page.labels[index] = Label("other-story", reason, detail)
