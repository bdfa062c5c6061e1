"""The headline: the line before the first paragraph that reads like a title, often printed twice."""

import re
from collections import Counter

from whence.ingest.bodies import find_menu_end
from whence.ingest.boilerplates import fold, is_prose
from whence.ingest.labels import Label, Page
from whence.ingest.lines import Line

_SITE_WORDS = re.compile(
    r"\b(?:news|newspaper|official|online|homepage|website|portal|magazine|tv|radio|headlines|edition|breaking|latest"
    r"|\w+\.(?:com|org|net|co\.uk|news|info))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+(?:\||»|::|·|•|—|–|-)\s+")
_MIN_PARAGRAPH = 20  # words
_MAX_HEAD = 60  # lines in which a headline is looked for where no line is running text


def label_headline(page: Page, body_start: int | None) -> int | None:
    """Find the headline, label it, its copies and the banners before it; give its index, None without one."""
    last = min(len(page.lines), _MAX_HEAD) if body_start is None else body_start + 1
    counts = Counter(fold(line.text) for line in page.lines[: last + 12] if line.n_words <= 30)
    best, best_score = None, 0.0
    for index in range(min(find_menu_end(page, last), last - 1), last):
        if (
            best is not None
            and page.is_open_prose(index - 1)
            and page.lines[index - 1].n_words >= _MIN_PARAGRAPH
        ):
            break  # below a paragraph stands no headline, but a subhead
        score = _score(page, index, counts, body_start=body_start)
        if score > best_score:
            best, best_score = index, score
    if best is None:
        return None
    words = fold(page.lines[best].text)
    best = next(i for i in range(best + 1) if i == best or _is_copy(page, i, words))
    page.labels[best] = Label("headline", "reads like a title and stands before the first paragraph")
    _label_copies(page, best)
    has_menu = find_menu_end(page, best) > 0
    for index in range(best):
        is_paragraph = is_prose(page.lines[index]) and page.lines[index].n_words >= _MIN_PARAGRAPH
        if index not in page.labels and not (is_paragraph and (best - index <= 3 or not has_menu)):
            page.labels[index] = Label("boilerplate", "stands above the headline", "site banner")
    return best


def split_title(line: Line) -> list[str]:
    """Give the parts of a page title such as "Headline | Outlet"; a single part when it has none."""
    return [part.strip() for part in _PARTS.split(line.text) if part.strip()]


def _score(page: Page, index: int, counts: Counter[str], *, body_start: int | None) -> float:
    is_body, end = index == body_start, body_start or 0
    line = page.lines[index]
    label = page.labels.get(index)
    if label is not None and label.detail != "repeated in pile":
        return 0.0
    if not 2 <= line.n_words <= 30 or len(line.text) > 260:
        return 0.0
    is_copied = counts[fold(line.text)] > 1
    if is_body and (not is_copied or line.text.endswith(".")):
        return 0.0
    if line.text.endswith((".", ":", ";", ",")) and not is_copied and not _is_abbreviated(line):
        return 0.0
    score = 1.0 + (2.0 if 4 <= line.n_words <= 22 else 0.0) + (4.0 if is_copied and line.n_words >= 3 else 0.0)
    parts = split_title(line)
    if len(parts) > 1:
        score -= 1.5 if "|" in line.text else 0.0
        score -= 4.0 if any(counts[fold(part)] for part in parts) else 0.0
    if _SITE_WORDS.search(line.text) and (page.outlets.find(line.text) or line.n_words < 4 or len(parts) > 1):
        score -= 2.5
    if any(page.labels[i].detail == "navigation" for i in range(index + 1, end) if i in page.labels):
        score -= 1.5
    if line.n_words >= 3 and _is_quoted(page, index):
        score += 3.0
    after = page.labels.get(index + 1)
    if after is not None and after.kind in ("published", "updated", "byline") and after.detail != "sign-off":
        score += 1.5
    if line.text.startswith(("•", "* ", "- ")):
        score -= 2.0
    return score


def _is_quoted(page: Page, index: int) -> bool:
    """Tell whether a stock line quotes the words ("14 thoughts on “So, about that chute”")."""
    words = fold(page.lines[index].text)
    return any(
        f'"{words}"' in fold(page.lines[i].text)
        for i, label in page.labels.items()
        if label.kind == "boilerplate"
    )


def _is_abbreviated(line: Line) -> bool:
    return line.text.endswith((".S.", ".K.", ".N.", ".M.")) and line.n_words <= 16


def _is_copy(page: Page, index: int, words: str) -> bool:
    return index not in page.labels and fold(page.lines[index].text) == words


def _label_copies(page: Page, headline: int) -> None:
    words = fold(page.lines[headline].text)
    for index, line in enumerate(page.lines):
        if index == headline or line.n_words > 45:
            continue
        folded = fold(line.text)
        if folded == words:
            page.labels[index] = Label("boilerplate", "repeats the headline", "duplicate headline")
        elif len(words) > 20 and words in folded and len(split_title(line)) > 1 and not is_prose(line):
            page.labels[index] = Label("boilerplate", "the headline with the site's name", "page title")
        elif len(folded) > 20 and folded.rstrip(". …") != words and _is_cut_copy(folded, words):
            page.labels[index] = Label(
                "boilerplate", "repeats the beginning of the headline", "duplicate headline"
            )


def _is_cut_copy(folded: str, words: str) -> bool:
    return folded.endswith(("...", "…")) and words.startswith(folded.rstrip(". …"))
